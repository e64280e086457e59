//! `domain delete NAME --plan`: what stands in the way of a deletion, and the steps to it (RFC 9874, BCP 244).

use super::Runner;
use crate::cli::globals::Globals;
use crate::epp::{Call, Reply};
use crate::error::{Error, Result};
use crate::shell::output::Shown;
use crate::value::{Map, Value};
use serde_json::{Value as Json, json};

impl Runner {
    /// Looks at the name and at the hosts below it, and says what has to be done first. Nothing is changed.
    pub(super) async fn delete_plan(&mut self, call: &Call, globals: &Globals) -> Result<u8> {
        self.open(globals).await?;
        let name = call.args.get("name").cloned().unwrap_or_else(|| "".into());
        let info = Call::new("domain info").with("name", name.clone()).with("hosts", "all");
        let reply = self.client()?.ask(&info).await?.reply;
        let agreed = self.client()?.catalog();
        self.adopt(agreed);
        let Some(values) = reply.values().filter(|_| reply.code().is_success()) else {
            let said = reply.results.first().map_or(String::new(), |result| format!("{} {}", result.code, result.msg));
            return Err(Error::usage(format!("the registry does not show the name: {said}")).reply(reply));
        };
        let mut plan = Plan::of(name.as_str().unwrap_or_default(), values, &reply);
        for host in texts(values, "host") {
            let ask = Call::new("host info").with("name", Value::Domain(host.clone()));
            let reply = self.client()?.ask(&ask).await?.reply;
            plan.host(&host, &reply);
        }
        let told = plan.finish();
        self.format(globals, true)?.print(&self.ui, &Shown::Other(&told), b"")?;
        self.ui.talk("nothing was changed");
        Ok(0)
    }
}

/// The plan as it grows.
struct Plan {
    name: String,
    /// The hosts that the name itself uses.
    own: Vec<String>,
    hosts: Vec<Json>,
    blocked: Vec<String>,
    first: Vec<String>,
    deletions: Vec<String>,
    ds: usize,
}

/// The texts of a list.
fn texts(values: &Map, list: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().or_else(|| value.as_map()?.str("hostName")).map(ToString::to_string);
    values.list(list).iter().filter_map(text).collect()
}

/// The statuses of an object.
fn statuses(values: &Map) -> Vec<&str> {
    values.list("status").iter().filter_map(|status| status.as_map()?.str("s")).collect()
}

impl Plan {
    /// What the name itself says.
    fn of(name: &str, values: &Map, reply: &Reply) -> Plan {
        let (mut blocked, mut first) = (Vec::new(), Vec::new());
        for status in statuses(values) {
            match status {
                "clientDeleteProhibited" | "clientUpdateProhibited" => {
                    first.push(format!("domain update {name} --rem-status {status}"));
                }
                "serverDeleteProhibited" | "serverUpdateProhibited" => {
                    blocked.push(format!("{status}: only the registry can take it away"));
                }
                pending if pending.starts_with("pending") => blocked.push(format!("{pending}: wait for its end")),
                _ => {}
            }
        }
        let ds = reply.extension("secDNS").map_or(0, |values| values.list("ds").len() + values.list("dnskey").len());
        let own = texts(values, "ns");
        Plan { name: name.into(), own, hosts: Vec::new(), blocked, first, deletions: Vec::new(), ds }
    }

    /// What a host below the name says: nothing that others use may go with it.
    fn host(&mut self, host: &str, reply: &Reply) {
        let values = reply.values().filter(|_| reply.code().is_success());
        let all = values.map_or(Vec::new(), statuses);
        let own = self.own.iter().any(|name| name.eq_ignore_ascii_case(host));
        let linked = all.contains(&"linked");
        if own {
            self.first.push(format!("domain update {} --rem-ns {host}", self.name));
        }
        if all.contains(&"clientDeleteProhibited") {
            self.first.push(format!("host update {host} --rem-status clientDeleteProhibited"));
        }
        self.deletions.push(format!("host delete {host}"));
        // The protocol says that a host is used, and not by whom.
        let who = match (linked, own) {
            (false, _) => "nobody",
            (true, true) => "this name; others, where it is still linked after the first steps",
            (true, false) => "other names, which the protocol does not tell: find them in the zone",
        };
        if linked && !own {
            self.blocked.push(format!(
                "{host} serves other names: have their sponsors change to other hosts; renamed below a name that \
                 somebody else may register, those names could be taken over (RFC 9874)"
            ));
        }
        self.hosts.push(json!({ "host": host, "linked": linked, "used-by": who, "addr": values.map(|values| texts(values, "addr")) }));
    }

    /// The whole, in the order in which it is done.
    fn finish(self) -> Json {
        let mut steps = self.first;
        steps.extend(self.deletions);
        steps.push(format!("domain delete {}", self.name));
        json!({
            "name": self.name,
            "hosts": self.hosts,
            "ds": self.ds,
            "blocked": self.blocked,
            "steps": steps,
        })
    }
}
