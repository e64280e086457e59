//! Answers to what is asked again and again, kept whole for as long as they are true.
//!
//! Whoever waits for a name asks for it every second, and a registry is asked far more often than it is changed. Two frames
//! of one kind of session that differ in nothing but their client transaction ids get answers that differ in nothing but
//! their transaction ids: as long as no row changes ([`State`]), but for those of domains that were not looked for
//! ([`Ground`]), nor the rules, and until the moment at which the clock does something to what was seen (LC-0). So the
//! second is neither read nor decided, but still passes everything that
//! counts and logs commands.
//!
//! ```text
//!  frame ─► Question: digest of session's mark and frame without its id ─► known? ─► its answer with the ids of now
//!                                                                             └ no ─► gate, flow ─► keep
//! ```

use super::audit::About;
use super::rules::policy::Policy;
use super::store::{Ground, State};
use super::time::Timestamp;
use crate::secret::Wiped;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, VecDeque};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How much is kept, about, in bytes.
const ROOM: usize = 48 << 20;

/// When that is full, what was kept longest makes room, unless it was asked for again meanwhile: then it is as if it had
/// just come. So many are looked at for each that comes; where all of them are wanted, that one is not kept.
const LOOKS: usize = 64;

/// The largest answer that is kept, and the largest frame that may be known.
const LARGEST: usize = 16 << 10;

/// How a client transaction id is written.
const ID: (&[u8], &[u8]) = (b"<clTRID>", b"</clTRID>");
const OWN_ID: (&[u8], &[u8]) = (b"<svTRID>", b"</svTRID>");

/// Its name.
const ID_NAME: &[u8] = b"clTRID";

/// A digest that tells apart whatever anybody may send.
type Print = [u8; 32];

/// What two sessions have in common that get the same answers to the same commands: registrar, language and services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark(Print);

impl Mark {
    /// That of a session.
    pub(super) fn of(registrar: &str, lang: &str, objects: &[String], extensions: &[String]) -> Mark {
        let mut digest = Sha256::new();
        let mut add = |text: &str| {
            digest.update(text.len().to_le_bytes());
            digest.update(text);
        };
        add(registrar);
        add(lang);
        for list in [objects, extensions] {
            add(&list.len().to_string());
            list.iter().for_each(|uri| add(uri));
        }
        Mark(digest.finalize().into())
    }
}

/// A frame, as far as it may be known already.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question<'f> {
    print: Print,
    /// What stands before its client transaction id, that id, which is plain text, and what stands behind it.
    before: &'f [u8],
    pub(super) cltrid: &'f str,
    behind: &'f [u8],
}

impl<'f> Question<'f> {
    /// Splits a frame that asks at its client transaction id. Nothing is read of it but that: a frame with the same text
    /// before and behind its id means the same whatever plain text that is. What asks in other words is no question, and
    /// is answered like any command.
    pub(super) fn of(mark: &Mark, frame: &'f [u8]) -> Option<Question<'f>> {
        let mut tags = frame.split(|byte| *byte == b'<').skip_while(|tag| !tag.starts_with(b"command>"));
        let verb = tags.nth(1).filter(|_| frame.len() <= LARGEST)?;
        if !verb.starts_with(b"check>") && !verb.starts_with(b"info>") {
            return None;
        }
        let id = last_id(frame)?;
        let cltrid = std::str::from_utf8(&frame[id.clone()]).ok()?;
        let (before, behind) = (&frame[..id.start], &frame[id.end..]);
        let mut digest = Sha256::new();
        digest.update(mark.0);
        digest.update((id.start as u64).to_le_bytes());
        digest.update(before);
        digest.update(behind);
        Some(Question { print: digest.finalize().into(), before, cltrid, behind })
    }

    /// Whether the id that stands there is for certain the one of the command, which was read as `cltrid`: the name of
    /// its element stands nowhere else, so that it is not that of a comment.
    fn is_sure(&self, cltrid: Option<&str>) -> bool {
        let names = |text: &[u8]| rfind(text, ID_NAME).is_some();
        let others = names(&self.before[..self.before.len() - ID.0.len()])
            || names(self.cltrid.as_bytes())
            || names(&self.behind[ID.1.len()..]);
        !others && cltrid == Some(self.cltrid)
    }
}

/// Where the last client transaction id of a frame stands, if it is plain text.
fn last_id(frame: &[u8]) -> Option<Range<usize>> {
    let end = rfind(frame, ID.1)?;
    let start = frame[..end].iter().rposition(|byte| *byte == b'>')? + 1;
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':');
    let plain = frame[start..end].iter().all(is_plain) && (3..=64).contains(&(end - start));
    (plain && frame[..start].ends_with(ID.0)).then_some(start..end)
}

