//! Which triggers fire. One arm of [`holds`] for each kind of condition.

use super::facts::Facts;
use super::memory::number_of;
use crate::conversation::turn::{Outcome, Turn, failed_in_a_row, out_of_scope_in_a_row};
use crate::desk::trigger::{Condition, Response, SlotComparison, Trigger};
use crate::understand::signals::frustration::{level, rising};

/// The triggers that fire, in the order of the desk, up to the first that suppresses the rest (itself included).
pub(super) fn fired<'a>(triggers: &'a [Trigger], facts: &Facts<'_>) -> Vec<&'a Trigger> {
    let mut fired = Vec::new();
    for trigger in triggers {
        if holds(&trigger.when, facts) {
            fired.push(trigger);
            if trigger.respond == Response::Suppress {
                break;
            }
        }
    }
    fired
}

fn holds(condition: &Condition, facts: &Facts<'_>) -> bool {
    let conversation = facts.conversation;
    let turn = |holds: fn(&Turn) -> bool| facts.turn().is_some_and(holds);
    match condition {
        Condition::All(conditions) => conditions.iter().all(|condition| holds(condition, facts)),
        Condition::Any(conditions) => conditions.iter().any(|condition| holds(condition, facts)),
        Condition::Not(condition) => !holds(condition, facts),
        Condition::AsksForPerson(clearly) => {
            facts.turn().and_then(|turn| turn.asks_for_person).is_some_and(|asked| asked >= *clearly)
        }
        Condition::Intent(ids) => {
            let about = conversation.about.as_ref().and_then(|about| about.intent());
            about.is_some_and(|about| ids.iter().any(|id| id.value == about))
        }
        Condition::Tag(tags) => facts.tags().any(|tag| tags.iter().any(|wanted| wanted.value == tag)),
        Condition::FailedTurns(turns) => failed_in_a_row(facts.turns) >= *turns,
        Condition::OutOfScope(turns) => out_of_scope_in_a_row(facts.turns) >= *turns,
        Condition::SlotAttemptsExhausted => turn(|turn| turn.outcome == Outcome::SlotExhausted),
        Condition::Frustration(wanted) => {
            let history = facts.frustration();
            level(&history) >= wanted.at_least && (!wanted.rising || rising(&history))
        }
        Condition::RepeatsItself => turn(|turn| turn.repeats),
        Condition::Threat(threats) => {
            facts.turn().is_some_and(|turn| threats.iter().any(|threat| turn.threats.contains(threat)))
        }
        Condition::Urgency(level) => facts.turn().is_some_and(|turn| turn.urgency >= level.at_least),
        Condition::Slot(comparison) => {
            conversation.slots.get(comparison.name.as_str()).is_some_and(|value| compares(comparison, value))
        }
        Condition::Signal(name) => conversation.signals.contains(name),
    }
}

/// Whether a slot's value passes every comparison that is given.
fn compares(comparison: &SlotComparison, value: &str) -> bool {
    let number = number_of(value);
    let above = comparison.above.is_none_or(|bound| number.is_some_and(|number| number > bound));
    let below = comparison.below.is_none_or(|bound| number.is_some_and(|number| number < bound));
    let equals = comparison.equals.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(value));
    above && below && equals
}

/// A condition in a few words, with the facts that it looked at.
pub(super) fn describe(condition: &Condition, facts: &Facts<'_>) -> String {
    let conversation = facts.conversation;
    let list =
        |parts: &[Condition], word: &str| parts.iter().map(|part| describe(part, facts)).collect::<Vec<_>>().join(word);
    match condition {
        Condition::All(parts) => list(parts, " and "),
        Condition::Any(parts) => {
            let holding = parts.iter().filter(|part| holds(part, facts)).map(|part| describe(part, facts));
            holding.collect::<Vec<_>>().join(" and ")
        }
        Condition::Not(part) => format!("not ({})", describe(part, facts)),
        Condition::AsksForPerson(_) => "the customer asks for a person".to_owned(),
        Condition::Intent(_) | Condition::Tag(_) => {
            let about = conversation.about.as_ref().map_or("nothing yet", |about| about.id());
            format!("the conversation is about `{about}`")
        }
        Condition::FailedTurns(turns) => {
            format!("{} turns in a row without an answer (limit {turns})", failed_in_a_row(facts.turns))
        }
        Condition::OutOfScope(turns) => {
            format!("{} turns in a row out of scope (limit {turns})", out_of_scope_in_a_row(facts.turns))
        }
        Condition::SlotAttemptsExhausted => "a value was asked for as often as it may be".to_owned(),
        Condition::Frustration(wanted) => {
            format!("frustration {:.2} (limit {:.2})", level(&facts.frustration()), wanted.at_least)
        }
        Condition::RepeatsItself => "the customer says the same again".to_owned(),
        Condition::Threat(_) => "the message holds a threat or a danger".to_owned(),
        Condition::Urgency(level) => {
            format!("urgency {:.2} (limit {:.2})", facts.turn().map_or(0.0, |turn| turn.urgency), level.at_least)
        }
        Condition::Slot(comparison) => {
            format!("the value of `{}` is within the trigger's bounds", comparison.name.value)
        }
        Condition::Signal(name) => format!("the host signalled `{name}`"),
    }
}
