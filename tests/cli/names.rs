//! Internationalised names and keys, as they are typed and sent.

use super::*;

#[test]
fn a_profile_may_want_u_labels_on_the_wire() {
    let home = Home::new();
    home.write("config/eppsh/config.toml", "[profile.u]\nserver = 'epp.example:700'\nidn = 'u-label'\n");
    let frame = |line: &str| {
        let ran = home.line(&format!("@u {line} --dry-run"));
        assert_eq!(ran.status, 0, "{ran:?}");
        ran.out
    };
    let create = frame("domain create FOO.ДЕТИ --ns ns1.xn--d1acj3b,NS2.example --auth env:HOME");
    for part in ["<domain:name>foo.дети<", "<domain:hostObj>ns1.дети<", "<domain:hostObj>NS2.example<"] {
        assert!(create.contains(part), "{part}: {create}");
    }
    assert!(
        frame("host update ns1.дети --name ns2.xn--d1acj3b").contains("<host:chg>\n          <host:name>ns2.дети<")
    );
    home.line("@u host create xn--a.example --dry-run").says(2, &["xn--a.example", "u-label"]);
    let shown = home.line("@u profile show").json();
    assert_eq!(shown["idn"], "u-label");
    assert!(home.line("domain check foo.дети --dry-run --server epp.example").out.contains("foo.xn--d1acj3b"));
}

#[test]
fn a_name_that_deceives_is_told_of_once_and_sent() {
    let home = Home::new();
    let script = "domain create pаypal.example --auth env:HOME\ndomain check pаypal.example\ndomain create pаypal.example --auth env:HOME\n";
    let ran = home.feed(&["--keep-going", "--dry-run"], script);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(ran.err.matches("mixes Latin with Cyrillic: а (U+0430, Cyrillic) looks like a").count(), 1, "{ran:?}");
    let ran = home.line("host create аррӏе.example --dry-run");
    ran.says(0, &["looks like \"apple\"", "U+04CF"]);
}

#[test]
fn a_key_file_gives_the_ds_records() {
    let home = Home::new();
    // RFC 8080, section 6.1.
    home.write("K.key", "; a key\nexample.com. IN DNSKEY 257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=\n");
    home.write("K.private", "Private-key-format: v1.3\n");
    home.write("empty", "");
    let ran = home.line("domain create example.com --auth env:HOME --ds-from-key K.key --dry-run");
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("3AA5AB37EFCE57F737FC1627013FEE07BDF241BD10F3B1964AB55C78E79A304B"), "{ran:?}");
    for (line, parts) in [
        ("domain update example.com --ds-from-key K.private", &["--ds-from-key", "K.private", "private key"][..]),
        ("domain update example.com --ds-from-key empty", &["it is empty"]),
        ("domain update example.com --ds-from-key .", &["cannot read", "directory"]),
        ("domain update example.com --ds-from-key nosuch", &["cannot read nosuch"]),
        ("domain update example.org --rem-ds-from-key K.key", &["--rem-ds-from-key", "example.com", "example.org"]),
    ] {
        home.line(line).says(2, parts);
    }
    assert!(!home.path("data/eppsh/sandbox.db").exists());
}
