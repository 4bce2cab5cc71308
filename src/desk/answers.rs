//! From which probability the bot answers.

use serde::{Deserialize, Serialize};

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
}

impl Default for Answers {
    fn default() -> Self {
        let unwritten = |value| Spanned { value, ..Spanned::default() };
        Self {
            sure: unwritten(0.6),
            clarify_from: unwritten(0.35),
            choices: Spanned { value: 3, ..Spanned::default() },
        }
    }
}
