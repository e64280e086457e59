//! Two servers on one database: every port tells the same (epp-17), and what is done at a gateway is seen at the
//! primary system (srsgw-01 to srsgw-12). The second server plays the gateway.

use super::frames::{
    addresses, change, contact, delete as remove, domain, element, host, info, renew, set, status, transfer,
};
use super::site::Fields;
use super::transfers::STRONG;
use super::{Must, ONE, Session, TWO, Walk, Walked, ZONES, glue, own};

/// The server that plays the gateway.
const GATEWAY: usize = 1;

/// Notes whether an object is told alike by both servers.
fn alike(walk: &Walk, gateway: &mut Session<'_>, object: &str, name: &str) {
    let mut primary = walk.site.session(ONE);
    let (there, here) = (gateway.ask(&info(object, name)), primary.ask(&info(object, name)));
    walk.holds(&format!("{object} {name}"), there.code == 1000 && here.code == 1000, &here.text);
    walk.holds(&format!("{object} {name}"), there.data() == here.data(), &format!("{}\n{}", there.text, here.text));
}

/// A new domain, made at the gateway.
fn new_domain(walk: &Walk, gateway: &mut Session<'_>) -> String {
    let name = format!("{}.{}", walk.site.label(), ZONES[0]);
    walk.judge("domain create", Must::Pass, &gateway.ask(&domain(&name, "one", &Fields::new())));
    name
}

/// A new host, made at the gateway.
fn new_host(walk: &Walk, gateway: &mut Session<'_>) -> String {
    let name = format!("{}.{}", walk.site.label(), own("one", ZONES[0]));
    walk.judge("host create", Must::Pass, &gateway.ask(&host(&name, &glue("208.77.190.55"))));
    name
}

/// A new contact, made at the gateway.
fn new_contact(walk: &Walk, gateway: &mut Session<'_>) -> String {
    let id = walk.site.label();
    walk.judge("contact create", Must::Pass, &gateway.ask(&contact(&id, &Fields::new())));
    id
}

/// epp-17.
pub fn every_port(walk: &Walk) -> Walked {
    let mut one = walk.site.session(ONE);
    let name = new_domain(walk, &mut one);
    let mut others = [walk.site.session_on(GATEWAY, ONE), walk.site.session(ONE)];
    let told = one.ask(&info("domain", &name));
    for other in &mut others {
        let answer = other.ask(&info("domain", &name));
        walk.judge("info", Must::Be(1000), &answer);
        walk.holds("alike", answer.data() == told.data(), &answer.text);
    }
    Ok(())
}

/// srsgw-01.
pub fn reachable(walk: &Walk) -> Walked {
    let mut session = walk.site.session_on(GATEWAY, ONE);
    walk.judge("a command", Must::Be(1000), &session.ask(&info("contact", "one-reg")));
    Ok(())
}

/// srsgw-02.
pub fn host_create(walk: &Walk) -> Walked {
    let mut gateway = walk.site.session_on(GATEWAY, ONE);
    let name = new_host(walk, &mut gateway);
    alike(walk, &mut gateway, "host", &name);
    Ok(())
}

/// srsgw-03.
pub fn contact_create(walk: &Walk) -> Walked {
    let mut gateway = walk.site.session_on(GATEWAY, ONE);
    let id = new_contact(walk, &mut gateway);
    alike(walk, &mut gateway, "contact", &id);
    Ok(())
}

/// srsgw-04.
pub fn domain_create(walk: &Walk) -> Walked {
    let mut gateway = walk.site.session_on(GATEWAY, ONE);
    let name = new_domain(walk, &mut gateway);
    alike(walk, &mut gateway, "domain", &name);
    Ok(())
}

/// srsgw-05.
pub fn domain_renew(walk: &Walk) -> Walked {
    let mut gateway = walk.site.session_on(GATEWAY, ONE);
    let name = new_domain(walk, &mut gateway);
    let expires = gateway.ask(&info("domain", &name)).first("domain:exDate").to_owned();
    walk.judge("renew", Must::Pass, &gateway.ask(&renew(&name, &expires, "1")));
    alike(walk, &mut gateway, "domain", &name);
    Ok(())
}

