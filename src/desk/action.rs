//! The words for what the bot can do.

use serde::{Deserialize, Serialize};

/// What the bot does in a turn.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Action {
    /// Answers.
    Answer,
    /// Asks which of close candidates is meant.
    Clarify,
    /// Leads through a step of a guide.
    Guide,
    /// Asks for a value.
    AskSlot,
    /// Asks for other words.
    Rephrase,
    /// Offers a person.
    Offer,
    /// Passes the conversation to a person.
    Handoff,
    /// Says nothing, because a person has the conversation.
    Wait,
    /// Ends the conversation.
    Close,
}

impl Action {
    /// The word for it in suites and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Clarify => "clarify",
            Self::Guide => "guide",
            Self::AskSlot => "ask_slot",
            Self::Rephrase => "rephrase",
            Self::Offer => "offer",
            Self::Handoff => "handoff",
            Self::Wait => "wait",
            Self::Close => "close",
        }
    }
}
