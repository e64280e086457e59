//! The thread over a database that only counts.

use super::super::engine::{Lock, Show};
use super::super::{Row, Sql};
use super::*;
use crate::registry::flow::Refusal;
use crate::registry::time::Timestamp;

/// A database that writes down what it is told, and fails on demand.
#[derive(Default)]
struct Fake {
    told: Vec<String>,
    /// How many commits fail.
    failing: usize,
    /// Whether that passes.
    passing: bool,
    /// Whether it does without savepoints as long as it can.
    bold: bool,
}

impl Fake {
    /// How often it was told a word.
    fn count(&self, word: &str) -> usize {
        self.told.iter().filter(|told| *told == word).count()
    }
}

impl Engine for Fake {
    fn query(&mut self, _: &str, _: &[Sql]) -> Result<Vec<Row>, Failure> {
        Ok(Vec::new())
    }

    fn execute(&mut self, _: &str, _: &[Sql]) -> Result<u64, Failure> {
        Ok(0)
    }

    fn batch(&mut self, sql: &str) -> Result<(), Failure> {
        self.told.push(sql.into());
        Ok(())
    }

    fn begin(&mut self, writes: bool, saves: bool) -> Result<(), Failure> {
        assert!(saves == writes || self.bold);
        self.batch(if writes { "write" } else { "read" })
    }

    fn always_saves(&self) -> bool {
        !self.bold
    }

    fn take_turns(&mut self) -> Result<(), Failure> {
        self.batch("turn")
    }

    fn commit(&mut self) -> Result<(), Failure> {
        if self.failing > 0 {
            self.failing -= 1;
            return Err(Failure::Database("no".into()));
        }
        self.batch("commit")
    }

    fn roll_back(&mut self) {
        self.told.push("back".into());
    }

    fn loss(&self) -> Loss {
        if self.passing { Loss::Passing } else { Loss::Lasting }
    }

    fn lock(&mut self, _: &str, _: &[Sql], _: Lock) -> Result<bool, Failure> {
        Ok(true)
    }

    fn next(&mut self, _: &str) -> Result<i64, Failure> {
        Ok(1)
    }

    fn counters(&mut self) -> Result<Vec<(String, i64)>, Failure> {
        Ok(Vec::new())
    }

    fn set_counter(&mut self, _: &str, _: i64) -> Result<(), Failure> {
        Ok(())
    }

    fn each_row(&mut self, _: &str, _: Show<'_>) -> Result<(), Failure> {
        Ok(())
    }

    fn damage(&mut self) -> Result<Vec<String>, Failure> {
        Ok(Vec::new())
    }

    fn clock(&mut self) -> Result<Timestamp, Failure> {
        Ok(Timestamp(0))
    }

    fn translate(&self, step: &str) -> String {
        step.into()
    }

    fn begin_migration(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    fn finish_migration(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    fn check(&mut self, _: &str) -> Result<(), Failure> {
        Ok(())
    }
}

/// Serves `count` jobs that wait already; their outcomes.
fn serve_all(engine: &mut Fake, count: usize, writes: bool, refuse: bool) -> Vec<Result<(), Failure>> {
    let (sender, queue) = Queue::new();
    let outcomes: Vec<_> = (0..count)
        .map(|_| {
            let (job, outcome) = Job::new(writes, move |_| match refuse {
                true => Err(Refusal::new(crate::epp::Code::POLICY_ERROR).into()),
                false => Ok(()),
            });
            sender.send(job).expect("the queue is there");
            outcome
        })
        .collect();
    drop(sender);
    serve(engine, &queue, 8);
    outcomes.into_iter().map(|outcome| outcome.blocking_recv().expect("told")).collect()
}

#[test]
fn what_waits_to_write_shares_commits_and_is_told_after_them() {
    let mut engine = Fake::default();
    assert_eq!(serve_all(&mut engine, 20, true, false), vec![Ok(()); 20]);
    assert_eq!((engine.count("write"), engine.count("commit")), (3, 3), "{:?}", engine.told);
    assert_eq!(engine.count("RELEASE job; SAVEPOINT job"), 17);
}

#[test]
fn co_4_what_reads_has_a_snapshot_of_its_own() {
    let mut engine = Fake::default();
    serve_all(&mut engine, 5, false, false);
    assert_eq!((engine.count("read"), engine.count("commit")), (5, 5));
}

#[test]
fn a_refusal_is_told_and_taken_back() {
    let mut engine = Fake::default();
    let refused = Err(Refusal::new(crate::epp::Code::POLICY_ERROR).into());
    assert_eq!(serve_all(&mut engine, 2, true, true), vec![refused; 2]);
    assert_eq!(engine.count("ROLLBACK TO job; RELEASE job; SAVEPOINT job"), 1);
}

#[test]
fn what_is_refused_after_a_change_is_done_again_with_savepoints_and_else_without() {
    for writes in [false, true] {
        let mut engine = Fake { bold: true, ..Fake::default() };
        let (sender, queue) = Queue::new();
        let outcomes = [false, true, false].map(|refuse| {
            let (job, outcome) = Job::new(true, move |tx: &mut Tx<'_>| {
                if writes {
                    tx.next("object")?;
                }
                if refuse { Err(Refusal::new(crate::epp::Code::POLICY_ERROR).into()) } else { Ok(()) }
            });
            sender.send(job).expect("the queue is there");
            outcome
        });
        drop(sender);
        serve(&mut engine, &queue, 8);
        let kept = outcomes.map(|outcome| outcome.blocking_recv().expect("told").is_ok());
        assert_eq!(kept, [true, false, true]);
        let savepoints = ["RELEASE job; SAVEPOINT job", "ROLLBACK TO job; RELEASE job; SAVEPOINT job"];
        let told: Vec<&str> = match writes {
            true => ["write", "back", "write"].into_iter().chain(savepoints).chain(["commit"]).collect(),
            false => vec!["write", "commit"],
        };
        assert_eq!(engine.told, told);
    }
}

#[test]
fn g18_co_2_nobody_is_told_of_success_when_the_commit_fails() {
    let mut engine = Fake { failing: 1, ..Fake::default() };
    let outcomes = serve_all(&mut engine, 8, true, false);
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Err(Failure::Database(_)))), "{outcomes:?}");
    assert_eq!(engine.count("back"), 1);
}

#[test]
fn g12_co_11_what_others_were_in_the_way_of_is_done_again_by_itself_and_not_for_ever() {
    let mut engine = Fake { failing: 2, passing: true, ..Fake::default() };
    assert_eq!(serve_all(&mut engine, 8, true, false), vec![Ok(()); 8]);
    assert_eq!((engine.count("turn"), engine.count("commit")), (9, 8), "{:?}", engine.told);
    let mut engine = Fake { failing: usize::MAX, passing: true, ..Fake::default() };
    assert!(serve_all(&mut engine, 1, true, false)[0].is_err());
    assert_eq!(engine.count("write"), TRIES as usize);
}
