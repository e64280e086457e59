//! The forms of values that the codec cannot know (specification, section 1.4).

use super::Wrong;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The country codes of ISO 3166-1, two letters each.
const COUNTRIES: &str = "\
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD \
CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF \
GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI \
SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
VN VU WF WS YE YT ZA ZM ZW";

/// Why a value is refused: its form (2005) or the registry's policy (2306).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The form is wrong.
    Form(Wrong),
    /// The form is right and the policy says no.
    Policy(Wrong),
}

/// ID-1: a contact id.
pub fn contact_id(text: &str) -> Result<(), Wrong> {
    let sound = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if (3..=16).contains(&text.len()) && text.bytes().all(sound) {
        return Ok(());
    }
    Err("A contact id is 3 to 16 letters, digits, hyphens or underscores".into())
}

/// PH-1: a telephone number, an extension after `x`.
pub fn phone(text: &str) -> Result<(), Wrong> {
    let (number, extension) = match text.split_once('x') {
        Some((number, extension)) => (number, Some(extension)),
        None => (text, None),
    };
    let digits =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = number
        .strip_prefix('+')
        .and_then(|number| number.split_once('.'))
        .is_some_and(|(country, rest)| digits(country, 3) && digits(rest, 14));
    if sound && number.len() <= 17 && extension.is_none_or(|extension| digits(extension, 10)) {
        return Ok(());
    }
    Err("A telephone number is +, 1 to 3 digits, a dot and 1 to 14 digits, at most 17 characters".into())
}

/// Whether a text has the form of a language's tag (`xs:language`): 1 to 8 letters, then parts of letters and digits.
pub fn is_language(text: &str) -> bool {
    let part = |part: &str, sound: fn(&u8) -> bool| (1..=8).contains(&part.len()) && part.as_bytes().iter().all(sound);
    let mut parts = text.split('-');
    parts.next().is_some_and(|first| part(first, u8::is_ascii_alphabetic))
        && parts.all(|next| part(next, u8::is_ascii_alphanumeric))
}

/// EM-1: an e-mail address.
pub fn email(text: &str) -> Result<(), Wrong> {
    let sound = text.split_once('@').is_some_and(|(local, domain)| {
        let labels: Vec<&str> = domain.split('.').collect();
        let label = |label: &&str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
        };
        (1..=64).contains(&local.len())
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && !local
                .chars()
                .any(|letter| letter.is_whitespace() || letter.is_control() || "@<>()[],;:\\\"".contains(letter))
            && labels.len() >= 2
            && domain.len() <= 253
            && labels.iter().all(label)
    });
    if sound { Ok(()) } else { Err("An e-mail address is one name, one @ and a domain of two labels at least".into()) }
}

/// CC-1: a country code, in upper case.
pub fn country(text: &str) -> Result<String, Unfit> {
    let code = text.to_ascii_uppercase();
    if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(Unfit::Form("A country is two letters of ISO 3166-1".into()));
    }
    if !COUNTRIES.split(' ').any(|known| known == code) {
        return Err(Unfit::Policy("ISO 3166-1 has no such country".into()));
    }
    Ok(code)
}

/// PL-1: a line of a postal address, `longest` characters at most, ASCII in the `int` form.
pub fn postal_line(text: &str, longest: usize, ascii: bool) -> Result<(), Wrong> {
    if text.chars().count() > longest {
        Err(format!("At most {longest} characters are allowed").into())
    } else if ascii && !text.is_ascii() {
        Err("The international form (type int) is written in ASCII".into())
    } else if text.chars().any(char::is_control) {
        Err("Control characters are not allowed".into())
    } else {
        Ok(())
    }
}

/// AI-1: an authInfo in classic mode.
pub fn authinfo(text: &str) -> Result<(), Wrong> {
    if (6..=64).contains(&text.chars().count()) && !text.chars().any(char::is_control) {
        return Ok(());
    }
    Err("An authInfo has 6 to 64 printable characters".into())
}

/// IP-1: an address in canonical form (RFC 5952).
pub fn address(text: &str, refuse_private: bool) -> Result<String, Unfit> {
    let address: IpAddr = text.parse().map_err(|_| Unfit::Form("This is not an IPv4 or IPv6 address".into()))?;
    let refused = match address {
        IpAddr::V4(address) => refused_v4(address, refuse_private),
        IpAddr::V6(address) => refused_v6(address, refuse_private),
    };
    if refused {
        return Err(Unfit::Policy("Addresses of this range are not accepted".into()));
    }
    Ok(address.to_string())
}

/// Whether an IPv4 address cannot be that of a name server.
fn refused_v4(address: Ipv4Addr, refuse_private: bool) -> bool {
    address.is_loopback()
        || address.octets()[0] == 0
        || address.is_multicast()
        || address.is_link_local()
        || address.is_broadcast()
        || (refuse_private && (address.is_private() || address.is_documentation()))
}

/// Likewise of IPv6; one that embeds an IPv4 address is judged by that.
fn refused_v6(address: Ipv6Addr, refuse_private: bool) -> bool {
    if let Some(embedded) = address.to_ipv4_mapped() {
        return refused_v4(embedded, refuse_private);
    }
    let documentation = address.segments()[..2] == [0x2001, 0xdb8];
    address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unicast_link_local()
        || (refuse_private && (address.is_unique_local() || documentation))
}

