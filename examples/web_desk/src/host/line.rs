//! What a customer sees of an event: lines of the outbox.

use firstline::conversation::packet::Speaker;
use firstline::{Action, Conversation, Decision, Event, EventKind, Phase};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One line of the chat, as pages get it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The event that led to it.
    pub event: String,
    pub at: Timestamp,
    /// `customer`, `bot`, `agent` or `notice`.
    pub from: String,
    /// Plain text of customers, Markdown of the bot and of agents.
    pub text: String,
    /// What can be picked, numbered from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// What the bot did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// The highest score, where a rating is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<u32>,
    /// Where the conversation then stands.
    pub phase: Phase,
    /// Who has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
}

/// The lines that follow from an event.
pub fn lines(before: &Conversation, event: &Event, decision: &Decision, after: &Conversation, scale: u32) -> Vec<Line> {
    let agent = after.handed.as_ref().and_then(|handed| handed.taken.as_ref()).map(|taken| taken.agent.clone());
    let line = |from: &str, text: String| Line {
        event: event.id.clone(),
        at: event.at,
        from: from.to_owned(),
        text,
        choices: Vec::new(),
        action: None,
        scale: None,
        phase: after.phase,
        agent: agent.clone(),
    };
    let mut lines: Vec<Line> = said(after, event).map(|(from, text)| line(from, text)).into_iter().collect();
    if !decision.text.is_empty() {
        lines.push(Line {
            choices: decision.choices.iter().map(|choice| choice.label.clone()).collect(),
            action: Some(decision.action),
            scale: (decision.action == Action::AskRating).then_some(scale),
            ..line("bot", decision.text.clone())
        });
    }
    // The page has to learn of the end, and of a new phase, even where nothing is said.
    if lines.is_empty() && before.phase != after.phase {
        lines.push(line("notice", String::new()));
    }
    lines
}

fn said(after: &Conversation, event: &Event) -> Option<(&'static str, String)> {
    match &event.kind {
        EventKind::Message { text } => Some(("customer", text.clone())),
        EventKind::Choice { .. } => Some(("customer", picked(after))),
        EventKind::Rated { score, text } if text.is_empty() => Some(("customer", format!("Rating: {score}"))),
        EventKind::Rated { score, text } => Some(("customer", format!("Rating: {score} – {text}"))),
        EventKind::AgentMessage { text } => Some(("agent", text.clone())),
        EventKind::AgentJoined { agent } => Some(("notice", format!("{agent} is here to help"))),
        EventKind::ReturnedToBot => Some(("notice", "The assistant is back with you".to_owned())),
        EventKind::Transferred { .. } => Some(("notice", "You are being passed on to a colleague".to_owned())),
        EventKind::Closed => Some(("notice", "The conversation has ended".to_owned())),
        _ => None,
    }
}

/// What the picked choice is called, as the conversation noted it.
fn picked(after: &Conversation) -> String {
    let line = after.transcript.iter().rev().find(|line| line.speaker == Speaker::Customer);
    line.map(|line| line.text.clone()).unwrap_or_default()
}
