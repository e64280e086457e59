//! Domain and host names: A-labels only, compared and kept in lower case (NM-1 to NM-5).

use super::Wrong;
use crate::idn;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

/// The longest name in characters.
const LONGEST: usize = 253;

/// The name in the form it is kept in.
pub fn parse(text: &str) -> Result<String, Wrong> {
    if !text.is_ascii() {
        return Err("Letters other than ASCII must be sent as an A-label (xn--…)".into());
    }
    if text.len() > LONGEST {
        return Err(format!("A name has at most {LONGEST} characters").into());
    }
    let name = text.to_ascii_lowercase();
    name.split('.').try_for_each(check_label)?;
    Ok(name)
}

/// The name of a host, which has at least two labels.
pub fn parse_host(text: &str) -> Result<String, Wrong> {
    let name = parse(text)?;
    if !name.contains('.') {
        return Err("A host name has at least two labels".into());
    }
    Ok(name)
}

/// The U-label form of a label that [`parse`] let through.
pub fn to_unicode(label: &str) -> String {
    Uts46::new().to_unicode(label.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast).0.into_owned()
}

/// Checks one label, already in lower case.
fn check_label(label: &str) -> Result<(), Wrong> {
    let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if label.is_empty() {
        Err("A name has no empty labels and no dot at its end".into())
    } else if label.len() > 63 {
        Err("A label has at most 63 characters".into())
    } else if !label.bytes().all(sound) {
        Err("A label holds letters, digits and hyphens only".into())
    } else if label.starts_with('-') || label.ends_with('-') {
        Err("A label does not start or end with a hyphen".into())
    } else if label.starts_with("xn--") {
        check_a_label(label)
    } else if label.get(2..4) == Some("--") {
        Err("Hyphens in the third and fourth place are reserved for A-labels (xn--…)".into())
    } else {
        Ok(())
    }
}

/// An A-label must decode, be valid IDNA and encode to itself again.
fn check_a_label(label: &str) -> Result<(), Wrong> {
    let wrong = || Wrong::from("The A-label is not a valid internationalised label");
    let uts46 = Uts46::new();
    let (unicode, decoded) = uts46.to_unicode(label.as_bytes(), AsciiDenyList::STD3, Hyphens::Check);
    decoded.map_err(|_| wrong())?;
    let again = uts46
        .to_ascii(unicode.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Verify)
        .map_err(|_| wrong())?;
    if again == label && !unicode.is_ascii() && idn::is_allowed(&unicode) { Ok(()) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nm_1_names_are_kept_in_lower_case() {
        assert_eq!(parse("FOO.Example").as_deref(), Ok("foo.example"));
        assert_eq!(parse("XN--E1AYBC.XN--D1ACJ3B").as_deref(), Ok("xn--e1aybc.xn--d1acj3b"));
    }

    #[test]
    fn nm_2_u_labels_are_refused() {
        assert!(parse("тест.дети").is_err());
    }

    #[test]
    fn nm_3_labels_hold_letters_digits_hyphens() {
        let long = format!("{}.example", "a".repeat(64));
        let longest = ["a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(63)].join(".");
        for wrong in
            ["", ".", "foo..example", "foo.example.", ".example", "-foo.example", "foo-.example", "f_o.example"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        assert!(parse("foo!.example").is_err());
        assert!(parse(&long).is_err());
        assert!(parse(&longest).is_err());
        assert!(parse(&format!("{}.example", "a".repeat(63))).is_ok());
    }

    #[test]
    fn nm_4_reserved_hyphens_are_refused() {
        assert!(parse("xx--abc.example").is_err());
        assert!(parse("a--b.example").is_ok());
    }

    #[test]
    fn nm_5_a_labels_must_be_valid() {
        assert!(parse("xn--e1aybc.example").is_ok());
        // A snowman, a middle dot between a and b, a heart, a Katakana middle dot without Katakana: UTS 46 takes them.
        for wrong in [
            "xn--n3h",
            "xn--ab-0ea",
            "xn--iu-ony",
            "xn--ab-4n4a",
            "xn--",
            "xn--a",
            "xn--foo-",
            "xn--99999999999",
            "xn--a-ecp",
            "xn---abc",
        ] {
            assert!(parse(&format!("{wrong}.example")).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_host_name_has_two_labels() {
        assert!(parse_host("ns1").is_err());
        assert!(parse_host("ns1.icann").is_ok());
    }
}