/// Where `text` begins last.
fn rfind(frame: &[u8], text: &[u8]) -> Option<usize> {
    let mut end = frame.len();
    loop {
        let at = frame[..end].iter().rposition(|byte| *byte == text[0])?;
        if frame[at..].starts_with(text) {
            return Some(at);
        }
        end = at;
    }
}

/// Under which circumstances an answer is true.
#[derive(Clone, Debug)]
pub(super) struct Truth {
    /// What it hangs on in the database.
    pub(super) ground: Ground,
    /// The rules in force.
    pub(super) rules: Arc<Policy>,
    /// From when on by the registry's clock, and until when.
    pub(super) from: Timestamp,
    pub(super) until: Option<Timestamp>,
}

/// An answer that is kept.
pub(super) struct Known {
    /// The command, and what is logged of it.
    pub(super) about: About,
    ground: Ground,
    from: Timestamp,
    until: Option<Timestamp>,
    /// Its frame, which may hold authInfo, and where the two ids stand in it.
    frame: Wiped,
    ids: [Range<usize>; 2],
    /// Whether it was asked for again since it came.
    asked: AtomicBool,
}

impl Known {
    /// The answer with other ids.
    pub(super) fn frame(&self, cltrid: &str, svtrid: &str) -> Vec<u8> {
        let [client, server] = &self.ids;
        [
            &self.frame[..client.start],
            cltrid.as_bytes(),
            &self.frame[client.end..server.start],
            svtrid.as_bytes(),
            &self.frame[server.end..],
        ]
        .concat()
    }

    /// How much memory it takes, about, with what is needed to find it.
    fn size(&self) -> usize {
        128 + size_of::<Known>() - size_of::<About>() + self.frame.len() + self.about.size() + self.ground.size()
    }
}

/// What is kept.
#[derive(Default)]
pub(super) struct Repeats(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    /// What all of it is true of, but for what was told by name since.
    of: Option<(State, Arc<Policy>)>,
    answers: HashMap<Print, Arc<Known>>,
    /// The same, what came last at the end.
    queue: VecDeque<Print>,
    size: usize,
}

impl Repeats {
    /// The answer to a question that is asked `now`, when the database holds `state`. What is not true of it is forgotten.
    pub(super) fn find(
        &self,
        question: &Question<'_>,
        state: State,
        rules: &Arc<Policy>,
        now: Timestamp,
    ) -> Option<Arc<Known>> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !inner.is_of(state, rules) {
            let old =
                std::mem::replace(&mut *inner, Inner { of: Some((state, Arc::clone(rules))), ..Inner::default() });
            drop(inner);
            forget(old.size, old);
            return None;
        }
        let known = inner.answers.get(&question.print)?;
        let is_true = known.ground.holds() && known.from <= now && known.until.is_none_or(|until| now < until);
        // What is true no more makes room soon, if nothing new is kept in its place.
        known.asked.store(is_true, Ordering::Relaxed);
        is_true.then(|| Arc::clone(known))
    }

    /// Keeps the answer to a question: `answer` is its frame, with the server's transaction id `svtrid`.
    pub(super) fn keep(
        &self,
        question: &Question<'_>,
        truth: Truth,
        (about, cltrid): (About, Option<&str>),
        (answer, svtrid): (&[u8], &str),
    ) {
        if answer.len() > LARGEST || !question.is_sure(cltrid) {
            return;
        }
        let Some(ids) = ids(answer, question.cltrid, svtrid) else { return };
        let Truth { ground, rules, from, until } = truth;
        let frame = Wiped::from(answer.to_vec());
        let known = Known { about, ground, from, until, frame, ids, asked: AtomicBool::new(false) };
        let size = known.size();
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !inner.is_of(known.ground.state(), &rules) || !inner.has_room(size) {
            return;
        }
        inner.size += size;
        match inner.answers.insert(question.print, Arc::new(known)) {
            Some(old) => inner.size -= old.size(),
            None => inner.queue.push_back(question.print),
        }
    }

    /// How many answers are kept.
    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).answers.len()
    }
}

impl Inner {
    /// Whether all of it is true of this.
    fn is_of(&self, state: State, rules: &Arc<Policy>) -> bool {
        self.of.as_ref().is_some_and(|(of, under)| of.is_like(&state) && Arc::ptr_eq(under, rules))
    }

    /// Whether so much more may be kept, if necessary in place of what nobody asked for again.
    fn has_room(&mut self, size: usize) -> bool {
        for _ in 0..LOOKS {
            if self.size + size <= ROOM {
                return true;
            }
            let Some(print) = self.queue.pop_front() else { break };
            let was_asked = |known: &Arc<Known>| known.asked.swap(false, Ordering::Relaxed);
            if self.answers.get(&print).is_some_and(was_asked) {
                self.queue.push_back(print);
            } else {
                self.size -= self.answers.remove(&print).map_or(0, |known| known.size());
            }
        }
        self.size + size <= ROOM
    }
}

