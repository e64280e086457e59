//! What may come next on a line: completion and hints. Read from the tree of commands, the specs' arguments and what
//! earlier answers spoke of; nothing is ever sent for it.

pub use super::seen::Seen;

use super::explain;
use super::help;
use super::typed::{TokenKind, Walk, param_of, repeats, tokens};
use crate::cli::globals;
use crate::cli::tree::Declared;
use crate::spec::model::{Element, Kind, Node};
use crate::spec::params::{Field, Param, Shape};
use crate::spec::{Catalog, Wanted};
use clap::{Arg, Command};
use std::path::Path;

/// What completion knows.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The specs.
    pub catalog: &'static Catalog,
    /// The tree of commands.
    pub tree: &'a Command,
    /// Objects of earlier answers.
    pub seen: &'a Seen,
    /// The profiles in the configuration.
    pub profiles: &'a [String],
}

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As it is listed.
    pub shown: String,
    /// What takes the place of the word.
    pub text: String,
}

/// The word under the cursor, before candidates are quoted for the line.
struct Slot<'w> {
    /// What stands there already.
    word: &'w str,
    /// What in front of it stays: `--ns=`.
    head: String,
    /// The candidates, without the head, and whether the word is whole with them.
    found: Vec<(String, bool)>,
}

/// Ways to go on at the end of `line`, and where the word begins that they replace.
pub fn complete(known: Known<'_>, line: &str) -> (usize, Vec<Candidate>) {
    let mut tokens = tokens(line);
    let open = tokens.last().is_some_and(|token| token.end == line.len());
    let last = if open { tokens.pop() } else { None };
    let (word, start) = last.as_ref().map_or(("", line.len()), |token| (token.text.as_str(), token.start));
    let kind = last.as_ref().map_or(TokenKind::Word, |token| token.kind);
    // A file that > waits for may begin after a blank.
    let mut slot = Slot { word, head: String::new(), found: Vec::new() };
    match kind {
        TokenKind::File => slot.files(""),
        TokenKind::Word => {
            let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.text.as_str());
            let walk = Walk::over(known.tree, words);
            slot.words(known, &walk);
        }
        TokenKind::Pipe | TokenKind::Comment | TokenKind::Body => {}
    }
    (start, slot.candidates())
}

