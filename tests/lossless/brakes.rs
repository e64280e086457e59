//! The brakes of a profile, and the plan of a deletion.

use super::*;

#[test]
fn a_production_profile_has_the_name_typed_back() {
    let world = World::new();
    world.profile("production = true");
    world.run("domain check foo.example").is(0, 1000);
    world.run("host create ns1.example.net").is(0, 1000);
    for line in [
        "domain create foo.example --auth gen",
        "domain delete foo.example",
        "domain renew foo.example",
        "domain restore foo.example",
    ] {
        world.run(line).says(2, &["production", "nothing was sent", "--yes=foo.example"]);
        world.run(&format!("{line} --yes")).says(2, &["production", "nothing was sent"]);
        world.run(&format!("{line} --yes=bar.example")).says(2, &["bar.example", "nothing was sent"]);
    }
    world.run("domain create foo.example --auth gen --yes foo.example").is(0, 1000);
    world.home.write("names.csv", "name\nfoo.example\n");
    let bulk = |more: &[&str]| {
        world.home.run(&[&["@reg", "bulk", "names.csv", "domain renew {name}", "--apply"], more].concat())
    };
    bulk(&[]).says(2, &["1 command like", "nothing was sent"]);
    bulk(&["--yes=1"]).says(0, &["1 of 1 rows done"]);
    world.run("domain renew foo.example --yes FOO.example").is(0, 1000);
    world.home.run(&["@reg", "--yes", "foo.example", "-c", "domain renew foo.example"]).is(0, 1000);
    world.run("domain delete foo.example --yes=FOO.example").is(0, 1000);
    world.run("domain transfer query foo.example --yes").says(3, &[]);
}

#[test]
fn a_profile_allows_some_verbs_or_only_reads() {
    let world = World::new();
    world.profile("verbs = ['check', 'renew']");
    world.run("domain check foo.example").is(0, 1000);
    world.run("domain delete foo.example").says(2, &["`domain delete` is not allowed", "check, renew"]);
    world.profile("verbs = ['fly']");
    world.run("domain check foo.example").says(2, &["\"fly\"", "transfer"]);
    world.profile("read-only = true");
    world.run("domain delete foo.example").says(2, &["read-only"]);
}

#[test]
fn a_deletion_is_planned_and_its_steps_delete() {
    let world = World::new();
    world.register("foo.example");
    world.register("other.example");
    for line in [
        "host create ns1.foo.example --addr 192.0.2.1",
        "host create ns2.foo.example --addr 192.0.2.2",
        "domain update foo.example --add-ns ns1.foo.example --add-status clientDeleteProhibited",
        "domain update other.example --add-ns ns2.foo.example",
    ] {
        world.run(line).is(0, 1000);
    }
    let plan = world.run("domain delete foo.example --plan").json();
    assert_eq!(plan["hosts"].as_array().unwrap().len(), 2, "{plan}");
    assert!(plan["blocked"][0].as_str().unwrap().contains("ns2.foo.example"), "{plan}");
    world.run("domain update other.example --rem-ns ns2.foo.example").is(0, 1000);
    let plan = world.run("domain delete foo.example --plan").json();
    assert_eq!(plan["blocked"].as_array().unwrap().len(), 0, "{plan}");
    let steps: Vec<&str> = plan["steps"].as_array().unwrap().iter().map(|step| step.as_str().unwrap()).collect();
    world.home.write("steps.epp", steps.join("\n"));
    let done = world.home.run(&["@reg", "-f", "steps.epp"]);
    assert_eq!((done.status, done.documents().len()), (0, steps.len()), "{done:?}");
    world.run("domain delete nosuch.example --plan").says(3, &["2303"]);
}
