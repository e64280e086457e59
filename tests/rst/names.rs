//! Checks, and internationalised names (epp-04 to epp-06, idn-01, idn-02, minimumRPMs-01).

use super::frames::{about, check, domain, element};
use super::{IDN_ZONE, Must, ONE, TWO, Walk, Walked, ZONES, registered};
use crate::rst::site::{Fields, Session};

/// Notes whether a name is told to be free or not; what is no name may be refused, too.
fn is_free(walk: &Walk, session: &mut Session<'_>, object: &str, name: &str, free: Option<bool>) {
    let answer = session.ask(&check(object, name));
    match free {
        Some(free) => {
            let wanted = format!("avail=\"{}\"", u8::from(free));
            walk.holds(&format!("{object} {name}"), answer.code == 1000 && answer.has(&wanted), &answer.text);
        }
        None => {
            let refused = [2001, 2004, 2005].contains(&answer.code);
            walk.holds(&format!("{object} {name}"), refused || answer.has("avail=\"0\""), &answer.text);
        }
    }
}

/// epp-04.
pub fn domain_check(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    for zone in ZONES {
        is_free(walk, &mut session, "domain", &format!("-bad-.{zone}"), None);
        is_free(walk, &mut session, "domain", &format!("{}.{zone}", "a".repeat(64)), None);
        is_free(walk, &mut session, "domain", &format!("bad!.{zone}"), None);
        is_free(walk, &mut session, "domain", &registered(zone), Some(false));
        is_free(walk, &mut session, "domain", &format!("{}.{zone}", walk.site.label()), Some(true));
    }
    Ok(())
}

/// epp-05.
pub fn host_check(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    is_free(walk, &mut session, "host", "ns1.-bad-.icann", None);
    for zone in ZONES {
        is_free(walk, &mut session, "host", &format!("ns1.{}", registered(zone)), Some(false));
        is_free(walk, &mut session, "host", &format!("{}.{}", walk.site.label(), registered(zone)), Some(true));
    }
    Ok(())
}

/// epp-06.
pub fn contact_check(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    is_free(walk, &mut session, "contact", "ab", None);
    is_free(walk, &mut session, "contact", &"a".repeat(17), None);
    is_free(walk, &mut session, "contact", "three-reg", Some(false));
    is_free(walk, &mut session, "contact", &walk.site.label(), Some(true));
    Ok(())
}

/// idn-01: labels that the zone's table has, and others; variants are for the same registrar only.
pub fn labels(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    for label in ["проверка", "ёлка", "дом-2", "объезд"] {
        let name = format!("{}.{IDN_ZONE}", idna::domain_to_ascii(label).unwrap());
        let answer = session.ask(&domain(&name, "one", &Fields::new()));
        walk.judge(label, Must::Pass, &answer);
    }
    // Ukrainian and Greek letters, Latin between Cyrillic ones, too short.
    for label in ["їжак", "σίγμα", "проbерка", "ёж"] {
        let name = format!("{}.{IDN_ZONE}", idna::domain_to_ascii(label).unwrap());
        let answer = session.ask(&domain(&name, "one", &Fields::new()));
        walk.judge(label, Must::Refuse, &answer);
    }
    let variant = domain(&format!("{}.{IDN_ZONE}", idna::domain_to_ascii("елка").unwrap()), "two", &Fields::new());
    walk.judge("another registrar's variant", Must::Refuse, &walk.site.session(TWO).ask(&variant));
    let variant = variant.replace("two-", "one-");
    walk.judge("a variant of one's own", Must::Pass, &session.ask(&variant));
    for label in ["xn--a", "xn--0000h", "xn--d1acj3b-"] {
        let answer = session.ask(&domain(&format!("{label}.{IDN_ZONE}"), "one", &Fields::new()));
        walk.judge(label, Must::Refuse, &answer);
    }
    Ok(())
}

/// idn-02.
pub fn ascii_in_idn_zone(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let answer = session.ask(&domain(&format!("{}.{IDN_ZONE}", walk.site.label()), "one", &Fields::new()));
    walk.judge("an ASCII name", Must::Refuse, &answer);
    Ok(())
}

/// minimumRPMs-01, as far as it goes without the test data of the clearing house: no label is in its list.
pub fn claims_check(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let launch =
        "<l:check xmlns:l=\"urn:ietf:params:xml:ns:launch-1.0\" type=\"claims\"><l:phase>claims</l:phase></l:check>";
    let answer = session.ask(&about("domain", "check", &element("name", &registered(ZONES[0])), launch));
    walk.judge("a claims check", Must::Be(1000), &answer);
    walk.tells("a claims check", &answer, &["exists=\"0\""]);
    Ok(())
}
