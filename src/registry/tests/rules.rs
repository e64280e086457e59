//! The rules over real sockets: extensions as they are negotiated, languages, the clock, faults on purpose.

use super::*;
use crate::registry::settings::Profile;
use crate::registry::store::{Tx, clock, message};

/// A login that asks for these extensions too.
fn login_for(uris: &[&str], lang: &str) -> String {
    let extensions: String = uris.iter().map(|uri| format!("<extURI>{uri}</extURI>")).collect();
    let services = format!("{SERVICES}<svcExtension>{extensions}</svcExtension>");
    login_with("TEST-A", "<pw>password-a</pw>", lang, &services, "")
}

/// Namespaces of extensions.
const RGP: &str = "urn:ietf:params:xml:ns:rgp-1.0";
const SEC_DNS: &str = "urn:ietf:params:xml:ns:secDNS-1.1";
const TCI_CONTACT: &str = "http://www.tcinet.ru/epp/tci-contact-ext-1.0";
const TCI_DOMAIN: &str = "http://www.tcinet.ru/epp/tci-domain-ext-1.0";
const UNHANDLED: &str = "urn:ietf:params:xml:ns:epp:unhandled-namespaces-1.0";

/// The create of a domain, with what stands in its extension.
fn create(name: &str, extension: &str) -> String {
    let extension = if extension.is_empty() { String::new() } else { format!("<extension>{extension}</extension>") };
    command(&format!(
        "<create><domain:create xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>{name}</domain:name>\
         <domain:authInfo><domain:pw>2fooBAR</domain:pw></domain:authInfo></domain:create></create>{extension}"
    ))
}

/// Its info.
fn info(name: &str) -> String {
    command(&format!(
        "<info><domain:info xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>{name}</domain:name>\
         </domain:info></info>"
    ))
}

/// The create of a contact with what stands in TCI's extension.
fn contact(id: &str, holder: &str) -> String {
    command(&format!(
        "<create><contact:create xmlns:contact=\"urn:ietf:params:xml:ns:contact-1.0\"><contact:id>{id}</contact:id>\
         <contact:postalInfo type=\"loc\"><contact:name>Иван</contact:name><contact:addr>\
         <contact:city>Москва</contact:city><contact:cc>RU</contact:cc></contact:addr></contact:postalInfo>\
         <contact:email>i@example.ru</contact:email><contact:authInfo><contact:pw>2fooBAR</contact:pw>\
         </contact:authInfo></contact:create></create><extension><contact:create \
         xmlns:contact=\"{TCI_CONTACT}\">{holder}</contact:create></extension>"
    ))
}

/// The info of a contact.
fn see(id: &str) -> String {
    command(&format!(
        "<info><contact:info xmlns:contact=\"urn:ietf:params:xml:ns:contact-1.0\"><contact:id>{id}</contact:id>\
         </contact:info></info>"
    ))
}

/// The address of an organisation, put straight into it or in an `addr` of its own.
fn legal(nested: bool) -> String {
    let parts = "<contact:city>Москва</contact:city><contact:cc>RU</contact:cc>";
    let parts = if nested { format!("<contact:addr>{parts}</contact:addr>") } else { parts.into() };
    format!("<contact:legalAddr type=\"loc\">{parts}</contact:legalAddr>")
}

#[tokio::test]
async fn se_2_tci_2_5_1_the_greeting_announces_what_is_there() {
    let site = site(|_| ()).await;
    let mut peer = site.connect_silently().await;
    let greeting = peer.receive().await.expect("a greeting");
    for uri in [RGP, SEC_DNS, TCI_CONTACT, TCI_DOMAIN, "urn:ietf:params:xml:ns:launch-1.0"] {
        assert!(greeting.contains(&format!("<extURI>{uri}</extURI>")), "{uri}: {greeting}");
    }
    site.finish().await;
}

