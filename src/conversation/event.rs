//! What happens to a conversation, as the host tells it.

use core::fmt;
use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

use crate::desk::channel::Channel;
use crate::desk::customer::Customer;
use crate::desk::found::FoundArticle;
use crate::desk::visit::Visit;
use crate::desk::workload::Workload;
use crate::text::veiled::Veiled;

/// One thing that happened. The same id twice counts once.
///
/// ```
/// use firstline::Event;
/// let event = Event::message("e1", "2026-11-23T10:00:00Z".parse()?, "where is my parcel");
/// assert_eq!(event.id, "e1");
/// # Ok::<(), jiff::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Unique within the conversation.
    pub id: String,
    /// When it happened. An event that comes late counts from the time of the latest before it.
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

/// What happened. In JSON a map with one key, or the word alone where nothing more is to be said; a kind that this version
/// does not know reads as [`EventKind::Unknown`] and becomes a fault in the trace.
///
/// ```
/// use firstline::EventKind;
/// let kind: EventKind = serde_json::from_str(r#"{ "agent_joined": { "agent": "mira" } }"#)?;
/// assert_eq!(kind, EventKind::AgentJoined { agent: "mira".to_owned() });
/// let newer: EventKind = serde_json::from_str(r#"{ "telepathy": { "strength": 3 } }"#)?;
/// assert_eq!(newer, EventKind::Unknown { name: "telepathy".to_owned() });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", remote = "Self")]
#[non_exhaustive]
pub enum EventKind {
    /// A visitor looks at a page, and has not opened the chat.
    Visit(Visit),
    /// The customer opened the chat.
    Opened(Opened),
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
    /// What the host knows of the customer has changed.
    Customer(Customer),
    /// The host knows a fact that triggers may ask for.
    Signal {
        /// Its name.
        name: String,
    },
    /// A search that a decision asked for has ended.
    Found {
        /// Which: [`SearchQuery::search`](crate::SearchQuery::search).
        search: String,
        /// What was found, the best first; the engine looks at the first few.
        articles: Vec<FoundArticle>,
    },
    /// A search that a decision asked for has failed.
    SearchFailed {
        /// Which: [`SearchQuery::search`](crate::SearchQuery::search).
        search: String,
        /// Why, for the trace.
        #[serde(default)]
        why: String,
    },
    /// How busy the queues are, by name; queues that are not named stay as they were.
    Queues(BTreeMap<String, Workload>),
    /// The time has come that [`Decision::wake_at`](crate::Decision::wake_at) asked for.
    WokeUp,
    /// A person has taken the conversation.
    AgentJoined {
        /// Who, in the host's words.
        #[serde(default)]
        agent: String,
    },
    /// The person wrote to the customer.
    AgentMessage {
        /// What they wrote.
        text: String,
    },
    /// The person has left without an end: the conversation waits for another one.
    AgentLeft,
    /// The person passed the conversation to another queue.
    Transferred {
        /// Its name.
        queue: String,
    },
    /// The person has given the conversation back to the bot.
    ReturnedToBot,
    /// A person allows what the bot asked to be allowed.
    Approved {
        /// Who, in the host's words.
        #[serde(default)]
        agent: String,
    },
    /// A person does not allow it.
    Refused {
        /// Who, in the host's words.
        #[serde(default)]
        agent: String,
    },
    /// The person has settled the matter.
    Resolved,
    /// The customer rated the conversation, as the host's own form asked.
    Rated {
        /// The score, on the desk's scale.
        score: u32,
        /// What they wrote beside it.
        #[serde(default)]
        text: String,
    },
    /// The customer left, or the host ended the conversation.
    Closed,
    /// Something that this version does not know.
    Unknown {
        /// What the host called it.
        name: String,
    },
}

/// How a chat was opened.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Opened {
    /// The channel; as it is, if the host does not say.
    pub channel: Option<Channel>,
    /// The customer's language and country, as a BCP 47 tag such as `en-GB`.
    pub locale: Option<String>,
    /// The subject of an email, which is read together with its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What the host knows of the customer.
    pub customer: Customer,
}

/// Prints all but the subject, which the customer wrote.
impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = self.subject.as_deref().map(Veiled);
        let mut out = f.debug_struct("Opened");
        out.field("channel", &self.channel).field("locale", &self.locale).field("subject", &subject);
        out.field("customer", &self.customer).finish()
    }
}

impl EventKind {
    /// The chat was opened, and nothing is known of the customer.
    pub fn opened() -> Self {
        Self::Opened(Opened::default())
    }

    /// Whether it tells what a person does who has the conversation or takes it.
    pub const fn is_of_people(&self) -> bool {
        matches!(
            self,
            Self::AgentJoined { .. }
                | Self::AgentMessage { .. }
                | Self::AgentLeft
                | Self::Transferred { .. }
                | Self::ReturnedToBot
                | Self::Resolved
        )
    }

