//! From which probability the bot answers.

use serde::{Deserialize, Serialize};

use crate::text::span::Spanned;

/// Thresholds on the calibrated probability (0..=1) that the best candidate answers the message.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Answers {
    /// From here on the bot answers.
    pub sure: Spanned<f32>,
    /// From here on, and below `sure`, it asks which of the close candidates is meant.
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
