//! Why an answer was found, in its own words.

use core::fmt;
use core::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::veiled::Veiled;

/// The passage of an answer that has most of the message's words, as plain data for a host to highlight.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Passage {
    /// A sentence or a line of the answer, as plain text.
    pub text: String,
    /// Where the words stand in it that the message has too, in bytes; ascending.
    pub matched: Vec<Range<usize>>,
}

impl fmt::Debug for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passage").field("text", &Veiled(&self.text)).field("matched", &self.matched).finish()
    }
}
