//! `firstline serve --http`: the same over HTTP, with a description, health, readiness and metrics.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Serialize;
use tokio::net::TcpListener;

use super::exchange::{Refusal, Refused, answer, read};
use super::metrics::Metrics;
use super::sessions::Sessions;
use crate::host::live_desk::LiveDesk;

/// The largest body that is read, in bytes.
const MAX_BODY: usize = 256 << 10;
/// A body must have come after this time.
const BODY_TIME: Duration = Duration::from_secs(10);
/// Requests that are being answered have so long to end once the process is asked to stop.
const GRACE: Duration = Duration::from_secs(10);
/// What is served, as OpenAPI has it.
const OPENAPI: &str = include_str!("../../../docs/openapi.json");

struct Server {
    desk: Arc<LiveDesk>,
    kept: Mutex<Kept>,
}

struct Kept {
    sessions: Sessions,
    metrics: Metrics,
}

impl Server {
    fn kept<T>(&self, with: impl FnOnce(&mut Kept) -> T) -> T {
        with(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Serves until the process is asked to stop, by SIGTERM or Ctrl-C.
///
/// # Errors
/// If the address cannot be listened at.
pub(super) fn serve(address: &str, desk: &Arc<LiveDesk>, sessions: Sessions) -> io::Result<()> {
    let kept = Mutex::new(Kept { sessions, metrics: Metrics::default() });
    let server = Arc::new(Server { desk: Arc::clone(desk), kept });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address).await?;
        eprintln!("firstline: serving at http://{}", listener.local_addr()?);
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let serving = axum::serve(listener, router(server)).with_graceful_shutdown(async {
            asked_to_stop().await;
            let _ = stop.send(());
        });
        let patience = async {
            match stopped.await {
                Ok(()) => tokio::time::sleep(GRACE).await,
                Err(_) => core::future::pending().await,
            }
        };
        tokio::select! {
            served = serving.into_future() => served,
            () = patience => Ok(()),
        }
    })
}

async fn asked_to_stop() {
    let interrupted = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => core::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = core::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

fn router(server: Arc<Server>) -> Router {
    Router::new()
        .route("/v1/step", post(step))
        .route("/v1/openapi.json", get(|| async { with_type(StatusCode::OK, "application/json", OPENAPI.to_owned()) }))
        .route("/health", get(|| async { json(StatusCode::OK, &Health { status: "alive" }) }))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
        .fallback(|| async { refuse(StatusCode::NOT_FOUND, &Refusal::new("not-found", "there is nothing here")) })
        .method_not_allowed_fallback(|method: Method| async move {
            let message = format!("`{method}` is not allowed here");
            refuse(StatusCode::METHOD_NOT_ALLOWED, &Refusal::new("method-not-allowed", message))
        })
        .with_state(server)
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

#[derive(Serialize)]
struct Ready {
    status: &'static str,
    #[serde(flatten)]
    desk: crate::host::live_desk::DeskStatus,
}

/// Ready it is as long as it runs, because the last good desk answers; what is wrong with an edit is told beside.
async fn ready(State(server): State<Arc<Server>>) -> Response {
    json(StatusCode::OK, &Ready { status: "ready", desk: server.desk.status() })
}

async fn metrics(State(server): State<Arc<Server>>) -> Response {
    let desk = server.desk.status();
    let text = server.kept(|kept| kept.metrics.text(kept.sessions.len(), kept.sessions.forgotten, &desk));
    with_type(StatusCode::OK, "text/plain; version=0.0.4; charset=utf-8", text)
}

async fn step(State(server): State<Arc<Server>>, request: Request) -> Response {
    match taken(&server, request).await {
        Ok(response) => response,
        Err((status, refusal)) => {
            server.kept(|kept| *kept.metrics.refusals.entry(refusal.code).or_default() += 1);
            refuse(status, &refusal)
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a serving process measures how long a step takes")]
async fn taken(server: &Server, request: Request) -> Result<Response, (StatusCode, Refusal)> {
    if !is_json(request.headers()) {
        let refusal = Refusal::new("media-type", "the body is sent as `application/json`");
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, refusal));
    }
    let late = |_| (StatusCode::REQUEST_TIMEOUT, Refusal::new("too-late", "the body did not come in time"));
    let body = tokio::time::timeout(BODY_TIME, to_bytes(request.into_body(), MAX_BODY)).await.map_err(late)?;
    let body = body.map_err(|_| {
        let message = format!("the body is larger than {MAX_BODY} bytes, or ended too early");
        (StatusCode::PAYLOAD_TOO_LARGE, Refusal::new("too-large", message))
    })?;
    let asked = read(&body).map_err(|refusal| match refusal.code {
        "malformed" => (StatusCode::BAD_REQUEST, refusal),
        _ => (StatusCode::UNPROCESSABLE_ENTITY, refusal),
    })?;
    let engine = server.desk.engine();
    let answered = server.kept(|kept| {
        let began = Instant::now();
        let answered = answer(&engine, &mut kept.sessions, asked);
        kept.metrics.took(began.elapsed().as_secs_f64());
        *kept.metrics.decisions.entry(answered.decision.action.word()).or_default() += 1;
        for fault in &answered.decision.trace.faults {
            *kept.metrics.faults.entry(fault.code.clone()).or_default() += 1;
        }
        answered
    });
    Ok(json(StatusCode::OK, &answered))
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/json")
}

fn refuse(status: StatusCode, refusal: &Refusal) -> Response {
    json(status, &Refused { error: refusal })
}

fn json(status: StatusCode, answer: &impl Serialize) -> Response {
    match serde_json::to_string(answer) {
        Ok(text) => with_type(status, "application/json", text),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn with_type(status: StatusCode, kind: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
