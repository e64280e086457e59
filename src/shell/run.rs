//! The engine: one command after another, each parsed, carried out and printed, over one session.
//!
//! One-shot commands, scripts and the shell are all lines for [`Runner`].

mod brake;
mod bulk;
mod desk;
mod doctor;
mod doubt;
mod elsewhere;
mod log;
mod meta;
mod order;
mod passwd;
mod plan;
mod session;
mod transfers;

use super::connect::ByAgent;
use super::output::{Format, Shown};
use super::repl::{Done, Engine, Notices};
use super::show;
use super::world::World;
use crate::cli::globals::Globals;
use crate::cli::lexer::{self};
use crate::cli::{Act, Meta, Parsed, Parser, Place, Stop};
use crate::client::{Client, Exchange};
use crate::config::{self, Profile, SecretSource};
use crate::epp::{Call, Code, Greeting, Reply};
use crate::error::{Error, Kind, Result};
use crate::journal::Entry;
use crate::spec::Catalog;
use crate::ui::Ui;
use crate::value::Value;
use crate::view::notice::{is_message, notice};
use crate::view::query::Query;
use order::Order;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Done with that status.
fn done(status: u8) -> Done {
    Done { status, quit: false }
}

/// How long the answer to a logout is waited for.
const PARTING: Duration = Duration::from_secs(2);

/// What was last asked and answered.
struct Last {
    command: String,
    request: Vec<u8>,
    answer: Vec<u8>,
}

/// Carries out commands over one session.
pub struct Runner {
    /// All specs, as the program was started with them.
    specs: &'static Catalog,
    /// The same, those in front that the profile or the session chose.
    catalog: &'static Catalog,
    /// The words that are carried out, and where they were typed: another spec may have to read them again.
    typed: Option<(Place, Vec<String>)>,
    ui: Arc<Ui>,
    base: Globals,
    parser: Parser,
    world: World,
    profile: Option<Profile>,
    client: Option<Client>,
    format: Option<String>,
    timing: bool,
    trace: Arc<AtomicBool>,
    last: Option<Last>,
    /// Objects seen in earlier answers, for completion.
    pub seen: super::seen::Seen,
    suspects: super::suspect::Suspects,
    /// Whether what is printed is one of several documents.
    pub several: bool,
    /// Where the line stands, for messages: `script:12`.
    pub place: Option<String>,
    last_status: u8,
    /// What of this profile is in doubt, as last looked at.
    doubts: Vec<Entry>,
    /// Whether a line is being carried out: words then go straight to stderr.
    busy: Arc<AtomicBool>,
    notices: Option<Notices>,
    /// Whether a person types: the session is then our own.
    interactive: bool,
    /// The registry gave no session, or took it away, and trying again would only make it worse.
    pub(super) hopeless: bool,
    /// How many scripts are under way, each sourced by the one before.
    sourced: usize,
}

impl Runner {
    /// For commands with these options in common.
    pub fn new(catalog: &'static Catalog, ui: Arc<Ui>, base: Globals, interactive: bool) -> Self {
        let may_ask = !base.no_input && std::io::IsTerminal::is_terminal(&std::io::stdin());
        Runner {
            specs: catalog,
            catalog,
            typed: None,
            parser: Parser::new(catalog, Place::Shell),
            world: World::new(ui.clone(), may_ask),
            ui,
            profile: None,
            client: None,
            format: None,
            timing: false,
            trace: Arc::new(AtomicBool::new(base.verbose)),
            base,
            last: None,
            seen: super::seen::Seen::default(),
            suspects: super::suspect::Suspects::default(),
            several: !interactive,
            place: None,
            last_status: 0,
            doubts: Vec::new(),
            busy: Arc::new(AtomicBool::new(true)),
            notices: None,
            interactive,
            hopeless: false,
            sourced: 0,
        }
    }

    /// Says between commands what there is to say through `notices`, so that a line being typed is not disturbed.
    pub fn with_notices(mut self, notices: Notices) -> Self {
        self.busy.store(false, Ordering::Relaxed);
        self.notices = Some(notices);
        self
    }

