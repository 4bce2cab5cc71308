//! `firstline serve` as hosts in other languages meet it.
#![cfg(feature = "cli")]
#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a test may stop where it cannot go on")]

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

fn desk(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve").join(name);
    std::fs::create_dir_all(folder.join("intents")).expect("a folder is made");
    std::fs::write(folder.join("firstline.yml"), "desk: Corner Shop\n").expect("a file is written");
    std::fs::write(
        folder.join("intents/shop.yml"),
        "
- intent: opening_times
  about: when the shop is open
  examples: [when are you open, opening times please, are you open on sunday]
  phrases: [opening times]
  reply: From 9 to 5.
- intent: order
  about: where an order is
  examples: [where is my order, has my order been sent, track my order]
  phrases: [my order]
  slots: { order_number: { entity: code, ask: Which order? } }
  reply: It is on its way.
",
    )
    .expect("a file is written");
    folder
}

fn firstline(name: &str, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_firstline"))
        .arg("serve")
        .args(arguments)
        .arg("--desk")
        .arg(desk(name))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs")
}

fn says(conversation: &str, id: &str, text: &str) -> Value {
    let kind = json!({ "message": { "text": text } });
    json!({ "conversation": conversation, "event": { "id": id, "at": "2026-11-23T10:00:00Z", "kind": kind } })
}

struct Lines {
    child: Child,
    output: BufReader<std::process::ChildStdout>,
}

impl Lines {
    fn new(name: &str, arguments: &[&str]) -> Self {
        let mut child = firstline(name, &[&["--stdio"], arguments].concat());
        let output = BufReader::new(child.stdout.take().expect("an output"));
        Self { child, output }
    }

    /// Each answer comes before the next line is sent: it is flushed.
    fn asks(&mut self, line: &str) -> Value {
        let input = self.child.stdin.as_mut().expect("an input");
        writeln!(input, "{line}").expect("it reads");
        let mut answer = String::new();
        self.output.read_line(&mut answer).expect("it answers");
        serde_json::from_str(&answer).expect("an answer is JSON")
    }
}

