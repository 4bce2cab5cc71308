//! What a customer's page sends.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::IntoResponse;
use firstline::{Channel, EventKind, Opened};
use serde::Deserialize;
use serde_json::{Value, json};

use super::guard::{CUSTOMER, cookie, set_cookie};
use super::refusal::Refusal;
use super::secret::{hash, token};
use super::{Web, blocking};
use crate::host::{Happening, Host, HostError};
use crate::store::conversations::{Stored, begin as begin_row};

/// How long a customer may come back: 30 days.
const COOKIE: u64 = 30 * 24 * 3_600;
/// The longest id of an event, in bytes.
const LONGEST_ID: usize = 64;

/// An event as a page tells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// The page makes it, and sends the same again until it knows that it arrived.
    pub id: String,
    pub kind: EventKind,
}

/// Begins a conversation. Its id is of 128 random bits, and it belongs to the cookie that it was begun with.
pub async fn begin(
    State(web): State<Arc<Web>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    // What no form can send: other sites cannot make a page of ours begin one.
    Json(_): Json<Value>,
) -> Result<impl IntoResponse, Refusal> {
    if !web.limits.conversations.allows(&from.ip().to_string()) {
        return Err(Refusal::too_many());
    }
    let id = token().map_err(Refusal::broken)?;
    let secret = match cookie(&headers, CUSTOMER) {
        Some(secret) => secret,
        None => token().map_err(Refusal::broken)?,
    };
    let set: [(HeaderName, String); 1] = [(SET_COOKIE, set_cookie(CUSTOMER, &secret, "/api", COOKIE))];
    let row = id.clone();
    blocking(&web, move |host| {
        let command = begin_row(&row, &hash(&secret), host.clock.millis()).map_err(Refusal::broken)?;
        Ok(host.store.change(vec![command])?)
    })
    .await?;
    Ok((set, Json(json!({ "id": id }))))
}

pub async fn event(
    State(web): State<Arc<Web>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(told): Json<Told>,
) -> Result<impl IntoResponse, Refusal> {
    let began = Instant::now();
    if told.id.is_empty() || told.id.len() > LONGEST_ID {
        return Err(Refusal::new(StatusCode::BAD_REQUEST, "an event needs an id of at most 64 bytes"));
    }
    let kind = of_customers(told.kind)?;
    let outcome = blocking(&web, {
        let (web, id) = (web.clone(), id.clone());
        move |host| {
            let owner = owner(&headers)?;
            let happening = Happening::new(format!("c-{}", told.id), kind);
            let outcome = host.happen(&id, &happening, |stored| {
                if !owns(stored, &owner) {
                    return Err(HostError::Unknown);
                }
                // After that, so that nobody can use up what is another's.
                match web.limits.events.allows(&id) {
                    true => Ok(()),
                    false => Err(HostError::TooMany),
                }
            })?;
            Ok(outcome)
        }
    })
    .await?;
    let millis = |time: Duration| time.as_secs_f64() * 1_000.0;
    let timing = format!("engine;dur={:.3}, total;dur={:.3}", millis(outcome.engine), millis(began.elapsed()));
    Ok((StatusCode::NO_CONTENT, [("server-timing", timing)]))
}

/// Whether the conversation is there and belongs to the cookie that asks.
pub fn own(host: &Host, id: &str, headers: &HeaderMap) -> Result<(), Refusal> {
    let owner = owner(headers)?;
    let stored = host.store.conversation(id)?.ok_or_else(Refusal::not_found)?;
    if owns(&stored, &owner) { Ok(()) } else { Err(Refusal::not_found()) }
}

fn owner(headers: &HeaderMap) -> Result<String, Refusal> {
    cookie(headers, CUSTOMER).map(|secret| hash(&secret)).ok_or_else(Refusal::not_found)
}

fn owns(stored: &Stored, owner: &str) -> bool {
    stored.owner == owner
}

/// What customers may tell; what is known of them, the host has from elsewhere.
fn of_customers(kind: EventKind) -> Result<EventKind, Refusal> {
    Ok(match kind {
        EventKind::Opened(opened) => {
            EventKind::Opened(Opened { channel: Some(Channel::Chat), locale: opened.locale, ..Opened::default() })
        }
        EventKind::Message { .. }
        | EventKind::Choice { .. }
        | EventKind::Visit(_)
        | EventKind::Rated { .. }
        | EventKind::Closed => kind,
        _ => return Err(Refusal::new(StatusCode::FORBIDDEN, "a customer cannot tell that")),
    })
}
