//! Whatever a customer sends: no panic, a bounded answer, a sensible decision.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use std::sync::LazyLock;

use firstline::conversation::state::{MAX_EVENT_IDS, MAX_LINES};
use firstline::{Action, Conversation, Engine, Event, EventKind, Phase};
use proptest::prelude::*;

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::open(env!("CARGO_MANIFEST_DIR")).expect("the sample desk builds"));

fn at() -> jiff::Timestamp {
    "2026-11-23T10:00:00Z".parse().expect("a time")
}

fn ask(message: &str) -> firstline::Step {
    ENGINE.step(&Conversation::new("c"), &Event::message("e", at(), message))
}

#[test]
fn messages_without_words_are_asked_about_again() {
    for message in ["", " ", "\n\t", "\0", "\0\0\0", "...", "🙂", "👨‍👩‍👧‍👦", "\u{202e}\u{202d}\u{200f}", "\u{feff}"]
    {
        let step = ask(message);
        assert_eq!(step.decision.action, Action::Rephrase, "{message:?}");
        assert!(!step.decision.text.is_empty());
    }
    assert_eq!(ask(&"\u{301}".repeat(100_000)).decision.action, Action::Rephrase);
}

#[test]
fn nul_bytes_and_overrides_do_not_hide_a_request() {
    for message in
        ["I want to talk to a person\0", "\u{202e}I want to talk to a person", "I want to talk to a person 👩‍💻"]
    {
        assert_eq!(ask(message).decision.action, Action::Handoff, "{message:?}");
    }
}

#[test]
fn a_message_of_a_megabyte_is_read_in_part_and_kept_in_part() {
    let words = "where is my parcel ".repeat(60_000);
    assert!(words.len() > 1 << 20);
    for message in [words, "x".repeat(1 << 20), "é".repeat(1 << 19), "a ".repeat(1 << 19)] {
        let step = ask(&message);
        assert!(step.decision.trace.faults.iter().any(|fault| fault.code == "long-message"));
        let stored = serde_json::to_string(&step.conversation).expect("a conversation serialises");
        assert!(stored.len() < 64 << 10, "{} bytes are kept", stored.len());
    }
}

#[test]
fn nothing_after_the_beginning_of_four_megabytes_is_read() {
    for unit in ["where is my parcel ", "x", "a1 ", "😡!", "1.", "@a.b/", "not very ", "£"] {
        let message = unit.repeat((4 << 20) / unit.len() + 1);
        let mut evidence = ENGINE.understand(&message, None);
        assert_eq!(evidence.faults.first().map(|fault| fault.code.as_str()), Some("long-message"), "{unit:?}");
        let mut longer = ENGINE.understand(&[&message, " I want to talk to a person"].concat(), None);
        evidence.faults.clear();
        longer.faults.clear();
        assert_eq!(longer, evidence, "{unit:?}");
        let ends = evidence.entities.iter().map(|entity| entity.span.end);
        let ends = ends.chain(evidence.signals.evidence.iter().map(|piece| piece.span.end));
        let last = ends.chain(evidence.repaired.iter().map(|repair| repair.at.end)).max().unwrap_or_default();
        assert!(last <= 64 << 10, "{unit:?}: read up to byte {last}");
    }
}

#[test]
fn text_of_a_customer_is_never_a_template_a_query_or_markup() {
    for message in
        ["{{ 7 * 7 }}", "{% for x in range(9) %}a{% endfor %}", "title:refund AND body:*", "stems:\"a", "<script>"]
    {
        let step = ask(message);
        assert!(
            !step.decision.text.contains("49") && !step.decision.text.contains("<script>"),
            "{}",
            step.decision.text
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_unicode_leads_to_a_decision(message in "\\PC{0,60}|[\\x00-\\x{10FFFF}]{0,60}|([a-z]{1,9} ){0,12}") {
        let step = ask(&message);
        let decision = &step.decision;
        prop_assert!(decision.action == Action::Handoff || !decision.text.is_empty());
        prop_assert_eq!(decision.action == Action::Handoff, decision.handoff.is_some());
        let evidence = decision.trace.evidence.as_ref().expect("a message leaves evidence");
        let sum: f32 = evidence.candidates.iter().map(|candidate| candidate.probability).sum();
        prop_assert!(evidence.candidates.iter().all(|candidate| (0.0..=1.0).contains(&candidate.probability)));
        prop_assert!((0.0..=1.0).contains(&evidence.out_of_scope) && sum + evidence.out_of_scope <= 1.001);
        for entity in &evidence.entities {
            prop_assert!(message.get(entity.span.clone()).is_some());
        }
        for repair in &evidence.repaired {
            prop_assert!(message.get(repair.at.clone()).is_some());
        }
    }
}

fn event_kind() -> impl Strategy<Value = EventKind> {
    let said = [
        "where is my parcel",
        "A12345",
        "asdf",
        "the thing",
        "yes",
        "no",
        "1",
        "2",
        "cancel",
        "i want a person",
        "is anyone there",
        "this is useless!!!",
        "thanks",
        "bye",
        "smoke comes out of my machine",
        "that didnt help",
    ];
    prop_oneof![
        12 => prop::sample::select(said.to_vec()).prop_map(|text| EventKind::Message { text: text.to_owned() }),
        2 => (0_u32..6).prop_map(|number| EventKind::Choice { number }),
        1 => Just(EventKind::opened()),
        1 => Just(EventKind::AgentJoined { agent: "mira".to_owned() }),
        2 => Just(EventKind::ReturnedToBot),
        1 => Just(EventKind::AgentLeft),
        1 => Just(EventKind::WokeUp),
        1 => Just(EventKind::Closed),
        1 => "[a-z]{1,3}".prop_map(|name| EventKind::Signal { name }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn conversations_keep_their_promises(kinds in prop::collection::vec((event_kind(), any::<bool>()), 1..80)) {
        let mut conversation = Conversation::new("c");
        for (number, (kind, again)) in kinds.into_iter().enumerate() {
            let event = Event::new(number.to_string(), at(), kind);
            let step = ENGINE.step(&conversation, &event);
            let stored = serde_json::to_string(&conversation).expect("a conversation serialises");
            let resumed: Conversation = serde_json::from_str(&stored).expect("a conversation reads back");
            prop_assert_eq!(&ENGINE.step(&resumed, &event), &step, "a stored conversation goes on the same");
            let due = matches!(event.kind, EventKind::WokeUp | EventKind::AgentLeft);
            if !due && matches!(conversation.phase, Phase::WithPerson | Phase::Waiting) {
                prop_assert!(matches!(
                    step.decision.action,
                    Action::Wait | Action::Close | Action::Assist | Action::Handoff | Action::AskRating
                ));
                prop_assert!(step.decision.text.is_empty(), "the bot speaks over a person");
            }
            if step.decision.action == Action::Handoff {
                prop_assert_eq!(step.conversation.phase, Phase::Waiting);
                prop_assert!(step.decision.handoff.is_some());
            }
            if let Some(wake) = &step.decision.wake_at {
                prop_assert!(wake.at > event.at);
            }
            if again {
                let twice = ENGINE.step(&step.conversation, &event);
                prop_assert_eq!(twice.decision.action, Action::Wait);
                prop_assert_eq!(&twice.conversation, &step.conversation, "a duplicate changes nothing");
            }
            prop_assert!(step.conversation.transcript.len() <= MAX_LINES && step.conversation.seen.len() <= MAX_EVENT_IDS);
            conversation = step.conversation;
        }
    }
}
