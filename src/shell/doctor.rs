//! `doctor`: goes the way to a registry step by step, and says at each what to do.

use crate::client::{Client, Connect};
use crate::config::Profile;
use crate::epp::Greeting;
use crate::error::{Error, Result};
use crate::session::Greeted;
use crate::spec::Catalog;
use crate::view::colour::{Paint, visible_lines};
use crate::wire::probe::{self, Certificate};
use crate::wire::{self, Settings};
use serde_json::{Value as Json, json};
use std::net::SocketAddr;

/// From how many seconds on clocks are too far apart.
const SKEW: i64 = 60;

/// How a step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// As it should.
    Fine,
    /// Worth a look.
    Warning,
    /// Nothing further can work.
    Failed,
}

/// One step.
struct Line {
    check: &'static str,
    mark: Mark,
    message: String,
    hint: Option<String>,
    status: u8,
}

/// What was found, step by step.
#[derive(Default)]
pub struct Report {
    lines: Vec<Line>,
}

impl Report {
    /// A step that went well.
    fn fine(&mut self, check: &'static str, message: impl Into<String>) {
        self.lines.push(Line { check, mark: Mark::Fine, message: message.into(), hint: None, status: 0 });
    }

    /// A step that is worth a look.
    fn warn(&mut self, check: &'static str, message: impl Into<String>, hint: impl Into<String>) {
        let hint = Some(hint.into());
        self.lines.push(Line { check, mark: Mark::Warning, message: message.into(), hint, status: 0 });
    }

    /// A step that failed.
    fn fail(&mut self, check: &'static str, error: &Error) {
        let hint = error.hint_text().map(Into::into);
        let (message, status) = (error.message().to_string(), error.exit_status());
        self.lines.push(Line { check, mark: Mark::Failed, message, hint, status });
    }

    /// The exit status: that of the worst step, which is the first that failed.
    pub fn status(&self) -> u8 {
        self.lines.iter().find(|line| line.mark == Mark::Failed).map_or(0, |line| line.status)
    }

    /// As a document.
    pub fn json(&self, profile: &Profile) -> Json {
        let checks: Vec<Json> = self
            .lines
            .iter()
            .map(|line| {
                let status = match line.mark {
                    Mark::Fine => "ok",
                    Mark::Warning => "warning",
                    Mark::Failed => "failed",
                };
                json!({ "check": line.check, "status": status, "message": line.message, "hint": line.hint })
            })
            .collect();
        let server = (!profile.is_sandbox).then(|| profile.settings.server());
        let ok = self.status() == 0;
        json!({ "ok": ok, "command": "doctor", "profile": profile.name, "server": server, "checks": checks })
    }

    /// For reading: a line for each step, and below it what to do.
    pub fn text(&self, colour: bool) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let (word, paint) = match line.mark {
                Mark::Fine => ("ok     ", Paint::Key),
                Mark::Warning => ("warning", Paint::Warning),
                Mark::Failed => ("failed ", Paint::Bad),
            };
            let (check, message) = (line.check, visible_lines(&line.message));
            text.push_str(&format!("{}  {check:<18}  {message}\n", paint.on(word, colour)));
            if let Some(hint) = &line.hint {
                text.push_str(&format!("{:29}{}\n", "", visible_lines(hint)));
            }
        }
        text
    }
}

/// Goes as far as one can without a login; tells whether a login is worth trying.
pub async fn network(report: &mut Report, profile: &Profile, settings: &Settings, catalog: &'static Catalog) -> bool {
    let addresses = match probe::addresses(settings).await {
        Ok(addresses) => addresses,
        Err(error) => {
            report.fail("dns", &error);
            return false;
        }
    };
    let list: Vec<String> = addresses.iter().map(|address| address.ip().to_string()).collect();
    report.fine("dns", format!("{} is {}", settings.host, list.join(", ")));
    let Some(address) = tcp(report, settings, &addresses).await else { return false };
    if settings.plain {
        report.warn("tls", "`plain` is set: nothing is encrypted", "this is for a registry on this very machine only");
    } else {
        certificates(report, settings, address, profile.warn_days.into()).await;
    }
    // From here on as a session does it: with everything checked.
    let mut connector = crate::client::Network(settings.clone());
    let mut link = match connector.connect(&mut |_| {}).await {
        Ok(link) => link,
        Err(error) => {
            report.fail(step_of(&error, "tls"), &error);
            return false;
        }
    };
    if let (Some(version), Some(cipher)) = (link.peer.tls_version, &link.peer.cipher) {
        let checked = if settings.tls.insecure { "unchecked (insecure)" } else { "its certificate is good" };
        report.fine("tls", format!("{version} with {cipher}; {checked}"));
    }
    let bytes = match link.greeting(settings).await {
        Ok(bytes) => bytes,
        Err(error) => {
            report.fail(step_of(&error, "greeting"), &error);
            return false;
        }
    };
    match Greeted::read(&bytes, catalog) {
        Ok(greeted) => greeting(report, profile, &greeted.greeting),
        Err(bad) => {
            let error = Error::session(format!("what the server said first is no greeting: {bad}"));
            report.fail("greeting", &error.hint("is this the address and port of an EPP server?"));
            return false;
        }
    }
    true
}

