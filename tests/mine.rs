//! `firstline mine` and what `explain` says would change a decision, on the small desk of `tests/golden/test`. After a change,
//! `GOLDEN=write cargo test --features cli --test mine` writes the expected files anew; review the difference.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may read files, and fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use firstline::{Conversation, Engine, Event, EventKind};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use snapbox::{Data, assert_data_eq};

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn firstline(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_firstline"));
    command.arg("--desk").arg(golden("test/desk")).args(arguments).output().unwrap()
}

fn is_as_expected(name: &str, text: &[u8]) {
    let expected = golden(name);
    if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "write") {
        fs::write(&expected, text).unwrap();
    }
    assert_data_eq!(String::from_utf8(text.to_vec()).unwrap(), Data::read_from(&expected, None).raw());
}

fn said(text: &str) -> EventKind {
    EventKind::Message { text: text.to_owned() }
}

fn typed(text: &str) -> EventKind {
    EventKind::AgentMessage { text: text.to_owned() }
}

/// The log of a conversation a day: what the customer writes, and what a person answers.
fn recorded(talks: &[(&[&str], &[&str])], raw: bool) -> String {
    let kinds = |(customer, person): &(&[&str], &[&str])| {
        let mut kinds: Vec<EventKind> = customer.iter().map(|text| said(text)).collect();
        if !person.is_empty() {
            kinds.push(EventKind::AgentJoined { agent: "kim".to_owned() });
            kinds.extend(person.iter().map(|text| typed(text)));
            kinds.push(EventKind::Resolved);
        }
        kinds
    };
    log(talks.iter().map(kinds), raw)
}

fn log(talks: impl Iterator<Item = Vec<EventKind>>, raw: bool) -> String {
    let engine = Engine::open(golden("test/desk")).unwrap();
    let start: Timestamp = "2026-11-02T10:00:00Z".parse().unwrap();
    let mut log = String::new();
    for (day, kinds) in (0..).zip(talks) {
        let mut conversation = Conversation::new(format!("c{day}"));
        for (number, kind) in (0..).zip(kinds) {
            let at = start + SignedDuration::from_hours(24 * day) + SignedDuration::from_secs(30 * number);
            let event = Event::new(number.to_string(), at, kind);
            let step = engine.step(&conversation, &event);
            let entry = match raw {
                true => engine.raw_log_entry(&event, &step, at),
                false => engine.log_entry(&event, &step, at),
            };
            log += &(serde_json::to_string(&entry).unwrap() + "\n");
            conversation = step.conversation;
        }
    }
    log
}

