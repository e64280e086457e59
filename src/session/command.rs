//! The open session: what may be sent, and which answer belongs to it.

use super::outline::{Effect, Outline};
use super::services::{Services, list};
use crate::epp::read::{self, Frame};
use crate::epp::{Call, EPP, Greeting, Reply, encode};
use crate::error::{Error, Result};
use crate::idn::Form;
use crate::spec::Catalog;
use crate::spec::model::{Extend, Spec};
use crate::value::Map;
use crate::wire::Lent;
use std::borrow::Cow;

/// How many abandoned commands are remembered: their answers come in order, so older ones came long ago or never will.
const REMEMBERED: usize = 64;

/// Logged in, nothing in flight.
#[derive(Debug)]
pub struct LoggedIn {
    user: String,
    lang: String,
    services: Services,
    /// The form in which domain names are written.
    names: Form,
    /// Whether the server echoes transaction ids, as its answer to the login showed.
    echoes: bool,
    /// Frames sent in this session, the login included.
    sent: u32,
    /// Queries whose answers were not waited for; `None` stands for a `<hello>`.
    abandoned: Vec<Option<String>>,
}

/// A command ready to be sent.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The frame.
    pub frame: Vec<u8>,
    /// What it does, read from the frame itself.
    pub outline: Outline,
}

/// A command was sent and its answer is due.
#[derive(Debug)]
pub struct Waiting {
    session: LoggedIn,
    outline: Outline,
}

/// What a frame that arrived means.
#[derive(Debug)]
pub enum Received {
    /// The answer; the session goes on.
    Answer(LoggedIn, Box<Reply>),
    /// The answer, after which the server closes the connection.
    Ended(Box<Reply>),
    /// The greeting that a `<hello>` asked for.
    Greeting(LoggedIn, Box<Greeting>),
    /// The late answer to an abandoned query: drained; the right one is still due.
    Late(Waiting),
    /// Nothing to be believed; the link must be closed.
    Untrusted(Lost),
}

/// What is left of a command whose answer cannot be had.
#[derive(Debug)]
pub enum Lost {
    /// It only asked; it may be sent again.
    AskAgain {
        /// What happened.
        why: String,
    },
    /// It may have been done; it is never sent again.
    Unknown {
        /// What was sent.
        outline: Box<Outline>,
        /// What happened.
        why: String,
    },
    /// It could not be written down, so nothing of it was sent.
    NotSent(Error),
}

impl Prepared {
    /// A frame that is sent as it is.
    pub fn raw(frame: Vec<u8>, catalog: &Catalog) -> Prepared {
        let outline = Outline::of(&frame, catalog);
        Prepared { frame, outline }
    }
}

/// Whether an answer's text holds one result, a success that does not end the session, and the id as it was sent.
fn says_success(bytes: &[u8], id: &str) -> bool {
    const RESULT: &str = "<result code=\"";
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let Some((_, rest)) = text.split_once(RESULT) else { return false };
    let code = rest.get(..5).is_some_and(|code| {
        let digits = code.as_bytes();
        digits[0] == b'1' && digits[1] != b'5' && digits[..4].iter().all(u8::is_ascii_digit) && digits[4] == b'"'
    });
    let own = rest.rsplit_once("</clTRID>").and_then(|(head, _)| head.strip_suffix(id));
    code && !rest.contains("<result") && own.is_some_and(|head| head.ends_with("<clTRID>"))
}

/// Writes a command without a session: for `--dry-run`.
pub fn prepare_offline(catalog: &Catalog, call: &Call, cltrid: String, names: Form) -> Result<Prepared> {
    prepare(catalog, call, cltrid, None, names)
}

