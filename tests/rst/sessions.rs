//! Connecting, the greeting and login (epp-01 to epp-03).

use super::{Must, ONE, TWO, Walk, Walked};
use openssl::ssl::SslVersion;

/// The namespaces that the greeting must or should have (epp-02).
const EXTENSIONS: &[&str] = &[
    "urn:ietf:params:xml:ns:secDNS-1.1",
    "urn:ietf:params:xml:ns:rgp-1.0",
    "urn:ietf:params:xml:ns:launch-1.0",
    "urn:ietf:params:xml:ns:epp:loginSec-1.0",
    "urn:ietf:params:xml:ns:epp:unhandled-namespaces-1.0",
    "urn:ietf:params:xml:ns:epp:secure-authinfo-transfer-1.0",
    "urn:ietf:params:xml:ns:changePoll-1.0",
];

/// epp-01. DNS records, port 700 and an authority that browsers know are the operator's; the rest is looked at here,
/// with the authority of this registry in their place.
pub fn connectivity(walk: &Walk) -> Walked {
    for (version, spoken) in [(SslVersion::TLS1, false), (SslVersion::TLS1_1, false), (SslVersion::TLS1_2, true)] {
        let shaken = walk.site.handshake(0, None, Some(version));
        walk.holds(&format!("{version:?}"), shaken.is_ok() == spoken, &format!("{:?}", shaken.err()));
        // The handshake holds the certificate against the authority, its dates and the address.
    }
    let session = walk.site.connect(0, None);
    let cipher = session.cipher();
    let recommended = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"];
    walk.holds("cipher", recommended.contains(&cipher.as_str()), &cipher);
    if let Ok(old) = walk.site.handshake(0, None, Some(SslVersion::TLS1_2)) {
        let cipher = old.ssl().current_cipher().map_or("", |cipher| cipher.name());
        let sound = cipher.starts_with("ECDHE-") && (cipher.contains("-GCM-") || cipher.contains("CHACHA20"));
        walk.holds("cipher of TLS 1.2 (RFC 9325)", sound, cipher);
    }
    Ok(())
}

/// epp-02.
pub fn greeting(walk: &Walk) -> Walked {
    let session = walk.site.connect(0, None);
    let greeting = &session.greeting;
    let texts = |name: &str| -> Vec<String> {
        let begin = format!("<{name}>");
        let whole = greeting.split(&begin).skip(1);
        whole.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
    };
    walk.holds("svID", texts("svID").len() == 1 && !texts("svID")[0].is_empty(), greeting);
    let date = texts("svDate").first().and_then(|date| date.parse::<jiff::Timestamp>().ok());
    let near = date.is_some_and(|date| (date.as_second() - jiff::Timestamp::now().as_second()).abs() <= 30);
    walk.holds("svDate", near, greeting);
    walk.holds("version", texts("version") == ["1.0"], greeting);
    walk.holds("lang", texts("lang").contains(&"en".into()), greeting);
    let objects = ["domain", "host", "contact"].map(|object| format!("urn:ietf:params:xml:ns:{object}-1.0"));
    walk.holds("objURI", texts("objURI") == objects, greeting);
    let (told, known) = (texts("extURI"), EXTENSIONS.iter().map(|uri| (*uri).to_owned()).collect::<Vec<_>>());
    walk.holds("extURI, registered with IANA", told.iter().all(|uri| known.contains(uri)), greeting);
    walk.holds("extURI, mandatory and recommended", known.iter().all(|uri| told.contains(uri)), greeting);
    Ok(())
}

/// epp-03.
pub fn logins(walk: &Walk) -> Walked {
    let own = format!("registry/clients/{ONE}");
    let others = format!("registry/clients/{TWO}");
    let strange = format!("other/clients/{ONE}");
    let right = format!("secret-{ONE}");
    let cases = [
        ("an unknown id", Some(&own), "NOBODY-HERE", right.as_str(), Must::Refuse),
        ("a wrong password", Some(&own), ONE, "secret-wrong", Must::Refuse),
        ("a certificate of another authority", Some(&strange), ONE, &right, Must::Refuse),
        ("another registrar's certificate", Some(&others), ONE, &right, Must::Refuse),
        ("no certificate", None, ONE, &right, Must::Refuse),
        ("all as it must be", Some(&own), ONE, &right, Must::Be(1000)),
    ];
    for (what, certificate, id, password, must) in cases {
        let mut session = walk.site.connect(0, certificate.map(String::as_str));
        let answer = session.login(id, password);
        walk.judge(what, must, &answer);
    }
    Ok(())
}
