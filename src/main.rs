//! The program: arguments in, exit status out.

use std::process::ExitCode;

#[cfg(all(target_os = "linux", target_arch = "x86_64", target_env = "gnu"))]
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    cheap_roots();
    #[cfg(any(feature = "registry", feature = "gateway"))]
    uncounted_memory();
    let words = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>();
    ExitCode::from(eppsh::shell::start(&words))
}

/// Has OpenSSL look authorities up one by one: reading the whole bundle costs 50 to 200 ms at every start.
fn cheap_roots() {
    if let Some(roots) = eppsh::wire::tls::prepare_roots(&|name| std::env::var_os(name)) {
        #[expect(
            unsafe_code,
            reason = "setting the environment is sound before any thread exists, and this is the first thing done"
        )]
        unsafe {
            std::env::set_var("SSL_CERT_FILE", roots.file);
            std::env::set_var("SSL_CERT_DIR", roots.dir);
        }
    }
}

/// Has SQLite not count the memory it takes: all connections would wait for one lock to do so, hundreds of times for
/// every command.
#[cfg(any(feature = "registry", feature = "gateway"))]
fn uncounted_memory() {
    use rusqlite::ffi::{SQLITE_CONFIG_MEMSTATUS, sqlite3_config};
    const OFF: std::ffi::c_int = 0;
    #[expect(
        unsafe_code,
        reason = "SQLite can be set up before it is used and no thread exists yet; this option takes one int"
    )]
    // Where it is refused, memory is counted.
    let _ = unsafe { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, OFF) };
}
