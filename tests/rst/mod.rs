//! ICANN's tests of registry systems (RST) that use the EPP server, walked against `eppsh registry serve` with the rules
//! `rst`. What is to be refused or taken stands in `rows/`, one file for each data provider; those files are our own,
//! written from the description of the cases.

mod contacts;
mod domains;
mod frames;
mod hosts;
mod names;
mod sessions;
mod site;
mod transfers;
mod two;

use crate::support;
use site::{Answer, IDN_ZONE, ONE, Session, Site, THREE, TWO, ZONES};
use std::cell::{Cell, RefCell};

/// What came of a case: nothing against it, or why it does not apply.
type Walked = Result<(), &'static str>;

/// How a case is walked.
type Case = fn(&Walk) -> Walked;

/// Every case: its name, and how it is walked.
const CASES: &[(&str, Case)] = &[
    ("epp-01", sessions::connectivity),
    ("epp-02", sessions::greeting),
    ("epp-03", sessions::logins),
    ("epp-04", names::domain_check),
    ("epp-05", names::host_check),
    ("epp-06", names::contact_check),
    ("epp-07", contacts::create),
    ("epp-08", contacts::strangers),
    ("epp-09", contacts::update),
    ("epp-10", contacts::delete),
    ("epp-11", hosts::create),
    ("epp-12", hosts::strangers),
    ("epp-13", hosts::update),
    ("epp-14", domains::create),
    ("epp-15", domains::linked),
    ("epp-16", domains::update),
    ("epp-17", two::every_port),
    ("epp-18", domains::renew),
    ("epp-19", transfers::approved),
    ("epp-20", transfers::rejected),
    ("epp-21", domains::delete),
    ("epp-22", |_| Err("ICANN has taken it out: its restore is tested by LC-2 and LC-3")),
    ("epp-23", hosts::rename),
    ("epp-24", hosts::delete),
    ("epp-25", hosts::below_others),
    ("epp-26", hosts::glue_below_others),
    ("epp-27", hosts::without_glue),
    ("idn-01", names::labels),
    ("idn-02", names::ascii_in_idn_zone),
    ("minimumRPMs-01", names::claims_check),
    ("minimumRPMs-02", |_| Err("no sunrise: launch-1.0 answers claims checks, and other forms are refused")),
    ("minimumRPMs-03", |_| Err("no trademark claims period: its creates are refused")),
    ("integration-01", |_| Err("there is no RDAP server here")),
    ("integration-02", |_| Err("there is no publication in the DNS here")),
    ("integration-03", |_| Err("there is no escrow deposit here")),
    ("integration-04", |_| Err("glue goes into the DNS, which is not published here")),
    ("integration-05", |_| Err("glue goes into the DNS, which is not published here")),
    ("srsgw-01", two::reachable),
    ("srsgw-02", two::host_create),
    ("srsgw-03", two::contact_create),
    ("srsgw-04", two::domain_create),
    ("srsgw-05", two::domain_renew),
    ("srsgw-06", two::domain_transfer),
    ("srsgw-07", |_| Err("it is a part of srsgw-06")),
    ("srsgw-08", two::domain_delete),
    ("srsgw-09", two::host_update),
    ("srsgw-10", two::host_delete),
    ("srsgw-11", two::contact_update),
    ("srsgw-12", two::contact_delete),
    ("srsgw-13", |_| Err("there is no RDAP server here")),
    ("srsgw-14", |_| Err("there is no RDAP server here")),
    ("srsgw-15", |_| Err("there is no RDAP server here")),
];

/// The data providers and their numbers of rows (ICANN RST v2026.05).
const PROVIDERS: &[(&str, usize)] = &[
    ("epp-07", 36),
    ("epp-09-postalinfo", 13),
    ("epp-09-other", 20),
    ("epp-09-status", 26),
    ("epp-11", 19),
    ("epp-13-addr", 16),
    ("epp-13-status", 25),
    ("epp-14", 50),
    ("epp-16-status", 23),
    ("epp-16-ns", 27),
    ("epp-16-dnssec", 30),
    ("epp-23", 5),
];

/// What an answer must be.
#[derive(Clone, Copy, Debug)]
pub enum Must {
    /// A success (1xxx).
    Pass,
    /// A refusal, and no failure of the server.
    Refuse,
    /// This code.
    Be(u16),
}

/// A walk through the cases.
pub struct Walk {
    site: Site,
    /// How much of the case at hand was looked at, and how many rows do not apply.
    looked: Cell<usize>,
    left_out: Cell<usize>,
    /// What was wrong, by the step.
    wrong: RefCell<Vec<String>>,
}

