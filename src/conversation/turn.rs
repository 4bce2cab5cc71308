//! What the policy remembers of a message of the customer.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::evidence::Target;
use crate::desk::trigger::{PersonRequest, Threat};

/// One message of the customer, without its text: triggers that count over turns look at these.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Turn {
    /// Which message of the customer it was, from 1.
    pub number: u32,
    /// When it came.
    pub at: Timestamp,
    /// What the bot could make of it.
    pub outcome: Outcome,
    /// What it was about.
    pub about: Option<Target>,
    /// Whether it left several candidates close, or turned all of them down.
    pub close: bool,
    /// The probability (0..=1) of the likeliest answer; 0 if there was none, 1 if the customer picked it.
    pub probability: f32,
    /// How pleased it sounded, from -1 to 1.
    pub sentiment: f32,
    /// Frustration in this message alone, 0..=1.
    pub frustration: f32,
    /// Urgency, 0..=1.
    pub urgency: f32,
    /// Whether it swore.
    pub profanity: bool,
    /// Threats and dangers in it.
    pub threats: Vec<Threat>,
    /// Whether it asked for a person.
    pub asks_for_person: Option<PersonRequest>,
    /// Whether it said that the last answer did not help.
    pub rejects_answer: bool,
    /// Whether it said again what the customer said before.
    pub repeats: bool,
    /// Whether no article was likely enough to be asked about.
    pub no_article: bool,
    /// The greatest sum of money in it.
    pub amount: Option<f64>,
}

/// What the bot could make of a message.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was answered.
    Answered,
    /// A value was asked for.
    AskedSlot,
    /// A value was asked for as often as it may be.
    SlotExhausted,
    /// The customer was asked to choose.
    Clarified,
    /// The same, where the customer had passed over a choice already.
    ClarifiedAgain,
    /// It was unclear.
    NotUnderstood,
    /// It turned down all that the customer was asked to choose from.
    NoneChosen,
    /// It was most likely about something else.
    OutOfScope,
    /// It said that the last answer did not help.
    NotHelped,
    /// It led on in a guide.
    Guided,
    /// It replied to a question of the bot's own: whether a person is wanted, whether all is well.
    Replied,
}

impl Outcome {
    /// Whether it gave the customer nothing.
    pub const fn is_failure(self) -> bool {
        matches!(
            self,
            Self::ClarifiedAgain | Self::NotUnderstood | Self::NoneChosen | Self::OutOfScope | Self::NotHelped
        )
    }

    /// Whether it says nothing of the bot's success, so that counts over turns pass over it.
    pub const fn is_neutral(self) -> bool {
        matches!(self, Self::Clarified | Self::Replied)
    }
}

/// How many of the latest turns in a row failed.
pub fn failed_in_a_row(turns: &[Turn]) -> u32 {
    let counted = turns.iter().rev().filter(|turn| !turn.outcome.is_neutral());
    u32::try_from(counted.take_while(|turn| turn.outcome.is_failure()).count()).unwrap_or(u32::MAX)
}

/// How many of the latest turns in a row were out of scope.
pub fn out_of_scope_in_a_row(turns: &[Turn]) -> u32 {
    let counted = turns.iter().rev().filter(|turn| turn.outcome != Outcome::Replied);
    u32::try_from(counted.take_while(|turn| turn.outcome == Outcome::OutOfScope).count()).unwrap_or(u32::MAX)
}