/// Where the two ids stand in an answer, which ends with them.
fn ids(answer: &[u8], cltrid: &str, svtrid: &str) -> Option<[Range<usize>; 2]> {
    let client = last_id(answer)?;
    let start = client.end + ID.1.len() + OWN_ID.0.len();
    let server = start..start + svtrid.len();
    let both = [ID.1, OWN_ID.0, svtrid.as_bytes(), OWN_ID.1].concat();
    (answer[client.clone()] == *cltrid.as_bytes() && answer[client.end..].starts_with(&both))
        .then_some([client, server])
}

/// Drops something of `size` bytes: much takes long enough for others to notice, and is left to a thread.
fn forget(size: usize, what: impl Send + 'static) {
    if size > 256 << 10 {
        // Where no thread can be had, it is dropped here.
        drop(std::thread::Builder::new().name("forget".into()).spawn(move || drop(what)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::store::registrar::{self, NewRegistrar};
    use crate::registry::store::{Store, Tx};

    /// An answer of so many bytes, and what is logged of it.
    fn answer(id: &str, size: usize) -> String {
        let ids = format!("<trID><clTRID>{id}</clTRID><svTRID>S-1</svTRID></trID></response></epp>");
        format!("<epp><response>{}{ids}", " ".repeat(size))
    }

    #[tokio::test]
    async fn room_is_made_of_what_nobody_asked_for_again_and_all_goes_with_a_change() {
        let dir = tempfile::tempdir().expect("a directory");
        let store = Store::open(&dir.path().join("registry.db")).expect("a database");
        let state = async || store.read(|tx| Ok(tx.state())).await.expect("a look").expect("a state");
        let ground = store.read(|tx| Ok(tx.ground())).await.expect("a look").expect("a state");
        let (repeats, rules, now) = (Repeats::default(), Arc::new(Policy::default()), Timestamp(1000));
        let (before, mark) = (state().await, mark());
        let frames: Vec<String> = (0..4500).map(|at| frame(&format!("<a n='{at}'/>"), "ABC-1")).collect();
        let question = |at: usize| Question::of(&mark, frames[at].as_bytes()).expect("a question");
        let keep = |at: usize, until: Option<Timestamp>| {
            let truth = Truth { ground: ground.clone(), rules: Arc::clone(&rules), from: now, until };
            let about = About { command: "domain check", extensions: None, object: Some("foo".into()) };
            repeats.keep(&question(at), truth, (about, Some("ABC-1")), (answer("ABC-1", 15 << 10).as_bytes(), "S-1"));
        };
        let found = |at: usize, state: State, now: Timestamp| repeats.find(&question(at), state, &rules, now);
        let size = || repeats.0.lock().expect("whole").size;

        keep(0, None);
        assert!(repeats.count() == 0, "nobody has asked about this state yet");
        assert!(found(0, before, now).is_none());
        (0..100).for_each(|at| keep(at, None));
        assert!((0..100).all(|at| found(at, before, now).is_some()));
        (100..3450).for_each(|at| keep(at, None));
        assert!(size() <= ROOM && repeats.count() > 100, "{}", size());
        assert!((0..100).all(|at| found(at, before, now).is_some()), "what was asked for again is still there");
        assert!(found(200, before, now).is_none() && found(3449, before, now).is_some());

        // What is asked for all the time stays, whatever else comes, and what others ask for later finds room.
        (0..4500).cycle().take(13_500).for_each(|at| {
            assert!(found(at % 100, before, now).is_some());
            if found(at, before, now).is_none() {
                keep(at, None);
            }
        });
        assert!(size() <= ROOM && repeats.count() > 3000, "{}", size());
        (0..3).for_each(|_| {
            (2250..4500).for_each(|at| {
                if found(at, before, now).is_none() {
                    keep(at, None);
                }
            });
        });
        assert!((2250..4500).all(|at| found(at, before, now).is_some()) && size() <= ROOM);
        let queued = repeats.0.lock().expect("whole").queue.len();
        assert_eq!(queued, repeats.count());

        let create =
            |tx: &mut Tx<'_>| registrar::create(tx, &NewRegistrar { clid: "TEST-A", password_hash: "", lang: "en" });
        store.write(create).await.expect("changed");
        let after = state().await;
        assert_ne!(before, after);
        assert!(found(0, after, now).is_none() && repeats.count() == 0);
        keep(0, None);
        assert!(repeats.count() == 0, "what was true before is not kept any more");

        let other = Arc::new(Policy::default());
        assert!(repeats.find(&question(0), before, &other, now).is_none() && found(0, before, now).is_none());
        keep(0, Some(Timestamp(2000)));
        assert!(found(0, before, Timestamp(999)).is_none() && found(0, before, Timestamp(1999)).is_some());
        assert!(found(0, before, Timestamp(2000)).is_none());
        let known = found(0, before, now).expect("it is known").frame("XYZ-22", "S-2");
        assert_eq!(String::from_utf8(known).expect("text"), answer("XYZ-22", 15 << 10).replace("S-1", "S-2"));
    }

    fn mark() -> Mark {
        Mark::of("TEST-A", "en", &["a".into()], &[])
    }

    fn frame(inside: &str, id: &str) -> String {
        format!("<epp><command><check>{inside}</check><clTRID>{id}</clTRID></command></epp>")
    }

    #[test]
    fn frames_that_differ_in_their_ids_only_are_one_question() {
        let (mark, print) = (mark(), |mark: &Mark, text: &str| Question::of(mark, text.as_bytes()).map(|it| it.print));
        let first = print(&mark, &frame("<a/>", "ABC-1"));
        assert!(first.is_some());
        assert_eq!(first, print(&mark, &frame("<a/>", "another.id_2:x")));
        for other in [frame("<b/>", "ABC-1"), frame("<a/> ", "ABC-1"), frame("<a/>", "ABC-1") + " "] {
            assert_ne!(first, print(&mark, &other), "{other}");
        }
        for (registrar, lang, objects, extensions) in [
            ("TEST-B", "en", vec!["a"], vec![]),
            ("TEST-A", "ru", vec!["a"], vec![]),
            ("TEST-A", "en", vec![], vec!["a"]),
            ("TEST-A", "en", vec!["a"], vec!["a"]),
            ("TEST-Aen", "", vec!["a"], vec![]),
        ] {
            let own = |list: Vec<&str>| list.into_iter().map(String::from).collect::<Vec<_>>();
            let other = Mark::of(registrar, lang, &own(objects), &own(extensions));
            assert_ne!(first, print(&other, &frame("<a/>", "ABC-1")), "{registrar} {lang}");
        }
        // What is moved over the place of the id is not the same.
        assert_ne!(
            print(&mark, &frame("<a/>", "ABC-1")),
            print(&mark, "<epp><command><check><clTRID>ABC-1</clTRID><a/></check></command></epp>")
        );
    }

    #[test]
    fn an_id_is_plain_text_and_the_only_one() {
        for text in [
            "<epp/>".to_owned(),
            "<command><check></clTRID>".to_owned(),
            "<command><check>x</clTRID>".to_owned(),
            frame("", "ab"),
            frame("", &"a".repeat(65)),
            frame("", "a&amp;b"),
            frame("", "a b"),
            frame("", "абв"),
            frame("", "ABC-1").replace("<clTRID>", "<clTRID x='1'>"),
            frame("", "ABC-1").replace("clTRID>", "e:clTRID>"),
            frame("", "ABC-1").replace("check>", "create>"),
            frame("", "ABC-1").replace("check>", "checks>"),
        ] {
            assert!(Question::of(&mark(), text.as_bytes()).is_none(), "{text}");
        }
        let sure = |text: &str, read: Option<&str>| {
            let mark = mark();
            Question::of(&mark, text.as_bytes()).expect("a question").is_sure(read)
        };
        assert!(sure(&frame("<a/>", "ABC-1"), Some("ABC-1")));
        assert!(!sure(&frame("<a/>", "ABC-1"), Some("ABC-2")) && !sure(&frame("<a/>", "ABC-1"), None));
        let comment = "<!--<clTRID>ABC-1</clTRID>-->";
        for doubtful in [
            frame("<a/>", "ABC-1") + comment,
            format!("<command><check></check><e:clTRID>ABC-1</e:clTRID></command>{comment}"),
            frame("<a/>", "clTRID-1"),
        ] {
            assert!(!sure(&doubtful, Some("ABC-1")) && !sure(&doubtful, Some("clTRID-1")), "{doubtful}");
        }
    }

    #[test]
    fn ids_are_found_in_answers() {
        let answer = "<response><x/><trID><clTRID>ABC-1</clTRID><svTRID>S-1</svTRID></trID></response>";
        let found = ids(answer.as_bytes(), "ABC-1", "S-1").expect("both");
        assert_eq!(found.map(|range| &answer[range]), ["ABC-1", "S-1"]);
        assert!(ids(answer.as_bytes(), "ABC-1", "S-2").is_none() && ids(answer.as_bytes(), "ABC-2", "S-1").is_none());
        assert!(ids(b"<response/>", "ABC-1", "S-1").is_none());
    }
}