impl Slot<'_> {
    /// Looks for candidates for a word of the command.
    fn words(&mut self, known: Known<'_>, walk: &Walk<'_>) {
        if let Some(arg) = walk.waiting {
            return self.value(known, walk, arg);
        }
        if let Some((name, value)) = self.word.split_once('=').filter(|(name, _)| name.starts_with("--")) {
            if let Some(arg) = walk.find_option(name) {
                self.head = format!("{name}=");
                self.word = value;
                self.value(known, walk, arg);
            }
            return;
        }
        if self.word.starts_with('-') {
            return self.options(known, walk);
        }
        // `poll` has commands below it, and arguments of its own.
        let alone = walk.begins_anew() || walk.command.get_positionals().next().is_none();
        if walk.begins_anew() || walk.command.has_subcommands() && (alone || walk.arguments.is_empty()) {
            self.texts(walk.commands().map(Command::get_name));
            if alone {
                return;
            }
        }
        if let Some(arg) = walk.argument() {
            self.value(known, walk, arg);
        }
        if self.found.is_empty() && self.word.is_empty() {
            self.options(known, walk);
        }
    }

    /// Options that may still be given.
    fn options(&mut self, known: Known<'_>, walk: &Walk<'_>) {
        let names: Vec<String> =
            open_options(known, walk).filter_map(|arg| Some(format!("--{}", arg.get_long()?))).collect();
        self.texts(names.iter().map(String::as_str));
    }

    /// Values of one argument.
    fn value(&mut self, known: Known<'_>, walk: &Walk<'_>, arg: &Arg) {
        if let Some(declared) = walk.declared(known.catalog)
            && let Some(param) = param_of(&declared, arg)
        {
            return self.param(known, walk, param);
        }
        match (walk.path.first().copied().unwrap_or_default(), arg.get_id().as_str()) {
            ("help", _) => self.topics(known, walk),
            ("explain", _) => self.texts(explain::names()),
            ("use", "profile") => self.texts(known.profiles.iter().map(String::as_str).chain(["sandbox"])),
            ("source" | "raw" | "show", "file" | "frame" | "files") => self.files(""),
            (_, "new-password") => self.secret(false),
            (_, "output") => self.texts(globals::FORMATS),
            _ => {
                let values = arg.get_possible_values();
                self.texts(values.iter().map(|value| value.get_name()));
            }
        }
    }

    /// Topics of help: commands, their verbs, and what help has besides.
    fn topics(&mut self, known: Known<'_>, walk: &Walk<'_>) {
        let inner = Walk::over(known.tree, walk.arguments.iter().map(String::as_str));
        if walk.arguments.is_empty() {
            self.texts(help::topics());
        }
        if inner.path.len() == walk.arguments.len() {
            self.texts(inner.command.get_subcommands().map(Command::get_name));
        }
    }

    /// Values of an argument that a spec declares.
    fn param(&mut self, known: Known<'_>, walk: &Walk<'_>, param: &Param) {
        if self.word.starts_with('@') {
            return self.files("@");
        }
        if param.secret {
            return self.secret(param.nullable);
        }
        match &param.shape {
            Shape::Flag => {}
            Shape::KeyFile => self.files(""),
            Shape::Words(words) => self.listed(words),
            Shape::Value(Kind::Words(words)) if param.repeats => self.listed(words),
            Shape::Value(kind) => {
                let names = objects(known.seen, walk, param, param.name);
                self.names(walk, names);
                self.kind(kind);
            }
            Shape::Fields { fields, form, plain } => {
                let Some(form) = form else { return self.pairs(fields) };
                if plain.is_some() {
                    let names = objects(known.seen, walk, param, "hostName");
                    return self.names(walk, names);
                }
                self.item(known, walk, param, fields, &form.fields);
            }
        }
        if param.nullable {
            self.texts(["none"]);
        }
    }

    /// One item of several fields: `admin:ID`.
    fn item(&mut self, known: Known<'_>, walk: &Walk<'_>, param: &Param, fields: &[Field], form: &[(&str, &str)]) {
        let mut at = 0;
        while let Some((separator, _)) = form.get(at + 1) {
            let Some((head, rest)) = self.word.split_once(separator) else { break };
            self.head = format!("{}{head}{separator}", self.head);
            self.word = rest;
            at += 1;
        }
        let field_of = |at: usize| form.get(at).and_then(|(_, name)| fields.iter().find(|field| field.name == *name));
        let Some(field) = field_of(at) else { return };
        // Behind a field stands the separator of the next, if the item is not whole without that.
        let next = form.get(at + 1).filter(|_| field_of(at + 1).is_some_and(|next| next.required));
        match &field.kind {
            Kind::Words(words) if field.name == "s" => {
                let words = statuses(known.seen, walk, param, words);
                self.texts(words.iter().map(String::as_str));
            }
            Kind::Words(words) => match next {
                Some((separator, _)) => {
                    let heads: Vec<String> = words.iter().map(|word| format!("{word}{separator}")).collect();
                    self.push(heads.iter().map(String::as_str), false);
                }
                None => self.texts(words.iter().copied()),
            },
            _ => {
                let names = objects(known.seen, walk, param, field.name);
                self.names(walk, names);
            }
        }
    }

    /// `field=…` of an item without a form.
    fn pairs(&mut self, fields: &[Field]) {
        let at = self.word.rfind([';', ',']).map_or(0, |at| at + 1);
        self.head.push_str(&self.word[..at]);
        self.word = &self.word[at..];
        if let Some((name, value)) = self.word.split_once('=') {
            if let Some(Field { kind: Kind::Words(words), .. }) = fields.iter().find(|field| field.name == name) {
                self.head = format!("{}{name}=", self.head);
                self.word = value;
                self.texts(words.iter().copied());
            }
            return;
        }
        let names: Vec<String> = fields.iter().map(|field| format!("{}=", field.name)).collect();
        self.push(names.iter().map(String::as_str), false);
    }

    /// Words with commas between them; `voice` stands for `voice:int` and `voice:loc`.
    fn listed(&mut self, words: &[&str]) {
        let at = self.word.rfind(',').map_or(0, |at| at + 1);
        let taken: Vec<&str> = self.word[..at].split(',').collect();
        let mut all: Vec<&str> = Vec::new();
        for word in words {
            let short = word.split_once(':').map(|(short, _)| short);
            all.extend(short.into_iter().chain([*word]).filter(|word| !taken.contains(word)));
        }
        all.dedup();
        let mut unique: Vec<&str> = Vec::new();
        all.into_iter().for_each(|word| {
            if !unique.contains(&word) {
                unique.push(word)
            }
        });
        self.head.push_str(&self.word[..at]);
        self.word = &self.word[at..];
        self.texts(unique);
    }

    /// Where a secret can come from.
    fn secret(&mut self, nullable: bool) {
        self.texts(["prompt", "gen"]);
        self.push(["env:", "cmd:", "@"], false);
        if nullable {
            self.texts(["none"]);
        }
    }

    /// Values of a plain kind.
    fn kind(&mut self, kind: &Kind) {
        match kind {
            Kind::Words(words) => self.texts(words.iter().copied()),
            Kind::Bool => self.texts(["true", "false"]),
            Kind::Period => self.texts(["1y", "2y", "3y", "5y", "10y"]),
            _ => {}
        }
    }

    /// Names of objects: a U-label rather than its A-label, unless the A-label is what is being typed.
    fn names(&mut self, walk: &Walk<'_>, names: &[String]) {
        let fitting = |name: &&String| fits(name, self.word) && !walk.arguments.contains(name);
        let found: Vec<&String> = names.iter().filter(fitting).collect();
        let shown = found.iter().filter(|name| {
            let unicode = name.contains("xn--").then(|| idna::domain_to_unicode(name).0);
            unicode.is_none_or(|unicode| !found.contains(&&unicode))
        });
        let shown: Vec<(String, bool)> = shown.map(|name| (name.to_string(), true)).collect();
        self.found.extend(shown);
    }

    /// Files whose path begins with what is typed after `mark`.
    fn files(&mut self, mark: &str) {
        let typed = self.word.strip_prefix(mark).unwrap_or(self.word);
        self.head.push_str(mark);
        let at = typed.rfind('/').map_or(0, |at| at + 1);
        let (directory, prefix) = typed.split_at(at);
        let home = directory.strip_prefix("~/").and_then(|rest| Some(dirs::home_dir()?.join(rest)));
        let place = home.unwrap_or_else(|| Path::new(if directory.is_empty() { "." } else { directory }).to_path_buf());
        let entries = std::fs::read_dir(place).into_iter().flatten().flatten().take(10_000);
        let mut found: Vec<(String, bool)> = entries
            .filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path().is_dir())))
            .filter(|(name, _)| name.starts_with(prefix) && (prefix.starts_with('.') || !name.starts_with('.')))
            .filter(|(name, _)| !name.contains(crate::view::colour::is_risky))
            .map(|(name, is_dir)| (format!("{directory}{name}{}", if is_dir { "/" } else { "" }), !is_dir))
            .collect();
        found.sort();
        self.word = typed;
        self.found.extend(found);
    }

    /// Whole words that begin with what is typed.
    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) {
        self.push(texts, true);
    }

    /// Words that begin with what is typed; a blank follows those that are `whole`.
    fn push<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>, whole: bool) {
        for text in texts {
            if fits(text, self.word) && !self.found.iter().any(|(known, _)| known == text) {
                self.found.push((text.into(), whole));
            }
        }
    }

    /// The candidates, quoted for the line.
    fn candidates(self) -> Vec<Candidate> {
        let head = self.head;
        let whole = |text: String, whole: bool| {
            let word = format!("{head}{text}");
            // An open quote would keep the word from being gone on with.
            let word = if whole { quoted(&word) } else { escaped(&word) };
            Candidate { shown: text, text: if whole { word + " " } else { word } }
        };
        self.found.into_iter().map(|(text, is_whole)| whole(text, is_whole)).collect()
    }
}

