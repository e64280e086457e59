//! Requests, well made or not: whatever a row says stands in them as it is.

use super::site::Fields;

/// A command about an object.
pub fn about(object: &str, verb: &str, inside: &str, extension: &str) -> String {
    let (verb, operation) = verb.split_once(' ').unwrap_or((verb, ""));
    let operation = if operation.is_empty() { String::new() } else { format!(" op=\"{operation}\"") };
    let extension = if extension.is_empty() { String::new() } else { format!("<extension>{extension}</extension>") };
    format!(
        "<{verb}{operation}><o:{verb} xmlns:o=\"urn:ietf:params:xml:ns:{object}-1.0\">{inside}</o:{verb}></{verb}>\
         {extension}"
    )
}

/// The element of an object's name.
pub fn named(object: &str, name: &str) -> String {
    if object == "contact" { element("id", name) } else { element("name", name) }
}

/// An element.
pub fn element(name: &str, text: &str) -> String {
    format!("<o:{name}>{text}</o:{name}>")
}

/// The info of an object.
pub fn info(object: &str, name: &str) -> String {
    about(object, "info", &named(object, name), "")
}

/// Its check.
pub fn check(object: &str, name: &str) -> String {
    about(object, "check", &named(object, name), "")
}

/// Its delete.
pub fn delete(object: &str, name: &str) -> String {
    about(object, "delete", &named(object, name), "")
}

/// A value of a row, or what a good request has.
pub fn or<'a>(fields: &'a Fields, name: &str, good: &'a str) -> &'a str {
    fields.get(name).map_or(good, String::as_str)
}

/// A name and address.
pub fn postal(fields: &Fields) -> String {
    let value = |name: &'static str, good: &'static str| element(name, or(fields, name, good));
    let [name, org, street] = [("name", "John Doe"), ("org", "Example Inc."), ("street", "123 Example Dr.")]
        .map(|(name, good)| value(name, good));
    let [city, sp, pc, cc] =
        [("city", "Dulles"), ("sp", "VA"), ("pc", "20166-6503"), ("cc", "US")].map(|(name, good)| value(name, good));
    let kind = or(fields, "type", "int");
    format!("<o:postalInfo type=\"{kind}\">{name}{org}<o:addr>{street}{city}{sp}{pc}{cc}</o:addr></o:postalInfo>")
}

/// Telephone, fax and e-mail address.
pub fn reach(fields: &Fields) -> String {
    let (voice, fax) = (or(fields, "voice", "+1.7035555555"), or(fields, "fax", "+1.7035555556"));
    let email = or(fields, "email", "jdoe@example.com");
    format!("<o:voice x=\"1234\">{voice}</o:voice>{}{}", element("fax", fax), element("email", email))
}

/// The create of a contact.
pub fn contact(id: &str, fields: &Fields) -> String {
    let id = element("id", or(fields, "id", id));
    let auth = "<o:authInfo><o:pw/></o:authInfo>";
    about("contact", "create", &format!("{id}{}{}{auth}", postal(fields), reach(fields)), "")
}

/// The addresses that a row gives.
pub fn addresses(fields: &Fields, name: &str) -> String {
    let address = |kind: &str| fields.get(kind).map(|ip| format!("<o:{name} ip=\"{kind}\">{ip}</o:{name}>"));
    ["v4", "v6", "v5"].iter().filter_map(|kind| address(kind)).collect()
}

/// The create of a host.
pub fn host(name: &str, fields: &Fields) -> String {
    about("host", "create", &format!("{}{}", element("name", name), addresses(fields, "addr")), "")
}

/// The update of an object by something that is added or removed.
pub fn change(object: &str, name: &str, operation: &str, what: &str) -> String {
    about(object, "update", &format!("{}<o:{operation}>{what}</o:{operation}>", named(object, name)), "")
}

/// A status.
pub fn status(s: &str) -> String {
    format!("<o:status s=\"{s}\"/>")
}

/// The update of an object that puts something in another's place.
pub fn set(object: &str, name: &str, what: &str) -> String {
    about(object, "update", &format!("{}<o:chg>{what}</o:chg>", named(object, name)), "")
}

