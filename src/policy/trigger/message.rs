//! Conditions on one message.

use super::super::facts::{Facts, is_talk};
use super::super::memory::number_of;
use super::finding::Finding;
use crate::conversation::turn::Turn;
use crate::desk::trigger::{PersonRequest, Threat};

/// A condition on the turn looked at; it does not hold where there is none.
fn turn(facts: &Facts<'_>, holds: impl Fn(&Turn) -> bool, text: impl Into<String>) -> Finding {
    Finding::new(facts.turn().is_some_and(holds), text)
}

pub fn asks_for_person(clearly: PersonRequest, facts: &Facts<'_>) -> Finding {
    let text = format!("the customer asks for a person{}", facts.quote("asks_for_person"));
    turn(facts, |turn| turn.asks_for_person.is_some_and(|asked| asked >= clearly), text)
}

pub fn first_turn(facts: &Facts<'_>) -> Finding {
    let all = &facts.conversation.turns;
    let text = "it is the customer's first message, small talk aside";
    // Where the beginning is no longer kept, it is long past.
    let since_the_first = all.first().is_some_and(|first| first.number == 1);
    let holds = |turn: &Turn| {
        since_the_first && all.iter().take_while(|it| it.number < turn.number).all(|it| is_talk(facts.desk, it))
    };
    turn(facts, holds, text)
}

pub fn confidence(below: f32, facts: &Facts<'_>) -> Finding {
    let found = facts.turn().map_or(0.0, |turn| turn.probability);
    let text = format!("the likeliest answer has probability {found:.2} (limit {below:.2})");
    turn(facts, |turn| turn.probability < below, text)
}

pub fn no_article(facts: &Facts<'_>) -> Finding {
    turn(facts, |turn| turn.no_article && turn.outcome.is_failure(), "no article answers the message")
}

pub fn answer_rejected(facts: &Facts<'_>) -> Finding {
    let text = format!("the customer says that the answer did not help{}", facts.quote("rejects_answer"));
    turn(facts, |turn| turn.rejects_answer, text)
}

pub fn profanity(facts: &Facts<'_>) -> Finding {
    turn(facts, |turn| turn.profanity, "the message swears")
}

pub fn repeats_itself(facts: &Facts<'_>) -> Finding {
    turn(facts, |turn| turn.repeats, "the customer says the same again")
}

pub fn threat(kinds: &[Threat], facts: &Facts<'_>) -> Finding {
    let found = facts.turn().into_iter().flat_map(|turn| &turn.threats).filter(|kind| kinds.contains(kind));
    let told: Vec<String> =
        found.map(|kind| format!("{}{}", kind.name().replace('_', " "), facts.quote(kind.name()))).collect();
    let text = match told.is_empty() {
        true => "the message holds no such threat or danger".to_owned(),
        false => format!("the message holds a threat or a danger: {}", told.join(", ")),
    };
    Finding::new(!told.is_empty(), text)
}

pub fn urgency(at_least: f32, facts: &Facts<'_>) -> Finding {
    let found = facts.turn().map_or(0.0, |turn| turn.urgency);
    let text = format!("urgency {found:.2} (limit {at_least:.2}){}", facts.quote("urgency"));
    turn(facts, |turn| turn.urgency >= at_least, text)
}

pub fn amount(above: f64, facts: &Facts<'_>) -> Finding {
    let kinds = &facts.conversation.entities;
    let is_money = |value: &str| kinds.iter().any(|entity| entity.kind == "money" && entity.value == value);
    let slots = facts.conversation.slots.values().filter(|value| is_money(value)).filter_map(|value| number_of(value));
    let named = facts.turn().and_then(|turn| turn.amount);
    let greatest = slots.chain(named).max_by(f64::total_cmp);
    let told = greatest.map_or_else(|| "no sum of money is named".to_owned(), |sum| format!("a sum of {sum} is named"));
    Finding::new(greatest.is_some_and(|sum| sum > above), format!("{told} (limit {above})"))
}
