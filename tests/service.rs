//! The figures of a support centre, on a log short enough to count by hand.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use std::collections::BTreeMap;

use firstline::conversation::evidence::Target;
use firstline::conversation::log::{LOG_VERSION, LogEntry, LoggedDecision, LoggedHandoff, LoggedRating};
use firstline::conversation::trace::Reason;
use firstline::evaluate::service::figures::Figures;
use firstline::evaluate::service::grouping::Key;
use firstline::evaluate::service::history::Histories;
use firstline::evaluate::service::report::{ServiceReport, report};
use firstline::evaluate::service::spread::{Rate, Spread};
use firstline::evaluate::service::table::{rates, spreads};
use firstline::{Action, Event, EventKind, Language, Phase, Priority};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// That many seconds after ten o'clock.
fn at(seconds: i64) -> Timestamp {
    let ten: Timestamp = "2026-11-23T10:00:00Z".parse().expect("a time");
    ten + SignedDuration::from_secs(seconds)
}

fn entry(conversation: &str, seconds: i64, kind: EventKind, action: Action, phase: Phase) -> LogEntry {
    let decision = LoggedDecision {
        action,
        text: if action == Action::Wait { String::new() } else { "something".to_owned() },
        choices: Vec::new(),
        also: Vec::new(),
        about: None,
        reasons: Vec::new(),
        handoff: None,
        wake_at: None,
        faults: Vec::new(),
    };
    LogEntry {
        version: LOG_VERSION,
        conversation: conversation.to_owned(),
        channel: firstline::Channel::default(),
        language: Language::English,
        event: Event::new(seconds.to_string(), at(seconds), kind),
        redacted: true,
        done_at: at(seconds),
        decision,
        phase,
        rating: None,
        engine: "0".to_owned(),
        desk: "0".to_owned(),
    }
}

fn said() -> EventKind {
    EventKind::Message { text: "hello".to_owned() }
}

fn joined() -> EventKind {
    EventKind::AgentJoined { agent: "mira".to_owned() }
}

fn done_after(mut entry: LogEntry, seconds: i64) -> LogEntry {
    entry.done_at = entry.event.at + SignedDuration::from_secs(seconds);
    entry
}

fn about(mut entry: LogEntry, target: Target) -> LogEntry {
    entry.decision.about = Some(target);
    entry
}

fn handed(conversation: &str, seconds: i64, reason: &str, queue: &str, due: i64) -> LogEntry {
    let mut entry = entry(conversation, seconds, said(), Action::Handoff, Phase::Waiting);
    entry.decision.reasons = vec![Reason::own(reason, String::new(), None)];
    let due = Some(at(due));
    let route = LoggedHandoff { queue: queue.to_owned(), priority: Priority::Normal, skills: Vec::new(), due };
    entry.decision.handoff = Some(route);
    entry
}

fn rated(conversation: &str, seconds: i64, score: u32, phase: Phase) -> LogEntry {
    let kind = EventKind::Rated { score, text: String::new() };
    let mut entry = entry(conversation, seconds, kind, Action::Wait, phase);
    entry.rating = Some(LoggedRating { score, of: 5 });
    entry
}

