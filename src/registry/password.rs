//! Registrars' passwords at rest: argon2id, computed on blocking threads and few at a time.

use crate::error::{Error, Result};
use crate::secret::Secret;
use argon2::password_hash::PasswordHasher;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::sync::{Arc, OnceLock};
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;

/// How many passwords are hashed at once, where there are as many processors: each takes 19 MiB and one of them.
const AT_ONCE: usize = 4;

/// How many blocks of a kibibyte are asked for at least, however few are used: so much is always given back to the
/// system, where less is kept for the next time by whichever thread it was, until each has its own 19 MiB.
const ROOM: usize = 33 * 1024;

/// What a hash may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// For registrars reached over the network: 19 MiB, two passes.
    Full,
    /// For the sandbox, whose passwords are published: its data never leave this process.
    Sandbox,
}

impl Cost {
    /// The parameters of argon2id.
    fn parameters(self) -> Params {
        match self {
            Cost::Full => Params::default(),
            Cost::Sandbox => Params::new(Params::MIN_M_COST, 1, 1, None).unwrap_or_default(),
        }
    }
}

/// The hash of `password` in PHC form, with a salt of its own. Takes a while: not for the threads of the runtime.
pub fn hash(password: &Secret, cost: Cost) -> Result<String> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.parameters())
        .hash_password(password.expose().as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Error::internal(format!("a password could not be hashed: {error}")))
}

/// Whether `password` is the one behind `stored`, which must have cost at least `least`.
pub fn matches(password: &Secret, stored: &str, least: Cost) -> bool {
    let Ok(parsed) = PasswordHash::new(stored) else { return false };
    let strong = Params::try_from(&parsed).is_ok_and(|found| {
        let wanted = least.parameters();
        found.m_cost() >= wanted.m_cost() && found.t_cost() >= wanted.t_cost()
    });
    strong && computed(password, &parsed).is_some_and(|(found, wanted)| found.ct_eq(&wanted).into())
}

/// The hash of `password` in the way of a stored one, and the stored one's.
fn computed(password: &Secret, stored: &PasswordHash) -> Option<(Vec<u8>, Vec<u8>)> {
    let algorithm = Algorithm::try_from(stored.algorithm.as_str()).ok()?;
    let version = stored.version.map_or(Ok(Version::default()), Version::try_from).ok()?;
    let params = Params::try_from(stored).ok()?;
    let wanted = stored.hash.as_ref()?.as_bytes().to_vec();
    let mut memory = Vec::with_capacity(params.block_count().max(ROOM));
    memory.resize(params.block_count(), Block::new());
    let mut found = vec![0; wanted.len()];
    let salt: &[u8] = stored.salt.as_ref()?;
    Argon2::new(algorithm, version, params)
        .hash_password_into_with_memory(password.expose().as_bytes(), salt, &mut found, &mut memory)
        .ok()?;
    Some((found, wanted))
}

/// Takes as long as [`matches()`] and never succeeds: for a registrar that does not exist.
pub fn matches_nobody(password: &Secret, cost: Cost) -> bool {
    static DUMMY: [OnceLock<String>; 2] = [OnceLock::new(), OnceLock::new()];
    let slot = &DUMMY[usize::from(cost == Cost::Sandbox)];
    let stored = slot.get_or_init(|| hash(&Secret::new("nobody has this password"), cost).unwrap_or_default());
    matches(password, stored, cost);
    false
}

/// Does the work on blocking threads, a few at a time.
#[derive(Clone)]
pub struct Hasher(Arc<Semaphore>);

impl Default for Hasher {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Hasher(Arc::new(Semaphore::new(AT_ONCE.min(processors))))
    }
}

impl Hasher {
    /// Runs `work` on a blocking thread as soon as there is room.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let turn = Arc::clone(&self.0).acquire_owned().await;
        let turn = turn.map_err(|_| Error::internal("the password threads are gone"))?;
        let task = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        });
        task.await.map_err(|error| Error::internal("a password thread failed").source(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_matches_its_own_hash_only() {
        let stored = hash(&Secret::new("pässwörd1"), Cost::Full).expect("a hash");
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(matches(&Secret::new("pässwörd1"), &stored, Cost::Full));
        assert!(!matches(&Secret::new("pässwörd2"), &stored, Cost::Full));
        assert!(!matches(&Secret::new("pässwörd1"), "no hash", Cost::Full));
        assert_ne!(hash(&Secret::new("pässwörd1"), Cost::Full).expect("a hash"), stored, "a salt of its own");
    }

    #[test]
    fn a_cheap_hash_is_good_for_the_sandbox_only() {
        let stored = hash(&Secret::new("sandbox-a"), Cost::Sandbox).expect("a hash");
        assert!(matches(&Secret::new("sandbox-a"), &stored, Cost::Sandbox));
        assert!(!matches(&Secret::new("sandbox-a"), &stored, Cost::Full));
        assert!(!matches_nobody(&Secret::new("nobody has this password"), Cost::Sandbox));
    }
}
