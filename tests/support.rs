//! What several tests need: the judges from outside, and words turned into calls.

use eppsh::cli::words::Sources;
use eppsh::cli::{self, Act, Parsed, Place, Stop};
use eppsh::epp::{Call, encode};
use eppsh::error::Result as Outcome;
use eppsh::secret::Secret;
use eppsh::spec::Catalog;
use eppsh::spec::model::Extend;
use eppsh::value::Map;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Waits until it holds, looking again and again; a test that waits in vain fails.
#[track_caller]
pub fn until(mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(120);
    while !holds() {
        assert!(Instant::now() < end, "it never came to be");
        std::thread::sleep(Duration::from_millis(5));
    }
}

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

/// The files of that kind in a directory and below it.
pub fn files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    let below = |path: &PathBuf| if path.is_dir() { files(path, extension) } else { vec![path.clone()] };
    all.iter().flat_map(below).filter(|path| path.extension().is_some_and(|own| own == extension)).collect()
}

/// Whether the published schemas make the value of an element or attribute of that name a boolean; without them, what
/// RFC 5910 and the objects have.
pub fn is_boolean(name: &str) -> bool {
    static NAMES: OnceLock<BTreeSet<String>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let Some(dir) = schemas() else {
            return ["urgent", "all", "avail", "paResult", "flag"].into_iter().map(Into::into).collect();
        };
        let texts: Vec<String> = files(&dir, "xsd").iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
        let documents: Vec<Document> = texts.iter().map(|text| Document::parse(text).unwrap()).collect();
        let all = || documents.iter().flat_map(|document| document.descendants()).filter(Node::is_element);
        let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_string();
        let typed = |node: &Node, types: &BTreeSet<String>, attribute: &str| {
            node.attribute(attribute).is_some_and(|name| types.contains(&local(name)))
        };
        let named = |node: &Node| node.ancestors().find_map(|above| above.attribute("name")).map(Into::into);
        let mut types = BTreeSet::from(["boolean".to_string()]);
        let derived: Vec<String> =
            all().filter(|node| typed(node, &types, "base")).filter_map(|node| named(&node)).collect();
        types.extend(derived);
        all()
            .filter(|node| typed(node, &types, "type") || typed(node, &types, "base"))
            .filter_map(|node| named(&node))
            .collect()
    });
    names.contains(name)
}

/// Whether the published schemas have that value as the default of an attribute of that name.
pub fn is_default(name: &str, value: &str) -> bool {
    static DEFAULTS: OnceLock<BTreeSet<(String, String)>> = OnceLock::new();
    let defaults = DEFAULTS.get_or_init(|| {
        let of_file = |path: &PathBuf| {
            let text = std::fs::read_to_string(path).unwrap();
            let document = Document::parse(&text).unwrap();
            let attributes = document.descendants().filter(|node| node.tag_name().name() == "attribute");
            let pair = |node: Node| {
                let name = node.attribute("name")?;
                Some((name.to_string(), unified(name, node.attribute("default")?).to_string()))
            };
            attributes.filter_map(pair).collect::<Vec<_>>()
        };
        schemas().iter().flat_map(|dir| files(dir, "xsd")).flat_map(|path| of_file(&path)).collect()
    });
    defaults.contains(&(name.to_string(), unified(name, value).to_string()))
}

/// `true` as `1` and `false` as `0`, where the schemas have a boolean.
pub fn unified<'a>(name: &str, text: &'a str) -> &'a str {
    match text.trim_matches([' ', '\t', '\r', '\n']) {
        "true" if is_boolean(name) => "1",
        "false" if is_boolean(name) => "0",
        other => other,
    }
}

/// The catalog as a session has it that agreed on the namespaces of a frame and on no others.
pub fn catalog_of(document: &Document) -> &'static Catalog {
    let uris = document.descendants().filter(Node::is_element).filter_map(|node| node.tag_name().namespace());
    let uris: BTreeSet<&str> = uris.collect();
    Catalog::built_in().preferring(&uris.into_iter().collect::<Vec<_>>())
}