/// `a` is answered; `b` is taken in time and rated 5; `c` is taken late, while `b` goes on, and rated 2; `d` gives up; `e`
/// comes back and is not answered; `f` says nothing.
fn day() -> Histories {
    let wait = Action::Wait;
    let track = || Target::Intent("track".to_owned());
    let article = || Target::Article("decaf".to_owned());
    let entries = [
        entry("a", 0, EventKind::opened(), Action::Answer, Phase::Opened),
        done_after(about(entry("a", 10, said(), Action::Answer, Phase::SelfService), track()), 1),
        entry("a", 60, EventKind::Closed, Action::Close, Phase::Closed),
        done_after(handed("b", 100, "stuck", "general", 220), 2),
        handed("c", 120, "asked-for-person", "payments", 180),
        entry("b", 160, joined(), wait, Phase::WithPerson),
        entry("b", 190, EventKind::AgentMessage { text: "hi".to_owned() }, wait, Phase::WithPerson),
        handed("d", 200, "stuck", "general", 320),
        entry("d", 260, EventKind::Closed, Action::Close, Phase::Closed),
        entry("c", 300, joined(), wait, Phase::WithPerson),
        entry("b", 400, EventKind::Resolved, wait, Phase::Resolved),
        rated("b", 410, 5, Phase::Rated),
        entry("c", 500, EventKind::Closed, Action::Close, Phase::Closed),
        rated("c", 510, 2, Phase::Closed),
        done_after(about(entry("e", 1000, said(), Action::Answer, Phase::SelfService), article()), 3),
        entry("e", 1020, EventKind::Resolved, wait, Phase::Resolved),
        entry("e", 1100, said(), Action::Rephrase, Phase::SelfService),
        entry("f", 1200, EventKind::opened(), Action::Answer, Phase::Opened),
    ];
    let mut histories = Histories::default();
    entries.iter().for_each(|entry| histories.add(entry));
    histories
}

fn of_the_day(keys: &[Key], zone: &str) -> ServiceReport {
    report(&day(), keys, &TimeZone::get(zone).expect("a zone")).expect("a report")
}

fn rate(count: u64, of: u64) -> Rate {
    Rate { count, of }
}

fn short(spread: Spread) -> (u64, f64, f64) {
    (spread.count, spread.mean, spread.p95)
}

#[test]
fn every_figure_is_as_counted_by_hand() {
    let total = of_the_day(&[], "UTC").total;
    assert_eq!(total.conversations, 6);
    assert_eq!((total.containment, total.deflection, total.escalation), (rate(2, 5), rate(1, 5), rate(3, 5)));
    assert_eq!(total.escalations, BTreeMap::from([("asked-for-person".to_owned(), 1), ("stuck".to_owned(), 2)]));
    assert_eq!(short(total.first_response_bot), (5, 1.2, 3.0));
    assert_eq!(short(total.first_response_person), (1, 90.0, 90.0));
    assert_eq!(short(total.wait), (2, 120.0, 180.0));
    assert_eq!(short(total.handling), (2, 220.0, 240.0));
    assert_eq!(short(total.resolution), (4, 200.0, 380.0));
    assert_eq!((total.reopened, total.abandonment, total.sla), (rate(1, 5), rate(1, 3), rate(1, 2)));
    assert_eq!((total.csat, total.rating), (rate(1, 2), Some(0.7)));
}

#[test]
fn groups_count_what_is_theirs() {
    let report = of_the_day(&Key::ALL, "Europe/Berlin");
    let group = |key: &str, value: &str| -> &Figures { &report.by[key][value] };
    let general = group("queue", "general");
    assert_eq!((general.conversations, general.abandonment, general.sla), (2, rate(1, 2), rate(1, 1)));
    assert_eq!(short(group("queue", "payments").handling), (1, 200.0, 200.0));
    assert_eq!(short(group("agent", "mira").wait), (2, 120.0, 180.0));
    assert_eq!(group("trigger", "stuck").conversations, 2);
    assert_eq!(group("intent", "track").deflection, rate(1, 1));
    assert_eq!(group("article", "decaf").deflection, rate(0, 1));
    assert_eq!(group("channel", "chat").conversations, 6);
    assert_eq!(group("language", "en").conversations, 6);
    assert_eq!(group("hour", "11:00").conversations, 6, "ten in universal time is eleven in Berlin");
    assert_eq!((report.hours[11].conversations, report.hours[11].handoffs), (6, 3));
}