/// Writes a command with the services of a session, or with all.
fn prepare(
    catalog: &Catalog,
    call: &Call,
    cltrid: String,
    services: Option<&Services>,
    names: Form,
) -> Result<Prepared> {
    let (spec, command) = catalog
        .command(&call.command)
        .ok_or_else(|| Error::usage(format!("there is no command {:?}", call.command)))?;
    if let Some(services) = services {
        offers_object(services, spec)?;
    }
    let mut parts: Vec<(&Extend, Cow<Map>)> = Vec::new();
    for (id, args) in &call.ext {
        parts.extend(split(extension(catalog, &call.command, id, services)?, args));
    }
    let extends: Vec<(&Extend, &Map)> = parts.iter().map(|(extend, args)| (*extend, &**args)).collect();
    let call = Call { cltrid: Some(cltrid), ..call.clone() };
    let frame = encode::request_with(command, &extends, &call, names).map_err(Error::invalid)?;
    let frame = encode::in_protocol(frame, services.map_or("", |services| &services.protocol));
    let outline = Outline::of_plain_query(&frame, &call);
    let frame = frame.into_bytes();
    let outline = outline.unwrap_or_else(|| Outline::of(&frame, catalog));
    let prepared = Prepared { frame, outline };
    let changes = !call.ext.is_empty() || call.args.iter().any(|(name, _)| !command.positional.contains(&name));
    // RFC 5731 to 5733, section 3.2.5: an update adds, removes or changes at least something.
    let could = command.frame.names.iter().any(|name| !command.positional.contains(name));
    if prepared.outline.verb == "update" && could && !changes {
        return Err(Error::usage(format!("`{}` is to change nothing", command.name))
            .hint(format!("say what to change; `help {}` lists it", command.name)));
    }
    Ok(prepared)
}

/// Refuses a command of an object that the session does not have.
fn offers_object(services: &Services, spec: &Spec) -> Result<()> {
    // Some registries announce as extensions what brings commands of its own.
    if spec.uri == EPP || services.objects.iter().chain(&services.extensions).any(|uri| uri == spec.uri) {
        return Ok(());
    }
    let (id, uri, has) = (spec.id, spec.uri, list(&services.objects));
    let error = Error::usage(format!("this session cannot manage {id} objects ({uri}); it can manage: {has}"));
    Err(error.hint("`greeting` shows what the registry offers; `objects` in the profile chooses from it"))
}

/// What the extension `id` adds to the command, in the version of the session: one element, or several side by side.
fn extension<'c>(
    catalog: &'c Catalog,
    command: &str,
    id: &str,
    services: Option<&Services>,
) -> Result<Vec<&'c Extend>> {
    let versions: Vec<(&Spec, &Extend)> = catalog.extends(command).filter(|(spec, _)| spec.id == id).collect();
    let has = |uri: &str| services.is_none_or(|services| services.extensions.iter().any(|asked| asked == uri));
    if let Some((spec, _)) = versions.iter().find(|(spec, _)| has(spec.uri)) {
        return Ok(versions.iter().filter(|(other, _)| other.uri == spec.uri).map(|(_, extend)| *extend).collect());
    }
    let Some((spec, _)) = versions.first() else {
        return Err(Error::usage(format!("the extension {id:?} adds nothing to `{command}`")));
    };
    let has = list(services.map_or(&[][..], |services| &services.extensions));
    let error = Error::usage(format!("this session does not have the extension {id} ({}); it has: {has}", spec.uri));
    Err(error.hint("`greeting` shows what the registry offers; `extensions` in the profile chooses from it"))
}

/// Gives each element of an extension the arguments it knows; those for which nothing was given are left out.
fn split<'c, 'a>(extends: Vec<&'c Extend>, args: &'a Map) -> Vec<(&'c Extend, Cow<'a, Map>)> {
    let takes = |extend: &&Extend| encode::takes_part(extend, args);
    let taking: Vec<&Extend> = extends.iter().copied().filter(takes).collect();
    match taking[..] {
        [] => extends.into_iter().take(1).map(|extend| (extend, Cow::Borrowed(args))).collect(),
        [one] => vec![(one, Cow::Borrowed(args))],
        _ => {
            let known = |name: &str| taking.iter().any(|extend| extend.frame.takes(name));
            let share = |at: usize, extend: &Extend| {
                // What no element knows goes to the first, which refuses it.
                let own = |name: &str| extend.frame.takes(name) || (at == 0 && !known(name));
                args.iter()
                    .filter(|(name, _)| own(name))
                    .map(|(name, value)| (name.to_string(), value.clone()))
                    .collect()
            };
            taking.iter().enumerate().map(|(at, extend)| (*extend, Cow::Owned(share(at, extend)))).collect()
        }
    }
}

