//! Which triggers fire. One function for each kind of condition, in the file of its family.

mod course;
mod customer;
mod finding;
mod message;
mod people;
mod topic;

use finding::Finding;

use super::facts::Facts;
use crate::desk::queue::Priority;
use crate::desk::trigger::{Condition, Response, Trigger};

/// The triggers that fire, in the order of the desk. After one that suppresses (itself included) only those fire whose
/// priority is urgent.
pub(super) fn fired<'a>(triggers: &'a [Trigger], facts: &Facts<'_>) -> Vec<&'a Trigger> {
    let mut fired = Vec::new();
    let mut suppressed = false;
    for trigger in triggers {
        if suppressed && trigger.priority != Some(Priority::Urgent) {
            continue;
        }
        if find(&trigger.when, facts).holds {
            suppressed |= trigger.respond == Response::Suppress;
            fired.push(trigger);
        }
    }
    fired
}

/// A condition in a few words, with the facts that it looked at.
pub(super) fn describe(condition: &Condition, facts: &Facts<'_>) -> String {
    find(condition, facts).text
}

/// Whether a condition, or one within it, looks at the time that a queue promises.
pub(super) fn looks_at_sla(condition: &Condition) -> Option<crate::desk::duration::Duration> {
    match condition {
        Condition::SlaWithin(within) => Some(*within),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().filter_map(looks_at_sla).max(),
        _ => None,
    }
}

/// Whether a condition listens for a wish for a person, outside of every `not`.
pub(super) fn hears_a_wish(condition: &Condition) -> bool {
    match condition {
        Condition::AsksForPerson(_) => true,
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(hears_a_wish),
        _ => false,
    }
}

/// Whether a condition listens for an answer or a guide after which a person should follow, outside of every `not`.
pub(super) fn hears_an_end(condition: &Condition) -> bool {
    match condition {
        Condition::EndsWithPerson => true,
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(hears_an_end),
        _ => false,
    }
}

fn find(condition: &Condition, facts: &Facts<'_>) -> Finding {
    match condition {
        Condition::All(parts) => all(parts.iter().map(|part| find(part, facts))),
        Condition::Any(parts) => any(parts.iter().map(|part| find(part, facts))),
        Condition::Not(part) => not(find(part, facts)),
        Condition::Count(count) => course::count(count, facts),
        Condition::AsksForPerson(clearly) => message::asks_for_person(*clearly, facts),
        Condition::FirstTurn => message::first_turn(facts),
        Condition::Confidence(bound) => message::confidence(bound.below, facts),
        Condition::NoArticle => message::no_article(facts),
        Condition::AnswerRejected => message::answer_rejected(facts),
        Condition::Profanity => message::profanity(facts),
        Condition::RepeatsItself => message::repeats_itself(facts),
        Condition::Threat(kinds) => message::threat(kinds, facts),
        Condition::Urgency(level) => message::urgency(level.at_least, facts),
        Condition::Amount(bound) => message::amount(bound.above, facts),
        Condition::Intent(ids) => topic::intent(ids, facts),
        Condition::Article(ids) => topic::article(ids, facts),
        Condition::Tag(tags) => topic::tag(tags, facts),
        Condition::EndsWithPerson => topic::ends_with_person(facts),
        Condition::Slot(comparison) => topic::slot(comparison, facts),
        Condition::CloseCandidates(turns) => course::close_candidates(*turns, facts),
        Condition::FailedTurns(turns) => course::failed_turns(*turns, facts),
        Condition::OutOfScope(turns) => course::out_of_scope(*turns, facts),
        Condition::SlotAttemptsExhausted => course::slot_attempts_exhausted(facts),
        Condition::Frustration(level) => course::frustration(level, facts),
        Condition::LongerThan(length) => course::longer_than(length, facts),
        Condition::Tier(tiers) => customer::tier(tiers, facts),
        Condition::CustomerValue(bound) => customer::value(bound.above, facts),
        Condition::OpenComplaint => customer::open_complaint(facts),
        Condition::RepeatContact(contacts) => customer::repeat_contact(contacts, facts),
        Condition::Fact(comparison) => customer::fact(comparison, facts),
        Condition::LanguageNotServed => customer::language_not_served(facts),
        Condition::Channel(channels) => customer::channel(channels, facts),
        Condition::Signal(name) => customer::signal(name, facts),
        Condition::Hours(presence) => people::hours(*presence, facts),
        Condition::SlaWithin(within) => people::sla_within(*within, facts),
        Condition::WaitAbove(bound) => people::wait_above(*bound, facts),
    }
}

fn all(parts: impl Iterator<Item = Finding>) -> Finding {
    let parts: Vec<Finding> = parts.collect();
    let holds = parts.iter().all(|part| part.holds);
    let texts = parts.into_iter().map(|part| part.text).collect::<Vec<_>>();
    Finding::new(holds, texts.join(" and "))
}

fn any(parts: impl Iterator<Item = Finding>) -> Finding {
    let holding: Vec<String> = parts.filter(|part| part.holds).map(|part| part.text).collect();
    Finding::new(!holding.is_empty(), holding.join(" and "))
}

fn not(part: Finding) -> Finding {
    Finding::new(!part.holds, format!("not ({})", part.text))
}
