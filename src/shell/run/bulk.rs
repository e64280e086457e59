//! `bulk`: a table's rows planned, sent, gone on with.

use super::Runner;
use super::order::{Order, lacks_expiry, subject};
use crate::bulk::book::{Book, Head, State};
use crate::bulk::table::{self, Row, Table};
use crate::bulk::undo;
use crate::bulk::work::{Task, Work};
use crate::cli::bulk::Bulk;
use crate::cli::globals::Globals;
use crate::cli::words::Sources;
use crate::cli::{Act, Parsed, Stop};
use crate::client::{Ahead, Client, Journaled};
use crate::config::SecretSource;
use crate::config::{Profile, paths};
use crate::doubt::{Verdict, ask, sent};
use crate::durable;
use crate::epp::{Call, mask};
use crate::error::{Error, Result};
use crate::journal::{Journal, Ledger, Settled};
use crate::secret::{MASK, Secret};
use crate::session::prepare_offline;
use crate::shell::connect::{self, Account, ByAgent};
use crate::shell::output::Shown;
use crate::shell::price::{Amount, Price, price};
use crate::shell::world::World;
use crate::ui::counted;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, HashSet, VecDeque};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// A run: its table, its journal, where it was begun.
struct Run {
    table: Table,
    book: Book,
    /// The name of the journal.
    journal: PathBuf,
    undo: PathBuf,
    sessions: usize,
    only_failed: bool,
}

impl Runner {
    /// `bulk …`.
    pub(super) async fn bulk(&mut self, bulk: Bulk, globals: &Globals) -> Result<u8> {
        self.format(globals, true)?;
        let profile = self.load(globals)?.clone();
        let user = profile.user.clone().unwrap_or_default();
        if let Some(path) = &bulk.resume {
            let journal = PathBuf::from(path);
            let (book, head) = Book::resume(&journal)?;
            if head.profile != profile.name || head.user != user {
                let message = format!("{path} is of a run as {} with the profile {}", head.user, head.profile);
                return Err(Error::usage(message).hint(format!("`eppsh @{} bulk --resume {path}`", head.profile)));
            }
            let table = table::read(Path::new(&head.table), &head.command)?;
            if table.sha256 != head.sha256 {
                let message = format!("{} is not the table that the run was begun with", head.table);
                return Err(Error::usage(message).hint("nothing was sent; begin a new run for other rows"));
            }
            let undo = bulk.undo.map_or_else(|| beside(&journal, "undo"), PathBuf::from);
            let run = Run { table, book, journal, undo, sessions: bulk.sessions, only_failed: bulk.only_failed };
            return self.go_on(run, None, &profile, globals).await;
        }
        let (Some(path), Some(command)) = (&bulk.table, &bulk.command) else {
            return Err(Error::usage("bulk needs a table and a command, or --resume with a run's journal")
                .hint("bulk names.csv 'domain renew {name} --period 1y' --plan"));
        };
        let table = table::read(Path::new(path), command)?;
        self.report(&table);
        let orders = self.orders(&table.rows, globals)?;
        if bulk.plan || globals.dry_run {
            return self.plan(&table, &orders, &profile, globals).await;
        }
        if !bulk.apply {
            return Err(Error::usage("nothing was sent: --plan shows what would be, --apply sends it"));
        }
        check_order(&orders, bulk.sessions)?;
        self.brake_all(&orders, globals)?;
        for (row, order) in &orders {
            self.guard_repeat(&order.call, globals).map_err(|error| error.at(format!("row {row}")))?;
        }
        let journal = bulk.journal.map_or_else(|| beside(Path::new(path), "journal"), PathBuf::from);
        let full = std::path::absolute(path).map_err(|error| durable::failed("named", Path::new(path), error))?;
        let head = Head {
            table: full.display().to_string(),
            sha256: table.sha256.clone(),
            command: command.clone(),
            profile: profile.name.clone(),
            user,
        };
        let last = table.rows.last().map_or(0, |row| row.number);
        let book = Book::begin(&journal, &head, last)?;
        let undo = bulk.undo.map_or_else(|| beside(&journal, "undo"), PathBuf::from);
        let run = Run { table, book, journal, undo, sessions: bulk.sessions, only_failed: false };
        self.go_on(run, Some(orders), &profile, globals).await
    }

    /// Tells of rows that are left out.
    fn report(&self, table: &Table) {
        for (row, first) in &table.repeated {
            self.ui.warn(&format!("row {row} is left out: it repeats row {first}"));
        }
        if !table.blank.is_empty() {
            let rows: Vec<String> = table.blank.iter().map(ToString::to_string).collect();
            self.ui.warn(&format!("rows without anything in them are left out: {}", rows.join(", ")));
        }
    }

