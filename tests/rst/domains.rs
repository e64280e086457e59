//! Domains (epp-14 to epp-16, epp-18, epp-21).

use super::frames::{
    about, change, contact, delete as remove, domain, element, host, info, named, or, renew as prolong, sec_dns,
    secure, servers, set, status,
};
use super::site::{Answer, Fields, Row, rows};
use super::{Must, ONE, Session, TWO, Walk, Walked, ZONES, glue, own};

/// epp-14, by both registrars.
pub fn create(walk: &Walk) -> Walked {
    let nobodys = walk.site.label();
    for (id, short) in [(ONE, "one"), (TWO, "two")] {
        let mut session = walk.site.session(id);
        for zone in ZONES {
            for row in rows(&walk.site, "epp-14", &[("tld", zone), ("nobodys", &nobodys)]) {
                if walk.row(&mut session, &row, &domain("", short, &row.fields)) {
                    let name = row.fields["name"].to_lowercase();
                    let answer = session.ask(&info("domain", &name));
                    created(walk, &row, &answer, id);
                }
            }
        }
    }
    Ok(())
}

/// What the info of a new domain must tell.
fn created(walk: &Walk, row: &Row, answer: &Answer, id: &str) {
    let told = |name: &str| answer.first(&format!("domain:{name}"));
    walk.holds(&row.id, told("roid").ends_with("-ICANNRST"), &answer.text);
    let years: i16 = or(&row.fields, "period", "1").parse().unwrap();
    let date = |name: &str| told(name).parse::<jiff::Timestamp>().unwrap().to_zoned(jiff::tz::TimeZone::UTC);
    let expected = date("crDate").checked_add(jiff::Span::new().years(years)).unwrap();
    walk.holds(&row.id, date("exDate") == expected, &answer.text);
    walk.holds(&row.id, told("crID") == id && told("clID") == id, &answer.text);
    if let Some(ns) = row.fields.get("ns") {
        walk.tells(&row.id, answer, &[&format!(">{ns}<")]);
    }
}

/// Contacts, a host below a domain of their own and a domain that uses all of them: the contacts' prefix, the host's
/// name and the domain's.
fn whole(walk: &Walk, session: &mut Session<'_>) -> (String, String, String) {
    let short = walk.site.label();
    for contact_id in ["reg", "adm"] {
        assert_eq!(session.ask(&contact(&format!("{short}-{contact_id}"), &Fields::new())).code, 1000);
    }
    let ns = format!("{short}.{}", own("one", ZONES[0]));
    assert_eq!(session.ask(&host(&ns, &glue("208.77.190.66"))).code, 1000);
    let name = format!("{short}.{}", ZONES[0]);
    let uses: Fields = [("ns".to_owned(), ns.clone())].into();
    assert_eq!(session.ask(&domain(&name, &short, &uses)).code, 1000);
    (short, ns, name)
}

/// epp-15.
pub fn linked(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let (short, ns, _) = whole(walk, &mut session);
    for (object, name) in [("contact", format!("{short}-reg")), ("contact", format!("{short}-adm")), ("host", ns)] {
        walk.judge(object, Must::Be(2305), &session.ask(&remove(object, &name)));
    }
    Ok(())
}

/// epp-16.
pub fn update(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let zone = ZONES[0];
    let label = walk.site.label();
    let (name, nobodys) = (format!("{label}.{zone}"), walk.site.label());
    assert_eq!(session.ask(&domain(&name, "one", &Fields::new())).code, 1000);
    for row in rows(&walk.site, "epp-16-status", &[]) {
        let (operation, s) = (or(&row.fields, "op", ""), or(&row.fields, "s", ""));
        if walk.row(&mut session, &row, &change("domain", &name, operation, &status(s))) {
            let answer = session.ask(&info("domain", &name));
            walk.holds(&row.id, answer.has(&format!("s=\"{s}\"")) == (operation == "add"), &answer.text);
        }
    }
    for row in rows(&walk.site, "epp-16-ns", &[("own", &label), ("nobodys", &nobodys), ("tld", zone)]) {
        let operation = or(&row.fields, "op", "");
        if walk.row(&mut session, &row, &change("domain", &name, operation, &servers(&row.fields))) {
            let answer = session.ask(&info("domain", &name));
            let told = answer.has(&format!(">{}<", row.fields["ns"]));
            walk.holds(&row.id, told == (operation == "add"), &answer.text);
        }
    }
    for row in rows(&walk.site, "epp-16-dnssec", &[]) {
        let operation = or(&row.fields, "op", "");
        let inside = format!("<s:{operation}>{}</s:{operation}>", secure(&row.fields));
        let frame = about("domain", "update", &named("domain", &name), &sec_dns("update", &inside));
        if walk.row(&mut session, &row, &frame) {
            let answer = session.ask(&info("domain", &name));
            let told = answer.texts("secDNS:keyTag").contains(&or(&row.fields, "tag", "12345"));
            walk.holds(&row.id, told == (operation == "add"), &answer.text);
        }
    }
    let another = walk.site.label();
    assert_eq!(session.ask(&contact(&another, &Fields::new())).code, 1000);
    walk.judge("registrant", Must::Pass, &session.ask(&set("domain", &name, &element("registrant", &another))));
    walk.tells("registrant", &session.ask(&info("domain", &name)), &[&format!("<domain:registrant>{another}<")]);
    let nobody = set("domain", &name, &element("registrant", "nobody-here"));
    walk.judge("an unknown registrant", Must::Refuse, &session.ask(&nobody));
    let mut other = walk.site.session(TWO);
    let foreign = change("domain", &name, "add", &status("clientHold"));
    walk.judge("another registrar's domain", Must::Be(2201), &other.ask(&foreign));
    Ok(())
}

/// epp-18.
pub fn renew(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let name = format!("{}.{}", walk.site.label(), ZONES[0]);
    assert_eq!(session.ask(&domain(&name, "one", &Fields::new())).code, 1000);
    let before = session.ask(&info("domain", &name)).first("domain:exDate").to_owned();
    walk.judge("renew", Must::Pass, &session.ask(&prolong(&name, &before, "2")));
    let after = session.ask(&info("domain", &name));
    let year = |date: &str| date[..4].parse::<u16>().unwrap();
    let expires = after.first("domain:exDate").to_owned();
    let two_years_on = year(&expires) == year(&before) + 2 && expires[4..] == before[4..];
    walk.holds("two years on", two_years_on || before[4..10] == *"-02-29", &after.text);
    walk.tells("rgpStatus", &after, &["renewPeriod"]);
    walk.judge("a wrong date", Must::Refuse, &session.ask(&prolong(&name, &before, "1")));
    walk.judge("more than ten years ahead", Must::Refuse, &session.ask(&prolong(&name, &expires, "10")));
    let unchanged = session.ask(&info("domain", &name));
    walk.tells("unchanged", &unchanged, &[&format!(">{expires}<")]);
    Ok(())
}

/// epp-21.
pub fn delete(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let (short, ns, name) = whole(walk, &mut session);
    let answer = session.ask(&remove("domain", &name));
    walk.judge("delete", Must::Be(1000), &answer);
    walk.judge("info", Must::Be(2303), &session.ask(&info("domain", &name)));
    for (object, name) in [("contact", format!("{short}-reg")), ("contact", format!("{short}-adm")), ("host", ns)] {
        walk.judge(object, Must::Pass, &session.ask(&remove(object, &name)));
        walk.judge(object, Must::Be(2303), &session.ask(&info(object, &name)));
    }
    Ok(())
}
