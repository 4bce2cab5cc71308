//! Regression suites: what each message and conversation must lead to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::action::Action;
use super::bounds::Bounds;
use super::fragments::Fragments;
use super::queue::Priority;
use crate::text::span::Spanned;

/// One case: a single message, or a whole conversation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Case {
    /// What it is called: the message itself, or the conversation's name.
    pub name: Spanned<String>,
    /// Whether it is a single message.
    pub single: bool,
    /// What happens, in order.
    pub turns: Vec<Turn>,
    /// At which turn the conversation first goes to a person.
    pub handoff: Option<Spanned<HandoffAt>>,
}

/// At which turn a conversation first goes to a person.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandoffAt {
    /// At none.
    Never,
    /// At this one, counted from 1.
    Turn(u32),
}

/// One thing the customer does, and what must follow.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Turn {
    /// What the customer does.
    pub input: Spanned<Input>,
    /// What must follow.
    pub expect: Expectation,
}

/// What a customer does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// Types a message.
    Message(String),
    /// Picks a choice of the last clarification, from 1.
    Choose(u32),
}

/// What must follow; what is not named may be anything.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expectation {
    /// The action.
    pub action: Option<Spanned<Action>>,
    /// The intent that the decision is about.
    pub intent: Option<Spanned<String>>,
    /// The article that the decision is about.
    pub article: Option<Spanned<String>>,
    /// A reason that is among those given.
    pub reason: Option<Spanned<String>>,
    /// The queue of a handoff.
    pub queue: Option<Spanned<String>>,
    /// The priority of a handoff.
    pub priority: Option<Spanned<Priority>>,
    /// How probable the intent or article is that the decision is about.
    pub confidence: Option<Spanned<Bounds>>,
    /// Texts that the reply contains, without regard to case.
    pub contains: Option<Spanned<Fragments>>,
    /// Texts that the reply does not contain, without regard to case.
    pub lacks: Option<Spanned<Fragments>>,
    /// Values of slots after the turn.
    pub slots: BTreeMap<String, Spanned<String>>,
}
