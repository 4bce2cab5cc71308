//! Why an answer was found, in its own words.

use core::ops::Range;

use serde::{Deserialize, Serialize};

/// The passage of an answer that has most of the message's words, as plain data for a host to highlight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// A sentence or a line of the answer, as plain text.
    pub text: String,
    /// Where the words stand in it that the message has too, in bytes; ascending.
    pub matched: Vec<Range<usize>>,
}
