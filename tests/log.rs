//! The event log: everything can be rebuilt from it, and it holds no personal data unless the host wants it.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use firstline::{Action, Conversation, Engine, Event, EventKind, LogEntry, LogReader, Sources, read_sources};
use jiff::{SignedDuration, Timestamp};

fn engine() -> Engine {
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: X\nqueues: { general: { sla: 2m } }");
    files.add(
        "intents/all.yml",
        "
- intent: reset_password
  about: a new password
  examples: [i forgot my password, reset my password, new password please, cannot log in]
  phrases: [reset my password]
  slots: { address: { entity: email, ask: Which email address? } }
  reply: A link goes to {{ address }}.
- intent: opening_times
  about: when we are open
  examples: [when are you open, opening times, are you open today, what time do you close]
  phrases: [opening times]
  reply: From 9 to 5.
",
    );
    Engine::from_reading(read_sources(files)).expect("the desk builds")
}

fn start() -> Timestamp {
    "2026-11-23T10:00:00Z".parse().expect("a time")
}

/// The log of a conversation, and the conversation at its end.
fn record(engine: &Engine, kinds: Vec<EventKind>, raw: bool) -> (String, Conversation) {
    let mut conversation = Conversation::new("c");
    let mut log = String::new();
    for (number, kind) in (0..).zip(kinds) {
        let at = start() + SignedDuration::from_secs(30 * number);
        let event = Event::new(number.to_string(), at, kind);
        let step = engine.step(&conversation, &event);
        let done_at = at + SignedDuration::from_secs(1);
        let entry = match raw {
            true => engine.raw_log_entry(&event, &step, done_at),
            false => engine.log_entry(&event, &step, done_at),
        };
        log += &serde_json::to_string(&entry).expect("an entry serialises");
        log.push('\n');
        conversation = step.conversation;
    }
    (log, conversation)
}

fn entries(log: &str) -> Vec<LogEntry> {
    LogReader::new(log.as_bytes()).collect::<Result<_, _>>().expect("the log reads back")
}

fn said(text: &str) -> EventKind {
    EventKind::Message { text: text.to_owned() }
}

fn events() -> Vec<EventKind> {
    let asks =
        [said("reset my password"), said("it is jo.doe@example.com"), said("opening times"), said("human please")];
    let mut events = vec![EventKind::opened()];
    events.extend(asks);
    events.extend([
        EventKind::WokeUp,
        EventKind::AgentJoined { agent: "mira".to_owned() },
        said("hello"),
        EventKind::AgentLeft,
        EventKind::Closed,
    ]);
    events
}

#[test]
fn a_raw_log_gives_the_conversation_back() {
    let engine = engine();
    let (log, conversation) = record(&engine, events(), true);
    let entries = entries(&log);
    let again = entries.iter().fold(Conversation::new("c"), |conversation, entry| {
        let step = engine.step(&conversation, &entry.event);
        assert_eq!(engine.raw_log_entry(&entry.event, &step, entry.done_at), *entry);
        step.conversation
    });
    assert_eq!(again, conversation);
    assert!(log.contains("jo.doe@example.com"));
}

#[test]
fn an_entry_tells_what_was_decided_without_personal_data() {
    let engine = engine();
    let (log, _) = record(&engine, events(), false);
    assert!(!log.contains("jo.doe"), "{log}");
    assert!(log.contains("it is [email]") && log.contains("A link goes to [email]"), "{log}");
    let entries = entries(&log);
    let handoff = entries.get(4).expect("a fifth event");
    assert_eq!(handoff.decision.action, Action::Handoff);
    let route = handoff.decision.handoff.as_ref().expect("a route");
    assert_eq!((route.queue.as_str(), route.due), ("general", Some(start() + SignedDuration::from_secs(240))));
    assert_eq!(handoff.decision.reasons.first().map(|reason| reason.name.as_str()), Some("asked-for-person"));
    assert_eq!((handoff.redacted, handoff.desk.len()), (true, 16));
    assert_eq!(handoff.desk, engine.desk_version());
}

#[test]
fn a_name_that_the_bot_uses_is_kept_neither_in_the_log_nor_in_the_transcript() {
    let mut files = Sources::default();
    files.add(
        "firstline.yml",
        "desk: X\nreplies: { greeting: \"Hello {{ customer.name }}, of {{ customer.facts.town }}!\" }",
    );
    files.add("intents/a.yml", "- intent: a\n  about: b\n  examples: [one two, two three, three four]\n  reply: c");
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    let name = Some("Ada *O'Hara*".to_owned());
    let facts = [("town".to_owned(), firstline::Fact::Text("Ulm".to_owned()))].into();
    let customer = firstline::Customer { name, facts, ..firstline::Customer::default() };
    for channel in firstline::Channel::ALL {
        let opened = firstline::Opened { channel: Some(channel), customer: customer.clone(), ..Default::default() };
        let event = Event::new("1", start(), EventKind::Opened(opened));
        let step = engine.step(&Conversation::new("c"), &event);
        if channel == firstline::Channel::Email {
            assert_eq!(step.decision.text, "", "a letter comes first");
            continue;
        }
        assert!(step.decision.text.contains("Ada"), "{}", step.decision.text);
        let transcript = step.conversation.transcript.back().expect("a line").text.clone();
        assert_eq!(transcript, "Hello [name], of Ulm!", "{channel:?}");
        let entry = serde_json::to_string(&engine.log_entry(&event, &step, start())).expect("an entry serialises");
        assert!(!entry.contains("Ada") && entry.contains("Hello [name]"), "{entry}");
        let raw = serde_json::to_string(&engine.raw_log_entry(&event, &step, start())).expect("an entry serialises");
        assert!(raw.contains("Ada"), "the host wants all of it: {raw}");
    }
}

#[test]
fn a_text_without_end_is_kept_in_part() {
    let (log, _) = record(&engine(), vec![said(&"é ".repeat(1 << 20))], true);
    assert!(log.len() < 20_000, "{} bytes", log.len());
    assert_eq!(entries(&log).len(), 1);
}
