//! TCI's extension of contacts: a person or an organisation (7.2 of its text), in both spellings.

use super::{Context, Refusal};
use crate::epp::{Body, Call, Code, Fault, encode};
use crate::registry::rules::policy::{Need, OrgElement, Policy};
use crate::registry::rules::value::{self, Unfit};
use crate::registry::store::tci::{Address, Holder};
use crate::spec::Catalog;
use crate::value::{Map, Value};

/// The extension's spec.
const SPEC: &str = "tci-contact";
/// Its namespace.
const URI: &str = "http://www.tcinet.ru/epp/tci-contact-ext-1.0";
/// The most street lines.
const STREETS: usize = 3;

/// Who a new contact is (7.2.2.1).
pub(super) fn create(context: &Context, call: &Call) -> Result<Option<Holder>, Refusal> {
    let Some(args) = call.extension(SPEC) else {
        return match context.policy.tci_contact {
            Need::Required => {
                Err(refuse(Code::PARAMETER_MISSING, "create", "", "TCI's extension of contacts is required"))
            }
            Need::Optional => Ok(None),
        };
    };
    let organization = kind(args)?;
    let mut holder = Holder { organization, ..Holder::default() };
    fill(context, &mut holder, args)?;
    whole(&holder)?;
    Ok(Some(holder))
}

/// Who a contact is after an update (7.2.2.2): what is not named stays.
pub(super) fn update(context: &Context, call: &Call, known: Option<&Holder>) -> Result<Option<Holder>, Refusal> {
    let Some(args) = call.extension(SPEC) else {
        return match context.policy.tci_update {
            true => Err(refuse(Code::PARAMETER_MISSING, "update", "", "TCI's extension of contacts is required")),
            false => Ok(None),
        };
    };
    let organization = kind(args)?;
    let mut holder = known.cloned().unwrap_or(Holder { organization, ..Holder::default() });
    if holder.organization != organization {
        let element = if organization { "organization" } else { "person" };
        return Err(refuse(
            Code::POLICY_ERROR,
            element,
            "",
            "A person does not become an organisation, nor the reverse",
        ));
    }
    fill(context, &mut holder, args)?;
    whole(&holder)?;
    Ok(Some(holder))
}

/// Who a contact is, as answers tell it (7.2.2.3): to others than its sponsor without what must not be shown.
pub(super) fn info(holder: &Holder, sponsor: bool) -> Body {
    let hidden = |item: &str| match &holder.disclose {
        Some((false, items)) if !sponsor => items.iter().any(|known| known == item),
        _ => false,
    };
    let mut map = Map::new();
    if holder.organization {
        for address in holder.addresses.iter().filter(|address| !hidden(&format!("legalAddr:{}", address.kind))) {
            map.push("legalAddr", shown(address));
        }
    } else {
        map.set_some("birthday", holder.birthday.clone().filter(|_| !hidden("birthday")));
        if !holder.passports.is_empty() && !hidden("passport") {
            map.set("passport", holder.passports.clone());
        }
    }
    map.set_some("TIN", holder.tin.clone().filter(|_| !hidden("TIN")));
    map.set_some("disclose", holder.disclose.as_ref().filter(|_| sponsor).map(disclosed));
    let kind = if holder.organization { "organization" } else { "person" };
    let values: Map = [(kind, map)].into_iter().collect();
    Body { spec: SPEC.into(), element: "infData".into(), values }
}

/// The same with the spelling that `policy` sets (TC-1). The spec writes the one that deployed clients read.
pub(super) fn spelled(policy: &Policy, body: Body) -> Body {
    if policy.tci_org_element == OrgElement::Organization || !body.values.contains("organization") {
        return body;
    }
    let written = encode::body(Catalog::built_in(), &body).unwrap_or_default();
    let (known, wanted) = ("contact:organization>", "contact:org>");
    // No text holds a bare "<", so that these are tags.
    let xml = written.replace(&format!("<{known}"), &format!("<{wanted}"));
    Body::raw(URI, xml.replace(&format!("</{known}"), &format!("</{wanted}")))
}

/// Whether an organisation is meant, and no person.
fn kind(args: &Map) -> Result<bool, Refusal> {
    match (args.flag("person"), args.flag("organization")) {
        (true, true) => {
            Err(refuse(Code::POLICY_ERROR, "organization", "", "A contact is a person or an organisation, not both"))
        }
        (false, false) => {
            Err(refuse(Code::PARAMETER_MISSING, "person", "", "A contact is a person or an organisation"))
        }
        (_, organization) => Ok(organization),
    }
}

