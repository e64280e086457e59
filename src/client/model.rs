//! What goes into a client and what comes out of it.

use super::Limits;
use crate::epp::read::Frame;
use crate::epp::{Code, Reply};
use crate::session::Login;
use crate::wire::Peer;
use std::time::Duration;

/// What a client must know of its profile.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The profile's name, for messages and doubts.
    pub profile: String,
    /// How to log in.
    pub login: Login,
    /// How long the greeting is waited for.
    pub greeting_timeout: Duration,
    /// How long an answer is waited for.
    pub answer_timeout: Duration,
    /// What the registry allows.
    pub limits: Limits,
    /// Whether transforms are refused here.
    pub read_only: bool,
    /// Whether a quick answer is waited for awake; where many sessions share the threads that only takes time from them.
    pub waits_awake: bool,
    /// Whether a session that is found lost is opened anew for the next command; where many clients share an account,
    /// whoever keeps them decides who logs in, and when.
    pub reopens: bool,
    /// The only verbs that may be sent; all, where none are named.
    pub verbs: Option<Vec<String>>,
    /// With fewer days left than this, a password or a certificate is warned of.
    pub warn_days: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            profile: String::new(),
            login: Login::default(),
            greeting_timeout: Duration::from_secs(10),
            answer_timeout: Duration::from_secs(30),
            limits: Limits::default(),
            read_only: false,
            waits_awake: true,
            reopens: true,
            verbs: None,
            warn_days: crate::config::WARN_DAYS,
        }
    }
}

/// A command and its answer.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The request frame; a login's password is masked in it.
    pub request: String,
    /// The answer.
    pub reply: Reply,
    /// The answer's bytes.
    pub raw: Vec<u8>,
    /// From sending to the answer.
    pub elapsed: Duration,
    /// Requests and answers of the parts before the last, when a long check was split.
    pub earlier: Vec<(String, Vec<u8>)>,
}

/// A hand-written frame's answer.
#[derive(Debug)]
pub struct RawExchange {
    /// What came: an answer, or a greeting.
    pub answer: Frame,
    /// Its bytes.
    pub raw: Vec<u8>,
    /// From sending to the answer.
    pub elapsed: Duration,
}

/// An answer that is plainly the one to its query, its content not looked at yet.
#[derive(Debug)]
pub struct Unread {
    /// Its bytes.
    pub raw: Vec<u8>,
    /// From sending to the answer.
    pub elapsed: Duration,
}

/// What a frame brought.
pub(super) enum Heard {
    /// An answer, understood.
    Read(Box<RawExchange>),
    /// An answer for later.
    Unread(Unread),
}

/// What became of a query whose answer may be read later.
#[derive(Debug)]
pub enum Answered {
    /// The answer, understood.
    Read(Box<Exchange>),
    /// A success, to be read while the next query is under way.
    Unread(Unread),
}

/// How the session is.
#[derive(Clone, Debug, Default)]
pub struct Status {
    /// Whether there is a link.
    pub connected: bool,
    /// The other side of the link.
    pub peer: Option<Peer>,
    /// Who is logged in.
    pub user: Option<String>,
    /// The server's name for itself.
    pub server: Option<String>,
    /// The language agreed on.
    pub lang: Option<String>,
    /// The namespaces of objects agreed on.
    pub objects: Vec<String>,
    /// The namespaces of extensions agreed on.
    pub extensions: Vec<String>,
    /// Commands sent in this session.
    pub commands: u32,
    /// How long the link has been up.
    pub age: Option<Duration>,
    /// Messages waiting, as last told.
    pub queue: Option<u64>,
    /// The code of the last answer.
    pub last_code: Option<Code>,
}