#[tokio::test]
async fn section_0_greetings_of_the_profiles() {
    let told = async |profile: Profile, change: fn(&mut Settings)| {
        let site = site(|settings| {
            *settings = Settings { database: settings.database.clone(), ..Settings::of(profile) };
            change(settings);
        });
        let site = site.await;
        let mut peer = site.connect_silently().await;
        let greeting = peer.receive().await.expect("a greeting");
        site.finish().await;
        greeting
    };
    let rst = told(Profile::Rst, |_| ()).await;
    assert!(!rst.contains("tcinet") && rst.contains("changePoll-1.0") && rst.contains("secure-authinfo-transfer"));
    let tci = told(Profile::Tci, |settings| {
        settings.object_schemas = true;
        settings.schema_suffix = true;
    });
    let tci = tci.await;
    assert!(tci.contains("<lang>ru</lang><lang>en</lang>"), "{tci}");
    assert!(tci.contains("<objURI>urn:ietf:params:xml:ns:epp-1.0 epp-1.0.xsd</objURI>"), "{tci}");
    assert!(tci.contains(&format!("<extURI>{TCI_CONTACT} tci-contact-ext-1.0.xsd</extURI>")), "{tci}");
    assert!(!tci.contains("loginSec"));
}

#[tokio::test]
async fn ex_1_ex_2_ex_3_ex_4_extensions_are_told_to_who_asked_for_them() {
    let site = site(|_| ()).await;
    let description = format!(
        "<domain:create xmlns:domain=\"{TCI_DOMAIN}\"><domain:description>Сайт</domain:description></domain:create>"
    );
    let mut all = site.connect().await;
    assert_eq!(all.code(login_for(&[RGP, TCI_DOMAIN], "en")).await, 1000);
    assert_eq!(all.code(create("foo.example", &description)).await, 1000);
    let told = all.ask(info("foo.example")).await;
    assert!(told.contains("addPeriod") && told.contains("Сайт"), "{told}");
    let mut none = site.session().await;
    let told = none.ask(info("foo.example")).await;
    assert!(!told.contains("<extension>") && !told.contains("extValue"), "{told}");
    assert_eq!(none.code(create("bar.example", &description)).await, 2002, "it was not agreed on");
    assert_eq!(all.code(create("baz.example", "")).await, 1000, "EX-4: what was agreed on need not be used");
    let mut unhandled = site.connect().await;
    assert_eq!(unhandled.code(login_for(&[UNHANDLED], "en")).await, 1000);
    let told = unhandled.ask(info("foo.example")).await;
    assert!(!told.contains("<extension>"), "{told}");
    assert!(told.contains(&format!("<reason>{RGP} not in login services</reason>")), "{told}");
    site.finish().await;
}

#[tokio::test]
async fn tc_1_tc_3_tci_1_tci_3_both_spellings_and_both_shapes_of_an_organisation() {
    let site = site(|_| ()).await;
    let mut peer = site.connect().await;
    assert_eq!(peer.code(login_for(&[TCI_CONTACT], "en")).await, 1000);
    let tin = "<contact:TIN>7702714697</contact:TIN>";
    for (id, element, nested) in [("firm-1", "organization", false), ("firm-2", "org", true), ("firm-3", "org", false)]
    {
        let holder = format!("<contact:{element}>{}{tin}</contact:{element}>", legal(nested));
        assert_eq!(peer.code(contact(id, &holder)).await, 1000, "{id}");
        let told = peer.ask(see(id)).await;
        assert!(told.contains("organization>") && told.contains("7702714697"), "{told}");
        assert!(told.matches("Москва").count() == 2, "{told}");
    }
    let birthday = "<contact:birthday>1970-11-11</contact:birthday>";
    let passport = "<contact:passport>00 00 000000</contact:passport>";
    let tin_first = format!("<contact:person>{tin}{birthday}{passport}</contact:person>");
    let tin_last = format!("<contact:person>{birthday}{passport}{tin}</contact:person>");
    for (id, holder) in [("ivan-1", tin_first), ("ivan-2", tin_last)] {
        assert_eq!(peer.code(contact(id, &holder)).await, 1000, "{id}");
        assert!(peer.ask(see(id)).await.contains("1970-11-11"));
    }
    let strange = format!("<contact:person>{birthday}{passport}<contact:shoe>42</contact:shoe></contact:person>");
    assert_eq!(peer.code(contact("ivan-3", &strange)).await, 2001, "1, 3: an unknown child");
    let both = format!(
        "<contact:person>{birthday}{passport}</contact:person><contact:org>{}{tin}</contact:org>",
        legal(false)
    );
    assert_eq!(peer.code(contact("ivan-4", &both)).await, 2001, "7.2.1: a person or an organisation");
    site.finish().await;
}

