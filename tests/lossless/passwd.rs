//! A password that is changed: killed and cut off at every step, on a full disk, by two at once; whatever happens there is a
//! way in, and the registry counts no more than one wrong try.

use super::*;
use std::path::PathBuf;

/// A registry over TLS, and the profile `acc` whose password is in the file `pw`.
pub struct Account {
    pub world: World,
}

impl Account {
    fn new() -> Account {
        Account::with(&[])
    }

    /// With these settings of the registry in place of others.
    pub fn with(settings: &[(&str, &str)]) -> Account {
        let account = Account { world: World::over_tls(settings) };
        account.world.home.write("pw", "password-a\nlogin: AAA\n");
        account.profile("password = { file = '../../pw' }");
        account
    }

    /// Writes the profile, with these settings.
    fn profile(&self, more: &str) {
        let address = &self.world.proxy.address;
        let text = format!(
            "# mine\n[profile.acc]\nserver = '{address}'\nuser = 'AAA'\nca = '../../registry/ca.pem'\n\
             cert = '../../registry/clients/AAA.pem'\nkey = '../../registry/clients/AAA.key'\n{more}\n"
        );
        self.world.home.write("config/eppsh/config.toml", text);
    }

    pub fn home(&self) -> &Home {
        &self.world.home
    }

    #[track_caller]
    pub fn run(&self, line: &str) -> Ran {
        self.home().line(&format!("@acc {line}"))
    }

    /// The password in the file.
    fn password(&self) -> String {
        let text = self.home().read("pw");
        assert!(text.ends_with("\nlogin: AAA\n"), "{text}");
        text.lines().next().unwrap().to_string()
    }

    /// Runs a line that is killed at a point.
    #[track_caller]
    fn killed(&self, words: &[&str], point: &str) {
        let ended = self.home().command(&[&["@acc"], words].concat()).env("EPPSH_DIE_AT", point).output().unwrap();
        assert!(ended.status.code().is_none(), "{point}: {ended:?}");
    }

    /// Files of changes, and what was left half written anywhere.
    fn leftovers(&self) -> Vec<PathBuf> {
        let names = |dir: &str| {
            let entries = std::fs::read_dir(self.home().path(dir)).into_iter().flatten();
            entries.map(|entry| entry.unwrap().path()).collect::<Vec<_>>()
        };
        let left =
            |path: &PathBuf| path.extension().is_some_and(|kind| kind == "json" || kind == "new" || kind == "damaged");
        let all = names("state/eppsh/passwd").into_iter().chain(names("")).chain(names("config/eppsh"));
        all.filter(left).collect()
    }

    /// Holds that all is as it should be with this password: it is stored, works, and nothing is open.
    #[track_caller]
    fn settled(&self, password: &str) {
        assert_eq!(self.password(), password);
        assert_eq!(self.leftovers(), [] as [PathBuf; 0]);
        let ran = self.run("domain check foo.example");
        ran.is(0, 1000);
        assert!(ran.err.is_empty(), "{ran:?}");
        assert!(self.world.doubts().is_empty());
    }

    /// Holds that a password is refused.
    #[track_caller]
    fn refused(&self, password: &str) {
        self.home().write("old", password);
        let ran = self.run("--password @old domain check foo.example");
        assert_eq!(ran.status, 4, "{ran:?}");
        // Its next login is told of that one.
        self.run("domain check foo.example").says(0, &["failedLogins 1"]);
        self.world.proxy.logins();
    }
}

/// Wrong passwords among the answers to logins.
fn wrong(logins: &[u16]) -> usize {
    logins.iter().filter(|code| **code == 2200).count()
}

