//! What the bot does about an event.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::assist::{ApprovalRequest, Assist};
use super::choice::Choice;
use super::evidence::Target;
use super::packet::HandoffPacket;
use super::passage::Passage;
use super::search::SearchQuery;
use super::state::Conversation;
use super::trace::{Reason, Trace};
use super::wake::WakeUp;
use crate::desk::action::Action;
use crate::text::veiled::Veiled;

/// What follows an event: what the bot does, and the conversation as it then is. Commit both together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
pub struct Step {
    /// What the bot does.
    pub decision: Decision,
    /// The conversation afterwards.
    pub conversation: Conversation,
}

/// What the bot does, and why.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decision {
    /// What it does, in a word.
    pub action: Action,
    /// What it says, in the form of the conversation's channel: Markdown, HTML or plain text; empty if it says nothing.
    pub text: String,
    /// What the customer can pick, in order; numbered from 1.
    pub choices: Vec<Choice>,
    /// The intent or article that the decision is about.
    pub about: Option<Target>,
    /// What else it is about, in order, where the message held several questions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Target>,
    /// The passage of the answer that has most of the message's words, where an article answers.
    pub passage: Option<Passage>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// What the person gets who takes over, with actions `handoff` and `arrange`.
    pub handoff: Option<HandoffPacket>,
    /// What a person is asked to allow, with action `ask_approval`.
    pub approval: Option<ApprovalRequest>,
    /// What the host is asked to search for, with action `search`.
    pub search: Option<SearchQuery>,
    /// What is suggested to the person who has the conversation, with action `assist`, and how it may be put on file, at its end.
    pub assist: Option<Assist>,
    /// When the host should send an event if nothing else happens, and why.
    pub wake_at: Option<WakeUp>,
    /// How the decision came about.
    pub trace: Trace,
}

/// Prints what is done and why; the text may hold values that the customer gave.
impl fmt::Debug for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Decision");
        out.field("action", &self.action).field("text", &Veiled(&self.text)).field("choices", &self.choices);
        out.field("about", &self.about).field("also", &self.also).field("passage", &self.passage);
        out.field("reasons", &self.reasons).field("handoff", &self.handoff);
        out.field("approval", &self.approval).field("search", &self.search).field("assist", &self.assist);
        out.field("wake_at", &self.wake_at).field("trace", &self.trace).finish()
    }
}
