//! eppsh: the shell, the gateway and the registry for EPP (RFC 5730-5734).
//!
//! One idea carries everything: **an EPP frame with holes in it is the whole declaration of a command.**
//!
//! ```text
//! what the user types
//!    │  shell (terminal, script, stdin)
//!    ▼
//!  cli      words ─────────► Call { command, args }        one clap tree, built from the specs
//!    ▼
//!  spec     the catalog: objects/*.xml, extensions/*.xml, the user's own *.xml
//!    ▼
//!  epp      Call ──► frame (request)          frame (answer) ──► Reply { code, msg, data, ext, … }
//!    ▼                                             ▲
//!  session  greeting, login, what may be sent now, what is in doubt         (pure state machine)
//!    ▼                                             │
//!  wire     4-byte length framing, TLS, time-outs, masked trace             (the only sockets)
//!    ▼                                             │
//!  the registry ───────────────────────────────────┘     a real one, or `registry` in this binary
//!                                                   ▼
//!  view     Reply ──► json | xml | table | xmltodict
//! ```

#[cfg(unix)]
pub mod agent;
pub mod audit;
pub mod bulk;
pub mod cli;
pub mod client;
pub mod config;
pub mod dnssec;
pub mod doubt;
pub mod durable;
pub mod emit;
pub mod epp;
pub mod error;
pub mod fault;
#[cfg(feature = "gateway")]
pub mod gateway;
pub mod idn;
pub mod journal;
#[cfg(any(feature = "gateway", feature = "registry"))]
pub mod lanes;
#[cfg(any(feature = "gateway", feature = "registry"))]
pub mod lines;
pub mod passwd;
#[cfg(feature = "registry")]
pub mod registry;
pub mod secret;
pub mod session;
pub mod shell;
pub mod spec;
pub mod ui;
pub mod value;
pub mod view;
pub mod wire;
pub mod xsd;
