//! What a message was understood to be: plain data, from which the policy decides.

use core::fmt;
use core::ops::Range;

use serde::{Deserialize, Serialize};

use super::entity::Entity;
use super::fault::Fault;
use super::signals::Signals;
use crate::text::language::Language;
use crate::text::source::Place;
use crate::text::veiled::Veiled;

/// What answers a message: an intent or an article, by id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// An intent of the desk.
    Intent(String),
    /// An article of the knowledge base.
    Article(String),
}

impl Target {
    /// The id of the intent or article.
    pub fn id(&self) -> &str {
        match self {
            Self::Intent(id) | Self::Article(id) => id,
        }
    }

    /// The intent's id, if it is one.
    pub fn intent(&self) -> Option<&str> {
        match self {
            Self::Intent(id) => Some(id),
            Self::Article(_) => None,
        }
    }
}

/// An intent or article that may answer the message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Candidate {
    /// What it is.
    pub target: Target,
    /// The calibrated probability (0..=1) that it answers the message, out of scope counted as wrong. The candidates of
    /// one message and its `out_of_scope` sum to at most 1.
    pub probability: f32,
    /// What spoke for it.
    pub support: Vec<Support>,
}

/// Something that spoke for a candidate.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Support {
    /// A phrase of the intent occurs in the message.
    Phrase {
        /// The bytes of the message that it covers.
        at: Range<usize>,
        /// Where the operator wrote it.
        written: Place,
    },
    /// A pattern of the intent matches the message.
    Pattern {
        /// The bytes of the message that it covers.
        at: Range<usize>,
        /// Where the operator wrote it.
        written: Place,
    },
    /// An example or a question variant is similar.
    Example {
        /// The example.
        text: String,
        /// Cosine similarity, 0..=1.
        similarity: f32,
        /// Where the operator wrote it.
        written: Place,
    },
    /// Words of the message occur in the article.
    Terms {
        /// Their stems, the weightiest first.
        stems: Vec<String>,
        /// Score of the index (BM25).
        score: f32,
    },
    /// The host's search found the article.
    Found {
        /// Its place in what was found, from 1.
        rank: usize,
        /// The stems that message and article share, in alphabetical order.
        stems: Vec<String>,
    },
    /// A word of the message weighs for the candidate and against the runner-up.
    Word {
        /// The bytes of the message.
        at: Range<usize>,
        /// Difference of the scores in nats.
        weight: f32,
    },
}

/// Prints how many stems there are; they are words of the message.
impl fmt::Debug for Support {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phrase { at, written } => f.debug_struct("Phrase").field("at", at).field("written", written).finish(),
            Self::Pattern { at, written } => {
                f.debug_struct("Pattern").field("at", at).field("written", written).finish()
            }
            Self::Example { text, similarity, written } => {
                let mut out = f.debug_struct("Example");
                out.field("text", text).field("similarity", similarity).field("written", written).finish()
            }
            Self::Terms { stems, score } => {
                f.debug_struct("Terms").field("stems", &stems.len()).field("score", score).finish()
            }
            Self::Found { rank, stems } => {
                f.debug_struct("Found").field("rank", rank).field("stems", &stems.len()).finish()
            }
            Self::Word { at, weight } => f.debug_struct("Word").field("at", at).field("weight", weight).finish(),
        }
    }
}

/// All that is known of one message.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// What may answer it, the most probable first, ties by id.
    pub candidates: Vec<Candidate>,
    /// The probability (0..=1) that nothing on this desk answers it.
    pub out_of_scope: f32,
    /// The language that it was read in, one of the desk's; `None` where there was no message.
    #[serde(default)]
    pub language: Option<Language>,
    /// The values in it, in the order of the message.
    pub entities: Vec<Entity>,
    /// What its parts clearly want, in order, where they want different things; empty for a message with one wish.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<Wish>,
    /// Mood, urgency, requests for a person and the like.
    pub signals: Signals,
    /// Words that were read as others, where they seemed mis-typed.
    pub repaired: Vec<Repair>,
    /// What went wrong in understanding it.
    pub faults: Vec<Fault>,
}

/// A part of a message that wants something of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Wish {
    /// The bytes of the message.
    pub at: Range<usize>,
    /// What answers it.
    pub target: Target,
    /// How probable that is, 0..=1.
    pub probability: f32,
    /// Whether it speaks of another thing than the part before it: "and cancel the other one".
    pub apart: bool,
}

/// A word that was read as another.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Repair {
    /// The bytes of the message.
    pub at: Range<usize>,
    /// What it was read as.
    pub read_as: String,
}

/// Prints the place, and not the word.
impl fmt::Debug for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Repair").field("at", &self.at).field("read_as", &Veiled(&self.read_as)).finish()
    }
}
