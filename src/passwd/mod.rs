//! Changing the password of an account so that whatever happens meanwhile leaves a way in.
//!
//! ```text
//!         ┌ written and synced before the step it is named for ┐
//!  made ──────► sent ───────────► changed ──────────► proven ──────────► (gone)
//!     greeting      login with it,     login by it         stored where
//!                   answered 1000      alone, 1000         the profile keeps it
//! ```
//!
//! The new password is in a file of its own ([`Pending`]) before anything is sent, and there it stays until it is stored.
//! From `changed` on everything that logs in uses it. In `sent` nobody knows which of the two passwords is right: the new one
//! is tried once and then the old one once, each try written down before it is made, so that no number of processes makes a
//! registry lock the account.

pub mod keep;
pub mod pending;
pub mod policy;

pub use keep::Keep;
pub use pending::{Pending, Place, Step};
