//! What expires soon: the password and the certificates, by what the registry tells and by the certificates themselves.

use super::Client;
use crate::epp::Reply;
use crate::session::security_events;
use crate::value::Map;
use crate::wire::Peer;
use jiff::Timestamp;

/// What to do about a certificate of ours.
const OWN_CERTIFICATE: &str = "order a new one, and set `cert` and `key`";

/// Something to be told, and what tells it from other things: the days that are left do not.
struct Told {
    about: String,
    text: String,
}

impl Client {
    /// Warns of certificates that expire soon, each once.
    pub(super) fn tell_certificates(&mut self, peer: &Peer) {
        let Some(now) = self.now() else { return };
        let told = certificates(peer, now, self.settings.warn_days);
        self.tell(told);
    }

    /// Tells what the registry says of the account's security, each once.
    pub(super) fn tell_events(&mut self, reply: &Reply) {
        let Some(now) = self.now() else { return };
        // The certificate was looked at already when it was shown.
        let known = self.link.as_ref().is_some_and(|link| link.peer.own_expires.is_some());
        let (user, days) = (&self.settings.login.user, self.settings.warn_days);
        let events = security_events(reply).filter(|event| !known || event.str("type") != Some("certificate"));
        let told = events.filter_map(|event| told(event, user, now, days)).collect();
        self.tell(told);
    }

    /// The time of day.
    fn now(&self) -> Option<Timestamp> {
        Timestamp::try_from((self.hooks.clock)()).ok()
    }

    /// Warns of what was not told before.
    fn tell(&mut self, all: Vec<Told>) {
        for Told { about, text } in all {
            if !self.told.contains(&about) {
                (self.hooks.warn)(&text);
                self.told.push(about);
            }
        }
    }
}

/// The certificates of both sides that have fewer than `days` days left.
fn certificates(peer: &Peer, now: Timestamp, days: u32) -> Vec<Told> {
    let soon = |expires: &Timestamp| days_left(*expires, now) < i64::from(days);
    let told = |whose: String, expires: Timestamp, todo: &str| Told {
        text: format!("{whose} {}: {todo}", when(expires, now)),
        about: format!("{whose} {expires}"),
    };
    let server = peer.expires.filter(soon);
    let server = server.map(|expires| {
        told(format!("the certificate of the server {}", peer.address), expires, "the registry must renew it")
    });
    let own = peer.own_expires.filter(soon);
    let own = own.map(|expires| told("the client certificate".into(), expires, OWN_CERTIFICATE));
    own.into_iter().chain(server).collect()
}

/// An event of the login in a sentence, with what to do; none where it is about a day that is far off.
fn told(event: &Map, user: &str, now: Timestamp, days: u32) -> Option<Told> {
    let level = event.str("level").unwrap_or("warning");
    let expires = event.str("exDate").and_then(|date| date.trim().parse::<Timestamp>().ok());
    if level != "error" && expires.is_some_and(|expires| days_left(expires, now) >= i64::from(days)) {
        return None;
    }
    let (subject, todo) = match event.str("type").unwrap_or_default() {
        "password" => (format!("the password of {user}"), ": `passwd rotate` makes a new one".to_string()),
        "certificate" => ("the client certificate".to_string(), format!(": {OWN_CERTIFICATE}")),
        _ => (String::new(), String::new()),
    };
    let said = event.str("text").map(str::trim).filter(|text| !text.is_empty());
    Some(match expires.filter(|_| !subject.is_empty()) {
        Some(expires) => {
            let said = said.map_or(String::new(), |said| format!(" (the registry says: {said})"));
            Told {
                text: format!("{subject} {}{said}{todo}", when(expires, now)),
                about: format!("{subject} {expires}"),
            }
        }
        None => {
            let mut text = format!("login security, {level}");
            for part in ["type", "name", "value"] {
                event.str(part).into_iter().for_each(|value| text.push_str(&format!(" {value}")));
            }
            event.str("duration").into_iter().for_each(|value| text.push_str(&format!(" within {value}")));
            event.str("exDate").into_iter().for_each(|value| text.push_str(&format!(", until {value}")));
            said.into_iter().for_each(|said| text.push_str(&format!(": {said}")));
            text += &todo;
            Told { about: text.clone(), text }
        }
    })
}

