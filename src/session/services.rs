//! What a login asks for, chosen from what the greeting offers.

use crate::epp::Greeting;
use crate::error::{Error, Result};
use crate::spec::Catalog;

/// The objects and extensions that a session uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Services {
    /// Namespaces of objects.
    pub objects: Vec<String>,
    /// Namespaces of extensions.
    pub extensions: Vec<String>,
    /// The namespace of the protocol itself.
    pub protocol: String,
}

impl Services {
    /// Chooses from `greeting` what the catalog knows, or exactly what the profile asks for.
    pub fn choose(
        greeting: &Greeting,
        catalog: &Catalog,
        objects: Option<&[String]>,
        extensions: Option<&[String]>,
    ) -> Result<Services> {
        let offered_objects = distinct(greeting.objects());
        let offered_extensions = distinct(greeting.extensions());
        let objects = match objects {
            Some(wanted) => named(wanted, &offered_objects, catalog, "object", "objects")?,
            None => match known(&offered_objects, catalog) {
                none if none.is_empty() => offered_objects,
                known => known,
            },
        };
        let extensions = match extensions {
            Some(wanted) => named(wanted, &offered_extensions, catalog, "extension", "extensions")?,
            None => known(&offered_extensions, catalog),
        };
        Ok(Services {
            objects: objects.into_iter().map(Into::into).collect(),
            extensions: extensions.into_iter().map(Into::into).collect(),
            protocol: greeting.protocol.clone(),
        })
    }

    /// All of them.
    pub fn uris(&self) -> Vec<&str> {
        self.objects.iter().chain(&self.extensions).map(String::as_str).collect()
    }
}

/// Each once, in order: greetings exist that offer a service twice.
fn distinct<'a>(uris: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found = Vec::new();
    for uri in uris {
        if !found.contains(&uri) {
            found.push(uri);
        }
    }
    found
}

/// Those offered that the catalog knows; of several versions of one spec only the best, which the catalog has first.
fn known<'a>(offered: &[&'a str], catalog: &Catalog) -> Vec<&'a str> {
    let mut best: Vec<(&str, &str)> = Vec::new();
    for (id, uri) in catalog.known() {
        if offered.contains(&uri) && !best.iter().any(|(chosen, _)| *chosen == id) {
            best.push((id, uri));
        }
    }
    offered.iter().filter(|uri| best.iter().any(|(_, chosen)| chosen == *uri)).copied().collect()
}

/// What the profile asks for, by namespace or by a spec's id; each must be offered, unless `+` stands before it.
/// Two versions of one extension are one too many.
fn named<'a>(
    wanted: &'a [String],
    offered: &[&'a str],
    catalog: &Catalog,
    what: &str,
    setting: &str,
) -> Result<Vec<&'a str>> {
    let mut chosen = Vec::new();
    for wanted in wanted {
        // Registries exist that announce less than they speak.
        if let Some(uri) = wanted.strip_prefix('+') {
            let by_id = catalog.known().find(|(id, _)| *id == uri).map(|(_, uri)| uri);
            chosen.push(by_id.unwrap_or(uri));
            continue;
        }
        let by_id = || catalog.known().filter(|(id, _)| id == wanted).map(|(_, uri)| uri);
        let found = offered
            .iter()
            .find(|uri| *uri == wanted)
            .or_else(|| by_id().find_map(|uri| offered.iter().find(|offered| **offered == uri)));
        match found {
            Some(uri) if chosen.contains(uri) => {}
            Some(uri) => chosen.push(*uri),
            None => {
                let message =
                    format!("the registry does not offer the {what} {wanted:?}; it offers: {}", list(offered));
                let more = "`+` before its name asks for it all the same";
                return Err(
                    Error::config(message).hint(format!("see `{setting}` in the profile, or leave it out; {more}"))
                );
            }
        }
    }
    let id_of = |uri: &str| catalog.known().find(|(_, known)| *known == uri).map(|(id, _)| id);
    for (at, uri) in chosen.iter().enumerate() {
        let twin = chosen[..at].iter().find(|other| id_of(other).is_some() && id_of(other) == id_of(uri));
        if let Some(other) = twin {
            let message = format!("{other} and {uri} are two versions of one {what}; a session speaks one");
            return Err(Error::config(message).hint(format!("leave one out of `{setting}` in the profile")));
        }
    }
    Ok(chosen)
}

/// Namespaces for a sentence.
pub fn list<S: AsRef<str>>(uris: &[S]) -> String {
    match uris {
        [] => "none".into(),
        uris => uris.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "),
    }
}

