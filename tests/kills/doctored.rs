//! Histories that were tampered with: the judge must say so.

use super::act::{Act, IDS, Op, Who};
use super::frames::{Letter, Queue, domain_of};
use super::judge::{Evidence, Judge};
use super::load::{Entry, Look};
use super::model::{Family, years_on};
use super::order::{Came, Command, search};
use super::site::{Books, Deed, PAID, PRICE};
use super::told::{Answer, Facts};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// When the domain was created, as answers tell it, and as the history keeps it.
const CREATED: (&str, i64) = ("2026-01-31T10:00:00.000Z", 1_769_853_600_000_000);

/// The registrars.
const A: Who = 0;
const B: Who = 1;

/// A command from one moment to another.
fn command<'a>(who: Who, (sent, ended): (u64, u64), act: &'a Act, came: Came<'a>) -> Command<'a> {
    Command { who, act, sent, ended, came }
}

/// An answer that is only a code.
fn code(code: u16) -> Answer {
    Answer { facts: Facts { code, ..Facts::default() }, ..Answer::default() }
}

/// An answer that tells when the domain expires, so many years after its creation.
fn until(years: i32, created: bool) -> Answer {
    let created = created.then(|| Arc::from(CREATED.0));
    Answer { created, expires: Some(years_on(CREATED.0, years)), ..code(1000) }
}

/// What A is told of its domain.
fn seen(years: i32) -> Answer {
    let mut answer = until(years, true);
    let statuses = vec!["inactive".to_owned()];
    let facts = &mut answer.facts;
    (facts.sponsor, facts.creator, facts.auth, facts.statuses) = (Some(A), Some(A), Some(7), statuses);
    facts.updater = (years > 1).then_some(A);
    answer
}

/// The domain's creation.
const CREATE: Act = Act::Create { years: 1, auth: 7, linked: false, owned: false };

/// A renewal by who believes the year to be `year`.
fn renew(year: u16) -> Act {
    Act::Renew { believed: format!("{year}-01-31").into(), years: 1 }
}