    /// How the client says something to the person.
    fn warner(&self) -> Box<dyn FnMut(&str) + Send> {
        let (ui, busy, notices) = (self.ui.clone(), self.busy.clone(), self.notices.clone());
        Box::new(move |text| match &notices {
            Some(notices) if !busy.load(Ordering::Relaxed) => notices.tell(text),
            _ => ui.warn(text),
        })
    }

    /// Whether answers may be printed while the next command is under way: nothing that looks at each one is asked for.
    pub(super) fn may_run_ahead(&self) -> bool {
        let base = &self.base;
        let plain =
            base.cltrid.is_none() && !base.dry_run && !base.exit_status && !self.timing && self.notices.is_none();
        // What goes with every command is added where each is looked at.
        let plain = plain && self.profile.as_ref().is_none_or(|profile| profile.always.is_empty());
        plain && !self.trace.load(Ordering::Relaxed) && self.client.as_ref().is_some_and(Client::is_connected)
    }

    /// The call that plain words make.
    pub(super) fn plain_call(&mut self, words: &[String]) -> Option<Result<(String, Call)>> {
        self.parser.plain(words, &mut self.world)
    }

    /// Hands the client over for a while.
    pub(super) fn take_client(&mut self) -> Option<Client> {
        self.client.take()
    }

    /// Takes the client back.
    pub(super) fn give_client(&mut self, client: Client) {
        self.client = Some(client);
    }

    /// Takes over the program's own words, with what was asked and made up while they were read.
    pub fn take_words(&mut self, words: &[String], world: World) {
        self.typed = Some((Place::Program, words.to_vec()));
        let may_ask = std::mem::replace(&mut self.world, world).may_ask;
        self.world.may_ask = may_ask;
    }

    /// Carries out a line of the shell or of a script.
    pub async fn line(&mut self, text: &str) -> Done {
        self.hopeless = false;
        let line = match lexer::split(text) {
            Ok(line) => line,
            Err(unfinished) => {
                let error = Error::usage(unfinished.message());
                return done(self.failed(None, &self.quiet_format(), error));
            }
        };
        if line.words.is_empty() {
            return Done::default();
        }
        let mut outcome = self.redirected(&line).await;
        if line.ignore_failure {
            outcome.status = 0;
        }
        self.last_status = outcome.status;
        outcome
    }

    /// Carries out words as the shell reads them.
    async fn words(&mut self, words: &[String]) -> Done {
        self.world.begin();
        self.typed = Some((Place::Shell, words.to_vec()));
        let parsed = self.parser.parse(words, &mut self.world);
        self.parsed(parsed).await
    }

    /// Carries out what was parsed.
    pub async fn parsed(&mut self, parsed: std::result::Result<Parsed, Stop>) -> Done {
        match parsed {
            Ok(Parsed { globals, act }) => {
                let globals = self.over_base(globals);
                self.carry_out(act, &globals).await
            }
            Err(Stop::Asked(asked)) => {
                let told = self.ui.data(asked.0.as_bytes());
                done(self.told(told))
            }
            Err(Stop::Error(error)) => done(self.failed(None, &self.quiet_format(), error)),
        }
    }

    /// A command's own options over those of the program.
    pub(super) fn over_base(&self, own: Globals) -> Globals {
        let base = &self.base;
        Globals {
            output: own.output.or_else(|| self.format.clone()).or_else(|| base.output.clone()),
            query: own.query.or_else(|| base.query.clone()),
            raw: own.raw || base.raw,
            dry_run: own.dry_run || base.dry_run,
            timeout: own.timeout.or(base.timeout),
            verbose: own.verbose || base.verbose,
            yes: own.yes || base.yes,
            yes_to: own.yes_to.or_else(|| base.yes_to.clone()),
            keep_going: own.keep_going || base.keep_going,
            reveal: own.reveal || base.reveal,
            exit_status: own.exit_status || base.exit_status,
            cltrid: own.cltrid.or_else(|| base.cltrid.clone()),
            ..base.clone()
        }
    }

    /// How to print, by a command's options.
    pub(super) fn format(&self, globals: &Globals, mask_xml: bool) -> Result<Format> {
        let profile = self.profile.as_ref().and_then(|profile| profile.output.clone());
        Ok(Format {
            kind: globals.output.clone().or(profile).unwrap_or_else(|| "json".into()),
            query: globals.query.as_deref().map(Query::parse).transpose()?,
            raw: globals.raw,
            reveal: globals.reveal,
            mask_xml,
            several: self.several,
        })
    }

