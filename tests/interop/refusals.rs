//! Who comes without a certificate, or with one that is not good, where one is required.

use super::Site;
use crate::support::Ran;
use std::process::{Command, Stdio};

#[test]
fn a_certificate_is_asked_for_and_must_be_the_registrars_own_and_good() {
    let site = Site::start("tci");
    let home = &site.home;
    let ask = |shown: Option<&str>| -> Ran {
        let identity = shown.map(|stem| format!("--cert {stem}.pem --key {stem}.key")).unwrap_or_default();
        let account = "--user TEST-A --password @registry/clients/TEST-A.password --ca registry/ca.pem";
        home.line(&format!("{account} --server {} {identity} domain check театр.дети", site.server.address))
    };
    ask(Some("registry/clients/TEST-A")).is(0, 1000);
    ask(Some("registry/clients/BOTH")).is(0, 1000);
    ask(None).says(6, &["asks for a client certificate"]);
    ask(Some("registry/clients/TEST-B")).says(4, &["2200"]);
    ask(Some("registry/clients/REVOKED")).says(6, &["before a greeting", "not revoked"]);
    home.line("registry init another").says(0, &["TEST-A"]);
    ask(Some("another/clients/TEST-A")).says(6, &["its issuer is not known there"]);
    // One that is taken back while it serves.
    let issued = home.line("registry cert issue registry TEST-A -o table");
    let [path, fingerprint] = ["pem", ""].map(|end| {
        let mut words = issued.out.split_whitespace().chain(issued.err.split_whitespace());
        let fits = |word: &&str| if end.is_empty() { word.len() == 64 } else { word.ends_with(end) };
        words.find(fits).unwrap_or_else(|| panic!("{issued:?}")).trim_end_matches(".pem")
    });
    ask(Some(path)).is(0, 1000);
    home.line(&format!("registry cert revoke registry {fingerprint}")).says(0, &[]);
    ask(Some(path)).says(6, &["not revoked"]);
    ask(Some("registry/clients/TEST-A")).is(0, 1000);
    // And a program that knows nothing of EPP.
    let mut openssl = Command::new("openssl");
    openssl.args(["s_client", "-quiet", "-verify_return_error", "-connect", &site.server.address, "-CAfile"]);
    let output = openssl.arg(site.dir().join("ca.pem")).stdin(Stdio::null()).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(said.contains("certificate required") && !said.contains("greeting"), "{said}");
}