#[test]
fn a_password_is_made_proven_and_stored_and_never_shown() {
    let account = Account::new();
    let ran = account.run("passwd rotate");
    ran.says(0, &[]);
    let (told, new) = (ran.json(), account.password());
    assert_eq!(
        (&told["ok"], &told["changed"], &told["resumed"]),
        (&true.into(), &true.into(), &false.into()),
        "{told}"
    );
    assert_eq!((&told["stored"], &told["user"]), (&"file".into(), &"AAA".into()), "{told}");
    assert!(told["svTRID"].is_string() && told["place"].as_str().unwrap().ends_with("pw"), "{told}");
    assert_eq!(new.len(), 16);
    assert!(!format!("{ran:?}").contains(&new), "{ran:?}");
    assert_eq!(account.world.proxy.logins(), [1000, 1000], "one that changes it, one that proves it");
    account.settled(&new);
    account.refused("password-a");

    // Longer ones go through the login security extension, where the registry has it.
    account.run("passwd rotate --length 40").says(0, &[]);
    assert_eq!(account.password().len(), 40);
    account.settled(&account.password());
    account.profile("password = { file = '../../pw' }\nextensions = []");
    account.run("domain check foo.example").says(3, &["no login security extension"]);
    account.profile("password = { file = '../../pw' }");
    account.run("passwd rotate").says(0, &[]);
    account.profile("password = { file = '../../pw' }\nextensions = []");
    account.world.proxy.logins();
    account.run("passwd rotate --length 17").says(2, &["login security", "nothing was sent"]);
    assert_eq!(account.world.proxy.logins(), [0u16; 0]);
    account.settled(&account.password());

    // Wire trace and audit log have none of it.
    account.profile("password = { file = '../../pw' }\naudit = true");
    let traced = account.run("passwd rotate -v");
    let new = account.password();
    assert!(traced.err.contains("newPW") && !format!("{traced:?}").contains(&new), "{traced:?}");
    let log = account.home().read("state/eppsh/audit.ndjson");
    assert!(log.contains("newPW") && !log.contains(&new), "{log}");
}

#[test]
fn killed_at_any_step_there_is_a_way_in_and_the_change_is_finished() {
    let account = Account::new();
    let points = [
        ("passwd-made", false),
        ("passwd-sent", true),
        ("passwd-answered", true),
        ("passwd-changed", true),
        ("passwd-proven", true),
        ("passwd-store", true),
        ("passwd-stored", true),
        ("replace:1", false),
        ("replace:2", false),
        ("replace:3", true),
        ("replace:4", true),
        ("replace:5", true),
    ];
    // What comes next is the change itself, or another command, which finds out first.
    for (at, (point, sent)) in points.into_iter().enumerate() {
        let first = ["domain check foo.example", ""][at % 2];
        let old = account.password();
        account.killed(&["passwd", "rotate"], point);
        account.world.proxy.logins();
        if !first.is_empty() {
            let ran = account.run(first);
            assert_eq!(ran.status, 0, "{point}: {ran:?}");
            assert_eq!(sent, ran.err.contains("`passwd rotate --resume`"), "{point}: {ran:?}");
            // What was found out is not asked for again.
            if account.run(first).status != 0 {
                panic!("{point}: {ran:?}");
            }
        }
        let resumed = account.run("passwd rotate --resume");
        assert_eq!(resumed.status, 0, "{point}: {resumed:?}");
        assert_eq!(resumed.json()["changed"], sent, "{point}: {resumed:?}");
        let logins = account.world.proxy.logins();
        assert!(wrong(&logins) <= 1, "{point} {first}: {logins:?}");
        let new = account.password();
        assert_eq!(new != old, sent, "{point}");
        account.settled(&new);
        if sent {
            account.refused(&old);
        }
    }
}

#[test]
fn the_same_command_again_finishes_what_was_broken_off() {
    let account = Account::new();
    for point in ["passwd-sent", "passwd-answered", "passwd-proven", "replace:5"] {
        account.killed(&["passwd", "rotate"], point);
        let again = account.run("passwd rotate");
        again.says(0, &["broken off"]);
        assert_eq!(again.json()["resumed"], true, "{point}: {again:?}");
        account.settled(&account.password());
    }
    let none = account.run("passwd rotate --resume");
    none.says(0, &["no change", "AAA"]);
    assert_eq!(none.json()["changed"], false);
}