    /// How to print a failure that came before any options were read.
    fn quiet_format(&self) -> Format {
        let kind = self.format.clone().or_else(|| self.base.output.clone()).unwrap_or_else(|| "json".into());
        Format { kind, query: None, raw: false, reveal: false, mask_xml: true, several: self.several }
    }

    /// Tells of a failure; gives its exit status.
    pub(super) fn failed(&mut self, command: Option<&str>, format: &Format, error: Error) -> u8 {
        let status = error.exit_status();
        if error.kind() == Kind::Unknown {
            self.look_for_doubts();
        }
        let refused = error.refusal().map(Reply::code);
        self.hopeless |= matches!(refused, Some(Code::AUTHENTICATION_CLOSING | Code::SESSION_LIMIT_CLOSING));
        let error = match command {
            Some(name) => self.parser.told(name, error),
            None => error,
        };
        let error = match &self.place {
            Some(place) => error.at(place),
            None => error,
        };
        self.ui.error(&error);
        // On a terminal the message is enough; a program reads the JSON, a filter's reader only what the filter makes.
        if !self.ui.is_terminal() || self.base.output.as_deref() == Some("json") {
            format.failure(&self.ui, command, &error);
        }
        status
    }

    /// The exit status of something that has no answer.
    fn told(&mut self, result: Result<()>) -> u8 {
        match result {
            Ok(()) => 0,
            Err(error) => self.failed(None, &self.quiet_format(), error),
        }
    }

    /// Carries out one act.
    async fn carry_out(&mut self, act: Act, globals: &Globals) -> Done {
        self.trace.store(globals.verbose || self.trace.load(Ordering::Relaxed), Ordering::Relaxed);
        let name = match &act {
            Act::Call { name, .. } => Some(name.clone()),
            Act::Login { .. } => Some("login".into()),
            Act::Raw { .. } => Some("raw".into()),
            Act::Passwd(passwd) => Some(passwd.name().into()),
            _ => None,
        };
        let began = Instant::now();
        let result = match act {
            Act::Call { call, name, uri, max_fee } => {
                let order = Order { call, name, uri, max_fee };
                self.call(order, globals).await
            }
            Act::Login { new_password } => self.login(new_password, globals).await,
            Act::Raw { frame } => self.raw(&frame, globals).await,
            Act::Show { files, from } => self.show(&files, from.as_deref(), globals),
            Act::Work(work) => Box::pin(self.work(work, globals)).await,
            Act::Bulk(bulk) => Box::pin(self.bulk(bulk, globals)).await,
            Act::DeletePlan { call } => self.delete_plan(&call, globals).await,
            Act::Doubt(doubt) => Box::pin(self.doubt(doubt, globals)).await,
            Act::Passwd(passwd) => Box::pin(self.passwd(passwd, globals)).await,
            Act::Meta(Meta::Quit) => return Done { status: self.last_status, quit: true },
            Act::Meta(meta) => Box::pin(self.meta(meta, globals)).await,
            _ => Err(Error::usage("this is a command of the program, not of the shell").hint("run it as `eppsh …`")),
        };
        if !self.base.verbose && globals.verbose {
            self.trace.store(false, Ordering::Relaxed);
        }
        if self.timing {
            self.ui.talk(&format!("{:.1} ms", began.elapsed().as_secs_f64() * 1000.0));
        }
        done(match result {
            Ok(status) => status,
            Err(error) => {
                let format = self.format(globals, true).unwrap_or_else(|_| self.quiet_format());
                self.failed(name.as_deref(), &format, error)
            }
        })
    }

    /// `show`.
    fn show(&mut self, files: &[String], from: Option<&str>, globals: &Globals) -> Result<u8> {
        let mut format = self.format(globals, false)?;
        format.several = files.len() > 1;
        // Going back from the JSON of xmltodict, XML is what is wanted.
        if globals.output.is_none() && from == Some("xmltodict") {
            format.kind = "xml".into();
        }
        show::show(&self.ui, self.catalog, files, from, &format)
    }

