//! Every condition of a trigger: a conversation in which it fires with the last message, and one in which it nearly does. The
//! table is also `docs/triggers.md`: `GOLDEN=write cargo test --features cli --test triggers` writes it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may read files, and stop where it cannot go on"
)]

use std::collections::BTreeSet;
use std::fmt::Write;

use firstline::{Action, Conversation, Engine, Event, EventKind, FileKind, Sources, read_sources};
use serde_json::Value;

const SETTINGS: &str = "desk: X
languages: [en]
hours: { zone: UTC, open: { mon-fri: '08:00-18:00' } }
queues: { general: { sla: 2m } }
escalate: [ { name: probe, when: CONDITION, respond: now, priority: high } ]
";

const INTENTS: &str = "
- intent: refund
  about: money back
  tags: [money]
  examples: [i want my money back, refund please, give me a refund, can i get a refund]
  phrases: [refund please]
  slots: { order: { entity: code, ask: Which order?, attempts: 2 } }
  reply: The refund for {{ order }} is on its way.
- intent: opening_times
  about: when we are open
  examples: [when are you open, opening times, are you open today, what time do you close]
  phrases: [opening times]
  reply: From 9 to 5.
- intent: greet
  about: a greeting
  examples: [good morning, good evening]
  phrases: [good morning]
  reply: Hello!
  small_talk: true
- out_of_scope: [what is the capital of france, write me a poem, who won the match last night, solve this equation]
";

const ARTICLES: [(&str, &str); 2] = [
    ("tea", "---\narticle: tea\nquestions: [do you sell tea, is there tea]\n---\nYes, *green* tea."),
    (
        "repair",
        "---\narticle: repair\nquestions: [can you repair my kettle]\nperson: true\n---\nWe can; it needs a quote.",
    ),
];