/// With TLS 1.3 a refused client certificate shows only at the first reading.
fn step_of(error: &Error, step: &'static str) -> &'static str {
    if error.message().contains("client certificate") { "client certificate" } else { step }
}

/// Reaches every address; gives the first that answers and may be used.
async fn tcp(report: &mut Report, settings: &Settings, addresses: &[SocketAddr]) -> Option<SocketAddr> {
    let mut first = None;
    let mut failures = Vec::new();
    for address in addresses {
        let family = if address.is_ipv4() { "tcp ipv4" } else { "tcp ipv6" };
        match probe::reach(settings, *address).await {
            Ok(time) => {
                report.fine(family, format!("{address} answers in {:.1} ms", time.as_secs_f64() * 1000.0));
                let usable = match settings.family {
                    wire::IpFamily::Any => true,
                    wire::IpFamily::V4 => address.is_ipv4(),
                    wire::IpFamily::V6 => address.is_ipv6(),
                };
                first = first.or(usable.then_some(*address));
            }
            Err(error) => failures.push((family, *address, error)),
        }
    }
    for (family, address, error) in failures {
        let message = format!("{address} cannot be reached: {error}");
        let hint = "is your address on the registry's list, and does a firewall let the port through?";
        match first {
            Some(_) => report.warn(family, message, format!("{hint} `family` in the profile chooses the other one")),
            None => report.fail(family, &Error::session(message).hint(hint)),
        }
    }
    if first.is_none() && report.status() == 0 {
        let error = Error::session(format!("{} has no address of the wanted family", settings.host));
        report.fail("tcp", &error.hint("`family` of the profile decides which addresses are used"));
    }
    first
}

/// The server's certificates and ours, with the days they have left.
async fn certificates(report: &mut Report, settings: &Settings, address: SocketAddr, soon: i64) {
    for (at, certificate) in probe::chain(settings, address).await.iter().enumerate() {
        let check = if at == 0 { "server certificate" } else { "server's chain" };
        expiry(report, check, certificate, soon, "the registry must renew it; ask when that happens");
    }
    match settings.tls.identity.as_ref().map(probe::client_certificate) {
        None => report.fine("client certificate", "none is set; most registries ask for one (`cert` and `key`)"),
        Some(Ok(Some(certificate))) => {
            let hint = "order a new one from the registry, or from whoever signs yours, and set `cert` and `key`";
            expiry(report, "client certificate", &certificate, soon, hint);
        }
        Some(Ok(None)) => {}
        Some(Err(error)) => report.fail("client certificate", &error),
    }
}

/// One certificate.
fn expiry(report: &mut Report, check: &'static str, certificate: &Certificate, soon: i64, hint: &str) {
    let Certificate { subject, issuer, .. } = certificate;
    let whose = format!("{subject}, from {issuer}");
    match certificate.days_left(jiff::Timestamp::now()) {
        None => report.warn(check, format!("{whose}: its last day cannot be read"), hint),
        Some(days) if days < 0 => report.warn(check, format!("{whose}: it expired {} days ago", -days), hint),
        Some(days) if days < soon => report.warn(check, format!("{whose}: {days} days left"), hint),
        Some(days) => report.fine(check, format!("{whose}: {days} days left")),
    }
}

/// What the server says first.
pub fn greeting(report: &mut Report, profile: &Profile, greeting: &Greeting) {
    let (objects, extensions) = (greeting.objuris.len(), greeting.exturis.len());
    report.fine("greeting", format!("{}: {objects} objects, {extensions} extensions", greeting.svid));
    match greeting.svdate.parse::<jiff::Timestamp>() {
        Err(_) => report.warn(
            "clock",
            format!("the server's date cannot be read: {:?}", greeting.svdate),
            "ask the registry; eppsh works all the same",
        ),
        Ok(date) => {
            let ahead = jiff::Timestamp::now().as_second() - date.as_second();
            let side = if ahead < 0 { "behind" } else { "ahead of" };
            let message = format!("this machine's clock is {} s {side} the registry's", ahead.abs());
            match ahead.abs() > SKEW {
                true if profile.is_sandbox => report.fine("clock", message),
                true => report.warn(
                    "clock",
                    message,
                    "set this machine's clock (NTP): certificates and deadlines are judged by it",
                ),
                false => report.fine("clock", message),
            }
        }
    }
}

/// Logs in and out again.
pub async fn login(report: &mut Report, client: Result<Client>) {
    let mut client = match client {
        Ok(client) => client,
        Err(error) => return report.fail("login", &error),
    };
    let result = client.login(None).await;
    match &result {
        Err(error) => report.fail(step_of(error, "login"), error),
        Ok(exchange) => {
            let status = client.status();
            let user = status.user.unwrap_or_default();
            let (code, time) = (exchange.reply.code(), exchange.elapsed.as_secs_f64() * 1000.0);
            report.fine("login", format!("{user} is let in: {code} in {time:.1} ms"));
            for told in crate::view::notice::notice(&exchange.reply).iter().flat_map(|text| text.lines()) {
                report.warn("login security", told, "`passwd rotate` changes the password; `explain` knows the events");
            }
        }
    }
    drop(client.logout().await);
}

/// What the profile says of the registry's limits.
pub fn limits(report: &mut Report, profile: &Profile) {
    let limits = &profile.limits;
    let mut known = Vec::new();
    known.extend(limits.idle.map(|idle| format!("idle {} s", idle.as_secs())));
    known.extend(limits.rate.map(|rate| format!("{} commands in {} s", rate.count, rate.per.as_secs())));
    known.extend(limits.commands_per_session.map(|count| format!("{count} commands in a session")));
    known.extend(limits.names_per_check.map(|count| format!("{count} names in a check")));
    match known.is_empty() {
        false => report.fine("limits", format!("kept to: {}", known.join(", "))),
        true => report.fine(
            "limits",
            format!(
                "none are set; where the registry's manual has some, [profile.{}.limits] with `idle`, `rate`, \
                 `commands-per-session` and `names-per-check` keeps to them",
                profile.name
            ),
        ),
    }
}
