//! One EPP command: what the profile and a price add to it, and its way to the registry.

use super::Runner;
use crate::cli::globals::Globals;
use crate::cli::{Act, Parsed, Parser, Stop};
use crate::config::Always;
use crate::epp::Call;
use crate::error::{Error, Kind, Result};
use crate::idn::Form;
use crate::session::prepare_offline;
use crate::shell::output::Shown;
use crate::shell::price::{Cap, Price, price};
use crate::spec::Catalog;

/// A command to carry out.
pub(super) struct Order {
    pub call: Call,
    /// The words it was typed as: `domain restore`.
    pub name: String,
    /// The namespace of the spec by which the words were read.
    pub uri: &'static str,
    /// The most that it may cost, as it was typed.
    pub max_fee: Option<String>,
}

/// Whether a renewal does not say when the name expires now.
pub(super) fn lacks_expiry(call: &Call) -> bool {
    call.command == "domain renew" && !call.args.contains("cur-exp")
}

/// The name or id of what a command is about.
pub(super) fn subject(call: &Call) -> Option<&str> {
    call.args.str("name").or(call.args.str("id"))
}

impl Runner {
    /// An EPP command.
    pub(super) async fn call(&mut self, order: Order, globals: &Globals) -> Result<u8> {
        let cap = order.max_fee.as_deref().map(Cap::parse).transpose()?;
        self.load(globals)?;
        let mut order = self.completed(order, cap.as_ref(), globals)?;
        let generated = std::mem::take(&mut self.world.generated) > 0 && !globals.reveal;
        for warning in self.suspects.warnings(self.catalog, &order.call) {
            self.ui.warn(&warning);
        }
        if globals.dry_run {
            return self.dry_run(&order, globals);
        }
        self.brake(&order, globals)?;
        self.guard_repeat(&order.call, globals)?;
        // What is wrong with the filter or the format is said before anything is sent.
        self.format(globals, true)?;
        self.open(globals).await?;
        let format = self.format(globals, true)?;
        match order.call.command.as_str() {
            "hello" => {
                let (greeting, frame) = self.client()?.hello().await?;
                format.print(&self.ui, &Shown::Greeting(&greeting), &frame)?;
                Ok(0)
            }
            "logout" if self.client()?.is_lent() => {
                self.client()?.logout().await?;
                self.ui.talk("the session is the agent's, which keeps it; `eppsh agent stop` ends it");
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
                let answer = self.client()?.ask(&call).await;
                let (object, verb) = name.split_once(' ').unwrap_or((&name, ""));
                let may_be_set = match &answer {
                    Ok(exchange) => exchange.reply.code().is_success(),
                    Err(error) => error.kind() == Kind::Unknown,
                };
                if generated && may_be_set {
                    let (subject, _) = idna::domain_to_unicode(subject(&call).unwrap_or("…"));
                    self.ui.talk(&format!("an authInfo was generated; `{object} info {subject} --reveal` shows it"));
                }
                let exchange = answer?;
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
    pub(super) fn adopt(&mut self, catalog: &'static Catalog) {
        self.catalog = catalog;
        self.parser.set_catalog(catalog);
    }

    /// The order as the specs that hold now read its words, with what the profile and a price add to it.
    pub(super) fn completed(&mut self, order: Order, cap: Option<&Cap>, globals: &Globals) -> Result<Order> {
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
}
