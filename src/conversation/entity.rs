//! A value found in a message.

use core::fmt;
use core::ops::Range;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A typed value found in a message.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// Its kind: a built-in one such as `email`, or one that the desk defines.
    pub kind: String,
    /// Where it stands in the message, in bytes.
    pub span: Range<usize>,
    /// As the customer wrote it.
    pub text: String,
    /// In its normal form.
    pub value: String,
    /// The slot that it fills, by intent, where the intent has several slots of its kind: `from` and `to`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub roles: BTreeMap<String, String>,
    /// Whether it is personal data, which traces and packets show masked.
    #[serde(default)]
    pub private: bool,
}

/// Prints the kind and the place, and not the value.
impl fmt::Debug for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Entity");
        out.field("kind", &self.kind).field("span", &self.span).field("private", &self.private).finish_non_exhaustive()
    }
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
