//! What a message says beside its content: mood, urgency, requests for a person.

use core::ops::Range;

use serde::{Deserialize, Serialize};

use crate::desk::trigger::{PersonRequest, Threat};

/// The signals of one message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signals {
    /// How pleased the message sounds, from -1 (furious) over 0 (neutral) to 1 (delighted).
    pub sentiment: f32,
    /// Frustration in this message alone, 0..=1.
    pub frustration: f32,
    /// Urgency, 0..=1.
    pub urgency: f32,
    /// Whether it swears.
    pub profanity: bool,
    /// Threats and dangers, each kind once.
    pub threats: Vec<Threat>,
    /// Whether it asks for a person, and how clearly.
    pub asks_for_person: Option<PersonRequest>,
    /// Whether it thanks.
    pub thanks: bool,
    /// Whether it says goodbye.
    pub goodbye: bool,
    /// Whether it says yes to a question.
    pub affirms: bool,
    /// Whether it says no to a question.
    pub denies: bool,
    /// Whether it says that the last answer did not help.
    pub rejects_answer: bool,
    /// The words that each signal was read from.
    pub evidence: Vec<SignalEvidence>,
}

/// Words that a signal was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignalEvidence {
    /// The signal's name, as the field of [`Signals`].
    pub signal: String,
    /// The bytes of the message.
    pub span: Range<usize>,
}
