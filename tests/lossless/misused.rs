//! What is typed wrongly does nothing, and what was done is told whatever else goes wrong.

use super::*;

#[test]
fn a_filter_that_fails_after_a_change_hides_neither_it_nor_a_refusal() {
    let world = World::new();
    world.register("foo.example");
    let failing = ["-q", ".msg.year"];
    let run = |words: &[&str]| world.home.run(&[&["@reg"], words, &failing].concat());
    let ran = run(&["domain", "renew", "foo.example", "--period", "1y"]);
    ran.says(1, &["the query failed", "`domain renew` was answered: 1000", "clTRID EPPSH-", "svTRID "]);
    let ran = run(&["domain", "renew", "none.example", "--cur-exp", "2027-01-01"]);
    ran.says(3, &["the query failed", "was answered: 2303"]);
}

#[test]
fn what_stands_beside_a_command_and_is_not_heeded_is_refused() {
    let world = World::new();
    world.home.write("more.epp", "domain create more.example --auth gen\n");
    for words in [
        &["@reg", "-c", "domain create more.example --auth gen", "domain", "check", "other.example"][..],
        &["@reg", "-f", "more.epp", "domain", "check", "other.example"],
        &["--dry-run", "registry", "clock", "registry", "freeze"],
        &["@reg", "--dry-run", "agent", "start"],
        &["@reg", "raw", "-"],
    ] {
        world.home.run(words).says(2, &[]);
    }
    let checked = world.run("domain check more.example").is(0, 1000);
    assert_eq!(checked["data"]["cd"][0]["avail"], true);
    let clock = world.home.line("registry clock registry").json();
    assert_ne!(clock["frozen"], true, "{clock}");
    assert!(world.doubts().is_empty());
}

#[test]
fn a_script_that_sources_itself_ends() {
    let world = World::new();
    world.home.write("self.epp", "source self.epp\n");
    world.home.run(&["@reg", "-f", "self.epp"]).says(2, &["does one source itself?"]);
}

#[test]
fn a_table_that_would_lose_rows_or_keep_a_secret_is_refused() {
    let world = World::new();
    let bulk = |text: &str, command: &str| {
        world.home.write("t.csv", text);
        world.home.run(&["@reg", "bulk", "t.csv", command, "--plan"])
    };
    let create = "domain create {name} --auth={pw}";
    bulk("name,pw\na.example,\"x\nb.example,y\n", create).says(2, &["line 2", "never closed"]);
    bulk("name,pw\na.example,\"x\nb.example,y\"\n", create).says(2, &["row 1", "several lines"]);
    bulk("name,pw\na.example,x\n", "domain create {name} --auth 2fooBAR").says(2, &["journal", "env:VARIABLE"]);
    let plan = bulk("name,pw\na.example,S3cretWord99\n", create);
    assert!(plan.status == 0 && !plan.out.contains("S3cretWord99") && plan.out.contains("***"), "{plan:?}");
}

#[test]
fn a_here_document_is_its_lines() {
    let world = World::new();
    let script = "domain create foo.example --auth <<EOF\n2fooBAR-x\nEOF\n";
    let ran = world.home.feed(&["@reg", "--dry-run", "--reveal"], script);
    assert!(ran.out.contains("<domain:pw>2fooBAR-x</domain:pw>"), "{ran:?}");
    let script = "domain create foo.example --auth <<EOF --period 2y\n2fooBAR-x\nEOF\n";
    let ran = world.home.feed(&["@reg"], script);
    ran.says(2, &["<<EOF stands last"]);
    assert!(!ran.err.contains("2fooBAR-x"), "{ran:?}");
}
