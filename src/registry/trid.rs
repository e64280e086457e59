//! Server transaction ids: a tag and a ULID, unique over all processes and restarts (RFC 5730, section 2.5).

use crate::error::{Error, Result};
use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

/// Crockford's alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The longest tag: with the ULID it stays under the 64 characters of `trIDStringType`.
const TAG: usize = 16;

/// A new id of the server `tag` at `millis` of the Unix epoch.
pub fn next(tag: &str, millis: u64) -> Result<String> {
    Ok(id(tag, millis, random()?))
}

/// Ids that are the same in every run with the same seed.
#[derive(Debug)]
pub struct Seeded {
    seed: u64,
    count: AtomicU64,
}

impl Seeded {
    /// Ids of `seed`.
    pub fn new(seed: u64) -> Self {
        Seeded { seed, count: AtomicU64::new(0) }
    }

    /// The next id of the server `tag`; it sorts behind the one before.
    pub fn next(&self, tag: &str) -> String {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        id(tag, count, u128::from(self.seed))
    }
}

/// The letters, digits and hyphens at the front of a server's name, and a ULID.
fn id(tag: &str, millis: u64, chance: u128) -> String {
    let mut id = String::with_capacity(TAG + 27);
    id.extend(tag.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').take(TAG));
    id.push('-');
    id.extend(ulid(millis, chance).map(char::from));
    id
}

/// 48 bits of time and 80 bits of chance, as 26 letters.
fn ulid(millis: u64, chance: u128) -> [u8; 26] {
    let bits = (u128::from(millis) << 80) | (chance & ((1 << 80) - 1));
    std::array::from_fn(|place| ALPHABET[(bits >> (5 * (25 - place))) as usize & 31])
}

/// How many random numbers a thread gets from the system at once.
const STOCK: usize = 32;

thread_local! {
    /// Random bytes that were got, and how many of them are left; none is kept that was given out.
    static RANDOM: RefCell<([[u8; 16]; STOCK], usize)> = const { RefCell::new(([[0; 16]; STOCK], 0)) };
}

/// 128 random bits.
pub fn random() -> Result<u128> {
    RANDOM.with_borrow_mut(|(stock, left)| {
        if *left == 0 {
            getrandom::fill(stock.as_flattened_mut())
                .map_err(|error| Error::internal(format!("the system gave no random numbers: {error}")))?;
            *left = STOCK;
        }
        *left -= 1;
        Ok(u128::from_le_bytes(std::mem::take(&mut stock[*left])))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_tag_and_a_ulid() {
        assert_eq!(ulid(1_469_918_176_385, 0), *b"01ARYZ6S410000000000000000");
        assert_eq!(ulid(0, u128::MAX), *b"0000000000ZZZZZZZZZZZZZZZZ");
        let id = next("eppsh registry, a rather long name", 1_790_000_000_000).expect("an id");
        assert_eq!(id.split_once('-').expect("two parts").0, "eppshregistryara");
        assert_eq!(id.len(), 16 + 1 + 26);
    }

    #[test]
    fn seeded_ids_are_the_same_in_every_run() {
        let ids = |seed| {
            let ids = Seeded::new(seed);
            [ids.next("tag"), ids.next("tag")]
        };
        let [first, second] = ids(7);
        assert!(first < second);
        assert_eq!(ids(7), [first.clone(), second]);
        assert_ne!(ids(8)[0], first);
    }

    #[test]
    fn ids_sort_by_time_and_do_not_repeat() {
        let ids: std::collections::HashSet<_> = (0..1000).map(|_| next("t", 7).expect("an id")).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ulid(7, u128::MAX) < ulid(8, 0));
    }
}