/// Holds every frame against the published schemas.
pub fn assert_valid(frames: &[(String, String)]) {
    let Some((verdicts, told)) = verdicts(frames) else { return };
    let named: String = verdicts
        .iter()
        .map(|(at, line)| {
            let (name, frame) = at.map_or(("?", "?"), |at| (&frames[at].0, &frames[at].1));
            format!("{name}: {line}\n{frame}\n")
        })
        .collect();
    assert!(told.is_empty() && named.is_empty(), "{named}{told}");
}

/// Which of the frames are valid by the published schemas; all, where those are not there.
pub fn valid(frames: &[(String, String)]) -> Vec<bool> {
    let mut valid = vec![true; frames.len()];
    for (at, _) in verdicts(frames).map_or(Vec::new(), |(verdicts, _)| verdicts) {
        at.iter().for_each(|at| valid[*at] = false);
    }
    valid
}

/// A frame that is not valid, by its place among all, and what is said of it.
type Verdict = (Option<usize>, String);

/// What the published schemas say of the frames that are not valid, and what else was said.
fn verdicts(frames: &[(String, String)]) -> Option<(Vec<Verdict>, String)> {
    let schemas = schemas()?;
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
    let place = |line: &str| {
        let path = PathBuf::from(line.split('\t').nth(1)?);
        path.file_stem()?.to_str()?.parse::<usize>().ok()
    };
    let verdicts: Vec<Verdict> = told.lines().map(|line| (place(line), line.to_string())).collect();
    let silent = !output.status.success() && verdicts.is_empty();
    let told =
        if silent { format!("{}{:?}", String::from_utf8_lossy(&output.stderr), output.status) } else { String::new() };
    Some((verdicts, told))
}

/// Values from nowhere: what tests type is all there is.
pub struct NoSources;

impl Sources for NoSources {
    fn file(&mut self, path: &str) -> Outcome<String> {
        Ok(std::fs::read_to_string(path).unwrap())
    }

    fn stdin(&mut self) -> Outcome<String> {
        Ok("one.example\n# no\ntwo.example\n".into())
    }

    fn secret(&mut self, _: &str, word: &str) -> Outcome<Secret> {
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
pub fn parse(line: &str) -> Result<Parsed, String> {
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
    written(Catalog::built_in(), call).unwrap_or_else(|invalid| panic!("{}: {invalid}", call.command))
}

/// The frame of a call, or why there is none: of an extension with several elements, each takes what it knows.
pub fn written(catalog: &Catalog, call: &Call) -> Result<String, encode::Invalid> {
    let (_, command) = catalog.command(&call.command).unwrap();
    let mut parts: Vec<(&Extend, Map)> = Vec::new();
    for (id, args) in &call.ext {
        let (newest, first) = catalog.extend(id, &call.command).unwrap();
        let taking = |extend: &&Extend| extend.command == call.command && encode::takes_part(extend, args);
        let mut taking: Vec<&Extend> = newest.extends.iter().filter(taking).collect();
        if taking.is_empty() {
            taking.push(first);
        }
        let alone = taking.len() == 1;
        parts.extend(taking.into_iter().map(|extend| {
            let own = args.iter().filter(|(name, _)| alone || extend.frame.takes(name));
            (extend, own.map(|(name, value)| (name.to_string(), value.clone())).collect())
        }));
    }
    let extends: Vec<(&Extend, &Map)> = parts.iter().map(|(extend, args)| (*extend, args)).collect();
    encode::request(command, &extends, call)
}

/// An answer whose `resData` or `extension` holds `element`.
pub fn answer(element: &str, container: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><response>\
         <result code=\"1000\"><msg>Command completed successfully</msg></result><{container}>{element}</{container}>\
         <trID><clTRID>ABC-12345</clTRID><svTRID>54321-XYZ</svTRID></trID></response></epp>"
    )
}

/// The program with a home directory of its own.
pub struct Home {
    /// The directory; everything the program reads and writes lies below it.
    pub dir: tempfile::TempDir,
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Ran {
    /// The exit status; 128 and the signal where one ended it.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Home {
    /// An empty home.
    pub fn new() -> Self {
        Home { dir: tempfile::tempdir().unwrap() }
    }

    /// A path below it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file that only its owner can read, and the directories above it.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        use std::os::unix::fs::PermissionsExt;
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        path.display().to_string()
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The program, ready to be run here.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_eppsh"));
        command.args(words).env_clear().current_dir(self.dir.path());
        command.env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", self.dir.path());
        for (name, below) in [("CONFIG", "config"), ("DATA", "data"), ("STATE", "state"), ("CACHE", "cache")] {
            command.env(format!("XDG_{name}_HOME"), self.path(below));
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The program, ready to be run so that no file of its can grow beyond so many blocks of 512 bytes, as if the disk
    /// were full.
    #[cfg(feature = "registry")]
    pub fn on_a_small_disk(&self, words: &[&str], blocks: u64) -> Command {
        let program = self.command(words);
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "sh", &blocks.to_string()]);
        shell.arg(program.get_program()).args(program.get_args()).current_dir(self.dir.path()).env_clear();
        shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        shell
    }

