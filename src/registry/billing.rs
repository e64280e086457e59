//! What commands cost, where the registry asks for money at all (2104).

use super::flow::{Context, Refusal};
use super::rules::Object;
use super::rules::policy::Policy;
use super::rules::texts::Key;
use super::store::{Failure, Tx, balance, message};
use super::time::Timestamp;
use crate::epp::Code;

/// Charges the caller for `years` of a registration, or refuses (DC-12).
pub fn charge_years(tx: &mut Tx<'_>, context: &Context, name: &str, years: i64) -> Result<(), Failure> {
    let amount = context.policy.price_year.saturating_mul(years);
    charge(tx, context, name, amount)
}

/// Charges the caller for a restore, or refuses (LC-4).
pub fn charge_restore(tx: &mut Tx<'_>, context: &Context, name: &str) -> Result<(), Failure> {
    charge(tx, context, name, context.policy.price_restore)
}

/// Refuses a caller that could not pay for a year now; it pays when the transfer is approved.
pub fn require_year(tx: &mut Tx<'_>, context: &Context, name: &str) -> Result<(), Failure> {
    let (policy, amount) = (&context.policy, context.policy.price_year);
    let balance = if policy.billing { balance::of(tx, &context.registrar)? } else { amount };
    if balance < amount { Err(too_little(name, amount, balance).into()) } else { Ok(()) }
}

/// Gives back what years cost that a delete in a grace period takes back (DD-5).
pub fn credit_years(tx: &mut Tx<'_>, policy: &Policy, clid: &str, years: i64) -> Result<(), Failure> {
    if policy.billing && years != 0 {
        balance::add(tx, clid, policy.price_year.saturating_mul(years))?;
    }
    Ok(())
}

/// Takes what a year costs that the clock or a transfer gave; who has spent it meanwhile comes to owe it.
pub fn debit_year(tx: &mut Tx<'_>, policy: &Policy, clid: &str, at: Timestamp) -> Result<(), Failure> {
    if !policy.billing {
        return Ok(());
    }
    let before = balance::of(tx, clid)?;
    balance::add(tx, clid, -policy.price_year)?;
    warn(tx, policy, clid, before, policy.price_year, at)
}

/// Takes `amount` from the caller.
fn charge(tx: &mut Tx<'_>, context: &Context, name: &str, amount: i64) -> Result<(), Failure> {
    let policy = &context.policy;
    if !policy.billing {
        return Ok(());
    }
    let before = balance::of(tx, &context.registrar)?;
    if !balance::take(tx, &context.registrar, amount)? {
        return Err(too_little(name, amount, before).into());
    }
    warn(tx, policy, &context.registrar, before, amount, context.now)
}

/// The refusal of what a registrar cannot pay.
fn too_little(name: &str, amount: i64, balance: i64) -> Refusal {
    let refusal = Refusal::about(Code::BILLING_FAILURE, Object::Domain, "name", name);
    refusal.because(format!("It costs {amount}, and the balance is {balance}"))
}

/// Tells a registrar once that its balance has fallen below what policy calls low.
fn warn(tx: &mut Tx<'_>, policy: &Policy, clid: &str, before: i64, amount: i64, at: Timestamp) -> Result<(), Failure> {
    let low = policy.low_balance;
    if low > 0 && before >= low && before.saturating_sub(amount) < low {
        message::push(tx, clid, at, Key::LowBalance.name(), &[], &[])?;
    }
    Ok(())
}
