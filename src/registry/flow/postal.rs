//! A contact's data in commands: names and addresses, numbers, disclosure (CT-3, CT-4, CT-7).

use super::args::{absent, against_policy, malformed, unfit};
use super::{Context, Refusal};
use crate::epp::Code;
use crate::registry::rules::{Object, value};
use crate::registry::store::contact::Postal;
use crate::value::{Map, Value};

/// The longest postal line.
const LINE: usize = 255;
/// The longest postal code.
const POSTAL_CODE: usize = 16;
/// The most street lines.
const STREETS: usize = 3;

/// The forms of a name and address in a command, merged into those there are: one that is new must be whole; of one
/// that is there, what is given replaces what was, the address as a whole.
pub(super) fn merge(known: &[Postal], args: &Map) -> Result<Vec<Postal>, Refusal> {
    let mut result = known.to_vec();
    let mut seen: Vec<&str> = Vec::new();
    for given in args.list("postalInfo").iter().filter_map(Value::as_map) {
        let kind = given.str("type").ok_or_else(|| absent(Object::Contact, "postalInfo"))?;
        if kind != "int" && kind != "loc" {
            return Err(Refusal::about(Code::RANGE_ERROR, Object::Contact, "postalInfo", kind)
                .because("The type of a postalInfo is int or loc"));
        }
        if seen.contains(&kind) {
            return Err(malformed(Object::Contact, "postalInfo", kind)("There are two of this type".into()));
        }
        seen.push(kind);
        match result.iter_mut().find(|postal| postal.kind == kind) {
            Some(postal) => change(postal, given)?,
            None => {
                let mut postal = Postal { kind: kind.to_owned(), ..Postal::default() };
                set_name(&mut postal, given.str("name").unwrap_or_default())?;
                set_address(&mut postal, given)?;
                set_org(&mut postal, given)?;
                result.push(postal);
            }
        }
    }
    result.sort_by(|a, b| a.kind.cmp(&b.kind));
    Ok(result)
}

/// Changes what is given of a name and address.
fn change(postal: &mut Postal, given: &Map) -> Result<(), Refusal> {
    if let Some(name) = given.str("name") {
        set_name(postal, name)?;
    }
    set_org(postal, given)?;
    let in_address = ["street", "city", "sp", "pc", "cc"];
    if in_address.iter().any(|field| given.contains(field)) {
        set_address(postal, given)?;
    }
    Ok(())
}

/// Sets the name, which cannot be empty.
fn set_name(postal: &mut Postal, name: &str) -> Result<(), Refusal> {
    postal.name = required_line(&postal.kind, "name", name)?;
    Ok(())
}

/// Sets the organisation where it is given; an empty one takes it away.
fn set_org(postal: &mut Postal, given: &Map) -> Result<(), Refusal> {
    if let Some(org) = given.str("org") {
        postal.org = optional_line(&postal.kind, "org", Some(org), LINE)?;
    }
    Ok(())
}

/// Sets the address as a whole.
fn set_address(postal: &mut Postal, given: &Map) -> Result<(), Refusal> {
    let kind = postal.kind.as_str();
    let mut street = Vec::new();
    for line in given.list("street").iter().filter_map(Value::as_str) {
        street.extend(optional_line(kind, "street", Some(line), LINE)?);
    }
    if street.len() > STREETS {
        return Err(malformed(Object::Contact, "street", &street[STREETS])("A street has at most 3 lines".into()));
    }
    let city = required_line(kind, "city", given.str("city").unwrap_or_default())?;
    let sp = optional_line(kind, "sp", given.str("sp"), LINE)?;
    let pc = optional_line(kind, "pc", given.str("pc"), POSTAL_CODE)?;
    let cc = given.str("cc").filter(|cc| !cc.is_empty()).ok_or_else(|| absent(Object::Contact, "cc"))?;
    let cc = value::country(cc).map_err(unfit(Object::Contact, "cc", cc))?;
    (postal.street, postal.city, postal.sp, postal.pc, postal.cc) = (street, city, sp, pc, cc);
    Ok(())
}

/// A line that must hold something.
fn required_line(kind: &str, element: &'static str, text: &str) -> Result<String, Refusal> {
    optional_line(kind, element, Some(text), LINE)?.ok_or_else(|| absent(Object::Contact, element))
}

/// A line that may be missing; an empty one is.
fn optional_line(
    kind: &str,
    element: &'static str,
    text: Option<&str>,
    most: usize,
) -> Result<Option<String>, Refusal> {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    value::postal_line(text, most, kind == "int").map_err(malformed(Object::Contact, element, text))?;
    Ok(Some(text.to_owned()))
}

/// A telephone or fax number where it is given; an empty one is refused although the schema allows it.
pub(super) fn number(args: &Map, element: &'static str) -> Result<Option<String>, Refusal> {
    let Some(text) = args.str(element) else { return Ok(None) };
    // An extension alone is no number either.
    if text.is_empty() || text.starts_with('x') {
        return Err(absent(Object::Contact, element));
    }
    value::phone(text).map_err(malformed(Object::Contact, element, text))?;
    Ok(Some(text.to_owned()))
}

/// The e-mail address where it is given.
pub(super) fn email(args: &Map) -> Result<Option<String>, Refusal> {
    let Some(text) = args.str("email") else { return Ok(None) };
    if text.is_empty() {
        return Err(absent(Object::Contact, "email"));
    }
    value::email(text).map_err(malformed(Object::Contact, "email", text))?;
    Ok(Some(text.to_owned()))
}

/// What a command says about disclosure: allowed or not, and of what.
pub(super) fn disclose(context: &Context, args: &Map) -> Result<Option<(bool, Vec<String>)>, Refusal> {
    let (flag, arg) = match (args.contains("disclose"), args.contains("no-disclose")) {
        (false, false) => return Ok(None),
        (true, false) => (true, "disclose"),
        (false, true) => (false, "no-disclose"),
        (true, true) => {
            return Err(against_policy(
                Object::Contact,
                "disclose",
                "",
                "Disclosure is either allowed or not, not both",
            ));
        }
    };
    let mut items: Vec<String> = Vec::new();
    for item in super::args::texts(args, arg) {
        if !KNOWN.contains(&item) {
            return Err(malformed(Object::Contact, "disclose", item)(
                "There is nothing of this kind to disclose".into(),
            ));
        }
        if items.iter().any(|known| known == item) {
            return Err(malformed(Object::Contact, "disclose", item)("This comes twice".into()));
        }
        if !context.policy.disclose.iter().any(|offered| offered == item) {
            let refusal = Refusal::about(Code::DATA_POLICY_VIOLATION, Object::Contact, "disclose", item);
            return Err(refusal.because("The registry offers no choice about this"));
        }
        items.push(item.to_owned());
    }
    Ok(Some((flag, items)))
}

/// Everything RFC 5733 knows to disclose.
const KNOWN: &[&str] = &["name:int", "name:loc", "org:int", "org:loc", "addr:int", "addr:loc", "voice", "fax", "email"];
