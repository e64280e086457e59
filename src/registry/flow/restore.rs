//! `<restore>` of a domain that was deleted (LC-1 to LC-6, RFC 3915).

use super::args::subject;
use super::{Context, Done, Refusal};
use crate::epp::{Body, Call, Code, Fault};
use crate::registry::billing;
use crate::registry::lifecycle::{self, course};
use crate::registry::rules::Object;
use crate::registry::rules::texts::Key;
use crate::registry::store::domain::{Domain, Restore};
use crate::registry::store::{Failure, Tx, message};
use crate::registry::time::Timestamp;
use crate::value::{Map, Value};

/// The extension's spec.
pub(super) const SPEC: &str = "rgp";
/// Its namespace.
const URI: &str = "urn:ietf:params:xml:ns:rgp-1.0";

/// What a report must hold: argument and element.
const REQUIRED: &[(&str, &str)] = &[
    ("pre-data", "preData"),
    ("post-data", "postData"),
    ("del-time", "delTime"),
    ("res-time", "resTime"),
    ("reason", "resReason"),
    ("statement", "statement"),
];

/// Asks for the restore of a domain, or reports on it.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call, args: &Map) -> Result<Done, Failure> {
    let name = subject(call, Object::Domain)?;
    let others = call.args.iter().any(|(arg, _)| arg != "name") || call.ext.iter().any(|(id, _)| id != SPEC);
    if others {
        return Err(refuse(Code::USE_ERROR, "restore", "A restore changes nothing else").into());
    }
    let report = match args.str("op").unwrap_or("request") {
        "request" => false,
        "report" => true,
        _ => return Err(refuse(Code::RANGE_ERROR, "restore", "The op of a restore is request or report").into()),
    };
    check_report(args, report)?;
    let mut domain = lifecycle::domain(tx, &context.policy, &name, context.now)?
        .ok_or_else(|| super::args::unknown(Object::Domain, "name", &name))?;
    context.require_sponsor(&domain.clid)?;
    match report {
        false => request(tx, context, &mut domain),
        true => accept(tx, context, &mut domain),
    }
}

/// The statuses of RFC 3915 as an answer holds them; none for a domain without any.
pub(super) fn info(domain: &Domain, now: Timestamp) -> Option<Body> {
    let statuses = course::rgp_statuses(domain, now);
    (!statuses.is_empty()).then(|| body("infData", &statuses))
}

/// Checks that a report is there where it must be, with everything in it (LC-3).
fn check_report(args: &Map, report: bool) -> Result<(), Refusal> {
    let given = |arg: &str| match args.get(arg) {
        Some(Value::List(items)) => !items.is_empty(),
        Some(value) => value.as_str().is_none_or(|text| !text.trim().is_empty()),
        None => false,
    };
    if !report && REQUIRED.iter().any(|(arg, _)| given(arg)) {
        return Err(refuse(Code::SYNTAX_ERROR, "report", "A request holds no report"));
    }
    if report && !REQUIRED.iter().any(|(arg, _)| given(arg)) {
        return Err(refuse(Code::PARAMETER_MISSING, "report", "The report is required"));
    }
    match REQUIRED.iter().find(|(arg, _)| report && !given(arg)) {
        Some((_, element)) => {
            Err(refuse(Code::PARAMETER_MISSING, element, "This element must be there and hold a value"))
        }
        None => Ok(()),
    }
}

/// Begins a restore, or does it at once where no report is asked for.
fn request(tx: &mut Tx<'_>, context: &Context, domain: &mut Domain) -> Result<Done, Failure> {
    let policy = &context.policy;
    require(domain, context, "redemptionPeriod")?;
    billing::charge_restore(tx, context, &domain.name)?;
    if !policy.restore_report_required {
        return finish(tx, context, domain, "restore");
    }
    let report_due = context.now.plus_days(policy.restore_report);
    if let Some(deletion) = &mut domain.deletion {
        deletion.restore = Some(Restore { requested_at: context.now, report_due });
        deletion.purge_at = deletion.redemption_end.max(report_due).plus_days(policy.pending_delete);
    }
    touch(context, domain);
    lifecycle::save(tx, policy, domain)?;
    let args = [("date", &*report_due.to_wire())];
    message::push(tx, &domain.clid, context.now, Key::ReportDue.name(), &args, &[])?;
    context.record(tx, "restore request", Object::Domain, domain.id, &domain.name, Code::OK)?;
    let mut done = Done::new(Code::OK);
    done.ext.push(body("upData", &["pendingRestore"]));
    Ok(done)
}

/// Ends a restore with its report.
fn accept(tx: &mut Tx<'_>, context: &Context, domain: &mut Domain) -> Result<Done, Failure> {
    require(domain, context, "pendingRestore")?;
    finish(tx, context, domain, "restore report")
}

/// Brings the domain back.
fn finish(tx: &mut Tx<'_>, context: &Context, domain: &mut Domain, verb: &str) -> Result<Done, Failure> {
    for _ in 0..course::restore(domain, context.now) {
        billing::debit_year(tx, &context.policy, &domain.clid, context.now)?;
    }
    touch(context, domain);
    lifecycle::save(tx, &context.policy, domain)?;
    context.record(tx, verb, Object::Domain, domain.id, &domain.name, Code::OK)?;
    Ok(Done::new(Code::OK))
}

/// Refuses a domain that is not in the period `wanted`.
fn require(domain: &Domain, context: &Context, wanted: &str) -> Result<(), Refusal> {
    if course::rgp_statuses(domain, context.now).contains(&wanted) {
        return Ok(());
    }
    Err(refuse(Code::STATUS_PROHIBITS, "restore", format!("The domain is not in {wanted}")))
}

/// Notes who changed the domain.
fn touch(context: &Context, domain: &mut Domain) {
    domain.upid = Some(context.registrar.clone());
    domain.up_date = Some(context.now);
}

/// An element of the extension that tells statuses.
fn body(element: &'static str, statuses: &[&'static str]) -> Body {
    let items: Vec<Map> = statuses.iter().map(|s| [("s", *s)].into_iter().collect()).collect();
    let values: Map = [("rgpStatus", items)].into_iter().collect();
    Body { spec: SPEC.into(), element: element.into(), values }
}

/// A refusal of an element of this extension.
fn refuse(code: Code, element: &'static str, reason: impl Into<String>) -> Refusal {
    let fault = Fault { uri: URI.into(), element: element.into(), text: String::new(), reason: Some(reason.into()) };
    Refusal { code, fault: Some(fault) }
}
