//! What is known of EPP's namespaces and left out, with the reason.

/// Namespaces that have a published schema and no spec here, each with the reason.
pub const NOT_COVERED: &[(&str, &str)] = &[];
