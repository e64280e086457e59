//! What epp-restapi does for its users, in front of the program's own registry.

use super::*;
use crate::support::until;

#[test]
fn a_registrars_day_goes_through_as_json() {
    let home = Home::new();
    let registry = registry(&home);
    let gateway = gateway(&home, &registry.address, &["--sessions", "2"]);
    let (status, greeting) = ask(&gateway, &json!({"hello": null}));
    assert_eq!(status, 200);
    assert_eq!(greeting["greeting"]["svcMenu"]["version"], "1.0");
    assert_eq!(greeting.as_object().unwrap().len(), 1, "{greeting}");
    let one = json!({"result": {"@code": "1000", "msg": "Command completed successfully"}, "resData": {"domain:chkData":
        {"@xmlns:domain": "urn:ietf:params:xml:ns:domain-1.0", "domain:cd": {"domain:name":
            {"@avail": "1", "#text": "one.test"}}}}});
    assert_eq!(ask(&gateway, &check("one.test")), (200, one.clone()));
    assert_eq!(Http::open(&gateway.address).post("/api/epp/v1.0/request", &check("one.test").to_string()), (200, one));
    let mut many = check("");
    many["check"]["domain:check"]["domain:name"] = json!(["one.test", "two.test", "three.test"]);
    let cd = &ask(&gateway, &many).1["resData"]["domain:chkData"]["domain:cd"];
    assert_eq!(cd.as_array().unwrap().len(), 3);
    assert_eq!(cd[2]["domain:name"]["#text"], "three.test");

    let contact = json!({"create": {"contact:create": {"@xmlns:contact": "urn:ietf:params:xml:ns:contact-1.0",
        // In another order than the schema's.
        "contact:authInfo": {"contact:pw": "2fooBAR"}, "contact:email": "jd@example.com", "contact:id": "jd1",
        "contact:postalInfo": {"@type": "int", "contact:addr": {"contact:cc": "RU", "contact:city": "Moscow"},
            "contact:name": "Jane Doe"}}}});
    assert_eq!(ask(&gateway, &contact).1["result"]["@code"], "1000");
    let info = json!({"info": {"contact:info": {"contact:id": "jd1"}}});
    let told = ask(&gateway, &info).1;
    assert_eq!(told["resData"]["contact:infData"]["contact:postalInfo"]["contact:name"], "Jane Doe", "{told}");

    assert_eq!(ask(&gateway, &create("one.test")).1["result"]["@code"], "1000");
    let glue = json!({"create": {"host:create": {"@xmlns:host": "urn:ietf:params:xml:ns:host-1.0",
        "host:addr": [{"@ip": "v4", "#text": "192.0.2.1"}, {"@ip": "v6", "#text": "2001:db8::1"}],
        "host:name": "ns1.one.test"}}});
    assert_eq!(ask(&gateway, &glue).1["result"]["@code"], "1000");
    let mut with_glue = create("two.test");
    with_glue["create"]["domain:create"]["domain:ns"] = json!({"domain:hostObj": "ns1.one.test"});
    assert_eq!(ask(&gateway, &with_glue).1["result"]["@code"], "1000");
    let info = json!({"info": {"domain:info": {"domain:name": {"@hosts": "all", "#text": "two.test"}}}});
    let told = ask(&gateway, &info).1;
    assert_eq!(told["resData"]["domain:infData"]["domain:ns"]["domain:hostObj"], "ns1.one.test", "{told}");
    assert_eq!(ask(&gateway, &create("two.test")).1["result"]["@code"], "2302");
    assert_eq!(ask(&gateway, &json!({"poll": {"@op": "req"}})).1["result"]["@code"], "1300");

    let mut http = Http::open(&gateway.address);
    assert_eq!(http.get("/epp/api/v1.0/close"), (200, json!({"error": {"message": "Session Closed"}})));
    assert_eq!(http.post(REQUEST, &check("one.test").to_string()).0, 200, "the next request opens a session again");
    assert_eq!(http.get("/v1/doubt"), (200, json!({"doubt": []})));
    assert_eq!(http.get("/api/epp/v1.0/finish"), (200, json!({"error": {"message": "Server Terminated"}})));
    assert_eq!(gateway.status(), Some(0));
}

