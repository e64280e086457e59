use super::*;

fn ascii(name: &str) -> String {
    to_ascii(name.into()).unwrap_or_else(|why| panic!("{why}")).into_owned()
}

/// Why a name is refused.
fn refused(name: &str) -> String {
    to_ascii(name.into()).expect_err(name)
}

#[test]
fn names_are_mapped_as_uts_46_says() {
    for (typed, sent) in [
        ("foo.дети", "foo.xn--d1acj3b"),
        ("ФОО.ДЕТИ", "xn--n1aaq.xn--d1acj3b"),
        ("FOO.дети", "foo.xn--d1acj3b"),
        // RFC 5894: sharp s, final sigma and the joiners are letters of their own in IDNA2008.
        ("faß.de", "xn--fa-hia.de"),
        ("STRAẞE.de", "xn--strae-oqa.de"),
        ("βόλος.gr", "xn--nxasmm1c.gr"),
        ("نامه\u{200c}ای.ir", "xn--mgba3gch31f060k.ir"),
        ("ශ්\u{200d}රී.lk", "xn--10cl1a0b660p.lk"),
        // Full-width letters and dots, as a Japanese keyboard gives them.
        ("ｆｏｏ．ｅｘａｍｐｌｅ", "foo.example"),
        ("日本。example", "xn--wgv71a.example"),
        ("日本｡jp", "xn--wgv71a.jp"),
        ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
        ("xn--d1acj3b.дети", "xn--d1acj3b.xn--d1acj3b"),
        ("XN--D1ACJ3B.дети", "xn--d1acj3b.xn--d1acj3b"),
        // Composed and decomposed letters are one.
        ("cafe\u{301}.fr", "xn--caf-dma.fr"),
        ("café.fr", "xn--caf-dma.fr"),
        // Contexts of RFC 5892, appendix A.
        ("col·lecció.cat", "xn--collecci-ioa91d.cat"),
        ("コ・ン.jp", "xn--tck0gxa.jp"),
        ("אב׳.example", "xn--4dbc6h.example"),
        ("ا٠١٢.example", "xn--mgb8ide.example"),
    ] {
        assert_eq!(ascii(typed), sent, "{typed}");
        // What has gone out comes back as the same name.
        assert_eq!(ascii(&to_unicode(sent).unwrap_or_else(|| sent.into())), sent, "{typed}");
    }
}

#[test]
fn ascii_stays_as_it_was_typed() {
    for name in ["FOO.example", "xn--d1acj3b", "_dmarc.example", "a..b", ""] {
        assert_eq!(ascii(name), name);
    }
}

#[test]
fn a_refusal_says_which_label_and_which_character() {
    for (name, parts) in [
        ("фу бар.дети", &["\"фу бар\"", "U+0020", "a space"][..]),
        ("_дети.example", &["_ (U+005F)", "letters, digits and hyphens"]),
        ("дети!", &["! (U+0021)"]),
        ("i❤.example", &["❤ (U+2764)", "a symbol or emoji", "type the A-label xn--i-7iq"]),
        ("😀.ws", &["😀 (U+1F600)", "xn--e28h"]),
        ("❤\u{fe0f}.ws", &["❤ (U+2764)", "xn--qei"]),
        ("a€.example", &["€ (U+20AC)", "a symbol"]),
        ("½.example", &["½ (U+00BD)", "a number that is no digit"]),
        ("a\u{202e}б.example", &["U+202E", "an invisible character"]),
        ("б\u{ad}.example\u{7f}", &["U+007F"]),
        ("\u{ad}.example", &["nothing but"]),
        ("а\u{85}.example", &["U+0085", "a control character"]),
        ("а\u{e000}.example", &["U+E000", "private use"]),
        ("\u{301}а.example", &["begins with U+0301", "combining mark"]),
        ("аـ\u{640}.example", &["U+0640"]),
        ("-дети.example", &["begins or ends with a hyphen"]),
        ("дети-.example", &["begins or ends with a hyphen"]),
        ("де--ти.example", &["third and fourth place"]),
        ("а\u{200d}б.example", &["U+200D", "the zero-width joiner", "virama"]),
        ("а..б", &["a label is empty"]),
        (".дети", &["a label is empty"]),
        ("foo.дети.", &["ends with a dot"]),
        ("xn--a.дети", &["A-label \"xn--a\"", "does not stand for any U-label"]),
        ("xn--.дети", &["A-label \"xn--\""]),
        ("a·b.cat\u{fb}", &["· (U+00B7)", "between two l only"]),
        ("б・.jp", &["・ (U+30FB)", "Hiragana"]),
        ("ا٠۰.example", &["U+0660"]),
        ("אa.example", &["\"אa\"", "written from the left", "RFC 5893"]),
        ("1א.example", &["begins with something that is no letter"]),
        ("1a.אב", &["\"1a\"", "begins with something that is no letter"]),
    ] {
        let why = refused(name);
        for part in parts {
            assert!(why.contains(part), "{name:?}: {part} is not in: {why}");
        }
        assert!(why.contains("is no valid domain name (IDNA2008): "), "{why}");
    }
}

