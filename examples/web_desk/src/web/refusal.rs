//! What a request is told that gets nothing.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::host::HostError;
use crate::store::StoreError;

#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    message: String,
}

impl Refusal {
    pub fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }

    /// Not told whether it does not exist or belongs to somebody else.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "there is no such conversation")
    }

    pub fn too_many() -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too many requests; wait a moment")
    }

    /// What went wrong is for the log alone.
    pub fn broken(what: impl core::fmt::Display) -> Self {
        eprintln!("web_desk: {what}");
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "it did not work; try again")
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(json!({ "error": self.message }))).into_response()
    }
}

impl From<HostError> for Refusal {
    fn from(error: HostError) -> Self {
        match error {
            HostError::Unknown => Self::not_found(),
            HostError::Refused(why) => Self::new(StatusCode::CONFLICT, why),
            HostError::TooMany => Self::too_many(),
            HostError::Busy | HostError::Store(_) | HostError::Json(_) => Self::broken(error),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::broken(error)
    }
}
