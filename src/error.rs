//! The one error type of the program: what failed, who must act, what to try, and which exit status that is.

use crate::epp::Reply;
use crate::epp::encode::Invalid;
use std::fmt;

/// The result of anything that can fail with a message for the person at the prompt.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Who must act; decides the heading and the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A fault of this program.
    Internal,
    /// What was typed; nothing was sent.
    Usage,
    /// What a configuration, spec or key file says; nothing was sent.
    Config,
    /// No session with the registry: connect, TLS, greeting, lost link; nothing was done.
    Session,
    /// A transform was sent and no answer to trust came back.
    Unknown,
    /// Ctrl-C.
    Interrupted,
}

impl Kind {
    /// The exit status of `CLI.md`.
    pub fn exit_status(self) -> u8 {
        match self {
            Kind::Internal => 1,
            Kind::Usage | Kind::Config => 2,
            Kind::Session => 6,
            Kind::Unknown => 7,
            Kind::Interrupted => 130,
        }
    }

    /// The word for it in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Internal => "internal",
            Kind::Usage => "usage",
            Kind::Config => "config",
            Kind::Session => "session",
            Kind::Unknown => "unknown",
            Kind::Interrupted => "interrupted",
        }
    }
}

/// A failure, told as sentences.
pub struct Error(Box<Inner>);

/// The parts of an [`Error`], boxed so that a `Result` stays small.
struct Inner {
    kind: Kind,
    message: String,
    hint: Option<String>,
    cltrid: Option<String>,
    reply: Option<Reply>,
    invalid: Option<Invalid>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// A failure of `kind`.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        let message = message.into();
        Error(Box::new(Inner { kind, message, hint: None, cltrid: None, reply: None, invalid: None, source: None }))
    }

    /// Something wrong with what was typed.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// Something wrong with a file or setting.
    pub fn config(message: impl Into<String>) -> Self {
        Self::new(Kind::Config, message)
    }

    /// No session, or the link of one was lost before anything was done.
    pub fn session(message: impl Into<String>) -> Self {
        Self::new(Kind::Session, message)
    }

    /// A fault of this program.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(Kind::Internal, message)
    }

    /// The transform `cltrid` was sent and its outcome is not known.
    pub fn unknown(cltrid: impl Into<String>, message: impl Into<String>) -> Self {
        let mut error = Self::new(Kind::Unknown, message);
        error.0.cltrid = Some(cltrid.into());
        error
    }

    /// An argument that the frame of a call cannot carry.
    pub fn invalid(invalid: Invalid) -> Self {
        let mut error = Self::usage(invalid.to_string());
        error.0.invalid = Some(invalid);
        error
    }

    /// Whether it is about an argument, which [`Error::in_words`] can name as it was typed.
    pub fn is_about_an_argument(&self) -> bool {
        self.0.invalid.is_some()
    }

    /// The same failure in the words of the place where the argument was typed.
    #[must_use]
    pub fn in_words(mut self, words: impl FnOnce(&Invalid) -> String) -> Self {
        if let Some(invalid) = self.0.invalid.take() {
            self.0.message = words(&invalid);
        }
        self
    }

    /// What to try next; a sentence without heading.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// What lies behind it.
    #[must_use]
    pub fn source(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The same failure with the place it happened at in front: a file name, an argument.
    #[must_use]
    pub fn at(mut self, place: impl fmt::Display) -> Self {
        self.0.message = format!("{place}: {}", self.0.message);
        self
    }

    /// The registry's refusal that is the reason; its code then gives the exit status.
    #[must_use]
    pub fn reply(mut self, reply: Reply) -> Self {
        self.0.reply = Some(reply);
        self
    }

    /// Who must act.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// What failed and what was expected.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What to try.
    pub fn hint_text(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// The refusal that is the reason: a login that was not accepted.
    pub fn refusal(&self) -> Option<&Reply> {
        self.0.reply.as_ref()
    }

    /// The exit status of `CLI.md`.
    pub fn exit_status(&self) -> u8 {
        self.0.reply.as_ref().map_or_else(|| self.0.kind.exit_status(), |reply| reply.code().exit_status())
    }

    /// The command whose outcome is unknown.
    pub fn cltrid(&self) -> Option<&str> {
        self.0.cltrid.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.0.kind, self.0.message)?;
        self.0.hint.iter().try_for_each(|hint| write!(f, " ({hint})"))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