#[test]
fn cut_off_at_any_step_the_change_is_finished_later() {
    let account = Account::new();
    let proxy = &account.world.proxy;
    for (proof, cut, status) in [
        (false, Cut::FirstByte, 7),
        (false, Cut::BeforeAnswer, 7),
        (true, Cut::FirstByte, 6),
        (true, Cut::BeforeAnswer, 6),
    ] {
        for (at, hold) in [false, true].into_iter().enumerate() {
            let (old, new) = (account.password(), format!("Nu-Secret-{status}{at}{}", cut as usize));
            // The login that changes it, or the one that proves it.
            let text: &'static str = if proof { Box::leak(format!("<pw>{new}").into_boxed_str()) } else { "<newPW>" };
            account.home().write("new", &new);
            let words = ["passwd", "--new-password", "@new"];
            if hold {
                proxy.hold(text, cut);
                let mut child = account.home().command(&[&["@acc"], &words[..]].concat()).spawn().unwrap();
                proxy.wait();
                child.kill().unwrap();
                child.wait().unwrap();
            } else {
                proxy.cut(text, cut);
                account.run("passwd --new-password @new").says(status, &["passwd rotate --resume"]);
                proxy.wait();
            }
            proxy.logins();
            let ran = account.run("domain check foo.example");
            ran.says(0, &["password of AAA", "passwd rotate"]).is(0, 1000);
            account.run("passwd").says(0, &["broken off"]);
            let logins = proxy.logins();
            assert!(wrong(&logins) <= 1, "{text} {cut:?}: {logins:?}");
            account.settled(&new);
            account.refused(&old);
        }
    }
}

#[test]
fn what_was_not_done_is_told_and_each_password_is_tried_once() {
    let account = Account::new();
    let proxy = &account.world.proxy;
    proxy.cut("<newPW>", Cut::FirstByte);
    account.run("passwd rotate").says(7, &[]);
    proxy.logins();
    let found = account.run("domain check foo.example");
    found.says(0, &["the old one is used still", "--forget"]);
    assert_eq!(proxy.logins(), [2200, 1000], "the new one, then the old one");
    account.run("domain check foo.example").says(0, &["the old one is used still"]);
    assert_eq!(proxy.logins(), [1000], "what is known is not tried again");
    assert!(account.world.doubts().is_empty());
    account.run("passwd rotate --forget").says(2, &["--yes"]);
    account.run("passwd rotate --forget --yes").says(0, &[]);
    account.settled("password-a");
    assert_eq!(proxy.logins(), [1000]);

    // Found out by asking for doubts too.
    proxy.cut("<newPW>", Cut::BeforeAnswer);
    account.run("passwd rotate").says(7, &[]);
    assert_eq!(account.world.doubts().len(), 1);
    account.run("doubt resolve all").says(0, &["the new one is used"]);
    assert!(account.world.doubts().is_empty());
    account.run("passwd rotate --resume").says(0, &[]);
    account.settled(&account.password());
}

#[test]
fn a_change_that_reaches_the_registry_late_locks_nobody_out() {
    let account = Account::new();
    let proxy = &account.world.proxy;
    proxy.cut("<newPW>", Cut::Late);
    account.run("passwd rotate").says(7, &[]);
    proxy.wait();
    account.run("domain check foo.example").says(0, &["the old one is used still"]);
    assert_eq!(proxy.logins(), [2200, 1000]);
    proxy.let_go();
    assert_eq!(proxy.logins(), [1000], "now it is done");
    account.run("domain check foo.example").says(0, &["the new one is used"]).is(0, 1000);
    assert_eq!(proxy.logins(), [2200, 1000], "the old one once, then the new one");
    account.run("passwd rotate --resume").says(0, &[]);
    account.settled(&account.password());
    account.refused("password-a");
    // The same, and the change is gone on with before anything else.
    let now = account.password();
    proxy.cut("<newPW>", Cut::Late);
    account.run("passwd rotate").says(7, &[]);
    proxy.wait();
    account.run("domain check foo.example").says(0, &["the old one is used still"]);
    proxy.let_go();
    proxy.logins();
    account.run("passwd rotate --resume").says(0, &[]);
    assert_eq!(proxy.logins(), [2200, 1000]);
    account.settled(&account.password());
    account.refused(&now);
}