    /// The commands of the rows; what is wrong with one is told with its row, before anything is sent.
    fn orders(&mut self, rows: &[Row], globals: &Globals) -> Result<Vec<(usize, Order)>> {
        let mut orders = Vec::with_capacity(rows.len());
        for row in rows {
            let told = |error: Error| error.at(format!("row {}", row.number));
            let parsed = {
                let given: HashSet<&str> = row.given.iter().map(String::as_str).collect();
                self.parser.parse(&row.words, &mut Given { world: &mut self.world, given })
            };
            let (call, name, uri, own) = match parsed {
                Ok(Parsed { act: Act::Call { call, name, uri, max_fee: None }, globals }) => (call, name, uri, globals),
                Ok(_) => return Err(told(Error::usage("a bulk run takes commands of objects, without --max-fee"))),
                Err(Stop::Asked(_)) => return Err(told(Error::usage("this asks for help"))),
                Err(Stop::Error(error)) => return Err(told(error)),
            };
            if matches!(call.command.as_str(), "hello" | "login" | "logout" | "poll") || own.cltrid.is_some() {
                return Err(told(Error::usage(format!("`{name}` cannot be done for each row of a table"))));
            }
            self.typed = None;
            let order = self.completed(Order { call, name, uri, max_fee: None }, None, globals).map_err(told)?;
            orders.push((row.number, order));
        }
        // Told row by row it would be no help.
        self.world.generated = 0;
        Ok(orders)
    }

    /// `--plan`: what would be sent, and what it costs where the registry tells.
    async fn plan(
        &mut self,
        table: &Table,
        orders: &[(usize, Order)],
        profile: &Profile,
        globals: &Globals,
    ) -> Result<u8> {
        let priced = orders.first().is_some_and(|(_, order)| self.catalog.has_price(&order.call.command));
        let asks = !globals.dry_run && orders.iter().any(|(_, order)| lacks_expiry(&order.call)) || priced;
        if asks && !globals.dry_run {
            self.open(globals).await?;
        }
        let mut total: BTreeMap<String, Amount> = BTreeMap::new();
        let (mut rows, mut untold) = (Vec::new(), Vec::new());
        for ((number, order), row) in orders.iter().zip(&table.rows) {
            let mut call = order.call.clone();
            if asks && !globals.dry_run {
                self.fill_expiry_quietly(&mut call).await?;
            } else if lacks_expiry(&call) {
                call.args.set("cur-exp", "2000-01-01");
            }
            let cost = if priced && !globals.dry_run { self.cost(order).await? } else { None };
            match cost {
                Some(Price::Costs(amount, currency)) => {
                    let sum = total.entry(currency.unwrap_or_default()).or_default();
                    *sum = sum.plus(amount);
                }
                Some(Price::Untold(why)) => untold.push(json!({ "row": number, "why": why })),
                None => {}
            }
            let prepared = prepare_offline(self.catalog, &call, crate::client::hooks::unique_id(), profile.idn)
                .map_err(|error| error.at(format!("row {number}")))?;
            let frame = String::from_utf8_lossy(&mask::mask_bytes(&prepared.frame, &[])).into_owned();
            rows.push(json!({ "row": number, "command": undo::line(&hidden(row, &call)), "frame": frame }));
        }
        let price: Vec<Json> = total
            .iter()
            .map(|(currency, amount)| json!({ "amount": amount.to_string(), "currency": currency }))
            .collect();
        let plan = json!({
            "rows": orders.len(),
            "blank": table.blank,
            "repeated": table.repeated.iter().map(|(row, first)| json!({ "row": row, "of": first })).collect::<Vec<_>>(),
            "price": price,
            "price-untold": untold,
            "plan": rows,
        });
        let frames: Vec<u8> = rows.iter().flat_map(|row| row["frame"].as_str().unwrap_or_default().bytes()).collect();
        self.format(globals, true)?.print(&self.ui, &Shown::Other(&plan), &frames)?;
        match &price[..] {
            [] => self.ui.talk(&format!("{}; nothing was sent", counted(orders.len(), "command"))),
            sums => {
                let sums: Vec<String> = sums
                    .iter()
                    .map(|sum| {
                        format!("{} {}", sum["amount"].as_str().unwrap_or(""), sum["currency"].as_str().unwrap_or(""))
                    })
                    .collect();
                self.ui.talk(&format!(
                    "{}, together {}; nothing was sent",
                    counted(orders.len(), "command"),
                    sums.join(" and ")
                ));
            }
        }
        Ok(0)
    }

