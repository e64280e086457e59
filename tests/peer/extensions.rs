//! Registries with extensions, with objects of their own, and with a namespace of their own for the whole protocol.

use super::*;

const FEE: &str = "urn:ietf:params:xml:ns:epp:fee-1.0";
const FEE_OLD: &str = "urn:ietf:params:xml:ns:fee-0.7";
const FRED: [&str; 3] = [
    "http://www.nic.cz/xml/epp/domain-1.4",
    "http://www.nic.cz/xml/epp/contact-1.6",
    "http://www.nic.cz/xml/epp/nsset-1.2",
];
const EE: &str = "https://epp.tld.ee/schema/epp-ee-1.0.xsd";

/// A peer that offers these and answers with `command`.
fn offering(
    objects: &'static [&str],
    extensions: &'static [&str],
    command: impl Fn(usize, &str, &str) -> Do + Send + Sync + 'static,
) -> Plan {
    Plan::new(command).greets(move |_| Do::Frame(greeting(objects, extensions)))
}

/// The last frame with that verb.
fn last(peer: &Peer, what: &str) -> String {
    let seen = peer.seen.lock().unwrap();
    seen.iter().rfind(|frame| verb(frame) == what).cloned().unwrap_or_else(|| panic!("no {what} in {seen:?}"))
}

#[test]
fn a_registrys_own_domain_stands_for_the_standards() {
    let home = Home::new();
    let plan = || offering(&FRED, &[], |_, _, id| Do::Frame(answer(1000, id, "")));
    let peer = plan().serve();
    peer.run(&home, "domain create foo.cz --registrant R --nsset N").is(0, 1000);
    let frame = last(&peer, "create");
    assert!(frame.contains("http://www.nic.cz/xml/epp/domain-1.4") && frame.contains("<domain:nsset>N<"), "{frame}");
    assert!(FRED.iter().all(|uri| last(&peer, "login").contains(uri)));

    // Words that both understand are read again by the one that is meant.
    let peer = plan().serve();
    peer.run(&home, "domain check a.cz b.cz").is(0, 1000);
    assert!(last(&peer, "check").contains("http://www.nic.cz/xml/epp/domain-1.4"));

    // What only the standard's domain has is refused, with nothing sent but the login.
    let peer = plan().serve();
    peer.run(&home, "domain create foo.cz --ns ns1.foo.cz").says(2, &["--ns"]).is(2, None);
    assert_eq!((peer.count("create"), peer.count("login")), (0, 1));

    // In a script the session is known from the second line on.
    let peer = plan().serve();
    let ran = peer.script(&home, "", "nsset info N\ndomain create foo.cz --registrant R --nsset N\n");
    assert_eq!((ran.status, peer.count("login")), (0, 1), "{ran:?}");

    // And a registry of the standard does not take the other's words.
    let peer = Plan::new(|_, _, id| Do::Frame(answer(1000, id, ""))).serve();
    peer.run(&home, "domain create foo.cz --nsset N").says(2, &["--nsset"]).is(2, None);
    assert_eq!(peer.count("create"), 0);
}

#[test]
fn the_whole_protocol_may_have_a_namespace_of_its_own() {
    let home = Home::new();
    let moved = |frame: String| frame.replace("urn:ietf:params:xml:ns:epp-1.0", EE);
    let objects = &["https://epp.tld.ee/schema/domain-ee-1.2.xsd", "https://epp.tld.ee/schema/contact-ee-1.1.xsd"];
    let peer = offering(objects, &[], |_, _, _| Do::Silence)
        .greets(move |_| Do::Frame(moved(greeting(objects, &[]))))
        .logs_in(move |_, id| Do::Frame(moved(answer(1000, id, ""))));
    let peer = Plan {
        command: Box::new(move |_, _, id| {
            let data = "<resData><domain:chkData xmlns:domain=\"https://epp.tld.ee/schema/domain-ee-1.2.xsd\">\
                 <domain:cd><domain:name avail=\"1\">foo.ee</domain:name></domain:cd></domain:chkData></resData>";
            Do::Frame(moved(answer(1000, id, data)))
        }),
        ..peer
    };
    let peer = peer.serve();
    let json = peer.run(&home, "domain check foo.ee").is(0, 1000);
    assert_eq!(json["data"]["cd"][0]["avail"], true, "{json}");
    assert!(json["other"].is_null(), "{json}");
    for what in ["login", "check"] {
        let frame = last(&peer, what);
        assert!(frame.contains(&format!("<epp xmlns=\"{EE}\">")) && !frame.contains("ns:epp-1.0"), "{frame}");
    }
}

