use super::*;

/// RFC 4034, section 5.4; its key tag and SHA-1 digest are there, the SHA-256 digest is in RFC 4509, section 2.3.
const RFC_4034: &str = "dskey.example.com. 86400 IN DNSKEY 256 3 5 ( AQOeiiR0GOMYkDshWoSKz9Xz
                                          fwJr1AYtsmx3TGkJaNXVbfi/
                                          2pHm822aJ5iI9BMzNXxeYCmZ
                                          DRD99WYwYqUSdjMmmAphXdvx
                                          egXd/M5+X7OrzKBaMbCVdFLU
                                          Uh6DhweJBjEVv5f2wwjM9Xzc
                                          nOf+EPbtG9DMBmADjFDc2w/r
                                          ljwvFw==
                                          ) ;  key id = 60485
";
/// RFC 6605, section 6.1.
const P256: &str = "example.net. 3600 IN DNSKEY 257 3 13 (
        GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edb
        krSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA== )";
/// RFC 6605, section 6.2.
const P384: &str = "example.net. 3600 IN DNSKEY 257 3 14 (
        xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1
        w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8
        /uX45NBwY8rp65F6Glur8I/mlVNgF6W/qTI37m40 )";
/// RFC 8080, section 6.1.
const ED25519: &str = "example.com. 3600 IN DNSKEY 257 3 15 ( l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4= )";
/// RFC 8080, section 6.1.
const ED25519_2: &str = "example.com. 3600 IN DNSKEY 257 3 15 ( zPnZ/QwEe7S8C5SPz2OfS5RR40ATk2/rYnE9xHIEijs= )";
/// RFC 8080, section 6.2.
const ED448: &str = "example.com. 3600 IN DNSKEY 257 3 16 (
        3kgROaDjrh0H2iuixWBrc8g2EpBBLCdGzHmn+G2MpTPhpj/OiBVHHSfPodx1FYYUcJKm1MDpJtIA )";

/// The one DS record of a file, as it stands in a zone file.
fn one(text: &str, name: &str, digest: Digest) -> String {
    let found = from_keys(text, name, digest).unwrap_or_else(|why| panic!("{why}"));
    let [Ds { key_tag, algorithm, digest_type, digest }] = found.records.as_slice() else { panic!("{found:?}") };
    format!("{key_tag} {algorithm} {digest_type} {}", digest.to_ascii_lowercase())
}

/// What is wrong with a file.
fn refused(text: &str) -> String {
    from_keys(text, "example.com", Digest::Sha256).expect_err(text)
}

#[test]
fn the_published_vectors_come_out() {
    for (text, name, digest, expected) in [
        (
            RFC_4034,
            "dskey.example.com",
            Digest::Sha256,
            "60485 5 2 d4b7d520e7bb5f0f67674a0cceb1e3e0614b93c4f9e99b8383f6a1e4469da50a",
        ),
        (
            P256,
            "example.net",
            Digest::Sha256,
            "55648 13 2 b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17",
        ),
        (
            P384,
            "example.net",
            Digest::Sha384,
            "10771 14 4 72d7b62976ce06438e9c0bf319013cf801f09ecc84b8d7e9495f27e305c6a9b0563a9b5f4d288405c3008a946df983d6",
        ),
        (
            ED25519,
            "example.com",
            Digest::Sha256,
            "3613 15 2 3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b",
        ),
        (
            ED25519_2,
            "example.com",
            Digest::Sha256,
            "35217 15 2 401781b934e392de492ec77ae2e15d70f6575a1c0bc59c5275c04ebe80c6614c",
        ),
        (
            ED448,
            "example.com",
            Digest::Sha256,
            "9713 16 2 6ccf18d5bc5d7fc2fceb1d59d17321402f2aa8d368048db93dd811f5cb2b19c7",
        ),
    ] {
        assert_eq!(one(text, name, digest), expected);
    }
}

