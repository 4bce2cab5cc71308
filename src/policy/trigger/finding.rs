//! What a condition finds.

/// Whether a condition holds, and the facts that it looked at in a few words.
pub(super) struct Finding {
    pub holds: bool,
    pub text: String,
}

impl Finding {
    pub fn new(holds: bool, text: impl Into<String>) -> Self {
        Self { holds, text: text.into() }
    }
}
