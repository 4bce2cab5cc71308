//! Kinds of values that an operator defines.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::span::Spanned;

/// The kinds of values that are recognised without a definition.
pub const BUILT_IN: &[&str] = &["code", "date", "email", "money", "number", "percentage", "phone", "time", "url"];

/// A kind of value beside the built-in ones: a regular expression, or a list of values with their synonyms.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntityDefinition {
    /// What matches this regular expression, without regard to case.
    Pattern(Spanned<String>),
    /// One of several values.
    List(ListDefinition),
}

/// A list of values.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListDefinition {
    /// Each value with the words that stand for it, beside its own name.
    pub values: BTreeMap<String, Vec<Spanned<String>>>,
    /// Whether one typing error is forgiven in words of five letters or more.
    #[serde(default)]
    pub typos: bool,
}
