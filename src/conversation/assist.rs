//! What is put before people: suggestions while they have the conversation, and what they are asked to allow.

use core::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::evidence::Target;
use super::passage::Passage;
use crate::desk::queue::Priority;
use crate::text::veiled::Veiled;

/// Suggestions to the person who has the conversation. Nothing of it is ever sent by itself.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assist {
    /// Intents and articles that may answer the customer's last message, the likeliest first.
    pub suggestions: Vec<Suggestion>,
    /// What to do next, where the conversation stands in a guide or lacks a value.
    pub next: Option<String>,
    /// Tags for the conversation, sorted.
    pub tags: Vec<String>,
    /// How the conversation may be put on file, at its end: the intent or article that it was mostly about.
    pub disposition: Option<Target>,
}

/// Prints what is suggested, and no text that may hold values.
impl fmt::Debug for Assist {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Assist");
        out.field("suggestions", &self.suggestions).field("next", &self.next.as_deref().map(Veiled));
        out.field("tags", &self.tags).field("disposition", &self.disposition).finish()
    }
}

/// Something that the person may send.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suggestion {
    /// What it is.
    pub target: Target,
    /// What it is called.
    pub label: String,
    /// The reply, in Markdown, with the values that are known.
    pub text: String,
    /// The passage of an article's answer that has most of the message's words.
    pub passage: Option<Passage>,
    /// The probability (0..=1) that it answers the message.
    pub probability: f32,
}

/// Prints the target; the text may hold values that the customer gave.
impl fmt::Debug for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Suggestion");
        out.field("target", &self.target).field("label", &self.label).field("text", &Veiled(&self.text));
        out.field("probability", &self.probability).field("passage", &self.passage).finish()
    }
}

/// What a person is asked to allow.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ApprovalRequest {
    /// The trigger that asks.
    pub trigger: String,
    /// What the bot would answer with.
    pub about: Target,
    /// What is to be allowed, in a sentence.
    pub summary: String,
    /// The queue whose people may allow it.
    pub queue: String,
    /// How soon.
    pub priority: Priority,
    /// By when; then a person takes over.
    pub until: Timestamp,
}

/// Prints who is asked for what; the summary may hold values that the customer gave.
impl fmt::Debug for ApprovalRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("ApprovalRequest");
        out.field("trigger", &self.trigger).field("about", &self.about).field("summary", &Veiled(&self.summary));
        out.field("queue", &self.queue).field("priority", &self.priority).field("until", &self.until).finish()
    }
}
