//! Files that are replaced while the gateway works: it notices by itself, and no request is lost.

use super::recorder::Recorder;
use super::*;
use crate::support::until;
use openssl::ssl::{SslConnector, SslMethod, SslVerifyMode};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// A registrar's entry in a file of users; the password is `secret`.
fn user(name: &str) -> String {
    format!("{name}:{{SHA}}5en6G6MezRroT3XKqkdPOmY/BfQ=\n")
}

/// How a file is replaced.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// Another file takes its name.
    Renamed,
    /// It is written over.
    InPlace,
}

/// Replaces a file.
fn replace(home: &Home, name: &str, text: &str, way: Way) {
    match way {
        Way::Renamed => {
            home.write(&format!("{name}.new"), text);
            std::fs::rename(home.path(&format!("{name}.new")), home.path(name)).unwrap();
        }
        Way::InPlace => drop(home.write(name, text)),
    }
}

/// Posts over TLS; gives the status, and the certificate that was shown.
fn ask_over_tls(address: &str, body: &str, name: &str) -> (u16, String) {
    let mut builder = SslConnector::builder(SslMethod::tls_client()).unwrap();
    builder.set_verify(SslVerifyMode::NONE);
    let stream = builder.build().connect("localhost", std::net::TcpStream::connect(address).unwrap()).unwrap();
    let shown = String::from_utf8(stream.ssl().peer_certificate().unwrap().to_pem().unwrap()).unwrap();
    let pair = openssl::base64::encode_block(format!("{name}:secret").as_bytes());
    let answer = Http::over(stream).try_post(REQUEST, body, &format!("Authorization: Basic {pair}\r\n"));
    (answer.expect("a request was lost").status, shown)
}

#[test]
fn replaced_certificates_and_users_are_taken_without_a_signal() {
    let home = Home::new();
    let registry = registry(&home);
    let recorder = Recorder::before(&registry.address, &home.path("registry"));
    // Three of everything: authorities of their own, each with a server's and a client's certificate.
    let sets = ["first", "second", "third"];
    for set in sets {
        home.line(&format!("registry init {set} --registrar AAA:password-a")).says(0, &[]);
    }
    let text = |set: &str, file: &str| home.read(&format!("{set}/{file}"));
    let put = |number: usize, way: Way| {
        let set = sets[number];
        // A certificate and its key cannot be replaced at one moment: between the two they do not fit.
        for kind in ["pem", "key"] {
            replace(&home, &format!("listen.{kind}"), &text(set, &format!("server.{kind}")), way);
            replace(&home, &format!("epp.{kind}"), &text(set, &format!("clients/AAA.{kind}")), way);
        }
        replace(&home, "users", &(user("stays") + &user(set)), way);
    };
    put(0, Way::InPlace);
    let words = "--users users --listen-cert listen.pem --listen-key listen.key --sessions 2";
    let gateway = before_with(&home, &recorder, &["--cert", "epp.pem", "--key", "epp.key"], words);
    let body = check("a.test").to_string();
    let first_of = |pem: &str| pem.split_inclusive("-----END CERTIFICATE-----\n").next().unwrap().to_owned();
    let is_new = |number: usize| {
        let (set, old) = (sets[number], number.checked_sub(1).map(|before| sets[before]));
        let (status, shown) = ask_over_tls(&gateway.address, &body, set);
        let old = old.map(|old| ask_over_tls(&gateway.address, &body, old).0);
        status == 200
            && old.is_none_or(|status| status == 401)
            && first_of(&text(set, "server.pem")) == shown
            && first_of(&text(set, "clients/AAA.pem")) == recorder.shown()
    };
    assert!(is_new(0));
    let (done, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                assert_eq!(ask_over_tls(&gateway.address, &body, "stays").0, 200);
                asked.fetch_add(1, Ordering::Relaxed);
            }
        });
        let finished = Finished(&done);
        for (number, way) in [(1, Way::Renamed), (2, Way::InPlace)] {
            put(number, way);
            until(|| is_new(number));
        }
        drop(finished);
    });
    assert!(asked.into_inner() > 10);
}

/// Raises the flag even where a test fails.
struct Finished<'d>(&'d AtomicBool);

impl Drop for Finished<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
