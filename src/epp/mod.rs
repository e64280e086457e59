//! Frames and values: bytes in, values out, and back. Nothing here reads a socket, a file or a clock.

pub mod call;
pub mod code;
pub mod decode;
pub mod encode;
pub mod greeting;
pub mod kind;
pub mod markup;
pub mod mask;
pub mod read;
pub mod reply;
pub mod request;
pub mod xml;
pub mod xmltodict;

pub use call::Call;
pub use code::Code;
pub use greeting::Greeting;
pub use reply::{Answer, Body, Fault, MsgQ, Other, Outcome, Reason, Reply};

/// The namespace of the protocol itself (RFC 5730).
pub const EPP: &str = "urn:ietf:params:xml:ns:epp-1.0";
