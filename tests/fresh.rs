//! What is generated and kept in files says what the program says now; what the manual shows is what the program does.
//!
//! `EPPSH_BLESS=1 cargo test fresh` writes the files anew.

use crate::support::{NoSources, answer, words};
use eppsh::cli::{self, Act, Place, Stop};
use eppsh::config::{self, Overrides};
use eppsh::emit::{self, PAGES, SHELLS};
use eppsh::epp::{encode, read};
use eppsh::spec::Catalog;
use eppsh::value::Shown;
use eppsh::view::colour::Style;
use eppsh::view::xml::pretty;
use std::path::{Path, PathBuf};

/// A file of the project.
fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Holds a generated file against what it should be, or writes it.
fn hold(name: &str, text: &str) {
    let path = path(name);
    if std::env::var_os("EPPSH_BLESS").is_some_and(|value| value == "1") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(text.lines()).position(|(old, new)| old != new);
    let line = differs.unwrap_or_else(|| kept.lines().count().min(text.lines().count())) + 1;
    assert!(kept == text, "{name} is stale from line {line} on; run EPPSH_BLESS=1 cargo test fresh");
}

#[test]
fn the_manual_pages_are_fresh() {
    for (page, section) in PAGES {
        hold(&format!("man/{page}.{section}"), &emit::man(page, Catalog::built_in()));
    }
}

#[test]
fn the_completion_scripts_are_fresh() {
    for (shell, file) in SHELLS {
        hold(&format!("completions/{file}"), &emit::completions(shell, Catalog::built_in()));
    }
}

#[test]
fn the_manuals_spec_does_what_the_manual_says() {
    let file = path("src/emit/example.xml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.lines().count() < 30, "the manual promises a short one");
    let manual = std::fs::read_to_string(path("src/emit/eppsh-spec.5.txt")).unwrap();
    let catalog: &'static Catalog = Box::leak(Box::new(Catalog::with(vec![(file, text)]).unwrap()));
    let (_, extend) = catalog.extend("badge", "domain create").unwrap();
    let example = &extend.examples[0];
    assert!(manual.contains(&format!("\n{}\n", example.line)), "{}", example.line);

    let parsed = cli::parse(catalog, Place::Shell, &words(example.line), &mut NoSources);
    let call = match parsed {
        Ok(parsed) => match parsed.act {
            Act::Call { call, .. } => call,
            other => panic!("{other:?}"),
        },
        Err(Stop::Error(error)) => panic!("{error}"),
        Err(Stop::Asked(asked)) => panic!("{}", asked.0),
    };
    let written = encode::element(&extend.frame, call.extension("badge").unwrap()).unwrap();
    let shown = pretty(&written, Style { pretty: true, ..Style::default() });
    assert!(manual.contains(shown.trim()), "{shown}");

    let reply = read::reply(answer(example.answer.unwrap(), "extension").as_bytes(), catalog).unwrap();
    assert!(reply.other.is_empty(), "{:?}", reply.other);
    let json = serde_json::to_string(&Shown { value: reply.extension("badge").unwrap(), reveal: false }).unwrap();
    assert!(manual.contains(&format!("\"badge\":{json}")), "{json}");
}

#[test]
fn the_manuals_lines_are_understood() {
    let manual = std::fs::read_to_string(path("src/emit/eppsh.1.txt")).unwrap();
    let examples = manual.split_once("# EXAMPLES").unwrap().1.replace("\\\n", " ");
    let key = tempfile::NamedTempFile::new().unwrap();
    let record = "example.com. IN DNSKEY 257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=";
    std::fs::write(key.path(), record).unwrap();
    let mut seen = 0;
    for line in examples.lines().filter_map(|line| line.strip_prefix("eppsh ")) {
        // The files are not there; the words for them are.
        let line = line.replace("@names.txt", "one.example");
        let line = line.replace("Kexample.com.+013+12345.key", key.path().to_str().unwrap());
        let parsed = cli::parse(Catalog::built_in(), Place::Program, &words(&line), &mut NoSources);
        if let Err(Stop::Error(error)) = parsed {
            panic!("{line}: {error} [{}]", error.hint_text().unwrap_or(""));
        }
        seen += 1;
    }
    assert!(seen > 8);
}

#[test]
fn the_manual_names_every_setting_of_a_profile() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("config.toml");
    std::fs::write(&file, "[profile.a]\nno-such-setting = 1\n").unwrap();
    let options = Overrides { config: Some(file), profile: Some("a".into()), ..Overrides::default() };
    let error = config::load(options, &|_| None).unwrap_err();
    // The refusal lists all that there are.
    let (_, known) = error.hint_text().unwrap().split_once(": ").unwrap();
    let manual = std::fs::read_to_string(path("src/emit/eppsh.1.txt")).unwrap();
    let settings: Vec<&str> = known.split(", ").collect();
    assert!(settings.len() > 20, "{known}");
    for setting in settings {
        assert!(manual.contains(&format!("`{setting}`")), "{setting}");
    }
}
