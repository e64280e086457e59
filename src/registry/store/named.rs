//! Changes that are about some domains by name and touch nothing else, so that what is known of all other names stays true.
//!
//! A registry is changed all day long, a domain at a time. Every transaction notes what it changed ([`Change`]) and what its
//! answer hangs on ([`Ground`]). A commit that only changed domains which its history names counts as *told*; for each
//! name, or rather for each of some thousand groups of names, it is kept with which of those commits it changed last.
//! Anything else changes everything.
//!
//! ```text
//!  commit:  begin ─► COMMIT, seen by others ─► the places of its names say n + 1, told says n + 1 ─► end
//!  a look:  index of the log ─► snapshot ─► told = n, no commit between begin and end ─► index as before: n are in it
//! ```

use super::engine::State;
use super::{Sql, history};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Into how many groups names fall; when one of a group changes, all do.
const PLACES: usize = 8192;

/// The tables whose rows belong to one domain, or to the one object that the history names.
const OWN: [&str; 6] = ["domain", "domain_host", "domain_contact", "domain_ds", "object_status", "transfer"];

/// The tables that only an answer which looks at anything tells of: whoever reads them for one says so
/// ([`Looked::at_any`]).
const BESIDE: [&str; 4] = ["balance", "variant_set", "poll_msg", "poll_state"];

/// The tables that are written to all the time, whether or not anything happens to an object. What is asked of them is not
/// kept.
pub(super) const ASIDE: [&str; 4] = ["command_log", "session", "process", "clock"];

/// The table whose rows say what was done to which object.
const HISTORY: &str = "history";

/// The place of a name.
type Place = u16;

/// The table whose rows a statement changes.
pub(super) fn table_of(sql: &str) -> Option<&str> {
    let mut words = sql.split_ascii_whitespace();
    match words.next() {
        Some("INSERT" | "DELETE") => words.nth(1),
        Some("UPDATE") => words.next(),
        _ => None,
    }
}

/// The place of a domain's name, which is in lower case.
fn place(name: &str) -> Place {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    (hasher.finish() % PLACES as u64) as Place
}

/// What a transaction changed.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// The domains that its history names.
    domains: Vec<Place>,
    /// Whether rows of objects were changed.
    objects: bool,
    /// Whether rows beside them were.
    beside: bool,
    /// Whether anything may be different now.
    everything: bool,
}

impl Change {
    /// Notes that a statement changed rows.
    pub(super) fn note(&mut self, sql: &str, params: &[Sql]) {
        match table_of(sql) {
            Some(HISTORY) => match history::domain_of(params) {
                Some(name) => self.domains.push(place(name)),
                None => self.everything = true,
            },
            Some(table) if OWN.contains(&table) => self.objects = true,
            Some(table) if BESIDE.contains(&table) => self.beside = true,
            Some(table) if ASIDE.contains(&table) => {}
            _ => self.everything = true,
        }
    }

    /// Notes that anything may be different.
    pub(super) fn is_of_everything(&mut self) {
        self.everything = true;
    }

    /// Adds what another one changed in the same commit. Each has to name what it changed.
    pub(super) fn add(&mut self, other: Change) {
        self.everything |= other.everything || (other.objects && other.domains.is_empty());
        self.beside |= other.beside;
        self.domains.extend(other.domains);
    }

    /// Whether it is about some domains at most.
    fn is_told(&self) -> bool {
        !self.everything && (self.beside || !self.domains.is_empty())
    }
}

/// When each name was changed last, for all connections of a process to one file.
#[derive(Debug)]
pub(super) struct Named {
    /// How many commits of this process were told by name.
    told: AtomicU64,
    /// Whether such a commit is under way, which others may see already.
    under_way: AtomicBool,
    /// By place, the last of them that changed it.
    last: Box<[AtomicU64]>,
}

impl Default for Named {
    fn default() -> Self {
        let last = (0..PLACES).map(|_| AtomicU64::default()).collect();
        Named { told: AtomicU64::default(), under_way: AtomicBool::default(), last }
    }
}