impl Walk {
    /// The run sheet: what must be there before the first case.
    fn start() -> Walk {
        let site = Site::start();
        for (id, short) in [(ONE, "one"), (TWO, "two"), (THREE, "three")] {
            let mut session = site.session(id);
            for contact in ["reg", "adm"] {
                let frame = frames::contact(&format!("{short}-{contact}"), &site::Fields::new());
                assert_eq!(session.ask(&frame).code, 1000);
            }
            for zone in ZONES {
                let name = if id == THREE { registered(zone) } else { own(short, zone) };
                assert_eq!(session.ask(&frames::domain(&name, short, &site::Fields::new())).code, 1000);
                let host = frames::host(&format!("ns1.{name}"), &glue("208.77.190.1"));
                assert_eq!(session.ask(&host).code, 1000);
            }
        }
        let mut owner = site.session(THREE);
        let name = registered(IDN_ZONE);
        assert_eq!(owner.ask(&frames::domain(&name, "three", &site::Fields::new())).code, 1000);
        let mut session = site.session(ONE);
        for number in 1..=3 {
            let host = frames::host(&format!("ns{number}.invalid.icann"), &site::Fields::new());
            assert_eq!(session.ask(&host).code, 1000);
        }
        drop((owner, session));
        let (looked, left_out, wrong) = (Cell::new(0), Cell::new(0), RefCell::default());
        Walk { site, looked, left_out, wrong }
    }

    /// Notes whether something is as it must be.
    fn holds(&self, step: &str, truth: bool, told: &str) {
        self.looked.set(self.looked.get() + 1);
        if !truth {
            self.wrong.borrow_mut().push(format!("{step}: {told}"));
        }
    }

    /// Notes whether an answer is what it must be.
    fn judge(&self, step: &str, must: Must, answer: &Answer) -> bool {
        let code = answer.code;
        let right = code != 2400
            && match must {
                Must::Pass => code < 2000,
                Must::Refuse => code >= 2000,
                Must::Be(wanted) => code == wanted,
            };
        let last = self.site.answers.borrow().last().map(|(asked, _)| asked.clone()).unwrap_or_default();
        self.holds(step, right, &format!("{must:?}, and it was {code}\n{last}\n{}", answer.text));
        right
    }

    /// Notes whether an answer holds all of these texts.
    fn tells(&self, step: &str, answer: &Answer, texts: &[&str]) {
        for text in texts {
            self.holds(step, answer.has(text), &format!("{text} is missing in {}", answer.text));
        }
    }

    /// Asks a row's question. One that does not apply is asked too: what is not offered is refused, and not a failure.
    fn row(&self, session: &mut Session<'_>, row: &site::Row, frame: &str) -> bool {
        let answer = session.ask(frame);
        let must = match row.word.as_str() {
            "pass" => Must::Pass,
            "refuse" => Must::Refuse,
            "n/a" => {
                self.left_out.set(self.left_out.get() + 1);
                Must::Refuse
            }
            code => Must::Be(code.parse().unwrap()),
        };
        self.judge(&row.id, must, &answer) && row.word == "pass"
    }
}

/// The name in a zone that the third registrar owns.
pub fn registered(zone: &str) -> String {
    let label = if zone == IDN_ZONE {
        idna::domain_to_ascii("зарегистрировано").unwrap()
    } else {
        "registered".into()
    };
    format!("{label}.{zone}")
}

/// The name in a zone that a registrar owns.
pub fn own(short: &str, zone: &str) -> String {
    format!("own-{short}.{zone}")
}

/// An address, as a row has it.
pub fn glue(v4: &str) -> site::Fields {
    [("v4".to_owned(), v4.to_owned())].into()
}

#[test]
fn section_3_every_case_of_rst_passes_or_does_not_apply() {
    let walk = Walk::start();
    let mut table = String::new();
    let mut wrong = Vec::new();
    for (id, case) in CASES {
        walk.looked.set(0);
        walk.left_out.set(0);
        let line = match case(&walk) {
            Err(why) => format!("not applicable: {why}"),
            Ok(()) if walk.wrong.borrow().is_empty() => match walk.left_out.get() {
                0 => format!("pass ({} steps)", walk.looked.get()),
                left_out => format!("pass ({} steps; {left_out} rows are not applicable)", walk.looked.get()),
            },
            Ok(()) => format!("FAIL ({} of {})", walk.wrong.borrow().len(), walk.looked.get()),
        };
        table.push_str(&format!("{id:<15} {line}\n"));
        wrong.append(&mut walk.wrong.borrow_mut());
    }
    eprintln!("{table}");
    assert!(wrong.is_empty(), "{table}\n{}", wrong.join("\n"));
    // A name that is not valid UTF-8 or XML would have ended the walk; here every answer meets the schemas.
    support::assert_valid(&walk.site.answers.borrow());
}

#[test]
fn section_3_the_rows_are_as_many_as_rst_has() {
    for (provider, number) in PROVIDERS {
        let path = format!("{}/tests/rst/rows/{provider}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(text.lines().filter(|line| !line.starts_with('#')).count(), *number, "{provider}");
    }
}
