//! Conditions that can never hold, because their parts exclude each other.

use super::{Lint, condition, place};
use crate::desk::Desk;
use crate::desk::condition::Comparison;
use crate::desk::trigger::{Condition, Trigger};
use crate::text::diagnostic::Diagnostic;

pub(super) const LINT: Lint = Lint { name: "contradiction", codes: &["contradictory-condition"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    for trigger in &desk.settings.escalate {
        examine(desk, trigger, &trigger.when, found);
    }
}

fn examine(desk: &Desk, trigger: &Trigger, condition: &Condition, found: &mut Vec<Diagnostic>) {
    match condition {
        Condition::All(inner) => {
            let parts: Vec<&Condition> = inner.iter().flat_map(conjuncts).collect();
            found.extend(together(desk, trigger, &parts));
            for part in parts {
                examine(desk, trigger, part, found);
            }
        }
        Condition::Any(inner) => inner.iter().for_each(|part| examine(desk, trigger, part, found)),
        Condition::Not(inner) => examine(desk, trigger, inner, found),
        Condition::Slot(slot) if excludes_itself(slot) => {
            let (name, trigger) = (&slot.name.value, &trigger.name.value);
            let message =
                format!("no value of `{name}` is within these bounds, so this part of `{trigger}` never holds");
            let wrong = Diagnostic::error("contradictory-condition", slot.name.span, message);
            found.push(wrong.help("`above` must be less than `below`, and a value that `equals` names within both"));
        }
        _ => {}
    }
}

/// The first two parts of an `all` that exclude each other.
fn together(desk: &Desk, trigger: &Trigger, parts: &[&Condition]) -> Option<Diagnostic> {
    let pair = parts.iter().enumerate().find_map(|(at, one)| {
        let other = parts.iter().skip(at + 1).find(|other| excludes(one, other))?;
        Some((*one, *other))
    });
    let (one, other) = pair?;
    let message = match (one, other) {
        (Condition::Not(_), _) | (_, Condition::Not(_)) => {
            format!("an `all` of `{}` wants something and its opposite, so it never holds", trigger.name.value)
        }
        _ => format!("two parts of an `all` of `{}` exclude each other, so it never holds", trigger.name.value),
    };
    let wrong = Diagnostic::error("contradictory-condition", place::within(desk, trigger.when.span, "all"), message);
    Some(wrong.help("delete one of them, or write `any` if either is enough"))
}

/// The parts that must hold together, those of an `all` within the `all` included.
fn conjuncts(condition: &Condition) -> Vec<&Condition> {
    match condition {
        Condition::All(inner) => inner.iter().flat_map(conjuncts).collect(),
        other => vec![other],
    }
}

/// Whether two conditions never hold together, as far as their forms tell.
fn excludes(one: &Condition, other: &Condition) -> bool {
    use Condition as C;
    match (one, other) {
        (C::Not(inner), wanted) | (wanted, C::Not(inner)) => condition::follows(wanted, inner),
        // A conversation is about one thing at a time, and so is what else it has one of.
        (C::Intent(these), C::Intent(those)) | (C::Article(these), C::Article(those)) => {
            !these.is_empty() && !these.iter().any(|id| those.iter().any(|there| there.value == id.value))
        }
        (C::Intent(_), C::Article(_)) | (C::Article(_), C::Intent(_)) => true,
        (C::Tier(these), C::Tier(those)) => {
            !these.is_empty() && !these.iter().any(|tier| those.iter().any(|there| there.eq_ignore_ascii_case(tier)))
        }
        (C::Channel(these), C::Channel(those)) => {
            !these.is_empty() && !these.iter().any(|channel| those.contains(channel))
        }
        (C::Hours(one), C::Hours(other)) => one != other,
        (C::Slot(one), C::Slot(other)) => one.name.value == other.name.value && excludes_itself(&both(one, other)),
        _ => false,
    }
}

/// What passes both comparisons with one slot; of two different values to equal, the first.
fn both(one: &Comparison, other: &Comparison) -> Comparison {
    let tighter = |one: Option<f64>, other: Option<f64>, best: fn(f64, f64) -> f64| match (one, other) {
        (Some(one), Some(other)) => Some(best(one, other)),
        (one, other) => one.or(other),
    };
    Comparison {
        name: one.name.clone(),
        above: tighter(one.above, other.above, f64::max),
        below: tighter(one.below, other.below, f64::min),
        equals: one.equals.clone().or_else(|| other.equals.clone()),
    }
}

fn excludes_itself(slot: &Comparison) -> bool {
    let number = slot.equals.as_ref().and_then(|value| value.split_whitespace().next_back()?.parse::<f64>().ok());
    let is_crossed = slot.above.zip(slot.below).is_some_and(|(above, below)| above >= below);
    let is_below = slot.above.zip(number).is_some_and(|(above, number)| number <= above);
    let is_above = slot.below.zip(number).is_some_and(|(below, number)| number >= below);
    is_crossed || is_below || is_above
}
