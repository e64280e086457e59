//! The program as its users run it: words in, exit status, stdout and stderr out.

mod ahead;
mod config;
mod desk;
mod doctor;
mod log;
mod names;
mod objects;
mod output;
mod readme;
mod scripts;
mod server;
mod values;

use crate::support::{Home, Ran, frames, ran};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A contact that the sandbox takes.
const CONTACT: &str =
    "--type loc --name 'Иван 👋 #1' --street 'ул. Ленина, 1' --city Москва --cc RU --email a@b.example";

/// The keys of an object, in order.
fn keys(json: &Value) -> Vec<&str> {
    json.as_object().unwrap().keys().map(String::as_str).collect()
}

/// The life of a name, a host and a contact, a process each, as two registrars.
fn life(first: &dyn Fn(&str) -> Ran, second: &dyn Fn(&str) -> Ran) {
    first(&format!("contact create C-1 {CONTACT} --auth gen")).is(0, 1000);
    first("contact create C-1 --name Other --street X --city Y --cc RU --email a@b.example").is(3, 2302);
    let contact = first("contact info C-1").is(0, 1000);
    assert_eq!(contact["data"]["postalInfo"][0]["name"], "Иван 👋 #1");
    assert_eq!(contact["data"]["postalInfo"][0]["street"], json!(["ул. Ленина, 1"]));
    first("contact update C-1 --voice +7.4950000000").is(0, 1000);

    let created =
        first("domain create foo.дети --registrant C-1 --contact admin:C-1 --contact tech:C-1 --period 2y --auth gen")
            .is(0, 1000);
    assert_eq!(created["data"]["uname"], "foo.дети");
    first("domain create foo.дети").is(3, 2302);
    first("host create ns1.foo.дети --addr 192.0.2.1 --addr 2001:db8::1").is(0, 1000);
    first("host update ns1.foo.дети --add-addr 192.0.2.2 --rem-addr 192.0.2.1").is(0, 1000);
    assert_eq!(first("host info ns1.foo.дети").is(0, 1000)["data"]["addr"], json!(["192.0.2.2", "2001:db8::1"]));
    first("domain update foo.дети --add-ns ns1.foo.дети --add-status clientHold").is(0, 1000);
    let info = first("domain info foo.дети").is(0, 1000);
    assert_eq!(info["data"]["ns"], json!(["ns1.foo.xn--d1acj3b"]));
    assert_eq!(info["data"]["uns"], json!(["ns1.foo.дети"]));
    first("domain update foo.дети --rem-status clientHold").is(0, 1000);

    let expiry = info["data"]["exDate"].as_str().unwrap().get(..10).unwrap().to_string();
    first("domain renew foo.дети --cur-exp 2001-01-01").is(3, 2306);
    let renewed = first(&format!("domain renew foo.дети --cur-exp {expiry} --period 1y")).is(0, 1000);
    let ran = first("domain renew foo.дети");
    ran.is(0, 1000);
    assert!(ran.err.contains(renewed["data"]["exDate"].as_str().unwrap().get(..10).unwrap()), "{ran:?}");
    let missing = first("domain renew nosuch.дети");
    assert_eq!(missing.is(3, 2303)["command"], "domain renew", "{missing:?}");

    second("domain info foo.дети").is(0, 1000);
    second("domain update foo.дети --add-status clientHold").is(4, 2201);
    second("domain transfer request foo.дети --auth wrong-auth").is(4, 2202);
    first("domain update foo.дети --auth Transfer-1").is(0, 1000);
    second("domain transfer request foo.дети --auth Transfer-1").is(0, 1001);
    second("domain transfer request foo.дети --auth Transfer-1").is(3, 2300);
    assert_eq!(second("domain transfer query foo.дети").is(0, 1000)["data"]["trStatus"], "pending");
    let message = first("poll").is(0, 1301);
    assert_eq!((&message["object"], &message["data"]["trStatus"]), (&json!("domain:trnData"), &json!("pending")));
    let id = message["msgQ"]["id"].as_str().unwrap();
    first(&format!("poll ack {id}")).is(0, 1000);
    first(&format!("poll ack {id}")).is(3, 2303);
    first("poll").is(0, 1300);
    first("domain transfer approve foo.дети").is(0, 1000);
    first("domain transfer approve foo.дети").is(3, 2301);
    assert_eq!(second("poll req").is(0, 1301)["data"]["trStatus"], "clientApproved");

    first("domain delete foo.дети").is(4, 2201);
    second("domain delete foo.дети").is(3, 2305);
    second("host delete ns1.foo.дети").is(3, 2305);
    second("domain update foo.дети --rem-ns ns1.foo.дети").is(0, 1000);
    second("host delete ns1.foo.дети").is(0, 1000);
    first("contact delete C-1").is(3, 2305);
    let deleted = second("domain delete foo.дети");
    assert!(matches!(deleted.json()["code"].as_u64(), Some(1000 | 1001)), "{deleted:?}");
    first("contact check C-1 C-2").is(0, 1000);
    first("contact info nosuch").is(3, 2303);
    first("host info ns1.foo.дети").is(3, 2303);
}
