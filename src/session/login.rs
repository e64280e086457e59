//! From the greeting to the session: which login is sent, and what its answer means.

use super::command::LoggedIn;
use super::services::{Services, language};
use crate::epp::{Call, Code, Greeting, Reply, encode, read, xml::BadXml};
use crate::error::{Error, Result};
use crate::idn::Form;
use crate::secret::Secret;
use crate::spec::Catalog;
use crate::value::Map;
use zeroize::Zeroizing;

/// The id of the login security extension (RFC 8807).
const LOGIN_SECURITY: &str = "loginSec";
/// What stands in the core element for a password that the extension carries (RFC 8807, section 3.2).
const ELSEWHERE: &str = "[LOGIN-SECURITY]";

/// What a profile says about logging in.
#[derive(Clone, Debug, Default)]
pub struct Login {
    /// Client identifier.
    pub user: String,
    /// Password.
    pub password: Secret,
    /// The password from then on.
    pub new_password: Option<Secret>,
    /// Language of the answers.
    pub lang: Option<String>,
    /// Objects to ask for instead of those chosen, by namespace or spec id.
    pub objects: Option<Vec<String>>,
    /// Extensions to ask for instead of those chosen, by namespace or spec id.
    pub extensions: Option<Vec<String>>,
    /// The form in which the session writes domain names.
    pub names: Form,
}

/// Greeted, not logged in.
#[derive(Debug)]
pub struct Greeted {
    /// What the server said.
    pub greeting: Greeting,
}

/// A login ready to be sent, and the state that waits for its answer.
#[derive(Debug)]
pub struct LoginFrame {
    /// The frame; it holds the password.
    pub frame: Zeroizing<String>,
    /// What the person should know before it is sent.
    pub warnings: Vec<String>,
    /// The next state.
    pub next: LoggingIn,
}

/// The login was sent.
#[derive(Debug)]
pub struct LoggingIn {
    user: String,
    lang: String,
    services: Services,
    names: Form,
    cltrid: Option<String>,
    changes_password: bool,
}

/// What the answer to a login means.
#[derive(Debug)]
pub enum LoginAnswer {
    /// The session is open.
    In(LoggedIn, Box<Reply>),
    /// The registry said no; the refusal is in the error.
    Refused(Error),
    /// What came is no answer to this login.
    Untrusted(String),
}

impl Greeted {
    /// Reads the first frame of a server.
    pub fn read(bytes: &[u8], catalog: &Catalog) -> Result<Greeted, BadXml> {
        Ok(Greeted { greeting: read::greeting(bytes, catalog)? })
    }

    /// Whether a login can carry the new password of `choices` as it is.
    pub fn takes(&self, choices: &Login, catalog: &Catalog) -> Result<bool> {
        let (objects, extensions) = (choices.objects.as_deref(), choices.extensions.as_deref());
        let services = Services::choose(&self.greeting, catalog, objects, extensions)?;
        let fits = choices.new_password.as_ref().is_none_or(|secret| fits_core(secret.expose()));
        Ok(fits || security(&services, catalog).is_some())
    }

    /// Writes the login.
    pub fn login(self, choices: &Login, catalog: &Catalog, cltrid: String) -> Result<LoginFrame> {
        if choices.user.is_empty() {
            let hint = "set `user` in the profile, or EPPSH_USER";
            return Err(Error::config("there is no user name to log in with").hint(hint));
        }
        let (objects, extensions) = (choices.objects.as_deref(), choices.extensions.as_deref());
        let services = Services::choose(&self.greeting, catalog, objects, extensions)?;
        let lang = language(&self.greeting, choices.lang.as_deref())?;
        let mut warnings = Vec::new();
        let versions = &self.greeting.versions;
        if !versions.is_empty() && !versions.iter().any(|version| version == "1.0") {
            warnings.push(format!("the registry speaks EPP {}, and 1.0 is what is asked for", versions.join(", ")));
        }

        let mut call = Call::new("login").with("clID", choices.user.clone()).with("lang", lang.clone());
        call.cltrid = Some(cltrid.clone());
        let mut security = security(&services, catalog);
        for (name, secret) in [("pw", Some(&choices.password)), ("newPW", choices.new_password.as_ref())] {
            let Some(secret) = secret else { continue };
            let fits = fits_core(secret.expose());
            match security.as_mut().filter(|_| !fits) {
                Some(security) => {
                    call.args.set(name, ELSEWHERE);
                    security.set(name, secret.clone());
                }
                None => {
                    if !fits {
                        let which = if name == "pw" { "the password" } else { "the new password" };
                        warnings.push(format!(
                            "{which} is not 6 to 16 characters without outer or double spaces (RFC 5730), \
                             and the registry offers no login security extension; it may be refused"
                        ));
                    }
                    call.args.set(name, secret.clone());
                }
            }
        }
        call.args.set("objURI", services.objects.clone());
        if !services.extensions.is_empty() {
            call.args.set("extURI", services.extensions.clone());
        }

        let frame = encode::in_protocol(encode_login(catalog, &call, security.as_ref())?, &services.protocol);
        let frame = Zeroizing::new(frame);
        let next = LoggingIn {
            user: choices.user.clone(),
            lang,
            services,
            names: choices.names,
            cltrid: Some(cltrid),
            changes_password: choices.new_password.is_some(),
        };
        Ok(LoginFrame { frame, warnings, next })
    }
}

