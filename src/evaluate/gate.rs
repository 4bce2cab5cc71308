//! Whether the gates of a file of suites hold.

use std::collections::BTreeMap;

use serde::Serialize;

use super::metrics::macro_f1;
use super::suite_run::{CaseResult, TurnResult};
use crate::conversation::evidence::Target;
use crate::desk::action::Action;
use crate::desk::bounds::Bounds;
use crate::desk::gates::Gates;
use crate::text::source::{Place, Sources};
use crate::text::span::Spanned;

/// One gate, and the figure that was measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GateResult {
    /// Where it is written.
    pub place: Place,
    /// Which figure: `accuracy`, `macro_f1`, …, or `intent track_order`.
    pub what: String,
    /// What it must be.
    pub bounds: Bounds,
    /// The figure (0..=1); `None` if no turn of the file speaks of it, in which case the gate does not hold.
    pub value: Option<f64>,
    /// Over how many turns it was measured.
    pub turns: usize,
    /// Whether the gate holds.
    pub passed: bool,
}

/// The gates of one file, judged by the results of its cases.
pub(super) fn judge(gates: &Spanned<Gates>, sources: &Sources, cases: &[CaseResult]) -> Vec<GateResult> {
    let file = sources.place(gates.span).file;
    let turns: Vec<&TurnResult> =
        cases.iter().filter(|case| case.place.file == file).flat_map(|case| &case.turns).collect();
    let Gates { accuracy, macro_f1, handoff_precision, handoff_recall, wrong_answers, intents } = &gates.value;
    let figures: [(&str, &Option<Spanned<Bounds>>, Figure); 5] = [
        ("accuracy", accuracy, labelled(&turns, |_| true)),
        ("macro_f1", macro_f1, mean_f1(&turns)),
        ("handoff_precision", handoff_precision, self::handoff_precision(&turns)),
        ("handoff_recall", handoff_recall, self::handoff_recall(&turns)),
        ("wrong_answers", wrong_answers, self::wrong_answers(&turns)),
    ];
    let result = |what: &str, bounds: &Spanned<Bounds>, (value, turns): Figure| GateResult {
        place: sources.place(bounds.span),
        what: what.to_owned(),
        bounds: bounds.value,
        value,
        turns,
        passed: value.is_some_and(|value| bounds.hold(value)),
    };
    let named = figures.into_iter();
    let named = named.filter_map(|(what, bounds, figure)| Some(result(what, bounds.as_ref()?, figure)));
    let of_intents = intents.iter().map(|(id, bounds)| {
        result(&format!("intent {id}"), bounds, labelled(&turns, |about| about.intent() == Some(id)))
    });
    named.chain(of_intents).collect()
}

/// A figure, and over how many turns it is.
type Figure = (Option<f64>, usize);

fn share(good: usize, of: usize) -> Figure {
    ((of > 0).then(|| good as f64 / of as f64), of)
}

/// The share of labelled turns that are about what they should be about.
fn labelled(turns: &[&TurnResult], wanted: impl Fn(&Target) -> bool) -> Figure {
    let labelled = || turns.iter().filter(|turn| turn.expected.about.as_ref().is_some_and(&wanted));
    share(labelled().filter(|turn| turn.about == turn.expected.about).count(), labelled().count())
}

fn mean_f1(turns: &[&TurnResult]) -> Figure {
    let mut numbers: BTreeMap<Option<&Target>, u32> = BTreeMap::new();
    let mut number = |target| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(target).or_insert(next)
    };
    let labelled = turns.iter().filter(|turn| turn.expected.about.is_some());
    let pairs = labelled.map(|turn| (number(turn.expected.about.as_ref()), number(turn.about.as_ref())));
    let pairs: Vec<(u32, u32)> = pairs.collect();
    ((!pairs.is_empty()).then(|| macro_f1(&pairs)), pairs.len())
}

fn handoff_precision(turns: &[&TurnResult]) -> Figure {
    let handed = || turns.iter().filter(|turn| turn.action == Action::Handoff && turn.expected.action.is_some());
    share(handed().filter(|turn| turn.expected.action == Some(Action::Handoff)).count(), handed().count())
}

fn handoff_recall(turns: &[&TurnResult]) -> Figure {
    let expected = || turns.iter().filter(|turn| turn.expected.action == Some(Action::Handoff));
    share(expected().filter(|turn| turn.action == Action::Handoff).count(), expected().count())
}

fn wrong_answers(turns: &[&TurnResult]) -> Figure {
    let answered = || {
        let judged = |turn: &&&TurnResult| turn.expected.action.is_some() || turn.expected.about.is_some();
        turns.iter().filter(|turn| turn.action == Action::Answer).filter(judged)
    };
    let wrong = |turn: &&&TurnResult| {
        let other_action = turn.expected.action.is_some_and(|action| action != Action::Answer);
        other_action || (turn.expected.about.is_some() && turn.expected.about != turn.about)
    };
    share(answered().filter(wrong).count(), answered().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::suite_run::Expected;

    fn turn(expected: (Option<Action>, Option<&str>), action: Action, about: Option<&str>) -> TurnResult {
        let target = |id: &str| Target::Intent(id.to_owned());
        TurnResult {
            input: String::new(),
            expected: Expected { action: expected.0, about: expected.1.map(target) },
            also: Vec::new(),
            action,
            about: about.map(target),
            confidence: None,
            reasons: Vec::new(),
            candidates: Vec::new(),
            steps: Vec::new(),
        }
    }

    #[test]
    fn figures_are_as_counted_by_hand() {
        use Action::{Answer, Handoff, Rephrase};
        let turns = [
            turn((None, Some("a")), Answer, Some("a")),
            turn((None, Some("a")), Answer, Some("b")),
            turn((Some(Answer), Some("b")), Handoff, Some("b")),
            turn((Some(Handoff), None), Handoff, None),
            turn((Some(Handoff), None), Rephrase, None),
            turn((Some(Rephrase), None), Answer, Some("a")),
            turn((None, None), Answer, Some("a")),
        ];
        let turns: Vec<&TurnResult> = turns.iter().collect();
        assert_eq!(labelled(&turns, |_| true), (Some(2.0 / 3.0), 3));
        assert_eq!(labelled(&turns, |about| about.id() == "b"), (Some(1.0), 1));
        // a: precision 1, recall 1/2; b: precision 1/2, recall 1. Both have F1 2/3.
        assert!((mean_f1(&turns).0.unwrap() - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(handoff_precision(&turns), (Some(0.5), 2));
        assert_eq!(handoff_recall(&turns), (Some(0.5), 2));
        assert_eq!(wrong_answers(&turns), (Some(2.0 / 3.0), 3));
        assert_eq!(handoff_recall(&[]), (None, 0));
    }
}
