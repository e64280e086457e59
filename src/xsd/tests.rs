//! Schemas that are well and ill, read.

use super::model::*;
use super::*;
use std::fs;

/// A directory with these files; the first is the schema.
fn written(files: &[(&str, &str)]) -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let first = dir.path().join(files[0].0);
    (dir, first)
}

/// A schema of `urn:x` with that body.
fn wrap(body: &str) -> String {
    format!(
        "<schema xmlns='{}' xmlns:x='urn:x' xmlns:y='urn:y' targetNamespace='urn:x' elementFormDefault='qualified'>\n{body}</schema>",
        source::XSD
    )
}

/// Reads a schema with that body.
fn read(body: &str) -> Result<Schema> {
    let (_dir, path) = written(&[("a.xsd", &wrap(body))]);
    load(&path)
}

/// What a refusal says, hint included, with the directory's name taken out.
fn refused(files: &[(&str, &str)]) -> String {
    let (dir, path) = written(files);
    let error = load(&path).expect_err("must be refused");
    let hint = error.hint_text().unwrap_or_default();
    format!("{error} [{hint}]").replace(&format!("{}/", dir.path().display()), "")
}

#[test]
fn elements_come_with_all_that_stands_in_them() {
    let schema = read(
        "<annotation><documentation>All about x.</documentation></annotation>
         <element name='a' type='x:big'/>
         <complexType name='small'><sequence><element name='one' type='x:word'/></sequence>
           <attribute name='k' use='required' type='boolean'/><attribute name='l' type='token' fixed='f'/></complexType>
         <complexType name='big'><complexContent><extension base='x:small'><choice maxOccurs='unbounded'>
           <element name='two' type='unsignedByte' minOccurs='0'/><element name='three'/><any namespace='##other'/>
         </choice><attribute name='m' type='date' default='2000-01-01'/></extension></complexContent></complexType>
         <simpleType name='word'><restriction base='x:short'><enumeration value='p'/><enumeration value='q'/></restriction></simpleType>
         <simpleType name='short'><restriction base='token'><maxLength value='3'/></restriction></simpleType>",
    )
    .unwrap();
    assert_eq!((schema.types, schema.about.as_deref(), schema.prefix("urn:x")), (4, Some("All about x."), Some("x")));
    let element = schema.element("a").unwrap();
    assert_eq!(element.types.iter().map(|name| &*name.local).collect::<Vec<_>>(), ["big", "small"]);
    let attributes: Vec<_> = element.attributes.iter().map(|a| (&*a.name.local, a.required)).collect();
    assert_eq!(attributes, [("k", true), ("l", false), ("m", false)]);
    let Content::Elements(Particle { what: What::Sequence(parts), .. }) = &element.content else {
        panic!("{element:?}")
    };
    let What::Sequence(small) = &parts[0].what else { panic!("{parts:?}") };
    let What::Element(one) = &small[0].what else { panic!("{small:?}") };
    let Content::Text(simple) = &one.content else { panic!("{one:?}") };
    assert_eq!((simple.words.clone(), simple.facets.max_length), (vec!["p".to_string(), "q".into()], Some(3)));
    assert_eq!(simple.types.len(), 2);
    let What::Choice(choice) = &parts[1].what else { panic!("{parts:?}") };
    assert_eq!((parts[1].occurs.max, choice.len()), (None, 3));
    assert!(matches!(&choice[1].what, What::Element(three) if matches!(three.content, Content::Untyped)));
}

#[test]
fn substitutes_stand_for_their_heads() {
    let schema = read(
        "<element name='a'><complexType><sequence><element ref='x:head'/><element ref='x:lone'/></sequence></complexType></element>
         <element name='head' abstract='true' type='token'/><element name='lone' abstract='true'/>
         <element name='b' substitutionGroup='x:head'/><element name='c' substitutionGroup='x:b' type='int'/>",
    )
    .unwrap();
    assert_eq!(schema.elements.iter().map(|e| &*e.name.local).collect::<Vec<_>>(), ["a", "b", "c"]);
    let Content::Elements(Particle { what: What::Sequence(parts), .. }) = &schema.elements[0].content else { panic!() };
    assert!(matches!(&parts[0].what, What::Choice(both) if both.len() == 2));
    assert!(matches!(&parts[1].what, What::Any(_)));
    assert!(matches!(&schema.elements[1].content, Content::Text(simple) if simple.base == Base::Token));
}

#[test]
fn what_holds_itself_ends() {
    let schema = read(
        "<element name='a' type='x:t'/><element name='b'><complexType><group ref='x:g'/></complexType></element>
         <element name='c' type='x:u'/><element name='d' type='x:s1'/><element name='e' substitutionGroup='x:e'/>
         <element name='f'><complexType><attributeGroup ref='x:ag'/></complexType></element>
         <complexType name='t'><sequence><element name='t' type='x:t' minOccurs='0'/></sequence></complexType>
         <group name='g'><choice><group ref='x:g'/><element ref='x:b'/></choice></group>
         <complexType name='u'><complexContent><extension base='x:u'/></complexContent></complexType>
         <simpleType name='s1'><restriction base='token'/></simpleType>
         <attributeGroup name='ag'><attribute name='z'/><attributeGroup ref='x:ag'/></attributeGroup>",
    )
    .unwrap();
    let Content::Elements(Particle { what: What::Sequence(parts), .. }) = &schema.elements[0].content else { panic!() };
    assert!(matches!(&parts[0].what, What::Element(t) if matches!(t.content, Content::Anything)));
    assert_eq!(schema.element("f").unwrap().attributes.len(), 1);
    let loops = "<element name='a' type='x:s'/><simpleType name='s'><restriction base='x:s'/></simpleType>";
    assert!(read(loops).unwrap_err().to_string().contains("more than 32 types"));
}