#[test]
fn where_neither_is_let_in_nothing_is_tried_by_itself() {
    let account = Account::new();
    let proxy = &account.world.proxy;
    account.home().write("new", "New-Secret-1");
    proxy.cut("<newPW>", Cut::BeforeAnswer);
    account.run("passwd --new-password @new").says(7, &[]);
    // Somebody else, whose state is elsewhere, changes it meanwhile.
    account.home().write("third", "Third-Secret-1");
    let words = ["@acc", "--password", "@new", "login", "--new-password", "@third"];
    let other = account.home().command(&words).env("XDG_STATE_HOME", account.home().path("other")).output().unwrap();
    assert!(other.status.success(), "{other:?}");
    proxy.logins();
    account.run("domain check foo.example").says(6, &["neither", "--forget"]);
    assert_eq!(proxy.logins(), [2200, 2200]);
    for line in ["domain check foo.example", "doctor"] {
        assert_eq!(account.run(line).status, 6);
    }
    account.run("passwd rotate --resume").says(2, &["neither", "--yes"]);
    assert_eq!(proxy.logins(), [0u16; 0]);
    account.run("passwd rotate --resume --yes").says(6, &["neither"]);
    assert_eq!(proxy.logins(), [2200, 2200]);
    // The registry's people said what holds: once the profile has it, the change is finished with it.
    account.home().write("pw", "Third-Secret-1\nlogin: AAA\n");
    account.run("passwd rotate --resume --yes").says(3, &["2306"]);
    account.run("domain check foo.example").says(0, &["failedLogins 5"]);
    account.settled("Third-Secret-1");
}

#[test]
fn on_a_full_disk_nothing_is_changed_or_nothing_is_lost() {
    let account = Account::new();
    let ran = |words: &[&str], blocks| {
        crate::support::ran(account.home().on_a_small_disk(&[&["@acc"], words].concat(), blocks).spawn().unwrap())
    };
    ran(&["passwd", "rotate"], 0).says(2, &["passwd", "make room"]);
    assert_eq!(account.world.proxy.logins(), [0u16; 0]);
    account.settled("password-a");
    // There is room for the file of the change, and none for the one with the password.
    let long = format!("password-a\n{}login: AAA\n", "# more\n".repeat(4_000));
    account.home().write("pw", &long);
    ran(&["passwd", "rotate"], 24).says(1, &["could not be stored", "passwd rotate --resume"]);
    assert_eq!(account.home().read("pw"), long);
    account.run("domain check foo.example").says(0, &["not stored yet"]);
    account.run("passwd rotate --resume").says(0, &[]);
    assert_eq!(account.home().read("pw").lines().count(), long.lines().count());
    account.settled(&account.password());
    account.refused("password-a");
}

#[test]
fn two_do_not_change_one_password_at_once() {
    let account = Account::new();
    let proxy = &account.world.proxy;
    proxy.hold("<newPW>", Cut::BeforeAnswer);
    let mut child = account.home().command(&["@acc", "passwd", "rotate"]).spawn().unwrap();
    proxy.wait();
    proxy.logins();
    for line in ["passwd rotate", "passwd rotate --forget --yes", "domain check foo.example"] {
        account.run(line).says(6, &["another eppsh", "nothing was sent"]);
    }
    assert_eq!(proxy.logins(), [0u16; 0]);
    child.kill().unwrap();
    child.wait().unwrap();
    account.run("passwd rotate").says(0, &["broken off"]);
    account.settled(&account.password());
}

#[test]
fn a_registry_that_says_no_changes_nothing() {
    let account = Account::new();
    let proxy = &account.world.proxy;
    account.run("passwd rotate").says(0, &[]);
    let now = account.password();
    proxy.logins();
    // It was used before.
    account.home().write("new", "password-a");
    account.run("passwd --new-password @new").says(3, &["2306"]);
    assert_eq!(proxy.logins(), [2306]);
    account.settled(&now);
    // A wrong password is tried once.
    account.home().write("pw", "not-this-one\nlogin: AAA\n");
    proxy.logins();
    account.run("passwd rotate").says(4, &["2200"]);
    assert_eq!(proxy.logins(), [2200]);
    assert_eq!(account.leftovers(), [] as [PathBuf; 0]);
    account.home().write("pw", format!("{now}\nlogin: AAA\n"));
    for (new, why) in [("short", "fewer than 6"), (now.as_str(), "in use"), ("a  b  c  d", "blank")] {
        account.home().write("new", new);
        account.run("passwd --new-password @new").says(2, &[why, "nothing was sent"]);
    }
    account.run("passwd --new-password gen").says(2, &["passwd rotate"]);
    account.run("passwd").says(2, &["--new-password"]);
    account.run("passwd --new-password @new rotate").says(2, &["makes the new password itself"]);
    proxy.logins();
    let dry = account.run("passwd rotate --length 20 --dry-run");
    assert!(dry.status == 0 && dry.out.contains("<newPW>***</newPW>") && dry.out.contains("loginSec"), "{dry:?}");
    account.profile("password = { file = '../../pw' }\nread-only = true");
    account.run("passwd rotate").says(2, &["read-only"]);
    account.profile("password = { file = '../../pw' }\nproduction = true");
    account.run("passwd rotate").says(2, &["production", "--yes"]);
    assert_eq!(proxy.logins(), [0u16; 0]);
    account.run("passwd rotate --yes").says(0, &[]);
}

