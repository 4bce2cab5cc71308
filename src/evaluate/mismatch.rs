//! What of a case did not come as expected.

use serde::Serialize;

use super::fired::{fires, told};
use super::suite_run::{TurnResult, confidence};
use crate::conversation::decision::Decision;
use crate::conversation::evidence::Target;
use crate::conversation::state::Conversation;
use crate::conversation::trace::Reason;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::suite::{Case, Expectation, HandoffAt};
use crate::text::source::{Place, Sources};
use crate::text::span::Span;

/// Something that did not come as expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mismatch {
    /// The turn, from 1.
    pub turn: usize,
    /// Where the expectation is written.
    pub place: Place,
    /// Which expectation: `action`, `intent`, `reason`, …
    pub what: String,
    /// What was expected.
    pub expected: String,
    /// What came.
    pub found: String,
}

/// A mismatch before its place is known.
pub(super) struct Difference {
    what: &'static str,
    span: Span,
    expected: String,
    found: String,
}

impl Difference {
    pub fn at(self, turn: usize, sources: &Sources) -> Mismatch {
        let Self { what, span, expected, found } = self;
        Mismatch { turn, place: sources.place(span), what: what.to_owned(), expected, found }
    }
}

/// Every expectation of a turn that the decision, or the conversation after it, does not meet.
pub(super) fn differences(
    desk: &Desk,
    expect: &Expectation,
    decision: &Decision,
    conversation: &Conversation,
) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut differs = |what, span, expected: String, came: Option<String>| {
        let found_instead = came.unwrap_or_else(|| "none".to_owned());
        found.push(Difference { what, span, expected, found: found_instead });
    };
    if let Some(action) = expect.action.as_ref().filter(|action| action.value != decision.action) {
        differs("action", action.span, action.word().to_owned(), Some(decision.action.word().to_owned()));
    }
    let about = decision.about.as_ref().map(|target| target.id());
    let is_intent = decision.about.as_ref().is_some_and(|target| target.intent().is_some());
    for (what, wanted, matches) in [("intent", &expect.intent, is_intent), ("article", &expect.article, !is_intent)] {
        if let Some(wanted) = wanted.as_ref().filter(|wanted| !matches || about != Some(wanted.as_str())) {
            differs(what, wanted.span, wanted.value.clone(), about.map(str::to_owned));
        }
    }
    if let Some(wanted) = &expect.also {
        let came: Vec<&str> = decision.also.iter().map(Target::id).collect();
        if !wanted.0.iter().eq(came.iter()) {
            differs("also", wanted.span, wanted.0.join(", "), Some(came.join(", ")));
        }
    }
    if let Some(reason) = &expect.reason {
        // A trigger may be called like a step of the engine; who writes the name then means the trigger.
        let is_trigger = |name: &str| desk.settings.escalate.iter().any(|trigger| trigger.name.value == name);
        let own = |given: &Reason| !given.trigger && is_trigger(&given.name);
        if !decision.reasons.iter().any(|given| given.name == reason.value && !own(given)) {
            let told =
                |given: &Reason| format!("{}{}", given.name, if own(given) { " (the engine's own)" } else { "" });
            let names: Vec<String> = decision.reasons.iter().map(told).collect();
            differs("reason", reason.span, reason.value.clone(), Some(names.join(", ")));
        }
    }
    let steps = &decision.trace.steps;
    for (what, triggers, wanted) in [("fires", &expect.fires, true), ("quiet", &expect.quiet, false)] {
        let Some(triggers) = triggers else { continue };
        for name in triggers.0.iter().filter(|name| fires(&decision.reasons, steps, name) != wanted) {
            let fired: Vec<&str> = told(steps).collect();
            differs(what, triggers.span, name.clone(), Some(fired.join(", ")).filter(|fired| !fired.is_empty()));
        }
    }
    let handoff = decision.handoff.as_ref();
    if let Some(queue) = &expect.queue {
        let came = handoff.map(|packet| packet.queue.clone());
        if came.as_ref() != Some(&queue.value) {
            differs("queue", queue.span, queue.value.clone(), came);
        }
    }
    if let Some(priority) = &expect.priority {
        let came = handoff.map(|packet| packet.priority);
        if came != Some(priority.value) {
            differs("priority", priority.span, priority.word().to_owned(), came.map(|came| came.word().to_owned()));
        }
    }
    if let Some(bounds) = &expect.confidence {
        let came = confidence(decision);
        if !came.is_some_and(|came| bounds.hold(came.into())) {
            differs("confidence", bounds.span, bounds.to_string(), came.map(|came| format!("{came:.3}")));
        }
    }
    let said = decision.text.to_lowercase();
    for (what, texts, wanted) in [("contains", &expect.contains, true), ("lacks", &expect.lacks, false)] {
        let Some(texts) = texts else { continue };
        for text in texts.0.iter().filter(|text| said.contains(&text.to_lowercase()) != wanted) {
            differs(what, texts.span, text.clone(), Some(decision.text.clone()));
        }
    }
    for (name, value) in &expect.slots {
        let came = conversation.slots.get(name);
        if came != Some(&value.value) {
            differs("slots", value.span, format!("{name}: {}", value.value), came.cloned());
        }
    }
    found
}

/// The mismatch of a conversation that goes to a person at another turn than it should.
pub(super) fn handoff_elsewhere(case: &Case, turns: &[TurnResult], sources: &Sources) -> Option<Mismatch> {
    let expected = case.handoff.as_ref()?;
    let wanted = match expected.value {
        HandoffAt::Never => None,
        HandoffAt::Turn(turn) => usize::try_from(turn).ok(),
    };
    let found = turns.iter().position(|turn| turn.action == Action::Handoff).map(|at| at + 1);
    let told = |turn: Option<usize>| turn.map_or_else(|| "never".to_owned(), |turn| format!("at turn {turn}"));
    (found != wanted).then(|| Mismatch {
        turn: found.or(wanted).unwrap_or_default(),
        place: sources.place(expected.span),
        what: "handoff".to_owned(),
        expected: told(wanted),
        found: told(found),
    })
}
