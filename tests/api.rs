//! What embedding code relies on: auto-traits, serialisation, the kinds of errors.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use firstline::{
    Action, BuildError, BuildErrorKind, Conversation, Decision, Desk, Diagnostic, Engine, Event, EventKind, Evidence,
    HandoffPacket, Phase, Reading, Sources, Step, Trace, read_sources,
};

#[test]
fn public_types_are_free_to_cross_threads() {
    fn shared<T: Send + Sync + Unpin + 'static>() {}
    shared::<Engine>();
    shared::<Conversation>();
    shared::<Event>();
    shared::<Step>();
    shared::<Decision>();
    shared::<Evidence>();
    shared::<Trace>();
    shared::<HandoffPacket>();
    shared::<Desk>();
    shared::<Reading>();
    shared::<Diagnostic>();
    shared::<BuildError>();
}

fn desk(settings: &str) -> Sources {
    let queues = if settings.contains("queues:") { "" } else { "\nqueues: { general: {}, safety: {} }" };
    let mut files = Sources::default();
    files.add("firstline.yml", format!("{settings}{queues}"));
    files.add(
        "intents/all.yml",
        "
- intent: refund
  about: money back
  examples: [i want my money back, refund please, give me a refund, can i get a refund]
  phrases: [refund please]
  slots: { order: { entity: code, ask: Which order?, attempts: 1 } }
  reply: The refund for {{ order }} is on its way.
- intent: opening_times
  about: when we are open
  examples: [when are you open, opening times, are you open today, what time do you close]
  phrases: [opening times]
  reply: From 9 to 5.
- intent: hacked
  about: a stolen account
  examples: [my account was hacked, someone is in my account, my login was stolen]
  phrases: [account was hacked]
  handoff: { queue: safety, priority: urgent }
",
    );
    files
}

fn engine(settings: &str) -> Engine {
    Engine::from_reading(read_sources(desk(settings))).expect("the desk builds")
}

struct Chat {
    engine: Engine,
    conversation: Conversation,
    events: u32,
}

impl Chat {
    fn new(settings: &str) -> Self {
        Self { engine: engine(settings), conversation: Conversation::new("c"), events: 0 }
    }

    fn event(&mut self, kind: EventKind) -> Decision {
        self.events += 1;
        let at = "2026-11-23T10:00:00Z".parse().expect("a time");
        let step = self.engine.step(&self.conversation, &Event::new(self.events.to_string(), at, kind));
        self.conversation = step.conversation;
        step.decision
    }

    fn says(&mut self, text: &str) -> Decision {
        self.event(EventKind::Message { text: text.to_owned() })
    }
}

fn reasons(decision: &Decision) -> Vec<&str> {
    decision.reasons.iter().map(|reason| reason.name.as_str()).collect()
}

#[test]
fn a_desk_with_errors_is_no_engine_and_says_why() {
    let error = Engine::from_reading(read_sources(desk("desk: X\nmod: live"))).expect_err("an unknown field");
    assert_eq!(error.kind(), BuildErrorKind::Desk);
    assert_eq!(error.diagnostics().len(), 1);
    assert!(error.to_string().contains("firstline.yml:2:1: unknown field `mod`"), "{error}");
    assert!(Engine::from_reading(read_sources(Sources::default())).is_err());
}

#[test]
fn a_slot_is_asked_for_and_then_a_person_takes_over() {
    let mut chat = Chat::new("desk: X");
    let asked = chat.says("refund please");
    assert_eq!((asked.action, asked.text.as_str()), (Action::AskSlot, "Which order?"));
    let handed = chat.says("dunno");
    assert_eq!(handed.action, Action::Handoff);
    assert!(reasons(&handed).contains(&"slot-attempts"));

    let mut chat = Chat::new("desk: X");
    chat.says("refund please");
    let answered = chat.says("it was A1B2C3");
    assert_eq!((answered.action, answered.text.as_str()), (Action::Answer, "The refund for A1B2C3 is on its way."));
}

#[test]
fn a_person_has_the_conversation_until_they_give_it_back() {
    let mut chat = Chat::new("desk: X\nqueues: { general: { sla: 2m }, safety: {} }");
    let handed = chat.says("opening times and by the way my account was hacked, agent please");
    let packet = handed.handoff.expect("a handoff has a packet");
    assert_eq!(packet.due, Some("2026-11-23T10:02:00Z".parse().expect("a time")));
    assert_eq!(handed.wake_at.expect("the queue promises a time").at, packet.due.expect("a time"));
    assert_eq!(chat.says("hello?").action, Action::Wait);
    assert_eq!(chat.event(EventKind::WokeUp).text, "", "it is not time yet");
    let late = Event::new("late", "2026-11-23T10:02:00Z".parse().expect("a time"), EventKind::WokeUp);
    let reminded = chat.engine.step(&chat.conversation, &late);
    assert!(!reminded.decision.text.is_empty(), "the customer is told that they still wait");
    chat.conversation = reminded.conversation;
    chat.event(EventKind::AgentJoined { agent: "mira".to_owned() });
    assert_eq!((chat.says("opening times").text.as_str(), chat.conversation.phase), ("", Phase::WithPerson));
    chat.event(EventKind::ReturnedToBot);
    assert_eq!(chat.says("opening times").text, "From 9 to 5.");
}