#[test]
fn each_profile_stores_it_where_it_has_it_from() {
    let account = Account::new();
    let (home, proxy) = (account.home(), &account.world.proxy);
    // In the configuration itself, with everything around it as it was.
    account.profile("password = 'password-a' # that of the file\nwarn-days = 10");
    let before = home.read("config/eppsh/config.toml");
    account.run("passwd rotate").says(0, &[]);
    let after = home.read("config/eppsh/config.toml");
    assert_eq!(after.lines().count(), before.lines().count());
    let differ = |(one, other): &(&str, &str)| one != other;
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(differ).collect();
    let [(_, line)] = changed[..] else { panic!("{changed:?}") };
    let (value, rest) = line.strip_prefix("password = ").unwrap().split_once(" # ").unwrap();
    assert_eq!(rest, "that of the file");
    account.run("domain check foo.example").is(0, 1000);
    home.write("kept", value.trim_matches(['"', '\'']));

    // A command gives it: another one must take it, and is looked after.
    account.profile("password = { cmd = 'cat kept' }");
    proxy.logins();
    account.run("passwd rotate").says(2, &["`cat kept`", "--store-cmd", "nothing was sent"]);
    assert_eq!(proxy.logins(), [0u16; 0]);
    let failing = account.home().run(&["@acc", "passwd", "rotate", "--store-cmd", "echo no room >&2; exit 3"]);
    failing.says(1, &["no room", "could not be stored"]);
    let other = account.home().run(&["@acc", "passwd", "rotate", "--store-cmd", "cat > elsewhere"]);
    other.says(1, &["gives another password still"]);
    account.run("domain check foo.example").says(0, &["not stored yet"]);
    let told = account.home().run(&["@acc", "passwd", "rotate", "--store-cmd", "cat > kept && echo $EPPSH_USER > who"]);
    assert_eq!((&told.json()["stored"], &told.json()["resumed"]), (&"command".into(), &true.into()), "{told:?}");
    assert_eq!((home.read("kept").len(), home.read("who").trim()), (17, "AAA"));
    account.profile("password = { cmd = 'cat kept' }\nstore-password = 'cat > kept'");
    account.run("passwd rotate").says(0, &[]);
    let ran = account.run("domain check foo.example");
    assert!(ran.status == 0 && ran.err.is_empty(), "{ran:?}");

    // The environment has it, which nobody can write to.
    let old = home.read("kept").trim().to_string();
    account.profile("password = { env = 'PW' }");
    let with = |password: &str, words: &[&str]| {
        let mut command = home.command(&[&["@acc"], words].concat());
        crate::support::ran(command.env("PW", password).spawn().unwrap())
    };
    with(&old, &["passwd", "rotate"]).says(2, &["known to nobody", "PW", "--reveal"]);
    let shown = with(&old, &["passwd", "rotate", "--reveal"]);
    shown.says(0, &["not stored by eppsh", "PW"]);
    let new = shown.json()["password"].as_str().unwrap().to_string();
    with(&new, &["domain", "check", "foo.example"]).is(0, 1000);
    with(&new, &["passwd", "--new-password", "cmd:echo Given-Secret-1"]).says(0, &["not stored by eppsh"]);
    with("Given-Secret-1", &["domain", "check", "foo.example"]).is(0, 1000);
    assert_eq!(account.leftovers(), [] as [PathBuf; 0]);
}

#[test]
fn in_a_script_the_session_goes_on_with_the_new_password() {
    let account = Account::new();
    account.home().write("new", "New-Secret-1");
    let script = "domain check a.example\npasswd --new-password @new\ndomain check b.example\n";
    let ran = account.home().feed(&["@acc"], script);
    assert_eq!((ran.status, ran.documents().len()), (0, 3), "{ran:?}");
    assert_eq!(account.world.proxy.logins(), [1000, 1000, 1000], "the first, the change, the proof");
    account.settled("New-Secret-1");
    let fed = account.home().feed(&["@acc", "passwd", "--new-password", "-"], "Fed-Secret-1\nnot this\n");
    assert_eq!(fed.status, 0, "{fed:?}");
    account.settled("Fed-Secret-1");
}

