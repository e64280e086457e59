//! Places where a test may have the program die, as if its plug were pulled: `EPPSH_DIE_AT=NAME`, or `NAME:3` for the
//! third time. Only in debug builds; a released program has no such places.

/// Dies here if that was asked for.
#[cfg(debug_assertions)]
pub fn point(name: &str) {
    use std::sync::atomic::{AtomicU32, Ordering};
    static PASSED: AtomicU32 = AtomicU32::new(0);
    let Ok(wanted) = std::env::var("EPPSH_DIE_AT") else { return };
    let (wanted, turn) = wanted.split_once(':').unwrap_or((&wanted, "1"));
    if wanted == name && PASSED.fetch_add(1, Ordering::Relaxed) + 1 == turn.parse().unwrap_or(1) {
        // No destructor runs and no buffer is written, as with SIGKILL.
        std::process::abort();
    }
}

/// Nothing.
#[cfg(not(debug_assertions))]
#[inline(always)]
pub fn point(_: &str) {}