#[tokio::test]
async fn tci_2_11_texts_and_reasons_are_in_the_language_of_the_login() {
    let site = site(|_| ()).await;
    let mut peer = site.connect().await;
    let welcome = peer.ask(login_for(&[], "ru")).await;
    assert!(welcome.contains("<msg lang=\"ru\">Команда выполнена успешно</msg>"), "{welcome}");
    let refused = peer.ask(create("-foo.example", "")).await;
    assert!(refused.contains("<msg lang=\"ru\">Синтаксическая ошибка в значении параметра</msg>"), "{refused}");
    assert!(
        refused.contains("<reason lang=\"ru\">Метка не начинается и не заканчивается дефисом</reason>"),
        "{refused}"
    );
    let refused = peer.ask(epp("<command><fly/></command>")).await;
    assert_eq!(code(&refused), 2000);
    let refused = peer.ask(create("www.example", "")).await;
    assert!(refused.contains("Зарезервировано"), "{refused}");
    let refused = peer.ask("<epp").await;
    assert!(refused.contains("XML составлен неправильно"), "{refused}");
    let mut english = site.session().await;
    let refused = english.ask(create("-foo.example", "")).await;
    assert!(refused.contains("<reason>A label does not start or end with a hyphen</reason>"), "{refused}");
    site.finish().await;
}

#[tokio::test]
async fn sd_1_sd_8_sd_9_lc_5_ds_records_and_restores_as_frames() {
    let site = site(|_| ()).await;
    let mut peer = site.connect().await;
    assert_eq!(peer.code(login_for(&[SEC_DNS, RGP], "en")).await, 1000);
    let digest = "49FD46E6C4B45C55D4AC".repeat(3) + "ABCD";
    let record = format!(
        "<s:dsData><s:keyTag>12345</s:keyTag><s:alg>13</s:alg><s:digestType>2</s:digestType>\
         <s:digest>{digest}</s:digest></s:dsData>"
    );
    let secure = format!("<s:create xmlns:s=\"{SEC_DNS}\">{record}</s:create>");
    let key = "<s:keyData><s:flags>257</s:flags><s:protocol>3</s:protocol><s:alg>13</s:alg>\
               <s:pubKey>AQPJ</s:pubKey></s:keyData>";
    let both = format!("<s:create xmlns:s=\"{SEC_DNS}\">{record}{key}</s:create>");
    assert_eq!(peer.code(create("foo.example", &both)).await, 2001);
    let restore = format!("<r:update xmlns:r=\"{RGP}\"><r:restore op=\"request\"/></r:update>");
    assert_eq!(peer.code(create("foo.example", &restore)).await, 2103, "LC-5, G9: it means nothing here");
    let elsewhere = CHECK.to_owned() + &format!("<extension>{secure}</extension>");
    assert_eq!(peer.code(command(&elsewhere)).await, 2103, "SD-9");
    assert_eq!(peer.code(create("foo.example", &secure)).await, 1000);
    let told = peer.ask(info("foo.example")).await;
    assert!(told.contains(&digest) && told.contains("infData"), "{told}");
    let change = |extension: &str| {
        command(&format!(
            "<update><domain:update xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>foo.example\
             </domain:name><domain:chg/></domain:update></update><extension>{extension}</extension>"
        ))
    };
    assert_eq!(peer.code(change(&restore)).await, 2304, "it was not deleted");
    let clear = format!("<s:update xmlns:s=\"{SEC_DNS}\"><s:rem><s:all>true</s:all></s:rem></s:update>");
    assert_eq!(peer.code(change(&clear)).await, 1000);
    assert!(!peer.ask(info("foo.example")).await.contains(&digest));
    site.finish().await;
}

