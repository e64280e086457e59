//! Contacts (epp-07 to epp-10).

use super::frames::{change, contact, delete as remove, element, info, or, postal, reach, set, status};
use super::site::{Fields, rows};
use super::{Must, ONE, TWO, Walk, Walked};

/// epp-07.
pub fn create(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    for row in rows(&walk.site, "epp-07", &[]) {
        let id = walk.site.label();
        if walk.row(&mut session, &row, &contact(&id, &row.fields)) {
            let answer = session.ask(&info("contact", &id));
            let told = [
                &*format!("<contact:id>{id}<"),
                "type=\"int\"",
                ">John Doe<",
                ">Example Inc.<",
                ">123 Example Dr.<",
                ">Dulles<",
                ">VA<",
                ">20166-6503<",
                ">US<",
                "x=\"1234\">+1.7035555555<",
                ">+1.7035555556<",
                ">jdoe@example.com<",
            ];
            walk.tells(&row.id, &answer, &told);
        }
    }
    Ok(())
}

/// epp-08.
pub fn strangers(walk: &Walk) -> Walked {
    let mut session = walk.site.session(TWO);
    walk.judge("info", Must::Be(2201), &session.ask(&info("contact", "one-reg")));
    let update = set("contact", "one-reg", &element("email", "mine@example.com"));
    walk.judge("update", Must::Be(2201), &session.ask(&update));
    Ok(())
}

/// epp-09.
pub fn update(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let id = walk.site.label();
    assert_eq!(session.ask(&contact(&id, &Fields::new())).code, 1000);
    for row in rows(&walk.site, "epp-09-postalinfo", &[]) {
        if walk.row(&mut session, &row, &set("contact", &id, &postal(&row.fields))) {
            let answer = session.ask(&info("contact", &id));
            let kind = format!("type=\"{}\"", or(&row.fields, "type", "int"));
            let city = format!(">{}<", or(&row.fields, "city", "Dulles"));
            walk.tells(&row.id, &answer, &[&kind, &city]);
        }
    }
    for row in rows(&walk.site, "epp-09-other", &[]) {
        if walk.row(&mut session, &row, &set("contact", &id, &reach(&row.fields))) {
            let answer = session.ask(&info("contact", &id));
            for value in row.fields.values() {
                walk.tells(&row.id, &answer, &[&format!(">{value}<")]);
            }
        }
    }
    for row in rows(&walk.site, "epp-09-status", &[]) {
        let (operation, s) = (or(&row.fields, "op", ""), or(&row.fields, "s", ""));
        if walk.row(&mut session, &row, &change("contact", &id, operation, &status(s))) {
            let answer = session.ask(&info("contact", &id));
            walk.holds(&row.id, answer.has(&format!("s=\"{s}\"")) == (operation == "add"), &answer.text);
        }
    }
    Ok(())
}

/// epp-10.
pub fn delete(walk: &Walk) -> Walked {
    let mut session = walk.site.session(ONE);
    let id = walk.site.label();
    assert_eq!(session.ask(&contact(&id, &Fields::new())).code, 1000);
    walk.judge("delete", Must::Pass, &session.ask(&remove("contact", &id)));
    walk.judge("info", Must::Be(2303), &session.ask(&info("contact", &id)));
    Ok(())
}
