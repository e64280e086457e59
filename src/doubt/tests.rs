//! Each command, with the registry's answer before and after it, and where it does not tell.

use super::*;
use crate::idn::Form;
use crate::session::prepare_offline;
use std::time::UNIX_EPOCH;

/// 2026-06-01T12:00:00Z.
const SENT: u64 = 1_780_315_200;
const BEFORE: &str = "2026-01-01T00:00:00Z";
const AFTER: &str = "2026-06-01T12:00:01Z";

fn entry(line: &str) -> Entry {
    let words: Vec<String> = crate::cli::lexer::split(line).unwrap().words.into_iter().map(|word| word.text).collect();
    let parsed = crate::cli::parse(Catalog::built_in(), crate::cli::Place::Shell, &words, &mut Nothing);
    let call = match parsed.map(|parsed| parsed.act) {
        Ok(crate::cli::Act::Call { call, .. }) => call,
        _ => panic!("{line}"),
    };
    let prepared = prepare_offline(Catalog::built_in(), &call, "ABC-1".into(), Form::ALabel).unwrap();
    Entry {
        id: "1".into(),
        time: UNIX_EPOCH + Duration::from_secs(SENT),
        profile: "ote".into(),
        user: "REG-1".into(),
        cltrid: prepared.outline.cltrid,
        command: prepared.outline.command,
        object: prepared.outline.object,
        frame: crate::epp::mask::mask(&String::from_utf8(prepared.frame).unwrap()),
        why: String::new(),
    }
}

struct Nothing;

impl crate::cli::words::Sources for Nothing {
    fn file(&mut self, _: &str) -> Result<String> {
        Ok(String::new())
    }
    fn stdin(&mut self) -> Result<String> {
        Ok(String::new())
    }
    fn secret(&mut self, _: &str, word: &str) -> Result<crate::secret::Secret> {
        Ok(crate::secret::Secret::new(word))
    }
    fn generate(&mut self) -> crate::secret::Secret {
        crate::secret::Secret::new("made-up-1")
    }
}

/// An answer with a code, `infData` or `trnData` of a domain with this inside, and grace periods.
fn reply(code: u16, element: &str, inner: &str, periods: &[&str]) -> Reply {
    let periods: String = periods.iter().map(|s| format!("<r:rgpStatus s='{s}'/>")).collect();
    let ext = match periods.is_empty() {
        true => String::new(),
        false => {
            format!("<extension><r:infData xmlns:r='urn:ietf:params:xml:ns:rgp-1.0'>{periods}</r:infData></extension>")
        }
    };
    let data = match element.is_empty() {
        true => String::new(),
        false => format!(
            "<resData><d:{element} xmlns:d='urn:ietf:params:xml:ns:domain-1.0'><d:name>a.test</d:name>{inner}</d:{element}></resData>"
        ),
    };
    let frame = format!(
        "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><response><result code='{code}'><msg>Said</msg></result>{data}{ext}\
         <trID><svTRID>1</svTRID></trID></response></epp>"
    );
    read::reply(frame.as_bytes(), Catalog::built_in()).unwrap()
}

fn word(line: &str, reply: &Reply) -> String {
    verdict(&entry(line), Catalog::built_in(), reply).word().into()
}

#[test]
fn a_renewal_is_known_by_the_date() {
    let line = "domain renew a.test --cur-exp 2027-03-01 --period 1y";
    let expires =
        |date: &str, periods: &[&str]| reply(1000, "infData", &format!("<d:exDate>{date}</d:exDate>"), periods);
    assert_eq!(word(line, &expires("2027-03-01T10:00:00Z", &[])), "not applied");
    assert_eq!(word(line, &expires("2028-03-01T10:00:00Z", &[])), "applied");
    assert_eq!(word(line, &expires("2029-03-01T10:00:00Z", &[])), "cannot tell");
    assert_eq!(word(line, &expires("2028-03-01T10:00:00Z", &["autoRenewPeriod"])), "cannot tell");
    assert_eq!(word(line, &expires("2028-03-01T10:00:00Z", &["autoRenewPeriod", "renewPeriod"])), "applied");
    assert_eq!(word(line, &reply(2303, "", "", &[])), "cannot tell");
    let months = "domain renew a.test --cur-exp 2027-03-01 --period 6m";
    assert_eq!(word(months, &expires("2027-09-01T10:00:00Z", &[])), "applied");
}

#[test]
fn a_creation_is_known_by_who_and_when() {
    let line = "domain create a.test --auth 2fooBAR";
    let made = |who: &str, when: &str| {
        reply(1000, "infData", &format!("<d:clID>{who}</d:clID><d:crID>{who}</d:crID><d:crDate>{when}</d:crDate>"), &[])
    };
    assert_eq!(word(line, &made("REG-1", AFTER)), "applied");
    assert_eq!(word(line, &made("REG-1", BEFORE)), "not applied");
    assert_eq!(word(line, &made("REG-2", AFTER)), "not applied");
    assert_eq!(word(line, &reply(2303, "", "", &[])), "not applied");
    assert_eq!(word(line, &reply(2201, "", "", &[])), "cannot tell");
}