impl LoggedIn {
    /// A session that has just begun.
    pub(super) fn new(user: String, lang: String, services: Services, echoes: bool) -> Self {
        LoggedIn { user, lang, services, names: Form::ALabel, echoes, sent: 1, abandoned: Vec::new() }
    }

    /// The same session, with domain names in another form.
    pub(super) fn with_names(self, names: Form) -> Self {
        LoggedIn { names, ..self }
    }

    /// A session that another process opened and lends.
    pub fn lent(lent: &Lent, names: Form) -> Self {
        let Lent { user, lang, objects, extensions, protocol, echoes } = lent.clone();
        let services = Services { objects, extensions, protocol };
        LoggedIn::new(user, lang, services, echoes).with_names(names)
    }

    /// What another process must know to use it.
    pub fn lend(&self) -> Lent {
        let Services { objects, extensions, protocol } = self.services.clone();
        Lent { user: self.user.clone(), lang: self.lang.clone(), objects, extensions, protocol, echoes: self.echoes }
    }

    /// Who is logged in.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The language agreed on.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The objects and extensions agreed on.
    pub fn services(&self) -> &Services {
        &self.services
    }

    /// How many commands this session was used for, the login included.
    pub fn sent(&self) -> u32 {
        self.sent
    }

    /// Whether answers to abandoned queries may still come.
    pub fn expects_late(&self) -> bool {
        !self.abandoned.is_empty()
    }

    /// Writes a command of this session.
    pub fn prepare(&self, catalog: &Catalog, call: &Call, cltrid: String) -> Result<Prepared> {
        prepare(catalog, call, cltrid, Some(&self.services), self.names)
    }

    /// The move for a command that goes out now.
    pub fn send(mut self, outline: Outline) -> Waiting {
        self.sent += 1;
        Waiting { session: self, outline }
    }

    /// Whether a frame that came unasked is the late answer to an abandoned query, which is then forgotten.
    pub fn drain(&mut self, bytes: &[u8], catalog: &Catalog) -> bool {
        match read::frame(bytes, catalog) {
            Ok(Frame::Greeting(_)) => self.forget(None),
            Ok(Frame::Reply(reply)) => id_of(&reply).is_some_and(|id| self.forget(Some(id))),
            _ => false,
        }
    }

    /// Takes an abandoned command off the list, and those before it: answers come in the order of the commands.
    fn forget(&mut self, id: Option<&str>) -> bool {
        let found = self.abandoned.iter().position(|abandoned| abandoned.as_deref() == id);
        found.map(|at| self.abandoned.drain(..=at)).is_some()
    }
}

impl Waiting {
    /// What was sent.
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The session back, if the frame is plainly a success with this query's own id: enough to ask the next thing
    /// before its content is read. For anything that changes something this is never enough.
    pub fn plainly(self, bytes: &[u8]) -> Result<LoggedIn, Box<Waiting>> {
        let plain = self.outline.effect == Effect::Query
            && !self.session.expects_late()
            && self.outline.cltrid.as_deref().is_some_and(|id| says_success(bytes, id));
        if plain { Ok(self.session) } else { Err(Box::new(self)) }
    }

    /// Judges a frame that arrived.
    pub fn receive(mut self, bytes: &[u8], catalog: &Catalog) -> Received {
        let hello = self.outline.verb == "hello";
        let why = match read::frame(bytes, catalog) {
            Ok(Frame::Greeting(_)) if self.session.forget(None) => return Received::Late(self),
            Ok(Frame::Greeting(greeting)) if hello => return Received::Greeting(self.session, Box::new(greeting)),
            Ok(Frame::Reply(reply)) => return self.reply(reply, hello),
            Ok(Frame::Greeting(_)) => "a greeting came where an answer was due".into(),
            Ok(Frame::Request(..)) => "a command came where an answer was due".into(),
            Ok(Frame::Other(_)) => "something that is no EPP frame came where an answer was due".into(),
            Err(bad) => format!("what came cannot be read: {bad}"),
        };
        Received::Untrusted(self.lost(why))
    }

