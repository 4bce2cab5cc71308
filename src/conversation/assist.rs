//! What is put before people: suggestions while they have the conversation, and what they are asked to allow.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::evidence::Target;
use crate::desk::queue::Priority;

/// Suggestions to the person who has the conversation. Nothing of it is ever sent by itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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

/// Something that the person may send.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is.
    pub target: Target,
    /// What it is called.
    pub label: String,
    /// The reply, in Markdown, with the values that are known.
    pub text: String,
    /// The probability (0..=1) that it answers the message.
    pub probability: f32,
}

/// What a person is asked to allow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