/// Whole days that are left; negative once it is over.
fn days_left(expires: Timestamp, now: Timestamp) -> i64 {
    (expires.as_second() - now.as_second()).div_euclid(86_400)
}

/// `expires in 3 days (2026-12-01)`.
fn when(expires: Timestamp, now: Timestamp) -> String {
    let date = expires.strftime("%Y-%m-%d");
    let days = |count: i64| if count == 1 { "1 day".to_string() } else { format!("{count} days") };
    match days_left(expires, now) {
        0 => format!("expires within a day ({date})"),
        left if left > 0 => format!("expires in {} ({date})", days(left)),
        over => format!("has expired {} ago ({date})", days(-over)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a time")
    }

    fn now() -> Timestamp {
        at("2026-11-26T12:00:00Z")
    }

    #[test]
    fn certificates_are_told_in_their_last_days_and_after() {
        let peer = |own: Option<&str>, server: Option<&str>| Peer {
            address: "192.0.2.1:700".into(),
            own_expires: own.map(at),
            expires: server.map(at),
            ..Peer::default()
        };
        let told = |peer: Peer| -> String {
            certificates(&peer, now(), 30).into_iter().map(|told| told.text + "\n").collect()
        };
        assert_eq!(told(peer(Some("2026-12-26T12:00:00Z"), Some("2027-12-01T00:00:00Z"))), "");
        let soon = told(peer(Some("2026-12-26T11:59:59Z"), Some("2026-11-26T18:00:00Z")));
        assert!(soon.contains("client certificate expires in 29 days (2026-12-26): order"), "{soon}");
        assert!(soon.contains("server 192.0.2.1:700 expires within a day (2026-11-26): the registry"), "{soon}");
        let over = told(peer(Some("2026-11-25T13:00:00Z"), None));
        assert!(over.contains("has expired 1 day ago"), "{over}");
        assert!(certificates(&peer(Some("2026-11-27T00:00:00Z"), None), now(), 0).is_empty());
        assert!(!certificates(&peer(Some("2026-11-26T11:00:00Z"), None), now(), 0).is_empty());
    }

    #[test]
    fn events_are_told_with_the_days_that_are_left_and_what_to_type() {
        let event =
            |fields: &[(&'static str, &str)]| -> Map { fields.iter().map(|(k, v)| (*k, v.to_string())).collect() };
        let told = |fields: &[(&'static str, &str)]| told(&event(fields), "REG-1", now(), 30).map(|told| told.text);
        let soon = told(&[
            ("type", "password"),
            ("level", "warning"),
            ("exDate", "2026-12-08T22:00:00.0Z"),
            ("text", " Soon "),
        ]);
        let expected = "the password of REG-1 expires in 12 days (2026-12-08) (the registry says: Soon): `passwd rotate` makes a new one";
        assert_eq!(soon.as_deref(), Some(expected));
        assert_eq!(told(&[("type", "password"), ("exDate", "2027-12-08T22:00:00Z")]), None);
        let far = told(&[("type", "password"), ("level", "error"), ("exDate", "2027-12-08T22:00:00Z")]);
        assert!(far.is_some_and(|far| far.contains("377 days")));
        let bare = told(&[("type", "password"), ("text", "Weak")]).expect("told");
        assert_eq!(bare, "login security, warning password: Weak: `passwd rotate` makes a new one");
        let stat = told(&[
            ("type", "stat"),
            ("name", "failedLogins"),
            ("value", "100"),
            ("duration", "P1D"),
            ("text", "Many"),
        ]);
        assert_eq!(stat.as_deref(), Some("login security, warning stat failedLogins 100 within P1D: Many"));
        let cipher = told(&[("type", "cipher"), ("value", "X"), ("exDate", "2026-11-28T00:00:00Z")]).expect("told");
        assert!(cipher.contains("cipher X, until 2026-11-28"), "{cipher}");
    }
}