/// The arguments of the login security extension, where it is in use.
fn security(services: &Services, catalog: &Catalog) -> Option<Map> {
    let (_, uri) = catalog.known().find(|(id, _)| *id == LOGIN_SECURITY)?;
    services.extensions.iter().any(|asked| asked == uri).then(|| {
        let app = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
        let os = format!("{} {}", std::env::consts::ARCH, std::env::consts::OS);
        [("app", app.to_string()), ("os", os)].into_iter().collect()
    })
}

/// Whether a password is of the schema's `pwType`: 6 to 16 characters of an `xs:token`.
fn fits_core(password: &str) -> bool {
    let token = password.split(' ').all(|word| !word.is_empty()) && !password.contains(['\t', '\n', '\r']);
    token && (6..=16).contains(&password.chars().count())
}

/// Writes the frame.
fn encode_login(catalog: &Catalog, call: &Call, security: Option<&Map>) -> Result<String> {
    let (_, command) =
        catalog.command("login").ok_or_else(|| Error::internal("the declaration of `login` is missing"))?;
    let extend = security.and_then(|map| Some((catalog.extend(LOGIN_SECURITY, "login")?.1, map)));
    encode::request(command, extend.as_slice(), call).map_err(|invalid| {
        Error::config(format!("the login cannot be written: {}", invalid.why))
            .hint(format!("look at `{}` in the profile", setting(&invalid.argument)))
    })
}

/// The setting of a profile behind an argument of login.
fn setting(argument: &str) -> &str {
    match argument {
        "clID" => "user",
        "pw" | "newPW" => "password",
        "objURI" => "objects",
        "extURI" => "extensions",
        other => other,
    }
}

impl LoggingIn {
    /// The state after a login that was written by hand: what it asked for is what the session may use.
    pub fn by_hand(call: &Call, names: Form) -> LoggingIn {
        let texts = |name| call.args.list(name).iter().filter_map(|value| value.as_str().map(Into::into)).collect();
        LoggingIn {
            user: call.args.str("clID").unwrap_or_default().into(),
            lang: call.args.str("lang").unwrap_or("en").into(),
            services: Services { objects: texts("objURI"), extensions: texts("extURI"), ..Services::default() },
            names,
            cltrid: call.cltrid.clone(),
            changes_password: call.args.contains("newPW"),
        }
    }

    /// The login's transaction id.
    pub fn cltrid(&self) -> Option<&str> {
        self.cltrid.as_deref()
    }

    /// Who logs in.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// Whether the password is changed by it: then a lost answer leaves open which one is right.
    pub fn changes_password(&self) -> bool {
        self.changes_password
    }

    /// Judges the answer.
    pub fn receive(self, bytes: &[u8], catalog: &Catalog) -> LoginAnswer {
        let reply = match read::reply(bytes, catalog) {
            Ok(reply) => reply,
            Err(bad) => return LoginAnswer::Untrusted(bad.to_string()),
        };
        if let Err(why) = super::command::believable(&reply) {
            return LoginAnswer::Untrusted(why);
        }
        match reply.cltrid.as_deref().filter(|id| !id.is_empty()) {
            Some(id) if Some(id) != self.cltrid() => {
                return LoginAnswer::Untrusted(format!("an answer to another command came ({id})"));
            }
            _ => {}
        }
        if !reply.code().is_success() || reply.code().closes() {
            return LoginAnswer::Refused(refusal(&self, reply));
        }
        let echoes = reply.cltrid.as_deref().is_some_and(|id| !id.is_empty());
        let session = LoggedIn::new(self.user, self.lang, self.services, echoes).with_names(self.names);
        LoginAnswer::In(session, Box::new(reply))
    }
}