/// The language to ask for: the profile's where the greeting offers it, by itself or by its first part (`ru-RU` → `ru`).
pub fn language(greeting: &Greeting, wanted: Option<&str>) -> Result<String> {
    let offered = &greeting.langs;
    let tag = wanted.unwrap_or("en");
    if offered.is_empty() {
        return Ok(tag.into());
    }
    let first = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    let exact = offered.iter().find(|lang| lang.eq_ignore_ascii_case(tag));
    let found = exact.or_else(|| offered.iter().find(|lang| first(lang) == first(tag)));
    match (found, wanted) {
        (Some(lang), _) => Ok(lang.clone()),
        // Nobody asked for English by name.
        (None, None) => Ok(offered[0].clone()),
        (None, Some(tag)) => {
            let message = format!("the registry does not speak {tag:?}; it offers: {}", list(offered));
            Err(Error::config(message).hint("see `lang` in the profile, or --lang"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const DOMAIN: &str = "urn:ietf:params:xml:ns:domain-1.0";
    const SECDNS: &str = "urn:ietf:params:xml:ns:secDNS-1.1";

    fn greeting(objects: &[&str], extensions: &[&str], langs: &[&str]) -> Greeting {
        let own = |list: &[&str]| list.iter().map(|text| text.to_string()).collect();
        Greeting { objuris: own(objects), exturis: own(extensions), langs: own(langs), ..Greeting::default() }
    }

    fn choose(greeting: &Greeting, objects: Option<&[&str]>, extensions: Option<&[&str]>) -> Result<Services> {
        let own = |list: &[&str]| list.iter().map(|text| text.to_string()).collect::<Vec<_>>();
        let (objects, extensions) = (objects.map(own), extensions.map(own));
        Services::choose(greeting, Catalog::built_in(), objects.as_deref(), extensions.as_deref())
    }

    #[test]
    fn known_services_are_asked_for_by_their_first_token_each_once() {
        let greeting = greeting(
            &["urn:ietf:params:xml:ns:domain-1.0 domain-1.0.xsd", "urn:x:unknown-1.0", DOMAIN],
            &["urn:x:ext", "urn:ietf:params:xml:ns:secDNS-1.1\n secDNS-1.1.xsd"],
            &[],
        );
        let services = choose(&greeting, None, None).unwrap();
        assert_eq!((services.objects, services.extensions), (vec![DOMAIN.into()], vec![SECDNS.into()]));
    }

    #[test]
    fn a_registry_of_unknown_objects_gets_all_it_offers() {
        let services = choose(&greeting(&["urn:x:a", "urn:x:b"], &["urn:x:c"], &[]), None, None).unwrap();
        assert_eq!((services.objects, services.extensions), (vec!["urn:x:a".into(), "urn:x:b".into()], vec![]));
    }

    #[test]
    fn the_profile_chooses_by_namespace_or_id_among_what_is_offered() {
        let greeting = greeting(&[DOMAIN, "urn:x:a"], &[SECDNS, "urn:x:ext"], &[]);
        let services = choose(&greeting, Some(&["urn:x:a", "domain", DOMAIN]), Some(&["urn:x:ext"])).unwrap();
        assert_eq!(services.objects, ["urn:x:a", DOMAIN]);
        assert_eq!(services.extensions, ["urn:x:ext"]);
        assert!(choose(&greeting, None, Some(&[])).unwrap().extensions.is_empty());
        let error = choose(&greeting, None, Some(&["rgp"])).unwrap_err();
        assert!(error.message().contains("\"rgp\"") && error.message().contains(SECDNS), "{error}");
        assert_eq!(error.exit_status(), 2);
    }

    #[test]
    fn of_two_versions_the_better_is_asked_for() {
        let spec = |uri: &str| {
            let text = format!(
                "<e:spec xmlns:e='urn:eppsh:spec:1' xmlns:f='{uri}' id='fee' uri='{uri}' doc='d' title='t'>\
                 <e:extend command='domain check'><f:check>{{fee-x}}</f:check></e:extend></e:spec>"
            );
            (PathBuf::from(uri), text)
        };
        let catalog = Catalog::with(vec![spec("urn:fee-1.0"), spec("urn:fee-0.7")]).unwrap();
        let greeting = greeting(&[DOMAIN], &["urn:fee-0.7", "urn:fee-1.0"], &[]);
        assert_eq!(Services::choose(&greeting, &catalog, None, None).unwrap().extensions, ["urn:fee-1.0"]);
    }

    #[test]
    fn languages_match_without_case_and_by_their_first_part() {
        let offered = greeting(&[], &[], &["EN", "ru"]);
        for (wanted, expected) in [(None, "EN"), (Some("RU"), "ru"), (Some("ru-RU"), "ru"), (Some("en-US"), "EN")] {
            assert_eq!(language(&offered, wanted).unwrap(), expected);
        }
        assert!(language(&offered, Some("de")).unwrap_err().message().contains("it offers: EN, ru"));
        assert_eq!(language(&greeting(&[], &[], &["pl"]), None).unwrap(), "pl");
        assert_eq!(language(&greeting(&[], &[], &["pt-BR"]), Some("pt")).unwrap(), "pt-BR");
        assert_eq!(language(&Greeting::default(), Some("de")).unwrap(), "de");
    }
}