#[test]
fn who_is_handed_on_while_waiting_waits_since_the_first_time() {
    let mut pressed = handed("a", 90, "danger", "safety", 150);
    pressed.decision.text = String::new();
    let mut way = handed("b", 200, "way-chosen", "general", 320);
    way.event.kind = EventKind::Choice { number: 1 };
    (way.decision.action, way.phase) = (Action::Arrange, Phase::SelfService);
    let entries = [
        handed("a", 0, "stuck", "general", 120),
        pressed,
        entry("a", 110, joined(), Action::Wait, Phase::WithPerson),
        handed("b", 100, "stuck", "general", 220),
        way,
        entry("b", 5_000, said(), Action::Answer, Phase::SelfService),
    ];
    let mut histories = Histories::default();
    entries.iter().for_each(|entry| histories.add(entry));
    let report = report(&histories, &[Key::Queue], &TimeZone::UTC).expect("a report");
    assert_eq!(short(report.total.wait), (1, 110.0, 110.0));
    assert_eq!(report.total.sla, rate(1, 1), "the first promise was kept, and who chose a call waited for none");
    assert_eq!((report.total.escalation, report.total.abandonment), (rate(2, 2), rate(0, 1)));
    assert_eq!(report.total.escalations, BTreeMap::from([("stuck".to_owned(), 2)]));
    assert_eq!(report.by["queue"]["safety"].sla, rate(1, 1));
    assert_eq!(report.by["queue"]["general"].wait.count, 0);
}

#[test]
fn a_person_with_two_chats_at_once_is_busy_once() {
    let report = of_the_day(&[], "UTC");
    let [mira] = report.agents.as_slice() else { panic!("one person") };
    assert_eq!((mira.agent.as_str(), mira.chats, mira.most_at_once), ("mira", 2, 2));
    assert_eq!((mira.chat_time, mira.busy_time, mira.concurrency), (440.0, 340.0, 440.0 / 340.0));
}

#[test]
fn an_event_that_came_twice_counts_once() {
    let mut histories = day();
    let mut again = entry("a", 10, said(), Action::Wait, Phase::Closed);
    again.decision.reasons = vec![Reason::own("duplicate-event", String::new(), None)];
    histories.add(&again);
    let report = report(&histories, &[], &TimeZone::UTC).expect("a report");
    assert_eq!(report.total, of_the_day(&[], "UTC").total);
}

#[test]
fn what_customers_say_of_answers_counts_for_the_answer_before() {
    let article = |id: &str| Target::Article(id.to_owned());
    let because = |mut entry: LogEntry, name: &str| {
        entry.decision.reasons = vec![Reason::own(name, String::new(), None)];
        entry
    };
    let serves = Phase::SelfService;
    let entries = [
        because(entry("a", 0, said(), Action::Rephrase, serves), "answer-rejected"),
        about(entry("a", 10, said(), Action::Answer, serves), article("decaf")),
        because(entry("a", 20, EventKind::Choice { number: 2 }, Action::Rephrase, serves), "answer-rejected"),
        about(entry("a", 30, said(), Action::Answer, serves), article("milk")),
        because(entry("a", 40, said(), Action::AskRating, Phase::Resolved), "answer-helped"),
        about(entry("b", 50, said(), Action::Answer, serves), article("decaf")),
        because(entry("b", 60, said(), Action::Close, Phase::Closed), "resolved"),
        about(entry("c", 70, said(), Action::Answer, serves), article("decaf")),
        because(entry("c", 80, EventKind::Resolved, Action::Wait, Phase::Resolved), "resolved"),
    ];
    let mut histories = Histories::default();
    entries.iter().for_each(|entry| histories.add(entry));
    let report = report(&histories, &[Key::Article], &TimeZone::UTC).expect("a report");
    assert_eq!(report.total.helpful, rate(2, 3), "what was said before any answer, and by a person, does not count");
    let by = |id: &str| report.by["article"][id].helpful;
    assert_eq!((by("decaf"), by("milk")), (rate(1, 2), rate(1, 1)));
}

