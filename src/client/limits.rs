//! What a registry allows, kept by the client itself: pace, commands in a session, names in a check.

use crate::epp::{Body, Call, Reply};
use crate::spec::Catalog;
use crate::value::{Map, Value};
use std::collections::VecDeque;
use std::time::Duration;
use tokio::time::Instant;

/// So many commands in so much time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub count: u32,
    /// In what time.
    pub per: Duration,
}

impl Rate {
    /// The part of one of several clients; together they stay below the whole.
    pub fn shared(self, clients: u32) -> Rate {
        match self.count / clients.max(1) {
            // Less than one in that time is one in a longer one.
            0 => Rate { count: 1, per: self.per * clients / self.count.max(1) },
            count => Rate { count, per: self.per },
        }
    }
}

/// The limits of a profile; what is not set is not limited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// After how long a silent session is closed by the registry.
    pub idle: Option<Duration>,
    /// How many commands may be sent in a time, logins and logouts counted.
    pub rate: Option<Rate>,
    /// How many commands a session may have.
    pub commands_per_session: Option<u32>,
    /// How many objects one check may name.
    pub names_per_check: Option<usize>,
}

/// When commands were sent, as far back as the rate looks.
#[derive(Debug, Default)]
pub(super) struct Pace(VecDeque<Instant>);

impl Pace {
    /// How long to wait before the next command.
    pub fn wait(&mut self, rate: Rate, now: Instant) -> Duration {
        while self.0.front().is_some_and(|sent| *sent + rate.per <= now) {
            self.0.pop_front();
        }
        let count = rate.count.max(1) as usize;
        match self.0.len().checked_sub(count) {
            Some(first) => (self.0[first] + rate.per).saturating_duration_since(now),
            None => Duration::ZERO,
        }
    }

    /// A command goes out.
    pub fn sent(&mut self, now: Instant) {
        self.0.push_back(now);
    }
}

/// A random share of a time, below a tenth of it, in thousandths.
pub(super) fn jitter() -> u32 {
    let mut byte = [0];
    // Without randomness all ask at the same moment, which is only less polite.
    let _ = getrandom::fill(&mut byte);
    u32::from(byte[0]) % 100
}

/// A check of more objects than one may name, as several; anything else as it is.
pub(super) fn split(call: &Call, catalog: &Catalog, most: Option<usize>) -> Vec<Call> {
    let whole = || vec![call.clone()];
    let Some(most) = most.filter(|most| *most > 0) else { return whole() };
    let Some((_, command)) = catalog.command(&call.command).filter(|(_, command)| command.frame.local == "check")
    else {
        return whole();
    };
    let Some((list, Value::List(items))) = command
        .positional
        .first()
        .map(|list| (*list, call.args.get(list)))
        .and_then(|(list, value)| Some((list, value?)))
    else {
        return whole();
    };
    if items.len() <= most {
        return whole();
    }
    let part = |(at, items): (usize, &[Value])| {
        let mut part = call.clone();
        part.args.set(list, Value::List(items.to_vec()));
        // An id is used once.
        part.cltrid = match (&call.cltrid, at) {
            (Some(id), 0) => Some(id.clone()),
            (Some(id), at) => Some(format!("{id}-{}", at + 1)).filter(|id| id.chars().count() <= 64),
            (None, _) => None,
        };
        part
    };
    items.chunks(most).enumerate().map(part).collect()
}

/// Joins the answer to a further part of a split check to those before it: lists grow, the rest is the newest's.
pub(super) fn merge(mut so_far: Reply, next: Reply) -> Reply {
    join(&mut so_far.data, next.data);
    join(&mut so_far.ext, next.ext);
    so_far.other.extend(next.other);
    Reply { data: so_far.data, ext: so_far.ext, other: so_far.other, msgq: next.msgq.or(so_far.msgq), ..next }
}

/// Joins elements of one name.
fn join(bodies: &mut Vec<Body>, more: Vec<Body>) {
    for body in more {
        match bodies.iter_mut().find(|known| known.spec == body.spec && known.element == body.element) {
            Some(known) => grow(&mut known.values, &body.values),
            None => bodies.push(body),
        }
    }
}

/// Appends lists to those of one name, and adds what was not there.
fn grow(values: &mut Map, more: &Map) {
    for (name, value) in more.iter() {
        match (values.get_mut(name), value) {
            (Some(Value::List(items)), Value::List(more)) => items.extend(more.iter().cloned()),
            (Some(_), _) => {}
            (None, value) => values.set(name.to_string(), value.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_is_that_of_any_window() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let rate = Rate { count: 2, per: Duration::from_secs(60) };
        let mut pace = Pace::default();
        for (now, waits) in [(0, 0), (10, 0), (20, 40), (60, 0), (61, 9), (70, 0), (200, 0)] {
            assert_eq!(pace.wait(rate, at(now)), Duration::from_secs(waits), "at {now}");
            if waits == 0 {
                pace.sent(at(now));
            }
        }
        assert_eq!(pace.0.len(), 1);
    }

    #[test]
    fn clients_that_share_a_rate_stay_below_it() {
        let rate = Rate { count: 100, per: Duration::from_secs(60) };
        assert_eq!(rate.shared(3), Rate { count: 33, ..rate });
        assert_eq!(rate.shared(1), rate);
        let slow = Rate { count: 2, per: Duration::from_secs(60) };
        assert_eq!(slow.shared(4), Rate { count: 1, per: Duration::from_secs(120) });
    }

    #[test]
    fn long_checks_are_split_in_order_and_nothing_else_is() {
        let names: Vec<String> = (0..5).map(|n| format!("n{n}.test")).collect();
        let mut check = Call::new("domain check").with("name", names.clone());
        check.cltrid = Some("ABC-1".into());
        let catalog = Catalog::built_in();
        let parts = split(&check, catalog, Some(2));
        let all: Vec<&str> = parts.iter().flat_map(|part| part.args.list("name")).filter_map(Value::as_str).collect();
        assert_eq!(all, names);
        assert_eq!(parts.iter().map(|part| part.args.list("name").len()).collect::<Vec<_>>(), [2, 2, 1]);
        let ids: Vec<_> = parts.iter().map(|part| part.cltrid.as_deref().unwrap()).collect();
        assert_eq!(ids, ["ABC-1", "ABC-1-2", "ABC-1-3"]);
        for most in [None, Some(0), Some(5), Some(50)] {
            assert_eq!(split(&check, catalog, most), [check.clone()]);
        }
        let info = Call::new("domain info").with("name", names);
        assert_eq!(split(&info, catalog, Some(2)), [info]);
    }

    #[test]
    fn merged_answers_lose_nothing() {
        let body = |spec: &'static str, cd: &[&str]| Body {
            spec: spec.into(),
            element: "chkData".into(),
            values: [("cd", cd.to_vec())].into_iter().collect(),
        };
        let first = Reply { data: vec![body("domain", &["a", "b"])], svtrid: Some("S-1".into()), ..Reply::default() };
        let second = Reply {
            data: vec![body("domain", &["c"])],
            ext: vec![body("fee", &["c"])],
            svtrid: Some("S-2".into()),
            ..Reply::default()
        };
        let merged = merge(first, second);
        assert_eq!(merged.values().unwrap().list("cd").len(), 3);
        assert_eq!(merged.extension("fee").unwrap().list("cd").len(), 1);
        assert_eq!(merged.svtrid.as_deref(), Some("S-2"));
    }
}
