//! Commands as JSON bodies: they say what words say, and what does not fit is refused by the argument's name. The
//! description of the routes is held by judges of others.

use crate::support::{answer, parse, words};
use eppsh::cli::{Act, words::Sources};
use eppsh::epp::read;
use eppsh::gateway::{body, openapi};
use eppsh::spec::{Catalog, Wanted};
use eppsh::view::json::{Envelope, Show};
use serde_json::{Value as Json, json};
use std::path::Path;
use std::process::{Command, Stdio};

/// The call that a body makes.
fn call(name: &str, body: &Json) -> Result<eppsh::epp::Call, body::Misfit> {
    let declared = body::command(Catalog::built_in(), name).unwrap_or_else(|| panic!("{name}"));
    body::call(&declared, body.as_object().unwrap(), &|| crate::support::NoSources.generate())
}

#[test]
fn every_example_says_the_same_as_a_body() {
    let catalog = Catalog::built_in();
    let mut count = 0;
    let mut differ = Vec::new();
    for (_, declared) in openapi::commands(catalog) {
        let examples = match declared.extend {
            Some((_, extend)) => extend.examples.iter().collect::<Vec<_>>(),
            None => {
                let own = declared.command.examples.iter();
                let extends = catalog.extends_wanted(declared.command.name, Wanted::Common);
                let added =
                    extends.filter(|(_, extend)| extend.alias.is_none()).flat_map(|(_, extend)| &extend.examples);
                own.chain(added).collect()
            }
        };
        for example in examples {
            let Ok(parsed) = parse(example.line) else { continue };
            // An older version, or another object of that name, is spoken only where a session agreed on it.
            let Act::Call { call: typed, .. } = parsed.act else { panic!("{}", example.line) };
            let Some(said) = openapi::example_body(&declared, &words(example.line)) else {
                // A file of keys is read on this machine only, and only by words.
                assert!(example.line.contains("-from-key"), "{}", example.line);
                continue;
            };
            count += 1;
            match body::call(&declared, &said, &|| crate::support::NoSources.generate()) {
                Ok(call) if call == typed => {}
                Ok(call) => differ.push(format!("{}\n{said:?}\n  {typed:?}\n  {call:?}", example.line)),
                Err(misfit) => differ.push(format!("{}\n{said:?}\n  {}", example.line, misfit.message)),
            }
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(count > 150, "{count}");
}

#[test]
fn items_are_objects_or_words_and_names_have_letters_of_their_own() {
    let by_words = call(
        "domain create",
        &json!({
            "name": "foo.дети", "contact": ["admin:sh8013", "tech:sh8013"], "ns": ["ns1.foo.дети=192.0.2.1", "ns2.example.net"],
            "auth": "2fooBAR",
        }),
    );
    let by_fields = call(
        "domain create",
        &json!({
            "name": "foo.xn--d1acj3b",
            "contact": [{"type": "admin", "id": "sh8013"}, {"type": "tech", "id": "sh8013"}],
            "ns": [{"hostName": "ns1.foo.дети", "hostAddr": ["192.0.2.1"]}, "ns2.example.net"],
            "auth": "2fooBAR",
        }),
    );
    assert_eq!(by_words.unwrap(), by_fields.unwrap());
    let made_up = call("domain create", &json!({"name": "foo.дети"})).unwrap();
    assert_eq!(made_up.args.str("auth"), Some("made-up-1"));
    // A value is a value: nothing is looked behind.
    for literal in ["env:HOME", "@/etc/passwd", "gen", "none", "prompt"] {
        let created = call("domain create", &json!({"name": "foo.дети", "auth": literal})).unwrap();
        assert_eq!(created.args.str("auth"), Some(literal));
    }
    let taken = call("domain update", &json!({"name": "foo.дети", "auth": null})).unwrap();
    assert!(taken.args.flag("auth-null"));
    let renamed = call("host update", &json!({"name": "ns1.example.net", "new-name": "ns2.example.net"})).unwrap();
    assert_eq!(renamed.args.str("new-name"), Some("ns2.example.net"));
}

#[test]
fn what_does_not_fit_is_told_by_the_arguments_name() {
    for (name, said, argument, message) in [
        ("domain check", json!({}), "name", "name is required"),
        ("domain check", json!({"name": []}), "name", "needs one"),
        ("domain check", json!({"name": "foo.дети"}), "name", "a text is not a list"),
        ("domain check", json!({"name": [7]}), "name", "item 1: 7 is not a domain or host name"),
        ("domain check", json!({"name": ["a.example", "фу бар.дети"]}), "name", "item 2"),
        ("domain check", json!({"nmae": ["foo.дети"]}), "nmae", "did you mean name?"),
        ("domain info", json!({"name": "foo.дети", "hosts": "sum"}), "hosts", "did you mean sub?"),
        ("domain create", json!({"name": "foo.дети", "period": "1x"}), "period", "a period such as 2y"),
        ("domain create", json!({"name": "foo.дети", "period": 100}), "period", "1 to 99"),
        ("domain create", json!({"name": "foo.дети", "period": 1.5}), "period", "1.5 is not a period"),
        ("domain create", json!({"name": "foo.дети", "auth": 7}), "auth", "7 is not a text"),
        ("domain create", json!({"name": null}), "name", "null is not"),
        ("domain create", json!({"name": "a.example", "contact": [{"type": "admin"}]}), "contact", "id is required"),
        ("domain create", json!({"name": "a.example", "contact": [{"typ": "admin"}]}), "contact", "did you mean type?"),
        ("domain create", json!({"name": "a.example", "contact": ["boss:ID"]}), "contact", "item 1"),
        ("domain create", json!({"name": "a.example", "ds-from-key": ["K.key"]}), "ds-from-key", "no such argument"),
        ("domain create", json!({"name": "a.example", "ds": ["1 2"]}), "ds", "item 1"),
        ("domain renew", json!({"name": "a.example"}), "cur-exp", "cur-exp is required"),
        ("domain update", json!({"name": "a.example", "urgent": "yes"}), "urgent", "true or false"),
        (
            "contact create",
            json!({"id": "sh8013", "email": "a@b.example", "disclose": ["voise"]}),
            "disclose",
            "did you mean voice?",
        ),
        ("poll", json!({"op": "read"}), "op", "req"),
    ] {
        let misfit = call(name, &said).expect_err(&said.to_string());
        assert_eq!(misfit.argument.as_deref(), Some(argument), "{said}: {misfit:?}");
        assert!(misfit.message.contains(message), "{said}: {misfit:?}");
    }
    assert!(body::command(Catalog::built_in(), "login").is_none());
    // A secret that does not fit is not shown.
    let misfit = call("domain create", &json!({"name": "a.example", "auth": ["sEcReT"]})).unwrap_err();
    assert!(!misfit.message.contains("sEcReT"), "{misfit:?}");
}

#[test]
fn the_description_is_sound_for_judges_of_others() {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/interop-venv/bin/python");
    let python = std::env::var_os("EPPSH_TEST_PYTHON").unwrap_or_else(|| default.into());
    let loaded = Command::new(&python).args(["-c", "import openapi_spec_validator, jsonschema"]).output();
    if !loaded.is_ok_and(|output| output.status.success()) {
        eprintln!("NOT RUN: no openapi-spec-validator; target/interop-venv/bin/pip install openapi-spec-validator");
        return;
    }
    let catalog = Catalog::built_in();
    let (mut requests, mut answers) = (Vec::new(), Vec::new());
    for (_, declared) in openapi::commands(catalog) {
        let name = openapi::name_of(&declared);
        let examples = match declared.extend {
            Some((_, extend)) => &extend.examples,
            None => &declared.command.examples,
        };
        for example in examples {
            if let Some(said) = openapi::example_body(&declared, &words(example.line)) {
                requests.push(json!([openapi::path(name), said]));
            }
            let place = if declared.extend.is_some() { "extension" } else { "resData" };
            if let Some(told) = example.answer {
                let reply = read::reply(answer(told, place).as_bytes(), catalog).unwrap();
                let envelope = Envelope { command: Some(name), reply: &reply, show: Show::default() };
                answers.push(json!([openapi::path(name), serde_json::to_value(&envelope).unwrap()]));
            }
        }
    }
    assert!(requests.len() > 50 && answers.len() > 10, "{} {}", requests.len(), answers.len());
    let documents = [openapi::document(catalog, false), openapi::document(catalog, true)];
    let judged = json!({"documents": documents, "requests": requests, "answers": answers}).to_string();
    let mut child = Command::new(&python)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/openapi.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), judged.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
}