    /// The date of a renewal, or the error with the name that it is about.
    async fn fill_expiry_quietly(&mut self, call: &mut Call) -> Result<()> {
        if lacks_expiry(call) {
            let name = call.args.get("name").cloned().unwrap_or_else(|| "".into());
            let info = Call::new("domain info").with("name", name).with("hosts", "none");
            let reply = self.client()?.ask(&info).await?.reply;
            let date = reply.values().and_then(|values| values.str("exDate")?.get(..10)).unwrap_or("2000-01-01");
            call.args.set("cur-exp", date);
        }
        Ok(())
    }

    /// What a command costs, where the session has the extension that tells.
    async fn cost(&mut self, order: &Order) -> Result<Option<Price>> {
        let (object, verb) = order.name.split_once(' ').unwrap_or((&order.name, ""));
        let name = subject(&order.call).unwrap_or_default().to_string();
        let period = order.call.args.str("period").map_or(String::new(), |period| format!(":{period}"));
        let words = [object, "check", &name, "--fee", &format!("{verb}{period}")].map(String::from);
        self.client()?.connect(&Call::new("domain check").with("name", vec!["a.example"])).await?;
        let has = self.client()?.status().extensions;
        if !self.specs.known().any(|(id, uri)| id == crate::spec::FEE && has.iter().any(|has| has == uri)) {
            return Ok(None);
        }
        let Ok(Parsed { act: Act::Call { call, .. }, .. }) = self.parser.parse(&words, &mut self.world) else {
            return Ok(None);
        };
        let reply = self.client()?.ask(&call).await?.reply;
        let untold = || Price::Untold("the registry told no price".into());
        Ok(Some(reply.extension(crate::spec::FEE).map_or_else(untold, |values| price(values, verb))))
    }