#[test]
fn at_the_prompt_it_is_asked_for_twice_and_the_history_has_none_of_it() {
    use expectrl::{Expect, Session};
    let account = Account::new();
    let program = account.home().command(&["@acc", "--no-color"]);
    // Its streams are those of the terminal.
    let mut command = std::process::Command::new(program.get_program());
    command.args(program.get_args()).current_dir(account.home().dir.path()).env_clear().env("TERM", "dumb");
    command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut shell = Session::spawn(command).unwrap();
    shell.set_expect_timeout(Some(std::time::Duration::from_secs(60)));
    shell.expect("> ").unwrap();
    shell.send("domain check a.example\r").unwrap();
    shell.expect("1000").unwrap();
    for (first, second, told) in
        [("Typed-Secret-1", "Typed-Secret-2", "differ"), ("Typed-Secret-1", "Typed-Secret-1", "file")]
    {
        shell.expect("> ").unwrap();
        shell.send("passwd\r").unwrap();
        shell.expect("new password: ").unwrap();
        unseen(&shell);
        shell.send(format!("{first}\r")).unwrap();
        shell.expect("again: ").unwrap();
        unseen(&shell);
        shell.send(format!("{second}\r")).unwrap();
        let found = shell.expect(told).unwrap();
        assert!(!String::from_utf8_lossy(found.before()).contains("Typed-Secret"), "it is not shown");
    }
    shell.expect("> ").unwrap();
    shell.send("domain check b.example\r").unwrap();
    shell.expect("1000").unwrap();
    shell.expect("> ").unwrap();
    shell.send("quit\r").unwrap();
    shell.expect(expectrl::Eof).unwrap();
    assert_eq!(account.world.proxy.logins(), [1000, 1000, 1000], "the first, the change, the proof");
    let history = account.home().read("state/eppsh/history");
    assert!(history.contains("passwd") && !history.contains("Typed"), "{history}");
    account.settled("Typed-Secret-1");
}

#[test]
fn a_changed_profile_does_not_use_the_password_of_another_account() {
    let account = Account::new();
    account.killed(&["passwd", "rotate"], "passwd-changed");
    account.home().write("pw", "password-b\nlogin: AAA\n");
    let text = account.home().read("config/eppsh/config.toml").replace("AAA", "BBB");
    // To the registry, the proxy is AAA.
    let text = text.replace(&account.world.proxy.address, &account.world.target);
    account.home().write("config/eppsh/config.toml", text);
    let other = account.run("domain check foo.example");
    other.says(0, &["password of AAA", "is open"]).is(0, 1000);
    account.profile("password = { file = '../../pw' }");
    account.run("passwd rotate --resume").says(0, &[]);
    account.settled(&account.password());
    // A damaged file is told of and set aside when that is asked for.
    account.killed(&["passwd", "rotate"], "passwd-made");
    let state = account.home().path("state/eppsh/passwd");
    let mut file = std::fs::read_dir(state).unwrap().map(|entry| entry.unwrap().path());
    let file = file.find(|path| path.extension().is_some_and(|kind| kind == "json")).unwrap();
    std::fs::write(&file, "{").unwrap();
    for line in ["domain check foo.example", "passwd rotate"] {
        account.run(line).says(2, &["is damaged", "--forget"]);
    }
    account.run("passwd rotate --forget").says(0, &["damaged"]);
    account.run("domain check foo.example").is(0, 1000);
}

#[test]
fn the_sandbox_needs_no_configuration_for_it() {
    let home = Home::new();
    home.line("passwd rotate").says(0, &[]);
    let ran = home.line("domain check foo.дети");
    ran.is(0, 1000);
    home.line("passwd --new-password cmd:'echo Sandbox-1'").says(0, &[]);
    assert_eq!(home.read("data/eppsh/sandbox-TEST-A.password"), "Sandbox-1\n");
    home.line("domain check foo.дети").is(0, 1000);
    home.line("--user TEST-B domain check foo.дети").is(0, 1000);
    std::fs::remove_file(home.path("data/eppsh/sandbox.db")).unwrap();
    home.line("domain check foo.дети").is(0, 1000);
    home.line("domain check foo.дети").is(0, 1000);
}
