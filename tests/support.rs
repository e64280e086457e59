//! What several tests need: the judges from outside, and words turned into calls.

use eppsh::cli::words::Sources;
use eppsh::cli::{self, Act, Parsed, Place, Stop};
use eppsh::epp::Call;
use eppsh::error::Result;
use eppsh::secret::Secret;
use eppsh::spec::Catalog;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A directory that the environment may name, else one beside the project; says plainly when it is not there.
fn outside(variable: &str, default: &str) -> Option<PathBuf> {
    let path = std::env::var_os(variable)
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(default), PathBuf::from);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("NOT CHECKED: {} is not there; set {variable}", path.display());
    None
}

/// The published schemas.
pub fn schemas() -> Option<PathBuf> {
    outside("EPPSH_SCHEMAS", "shared/schemas")
}

/// Frames that others wrote.
pub fn frames() -> Option<PathBuf> {
    outside("EPPSH_FRAMES", "shared/frames")
}

/// Holds every frame against the published schemas.
pub fn assert_valid(frames: &[(String, String)]) {
    let Some(schemas) = schemas() else { return };
    let dir = tempfile::tempdir().unwrap();
    let mut list = String::new();
    for (at, (_, frame)) in frames.iter().enumerate() {
        let path = dir.path().join(format!("{at}.xml"));
        std::fs::write(&path, frame).unwrap();
        list.push_str(&format!("{}\n", path.display()));
    }
    let mut child = Command::new(schemas.join("validate"))
        .args(["-q", "--stdin-list"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(list.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    let named: String = told
        .lines()
        .map(|line| {
            let at = line
                .split('\t')
                .nth(1)
                .and_then(|path| PathBuf::from(path).file_stem()?.to_str()?.parse::<usize>().ok());
            let (name, frame) = at.map_or(("?", "?"), |at| (&frames[at].0, &frames[at].1));
            format!("{name}: {line}\n{frame}\n")
        })
        .collect();
    assert!(output.status.success(), "{named}{}", String::from_utf8_lossy(&output.stderr));
}

/// Values from nowhere: what tests type is all there is.
pub struct NoSources;

impl Sources for NoSources {
    fn file(&mut self, path: &str) -> Result<String> {
        Ok(std::fs::read_to_string(path).unwrap())
    }

    fn stdin(&mut self) -> Result<String> {
        Ok("one.example\n# no\ntwo.example\n".into())
    }

    fn secret(&mut self, _: &str, word: &str) -> Result<Secret> {
        Ok(Secret::new(word))
    }

    fn generate(&mut self) -> Secret {
        Secret::new("made-up-1")
    }
}

/// The words of a line as the shell reads them.
pub fn words(line: &str) -> Vec<String> {
    cli::lexer::split(line).unwrap().words.into_iter().map(|word| word.text).collect()
}

/// The act that a line of the shell means, or the message that refuses it.
pub fn parse(line: &str) -> std::result::Result<Parsed, String> {
    cli::parse(Catalog::built_in(), Place::Shell, &words(line), &mut NoSources).map_err(|stop| match stop {
        Stop::Asked(asked) => asked.0,
        Stop::Error(error) => format!("{error} [{}]", error.hint_text().unwrap_or("")),
    })
}

/// The call that a line of the shell means.
pub fn call(line: &str) -> Call {
    match parse(line).unwrap_or_else(|message| panic!("{line}: {message}")).act {
        Act::Call { call, .. } => call,
        other => panic!("{line}: {other:?}"),
    }
}

/// The frame of a call.
pub fn request(call: &Call) -> String {
    let catalog = Catalog::built_in();
    let (_, command) = catalog.command(&call.command).unwrap();
    let extends: Vec<_> =
        call.ext.iter().map(|(id, args)| (catalog.extend(id, &call.command).unwrap().1, args)).collect();
    eppsh::epp::encode::request(command, &extends, call).unwrap_or_else(|invalid| panic!("{}: {invalid}", call.command))
}

/// An answer whose `resData` or `extension` holds `element`.
pub fn answer(element: &str, container: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><response>\
         <result code=\"1000\"><msg>Command completed successfully</msg></result><{container}>{element}</{container}>\
         <trID><clTRID>ABC-12345</clTRID><svTRID>54321-XYZ</svTRID></trID></response></epp>"
    )
}
