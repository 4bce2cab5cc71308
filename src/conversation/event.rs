//! What happens to a conversation, as the host tells it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One thing that happened. The same id twice counts once.
///
/// ```
/// use firstline::Event;
/// let event = Event::message("e1", "2026-11-23T10:00:00Z".parse()?, "where is my parcel");
/// assert_eq!(event.id, "e1");
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Unique within the conversation.
    pub id: String,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub kind: EventKind,
}

impl Event {
    /// A message that the customer typed.
    pub fn message(id: impl Into<String>, at: Timestamp, text: impl Into<String>) -> Self {
        Self { id: id.into(), at, kind: EventKind::Message { text: text.into() } }
    }

    /// An event of any kind.
    pub fn new(id: impl Into<String>, at: Timestamp, kind: EventKind) -> Self {
        Self { id: id.into(), at, kind }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EventKind {
    /// The customer opened the chat.
    Opened,
    /// The customer typed a message.
    Message {
        /// What they typed; anything at all.
        text: String,
    },
    /// The customer picked a choice of the last decision.
    Choice {
        /// Which, from 1.
        number: u32,
    },
    /// The host knows a fact that triggers may ask for.
    Signal {
        /// Its name.
        name: String,
    },
    /// The time has come that [`Decision::wake_at`](crate::Decision::wake_at) asked for.
    WokeUp,
    /// A person has taken the conversation.
    AgentJoined,
    /// The person has given it back to the bot.
    AgentLeft,
    /// The customer left, or the host ended the conversation.
    Closed,
}
