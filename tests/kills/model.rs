//! What commands do when they come one after the other: one family of objects as the rules have it.
//!
//! A family is a domain, a contact that may be its registrant, a host outside the zone that it may be delegated to, and
//! a host within it. Whatever refers to each other is in one family, so that each can be judged by itself.

use super::act::{Act, IDS, Op, Who};
use super::told::{Expected, Facts};
use std::sync::Arc;

/// What a restore costs, in the price of a year.
pub const RESTORE: i64 = 5;

/// The longest registration.
const YEARS: u8 = 10;

/// Who has an object, and its transfers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Party {
    pub sponsor: Who,
    pub creator: Who,
    pub updater: Option<Who>,
    pub auth: Option<u32>,
    /// Who asked for it.
    pub pending: Option<Who>,
    /// The last transfer: how it stands, who gains and who loses.
    pub last: Option<(&'static str, Who, Who)>,
}

/// A domain.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Domain {
    pub party: Party,
    /// When it was created; not known where nobody was told.
    pub created: Option<Arc<str>>,
    /// After how many years it expires.
    pub years: u8,
    pub hold: bool,
    pub locked: bool,
    pub linked: bool,
    pub owned: bool,
    /// Whether the grace period after its creation runs.
    pub adding: bool,
    /// The years of the grace periods that run.
    pub grace: u8,
    pub deleted: bool,
}

/// A contact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Contact {
    pub party: Party,
    pub email: u32,
}

/// All of a family that there is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Family {
    pub domain: Option<Domain>,
    pub contact: Option<Contact>,
    /// Who has the host outside.
    pub host: Option<Who>,
    /// Who made the host within the domain.
    pub glue: Option<Who>,
    /// What the family has cost each registrar, in the price of a year.
    pub spent: [i64; IDS.len()],
}

/// A success, with what must be told.
type Done = (Expected, Family);

impl Party {
    /// Who creates an object has it.
    fn new(who: Who, auth: u32) -> Party {
        Party { sponsor: who, creator: who, updater: None, auth: Some(auth), pending: None, last: None }
    }

    /// Refuses others than the sponsor.
    fn require(&self, who: Who) -> Result<(), u16> {
        if self.sponsor == who { Ok(()) } else { Err(2201) }
    }

    /// A transfer command; `barred` where the object is not to be transferred.
    fn transfer(&mut self, who: Who, op: Op, barred: bool) -> Result<Facts, u16> {
        let (code, status) = match op {
            Op::Request(auth) => {
                if self.auth != Some(auth) {
                    return Err(2202);
                }
                if self.sponsor == who {
                    return Err(2106);
                }
                if self.pending.is_some() {
                    return Err(2300);
                }
                if barred {
                    return Err(2304);
                }
                self.pending = Some(who);
                (1001, "pending")
            }
            Op::Query => {
                let is_party = self.last.is_some_and(|(_, gaining, losing)| gaining == who || losing == who);
                if self.sponsor != who && !is_party {
                    return Err(2201);
                }
                let (status, gaining, losing) = self.last.ok_or(2301_u16)?;
                return Ok(told(1000, status, gaining, losing));
            }
            Op::Approve | Op::Reject | Op::Cancel => {
                let gaining = self.pending.ok_or(2301_u16)?;
                if who != if op == Op::Cancel { gaining } else { self.sponsor } {
                    return Err(2201);
                }
                let status = match op {
                    Op::Approve => "clientApproved",
                    Op::Reject => "clientRejected",
                    _ => "clientCancelled",
                };
                (1000, status)
            }
        };
        let (gaining, losing) = (self.pending.unwrap_or(who), self.sponsor);
        self.last = Some((status, gaining, losing));
        if code == 1000 {
            self.pending = None;
        }
        if op == Op::Approve {
            self.sponsor = gaining;
            // The losing registrar knew it.
            self.auth = None;
        }
        Ok(told(code, status, gaining, losing))
    }
}

/// How a transfer stands.
fn told(code: u16, status: &str, gaining: Who, losing: Who) -> Facts {
    let transfer = Some(status.to_owned());
    Facts { code, transfer, gaining: Some(gaining), losing: Some(losing), ..Facts::default() }
}