#[tokio::test]
async fn section_6_the_greeting_follows_the_registrys_clock() {
    let site = site(|_| ()).await;
    let later = |tx: &mut Tx<'_>| {
        let at = clock::now(tx)?.plus_days(400);
        clock::move_to(tx, at).map(|_| at)
    };
    let at = site.registry.store.write(later).await.expect("set");
    let mut peer = site.connect_silently().await;
    let greeting = peer.receive().await.expect("a greeting");
    assert!(inside(&greeting, "svDate")[..10] >= at.date()[..], "{greeting}");
    assert_eq!(peer.code(login("TEST-A", "password-a")).await, 1000);
    let created = peer.ask(create("foo.example", "")).await;
    assert!(inside(&created, "domain:crDate")[..10] >= at.date()[..], "{created}");
    site.finish().await;
}

/// Adds a rule for a fault that strikes the first create.
async fn fault(site: &Site, action: &'static str) {
    let rule = crate::registry::store::fault::Rule {
        id: 0,
        command: "domain create".into(),
        registrar: None,
        name: None,
        nth: 1,
        times: 1,
        seen: 0,
        action: action.into(),
    };
    let add = move |tx: &mut Tx<'_>| {
        crate::registry::store::fault::clear(tx)?;
        crate::registry::store::fault::add(tx, &rule)
    };
    site.registry.store.write(add).await.expect("a rule");
    site.registry.mischievous.store(true, std::sync::atomic::Ordering::Relaxed);
}

#[tokio::test]
async fn section_6_faults_on_purpose() {
    let site = site(|_| ()).await;
    fault(&site, "code=2400").await;
    let mut peer = site.session().await;
    assert_eq!(peer.code(create("foo.example", "")).await, 2400);
    assert_eq!(peer.code(create("foo.example", "")).await, 1000, "it strikes once");
    fault(&site, "wrong-clTRID").await;
    assert!(peer.ask(create("one.example", "")).await.contains("<clTRID>NOT-YOURS</clTRID>"));
    fault(&site, "split-frames").await;
    assert_eq!(peer.code(create("two.example", "")).await, 1000);
    fault(&site, "duplicate-reply").await;
    assert_eq!(peer.code(create("three.example", "")).await, 1000);
    assert_eq!(code(&peer.receive().await.expect("the same again")), 1000);
    fault(&site, "drop-after-commit").await;
    peer.send(create("four.example", "")).await;
    peer.expect_end().await;
    let mut peer = site.session().await;
    assert_eq!(peer.code(info("four.example")).await, 1000, "CO-3: it was done");
    fault(&site, "drop-before-commit").await;
    peer.send(create("five.example", "")).await;
    peer.expect_end().await;
    let mut peer = site.session().await;
    assert_eq!(peer.code(info("five.example")).await, 2303);
    fault(&site, "truncate-reply").await;
    peer.send(create("six.example", "")).await;
    peer.expect_end().await;
    let mut peer = site.session().await;
    fault(&site, "close").await;
    assert_eq!(peer.code(create("seven.example", "")).await, 1000);
    peer.expect_end().await;
    site.finish().await;
}

