//! A route for each command: `POST /v1/domain/check {"name": ["foo.дети"]}`, answered with the JSON of `view::json`.

use super::App;
use super::audit::Notes;
use super::body::{self, Misfit};
use super::failure::{JSON, Refused};
use super::idempotency::{self, Outcome};
use super::openapi;
use super::pool::Failure;
use super::server::Body;
use super::status;
use super::users::User;
use crate::cli::forms;
use crate::cli::tree::{Declared, declared};
use crate::client::hooks::unique_id;
use crate::epp::{Call, Code, read};
use crate::error::Error;
use crate::idn::Form;
use crate::session::{Effect, Prepared, prepare_offline};
use crate::shell::world::generate;
use crate::spec::{Catalog, Wanted};
use crate::view::colour::Style;
use crate::view::json::{Envelope, Hello, Show};
use crate::view::json_writer;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use serde::{Deserialize, Serialize};
use serde_json::{Map as Object, Value as Json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/v1/{object}", post(command))
        .route("/v1/{object}/{verb}", post(command))
        .route("/openapi.json", get(description))
}

/// What goes with any command.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    /// Secrets as they are.
    #[serde(default)]
    reveal: bool,
}

/// The words of a command, as its address has them.
type Words = Path<HashMap<String, String>>;

/// The commands declared so far: the specs are walked once for each.
#[derive(Default)]
pub struct Known(Mutex<HashMap<(usize, String), Arc<Declared>>>);

impl Known {
    /// The command called `name` of a catalog.
    fn get(&self, catalog: &'static Catalog, name: &str) -> Option<Arc<Declared>> {
        let key = (std::ptr::from_ref(catalog) as usize, name.to_owned());
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(&key) {
            return Some(Arc::clone(found));
        }
        // Only what there is stays, so that nobody fills this with names.
        let found = Arc::new(body::command(catalog, name)?);
        known.insert(key, Arc::clone(&found));
        Some(found)
    }
}

/// One command.
async fn command(
    State(app): State<App>,
    words: Result<Words, PathRejection>,
    options: Result<Query<Options>, QueryRejection>,
    user: Option<Extension<User>>,
    Extension(notes): Extension<Notes>,
    headers: HeaderMap,
    Body(bytes): Body,
) -> Response {
    let words = match words {
        Ok(Path(words)) => words,
        Err(bad) => return Refused::new(bad.status(), Error::usage(bad.body_text())).into_response(),
    };
    let name = match (words.get("object"), words.get("verb")) {
        (Some(object), Some(verb)) => format!("{object} {verb}"),
        (object, _) => object.cloned().unwrap_or_default(),
    };
    let user = user.map_or_else(|| Arc::from(""), |Extension(User(name))| name);
    let asked = Request { app, name: name.clone(), options, user, notes, headers, bytes };
    asked.carry_out().await.unwrap_or_else(|refused| refused.of(&name).into_response())
}

/// A request for a command.
struct Request {
    app: App,
    name: String,
    options: Result<Query<Options>, QueryRejection>,
    user: Arc<str>,
    notes: Notes,
    headers: HeaderMap,
    bytes: axum::body::Bytes,
}