    /// Prints an answer and remembers it.
    fn answered(&mut self, name: &str, exchange: Exchange, globals: &Globals, format: &Format) -> Result<u8> {
        self.seen.learn(name, &exchange.reply);
        self.note_transfer(name, &exchange.reply);
        let status = self.print_reply(name, &exchange.reply, &exchange.raw, globals, format)?;
        self.last = Some(Last { command: name.into(), request: exchange.request.into_bytes(), answer: exchange.raw });
        Ok(status)
    }

    /// Prints an answer; its code, or a "no" where that counts, gives the status.
    fn print_reply(&self, name: &str, reply: &Reply, raw: &[u8], globals: &Globals, format: &Format) -> Result<u8> {
        let status = reply.code().exit_status();
        if let Err(error) = format.print(&self.ui, &Shown::Reply(Some(name), reply), raw) {
            // What is said of the answer must not hide it.
            let result = reply.results.first().map_or("", |result| &*result.msg);
            let ids = [("clTRID", &reply.cltrid), ("svTRID", &reply.svtrid)];
            let ids = ids.into_iter().filter_map(|(name, id)| Some(format!("{name} {}", id.as_deref()?)));
            let ids = ids.collect::<Vec<_>>().join(", ");
            self.ui.warn(&format!("`{name}` was answered: {} {result} ({ids})", reply.code()));
            return match status {
                0 => Err(error),
                status => {
                    self.ui.error(&error);
                    Ok(status)
                }
            };
        }
        // A table begins with it; beside JSON on a terminal it is said.
        if self.ui.is_terminal() && format.kind != "table" && format.query.is_none() && is_message(reply) {
            notice(reply).iter().flat_map(|text| text.lines()).for_each(|line| self.ui.talk(line));
        }
        Ok(if status == 0 && globals.exit_status && is_no(reply) { 8 } else { status })
    }

    /// Reads the configuration, once.
    pub fn load(&mut self, globals: &Globals) -> Result<&Profile> {
        if self.profile.is_none() {
            let overrides = super::connect::overrides(globals)?;
            if matches!(overrides.password, Some(SecretSource::Literal(_))) {
                self.world.warn_literal("--password");
            }
            let profile = config::load(overrides, &super::connect::environment)?;
            self.go_by(profile);
        }
        self.profile.as_ref().ok_or_else(|| Error::internal("no configuration"))
    }

    /// Goes by this profile, and by the specs that it chooses.
    pub(super) fn go_by(&mut self, profile: Profile) {
        let chosen = profile.objects.iter().chain(&profile.extensions).flatten();
        let chosen: Vec<&str> =
            chosen.filter_map(|wanted| uri_of(self.specs, wanted.trim_start_matches('+'))).collect();
        self.adopt(if chosen.is_empty() { self.specs } else { self.specs.preferring(&chosen) });
        self.profile = Some(profile);
        self.look_for_doubts();
    }

    /// Makes the client, which connects at its first command.
    async fn open(&mut self, globals: &Globals) -> Result<()> {
        let (ui, trace, may_ask, catalog) = (self.ui.clone(), self.trace.clone(), self.world.may_ask, self.specs);
        let warn = self.warner();
        let have = self.client.is_some();
        if self.load(globals)?.defaulted && !have {
            self.ui.talk("nothing is configured: using @sandbox, a registry inside this program");
        }
        let interactive = self.interactive;
        let agent = ByAgent::wanted(self.load(globals)?, globals, interactive);
        if !have && !agent.may_be_there(self.load(globals)?)? {
            // Where a change of the password is open, finding out which one holds may have opened the session.
            Box::pin(self.settle_password(globals)).await?;
        }
        let made = self.client.is_some();
        let profile = self.load(globals)?;
        let answer = globals.timeout.unwrap_or(profile.settings.timeouts.answer);
        if !made {
            self.client = Some(super::connect::client(profile, catalog, warn, ui, trace, may_ask, agent)?);
        }
        if !have {
            self.warn_of_doubts();
        }
        self.client()?.set_answer_timeout(answer);
        Ok(())
    }

