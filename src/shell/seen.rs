//! Objects that earlier answers spoke of. Completion offers them; nothing is ever asked for their sake.

use crate::epp::{MsgQ, Reply};
use crate::value::{Map, Value};
use std::collections::BTreeMap;

/// How many names of each kind are kept.
const KEPT: usize = 1000;

/// What was seen, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Domain names, as A-labels and, where that differs, as U-labels.
    pub domains: Vec<String>,
    /// Host names, likewise.
    pub hosts: Vec<String>,
    /// Contact ids.
    pub contacts: Vec<String>,
    /// The id of the message at the head of the queue.
    pub messages: Vec<String>,
    /// The statuses that an object had when it was last shown; the key is `domain foo.example`.
    statuses: BTreeMap<String, Vec<String>>,
}

impl Seen {
    /// Learns from the answer to `command`.
    pub fn learn(&mut self, command: &str, reply: &Reply) {
        // The answer to an acknowledgement has the id of the message that is gone, and neither date nor text.
        let is_head = |queue: &&MsgQ| !command.starts_with("poll") || queue.qdate.is_some() || queue.msg.is_some();
        let message = reply.msgq.as_ref().filter(is_head).and_then(|queue| queue.id.clone());
        if message.is_some() || command.starts_with("poll") {
            self.messages = message.into_iter().collect();
        }
        for body in &reply.data {
            self.object(&body.spec, &body.values);
            for item in body.values.list("cd") {
                if let Value::Map(item) = item {
                    self.object(&body.spec, item);
                }
            }
            if body.element == "infData" {
                self.details(&body.spec, &body.values);
            }
        }
    }

    /// An object was changed or deleted: the statuses known of it are no longer sure.
    pub fn changed(&mut self, object: &str, name: &str) {
        self.statuses.remove(&key(object, name));
    }

    /// The statuses that the object had when it was last shown.
    pub fn statuses(&self, object: &str, name: &str) -> Option<&[String]> {
        self.statuses.get(&key(object, name)).map(Vec::as_slice)
    }

    /// The object that an answer is about.
    fn object(&mut self, spec: &str, values: &Map) {
        match (spec, values.str("name"), values.str("id")) {
            ("domain", Some(name), _) => remember_name(&mut self.domains, name),
            ("host", Some(name), _) => remember_name(&mut self.hosts, name),
            ("contact", _, Some(id)) => remember(&mut self.contacts, id),
            _ => {}
        }
    }

    /// What else an info tells of.
    fn details(&mut self, spec: &str, values: &Map) {
        for list in ["ns", "host"] {
            for host in values.list(list) {
                let name = host.as_map().map_or(host.as_str(), |host| host.str("hostName"));
                name.into_iter().for_each(|name| remember_name(&mut self.hosts, name));
            }
        }
        let holders = values.list("contact").iter().filter_map(|contact| contact.as_map()?.str("id"));
        let contacts: Vec<&str> = holders.chain(values.str("registrant")).collect();
        contacts.into_iter().for_each(|id| remember(&mut self.contacts, id));
        let Some(name) = values.str("name").filter(|_| spec != "contact").or(values.str("id")) else { return };
        let statuses = values.list("status").iter();
        let statuses = statuses.filter_map(|status| status.as_map().map_or(status.as_str(), |map| map.str("s")));
        let statuses = statuses.map(Into::into).collect();
        if self.statuses.len() >= KEPT {
            self.statuses.pop_first();
        }
        self.statuses.insert(key(spec, name), statuses);
    }
}

/// An object's key, the same for both forms of its name.
fn key(object: &str, name: &str) -> String {
    if object == "contact" {
        return format!("{object} {name}");
    }
    let ascii = idna::domain_to_ascii(name).unwrap_or_else(|_| name.to_lowercase());
    format!("{object} {}", ascii.to_lowercase())
}

/// Puts a name first in the list, in both its forms.
fn remember_name(list: &mut Vec<String>, name: &str) {
    remember(list, name);
    if name.contains("xn--") {
        let (unicode, sound) = idna::domain_to_unicode(name);
        if sound.is_ok() && unicode != name {
            remember(list, &unicode);
        }
    }
}