/// The name servers that a row gives: hosts, or attributes.
pub fn servers(fields: &Fields) -> String {
    let object = fields.get("ns").map(|ns| format!("<o:ns>{}</o:ns>", element("hostObj", ns)));
    let attribute = fields.get("attr").map(|name| {
        let host = format!("{}{}", element("hostName", name), addresses(fields, "hostAddr"));
        format!("<o:ns><o:hostAttr>{host}</o:hostAttr></o:ns>")
    });
    object.into_iter().chain(attribute).collect()
}

/// The DS record or the key that a row gives; nothing where it gives none.
pub fn secure(fields: &Fields) -> String {
    let given = |names: &[&str]| names.iter().any(|name| fields.contains_key(*name));
    let part = |name: &str, text: &str| format!("<s:{name}>{text}</s:{name}>");
    if given(&["flags", "protocol", "keyalg", "pubkey"]) {
        let key = [("flags", "flags", "257"), ("protocol", "protocol", "3"), ("alg", "keyalg", "13")];
        let key: String = key.iter().map(|(name, field, good)| part(name, or(fields, field, good))).collect();
        let bytes = "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==";
        return format!("<s:keyData>{key}{}</s:keyData>", part("pubKey", or(fields, "pubkey", bytes)));
    }
    if !given(&["tag", "alg", "type", "digest"]) {
        return String::new();
    }
    let digest = "38EC35D5B3A34B44C39B38EC35D5B3A34B44C39B38EC35D5B3A34B44C39B38EC";
    let record =
        [("keyTag", "tag", "12345"), ("alg", "alg", "13"), ("digestType", "type", "2"), ("digest", "digest", digest)];
    let record: String = record.iter().map(|(name, field, good)| part(name, or(fields, field, good))).collect();
    format!("<s:dsData>{record}</s:dsData>")
}

/// An element of secDNS.
pub fn sec_dns(name: &str, inside: &str) -> String {
    format!("<s:{name} xmlns:s=\"urn:ietf:params:xml:ns:secDNS-1.1\">{inside}</s:{name}>")
}

/// The create of a domain for a registrar whose contacts are `{owner}-reg` and `{owner}-adm`.
pub fn domain(name: &str, owner: &str, fields: &Fields) -> String {
    let (registrant, admin) = (format!("{owner}-reg"), format!("{owner}-adm"));
    let mut inside = element("name", or(fields, "name", name));
    let unit = or(fields, "unit", "y");
    inside += &format!("<o:period unit=\"{unit}\">{}</o:period>", or(fields, "period", "1"));
    inside += &servers(fields);
    match or(fields, "registrant", &registrant) {
        "-" => {}
        registrant => inside += &element("registrant", registrant),
    }
    for (kind, id) in [("admin", or(fields, "admin", &admin)), ("tech", &admin)] {
        inside += &format!("<o:contact type=\"{kind}\">{id}</o:contact>");
    }
    inside += "<o:authInfo><o:pw/></o:authInfo>";
    let secure = secure(fields);
    let extension = if secure.is_empty() { secure } else { sec_dns("create", &secure) };
    about("domain", "create", &inside, &extension)
}

/// The renew of a domain.
pub fn renew(name: &str, expires: &str, years: &str) -> String {
    let inside = format!(
        "{}{}<o:period unit=\"y\">{years}</o:period>",
        element("name", name),
        element("curExpDate", expires.get(..10).unwrap_or(expires))
    );
    about("domain", "renew", &inside, "")
}

/// A transfer of a domain.
pub fn transfer(operation: &str, name: &str, years: Option<&str>, auth: Option<&str>) -> String {
    let years = years.map_or(String::new(), |years| format!("<o:period unit=\"y\">{years}</o:period>"));
    let auth = auth.map_or(String::new(), |auth| format!("<o:authInfo>{}</o:authInfo>", element("pw", auth)));
    about("domain", &format!("transfer {operation}"), &format!("{}{years}{auth}", element("name", name)), "")
}
