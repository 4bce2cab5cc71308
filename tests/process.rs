//! The process around the answers: hosts' events, people, time.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use firstline::conversation::packet::Speaker;
use firstline::conversation::state::Pending;
use firstline::desk::process::Way;
use firstline::evaluate::proof::{MOST_STATES, prove};
use firstline::evaluate::service::history::Histories;
use firstline::evaluate::suite_run::run_case;
use firstline::{
    Action, Channel, Conversation, Customer, Decision, Engine, Event, EventKind, Opened, Phase, Priority, Sources,
    WakeReason, read_sources,
};

const INTENTS: &str = "
- intent: refund
  about: money back
  examples: [i want my money back, refund please, give me a refund, can i get a refund]
  phrases: [refund please]
  slots: { order: { entity: code, ask: Which order?, attempts: 2 } }
  reply: The refund for {{ order }} is on its way.
- intent: opening_times
  about: when we are open
  examples: [when are you open, opening times, are you open today, what time do you close]
  phrases: [opening times]
  reply: From 9 to 5.
";

struct Chat {
    engine: Engine,
    conversation: Conversation,
    events: u32,
    minute: i64,
}

impl Chat {
    fn new(settings: &str) -> Self {
        let mut files = Sources::default();
        files.add("firstline.yml", format!("desk: X\n{settings}"));
        files.add("intents/all.yml", INTENTS);
        let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
        Self { engine, conversation: Conversation::new("c"), events: 0, minute: 0 }
    }

    fn event(&mut self, kind: EventKind) -> Decision {
        self.events += 1;
        let begin: jiff::Timestamp = "2026-11-23T10:00:00Z".parse().expect("a time");
        let at = begin + jiff::SignedDuration::from_mins(self.minute);
        let step = self.engine.step(&self.conversation, &Event::new(self.events.to_string(), at, kind));
        self.conversation = step.conversation;
        step.decision
    }

    fn says(&mut self, text: &str) -> Decision {
        self.event(EventKind::Message { text: text.to_owned() })
    }

    /// Wakes it up until it offers other ways than to wait.
    fn wakes_until_ways_come(&mut self) {
        let came = (0..4).any(|_| !self.event(EventKind::WokeUp).choices.is_empty());
        assert!(came, "other ways are never offered: {:?}", self.conversation.timers);
    }

    fn joined(&mut self) -> Decision {
        self.event(EventKind::AgentJoined { agent: "mira".to_owned() })
    }
}

fn reasons(decision: &Decision) -> Vec<&str> {
    decision.reasons.iter().map(|reason| reason.name.as_str()).collect()
}

#[test]
fn a_plain_wish_reaches_a_person_without_any_trigger_and_through_every_suppression() {
    for policy in [
        "escalate: []",
        "escalate: [ { name: never, when: { longer_than: { turns: 0 } }, respond: suppress } ]",
        "escalate: [ { name: never, when: { any: [ first_turn, { not: first_turn } ] }, respond: suppress }, \
         { name: asked, when: { asks_for_person: plainly }, respond: now } ]",
    ] {
        let mut chat = Chat::new(policy);
        let handed = chat.says("i want to talk to a person");
        assert_eq!(handed.action, Action::Handoff, "{policy}");
        assert_eq!(reasons(&handed).first().copied(), Some("asked-for-person"), "{policy}");
    }
}

#[test]
fn an_urgent_trigger_is_not_suppressed() {
    let mut chat = Chat::new(
        "queues: { general: {} }
escalate:
  - { name: quiet, when: { any: [ first_turn, { not: first_turn } ] }, respond: suppress }
  - { name: swearing, when: profanity, respond: now }
  - { name: danger, when: { threat: [safety] }, respond: now, priority: urgent }",
    );
    assert_ne!(chat.says("opening times, you fucking idiots").action, Action::Handoff);
    assert_ne!(chat.says("the smoke comes in three colours").action, Action::Handoff);
    let handed = chat.says("smoke comes out of my machine");
    assert_eq!(reasons(&handed).first().copied(), Some("danger"));
}

#[test]
fn a_trigger_may_offer_a_person_before_one_is_brought_once() {
    let mut chat = Chat::new(
        "escalate: [ { name: try-me, when: { all: [ { asks_for_person: plainly }, first_turn ] }, respond: { offer: {} } } ]",
    );
    let offered = chat.says("human please");
    assert_eq!((offered.action, reasons(&offered).first().copied()), (Action::Offer, Some("try-me")));
    assert_eq!(chat.says("human please").action, Action::Handoff);
}

