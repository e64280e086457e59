//! The greeting (RFC 5730, section 2.4): who the server is and what it offers.

use super::reply::Other;
use serde_json::Value as Json;

/// What a server says first, and again at every `<hello>`.
#[derive(Clone, Debug, Default)]
pub struct Greeting {
    /// The namespace of the protocol: EPP's own, or that of a registry which moved all of it into one of its own.
    pub protocol: String,
    /// The server's name.
    pub svid: String,
    /// Its date and time, as sent.
    pub svdate: String,
    /// Protocol versions.
    pub versions: Vec<String>,
    /// Languages.
    pub langs: Vec<String>,
    /// Object services, as sent: TCI's hold a schema file name after the URI.
    pub objuris: Vec<String>,
    /// Extension services, as sent.
    pub exturis: Vec<String>,
    /// The data collection policy, in the mapping of xmltodict.
    pub dcp: Option<Json>,
    /// What else it held.
    pub other: Vec<Other>,
}

impl Greeting {
    /// The URIs of the object services, without what some servers write behind them.
    pub fn objects(&self) -> impl Iterator<Item = &str> {
        self.objuris.iter().filter_map(|uri| uri.split_whitespace().next())
    }

    /// The URIs of the extensions, likewise.
    pub fn extensions(&self) -> impl Iterator<Item = &str> {
        self.exturis.iter().filter_map(|uri| uri.split_whitespace().next())
    }
}
