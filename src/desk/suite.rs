//! Regression suites: what each message and conversation must lead to.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::action::Action;
use super::bounds::Bounds;
use super::channel::Channel;
use super::customer::Customer;
use super::duration::Duration;
use super::found::FoundArticle;
use super::fragments::Fragments;
use super::queue::Priority;
use super::visit::Visit;
use super::workload::Workload;
use crate::text::span::Spanned;

/// One case: a single message, or a whole conversation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Case {
    /// What it is called: the message itself, or the conversation's name.
    pub name: Spanned<String>,
    /// Whether it is a single message.
    pub single: bool,
    /// When it begins; on a Monday at ten in universal time, if it does not say.
    pub at: Option<Spanned<Timestamp>>,
    /// What happens, in order.
    pub turns: Vec<Turn>,
    /// At which turn the conversation first goes to a person.
    pub handoff: Option<Spanned<HandoffAt>>,
}

/// At which turn a conversation first goes to a person.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HandoffAt {
    /// At none.
    Never,
    /// At this one, counted from 1.
    Turn(u32),
}

/// One thing that happens, and what must follow.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Turn {
    /// How long after the turn before.
    pub after: Option<Duration>,
    /// What happens.
    pub input: Spanned<Input>,
    /// What must follow.
    pub expect: Expectation,
}

/// What happens in a turn: what the customer does, what the host tells, what a person does, or that time passes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// The customer types a message.
    Message(String),
    /// The customer picks a choice of the last decision, from 1.
    Choose(u32),
    /// A visitor looks at a page, and has not opened the chat.
    Visits(Visit),
    /// The customer opens the chat.
    Opens(Opening),
    /// The host tells what it knows of the customer.
    Knows(Customer),
    /// The host sends the signal of that name.
    Signal(String),
    /// The host tells how busy the queues are.
    Queues(BTreeMap<String, Workload>),
    /// A person of the desk does something.
    Agent(AgentDoes),
    /// The host's search has ended with these articles.
    Found(Vec<FoundArticle>),
    /// The host's search has failed, for this reason.
    SearchFails(String),
    /// The customer rates the conversation in the host's own form.
    Rates(u32),
    /// Nothing but time passes; the conversation is woken when it wants to be.
    Passes(Duration),
}

/// How a chat is opened.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Opening {
    /// The channel.
    pub channel: Channel,
    /// The customer's language and country, as a BCP 47 tag such as `en-GB`.
    pub locale: Option<String>,
    /// The subject of an email.
    pub subject: Option<String>,
    /// What the host knows of the customer.
    pub customer: Customer,
}

/// What a person of the desk does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgentDoes {
    /// Takes the conversation.
    Joins,
    /// Writes to the customer.
    Says(String),
    /// Passes the conversation to another queue.
    Transfers(String),
    /// Gives it back to the bot.
    Returns,
    /// Leaves without an end.
    Leaves,
    /// Settles the matter.
    Resolves,
    /// Allows what the bot asked to be allowed.
    Approves,
    /// Does not allow it.
    Refuses,
}

/// What must follow; what is not named may be anything.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Expectation {
    /// The action.
    pub action: Option<Spanned<Action>>,
    /// The intent that the decision is about.
    pub intent: Option<Spanned<String>>,
    /// The article that the decision is about.
    pub article: Option<Spanned<String>>,
    /// The intents and articles that it is about besides, in order, where the message holds several questions.
    pub also: Option<Spanned<Fragments>>,
    /// A reason that is among those given: the name of a trigger or, where no trigger is called so, one of the engine's own.
    pub reason: Option<Spanned<String>>,
    /// Triggers that fire, also those that suppress, and those that another one goes before.
    pub fires: Option<Spanned<Fragments>>,
    /// Triggers that do not fire, though they nearly do.
    pub quiet: Option<Spanned<Fragments>>,
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
