//! A browser's part of the work: cookies, requests that are sent until they are taken, streams that are taken up again.

use std::sync::Arc;
use std::time::Duration;

use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{Method, Request, StatusCode};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;

const AGAIN: Duration = Duration::from_millis(100);
const TIMEOUT: Duration = Duration::from_secs(20);

pub type Connections = Client<HttpConnector, Full<Bytes>>;

pub fn connections() -> Connections {
    Client::builder(TokioExecutor::new()).build_http()
}

#[derive(Clone)]
pub struct Browser {
    connections: Connections,
    /// Each request goes to one of them at random, as behind a load balancer.
    servers: Arc<[Arc<str>]>,
    pub cookie: String,
    pub csrf: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
    cookie: Option<String>,
    /// Time in the engine and in all, in milliseconds, as the server says.
    pub timing: Option<(f64, f64)>,
}

impl Browser {
    pub fn new(connections: &Connections, servers: &Arc<[Arc<str>]>) -> Self {
        Self { connections: connections.clone(), servers: servers.clone(), cookie: String::new(), csrf: String::new() }
    }

    fn request(&self, method: Method, path: &str, body: &Value, last: i64) -> Result<Request<Full<Bytes>>, String> {
        let server = self.servers.get(random(self.servers.len())).ok_or("there is no server")?;
        let body = if method == Method::GET { Bytes::new() } else { Bytes::from(body.to_string()) };
        let request = Request::builder()
            .method(method)
            .uri(format!("http://{server}{path}"))
            .header(CONTENT_TYPE, "application/json")
            .header(COOKIE, &self.cookie)
            .header("x-csrf-token", &self.csrf)
            .header("last-event-id", last.to_string());
        request.body(Full::new(body)).map_err(|error| error.to_string())
    }

    /// What is there, as text; empty if it cannot be had.
    pub async fn get(&self, path: &str) -> String {
        match tokio::time::timeout(TIMEOUT, self.once(Method::GET, path, &Value::Null)).await {
            Ok(Ok(answer)) => answer.body.to_string(),
            _ => String::new(),
        }
    }

    async fn once(&self, method: Method, path: &str, body: &Value) -> Result<Answer, String> {
        let request = self.request(method, path, body, 0)?;
        let answer = self.connections.request(request).await.map_err(|error| error.to_string())?;
        let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let cookie = header(SET_COOKIE.as_str()).and_then(|set| set.split(';').next().map(str::to_owned));
        let timing = header("server-timing").and_then(|told| timing(&told));
        let status = answer.status();
        let body = answer.into_body().collect().await.map_err(|error| error.to_string())?.to_bytes();
        Ok(Answer { status, body: serde_json::from_slice(&body).unwrap_or_default(), cookie, timing })
    }

    /// Sends until it is taken or refused, whatever happens to the server.
    pub async fn post(&mut self, path: &str, body: &Value) -> Answer {
        loop {
            let answer = tokio::time::timeout(TIMEOUT, self.once(Method::POST, path, body)).await;
            if let Ok(Ok(answer)) = answer
                && !answer.status.is_server_error()
                && answer.status != StatusCode::TOO_MANY_REQUESTS
            {
                if let Some(cookie) = &answer.cookie {
                    self.cookie.clone_from(cookie);
                }
                return answer;
            }
            tokio::time::sleep(AGAIN).await;
        }
    }

    /// Follows a stream of server-sent events until `on_event` says `false`, or the stream ends. It gets the event's name,
    /// number and data.
    pub async fn follow(&self, path: &str, last: i64, mut on_event: impl FnMut(&str, i64, &str) -> bool) {
        let Ok(request) = self.request(Method::GET, path, &Value::Null, last) else { return };
        let Ok(answer) = self.connections.request(request).await else { return };
        if !answer.status().is_success() {
            return;
        }
        let mut body = answer.into_body();
        let mut text = String::new();
        while let Some(Ok(frame)) = body.frame().await {
            let Some(data) = frame.data_ref() else { continue };
            text.push_str(&String::from_utf8_lossy(data));
            while let Some(end) = text.find("\n\n") {
                let event: String = text.drain(..end + 2).collect();
                let field = |name: &str| {
                    event.lines().find_map(|line| line.strip_prefix(name)).map_or("", str::trim_start).to_owned()
                };
                let (data, number) = (field("data:"), field("id:").parse().unwrap_or_default());
                if !data.is_empty() && !on_event(&field("event:"), number, &data) {
                    return;
                }
            }
        }
    }
}

fn timing(told: &str) -> Option<(f64, f64)> {
    let mut times =
        told.split("dur=").skip(1).map(|part| part.split(',').next().unwrap_or_default().trim().parse().ok());
    Some((times.next()??, times.next()??))
}

/// A number below that one.
pub fn random(below: usize) -> usize {
    let mut bytes = [0; 8];
    // Without the system's random numbers, it is always the first.
    let _ = getrandom::fill(&mut bytes);
    usize::try_from(u64::from_le_bytes(bytes) % (below.max(1) as u64)).unwrap_or_default()
}