/// A condition, a conversation in which it fires, one in which it nearly does. `+31m` is time that passes, `!` begins an event in
/// JSON, and everything else is a message.
type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
const TABLE: &[Row] = &[
    ("{ all: [ profanity, first_turn ] }", &["good morning", "opening times, you fucking idiots"], &["opening times", "opening times, you fucking idiots"]),
    ("{ any: [ profanity, { intent: [refund] } ] }", &["refund please"], &["opening times"]),
    ("{ not: { intent: [opening_times] } }", &["refund please"], &["opening times"]),
    ("{ count: { of: { intent: [refund] }, at_least: 2, within: 3 turns } }", &["refund please", "refund please"], &["refund please", "opening times", "opening times", "refund please"]),
    ("{ asks_for_person: plainly }", &["human please"], &["is anyone there"]),
    ("{ asks_for_person: vaguely }", &["is anyone there"], &["opening times"]),
    ("first_turn", &["opening times"], &["!\"woke_up\""]),
    ("{ intent: [refund] }", &["refund please"], &["opening times"]),
    ("{ article: [tea] }", &["do you sell tea"], &["opening times"]),
    ("{ tag: [money] }", &["refund please"], &["opening times"]),
    ("ends_with_person", &["can you repair my kettle"], &["do you sell tea"]),
    ("{ confidence: { below: 0.3 } }", &["qwlkj zxcv"], &["opening times"]),
    ("{ close_candidates: 1 }", &["refund please or opening times"], &["opening times"]),
    ("no_article", &["qwlkj zxcv"], &["do you sell tea"]),
    ("{ failed_turns: 2 }", &["qwlkj zxcv", "write me a poem"], &["opening times", "write me a poem"]),
    ("{ out_of_scope: 1 }", &["what is the capital of france"], &["opening times"]),
    ("answer_rejected", &["opening times", "that did not help"], &["opening times", "thanks, that helped"]),
    ("slot_attempts_exhausted", &["refund please", "no idea", "i have none"], &["refund please", "no idea", "A12345"]),
    ("{ frustration: { at_least: 0.5 } }", &["this is useless!!! you are useless"], &["opening times please"]),
    ("profanity", &["opening times, you fucking idiots"], &["opening times, you nice people"]),
    ("repeats_itself", &["qwlkj zxcv", "qwlkj zxcv"], &["qwlkj zxcv", "mnbv poiu"]),
    ("{ threat: [legal] }", &["i will see you in court"], &["is it sold in the food court"]),
    ("{ threat: [regulator] }", &["i will write to the ombudsman"], &["do you sell a pressure regulator"]),
    ("{ threat: [self_harm] }", &["i want to kill myself"], &["this heat is killing me"]),
    ("{ threat: [fraud] }", &["someone stole my card and is using it on your site"], &["my card has expired"]),
    ("{ threat: [safety] }", &["there is smoke coming out of the machine"], &["do you sell smoked tea"]),
    ("{ threat: [violence] }", &["i will come over and kill you"], &["that offer is hard to beat"]),
    ("{ urgency: { at_least: 0.6 } }", &["this is urgent, i need it right now"], &["i need it some day"]),
    ("{ amount: { above: 100 } }", &["refund please, it was £250"], &["refund please, it was £80"]),
    ("{ slot: { name: order, equals: Z99999 } }", &["refund please", "Z99999"], &["refund please", "A12345"]),
    ("{ tier: [gold] }", &["!{\"customer\":{\"tier\":\"gold\"}}", "opening times"], &["!{\"customer\":{\"tier\":\"silver\"}}", "opening times"]),
    ("{ customer_value: { above: 1000 } }", &["!{\"customer\":{\"value\":1001}}", "opening times"], &["!{\"customer\":{\"value\":1000}}", "opening times"]),
    ("open_complaint", &["!{\"customer\":{\"open_complaint\":true}}", "opening times"], &["!{\"customer\":{\"open_complaint\":false}}", "opening times"]),
    ("{ repeat_contact: { at_least: 2, within: 7d } }", &["!{\"customer\":{\"contacts\":[\"2026-11-20T10:00:00Z\",\"2026-11-22T10:00:00Z\"]}}", "opening times"], &["!{\"customer\":{\"contacts\":[\"2026-11-02T10:00:00Z\",\"2026-11-22T10:00:00Z\"]}}", "opening times"]),
    ("{ fact: { name: seats, above: 50 } }", &["!{\"customer\":{\"facts\":{\"seats\":51}}}", "opening times"], &["!{\"customer\":{\"facts\":{\"seats\":50}}}", "opening times"]),
    ("language_not_served", &["!{\"opened\":{\"locale\":\"fr-FR\"}}", "opening times"], &["!{\"opened\":{\"locale\":\"en-GB\"}}", "opening times"]),
    ("{ channel: [email] }", &["!{\"opened\":{\"channel\":\"email\"}}", "opening times"], &["!{\"opened\":{\"channel\":\"sms\"}}", "opening times"]),
    ("{ hours: closed }", &["+600m", "opening times"], &["+60m", "opening times"]),
    ("{ longer_than: { turns: 1 } }", &["opening times", "refund please"], &["opening times"]),
    ("{ longer_than: { time: 30m } }", &["opening times", "+31m", "refund please"], &["opening times", "+29m", "refund please"]),
    ("{ sla_within: 30s }", &["human please", "+95s", "!\"woke_up\""], &["human please", "+1m", "!\"woke_up\""]),
    ("{ wait_above: 15m }", &["!{\"queues\":{\"general\":{\"holding\":[3],\"capacity\":3,\"waiting\":500,\"handling\":\"10m\"}}}", "opening times"], &["!{\"queues\":{\"general\":{\"holding\":[0],\"capacity\":3,\"waiting\":0,\"handling\":\"10m\"}}}", "opening times"]),
    ("{ signal: vip }", &["!{\"signal\":{\"name\":\"vip\"}}", "opening times"], &["!{\"signal\":{\"name\":\"vip-lounge\"}}", "opening times"]),
];