#[test]
fn lengths_are_those_of_the_wire() {
    assert!(ascii(&format!("{}.example", "д".repeat(57))).len() <= 63 + 8);
    let why = refused(&format!("{}.example", "дя".repeat(40)));
    assert!(why.contains("octets as an A-label, and 63 are allowed"), "{why}");
    let why = refused(&format!("{}.example", "дя".repeat(3000)));
    assert!(why.contains("and 63 are allowed"), "{why}");
    let label = "a".repeat(62);
    let why = refused(&format!("{label}.{label}.{label}.{label}.дети"));
    assert!(why.contains("octets with A-labels, and 253 are allowed"), "{why}");
}

#[test]
fn an_a_label_is_a_way_round_the_rules_of_idna2008() {
    assert_eq!(ascii("xn--i-7iq.дети"), "xn--i-7iq.xn--d1acj3b");
}

#[test]
fn forms_go_both_ways() {
    assert_eq!(to_unicode("foo.XN--D1ACJ3B").as_deref(), Some("foo.дети"));
    assert_eq!(to_unicode("foo.example"), None);
    assert_eq!(to_unicode("xn--a.example"), None);
    assert_eq!(other_form("foo.дети").as_deref(), Some("foo.xn--d1acj3b"));
    assert_eq!(other_form("xn--d1acj3b").as_deref(), Some("дети"));
    assert_eq!(other_form("дети!"), None);
    let u = |name: &str| Form::ULabel.of(ascii(name).into()).map(Cow::into_owned);
    assert_eq!(u("Foo.ДЕТИ").as_deref(), Ok("foo.дети"));
    assert_eq!(u("xn--d1acj3b.xn--d1acj3b").as_deref(), Ok("дети.дети"));
    assert_eq!(u("FOO.example").as_deref(), Ok("FOO.example"));
    assert!(u("xn--a.example").expect_err("no U-label").contains("stands for no U-label"));
    assert_eq!(Form::parse("u-label"), Some(Form::ULabel));
    assert_eq!(Form::ALabel.word(), "a-label");
}

#[test]
fn nothing_that_is_typed_makes_it_panic() {
    let odd = [
        "",
        ".",
        "。",
        "\u{0}",
        "\u{fffd}",
        "xn--",
        "\u{10ffff}",
        "a",
        "-",
        "\u{200d}",
        "א",
        "\u{301}",
        "１",
        "ß",
        "...",
        "⒈",
    ];
    for first in odd {
        for second in odd {
            for third in odd {
                let name = format!("{first}{second}{third}");
                if let Err(why) = to_ascii(name.as_str().into()) {
                    assert!(!why.is_empty());
                }
                looks::warnings(&name);
                let _ = other_form(&name);
            }
        }
    }
}

#[test]
fn mixed_scripts_are_told_with_the_strange_letters() {
    let told = looks::warnings("pаypal.com");
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("mixes Latin with Cyrillic: а (U+0430, Cyrillic) looks like a;"), "{told:?}");
    let told = looks::warnings("раураl.com");
    assert!(told[0].contains("mixes Cyrillic with Latin: l (U+006C, Latin)"), "{told:?}");
    // The form does not matter, and each label has its own warning.
    let told = looks::warnings(&ascii("pаypal.gооgle.com"));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[1].contains("о (U+043E, Cyrillic) looks like o"), "{told:?}");
}

#[test]
fn a_label_of_one_script_that_looks_latin_is_told() {
    let told = looks::warnings("аррӏе.com");
    assert!(told[0].contains("is Cyrillic and looks like \"apple\": а (U+0430, Cyrillic) looks like a"), "{told:?}");
    assert!(told[0].contains("ӏ (U+04CF, Cyrillic) looks like l"), "{told:?}");
    assert_eq!(looks::warnings("ура.com").len(), 1);
}

#[test]
fn ordinary_names_are_not_suspected() {
    for name in [
        "foo.дети",
        "привет.com",
        "ура.дети",
        "ура.рф",
        "дети",
        "faß.de",
        "日本語.jp",
        "abc日本語カタカナ.jp",
        "한국어abc.kr",
        "中文ㄅ.tw",
        "βόλος.gr",
        "مثال.example",
        "tên-miền.vn",
        "col·lecció.cat",
        "123.дети",
        "а-1.дети",
        "example.com",
        "",
    ] {
        assert_eq!(looks::warnings(name), Vec::<String>::new(), "{name}");
    }
}
