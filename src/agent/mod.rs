//! The session agent: a process that holds one session of a profile, which one-shot commands use through a socket that
//! only its user can open.
//!
//! ```text
//!  one-shot ──┐ what account it wants ─►                 ┌────────────────────┐
//!  (journal,  │ ◄─ the session's facts, its greeting     │ agent              │   TLS
//!   clTRID,   │ a turn ─►         ◄─ wait, wait, yours   │ one login, its     │◄──────► the registry
//!   audit)    │ a frame ─►        ◄─ its answer          │ limits, keep-alive │
//!  one-shot ──┘                                          └────────────────────┘
//! ```
//!
//! Both sides look at the user id of the other. Frames are forwarded one at a time, each once: the agent never sends
//! anything again, it writes no journal, and where its own link breaks it closes that of whoever waits, who then knows what
//! to do about it. An agent that is refused by the registry ends, and says so.

pub mod hold;
pub mod join;
pub mod place;
pub mod serve;
pub mod voice;
pub mod words;

pub use hold::Holder;
pub use join::{NoAgent, Through, ask};
pub use place::Place;
pub use words::{Account, Offer, Report, Wanted};
