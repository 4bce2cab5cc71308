//! Conditions on what the conversation is about.

use super::super::facts::Facts;
use super::super::memory::number_of;
use super::finding::Finding;
use crate::conversation::evidence::Target;
use crate::conversation::turn::Outcome;
use crate::desk::condition::Comparison;
use crate::desk::guide::Next;
use crate::text::span::Spanned;

pub fn intent(ids: &[Spanned<String>], facts: &Facts<'_>) -> Finding {
    let about = facts.about().and_then(Target::intent);
    about_one(about.is_some_and(|about| ids.iter().any(|id| id.value == about)), facts)
}

pub fn article(ids: &[Spanned<String>], facts: &Facts<'_>) -> Finding {
    let about = facts.about().filter(|about| about.intent().is_none());
    about_one(about.is_some_and(|about| ids.iter().any(|id| id.value == about.id())), facts)
}

pub fn tag(tags: &[Spanned<String>], facts: &Facts<'_>) -> Finding {
    about_one(facts.tags().any(|tag| tags.iter().any(|wanted| wanted.value == tag)), facts)
}

fn about_one(holds: bool, facts: &Facts<'_>) -> Finding {
    Finding::new(holds, format!("the conversation is about `{}`", facts.about().map_or("nothing yet", Target::id)))
}

pub fn ends_with_person(facts: &Facts<'_>) -> Finding {
    let answered = facts.turn().filter(|turn| turn.outcome == Outcome::Answered);
    let about = answered.and_then(|turn| turn.about.as_ref());
    let ends = about.is_some_and(|about| facts.ends_with_person(about));
    let guided = facts.turn().is_some_and(|turn| turn.outcome == Outcome::Guided);
    let guide = facts.conversation.guide.as_ref().filter(|_| guided && is_latest(facts));
    let ends = ends || guide.is_some_and(|position| position.step == Next::Person.to_string());
    Finding::new(ends, "a person should follow the answer")
}

/// Whether the turn looked at is the latest, and no earlier one.
fn is_latest(facts: &Facts<'_>) -> bool {
    facts.turns.len() == facts.conversation.counted().len()
}

pub fn slot(comparison: &Comparison, facts: &Facts<'_>) -> Finding {
    let value = facts.conversation.slots.get(comparison.name.as_str());
    let holds = value.is_some_and(|value| compares(comparison, value, number_of(value)));
    Finding::new(holds, format!("the value of `{}` is within the trigger's bounds", comparison.name.value))
}

/// Whether a value passes every comparison that is given.
pub fn compares(comparison: &Comparison, text: &str, number: Option<f64>) -> bool {
    let above = comparison.above.is_none_or(|bound| number.is_some_and(|number| number > bound));
    let below = comparison.below.is_none_or(|bound| number.is_some_and(|number| number < bound));
    let equals = comparison.equals.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(text));
    above && below && equals
}