#[test]
fn sha_1_of_the_same_bytes_is_that_of_rfc_4034() {
    // The digest covers the owner in canonical form and the data: the same input that the RFC hashes with SHA-1.
    let record = records::read(RFC_4034).expect("a record").remove(0);
    let mut hashed = wire_name("dskey.example.com").expect("a name");
    hashed.extend([1, 0, 3, 5]);
    hashed.extend(base64::engine::general_purpose::STANDARD.decode(record.key).expect("Base64"));
    let sha_1 = openssl::sha::sha1(&hashed).iter().map(|byte| format!("{byte:02X}")).collect::<String>();
    assert_eq!(sha_1, "2BB183AF5F22588179A53B0A98631FAD1A292118");
}

#[test]
fn a_key_is_read_in_every_form_people_have() {
    let key = "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==";
    let expected = one(P256, "example.net", Digest::Sha256);
    for text in [
        // dnssec-keygen.
        format!(
            "; This is a key-signing key, keyid 55648, for example.net.\n; Created: 20240101000000 (Mon)\nexample.net. IN DNSKEY 257 3 13 {key}\n"
        ),
        format!("example.net.\t3600\tIN\tDNSKEY\t257 3 13 {key}"),
        format!("example.net. IN 1h30m DNSKEY 257 3 ECDSAP256SHA256 {key}"),
        format!("EXAMPLE.net. dnskey 257 3 13 {} {} ; SEP\r\n", &key[..20], &key[20..]),
        format!("$ORIGIN net.\n$TTL 1h\nexample IN SOA a b (1 2 3\n 4 5) ; c\n  IN DNSKEY 257 3 13 {key}"),
        format!("$ORIGIN example.net.\n@ TXT \"a ; ( b\"\n@ IN DNSKEY (257 3\n\n13 ; x )\n{key})"),
        format!("\u{feff}  IN DNSKEY 257 3 13 {key}"),
        format!("DNSKEY 257 3 13 {key}"),
        format!("3600 IN DNSKEY 257 3 13 {key}"),
        format!("@ DNSKEY 257 3 13 {key}"),
        format!("example.net CDNSKEY 257 3 13 {key}"),
        format!("example IN DNSKEY 257 3 13 {key}"),
        // dig +short.
        format!("257 3 13 {} {}\n", &key[..44], &key[44..]),
        format!(
            "example.net. NSEC a.example.net. NS DNSKEY\nexample.net. RRSIG DNSKEY 13 2 3600 1 2 3 x\nexample.net. DNSKEY 257 3 13 {key}"
        ),
    ] {
        let found = from_keys(&text, "example.net", Digest::Sha256).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!(found.warnings, Vec::<String>::new(), "{text}");
        assert_eq!(one(&text, "Example.NET.", Digest::Sha256), expected, "{text}");
    }
}

#[test]
fn names_go_in_as_a_labels_in_lower_case() {
    let data = "257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=";
    let ace = one(&format!("FOO.XN--D1ACJ3B. IN DNSKEY {data}"), "foo.xn--d1acj3b", Digest::Sha256);
    assert_eq!(one(&format!("foo.дети. IN DNSKEY {data}"), "foo.xn--d1acj3b", Digest::Sha256), ace);
    assert_eq!(one(data, "Foo.дети", Digest::Sha256), ace);
}

#[test]
fn entry_points_go_before_other_keys() {
    let zone_key = ED25519_2.replace("257", "256");
    let found =
        from_keys(&format!("{zone_key}\n{ED25519}\n{ED448}\n{ED25519}"), "example.com", Digest::Sha256).expect("keys");
    assert_eq!(found.records.iter().map(|ds| ds.key_tag).collect::<Vec<_>>(), [3613, 9713]);
    assert_eq!(one(&zone_key, "example.com", Digest::Sha384).split(' ').nth(2), Some("4"));
}