/// The refusal as an error, with the setting to look at.
fn refusal(login: &LoggingIn, reply: Reply) -> Error {
    let said = reply.results.first().map_or("", |result| result.msg.as_str());
    let reason = reply.results.iter().flat_map(|result| &result.errors).find_map(|error| error.reason.as_deref());
    let reason = reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
    let code = reply.code();
    let error = Error::session(format!("the login of {} was refused: {code} {said}{reason}", login.user));
    let password = |event: &Map| event.str("type") == Some("password") && event.str("level") == Some("error");
    let hint = match code {
        Code::AUTHENTICATION_ERROR if security_events(&reply).any(password) => {
            "the password has expired: `passwd rotate` makes a new one, `passwd` takes one of yours"
        }
        Code::AUTHENTICATION_ERROR | Code::AUTHENTICATION_CLOSING | Code::AUTHORIZATION_ERROR => {
            "check `user` and `password` in the profile (EPPSH_USER, EPPSH_PASSWORD), the client certificate, \
             and whether the registry allows your address; too many wrong passwords lock an account"
        }
        Code::UNIMPLEMENTED_SERVICE => "choose fewer `objects` in the profile; `greeting` shows what is offered",
        Code::UNIMPLEMENTED_EXTENSION => "choose fewer `extensions` in the profile; `greeting` shows what is offered",
        Code::UNIMPLEMENTED_OPTION => "choose another `lang` in the profile; `greeting` shows what is offered",
        Code::SESSION_LIMIT_CLOSING => "another session of this user is open; close it, or wait until it ends",
        Code::VALUE_SYNTAX_ERROR | Code::POLICY_ERROR | Code::RANGE_ERROR => {
            "the registry's rules for user names or passwords differ; see its manual"
        }
        _ => "see the registry's manual for what it expects of a login",
    };
    error.hint(hint).reply(reply)
}

