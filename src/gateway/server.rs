//! What a request goes through: its line in the log around everything, who may come in, how much is read, its route.

use super::audit::{Notes, Watched, named};
use super::users::User;
use super::{App, Gateway, compat, docs, doubt, metrics, typed};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::Response;
use hyper::body::{Body as Arriving, Incoming};
use std::pin::Pin;
use tower_service::Service;

/// The surface behind a router: all of it but the one route of [`compat::Route`]. A further part is one more `merge`.
pub fn router(app: &App) -> Router {
    Router::new()
        .merge(compat::routes())
        .merge(doubt::routes())
        .merge(typed::routes())
        .merge(metrics::routes())
        .merge(docs::routes())
        .fallback(async || compat::message(StatusCode::NOT_FOUND, "There is nothing at this address"))
        .method_not_allowed_fallback(async || {
            compat::message(StatusCode::METHOD_NOT_ALLOWED, "This address takes another method")
        })
        .layer(from_fn(named))
        .with_state(app.clone())
}

/// The whole surface.
pub async fn answer(app: &App, router: &Router, request: hyper::Request<Incoming>) -> Response {
    let mut watched = Watched::new(app, request.method());
    let response = match let_in(app, &request).await {
        Ok(user) => carry_out(app, router, request, user, &watched.notes).await,
        Err(refusal) => refusal,
    };
    watched.status = Some(response.status());
    response
}

/// What a request asks for, of somebody who may.
async fn carry_out(
    app: &App,
    router: &Router,
    mut request: hyper::Request<Incoming>,
    user: Option<User>,
    notes: &Notes,
) -> Response {
    if let Some(User(name)) = &user {
        notes.add(|told| told.user = Some(name.clone()));
    }
    // What is asked all day long goes past the router and its layers: they cost more than the rest.
    if let Some(route) = compat::Route::of(&request) {
        notes.add(|told| told.route = Some(route.0.into()));
        return compat::request(app, user, request, notes).await;
    }
    request.extensions_mut().insert(notes.clone());
    if let Some(user) = user {
        request.extensions_mut().insert(user);
    }
    // Its future is large and not for all: in a place of its own.
    let answer = Box::pin(router.clone().call(request));
    answer.await.unwrap_or_else(|never| match never {})
}

/// What may be asked without a password: it tells nothing but whether the gateway works.
const OPEN: [&str; 2] = ["/healthz", "/readyz"];

/// Who it is that asks, where the gateway has users: they prove it, or are refused.
async fn let_in<B>(app: &Gateway, request: &hyper::Request<B>) -> Result<Option<User>, Response> {
    let Some(users) = app.users.as_ref().filter(|_| !OPEN.contains(&request.uri().path())) else { return Ok(None) };
    let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let user = match header {
        Some(header) => users.prove(header).await,
        None => None,
    };
    if user.is_some() {
        return Ok(user);
    }
    let mut refusal = compat::message(StatusCode::UNAUTHORIZED, "A user name and its password are needed");
    let ask = HeaderValue::from_static("Basic realm=\"eppsh\", charset=\"UTF-8\"");
    refusal.headers_mut().insert(header::WWW_AUTHENTICATE, ask);
    Err(refusal)
}

/// A body, read within its limits of size and time; what goes beyond them is answered by itself.
pub struct Body(pub Bytes);

impl FromRequest<App> for Body {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        read(request.into_body(), app).await.map(Body)
    }
}

/// Reads a body.
pub async fn read(body: impl Arriving<Data = Bytes> + Unpin, app: &Gateway) -> Result<Bytes, Response> {
    match tokio::time::timeout(app.settings.body_time, collect(body, app.settings.body)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(Unread::TooLarge)) => {
            let text = format!("The body is larger than {} bytes", app.settings.body);
            Err(closing(compat::message(StatusCode::PAYLOAD_TOO_LARGE, &text)))
        }
        Ok(Err(Unread::Broken)) => Err(closing(compat::message(StatusCode::BAD_REQUEST, "The body could not be read"))),
        Err(_) => Err(closing(compat::message(StatusCode::REQUEST_TIMEOUT, "The body did not arrive in time"))),
    }
}

/// Why there is no body.
enum Unread {
    /// It is larger than may be.
    TooLarge,
    /// The connection failed, or what came is no HTTP.
    Broken,
}

/// All of a body, of `most` bytes at most.
async fn collect(mut body: impl Arriving<Data = Bytes> + Unpin, most: usize) -> Result<Bytes, Unread> {
    if body.size_hint().lower() > most as u64 {
        return Err(Unread::TooLarge);
    }
    // Most come in one part, which is then all.
    let (mut first, mut all) = (Bytes::new(), Vec::new());
    while !body.is_end_stream() {
        let Some(part) = std::future::poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await else { break };
        let Ok(part) = part.map_err(|_| Unread::Broken)?.into_data() else { continue };
        if first.len() + all.len() + part.len() > most {
            return Err(Unread::TooLarge);
        }
        if first.is_empty() && all.is_empty() {
            first = part;
            continue;
        }
        all.extend_from_slice(&std::mem::take(&mut first));
        all.extend_from_slice(&part);
    }
    Ok(if all.is_empty() { first } else { all.into() })
}

/// What is left of the body is not waited for.
fn closing(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}
