//! Intercom: a conversation (`POST /conversations`) of a contact that exists.

use std::collections::BTreeMap;

use firstline::HandoffPacket;
use serde_json::json;

use super::{Request, text};

/// The version of the interface that this speaks.
const VERSION: &str = "2.11";

pub fn conversation(packet: &HandoffPacket, contact: &str) -> Request {
    let body = json!({ "from": { "type": "contact", "id": contact }, "body": text(packet) });
    let headers = BTreeMap::from([
        ("intercom-version".to_owned(), VERSION.to_owned()),
        ("accept".to_owned(), "application/json".to_owned()),
    ]);
    Request { path: "/conversations".to_owned(), headers, body }
}
