//! The event log: one entry for each event, from which everything that happened can be rebuilt.
//!
//! A host appends each entry as one line of JSON, in the transaction that stores the conversation. The conversation is the
//! fold of its events; the entry also holds what was decided, so that a log can be read without an engine.

use core::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::decision::Step;
use super::event::{Event, EventKind, Opened};
use super::evidence::Target;
use super::fault::Fault;
use super::packet::HandoffPacket;
use super::search::MAX_FOUND;
use super::state::{MAX_KEPT, Phase};
use super::trace::Reason;
use super::wake::WakeUp;
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::desk::customer::{Customer, Fact};
use crate::desk::found::FoundArticle;
use crate::desk::queue::Priority;
use crate::text::beginning::beginning;
use crate::text::language::Language;
use crate::text::literal::without_name;
use crate::text::redact::Redactor;
use crate::text::veiled::Veiled;

/// The version of the entry's shape.
pub const LOG_VERSION: u32 = 1;

/// The longest text that an entry keeps, in bytes; what is longer is cut.
pub const MAX_LOGGED_TEXT: usize = 8_000;

/// One event, and what was decided on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogEntry {
    /// [`LOG_VERSION`].
    pub version: u32,
    /// The conversation's id.
    pub conversation: String,
    /// By which way the customer writes.
    pub channel: Channel,
    /// The language of the conversation, the desk's unless the host or the messages tell another.
    pub language: Language,
    /// What happened, personal data redacted unless the host chose otherwise.
    pub event: Event,
    /// Whether personal data was redacted.
    pub redacted: bool,
    /// When the host had carried out the decision, by its clock.
    pub done_at: Timestamp,
    /// What was decided.
    pub decision: LoggedDecision,
    /// Who has the conversation afterwards.
    pub phase: Phase,
    /// The customer's rating so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<LoggedRating>,
    /// The version of the crate.
    pub engine: String,
    /// The fingerprint of the desk's files.
    pub desk: String,
}

/// A decision as the log keeps it: without evidence and transcript.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoggedDecision {
    /// What the bot did.
    pub action: Action,
    /// What it said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What the customer could pick.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The intent or article that it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Target>,
    /// What else it was about, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Target>,
    /// Why, with the lines of the desk.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Where it went, with action `handoff`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handoff: Option<LoggedHandoff>,
    /// When the next event is due if nothing happens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wake_at: Option<WakeUp>,
    /// What went wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
}

/// Prints what was done and why; the text may hold values that the customer gave.
impl fmt::Debug for LoggedDecision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("LoggedDecision");
        out.field("action", &self.action).field("text", &Veiled(&self.text)).field("choices", &self.choices);
        out.field("about", &self.about)
            .field("also", &self.also)
            .field("reasons", &self.reasons)
            .field("handoff", &self.handoff);
        out.field("wake_at", &self.wake_at).field("faults", &self.faults).finish()
    }
}

/// Where a handoff went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoggedHandoff {
    /// The queue.
    pub queue: String,
    /// How soon it should be taken.
    pub priority: Priority,
    /// What the person needs to be able to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
    /// By when a person should have it, if the queue promises a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
}

/// How the customer rated the conversation.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LoggedRating {
    /// The score.
    pub score: u32,
    /// The highest score that the desk's scale has.
    pub of: u32,
}

/// What of an entry depends on the engine that decided.
pub(crate) struct Writer<'a> {
    /// Takes personal data out; without it the entry is raw.
    pub redactor: Option<&'a Redactor>,
    /// The language of the desk.
    pub language: Language,
    /// The highest score of the desk's ratings.
    pub scale: u32,
    /// The fingerprint of the desk's files.
    pub desk: String,
}