#[test]
fn each_question_of_a_message_counts() {
    let target = |id: &str| Target::Intent(id.to_owned());
    let both = |mut entry: LogEntry, action| {
        entry.decision.about = Some(target("track"));
        entry.decision.also = vec![target("refund")];
        entry.decision.action = action;
        entry
    };
    let message = |conversation, seconds| entry(conversation, seconds, said(), Action::Answer, Phase::SelfService);
    let mut unhappy = entry("b", 70, said(), Action::Rephrase, Phase::SelfService);
    unhappy.decision.reasons = vec![Reason::own("answer-rejected", String::new(), None)];
    let mut handed = both(handed("c", 80, "big-refund", "payments", 140), Action::Handoff);
    handed.decision.text = "It is on its way.".to_owned();
    let entries = [
        both(message("a", 0), Action::Answer),
        both(message("b", 60), Action::AskSlot),
        unhappy,
        handed,
        both(message("d", 90), Action::AskSlot),
    ];
    let mut histories = Histories::default();
    entries.iter().for_each(|entry| histories.add(entry));
    let answers: Vec<u32> = histories.iter().map(|history| history.answers).collect();
    assert_eq!(answers, [2, 1, 1, 1], "where the second question leads to something else, the first is answered");
    let report = report(&histories, &[Key::Intent, Key::Trigger], &TimeZone::UTC).expect("a report");
    let group = |key: &str, value: &str| -> &Figures { &report.by[key][value] };
    for intent in ["track", "refund"] {
        assert_eq!(group("intent", intent).conversations, 4, "{intent}");
    }
    assert_eq!((group("intent", "track").helpful, group("intent", "refund").helpful), (rate(0, 1), rate(0, 0)));
    assert_eq!(group("trigger", "big-refund").escalations, BTreeMap::from([("big-refund".to_owned(), 1)]));
    assert_eq!(report.total.deflection, rate(2, 4));
}

#[test]
fn the_tables_say_what_the_figures_are() {
    let tables = of_the_day(&[Key::Queue], "UTC").to_string();
    for line in ["contained                      40.0 %              2 of 5", "taken within the SLA           50.0 %"] {
        assert!(tables.contains(line), "{tables}");
    }
    let rows: Vec<Vec<&str>> = tables
        .lines()
        .filter(|line| line.starts_with("payments"))
        .map(|line| line.split_whitespace().collect())
        .collect();
    let [shares, times] = rows.as_slice() else { panic!("two tables: {tables}") };
    assert_eq!(shares.join(" "), "payments 1 0.0 % 0.0 % 100.0 % 0.0 % 0.0 % 0.0 % – 0.0 % 40.0 %");
    assert_eq!(times.join(" "), "payments 0.0s – 3m 00s 3m 00s 3m 20s 6m 20s");
    assert!(tables.lines().any(|line| line.starts_with("mira") && line.contains("1.29")), "{tables}");
}

#[test]
fn what_did_not_happen_took_no_time() {
    let mut histories = Histories::default();
    histories.add(&entry("a", 0, said(), Action::Answer, Phase::SelfService));
    let tables = report(&histories, &[], &TimeZone::UTC).expect("a report").to_string();
    let handling = tables.lines().find(|line| line.starts_with("handling")).expect("a line");
    assert_eq!(handling.split_whitespace().collect::<Vec<_>>(), ["handling", "0", "–", "–", "–", "–"]);
}

#[test]
fn no_entries_give_no_report() {
    assert!(report(&Histories::default(), &[], &TimeZone::UTC).is_none());
}

#[test]
fn the_document_of_figures_has_a_formula_for_each() {
    let document = include_str!("../docs/metrics.md");
    let figures = Figures::default();
    let names = rates(&figures).map(|(name, _)| name).into_iter().chain(spreads(&figures).map(|(name, _)| name));
    for name in names.chain(["mean rating"]) {
        let row = document.lines().find(|line| line.starts_with(&format!("| {name} | ")));
        assert!(row.is_some_and(|row| row.len() > name.len() + 30), "`{name}` has no formula");
    }
}
