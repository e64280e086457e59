//! Result codes (RFC 5730, section 3): open, so that a code nobody knows survives to the screen.

use std::fmt;

/// A result code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub u16);

/// Builds the named constants and the table of texts from one list.
macro_rules! codes {
    ($($name:ident = $code:literal $text:literal;)*) => {
        impl Code {
            $(#[doc = $text] pub const $name: Code = Code($code);)*
        }

        /// Every code of RFC 5730 with its English text.
        pub const CODES: &[(Code, &str)] = &[$((Code::$name, $text)),*];
    };
}

codes! {
    OK = 1000 "Command completed successfully";
    PENDING = 1001 "Command completed successfully; action pending";
    NO_MESSAGES = 1300 "Command completed successfully; no messages";
    ACK_TO_DEQUEUE = 1301 "Command completed successfully; ack to dequeue";
    ENDING_SESSION = 1500 "Command completed successfully; ending session";
    UNKNOWN_COMMAND = 2000 "Unknown command";
    SYNTAX_ERROR = 2001 "Command syntax error";
    USE_ERROR = 2002 "Command use error";
    PARAMETER_MISSING = 2003 "Required parameter missing";
    RANGE_ERROR = 2004 "Parameter value range error";
    VALUE_SYNTAX_ERROR = 2005 "Parameter value syntax error";
    UNIMPLEMENTED_VERSION = 2100 "Unimplemented protocol version";
    UNIMPLEMENTED_COMMAND = 2101 "Unimplemented command";
    UNIMPLEMENTED_OPTION = 2102 "Unimplemented option";
    UNIMPLEMENTED_EXTENSION = 2103 "Unimplemented extension";
    BILLING_FAILURE = 2104 "Billing failure";
    NOT_ELIGIBLE_FOR_RENEWAL = 2105 "Object is not eligible for renewal";
    NOT_ELIGIBLE_FOR_TRANSFER = 2106 "Object is not eligible for transfer";
    AUTHENTICATION_ERROR = 2200 "Authentication error";
    AUTHORIZATION_ERROR = 2201 "Authorization error";
    INVALID_AUTHINFO = 2202 "Invalid authorization information";
    PENDING_TRANSFER = 2300 "Object pending transfer";
    NOT_PENDING_TRANSFER = 2301 "Object not pending transfer";
    OBJECT_EXISTS = 2302 "Object exists";
    OBJECT_DOES_NOT_EXIST = 2303 "Object does not exist";
    STATUS_PROHIBITS = 2304 "Object status prohibits operation";
    ASSOCIATION_PROHIBITS = 2305 "Object association prohibits operation";
    POLICY_ERROR = 2306 "Parameter value policy error";
    UNIMPLEMENTED_SERVICE = 2307 "Unimplemented object service";
    DATA_POLICY_VIOLATION = 2308 "Data management policy violation";
    COMMAND_FAILED = 2400 "Command failed";
    FAILED_CLOSING = 2500 "Command failed; server closing connection";
    AUTHENTICATION_CLOSING = 2501 "Authentication error; server closing connection";
    SESSION_LIMIT_CLOSING = 2502 "Session limit exceeded; server closing connection";
}

impl Code {
    /// Whether the command was done or will be.
    pub fn is_success(self) -> bool {
        (1000..2000).contains(&self.0)
    }

    /// Whether the server closes the connection after it.
    pub fn closes(self) -> bool {
        self == Code::ENDING_SESSION || (2500..2600).contains(&self.0)
    }

    /// The English text of RFC 5730, where it is one of its codes.
    pub fn text(self) -> Option<&'static str> {
        CODES.iter().find(|(code, _)| *code == self).map(|(_, text)| *text)
    }

    /// The exit status that tells of it.
    pub fn exit_status(self) -> u8 {
        match self.0 {
            1000..2000 => 0,
            2200..=2202 | 2501 => 4,
            2502 => 6,
            2400 | 2500 => 5,
            2000..2400 => 3,
            _ => 5,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