/// A success that tells nothing more.
fn plain(code: u16) -> Expected {
    Expected { facts: Facts { code, ..Facts::default() }, ..Expected::default() }
}

/// Statuses as an answer has them: those that are `set`, and `alone` where there are none.
fn statuses(set: &[(bool, &str)], alone: &[&str]) -> Vec<String> {
    let mut shown: Vec<String> = set.iter().filter(|(on, _)| *on).map(|(_, name)| (*name).to_owned()).collect();
    if shown.is_empty() {
        shown.extend(alone.iter().map(|name| (*name).to_owned()));
    }
    shown.sort();
    shown
}

impl Family {
    /// What comes of a command of `who`: what it must be told and what is there then, or the code of its refusal.
    pub fn step(&self, who: Who, act: &Act) -> Result<Done, u16> {
        let mut next = self.clone();
        let expected = match act {
            Act::Create { years, auth, linked, owned } => next.create(who, *years, *auth, (*linked, *owned))?,
            Act::Info => self.info(who)?,
            Act::Renew { believed, years } => next.renew(who, believed, *years)?,
            Act::Auth(_) | Act::Hold(_) | Act::Lock(_) | Act::Link(_) | Act::Own(_) => next.update(who, act)?,
            Act::Delete => next.delete(who)?,
            Act::Restore => next.restore(who)?,
            Act::Transfer(op) => next.transfer(who, *op)?,
            Act::ContactCreate(_) | Act::ContactInfo | Act::ContactEmail(_) | Act::ContactAuth(_) => {
                next.on_contact(who, act)?
            }
            Act::ContactDelete | Act::ContactTransfer(_) => next.on_contact(who, act)?,
            Act::HostCreate | Act::HostInfo | Act::HostDelete => next.on_host(who, act)?,
            Act::GlueCreate | Act::GlueInfo | Act::GlueDelete => next.on_glue(who, act)?,
        };
        Ok((expected, next))
    }

    /// `<create>` of the domain.
    fn create(&mut self, who: Who, years: u8, auth: u32, (linked, owned): (bool, bool)) -> Result<Expected, u16> {
        if self.domain.is_some() {
            return Err(2302);
        }
        if (owned && self.contact.is_none()) || (linked && self.host.is_none()) {
            return Err(2303);
        }
        self.spent[who as usize] += i64::from(years);
        let (party, created, grace) = (Party::new(who, auth), None, years);
        let (hold, locked, adding, deleted) = (false, false, true, false);
        self.domain = Some(Domain { party, created, years, hold, locked, linked, owned, adding, grace, deleted });
        Ok(Expected { dated: true, span: Some(years), ..plain(1000) })
    }

    /// `<info>` of the domain: less of it to those it does not belong to.
    fn info(&self, who: Who) -> Result<Expected, u16> {
        let domain = self.domain.as_ref().ok_or(2303_u16)?;
        let Party { sponsor, creator, updater, auth, pending, .. } = domain.party;
        let mut facts = Facts { code: 1000, sponsor: Some(sponsor), linked: domain.linked, ..Facts::default() };
        let set = [
            (domain.hold, "clientHold"),
            (domain.locked && pending.is_none(), "clientTransferProhibited"),
            (pending.is_some(), "pendingTransfer"),
            (domain.deleted, "pendingDelete"),
            (!domain.linked, "inactive"),
        ];
        facts.statuses = statuses(&set, &["ok"]);
        if who == sponsor || pending == Some(who) {
            (facts.creator, facts.updater) = (Some(creator), updater);
            (facts.glue, facts.owned) = (self.glue.is_some(), domain.owned);
            facts.auth = auth.filter(|_| who == sponsor);
        }
        Ok(Expected { facts, dated: true, span: Some(domain.years) })
    }

    /// The domain, which the command of `who` changes.
    fn domain_of(&mut self, who: Who) -> Result<&mut Domain, u16> {
        let domain = self.domain.as_mut().ok_or(2303_u16)?;
        domain.party.require(who)?;
        if domain.party.pending.is_some() || domain.deleted { Err(2304) } else { Ok(domain) }
    }

