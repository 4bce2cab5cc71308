//! The command line as its users meet it: output, JSON, exit codes.
#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may read files, and stop where it cannot go on"
)]
#![cfg(feature = "cli")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn firstline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_firstline"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .expect("the binary runs")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

/// A Tuesday morning, when people are at the sample desk; and an hour of the same day when nobody is.
const OPEN: &str = "--at=2026-11-24T10:00:00Z";
const CLOSED: &str = "--at=2026-11-24T22:30:00Z";

fn ask(message: &str) -> Value {
    ask_at(OPEN, message)
}

fn ask_at(time: &str, message: &str) -> Value {
    let output = firstline(&["ask", "--json", time, message]);
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    assert_eq!(text.trim_end().lines().count(), 1, "one object on one line");
    serde_json::from_str(&text).expect("output is JSON")
}

#[test]
fn ask_prints_one_json_object() {
    let answer = ask("where is my parcel");
    assert_eq!(answer["action"], "ask_slot");
    assert_eq!(answer["candidates"][0]["target"]["intent"], "track_order");
    assert!(answer["candidates"][0]["probability"].as_f64().expect("a number") > 0.5);
    let reason = &answer["reasons"][0];
    assert_eq!((&reason["name"], &reason["place"]["file"]), (&"sure".into(), &"intents/delivery.yml".into()));
    assert!(answer["text"].as_str().expect("a text").contains("A12345"));
}

#[test]
fn each_kind_of_message_gets_the_right_thing() {
    assert_eq!(ask("i want to talk to a person")["action"], "handoff");
    assert_eq!(ask("wheres my pakage A12345")["about"]["intent"], "track_order");
    assert_eq!(ask("is your decaf made with chemicals")["about"]["article"], "decaf-coffee");
    assert_eq!(ask("how many moons does jupiter have")["action"], "rephrase");
    let vague = ask("change my subscription");
    assert_eq!(vague["action"], "clarify");
    assert!(vague["choices"].as_array().expect("choices").len() >= 2);
}

#[test]
fn nobody_is_promised_a_person_at_night() {
    let message = "i want to talk to a person";
    let answer = ask_at(CLOSED, message);
    assert_eq!(answer["action"], "offer");
    assert!(answer["choices"].as_array().expect("choices").len() >= 2);
    let explained = stdout(&firstline(&["explain", CLOSED, message]));
    assert!(explained.contains("trigger nobody-there fires"), "{explained}");
    assert!(!stdout(&firstline(&["explain", OPEN, message])).contains("nobody-there"));
    assert_eq!(firstline(&["ask", "--at=tomorrow", message]).status.code(), Some(2));
}

#[test]
fn a_handoff_comes_with_its_packet_and_without_personal_data() {
    let answer = ask("get me a human, my mail is jo.doe@example.com and my card 4111 1111 1111 1111");
    let packet = &answer["handoff"];
    assert_eq!((&packet["version"], &packet["queue"]), (&1.into(), &"general".into()));
    assert_eq!(packet["reasons"][0]["name"], "asked-for-person");
    let transcript = packet["transcript"].to_string();
    assert!(transcript.contains("[email]") && transcript.contains("[card]"), "{transcript}");
    let whole = answer.to_string();
    assert!(!whole.contains("jo.doe@example.com") && !whole.contains("4111 1111"), "{whole}");
    assert!(!transcript.contains("jo.doe") && !packet["summary"].to_string().contains("4111"));
}

#[test]
fn explain_names_the_lines_that_a_decision_rests_on() {
    let text = stdout(&firstline(&["explain", "wheres my pakage A12345"]));
    assert!(text.contains("read as     pakage → package"), "{text}");
    assert!(text.contains("candidate") && text.contains("(intents/delivery.yml:"), "{text}");
    assert!(text.contains("thresholds  answers from"), "{text}");
}

