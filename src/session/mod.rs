//! What may be sent now, and what is to be believed: the session as a machine without sockets, clocks or randomness.
//!
//! Each state is a type, and each move consumes one state and gives the next, so that a command cannot be sent
//! before login, nor a second one while the first waits for its answer.
//!
//! ```text
//!   greeting           login                  answer 1xxx
//!  ──────────► Greeted ─────► LoggingIn ───────────────────────► LoggedIn ◄───────────────┐
//!                                │                              │      ▲                  │
//!                                │ refused, not to be trusted   │ send │ answer, abandon  │
//!                                ▼                              ▼      │                  │
//!                              (end)                           Waiting ┘                  │
//!                                ▲                              │ │ ▲                     │
//!                                │ 1500, 25xx                   │ │ └─ a late answer      │
//!                                ├──────────────────────────────┘ │    (drained)           │
//!                                │                                ▼                       │
//!                                │ link lost, garbage,          Lost                      │
//!                                │ another clTRID               ├─ AskAgain: a query ─────┘  on a new link, once
//!                                └──────────────────────────────┴─ Unknown: a transform      never sent again
//! ```

pub mod command;
pub mod login;
pub mod outline;
pub mod services;

pub use command::{LoggedIn, Lost, Prepared, Received, Waiting, prepare_offline};
pub use login::{Greeted, LoggingIn, Login, LoginAnswer, LoginFrame, security_events};
pub use outline::{Effect, Outline};