impl Request {
    /// From the body to the answer.
    async fn carry_out(self) -> Result<Response, Refused> {
        let Ok(Query(options)) = self.options else {
            let error = Error::usage("the only option in an address is ?reveal=true");
            return Err(Refused::new(StatusCode::BAD_REQUEST, error));
        };
        // Read by all specs first: what is wrong in any case needs no session.
        let body = object(&self.headers, &self.bytes)?;
        let known = self.app.pool.known_catalog();
        let mut read = understood(&self.app, known.unwrap_or(self.app.catalog), &self.name, &body)?;
        self.notes.add(|told| {
            told.verb = Some(self.name.clone());
            told.object.clone_from(&read.object);
        });
        if known.is_none() {
            self.app.pool.permit(&read.call).map_err(|failure| refused(failure, None))?;
            // A registry may have other objects in the place of the standard's: its session tells.
            let agreed = self.app.pool.catalog().await.map_err(|failure| refused(failure, None))?;
            read = understood(&self.app, agreed, &self.name, &body)?;
        }
        if self.name == "hello" {
            return hello(&self.app, options).await;
        }
        let cltrid = read.call.cltrid.get_or_insert_with(unique_id).clone();
        let address = format!("/v1/{}?reveal={}", self.name, options.reveal);
        let keyed = idempotency::Asked::read(&self.headers, &self.user, &address, &self.bytes)?;
        let keyed = keyed.filter(|_| read.changes);
        let what = format!("{} {}", self.name, read.object.as_deref().unwrap_or_default());
        let work = ask(self.app.clone(), read, self.name, options, self.notes);
        Ok(match keyed {
            Some(asked) => self.app.keys.once(asked.about(what.trim().into(), &cltrid), work).await,
            None => work.await.response,
        })
    }
}

/// A body, understood.
struct Read {
    call: Call,
    declared: Arc<Declared>,
    /// Whether it changes something.
    changes: bool,
    /// The name or id of its object.
    object: Option<String>,
}

/// The object in a body; an empty body is an empty object.
fn object(headers: &HeaderMap, bytes: &[u8]) -> Result<Object<String, Json>, Refused> {
    if bytes.is_empty() {
        return Ok(Object::new());
    }
    // Browsers send other types to strange servers without asking them; this one they ask for first.
    if !super::compat::is_json(headers) {
        let error = Error::usage("the body is to be JSON, and Content-Type is to say so: application/json");
        return Err(Refused::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, error));
    }
    match serde_json::from_slice(bytes) {
        Ok(Json::Object(object)) => Ok(object),
        Ok(_) => Err(Error::usage("the body is no JSON object").into()),
        Err(error) => Err(Refused::new(StatusCode::BAD_REQUEST, Error::usage(format!("the body is no JSON: {error}")))),
    }
}

/// What a body means to the specs of a catalog.
fn understood(app: &App, catalog: &'static Catalog, name: &str, body: &Object<String, Json>) -> Result<Read, Refused> {
    let Some(common) = app.known.get(catalog, name) else { return Err(no_command(catalog, name)) };
    let make = |declared: &Declared| body::call(declared, body, &|| generate(22));
    let (declared, made) = match make(&common) {
        Err(misfit) if misfit.is_unknown => match declared(catalog, name, Wanted::All) {
            // An option that this registry does not offer is refused for that reason, not as one that there is not.
            Some(all) => match make(&all) {
                Err(other) if other.is_unknown => (common, Err(misfit)),
                made => (Arc::new(all), made),
            },
            None => (common, Err(misfit)),
        },
        made => (common, made),
    };
    let call = made.map_err(|misfit| unfit(misfit, None))?;
    let prepared = prepare_offline(catalog, &call, unique_id(), Form::default());
    let (changes, object) = match prepared {
        Ok(Prepared { outline, .. }) => (outline.effect == Effect::Transform, outline.object),
        // Another version of the extension, which the session decides on, may take what this one does not.
        Err(_) if !call.ext.is_empty() && !catalog.is_agreed() => {
            (!declared.command.is_query(call.args.str("op")), call.args.str("name").map(Into::into))
        }
        Err(error) => return Err(of_error(error, &declared)),
    };
    Ok(Read { call, declared, changes, object })
}

/// There is no such command.
fn no_command(catalog: &'static Catalog, name: &str) -> Refused {
    let error = match name {
        "login" | "logout" => Error::usage("the gateway logs in and out by itself"),
        _ => {
            let names: Vec<&str> =
                openapi::commands(catalog).map(|(_, declared)| openapi::name_of(&declared)).collect();
            let near = forms::nearest(name, &names);
            Error::usage(format!("there is no command {name:?}{near}")).hint("GET /openapi.json describes all")
        }
    };
    Refused::new(StatusCode::NOT_FOUND, error)
}

