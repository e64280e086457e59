//! The registry is killed while it creates: what the gateway answered and what the registry holds agree.

use super::*;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many names are created at once; `EPPSH_GATEWAY_CREATES` gives another number.
const CREATES: usize = 120;

#[test]
fn answers_and_contents_agree_after_kill_9() {
    let wished = std::env::var("EPPSH_GATEWAY_CREATES").ok().and_then(|number| number.parse().ok());
    let creates: usize = wished.unwrap_or(CREATES);
    let home = Home::new();
    let first = registry(&home);
    let port = first.address.clone();
    let gateway = gateway(&home, &first.address, &["--sessions", "8", "--queue", "100000"]);
    let answers: Mutex<BTreeMap<usize, (u16, Value)>> = Mutex::default();
    let (done, first) = (AtomicUsize::new(0), Mutex::new(Some(first)));
    std::thread::scope(|scope| {
        for number in 0..creates {
            let (gateway, answers, done) = (&gateway, &answers, &done);
            let ask = move || {
                let answer = ask(gateway, &create(&format!("n{number}.test")));
                answers.lock().unwrap().insert(number, answer);
                done.fetch_add(1, Ordering::Relaxed);
            };
            std::thread::Builder::new().stack_size(256 * 1024).spawn_scoped(scope, ask).unwrap();
        }
        // In the middle of it.
        while done.load(Ordering::Relaxed) < creates / 4 {
            std::thread::yield_now();
        }
        // Dropped, it is killed.
        drop(first.lock().unwrap().take());
    });
    let serve = ["registry", "serve", "registry", "--plain", "--listen", &port];
    let _again = Served::start(&home, &serve, &[]);
    let answers = answers.into_inner().unwrap();
    let listed = Http::open(&gateway.address).get("/v1/doubt").1;
    let mut counts = [0; 4];
    for (number, (status, answer)) in &answers {
        let info = json!({"info": {"domain:info": {"domain:name": format!("n{number}.test")}}});
        let code = ask(&gateway, &info).1["result"]["@code"].clone();
        let is_there = code == "1000";
        assert!(is_there || code == "2303", "{code}");
        match (status, answer["result"]["@code"].as_str(), answer["error"]["outcome"].as_str()) {
            (200, Some("1000"), _) => {
                counts[0] += 1;
                assert!(is_there, "n{number} was said to be created");
            }
            (502, _, Some("unknown")) => {
                counts[1] += 1;
                let id = &answer["error"]["clTRID"];
                let known = listed["doubt"].as_array().unwrap().iter().any(|doubt| &doubt["clTRID"] == id);
                assert!(known, "n{number} is in doubt and not listed");
            }
            (200, Some(_), _) | (400, ..) => {
                counts[2] += 1;
                assert!(!is_there, "n{number} was refused: {answer}");
            }
            _ => panic!("n{number}: {status} {answer}"),
        }
    }
    eprintln!("{creates} creates: {} done, {} unknown, {} refused", counts[0], counts[1], counts[2]);
    assert_eq!(answers.len(), creates);
}
