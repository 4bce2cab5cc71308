//! Each connector against a stand-in that checks what the vendor documents: method, path, who asks, and the shape of the body.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by them")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use firstline::{Conversation, Engine, Event, HandoffPacket, Sources, read_sources};
use serde_json::{Value, json};
use web_desk::connect::{Connector, Sent, send};

/// What arrived.
struct Arrived {
    head: String,
    body: Value,
    raw: Vec<u8>,
}

impl Arrived {
    fn header(&self, name: &str) -> &str {
        let found =
            self.head.lines().filter_map(|line| line.split_once(": ")).find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.trim())
    }
}

/// Takes one request, and answers with that status.
fn stand_in(status: u16) -> (String, JoinHandle<Arrived>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let arrives = std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let mut reader = BufReader::new(&stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            reader.read_line(&mut head).unwrap();
        }
        let length = head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(key, _)| key.eq_ignore_ascii_case("content-length"));
        let mut raw = vec![0; length.expect("a length").1.trim().parse().unwrap()];
        reader.read_exact(&mut raw).unwrap();
        (&stream).write_all(format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\n\r\n").as_bytes()).unwrap();
        Arrived { body: serde_json::from_slice(&raw).unwrap(), head, raw }
    });
    (url, arrives)
}

fn packet() -> HandoffPacket {
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: Shop\nqueues: { help: { priority: high } }\n");
    let hours = "- intent: opening_times\n  about: when the shop is open\n  tags: [shop]\n  examples: [when are you open, opening times]\n  reply: From 9 to 5.\n";
    files.add("intents/shop.yml", hours);
    let engine = Engine::from_reading(read_sources(files)).unwrap();
    let at: jiff::Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
    let asked = engine.step(&Conversation::new("c1"), &Event::message("1", at, "when are you open <b>today</b>"));
    let step = engine.step(&asked.conversation, &Event::message("2", at, "i want to talk to a person"));
    step.decision.handoff.expect("a packet")
}

fn connector(kind: &str, url: &str, ids: &Value) -> Connector {
    let connector = json!({ "name": kind, "kind": kind, "url": url, "secret": "s3cret", "ids": ids });
    serde_json::from_value(connector).unwrap()
}

fn arrived(kind: &str, ids: &Value) -> Arrived {
    let (url, arrives) = stand_in(201);
    let connector = connector(kind, &url, ids);
    assert_eq!(send(&connector, &connector.request(&packet(), "c1-2")), Sent::Taken);
    let arrived = arrives.join().unwrap();
    assert_eq!(arrived.header("content-type"), "application/json");
    assert_eq!(arrived.header("idempotency-key"), format!("c1-2-{kind}"));
    arrived
}

#[test]
fn zendesk_gets_a_ticket() {
    let arrived = arrived("zendesk", &json!({ "user": "me@shop.example" }));
    assert!(arrived.head.starts_with("POST /api/v2/tickets.json HTTP/1.1"), "{}", arrived.head);
    // `me@shop.example/token:s3cret`
    assert_eq!(arrived.header("authorization"), "Basic bWVAc2hvcC5leGFtcGxlL3Rva2VuOnMzY3JldA==");
    let ticket = &arrived.body["ticket"];
    assert_eq!(ticket["priority"], "high");
    assert_eq!(ticket["external_id"], "c1-2-zendesk");
    assert_eq!(ticket["comment"]["public"], false);
    let comment = ticket["comment"]["body"].as_str().unwrap();
    assert!(comment.contains("Customer: i want to talk to a person") && comment.contains("Bot: "), "{comment}");
    assert!(ticket["subject"].as_str().is_some_and(|subject| subject.starts_with("Chat handed over")));
    assert!(ticket["tags"].is_array());
}

#[test]
fn intercom_gets_a_conversation_of_a_contact() {
    let arrived = arrived("intercom", &json!({ "contact": "abc" }));
    assert!(arrived.head.starts_with("POST /conversations HTTP/1.1"), "{}", arrived.head);
    assert_eq!(arrived.header("authorization"), "Bearer s3cret");
    assert_eq!(arrived.header("intercom-version"), "2.11");
    assert_eq!(arrived.body["from"], json!({ "type": "contact", "id": "abc" }));
    assert!(arrived.body["body"].as_str().is_some_and(|text| text.contains("Customer: ")));
}

#[test]
fn chatwoot_gets_a_conversation_in_an_inbox() {
    let ids = json!({ "account": "7", "inbox": "3", "contact": "12" });
    let arrived = arrived("chatwoot", &ids);
    assert!(arrived.head.starts_with("POST /api/v1/accounts/7/conversations HTTP/1.1"), "{}", arrived.head);
    assert_eq!(arrived.header("api_access_token"), "s3cret");
    assert_eq!((&arrived.body["inbox_id"], &arrived.body["contact_id"]), (&json!(3), &json!(12)));
    assert_eq!(arrived.body["source_id"], "c1-2-chatwoot");
    assert_eq!(arrived.body["custom_attributes"]["queue"], "help");
    assert!(arrived.body["message"]["content"].as_str().is_some_and(|text| text.contains("Customer: ")));
}

#[test]
fn freshdesk_gets_a_ticket_whose_html_is_escaped() {
    let arrived = arrived("freshdesk", &json!({ "email": "chat@shop.example" }));
    assert!(arrived.head.starts_with("POST /api/v2/tickets HTTP/1.1"), "{}", arrived.head);
    // `s3cret:X`
    assert_eq!(arrived.header("authorization"), "Basic czNjcmV0Olg=");
    let number = |name: &str| arrived.body[name].as_u64().unwrap();
    assert_eq!((number("priority"), number("status"), number("source")), (3, 2, 7));
    assert_eq!(arrived.body["email"], "chat@shop.example");
    let text = arrived.body["description"].as_str().unwrap();
    assert!(text.contains("&lt;b&gt;today") && text.contains("<br>") && !text.contains("<b>"), "{text}");
}

#[test]
fn a_webhook_gets_the_packet_with_a_signature_over_its_bytes() {
    let arrived = arrived("webhook", &json!({}));
    use hmac::Mac;
    let mut mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(b"s3cret").unwrap();
    mac.update(&arrived.raw);
    let signature = arrived.header("x-firstline-signature").strip_prefix("sha256=").expect("its kind").to_owned();
    let bytes: Vec<u8> =
        (0..signature.len()).step_by(2).map(|at| u8::from_str_radix(&signature[at..at + 2], 16).unwrap()).collect();
    assert!(mac.verify_slice(&bytes).is_ok());
    let told: HandoffPacket = serde_json::from_value(arrived.body["packet"].clone()).unwrap();
    assert_eq!(told, packet());
}

#[test]
fn what_may_be_taken_later_is_tried_again_and_what_never_will_be_is_not() {
    let outcome = |status: u16| {
        let (url, arrives) = stand_in(status);
        let connector = connector("webhook", &url, &json!({}));
        let sent = send(&connector, &connector.request(&packet(), "k"));
        arrives.join().unwrap();
        sent
    };
    assert!(matches!(outcome(503), Sent::Failed(_)) && matches!(outcome(429), Sent::Failed(_)));
    assert!(matches!(outcome(401), Sent::Refused(_)) && matches!(outcome(422), Sent::Refused(_)));
    assert_eq!(outcome(409), Sent::Taken, "a key that it had already");
    let nobody = connector("webhook", "http://127.0.0.1:1", &json!({}));
    assert!(matches!(send(&nobody, &nobody.request(&packet(), "k")), Sent::Failed(_)));
}
