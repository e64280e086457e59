//! What answers tell, and what they must tell.

use super::act::{IDS, Who};
use std::fmt;
use std::sync::Arc;

/// What an answer tells, dates apart.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Facts {
    pub code: u16,
    pub sponsor: Option<Who>,
    pub creator: Option<Who>,
    pub updater: Option<Who>,
    pub gaining: Option<Who>,
    pub losing: Option<Who>,
    /// Sorted.
    pub statuses: Vec<String>,
    pub transfer: Option<String>,
    pub auth: Option<u32>,
    pub email: Option<u32>,
    pub linked: bool,
    pub glue: bool,
    pub owned: bool,
}

impl fmt::Debug for Facts {
    /// No more than there is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        let parties = [("sponsor", self.sponsor), ("creator", self.creator), ("updater", self.updater)];
        for (name, who) in parties.into_iter().chain([("gaining", self.gaining), ("losing", self.losing)]) {
            who.map_or(Ok(()), |who| write!(f, " {name}={}", IDS.get(who as usize).unwrap_or(&"?")))?;
        }
        for (name, number) in [("auth", self.auth), ("email", self.email)] {
            number.map_or(Ok(()), |number| write!(f, " {name}={number}"))?;
        }
        for (name, on) in [("linked", self.linked), ("glue", self.glue), ("owned", self.owned)] {
            f.write_str(if on { " " } else { "" }).and_then(|()| f.write_str(if on { name } else { "" }))?;
        }
        self.transfer.iter().chain(&self.statuses).try_for_each(|word| write!(f, " {word}"))
    }
}

/// What an answer must tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    pub facts: Facts,
    /// Whether it tells when the domain was created.
    pub dated: bool,
    /// So many years after that, the date at which it tells that the domain expires.
    pub span: Option<u8>,
}

/// An answer.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// What it tells, dates apart.
    pub facts: Facts,
    /// When the domain was created.
    pub created: Option<Arc<str>>,
    /// When it expires.
    pub expires: Option<Arc<str>>,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dates = self.created.iter().chain(&self.expires);
        dates.fold(&mut f.debug_tuple(""), |told, date| told.field(date)).field(&self.facts).finish()
    }
}
