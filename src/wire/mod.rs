//! The only sockets of the client: RFC 5734 frames, TLS, time-outs and the trace of what went over the wire.

pub mod frame;

pub use frame::{DEFAULT_MAX_FRAME, FrameError, Framed};