#[test]
fn of_several_versions_the_best_is_spoken() {
    let home = Home::new();
    let ok = |_: usize, _: &str, id: &str| Do::Frame(answer(1000, id, ""));
    let line = "domain check a.example b.example --fee create:1y,renew:1y --currency USD";
    let both = offering(&OBJECTS, &[FEE_OLD, FEE], ok).serve();
    both.run(&home, line).is(0, 1000);
    assert!(last(&both, "login").contains(FEE) && !last(&both, "login").contains(FEE_OLD));
    assert_eq!(last(&both, "check").matches("<fee:command name=").count(), 2);

    // An older one says the same in its own way: an element for each name and command.
    let old = offering(&OBJECTS, &[FEE_OLD], ok).serve();
    old.run(&home, line).is(0, 1000);
    let frame = last(&old, "check");
    assert!(frame.contains(FEE_OLD), "{frame}");
    assert_eq!(frame.matches("<fee:domain>").count(), 4, "{frame}");

    // One that the registry does not offer is refused, with what there is.
    let none = offering(&OBJECTS, &["urn:ietf:params:xml:ns:rgp-1.0"], ok).serve();
    none.run(&home, line).says(2, &["fee", "rgp-1.0"]).is(2, None);
    assert_eq!(none.count("check"), 0);

    let config = format!(
        "[profile.two]\nserver = '127.0.0.1:{}'\nplain = true\nuser = 'A'\npassword = {{ env = 'PW' }}\nextensions = ['{FEE}', '{FEE_OLD}']\n",
        both.port
    );
    home.write("config/eppsh/config.toml", config);
    let ran = |line: &str| {
        let mut command = home.command(&crate::support::words(line).iter().map(String::as_str).collect::<Vec<_>>());
        ran(command.env("PW", PASSWORD).spawn().unwrap())
    };
    ran("@two domain check a.example").says(2, &["two versions", FEE, FEE_OLD]);
}

#[test]
fn what_goes_with_every_command_stands_in_the_profile() {
    let home = Home::new();
    const STORE: &str = "http://www.verisign-grs.com/epp/namestoreExt-1.1";
    let peer = offering(&OBJECTS, &[STORE], |_, _, id| Do::Frame(answer(1000, id, ""))).serve();
    let with = |always: &str| {
        let port = peer.port;
        let config = format!(
            "[profile.vs]\nserver = '127.0.0.1:{port}'\nplain = true\nuser = 'A'\npassword = {{ env = 'PW' }}\n{always}\n"
        );
        home.write("config/eppsh/config.toml", config);
    };
    let ran = |line: &str| {
        let mut command = home.command(&crate::support::words(line).iter().map(String::as_str).collect::<Vec<_>>());
        ran(command.env("PW", PASSWORD).spawn().unwrap())
    };
    with("[profile.vs.always.namestoreExt]\nsub-product = 'dotCOM'");
    ran("@vs domain check a.com").is(0, 1000);
    assert!(last(&peer, "check").contains("<namestoreExt:subProduct>dotCOM<"), "{}", last(&peer, "check"));
    ran("@vs host info ns1.a.com").is(0, 1000);
    assert!(last(&peer, "info").contains("<namestoreExt:subProduct>dotCOM<"));
    ran("@vs domain check a.net --sub-product dotNET").is(0, 1000);
    assert!(last(&peer, "check").contains("<namestoreExt:subProduct>dotNET<"));
    ran("@vs poll").is(0, 1000);
    assert!(!last(&peer, "poll").contains("namestoreExt"));
    // Plain lines of a script have it too.
    let mut command = home.command(&["@vs"]);
    let mut child = command.env("PW", PASSWORD).stdin(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"domain check a.com\ndomain check b.com\n").unwrap();
    assert_eq!(crate::support::ran(child).status, 0);
    assert!(last(&peer, "check").contains("b.com") && last(&peer, "check").contains("dotCOM"));
    let dry = ran("@vs --dry-run domain delete a.com");
    assert!(dry.out.contains("dotCOM"), "{dry:?}");
    with("always = ['nameStoreExt']");
    ran("@vs domain check a.com").says(2, &["always", "nameStoreExt"]);
    with("always = 3");
    ran("@vs domain check a.com").says(2, &["always", "config.toml"]);
}

/// A peer with the fee extension that asks so much, in that currency.
fn asking(price: &'static str, currency: &'static str) -> Peer {
    let command = move |_: usize, verb: &str, id: &str| {
        let told = format!(
            "<extension><fee:chkData xmlns:fee=\"{FEE}\"><fee:currency>{currency}</fee:currency><fee:cd avail=\"1\">\
             <fee:objID>foo.example</fee:objID><fee:command name=\"create\"><fee:period unit=\"y\">2</fee:period>\
             <fee:fee>{price}</fee:fee></fee:command></fee:cd></fee:chkData></extension>"
        );
        Do::Frame(answer(1000, id, if verb == "check" { &told } else { "" }))
    };
    offering(&OBJECTS, &[FEE], command).serve()
}

