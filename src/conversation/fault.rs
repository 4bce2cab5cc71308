//! What went wrong inside the engine.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::text::veiled::Veiled;

/// Something that went wrong in a step.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fault {
    /// Stable name of the kind of fault.
    pub code: String,
    /// What happened.
    pub message: String,
}

/// Prints the code; the message may quote the input.
impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fault").field("code", &self.code).field("message", &Veiled(&self.message)).finish()
    }
}

impl Fault {
    /// A fault of that kind.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }
}
