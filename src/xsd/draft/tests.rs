//! Drafts of small schemas.

use super::*;
use crate::xsd;

/// The draft of a schema of `urn:x` with that body.
fn drafted(body: &str, options: &Options) -> Result<String> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x-1.0.xsd");
    let text = format!(
        "<schema xmlns='http://www.w3.org/2001/XMLSchema' xmlns:w='urn:w' targetNamespace='urn:w' \
         elementFormDefault='qualified'>{body}</schema>"
    );
    std::fs::write(&path, text).unwrap();
    draft(&xsd::load(&path)?, options, Catalog::built_in())
}

/// An element that holds these elements.
fn holding(name: &str, inner: &str) -> String {
    format!("<element name='{name}'><complexType><sequence>{inner}</sequence></complexType></element>")
}

/// Holds a draft against lines that it must have.
#[track_caller]
fn holds(text: &str, lines: &[&str]) {
    for line in lines {
        assert!(text.lines().any(|own| own.trim() == *line), "{line}\nis not in\n{text}");
    }
}

#[test]
fn an_extension_is_drafted() {
    let create = holding(
        "create",
        "<element name='level'><annotation><documentation>How high it &lt;is&gt;. More.</documentation></annotation>
           <simpleType><restriction base='int'><minInclusive value='5'/></restriction></simpleType></element>
         <element name='tag' type='token' minOccurs='0' maxOccurs='unbounded'/>
         <element name='json' minOccurs='0'/><element name='auth' type='token' minOccurs='0'/>
         <element name='mode'><simpleType><restriction base='token'><enumeration value='one'/></restriction></simpleType></element>
         <element name='seat' maxOccurs='3' minOccurs='0'><complexType><simpleContent><extension base='token'>
           <attribute name='class'><simpleType><restriction base='token'><enumeration value='a'/><enumeration value='b'/></restriction></simpleType></attribute>
         </extension></simpleContent></complexType></element>
         <any namespace='##other' minOccurs='0' maxOccurs='unbounded'/>",
    );
    let text = drafted(&create, &Options::default()).unwrap();
    holds(
        &text,
        &[
            "<e:extend command=\"domain create\">",
            "<w:level e:help=\"How high it is\">{level!:int}</w:level>",
            "<w:tag e:each=\"tag\" e:help=\"Tag\">{.}</w:tag>",
            "<w:json e:flag=\"w-json\" e:help=\"Json\"/>",
            "<w:auth e:help=\"Auth\">{w-auth}</w:auth>",
            "<w:mode>one</w:mode>",
            "<e:any e:each=\"any\" e:help=\"Another element, as XML\">{.:xml}</e:any>",
            "<w:seat e:each=\"seat\" e:form=\"{class}:{value}\" class=\"{class:a|b}\" e:help=\"Seat\">{value}</w:seat>",
            "<e:example>domain create shop.example --auth 2fooBAR --level 5</e:example>",
        ],
    );
    let contact = Options { object: Some("contact".into()), ..Options::default() };
    holds(&drafted(&create, &contact).unwrap(), &["<e:extend command=\"contact create\">"]);
}

/// An object with a password, as EPP's own have it.
fn object() -> String {
    let auth = "<element name='authInfo'><complexType><choice><element name='pw' type='token'/>
        <element name='ext'><complexType><sequence><any namespace='##other'/></sequence></complexType></element>
        <element name='null'/></choice></complexType></element>";
    let state = "<element name='state' type='token' minOccurs='0'/>";
    [
        holding("check", "<element name='id' type='token' maxOccurs='unbounded'/>"),
        holding("chkData", "<element name='cd' type='token' maxOccurs='unbounded'/>"),
        holding("create", &format!("<element name='id' type='token'/>{auth}")),
        holding(
            "info",
            &format!("<element name='id' type='token'/>{}", auth.replace("'authInfo'", "'authInfo' minOccurs='0'")),
        ),
        holding("transfer", "<element name='id' type='token'/>"),
        holding(
            "update",
            &format!(
                "<element name='id' type='token'/>{}{}{}",
                holding("add", state).replace("'add'", "'add' minOccurs='0'"),
                holding("rem", state).replace("'rem'", "'rem' minOccurs='0'"),
                holding("chg", state).replace("'chg'", "'chg' minOccurs='0'"),
            ),
        ),
        holding(
            "infData",
            &format!(
                "<element name='id' type='token'/>{}{}",
                holding(
                    "holder",
                    "<element name='name' type='token'/><element name='born' type='date' minOccurs='0'/>"
                ),
                holding("note", "<element name='a'/><element name='b' minOccurs='0'/>"),
            ),
        ),
        "<element name='ping' type='token'/>".to_string(),
    ]
    .concat()
}

