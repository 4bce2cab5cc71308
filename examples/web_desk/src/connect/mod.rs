//! Helpdesks: from a handoff packet to the request that makes a ticket or a conversation there. Plain functions; the sender
//! sends what they give.

mod chatwoot;
mod freshdesk;
mod intercom;
mod webhook;
mod zendesk;

use std::collections::BTreeMap;
use std::time::Duration;

use firstline::HandoffPacket;
use firstline::conversation::packet::Speaker;
use serde::{Deserialize, Serialize};
use serde_json::Value;

const TIMEOUT: Duration = Duration::from_secs(15);

/// A request, whole but for the host that it goes to and the secret in it, which are not stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    pub path: String,
    pub headers: BTreeMap<String, String>,
    pub body: Value,
}

/// A helpdesk, as the settings name it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connector {
    pub name: String,
    pub kind: Kind,
    /// Such as `https://example.zendesk.com`.
    pub url: String,
    /// Token, password or key, as the kind needs it.
    pub secret: String,
    /// Ids of the other side that the kind needs.
    #[serde(default)]
    pub ids: BTreeMap<String, String>,
}

/// Which helpdesk it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// `ids.user` is the email address that the API token belongs to.
    Zendesk,
    /// The contact is made beforehand: `ids.contact`.
    Intercom,
    /// `ids.account`, `ids.inbox` and `ids.contact`, `ids.source`.
    Chatwoot,
    /// `ids.email` is the requester.
    Freshdesk,
    /// Any other: the packet, signed.
    Webhook,
}

impl Connector {
    /// The request that tells of a handoff. `key` is the same however often it is sent.
    pub fn request(&self, packet: &HandoffPacket, key: &str) -> Request {
        let key = format!("{key}-{}", self.name);
        let mut request = match self.kind {
            Kind::Zendesk => zendesk::ticket(packet, &key),
            Kind::Intercom => intercom::conversation(packet, self.id("contact")),
            Kind::Chatwoot => {
                chatwoot::conversation(packet, self.id("account"), self.id("inbox"), self.id("contact"), &key)
            }
            Kind::Freshdesk => freshdesk::ticket(packet, self.id("email")),
            Kind::Webhook => webhook::handoff(packet),
        };
        request.headers.insert("idempotency-key".to_owned(), key);
        request
    }

    fn id(&self, name: &str) -> &str {
        self.ids.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The headers that say who sends it.
    fn credentials(&self, body: &[u8]) -> Vec<(&'static str, String)> {
        match self.kind {
            Kind::Zendesk => vec![("authorization", basic(&format!("{}/token:{}", self.id("user"), self.secret)))],
            Kind::Intercom => vec![("authorization", format!("Bearer {}", self.secret))],
            Kind::Chatwoot => vec![("api_access_token", self.secret.clone())],
            Kind::Freshdesk => vec![("authorization", basic(&format!("{}:X", self.secret)))],
            Kind::Webhook => vec![(webhook::SIGNATURE, webhook::signature(self.secret.as_bytes(), body))],
        }
    }
}

/// What came of sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    Taken,
    /// It may be taken later.
    Failed(String),
    /// It will never be taken.
    Refused(String),
}

/// Sends a request. Blocks.
pub fn send(connector: &Connector, request: &Request) -> Sent {
    let body = request.body.to_string().into_bytes();
    let config = ureq::Agent::config_builder().timeout_global(Some(TIMEOUT)).http_status_as_error(false).build();
    let url = format!("{}{}", connector.url.trim_end_matches('/'), request.path);
    let mut call = ureq::Agent::new_with_config(config).post(&url).header("content-type", "application/json");
    for (name, value) in &request.headers {
        call = call.header(name, value);
    }
    for (name, value) in connector.credentials(&body) {
        call = call.header(name, value);
    }
    match call.send(&body[..]).map(|response| response.status().as_u16()) {
        Ok(200..300 | 409) => Sent::Taken,
        Ok(status @ (408 | 425 | 429 | 500..)) => Sent::Failed(format!("status {status}")),
        Ok(status) => Sent::Refused(format!("status {status}")),
        Err(error) => Sent::Failed(error.to_string()),
    }
}

/// What an agent of the helpdesk reads: the summary, why, and what was said.
fn text(packet: &HandoffPacket) -> String {
    let reasons = packet.reasons.iter().map(|reason| format!("\n- {}", reason.text));
    let lines = packet.transcript.iter().map(|line| {
        let who = match line.speaker {
            Speaker::Customer => "Customer",
            Speaker::Bot => "Bot",
            Speaker::Agent => "Agent",
        };
        format!("\n{who}: {}", line.text)
    });
    format!("{}\n\nWhy:{}\n\nWhat was said:{}", packet.summary, reasons.collect::<String>(), lines.collect::<String>())
}

fn subject(packet: &HandoffPacket) -> String {
    let about = packet.about.as_ref().map_or("a question", |target| target.id());
    format!("Chat handed over: {}", about.replace(['_', '-'], " "))
}

/// Basic authentication.
fn basic(pair: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = "Basic ".to_owned();
    for chunk in pair.as_bytes().chunks(3) {
        let bits = chunk.iter().enumerate().fold(0u32, |bits, (at, byte)| bits | u32::from(*byte) << (16 - 8 * at));
        for at in 0..4 {
            let digit = DIGITS.get((bits >> (18 - 6 * at) & 63) as usize).copied().unwrap_or(b'=');
            out.push(if at <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_encoded_as_rfc_7617_has_them() {
        assert_eq!(basic("Aladdin:open sesame"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assert_eq!(basic("test:123\u{a3}"), "Basic dGVzdDoxMjPCow==");
    }
}
