//! A helpdesk that takes what it is sent, but not always at once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde_json::json;

use super::client::random;

/// How often each key was taken.
pub type Taken = Arc<Mutex<BTreeMap<String, u32>>>;

/// Starts it, and writes the file that names it to the server.
pub async fn start(folder: &Path) -> Result<Taken, String> {
    let taken = Taken::default();
    let counted = taken.clone();
    let take = move |headers: HeaderMap| async move {
        if random(5) == 0 {
            return StatusCode::SERVICE_UNAVAILABLE;
        }
        let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or_default().to_owned();
        *counted.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default() += 1;
        StatusCode::CREATED
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/", post(take))).await });
    let file = json!([{ "name": "help", "kind": "webhook", "url": format!("http://{address}/"), "secret": "s" }]);
    std::fs::write(folder.join("connectors.json"), file.to_string()).map_err(|error| error.to_string())?;
    Ok(taken)
}
