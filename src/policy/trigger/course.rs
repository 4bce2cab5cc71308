//! Conditions on the course of the conversation.

use jiff::SignedDuration;

use super::super::facts::{Facts, is_talk};
use super::find;
use super::finding::Finding;
use crate::conversation::turn::{Outcome, Turn, failed_in_a_row, out_of_scope_in_a_row};
use crate::desk::condition::{Count, FrustrationLevel, Length};
use crate::understand::signals::frustration::{level, rising};

/// In how many of the latest turns a condition held.
pub fn count(count: &Count, facts: &Facts<'_>) -> Finding {
    let within = usize::try_from(count.within.0).unwrap_or(usize::MAX);
    let ends = (1..=facts.turns.len()).rev().take(within);
    let held = ends.filter(|end| find(&count.of, &facts.up_to(*end)).holds).count();
    let held = u32::try_from(held).unwrap_or(u32::MAX);
    let now = find(&count.of, facts).text;
    let text = format!("{held} of the latest {} turns held (limit {}): {now}", count.within.0, count.at_least);
    Finding::new(held >= count.at_least, text)
}

pub fn close_candidates(turns: u32, facts: &Facts<'_>) -> Finding {
    let was_close = |turn: &&Turn| turn.close;
    let in_a_row = in_a_row(facts.turns.iter().rev().take_while(was_close).count());
    let text = format!("{in_a_row} turns in a row left several candidates close (limit {turns})");
    Finding::new(in_a_row >= turns, text)
}

pub fn failed_turns(turns: u32, facts: &Facts<'_>) -> Finding {
    let in_a_row = failed_in_a_row(facts.turns);
    Finding::new(in_a_row >= turns, format!("{in_a_row} turns in a row without an answer (limit {turns})"))
}

pub fn out_of_scope(turns: u32, facts: &Facts<'_>) -> Finding {
    let in_a_row = out_of_scope_in_a_row(facts.turns);
    Finding::new(in_a_row >= turns, format!("{in_a_row} turns in a row out of scope (limit {turns})"))
}

pub fn slot_attempts_exhausted(facts: &Facts<'_>) -> Finding {
    let exhausted = facts.turn().is_some_and(|turn| turn.outcome == Outcome::SlotExhausted);
    Finding::new(exhausted, "a value was asked for as often as it may be")
}

pub fn frustration(wanted: &FrustrationLevel, facts: &Facts<'_>) -> Finding {
    // A greeting says nothing of the mood in which somebody comes.
    let talk = facts.turns.iter().take_while(|turn| is_talk(facts.desk, turn)).count();
    let turns = facts.turns.get(talk.min(facts.turns.len().saturating_sub(1))..).unwrap_or_default();
    let history: Vec<f32> = turns.iter().map(|turn| turn.frustration).collect();
    let found = level(&history);
    let rises = if wanted.rising { " and rising" } else { "" };
    let text = format!("frustration {found:.2}{rises} (limit {:.2}){}", wanted.at_least, facts.quote("frustration"));
    Finding::new(found >= wanted.at_least && (!wanted.rising || rising(&history)), text)
}

pub fn longer_than(length: &Length, facts: &Facts<'_>) -> Finding {
    match length {
        Length::Turns(turns) => {
            let found = facts.conversation.customer_turns;
            Finding::new(found > *turns, format!("{found} messages of the customer (limit {turns})"))
        }
        Length::Time(limit) => {
            let began = facts.conversation.began.unwrap_or(facts.at);
            let found = facts.at.duration_since(began);
            let holds = found > SignedDuration::from_secs(i64::from(limit.seconds()));
            Finding::new(holds, format!("the conversation has lasted {} seconds (limit {limit})", found.as_secs()))
        }
    }
}

fn in_a_row(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
