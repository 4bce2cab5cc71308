//! A value found in a message.

use core::ops::Range;

use serde::{Deserialize, Serialize};

/// A typed value found in a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its kind: a built-in one such as `email`, or one that the desk defines.
    pub kind: String,
    /// Where it stands in the message, in bytes.
    pub span: Range<usize>,
    /// As the customer wrote it.
    pub text: String,
    /// In its normal form.
    pub value: String,
    /// Whether it is personal data, which traces and packets show masked.
    #[serde(default)]
    pub private: bool,
}

impl Entity {
    /// The entity as traces and packets show it: personal data gives way to its kind in brackets.
    #[must_use]
    pub fn masked(&self) -> Self {
        let mut shown = self.clone();
        if self.private {
            shown.text = format!("[{}]", self.kind);
            shown.value.clone_from(&shown.text);
        }
        shown
    }
}
