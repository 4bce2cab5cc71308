//! What a person gets who takes a conversation over.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::entity::Entity;
use super::evidence::Target;
use super::guide::GuidePosition;
use super::trace::Reason;
use crate::desk::queue::Priority;
use crate::text::language::Language;

/// The version of the packet's shape.
pub const PACKET_VERSION: u32 = 1;

/// Everything that the person needs so that the customer repeats nothing. Personal data is redacted in the transcript, the
/// summary's quotation and the entities; the values of slots are not, because the desk asked for them on purpose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HandoffPacket {
    /// [`PACKET_VERSION`].
    pub version: u32,
    /// The conversation's id.
    pub conversation: String,
    /// When it was handed over.
    pub at: Timestamp,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Who wants what, and what was tried, in a few sentences.
    pub summary: String,
    /// The language that the customer writes, as far as it is known.
    #[serde(default)]
    pub language: Option<Language>,
    /// The last intent or article that the conversation was about.
    pub about: Option<Target>,
    /// Values that were asked for, by slot.
    pub slots: BTreeMap<String, String>,
    /// Values that were found.
    pub entities: Vec<Entity>,
    /// Intents and articles that the bot has answered with, in order.
    pub answers_tried: Vec<Target>,
    /// The guide that the customer was in, with the steps tried.
    #[serde(default)]
    pub guide: Option<GuidePosition>,
    /// The queue that it goes to.
    pub queue: String,
    /// How soon it should be taken.
    pub priority: Priority,
    /// What the person needs to be able to do.
    pub skills: Vec<String>,
    /// Tags of all that the conversation was about.
    pub tags: Vec<String>,
    /// When a person should have answered by, if the queue promises a time.
    pub due: Option<Timestamp>,
    /// What was said, redacted.
    pub transcript: Vec<Line>,
    /// Lines of the transcript that were left out before the first one given, because the conversation is long.
    pub omitted_lines: u32,
}

/// One line of a transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// When it was said.
    pub at: Timestamp,
    /// By whom.
    pub speaker: Speaker,
    /// What was said.
    pub text: String,
}

/// Who said something.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The customer.
    Customer,
    /// The bot.
    Bot,
    /// A person of the desk.
    Agent,
}
