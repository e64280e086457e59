//! Transfers (epp-19, epp-20).

use super::frames::{domain, element, info, set, transfer};
use super::site::Fields;
use super::{Must, ONE, TWO, Walk, Walked, ZONES};

/// An authInfo with the 128 bits of chance that RFC 9154 asks for.
pub const STRONG: &str = "Ex4mple-l0ng!AuthInf0-of_28";

/// Sets an authInfo and requests the transfer; gives the domain's name.
fn requested(walk: &Walk) -> String {
    let (mut losing, mut gaining) = (walk.site.session(ONE), walk.site.session(TWO));
    let name = format!("{}.{}", walk.site.label(), ZONES[0]);
    assert_eq!(losing.ask(&domain(&name, "one", &Fields::new())).code, 1000);
    let auth = |text: &str| set("domain", &name, &format!("<o:authInfo>{}</o:authInfo>", element("pw", text)));
    for weak in ["abc", "password", "aaaaaaaaaaaa"] {
        walk.judge("a weak authInfo", Must::Refuse, &losing.ask(&auth(weak)));
    }
    walk.judge("a strong one", Must::Pass, &losing.ask(&auth(STRONG)));
    let request = |years, auth| transfer("request", &name, Some(years), Some(auth));
    walk.judge("a wrong authInfo", Must::Refuse, &gaining.ask(&request("1", "Wr0ng-l0ng!AuthInf0-of_28!")));
    walk.judge("more than ten years ahead", Must::Refuse, &gaining.ask(&request("10", STRONG)));
    walk.judge("request", Must::Pass, &gaining.ask(&request("1", STRONG)));
    walk.tells("pending", &losing.ask(&info("domain", &name)), &["s=\"pendingTransfer\""]);
    name
}

/// epp-19.
pub fn approved(walk: &Walk) -> Walked {
    let name = requested(walk);
    let mut losing = walk.site.session(ONE);
    let before = losing.ask(&info("domain", &name)).first("domain:exDate").to_owned();
    walk.judge("approve", Must::Pass, &losing.ask(&transfer("approve", &name, None, None)));
    let mut gaining = walk.site.session(TWO);
    let answer = gaining.ask(&info("domain", &name));
    walk.tells("approved", &answer, &[&format!("<domain:clID>{TWO}<"), "transferPeriod"]);
    walk.holds("authInfo", !answer.has("authInfo"), "it was not reset");
    let year = |date: &str| date[..4].parse::<u16>().unwrap();
    let expires = answer.first("domain:exDate");
    walk.holds("a year on", year(expires) == year(&before) + 1 || before.get(5..10) == Some("02-29"), expires);
    walk.holds("pending no more", !answer.has("pendingTransfer"), &answer.text);
    walk.judge("the old authInfo", Must::Refuse, &losing.ask(&transfer("request", &name, Some("1"), Some(STRONG))));
    Ok(())
}

/// epp-20.
pub fn rejected(walk: &Walk) -> Walked {
    let name = requested(walk);
    let mut losing = walk.site.session(ONE);
    walk.judge("reject", Must::Pass, &losing.ask(&transfer("reject", &name, None, None)));
    let answer = losing.ask(&info("domain", &name));
    walk.tells("rejected", &answer, &[&format!("<domain:clID>{ONE}<")]);
    walk.holds("pending no more", !answer.has("pendingTransfer"), &answer.text);
    Ok(())
}
