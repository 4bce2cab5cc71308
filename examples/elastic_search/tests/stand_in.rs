//! Against a local stand-in that checks the request's shape as the `_search` API documents it, and answers in its shape.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may start a server, and stop where it cannot go on"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;
use std::time::Duration;

use elastic_search::ElasticSearch;
use firstline::{Action, Conversation, Decision, Engine, Event, Sources, answer, read_sources};
use serde_json::{Value, json};

const WITHIN: Duration = Duration::from_millis(400);

/// Takes one request, and answers with that status and body; without one it stays silent until the client goes.
fn stand_in(reply: Option<(u16, String)>) -> (String, JoinHandle<(String, Value)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let thread = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client comes");
        let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(reader.read_line(&mut head).expect("it sends") > 0);
        }
        let length =
            head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
        let mut body = vec![0; length.expect("a length")];
        reader.read_exact(&mut body).expect("a body");
        match reply {
            Some((status, text)) => {
                let length = text.len();
                let head = format!(
                    "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
                );
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(text.as_bytes()));
            }
            None => drop(reader.read(&mut [0])),
        }
        (head, serde_json::from_slice(&body).expect("a body is JSON"))
    });
    (base, thread)
}

/// What a host does with the customer's message.
fn says(search: &mut ElasticSearch, text: &str) -> Decision {
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: Small\nsearch: { host: { within: 3s } }");
    let intents = "- { intent: opening_times, about: when we are open, examples: [when are you open, opening times, what time do you close], reply: From 9 to 5. }
- { intent: parking, about: where to park, examples: [where can i park, is there a car park, parking near you], reply: Behind the shop. }";
    files.add("intents/all.yml", intents);
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    let at = "2026-11-23T10:00:00Z".parse().expect("a time");
    let asked = engine.step(&Conversation::new("c"), &Event::message("1", at, text));
    let query = asked.decision.search.as_ref().expect("the desk leaves it open");
    engine.step(&asked.conversation, &Event::new("2", at, answer(search, query))).decision
}

fn hits() -> String {
    json!({
        "took": 3, "timed_out": false, "_shards": { "total": 1, "successful": 1, "skipped": 0, "failed": 0 },
        "hits": { "total": { "value": 2, "relation": "eq" }, "max_score": 7.1, "hits": [
            { "_index": "help", "_id": "descaling", "_score": 7.1, "_source": {
                "title": "Descaling the espresso machine", "questions": "How do I descale my espresso machine?",
                "answer": "Fill the tank with descaler." } },
            { "_index": "help", "_id": "grinder", "_score": 1.2, "_source": {
                "title": "Cleaning the grinder", "questions": ["How do I clean it?"], "answer": "Brush it." } }
        ] }
    })
    .to_string()
}

#[test]
fn the_request_has_the_documented_shape_and_the_best_hit_answers() {
    let (base, thread) = stand_in(Some((200, hits())));
    let mut search = ElasticSearch::new(&base, "help", WITHIN).with_authorization("ApiKey abc".to_owned());
    let decision = says(&mut search, "How do I descale my (espresso* OR) \"machine\"?");
    assert_eq!((decision.action, decision.text.as_str()), (Action::Answer, "Fill the tank with descaler."));

    let (head, body) = thread.join().expect("the stand-in ends");
    let head = head.to_lowercase();
    assert!(head.starts_with("post /help/_search http/1.1\r\n"), "{head}");
    assert!(head.contains("content-type: application/json") && head.contains("authorization: apikey abc"), "{head}");
    let keys: Vec<&String> = body.as_object().expect("a map").keys().collect();
    assert_eq!(keys, ["_source", "query", "size", "timeout"]);
    assert_eq!((&body["size"], &body["timeout"]), (&json!(5), &json!("400ms")));
    let parts = &body["query"]["bool"];
    assert_eq!(parts["filter"], json!([{ "term": { "language": "en" } }]));
    let matches = &parts["must"][0]["multi_match"];
    assert_eq!(matches["fields"], json!(["title^3", "questions^3", "answer"]));
    let words = matches["query"].as_str().expect("a text");
    assert!(words == "how do i descale my espresso or machine", "{words}");
    assert!(!words.contains(['*', ':', '(', '"', '\\']), "{words}");
}

#[test]
fn errors_silence_and_nonsense_end_in_a_safe_decision() {
    let partial = json!({ "timed_out": true, "hits": { "hits": [] } }).to_string();
    let replies = [
        (Some((503, "{\"error\":{\"type\":\"unavailable\"}}".to_owned())), "503"),
        (Some((200, "<html>".to_owned())), "the search engine"),
        (Some((200, partial)), "gave up"),
        (Some((200, json!({ "hits": { "hits": [{ "_id": 7 }] } }).to_string())), "the search engine"),
        (None, "timeout"),
    ];
    for (reply, told) in replies {
        let (base, thread) = stand_in(reply);
        let mut search = ElasticSearch::new(&base, "help", WITHIN);
        let decision = says(&mut search, "how do i descale my espresso machine");
        let fault = decision.trace.faults.first().expect("a fault");
        assert_eq!((decision.action, fault.code.as_str()), (Action::Rephrase, "search-failed"));
        assert!(fault.message.contains(told), "{}", fault.message);
        drop(search);
        thread.join().expect("the stand-in ends");
    }
    let mut nobody = ElasticSearch::new("http://127.0.0.1:9", "help", WITHIN);
    assert_eq!(says(&mut nobody, "how do i descale my espresso machine").action, Action::Rephrase);
}