#[test]
fn a_deletion_is_known_by_absence_or_status() {
    let line = "domain delete a.test";
    let there =
        |more: &str| reply(1000, "infData", &format!("{more}<d:clID>REG-1</d:clID><d:crDate>{BEFORE}</d:crDate>"), &[]);
    assert_eq!(word(line, &there("")), "not applied");
    assert_eq!(word(line, &there("<d:status s='pendingDelete'/>")), "applied");
    assert_eq!(word(line, &reply(2303, "", "", &[])), "applied");
    let anew = reply(1000, "infData", &format!("<d:clID>REG-1</d:clID><d:crDate>{AFTER}</d:crDate>"), &[]);
    assert_eq!(word(line, &anew), "cannot tell");
}

#[test]
fn an_update_is_compared() {
    let line = "domain update a.test --add-status clientHold --add-ns ns1.b.test --rem-ns ns2.b.test";
    let now = |hosts: &str, status: &str, when: &str| {
        let inner = format!(
            "<d:status s='{status}'/><d:ns>{hosts}</d:ns><d:clID>REG-1</d:clID><d:upID>REG-1</d:upID><d:upDate>{when}</d:upDate>"
        );
        reply(1000, "infData", &inner, &[])
    };
    let host = |name: &str| format!("<d:hostObj>{name}</d:hostObj>");
    assert_eq!(word(line, &now(&host("NS1.b.test"), "clientHold", AFTER)), "applied");
    assert_eq!(word(line, &now(&host("ns2.b.test"), "ok", BEFORE)), "not applied");
    assert_eq!(word(line, &now(&host("ns2.b.test"), "ok", AFTER)), "not applied");
    assert_eq!(word(line, &now(&host("ns1.b.test"), "ok", AFTER)), "cannot tell");
    let auth = "domain update a.test --auth 2fooBAR";
    assert_eq!(word(auth, &now(&host("x.test"), "ok", AFTER)), "cannot tell");
    assert_eq!(word(auth, &now(&host("x.test"), "ok", BEFORE)), "not applied");
}

#[test]
fn a_transfer_is_asked_for() {
    let state = |status: &str, who: &str, when: &str| {
        let inner = format!(
            "<d:trStatus>{status}</d:trStatus><d:reID>{who}</d:reID><d:reDate>{when}</d:reDate><d:acID>REG-2</d:acID>\
             <d:acDate>{when}</d:acDate>"
        );
        reply(1000, "trnData", &inner, &[])
    };
    let request = "domain transfer request a.test --auth 2fooBAR";
    assert_eq!(word(request, &state("pending", "REG-1", AFTER)), "applied");
    assert_eq!(word(request, &state("clientRejected", "REG-1", BEFORE)), "not applied");
    assert_eq!(word(request, &state("pending", "REG-3", AFTER)), "not applied");
    assert_eq!(word(request, &reply(2301, "", "", &[])), "not applied");
    assert_eq!(word(request, &reply(2201, "", "", &[])), "cannot tell");
    assert_eq!(word("domain transfer approve a.test", &state("clientApproved", "REG-2", BEFORE)), "applied");
    assert_eq!(word("domain transfer approve a.test", &state("pending", "REG-2", BEFORE)), "not applied");
    assert_eq!(word("domain transfer cancel a.test", &state("serverApproved", "REG-1", BEFORE)), "cannot tell");
    let asked = question(&entry(request), Catalog::built_in()).unwrap();
    assert_eq!((asked.command.as_str(), asked.args.str("op")), ("domain transfer", Some("query")));
}

#[test]
fn a_restoration_is_known_by_the_grace_period() {
    let line = "domain restore a.test";
    let state = |status: &str, periods: &[&str]| reply(1000, "infData", &format!("<d:status s='{status}'/>"), periods);
    assert_eq!(word(line, &state("pendingDelete", &["redemptionPeriod"])), "not applied");
    assert_eq!(word(line, &state("pendingDelete", &["pendingRestore"])), "applied");
    assert_eq!(word(line, &state("ok", &[])), "applied");
}

#[test]
fn an_acknowledgement_is_known_by_the_head_of_the_queue() {
    let head = |id: &str| Reply {
        results: reply(1301, "", "", &[]).results,
        msgq: Some(crate::epp::reply::MsgQ { count: Some(2), id: Some(id.into()), ..Default::default() }),
        ..Reply::default()
    };
    assert_eq!(word("poll ack 12", &head("12")), "not applied");
    assert_eq!(word("poll ack 12", &head("13")), "applied");
    assert_eq!(word("poll ack 12", &reply(1300, "", "", &[])), "applied");
}

#[test]
fn other_objects_are_asked_for_by_their_own_keys() {
    let contact = question(&entry("contact update C-1 --voice +7.495"), Catalog::built_in()).unwrap();
    assert_eq!((contact.command.as_str(), contact.args.str("id")), ("contact info", Some("C-1")));
    let host = question(&entry("host delete ns1.a.test"), Catalog::built_in()).unwrap();
    assert_eq!((host.command.as_str(), host.args.str("name")), ("host info", Some("ns1.a.test")));
    let raw = Entry { command: "raw".into(), object: None, ..entry("domain delete a.test") };
    assert!(question(&raw, Catalog::built_in()).is_err());
}