#[test]
fn what_cannot_be_used_is_refused_with_a_reason() {
    for (text, part) in [
        ("", "it is empty"),
        (" \n\n", "it is empty"),
        ("Private-key-format: v1.3\nAlgorithm: 13 (ECDSAP256SHA256)\nPrivateKey: x", "private key"),
        ("-----BEGIN PUBLIC KEY-----", "PEM"),
        ("example.com. IN A 192.0.2.1", "no DNSKEY record"),
        ("example.com. IN DS 1 13 2 AA", "it holds a DS record"),
        ("\u{0}\u{1}\u{2}", "no DNSKEY record"),
        ("example.com. IN DNSKEY 257 3 13", "no key behind"),
        ("example.com. IN DNSKEY 257 3", "ends too soon"),
        ("example.com. IN DNSKEY 257 3 13 ( aaaa", "line 1: the parenthesis is not closed"),
        ("\nexample.com. IN DNSKEY x 3 13 aaaa", "line 2: \"x\" is no flags"),
        ("example.com. IN DNSKEY 65536 3 13 aaaa", "no flags"),
        ("example.com. IN DNSKEY 257 x 13 aaaa", "no protocol"),
        ("example.com. IN DNSKEY 257 3 RSASHA3 aaaa", "no algorithm"),
        ("example.com. IN DNSKEY 257 3 13 a!a", "not Base64"),
        ("example.com. IN DNSKEY 257 3 13 AAAA", "3 octets, and one of algorithm 13 (ECDSAP256SHA256) has 64"),
        ("example.com. IN DNSKEY 257 3 8 AAAA", "3 octets only"),
        ("example.com. CDNSKEY 0 3 0 AA==", "does not sign a zone"),
    ] {
        let why = refused(text);
        assert!(why.contains(part), "{text:?}: {part} is not in: {why}");
    }
    assert!(refused(&ED25519.replace("257 3", "1 3")).contains("the flags 1 say"));
    assert!(refused(&ED25519.replace("257 3", "257 2")).contains("the protocol is 2"));
    let why = from_keys(ED25519, "other.example", Digest::Sha256).expect_err("another name");
    assert!(why.contains("that of example.com") && why.contains("about other.example"), "{why}");
    let data = "257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=";
    for name in ["a..b", "", &"a".repeat(64), &["a"; 130].join(".")] {
        assert!(from_keys(data, name, Digest::Sha256).is_err(), "{name}");
    }
}

#[test]
fn what_should_not_be_relied_on_is_warned_of() {
    let warned = |text: &str, name: &str| from_keys(text, name, Digest::Sha256).expect("a key").warnings.join("\n");
    assert!(warned(RFC_4034, "dskey.example.com").contains("the key 60485 is of algorithm 5 (RSASHA1)"));
    assert!(warned(&ED25519.replace("257", "385"), "example.com").contains("is revoked (RFC 5011)"));
    assert!(
        warned(&ED25519.replace(" 15 ", " 99 "), "example.com").contains("algorithm 99, which eppsh does not know")
    );
    assert!(warned(&ED25519.replace("example.com.", "other.example"), "example.com").contains("no dot at its end"));
}

#[test]
fn the_tag_of_an_rsa_md5_key_comes_from_its_modulus() {
    assert_eq!(key_tag(&[1, 1, 3, 1, 0xaa, 0x12, 0x34, 0x56]), 0x1234);
    assert_eq!(key_tag(&[]), 0);
}

#[test]
fn nothing_in_a_file_makes_it_panic() {
    let pieces = ["(", ")", ";", "\"", "@", "$ORIGIN", "DNSKEY", "IN", "257", " ", "\n", "é", "a.", "3", "AAAA", "\\"];
    for first in pieces {
        for second in pieces {
            for third in pieces {
                for gap in ["", " "] {
                    drop(from_keys(&[first, second, third, "257 3 13 AAAA"].join(gap), "a.b", Digest::Sha256));
                }
            }
        }
    }
}
