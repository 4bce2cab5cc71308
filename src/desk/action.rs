//! The words for what the bot can do.

use serde::{Deserialize, Serialize};

/// What the bot does in a turn.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Arranges that a person follows up by telephone, email or ticket, and keeps the conversation.
    Arrange,
    /// Asks the host to search for articles, and says nothing until that has ended.
    Search,
    /// Asks a person to allow something, and keeps the conversation.
    AskApproval,
    /// Suggests something to the person who has the conversation, and says nothing to the customer.
    Assist,
    /// Says a word to a silent customer or visitor, or to one who waits.
    Nudge,
    /// Asks whether that settled the matter.
    Confirm,
    /// Asks for a rating.
    AskRating,
    /// Says nothing, because a person has the conversation or nothing is to be said.
    Wait,
    /// Ends the conversation.
    Close,
}

impl Action {
    /// Every action, in the order of the ladder.
    pub const ALL: [Self; 16] = [
        Self::Answer,
        Self::Clarify,
        Self::Guide,
        Self::AskSlot,
        Self::Rephrase,
        Self::Offer,
        Self::Handoff,
        Self::Arrange,
        Self::Search,
        Self::AskApproval,
        Self::Assist,
        Self::Nudge,
        Self::Confirm,
        Self::AskRating,
        Self::Wait,
        Self::Close,
    ];

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
            Self::Arrange => "arrange",
            Self::Search => "search",
            Self::AskApproval => "ask_approval",
            Self::Assist => "assist",
            Self::Nudge => "nudge",
            Self::Confirm => "confirm",
            Self::AskRating => "ask_rating",
            Self::Wait => "wait",
            Self::Close => "close",
        }
    }
}
