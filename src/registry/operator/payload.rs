//! What a message that the operator puts into a queue carries: XML of the operator's own.

use crate::epp::{Body, xml};
use crate::error::{Error, Result};
use std::path::Path;

/// The longest payload in bytes: it must fit into a frame.
const LONGEST: u64 = 512 * 1024;

/// A namespace that no login asks for.
const UNKNOWN: &str = "urn:example:eppsh:unknown-1.0";

/// The element in a file. It is delivered to sessions that asked for its namespace; to others as RFC 9038 says, or not.
pub(super) fn read(path: &Path) -> Result<Body> {
    let unread = |error: std::io::Error| {
        Error::usage(format!("{} cannot be read: {error}", path.display()))
            .hint("--file names a file that holds one XML element")
            .source(error)
    };
    if std::fs::metadata(path).map_err(unread)?.len() > LONGEST {
        return Err(Error::usage(format!("{} is longer than {LONGEST} bytes", path.display())));
    }
    element(&std::fs::read(path).map_err(unread)?).map_err(|error| error.at(path.display()))
}

/// The element in a document, held against what any frame must be: UTF-8, well-formed, without DOCTYPE.
fn element(bytes: &[u8]) -> Result<Body> {
    let bad = |error: xml::BadXml| Error::usage(format!("this is no XML that a frame can hold: {error}"));
    let text = xml::text(bytes).map_err(bad)?;
    let document = xml::parse_text(text, &xml::Limits::ANSWER).map_err(bad)?;
    let root = document.root_element();
    match root.tag_name().namespace().filter(|uri| *uri != crate::epp::EPP) {
        Some(uri) => Ok(Body::raw(uri, text[root.range()].to_owned())),
        None => Err(Error::usage("the element must be of an object's or an extension's namespace")
            .hint("write what stands inside resData or extension, with its xmlns")),
    }
}

/// An element that no client can know.
pub(super) fn unknown(name: &str) -> Body {
    let name: String = name.chars().filter(|letter| !matches!(letter, '<' | '>' | '&')).collect();
    let xml = format!("<u:notice xmlns:u=\"{UNKNOWN}\"><u:name>{name}</u:name></u:notice>");
    Body::raw(UNKNOWN, xml)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payload_is_one_well_formed_element_of_a_foreign_namespace() {
        let body = element(b"<?xml version=\"1.0\"?>\n<a xmlns=\"urn:x\"><b>1 &lt; 2</b></a>\n").expect("taken");
        assert_eq!(body.as_raw(), Some(("urn:x", "<a xmlns=\"urn:x\"><b>1 &lt; 2</b></a>")));
        for wrong in [
            "<a xmlns='urn:x'>",
            "<a/>",
            "<a xmlns='urn:ietf:params:xml:ns:epp-1.0'/>",
            "<x:a/>",
            "<!DOCTYPE a><a xmlns='urn:x'/>",
            "<a xmlns='urn:x'/><b xmlns='urn:x'/>",
            "",
        ] {
            assert!(element(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert!(element(b"<a xmlns='urn:x'>\xff</a>").is_err());
    }
}
