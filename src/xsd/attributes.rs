//! The attributes that types give to elements.

use super::expand::{Expander, documentation};
use super::library::Sort;
use super::model::{Attribute, Base, Name, Simple};
use super::source::is;
use crate::error::Result;
use roxmltree::{NS_XML_URI, Node};

impl<'a> Expander<'a, '_> {
    /// The attributes declared in `node` beside those it `inherited`, and whether any other may stand.
    pub fn attributes(&mut self, node: Node<'a, 'a>, inherited: Vec<Attribute>) -> Result<(Vec<Attribute>, bool)> {
        let mut gathered = Gathered { attributes: inherited, any: false, open: Vec::new() };
        self.gather(node, &mut gathered)?;
        Ok((gathered.attributes, gathered.any))
    }

    /// Adds what stands in `node`, a type, derivation or group of attributes.
    fn gather(&mut self, node: Node<'a, 'a>, gathered: &mut Gathered<'a>) -> Result<()> {
        for child in node.children() {
            if is(&child, "attribute") {
                let used = child.attribute("use").unwrap_or("optional");
                let attribute = self.attribute(child, used == "required")?;
                gathered.attributes.retain(|known| known.name != attribute.name);
                if used != "prohibited" && self.library.spend() {
                    gathered.attributes.push(attribute);
                }
            } else if is(&child, "anyAttribute") {
                gathered.any = true;
            } else if is(&child, "attributeGroup")
                && let Some(name) = self.library.reference(child, "ref")?
            {
                let found = self.library.find(Sort::Attributes, &name, child)?;
                // A group within itself adds nothing.
                if !gathered.open.contains(&found) && gathered.open.len() < 32 && self.library.spend() {
                    gathered.open.push(found);
                    self.gather(found, gathered)?;
                    gathered.open.pop();
                }
            }
        }
        Ok(())
    }

    /// One attribute.
    fn attribute(&self, node: Node<'a, 'a>, required: bool) -> Result<Attribute> {
        let library = self.library;
        let (declaration, name) = match library.reference(node, "ref")? {
            Some(name) if &*name.namespace == NS_XML_URI => {
                let base = if &*name.local == "lang" { Base::Language } else { Base::Text };
                return Ok(made(node, node, name, required, Simple::of(base)));
            }
            Some(name) => (library.find(Sort::Attribute, &name, node)?, name),
            None => {
                let local = library.declared(node, "attribute")?;
                let root = node.document().root_element();
                let form = node.attribute("form").or_else(|| root.attribute("attributeFormDefault"));
                let namespace = if form == Some("qualified") { library.namespace(node) } else { "" };
                (node, Name::new(namespace, local))
            }
        };
        let simple = match library.reference(declaration, "type")? {
            Some(own) => library.simple_named(declaration, &own, 0)?,
            None => library.inner(declaration, 0)?.unwrap_or_else(|| Simple::of(Base::Text)),
        };
        Ok(made(node, declaration, name, required, simple))
    }
}

/// The attribute that `node` uses and `declaration` declares.
fn made(node: Node, declaration: Node, name: Name, required: bool, simple: Simple) -> Attribute {
    let text = |name: &str| node.attribute(name).or_else(|| declaration.attribute(name)).map(str::to_string);
    Attribute {
        name,
        required,
        default: text("default"),
        fixed: text("fixed"),
        simple,
        help: documentation(node).or_else(|| documentation(declaration)),
    }
}

/// What has been found so far.
struct Gathered<'a> {
    attributes: Vec<Attribute>,
    any: bool,
    open: Vec<Node<'a, 'a>>,
}