    /// Sends what is left of a run; `orders` are its commands, where they were read already.
    async fn go_on(
        &mut self,
        run: Run,
        orders: Option<Vec<(usize, Order)>>,
        profile: &Profile,
        globals: &Globals,
    ) -> Result<u8> {
        let Run { table, book, journal, undo, sessions, only_failed } = run;
        let started = Instant::now();
        let may_ask = self.world.may_ask;
        // Several sessions are our own.
        let agent = if sessions == 1 { ByAgent::wanted(profile, globals, self.interactive) } else { ByAgent::Never };
        if self.client.is_none() && !agent.may_be_there(profile)? {
            self.settle_password(globals).await?;
            // The sessions of the run are others.
            self.close().await;
        }
        let through = || connect::through(profile, may_ask, agent, connect::detail(&self.ui, &self.trace));
        let mut links = through()?;
        let account = if links.is_some() { None } else { Some(Account::new(profile, may_ask)?) };
        let (shared, progress) = (Journal::open(&paths::state_dir()?), self.progress(table.rows.len()));
        let mut client = |ahead: &Ahead| -> Result<Client> {
            let (ui, bar, trace) = (self.ui.clone(), progress.clone(), self.trace.clone());
            let warn = Box::new(move |text: &str| bar.suspend(|| ui.warn(text)));
            let doubts = Box::new(Journaled::with(shared.clone(), ahead.clone()));
            let hooks = connect::hooks(profile, warn, self.ui.clone(), trace, doubts)?;
            let mut client = match (&account, links.take()) {
                (Some(account), _) => account.client(self.specs, hooks)?,
                (None, Some((links, user))) => {
                    Client::new(connect::settings(profile, user, Secret::default()), self.specs, links, hooks)
                }
                (None, None) => return Err(Error::internal("there is no session for this run")),
            };
            client.set_answer_timeout(globals.timeout.unwrap_or(profile.settings.timeouts.answer));
            client.share_rate(sessions);
            Ok(client)
        };
        let aheads: Vec<Ahead> = (0..sessions).map(|_| Ahead::default()).collect();
        let mut clients = aheads.iter().map(&mut client).collect::<Result<Vec<Client>>>()?;
        // What is done needs no words any more.
        let pending = |row: &&Row| match book.state(row.number) {
            State::Waiting => !only_failed,
            State::Refused(..) => only_failed,
            State::Open(_) => true,
            State::Done => false,
        };
        let pending: Vec<Row> = table.rows.iter().filter(pending).cloned().collect();
        let mut orders = match orders {
            Some(orders) => orders,
            None => self.orders(&pending, globals)?,
        };
        check_order(&orders, sessions)?;
        if let (Some((_, first)), Some(client)) = (orders.first(), clients.first_mut()) {
            client.expect(first.uri);
            let mut sound = first.call.clone();
            if lacks_expiry(&sound) {
                sound.args.set("cur-exp", "2000-01-01");
            }
            client.connect(&sound).await?;
            let agreed = client.catalog();
            if !std::ptr::eq(agreed, self.catalog) {
                self.adopt(agreed);
                orders = self.orders(&pending, globals)?;
            }
        }
        let mut tasks = VecDeque::new();
        for (row, order) in orders {
            let task = Task { row, call: order.call, again: None };
            match book.state(row) {
                State::Waiting if !only_failed => tasks.push_back(task),
                State::Refused(..) if only_failed => tasks.push_back(task),
                State::Open(entry) => {
                    let Some(client) = clients.first_mut() else { continue };
                    progress.set_message("asking about what is in doubt");
                    let verdict = ask(client, &entry).await?;
                    match &verdict {
                        Verdict::Applied(how) => {
                            book.done(row, None, None, Some(how))?;
                            Ledger::of_user()?.settle(&entry.id, Settled::Applied, how)?;
                        }
                        Verdict::NotApplied(how) => {
                            book.unsent(row, how)?;
                            Ledger::of_user()?.settle(&entry.id, Settled::NotApplied, how)?;
                            let mut task = Task { again: Some((*entry).clone()), ..task };
                            // The date that was named then keeps a renewal from being done twice.
                            let before = sent(&entry, client.catalog());
                            if let Some(date) = before.as_ref().and_then(|call| call.args.str("cur-exp")) {
                                task.call.args.set("cur-exp", date);
                            }
                            tasks.push_back(task);
                        }
                        Verdict::CannotTell(why) => progress.suspend(|| {
                            self.ui.warn(&format!("row {row}: {} is in doubt still: {why}", entry.title()));
                        }),
                    }
                }
                _ => {}
            }
        }
        progress.set_message("");
        progress.set_length(tasks.len() as u64);
        let sent_now = tasks.len();
        let work = Arc::new(Work {
            tasks: Mutex::new(tasks),
            book,
            journal: shared.clone(),
            profile: profile.name.clone(),
            user: profile.user.clone().unwrap_or_default(),
            names: profile.idn,
            progress: progress.clone(),
            stop: AtomicBool::new(false),
            trouble: Mutex::default(),
        });
        let mut running = Stopping { work: work.clone(), sessions: Vec::new(), aheads: aheads.clone() };
        for (client, ahead) in clients.into_iter().zip(aheads) {
            running.sessions.push(tokio::spawn(work.clone().run(client, ahead)));
        }
        for session in std::mem::take(&mut running.sessions) {
            session.await.map_err(|error| Error::internal(error.to_string()))?;
        }
        progress.finish_and_clear();
        work.book.sync()?;
        let trouble = work.trouble.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.look_for_doubts();
        let took = started.elapsed().as_secs_f64();
        self.summary(&table, &work.book, &journal, &undo, (sent_now, took), trouble, globals)
    }