    /// The client that [`Runner::open`] made.
    fn client(&mut self) -> Result<&mut Client> {
        self.client.as_mut().ok_or_else(|| Error::internal("no session was opened"))
    }

    /// Ends the session, if there is one.
    pub async fn close(&mut self) {
        if let Some(mut client) = self.client.take() {
            // The registry may be gone; the session is over either way, and nobody waits long for that.
            drop(tokio::time::timeout(PARTING, client.logout()).await);
        }
    }

    /// After Ctrl-C: settles what was in flight.
    pub fn abandon(&mut self) -> u8 {
        let doubt = self.client.as_mut().and_then(Client::abandon);
        match doubt {
            Some(doubt) => {
                let cltrid = doubt.cltrid.clone().unwrap_or_default();
                let message =
                    format!("{} was sent and its answer was not waited for: its outcome is unknown", doubt.title());
                self.failed(
                    Some(&doubt.command),
                    &self.quiet_format(),
                    Error::unknown(cltrid, message).hint(doubt.hint()),
                )
            }
            None => Kind::Interrupted.exit_status(),
        }
    }

    /// Keeps the session alive where it is due; says when to look again.
    pub async fn tick(&mut self) -> Duration {
        const IDLE: Duration = Duration::from_secs(30);
        let Some(client) = self.client.as_mut() else { return IDLE };
        match client.idle_due(tokio::time::Instant::now()) {
            Some(Duration::ZERO) => {
                client.keepalive().await;
                client.idle_due(tokio::time::Instant::now()).unwrap_or(IDLE)
            }
            Some(due) => due,
            None => IDLE,
        }
    }

    /// What the prompt tells.
    pub fn facts(&self) -> super::prompt::Facts {
        let profile = self.profile.as_ref();
        let status = self.client.as_ref().map(Client::status).unwrap_or_default();
        super::prompt::Facts {
            profile: profile.map_or_else(String::new, |profile| profile.name.clone()),
            user: status.user.or_else(|| profile.and_then(|profile| profile.user.clone())),
            queue: status.queue,
            production: profile.is_some_and(|profile| profile.production),
            connected: status.connected,
            doubts: self.doubts.len(),
            last_status: self.last_status,
        }
    }

    /// Options that the program was started with.
    pub fn base(&self) -> &Globals {
        &self.base
    }

    /// Where this runner talks.
    pub fn ui(&self) -> &Arc<Ui> {
        &self.ui
    }

    /// The specs it knows.
    pub fn catalog(&self) -> &'static Catalog {
        self.catalog
    }

    /// The server's greeting, if there was one.
    pub fn greeting(&self) -> Option<&Greeting> {
        self.client.as_ref().and_then(Client::greeting)
    }
}

impl Engine for Runner {
    async fn line(&mut self, line: &str) -> Done {
        self.busy.store(true, Ordering::Relaxed);
        let outcome = Runner::line(self, line).await;
        self.busy.store(self.notices.is_none(), Ordering::Relaxed);
        outcome
    }

    async fn abandon(&mut self) {
        Runner::abandon(self);
        self.busy.store(self.notices.is_none(), Ordering::Relaxed);
    }

    async fn leave(&mut self) {
        self.close().await;
    }

    async fn tick(&mut self) -> Option<Duration> {
        Some(Runner::tick(self).await)
    }

    fn facts(&self) -> super::prompt::Facts {
        Runner::facts(self)
    }

    fn seen(&self) -> &super::seen::Seen {
        &self.seen
    }

    fn catalog(&self) -> &'static Catalog {
        self.catalog
    }
}

/// The namespace that a profile means, by itself or by a spec's id.
fn uri_of(specs: &'static Catalog, wanted: &str) -> Option<&'static str> {
    specs.known().find(|(id, uri)| *id == wanted || *uri == wanted).map(|(_, uri)| uri)
}

/// Whether a successful answer says no: a name that is taken, a queue that is empty.
fn is_no(reply: &Reply) -> bool {
    let taken =
        |value: &Value| value.as_map().is_some_and(|check| check.get("avail").and_then(Value::as_bool) == Some(false));
    reply.code() == Code::NO_MESSAGES || reply.values().is_some_and(|values| values.list("cd").iter().any(taken))
}
