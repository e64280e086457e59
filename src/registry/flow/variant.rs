//! Variants of names (NM-7): where a zone says which letters count as one, a name keeps its variants from others.

use super::Context;
use crate::registry::lifecycle;
use crate::registry::rules::policy::VariantUse;
use crate::registry::store::{Failure, Tx, variant};

/// Whether another name keeps the caller from registering `name`.
pub(super) fn is_blocked(tx: &mut Tx<'_>, context: &Context, name: &str) -> Result<bool, Failure> {
    let Some((set, usage)) = context.policy.variants_of(name) else { return Ok(false) };
    for other in variant::names(tx, &set)? {
        if other == name {
            continue;
        }
        let Some(domain) = lifecycle::domain(tx, &context.policy, &other, context.now)? else { continue };
        if usage == VariantUse::Blocked || domain.clid != context.registrar {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps others from registering variants of `name` at this moment.
pub(super) fn claim(tx: &mut Tx<'_>, context: &Context, name: &str) -> Result<(), Failure> {
    context.policy.variants_of(name).map_or(Ok(()), |(set, _)| variant::claim(tx, &set))
}

/// Stores of a new domain which names are its variants.
pub(super) fn keep(tx: &mut Tx<'_>, context: &Context, id: i64, name: &str) -> Result<(), Failure> {
    context.policy.variants_of(name).map_or(Ok(()), |(set, _)| variant::set(tx, id, &set))
}