#[test]
fn what_is_not_set_is_named_and_no_account_is_left_open() {
    let home = Home::new();
    home.line("gateway").says(2, &["EPP_SERVER, EPP_USERNAME and EPP_PASSWORD are not set", "@NAME"]);
    let mut command = home.command(&["gateway"]);
    command.env("EPP_SERVER", "a.example").env("EPP_PASSWORD", "hush-hush");
    let told = String::from_utf8(command.output().unwrap().stderr).unwrap();
    assert!(told.contains("EPP_USERNAME is not set") && !told.contains("hush"), "{told}");
    home.line("gateway @sandbox --listen 0.0.0.0:0").says(2, &["plain HTTP", "--listen-cert"]);
    home.line("registry init registry").says(0, &[]);
    let tls = "--listen-cert registry/server.pem --listen-key registry/server.key";
    home.line(&format!("gateway @sandbox --listen 0.0.0.0:0 {tls}")).says(2, &["--users", "--without-users"]);
    home.line(&format!("gateway @sandbox --users nosuch {tls}")).says(2, &["nosuch", "htpasswd"]);
    home.line("gateway @sandbox --listen-key x").says(2, &["--listen-cert"]);
    home.line("gateway @sandbox --listen-cert registry/server.pem --listen-key registry/ca.pem")
        .says(2, &["private key"]);
    home.line("gateway @sandbox --sessions 0").says(2, &["sessions"]);
}

#[test]
fn users_and_certificates_are_read_again_with_no_request_lost() {
    use openssl::ssl::{SslConnector, SslMethod, SslVerifyMode};
    let home = Home::new();
    home.line("registry init first").says(0, &[]);
    home.line("registry init second").says(0, &[]);
    for kind in ["pem", "key"] {
        std::fs::copy(home.path(&format!("first/server.{kind}")), home.path(&format!("listen.{kind}"))).unwrap();
    }
    home.write("users", "sam:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n");
    let words = "gateway @sandbox --listen 127.0.0.1:0 --users users --listen-cert listen.pem --listen-key listen.key";
    let gateway = Served::start(&home, &words.split(' ').collect::<Vec<_>>(), &[]);
    // The certificate shown, and what a request is answered.
    let ask = |pair: &str| {
        let mut builder = SslConnector::builder(SslMethod::tls_client()).unwrap();
        builder.set_verify(SslVerifyMode::NONE);
        let tcp = std::net::TcpStream::connect(&gateway.address).unwrap();
        let stream = builder.build().connect("localhost", tcp).unwrap();
        let shown = stream.ssl().peer_certificate().unwrap().to_pem().unwrap();
        let more = match pair {
            "" => String::new(),
            pair => format!("Authorization: Basic {}\r\n", openssl::base64::encode_block(pair.as_bytes())),
        };
        let answer = Http::over(stream).try_post(REQUEST, r#"{"hello":null}"#, &more).unwrap();
        (answer.status, shown)
    };
    let first = home.read("first/server.pem");
    let (status, shown) = ask("sam:secret");
    assert!(status == 200 && first.contains(std::str::from_utf8(&shown).unwrap()));
    for pair in ["", "sam:wrong", "bea:secret"] {
        assert_eq!(ask(pair).0, 401, "{pair}");
    }
    home.write("users", "bea:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n");
    for kind in ["pem", "key"] {
        std::fs::copy(home.path(&format!("second/server.{kind}")), home.path(&format!("listen.{kind}"))).unwrap();
    }
    gateway.signal("HUP");
    let second = home.read("second/server.pem");
    let renewed = |shown: &[u8]| second.contains(std::str::from_utf8(shown).unwrap());
    // Until it has read them it answers by the old ones, and never not at all.
    until(|| ask("bea:secret").0 == 200 && renewed(&ask("bea:secret").1));
    assert_eq!(ask("sam:secret").0, 401);
}