#[tokio::test]
async fn po_5_a_hint_of_waiting_messages() {
    let site = site(|settings| settings.rules.poll_hint = true).await;
    let mut peer = site.session().await;
    assert!(!peer.ask(check_command()).await.contains("msgQ"), "never of an empty queue");
    let push = |tx: &mut Tx<'_>| {
        let now = clock::now(tx)?;
        message::push(tx, "TEST-A", now, "broadcast", &[("text", "Hello")], &[])
    };
    site.registry.store.write(push).await.expect("pushed");
    assert!(peer.ask(check_command()).await.contains("<msgQ count=\"1\" id=\"1\""));
    site.finish().await;
}

/// The check as a command.
fn check_command() -> String {
    command(CHECK)
}

#[tokio::test]
async fn section_0_schema_errors_may_all_be_2001() {
    let site = site(|settings| settings.rules.schema_errors_2001 = true).await;
    let mut peer = site.session().await;
    assert_eq!(peer.code(command("<poll op=\"dance\"/>")).await, 2001);
    let nameless = "<info><d:info xmlns:d=\"urn:ietf:params:xml:ns:domain-1.0\"/></info>";
    assert_eq!(peer.code(command(nameless)).await, 2001);
    site.finish().await;
}

#[tokio::test]
async fn lg_1_lg_3_lg_13_logins_that_are_refused_for_their_form() {
    let site = site(|_| ()).await;
    let mut peer = site.connect().await;
    let strange = "<extension><x:login xmlns:x=\"urn:example:strange-1.0\"/></extension>";
    let with_strange = login_with("TEST-A", "<pw>password-a</pw>", "en", SERVICES, strange);
    assert_eq!(peer.code(with_strange).await, 2103);
    assert_eq!(peer.code(command(CHECK)).await, 2002, "there is no session");
    let old = login("TEST-A", "password-a").replace("<version>1.0<", "<version>2.0<");
    assert!([2100, 2001, 2004].contains(&peer.code(old).await), "the schema knows only 1.0");
    assert_eq!(peer.code(login("TEST-A", "password-a")).await, 1000);
    assert_eq!(peer.code(login("TEST-A", "password-a")).await, 2002);
    assert_eq!(peer.code(command(CHECK)).await, 1000, "the session goes on");
    site.finish().await;
}

/// A frame of the corpus; none where the corpus is not.
fn kept(name: &str) -> Option<String> {
    let frames = std::env::var("EPPSH_FRAMES").unwrap_or_else(|_| "../shared/frames".into());
    std::fs::read_to_string(PathBuf::from(&frames).join("thedarkwinter-Net-DRI").join(name)).ok()
}

#[tokio::test]
async fn tci_7_the_frames_of_the_client_that_tcis_engineer_wrote() {
    let site = site(|settings| {
        let database = settings.database.clone();
        *settings = Settings { database, ..Settings::of(Profile::Tci) };
        settings.tld[0].name = "xn--80adxhks".into();
    });
    let site = site.await;
    let frame = |number: u8| kept(&format!("EPP_Extensions_TCI_gTLD_{number}.xml"));
    if let Some(frames) = (2..=8).map(frame).collect::<Option<Vec<String>>>() {
        let [firm, person, change, add, rem, _, domain] = &frames[..] else { panic!("seven frames") };
        let mut peer = site.connect().await;
        assert_eq!(peer.code(login_for(&[TCI_CONTACT, TCI_DOMAIN, SEC_DNS, RGP], "ru")).await, 1000);
        assert_eq!(peer.code(firm).await, 1000);
        assert_eq!(peer.code(firm.replace("h3PA2YBl-vrdev", "CLDC2")).await, 1000);
        assert_eq!(peer.code(person).await, 2005, "its int form has a Cyrillic letter");
        for id in ["CLDC1", "CLDC4", "CLDC5"] {
            let person = person.replace("con-1-1384434788", id).replace("Мoscow", "Moscow");
            assert_eq!(peer.code(person).await, 1000, "{id}");
        }
        for (name, frame) in [("change", change), ("add", add), ("rem", rem)] {
            assert_eq!(peer.code(frame).await, 1000, "{name}");
        }
        assert_eq!(peer.code(domain).await, 2306, "an old algorithm");
        let domain = domain.replace("<secDNS:alg>5<", "<secDNS:alg>8<");
        assert_eq!(peer.code(&domain).await, 2306, "SD-3: a key of 256 signs no keys");
        let (start, rest) = domain.split_once("<secDNS:keyData>").expect("a key");
        let (_, end) = rest.split_once("</secDNS:keyData>").expect("its end");
        assert_eq!(peer.code(format!("{start}{end}")).await, 1000);
        let told = peer.ask(info("xn--j1aefbet.xn--80adxhks")).await;
        assert!(told.contains("testing domain description extension") && told.contains("52143"), "{told}");
        let told = peer.ask(see("CLDC2")).await;
        assert!(told.contains("ул. Примерная,") && told.contains("1234567890"), "{told}");
    }
    site.finish().await;
}