#[test]
fn an_intent_for_people_goes_to_its_queue() {
    let mut chat = Chat::new("desk: X\nqueues: { general: {}, safety: { skills: [security] } }\nescalate: []");
    let handed = chat.says("my account was hacked");
    assert_eq!(reasons(&handed), ["intent-handoff", "sure"]);
    let packet = handed.handoff.expect("a handoff has a packet");
    assert_eq!((packet.queue.as_str(), packet.priority.word()), ("safety", "urgent"));
    assert_eq!(packet.skills, ["security"]);
}

#[test]
fn modes_change_who_answers() {
    let mut live = Chat::new("desk: X\nmode: live");
    let handed = live.says("opening times");
    assert_eq!((handed.action, reasons(&handed).first().copied()), (Action::Handoff, Some("live-mode")));
    let mut automated = Chat::new("desk: X\nmode: automated\nreplies: { no_person: Write to us. }");
    let alone = automated.says("i want to talk to a person");
    assert_eq!((alone.action, alone.text.as_str(), alone.handoff), (Action::Rephrase, "Write to us.", None));
}

#[test]
fn an_offer_is_made_once_in_its_cooldown_and_can_be_declined() {
    let policy = "desk: X
escalate:
  - name: offer-it
    when: { failed_turns: 1 }
    respond: { offer: { cooldown: 3 turns } }";
    let mut chat = Chat::new(policy);
    let offered = chat.says("zzz qqq");
    assert_eq!((offered.action, reasons(&offered).first().copied()), (Action::Offer, Some("offer-it")));
    assert_eq!(reasons(&chat.says("no thanks")), ["offer-declined"]);
    assert_eq!(chat.says("zzz qqq").action, Action::Rephrase, "the cooldown is not over");
    assert_eq!(chat.says("zzz qqq").action, Action::Rephrase);
    assert_eq!(chat.says("zzz qqq").action, Action::Offer);
    let accepted = chat.says("yes please");
    assert_eq!(accepted.action, Action::Handoff);
    assert!(reasons(&accepted).contains(&"offer-accepted"));
}

#[test]
fn outside_opening_hours_the_customer_is_told_so() {
    let hours = "desk: X
hours: { zone: Europe/London, open: { mon-fri: '11:00-17:00' } }
replies: { handoff_closed: We open at eleven. }";
    assert_eq!(Chat::new(hours).says("human please").text, "We open at eleven.");
}

#[test]
fn host_signals_are_facts_for_triggers() {
    let policy = "desk: X
escalate:
  - name: vip
    when: { all: [ { signal: gold_customer }, { intent: [opening_times] } ] }
    respond: now";
    let mut chat = Chat::new(policy);
    assert_eq!(chat.says("opening times").action, Action::Answer);
    assert_eq!(chat.event(EventKind::Signal { name: "gold_customer".to_owned() }).action, Action::Wait);
    assert_eq!(reasons(&chat.says("opening times")).first().copied(), Some("vip"));
}

#[test]
fn an_accepted_offer_brings_a_person_whatever_else_was_said() {
    let policy = "desk: X
escalate:
  - name: may-want-a-person
    when: { asks_for_person: vaguely }
    respond: { offer: {} }";
    let mut chat = Chat::new(policy);
    let offered = chat.says("is anyone there? refund please");
    assert_eq!((offered.action, offered.choices.len()), (Action::Offer, 0));
    let accepted = chat.says("yes");
    assert_eq!((accepted.action, reasons(&accepted).first().copied()), (Action::Handoff, Some("may-want-a-person")));
    assert!(accepted.reasons.iter().all(|reason| reason.name != "may-want-a-person" || reason.place.is_some()));
}

#[test]
fn an_article_is_not_shown_after_its_last_day() {
    let mut files = desk("desk: X");
    files.add(
        "knowledge_base/sale.md",
        "---\narticle: sale\nquestions: [is there a sale, sale prices]\nvalid_until: 2026-11-22\n---\nHalf price.",
    );
    files.add(
        "intents/sale.yml",
        "- { intent: sale_now, about: the sale, examples: [what is on sale, discounts now, any offers on], article: sale }",
    );
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    let said = |at: &str| {
        let event = Event::message("e", at.parse().expect("a time"), "what is on sale");
        engine.step(&Conversation::new("c"), &event).decision.text
    };
    assert_eq!(said("2026-11-22T12:00:00Z"), "Half price.");
    assert_ne!(said("2026-11-23T12:00:00Z"), "Half price.");
}

#[test]
fn opening_the_chat_again_does_not_speak_over_a_person() {
    let mut chat = Chat::new("desk: X");
    assert!(!chat.event(EventKind::opened()).text.is_empty());
    chat.says("human please");
    assert_eq!(chat.event(EventKind::opened()).text, "");
}
