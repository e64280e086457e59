//! `GET /v1/doubt`: the transforms whose outcome is unknown.

use super::App;
use crate::journal::{Entry, Ledger};
use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};

/// The routes.
pub fn routes() -> Router<App> {
    Router::new().route("/v1/doubt", get(list))
}

/// All that is unresolved.
async fn list() -> Response {
    match tokio::task::spawn_blocking(read).await {
        Ok(Ok(doubts)) => axum::Json(json!({ "doubt": doubts })).into_response(),
        Ok(Err(error)) => super::compat::message(StatusCode::INTERNAL_SERVER_ERROR, error.message()),
        Err(_) => super::compat::message(StatusCode::INTERNAL_SERVER_ERROR, "a fault while the record was read"),
    }
}

/// What is in doubt, whichever process sent it.
fn read() -> crate::error::Result<Vec<Value>> {
    let open = Ledger::of_user()?.open()?;
    Ok(open.iter().map(Entry::json).collect())
}