/// Whether the trigger is a reason of the last decision; the decisions before must be without it.
fn fires(condition: &str, steps: &[&str]) -> bool {
    let mut files = Sources::default();
    files.add("firstline.yml", SETTINGS.replace("CONDITION", condition));
    files.add("intents/all.yml", INTENTS);
    for (id, article) in ARTICLES {
        files.add(format!("knowledge_base/{id}.md"), article);
    }
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    let mut at: jiff::Timestamp = "2026-11-23T10:00:00Z".parse().expect("a time");
    let mut conversation = Conversation::new("c");
    let mut fired = false;
    for (number, step) in steps.iter().enumerate() {
        assert!(!fired, "`{condition}` fires before the last of {steps:?}");
        if let Some(wait) = step.strip_prefix('+') {
            let wait: firstline::desk::duration::Duration = wait.parse().expect("a time");
            at += jiff::SignedDuration::from_secs(wait.seconds().into());
            continue;
        }
        let kind = match step.strip_prefix('!') {
            Some(json) => serde_json::from_str(json).expect("an event"),
            None => EventKind::Message { text: (*step).to_owned() },
        };
        let step = engine.step(&conversation, &Event::new(number.to_string(), at, kind));
        fired = step.decision.reasons.iter().any(|reason| reason.name == "probe");
        assert!(!fired || step.decision.action == Action::Handoff, "`{condition}` fires and nobody comes");
        conversation = step.conversation;
    }
    fired
}

#[test]
fn every_condition_fires_and_nearly_fires() {
    let mut wrong = Vec::new();
    for (condition, fire, near) in TABLE {
        for (steps, expected) in [(fire, true), (near, false)] {
            if fires(condition, steps) != expected {
                wrong.push(format!("{condition} {} with {steps:?}", if expected { "does not fire" } else { "fires" }));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The name of a condition as it is written.
fn name(condition: &str) -> &str {
    let start = condition.trim_start_matches(['{', ' ']);
    start.split([':', ' ']).next().unwrap_or_default()
}

/// The conditions of the schema with what is said of them.
fn described() -> Vec<(String, String)> {
    let schema = FileKind::Settings.schema();
    let conditions = schema["definitions"]["Condition"]["oneOf"].as_array().expect("conditions").clone();
    let named = |part: &Value| {
        let name = part["const"].as_str().or_else(|| part["required"][0].as_str()).expect("a name");
        let text = part["description"].as_str().expect("a description");
        (name.to_owned(), text.replace('\n', " "))
    };
    conditions.iter().map(named).collect()
}

#[test]
fn the_document_of_triggers_is_up_to_date() {
    let covered: BTreeSet<&str> = TABLE.iter().map(|(condition, ..)| name(condition)).collect();
    let described = described();
    let mut text = String::from(
        "# Triggers\n\nA trigger is a rule of `escalate` in `firstline.yml`: a name, a condition, and a response. Responses are `now`
(a person takes over), `offer` (a person is offered, at most once in its `cooldown`, or `once` only), `approve` (a person
allows the bot's answer) and `suppress` (rules further down do not fire, unless their priority is `urgent`). Rules are tried
in the order of the file. Who asks plainly for a person gets one whatever the rules say.\n
These are the conditions. Each example fires with its last message, and nearly fires in the other column; both are tried by
`cargo test --features cli --test triggers`, which also writes this page. `+31m` is time that passes, and an event of the
host is shown as its JSON.\n\n| condition | holds if | fires | does not fire |\n|---|---|---|---|\n",
    );
    for (condition, what) in &described {
        assert!(covered.contains(condition.as_str()), "no row tries `{condition}`");
        for (written, fire, near) in TABLE.iter().filter(|(written, ..)| name(written) == condition) {
            let told = |steps: &[&str]| {
                let cell = |step: &&str| format!("`{}`", step.trim_start_matches('!').replace('|', "\\|"));
                steps.iter().map(cell).collect::<Vec<_>>().join(", then ")
            };
            let _ = writeln!(text, "| `{written}` | {what} | {} | {} |", told(fire), told(near));
        }
    }
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/triggers.md");
    if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "write") {
        std::fs::write(&file, &text).expect("the page is written");
    }
    assert!(std::fs::read_to_string(&file).expect("the page is there") == text, "{} is out of date", file.display());
}