    /// Judges an answer.
    fn reply(mut self, reply: Reply, hello: bool) -> Received {
        match id_of(&reply) {
            Some(id) if self.outline.cltrid.as_deref() == Some(id) && !hello => {}
            Some(id) if self.session.forget(Some(id)) => return Received::Late(self),
            Some(id) => {
                let why = format!("an answer to another command came ({id})");
                return Received::Untrusted(self.lost(why));
            }
            // Without an id it can only be this command's answer if no other is on its way.
            None if self.session.expects_late() => {
                let why = "an answer without a client transaction id came, and an earlier one is still due";
                return Received::Untrusted(self.lost(why));
            }
            None if self.doubtful(&reply) => {
                let why = format!("an answer without its client transaction id came ({})", reply.code());
                return Received::Untrusted(self.lost(why));
            }
            None => {}
        }
        match believable(&reply) {
            Err(why) => Received::Untrusted(self.lost(why)),
            Ok(()) if reply.code().closes() => Received::Ended(Box::new(reply)),
            Ok(()) if hello => Received::Untrusted(self.lost("an answer came where a greeting was due")),
            Ok(()) => Received::Answer(self.session, Box::new(reply)),
        }
    }

    /// Whether an answer without an id, from a server that echoes them, may be about something else: no success is
    /// taken from it, nor that a transform failed just because the server closes. Refusals of frames that a server
    /// could not read come without one.
    fn doubtful(&self, reply: &Reply) -> bool {
        let code = reply.code();
        let transform = self.outline.effect == Effect::Transform;
        if !self.session.echoes || self.outline.cltrid.is_none() || self.outline.verb == "logout" {
            return false;
        }
        code.is_success() || transform && code.closes()
    }

    /// The link is gone, or what it brings cannot be believed.
    pub fn lost(self, why: impl Into<String>) -> Lost {
        let why = why.into();
        match self.outline.effect {
            Effect::Query => Lost::AskAgain { why },
            Effect::Transform => Lost::Unknown { outline: Box::new(self.outline), why },
        }
    }

    /// Nobody waits any more. A query's late answer will be drained; a transform's outcome is unknown.
    pub fn abandon(self) -> Result<LoggedIn, Lost> {
        if self.outline.effect == Effect::Transform {
            return Err(self.lost("it was interrupted before its answer came"));
        }
        let Waiting { mut session, outline } = self;
        // Its answer could not be told from the next command's.
        if outline.verb != "hello" && (outline.cltrid.is_none() || !session.echoes) {
            return Err(Lost::AskAgain { why: "it was interrupted before its answer came".into() });
        }
        session.abandoned.push(outline.cltrid.filter(|_| outline.verb != "hello"));
        if session.abandoned.len() > REMEMBERED {
            session.abandoned.remove(0);
        }
        Ok(session)
    }
}

/// The client transaction id of an answer; an empty one is none.
fn id_of(reply: &Reply) -> Option<&str> {
    reply.cltrid.as_deref().filter(|id| !id.is_empty())
}