/// A period in years: `2y`. The protocol allows 1 to 99 (2004), the unit month is a matter of policy.
pub fn period(text: &str) -> Result<Period, Wrong> {
    let wrong = || Wrong::from("A period is a whole number and y or m");
    let (number, months) = match text.strip_suffix('m') {
        Some(number) => (number, true),
        None => (text.strip_suffix('y').unwrap_or(text), false),
    };
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong());
    }
    Ok(Period { number: number.parse().unwrap_or(i64::MAX), months })
}

/// A period as it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// How many.
    pub number: i64,
    /// Whether months were meant, not years.
    pub months: bool,
}

/// Whether `text` is an `xs:date`, and its calendar date without the zone.
pub fn date(text: &str) -> Option<&str> {
    let (date, zone) = text.split_at_checked(10)?;
    let sound_zone = match zone.as_bytes() {
        [] | b"Z" => true,
        [b'+' | b'-', a, b, b':', c, d] => [a, b, c, d].iter().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    let shape = date
        .bytes()
        .enumerate()
        .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    (sound_zone && shape && date.parse::<jiff::civil::Date>().is_ok()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id_1_contact_ids() {
        assert!(contact_id("abc").is_ok() && contact_id("A-b_0123456789ab").is_ok());
        for wrong in ["", "ab", "a234567890123456Z", "a b", "ж12", "a.b"] {
            assert!(contact_id(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn ph_1_telephone_numbers() {
        assert!(phone("+7.4951234567").is_ok() && phone("+1.2x345").is_ok());
        for wrong in
            ["", "7.495", "+7495", "+.495", "+7.", "+1234.5", "+7.495 123", "+7.123456789012345", "+1.2x", "+ж.1"]
        {
            assert!(phone(wrong).is_err(), "{wrong}");
        }
        assert!(phone("+123.12345678901234").is_err());
    }

    #[test]
    fn em_1_email_addresses() {
        assert!(email("a@example.com").is_ok() && email("имя@почта.дети").is_ok());
        let long = format!("{}@example.com", "a".repeat(65));
        for wrong in ["", "a", "@example.com", "a@", "a@b", "a@@b.c", "a b@c.de", "a@b..c", "a@-b.c", "a@b.c.", &long] {
            assert!(email(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn cc_1_countries() {
        assert_eq!(country("ru").as_deref(), Ok("RU"));
        assert!(matches!(country("XX"), Err(Unfit::Policy(_))));
        assert!(matches!(country("U"), Err(Unfit::Form(_))));
        assert!(matches!(country("USA"), Err(Unfit::Form(_))));
        assert_eq!(COUNTRIES.split(' ').count(), 249);
    }

    #[test]
    fn pl_1_postal_lines() {
        assert!(postal_line("Улица", 255, false).is_ok());
        assert!(postal_line("Улица", 255, true).is_err());
        assert!(postal_line(&"a".repeat(256), 255, true).is_err());
        assert!(postal_line("a\nb", 255, true).is_err());
    }

    #[test]
    fn ip_1_addresses() {
        assert_eq!(address("192.0.2.1", false).as_deref(), Ok("192.0.2.1"));
        assert_eq!(address("2001:DB8:0:0:0:0:0:1", false).as_deref(), Ok("2001:db8::1"));
        for refused in ["127.0.0.1", "0.0.0.0", "224.0.0.1", "169.254.1.1", "255.255.255.255", "::", "::1", "ff02::1"] {
            assert!(matches!(address(refused, false), Err(Unfit::Policy(_))), "{refused}");
        }
        assert!(matches!(address("::ffff:127.0.0.1", false), Err(Unfit::Policy(_))));
        assert!(matches!(address("192.0.2.1", true), Err(Unfit::Policy(_))));
        for wrong in ["", "1.2.3", "1.2.3.256", "01.2.3.4", "2001::1::", "fe80::1%eth0"] {
            assert!(matches!(address(wrong, false), Err(Unfit::Form(_))), "{wrong}");
        }
    }

    #[test]
    fn ai_1_authinfo() {
        assert!(authinfo("2fooBAR").is_ok() && authinfo("пароль").is_ok());
        assert!(authinfo("").is_err() && authinfo("12345").is_err());
        assert!(authinfo(&"a".repeat(65)).is_err() && authinfo("abc\tdef").is_err());
    }

    #[test]
    fn periods_and_dates() {
        assert_eq!(period("2y"), Ok(Period { number: 2, months: false }));
        assert_eq!(period("6m"), Ok(Period { number: 6, months: true }));
        assert!(period("1.5y").is_err() && period("y").is_err() && period("-1y").is_err());
        assert_eq!(date("2027-01-31"), Some("2027-01-31"));
        assert_eq!(date("2027-01-31Z"), Some("2027-01-31"));
        assert_eq!(date("2027-01-31+03:00"), Some("2027-01-31"));
        assert!(date("2027-02-30").is_none() && date("20270131").is_none() && date("2027-01-31x").is_none());
    }
}
