//! Launch phases (RFC 8334), of which only the question for trademark claims is answered: there are none.

use super::{Context, Refusal};
use crate::epp::{Body, Call, Code, Fault};
use crate::value::{Map, Value};

/// The extension's spec.
pub(super) const SPEC: &str = "launch";
/// Its namespace.
const URI: &str = "urn:ietf:params:xml:ns:launch-1.0";

/// What a check asks about claims; none where it does not. The answer takes the place of the check's own.
pub(super) fn check(_context: &Context, call: &Call) -> Result<Option<Body>, Refusal> {
    let Some(args) = call.extension(SPEC) else { return Ok(None) };
    if !args.flag("claims") {
        return Err(not_here());
    }
    let mut values = Map::new();
    let phase = args.get("launch-phase").and_then(Value::as_map).and_then(|phase| phase.str("phase"));
    if args.flag("claims") {
        if phase.is_some_and(|phase| phase != "claims") {
            return Err(not_here());
        }
        let phase: Map = [("phase", "claims")].into_iter().collect();
        values.set("phase", phase);
    }
    for name in call.args.list("name").iter().filter_map(Value::as_str) {
        let mut item = Map::new();
        item.set("name", Value::Domain(name.to_ascii_lowercase()));
        item.set("exists", false);
        values.push("cd", item);
    }
    Ok(Some(Body { spec: SPEC.into(), element: "chkData".into(), values }))
}

/// Refuses any other use of launch phases.
pub(super) fn refuse_elsewhere(call: &Call) -> Result<(), Refusal> {
    if call.command != "domain check" && call.extension(SPEC).is_some() { Err(not_here()) } else { Ok(()) }
}

/// The refusal of a launch phase.
fn not_here() -> Refusal {
    let reason = Some("There is no launch phase here; only claims are asked for".into());
    let fault = Fault { uri: URI.into(), element: "phase".into(), text: String::new(), reason };
    Refusal { code: Code::POLICY_ERROR, fault: Some(fault) }
}
