//! JSON Schemas of what goes into a step and comes out of it, for hosts in other languages.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::conversation::decision::Decision;
use crate::conversation::event::Event;
use crate::conversation::log::LogEntry;
use crate::conversation::packet::HandoffPacket;
use crate::conversation::state::Conversation;

/// A kind of data that hosts exchange with the engine.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DataKind {
    /// What a host sends.
    Event,
    /// What follows.
    Decision,
    /// What a person gets who takes over.
    Packet,
    /// A line of the event log.
    LogEntry,
    /// What a host stores between events.
    Conversation,
}

impl DataKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Event, Self::Decision, Self::Packet, Self::LogEntry, Self::Conversation];

    /// Its name in one word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Decision => "decision",
            Self::Packet => "packet",
            Self::LogEntry => "log_entry",
            Self::Conversation => "conversation",
        }
    }

    /// Its JSON Schema, of draft 7: of an event, what may be sent; of all others, what is written. Descriptions are those of this
    /// crate's documentation. Later versions of the crate may add keys.
    #[must_use]
    pub fn schema(self) -> Value {
        let read = SchemaSettings::draft07();
        let written = SchemaSettings::draft07().for_serialize();
        let schema = match self {
            Self::Event => read.into_generator().into_root_schema_for::<Event>(),
            Self::Decision => written.into_generator().into_root_schema_for::<Decision>(),
            Self::Packet => written.into_generator().into_root_schema_for::<HandoffPacket>(),
            Self::LogEntry => written.into_generator().into_root_schema_for::<LogEntry>(),
            Self::Conversation => written.into_generator().into_root_schema_for::<Conversation>(),
        };
        schema.to_value()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json, to_value};

    use super::DataKind;
    use crate::conversation::event::{Event, EventKind, Opened};
    use crate::conversation::state::Conversation;
    use crate::desk::channel::Channel;
    use crate::engine::Engine;
    use crate::format::schema::tests::fits;

    fn is_described(kind: DataKind, value: &Value) {
        let schema = kind.schema();
        assert!(fits(&schema, value, &schema), "{}: {value:#}", kind.word());
    }

    #[test]
    fn what_the_sample_desk_says_is_described() {
        let engine = Engine::open(env!("CARGO_MANIFEST_DIR")).unwrap();
        let mut at: jiff::Timestamp = "2026-11-24T10:00:00Z".parse().unwrap();
        let said = [
            "hello",
            "where is my parcel and also cancel the other one",
            "A12345",
            "change my subscription",
            "my grinder is jammed",
            "this is useless, get me a human, my mail is jo@example.com",
            "hello?",
        ];
        let opened = EventKind::Opened(Opened { channel: Some(Channel::Web), ..Opened::default() });
        let mut kinds = vec![opened];
        kinds.extend(said.map(|text| EventKind::Message { text: text.to_owned() }));
        kinds.extend([EventKind::AgentJoined { agent: "mira".to_owned() }, EventKind::Resolved]);
        kinds.push(EventKind::Rated { score: 4, text: "fine".to_owned() });
        let mut conversation = Conversation::new("c");
        let mut packets = 0;
        for (number, kind) in kinds.into_iter().enumerate() {
            at += jiff::SignedDuration::from_secs(20);
            let event = Event::new(number.to_string(), at, kind);
            is_described(DataKind::Event, &to_value(&event).unwrap());
            let step = engine.step(&conversation, &event);
            is_described(DataKind::Decision, &to_value(&step.decision).unwrap());
            is_described(DataKind::Conversation, &to_value(&step.conversation).unwrap());
            is_described(DataKind::LogEntry, &to_value(engine.log_entry(&event, &step, at)).unwrap());
            if let Some(packet) = &step.decision.handoff {
                is_described(DataKind::Packet, &to_value(packet).unwrap());
                packets += 1;
            }
            conversation = step.conversation;
        }
        assert_eq!(packets, 1);
    }

    #[test]
    fn what_is_no_event_is_not_described() {
        let schema = DataKind::Event.schema();
        for wrong in [json!({}), json!({ "id": "1", "at": 5, "kind": "opened" }), json!([1])] {
            assert!(!fits(&schema, &wrong, &schema), "{wrong}");
        }
    }
}
