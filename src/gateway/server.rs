//! The router: the parts of the surface, who may come in, how much is read.

use super::audit::Notes;
use super::users::User;
use super::{App, audit, compat, docs, doubt, metrics, typed};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};

/// The whole surface. A further part is one more `merge`.
pub fn router(app: &App) -> Router {
    let mut router = Router::new()
        .merge(compat::routes())
        .merge(doubt::routes())
        .merge(typed::routes())
        .merge(metrics::routes())
        .merge(docs::routes())
        .fallback(async || compat::message(StatusCode::NOT_FOUND, "There is nothing at this address"))
        .method_not_allowed_fallback(async || {
            compat::message(StatusCode::METHOD_NOT_ALLOWED, "This address takes another method")
        });
    if app.users.is_some() {
        router = router.layer(from_fn_with_state(app.clone(), only_users));
    }
    router
        .layer(DefaultBodyLimit::max(app.settings.body))
        .layer(from_fn_with_state(app.clone(), audit::observe))
        .with_state(app.clone())
}

/// What may be asked without a password: it tells nothing but whether the gateway works.
const OPEN: [&str; 2] = ["/healthz", "/readyz"];

/// Lets in who proves to be a user.
async fn only_users(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if OPEN.contains(&request.uri().path()) {
        return next.run(request).await;
    }
    let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let user: Option<User> = match (&app.users, header) {
        (Some(users), Some(header)) => users.prove(header).await,
        _ => None,
    };
    match user {
        Some(user) => {
            if let Some(notes) = request.extensions().get::<Notes>() {
                notes.add(|told| told.user = Some(user.0.clone()));
            }
            request.extensions_mut().insert(user);
            next.run(request).await
        }
        None => {
            let mut refusal = compat::message(StatusCode::UNAUTHORIZED, "A user name and its password are needed");
            let ask = HeaderValue::from_static("Basic realm=\"eppsh\", charset=\"UTF-8\"");
            refusal.headers_mut().insert(header::WWW_AUTHENTICATE, ask);
            refusal
        }
    }
}

/// A body, read within its limits of size and time; what goes beyond them is answered by itself.
pub struct Body(pub Bytes);

impl FromRequest<App> for Body {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let read = Bytes::from_request(request, app);
        match tokio::time::timeout(app.settings.body_time, read).await {
            Ok(Ok(bytes)) => Ok(Body(bytes)),
            Ok(Err(rejection)) => {
                let response = rejection.into_response();
                Err(match response.status() {
                    StatusCode::PAYLOAD_TOO_LARGE => {
                        let text = format!("The body is larger than {} bytes", app.settings.body);
                        closing(compat::message(StatusCode::PAYLOAD_TOO_LARGE, &text))
                    }
                    status => closing(compat::message(status, "The body could not be read")),
                })
            }
            Err(_) => Err(closing(compat::message(StatusCode::REQUEST_TIMEOUT, "The body did not arrive in time"))),
        }
    }
}

/// What is left of the body is not waited for.
fn closing(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}