/// Fills in what is given.
fn fill(context: &Context, holder: &mut Holder, args: &Map) -> Result<(), Refusal> {
    if let Some(tin) = args.str("tin") {
        line("TIN", tin, context.policy.tin_max, false)?;
        holder.tin = (!tin.trim().is_empty()).then(|| tin.to_owned());
    }
    if let Some(birthday) = args.str("birthday") {
        let date = value::date(birthday)
            .ok_or_else(|| refuse(Code::VALUE_SYNTAX_ERROR, "birthday", birthday, "A date is written as 2027-01-31"))?;
        if date > context.now.date().as_str() {
            return Err(refuse(Code::POLICY_ERROR, "birthday", birthday, "Nobody is born in the future"));
        }
        holder.birthday = Some(date.to_owned());
    }
    if args.contains("passport") {
        let passports: Vec<&str> = args.list("passport").iter().filter_map(Value::as_str).collect();
        for passport in &passports {
            line("passport", passport, context.policy.passport_max, false)?;
            if passport.trim().is_empty() {
                return Err(missing("passport"));
            }
        }
        holder.passports = passports.into_iter().map(String::from).collect();
    }
    let mut seen: Vec<&str> = Vec::new();
    for given in args.list("legal-addr").iter().filter_map(Value::as_map) {
        let address = address(&context.policy, given)?;
        let kind = given.str("type").unwrap_or_default();
        if seen.contains(&kind) {
            return Err(refuse(Code::VALUE_SYNTAX_ERROR, "legalAddr", kind, "There are two of this type"));
        }
        seen.push(kind);
        holder.addresses.retain(|known| known.kind != address.kind);
        holder.addresses.push(address);
    }
    holder.addresses.sort_by(|a, b| a.kind.cmp(&b.kind));
    for (arg, flag) in [("disclose", true), ("no-disclose", false)] {
        if args.contains(arg) {
            let items = args.list(arg).iter().filter_map(Value::as_str).map(String::from).collect();
            holder.disclose = Some((flag, items));
        }
    }
    Ok(())
}

/// Checks that a person or an organisation has what it must have.
fn whole(holder: &Holder) -> Result<(), Refusal> {
    match holder.organization {
        true if holder.addresses.is_empty() => Err(missing("legalAddr")),
        true if holder.tin.is_none() => Err(missing("TIN")),
        false if holder.birthday.is_none() => Err(missing("birthday")),
        false if holder.passports.is_empty() => Err(missing("passport")),
        _ => Ok(()),
    }
}

/// A legal address; its parts may stand in it or in an `addr` of its own, which comes to the same.
fn address(policy: &Policy, given: &Map) -> Result<Address, Refusal> {
    let (most, most_pc) = (policy.legal_line_max, policy.legal_pc_max);
    let kind = given.str("type").unwrap_or_default();
    if kind != "int" && kind != "loc" {
        return Err(refuse(Code::RANGE_ERROR, "legalAddr", kind, "The type of a legalAddr is int or loc"));
    }
    let ascii = kind == "int";
    let optional = |element: &'static str, text: Option<&str>, most| match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => line(element, text, most, ascii).map(|()| Some(text.to_owned())),
        None => Ok(None),
    };
    let mut street = Vec::new();
    for text in given.list("street").iter().filter_map(Value::as_str) {
        street.extend(optional("street", Some(text), most)?);
    }
    if street.len() > STREETS {
        return Err(refuse(Code::VALUE_SYNTAX_ERROR, "street", "", "A street has at most 3 lines"));
    }
    let cc = given.str("cc").filter(|cc| !cc.is_empty()).ok_or_else(|| missing("cc"))?;
    let cc = value::country(cc).map_err(|unfit| match unfit {
        Unfit::Form(wrong) => refuse(Code::VALUE_SYNTAX_ERROR, "cc", cc, wrong),
        Unfit::Policy(wrong) => refuse(Code::POLICY_ERROR, "cc", cc, wrong),
    })?;
    Ok(Address {
        kind: kind.to_owned(),
        street,
        city: optional("city", given.str("city"), most)?.ok_or_else(|| missing("city"))?,
        sp: optional("sp", given.str("sp"), most)?,
        pc: optional("pc", given.str("pc"), most_pc)?,
        cc,
    })
}

/// Checks a line.
fn line(element: &'static str, text: &str, most: usize, ascii: bool) -> Result<(), Refusal> {
    // Not quoted: passports and numbers of taxpayers are nobody else's business.
    value::postal_line(text, most, ascii).map_err(|wrong| refuse(Code::VALUE_SYNTAX_ERROR, element, "", wrong))
}

/// An address as answers hold it.
fn shown(address: &Address) -> Map {
    let mut map = Map::new();
    map.set("type", address.kind.as_str());
    // Deployed clients look for one.
    let street = if address.street.is_empty() { vec![String::new()] } else { address.street.clone() };
    map.set("street", street);
    map.set("city", address.city.as_str());
    map.set_some("sp", address.sp.as_deref());
    map.set_some("pc", address.pc.as_deref());
    map.set("cc", address.cc.as_str());
    map
}

/// What may be shown, as answers hold it.
fn disclosed((flag, items): &(bool, Vec<String>)) -> Map {
    let mut map = Map::new();
    map.set("flag", *flag);
    for item in items {
        match item.split_once(':') {
            Some((_, kind)) => map.push("legalAddr", kind),
            None => map.set(item.clone(), true),
        }
    }
    map
}

/// A refusal for want of an element.
fn missing(element: &'static str) -> Refusal {
    refuse(Code::PARAMETER_MISSING, element, "", "This element must be there and hold a value")
}

/// A refusal of an element of this extension.
fn refuse(code: Code, element: &'static str, text: impl Into<String>, reason: impl Into<String>) -> Refusal {
    let fault = Fault { uri: URI.into(), element: element.into(), text: text.into(), reason: Some(reason.into()) };
    Refusal { code, fault: Some(fault) }
}
