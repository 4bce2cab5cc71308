//! From which probability the bot answers.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::share::Share;
use crate::text::span::Spanned;

/// Thresholds on calibrated probabilities (0..=1) of being right, out of scope counted as wrong.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Answers {
    /// From this probability of the best candidate on, the bot answers.
    pub sure: Spanned<f32>,
    /// Below that, it asks which of the close candidates is meant if one of them is right with this probability: the best alone,
    /// or a few together that are likelier than out of scope.
    pub clarify_from: Spanned<f32>,
    /// How many candidates a clarification offers at most.
    pub choices: Spanned<u32>,
    /// The promise behind `sure`: at most this share of the answers is wrong. `firstline certify --write` writes it.
    pub wrong_answers: Option<Share>,
    /// How sure the promise is, from 50% on.
    pub confidence: Option<Spanned<Share>>,
    /// What the promise rests on.
    pub certified_on: Option<Certificate>,
}

/// The labelled messages by which `sure` was chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// How many messages.
    pub rows: u32,
    /// When.
    pub date: Day,
    /// The fingerprint of the intents and articles that were certified.
    pub fingerprint: String,
    /// How many of the messages had a best candidate with a probability in each twentieth, from 0 to 0.05 on.
    pub probabilities: Vec<u32>,
}

impl Default for Answers {
    fn default() -> Self {
        let unwritten = |value| Spanned { value, ..Spanned::default() };
        Self {
            sure: unwritten(0.6),
            clarify_from: unwritten(0.35),
            choices: Spanned { value: 3, ..Spanned::default() },
            wrong_answers: None,
            confidence: None,
            certified_on: None,
        }
    }
}