impl Named {
    /// Makes a commit of what was changed, by the one connection that writes; `commit` tells whether there was anything
    /// to write, for what writes nothing is not counted among the commits either.
    pub(super) fn commit<E>(&self, change: &Change, commit: impl FnOnce() -> Result<bool, E>) -> Result<(), E> {
        if !change.is_told() {
            return commit().map(drop);
        }
        self.under_way.store(true, Ordering::SeqCst);
        let done = commit();
        // A commit that failed and is there all the same is one that nobody told of.
        if matches!(done, Ok(true)) {
            let told = self.told.load(Ordering::SeqCst) + 1;
            change.domains.iter().for_each(|at| self.last[usize::from(*at)].store(told, Ordering::SeqCst));
            self.told.store(told, Ordering::SeqCst);
        }
        self.under_way.store(false, Ordering::SeqCst);
        done.map(drop)
    }

    /// How many were told; none where that changes at this moment. Looked at in this order: the number that is there when
    /// none is under way holds all that could be seen before.
    pub(super) fn told(&self) -> Option<u64> {
        let is_still = !self.under_way.load(Ordering::SeqCst);
        is_still.then(|| self.told.load(Ordering::SeqCst))
    }
}

/// What a look depends on.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// The names it asked for.
    domains: Vec<Place>,
    /// Whether it looked at domains in another way.
    at_any: bool,
}

impl Looked {
    /// Notes that the domain of that name was looked for.
    pub(super) fn at(&mut self, name: &str) {
        self.domains.push(place(name));
    }

    /// Notes that any domain may have been looked at, or what stands beside them.
    pub(super) fn at_any(&mut self) {
        self.at_any = true;
    }

    /// What it hangs on, when it was taken of `state`.
    pub(super) fn ground(&mut self, state: State, named: &Arc<Named>) -> Ground {
        Ground {
            state,
            domains: std::mem::take(&mut self.domains).into(),
            at_any: self.at_any,
            named: Arc::clone(named),
        }
    }
}

/// What an answer hangs on: the same question gets the same answer for as long as it holds.
#[derive(Clone, Debug)]
pub struct Ground {
    state: State,
    domains: Box<[Place]>,
    at_any: bool,
    named: Arc<Named>,
}

impl Ground {
    /// What the database held.
    pub fn state(&self) -> State {
        self.state
    }

    /// Whether nothing of it was changed, of what is told by name; what is not changes the state.
    pub fn holds(&self) -> bool {
        let last = |at: &Place| self.named.last[usize::from(*at)].load(Ordering::SeqCst);
        match self.at_any {
            true => self.named.told.load(Ordering::SeqCst) == self.state.told,
            false => self.domains.iter().all(|at| last(at) <= self.state.told),
        }
    }