    /// The word for the kind, as in JSON.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Visit(_) => "visit",
            Self::Opened(_) => "opened",
            Self::Message { .. } => "message",
            Self::Choice { .. } => "choice",
            Self::Customer(_) => "customer",
            Self::Signal { .. } => "signal",
            Self::Found { .. } => "found",
            Self::SearchFailed { .. } => "search_failed",
            Self::Queues(_) => "queues",
            Self::WokeUp => "woke_up",
            Self::AgentJoined { .. } => "agent_joined",
            Self::AgentMessage { .. } => "agent_message",
            Self::AgentLeft => "agent_left",
            Self::Transferred { .. } => "transferred",
            Self::ReturnedToBot => "returned_to_bot",
            Self::Approved { .. } => "approved",
            Self::Refused { .. } => "refused",
            Self::Resolved => "resolved",
            Self::Rated { .. } => "rated",
            Self::Closed => "closed",
            Self::Unknown { .. } => "unknown",
        }
    }
}

/// Prints the kind, ids and lengths, and nothing that people wrote.
impl fmt::Debug for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct(self.word());
        match self {
            Self::Message { text } | Self::AgentMessage { text } => out.field("text", &Veiled(text)),
            Self::Rated { score, text } => out.field("score", score).field("text", &Veiled(text)),
            Self::Choice { number } => out.field("number", number),
            Self::Signal { name } | Self::Unknown { name } => out.field("name", name),
            Self::Found { search, articles } => out.field("search", search).field("articles", &articles.len()),
            Self::SearchFailed { search, why } => out.field("search", search).field("why", &Veiled(why)),
            Self::Queues(queues) => out.field("queues", queues),
            Self::AgentJoined { agent } | Self::Approved { agent } | Self::Refused { agent } => {
                out.field("agent", agent)
            }
            Self::Transferred { queue } => out.field("queue", queue),
            Self::Opened(opened) => out.field("opened", opened),
            Self::Customer(customer) => out.field("customer", customer),
            Self::Visit(_) | Self::WokeUp | Self::AgentLeft | Self::ReturnedToBot | Self::Resolved | Self::Closed => {
                &mut out
            }
        };
        out.finish()
    }
}

/// Kinds that may be written as a word alone, with nothing known beside it.
const ALONE: [&str; 4] = ["opened", "agent_joined", "approved", "refused"];
/// Kinds that have nothing beside their word; a newer host may add something.
const BARE: [&str; 5] = ["woke_up", "agent_left", "returned_to_bot", "resolved", "closed"];

impl Serialize for EventKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for EventKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde_json::Value;
        let value = Value::deserialize(deserializer)?;
        let (name, inner) = match &value {
            Value::String(name) => (name.clone(), None),
            Value::Object(map) if map.len() == 1 => match map.iter().next() {
                Some((name, inner)) => (name.clone(), Some(inner.clone())),
                None => return Err(D::Error::custom("an event kind is a map with one key")),
            },
            _ => return Err(D::Error::custom("an event kind is a word or a map with one key")),
        };
        let known = match (name.as_str(), inner) {
            (word, None) if ALONE.contains(&word) => serde_json::json!({ word: {} }),
            (word, Some(_)) if BARE.contains(&word) => Value::String(name.clone()),
            _ => value,
        };
        match Self::deserialize(known) {
            Ok(kind) => Ok(kind),
            Err(error) if error.to_string().starts_with("unknown variant") => Ok(Self::Unknown { name }),
            Err(error) => Err(D::Error::custom(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<EventKind, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn every_kind_reads_back() {
        let kinds = [
            EventKind::Visit(Visit { page: "/cart".to_owned(), visits: 2, ..Visit::default() }),
            EventKind::opened(),
            EventKind::Message { text: "hi".to_owned() },
            EventKind::Choice { number: 1 },
            EventKind::Signal { name: "vip".to_owned() },
            EventKind::Found { search: "1".to_owned(), articles: vec![FoundArticle::default()] },
            EventKind::SearchFailed { search: "1".to_owned(), why: "refused".to_owned() },
            EventKind::Queues(BTreeMap::from([("general".to_owned(), Workload::default())])),
            EventKind::WokeUp,
            EventKind::AgentLeft,
            EventKind::Transferred { queue: "billing".to_owned() },
            EventKind::Rated { score: 4, text: String::new() },
            EventKind::Unknown { name: "x".to_owned() },
        ];
        for kind in kinds {
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(read(&json).unwrap(), kind, "{json}");
            assert!(json.contains(kind.word()), "{json}");
        }
    }

    #[test]
    fn words_alone_and_newer_kinds_are_read() {
        assert_eq!(read("\"opened\"").unwrap(), EventKind::opened());
        assert_eq!(read("\"agent_joined\"").unwrap(), EventKind::AgentJoined { agent: String::new() });
        assert_eq!(read(r#"{"closed":{"why":"tab"}}"#).unwrap(), EventKind::Closed);
        assert_eq!(read(r#"{"waved":{}}"#).unwrap(), EventKind::Unknown { name: "waved".to_owned() });
        assert!(read(r#"{"message":{"words":1}}"#).is_err(), "a known kind that does not fit is an error");
        assert!(read("7").is_err() && read(r#"{"a":1,"b":2}"#).is_err());
    }
}