    /// Runs the program without input.
    pub fn run(&self, words: &[&str]) -> Ran {
        ran(self.command(words).spawn().unwrap())
    }

    /// Runs the words of a line.
    pub fn line(&self, line: &str) -> Ran {
        self.run(&words(line).iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Runs the program with input.
    #[cfg(feature = "registry")]
    pub fn feed(&self, words: &[&str], input: &str) -> Ran {
        let mut child = self.command(words).stdin(Stdio::piped()).spawn().unwrap();
        let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_string());
        // It may end before it has read everything.
        let feeding = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
        let ran = ran(child);
        feeding.join().unwrap();
        ran
    }
}

/// Waits for the program; one that hangs is ended, so that its test fails and not the whole run.
pub fn ran(child: std::process::Child) -> Ran {
    use std::os::unix::process::ExitStatusExt;
    let (done, waiting) = std::sync::mpsc::channel::<()>();
    let id = child.id().to_string();
    let guard = std::thread::spawn(move || {
        if waiting.recv_timeout(Duration::from_secs(120)) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
            drop(Command::new("kill").args(["-9", &id]).status());
        }
    });
    let output = child.wait_with_output().unwrap();
    drop(done);
    guard.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    let status = output.status.code().unwrap_or_else(|| 128 + output.status.signal().unwrap_or(0));
    let ran = Ran { status, out: text(output.stdout), err: text(output.stderr) };
    assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "an escape off a terminal: {ran:?}");
    assert!(!ran.err.contains("panicked") && !ran.err.contains("a fault in eppsh"), "{ran:?}");
    ran
}

impl Ran {
    /// The documents on standard output.
    pub fn documents(&self) -> Vec<serde_json::Value> {
        let read = serde_json::Deserializer::from_str(&self.out).into_iter();
        read.collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The only document.
    pub fn json(&self) -> serde_json::Value {
        let mut documents = self.documents();
        assert_eq!(documents.len(), 1, "{self:?}");
        documents.remove(0)
    }

    /// Checks the exit status and the result code of the only document; gives the document.
    #[track_caller]
    pub fn is(&self, status: i32, code: impl Into<Option<u64>>) -> serde_json::Value {
        assert_eq!(self.status, status, "{self:?}");
        let json = self.json();
        assert_eq!(json["code"].as_u64(), code.into(), "{self:?}");
        json
    }

    /// Checks the exit status and that stderr holds the words.
    #[track_caller]
    pub fn says(&self, status: i32, parts: &[&str]) -> &Self {
        assert_eq!(self.status, status, "{self:?}");
        for part in parts {
            assert!(self.err.contains(part), "{part:?} is missing: {self:?}");
        }
        self
    }
}
