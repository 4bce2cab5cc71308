//! How a decision came about.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::fault::Fault;
use crate::text::source::Place;
use crate::text::veiled::Veiled;

/// Why a decision was taken, in the words of the desk.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// The name of the trigger, or of the engine's own step: `sure`, `close-candidates`, `not-understood`, …
    pub name: String,
    /// What it means here, in a sentence.
    pub text: String,
    /// The line of the desk that it rests on, where there is one.
    pub place: Option<Place>,
    /// Whether the name is that of a trigger of the desk, which may be called like a step of the engine.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub trigger: bool,
}

impl Reason {
    /// A reason of the engine's own.
    pub fn own(name: impl Into<String>, text: impl Into<String>, place: Option<Place>) -> Self {
        Self { name: name.into(), text: text.into(), place, trigger: false }
    }

    /// Whether it is the engine's own of that name.
    pub fn is_own(&self, name: &str) -> bool {
        !self.trigger && self.name == name
    }

    /// Whether it is the trigger of that name.
    pub fn is_trigger(&self, name: &str) -> bool {
        self.trigger && self.name == name
    }
}

/// Prints the name and the line; the sentence may quote the customer.
impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Reason");
        out.field("name", &self.name).field("text", &Veiled(&self.text)).field("place", &self.place).finish()
    }
}

/// The way from a message to a decision.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trace {
    /// What the message was understood to be; `None` for events that are no message.
    pub evidence: Option<Evidence>,
    /// What the policy looked at, in order, with what it found.
    pub steps: Vec<String>,
    /// What went wrong. The decision then falls towards a person.
    pub faults: Vec<Fault>,
}

/// Prints how many steps there were; they may quote the customer.
impl fmt::Debug for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Trace");
        out.field("evidence", &self.evidence).field("steps", &self.steps.len()).field("faults", &self.faults).finish()
    }
}
