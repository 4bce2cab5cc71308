//! A question of the customer that is still to be answered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::evidence::Target;
use crate::text::veiled::Veiled;

/// A question that came in one message with others before it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// What answers it.
    pub target: Target,
    /// Values of slots that its own words give.
    pub slots: BTreeMap<String, String>,
    /// Whether it speaks of another thing than the question before it, whose values do not hold then.
    pub apart: bool,
    /// The greatest sum of money in the message that asked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<f64>,
}

/// Prints what it is about, and no value.
impl core::fmt::Debug for Question {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let slots: BTreeMap<&str, Veiled<'_>> =
            self.slots.iter().map(|(name, value)| (name.as_str(), Veiled(value))).collect();
        let mut out = f.debug_struct("Question");
        out.field("target", &self.target).field("slots", &slots).field("apart", &self.apart).finish()
    }
}
