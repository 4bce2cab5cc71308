//! What a person gets who takes a conversation over.

use core::fmt;
use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::entity::Entity;
use super::evidence::Target;
use super::guide::GuidePosition;
use super::trace::Reason;
use super::turn::Outcome;
use crate::desk::channel::Channel;
use crate::desk::customer::Customer;
use crate::desk::process::Way;
use crate::desk::queue::Priority;
use crate::text::language::Language;
use crate::text::veiled::Veiled;

/// The version of the packet's shape.
pub const PACKET_VERSION: u32 = 1;

/// Everything that the person needs so that the customer repeats nothing. Personal data is redacted in the transcript, the
/// summary's quotation and the entities; the values of slots are not, because the desk asked for them on purpose.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HandoffPacket {
    /// [`PACKET_VERSION`].
    pub version: u32,
    /// The version of the crate.
    pub engine: String,
    /// The fingerprint of the desk's files.
    pub desk: String,
    /// The conversation's id.
    pub conversation: String,
    /// When it was handed over.
    pub at: Timestamp,
    /// By which way the person should follow up.
    pub way: Way,
    /// The channel.
    pub channel: Channel,
    /// What the host knows of the customer.
    pub customer: Customer,
    /// Why, with the evidence.
    pub reasons: Vec<Reason>,
    /// Who wants what, what was tried, and what is missing, in a few sentences.
    pub summary: String,
    /// The language that the customer writes, as far as it is known.
    #[serde(default)]
    pub language: Option<Language>,
    /// The last intent or article that the conversation was about.
    pub about: Option<Target>,
    /// What each turn was about and how it sounded, the latest last.
    pub course: Vec<CoursePoint>,
    /// Values that were asked for, by slot.
    pub slots: BTreeMap<String, String>,
    /// Slots that the last intent needs and that nobody has filled.
    pub missing: Vec<String>,
    /// Values that were found.
    pub entities: Vec<Entity>,
    /// Intents and articles that the bot has answered with, in order.
    pub answers_tried: Vec<Target>,
    /// Articles that the customer was shown, in order, each once.
    pub articles_shown: Vec<String>,
    /// Where the customer is in a guide, and the steps behind them.
    pub guide: Option<GuidePosition>,
    /// The queue that it goes to.
    pub queue: String,
    /// How soon it should be taken.
    pub priority: Priority,
    /// What the person needs to be able to do.
    pub skills: Vec<String>,
    /// Tags of all that the conversation was about.
    pub tags: Vec<String>,
    /// Replies that the person may begin with, in Markdown.
    pub suggested_replies: Vec<String>,
    /// Since when it waits for a person: the beginning of the clock of the service level.
    pub since: Timestamp,
    /// When a person should have answered by, if the queue promises a time.
    pub due: Option<Timestamp>,
    /// What was said, redacted.
    pub transcript: Vec<Line>,
    /// Lines of the transcript that were left out before the first one given, because the conversation is long.
    pub omitted_lines: u32,
}

/// Prints where it goes and why, and nothing that people wrote; all of it is in its JSON.
impl fmt::Debug for HandoffPacket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("HandoffPacket");
        out.field("conversation", &self.conversation).field("at", &self.at).field("way", &self.way);
        out.field("channel", &self.channel).field("reasons", &self.reasons).field("about", &self.about);
        out.field("slots", &self.slots.keys()).field("missing", &self.missing).field("queue", &self.queue);
        out.field("priority", &self.priority).field("skills", &self.skills).field("due", &self.due);
        out.field("lines", &self.transcript.len()).finish_non_exhaustive()
    }
}

/// One turn of the customer, as the person sees its course.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoursePoint {
    /// Which message of the customer, from 1.
    pub turn: u32,
    /// What the bot could make of it.
    pub outcome: Outcome,
    /// What it was about.
    pub about: Option<Target>,
    /// How pleased it sounded, from -1 to 1.
    pub sentiment: f32,
    /// Frustration in it, 0..=1.
    pub frustration: f32,
}

/// One line of a transcript.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Line {
    /// When it was said.
    pub at: Timestamp,
    /// By whom.
    pub speaker: Speaker,
    /// What was said.
    pub text: String,
}

/// Prints when, by whom and how long, and not what was said.
impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Line");
        out.field("at", &self.at).field("speaker", &self.speaker).field("text", &Veiled(&self.text)).finish()
    }
}

/// Who said something.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    /// The customer.
    Customer,
    /// The bot.
    Bot,
    /// A person of the desk.
    Agent,
}
