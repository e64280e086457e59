//! TCI's extension of domains: what a name is registered for (7.1 of its text).

use super::{Context, Refusal};
use crate::epp::{Body, Call, Code, Fault};
use crate::registry::rules::policy::Need;
use crate::value::{Map, Value};

/// The extension's spec.
const SPEC: &str = "tci-domain";
/// Its namespace.
const URI: &str = "http://www.tcinet.ru/epp/tci-domain-ext-1.0";

/// The description of a create (7.1.2.1).
pub(super) fn create(context: &Context, call: &Call) -> Result<Vec<String>, Refusal> {
    match call.extension(SPEC) {
        Some(args) => read(context, args),
        None if context.policy.tci_domain == Need::Required => {
            Err(refuse(Code::PARAMETER_MISSING, "create", "", "TCI's extension of domains is required"))
        }
        None => Ok(Vec::new()),
    }
}

/// The description that an update sets (7.1.2.2).
pub(super) fn update(context: &Context, call: &Call) -> Result<Option<Vec<String>>, Refusal> {
    match call.extension(SPEC) {
        Some(args) => read(context, args).map(Some),
        None if context.policy.tci_update => {
            Err(refuse(Code::PARAMETER_MISSING, "update", "", "TCI's extension of domains is required"))
        }
        None => Ok(None),
    }
}

/// The description as answers tell it (7.1.2.3); none for a domain without one.
pub(super) fn info(description: &[String]) -> Option<Body> {
    if description.is_empty() {
        return None;
    }
    let values: Map = [("description", description.to_vec())].into_iter().collect();
    Some(Body { spec: SPEC.into(), element: "infData".into(), values })
}

/// The description in a command (7.1.1.1): one text where the rules are strict.
fn read(context: &Context, args: &Map) -> Result<Vec<String>, Refusal> {
    let texts: Vec<&str> = args.list("description").iter().filter_map(Value::as_str).map(str::trim).collect();
    if texts.is_empty() || texts.iter().any(|text| text.is_empty()) {
        return Err(refuse(Code::PARAMETER_MISSING, "description", "", "This element must be there and hold a value"));
    }
    if texts.len() > 1 && context.policy.tci_domain == Need::Required {
        return Err(refuse(Code::SYNTAX_ERROR, "description", texts[1], "A domain has one description"));
    }
    let most = context.policy.description_max;
    for text in &texts {
        if text.chars().count() > most {
            let reason = format!("At most {most} characters are allowed");
            return Err(refuse(Code::VALUE_SYNTAX_ERROR, "description", *text, reason));
        }
        let control = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
        if text.chars().any(control) {
            let reason = "Control characters are not allowed";
            return Err(refuse(Code::VALUE_SYNTAX_ERROR, "description", "", reason));
        }
    }
    Ok(texts.into_iter().map(String::from).collect())
}

/// A refusal of an element of this extension.
fn refuse(code: Code, element: &'static str, text: impl Into<String>, reason: impl Into<String>) -> Refusal {
    let fault = Fault { uri: URI.into(), element: element.into(), text: text.into(), reason: Some(reason.into()) };
    Refusal { code, fault: Some(fault) }
}
