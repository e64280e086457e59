//! Reading a command's arguments, and the checks that several commands share.

use super::{Context, Refusal};
use crate::epp::{Call, Code};
use crate::registry::rules::value::{self, Period, Unfit};
use crate::registry::rules::{Object, Wrong, name, status as rules_status};
use crate::registry::store::status::{self, Status};
use crate::registry::store::{Failure, Tx, registrar};
use crate::secret::Secret;
use crate::value::{Map, Value};
use std::collections::HashSet;
use std::hash::Hash;

/// The refusal of a value whose form is wrong (2005).
pub(super) fn malformed(object: Object, element: &'static str, text: &str) -> impl FnOnce(Wrong) -> Refusal {
    let text = text.to_owned();
    move |wrong| Refusal::about(Code::VALUE_SYNTAX_ERROR, object, element, text).because(wrong)
}

/// The refusal of a value that policy forbids (2306).
pub(super) fn against_policy(object: Object, element: &'static str, text: &str, reason: impl Into<String>) -> Refusal {
    Refusal::about(Code::POLICY_ERROR, object, element, text).because(reason)
}

/// The refusal of a value for its form or by policy.
pub(super) fn unfit(object: Object, element: &'static str, text: &str) -> impl FnOnce(Unfit) -> Refusal {
    let text = text.to_owned();
    move |unfit| match unfit {
        Unfit::Form(wrong) => malformed(object, element, &text)(wrong),
        Unfit::Policy(wrong) => against_policy(object, element, &text, wrong),
    }
}

/// The refusal of a command that lacks an element (2003).
pub(super) fn absent(object: Object, element: &'static str) -> Refusal {
    Refusal::about(Code::PARAMETER_MISSING, object, element, "").because("This element must be there and hold a value")
}

/// The refusal of a command on, or with, something that does not exist (2303).
pub(super) fn unknown(object: Object, element: &'static str, text: &str) -> Refusal {
    Refusal::about(Code::OBJECT_DOES_NOT_EXIST, object, element, text)
}

/// The text of a required argument, which must not be empty.
pub(super) fn required<'a>(
    args: &'a Map,
    object: Object,
    arg: &str,
    element: &'static str,
) -> Result<&'a str, Refusal> {
    args.str(arg).filter(|text| !text.is_empty()).ok_or_else(|| absent(object, element))
}

/// The object a command is about: a domain or host name in the form it is kept in, or a contact id.
pub(super) fn subject(call: &Call, object: Object) -> Result<String, Refusal> {
    let text = required(&call.args, object, object.key(), object.key())?;
    parse_key(object, object.key(), text)
}

/// The name or id of an object, in the form it is kept in.
pub(super) fn parse_key(object: Object, element: &'static str, text: &str) -> Result<String, Refusal> {
    let parsed = match object {
        Object::Domain => name::parse(text),
        Object::Host => name::parse_host(text),
        Object::Contact => value::contact_id(text).map(|()| text.to_owned()),
    };
    parsed.map_err(malformed(object, element, text))
}

/// The texts of a list.
pub(super) fn texts<'a>(args: &'a Map, arg: &str) -> Vec<&'a str> {
    args.list(arg).iter().filter_map(Value::as_str).collect()
}

/// The authInfo that a command gives; one of another object or kind is not offered here (2102).
pub(super) fn given_auth(call: &Call, object: Object) -> Result<Option<Secret>, Refusal> {
    for (arg, element) in [("auth-roid", "pw"), ("auth-ext", "ext")] {
        if call.args.contains(arg) {
            let reason = "Only a plain pw is accepted as authInfo";
            return Err(Refusal::about(Code::UNIMPLEMENTED_OPTION, object, element, "").because(reason));
        }
    }
    Ok(call.args.str("auth").map(Secret::new))
}

/// The period of a create, renew or transfer in years; one year when none is given.
pub(super) fn years(context: &Context, call: &Call) -> Result<i64, Refusal> {
    let Some(text) = call.args.str("period") else { return Ok(1) };
    let Period { number, months } = value::period(text).map_err(malformed(Object::Domain, "period", text))?;
    if !(1..=99).contains(&number) {
        return Err(Refusal::about(Code::RANGE_ERROR, Object::Domain, "period", text).because("A period is 1 to 99"));
    }
    if months {
        return Err(against_policy(Object::Domain, "period", text, "Periods are counted in years here"));
    }
    let most = context.policy.period_max;
    if number > most {
        return Err(against_policy(Object::Domain, "period", text, format!("A period is at most {most} years")));
    }
    Ok(number)
}

