//! The only sockets of the client: RFC 5734 frames, TLS, time-outs and the trace of what went over the wire.

mod explain;
pub mod frame;
pub mod identity;
pub mod link;
pub mod probe;
pub mod settings;
mod tap;
pub mod tls;
#[cfg(test)]
mod tls_tests;
pub mod trace;

pub use explain::explain_read;
pub use frame::{DEFAULT_MAX_FRAME, FrameError, Framed};
pub use link::{Lent, Link, Peer, Stream, connect};
pub use settings::{Identity, IpFamily, Settings, Timeouts, Tls};
