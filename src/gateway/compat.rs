//! The surface of epp-restapi: both request paths, `close` and `finish`, and its failures by their names.

use super::audit::Notes;
use super::failure::JSON;
use super::idempotency::{Asked, KEY, Outcome};
use super::pool::Failure;
use super::server::Body;
use super::users::User;
use super::{App, frame};
use crate::client::hooks::unique_id;
use crate::epp::xmltodict::tree::Tree;
use crate::error::{Error, Kind};
use crate::session::{Effect, Outline, Prepared};
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use serde_json::{Value, json};

/// The paths it has answered on over time.
const BASES: [&str; 2] = ["/epp/api/v1.0", "/api/epp/v1.0"];

/// The routes.
pub fn routes() -> Router<App> {
    BASES.iter().fold(Router::new(), |router, base| {
        router
            .route(&format!("{base}/request"), post(request))
            .route(&format!("{base}/close"), get(close))
            .route(&format!("{base}/finish"), get(finish))
    })
}

/// One command: its JSON in, the answer's JSON out.
async fn request(
    State(app): State<App>,
    Extension(notes): Extension<Notes>,
    user: Option<Extension<User>>,
    Head { is_json, keyed: headers }: Head,
    Body(body): Body,
) -> Response {
    if !is_json {
        return no_json("Content-Type is not application/json");
    }
    let object = match std::str::from_utf8(&body) {
        Ok(text) => match Tree::read(text) {
            Ok(tree) if tree.is_object(tree.root()) => tree,
            Ok(_) => return no_json("the body is no JSON object"),
            Err(error) => return no_json(&format!("the body is no JSON: {error}")),
        },
        Err(error) => return no_json(&format!("the body is no JSON: {error}")),
    };
    let cltrid = unique_id();
    let prepared = match frame::request(object, &cltrid, app.catalog) {
        Ok(prepared) => prepared,
        Err(error) => return Failure::Bad(error).into_response(),
    };
    let Outline { command, object, effect, .. } = &prepared.outline;
    notes.add(|told| {
        told.verb = Some(command.clone());
        told.object.clone_from(object);
    });
    let user = user.map_or_else(|| "".into(), |Extension(User(name))| name);
    // Both addresses are one.
    let keyed = match Asked::read(&headers, &user, BASES[0], &body) {
        Ok(asked) => asked.filter(|_| *effect == Effect::Transform),
        Err(refused) => return refused.into_response(),
    };
    match keyed {
        Some(asked) => {
            let what = object.iter().fold(command.clone(), |what, object| format!("{what} {object}"));
            let asked = asked.about(what, &cltrid);
            // Rare and large: on its own, so that no other request carries the room for it.
            let keys = std::sync::Arc::clone(&app.keys);
            Box::pin(async move { keys.once(asked, send(app, prepared, cltrid, notes)).await }).await
        }
        None => send(app, prepared, cltrid, notes).await.response,
    }
}

/// Sends the frame and writes the answer's JSON.
async fn send(app: App, prepared: Prepared, cltrid: String, notes: Notes) -> Outcome {
    notes.add(|told| told.cltrid = Some(cltrid.clone()));
    let passed = app.pool.send(prepared).await;
    let sent = matches!(passed, Ok(_) | Err(Failure::Unknown(_)));
    let response = match passed.map(|passed| frame::answer(&passed.raw, &cltrid)) {
        Ok(Ok(frame::Told { json, code, svtrid })) => {
            notes.add(|told| (told.code, told.svtrid) = (code, svtrid));
            ([(header::CONTENT_TYPE, JSON)], json).into_response()
        }
        Ok(Err(error)) => Failure::Lost(error).into_response(),
        Err(failure) => failure.into_response(),
    };
    Outcome { response, sent }
}

/// Logs out of the EPP sessions; the next request opens them again.
async fn close(State(app): State<App>) -> Response {
    app.pool.close_all().await;
    message(StatusCode::OK, "Session Closed")
}

/// Ends the gateway in order.
async fn finish(State(app): State<App>) -> Response {
    app.stop();
    message(StatusCode::OK, "Server Terminated")
}

/// What of the head of a request matters here.
struct Head {
    is_json: bool,
    /// All of it, where a key is in it; to copy it each time would cost more than the rest.
    keyed: HeaderMap,
}

impl<S: Sync> FromRequestParts<S> for Head {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let keyed = parts.headers.contains_key(KEY).then(|| parts.headers.clone());
        Ok(Head { is_json: is_json(&parts.headers), keyed: keyed.unwrap_or_default() })
    }
}

/// Whether the head of a request says that its body is JSON.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let kind = kind.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// The refusal of a body.
fn no_json(detail: &str) -> Response {
    let error = json!({"error": {"message": "No JSON data was POSTed", "detail": detail}});
    (StatusCode::BAD_REQUEST, axum::Json(error)).into_response()
}

/// Words of the gateway itself.
pub fn message(status: StatusCode, text: &str) -> Response {
    (status, axum::Json(json!({"error": {"message": text}}))).into_response()
}

/// A failure on this side.
fn own(error: &Error) -> Value {
    let outcome = (error.kind() == Kind::Config).then_some("not sent");
    json!({"message": error.message(), "hint": error.hint_text(), "outcome": outcome})
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let (status, error) = match &self {
            Failure::Bad(error) => (StatusCode::BAD_REQUEST, own(error)),
            Failure::Forbidden(error) => (StatusCode::FORBIDDEN, own(error)),
            Failure::Fault(error) => (StatusCode::INTERNAL_SERVER_ERROR, own(error)),
            Failure::Full => (StatusCode::SERVICE_UNAVAILABLE, json!({"message": "Too many requests are waiting"})),
            Failure::NotConnected(error) => {
                let code = error.refusal().map(|reply| reply.code().0);
                let error =
                    json!({"message": "Failed to connect to EPP Server", "detail": error.message(), "code": code});
                (StatusCode::BAD_REQUEST, error)
            }
            Failure::Lost(error) => {
                let error = json!({"message": "Lost connection to EPP Server", "detail": error.message()});
                (StatusCode::BAD_REQUEST, error)
            }
            Failure::Unknown(error) => {
                let error = json!({
                    "message": error.message(),
                    "outcome": "unknown",
                    "clTRID": error.cltrid(),
                    "hint": error.hint_text(),
                });
                (StatusCode::BAD_GATEWAY, error)
            }
        };
        // What is not known is left out.
        let error: serde_json::Map<_, _> = match error {
            Value::Object(fields) => fields.into_iter().filter(|(_, value)| !value.is_null()).collect(),
            _ => serde_json::Map::new(),
        };
        let mut response = (status, axum::Json(json!({ "error": error }))).into_response();
        if matches!(self, Failure::Full) {
            response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("1"));
        }
        response
    }
}
