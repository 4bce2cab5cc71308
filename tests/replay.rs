//! Recorded conversations through the same desk and through edited ones.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use firstline::evaluate::replay::{Replay, ReplayReport};
use firstline::{Action, Conversation, Engine, Event, EventKind, LogEntry, Sources, read_sources};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The bot asks back only where it is rather sure, so that what it has never heard of is a failure.
const POLICY: &str = "desk: X
answers: { clarify_from: 0.55 }
queues: { general: { sla: 2m }, money: {} }
escalate:
  - name: asked-for-person
    when: { asks_for_person: plainly }
    respond: now
  - name: stuck
    when: { failed_turns: 2 }
    respond: now
";

fn engine(settings: &str) -> Engine {
    engine_of(settings, "")
}

/// With intents beside the usual ones.
fn engine_of(settings: &str, more: &str) -> Engine {
    let mut files = Sources::default();
    files.add("firstline.yml", settings);
    if !more.is_empty() {
        files.add("intents/more.yml", more);
    }
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

fn said(text: &str) -> EventKind {
    EventKind::Message { text: text.to_owned() }
}

fn record(engine: &Engine, id: &str, kinds: Vec<EventKind>, raw: bool) -> Vec<LogEntry> {
    let mut conversation = Conversation::new(id);
    let start: Timestamp = "2026-11-23T10:00:00Z".parse().expect("a time");
    let entries = (0..).zip(kinds).map(|(number, kind)| {
        let event = Event::new(number.to_string(), start + SignedDuration::from_secs(30 * number), kind);
        let step = engine.step(&conversation, &event);
        let entry = match raw {
            true => engine.raw_log_entry(&event, &step, event.at),
            false => engine.log_entry(&event, &step, event.at),
        };
        conversation = step.conversation;
        entry
    });
    entries.collect()
}

/// Three conversations: one that is answered, one that gets stuck and then has a person, one that asks for a person.
fn log(raw: bool) -> Vec<LogEntry> {
    let engine = engine(POLICY);
    let answered =
        vec![EventKind::opened(), said("reset my password"), said("jo.doe@example.com"), said("opening times")];
    let joined = EventKind::AgentJoined { agent: "mira".to_owned() };
    let hi = EventKind::AgentMessage { text: "hi, what is it about?".to_owned() };
    let stuck = vec![said("zzz qqq"), said("zzz qqq qqq"), joined, hi, said("it is the thing"), EventKind::Closed];
    let asked = vec![said("opening times"), said("human please"), EventKind::Closed];
    let conversations = [("a", answered), ("b", stuck), ("c", asked)];
    conversations.into_iter().flat_map(|(id, kinds)| record(&engine, id, kinds, raw)).collect()
}

fn replay(settings: &str, log: &[LogEntry]) -> ReplayReport {
    let mut replay = Replay::new(engine(settings));
    log.iter().for_each(|entry| replay.add(entry));
    replay.report(&TimeZone::UTC)
}

#[test]
fn the_same_desk_changes_nothing() {
    for raw in [true, false] {
        let report = replay(POLICY, &log(raw));
        assert_eq!(
            (report.conversations, report.changed, report.following, report.reworded),
            (3, 0, 0, 0),
            "raw: {raw}"
        );
        assert_eq!(report.of_another_desk, 0);
        assert_eq!(report.before, report.after);
        assert_eq!((report.before.handed_over.count, report.before.contained.count), (2, 1));
    }
}

#[test]
fn a_trigger_that_fires_later_is_the_cause() {
    let report = replay(&POLICY.replace("failed_turns: 2", "failed_turns: 3"), &log(false));
    let [group] = report.groups.as_slice() else { panic!("one line: {report:?}") };
    let place = group.cause.place.as_ref().expect("a line");
    assert_eq!((place.file.as_str(), place.line, group.cause.gone), ("firstline.yml", 8, false));
    assert_eq!(group.cause.reason, "stuck");
    let [change] = group.changes.as_slice() else { panic!("one change") };
    assert_eq!((change.conversation.as_str(), change.said.as_str()), ("b", "zzz qqq qqq"));
    assert_eq!((change.before.action, change.after.action), (Action::Handoff, Action::Rephrase));
    assert_eq!(report.following, 0, "nobody knows what the customer would have said to the bot");
    assert_eq!((report.before.handed_over.count, report.after.handed_over.count), (2, 1));
    assert_eq!((report.before.hours[10].handoffs, report.after.hours[10].handoffs), (2, 1));
}

#[test]
fn a_new_trigger_and_a_deleted_one_are_found() {
    let eager = format!("{POLICY}  - name: about-times\n    when: {{ intent: [opening_times] }}\n    respond: now\n");
    let report = replay(&eager, &log(false));
    let [group] = report.groups.as_slice() else { panic!("one line: {report:?}") };
    assert_eq!((group.cause.reason.as_str(), group.changes.len()), ("about-times", 2));
    assert_eq!(group.cause.place.as_ref().map(|place| place.line), Some(11));
    assert_eq!(report.after.handed_over.count, 3);

    let without = POLICY.split("  - name: stuck").next().expect("a policy");
    let report = replay(without, &log(false));
    let [group] = report.groups.as_slice() else { panic!("one line: {report:?}") };
    assert_eq!((group.cause.reason.as_str(), group.cause.gone), ("stuck", true));
    assert_eq!(group.cause.place.as_ref().map(|place| place.line), Some(8), "where it stood");
}

#[test]
fn a_change_in_the_second_answer_is_found() {
    let two = vec![said("opening times today? and where can i park my car")];
    let with = |id: &str| {
        let parking = format!(
            "# {}
- intent: {id}
  about: where to park
  examples: [where can i park, parking near you, is there a car park, where do i leave my car]
  phrases: [park my car]
  reply: Behind the shop.
",
            if id == "parking" { "" } else { "it had another name\n" }
        );
        engine_of(POLICY, &parking)
    };
    let recorded = record(&with("parking"), "a", two, true);
    assert_eq!(recorded[0].decision.also.len(), 1, "{:?}", recorded[0].decision);
    let mut replay = Replay::new(with("car_park"));
    recorded.iter().for_each(|entry| replay.add(entry));
    let report = replay.report(&TimeZone::UTC);
    let [group] = report.groups.as_slice() else { panic!("one line: {report:?}") };
    let place = group.cause.place.as_ref().map(|place| (place.file.as_str(), place.line));
    assert_eq!((place, report.changed), (Some(("intents/more.yml", 3)), 1));
    let also = |decided: &firstline::evaluate::replay::Decided| decided.also[0].id().to_owned();
    assert_eq!((also(&group.changes[0].before), also(&group.changes[0].after)), ("parking".into(), "car_park".into()));
}

#[test]
fn another_queue_is_a_change_and_another_wording_is_told() {
    let routed = POLICY.replace("plainly }\n    respond: now", "plainly }\n    respond: now\n    queue: money");
    let report = replay(&routed, &log(false));
    let [group] = report.groups.as_slice() else { panic!("one line: {report:?}") };
    let change = group.changes.first().expect("a change");
    let queue =
        |decided: &firstline::evaluate::replay::Decided| decided.handoff.as_ref().map(|route| route.queue.clone());
    assert_eq!((queue(&change.before), queue(&change.after)), (Some("general".to_owned()), Some("money".to_owned())));
    assert_eq!(group.cause.place.as_ref().map(|place| place.line), Some(5), "the line of the trigger");

    let report = replay(&format!("{POLICY}replies: {{ greeting: Good day! }}"), &log(false));
    assert_eq!((report.changed, report.reworded), (0, 1));
    assert_eq!(report.of_another_desk, 13);
}
