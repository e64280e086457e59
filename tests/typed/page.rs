//! `/docs` in a real browser: chromedriver (Debian: `chromium-driver`) drives a headless Chromium by the protocol of
//! WebDriver. Where it is not installed, the test says so.

use super::*;
use std::process::{Command, Stdio};

/// A browser.
struct Browser {
    driver: Child,
    address: String,
    session: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts one; none where there is none.
    fn start() -> Option<Browser> {
        let mut driver =
            match Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn() {
                Ok(driver) => driver,
                Err(error) => {
                    eprintln!("NOT RUN: chromedriver: {error}; apt-get install chromium chromium-driver");
                    return None;
                }
            };
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, rest) = line.split_once("successfully on port ")?;
            rest.trim_end_matches('.').parse::<u16>().ok()
        });
        std::thread::spawn(move || lines.for_each(drop));
        let address = format!("127.0.0.1:{}", port.expect("chromedriver says its port"));
        let profile = tempfile::tempdir().unwrap();
        let options = json!({"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1200,1000",
            format!("--user-data-dir={}", profile.path().display()),
        ]}, "goog:loggingPrefs": {"browser": "ALL"}}}});
        let answer = http(&address, "POST", "/session", &[], &options.to_string());
        let Some(session) = answer.json()["value"]["sessionId"].as_str().map(ToOwned::to_owned) else {
            eprintln!("NOT RUN: Chromium does not start: {}", answer.body);
            drop(driver.kill());
            return None;
        };
        Some(Browser { driver, address, session, _profile: profile })
    }

    /// One command of the protocol.
    fn ask(&self, method: &str, path: &str, body: Json) -> Json {
        let body = if method == "GET" { String::new() } else { body.to_string() };
        let answer = http(&self.address, method, &format!("/session/{}{path}", self.session), &[], &body);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()["value"].clone()
    }

    /// What a script gives back, once that is something.
    fn run(&self, script: &str) -> Json {
        let waiting = format!(
            "const done = arguments[0]; const look = () => {{ const found = (() => {{ {script} }})(); \
             if (found === undefined || found === null || found === false) setTimeout(look, 20); else done(found); }}; look();"
        );
        self.ask("POST", "/execute/async", json!({"script": waiting, "args": []}))
    }

    /// The element that a selector finds.
    fn find(&self, selector: &str) -> String {
        self.run(&format!("return document.querySelector({}) !== null;", json!(selector)));
        let found = self.ask("POST", "/element", json!({"using": "css selector", "value": selector}));
        found.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned()
    }

    /// Clicks it.
    fn click(&self, selector: &str) {
        let element = self.find(selector);
        self.ask("POST", &format!("/element/{element}/click"), json!({}));
    }

    /// Types into it.
    fn write(&self, selector: &str, text: &str) {
        let element = self.find(selector);
        self.ask("POST", &format!("/element/{element}/clear"), json!({}));
        self.ask("POST", &format!("/element/{element}/value"), json!({"text": text}));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        drop(try_http(&self.address, "DELETE", &format!("/session/{}", self.session), &[], ""));
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

#[test]
fn the_page_lists_commands_and_tries_them() {
    let Some(browser) = Browser::start() else { return };
    let scene = Scene::new();
    let gateway = scene.gateway(&[]);
    browser.ask("POST", "/url", json!({"url": format!("http://{}/docs", gateway.address)}));
    let listed = browser.run("const all = document.querySelectorAll('nav a'); return all.length > 20 && all.length;");
    let described = http(&gateway.address, "GET", "/openapi.json", &[], "").json();
    let paths = described["paths"].as_object().unwrap();
    let commands = paths.iter().filter(|(path, own)| path.starts_with("/v1/") && own["post"].is_object()).count();
    assert_eq!(listed.as_u64(), Some(commands as u64));

    // A check, found by its words.
    browser.write("#find", "check domain");
    browser.click("nav a[href='#domain_check']");
    browser.write("#arg-name", "foo.дети");
    browser.click("#send");
    let status = browser.run("return document.getElementById('status')?.textContent;");
    assert_eq!(status, "HTTP 200 · EPP 1000 Command completed successfully");
    let answer = browser.run("return document.getElementById('answer').textContent;");
    let answer: Json = serde_json::from_str(answer.as_str().unwrap()).unwrap();
    assert_eq!(answer["data"]["cd"][0]["avail"], true, "{answer}");

    // A change with a key, twice: one command.
    browser.write("#find", "domain create");
    browser.click("nav a[href='#domain_create']");
    browser.run("return document.getElementById('title').textContent === 'domain create';");
    browser.write("#arg-name", "foo.дети");
    browser.write("#key", "key-1");
    browser.click("#send");
    let first = browser.run("return document.getElementById('status')?.textContent;");
    assert_eq!(first, "HTTP 200 · EPP 1000 Command completed successfully");
    browser.click("#send");
    browser.run("return document.getElementById('status').textContent.includes('the first answer again');");

    // What does not fit is told, and the field is where one may go on.
    browser.write("#arg-period", "100y");
    browser.write("#key", "");
    browser.click("#send");
    browser.run("return document.getElementById('status').textContent.startsWith('HTTP 422');");
    assert_eq!(browser.run("return document.activeElement.id;"), "arg-period");
    browser.run("return document.getElementById('arg-period').getAttribute('aria-invalid') === 'true';");

    // Every field has a name that is read out, and examples fill them in.
    let unnamed = browser.run(
        "return [...document.querySelectorAll('input, select, textarea')].filter((one) => !one.labels.length).length + ' without';",
    );
    assert_eq!(unnamed, "0 without");
    browser.run("const all = document.getElementById('examples'); all.value = '0'; all.dispatchEvent(new Event('change')); return true;");
    let filled = browser.run("return document.getElementById('arg-name').value;");
    assert_eq!(filled, "example.com");

    // The policy was not once in the way, and nothing failed that was not told: a refusal is the one line.
    let log = browser.ask("POST", "/se/log", json!({"type": "browser"}));
    let lines: Vec<&Json> = log.as_array().unwrap().iter().collect();
    assert!(lines.iter().all(|line| line["message"].as_str().unwrap().contains("422")), "{log}");
    if let Some(path) = std::env::var_os("EPPSH_SCREENSHOT") {
        use base64::Engine;
        let shot = browser.ask("GET", "/screenshot", Json::Null);
        let bytes = base64::engine::general_purpose::STANDARD.decode(shot.as_str().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}
