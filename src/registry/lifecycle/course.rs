//! The course of a domain's life as a pure function of its row and the clock (LC-0). Nothing here reads or writes.
//!
//! ```text
//!             renew, autorenew                   restore ─► report
//!              ┌────┐                               ▲         │
//!  create ─► registered ─► delete, autodelete ─► redemption ◄─┘ no report: back, or on
//!              │    ▲                               │
//!              └────┘                            pendingDelete ─► purge
//!             transfer
//! ```

use crate::registry::rules::policy::{Expiry, Policy, TransferAuto};
use crate::registry::store::domain::{Deletion, Domain, Grace};
use crate::registry::store::transfer::{Transfer, TransferStatus};
use crate::registry::time::Timestamp;

/// Something the clock did.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When it was due.
    pub at: Timestamp,
    /// What it was.
    pub what: Happening,
}

/// What the clock does to domains.
#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    /// A transfer that nobody decided in time was decided.
    Transferred(Transfer),
    /// The domain is about to expire.
    Expiring,
    /// It expired and was renewed by itself.
    Renewed,
    /// It expired and was deleted by itself.
    Expired,
    /// No report of its restore came.
    ReportMissed,
    /// It ceased to exist.
    Purged,
}

/// The domain as it is at `now`, and what happened to it since it was stored; none when it was purged.
pub fn project(mut domain: Domain, policy: &Policy, now: Timestamp) -> (Option<Domain>, Vec<Event>) {
    let mut events = Vec::new();
    while let Some(event) = step(&mut domain, policy, now) {
        let purged = event.what == Happening::Purged;
        events.push(event);
        if purged {
            return (None, events);
        }
    }
    (Some(domain), events)
}

/// When the clock does something to the domain next.
pub fn next_due(domain: &Domain, policy: &Policy) -> Option<Timestamp> {
    next(domain, policy).map(|(at, _)| at)
}

/// When something else is told of the domain than at `now`, at which it is as it is here: when the clock does something to
/// it, or a grace period or the time to restore it ends.
pub fn next_change(domain: &Domain, policy: &Policy, now: Timestamp) -> Option<Timestamp> {
    let graces = domain.grace.iter().map(|grace| grace.ends_at);
    let redemption = domain.deletion.as_ref().map(|deletion| deletion.redemption_end);
    graces.chain(redemption).chain(next_due(domain, policy)).filter(|at| *at > now).min()
}

/// What comes next of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Transfer(TransferStatus),
    Notice,
    Expiry,
    ReportMissed,
    Purge,
}

/// What comes next and when; of two at one moment a transfer is decided first (LC-8).
fn next(domain: &Domain, policy: &Policy) -> Option<(Timestamp, Next)> {
    if let Some(deletion) = &domain.deletion {
        return Some(match deletion.restore {
            Some(restore) => (restore.report_due, Next::ReportMissed),
            None => (deletion.purge_at, Next::Purge),
        });
    }
    let decision = registry_decision(policy);
    let transfer = domain.pending.as_ref().and_then(|transfer| decided(transfer, decision));
    let transfer = transfer.map(|(at, status)| (at, Next::Transfer(status)));
    let notice = notice(domain, policy).map(|at| (at, Next::Notice));
    // A create that waits for consent has not begun to run.
    let created = domain.action.as_ref().is_none_or(|action| action.verb != "create");
    // At the end of the calendar nothing is renewed any more.
    let renewable = policy.expiry == Expiry::Delete || domain.ex_date.plus_years(1) > domain.ex_date;
    // A transfer of what is about to be deleted is called off first (DT-12).
    let ends = match &domain.pending {
        Some(_) if policy.expiry == Expiry::Delete => Next::Transfer(TransferStatus::ServerCancelled),
        _ => Next::Expiry,
    };
    let expiry = (created && renewable && policy.expiry != Expiry::Nothing).then_some((domain.ex_date, ends));
    [transfer, notice, expiry].into_iter().flatten().min_by_key(|(at, _)| *at)
}

/// What the registry decides of transfers that nobody else decided in time.
fn registry_decision(policy: &Policy) -> Option<TransferStatus> {
    match policy.transfer_auto {
        TransferAuto::Approve => Some(TransferStatus::ServerApproved),
        TransferAuto::Reject => Some(TransferStatus::ServerCancelled),
        TransferAuto::Never => None,
    }
}

/// When a transfer is decided if nobody says anything, and how: by a losing registrar that decides by itself, or by the
/// registry, which decides `decision`.
fn decided(transfer: &Transfer, decision: Option<TransferStatus>) -> Option<(Timestamp, TransferStatus)> {
    let registry = decision.map(|status| (transfer.ac_date, status));
    transfer.bot.into_iter().chain(registry).min_by_key(|(at, _)| *at)
}

/// What becomes of a pending transfer by `now` of itself, and when.
pub fn decision(policy: &Policy, pending: Option<&Transfer>, now: Timestamp) -> Option<(TransferStatus, Timestamp)> {
    let (at, status) = decided(pending?, registry_decision(policy))?;
    (at <= now).then_some((status, at))
}

/// When the sponsor is told next that the domain expires.
fn notice(domain: &Domain, policy: &Policy) -> Option<Timestamp> {
    let since = domain.noticed_at.unwrap_or(domain.cr_date).max(domain.cr_date);
    policy.expiry_notices.iter().map(|days| domain.ex_date.plus_days(-days)).filter(|at| *at > since).min()
}

