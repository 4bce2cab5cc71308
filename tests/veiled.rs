//! What customers write is not printed by `Debug`, so that a host which prints a state or an error writes none of it to its logs.

use core::fmt::Debug;
use std::collections::BTreeMap;

use firstline::conversation::entity::Entity;
use firstline::conversation::evidence::Repair;
use firstline::conversation::packet::{Line, Speaker};
use firstline::conversation::search::PendingSearch;
use firstline::conversation::state::Rating;
use firstline::{
    ApprovalRequest, Assist, Conversation, Customer, Engine, Event, EventKind, Evidence, Fact, Fault, Opened, Passage,
    Reason, SearchQuery, Sources, Step, Suggestion, Support, Target, Trace, read_sources,
};

/// What stands wherever a customer's words may stand.
const MARK: &str = "zebra";

const SETTINGS: &str = "desk: Small
escalate:
  - { name: asked, when: { asks_for_person: plainly }, respond: now }
";

const INTENTS: &str = "
- intent: refund
  about: money back
  examples: [i want my money back, refund please, give me a refund]
  phrases: [refund please]
  slots: { order: { entity: code, ask: Which order? } }
  reply: The refund for {{ order }} is on its way.
- intent: greet
  about: a greeting
  examples: [hello there, good morning, hi bot]
  reply: Hello.
";

fn hidden(value: &impl Debug) {
    for printed in [format!("{value:?}"), format!("{value:#?}")] {
        let found = printed.to_lowercase().contains(MARK);
        assert!(!found, "{} prints what the customer wrote: {printed}", std::any::type_name_of_val(value));
    }
}

fn customer() -> Customer {
    let facts = BTreeMap::from([("region".to_owned(), Fact::Text(MARK.to_owned()))]);
    Customer { name: Some(MARK.to_owned()), facts, ..Customer::default() }
}

fn evidence() -> Evidence {
    let (kind, text, value) = ("code".to_owned(), MARK.to_owned(), MARK.to_owned());
    let entity = Entity { kind, span: 0..5, text, value, roles: BTreeMap::new(), private: false };
    let repaired = vec![Repair { at: 0..5, read_as: MARK.to_owned() }];
    Evidence { entities: vec![entity], repaired, faults: vec![Fault::new("x", MARK)], ..Evidence::default() }
}

#[test]
fn nothing_that_holds_a_customers_words_prints_them() {
    let target = || Target::Intent("refund".to_owned());
    let (text, at) = (MARK.to_owned(), jiff::Timestamp::UNIX_EPOCH);
    let stems = vec![MARK.to_owned()];
    hidden(&customer());
    hidden(&Opened { customer: customer(), ..Opened::default() });
    hidden(&Rating { score: 1, text: text.clone() });
    hidden(&Line { at, speaker: Speaker::Customer, text: text.clone() });
    hidden(&evidence());
    hidden(&Support::Terms { stems: stems.clone(), score: 1.0 });
    hidden(&Support::Found { rank: 1, stems: stems.clone() });
    hidden(&Reason::own("said", text.clone(), None));
    hidden(&Trace { evidence: Some(evidence()), steps: stems.clone(), faults: vec![Fault::new("x", MARK)] });
    let suggestion = Suggestion {
        target: target(),
        label: "Refund".to_owned(),
        text: text.clone(),
        probability: 1.0,
        passage: Some(Passage { text: text.clone(), matched: Vec::new() }),
    };
    hidden(&Assist { suggestions: vec![suggestion], next: Some(text.clone()), ..Assist::default() });
    let (trigger, queue, priority) = ("x".to_owned(), "general".to_owned(), firstline::Priority::default());
    hidden(&ApprovalRequest { trigger, about: target(), summary: text.clone(), queue, priority, until: at });
    let (search, language) = ("e1".to_owned(), firstline::Language::English);
    let query = SearchQuery { search, text: text.clone(), words: stems.clone(), language, limit: 5, until: at };
    hidden(&query);
    hidden(&PendingSearch { search: query.search, text, words: stems, evidence: evidence(), until: at });
}

#[test]
fn no_event_and_no_step_of_a_conversation_prints_them() {
    let mut files = Sources::default();
    files.add("firstline.yml", SETTINGS);
    files.add("intents/all.yml", INTENTS);
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    let message = |text: &str| EventKind::Message { text: text.replace('*', MARK) };
    let events = [
        EventKind::Opened(Opened { customer: customer(), ..Opened::default() }),
        EventKind::Customer(customer()),
        message("* refund please *"),
        message("ZEBRA1"),
        message("* i want to talk to a person about *"),
        EventKind::AgentJoined { agent: "mira".to_owned() },
        message("refund please for the *"),
        EventKind::AgentMessage { text: MARK.to_owned() },
        EventKind::Resolved,
        EventKind::Rated { score: 5, text: MARK.to_owned() },
        EventKind::SearchFailed { search: "1".to_owned(), why: MARK.to_owned() },
    ];
    let mut conversation = Conversation::new("c1");
    let mut handed = 0;
    let mut told = String::new();
    for (number, kind) in events.into_iter().enumerate() {
        let event = Event::new(format!("e{number}"), "2026-11-23T10:00:00Z".parse().expect("a time"), kind);
        let step: Step = engine.step(&conversation, &event);
        told += &serde_json::to_string(&step).expect("a step is written");
        hidden(&event);
        hidden(&step);
        hidden(&step.decision.handoff);
        hidden(&engine.raw_log_entry(&event, &step, event.at));
        handed += usize::from(step.decision.handoff.is_some());
        conversation = step.conversation;
    }
    assert!(handed > 0, "a packet was printed, too");
    assert!(told.to_lowercase().contains(MARK), "what is stored holds it");
    let printed = format!("{conversation:?}");
    assert!(printed.contains("c1") && printed.contains("phase: "), "what is no secret is printed: {printed}");
}