#[test]
fn the_ladder_ends_with_a_person_and_no_sentence_comes_twice_in_a_row() {
    let mut chat = Chat::new("escalate: []\nladder: { rephrase: 2 }");
    let mut said: Vec<String> = Vec::new();
    for _ in 0..2 {
        let decision = chat.says("qwlkj zxcv");
        assert_eq!(decision.action, Action::Rephrase);
        assert_ne!(said.last(), Some(&decision.text));
        said.push(decision.text);
    }
    let last = chat.says("mnbv poiu");
    assert_eq!((last.action, reasons(&last).first().copied()), (Action::Handoff, Some("ladder")));
    let mut chat = Chat::new("escalate: []\nladder: { rephrase: 1, then: offer }");
    chat.says("qwlkj zxcv");
    assert_eq!(chat.says("mnbv poiu").action, Action::Offer);
    assert_eq!(chat.says("yes").action, Action::Handoff, "an offer of the ladder's own is kept, too");
}

#[test]
fn a_slot_is_compared() {
    let policy = "escalate: [ { name: vip-order, when: { slot: { name: order, equals: Z99999 } }, respond: now } ]";
    let mut chat = Chat::new(policy);
    chat.says("refund please");
    assert_eq!(reasons(&chat.says("Z99999")).first().copied(), Some("vip-order"));
    let mut chat = Chat::new(policy);
    chat.says("refund please");
    assert_eq!(chat.says("A12345").action, Action::Answer);
}

