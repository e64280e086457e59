//! What stands in the file as written: children and attributes, as far as this version has them.

use super::{Bad, DIRECTIVE_ELEMENTS, DIRECTIVES, EPP, Loader, StringStorage, Version, Xml, name};

impl Loader<'_> {
    /// The children that are elements and exist in this version; text between them is an error.
    pub(super) fn elements<'x>(&self, node: Xml<'x, 'static>) -> Bad<Vec<Xml<'x, 'static>>> {
        let mut found = Vec::new();
        for child in node.children() {
            if child.is_text() && child.text().is_some_and(|text| !text.trim().is_empty()) {
                return self.bad(child, format!("<{}> holds elements only", name(node)));
            }
            if child.is_element() && self.present(child)? {
                found.push(child);
            }
        }
        Ok(found)
    }

    /// Whether the version that is read for has this element.
    pub(super) fn present(&self, node: Xml<'_, 'static>) -> Bad<bool> {
        let own = |name: &str| match self.directive(node) {
            Some(_) => node.attribute(name),
            None => None,
        };
        self.within(
            node,
            own("since").or(node.attribute((DIRECTIVES, "since"))),
            own("until").or(node.attribute((DIRECTIVES, "until"))),
        )
    }

    /// Whether the version that is read for has this attribute of the element.
    pub(super) fn present_attribute(&self, node: Xml, attribute: &str) -> Bad<bool> {
        let bound = |word: &str| node.attribute((DIRECTIVES, format!("{word}-{attribute}").as_str()));
        self.within(node, bound("since"), bound("until"))
    }

    /// Whether the version that is read for lies within these bounds.
    pub(super) fn within(&self, node: Xml, since: Option<&str>, until: Option<&str>) -> Bad<bool> {
        let bound = |text: Option<&str>| match text.map(Version::parse) {
            Some(None) => {
                self.bad(node, "since and until are versions such as 1.2, to compare with the end of the uri")
            }
            Some(Some(version)) => Ok(Some(version)),
            None => Ok(None),
        };
        let (since, until) = (bound(since)?, bound(until)?);
        if since.is_none() && until.is_none() {
            return Ok(true);
        }
        let Some(version) = &self.version else {
            return self.bad(node, "since and until need a uri that ends in a version: urn:x:foo-1.2");
        };
        Ok(since.is_none_or(|since| *version >= since) && until.is_none_or(|until| *version <= until))
    }

    /// The local name, if `node` is a directive.
    pub(super) fn directive<'x>(&self, node: Xml<'x, 'static>) -> Option<&'x str> {
        (node.tag_name().namespace() == Some(DIRECTIVES)).then(|| node.tag_name().name())
    }

    /// Refuses attributes that the directive does not have.
    pub(super) fn only(&self, node: Xml) -> Bad<()> {
        let row = DIRECTIVE_ELEMENTS.iter().find(|(element, ..)| *element == name(node));
        let known = row.map_or(&[][..], |(_, attributes, _)| attributes);
        let is_root = name(node) == "spec";
        let fits = |name: &str| known.contains(&name) || !is_root && matches!(name, "since" | "until");
        match node.attributes().find(|a| a.namespace().is_some() || !fits(a.name())) {
            Some(attribute) => self.bad(node, format!("<{}> has no attribute {:?}", name(node), attribute.name())),
            None => Ok(()),
        }
    }

    /// An attribute of a directive.
    pub(super) fn plain(&self, node: Xml<'_, 'static>, attribute: &str) -> Bad<Option<&'static str>> {
        match node.attribute_node(attribute).map(|attribute| attribute.value_storage().clone()) {
            None => Ok(None),
            Some(StringStorage::Borrowed(text)) => Ok(Some(text)),
            Some(StringStorage::Owned(_)) => {
                self.bad(node, format!("the attribute {attribute} must be written without entities and line breaks"))
            }
        }
    }

    /// An attribute that must be there.
    pub(super) fn need(&self, node: Xml<'_, 'static>, attribute: &str) -> Bad<&'static str> {
        match self.plain(node, attribute)? {
            Some(text) if !text.trim().is_empty() => Ok(text),
            _ => self.bad(node, format!("<{}> needs the attribute {attribute:?}", name(node))),
        }
    }

    /// A namespace as it stands in the text, which the model borrows from.
    pub(super) fn in_text(&self, node: Xml, uri: &str) -> Bad<&'static str> {
        match uri {
            EPP => Ok(EPP),
            roxmltree::NS_XML_URI => Ok(roxmltree::NS_XML_URI),
            _ => match self.document.input_text().find(uri) {
                Some(at) => Ok(&self.document.input_text()[at..at + uri.len()]),
                None => self.bad(node, format!("the namespace {uri:?} must be written without entities")),
            },
        }
    }

    /// The element's name as written: its prefix is part of the frame.
    pub(super) fn written_name(&self, node: Xml<'_, 'static>) -> &'static str {
        let text = &self.document.input_text()[node.range().start + 1..];
        let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
        &text[..end]
    }
}
