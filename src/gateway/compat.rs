//! The surface of epp-restapi: both request paths, `close` and `finish`, and its failures by their names.

use super::audit::Notes;
use super::failure::JSON;
use super::idempotency::{Asked, KEY, Outcome};
use super::pool::Failure;
use super::users::User;
use super::{App, frame, server};
use crate::client::hooks::unique_id;
use crate::epp::xmltodict::tree::Tree;
use crate::error::{Error, Kind};
use crate::session::{Effect, Outline, Prepared};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use hyper::Request;
use hyper::body::Incoming;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// The paths it has answered on over time.
const BASES: [&str; 2] = ["/epp/api/v1.0", "/api/epp/v1.0"];

/// The addresses of commands.
const REQUESTS: [&str; 2] = ["/epp/api/v1.0/request", "/api/epp/v1.0/request"];

/// From when on a registry takes longer to answer than we do to make JSON of it.
const SLOW: Duration = Duration::from_millis(5);

/// The route of a command, which no router is asked for.
pub struct Route(pub &'static str);

impl Route {
    /// Whether a request takes it.
    pub fn of<B>(request: &Request<B>) -> Option<Route> {
        let path = request.uri().path();
        REQUESTS.into_iter().find(|address| *address == path && request.method() == Method::POST).map(Route)
    }
}

/// The routes; that of a command is here for all methods but the one it takes.
pub fn routes() -> Router<App> {
    let only_post = async || {
        let mut refusal = message(StatusCode::METHOD_NOT_ALLOWED, "This address takes another method");
        refusal.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static("POST"));
        refusal
    };
    let router = REQUESTS.iter().fold(Router::new(), |router, address| router.route(address, any(only_post)));
    BASES.iter().fold(router, |router, base| {
        router.route(&format!("{base}/close"), get(close)).route(&format!("{base}/finish"), get(finish))
    })
}

/// One command: its JSON in, the answer's JSON out.
pub async fn request(app: &App, user: Option<User>, request: Request<Incoming>, notes: &Notes) -> Response {
    let (head, body) = request.into_parts();
    // To keep all of the head would cost more than the rest.
    let (is_json, keyed) = (is_json(&head.headers), head.headers.contains_key(KEY).then_some(head.headers));
    let body = match server::read(body, app).await {
        Ok(body) => body,
        Err(refusal) => return refusal,
    };
    if !is_json {
        return no_json("Content-Type is not application/json");
    }
    let cltrid = unique_id();
    let prepared = match prepare(app, &body, &cltrid) {
        Ok(prepared) => prepared,
        Err(refusal) => return *refusal,
    };
    let Outline { command, object, effect, .. } = &prepared.outline;
    notes.add(|told| {
        told.verb = Some(command.clone());
        told.object.clone_from(object);
        told.cltrid = Some(cltrid.clone());
    });
    let user = user.map_or_else(|| Arc::from(""), |User(name)| name);
    // Both addresses are one.
    let asked = keyed.map(|headers| Asked::read(&headers, &user, BASES[0], &body)).transpose();
    let asked = match asked {
        Ok(asked) => asked.flatten().filter(|_| *effect == Effect::Transform),
        Err(refused) => return refused.into_response(),
    };
    let Some(asked) = asked else { return send(app.clone(), prepared, cltrid, notes.clone()).await.response };
    let what = object.iter().fold(command.clone(), |what, object| format!("{what} {object}"));
    let asked = asked.about(what, &cltrid);
    // Rare and large: on its own, so that no other request carries the room for it.
    let (app, notes, keys) = (app.clone(), notes.clone(), Arc::clone(&app.keys));
    Box::pin(async move { keys.once(asked, send(app, prepared, cltrid, notes)).await }).await
}

/// The frame that a body stands for, or the refusal of a body that stands for none.
fn prepare(app: &App, body: &[u8], cltrid: &str) -> Result<Prepared, Box<Response>> {
    let no_json = |error: &dyn std::fmt::Display| Box::new(no_json(&format!("the body is no JSON: {error}")));
    let text = std::str::from_utf8(body).map_err(|error| no_json(&error))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = Tree::read(text).map_err(|error| no_json(&error))?;
    if !tree.is_object(tree.root()) {
        return Err(Box::new(self::no_json("the body is no JSON object")));
    }
    frame::request(tree, cltrid, app.catalog).map_err(|error| Box::new(Failure::Bad(error).into_response()))
}

/// Sends the frame and writes the answer's JSON.
async fn send(app: App, prepared: Prepared, cltrid: String, notes: Notes) -> Outcome {
    let passed = app.pool.send(prepared).await;
    if passed.as_ref().is_ok_and(|passed| passed.elapsed >= SLOW) {
        // Sessions are what is scarce then: who waits for this one sends before anything else is done here.
        tokio::task::yield_now().await;
    }
    let sent = matches!(passed, Ok(_) | Err(Failure::Unknown(_)));
    let response = match passed.map(|passed| frame::answer(&passed.raw, &cltrid)) {
        Ok(Ok(frame::Told { json, code, svtrid })) => {
            notes.add(|told| (told.code, told.svtrid) = (code, svtrid));
            let mut response = Response::new(Body::from(json));
            response.headers_mut().insert(header::CONTENT_TYPE, JSON);
            response
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

/// Whether the head of a request says that its body is JSON.
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let kind = kind.split(';').next().unwrap_or("").trim();
    let (kind, of) = kind.split_once('/').unwrap_or_default();
    let suffix = of.len().checked_sub("+json".len()).and_then(|at| of.get(at..));
    let is_json = of.eq_ignore_ascii_case("json") || suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case("+json"));
    kind.eq_ignore_ascii_case("application") && is_json
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