#[test]
fn unknown_and_late_and_double_events_do_no_harm() {
    let mut chat = Chat::new("");
    let unknown: EventKind = serde_json::from_str(r#"{"telepathy":{}}"#).expect("an unknown kind reads");
    let decision = chat.event(unknown);
    assert_eq!((decision.action, decision.trace.faults[0].code.as_str()), (Action::Wait, "unknown-event"));
    chat.minute = 10;
    chat.says("human please");
    chat.minute = 2;
    let late = chat.says("opening times");
    assert_eq!((late.action, late.text.as_str()), (Action::Wait, ""), "it was handed over before the message arrived");
    assert!(late.wake_at.is_none_or(|wake| wake.at > chat.conversation.latest.expect("events happened")));
    let again = Event::message("3", "2026-11-23T11:00:00Z".parse().expect("a time"), "opening times");
    let twice = chat.engine.step(&chat.conversation, &again);
    assert_eq!((twice.decision.action, &twice.conversation), (Action::Wait, &chat.conversation));
}

#[test]
fn the_packet_tells_who_wants_what_and_what_is_missing() {
    let mut chat = Chat::new("queues: { general: { sla: 5m } }");
    let customer = Customer { name: Some("Ada".to_owned()), tier: Some("gold".to_owned()), ..Customer::default() };
    chat.event(EventKind::Opened(Opened { locale: Some("en-GB".to_owned()), customer, ..Opened::default() }));
    chat.says("opening times");
    chat.says("refund please");
    let packet = chat.says("just get me a human, this is ridiculous").handoff.expect("a packet");
    assert!(packet.summary.contains("Ada, gold customer"), "{}", packet.summary);
    assert!(packet.summary.contains("Missing: order"), "{}", packet.summary);
    assert_eq!(packet.missing, ["order"]);
    assert_eq!(packet.course.len(), 3);
    assert!(packet.suggested_replies.iter().any(|reply| reply == "Which order?"), "{:?}", packet.suggested_replies);
    assert!(packet.reasons[0].text.contains('“'), "the reason quotes its evidence: {}", packet.reasons[0].text);
    assert_eq!((packet.engine.as_str(), packet.desk.len()), (env!("CARGO_PKG_VERSION"), 16));
    assert_eq!(packet.due.expect("a promise").duration_since(packet.since).as_secs(), 300);
}

#[test]
fn while_a_person_has_the_chat_the_bot_suggests_and_says_nothing() {
    let mut chat = Chat::new("");
    chat.says("human please");
    chat.joined();
    let helped = chat.says("opening times");
    assert_eq!((helped.action, helped.text.as_str()), (Action::Assist, ""));
    let assist = helped.assist.expect("suggestions");
    assert_eq!(assist.suggestions[0].text, "From 9 to 5.");
    let settled = chat.event(EventKind::Resolved);
    let disposition = settled.assist.expect("a disposition").disposition.expect("it was about something");
    assert_eq!(disposition.id(), "opening_times");
}

#[test]
fn a_person_gets_a_reply_to_each_question_and_a_disposition_where_the_chat_is_just_closed() {
    let mut chat = Chat::new("");
    chat.says("human please");
    chat.joined();
    let helped = chat.says("opening times today? and refund please for A12345").assist.expect("suggestions");
    let suggested: Vec<&str> = helped.suggestions.iter().map(|suggestion| suggestion.target.id()).collect();
    assert_eq!(suggested, ["opening_times", "refund"]);
    chat.says("opening times");
    let closed = chat.event(EventKind::Closed);
    let disposition = closed.assist.expect("what it was about").disposition.expect("it was about something");
    assert_eq!((closed.action, disposition.id()), (Action::Close, "opening_times"));
}

#[test]
fn a_person_is_brought_by_the_second_question_for_its_own_reason() {
    let mut chat = Chat::new(
        "queues: { general: {}, money: {} }
escalate: [ { name: refunds, when: { intent: [refund] }, respond: now, queue: money } ]",
    );
    let handed = chat.says("opening times today? and refund please for A12345");
    assert_eq!(
        (handed.action, handed.about.as_ref().map(|about| about.id())),
        (Action::Handoff, Some("opening_times"))
    );
    assert_eq!(reasons(&handed), ["refunds", "several-questions", "next-question"]);
    assert!(handed.text.starts_with("From 9 to 5."), "{}", handed.text);
    let packet = handed.handoff.expect("a packet");
    assert_eq!((packet.queue.as_str(), packet.slots["order"].as_str()), ("money", "A12345"));
    assert!(packet.summary.contains("Handed over: the conversation is about `refund`"), "{}", packet.summary);
}

#[test]
fn a_queue_with_hours_of_its_own_opens_in_its_own_time() {
    let queue = "queues: { general: { hours: { zone: America/New_York, open: { mon-fri: '09:00-17:00' } } } }";
    let told = |settings: &str| Chat::new(settings).says("human please").text;
    assert!(told(queue).contains("2026-11-23 09:00"), "{}", told(queue));
    let desk = format!("hours: {{ zone: Europe/London, open: {{ mon-fri: '08:00-20:00' }} }}\n{queue}");
    assert!(told(&desk).contains("2026-11-23 14:00"), "the customers of a desk are told its own time: {}", told(&desk));
}

#[test]
fn who_takes_another_way_is_told_with_why_a_person_was_wanted() {
    let settings = "hours: { zone: UTC, open: { mon-fri: '08:00-18:00' } }
waiting: { instead: [ticket] }
ladder: { rephrase: 1 }
escalate: [ { name: cross, when: profanity, respond: now } ]";
    for (said, why) in [
        (vec!["opening times, you fucking idiots"], "cross"),
        (vec!["human please"], "asked-for-person"),
        (vec!["qwlkj zxcv", "mnbv poiu"], "ladder"),
    ] {
        let mut chat = Chat::new(settings);
        chat.minute = 10 * 60;
        said.into_iter().for_each(|text| drop(chat.says(text)));
        let arranged = chat.event(EventKind::Choice { number: 1 });
        assert_eq!((arranged.action, reasons(&arranged)), (Action::Arrange, vec![why, "way-chosen"]));
        let packet = arranged.handoff.expect("a packet");
        assert!(packet.summary.contains("a person was wanted"), "{}", packet.summary);
    }
}

/// A desk that calls a trigger like a step of the engine's own, and at which nobody is at night.
const NAMESAKE: &str = "hours: { zone: UTC, open: { mon-fri: '08:00-18:00' } }
queues: { general: {}, care: {} }
waiting: { instead: [ticket] }
suites: suites
escalate: [ { name: slot-attempts, when: profanity, respond: now, queue: care } ]";

#[test]
fn a_trigger_called_like_a_step_of_the_engine_is_not_taken_for_it() {
    for (said, queue, is_trigger) in [
        (vec!["refund please", "dunno", "dunno"], "general", false),
        (vec!["opening times, you fucking idiots"], "care", true),
    ] {
        let mut chat = Chat::new(NAMESAKE);
        chat.minute = 10 * 60;
        said.into_iter().for_each(|text| drop(chat.says(text)));
        let arranged = chat.event(EventKind::Choice { number: 1 });
        let first = arranged.reasons.first().expect("a reason");
        assert_eq!((first.name.as_str(), first.trigger), ("slot-attempts", is_trigger));
        assert_eq!(arranged.handoff.expect("a packet").queue, queue);
    }
}

#[test]
fn a_suite_that_names_a_trigger_does_not_mean_a_step_of_the_engine() {
    let suite = "
- conversation: by the engine
  turns:
    - { customer: refund please }
    - { customer: dunno }
    - { customer: dunno, expect: { quiet: slot-attempts } }
- conversation: by the engine, and taken for the trigger
  turns:
    - { customer: refund please }
    - { customer: dunno }
    - { customer: dunno, expect: { reason: slot-attempts, fires: slot-attempts } }
- conversation: by the trigger
  turns:
    - { customer: 'opening times, you fucking idiots', expect: { reason: slot-attempts, fires: slot-attempts } }
";
    let mut files = Sources::default();
    files.add("firstline.yml", format!("desk: X\n{NAMESAKE}"));
    files.add("intents/all.yml", INTENTS);
    files.add("suites/all.yml", suite);
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    let results: Vec<_> = engine.desk().cases.iter().map(|case| run_case(&engine, case)).collect();
    let wrong: Vec<Vec<&str>> =
        results.iter().map(|result| result.mismatches.iter().map(|wrong| wrong.what.as_str()).collect()).collect();
    assert_eq!(wrong, [vec![], vec!["reason", "fires"], vec![]]);
    let found = results.get(1).and_then(|result| result.mismatches.first()).map(|wrong| wrong.found.as_str());
    assert_eq!(found, Some("slot-attempts (the engine's own), slot-not-given"));
}

/// Nobody comes in time, and a ticket may be left instead.
const PATIENT: &str = "queues: { general: {}, care: { priority: high } }
waiting: { patience: 5m, instead: [ticket] }
escalate:
  - { name: cross, when: profanity, respond: now, queue: care }
  - { name: danger, when: { threat: [fraud] }, respond: now, priority: high }
  - { name: late, when: { sla_within: 30s }, respond: now, priority: high }";

#[test]
fn who_gives_up_waiting_takes_along_why_a_person_was_wanted() {
    let gives_up = |settings: &str, said: &[&str]| {
        let mut chat = Chat::new(settings);
        said.iter().for_each(|text| drop(chat.says(text)));
        chat.minute = 6;
        chat.wakes_until_ways_come();
        chat.conversation = serde_json::from_str(&serde_json::to_string(&chat.conversation).expect("it serialises"))
            .expect("it reads back");
        let arranged = chat.event(EventKind::Choice { number: 2 });
        let why: Vec<String> = arranged.reasons.iter().map(|reason| reason.name.clone()).collect();
        (why, arranged.handoff.expect("a packet").queue)
    };
    let told = |why: &str, queue: &str| (vec![why.to_owned(), "way-chosen".to_owned()], queue.to_owned());
    assert_eq!(gives_up(PATIENT, &["opening times, you fucking idiots"]), told("cross", "care"));
    assert_eq!(gives_up(PATIENT, &["human please"]), told("asked-for-person", "general"));
    // What makes it more pressing is why; that the promised time is near is not.
    let danger = ["human please", "somebody stole my card"];
    assert_eq!(gives_up(PATIENT, &danger), told("danger", "general"));
    let promised = PATIENT.replace("care: { priority", "care: { sla: 2m, priority");
    assert_eq!(gives_up(&promised, &["opening times, you fucking idiots"]), told("cross", "care"));
}

#[test]
fn who_gives_up_waiting_keeps_the_queue_that_a_person_passed_them_to() {
    let mut chat = Chat::new(PATIENT);
    chat.says("human please");
    chat.joined();
    chat.event(EventKind::Transferred { queue: "care".to_owned() });
    chat.minute = 6;
    chat.wakes_until_ways_come();
    let arranged = chat.event(EventKind::Choice { number: 2 });
    assert_eq!(reasons(&arranged), ["transferred", "way-chosen"]);
    let packet = arranged.handoff.expect("a packet");
    assert_eq!((packet.queue.as_str(), packet.priority), ("care", Priority::High));
}

#[test]
fn what_is_passed_on_and_what_becomes_more_pressing_has_the_queue_of_which_it_has_skills_and_promise() {
    let settings = "queues: { general: { sla: 1m }, care: { sla: 4m, skills: [tact], priority: high } }
escalate:
  - { name: cross, when: profanity, respond: now, queue: care }
  - { name: late, when: { sla_within: 30s }, respond: now, priority: urgent }";
    let route = |decision: Decision| {
        let packet = decision.handoff.expect("a packet");
        (packet.queue, packet.priority, packet.skills, packet.due.expect("a promise").to_string())
    };
    let care = |priority| ("care".to_owned(), priority, vec!["tact".to_owned()], "2026-11-23T10:04:00Z".to_owned());
    let mut chat = Chat::new(settings);
    chat.says("human please");
    chat.joined();
    let passed = chat.event(EventKind::Transferred { queue: "care".to_owned() });
    assert_eq!(route(passed), care(Priority::High));
    let mut chat = Chat::new(settings);
    assert_eq!(route(chat.says("opening times, you fucking idiots")), care(Priority::High));
    chat.minute = 4;
    let pressed = chat.event(EventKind::WokeUp);
    assert_eq!(reasons(&pressed), ["late"]);
    assert_eq!(route(pressed), care(Priority::Urgent), "a trigger without a queue leaves it where it is");
    assert_eq!(reasons(&chat.event(EventKind::WokeUp)), ["still-waiting"], "what was due already is still said");
}

#[test]
fn a_state_stored_before_it_said_why_a_person_is_wanted_is_read() {
    let mut chat = Chat::new(PATIENT);
    chat.says("human please");
    let mut stored = serde_json::to_value(&chat.conversation).expect("it serialises");
    let handed = stored.get_mut("handed").and_then(serde_json::Value::as_object_mut).expect("it was handed over");
    assert!(handed.remove("wanted").is_some() && handed.remove("told_closed").is_some());
    chat.conversation = serde_json::from_value(stored).expect("it reads back");
    chat.minute = 6;
    chat.wakes_until_ways_come();
    assert_eq!(reasons(&chat.event(EventKind::Choice { number: 2 })), ["way-chosen"]);
    let ways = r#"{ "ways": { "trigger": "cross", "offered": [] } }"#;
    assert!(matches!(serde_json::from_str(ways).expect("it reads"), Pending::Ways { wanted: None, .. }));
}

#[test]
fn who_writes_to_a_closed_desk_while_they_wait_hears_once_that_nobody_is_there_and_until_when() {
    let mut chat = Chat::new("hours: { zone: UTC, open: { mon-fri: '08:00-18:00' } }");
    chat.minute = 7 * 60;
    assert_eq!(chat.says("human please").action, Action::Handoff);
    assert_eq!(chat.says("are you there").action, Action::Wait, "by day a person reads it");
    chat.minute = 9 * 60;
    let told = chat.says("opening times");
    assert_eq!((told.action, reasons(&told)), (Action::Nudge, vec!["still-closed"]));
    assert!(told.text.contains("2026-11-24 08:00") && !told.text.contains("From 9 to 5"), "{}", told.text);
    for minute in [9 * 60 + 1, 12 * 60] {
        chat.minute = minute;
        let silent = chat.says("hello?");
        assert_eq!((silent.action, silent.text.as_str()), (Action::Wait, ""));
    }
    chat.minute = 33 * 60;
    assert!(chat.says("hello again").text.contains("2026-11-25 08:00"), "another night, another word");
    chat.joined();
    assert!(chat.says("opening times").text.is_empty(), "a person has it");
}

#[test]
fn what_is_said_of_a_reply_to_several_questions_counts_for_each() {
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: X\nresolution: { helpful: true }");
    files.add("intents/all.yml", INTENTS);
    files.add("knowledge_base/tea.md", "---\narticle: tea\nquestions: [do you sell tea, is there tea]\n---\nYes.");
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    let places = |decision: &Decision| -> Vec<String> {
        let places = decision.reasons.iter().filter_map(|reason| reason.place.as_ref());
        places.map(|place| place.file.clone()).collect()
    };
    let at = "2026-11-23T10:00:00Z".parse().expect("a time");
    for (number, why, helpful) in [(1, "answer-helped", (2, 2)), (2, "answer-rejected", (0, 2))] {
        let mut histories = Histories::default();
        let mut conversation = Conversation::new("c");
        let mut play = |event: Event| {
            let step = engine.step(&conversation, &event);
            histories.add(&engine.log_entry(&event, &step, at));
            conversation = step.conversation;
            step.decision
        };
        let asked = play(Event::message("1", at, "what are your opening times? and do you sell tea?"));
        assert_eq!((asked.also.len(), asked.choices.len()), (1, 2), "{}", asked.text);
        let said = play(Event::new("2", at, EventKind::Choice { number }));
        assert_eq!(reasons(&said), [why, why]);
        assert_eq!(places(&said), ["intents/all.yml", "knowledge_base/tea.md"]);
        let history = histories.iter().next().expect("a conversation");
        let helped = history.votes.iter().filter(|vote| vote.helped).count();
        assert_eq!((helped, history.votes.len()), helpful);
        assert_eq!(history.answers, 2, "what is said of answers is none");
    }
}

#[test]
fn other_ways_are_shown_again_turned_down_or_picked_by_how_to_be_reached() {
    let night = || {
        let mut chat = Chat::new(
            "hours: { zone: UTC, open: { mon-fri: '08:00-18:00' } }
waiting: { instead: [ticket, email] }
escalate: []",
        );
        chat.minute = 10 * 60;
        let offered = chat.says("human please");
        assert_eq!((offered.action, offered.choices.len()), (Action::Offer, 3));
        chat
    };
    let mut chat = night();
    let between = chat.says("qwlkj zxcv");
    assert_eq!((between.action, between.choices.len()), (Action::Rephrase, 3));
    assert_eq!(reasons(&chat.says("1")), ["asked-for-person", "way-chosen"]);
    let mut chat = night();
    assert_eq!(reasons(&chat.says("no")), ["offer-declined"]);
    assert_eq!(chat.says("opening times").action, Action::Answer);
    assert_ne!(night().says("my card was stolen ada@example.com").action, Action::Arrange, "that is no address alone");
    let mut chat = night();
    let arranged = chat.says("my address is ada@example.com");
    let packet = arranged.handoff.expect("a packet");
    assert_eq!((packet.way, packet.slots["email"].as_str()), (Way::Email, "ada@example.com"));
    let long = "the letters that you have sent to ada@example.com were for my neighbour, what do i do now";
    assert_ne!(night().says(long).action, Action::Arrange, "it is about something else");
    let mut chat = night();
    chat.says("refund please");
    assert_eq!(chat.says("1").action, Action::AskSlot, "what was asked since is replied to");
}

#[test]
fn what_people_alone_answer_begins_with_what_to_do_until_they_come() {
    let smoke = "
- intent: smoke
  about: smoke
  examples: [it is smoking, it fumes]
  phrases: [it is smoking]
  handoff: { say: Pull the plug. }
";
    let said = |settings: &str, message: &str| {
        let mut files = Sources::default();
        files.add("firstline.yml", format!("desk: X\n{settings}"));
        files.add("intents/all.yml", format!("{INTENTS}{smoke}"));
        let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
        let at = "2026-11-23T20:00:00Z".parse().expect("a time");
        engine.step(&Conversation::new("c"), &Event::message("1", at, message)).decision
    };
    let night = "hours: { zone: UTC, open: { mon-fri: '08:00-18:00' } }\nwaiting: { instead: [ticket] }";
    for (settings, action) in [("", Action::Handoff), (night, Action::Offer)] {
        let decision = said(settings, "it is smoking");
        assert_eq!(decision.action, action);
        let (_, then) = decision.text.split_once("Pull the plug.").expect("what to do");
        assert!(then.contains("Nobody is at the desk") || then.contains("a colleague"), "{}", decision.text);
    }
    assert!(!said("", "human please").text.contains("Pull the plug."));
}

#[test]
fn a_person_is_not_told_of_greetings_and_goodbyes_as_what_somebody_wants() {
    let talk = "
- intent: hello
  about: a greeting
  examples: [good morning, good evening]
  phrases: [good morning]
  reply: Hello!
  small_talk: true
- intent: robot
  about: who is talking
  examples: [are you a human, is this a robot]
  phrases: [human please]
  reply: I am a robot.
";
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: X");
    files.add("intents/all.yml", format!("{INTENTS}{talk}"));
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    let after = |said: &[&str]| {
        let mut chat = Chat { engine: engine.clone(), conversation: Conversation::new("c"), events: 0, minute: 0 };
        said.iter().for_each(|text| drop(chat.says(text)));
        chat.says("human please").handoff.expect("a packet")
    };
    let greeted = after(&["good morning"]);
    assert_eq!(greeted.about, None);
    assert!(
        greeted.summary.starts_with("What the customer wants is not clear yet. Handed over"),
        "{}",
        greeted.summary
    );
    let asked = after(&["refund please", "good morning"]);
    assert_eq!((asked.about.as_ref().map(|about| about.id()), asked.missing.len()), (Some("refund"), 1));
    assert!(!asked.summary.contains("greeting"), "{}", asked.summary);
    let mut chat = Chat { engine: engine.clone(), conversation: Conversation::new("c"), events: 0, minute: 0 };
    chat.says("good morning");
    let rejected = |decision: &Decision| reasons(decision).contains(&"answer-rejected");
    assert!(!rejected(&chat.says("that did not help")), "a greeting is no answer that helps or does not");
    chat.says("opening times");
    assert!(rejected(&chat.says("that did not help")));
}

#[test]
fn a_signal_that_the_desk_does_not_name_is_told() {
    let faults = |settings: &str, name: &str| {
        let decision = Chat::new(settings).event(EventKind::Signal { name: name.to_owned() });
        decision.trace.faults.into_iter().map(|fault| fault.code).collect::<Vec<_>>()
    };
    assert_eq!(faults("signals: [vip]", "vlp"), ["unknown-signal"]);
    assert!(faults("signals: [vip]", "vip").is_empty() && faults("", "vlp").is_empty());
}

#[test]
fn a_question_before_it_does_not_get_a_large_sum_past_a_trigger() {
    let settings = "queues: { money: {} }
entities: { member: { pattern: 'M-[0-9]{3}' } }
escalate:
  - { name: big, when: { all: [ { intent: [claim] }, { amount: { above: 100 } } ] }, respond: { approve: { within: 10m } } }
  - { name: rude, when: { all: [ { intent: [claim] }, profanity ] }, respond: now }";
    let more = "
- intent: claim
  about: a claim
  examples: [i claim damages, a claim for damages, damages please]
  phrases: [damages]
  reply: Granted.
- intent: points
  about: points of members
  examples: [my points, how many points do i have, points please]
  phrases: [points]
  slots: { member: { ask: Which member? } }
  reply: Ten.
";
    let chat = || {
        let mut files = Sources::default();
        files.add("firstline.yml", format!("desk: X\n{settings}"));
        files.add("intents/all.yml", format!("{INTENTS}{more}"));
        let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
        Chat { engine, ..Chat::new("") }
    };
    let asked = chat().says("opening times today? and i claim damages of £250");
    assert_eq!((asked.action, reasons(&asked).first().copied()), (Action::AskApproval, Some("big")));
    assert!(asked.text.starts_with("From 9 to 5.") && !asked.text.contains("Granted"), "{}", asked.text);
    let small = chat().says("opening times today? and i claim damages of £50");
    assert_eq!((small.action, small.also.len()), (Action::Answer, 1), "{}", small.text);
    let mut later = chat();
    assert_eq!(later.says("how many points today? and i claim damages of £250").action, Action::AskSlot);
    assert_eq!(later.says("M-123").action, Action::AskApproval, "the sum is still known when its turn comes");
    let mut more = chat();
    assert_eq!(more.says("how many points today? and i claim damages of £50").action, Action::AskSlot);
    assert_eq!(
        more.says("M-123, and the sum is really £900").action,
        Action::AskApproval,
        "a larger one goes before it"
    );
    let rude = chat().says("opening times today, you idiots? and i claim fucking damages");
    assert_eq!((rude.action, reasons(&rude).first().copied()), (Action::Handoff, Some("rude")));
}

#[test]
fn small_talk_beside_a_question_is_no_question() {
    let hello = "
- intent: hello
  about: a greeting
  examples: [hello, good morning, hi there, how are you]
  phrases: [good morning]
  reply: Hello!
";
    let greeting_alone = INTENTS.replace("phrases: [opening times]", "phrases: [opening hours]");
    let talk = "  small_talk: true\n";
    for (intents, talk, also) in [(INTENTS, "", 1), (INTENTS, talk, 0), (&greeting_alone, talk, 0)] {
        let mut files = Sources::default();
        files.add("firstline.yml", "desk: X");
        files.add("intents/all.yml", format!("{intents}{hello}{talk}"));
        let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
        let at = "2026-11-23T10:00:00Z".parse().expect("a time");
        let event = Event::message("1", at, "good morning to you. what are your opening times?");
        let decision = engine.step(&Conversation::new("c"), &event).decision;
        assert_eq!((decision.action, decision.also.len()), (Action::Answer, also), "{talk}: {}", decision.text);
        assert!(decision.text.contains("From 9 to 5."), "{talk}: {}", decision.text);
    }
}

#[test]
fn silence_ends_a_conversation_and_wake_ups_tell_why() {
    let mut chat = Chat::new("silence: { nudge: 3m, close: 10m }");
    let asked = chat.says("refund please");
    let wake = asked.wake_at.expect("a nudge is due");
    assert_eq!(wake.why, WakeReason::CustomerSilent);
    chat.minute = 3;
    let nudged = chat.event(EventKind::WokeUp);
    assert_eq!((nudged.action, nudged.wake_at.expect("the end").why), (Action::Nudge, WakeReason::CustomerGone));
    chat.minute = 13;
    assert_eq!(chat.event(EventKind::WokeUp).action, Action::Close);
    assert_eq!((chat.conversation.phase, chat.conversation.timers.len()), (Phase::Closed, 0));
}

/// The bot alone by SMS at night; people at other times.
const NIGHT: &str = "hours: { zone: UTC, open: { mon-fri: '08:00-18:00' } }
modes: [ { channel: [sms], hours: closed, mode: automated } ]
queues: { general: {}, payments: {} }
waiting: { instead: [ticket] }";

fn by_sms() -> Chat {
    let mut chat = Chat::new(NIGHT);
    chat.event(EventKind::Opened(Opened { channel: Some(Channel::Sms), ..Opened::default() }));
    chat.says("human please");
    chat.joined();
    chat.minute = 10 * 60;
    chat
}

#[test]
fn where_a_person_leaves_and_nobody_else_is_there_the_bot_says_so_and_has_it_again() {
    let mut chat = by_sms();
    let left = chat.event(EventKind::AgentLeft);
    assert_eq!((left.action, chat.conversation.phase), (Action::Offer, Phase::SelfService));
    assert!(left.text.contains("there is no person in this chat") && chat.conversation.handed.is_none());
    assert_eq!(chat.says("opening times").text, "From 9 to 5.", "the bot goes on");
}

#[test]
fn a_person_passes_a_conversation_on_whatever_the_mode() {
    let mut chat = by_sms();
    let passed = chat.event(EventKind::Transferred { queue: "payments".to_owned() });
    assert_eq!((passed.action, passed.text.as_str()), (Action::Handoff, ""));
    assert_eq!(passed.handoff.expect("a packet").queue, "payments");
    assert_eq!((chat.conversation.phase, passed.trace.faults.len()), (Phase::Waiting, 0));
}

#[test]
fn who_accepts_an_offer_and_finds_nobody_hears_of_other_ways_and_that_breaks_no_promise() {
    let policy = "hours: { zone: UTC, open: { mon-fri: '08:00-18:00' } }
queues: { general: {} }
waiting: { instead: [ticket] }
escalate: [ { name: cross, when: profanity, respond: { offer: { cooldown: 5 turns } } } ]";
    let mut chat = Chat::new(policy);
    chat.minute = 10 * 60;
    assert_eq!(reasons(&chat.says("opening times, you fucking idiots")).first().copied(), Some("cross"));
    let ways = chat.says("yes");
    assert_eq!((ways.action, reasons(&ways).first().copied()), (Action::Offer, Some("cross")));
    assert_eq!(ways.choices.len(), 2, "a ticket, or none: {:?}", ways.choices);
    for settings in [policy, NIGHT] {
        let proof = prove(&Chat::new(settings).engine, MOST_STATES);
        assert_eq!(proof.flaws, [], "{settings}");
        assert!(proof.events > 1_000);
    }
    let proof = prove(&Chat::new(policy).engine, 10);
    assert_eq!((proof.states, proof.complete), (10, false), "a walk that ends early says so");
}

#[test]
fn of_an_email_only_what_is_new_is_read_and_kept() {
    let letter = "Refund please, it is A12345.\n\nKind regards,\nJo\n\nOn Monday, X wrote:\n> human please\n> A99999\n";
    let read = |channel| {
        let mut chat = Chat::new("");
        let opened = chat.event(EventKind::Opened(Opened { channel: Some(channel), ..Opened::default() }));
        assert_eq!(opened.text.is_empty(), channel == Channel::Email, "no letter comes before the customer's own");
        let decision = chat.says(letter);
        (decision.action, decision.text, chat.conversation)
    };
    let (action, text, conversation) = read(Channel::Email);
    assert_eq!((action, conversation.slots["order"].as_str()), (Action::Answer, "A12345"));
    assert!(text.contains("The refund for A12345 is on its way."), "{text}");
    let said = conversation.transcript.iter().find(|line| line.speaker == Speaker::Customer).expect("it was said");
    assert_eq!(said.text, "Refund please, it is A12345.");
    let entity = conversation.entities.first().expect("a code");
    assert_eq!(letter.get(entity.span.clone()), Some("A12345"), "places are those of the letter");
    assert_eq!(read(Channel::Chat).0, Action::Handoff, "in a chat all of it is said");
}