/// Does to `domain` what is due first at `now`.
fn step(domain: &mut Domain, policy: &Policy, now: Timestamp) -> Option<Event> {
    let (at, next) = next(domain, policy).filter(|(at, _)| *at <= now)?;
    let what = match next {
        Next::Transfer(status) => Happening::Transferred(decide_transfer(domain, policy, status, at)?),
        Next::Notice => {
            domain.noticed_at = Some(at);
            Happening::Expiring
        }
        Next::Expiry if policy.expiry == Expiry::Delete => {
            delete(domain, policy, at, None, "");
            Happening::Expired
        }
        Next::Expiry => {
            domain.ex_date = at.plus_years(1);
            domain.noticed_at = None;
            end_grace(domain, at);
            let ends_at = at.plus_days(policy.grace_auto_renew);
            domain.grace.push(Grace { kind: "autoRenew".into(), ends_at, years: 1 });
            Happening::Renewed
        }
        Next::ReportMissed => {
            if let Some(deletion) = &mut domain.deletion {
                deletion.restore = None;
            }
            Happening::ReportMissed
        }
        Next::Purge => Happening::Purged,
    };
    Some(Event { at, what })
}

/// Decides the pending transfer of a domain at the moment `at`; gives the transfer as decided. An approved one adds a
/// year, unless the domain has just renewed itself: then it takes that year over.
pub fn decide_transfer(
    domain: &mut Domain,
    policy: &Policy,
    status: TransferStatus,
    at: Timestamp,
) -> Option<Transfer> {
    let mut transfer = domain.pending.take()?;
    transfer.status = status;
    transfer.ac_date = at;
    if status.is_approved() {
        let (ex_date, years) = extended(domain, policy, &transfer, at);
        transfer.ex_date = Some(ex_date);
        transfer.years = years;
        domain.clid.clone_from(&transfer.reid);
        domain.tr_date = Some(at);
        domain.ex_date = ex_date;
        domain.noticed_at = None;
        // The losing registrar knew it.
        domain.authinfo = None;
        let ends_at = at.plus_days(policy.grace_transfer);
        domain.grace = vec![Grace { kind: "transfer".into(), ends_at, years }];
    } else {
        transfer.ex_date = None;
    }
    domain.decided = Some(transfer.clone());
    Some(transfer)
}

/// When the domain will expire if its transfer is approved at `at`, and how many years a delete in the grace period
/// after that takes back: none of a gain that was cut short.
pub fn extended(domain: &Domain, policy: &Policy, transfer: &Transfer, at: Timestamp) -> (Timestamp, i64) {
    if runs(domain, "autoRenew", at) {
        return (domain.ex_date, 1);
    }
    let most = transfer.re_date.plus_years(policy.period_max);
    let whole = domain.ex_date.plus_years(1);
    if whole <= most { (whole, 1) } else { (most.max(domain.ex_date), 0) }
}

/// Begins the redemption period of a domain; the years of grace periods that still run are taken back (DD-5).
pub fn delete(domain: &mut Domain, policy: &Policy, at: Timestamp, cltrid: Option<&str>, svtrid: &str) {
    domain.ex_date = domain.ex_date.plus_years(-running_years(domain, at));
    domain.grace.clear();
    let redemption_end = at.plus_days(policy.redemption);
    domain.deletion = Some(Deletion {
        at,
        redemption_end,
        purge_at: redemption_end.plus_days(policy.pending_delete),
        restore: None,
        cltrid: cltrid.map(String::from),
        svtrid: svtrid.into(),
    });
}

/// Brings a deleted domain back at `now`; one whose time has run out meanwhile is renewed as far as it must be. Gives
/// by how many years.
pub fn restore(domain: &mut Domain, now: Timestamp) -> i64 {
    domain.deletion = None;
    let mut years = 0;
    while domain.ex_date <= now && domain.ex_date.plus_years(1) > domain.ex_date {
        domain.ex_date = domain.ex_date.plus_years(1);
        years += 1;
    }
    years
}

/// The years of grace periods that run at `now`, which a delete takes back.
pub fn running_years(domain: &Domain, now: Timestamp) -> i64 {
    domain.grace.iter().filter(|grace| grace.ends_at > now).map(|grace| grace.years).sum()
}

/// Whether a grace period of `kind` runs at `now`; one that ends at `now` is over (LC-9).
pub fn runs(domain: &Domain, kind: &str, now: Timestamp) -> bool {
    domain.grace.iter().any(|grace| grace.kind == kind && grace.ends_at > now)
}

/// Forgets the grace periods that are over at `now`.
pub fn end_grace(domain: &mut Domain, now: Timestamp) {
    domain.grace.retain(|grace| grace.ends_at > now);
}

/// The statuses of RFC 3915 at `now`.
pub fn rgp_statuses(domain: &Domain, now: Timestamp) -> Vec<&'static str> {
    match &domain.deletion {
        Some(Deletion { restore: Some(_), .. }) => vec!["pendingRestore"],
        Some(deletion) if now < deletion.redemption_end => vec!["redemptionPeriod"],
        Some(_) => vec!["pendingDelete"],
        None => {
            let kinds = [
                ("add", "addPeriod"),
                ("autoRenew", "autoRenewPeriod"),
                ("renew", "renewPeriod"),
                ("transfer", "transferPeriod"),
            ];
            kinds.into_iter().filter(|(kind, _)| runs(domain, kind, now)).map(|(_, status)| status).collect()
        }
    }
}