/// An answer says what became of the command, or it is none.
pub(super) fn believable(reply: &Reply) -> Result<(), String> {
    match reply.results.first() {
        None => Err("an answer without a result came".into()),
        Some(result) if result.code.0 < 1000 => Err("an answer without a result code came".into()),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;

    const DOMAIN: &str = "urn:ietf:params:xml:ns:domain-1.0";

    fn catalog() -> &'static Catalog {
        Catalog::built_in()
    }

    fn session() -> LoggedIn {
        let services = Services {
            objects: vec![DOMAIN.into()],
            extensions: vec!["urn:ietf:params:xml:ns:rgp-1.0".into()],
            ..Services::default()
        };
        LoggedIn::new("REG-1".into(), "en".into(), services, true)
    }

    fn call(command: &str) -> Call {
        Call::new(command).with("name", "foo.test")
    }

    fn query(session: LoggedIn, id: &str) -> Waiting {
        let call = Call::new("domain check").with("name", vec!["foo.test"]);
        let prepared = session.prepare(catalog(), &call, id.into()).unwrap();
        session.send(prepared.outline)
    }

    fn answer(inner: &str, id: &str) -> Vec<u8> {
        format!(
            "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><response>{inner}<trID>{id}<svTRID>S</svTRID></trID></response></epp>"
        )
        .into_bytes()
    }

    fn ok(id: &str) -> Vec<u8> {
        answer("<result code='1000'><msg>Fine</msg></result>", &format!("<clTRID>{id}</clTRID>"))
    }

    #[test]
    fn what_the_session_lacks_is_refused_before_sending() {
        let session = session();
        let error = session.prepare(catalog(), &Call::new("host check").with("name", vec!["a.b"]), "ABC-1".into());
        let error = error.unwrap_err();
        assert!(error.kind() == Kind::Usage && error.message().contains(DOMAIN), "{error}");

        let mut signed = call("domain delete");
        signed.ext.push(("secDNS".into(), Map::new()));
        let error = session.prepare(catalog(), &signed, "ABC-1".into()).unwrap_err();
        assert!(error.message().contains("adds nothing to `domain delete`"), "{error}");
        signed.command = "domain create".into();
        let error = session.prepare(catalog(), &signed, "ABC-1".into()).unwrap_err();
        assert!(error.message().contains("secDNS-1.1") && error.message().contains("rgp-1.0"), "{error}");

        assert!(session.prepare(catalog(), &Call::new("poll"), "ABC-1".into()).is_ok());
        let prepared = session.prepare(catalog(), &call("domain delete"), "ABC-1".into()).unwrap();
        assert_eq!(
            (prepared.outline.effect, prepared.outline.object.as_deref()),
            (Effect::Transform, Some("foo.test"))
        );
    }

    #[test]
    fn without_a_session_everything_known_can_be_written() {
        let host = Call::new("host check").with("name", vec!["a.b"]);
        let prepared = prepare_offline(catalog(), &host, "ABC-1".into(), Form::ALabel).unwrap();
        assert!(prepared.frame.windows(18).any(|window| window == b"<clTRID>ABC-1</clT"));
        assert_eq!(
            prepare_offline(catalog(), &Call::new("domain fly"), "ABC-1".into(), Form::ALabel).unwrap_err().kind(),
            Kind::Usage
        );
        assert_eq!(
            prepare_offline(catalog(), &call("domain delete"), "x".into(), Form::ALabel).unwrap_err().kind(),
            Kind::Usage
        );
    }

    #[test]
    fn the_answer_with_its_id_is_believed() {
        let Received::Answer(session, reply) = query(session(), "ABC-1").receive(&ok("ABC-1"), catalog()) else {
            panic!()
        };
        assert_eq!((session.sent(), reply.code().0), (2, 1000));
        let nameless = answer("<result code='1000'><msg>Fine</msg></result>", "");
        let session = LoggedIn { echoes: false, ..session };
        assert!(matches!(query(session, "ABC-2").receive(&nameless, catalog()), Received::Answer(..)));
    }

    #[test]
    fn a_server_that_echoes_ids_is_held_to_it() {
        let nameless = |code: u16| answer(&format!("<result code='{code}'><msg>So</msg></result>"), "");
        let echoing = || LoggedIn { echoes: true, ..session() };
        let transform = || {
            let prepared = echoing().prepare(catalog(), &call("domain delete"), "ABC-1".into()).unwrap();
            echoing().send(prepared.outline)
        };
        for (code, query_believed, transform_believed) in
            [(1000, false, false), (2001, true, true), (2400, true, true), (2500, true, false)]
        {
            let received = query(echoing(), "ABC-1").receive(&nameless(code), catalog());
            assert_eq!(!matches!(received, Received::Untrusted(_)), query_believed, "{code}");
            let received = transform().receive(&nameless(code), catalog());
            assert_eq!(!matches!(received, Received::Untrusted(_)), transform_believed, "{code}");
        }
    }

    #[test]
    fn late_answers_are_drained_and_nothing_nameless_is_believed_meanwhile() {
        let session = query(session(), "ABC-1").abandon().unwrap();
        let waiting = query(session, "ABC-2");
        let Received::Late(waiting) = waiting.receive(&ok("ABC-1"), catalog()) else { panic!() };
        let Received::Answer(session, _) = waiting.receive(&ok("ABC-2"), catalog()) else { panic!() };
        assert!(!session.expects_late());

        let session = query(session, "ABC-3").abandon().unwrap();
        let nameless = answer("<result code='1000'><msg>Fine</msg></result>", "");
        let received = query(session, "ABC-4").receive(&nameless, catalog());
        assert!(matches!(received, Received::Untrusted(Lost::AskAgain { .. })), "{received:?}");
    }

    #[test]
    fn a_late_greeting_is_drained_too() {
        let hello = Prepared::raw(b"<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><hello/></epp>".to_vec(), catalog());
        let greeting = encode::greeting(&Greeting::default()).unwrap();
        let mut session = session().send(hello.outline.clone()).abandon().unwrap();
        let Received::Late(waiting) = query(session, "ABC-1").receive(greeting.as_bytes(), catalog()) else { panic!() };
        session = waiting.abandon().unwrap();
        assert!(!session.drain(greeting.as_bytes(), catalog()) && session.drain(&ok("ABC-1"), catalog()));
        let waiting = session.send(hello.outline);
        assert!(matches!(waiting.receive(greeting.as_bytes(), catalog()), Received::Greeting(..)));
    }

    #[test]
    fn nothing_else_is_believed() {
        let garbage = [
            ok("ABC-9"),
            b"garbage".to_vec(),
            b"<a/>".to_vec(),
            answer("", "<clTRID>ABC-1</clTRID>"),
            answer("<result code='no'><msg>Fine</msg></result>", "<clTRID>ABC-1</clTRID>"),
            encode::greeting(&Greeting::default()).unwrap().into_bytes(),
            b"<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><hello/></epp>".to_vec(),
        ];
        for bytes in garbage {
            let received = query(session(), "ABC-1").receive(&bytes, catalog());
            assert!(matches!(received, Received::Untrusted(Lost::AskAgain { .. })), "{received:?}");
            let session = session();
            let prepared = session.prepare(catalog(), &call("domain delete"), "ABC-1".into()).unwrap();
            match session.send(prepared.outline).receive(&bytes, catalog()) {
                Received::Untrusted(Lost::Unknown { outline, .. }) => {
                    assert_eq!((outline.cltrid.as_deref(), outline.command.as_str()), (Some("ABC-1"), "domain delete"));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn closing_codes_end_the_session_whatever_was_asked() {
        for code in [1500, 2500, 2501, 2502] {
            let bytes = answer(&format!("<result code='{code}'><msg>Bye</msg></result>"), "");
            let session = LoggedIn { echoes: false, ..session() };
            let received = query(session, "ABC-1").receive(&bytes, catalog());
            assert!(matches!(&received, Received::Ended(reply) if reply.code().0 == code), "{received:?}");
        }
    }

    #[test]
    fn an_abandoned_transform_is_in_doubt() {
        let session = session();
        let prepared = session.prepare(catalog(), &call("domain delete"), "ABC-1".into()).unwrap();
        assert!(matches!(session.send(prepared.outline).abandon(), Err(Lost::Unknown { .. })));
    }

    #[test]
    fn a_plain_success_is_known_by_its_code_and_its_own_id() {
        let answer = |code: &str, id: &str| {
            format!(
                "<epp><response><result code=\"{code}\"><msg>x</msg></result><trID><clTRID>{id}</clTRID></trID></response></epp>"
            )
        };
        assert!(says_success(answer("1000", "ABC-1").as_bytes(), "ABC-1"));
        for (frame, why) in [
            (answer("2303", "ABC-1"), "a refusal"),
            (answer("1500", "ABC-1"), "the end of the session"),
            (answer("1000", "ABC-2"), "another command's id"),
            (answer("1000", "xABC-1"), "an id that only ends alike"),
            (answer("10000", "ABC-1"), "no code"),
            ("<result code=\"1000\"/><result code=\"2400\"/><clTRID>ABC-1</clTRID>".into(), "two results"),
            ("<clTRID>ABC-1</clTRID><result code=\"1000\"/>".into(), "the id stands before the result"),
            ("<result code=\"1".into(), "a part"),
        ] {
            assert!(!says_success(frame.as_bytes(), "ABC-1"), "{why}: {frame}");
        }
        assert!(!says_success(&[0xff], "ABC-1"));
    }
}
