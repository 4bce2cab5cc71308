//! Agents come and go.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::{Value, json};

use super::guard::{AGENT, agent, cookie, set_cookie};
use super::refusal::Refusal;
use super::secret::{fits, hash, token};
use super::{Web, blocking};
use crate::host::room::CAPACITY;
use crate::store::agents::Session;

/// How long a session lasts: a working day.
const SESSION: u64 = 12 * 3_600;
/// The longest password that is looked at, in bytes: hashing costs time.
const LONGEST: usize = 200;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Login {
    name: String,
    password: String,
}

pub async fn login(
    State(web): State<Arc<Web>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Json(login): Json<Login>,
) -> Result<impl IntoResponse, Refusal> {
    if !web.limits.logins.allows(&from.ip().to_string()) {
        return Err(Refusal::too_many());
    }
    let (session, secret) = blocking(&web, move |host| {
        let wrong = || Refusal::new(StatusCode::UNAUTHORIZED, "the name or the password is wrong");
        let stored = host.store.password(&login.name)?;
        if login.password.len() > LONGEST || !fits(&login.password, stored.as_deref()) {
            return Err(wrong());
        }
        let (secret, csrf) = (token().map_err(Refusal::broken)?, token().map_err(Refusal::broken)?);
        let session = Session { agent: login.name, csrf };
        let now = host.clock.millis();
        host.store.begin_session(&hash(&secret), &session, now, now + SESSION as i64 * 1_000)?;
        Ok((session, secret))
    })
    .await?;
    Ok(([(SET_COOKIE, set_cookie(AGENT, &secret, "/agent", SESSION))], Json(told(&session))))
}

/// Who is logged in, and the token that the page sends along.
pub async fn me(State(web): State<Arc<Web>>, headers: HeaderMap) -> Result<Json<Value>, Refusal> {
    let session = blocking(&web, move |host| agent(host, &headers, false)).await?;
    Ok(Json(told(&session)))
}

pub async fn logout(State(web): State<Arc<Web>>, headers: HeaderMap) -> Result<impl IntoResponse, Refusal> {
    blocking(&web, move |host| {
        agent(host, &headers, true)?;
        Ok(host.store.end_session(&hash(&cookie(&headers, AGENT).unwrap_or_default()))?)
    })
    .await?;
    Ok(([(SET_COOKIE, set_cookie(AGENT, "", "/agent", 0))], StatusCode::NO_CONTENT))
}

fn told(session: &Session) -> Value {
    json!({ "name": session.agent, "csrf": session.csrf, "capacity": CAPACITY })
}
