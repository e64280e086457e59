//! Profiles and settings: the file, under the environment, under the options; and where secrets come from.

mod file;
mod layer;
pub mod paths;
mod profile;
mod secret_source;

pub use profile::{Limits, Loaded, Overrides, Profile, ProfileSummary, load, names};
pub use secret_source::SecretSource;
