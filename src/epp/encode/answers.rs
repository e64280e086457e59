//! What a server writes: answers and the greeting.

use super::{Done, Scope, Writer, invalid, known};
use crate::epp::reply::{Answer, Body, Fault, MsgQ};
use crate::epp::{EPP, Greeting};
use crate::spec::Catalog;

/// Writes an answer (RFC 5730, section 2.6).
pub fn answer(catalog: &Catalog, answer: &Answer) -> Done<String> {
    let mut writer = Writer::new();
    writer.out.push_str("<response>");
    writer.result(catalog, answer)?;
    if let Some(msgq) = &answer.msgq {
        writer.msgq(msgq)?;
    }
    writer.bodies(catalog, "resData", &answer.data)?;
    writer.bodies(catalog, "extension", &answer.ext)?;
    writer.out.push_str("<trID>");
    if let Some(cltrid) = &answer.cltrid {
        writer.leaf("clTRID", cltrid)?;
    }
    writer.leaf("svTRID", &answer.svtrid)?;
    writer.out.push_str("</trID></response></epp>");
    Ok(writer.out)
}

/// Writes one element of an answer by itself, with all prefixes that it uses.
pub fn body(catalog: &Catalog, body: &Body) -> Done<String> {
    let mut writer = Writer::new();
    writer.out.clear();
    writer.body(catalog, body)?;
    Ok(writer.out)
}

/// Writes a greeting (RFC 5730, section 2.4); its policy is "all access, for administration and provisioning,
/// for the registry and the public, as long as stated".
pub fn greeting(greeting: &Greeting) -> Done<String> {
    let mut writer = Writer::new();
    writer.out.push_str("<greeting>");
    writer.leaf("svID", &greeting.svid)?;
    writer.leaf("svDate", &greeting.svdate)?;
    writer.out.push_str("<svcMenu>");
    greeting.versions.iter().try_for_each(|version| writer.leaf("version", version))?;
    greeting.langs.iter().try_for_each(|lang| writer.leaf("lang", lang))?;
    greeting.objuris.iter().try_for_each(|uri| writer.leaf("objURI", uri))?;
    if !greeting.exturis.is_empty() {
        writer.out.push_str("<svcExtension>");
        greeting.exturis.iter().try_for_each(|uri| writer.leaf("extURI", uri))?;
        writer.out.push_str("</svcExtension>");
    }
    writer.out.push_str(concat!(
        "</svcMenu><dcp><access><all/></access><statement><purpose><admin/><prov/></purpose>",
        "<recipient><ours/><public/></recipient><retention><stated/></retention></statement></dcp></greeting></epp>"
    ));
    Ok(writer.out)
}

impl Writer {
    /// `<result>`.
    fn result(&mut self, catalog: &Catalog, answer: &Answer) -> Done {
        self.out.push_str(&format!("<result code=\"{}\"><msg", answer.code));
        self.lang(&answer.lang)?;
        self.text("msg", &answer.msg, false)?;
        self.out.push_str("</msg>");
        answer.errors.iter().try_for_each(|fault| self.fault(fault, &answer.lang))?;
        answer.unhandled.iter().try_for_each(|body| self.unhandled(catalog, body))?;
        self.out.push_str("</result>");
        Ok(())
    }

    /// The rest of a start tag whose text is in `lang`; English is the schema's default and left out.
    fn lang(&mut self, lang: &str) -> Done {
        if !lang.is_empty() && lang != "en" {
            self.attribute("lang", "lang", lang)?;
        }
        self.out.push('>');
        Ok(())
    }

    /// `<value>` or `<extValue>`.
    fn fault(&mut self, fault: &Fault, lang: &str) -> Done {
        if fault.reason.is_some() {
            self.out.push_str("<extValue>");
        }
        self.out.push_str("<value>");
        if fault.uri.as_ref() == EPP || fault.uri.is_empty() {
            let element = if fault.element.is_empty() { "undef" } else { &fault.element };
            self.out.push('<');
            self.out.push_str(element);
            self.out.push('>');
            self.text(element, &fault.text, false)?;
            self.close(element);
        } else {
            let prefix = usual_prefix(&fault.uri);
            let name = format!("{prefix}:{}", fault.element);
            self.out.push('<');
            self.out.push_str(&name);
            self.attribute("value", &format!("xmlns:{prefix}"), &fault.uri)?;
            self.out.push('>');
            self.text(&name, &fault.text, false)?;
            self.close(&name);
        }
        self.out.push_str("</value>");
        if let Some(reason) = &fault.reason {
            self.out.push_str("<reason");
            self.lang(lang)?;
            self.text("reason", reason, false)?;
            self.out.push_str("</reason></extValue>");
        }
        Ok(())
    }

    /// `<extValue>` with an element that the login did not ask for (RFC 9038, section 3).
    fn unhandled(&mut self, catalog: &Catalog, body: &Body) -> Done {
        let uri = body.as_raw().map(|(uri, _)| uri).or_else(|| catalog.by_id(&body.spec).map(|spec| spec.uri));
        self.out.push_str("<extValue><value>");
        self.body(catalog, body)?;
        self.out.push_str("</value><reason>");
        self.text("reason", &format!("{} not in login services", uri.unwrap_or_default()), false)?;
        self.out.push_str("</reason></extValue>");
        Ok(())
    }

    /// `<msgQ>`.
    fn msgq(&mut self, msgq: &MsgQ) -> Done {
        self.out.push_str("<msgQ");
        self.attribute("msgQ", "count", &msgq.count.unwrap_or(0).to_string())?;
        self.attribute("msgQ", "id", msgq.id.as_deref().unwrap_or("0"))?;
        self.out.push('>');
        if let Some(qdate) = &msgq.qdate {
            self.leaf("qDate", qdate)?;
        }
        if let Some(msg) = &msgq.msg {
            self.out.push_str("<msg");
            self.lang(msgq.lang.as_deref().unwrap_or("en"))?;
            self.text("msg", msg, false)?;
            self.out.push_str("</msg>");
        }
        self.out.push_str("</msgQ>");
        Ok(())
    }

    /// `<resData>` or `<extension>` with their elements.
    fn bodies(&mut self, catalog: &Catalog, container: &str, bodies: &[Body]) -> Done {
        if bodies.is_empty() {
            return Ok(());
        }
        self.out.push('<');
        self.out.push_str(container);
        self.out.push('>');
        bodies.iter().try_for_each(|body| self.body(catalog, body))?;
        self.close(container);
        Ok(())
    }

    /// One element of them.
    fn body(&mut self, catalog: &Catalog, body: &Body) -> Done {
        if let Some((_, xml)) = body.as_raw() {
            self.out.push_str(xml);
            return Ok(());
        }
        let Some(element) = catalog.result(&body.spec, &body.element) else {
            return invalid(&body.element, format!("the spec {:?} has no such answer", body.spec));
        };
        known(element, &body.values)?;
        self.root(element, Scope::of(&body.values))
    }
}

/// The prefix that a namespace usually has: peers exist that look for it. A namespace that a client made up may end in
/// what is no prefix, or in one that XML keeps for itself.
fn usual_prefix(uri: &str) -> &str {
    let last = uri.rsplit([':', '/']).next().unwrap_or("x");
    let name = last.split("-").next().unwrap_or("x");
    let sound = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !name.get(..3).is_some_and(|first| first.eq_ignore_ascii_case("xml"));
    if sound { name } else { "x" }
}
