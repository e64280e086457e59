//! The life of names, hosts and contacts in the sandbox, and the sandbox itself.

use super::*;

#[test]
fn a_life_in_the_sandbox() {
    let home = Home::new();
    life(&|line| home.line(&format!("@sandbox {line}")), &|line| home.line(&format!("@sandbox --user TEST-B {line}")));
}

#[test]
fn many_processes_share_one_sandbox() {
    let home = Home::new();
    home.line("@sandbox domain check foo.дети").is(0, 1000);
    let children: Vec<Child> =
        (0..20).map(|_| home.command(&["@sandbox", "domain", "create", "race.дети"]).spawn().unwrap()).collect();
    let mut codes: Vec<_> = children.into_iter().map(|child| ran(child).json()["code"].as_u64()).collect();
    codes.sort();
    assert_eq!(codes[0], Some(1000));
    assert!(codes[1..].iter().all(|code| *code == Some(2302)), "{codes:?}");
}

#[test]
fn a_new_home_is_set_up_once_by_many_processes() {
    let home = Home::new();
    let children: Vec<Child> =
        (0..6).map(|_| home.command(&["@sandbox", "domain", "check", "foo.дети"]).spawn().unwrap()).collect();
    for child in children {
        ran(child).is(0, 1000);
    }
}

#[test]
fn secrets_of_the_sandbox_show_only_when_asked_for() {
    let home = Home::new();
    home.write("auth", "Planted-Auth-1\n");
    home.line("@sandbox domain create foo.дети --auth @auth -v").is(0, 1000);
    for view in ["", "-o xml", "-o table", "-o xmltodict", "-v", "-q .data.authInfo"] {
        let ran = home.line(&format!("@sandbox domain info foo.дети {view}"));
        assert!(ran.status == 0 && !format!("{ran:?}").contains("Planted-Auth-1"), "{view}: {ran:?}");
        assert!(format!("{ran:?}").contains("***"), "{view}: {ran:?}");
        if view != "-v" {
            let shown = home.line(&format!("@sandbox domain info foo.дети --reveal {view}"));
            assert!(shown.out.contains("Planted-Auth-1"), "{view}: {shown:?}");
        }
    }
    let trace = home.line("@sandbox domain info foo.дети -v").err;
    assert!(trace.contains("<login>") && trace.contains("<pw>***</pw>"), "{trace}");
    let last = home.feed(&["@sandbox"], "domain info foo.дети --auth Planted-Auth-1\nlast -o xml\nlast --request\n");
    assert!(last.status == 0 && !format!("{last:?}").contains("Planted-Auth-1"), "{last:?}");
}