impl LogEntry {
    /// The entry of an event and the step that followed it.
    pub(crate) fn of(writer: Writer<'_>, event: &Event, step: &Step, done_at: Timestamp) -> Self {
        let clean = |text: &str| {
            let text = writer.redactor.map_or_else(|| text.to_owned(), |redactor| redactor.redact(text));
            beginning(&text, MAX_LOGGED_TEXT).to_owned()
        };
        let decision = &step.decision;
        let rating = step.conversation.rating.as_ref();
        let reason = |reason: &Reason| Reason { text: clean(&reason.text), ..reason.clone() };
        let fault = |fault: &Fault| Fault { message: clean(&fault.message), ..fault.clone() };
        Self {
            version: LOG_VERSION,
            conversation: step.conversation.id.clone(),
            channel: step.conversation.channel,
            language: step.conversation.language.unwrap_or(writer.language),
            event: Event { kind: told(&event.kind, &clean), ..event.clone() },
            redacted: writer.redactor.is_some(),
            done_at,
            decision: LoggedDecision {
                action: decision.action,
                text: clean(&match (&writer.redactor, &step.conversation.customer.name) {
                    (Some(_), Some(name)) => without_name(&decision.text, name),
                    _ => decision.text.clone(),
                }),
                choices: decision.choices.clone(),
                about: decision.about.clone(),
                also: decision.also.clone(),
                reasons: decision.reasons.iter().map(reason).collect(),
                handoff: decision.handoff.as_ref().map(LoggedHandoff::of),
                wake_at: decision.wake_at,
                faults: decision.trace.faults.iter().map(fault).collect(),
            },
            phase: step.conversation.phase,
            rating: rating.map(|rating| LoggedRating { score: rating.score, of: writer.scale }),
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            desk: writer.desk,
        }
    }
}

impl LoggedDecision {
    /// Whether the event had been handled before, so that nothing followed from it.
    pub fn is_duplicate(&self) -> bool {
        self.action == Action::Wait && self.reasons.iter().any(|reason| reason.is_own("duplicate-event"))
    }
}

impl LoggedHandoff {
    fn of(packet: &HandoffPacket) -> Self {
        Self { queue: packet.queue.clone(), priority: packet.priority, skills: packet.skills.clone(), due: packet.due }
    }
}

/// The event with every free text in it cleaned. No arm stands for "all others": whoever adds a kind decides here which
/// of its texts people write.
fn told(kind: &EventKind, clean: &impl Fn(&str) -> String) -> EventKind {
    match kind {
        EventKind::Message { text } => EventKind::Message { text: clean(text) },
        EventKind::AgentMessage { text } => EventKind::AgentMessage { text: clean(text) },
        EventKind::Rated { score, text } => EventKind::Rated { score: *score, text: clean(text) },
        EventKind::Opened(opened) => EventKind::Opened(Opened {
            customer: of_customer(&opened.customer, clean),
            subject: opened.subject.as_deref().map(clean),
            ..opened.clone()
        }),
        EventKind::Customer(customer) => EventKind::Customer(of_customer(customer, clean)),
        EventKind::Found { search, articles } => {
            let cut = |text: &String| beginning(text, MAX_LOGGED_TEXT).to_owned();
            let kept = articles.iter().take(MAX_FOUND).map(|article| FoundArticle {
                article: cut(&article.article),
                title: cut(&article.title),
                questions: article.questions.iter().take(MAX_KEPT).map(cut).collect(),
                answer: cut(&article.answer),
            });
            EventKind::Found { search: search.clone(), articles: kept.collect() }
        }
        EventKind::SearchFailed { search, why } => EventKind::SearchFailed { search: search.clone(), why: clean(why) },
        EventKind::Visit(_)
        | EventKind::Choice { .. }
        | EventKind::Signal { .. }
        | EventKind::Queues(_)
        | EventKind::WokeUp
        | EventKind::AgentJoined { .. }
        | EventKind::AgentLeft
        | EventKind::Transferred { .. }
        | EventKind::ReturnedToBot
        | EventKind::Approved { .. }
        | EventKind::Refused { .. }
        | EventKind::Resolved
        | EventKind::Closed
        | EventKind::Unknown { .. } => kind.clone(),
    }
}

/// The name is personal data, whatever its form; no decision rests on it.
fn of_customer(customer: &Customer, clean: &impl Fn(&str) -> String) -> Customer {
    let cleaned = |fact: &Fact| match fact {
        Fact::Text(text) => Fact::Text(clean(text)),
        other => other.clone(),
    };
    let facts = customer.facts.iter().map(|(name, fact)| (name.clone(), cleaned(fact))).collect();
    Customer { name: None, facts, ..customer.clone() }
}
