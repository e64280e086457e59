//! The mapping between XML and JSON, judged by Python's own xmltodict (PyPI, in the environment whose interpreter
//! `EPPSH_XMLTODICT_PYTHON` names, else `target/xmltodict-venv`). Where it is not installed, the test says so.

use crate::support;
use eppsh::epp::xmltodict::{document, from_xml, unparse};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The interpreter that has it.
pub fn python() -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/xmltodict-venv/bin/python");
    let python = std::env::var_os("EPPSH_XMLTODICT_PYTHON").map_or(default, PathBuf::from);
    let there = Command::new(&python).args(["-c", "import xmltodict"]).output().is_ok_and(|run| run.status.success());
    if !there {
        eprintln!(
            "NOT RUN: {} cannot load xmltodict; python3 -m venv target/xmltodict-venv && \
             target/xmltodict-venv/bin/pip install xmltodict==1.0.4",
            python.display()
        );
    }
    there.then_some(python)
}

/// All frames there are: the RFCs' and, where they are, those that others wrote.
fn frames() -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rfc");
    std::iter::once(own).chain(support::frames()).flat_map(|dir| support::files(&dir, "xml")).collect()
}

#[test]
fn the_mapping_is_xmltodicts_both_ways() {
    let Some(python) = python() else { return };
    let frames = frames();
    let list: String = frames.iter().map(|path| format!("{}\n", path.display())).collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/xmltodict_judge.py");
    let mut child = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(list.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let told = String::from_utf8(output.stdout).unwrap();
    let verdicts: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(verdicts.len(), frames.len());
    let (mut complaints, mut same) = (Vec::new(), 0);
    for (path, verdict) in frames.iter().zip(&verdicts) {
        let bytes = std::fs::read(path).unwrap();
        let text = std::str::from_utf8(&bytes).ok();
        let ours = text.and_then(|text| document::to_json(text).ok());
        let mut complain = |what: &str| complaints.push(format!("{}: {what}", path.display()));
        match (verdict.as_array(), ours) {
            (None, None) => {}
            (Some(_), None) if text.is_none_or(|text| text.contains("<!DOCTYPE")) => {}
            (None, Some(_)) => complain("only we take it"),
            (Some(_), None) => complain("only xmltodict takes it"),
            (Some(pair), Some(json)) => {
                same += 1;
                if Some(json.as_str()) != pair[0].as_str() {
                    complain(&format!("read otherwise:\n{json}\n{}", pair[0]));
                }
                let value = from_xml(text.unwrap()).unwrap();
                if value.to_string().as_str() != json {
                    complain("the value is another than its text");
                }
                let back = unparse(&json);
                if back.ok().as_deref() != pair[1].as_str() {
                    complain(&format!("written otherwise:\n{:?}\n{}", unparse(&value.to_string()).ok(), pair[1]));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{} of {}:\n{}", complaints.len(), frames.len(), complaints.join("\n"));
    assert!(same > 100, "{same}");
    eprintln!("{same} frames alike, both ways");
}
