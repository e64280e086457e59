//! Failures of the typed surface, in the shape of `view::json::Failure`.

use super::status;
use crate::error::{Error, Kind};
use crate::view::json::Failure;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value as Json, json};
use std::sync::Arc;

/// The type of every body.
pub const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A request that has no answer of the registry's.
#[derive(Debug)]
pub struct Refused {
    /// The status.
    pub status: StatusCode,
    /// What failed.
    pub error: Arc<Error>,
    /// The command, where one was understood.
    pub command: Option<String>,
    /// The argument of the body that does not fit.
    pub argument: Option<String>,
}

impl Refused {
    /// A failure with a status of its own.
    pub fn new(status: StatusCode, error: impl Into<Arc<Error>>) -> Refused {
        Refused { status, error: error.into(), command: None, argument: None }
    }

    /// The same, of a command.
    #[must_use]
    pub fn of(mut self, command: &str) -> Refused {
        self.command = Some(command.into());
        self
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Refused {
        Refused::new(status::of_error(&error), error)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let failure = Failure { command: self.command.as_deref(), error: &self.error };
        let mut body = serde_json::to_value(&failure).unwrap_or_default();
        let told = &mut body["error"];
        if let Some(argument) = &self.argument {
            told["argument"] = json!(argument);
        }
        match self.error.kind() {
            Kind::Unknown => told["outcome"] = json!("unknown"),
            Kind::Config => told["outcome"] = json!("not sent"),
            _ => {}
        }
        if let Json::Object(fields) = told {
            // An id that was not given is none.
            fields.retain(|name, value| name != "clTRID" || value.as_str() != Some(""));
        }
        let mut response = (self.status, body.to_string()).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, JSON);
        if matches!(self.status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::CONFLICT) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