#[test]
fn an_object_is_drafted() {
    let text = drafted(&object(), &Options::default()).unwrap();
    holds(
        &text,
        &[
            "<e:command name=\"w check\" args=\"id\" help=\"Ask whether w objects can be created\">",
            "<w:id e:each=\"id!\" e:help=\"Identifier\">{.}</w:id>",
            "<e:example>w check ABC-1</e:example>",
            // A new object's password is made up when none is given; one that is asked for is not.
            "<w:pw e:secret=\"true\" e:help=\"Password\">{pw!}</w:pw>",
            "<w:pw e:secret=\"true\" e:help=\"Password\">{pw}</w:pw>",
            "<w:ext e:help=\"Of another form, as XML\">{pw-ext!:xml}</w:ext>",
            "<w:null e:flag=\"pw-null\" e:help=\"Null\"/>",
            "<w:authInfo e:optional=\"true\">",
            "<transfer op=\"{op!:request|query|approve|reject|cancel}\" e:help-op=\"What to do\">",
            "<e:example>w transfer request ABC-1</e:example>",
            "<w:state e:help=\"State\">{add-state}</w:state>",
            "<w:state e:help=\"State\">{rem-state}</w:state>",
            "<w:state e:help=\"State\">{state}</w:state>",
            "<e:example>w update ABC-1 --add-state sample</e:example>",
            "<w:holder e:group=\"holder\">",
            "<w:name>{name}</w:name>",
            "<w:born>{born:date}</w:born>",
            "<w:a/>",
            "<w:b e:flag=\"b\"/>",
            "<w:ping>{ping}</w:ping>",
        ],
    );
    assert!(text.contains("<ping> is taken for a part of answers"), "{text}");
    let extension = Options { shape: Some(Shape::Extension), ..Options::default() };
    holds(&drafted(&object(), &extension).unwrap(), &["<e:extend command=\"domain check\">"]);
}

#[test]
fn choices_that_a_spec_cannot_say_stand_side_by_side() {
    let body = holding(
        "create",
        "<choice><sequence><element name='a' type='token'/><element name='b' type='token'/></sequence>
           <sequence><element name='c' type='token'/><element name='b' type='token'/></sequence></choice>
         <choice maxOccurs='unbounded'><element name='d' type='token'/><element name='f' type='token'/></choice>
         <choice><element name='g' type='token'/><choice><element name='h' type='token'/><element name='i'/></choice></choice>",
    );
    let text = drafted(&body, &Options::default()).unwrap();
    holds(
        &text,
        &[
            "<!-- In the schema a choice: (a, b) or (c, b) -->",
            "<w:a e:help=\"A\">{a}</w:a>",
            "<w:d e:each=\"d\" e:help=\"D\">{.}</w:d>",
            "<w:i e:flag=\"i\" e:help=\"I\"/>",
        ],
    );
    let places = ["{a}", "{c}", "{b}"].map(|slot| text.find(slot));
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{text}");
}

#[test]
fn elements_that_say_nothing_of_themselves_are_sent_and_answered() {
    let text =
        drafted("<element name='data' type='token'/><element name='trnData' type='token'/>", &Options::default());
    let text = text.unwrap();
    holds(
        &text,
        &["<w:data e:help=\"Data\">{data!}</w:data>", "<w:data>{data}</w:data>", "<w:trnData>{trnData}</w:trnData>"],
    );
    assert!(text.contains("which commands <data> goes with"), "{text}");
    let told = drafted("<element name='contactUpdateNow' type='int'/>", &Options::default()).unwrap();
    holds(&told, &["<e:extend command=\"contact update\">"]);
}

#[test]
fn namespaces_give_ids() {
    assert_eq!(owner("http://www.nic.cz/xml/epp/domain-1.4"), "nic");
    assert_eq!(owner("urn:dkhm:params:xml:ns:dkhm-4.0"), "dkhm");
    assert_eq!(tail("urn:ietf:params:xml:ns:epp:fee-1.0"), "fee");
    assert_eq!(tail("https://epp.tld.ee/schema/domain-ee-1.2.xsd"), "domain-ee");
    assert_eq!(tail("urn:1"), "x");
    assert_eq!(unversioned("urn:ietf:params:xml:ns:fee-0.11"), unversioned("urn:ietf:params:xml:ns:epp:fee-1.0"));
}
