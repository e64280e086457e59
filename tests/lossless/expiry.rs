//! Passwords and certificates that expire soon, as whoever logs in is told of them.

use super::passwd::Account;
use super::*;

#[test]
fn what_expires_soon_is_told_once_with_what_to_do() {
    let account = Account::with(&[("password-days = 0", "password-days = 20")]);
    account.run("domain check foo.example").is(0, 1000);
    let script = account.home().feed(&["@acc"], "domain check a.example\nlogout\ndomain check b.example\n");
    let told: Vec<&str> = script.err.lines().filter(|line| line.contains("expires")).collect();
    let [line] = told[..] else { panic!("{script:?}") };
    assert!(line.starts_with("warning: the password of AAA expires in ") && line.contains("`passwd rotate`"), "{line}");
    account.run("passwd rotate").says(0, &[]);

    // Certificates of both sides, looked at here.
    let home = account.home();
    let issued = home.line("registry cert issue registry AAA --days 12");
    issued.says(0, &[]);
    let certificate = issued.out.split(" until").next().unwrap().to_string();
    let profile = |server: &str, more: &str| {
        let key = certificate.replace(".pem", ".key");
        let text = format!(
            "[profile.acc]\nserver = '{server}'\nuser = 'AAA'\npassword = {{ file = '../../pw' }}\n\
             ca = '../../registry/ca.pem'\ncert = '../../{certificate}'\nkey = '../../{key}'\n{more}\n"
        );
        home.write("config/eppsh/config.toml", text);
    };
    let about = |ran: &Ran| -> Vec<String> {
        ran.is(0, 1000);
        ran.err.lines().filter(|line| line.contains("certificate")).map(Into::into).collect()
    };
    profile(&account.world.target, "");
    let told = about(&account.run("domain check foo.example"));
    assert!(
        told.len() == 1 && told[0].contains("client certificate expires in 1") && told[0].contains("`cert`"),
        "{told:?}"
    );
    let old = reissued(&account, 8);
    profile(&old.address, "");
    let told = about(&account.run("domain check foo.example"));
    assert!(told.len() == 2 && told[1].contains("server") && told[1].contains("must renew it"), "{told:?}");
    profile(&old.address, "warn-days = 5");
    let ran = account.run("domain check foo.example");
    assert!(about(&ran).is_empty() && ran.err.is_empty(), "{ran:?}");
    let doctor = account.run("doctor -o json").json();
    let checks = doctor["checks"].as_array().unwrap();
    let certificates: Vec<&Value> =
        checks.iter().filter(|check| check["check"].as_str().unwrap().contains("certificate")).collect();
    assert!(certificates.len() == 2 && certificates.iter().all(|check| check["status"] == "ok"), "{doctor}");
}

/// A proxy that shows a certificate of the registry with so many days left.
fn reissued(account: &Account, days: i64) -> Proxy {
    use eppsh::registry::pki::{Issued, Validity};
    let home = account.home();
    let authority = Issued::load(&home.path("registry/ca.pem"), &home.path("registry/ca.key")).unwrap();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64;
    let server = authority.issue_server(&["127.0.0.1".into()], Validity::days(now, days)).unwrap();
    home.write("registry/server.pem", server.certificate_pem().unwrap());
    home.write("registry/server.key", server.key_pem().unwrap().expose());
    Proxy::over_tls(&account.world.target, &home.path("registry"), "AAA")
}
