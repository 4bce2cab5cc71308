//! HTTP: two pages, what they ask for, and what streams to them.

mod agent;
mod customer;
mod guard;
mod limit;
mod login;
mod pages;
mod refusal;
pub mod secret;
mod stream;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn;
use axum::routing::{get, post};
use serde_json::Value;
use tokio::sync::watch::Receiver;

use crate::host::Host;
use limit::Limits;

/// The largest body of a request, in bytes.
const LARGEST_BODY: usize = 32 * 1024;

/// What every handler may use.
pub struct Web {
    pub host: Arc<Host>,
    pub figures: Receiver<Value>,
    pub limits: Limits,
}

/// All routes. `per_minute` is how many conversations one address may begin in a minute.
pub fn router(host: Arc<Host>, figures: Receiver<Value>, per_minute: u32) -> Router {
    let web = Arc::new(Web { host, figures, limits: Limits::new(per_minute) });
    Router::new()
        .merge(pages::routes())
        .route("/api/conversations", post(customer::begin))
        .route("/api/conversations/{id}/events", post(customer::event))
        .route("/api/conversations/{id}/stream", get(stream::customer))
        .route("/agent/login", post(login::login))
        .route("/agent/logout", post(login::logout))
        .route("/agent/me", get(login::me))
        .route("/agent/stream", get(stream::agent))
        .route("/agent/articles", get(agent::articles))
        .route("/agent/conversations/{id}", get(agent::conversation))
        .route("/agent/conversations/{id}/events", post(agent::event))
        .route("/agent/conversations/{id}/typing", post(agent::typing))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn(guard::headers))
        .with_state(web)
}

/// Runs something that blocks on the threads for it.
async fn blocking<T: Send + 'static>(
    web: &Arc<Web>,
    work: impl FnOnce(&Host) -> Result<T, refusal::Refusal> + Send + 'static,
) -> Result<T, refusal::Refusal> {
    let host = web.host.clone();
    tokio::task::spawn_blocking(move || work(&host)).await.map_err(|_| refusal::Refusal::broken("a task stopped"))?
}
