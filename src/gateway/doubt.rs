//! `GET /v1/doubt`: the transforms whose outcome is unknown.

use super::App;
use crate::config::paths;
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

/// The record, a line of JSON each.
fn read() -> crate::error::Result<Vec<Value>> {
    let path = paths::state_dir()?.join("doubt.ndjson");
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            return Err(crate::error::Error::internal(format!("cannot read {}: {error}", path.display())));
        }
    };
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}