#[tokio::test]
async fn g3_g10_what_a_frame_must_say_is_not_guessed() {
    let site = site(|_| ()).await;
    let mut peer = site.connect().await;
    assert_eq!(code(&peer.ask(login_for(&[RGP], "en")).await), 1000);
    assert_eq!(code(&peer.ask(create("foo.example", "")).await), 1000);
    let domain = "xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"";
    let restore = format!(
        "<update><domain:update {domain}><domain:name>foo.example</domain:name></domain:update></update><extension>\
         <rgp:update xmlns:rgp=\"{RGP}\"><rgp:restore/></rgp:update></extension>"
    );
    assert_eq!(code(&peer.ask(command(&restore)).await), 2003, "its op is required");
    assert_eq!(code(&peer.ask(command("<poll/>")).await), 2003, "its op too");
    let voiced =
        contact("sh8013", "").replace("<contact:email>", "<contact:voice>+7.495x123</contact:voice><contact:email>");
    let plain = voiced.split("<extension>").next().expect("a head").to_owned() + "</command></epp>";
    assert_eq!(code(&peer.ask(plain).await), 2005, "PH-1: an extension is an attribute");
    for (part, whole) in [
        ("<contact:email>", "<contact:voice/><contact:email>"),
        (" type=\"loc\"", ""),
        ("</contact:authInfo>", "</contact:authInfo><contact:disclose><contact:voice/></contact:disclose>"),
        ("</contact:authInfo>", "</contact:authInfo><contact:disclose flag=\"1\"><contact:name/></contact:disclose>"),
    ] {
        let lacking = contact("sh8013", "").replace(part, whole);
        let lacking = lacking.split("<extension>").next().expect("a head").to_owned() + "</command></epp>";
        assert_eq!(code(&peer.ask(lacking).await), 2003, "{whole}");
    }
    for inside in ["<contact:disclose flag=\"2\">", "<contact:disclose flag=\"1\"><contact:name type=\"xx\"/>"] {
        let whole = format!("</contact:authInfo>{inside}<contact:voice/></contact:disclose>");
        let odd = contact("sh8013", "").replace("</contact:authInfo>", &whole);
        let odd = odd.split("<extension>").next().expect("a head").to_owned() + "</command></epp>";
        assert_eq!(code(&peer.ask(odd).await), 2004, "{whole}");
    }
    let unitless =
        create("bar.example", "").replace("</domain:name>", "</domain:name><domain:period>2</domain:period>");
    assert_eq!(code(&peer.ask(unitless).await), 2003);
    let status = "<domain:status s=\"clientHold\" lang=\"e n\">x</domain:status>";
    let update = format!(
        "<update><domain:update {domain}><domain:name>foo.example</domain:name><domain:add>{status}</domain:add>\
         </domain:update></update>"
    );
    assert_eq!(code(&peer.ask(command(&update)).await), 2005);
    let odd = command("<poll op=\"req\"/>").replace("<command>", "<command a=\"b\">");
    assert_eq!(code(&peer.ask(odd).await), 2001);
    site.finish().await;
}
