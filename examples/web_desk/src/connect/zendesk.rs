//! Zendesk: a ticket (`POST /api/v2/tickets.json`), which knows idempotency keys itself.

use std::collections::BTreeMap;

use firstline::{HandoffPacket, Priority};
use serde_json::json;

use super::{Request, subject, text};

pub fn ticket(packet: &HandoffPacket, key: &str) -> Request {
    let priority = match packet.priority {
        Priority::Low => "low",
        Priority::Normal => "normal",
        Priority::High => "high",
        Priority::Urgent => "urgent",
    };
    let body = json!({ "ticket": {
        "subject": subject(packet),
        "comment": { "body": text(packet), "public": false },
        "priority": priority,
        "external_id": key,
        "tags": packet.tags,
    }});
    Request { path: "/api/v2/tickets.json".to_owned(), headers: BTreeMap::new(), body }
}
