//! Chatwoot: a conversation (`POST /api/v1/accounts/{account}/conversations`) in an inbox of the kind "API".

use std::collections::BTreeMap;

use firstline::HandoffPacket;
use serde_json::{Value, json};

use super::{Request, text};

pub fn conversation(packet: &HandoffPacket, account: &str, inbox: &str, contact: &str, key: &str) -> Request {
    let body = json!({
        "source_id": key,
        "inbox_id": number(inbox),
        "contact_id": number(contact),
        "status": "open",
        "message": { "content": text(packet) },
        "custom_attributes": {
            "conversation": packet.conversation,
            "queue": packet.queue,
            "priority": packet.priority,
            "tags": packet.tags.join(","),
        },
    });
    Request { path: format!("/api/v1/accounts/{account}/conversations"), headers: BTreeMap::new(), body }
}

/// Ids are numbers there.
fn number(id: &str) -> Value {
    id.parse::<u64>().map_or(Value::Null, Value::from)
}
