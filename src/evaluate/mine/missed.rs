//! The messages that the bot could not settle, from the entries of event logs.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::conversation::event::EventKind;
use crate::conversation::log::LogEntry;
use crate::desk::action::Action;
use crate::engine::Engine;

/// Most messages that are kept; later ones are counted only.
const MAX_MISSED: usize = 50_000;
/// Most messages of people that are kept.
const MAX_TYPED: usize = 50_000;
/// Most messages of people that are kept as answers of one conversation.
const MAX_ANSWERS: usize = 5;

/// Reasons of decisions on messages that reply to the bot, or that speak of the end, and so want nothing new.
const REPLIES: [&str; 18] = [
    "answer-rejected",
    "chosen",
    "comment",
    "greeting",
    "missing-contact",
    "none-of-these",
    "offer-accepted",
    "offer-declined",
    "rated",
    "resolved",
    "settled",
    "slot-attempts",
    "slot-declined",
    "slot-filled",
    "slot-not-given",
    "step-reply-unclear",
    "still-waiting",
    "way-chosen",
];

/// How the bot failed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// It asked for other words.
    Unanswered,
    /// The customer turned down all choices that it offered.
    Misunderstood,
    /// The customer said that its answer did not help.
    Rejected,
    /// It passed the conversation to a person, and not because the intent says so.
    HandedOff,
}

impl Failure {
    /// It in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unanswered => "unanswered",
            Self::Misunderstood => "misunderstood",
            Self::Rejected => "rejected",
            Self::HandedOff => "handed off",
        }
    }
}

/// A message that the bot could not settle.
#[derive(Clone, Debug, PartialEq)]
pub struct Missed {
    /// What the customer wrote, personal data redacted.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// How the bot failed first.
    pub failure: Failure,
    /// The conversation.
    pub conversation: String,
}

/// What a log holds for mining.
#[derive(Debug, Default)]
pub struct Misses {
    /// What was missed, in the order in which it turned out to be.
    pub missed: Vec<Missed>,
    /// What people wrote to customers, with the conversation.
    pub typed: Vec<(String, String)>,
    /// The first things that people wrote in a conversation, by its id.
    pub answers: BTreeMap<String, Vec<String>>,
    /// How many entries were read.
    pub entries: u64,
    /// How many missed messages were more than are kept.
    pub left_out: u64,
    /// The times of the first and of the last event.
    pub times: Option<(Timestamp, Timestamp)>,
    wishes: BTreeMap<String, Wish>,
}

/// The last message of a conversation that wanted something.
#[derive(Debug)]
struct Wish {
    text: String,
    at: Timestamp,
    is_missed: bool,
}

impl Misses {
    /// Takes one entry. Entries of one conversation come in the order in which they were written.
    pub fn add(&mut self, engine: &Engine, entry: &LogEntry) {
        self.entries = self.entries.saturating_add(1);
        let (first, last) = self.times.unwrap_or((entry.event.at, entry.event.at));
        self.times = Some((first.min(entry.event.at), last.max(entry.event.at)));
        if entry.decision.is_duplicate() {
            return;
        }
        let clean = |text: &str| if entry.redacted { text.to_owned() } else { engine.redacted(text) };
        match &entry.event.kind {
            EventKind::Message { text } => {
                if is_wish(engine, entry, text) {
                    let wish = Wish { text: clean(text), at: entry.event.at, is_missed: false };
                    self.wishes.insert(entry.conversation.clone(), wish);
                }
                self.failed(engine, entry);
            }
            EventKind::Choice { .. } => self.failed(engine, entry),
            EventKind::AgentMessage { text } => {
                let text = clean(text);
                let answers = self.answers.entry(entry.conversation.clone()).or_default();
                if answers.len() < MAX_ANSWERS {
                    answers.push(text.clone());
                }
                if self.typed.len() < MAX_TYPED {
                    self.typed.push((entry.conversation.clone(), text));
                }
            }
            EventKind::Closed => {
                self.wishes.remove(&entry.conversation);
            }
            _ => {}
        }
    }

    fn failed(&mut self, engine: &Engine, entry: &LogEntry) {
        let Some(failure) = failure(engine, entry) else { return };
        let Some(wish) = self.wishes.get_mut(&entry.conversation).filter(|wish| !wish.is_missed) else { return };
        wish.is_missed = true;
        if self.missed.len() >= MAX_MISSED {
            self.left_out = self.left_out.saturating_add(1);
            return;
        }
        let (text, at) = (wish.text.clone(), wish.at);
        self.missed.push(Missed { text, at, failure, conversation: entry.conversation.clone() });
    }
}

/// Whether a message wants something of its own.
fn is_wish(engine: &Engine, entry: &LogEntry, text: &str) -> bool {
    let silent = matches!(entry.decision.action, Action::Assist | Action::Wait | Action::Close | Action::AskRating);
    if silent || entry.decision.reasons.iter().any(|reason| REPLIES.iter().any(|name| reason.is_own(name))) {
        return false;
    }
    let signals = engine.understand(text, None).signals;
    signals.asks_for_person.is_none() && !signals.rejects_answer
}

fn failure(engine: &Engine, entry: &LogEntry) -> Option<Failure> {
    let decision = &entry.decision;
    let because = |name: &str| decision.reasons.iter().any(|reason| reason.is_own(name));
    let by_design = || {
        let intent = decision.about.as_ref().and_then(|about| engine.desk().intent(about.intent()?));
        because("intent-handoff") || intent.is_some_and(|intent| intent.handoff.is_some())
    };
    match decision.action {
        _ if because("none-of-these") => Some(Failure::Misunderstood),
        _ if because("answer-rejected") => Some(Failure::Rejected),
        Action::Rephrase => Some(Failure::Unanswered),
        Action::Handoff | Action::Arrange | Action::Offer if !by_design() => Some(Failure::HandedOff),
        _ => None,
    }
}
