//! Drafts of small schemas.

use super::*;
use crate::xsd;

/// The draft of a schema of `urn:x` with that body.
fn drafted(body: &str, options: &Options) -> Result<String> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x-1.0.xsd");
    let text = format!(
        "<schema xmlns='http://www.w3.org/2001/XMLSchema' xmlns:x='urn:x' targetNamespace='urn:x' elementFormDefault='qualified'>{body}</schema>"
    );
    std::fs::write(&path, text).unwrap();
    draft(&xsd::load(&path)?, options, Catalog::built_in())
}

#[test]
fn an_extension_is_drafted() {
    let text = drafted(
        "<element name='create' type='x:t'/><complexType name='t'><sequence>
        <element name='level' type='int'/></sequence></complexType>",
        &Options::default(),
    )
    .unwrap();
    assert!(text.contains("<x:level e:help=\"Level\">{level!:int}</x:level>"), "{text}");
    assert!(text.contains("<e:example>domain create shop.example --auth 2fooBAR --level 1</e:example>"), "{text}");
}