/// What the registry says about the account's security (RFC 8807, section 2.1).
pub fn security_events(reply: &Reply) -> impl Iterator<Item = &Map> {
    let events = reply.extension(LOGIN_SECURITY).map_or(&[][..], |map| map.list("event"));
    events.iter().filter_map(|event| event.as_map())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;

    const LOGIN_SEC: &str = "urn:ietf:params:xml:ns:epp:loginSec-1.0";

    fn catalog() -> &'static Catalog {
        Catalog::built_in()
    }

    fn greeted(extensions: &[&str]) -> Greeted {
        let greeting = Greeting {
            versions: vec!["1.0".into()],
            langs: vec!["en".into()],
            objuris: vec!["urn:ietf:params:xml:ns:domain-1.0 domain-1.0.xsd".into()],
            exturis: extensions.iter().map(|uri| uri.to_string()).collect(),
            ..Greeting::default()
        };
        let frame = encode::greeting(&greeting).unwrap();
        Greeted::read(frame.as_bytes(), catalog()).unwrap()
    }

    fn choices(password: &str) -> Login {
        Login { user: "REG-1".into(), password: password.into(), ..Login::default() }
    }

    fn login(extensions: &[&str], choices: &Login) -> LoginFrame {
        greeted(extensions).login(choices, catalog(), "LOGIN-1".into()).unwrap()
    }

    fn answer(code: u16, cltrid: &str, extension: &str) -> String {
        format!(
            "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><response><result code='{code}'><msg>Said so</msg></result>\
             {extension}<trID><clTRID>{cltrid}</clTRID><svTRID>S</svTRID></trID></response></epp>"
        )
    }

    #[test]
    fn the_core_password_is_enough_where_it_fits() {
        for extensions in [&[][..], &[LOGIN_SEC]] {
            let sent = login(extensions, &choices("abcdef"));
            assert!(sent.frame.contains("<clID>REG-1</clID><pw>abcdef</pw>"), "{}", *sent.frame);
            assert!(sent.frame.contains("<objURI>urn:ietf:params:xml:ns:domain-1.0</objURI>"));
            assert!(sent.warnings.is_empty());
            assert_eq!(sent.frame.contains("userAgent"), !extensions.is_empty());
            assert_eq!(sent.frame.contains("<svcExtension>"), !extensions.is_empty());
        }
    }

    #[test]
    fn long_and_odd_passwords_go_to_the_extension() {
        for password in ["a-password-of-17c", " spaced", "two  spaces", "tab\there"] {
            let mut choices = choices(password);
            choices.new_password = Some("newone".into());
            let sent = login(&[LOGIN_SEC], &choices);
            assert!(sent.frame.contains("<pw>[LOGIN-SECURITY]</pw><newPW>newone</newPW>"), "{}", *sent.frame);
            assert!(sent.frame.contains("loginSec:pw>"), "{}", *sent.frame);
            assert!(sent.warnings.is_empty());
            let sent = login(&[], &choices);
            assert!(!sent.frame.contains("LOGIN-SECURITY"));
            assert!(matches!(&sent.warnings[..], [one] if !one.contains(password)), "{:?}", sent.warnings);
            choices.new_password = Some(password.into());
            let takes = |extensions: &[&str]| greeted(extensions).takes(&choices, catalog()).unwrap();
            assert!(takes(&[LOGIN_SEC]) && !takes(&[]), "{password}");
        }
        let unused = Login { extensions: Some(Vec::new()), ..choices("a-password-of-17c") };
        assert!(login(&[LOGIN_SEC], &unused).frame.contains("<pw>a-password-of-17c</pw>"));
    }

    #[test]
    fn a_login_without_user_names_the_setting() {
        let error = greeted(&[]).login(&Login::default(), catalog(), "LOGIN-1".into()).unwrap_err();
        assert_eq!((error.kind(), error.exit_status()), (Kind::Config, 2));
        assert!(error.hint_text().unwrap().contains('`'), "{error:?}");
    }

    #[test]
    fn a_refusal_keeps_its_code_and_names_the_user() {
        let cases = [(2200, 4, "password"), (2501, 4, "password"), (2502, 6, "session"), (2103, 3, "extensions")];
        for (code, status, hint) in cases {
            let waiting = login(&[], &choices("abcdef")).next;
            let LoginAnswer::Refused(error) = waiting.receive(answer(code, "LOGIN-1", "").as_bytes(), catalog()) else {
                panic!("{code}")
            };
            assert_eq!((error.exit_status(), error.kind()), (status, Kind::Session));
            assert!(error.message().contains("REG-1") && error.message().contains("Said so"));
            assert!(error.hint_text().unwrap().contains(hint), "{error:?}");
            assert_eq!(error.refusal().unwrap().code().0, code);
        }
    }

    #[test]
    fn the_answer_opens_the_session_and_its_events_are_told() {
        let events = format!(
            "<extension><l:loginSecData xmlns:l='{LOGIN_SEC}'><l:event type='password' level='warning' \
             exDate='2027-01-01T00:00:00Z'>Password expires soon</l:event></l:loginSecData></extension>"
        );
        let waiting = login(&[LOGIN_SEC], &choices("abcdef")).next;
        let received = waiting.receive(answer(1000, "LOGIN-1", &events).as_bytes(), catalog());
        let LoginAnswer::In(session, reply) = received else { panic!("{received:?}") };
        assert_eq!(reply.code(), Code::OK);
        assert_eq!((session.user(), session.lang()), ("REG-1", "en"));
        assert_eq!(session.services().extensions, [LOGIN_SEC]);
        let told: Vec<&str> = security_events(&reply).filter_map(|event| event.str("exDate")).collect();
        assert_eq!(told, ["2027-01-01T00:00:00Z"]);
    }

    #[test]
    fn an_expired_password_is_told_with_what_to_type() {
        let events = format!(
            "<extension><l:loginSecData xmlns:l='{LOGIN_SEC}'><l:event type='password' level='error'>It is over\
             </l:event></l:loginSecData></extension>"
        );
        let waiting = login(&[LOGIN_SEC], &choices("abcdef")).next;
        let received = waiting.receive(answer(2200, "LOGIN-1", &events).as_bytes(), catalog());
        let LoginAnswer::Refused(error) = received else { panic!("{received:?}") };
        assert!(error.hint_text().unwrap().contains("`passwd rotate`"), "{error:?}");
    }

    #[test]
    fn what_is_no_answer_to_this_login_is_not_believed() {
        let other = answer(1000, "LOGIN-2", "");
        let no_result = other.replace("LOGIN-2", "LOGIN-1").replace("code='1000'", "code='yes'");
        for bytes in [other.as_str(), "garbage", &no_result, &encode::greeting(&Greeting::default()).unwrap()] {
            let waiting = login(&[], &choices("abcdef")).next;
            assert!(matches!(waiting.receive(bytes.as_bytes(), catalog()), LoginAnswer::Untrusted(_)), "{bytes}");
        }
    }
}