#[test]
fn lines_in_decisions_out_until_the_input_ends() {
    let mut lines = Lines::new("lines", &["--conversations", "2"]);
    let asked = lines.asks(&says("a", "1", "where is my order").to_string());
    assert_eq!((&asked["conversation"], &asked["decision"]["action"]), (&json!("a"), &json!("ask_slot")));
    assert_eq!(asked.get("state"), None, "the process keeps it");
    assert_eq!(lines.asks(&says("b", "1", "opening times").to_string())["decision"]["text"], "From 9 to 5.");
    let answered = lines.asks(&says("a", "2", "it is A12345").to_string());
    assert_eq!(answered["decision"]["text"], "It is on its way.", "it remembers what it asked");
    assert_eq!(
        lines.asks(&says("a", "2", "opening times").to_string())["decision"]["reasons"][0]["name"],
        "duplicate-event"
    );

    let broken = lines.asks("{\"conversation\": 7}");
    assert_eq!((&broken["error"]["code"], &broken["line"]), (&json!("invalid"), &json!(5)));
    assert_eq!(broken["error"]["column"], 18);
    assert_eq!(lines.asks("nonsense")["error"]["code"], "malformed");
    assert_eq!(lines.asks(&"x".repeat(3 << 20))["error"]["code"], "too-large");
    assert_eq!(lines.asks(&says("c", "1", "opening times").to_string())["decision"]["action"], "answer");
    let forgotten = lines.asks(&says("b", "2", "A12345").to_string());
    assert_ne!(forgotten["decision"]["text"], "It is on its way.");

    drop(lines.child.stdin.take());
    assert_eq!(lines.child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_host_may_keep_the_state_itself() {
    let mut lines = Lines::new("state", &[]);
    let mut request = says("a", "1", "where is my order");
    request["state"] = Value::Null;
    let asked = lines.asks(&request.to_string());
    assert_eq!(asked["state"]["pending"]["slot"]["slot"], "order_number");
    let mut request = says("a", "2", "A12345");
    request["state"] = asked["state"].clone();
    assert_eq!(lines.asks(&request.to_string())["decision"]["text"], "It is on its way.");
    assert_ne!(
        lines.asks(&says("a", "3", "A12345").to_string())["decision"]["text"],
        "It is on its way.",
        "nothing was kept"
    );
    request["conversation"] = json!("another");
    assert_eq!(lines.asks(&request.to_string())["error"]["code"], "invalid");
    request["state"]["version"] = json!(99);
    assert_eq!(lines.asks(&request.to_string())["error"]["code"], "newer-state");
}

#[test]
fn an_edited_desk_answers_in_the_running_process() {
    let mut lines = Lines::new("edited", &[]);
    assert_eq!(lines.asks(&says("a", "1", "where is my order").to_string())["decision"]["text"], "Which order?");
    let intents = desk("edited").join("intents/shop.yml");
    let mut told = BufReader::new(lines.child.stderr.take().expect("an error output"));
    let mut hears = || {
        let mut line = String::new();
        while !line.contains("firstline: the") {
            line.clear();
            assert!(told.read_line(&mut line).expect("it tells") > 0, "it is still there");
        }
        line
    };
    let before = std::fs::read_to_string(&intents).expect("a file");
    std::fs::write(&intents, before.replace("about: where", "abuot: where")).expect("a file is written");
    assert!(hears().contains("the desk has errors"));
    std::fs::write(&intents, before.replace("on its way", "nearly there")).expect("a file is written");
    assert!(hears().contains("the edited desk answers"));
    assert_eq!(lines.asks(&says("a", "2", "A12345").to_string())["decision"]["text"], "It is nearly there.");
}

#[cfg(feature = "serve")]
mod http {
    use std::collections::BTreeSet;
    use std::io::Read;
    use std::net::TcpStream;

    use super::*;

    struct Server {
        child: Child,
        address: String,
    }

    impl Server {
        fn new(name: &str) -> Self {
            let mut child = firstline(name, &["--http", "127.0.0.1:0"]);
            let told = BufReader::new(child.stderr.take().expect("an error output"));
            let mut lines = told.lines().map(|line| line.expect("it tells"));
            let address = lines.find_map(|line| line.split("http://").nth(1).map(str::to_owned)).expect("an address");
            // Whoever tells on must be listened to.
            std::thread::spawn(move || lines.for_each(drop));
            Self { child, address }
        }

        /// Status, headers and body.
        fn asks(&self, method: &str, path: &str, kind: &str, body: &str) -> (u16, String, String) {
            let mut stream = TcpStream::connect(&self.address).expect("it listens");
            let length = body.len();
            let head = format!(
                "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
            );
            stream.write_all(head.as_bytes()).expect("it reads");
            let _ = stream.write_all(body.as_bytes());
            let mut answer = Vec::new();
            let _ = stream.read_to_end(&mut answer);
            let answer = String::from_utf8(answer).expect("an answer is text");
            let (head, body) = answer.split_once("\r\n\r\n").expect("an answer has a head");
            let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("an answer has a status");
            (status, head.to_lowercase(), body.to_owned())
        }

        fn step(&self, body: &str) -> (u16, Value) {
            let (status, _, body) = self.asks("POST", "/v1/step", "application/json", body);
            (status, serde_json::from_str(&body).expect("an answer is JSON"))
        }
    }

    impl Drop for Server {
        fn drop(&mut self) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }

    #[test]
    fn events_health_and_counts_over_http() {
        let server = Server::new("http");
        let (status, asked) = server.step(&says("a", "1", "where is my order").to_string());
        assert_eq!((status, &asked["decision"]["action"]), (200, &json!("ask_slot")));
        assert_eq!(server.step(&says("a", "2", "A12345").to_string()).1["decision"]["text"], "It is on its way.");
        assert_eq!(server.step("{").0, 400);
        assert_eq!(server.step("{}").1["error"]["code"], "invalid");
        assert_eq!(server.step(&says("a", "3", &"x".repeat(300 << 10)).to_string()).0, 413);
        assert_eq!(server.asks("POST", "/v1/step", "text/plain", "{}").0, 415);
        let (status, head, _) = server.asks("DELETE", "/v1/step", "application/json", "");
        assert!(status == 405 && head.contains("allow: post"), "{head}");
        assert_eq!(server.asks("GET", "/nowhere", "text/plain", "").0, 404);
        assert_eq!(server.asks("GET", "/health", "text/plain", "").0, 200);
        let (_, _, ready) = server.asks("GET", "/ready", "text/plain", "");
        let ready: Value = serde_json::from_str(&ready).expect("an answer is JSON");
        assert_eq!((&ready["status"], &ready["broken"]), (&json!("ready"), &Value::Null));
        let (_, head, counts) = server.asks("GET", "/metrics", "text/plain", "");
        assert!(head.contains("text/plain; version=0.0.4"), "{head}");
        for line in
            ["firstline_decisions_total{action=\"ask_slot\"} 1", "firstline_refused_total{code=\"too-large\"} 1"]
        {
            assert!(counts.lines().any(|own| own == line), "{line} is missing in\n{counts}");
        }
    }

    #[test]
    fn the_description_is_that_of_what_is_served() {
        let server = Server::new("described");
        let (_, _, text) = server.asks("GET", "/v1/openapi.json", "text/plain", "");
        let described: Value = serde_json::from_str(&text).expect("a description is JSON");
        for (path, methods) in described["paths"].as_object().expect("paths") {
            for method in methods.as_object().expect("methods").keys() {
                let (status, _, _) = server.asks(&method.to_uppercase(), path, "application/json", "{}");
                assert!(
                    methods[method]["responses"].get(status.to_string()).is_some(),
                    "{method} {path} gave {status}"
                );
            }
            assert_eq!(server.asks("PATCH", path, "application/json", "").0, 405, "{path}");
        }
        let kinds = described["components"]["schemas"]["EventKind"]["oneOf"].as_array().expect("kinds");
        let words = kinds.iter().flat_map(|kind| match kind["properties"].as_object() {
            Some(map) => map.keys().cloned().collect::<Vec<_>>(),
            None => kind["enum"]
                .as_array()
                .expect("words")
                .iter()
                .map(|word| word.as_str().expect("a word").to_owned())
                .collect(),
        });
        let words: BTreeSet<String> = words.collect();
        assert_eq!(words.len(), 20, "every kind of event is described: {words:?}");
        let actions = &described["components"]["schemas"]["Decision"]["properties"]["action"]["enum"];
        let own: Vec<&str> = firstline::Action::ALL.iter().map(|action| action.word()).collect();
        let mut named: Vec<&str> = actions.as_array().expect("actions").iter().filter_map(Value::as_str).collect();
        named.sort_by_key(|word| own.iter().position(|known| known == word));
        assert_eq!(named, own);
    }

    #[cfg(unix)]
    #[test]
    fn it_ends_when_it_is_asked_to() {
        let mut server = Server::new("ends");
        assert_eq!(server.step(&says("a", "1", "opening times").to_string()).0, 200);
        let asked = Command::new("kill").args(["-TERM", &server.child.id().to_string()]).status();
        assert!(asked.expect("it is asked").success());
        assert_eq!(server.child.wait().expect("it ends").code(), Some(0));
    }
}