/// Puts a text first in the list.
fn remember(list: &mut Vec<String>, text: &str) {
    // What a server says is offered on a terminal: nothing that could mislead it gets in.
    if text.is_empty() || text.contains(crate::view::colour::is_risky) {
        return;
    }
    list.retain(|known| known != text);
    list.insert(0, text.into());
    list.truncate(KEPT);
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::epp::reply::Body;

    /// An answer with one body.
    pub fn reply(spec: &'static str, element: &'static str, values: Map) -> Reply {
        Reply { data: vec![Body { spec: spec.into(), element: element.into(), values }], ..Reply::default() }
    }

    /// A domain as info shows it.
    pub fn domain(name: &str, statuses: &[&str]) -> Reply {
        let status = |s: &&str| Value::Map([("s", Value::from(*s))].into_iter().collect());
        let contact: Map = [("type", Value::from("admin")), ("id", "sh8013".into())].into_iter().collect();
        let mut values = Map::new();
        values.set("name", Value::Domain(name.into()));
        values.set("status", Value::List(statuses.iter().map(status).collect()));
        values.set("registrant", "jd1234");
        values.set("contact", Value::List(vec![contact.into()]));
        values.set("ns", Value::List(vec![Value::Domain("ns1.example.net".into())]));
        reply("domain", "infData", values)
    }

    #[test]
    fn an_info_teaches_everything_it_names() {
        let mut seen = Seen::default();
        seen.learn("domain info", &domain("foo.xn--d1acj3b", &["clientHold", "ok"]));
        assert_eq!(seen.domains, ["foo.дети", "foo.xn--d1acj3b"]);
        assert_eq!(seen.hosts, ["ns1.example.net"]);
        assert_eq!(seen.contacts, ["jd1234", "sh8013"]);
        let known = ["clientHold".to_string(), "ok".into()];
        assert_eq!(seen.statuses("domain", "Foo.дети"), Some(&known[..]));
        assert_eq!(seen.statuses("domain", "foo.xn--d1acj3b"), Some(&known[..]));
        seen.changed("domain", "foo.дети");
        assert_eq!(seen.statuses("domain", "foo.xn--d1acj3b"), None);
    }

    #[test]
    fn a_check_teaches_names_and_poll_the_message() {
        let mut seen = Seen::default();
        let item: Map = [("name", Value::Domain("a.example".into()))].into_iter().collect();
        let mut values = Map::new();
        values.push("cd", item);
        seen.learn("domain check", &reply("domain", "chkData", values));
        assert_eq!(seen.domains, ["a.example"]);
        let queue = MsgQ { id: Some("42".into()), msg: Some("Transfer requested".into()), ..MsgQ::default() };
        seen.learn("poll", &Reply { msgq: Some(queue), ..Reply::default() });
        assert_eq!(seen.messages, ["42"]);
        seen.learn("domain check", &Reply::default());
        assert_eq!(seen.messages, ["42"]);
        let gone = MsgQ { id: Some("42".into()), count: Some(1), ..MsgQ::default() };
        seen.learn("poll", &Reply { msgq: Some(gone.clone()), ..Reply::default() });
        assert!(seen.messages.is_empty(), "it is gone");
        seen.learn("domain check", &Reply { msgq: Some(gone), ..Reply::default() });
        assert_eq!(seen.messages, ["42"], "a hint beside another answer is of the head");
        seen.learn("poll", &Reply::default());
        assert!(seen.messages.is_empty());
    }

    #[test]
    fn nothing_risky_is_remembered_and_lists_end() {
        let mut seen = Seen::default();
        seen.learn("domain info", &domain("a\x1b[2J.example", &[]));
        assert!(seen.domains.is_empty());
        (0..2 * KEPT).for_each(|n| remember(&mut seen.hosts, &format!("h{n}")));
        assert_eq!(seen.hosts.len(), KEPT);
    }
}