    /// How much memory it takes, but for itself.
    pub fn size(&self) -> usize {
        size_of_val(&*self.domains)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::epp::Code;
    use crate::registry::store::history::Deed;
    use crate::registry::store::{Failure, Store, Tx, domain, history, host, setting};
    use crate::registry::time::Timestamp;

    /// Does something to a domain that is not there, so that only what is written down of it counts.
    fn deed<'d>(verb: &'d str, object_type: &'d str, object: &'d str) -> Deed<'d> {
        let at = Timestamp(1000);
        let (svtrid, cltrid, registrar, code) = (Some("S-1"), None, Some("TEST-A"), Code::OK);
        Deed { at, svtrid, cltrid, registrar, verb, object_type, object_id: 1, object, code }
    }

    /// What an answer about these names hangs on, now.
    async fn ground(store: &Store, names: &'static [&str]) -> Ground {
        let look = move |tx: &mut Tx<'_>| {
            names.iter().try_for_each(|name| domain::find(tx, name).map(drop))?;
            Ok(tx.ground())
        };
        store.read(look).await.expect("a look").expect("nobody commits")
    }

    #[tokio::test]
    async fn what_is_about_one_name_leaves_the_others_true() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("registry.db");
        let (store, other) = (Store::open(&path).expect("a database"), Store::open(&path).expect("the same"));
        let grounds = async || {
            let any = |tx: &mut Tx<'_>| {
                domain::get(tx, 1)?;
                Ok(tx.ground())
            };
            let any = store.read(any).await.expect("a look").expect("nobody commits");
            let host = |tx: &mut Tx<'_>| host::exists(tx, "ns.foo.example").map(|_| tx.ground());
            let host = store.read(host).await.expect("a look").expect("nobody commits");
            let both = ground(&store, &["foo.example", "bar.example"]).await;
            [ground(&store, &["foo.example"]).await, ground(&store, &["bar.example"]).await, both, any, host]
        };
        let write = async |store: &Store, work: fn(&mut Tx<'_>) -> Result<(), Failure>| {
            store.write(work).await.expect("written");
        };
        // What holds afterwards: of one name, of the other, of both, of any, of a host; none where everything may differ.
        let after = async |grounds: &[Ground; 5]| {
            let now = ground(&store, &[]).await.state();
            let like = now.is_like(&grounds[0].state());
            like.then(|| grounds.each_ref().map(|ground| u8::from(ground.holds())))
        };

        let before = grounds().await;
        assert_eq!(after(&before).await, Some([1, 1, 1, 1, 1]));
        let renew = |tx: &mut Tx<'_>| history::record(tx, &deed("renew", "domain", "foo.example"));
        write(&store, renew).await;
        assert_eq!(after(&before).await, Some([0, 1, 0, 0, 1]));
        let then = grounds().await;
        assert_eq!(after(&then).await, Some([1, 1, 1, 1, 1]), "what was found since is true");

        // Of another program, nobody knows what it did.
        write(&other, renew).await;
        assert_eq!(after(&then).await, None);
        for work in [
            |tx: &mut Tx<'_>| history::record(tx, &deed("update", "contact", "SH8013")),
            |tx: &mut Tx<'_>| setting::set(tx, "counted", "1"),
            |tx: &mut Tx<'_>| {
                setting::set(tx, "counted", "2")?;
                history::record(tx, &deed("renew", "domain", "foo.example"))
            },
        ] {
            let before = grounds().await;
            write(&store, work).await;
            assert_eq!(after(&before).await, None);
        }
        // What is refused changes nothing, and says nothing: a commit of nothing may be one all the same.
        let before = grounds().await;
        let refused = |tx: &mut Tx<'_>| -> Result<(), Failure> {
            history::record(tx, &deed("renew", "domain", "foo.example"))?;
            history::finish(tx)?;
            Err(Failure::Database("on purpose".into()))
        };
        assert!(store.write(refused).await.is_err());
        assert!(after(&before).await.is_none_or(|holds| holds == [1, 1, 1, 1, 1]));
    }

    #[test]
    fn everything_differs_unless_each_piece_of_work_says_what_it_changed() {
        let change = |statements: &[&str], names: &[&str]| {
            let mut change = Change::default();
            statements.iter().for_each(|sql| change.note(sql, &[]));
            change.domains.extend(names.iter().map(|name| place(name)));
            change
        };
        let named = |changes: Vec<Change>| {
            let mut all = Change::default();
            changes.into_iter().for_each(|change| all.add(change));
            all.is_told()
        };
        let own = "UPDATE domain SET clid = $1 WHERE id = $2";
        assert!(named(vec![change(&[own, "UPDATE balance SET amount = 1", "INSERT INTO command_log (id)"], &["a"])]));
        assert!(named(vec![change(&[own], &["a"]), change(&["DELETE FROM domain_host WHERE"], &["b"])]));
        assert!(named(vec![change(&[own], &["a"]), change(&["DELETE FROM session WHERE"], &[])]));
        assert!(named(vec![change(&["DELETE FROM poll_msg WHERE"], &[])]));
        assert!(!named(vec![]) && !named(vec![change(&[own], &[])]));
        assert!(!named(vec![change(&[own], &["a"]), change(&[own], &[])]), "one says nothing");
        for other in
            ["UPDATE host SET clid = $1", "INSERT INTO pending_action (id)", "INSERT INTO history (id)", "VACUUM"]
        {
            assert!(!named(vec![change(&[own, other], &["a"])]), "{other}");
        }
    }

    #[test]
    fn while_a_commit_is_under_way_nobody_can_tell_what_was_changed() {
        let named = Named::default();
        let change = Change { domains: vec![place("a")], ..Change::default() };
        assert_eq!(named.told(), Some(0));
        let commit = || {
            assert_eq!(named.told(), None);
            Ok::<bool, ()>(true)
        };
        named.commit(&change, commit).expect("done");
        assert_eq!(named.told(), Some(1));
        named.commit(&change, || Err(())).expect_err("not done");
        assert_eq!(named.told(), Some(1));
        named.commit(&Change::default(), || Ok::<bool, ()>(true)).expect("done");
        assert_eq!(named.told(), Some(1));
    }
}
