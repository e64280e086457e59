//! Nothing lost, nothing twice: the program is killed and its link cut at every step of a change, against a registry in a
//! process of its own with a proxy in between.

mod agent;
mod asked;
mod brakes;
mod bulk;
mod doubt;
mod expiry;
mod misused;
mod passwd;
mod proxy;
mod shown;

use crate::support::{Home, Ran, until};
use proxy::{Cut, Proxy};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// A home with a registry that serves, a proxy before it, and the profile `reg` that leads through the proxy.
struct World {
    home: Home,
    proxy: Proxy,
    server: Child,
    /// Where the registry itself listens.
    target: String,
}

impl World {
    /// The registry and one registrar.
    fn new() -> World {
        let world = World::serving(&["--plain"], &[], |target, _| Proxy::before(target));
        world.profile("");
        world
    }

    /// The same over TLS, with these settings of the registry in place of others; without a profile.
    fn over_tls(settings: &[(&str, &str)]) -> World {
        World::serving(&[], settings, |target, home| Proxy::over_tls(target, &home.path("registry"), "AAA"))
    }

    /// The registry, and what `proxy` makes before it.
    fn serving(words: &[&str], settings: &[(&str, &str)], proxy: impl Fn(&str, &Home) -> Proxy) -> World {
        let home = Home::new();
        home.line("registry init registry --registrar AAA:password-a --registrar BBB:password-b").says(0, &[]);
        let mut text = home.read("registry/registry.toml");
        for (old, new) in [&[("max-per-registrar = 20", "max-per-registrar = 0")], settings].concat() {
            assert!(text.contains(old), "{old}: {text}");
            text = text.replace(old, new);
        }
        home.write("registry/registry.toml", text);
        let serve = ["registry", "serve", "registry", "--listen", "127.0.0.1:0"];
        let mut command = home.command(&[&serve, words].concat());
        let mut server = command.stdout(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address = lines.find_map(|line| line.strip_prefix("listening on ").map(String::from)).unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        World { proxy: proxy(&address, &home), home, server, target: address }
    }

    /// Writes the profile `reg`, with more settings.
    fn profile(&self, more: &str) {
        let address = &self.proxy.address;
        let text = format!(
            "[profile.reg]\nserver = '{address}'\nplain = true\nuser = 'AAA'\npassword = 'password-a'\n{more}\n"
        );
        self.home.write("config/eppsh/config.toml", text);
    }

    /// Runs a line with the profile.
    #[track_caller]
    fn run(&self, line: &str) -> Ran {
        self.home.line(&format!("@reg {line}"))
    }

    /// Registers a name; gives the date on which it expires.
    fn register(&self, name: &str) -> String {
        self.run(&format!("domain create {name} --auth gen")).is(0, 1000);
        self.expires(name)
    }

    /// When a name expires.
    fn expires(&self, name: &str) -> String {
        let info = self.run(&format!("domain info {name}")).is(0, 1000);
        info["data"]["exDate"].as_str().unwrap()[..10].to_string()
    }

    /// What is in doubt.
    fn doubts(&self) -> Vec<Value> {
        self.home.line("doubt list").json().as_array().unwrap().clone()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if self.home.path("state/eppsh/agent").exists() {
            drop(self.home.line("agent stop --all"));
        }
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// The date some years later.
fn later(date: &str, years: u32) -> String {
    let (year, rest) = date.split_once('-').unwrap();
    let rest = if rest == "02-29" { "02-28" } else { rest };
    format!("{}-{rest}", year.parse::<u32>().unwrap() + years)
}

/// Waits until what is typed is not seen: a question for a secret comes a moment before that.
fn unseen(terminal: &expectrl::session::OsSession) {
    until(|| !terminal.get_process().get_echo().unwrap());
}
