//! Hosts (epp-11 to epp-13, epp-23 to epp-27).

use super::frames::{addresses, change, delete as remove, domain, element, host, info, or, set, status};
use super::site::{Fields, rows};
use super::{Must, ONE, TWO, Walk, Walked, ZONES, glue, own, registered};

/// epp-11.
pub fn create(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    for zone in ZONES {
        let (own, nobodys) = (walk.site.label(), walk.site.label());
        assert_eq!(session.ask(&domain(&format!("{own}.{zone}"), "one", &Fields::new())).code, 1000);
        for row in rows(&walk.site, "epp-11", &[("own", &own), ("nobodys", &nobodys), ("tld", zone)]) {
            let name = row.fields["name"].clone();
            // An external host is the same in every zone.
            let name = if name.ends_with(".icann") { format!("{zone}-{name}") } else { name };
            if walk.row(&mut session, &row, &host(&name, &row.fields)) {
                let answer = session.ask(&info("host", &name));
                let told = row.fields.iter().filter(|(field, _)| field.starts_with('v'));
                walk.tells(&row.id, &answer, &[&format!("<host:name>{name}<")]);
                told.for_each(|(_, ip)| walk.tells(&row.id, &answer, &[&format!(">{ip}<")]));
            }
        }
    }
    Ok(())
}

/// epp-12.
pub fn strangers(walk: &Walk) -> Walked {
    let mut session = walk.site.session(TWO);
    let name = format!("ns1.{}", own("one", ZONES[0]));
    let update = change("host", &name, "add", &addresses(&glue("208.77.190.77"), "addr"));
    walk.judge("update", Must::Be(2201), &session.ask(&update));
    Ok(())
}

/// epp-13.
pub fn update(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let name = format!("{}.{}", walk.site.label(), own("one", ZONES[0]));
    assert_eq!(session.ask(&host(&name, &glue("208.77.190.250"))).code, 1000);
    for row in rows(&walk.site, "epp-13-addr", &[]) {
        let what = addresses(&row.fields, "addr");
        if walk.row(&mut session, &row, &change("host", &name, or(&row.fields, "op", ""), &what)) {
            let answer = session.ask(&info("host", &name));
            let told = row.fields.iter().filter(|(field, _)| field.starts_with('v'));
            told.for_each(|(_, ip)| walk.tells(&row.id, &answer, &[&format!(">{ip}<")]));
        }
    }
    for row in rows(&walk.site, "epp-13-status", &[]) {
        let (operation, s) = (or(&row.fields, "op", ""), or(&row.fields, "s", ""));
        if walk.row(&mut session, &row, &change("host", &name, operation, &status(s))) {
            let answer = session.ask(&info("host", &name));
            walk.holds(&row.id, answer.has(&format!("s=\"{s}\"")) == (operation == "add"), &answer.text);
        }
    }
    Ok(())
}

/// epp-23: five new names, and that of an external host which another registrar uses.
pub fn rename(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let zone = ZONES[0];
    let (own, registered) = (own("one", zone), registered(zone));
    let nobodys = walk.site.label();
    let label = |name: &str| name.split('.').next().unwrap().to_owned();
    let holes = [("own", &*label(&own)), ("registered", &*label(&registered)), ("nobodys", &nobodys), ("tld", zone)];
    for row in rows(&walk.site, "epp-23", &holes) {
        let name = format!("{}.{own}", walk.site.label());
        assert_eq!(session.ask(&host(&name, &glue("208.77.190.99"))).code, 1000);
        let to = row.fields["to"].clone();
        if walk.row(&mut session, &row, &set("host", &name, &element("name", &to))) {
            walk.judge(&row.id, Must::Be(1000), &session.ask(&info("host", &to)));
            walk.judge(&row.id, Must::Be(2303), &session.ask(&info("host", &name)));
        }
    }
    let name = format!("{}.icann", walk.site.label());
    assert_eq!(session.ask(&host(&name, &Fields::new())).code, 1000);
    let mut other = walk.site.session(TWO);
    let uses: Fields = [("ns".to_owned(), name.clone())].into();
    let used = other.ask(&domain(&format!("{}.{zone}", walk.site.label()), "two", &uses));
    walk.judge("another registrar uses it", Must::Pass, &used);
    let renamed = session.ask(&set("host", &name, &element("name", &format!("new-{name}"))));
    walk.judge("an external host that another uses", Must::Be(2305), &renamed);
    Ok(())
}

/// epp-24.
pub fn delete(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    for name in [format!("{}.{}", walk.site.label(), own("one", ZONES[0])), format!("{}.icann", walk.site.label())] {
        assert_eq!(session.ask(&host(&name, &Fields::new())).code, 1000);
        walk.judge("delete", Must::Pass, &session.ask(&remove("host", &name)));
        walk.judge("info", Must::Be(2303), &session.ask(&info("host", &name)));
    }
    Ok(())
}

/// epp-25.
pub fn below_others(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    for zone in ZONES {
        let with = format!("{}.{}", walk.site.label(), registered(zone));
        walk.judge("with an address", Must::Be(2201), &session.ask(&host(&with, &glue("208.77.190.88"))));
        let without = format!("{}.{}", walk.site.label(), registered(zone));
        walk.judge("without one", Must::Be(2201), &session.ask(&host(&without, &Fields::new())));
    }
    Ok(())
}

/// epp-26: a name server with an address, below a domain of another registrar.
pub fn glue_below_others(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let name = format!("{}.{}", walk.site.label(), own("two", ZONES[0]));
    walk.judge("create", Must::Refuse, &session.ask(&host(&name, &glue("208.77.190.88"))));
    Ok(())
}

/// epp-27: an internal host without an address is refused, or no domain can use it.
pub fn without_glue(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let zone = ZONES[0];
    let name = format!("{}.{}", walk.site.label(), own("one", zone));
    if session.ask(&host(&name, &Fields::new())).code >= 2000 {
        return Ok(());
    }
    let servers = format!("<o:ns>{}</o:ns>", element("hostObj", &name));
    let update = session.ask(&change("domain", &own("one", zone), "add", &servers));
    walk.judge("update", Must::Refuse, &update);
    Ok(())
}
