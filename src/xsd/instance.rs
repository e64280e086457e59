//! Instances of a schema's elements, for tests: as little as the schema demands, or all that it allows.

use super::model::{Attribute, Content, Element, Name, Occurs, Particle, What};
use super::sample;
use crate::epp::xml::escape;

/// What to make.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// All that may stand, with two of what repeats; else what must.
    pub full: bool,
    /// Which alternative of each choice to take, counted in a circle.
    pub alternative: usize,
}

/// An element that may stand wherever any of another namespace may: RFC 8495 declares it, and it is empty.
const ANY: &str = "<any:info xmlns:any=\"urn:ietf:params:xml:ns:allocationToken-1.0\"/>";

/// How much is made before optional parts are left out.
const ENOUGH: usize = 200_000;

/// The element as XML; `None` where no value can be made for something it must have.
pub fn instance(element: &Element, wish: Wish) -> Option<String> {
    let mut maker = Maker { wish, out: String::new(), ids: 0 };
    maker.element(element, None)?;
    Some(maker.out)
}

/// Makes one instance.
struct Maker {
    wish: Wish,
    out: String,
    /// How many identifiers were made: in one document each is another.
    ids: usize,
}

impl Maker {
    /// One element; `above` is the default namespace there.
    fn element(&mut self, element: &Element, above: Option<&str>) -> Option<()> {
        let Name { namespace, local } = &element.name;
        self.out.push('<');
        self.out.push_str(local);
        if above != Some(namespace) {
            self.attribute("xmlns", namespace);
        }
        for attribute in &element.attributes {
            if attribute.required || self.is_full() {
                self.value_of(attribute)?;
            }
        }
        let start = self.out.len();
        self.out.push('>');
        match &element.content {
            Content::Empty | Content::Untyped | Content::Anything => {}
            Content::Text(simple) => {
                let text = element.fixed.clone().or_else(|| sample::value(simple, local))?;
                escape(&mut self.out, &text, false);
            }
            Content::Elements(particle) | Content::Mixed(particle) => self.particle(particle, namespace)?,
        }
        if self.out.len() == start + 1 {
            self.out.truncate(start);
            self.out.push_str("/>");
        } else {
            self.out.push_str(&format!("</{local}>"));
        }
        Some(())
    }

    /// Whether optional parts are wanted, as long as there is room.
    fn is_full(&self) -> bool {
        self.wish.full && self.out.len() < ENOUGH
    }

    /// An attribute with a value that it may have.
    fn value_of(&mut self, attribute: &Attribute) -> Option<()> {
        let Name { namespace, local } = &attribute.name;
        let mut value = attribute.fixed.clone().or_else(|| sample::value(&attribute.simple, local))?;
        if local.eq_ignore_ascii_case("id") && value == "ABC-1" {
            self.ids += 1;
            value = format!("ABC-{}", self.ids);
        }
        match &**namespace {
            "" => self.attribute(local, &value),
            roxmltree::NS_XML_URI => self.attribute(&format!("xml:{local}"), &value),
            namespace => {
                self.attribute("xmlns:own", namespace);
                self.attribute(&format!("own:{local}"), &value);
            }
        }
        Some(())
    }

    /// An attribute.
    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push_str(&format!(" {name}=\""));
        escape(&mut self.out, value, true);
        self.out.push('"');
    }

    /// A part of a content, as often as is wished for; `above` is the default namespace.
    fn particle(&mut self, particle: &Particle, above: &str) -> Option<()> {
        // Which elements a list of namespaces means, nothing here tells.
        let unknown =
            matches!(&particle.what, What::Any(namespaces) if !matches!(namespaces.as_str(), "##any" | "##other"));
        let times = match self.is_full() && !unknown {
            true => most(particle.occurs),
            false => particle.occurs.min.min(8),
        };
        if unknown && times > 0 {
            return None;
        }
        (0..times).try_for_each(|_| self.once(&particle.what, above))
    }

    /// The same, once.
    fn once(&mut self, what: &What, above: &str) -> Option<()> {
        match what {
            What::Element(element) => self.element(element, Some(above)),
            What::Any(_) => {
                self.out.push_str(ANY);
                Some(())
            }
            What::Sequence(parts) | What::All(parts) => parts.iter().try_for_each(|part| self.particle(part, above)),
            What::Choice(parts) => {
                let part = parts.get(self.wish.alternative % parts.len().max(1))?;
                self.particle(part, above)
            }
        }
    }
}

/// How often a part stands where all is wished for.
fn most(occurs: Occurs) -> u32 {
    occurs.max.unwrap_or(u32::MAX).min(2).max(occurs.min.min(8))
}
