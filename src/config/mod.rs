//! Profiles and settings: the file, over it the environment, over that the options.

mod always;
pub mod edit;
mod file;
pub mod paths;
pub mod profile;
pub mod secret_source;
pub mod units;

pub use always::Always;
pub use profile::{Environment, Limits, Overrides, Profile, WARN_DAYS, load, names};
pub use secret_source::SecretSource;
pub use units::Rate;