/// A body that does not fit.
fn unfit(misfit: Misfit, hint: Option<&str>) -> Refused {
    let error = Error::usage(misfit.message);
    let error = match hint {
        Some(hint) => error.hint(hint),
        None => error.hint("nothing was sent"),
    };
    Refused { argument: misfit.argument, ..Refused::from(error) }
}

/// A failure before anything was sent, in the words of the body.
fn of_error(error: Error, declared: &Declared) -> Refused {
    // Help is for those who type.
    let hint = error.hint_text().filter(|hint| !hint.contains("`help ")).map(str::to_owned);
    match Misfit::from_error(declared, error) {
        Ok(misfit) => unfit(misfit, hint.as_deref()),
        Err(error) if hint.is_none() => error.hint("GET /openapi.json describes every argument").into(),
        Err(error) => error.into(),
    }
}

/// Sends a command and writes its answer.
async fn ask(app: App, read: Read, name: String, options: Options, notes: Notes) -> Outcome {
    notes.add(|told| told.cltrid.clone_from(&read.call.cltrid));
    match app.pool.ask(read.call).await {
        Ok(exchange) => {
            let reply = &exchange.reply;
            notes.add(|told| {
                told.code = Some(reply.code().0);
                told.svtrid.clone_from(&reply.svtrid);
            });
            let show = Show { reveal: options.reveal, secrets: &[] };
            let envelope = Envelope { command: Some(&name), reply, show };
            let mut response = json(status::of_code(reply.code()), &envelope);
            if response.status() == StatusCode::UNAUTHORIZED {
                // Which scheme it is that would be needed is not HTTP's to tell: it is the registry that refuses.
                let ask = HeaderValue::from_static("EPP realm=\"registry\"");
                response.headers_mut().insert(header::WWW_AUTHENTICATE, ask);
            }
            Outcome { response, sent: true }
        }
        Err(failure) => {
            let sent = matches!(failure, Failure::Unknown(_));
            Outcome { response: refused(failure, Some(&read.declared)).of(&name).into_response(), sent }
        }
    }
}

/// Why there is no answer.
fn refused(failure: Failure, declared: Option<&Declared>) -> Refused {
    match failure {
        Failure::Bad(error) => match declared {
            Some(declared) => of_error(error, declared),
            None => error.into(),
        },
        Failure::Forbidden(error) => Refused::new(StatusCode::FORBIDDEN, error),
        Failure::Full => {
            let error = Error::session("as many requests wait for a session as may; nothing was sent");
            Refused::new(StatusCode::SERVICE_UNAVAILABLE, error)
        }
        Failure::NotConnected(error) => {
            let crowded = error.refusal().is_some_and(|reply| reply.code() == Code::SESSION_LIMIT_CLOSING);
            let status = if crowded { StatusCode::SERVICE_UNAVAILABLE } else { status::of_error(&error) };
            Refused::new(status, error)
        }
        Failure::Fault(error) | Failure::Lost(error) | Failure::Unknown(error) => error.into(),
    }
}

/// The greeting.
async fn hello(app: &App, options: Options) -> Result<Response, Refused> {
    let frame = prepare_offline(app.catalog, &Call::new("hello"), unique_id(), Form::default())?;
    let passed = app.pool.send(frame).await.map_err(|failure| refused(failure, None))?;
    let greeting = read::greeting(&passed.raw, passed.catalog)
        .map_err(|bad| Error::session(format!("the registry's greeting cannot be read: {bad}")))?;
    let show = Show { reveal: options.reveal, secrets: &[] };
    Ok(json(StatusCode::OK, &Hello { greeting: &greeting, show }))
}

/// The description of all routes, for the objects and extensions that the registry has, once that is known.
async fn description(State(app): State<App>) -> Response {
    let catalog = app.pool.known_catalog().unwrap_or(app.catalog);
    json(StatusCode::OK, &openapi::document(catalog, app.users.is_some()))
}

/// An answer in JSON.
fn json(status: StatusCode, value: &impl Serialize) -> Response {
    let mut response = (status, json_writer::to_vec(value, Style::default())).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, JSON);
    response
}
