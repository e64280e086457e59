//! The journal as the place where a client writes down what it sends.

use super::hooks::{Begun, DoubtSink};
use crate::epp::Code;
use crate::error::Result;
use crate::journal::{Entry, Journal, Ledger, Ticket};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Commands that were written down ahead, by their client transaction ids.
#[derive(Clone, Debug, Default)]
pub struct Ahead(Arc<Mutex<HashMap<String, Ticket>>>);

impl Ahead {
    /// Keeps tickets for the commands of these ids.
    pub fn keep(&self, tickets: Vec<Ticket>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let named = tickets.into_iter().filter_map(|ticket| Some((ticket.entry().cltrid.clone()?, ticket)));
        kept.extend(named);
    }

    /// The ticket of a command, if it was written down ahead.
    fn take(&self, cltrid: Option<&str>) -> Option<Ticket> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(cltrid?)
    }

    /// None of those that are left will be sent.
    pub fn clear(&self) {
        let left = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        left.into_values().for_each(Ticket::unsent);
    }
}

/// Writes what one client sends into a journal.
#[derive(Debug)]
pub struct Journaled {
    journal: Journal,
    ahead: Ahead,
    /// What is under way.
    ticket: Option<Ticket>,
}

impl Journaled {
    /// For one client; clients of a process may share the journal.
    pub fn new(journal: Journal) -> Self {
        Self::with(journal, Ahead::default())
    }

    /// The same; commands that are kept in `ahead` are on disk already.
    pub fn with(journal: Journal, ahead: Ahead) -> Self {
        Journaled { journal, ahead, ticket: None }
    }

    /// The doubts that it writes down.
    pub fn ledger(&self) -> Ledger {
        self.journal.ledger()
    }
}

impl DoubtSink for Journaled {
    fn begin<'a>(&'a mut self, sent: &'a Entry) -> Begun<'a> {
        Box::pin(async move {
            self.ticket = match self.ahead.take(sent.cltrid.as_deref()) {
                Some(ticket) => Some(ticket),
                None => Some(self.journal.begin(sent.clone()).await?),
            };
            Ok(())
        })
    }

    fn answered(&mut self, code: Code) {
        if let Some(ticket) = self.ticket.take() {
            ticket.answered(code.0);
        }
    }

    fn record(&mut self, doubt: &Entry) -> Result<()> {
        match self.ticket.take() {
            Some(ticket) => ticket.in_doubt(&doubt.why),
            None => self.journal.ledger().record(std::slice::from_ref(doubt)),
        }
    }
}