    /// A bar with rate and time left, on a terminal.
    fn progress(&self, rows: usize) -> ProgressBar {
        let target = match std::io::stderr().is_terminal() {
            true => ProgressDrawTarget::stderr(),
            false => ProgressDrawTarget::hidden(),
        };
        let bar = ProgressBar::with_draw_target(Some(rows as u64), target);
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len}  {per_sec}  {eta} left {msg}");
        style.map_or(bar.clone(), |style| bar.with_style(style))
    }

    /// What became of the rows.
    #[allow(clippy::too_many_arguments, reason = "the parts of one report")]
    fn summary(
        &mut self,
        table: &Table,
        book: &Book,
        journal: &Path,
        undo: &Path,
        (sent, took): (usize, f64),
        trouble: Option<Error>,
        globals: &Globals,
    ) -> Result<u8> {
        let (mut done, mut doubts, mut left) = (Vec::new(), Vec::new(), 0);
        let mut refused = Vec::new();
        for row in &table.rows {
            match book.state(row.number) {
                State::Done => done.push(row),
                State::Waiting => left += 1,
                State::Open(entry) => doubts.push(json!({ "row": row.number, "id": entry.id, "clTRID": entry.cltrid })),
                State::Refused(code, words) => refused.push(json!({ "row": row.number, "code": code, "msg": words })),
            }
        }
        let lines: Vec<String> =
            done.iter().rev().filter_map(|row| undo::inverse(&row.words)).map(|words| undo::line(&words)).collect();
        let undone = match lines.is_empty() {
            true => None,
            false => {
                let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
                durable::replace(undo, text.as_bytes()).map_err(|error| durable::unwritten(undo, error))?;
                Some(undo.display().to_string())
            }
        };
        let summary = json!({
            "ok": refused.is_empty() && doubts.is_empty() && left == 0,
            "command": "bulk",
            "rows": table.rows.len(),
            "done": done.len(),
            "refused": refused,
            "doubt": doubts,
            "left": left,
            "journal": journal.display().to_string(),
            "undo": undone,
        });
        self.format(globals, true)?.print(&self.ui, &Shown::Other(&summary), b"")?;
        let rate = if took > 0.0 { sent as f64 / took } else { 0.0 };
        self.ui.talk(&format!(
            "{} of {} rows done, {} refused, {} in doubt, {left} left; {took:.1} s, {rate:.0} rows a second",
            done.len(),
            table.rows.len(),
            refused.len(),
            doubts.len(),
        ));
        if left > 0 || !doubts.is_empty() {
            self.ui.hint(&format!("`bulk --resume {}` goes on: nothing is sent twice", journal.display()));
        }
        let status = match trouble {
            Some(error) => {
                self.ui.error(&error);
                error.exit_status()
            }
            None => 0,
        };
        Ok(match (doubts.is_empty(), refused.is_empty()) {
            (false, _) => 7,
            (true, _) if status != 0 => status,
            (true, false) => 3,
            (true, true) => 0,
        })
    }
}

/// Sessions that stop when nobody waits for them any more; what was written down ahead for them is not sent then.
struct Stopping {
    work: Arc<Work>,
    sessions: Vec<tokio::task::JoinHandle<()>>,
    aheads: Vec<Ahead>,
}

impl Drop for Stopping {
    fn drop(&mut self) {
        self.work.stop.store(true, Ordering::Relaxed);
        self.sessions.iter().for_each(tokio::task::JoinHandle::abort);
        self.aheads.iter().for_each(Ahead::clear);
    }
}

/// What a table's fields may stand for: themselves, and nothing that is read or run.
struct Given<'a> {
    world: &'a mut World,
    given: HashSet<&'a str>,
}

impl Sources for Given<'_> {
    fn file(&mut self, path: &str) -> Result<String> {
        self.world.file(path)
    }

    fn stdin(&mut self) -> Result<String> {
        self.world.stdin()
    }

    fn secret(&mut self, option: &str, word: &str) -> Result<Secret> {
        // It may stand behind its option in one word.
        let is_its = |given: &&str| given.strip_suffix(word).is_some_and(|head| head.is_empty() || head.ends_with('='));
        match self.given.iter().any(is_its) {
            true => Ok(Secret::new(word)),
            false if matches!(SecretSource::parse_word(word), SecretSource::Literal(_)) && !word.is_empty() => {
                let message =
                    format!("{option}: the command of a bulk run is kept in its journal, and a secret must not be");
                Err(Error::usage(message).hint("write env:VARIABLE, @FILE or a column of the table: {auth}"))
            }
            false => self.world.secret(option, word),
        }
    }

    fn generate(&mut self) -> Secret {
        self.world.generate()
    }
}

/// Several sessions keep no order: then no two rows may be about one object.
fn check_order(orders: &[(usize, Order)], sessions: usize) -> Result<()> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (row, order) in orders.iter().filter(|_| sessions > 1) {
        let object = format!("{} {}", order.name, subject(&order.call).unwrap_or_default()).to_lowercase();
        if let Some(first) = seen.insert(object, *row) {
            return Err(Error::usage(format!(
                "rows {first} and {row} are about one object, and several sessions keep no order"
            ))
            .hint("use --sessions 1"));
        }
    }
    Ok(())
}

/// The words of a row without what is secret in them.
fn hidden(row: &Row, call: &Call) -> Vec<String> {
    let mut secrets: Vec<&str> = Vec::new();
    call.args.secrets(&mut secrets);
    call.ext.iter().for_each(|(_, args)| args.secrets(&mut secrets));
    // One that another one begins with would leave the rest of it.
    secrets.sort_unstable_by_key(|secret| std::cmp::Reverse(secret.len()));
    // It may stand behind its option in one word.
    let hide = |word: &String| secrets.iter().fold(word.clone(), |word, secret| word.replace(secret, MASK));
    row.words.iter().map(hide).collect()
}

/// A file's name with another ending behind it.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{ending}"));
    path.with_file_name(name)
}
