//! Why a person is wanted, as far as it is kept until one comes.

use serde::{Deserialize, Serialize};

use super::trace::Reason;
use crate::desk::trigger::Trigger;

/// Why a person is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wanted {
    /// The name of a trigger, or of one of the engine's own reasons.
    pub name: String,
    /// Whether it is a trigger.
    pub trigger: bool,
}

impl From<&Trigger> for Wanted {
    fn from(trigger: &Trigger) -> Self {
        Self { name: trigger.name.value.clone(), trigger: true }
    }
}

impl From<&Reason> for Wanted {
    fn from(reason: &Reason) -> Self {
        Self { name: reason.name.clone(), trigger: reason.trigger }
    }
}