/// Whether there is an order.
fn has_order(commands: &[Command<'_>]) -> bool {
    search(&HashSet::from([Family::default()]), commands).is_ok()
}

#[test]
fn a_write_that_was_lost_is_noticed() {
    let (created, there, gone) = (until(1, true), seen(1), code(2303));
    let begin = command(A, (0, 10), &CREATE, Came::Answer(&created));
    assert!(has_order(&[begin.clone(), command(A, (20, 30), &Act::Info, Came::Answer(&there))]));
    assert!(!has_order(&[begin.clone(), command(A, (20, 30), &Act::Info, Came::Answer(&gone))]));
    // Beside it, it may have been asked for before.
    assert!(has_order(&[begin, command(A, (5, 30), &Act::Info, Came::Answer(&gone))]));
}

#[test]
fn what_nobody_was_told_of_is_there_or_not_and_stays_so() {
    let (there, gone) = (seen(1), code(2303));
    let begin = command(A, (0, 10), &CREATE, Came::Perhaps);
    let info = |from, answer| command(A, (from, from + 5), &Act::Info, Came::Answer(answer));
    assert!(has_order(&[begin.clone(), info(20, &there), info(30, &there)]));
    assert!(has_order(&[begin.clone(), info(20, &gone), info(30, &gone)]));
    assert!(!has_order(&[begin.clone(), info(20, &there), info(30, &gone)]), "half of it");
    assert!(!has_order(&[begin, info(20, &gone), info(30, &there)]), "done when its server was dead");
    let begin = command(A, (0, 25), &CREATE, Came::Perhaps);
    assert!(has_order(&[begin, info(10, &gone), info(30, &there)]), "done later, and in time");
    let begin = command(A, (0, 10), &CREATE, Came::Done);
    assert!(!has_order(&[begin, info(20, &gone)]), "the registry wrote that it was done");
}

#[test]
fn a_renewal_that_was_done_twice_is_noticed() {
    let (created, once, twice, refused) = (until(1, true), until(2, false), until(3, false), code(2306));
    let (first, same) = (renew(2027), renew(2027));
    let begin = command(A, (0, 10), &CREATE, Came::Answer(&created));
    let one = command(A, (20, 40), &first, Came::Answer(&once));
    assert!(has_order(&[begin.clone(), one.clone(), command(A, (25, 45), &same, Came::Answer(&refused))]));
    assert!(!has_order(&[begin.clone(), one.clone(), command(A, (25, 45), &same, Came::Answer(&once))]));
    assert!(!has_order(&[begin.clone(), one.clone(), command(A, (25, 45), &same, Came::Answer(&twice))]));
    // One that nobody was told of, and one that was: a year each would be one too many for one of them.
    let lost = command(A, (20, 30), &first, Came::Perhaps);
    for (years, fits) in [(1, true), (2, true), (3, false)] {
        let there = seen(years);
        let after = command(A, (60, 70), &Act::Info, Came::Answer(&there));
        assert_eq!(has_order(&[begin.clone(), lost.clone(), after]), fits, "{years} years");
    }
}

#[test]
fn a_stale_answer_is_noticed() {
    let (created, once, old, new) = (until(1, true), until(2, false), seen(1), seen(2));
    let first = renew(2027);
    let begin = command(A, (0, 10), &CREATE, Came::Answer(&created));
    let one = command(A, (20, 40), &first, Came::Answer(&once));
    let info = |times, answer| command(A, times, &Act::Info, Came::Answer(answer));
    assert!(has_order(&[begin.clone(), one.clone(), info((30, 50), &old)]), "beside it");
    assert!(has_order(&[begin.clone(), one.clone(), info((30, 50), &new), info((60, 70), &new)]));
    assert!(!has_order(&[begin.clone(), one.clone(), info((41, 50), &old)]), "after it");
    assert!(!has_order(&[begin, one, info((25, 30), &new), info((32, 36), &old)]), "the new one, then the old one");
}

#[test]
fn an_object_that_rose_again_is_noticed() {
    let (created, done, there, gone) = (until(1, true), code(1000), seen(1), code(2303));
    let begin = command(A, (0, 10), &CREATE, Came::Answer(&created));
    let end = command(A, (20, 30), &Act::Delete, Came::Answer(&done));
    let info = |from, answer| command(A, (from, from + 5), &Act::Info, Came::Answer(answer));
    assert!(has_order(&[begin.clone(), end.clone(), info(40, &gone)]));
    assert!(!has_order(&[begin.clone(), end.clone(), info(40, &there)]));
    assert!(!has_order(&[begin, end, info(40, &gone), info(50, &there)]));
}

#[test]
fn two_that_both_won_are_noticed() {
    let (created, refused, pending) = (until(1, true), code(2302), code(2300));
    let begin = command(A, (0, 10), &CREATE, Came::Answer(&created));
    let other = Act::Create { years: 1, auth: 8, linked: false, owned: false };
    assert!(has_order(&[begin.clone(), command(B, (0, 10), &other, Came::Answer(&refused))]));
    assert!(!has_order(&[begin.clone(), command(B, (0, 10), &other, Came::Answer(&created))]), "CO-5");
    let mut requested = until(2, false);
    let facts = &mut requested.facts;
    (facts.code, facts.gaining, facts.losing, facts.transfer) = (1001, Some(B), Some(A), Some("pending".into()));
    let request = Act::Transfer(Op::Request(7));
    let first = command(B, (20, 30), &request, Came::Answer(&requested));
    assert!(has_order(&[begin.clone(), first.clone(), command(B, (20, 30), &request, Came::Answer(&pending))]));
    assert!(
        !has_order(&[begin.clone(), first.clone(), command(B, (20, 30), &request, Came::Answer(&requested))]),
        "CO-7"
    );
    // Approved and cancelled at once: one of them only (CO-8).
    let mut approved = until(2, false);
    (approved.facts.gaining, approved.facts.losing) = (Some(B), Some(A));
    let mut cancelled = code(1000);
    (cancelled.facts.gaining, cancelled.facts.losing) = (Some(B), Some(A));
    approved.facts.transfer = Some("clientApproved".into());
    cancelled.facts.transfer = Some("clientCancelled".into());
    let (approve, cancel, over) = (Act::Transfer(Op::Approve), Act::Transfer(Op::Cancel), code(2301));
    let both = |one, other| {
        let approval = command(A, (40, 50), &approve, Came::Answer(one));
        has_order(&[begin.clone(), first.clone(), approval, command(B, (40, 50), &cancel, Came::Answer(other))])
    };
    assert!(both(&approved, &over) && both(&over, &cancelled));
    assert!(!both(&approved, &cancelled) && !both(&over, &over));
}

#[test]
fn a_link_to_nothing_is_noticed() {
    let (done, gone, linked, created) = (code(1000), code(2303), code(2305), until(1, true));
    let with_host = Act::Create { years: 1, auth: 7, linked: true, owned: false };
    let race = |delete, create| {
        let host = command(A, (0, 10), &Act::HostCreate, Came::Answer(&done));
        let delete = command(A, (20, 30), &Act::HostDelete, Came::Answer(delete));
        has_order(&[host, delete, command(B, (20, 30), &with_host, Came::Answer(create))])
    };
    assert!(race(&done, &gone) && race(&linked, &created), "CO-9");
    assert!(!race(&done, &created) && !race(&linked, &gone));
}

/// A registry in which A has created a domain, B has asked for its transfer and A has agreed: what clients noted, and
/// what is written down.
struct Case {
    entries: Vec<Entry>,
    looks: Vec<Look>,
    books: Books,
}

impl Case {
    /// All as it should be.
    fn new() -> Case {
        let date = |seconds: i64| eppsh::registry::time::Timestamp(CREATED.1 + seconds * 1_000_000).to_wire();
        let (name, transfer) = (domain_of(0), |code, status: &str| {
            let mut answer = until(2, false);
            let facts = &mut answer.facts;
            (facts.code, facts.gaining, facts.losing) = (code, Some(B), Some(A));
            facts.transfer = Some(status.into());
            answer
        });
        let letter = |status: &str, seconds| Letter {
            name: name.clone(),
            status: status.into(),
            gaining: B,
            losing: A,
            at: date(seconds),
        };
        let entry = |number: u64, who, act, answer, letter| Entry {
            family: 0,
            who,
            act,
            cltrid: format!("K-{number}"),
            sent: number * 100,
            told: Some((number * 100 + 50, answer)),
            letter,
            run: 1,
        };
        let (pending, approved) = (letter("pending", 1), letter("clientApproved", 2));
        let deed = |number: i64, who, verb: &str, code| Deed {
            id: number,
            at: CREATED.1 + (number - 1) * 1_000_000,
            cltrid: Some(format!("K-{number}")),
            registrar: Some(who),
            verb: verb.into(),
            object_id: 1,
            object: name.clone(),
            code,
        };
        let queue = |code, count, id, letter: Option<&Letter>| Queue { code, count, id, letter: letter.cloned() };
        let look = |sent, take, queue| Look { who: A, take, sent, told: Some((sent + 10, queue)), run: 1 };
        Case {
            entries: vec![
                entry(1, A, CREATE, until(1, true), None),
                entry(2, B, Act::Transfer(Op::Request(7)), transfer(1001, "pending"), Some(pending.clone())),
                entry(3, A, Act::Transfer(Op::Approve), transfer(1000, "clientApproved"), Some(approved.clone())),
            ],
            looks: vec![
                look(260, None, queue(1301, 1, Some(1), Some(&pending))),
                look(280, Some(1), queue(1000, 0, None, None)),
                look(400, None, queue(1300, 0, None, None)),
            ],
            books: Books {
                history: vec![
                    deed(1, A, "create", 1000),
                    deed(2, B, "transfer request", 1001),
                    deed(3, A, "transfer approve", 1000),
                ],
                messages: BTreeMap::from([(2, (B, approved))]),
                balances: BTreeMap::from([(A, PAID - PRICE), (B, PAID - PRICE), (2, PAID)]),
                next: 2,
            },
        }
    }

    /// What the judge says of it.
    fn judged(self) -> String {
        let Case { entries, looks, books } = self;
        let end_of = |_| Some(500);
        let evidence = Evidence { entries, looks, end_of: &end_of, now: 1000, books: &books };
        Judge::new(1).judge(evidence).join("\n")
    }

    /// What it says when something was changed before.
    fn with(change: impl FnOnce(&mut Case)) -> String {
        let mut case = Case::new();
        change(&mut case);
        case.judged()
    }
}

/// Holds a saying of the judge's to what it must be about.
#[track_caller]
fn says(told: &str, about: &str) {
    assert!(told.contains(about), "{about:?} is missing: {told:?}");
}

#[test]
fn a_case_in_which_all_is_well_is_left_alone() {
    assert_eq!(Case::new().judged(), "");
    assert_eq!(IDS.len(), 3, "the balances are those of all");
}

#[test]
fn what_the_history_lacks_or_has_too_much_is_noticed() {
    says(&Case::with(|case| drop(case.books.history.remove(2))), "acknowledged and lost");
    says(&Case::with(|case| case.books.history[2].cltrid = Some("K-9".into())), "nobody asked for it");
    says(&Case::with(|case| case.books.history[2].cltrid = Some("K-2".into())), "done twice");
    says(&Case::with(|case| case.books.history[2].at = 0), "earlier than what was done to it before");
    says(&Case::with(|case| case.books.history[1].registrar = Some(A)), "something else was done");
    let refused = |case: &mut Case| case.entries[2].told = Some((350, code(2301)));
    says(&Case::with(refused), "2301 was told, and it was done");
    let failed = |case: &mut Case| {
        case.entries[2].told = Some((350, code(2400)));
        case.books.history.pop();
    };
    says(&Case::with(failed), "failed, and the database was there");
    says(&Case::with(|case| case.books.next = 4), "gaps");
    says(&Case::with(|case| case.books.history[0].object_id = 2), "gaps");
}

#[test]
fn a_lost_answer_is_taken_either_way_but_not_half() {
    let lost = |case: &mut Case| {
        case.entries[2].told = None;
        case.entries[2].letter = None;
    };
    assert_eq!(Case::with(lost), "", "done, and nobody was told");
    let undone = |case: &mut Case| {
        lost(case);
        case.books.history.pop();
        case.books.messages.clear();
        case.books.balances.insert(B, PAID);
    };
    assert_eq!(Case::with(undone), "", "not done, and nobody was told");
    let half = |case: &mut Case| {
        lost(case);
        case.books.history.pop();
        case.books.balances.insert(B, PAID);
    };
    says(&Case::with(half), "has no cause");
}

#[test]
fn money_that_does_not_add_up_is_noticed() {
    for (who, left) in [(B, PAID), (A, PAID - 2 * PRICE), (A, PAID)] {
        let told = Case::with(|case| _ = case.books.balances.insert(who, left));
        says(&told, "was paid, and it would be");
    }
}

#[test]
fn messages_that_are_lost_or_come_twice_are_noticed() {
    says(&Case::with(|case| case.books.messages.clear()), "no message tells of");
    let again = |case: &mut Case| {
        let message = case.books.messages[&2].clone();
        case.books.messages.insert(3, message);
    };
    says(&Case::with(again), "has no cause, or comes twice");
    let back = |case: &mut Case| {
        let letter = case.looks[0].told.as_ref().unwrap().1.letter.clone().unwrap();
        case.books.messages.insert(1, (A, letter));
    };
    says(&Case::with(back), "was taken out and is there");
    let stranger = |case: &mut Case| {
        let message = case.books.messages.remove(&2).unwrap();
        case.books.messages.insert(2, (A, message.1));
    };
    says(&Case::with(stranger), "is not for AAA");
    let twice = |case: &mut Case| {
        let look = case.looks[1].clone();
        case.looks.push(look);
    };
    says(&Case::with(twice), "taken out twice");
    let kept = |case: &mut Case| drop(case.looks.remove(1));
    says(&Case::with(kept), "is lost");
    let empty = |case: &mut Case| case.looks[0].told = Some((270, Queue { code: 1300, ..Queue::default() }));
    says(&Case::with(empty), "no message tells of");
    let shown_again = |case: &mut Case| {
        let mut look = case.looks[0].clone();
        look.sent = 390;
        look.told.as_mut().unwrap().0 = 395;
        case.looks.push(look);
    };
    says(&Case::with(shown_again), "was not there any more");
    let refused = |case: &mut Case| {
        case.looks[1].told.as_mut().unwrap().1.code = 2303;
        let letter = case.looks[0].told.as_ref().unwrap().1.letter.clone().unwrap();
        case.books.messages.insert(1, (A, letter));
        case.looks.pop();
    };
    says(&Case::with(refused), "that nobody took out was refused");
}
