//! Who asks: cookies, and the headers that keep pages to themselves.

use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, COOKIE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::refusal::Refusal;
use super::secret::hash;
use crate::host::Host;
use crate::store::agents::Session;

/// The cookie of customers, and that of agents.
pub const CUSTOMER: &str = "web_desk_customer";
pub const AGENT: &str = "web_desk_agent";

/// No script or style but the server's own files, nothing from elsewhere, and no page of others around it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// A cookie that scripts cannot read, and that other sites' pages do not send.
pub fn set_cookie(name: &str, value: &str, path: &str, seconds: u64) -> String {
    format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; Secure; SameSite=Strict")
}

/// The session of the agent who asks. What changes something needs the session's own token in a header as well, which only
/// the agent page knows.
pub fn agent(host: &Host, headers: &HeaderMap, changes: bool) -> Result<Session, Refusal> {
    let unknown = || Refusal::new(StatusCode::UNAUTHORIZED, "log in first");
    let token = cookie(headers, AGENT).ok_or_else(unknown)?;
    let session = host.store.session(&hash(&token), host.clock.millis())?.ok_or_else(unknown)?;
    let told = headers.get("x-csrf-token").and_then(|value| value.to_str().ok()).unwrap_or_default();
    // Hashes are compared, so that the time it takes says nothing of the token.
    if changes && hash(told) != hash(&session.csrf) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, "the request does not come from the agent page"));
    }
    Ok(session)
}
