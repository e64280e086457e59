//! What the registry allows: the forms of values, statuses, texts, and the parameters that a profile sets.

pub mod name;
pub mod policy;
pub mod reasons;
pub mod status;
pub mod texts;
pub mod value;

use std::borrow::Cow;

/// The kinds of object a registry holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// RFC 5731.
    Domain,
    /// RFC 5732.
    Host,
    /// RFC 5733.
    Contact,
}

impl Object {
    /// Its word in commands, specs and the database.
    pub fn name(self) -> &'static str {
        match self {
            Object::Domain => "domain",
            Object::Host => "host",
            Object::Contact => "contact",
        }
    }

    /// The kind with that word.
    pub fn from_name(name: &str) -> Option<Self> {
        [Object::Domain, Object::Host, Object::Contact].into_iter().find(|object| object.name() == name)
    }

    /// The namespace of its elements.
    pub fn uri(self) -> &'static str {
        match self {
            Object::Domain => "urn:ietf:params:xml:ns:domain-1.0",
            Object::Host => "urn:ietf:params:xml:ns:host-1.0",
            Object::Contact => "urn:ietf:params:xml:ns:contact-1.0",
        }
    }

    /// The element that names one: `name` or `id`.
    pub fn key(self) -> &'static str {
        match self {
            Object::Contact => "id",
            Object::Domain | Object::Host => "name",
        }
    }

    /// The repository object id of the one numbered `number`.
    pub fn roid(self, number: i64, suffix: &str) -> String {
        let letter = match self {
            Object::Domain => 'D',
            Object::Host => 'H',
            Object::Contact => 'C',
        };
        format!("{letter}{number}-{suffix}")
    }
}

/// Why a value's form is wrong, as a reason to answer with.
pub type Wrong = Cow<'static, str>;