#[test]
fn a_price_above_the_cap_is_refused_and_nothing_is_ordered() {
    let home = Home::new();
    let order = "domain create foo.example --period 2y --auth env:PW --max-fee 120USD";
    let fair = asking("119.99", "USD");
    fair.run(&home, order).says(0, &["119.99 USD"]).is(0, 1000);
    let check = last(&fair, "check");
    assert!(check.contains("<fee:period unit=\"y\">2<") && check.contains("<fee:currency>USD<"), "{check}");
    let create = last(&fair, "create");
    assert!(create.contains("<fee:fee>120.00</fee:fee>") && create.contains("<fee:currency>USD<"), "{create}");

    for (peer, words) in [
        (asking("120.01", "USD"), ["120.01 USD", "120.00 USD"]),
        (asking("1.00", "EUR"), ["EUR", "USD"]),
        (asking("much", "USD"), ["not known", "--max-fee"]),
    ] {
        peer.run(&home, order).says(2, &words).is(2, None);
        assert_eq!(peer.count("create"), 0);
    }
    let silent = offering(&OBJECTS, &[FEE], |_, _, id| Do::Frame(answer(1000, id, ""))).serve();
    silent.run(&home, order).says(2, &["no price"]);
    let without = Plan::new(|_, _, id| Do::Frame(answer(1000, id, ""))).serve();
    without.run(&home, order).says(2, &["fee"]);
    assert_eq!((silent.count("create"), without.count("create"), without.count("check")), (0, 0, 0));
    fair.run(&home, "domain create foo.example --max-fee 120").says(2, &["--max-fee", "120USD"]);
    let dry = fair.run(&home, "--dry-run domain create foo.example --max-fee 5USD");
    assert!(dry.out.contains("<fee:fee>5.00</fee:fee>"), "{dry:?}");
}

#[test]
fn a_plan_for_a_table_adds_the_prices_up() {
    let home = Home::new();
    home.write("names.csv", "name\none.example\ntwo.example\nthree.example\n");
    let plan = "bulk names.csv 'domain create {name} --period 2y --auth env:PW' --plan";
    let peer = asking("119.99", "USD");
    let told = peer.run(&home, plan);
    told.says(0, &["3 commands, together 359.97 USD; nothing was sent"]);
    let json = told.json();
    assert_eq!(json["price"], serde_json::json!([{ "amount": "359.97", "currency": "USD" }]), "{json}");
    assert!(last(&peer, "check").contains("<fee:period unit=\"y\">2<"), "{}", last(&peer, "check"));
    assert_eq!((peer.count("check"), peer.count("create"), peer.count("login")), (3, 0, 1));
    let untold = asking("much", "USD").run(&home, plan).json();
    assert_eq!((untold["price"].as_array().unwrap().len(), untold["price-untold"].as_array().unwrap().len()), (0, 3));
    let without = Plan::new(|_, _, id| Do::Frame(answer(1000, id, ""))).serve().run(&home, plan);
    without.says(0, &["3 commands; nothing was sent"]);
}

#[test]
fn what_the_login_did_not_ask_for_is_folded_back() {
    let home = Home::new();
    let (rgp, domain) = ("urn:ietf:params:xml:ns:rgp-1.0", "urn:ietf:params:xml:ns:domain-1.0");
    let value = |inner: &str, uri: &str| {
        format!("<extValue><value>{inner}</value><reason>{uri} not in login services</reason></extValue>")
    };
    let status = format!("<rgp:infData xmlns:rgp=\"{rgp}\"><rgp:rgpStatus s=\"addPeriod\"/></rgp:infData>");
    let moved = format!(
        "<d:trnData xmlns:d=\"{domain}\"><d:name>foo.example</d:name><d:trStatus>pending</d:trStatus><d:reID>X</d:reID>\
         <d:reDate>2027-01-01T00:00:00Z</d:reDate><d:acID>Y</d:acID><d:acDate>2027-01-06T00:00:00Z</d:acDate></d:trnData>"
    );
    let unknown = value("<x:a xmlns:x=\"urn:x\">1</x:a>", "urn:x");
    let result = format!("<msg>Said 1301</msg>{}{}{unknown}", value(&status, rgp), value(&moved, domain));
    let queue = "<msgQ count=\"1\" id=\"7\"/>";
    let peer = Plan::new(move |_, _, id| Do::Frame(answer(1301, id, queue).replace("<msg>Said 1301</msg>", &result)));
    let json = peer.serve().run(&home, "poll").is(0, 1301);
    assert_eq!(json["object"], "domain:trnData", "{json}");
    assert_eq!(json["data"]["name"], "foo.example");
    assert_eq!(json["ext"]["rgp"]["rgpStatus"][0]["s"], "addPeriod");
    assert!(json["errors"].is_null(), "{json}");
    assert_eq!(json["other"][0]["value"]["x:a"]["#text"], "1", "{json}");
}
