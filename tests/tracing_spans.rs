//! The feature `tracing`: spans around the engine's work, without a word that anybody wrote, and no other decision.
#![cfg(feature = "tracing")]
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use std::fmt::{Debug, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use firstline::{Conversation, Engine, Event, Sources, read_sources};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Metadata, Subscriber};

/// Writes down what it is told.
#[derive(Clone, Default)]
struct Collector {
    told: Arc<Mutex<String>>,
    ids: Arc<AtomicU64>,
}

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}

impl Subscriber for Collector {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "firstline"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut told = self.told.lock().expect("nobody panics");
        told.push_str(span.metadata().name());
        span.record(&mut Fields(&mut told));
        told.push('\n');
        Id::from_u64(self.ids.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut told = self.told.lock().expect("nobody panics");
        told.push_str("event");
        event.record(&mut Fields(&mut told));
        told.push('\n');
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

fn talk(engine: &Engine) -> String {
    let mut conversation = Conversation::new("jo.doe@example.com");
    let mut bytes = String::new();
    for (id, text) in ["opening times", "zzz qqq", "my mail is jo.doe@example.com, human please"].iter().enumerate() {
        let at = "2026-11-23T10:00:00Z".parse().expect("a time");
        let step = engine.step(&conversation, &Event::message(id.to_string(), at, *text));
        bytes += &serde_json::to_string(&step).expect("a step serialises");
        conversation = step.conversation;
    }
    bytes
}

#[test]
fn spans_tell_the_work_and_nothing_that_was_said() {
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: Small");
    files.add(
        "intents/all.yml",
        "- { intent: opening_times, about: when we are open, examples: [when are you open, opening times, what time do you close], phrases: [opening times], reply: From 9 to 5. }",
    );
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    let alone = talk(&engine);
    let collector = Collector::default();
    let watched = tracing::subscriber::with_default(collector.clone(), || talk(&engine));
    assert_eq!(alone, watched, "whoever collects spans gets the same bytes");
    let told = collector.told.lock().expect("nobody panics").clone();
    let first: Vec<&str> = told.lines().take(5).collect();
    let expected = [
        "step event=\"message\"",
        "understand bytes=13",
        "retrieve",
        "policy",
        "event action=\"answer\" reason=\"sure\" phase=SelfService faults=0",
    ];
    assert_eq!(first, expected, "{told}");
    assert!(told.contains("action=\"handoff\" reason=\"asked-for-person\""), "{told}");
    for said in ["opening", "zzz", "jo.doe", "human please", "From 9"] {
        assert!(!told.contains(said), "{told}");
    }
}
