//! What each spec adds, for `eppsh-extensions(7)` and `help ID`: its namespaces, its commands, its options.

use super::{man, roff};
use crate::cli::tree;
use crate::spec::params::{Param, of_frame};
use crate::spec::{Catalog, Entry, Source, derived};
use std::fmt::Write;

/// `eppsh-extensions(7)`.
pub fn page(catalog: &'static Catalog) -> String {
    let mut families: Vec<(&str, String)> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for entry in catalog.entries().filter(|entry| entry.family != "objects") {
        if seen.contains(&entry.id) {
            continue;
        }
        seen.push(entry.id);
        let text = spec(catalog, entry.id).unwrap_or_default();
        match families.iter_mut().find(|(family, _)| *family == entry.family) {
            Some((_, all)) => all.push_str(&text),
            None => families.push((entry.family, text)),
        }
    }
    let text: String = families.iter().map(|(family, text)| format!("# {}\n{text}", title_of(family))).collect();
    roff::page("eppsh-extensions", 7, &include_str!("eppsh-extensions.7.txt").replace("@SPECS@\n", &text))
}

/// What a family of specs is called.
fn title_of(family: &str) -> String {
    match family {
        "extensions" => "EXTENSIONS OF THE IETF".into(),
        "drafts" => "INTERNET-DRAFTS".into(),
        "user" => "YOUR OWN".into(),
        family => family.to_uppercase(),
    }
}

/// What the spec `id` adds, in all its versions; nothing where there is no such spec.
pub fn spec(catalog: &'static Catalog, id: &str) -> Option<String> {
    let entries: Vec<&Entry> = catalog.entries().filter(|entry| entry.id.eq_ignore_ascii_case(id)).collect();
    let newest = entries.first()?.spec()?;
    let mut out = String::new();
    let _ = writeln!(out, "## {}: {}", newest.id, newest.title);
    let uris: Vec<String> = entries.iter().map(|entry| format!("`{}`", entry.uri)).collect();
    let _ = writeln!(out, "{}. {}", newest.doc.trim_end_matches('.'), uris.join(", "));
    if let Source::File(path) = &entries[0].source {
        let _ = writeln!(out, "It comes from {}.", path.display());
    }
    for command in &newest.commands {
        let names: String = command.positional.iter().map(|name| format!(" *{}*", name.to_uppercase())).collect();
        let _ = writeln!(out, "\n`{}`{names}\n{}.", command.name, command.help.trim_end_matches('.'));
        let params = of_frame(&command.frame, None).into_iter();
        options(&mut out, &params.filter(|param| !command.positional.contains(&param.name)).collect::<Vec<_>>());
    }
    for (words, help, params) in added(catalog, &entries) {
        let _ = writeln!(out, "\nWith {words}:{help}");
        options(&mut out, &params);
    }
    out.push('\n');
    Some(out)
}

/// The commands that a spec extends, those with the same options together.
fn added(catalog: &'static Catalog, entries: &[&'static Entry]) -> Vec<(String, String, Vec<Param>)> {
    let mut found: Vec<(Vec<&str>, String, Vec<Param>)> = Vec::new();
    let mut commands: Vec<(&str, String, Vec<Param>)> = Vec::new();
    for spec in entries.iter().filter_map(|entry| entry.spec()) {
        for extend in &spec.extends {
            let name = extend.alias.unwrap_or(extend.command);
            let help = if extend.help.is_empty() { String::new() } else { format!(" {}.", extend.help) };
            let taken = catalog.command(extend.command).map_or(&[][..], |(_, base)| &base.frame.names);
            let at = commands.iter().position(|(known, ..)| *known == name).unwrap_or_else(|| {
                commands.push((name, help, Vec::new()));
                commands.len() - 1
            });
            let base = catalog.command(extend.command).map_or(Vec::new(), |(_, base)| of_frame(&base.frame, None));
            for mut param in of_frame(&extend.frame, None) {
                // As `params` does where the command has an option so called.
                if base.iter().any(|own| own.option == param.option && own.position.is_none()) {
                    param.option = format!("{}-{}", spec.id.to_lowercase(), param.option);
                }
                let all = &mut commands[at].2;
                let positional =
                    extend.positional.contains(&param.name) || taken.contains(&param.name) && extend.alias.is_some();
                if !positional && !all.iter().any(|known| known.option == param.option) {
                    all.push(param);
                }
            }
        }
    }
    for (name, help, mut params) in commands {
        derived::add(&mut params, entries.first().map(|entry| entry.id));
        let options: Vec<&str> = params.iter().map(|param| param.option.as_str()).collect();
        let same = |known: &&mut (Vec<&str>, String, Vec<Param>)| {
            known.1 == help && known.2.iter().map(|param| param.option.as_str()).eq(options.iter().copied())
        };
        match found.iter_mut().find(same) {
            Some((names, ..)) => names.push(name),
            None => found.push((vec![name], help, params)),
        }
    }
    found.into_iter().map(|(names, help, params)| (listed(&names), help, params)).collect()
}

/// Commands for a sentence, verbs of one object together: `domain check|info`.
fn listed(names: &[&str]) -> String {
    let mut objects: Vec<(&str, Vec<&str>)> = Vec::new();
    for name in names {
        let (object, verb) = name.split_once(' ').unwrap_or((name, ""));
        match objects.iter_mut().find(|(known, _)| *known == object) {
            Some((_, verbs)) => verbs.push(verb),
            None => objects.push((object, vec![verb])),
        }
    }
    let words =
        objects.iter().map(|(object, verbs)| format!("`{}`", format!("{object} {}", verbs.join("|")).trim_end()));
    words.collect::<Vec<_>>().join(", ")
}

/// Options, each with what it is.
fn options(out: &mut String, params: &[Param]) {
    for param in params.iter().filter(|param| !param.name.ends_with("-null")) {
        man::argument(out, &tree::argument(param));
    }
}

/// The same as plain text, for a terminal: what is said of an option stands further in than the option.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in text.lines() {
        let bare = line.trim_start_matches("## ").trim_start_matches("= ").replace(['`', '*'], "");
        let indent = match (line.starts_with("= "), inside) {
            (true, _) => "  ",
            (false, true) => "      ",
            (false, false) => "",
        };
        inside = !line.is_empty() && (inside || line.starts_with("= "));
        // Terms follow each other closely, as on a page of help.
        if line.is_empty() && out.ends_with("\n\n") {
            continue;
        }
        out.push_str(if bare.is_empty() { "" } else { indent });
        out.push_str(&bare);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spec_tells_its_commands_options_and_namespaces() {
        let catalog = Catalog::built_in();
        let text = plain(&spec(catalog, "rgp").expect("a spec"));
        for part in [
            "rgp: Registry grace periods",
            "RFC 3915. urn:ietf:params:xml:ns:rgp-1.0",
            "With domain restore:",
            "--pre-data",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains(['`', '*']), "{text}");
        let text = spec(catalog, "FEE").expect("in any case");
        assert!(text.contains("fee-0.3") && text.contains("domain check"), "{text}");
        assert!(spec(catalog, "nosuch").is_none());
    }

    #[test]
    fn every_spec_is_in_the_page() {
        let page = page(Catalog::built_in());
        for (id, uri) in Catalog::built_in().known().filter(|(_, uri)| !uri.contains("ns:epp-1.0")) {
            let written = uri.replace('-', "\\-");
            assert!(page.contains(&written) || ["domain", "host", "contact"].contains(&id), "{uri}");
        }
    }
}
