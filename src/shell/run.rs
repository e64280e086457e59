//! The engine: one command after another, each parsed, carried out and printed, over one session.
//!
//! One-shot commands, scripts and the shell are all lines for [`Runner`].

mod elsewhere;
mod meta;

use super::output::{Format, Shown};
use super::price::{Cap, Price, price};
use super::repl::{Done, Engine, Notices};
use super::show;
use super::world::{World, generate, read_file, read_stdin};
use crate::cli::globals::Globals;
use crate::cli::lexer::{self};
use crate::cli::{Act, Meta, Parsed, Parser, Place, Stop};
use crate::client::{Client, Exchange};
use crate::config::{self, Always, Profile, SecretSource};
use crate::epp::read::Frame;
use crate::epp::{Call, Code, Greeting, Reply};
use crate::error::{Error, Kind, Result};
use crate::idn::Form;
use crate::session::prepare_offline;
use crate::spec::Catalog;
use crate::ui::Ui;
use crate::value::Value;
use crate::view::notice::{is_message, notice};
use crate::view::query::Query;
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
    doubts: usize,
    /// Whether a line is being carried out: words then go straight to stderr.
    busy: Arc<AtomicBool>,
    notices: Option<Notices>,
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
            doubts: 0,
            busy: Arc::new(AtomicBool::new(true)),
            notices: None,
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
        self.doubts += usize::from(error.kind() == Kind::Unknown);
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

    /// An EPP command.
    async fn call(&mut self, order: Order, globals: &Globals) -> Result<u8> {
        let cap = order.max_fee.as_deref().map(Cap::parse).transpose()?;
        self.load(globals)?;
        let mut order = self.completed(order, cap.as_ref(), globals)?;
        if std::mem::take(&mut self.world.generated) > 0 && !globals.dry_run && !globals.reveal {
            let (object, _) = order.name.split_once(' ').unwrap_or((&order.name, ""));
            let subject = subject(&order.call).unwrap_or("…");
            let (subject, _) = idna::domain_to_unicode(subject);
            self.ui.talk(&format!("an authInfo was generated; `{object} info {subject} --reveal` shows it"));
        }
        for warning in self.suspects.warnings(self.catalog, &order.call) {
            self.ui.warn(&warning);
        }
        if globals.dry_run {
            return self.dry_run(&order, globals);
        }
        // What is wrong with the filter or the format is said before anything is sent.
        self.format(globals, true)?;
        self.open(globals)?;
        let format = self.format(globals, true)?;
        match order.call.command.as_str() {
            "hello" => {
                let (greeting, frame) = self.client()?.hello().await?;
                format.print(&self.ui, &Shown::Greeting(&greeting), &frame)?;
                Ok(0)
            }
            "logout" => match self.client()?.logout().await? {
                Some(exchange) => self.answered("logout", exchange, globals, &format),
                None => {
                    self.ui.talk("there was no session to end");
                    Ok(0)
                }
            },
            _ => {
                self.client()?.expect(order.uri);
                let mut sound = order.call.clone();
                if lacks_expiry(&sound) {
                    // It is asked for below; until then any date stands in for it.
                    sound.args.set("cur-exp", "2000-01-01");
                }
                self.client()?.connect(&sound).await?;
                let agreed = self.client()?.catalog();
                self.adopt(agreed);
                order = self.completed(order, cap.as_ref(), globals)?;
                if let Some(cap) = &cap {
                    self.hold_price(&order, cap).await?;
                }
                let Order { mut call, name, .. } = order;
                self.fill_expiry(&mut call).await?;
                let exchange = self.client()?.ask(&call).await?;
                let (object, verb) = name.split_once(' ').unwrap_or((&name, ""));
                if let Some(subject) = subject(&call)
                    && !matches!(verb, "check" | "info")
                {
                    // What was known of it may be so no more.
                    self.seen.changed(object, subject);
                }
                self.answered(&name, exchange, globals, &format)
            }
        }
    }

    /// From now on words are read by this catalog.
    fn adopt(&mut self, catalog: &'static Catalog) {
        self.catalog = catalog;
        self.parser.set_catalog(catalog);
    }

    /// The order as the specs that hold now read its words, with what the profile and a price add to it.
    fn completed(&mut self, order: Order, cap: Option<&Cap>, globals: &Globals) -> Result<Order> {
        let mut order = order;
        let meant = self.catalog.command(&order.call.command).map(|(spec, _)| spec.uri);
        if let (Some(uri), Some((place, words))) = (meant, &self.typed)
            && uri != order.uri
            && self.catalog.is_agreed()
        {
            let read = Parser::new(self.catalog, *place).parse(words, &mut self.world);
            match read.map(|parsed| parsed.act) {
                Ok(Act::Call { call, name, uri, max_fee }) => order = Order { call, name, uri, max_fee },
                Ok(_) | Err(Stop::Asked(_)) => return Err(Error::internal("the words mean something else now")),
                Err(Stop::Error(error)) => return Err(error),
            }
        }
        let Order { call, .. } = &mut order;
        if globals.cltrid.is_some() {
            call.cltrid.clone_from(&globals.cltrid);
        }
        let always = self.profile.as_ref().map_or(Vec::new(), |profile| profile.always.clone());
        for Always { id, options } in always {
            if !self.catalog.known().any(|(known, _)| known == id) {
                return Err(Error::config(format!("`always` in the profile names {id:?}, and there is no such spec"))
                    .hint("`eppsh spec list` shows the ids"));
            }
            self.parser.add(call, &id, &options, &mut self.world)?;
        }
        if let Some(Cap { amount, currency }) = cap {
            let options = [("fee", amount.to_string()), ("currency", currency.clone())];
            let options = options.map(|(name, value)| (name.to_string(), value));
            if !self.parser.add(call, crate::spec::FEE, &options, &mut self.world)? {
                return Err(Error::usage(format!("nobody tells the price of `{}`", order.name)));
            }
        }
        Ok(order)
    }

    /// Asks what the command costs, and refuses it above the cap.
    async fn hold_price(&mut self, order: &Order, cap: &Cap) -> Result<()> {
        let (object, verb) = order.name.split_once(' ').unwrap_or((&order.name, ""));
        let name = subject(&order.call).unwrap_or_default().to_string();
        let period = order.call.args.str("period").map_or(String::new(), |period| format!(":{period}"));
        let fee = format!("{verb}{period}");
        let words = [object, "check", &name, "--fee", &fee, "--currency", &cap.currency].map(String::from);
        let parsed = self.parser.parse(&words, &mut self.world);
        let Ok(Parsed { act: Act::Call { mut call, .. }, .. }) = parsed else {
            return Err(Error::usage(format!("the price of `{}` cannot be asked for", order.name)));
        };
        let always = self.profile.as_ref().map_or(Vec::new(), |profile| profile.always.clone());
        for Always { id, options } in always {
            self.parser.add(&mut call, &id, &options, &mut self.world)?;
        }
        let exchange = self.client()?.ask(&call).await?;
        let told = exchange.reply.extension(crate::spec::FEE).map(|values| price(values, verb));
        let (shown, _) = idna::domain_to_unicode(&name);
        let hint = "nothing was ordered; without --max-fee it is sent whatever it costs";
        match told {
            Some(Price::Costs(amount, currency)) if currency.as_ref().is_none_or(|own| *own == cap.currency) => {
                if amount > cap.amount {
                    let message =
                        format!("{verb} of {shown} costs {amount} {}, more than the {cap} of --max-fee", cap.currency);
                    return Err(Error::usage(message).hint("nothing was ordered"));
                }
                self.ui.talk(&format!("{verb} of {shown} costs {amount} {}", cap.currency));
                Ok(())
            }
            Some(Price::Costs(amount, currency)) => {
                let currency = currency.unwrap_or_default();
                let message =
                    format!("{verb} of {shown} costs {amount} {currency}, and --max-fee is in {}", cap.currency);
                Err(Error::usage(message).hint(hint))
            }
            Some(Price::Untold(why)) => {
                Err(Error::usage(format!("the price to {verb} {shown} is not known: {why}")).hint(hint))
            }
            None => {
                let said = exchange.reply.results.first().map(|result| format!("{} {}", result.code, result.msg));
                let message = format!("the registry told no price to {verb} {shown} ({})", said.unwrap_or_default());
                let error = Error::usage(message).hint(hint);
                Err(if exchange.reply.code().is_success() { error } else { error.reply(exchange.reply) })
            }
        }
    }

    /// Prints the request instead of sending it.
    fn dry_run(&mut self, order: &Order, globals: &Globals) -> Result<u8> {
        let call = &order.call;
        let catalog = match self.catalog.command(&call.command) {
            Some((spec, _)) if spec.uri == order.uri => self.catalog,
            _ => self.catalog.preferring(&[order.uri]),
        };
        let mut format = self.format(globals, true)?;
        if globals.output.is_none() && globals.query.is_none() {
            format.kind = "xml".into();
        }
        let cltrid = call.cltrid.clone().unwrap_or_else(crate::client::hooks::unique_id);
        let names = self.profile.as_ref().map_or(Form::default(), |profile| profile.idn);
        let prepared = prepare_offline(catalog, call, cltrid.clone(), names)?;
        let call = Call { cltrid: Some(cltrid), ..call.clone() };
        format.print(&self.ui, &Shown::Request(&call, &[]), &prepared.frame)?;
        if format.kind == "xml" && prepared.frame.windows(4).any(|tag| tag == b":pw>") && !globals.reveal {
            self.ui.talk("secrets are masked; --reveal shows them");
        }
        Ok(0)
    }

    /// Asks for the date that a renewal must name (RFC 5731, section 3.2.3), where it was left out.
    async fn fill_expiry(&mut self, call: &mut Call) -> Result<()> {
        if !lacks_expiry(call) {
            return Ok(());
        }
        let name = call.args.get("name").cloned().unwrap_or_else(|| "".into());
        let ask = Call::new("domain info").with("name", name).with("hosts", "none");
        let exchange = self.client()?.ask(&ask).await?;
        let told = exchange.reply.values().and_then(|values| values.str("exDate"));
        let Some(date) = told.and_then(|date| date.get(..10)) else {
            let said = exchange
                .reply
                .results
                .first()
                .map(|result| format!("{} {}", result.code, result.msg))
                .unwrap_or_default();
            let error = Error::usage(format!("the registry does not say when the name expires ({said})"));
            return Err(error.hint("give the date yourself: --cur-exp DATE").reply(exchange.reply));
        };
        self.ui.talk(&format!("it expires on {date} now"));
        call.args.set("cur-exp", date);
        Ok(())
    }

    /// `login`.
    async fn login(&mut self, new_password: Option<String>, globals: &Globals) -> Result<u8> {
        let generated = new_password.as_deref() == Some("gen");
        let new_password = match new_password.as_deref() {
            None => None,
            // A password that nobody has seen locks its owner out.
            Some("gen") if !globals.reveal => {
                return Err(Error::usage("a generated password would be known to nobody; nothing was sent").hint(
                    "`login --new-password gen --reveal` shows it; env:VAR, cmd:'…' and @FILE take one that you keep",
                ));
            }
            // RFC 5730 allows a password 16 characters at most.
            Some("gen") => Some(generate(16)),
            Some("prompt") => {
                let first = SecretSource::Prompt.resolve("new password", self.world.may_ask)?;
                let second = SecretSource::Prompt.resolve("new password, again", self.world.may_ask)?;
                if first != second {
                    return Err(Error::usage("the two passwords differ; nothing was sent"));
                }
                Some(first)
            }
            Some(word) => {
                let mut world = World::new(self.ui.clone(), self.world.may_ask);
                Some(crate::cli::words::Sources::secret(&mut world, "--new-password", word)?)
            }
        };
        self.open(globals)?;
        let format = self.format(globals, true)?;
        // Told before it is sent: if the answer is lost, this is all there is.
        if let Some(secret) = new_password.as_ref().filter(|_| generated) {
            self.ui.talk(&format!("the new password, once the login has succeeded, is {}", secret.expose()));
        }
        let exchange = self.client()?.login(new_password).await?;
        self.answered("login", exchange, globals, &format)
    }

    /// `raw`.
    async fn raw(&mut self, frame: &str, globals: &Globals) -> Result<u8> {
        let bytes = match frame {
            "-" => read_stdin()?,
            text if text.trim_start().starts_with('<') => text.as_bytes().to_vec(),
            path => read_file(path)?,
        };
        if globals.dry_run {
            let format = Format { kind: "xml".into(), ..self.format(globals, true)? };
            format.print(&self.ui, &Shown::Other(&serde_json::Value::Null), &bytes)?;
            return Ok(0);
        }
        self.open(globals)?;
        let format = self.format(globals, true)?;
        let answer = self.client()?.raw(bytes.clone()).await?;
        match &answer.answer {
            Frame::Greeting(greeting) => {
                format.print(&self.ui, &Shown::Greeting(greeting), &answer.raw)?;
                Ok(0)
            }
            Frame::Reply(reply) => {
                let status = self.print_reply("raw", reply, &answer.raw, globals, &format)?;
                self.last = Some(Last { command: "raw".into(), request: bytes, answer: answer.raw });
                Ok(status)
            }
            _ => Err(Error::session("what came back is no answer")),
        }
    }

    /// Prints an answer and remembers it.
    fn answered(&mut self, name: &str, exchange: Exchange, globals: &Globals, format: &Format) -> Result<u8> {
        self.seen.learn(name, &exchange.reply);
        let status = self.print_reply(name, &exchange.reply, &exchange.raw, globals, format)?;
        self.last = Some(Last { command: name.into(), request: exchange.request.into_bytes(), answer: exchange.raw });
        Ok(status)
    }

    /// Prints an answer; its code, or a "no" where that counts, gives the status.
    fn print_reply(&self, name: &str, reply: &Reply, raw: &[u8], globals: &Globals, format: &Format) -> Result<u8> {
        format.print(&self.ui, &Shown::Reply(Some(name), reply), raw)?;
        // A table begins with it; beside JSON on a terminal it is said.
        if self.ui.is_terminal() && format.kind != "table" && format.query.is_none() && is_message(reply) {
            notice(reply).iter().flat_map(|text| text.lines()).for_each(|line| self.ui.talk(line));
        }
        let status = reply.code().exit_status();
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
    }

    /// Makes the client, which connects at its first command.
    fn open(&mut self, globals: &Globals) -> Result<()> {
        let (ui, trace, may_ask, catalog) = (self.ui.clone(), self.trace.clone(), self.world.may_ask, self.specs);
        let warn = self.warner();
        let have = self.client.is_some();
        if self.load(globals)?.defaulted && !have {
            self.ui.talk("nothing is configured: using @sandbox, a registry inside this program");
        }
        let profile = self.load(globals)?;
        let answer = globals.timeout.unwrap_or(profile.settings.timeouts.answer);
        if !have {
            self.client = Some(super::connect::client(profile, catalog, warn, ui, trace, may_ask)?);
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
            doubts: self.doubts,
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

/// A command to carry out.
struct Order {
    call: Call,
    /// The words it was typed as: `domain restore`.
    name: String,
    /// The namespace of the spec by which the words were read.
    uri: &'static str,
    /// The most that it may cost, as it was typed.
    max_fee: Option<String>,
}

/// Whether a renewal does not say when the name expires now.
fn lacks_expiry(call: &Call) -> bool {
    call.command == "domain renew" && !call.args.contains("cur-exp")
}

/// The name or id of what a command is about.
fn subject(call: &Call) -> Option<&str> {
    call.args.str("name").or(call.args.str("id"))
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