#[test]
fn test_fails_with_code_one_and_says_where() {
    let folder = desk(
        "tests_fail",
        "desk: X\nsuites: suites\n",
        "- message: hello\n  expect: { intent: hello, action: handoff }\n",
    );
    let output = firstline(&["test", "--desk", folder.to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains("FAIL  suites/a.yml:1:12  hello"), "{text}");
    assert!(text.contains("expected action handoff, found answer  (suites/a.yml:2:36)"), "{text}");
    assert!(text.ends_with("0 passed, 1 failed\n"), "{text}");
}

#[test]
fn what_cannot_be_done_ends_with_code_two() {
    assert_eq!(firstline(&["ask", "hello", "--desk", "no/such/folder"]).status.code(), Some(2));
    assert_eq!(firstline(&["unknown"]).status.code(), Some(2));
    assert_eq!(firstline(&["test", "no case is called like this"]).status.code(), Some(2));
    let broken = desk("broken", "desk: X\nmod: hybrid\n", "- message: hello\n  expect: { intent: hello }\n");
    let output = firstline(&["ask", "hello", "--desk", broken.to_str().expect("a path")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("did you mean `mode`?"));
}

#[test]
fn chat_talks_until_the_input_ends() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_firstline"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["chat", "--trace", OPEN])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let said = "where is my parcel\nA12345\nI want to talk to a person\nhello?\n/state\n/nonsense\n";
    std::io::Write::write_all(&mut child.stdin.take().expect("an input"), said.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    for part in [
        "order A12345",
        "handoff packet",
        "the bot is silent",
        "\"phase\": \"waiting\"",
        "unknown command `/nonsense`",
        "candidate ",
    ] {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
}

#[test]
fn a_logged_chat_can_be_counted_and_replayed() {
    let desk = desk("logged", "desk: X\n", "- message: hello\n  expect: { intent: hello }\n");
    let (desk, log) = (desk.to_str().expect("a path"), desk.join("log.jsonl"));
    let _ = std::fs::remove_file(&log);
    let log = log.to_str().expect("a path");
    let mut child = Command::new(env!("CARGO_BIN_EXE_firstline"))
        .args(["chat", "--desk", desk, "--log", log])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let said = "hello\nmy mail is jo.doe@example.com\nI want to talk to a person\n/agent joins\n/agent says hi\n/agent resolves\n";
    std::io::Write::write_all(&mut child.stdin.take().expect("an input"), said.as_bytes()).expect("it reads");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    let written = std::fs::read_to_string(log).expect("a log");
    assert_eq!((written.lines().count(), written.contains("jo.doe")), (7, false), "{written}");

    let output = firstline(&["metrics", log, "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let report: Value = serde_json::from_str(&stdout(&output)).expect("output is JSON");
    assert_eq!(report["total"]["escalation"], serde_json::json!({ "count": 1, "of": 1, "share": 1.0 }));
    assert_eq!(report["by"]["trigger"]["asked-for-person"]["conversations"], 1);
    let csv = stdout(&firstline(&["metrics", log, "--csv", "--by", "intent"]));
    assert!(csv.starts_with("key,value,conversations,containment,") && csv.contains("\nintent,hello,1,"), "{csv}");
    let csv = stdout(&firstline(&["metrics", log, "--csv", "--by", "agent"]));
    assert!(csv.lines().next().is_some_and(|heads| heads.ends_with(",concurrency,most_at_once")), "{csv}");
    assert!(csv.lines().any(|line| line.starts_with("agent,agent,1,") && line.ends_with(",1.000000,1")), "{csv}");
    assert_eq!(firstline(&["metrics", log, "--by", "nothing"]).status.code(), Some(2));
    assert_eq!(firstline(&["metrics", log, "--zone", "Atlantis"]).status.code(), Some(2));

    let replay = firstline(&["replay", log, "--desk", desk]);
    assert_eq!(replay.status.code(), Some(0), "{}", stdout(&replay));
    let policy = "desk: X\nescalate:\n  - { name: greeted, when: { intent: [hello] }, respond: now }\n";
    std::fs::write(Path::new(desk).join("firstline.yml"), policy).expect("a desk");
    let edited = firstline(&["replay", log, "--desk", desk]);
    assert_eq!(edited.status.code(), Some(1), "a decision changes");
    assert!(stdout(&edited).contains("greeted"), "{}", stdout(&edited));

    std::fs::write(log, format!("{written}{{\"version\": 99}}\n")).expect("a log");
    let newer = firstline(&["metrics", log]);
    assert_eq!(newer.status.code(), Some(0), "newer entries are told, and no mistake");
    assert!(String::from_utf8_lossy(&newer.stderr).contains("line 8: the entry has version 99"));
    std::fs::write(log, format!("{written}{{\"vers")).expect("a log");
    assert_eq!(firstline(&["metrics", log]).status.code(), Some(1), "a line is cut off");
    assert_eq!(firstline(&["metrics", "no-such.jsonl"]).status.code(), Some(2));
}

/// A small desk in a folder of its own.
fn desk(name: &str, settings: &str, suite: &str) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
        std::fs::write(path, text).expect("a file is written");
    };
    write("firstline.yml", settings);
    write("suites/a.yml", suite);
    write(
        "intents/a.yml",
        "- intent: hello\n  about: a greeting\n  examples: [hello, hi there, good morning]\n  reply: Hello!\n- intent: bye\n  about: leaving\n  examples: [bye, see you later, farewell]\n  reply: Bye!\n",
    );
    folder
}