    /// `<renew>`.
    fn renew(&mut self, who: Who, believed: &str, years: u8) -> Result<Expected, u16> {
        let domain = self.domain_of(who)?;
        // Who was never told when it was created may still know, by an answer to somebody else.
        let is_right = |expires: Arc<str>| expires.starts_with(believed);
        if !domain.expires().is_none_or(is_right) || domain.years + years > YEARS {
            return Err(2306);
        }
        domain.years += years;
        domain.grace += years;
        domain.party.updater = Some(who);
        let span = Some(domain.years);
        self.spent[who as usize] += i64::from(years);
        Ok(Expected { span, ..plain(1000) })
    }

    /// `<update>` of the domain.
    fn update(&mut self, who: Who, act: &Act) -> Result<Expected, u16> {
        let (host, contact) = (self.host.is_some(), self.contact.is_some());
        let domain = self.domain_of(who)?;
        match act {
            Act::Hold(on) if domain.hold == *on => return Err(2306),
            Act::Lock(on) if domain.locked == *on => return Err(2306),
            Act::Link(on) if domain.linked == *on => return Err(2306),
            Act::Link(true) if !host => return Err(2303),
            Act::Own(true) if !contact => return Err(2303),
            Act::Auth(auth) => domain.party.auth = Some(*auth),
            Act::Hold(on) => domain.hold = *on,
            Act::Lock(on) => domain.locked = *on,
            Act::Link(on) => domain.linked = *on,
            Act::Own(on) => domain.owned = *on,
            _ => unreachable!("{act:?} is no update"),
        }
        domain.party.updater = Some(who);
        Ok(plain(1000))
    }

    /// `<delete>` of the domain: at once in the grace period after its creation.
    fn delete(&mut self, who: Who) -> Result<Expected, u16> {
        let glue = self.glue.is_some();
        let domain = self.domain_of(who)?;
        if glue {
            return Err(2305);
        }
        let years = std::mem::take(&mut domain.grace);
        let at_once = domain.adding;
        domain.years -= years;
        domain.deleted = true;
        domain.party.updater = Some(who);
        self.spent[who as usize] -= i64::from(years);
        if at_once {
            self.domain = None;
        }
        Ok(plain(if at_once { 1000 } else { 1001 }))
    }

    /// The restore of a deleted domain.
    fn restore(&mut self, who: Who) -> Result<Expected, u16> {
        let domain = self.domain.as_mut().ok_or(2303_u16)?;
        domain.party.require(who)?;
        if !domain.deleted {
            return Err(2304);
        }
        domain.deleted = false;
        domain.party.updater = Some(who);
        self.spent[who as usize] += RESTORE;
        Ok(plain(1000))
    }

    /// `<transfer>` of the domain.
    fn transfer(&mut self, who: Who, op: Op) -> Result<Expected, u16> {
        let domain = self.domain.as_mut().ok_or(2303_u16)?;
        let facts = domain.party.transfer(who, op, domain.locked || domain.deleted)?;
        let mut span = None;
        match op {
            Op::Request(_) => span = Some(domain.years + 1),
            Op::Approve => {
                assert!(domain.years < YEARS, "longer than clients let it become");
                domain.years += 1;
                (domain.adding, domain.grace) = (false, 1);
                self.spent[domain.party.sponsor as usize] += 1;
                span = Some(domain.years);
            }
            Op::Query | Op::Reject | Op::Cancel => {}
        }
        Ok(Expected { facts, dated: false, span })
    }

