//! A decision that another desk takes otherwise.

use core::fmt;
use jiff::Timestamp;
use serde::Serialize;

use crate::text::veiled::Veiled;

use crate::conversation::event::EventKind;
use crate::conversation::evidence::Target;
use crate::conversation::log::{LogEntry, LoggedDecision, LoggedHandoff};
use crate::conversation::trace::Reason;
use crate::desk::action::Action;

/// A decision that another desk takes otherwise.
#[derive(Clone, PartialEq, Serialize)]
pub struct Change {
    /// The conversation.
    pub conversation: String,
    /// The event.
    pub event: String,
    /// When it happened.
    pub at: Timestamp,
    /// What the customer said, redacted; the kind of the event, if it was no message.
    pub said: String,
    /// The recorded decision.
    pub before: Decided,
    /// The decision of the other desk.
    pub after: Decided,
}

/// Prints the change, and not what the customer said.
impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Change");
        out.field("conversation", &self.conversation).field("event", &self.event).field("at", &self.at);
        out.field("said", &Veiled(&self.said)).field("before", &self.before).field("after", &self.after).finish()
    }
}

/// What of a decision is compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decided {
    /// What the bot does.
    pub action: Action,
    /// What it is about.
    pub about: Option<Target>,
    /// What else it is about, in order.
    pub also: Vec<Target>,
    /// What the customer can pick.
    pub choices: Vec<Option<Target>>,
    /// Where it goes.
    pub handoff: Option<Routed>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Where a handoff goes, without the time by which it is due, which follows from its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Routed {
    /// The queue.
    pub queue: String,
    /// The word for the priority.
    pub priority: &'static str,
    /// Skills.
    pub skills: Vec<String>,
}

impl Decided {
    pub(super) fn of(decision: &LoggedDecision) -> Self {
        let routed = |handoff: &LoggedHandoff| Routed {
            queue: handoff.queue.clone(),
            priority: handoff.priority.word(),
            skills: handoff.skills.clone(),
        };
        Self {
            action: decision.action,
            about: decision.about.clone(),
            also: decision.also.clone(),
            choices: decision.choices.iter().map(|choice| choice.target.clone()).collect(),
            handoff: decision.handoff.as_ref().map(routed),
            reasons: decision.reasons.clone(),
        }
    }

    /// Whether both are the same to all who take part: the same is done, for reasons of the same names.
    fn equals(&self, other: &Self) -> bool {
        let names = |decided: &Self| decided.reasons.iter().map(|reason| reason.name.clone()).collect::<Vec<_>>();
        self.action == other.action
            && self.about == other.about
            && self.also == other.also
            && self.choices == other.choices
            && self.handoff == other.handoff
            && names(self) == names(other)
    }
}

/// How two decisions on the same event differ.
pub(super) enum Difference {
    None,
    /// The same decision in other words.
    Wording,
    Decision(Box<Change>),
}

/// Compares the recorded entry with that of the other desk.
pub(super) fn compare(recorded: &LogEntry, again: &LogEntry) -> Difference {
    let (before, after) = (Decided::of(&recorded.decision), Decided::of(&again.decision));
    if before.equals(&after) {
        return match recorded.decision.text == again.decision.text {
            true => Difference::None,
            false => Difference::Wording,
        };
    }
    let event = &again.event;
    Difference::Decision(Box::new(Change {
        conversation: recorded.conversation.clone(),
        event: event.id.clone(),
        at: event.at,
        said: match &event.kind {
            EventKind::Message { text } => text.clone(),
            kind => format!("({})", kind.word()),
        },
        before,
        after,
    }))
}