#[test]
fn what_grows_without_bounds_is_cut() {
    let doubled = |at: usize| {
        format!(
            "<complexType name='t{at}'><sequence><element name='a' type='x:t{}'/><element name='b' type='x:t{}'/></sequence></complexType>",
            at + 1,
            at + 1
        )
    };
    let body: String = (0..2000).map(doubled).collect();
    let schema = read(&format!("<element name='a' type='x:t0'/><complexType name='t2000'/>{body}")).unwrap();
    assert_eq!(schema.elements.len(), 1);
    let based = |at: usize| {
        format!(
            "<complexType name='t{at}'><complexContent><extension base='x:t{}'/></complexContent></complexType>",
            at + 1
        )
    };
    let body: String = (0..5000).map(based).collect();
    assert!(read(&format!("<element name='a' type='x:t0'/><complexType name='t5000'/>{body}")).is_ok());
    let united = |at: usize| {
        format!("<simpleType name='s{at}'><union memberTypes='x:s{0} x:s{0} x:s{0}'/></simpleType>", at + 1)
    };
    let body: String = (0..30).map(united).collect();
    assert!(read(&format!("<element name='a' type='x:s0'/><simpleType name='s30'/>{body}")).is_ok());
}

#[test]
fn imports_are_found_where_they_are_said_to_be_or_near() {
    let other = wrap("<simpleType name='w'><restriction base='token'/></simpleType>")
        .replace("targetNamespace='urn:x'", "targetNamespace='urn:y'");
    let with = |import: &str| wrap(&format!("<import namespace='urn:y' {import}/>\n<element name='a' type='y:w'/>"));
    for place in ["b.xsd", "sub/b.xsd", "../b.xsd", "../other/b.xsd"] {
        let text = with("schemaLocation='http://elsewhere.example/b.xsd'");
        let (_dir, path) = written(&[("here/a.xsd", &text), (&format!("here/{place}"), &other)]);
        assert_eq!(load(&path).unwrap().elements.len(), 1, "{place}");
    }
    let (_dir, path) = written(&[("a.xsd", &with("schemaLocation='far/away/b.xsd'")), ("far/away/b.xsd", &other)]);
    assert!(load(&path).is_ok());
    let told = refused(&[("a.xsd", &with("schemaLocation='b.xsd'"))]);
    assert!(told.starts_with("a.xsd:3:1: the type \"w\" of the namespace urn:y is needed here"), "{told}");
    assert!(told.contains("imported at") && told.contains("a.xsd:2:1 as \"b.xsd\", is not there"), "{told}");
    assert!(told.contains("beside this one"), "{told}");
    // What is not needed may be missing.
    assert!(read("<import namespace='urn:y'/><element name='a'/>").is_ok());
}

#[test]
fn a_part_without_a_namespace_is_of_the_file_that_includes_it() {
    let part = format!(
        "<schema xmlns:s='{0}' xmlns='{0}'><s:simpleType name='w'><s:restriction base='s:token'/></s:simpleType>
        <s:element name='b' type='w'/></schema>",
        source::XSD
    )
    .replace(&format!(" xmlns='{}'", source::XSD), "")
    .replace("schema", "s:schema");
    let (_dir, path) = written(&[
        (
            "a.xsd",
            &wrap(
                "<include schemaLocation='p.xsd'/><element name='a' type='x:w'/><element name='c'><complexType><sequence><element ref='x:b'/></sequence></complexType></element>",
            ),
        ),
        ("p.xsd", &part),
    ]);
    let schema = load(&path).unwrap();
    assert!(matches!(&schema.elements[0].content, Content::Text(simple) if simple.base == Base::Token));
    let told = refused(&[("a.xsd", &wrap("<include schemaLocation='p.xsd'/>"))]);
    assert!(told.contains("a.xsd:2:1: it includes \"p.xsd\"") && told.contains("[put the file there"), "{told}");
}

#[test]
fn what_is_no_schema_is_told_with_its_place() {
    let cases = [
        ("<a/>", "a.xsd:1:1: the root element is <a>"),
        ("<a", "a.xsd:1:"),
        ("", "a.xsd:1:"),
        ("<!DOCTYPE a><a/>", "[take the DOCTYPE out"),
        (
            &wrap("<element name='a'><complexType><all><element/></all></complexType></element>"),
            "a.xsd:2:37: the element has no name",
        ),
        (&wrap("<element name='a' type='z:a'/>"), "the prefix of \"z:a\" is not declared"),
        (&wrap("<element name='a' type='x:a'/>"), "a.xsd does not define it"),
        (&wrap("<element name='a' type='y:a'/>"), "nothing imports that namespace"),
        (
            &wrap("<element name='a'><complexType><sequence maxOccurs='many'/></complexType></element>"),
            "maxOccurs is a number",
        ),
    ];
    for (text, expected) in cases {
        let told = refused(&[("a.xsd", text)]);
        assert!(told.contains(expected), "{text}\n{told}");
    }
    assert!(refused(&[("a.xsd", &" ".repeat(5 << 20))]).contains("more than 4 MiB"));
    assert!(load(Path::new("/no/such/file.xsd")).unwrap_err().to_string().contains("cannot read"));
    let deep = "<sequence>".repeat(100) + &"</sequence>".repeat(100);
    assert!(refused(&[("a.xsd", &wrap(&deep))]).contains("deeper"));
}
