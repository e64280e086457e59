//! An answer as values, and its parts that the program itself reasons about: result, message queue, transaction ids.

use super::code::Code;
use crate::value::{Map, Name};
use serde_json::Value as Json;

/// A registry's answer (RFC 5730, section 2.6), nothing left out.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// One result, or several when a command failed for several reasons.
    pub results: Vec<Outcome>,
    /// The message queue, when the server mentioned it.
    pub msgq: Option<MsgQ>,
    /// The objects under `resData`, in order; poll messages may carry more than one.
    pub data: Vec<Body>,
    /// The extensions' elements.
    pub ext: Vec<Body>,
    /// What no spec names, and where it stood.
    pub other: Vec<Other>,
    /// The client transaction id, as echoed.
    pub cltrid: Option<String>,
    /// The server transaction id.
    pub svtrid: Option<String>,
}

/// One element that a spec names, with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// The id of its spec: `domain`.
    pub spec: Name,
    /// Its local name: `infData`.
    pub element: Name,
    /// Its values.
    pub values: Map,
}

/// What stands in place of a spec's id in an element that is written as it is.
const RAW: &str = "{xml}";

impl Body {
    /// An element of the namespace `uri` as XML that declares all prefixes it uses; it is written as it is.
    pub fn raw(uri: &str, xml: String) -> Body {
        let values = [("uri", uri.to_owned()), ("xml", xml)].into_iter().collect();
        Body { spec: RAW.into(), element: "".into(), values }
    }

    /// Namespace and XML, where it is written as it is.
    pub fn as_raw(&self) -> Option<(&str, &str)> {
        if self.spec != RAW {
            return None;
        }
        self.values.str("uri").zip(self.values.str("xml"))
    }
}

/// One `result`.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The result code.
    pub code: Code,
    /// The human-readable message.
    pub msg: String,
    /// The language of the message.
    pub lang: Option<String>,
    /// What exactly was wrong: `value` and `extValue`.
    pub errors: Vec<Reason>,
}

/// A `value` or `extValue` of a result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reason {
    /// The name of the element that was wrong, as it was written: `domain:name`.
    pub element: Option<String>,
    /// Its text, or the mapping of its content when that is more than text.
    pub value: Option<Json>,
    /// Why (`extValue` only).
    pub reason: Option<String>,
    /// The language of the reason.
    pub lang: Option<String>,
}

/// The state of the message queue (RFC 5730, section 2.9.2.3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MsgQ {
    /// How many messages wait.
    pub count: Option<u64>,
    /// The id of the message at its head.
    pub id: Option<String>,
    /// When it was queued.
    pub qdate: Option<String>,
    /// Its text.
    pub msg: Option<String>,
    /// The language of its text.
    pub lang: Option<String>,
    /// The mapping of its text where it holds markup.
    pub markup: Option<Json>,
}

/// Something no spec names.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// Where it stood: `response/extension`.
    pub path: String,
    /// The element or attribute, in the mapping of xmltodict: `{"fee:chkData": {…}}` or `{"@x": "…"}`.
    pub value: Json,
}

impl Reply {
    /// The code of the first result; 2400 stands in for an answer that has none.
    pub fn code(&self) -> Code {
        self.results.first().map_or(Code::COMMAND_FAILED, |result| result.code)
    }

    /// The values of the first object under `resData`.
    pub fn values(&self) -> Option<&Map> {
        self.data.first().map(|body| &body.values)
    }

    /// The values of the extension `id`.
    pub fn extension(&self, id: &str) -> Option<&Map> {
        self.ext.iter().find(|body| body.spec == id).map(|body| &body.values)
    }
}

/// What a registry answers; written by `encode::answer`.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The result code.
    pub code: Code,
    /// Its text in the session's language.
    pub msg: String,
    /// The session's language.
    pub lang: String,
    /// What was wrong, each an element to quote and a reason.
    pub errors: Vec<Fault>,
    /// Elements of services that the login left out (RFC 9038).
    pub unhandled: Vec<Body>,
    /// The message queue to tell of.
    pub msgq: Option<MsgQ>,
    /// The objects of `resData`.
    pub data: Vec<Body>,
    /// The extensions' elements.
    pub ext: Vec<Body>,
    /// The client transaction id to echo.
    pub cltrid: Option<String>,
    /// The server transaction id.
    pub svtrid: String,
}

/// A fault in a command, as an answer's `value` or `extValue` tells it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fault {
    /// Namespace of the offending element.
    pub uri: Name,
    /// Its local name.
    pub element: Name,
    /// Its text; never a secret.
    pub text: String,
    /// Why; without it the fault is written as a plain `value`.
    pub reason: Option<String>,
}
