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
}