    /// A command on the contact.
    fn on_contact(&mut self, who: Who, act: &Act) -> Result<Expected, u16> {
        if let Act::ContactCreate(auth) = act {
            if self.contact.is_some() {
                return Err(2302);
            }
            self.contact = Some(Contact { party: Party::new(who, *auth), email: *auth });
            return Ok(plain(1000));
        }
        let linked = self.domain.as_ref().is_some_and(|domain| domain.owned);
        let contact = self.contact.as_mut().ok_or(2303_u16)?;
        if let Act::ContactTransfer(op) = act {
            let facts = contact.party.transfer(who, *op, false)?;
            return Ok(Expected { facts, ..Expected::default() });
        }
        contact.party.require(who)?;
        let pending = contact.party.pending.is_some();
        if *act == Act::ContactInfo {
            let mut shown = statuses(&[(pending, "pendingTransfer")], &["ok"]);
            shown.extend(linked.then(|| "linked".to_owned()));
            shown.sort();
            let Party { sponsor, creator, updater, auth, .. } = contact.party;
            let (sponsor, creator, email) = (Some(sponsor), Some(creator), Some(contact.email));
            let facts =
                Facts { code: 1000, sponsor, creator, updater, auth, email, statuses: shown, ..Facts::default() };
            return Ok(Expected { facts, ..Expected::default() });
        }
        if pending {
            return Err(2304);
        }
        match act {
            Act::ContactEmail(email) => contact.email = *email,
            Act::ContactAuth(auth) => contact.party.auth = Some(*auth),
            Act::ContactDelete if linked => return Err(2305),
            _ => {
                self.contact = None;
                return Ok(plain(1000));
            }
        }
        contact.party.updater = Some(who);
        Ok(plain(1000))
    }

    /// A command on the host outside.
    fn on_host(&mut self, who: Who, act: &Act) -> Result<Expected, u16> {
        let linked = self.domain.as_ref().is_some_and(|domain| domain.linked);
        match (act, self.host) {
            (Act::HostCreate, Some(_)) => return Err(2302),
            (Act::HostCreate, None) => self.host = Some(who),
            (_, None) => return Err(2303),
            (Act::HostInfo, Some(sponsor)) => {
                let mut shown = vec!["ok".to_owned()];
                shown.extend(linked.then(|| "linked".to_owned()));
                shown.sort();
                return Ok(told_of_host(sponsor, sponsor, shown));
            }
            (_, Some(sponsor)) if sponsor != who => return Err(2201),
            _ if linked => return Err(2305),
            _ => self.host = None,
        }
        Ok(plain(1000))
    }

    /// A command on the host within the domain, whose it is.
    fn on_glue(&mut self, who: Who, act: &Act) -> Result<Expected, u16> {
        if *act == Act::GlueCreate {
            if self.glue.is_some() {
                return Err(2302);
            }
            let domain = self.domain.as_ref().ok_or(2303_u16)?;
            domain.party.require(who)?;
            if domain.deleted {
                return Err(2304);
            }
            self.glue = Some(who);
            return Ok(plain(1000));
        }
        let (creator, domain) = self.glue.zip(self.domain.as_ref()).ok_or(2303_u16)?;
        let pending = domain.party.pending.is_some();
        if *act == Act::GlueInfo {
            let shown = statuses(&[(pending, "pendingTransfer")], &["ok"]);
            return Ok(told_of_host(domain.party.sponsor, creator, shown));
        }
        domain.party.require(who)?;
        if pending {
            return Err(2304);
        }
        self.glue = None;
        Ok(plain(1000))
    }
}

/// What is told of a host.
fn told_of_host(sponsor: Who, creator: Who, statuses: Vec<String>) -> Expected {
    let (sponsor, creator) = (Some(sponsor), Some(creator));
    Expected { facts: Facts { code: 1000, sponsor, creator, statuses, ..Facts::default() }, ..Expected::default() }
}

impl Domain {
    /// When it expires, where that is known.
    pub fn expires(&self) -> Option<Arc<str>> {
        self.created.as_ref().map(|created| years_on(created, i32::from(self.years)))
    }
}

/// A date so many years later, as calendars have it.
pub fn years_on(date: &str, years: i32) -> Arc<str> {
    let year = date[..4].parse::<i32>().unwrap() + years;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let rest =
        if date[4..].starts_with("-02-29") && !leap { format!("-02-28{}", &date[10..]) } else { date[4..].into() };
    format!("{year:04}{rest}").into()
}
