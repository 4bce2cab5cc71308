//! What went wrong inside the engine.

use serde::{Deserialize, Serialize};

/// Something that went wrong in a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Stable name of the kind of fault.
    pub code: String,
    /// What happened.
    pub message: String,
}

impl Fault {
    /// A fault of that kind.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}
