//! Regression suites: what each message and conversation must lead to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::action::Action;
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
    /// Text that the reply contains, without regard to case.
    pub contains: Option<Spanned<String>>,
    /// Values of slots after the turn.
    pub slots: BTreeMap<String, Spanned<String>>,
}