fn mined(name: &str, log: &str, arguments: &[&str]) -> Vec<u8> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, log).unwrap();
    let output = firstline(&[&["mine", path.to_str().unwrap()], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

const WRITING: &str = "Thank you for writing to us.";

const TALKS: &[(&[&str], &[&str])] = &[
    (
        &["is there a place to park my car", "agent please"],
        &[WRITING, "You can park your car behind the shop for two hours."],
    ),
    (&["where is my parcel", "A12345"], &[]),
    (&["the courier never came", "agent please"], &[WRITING, "I have booked the courier again."]),
    (
        &["can i park my car at the shop", "agent please"],
        &[WRITING, "You can park your car behind the shop, free of charge."],
    ),
    (&["where can i park the car", "agent please"], &["Park your car behind the shop, for two hours at most."]),
    (&["courier never came again", "agent please"], &[WRITING, "I have booked the courier again."]),
    (&["do you have parking for a car", "agent please"], &["You can park your car behind the shop for two hours."]),
    (&["your courier never came to me", "agent please"], &["I have booked the courier again."]),
    (&["i need to park my car near you", "agent please"], &[]),
    (&["qwerty asdf zxcv", "agent please"], &[]),
];

#[test]
fn what_was_not_settled_is_clustered_and_each_patch_is_tried() {
    is_as_expected("mine/mined.txt", &mined("mined.jsonl", &recorded(TALKS, false), &[]));
}

#[test]
fn equal_logs_give_equal_bytes_and_the_figures_add_up() {
    let log = recorded(TALKS, false);
    let once = mined("json.jsonl", &log, &["--json", "--fewest", "1"]);
    assert_eq!(once, mined("json.jsonl", &log, &["--json", "--fewest", "1"]));
    let found: Value = serde_json::from_slice(&once).unwrap();
    let findings = found["findings"].as_array().unwrap();
    let messages: u64 = findings.iter().map(|finding| finding["messages"].as_u64().unwrap()).sum();
    assert_eq!(messages, found["missed"].as_u64().unwrap(), "every message is in one cluster");
    assert!(messages >= 8, "{found}");
    for finding in findings {
        let counted: u64 = finding["failures"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
        assert_eq!(finding["messages"].as_u64(), Some(counted));
        assert_eq!(
            finding["messages"].as_u64(),
            Some(finding["earlier"].as_u64().unwrap() + finding["later"].as_u64().unwrap())
        );
        assert!(!finding.to_string().contains("agent please"), "a request for a person is no wish: {finding}");
    }
}

#[test]
fn a_message_counts_once_by_how_the_bot_failed_first() {
    let talks = [
        vec![said("the courier never came"), EventKind::Choice { number: 2 }, said("agent please")],
        vec![said("can i still cancel"), said("that did not help"), said("agent please")],
        vec![said("sing about the moon"), said("agent please")],
        vec![said("my books are late"), said("agent please"), said("hello? are you there")],
        vec![said("where is my refund"), said("please hurry")],
        vec![said("is the shop open today"), said("thank you, bye")],
    ];
    let log = log(talks.into_iter(), false);
    let found: Value = serde_json::from_slice(&mined("failures.jsonl", &log, &["--json", "--fewest", "1"])).unwrap();
    let of = |text: &str| {
        let findings = found["findings"].as_array().unwrap();
        let finding = findings.iter().find(|finding| finding["samples"][0] == text);
        finding.map(|finding| finding["failures"].to_string())
    };
    assert_eq!(of("the courier never came").as_deref(), Some(r#"{"misunderstood":1}"#), "{found}");
    let taught =
        found["findings"].as_array().unwrap().iter().find(|finding| finding["samples"][0] == "can i still cancel");
    assert!(taught.unwrap()["proposal"].is_null(), "what is taught already is not taught again: {found}");
    assert_eq!(of("can i still cancel").as_deref(), Some(r#"{"rejected":1}"#), "{found}");
    assert_eq!(of("sing about the moon").as_deref(), Some(r#"{"unanswered":1}"#), "{found}");
    assert_eq!(of("my books are late").as_deref(), Some(r#"{"handed_off":1}"#), "{found}");
    assert_eq!(
        found["missed"], 4,
        "a person answers refunds as the desk says, and what was settled is no miss: {found}"
    );
}

#[test]
fn raw_logs_are_redacted_and_such_messages_are_not_taught() {
    let talk: &[&str] = &["the courier never came, mail kim@example.org", "agent please"];
    let found: Value = serde_json::from_slice(&mined(
        "raw.jsonl",
        &recorded(&[(talk, &[]), (talk, &[]), (talk, &[])], true),
        &["--json"],
    ))
    .unwrap();
    let finding = &found["findings"][0];
    assert_eq!(finding["samples"][0], "the courier never came, mail [email]", "{found}");
    assert!(finding["proposal"].is_null());
}

#[test]
fn explain_tells_the_smallest_edits_that_change_the_decision() {
    for (name, message) in
        [("answered", "when do you open the shop"), ("unsure", "courier never came again"), ("strange", "park my car")]
    {
        let explained = firstline(&["explain", message]);
        assert_eq!(explained.status.code(), Some(0));
        is_as_expected(&format!("explain/{name}.txt"), &explained.stdout);
    }
    let json: Value =
        serde_json::from_slice(&firstline(&["explain", "when do you open the shop", "--json"]).stdout).unwrap();
    assert_eq!(json["action"], "answer");
    assert!(json["flips"]["flips"].as_array().is_some_and(|flips| !flips.is_empty()), "{json}");
}
