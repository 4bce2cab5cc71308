//! How a decision came about.

use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::fault::Fault;
use crate::text::source::Place;

/// Why a decision was taken, in the words of the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The name of the trigger, or of the engine's own step: `sure`, `close-candidates`, `not-understood`, …
    pub name: String,
    /// What it means here, in a sentence.
    pub text: String,
    /// The line of the desk that it rests on, where there is one.
    pub place: Option<Place>,
}

/// The way from a message to a decision.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// What the message was understood to be; `None` for events that are no message.
    pub evidence: Option<Evidence>,
    /// What the policy looked at, in order, with what it found.
    pub steps: Vec<String>,
    /// What went wrong. The decision then falls towards a person.
    pub faults: Vec<Fault>,
}
