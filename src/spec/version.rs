//! Versions of a namespace: the number at the end of its name.

/// The numbers of a version, the most weighty first: 0.10 is newer than 0.9.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(Vec<u32>);

impl Version {
    /// The version that a namespace ends in: `urn:x:foo-1.2`, `https://x/foo-1.2.xsd`.
    pub fn of(uri: &str) -> Option<Version> {
        let uri = uri.strip_suffix(".xsd").unwrap_or(uri);
        Version::parse(uri.rsplit('-').next()?)
    }

    /// Reads `1.2`.
    pub fn parse(text: &str) -> Option<Version> {
        let numbers: Option<Vec<u32>> = text.split('.').map(|part| part.parse().ok()).collect();
        numbers.map(Version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_stand_at_the_end_and_compare_by_number() {
        let of = |uri: &str| Version::of(uri);
        assert!(of("urn:ietf:params:xml:ns:fee-0.10") > of("urn:ietf:params:xml:ns:fee-0.9"));
        assert_eq!(of("https://epp.tld.ee/schema/eis-1.0.xsd"), Version::parse("1.0"));
        assert_eq!(of("urn:ietf:params:xml:ns:epp:b-dn"), None);
        assert_eq!(Version::parse("1.x"), None);
    }
}
