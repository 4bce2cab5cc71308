//! Messages whose right intent or article is known, with what was found for them.

use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::evaluate::suite_run::{CaseResult, TurnResult};
use crate::text::source::Place;
use crate::understand::understander::HeldExample;

/// A message whose right intent or article is known.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedMessage {
    /// What the customer wrote.
    pub text: String,
    /// Where it stands in the desk.
    pub place: Place,
    /// The right intent or article; `None` where nothing on the desk answers it.
    pub expected: Option<Target>,
    /// What it was taken for; `None` where it was taken for none.
    pub found: Option<Target>,
    /// The probability (0..=1) of the likeliest answer, and whether that answer is right; `None` where the message was not
    /// weighed on its own, because it goes on with what was said before.
    pub answer: Option<(f64, bool)>,
}

impl JudgedMessage {
    /// Whether what was found is right.
    pub fn is_right(&self) -> bool {
        self.expected == self.found
    }
}

/// The turns of suites that say what they should be about. A case that begins with a message to which the bot should say that it
/// does not understand (`rephrase`) counts as one that nothing answers.
pub fn of_suites(cases: &[CaseResult]) -> Vec<JudgedMessage> {
    let turns =
        cases.iter().flat_map(|case| case.turns.iter().enumerate().map(move |(at, turn)| (case, at == 0, turn)));
    turns.filter_map(|(case, first, turn)| of_turn(case, first, turn)).collect()
}

fn of_turn(case: &CaseResult, first: bool, turn: &TurnResult) -> Option<JudgedMessage> {
    let expected = turn.expected.about.clone();
    let nothing = first && turn.expected.action == Some(Action::Rephrase);
    if expected.is_none() && !nothing {
        return None;
    }
    let likeliest = turn.candidates.first().filter(|_| first);
    let answer = likeliest.map(|best| (f64::from(best.probability), expected.as_ref() == Some(&best.target)));
    let (text, place) = (turn.input.clone(), case.place.clone());
    Some(JudgedMessage { text, place, expected, found: turn.about.clone(), answer })
}

/// The desk's examples under models that did not see them. Their probabilities are given that the message has an answer at all.
pub(crate) fn of_examples(desk: &Desk, held: &[HeldExample]) -> Vec<JudgedMessage> {
    let judged = held.iter().map(|held| {
        let answers = held.found.is_some();
        let probability = if answers { f64::from(held.probability) } else { 0.0 };
        JudgedMessage {
            text: held.text.clone(),
            place: desk.sources.place(held.written),
            expected: held.own.clone(),
            found: held.found.clone(),
            answer: Some((probability, answers && held.own == held.found)),
        }
    });
    judged.collect()
}
