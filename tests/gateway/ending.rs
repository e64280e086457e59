//! The end of a gateway under load: no request without an answer.

use super::*;
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn sigterm_under_load_loses_no_request() {
    let home = Home::new();
    let registry = registry(&home);
    let gateway = gateway(&home, &registry.address, &["--sessions", "4"]);
    let answered = AtomicUsize::new(0);
    // Whoever never finishes what he began to say keeps nobody.
    let mut half = std::net::TcpStream::connect(&gateway.address).unwrap();
    half.write_all(b"POST /v1/dom").unwrap();
    let address = gateway.address.clone();
    let status = std::thread::scope(|scope| {
        for number in 0..8 {
            let (address, answered) = (&address, &answered);
            scope.spawn(move || {
                let body = check(&format!("a{number}.test")).to_string();
                // Until nothing listens any more.
                while let Some(mut http) = Http::try_open(address) {
                    loop {
                        let Some(answer) = http.try_post(REQUEST, &body, "") else {
                            // A connection that the system had taken, and the gateway never saw.
                            assert!(Http::try_open(address).is_none(), "a request got no answer");
                            return;
                        };
                        assert_eq!(answer.status, 200, "{answer:?}");
                        answered.fetch_add(1, Ordering::Relaxed);
                        if answer.closes() {
                            break;
                        }
                    }
                }
            });
        }
        while answered.load(Ordering::Relaxed) < 100 {
            std::thread::yield_now();
        }
        gateway.signal("TERM");
        gateway.status()
    });
    assert_eq!(status, Some(0));
}
