//! registry
pub mod password;
pub mod pki;
pub mod trid;
