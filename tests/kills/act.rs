//! Who does what.

use std::sync::Arc;

/// A registrar, by its place in [`IDS`].
pub type Who = u8;

/// The registrars.
pub const IDS: [&str; 3] = ["AAA", "BBB", "CCC"];

/// What a command asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// The domain is created; with the host, with the contact.
    Create { years: u8, auth: u32, linked: bool, owned: bool },
    /// The domain is looked at.
    Info,
    /// It is renewed by who believes that it expires at that date.
    Renew { believed: Arc<str>, years: u8 },
    /// Its authInfo is set.
    Auth(u32),
    /// It is taken out of the DNS, or put back.
    Hold(bool),
    /// Its transfer is prohibited, or not any more.
    Lock(bool),
    /// It is delegated to the host, or not any more.
    Link(bool),
    /// The contact becomes its registrant, or is that no more.
    Own(bool),
    /// It is deleted.
    Delete,
    /// It is brought back.
    Restore,
    /// Its transfer.
    Transfer(Op),
    /// The contact is created.
    ContactCreate(u32),
    /// It is looked at.
    ContactInfo,
    /// Its mail address is set.
    ContactEmail(u32),
    /// Its authInfo is set.
    ContactAuth(u32),
    /// It is deleted.
    ContactDelete,
    /// Its transfer.
    ContactTransfer(Op),
    /// The host outside is created.
    HostCreate,
    /// It is looked at.
    HostInfo,
    /// It is deleted.
    HostDelete,
    /// The host within the domain is created.
    GlueCreate,
    /// It is looked at.
    GlueInfo,
    /// It is deleted.
    GlueDelete,
}

/// What a transfer command asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// A transfer, with that authInfo.
    Request(u32),
    /// How it stands.
    Query,
    /// That it be done.
    Approve,
    /// That it be not.
    Reject,
    /// The same, by who asked for it.
    Cancel,
}

impl Act {
    /// Whether it changes nothing.
    pub fn asks(&self) -> bool {
        use Act::{ContactInfo, ContactTransfer, GlueInfo, HostInfo, Info, Transfer};
        matches!(self, Info | ContactInfo | HostInfo | GlueInfo | Transfer(Op::Query) | ContactTransfer(Op::Query))
    }

    /// How the registry's history calls it.
    pub fn verb(&self) -> &'static str {
        match self {
            Act::Create { .. } | Act::ContactCreate(_) | Act::HostCreate | Act::GlueCreate => "create",
            Act::Renew { .. } => "renew",
            Act::Auth(_) | Act::Hold(_) | Act::Lock(_) | Act::Link(_) | Act::Own(_) => "update",
            Act::ContactEmail(_) | Act::ContactAuth(_) => "update",
            Act::Delete | Act::ContactDelete | Act::HostDelete | Act::GlueDelete => "delete",
            Act::Restore => "restore",
            Act::Transfer(op) | Act::ContactTransfer(op) => match op {
                Op::Request(_) => "transfer request",
                Op::Query => "transfer query",
                Op::Approve => "transfer approve",
                Op::Reject => "transfer reject",
                Op::Cancel => "transfer cancel",
            },
            Act::Info | Act::ContactInfo | Act::HostInfo | Act::GlueInfo => "info",
        }
    }
}
