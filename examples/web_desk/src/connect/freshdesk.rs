//! Freshdesk: a ticket (`POST /api/v2/tickets`). It knows no idempotency keys; the ticket carries ours as a tag, by which
//! one that was made twice is found.

use std::collections::BTreeMap;

use firstline::{HandoffPacket, Priority};
use serde_json::json;

use super::{Request, subject, text};

/// A new ticket.
const OPEN: u32 = 2;
/// It came by chat.
const CHAT: u32 = 7;
/// The longest tag that is taken, in characters.
const LONGEST_TAG: usize = 32;

pub fn ticket(packet: &HandoffPacket, email: &str) -> Request {
    let priority = match packet.priority {
        Priority::Low => 1,
        Priority::Normal => 2,
        Priority::High => 3,
        Priority::Urgent => 4,
    };
    let own: String = packet.conversation.chars().take(LONGEST_TAG).collect();
    let tags: Vec<&String> = packet.tags.iter().chain([&own]).collect();
    let body = json!({
        "email": email,
        "subject": subject(packet),
        // It is shown as HTML.
        "description": escape(&text(packet)).replace('\n', "<br>"),
        "priority": priority,
        "status": OPEN,
        "source": CHAT,
        "tags": tags,
    });
    Request { path: "/api/v2/tickets".to_owned(), headers: BTreeMap::new(), body }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_customers_write_is_no_html() {
        assert_eq!(escape("<img src=\"x\"> & co"), "&lt;img src=&quot;x&quot;&gt; &amp; co");
    }
}
