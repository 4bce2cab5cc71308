//! Kinds of values that an operator defines.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::span::Spanned;

/// A kind of value beside the built-in ones: a regular expression, or a list of values with their synonyms.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityDefinition {
    /// What matches this regular expression, without regard to case.
    Pattern(Spanned<String>),
    /// Values, each with the words that stand for it.
    Values(BTreeMap<String, Vec<Spanned<String>>>),
}