/// Whether `text` goes on from what is typed, whatever the case.
fn fits(text: &str, typed: &str) -> bool {
    let mut rest = text.chars().flat_map(char::to_lowercase);
    typed.chars().flat_map(char::to_lowercase).all(|c| rest.next() == Some(c))
}

/// A word as it is typed.
fn quoted(word: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '\'' | '"' | '\\' | '|' | '>');
    match word.chars().all(plain) && !word.starts_with('#') && !word.is_empty() {
        true => word.into(),
        false if !word.contains('\'') => format!("'{word}'"),
        false => escaped(word),
    }
}

/// The same with `\`, so that it can be gone on with.
fn escaped(word: &str) -> String {
    let mut text = String::new();
    for c in word.chars() {
        if c.is_whitespace() || matches!(c, '\'' | '"' | '\\' | '|' | '>') || (text.is_empty() && c == '#') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Names that were seen and that the argument may mean.
fn objects<'s>(seen: &'s Seen, walk: &Walk<'_>, param: &Param, field: &str) -> &'s [String] {
    let object = walk.path.first().copied().unwrap_or_default();
    let own = param.position.is_some();
    match (object, field) {
        ("domain", "name") if own => &seen.domains,
        ("host", "name") if own => &seen.hosts,
        ("contact", "id") if own => &seen.contacts,
        ("poll", "id") if own => &seen.messages,
        (_, "hostName") => &seen.hosts,
        (_, "ns" | "add-ns" | "rem-ns") => &seen.hosts,
        (_, "registrant") => &seen.contacts,
        (_, "id") if param.option.ends_with("contact") => &seen.contacts,
        _ => &[],
    }
}

/// Statuses that make sense: those the object has to remove, a registrar's own that it lacks to add.
fn statuses(seen: &Seen, walk: &Walk<'_>, param: &Param, words: &[&'static str]) -> Vec<String> {
    let object = walk.path.first().copied().unwrap_or_default();
    let had = walk.arguments.first().and_then(|name| seen.statuses(object, name));
    if param.option.starts_with("rem-") {
        return had.map_or_else(|| words.iter().map(ToString::to_string).collect(), <[String]>::to_vec);
    }
    let lacks = |word: &&&str| !had.is_some_and(|had| had.iter().any(|status| status == **word));
    // RFC 5731, section 2.3: a client sets only what begins with "client".
    let own = |word: &&&str| word.starts_with("client");
    words.iter().filter(own).filter(lacks).map(ToString::to_string).collect()
}

/// Options that may still be given: not a second time, and not beside what excludes them.
pub(super) fn open_options<'t>(known: Known<'_>, walk: &Walk<'t>) -> impl Iterator<Item = &'t Arg> {
    let declared = walk.declared(known.catalog);
    let excluded = declared.as_ref().map(|declared| excluded(known.catalog, declared, &walk.given)).unwrap_or_default();
    let given = walk.given.clone();
    let format_given = ["json", "xml", "output"].iter().any(|id| given.iter().any(|given| given == id));
    walk.options().filter(move |arg| {
        let id = arg.get_id().as_str();
        let again = repeats(arg) || !given.iter().any(|given| given == id);
        let format = format_given && matches!(id, "json" | "xml" | "output");
        again && !format && !excluded.iter().any(|name| name == id) && !arg.is_hide_set()
    })
}

/// Ids of arguments that stand in another alternative of a choice than one that was given.
fn excluded(catalog: &'static Catalog, declared: &Declared, given: &[String]) -> Vec<String> {
    let ids_of = |owner: Option<&str>, name: &str| -> Vec<String> {
        let same = declared.params.iter().filter(|param| param.owner == owner && param.name == name);
        same.map(crate::cli::tree::id_of).collect()
    };
    let mut excluded = Vec::new();
    let mut frames: Vec<(Option<&'static str>, &'static Element)> = vec![(None, &declared.command.frame)];
    match declared.extend {
        Some((id, extend)) => frames.push((Some(id), &extend.frame)),
        None => {
            let extends = catalog.extends_wanted(declared.command.name, Wanted::Common);
            frames.extend(extends.map(|(spec, extend)| (Some(spec.id), &extend.frame)))
        }
    }
    while let Some((owner, element)) = frames.pop() {
        frames.extend(element.elements().map(|child| (owner, child)));
        for node in &element.children {
            let Node::Choice(alternatives) = node else { continue };
            let names: Vec<Vec<&str>> = alternatives.iter().map(arguments_in).collect();
            let was_given =
                |names: &[&str]| names.iter().flat_map(|name| ids_of(owner, name)).any(|id| given.contains(&id));
            for taken in names.iter().filter(|names| was_given(names)) {
                let others = names.iter().flatten().filter(|name| !taken.contains(name));
                excluded.extend(others.flat_map(|name| ids_of(owner, name)));
            }
        }
    }
    excluded
}

/// The arguments that an element takes; a list or a group is one.
fn arguments_in(element: &Element) -> Vec<&'static str> {
    if let Some(name) = element.each.map(|each| each.name).or(element.group) {
        return vec![name];
    }
    let own = element.slots().map(|slot| slot.name).chain(element.flag.map(|flag| flag.name));
    own.chain(element.elements().flat_map(arguments_in)).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::hint::hint;
    use super::super::seen::tests::domain;
    use super::*;
    use crate::cli::{Place, command};
    use crate::epp::Reply;
    use crate::epp::reply::MsgQ;

    /// A shell that has seen one domain and one message.
    pub struct Fixture {
        tree: Command,
        seen: Seen,
        profiles: Vec<String>,
    }

    impl Fixture {
        pub fn new() -> Self {
            let mut seen = Seen::default();
            seen.learn("domain info", &domain("foo.xn--d1acj3b", &["clientHold", "serverUpdateProhibited"]));
            let msgq =
                Some(MsgQ { id: Some("4711".into()), qdate: Some("2026-11-26T12:00:00Z".into()), ..MsgQ::default() });
            seen.learn("poll", &Reply { msgq, ..Reply::default() });
            let tree = command(Catalog::built_in(), Place::Shell, crate::cli::tree::Extent::Whole);
            Fixture { tree, seen, profiles: vec!["ote".into(), "live".into()] }
        }

        pub fn known(&self) -> Known<'_> {
            Known { catalog: Catalog::built_in(), tree: &self.tree, seen: &self.seen, profiles: &self.profiles }
        }

        /// The candidates as they are listed.
        fn at(&self, line: &str) -> Vec<String> {
            complete(self.known(), line).1.into_iter().map(|candidate| candidate.shown).collect()
        }

        /// The line after the first candidate.
        fn first(&self, line: &str) -> String {
            let (start, found) = complete(self.known(), line);
            format!("{}{}", &line[..start], found.first().map_or("", |candidate| &candidate.text))
        }
    }

    #[test]
    fn commands_and_verbs_come_from_the_tree() {
        let shell = Fixture::new();
        assert_eq!(shell.at("dom"), ["domain"]);
        assert_eq!(shell.first("dom"), "domain ");
        assert_eq!(shell.at("domain re"), ["renew", "restore"]);
        assert!(shell.at("").contains(&"explain".to_string()));
        assert_eq!(shell.at("watch 30s dom"), ["domain"]);
        assert_eq!(shell.at("watch 30s domain ren"), ["renew"]);
    }

    #[test]
    fn options_are_offered_once_and_not_beside_what_excludes_them() {
        let shell = Fixture::new();
        assert_eq!(shell.at("domain create x --per"), ["--period"]);
        assert!(shell.at("domain create x --period 1y --per").is_empty());
        assert_eq!(shell.at("domain create x --ns a --n"), ["--ns", "--naptr"]);
        assert!(shell.at("domain info x --auth-").contains(&"--auth-ext".to_string()));
        assert!(!shell.at("domain info x --auth prompt --auth-").contains(&"--auth-ext".to_string()));
        assert!(shell.at("contact create x --").contains(&"--organization".to_string()));
        assert!(!shell.at("contact create x --person --").contains(&"--organization".to_string()));
        assert!(shell.at("contact create x --person --").contains(&"--passport".to_string()));
        assert!(!shell.at("domain create x --ds '1 8 2 AB' --").contains(&"--dnskey".to_string()));
        assert!(shell.at("domain create x --ds '1 8 2 AB' --").contains(&"--ds".to_string()));
        assert!(shell.at("poll --").contains(&"--json".to_string()));
        assert!(!shell.at("poll --json --").contains(&"--xml".to_string()));
    }

    #[test]
    fn values_come_from_the_specs() {
        let shell = Fixture::new();
        assert_eq!(shell.at("domain info x --hosts "), ["all", "del", "sub", "none"]);
        assert_eq!(shell.first("domain info x --hosts=d"), "domain info x --hosts=del ");
        assert_eq!(shell.at("poll "), ["drain", "watch", "count", "req", "ack"]);
        assert_eq!(
            shell.first("contact create x --disclose voice,addr:l"),
            "contact create x --disclose voice,addr:loc "
        );
        assert_eq!(shell.at("contact create x --disclose addr"), ["addr", "addr:int", "addr:loc"]);
        assert_eq!(shell.at("domain create x --auth "), ["prompt", "gen", "env:", "cmd:", "@"]);
        assert!(shell.at("domain update x --auth n").contains(&"none".to_string()));
        assert_eq!(shell.at("domain check x -o ta"), ["table"]);
        assert_eq!(shell.at("timing "), ["on", "off"]);
    }

    #[test]
    fn names_come_from_earlier_answers_in_both_forms() {
        let shell = Fixture::new();
        assert_eq!(shell.at("domain info "), ["foo.дети"]);
        assert_eq!(shell.first("domain info foo.xn"), "domain info foo.xn--d1acj3b ");
        assert_eq!(shell.at("host info n"), ["ns1.example.net"]);
        assert_eq!(shell.at("domain update x --add-ns "), ["ns1.example.net"]);
        assert_eq!(shell.at("domain create x --registrant j"), ["jd1234"]);
        assert_eq!(shell.first("domain create x --contact ad"), "domain create x --contact admin:");
        assert_eq!(shell.first("domain create x --contact admin:sh"), "domain create x --contact admin:sh8013 ");
        assert_eq!(shell.at("poll ack "), ["4711"]);
        assert!(!shell.at("domain check foo.дети ").contains(&"foo.дети".to_string()));
    }

    #[test]
    fn statuses_are_those_the_object_has() {
        let shell = Fixture::new();
        assert_eq!(shell.at("domain update foo.дети --rem-status "), ["clientHold", "serverUpdateProhibited"]);
        assert!(shell.at("domain update bar.дети --rem-status ").len() > 10);
        let add = shell.at("domain update foo.дети --add-status ");
        assert!(add.contains(&"clientUpdateProhibited".to_string()) && !add.contains(&"clientHold".to_string()));
        assert_eq!(
            shell.first("domain update foo.дети --rem-status clienth"),
            "domain update foo.дети --rem-status clientHold "
        );
    }

    #[test]
    fn the_shell_s_own_commands_are_completed() {
        let shell = Fixture::new();
        assert_eq!(shell.at("use l"), ["live"]);
        assert_eq!(shell.at("explain redem"), ["redemptionPeriod"]);
        assert_eq!(shell.at("help domain cr"), ["create"]);
        assert!(shell.at("help sec").contains(&"secrets".to_string()));
    }

    #[test]
    fn files_are_completed_where_files_stand() {
        let shell = Fixture::new();
        let dir = tempfile::tempdir().expect("a directory");
        std::fs::write(dir.path().join("a b.xml"), "").expect("written");
        std::fs::create_dir(dir.path().join("sub")).expect("made");
        let path = dir.path().display();
        assert_eq!(shell.first(&format!("raw {path}/a")), format!("raw '{path}/a b.xml' "));
        assert_eq!(shell.first(&format!("poll > {path}/s")), format!("poll > {path}/sub/"));
        assert_eq!(shell.first(&format!("domain check @{path}/s")), format!("domain check @{path}/sub/"));
        assert!(shell.at("poll | ls ").is_empty());
    }

    #[test]
    fn no_line_makes_it_fail() {
        let shell = Fixture::new();
        let line =
            "-domain create 'фу б' \\\n --contact admin: --ns=a=b --ds \"1 2\" @x --disclose a,,b > f # x | y <<EOF\nz";
        for (at, _) in line.char_indices() {
            drop(shell.at(&line[..at]));
            drop(hint(shell.known(), &line[..at], None));
            drop(shell.at(&line[at..]));
            drop(hint(shell.known(), &line[at..], None));
        }
    }
}