/// srsgw-06: the request, and its approval.
pub fn domain_transfer(walk: &Walk) -> Walked {
    let mut gateway = walk.site.session_on(GATEWAY, ONE);
    let name = new_domain(walk, &mut gateway);
    let auth = format!("<o:authInfo>{}</o:authInfo>", element("pw", STRONG));
    walk.judge("authInfo", Must::Pass, &gateway.ask(&set("domain", &name, &auth)));
    let mut gaining = walk.site.session_on(GATEWAY, TWO);
    walk.judge("request", Must::Be(1001), &gaining.ask(&transfer("request", &name, Some("1"), Some(STRONG))));
    let mut primary = walk.site.session(TWO);
    walk.tells("pending", &primary.ask(&info("domain", &name)), &["s=\"pendingTransfer\""]);
    walk.judge("approve", Must::Pass, &gateway.ask(&transfer("approve", &name, None, None)));
    walk.tells("approved", &primary.ask(&info("domain", &name)), &[&format!("<domain:clID>{TWO}<")]);
    Ok(())
}

/// srsgw-08: a domain that is out of its add grace period, since a renew alone does not end that here, is one that was
/// transferred.
pub fn domain_delete(walk: &Walk) -> Walked {
    let mut gateway = walk.site.session_on(GATEWAY, ONE);
    let name = new_domain(walk, &mut gateway);
    let auth = format!("<o:authInfo>{}</o:authInfo>", element("pw", STRONG));
    walk.judge("authInfo", Must::Pass, &gateway.ask(&set("domain", &name, &auth)));
    let mut gaining = walk.site.session_on(GATEWAY, TWO);
    walk.judge("request", Must::Be(1001), &gaining.ask(&transfer("request", &name, Some("1"), Some(STRONG))));
    walk.judge("approve", Must::Pass, &gateway.ask(&transfer("approve", &name, None, None)));
    walk.judge("delete", Must::Be(1001), &gaining.ask(&remove("domain", &name)));
    let mut primary = walk.site.session(TWO);
    let answer = primary.ask(&info("domain", &name));
    walk.tells("deleted", &answer, &["s=\"pendingDelete\"", "s=\"redemptionPeriod\""]);
    Ok(())
}

/// srsgw-09.
pub fn host_update(walk: &Walk) -> Walked {
    let mut gateway = walk.site.session_on(GATEWAY, ONE);
    let name = new_host(walk, &mut gateway);
    let address = addresses(&glue("208.77.190.56"), "addr");
    for (operation, what) in [("add", &*address), ("add", &status("clientDeleteProhibited")), ("rem", &address)] {
        walk.judge(operation, Must::Pass, &gateway.ask(&change("host", &name, operation, what)));
        alike(walk, &mut gateway, "host", &name);
    }
    Ok(())
}

/// srsgw-10.
pub fn host_delete(walk: &Walk) -> Walked {
    let mut gateway = walk.site.session_on(GATEWAY, ONE);
    let name = new_host(walk, &mut gateway);
    walk.judge("delete", Must::Be(1000), &gateway.ask(&remove("host", &name)));
    walk.judge("info", Must::Be(2303), &walk.site.session(ONE).ask(&info("host", &name)));
    Ok(())
}

/// srsgw-11.
pub fn contact_update(walk: &Walk) -> Walked {
    let mut gateway = walk.site.session_on(GATEWAY, ONE);
    let id = new_contact(walk, &mut gateway);
    walk.judge("update", Must::Pass, &gateway.ask(&set("contact", &id, &element("email", "new@example.com"))));
    alike(walk, &mut gateway, "contact", &id);
    Ok(())
}

/// srsgw-12.
pub fn contact_delete(walk: &Walk) -> Walked {
    let mut gateway = walk.site.session_on(GATEWAY, ONE);
    let id = new_contact(walk, &mut gateway);
    walk.judge("delete", Must::Be(1000), &gateway.ask(&remove("contact", &id)));
    walk.judge("info", Must::Be(2303), &walk.site.session(ONE).ask(&info("contact", &id)));
    Ok(())
}
