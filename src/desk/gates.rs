//! Gates of a suite: figures over all of a file's cases that must hold beside each case.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bounds::Bounds;
use crate::text::span::Spanned;

/// The gates of one file of suites, written as its item `- gates:`. A figure that is not named may be anything. Every figure
/// is a share (0..=1).
///
/// A *labelled* turn expects an intent or an article; a *handoff* turn expects the action `handoff`, a queue or a priority.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Gates {
    /// Of the labelled turns, those whose decision is about the expected intent or article.
    pub accuracy: Option<Spanned<Bounds>>,
    /// The mean over the expected intents and articles of the harmonic mean of precision and recall.
    pub macro_f1: Option<Spanned<Bounds>>,
    /// Of the turns that were handed to a person and expect some action, those that expect a handoff.
    pub handoff_precision: Option<Spanned<Bounds>>,
    /// Of the handoff turns, those that were handed to a person.
    pub handoff_recall: Option<Spanned<Bounds>>,
    /// Of the turns that the bot answered and of which an action, an intent or an article is expected, those that expect
    /// another.
    pub wrong_answers: Option<Spanned<Bounds>>,
    /// For each intent, of the turns that expect it, those whose decision is about it.
    pub intents: BTreeMap<String, Spanned<Bounds>>,
}