/// The first of `items` that was there before; no frame is long enough to make this slow.
pub(super) fn repeated<T: Eq + Hash>(items: &[T]) -> Option<&T> {
    let mut seen = HashSet::with_capacity(items.len());
    items.iter().find(|item| !seen.insert(*item))
}

/// Checks a set of changes (UP-1): what is added must be new, what is removed must be there, nothing comes twice.
pub(super) fn check_changes<T: Eq + Hash>(
    current: &[T],
    add: &[T],
    rem: &[T],
    refuse: impl Fn(&T, &'static str) -> Refusal,
) -> Result<(), Refusal> {
    if let Some(item) = repeated(rem) {
        return Err(refuse(item, "It is removed twice"));
    }
    if let Some(item) = repeated(add) {
        return Err(refuse(item, "It is added twice"));
    }
    for item in rem {
        if add.contains(item) {
            return Err(refuse(item, "It is both added and removed"));
        }
        if !current.contains(item) {
            return Err(refuse(item, "It is not there to be removed"));
        }
    }
    match add.iter().find(|item| current.contains(item)) {
        Some(item) => Err(refuse(item, "It is there already")),
        None => Ok(()),
    }
}

/// The statuses that an update adds and removes.
pub(super) struct StatusChange {
    /// Those it adds, with their words.
    add: Vec<Status>,
    /// Those it removes.
    rem: Vec<String>,
}

impl StatusChange {
    /// Reads and checks the statuses of an update: clients set `client…` only (ST-4).
    pub(super) fn read(call: &Call, object: Object) -> Result<Self, Refusal> {
        let add: Vec<Status> = call.args.list("add-status").iter().filter_map(read_status).collect();
        let rem: Vec<String> =
            call.args.list("rem-status").iter().filter_map(read_status).map(|status| status.s).collect();
        if let Some(lang) =
            add.iter().filter_map(|status| status.lang.as_deref()).find(|lang| !value::is_language(lang))
        {
            let refusal = Refusal::about(Code::VALUE_SYNTAX_ERROR, object, "status", lang);
            return Err(refusal.because("Its lang is no language: en, ru-RU"));
        }
        for s in add.iter().map(|status| &status.s).chain(&rem) {
            rules_status::check_settable(object, s).map_err(|code| {
                Refusal::about(code, object, "status", s).because("Clients set and remove client… statuses only")
            })?;
        }
        Ok(StatusChange { add, rem })
    }

    /// The words of the statuses it removes.
    pub(super) fn removed(&self) -> Vec<&str> {
        self.rem.iter().map(String::as_str).collect()
    }

    /// Checks it against the statuses an object has (UP-1).
    pub(super) fn check(&self, object: Object, current: &[Status]) -> Result<(), Refusal> {
        let words = |statuses: &[Status]| statuses.iter().map(|status| status.s.clone()).collect::<Vec<_>>();
        check_changes(&words(current), &words(&self.add), &self.rem, |s, reason| {
            against_policy(object, "status", s, reason)
        })
    }

    /// Carries it out on the object numbered `id`.
    pub(super) fn apply(&self, tx: &mut Tx<'_>, id: i64) -> Result<(), Failure> {
        self.rem.iter().try_for_each(|s| status::remove(tx, id, s))?;
        self.add.iter().try_for_each(|status| status::add(tx, id, status))
    }
}

/// A status of an update: a map, or its word alone.
fn read_status(value: &Value) -> Option<Status> {
    match value {
        Value::Map(map) => Some(Status {
            s: map.str("s")?.to_owned(),
            lang: map.str("lang").map(String::from),
            text: map.str("text").filter(|text| !text.is_empty()).map(String::from),
        }),
        other => Some(Status::new(other.as_str()?)),
    }
}

/// Refuses one more object of a registrar that has as many as it may (2308).
pub(super) fn check_quota(tx: &mut Tx<'_>, context: &Context, object: Object) -> Result<(), Failure> {
    let most = context.policy.quota;
    if most == 0 || registrar::objects(tx, &context.registrar, object, most)? < most {
        return Ok(());
    }
    let refusal = Refusal::about(Code::DATA_POLICY_VIOLATION, object, object.key(), "");
    Err(refusal.because(format!("A registrar has at most {most} objects of this kind")).into())
}

/// Refuses an update that changes nothing: none of `args` is there, and no extension takes part (UP-2).
pub(super) fn require_change(call: &Call, args: &[&str]) -> Result<(), Refusal> {
    let given = |arg: &&str| match call.args.get(arg) {
        Some(Value::List(items)) => !items.is_empty(),
        Some(Value::Bool(truth)) => *truth,
        Some(_) => true,
        None => false,
    };
    if args.iter().any(given) || !call.ext.is_empty() {
        return Ok(());
    }
    Err(Refusal::new(Code::PARAMETER_MISSING))
}
