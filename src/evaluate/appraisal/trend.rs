//! How well each intent and article was found before, and is now.

use std::collections::BTreeMap;

use crate::conversation::evidence::Target;
use crate::evaluate::baseline::{Baseline, PastCase};
use crate::evaluate::changes::keyed;
use crate::evaluate::suite_run::CaseResult;

/// For each intent and article that a turn should be about: the share of those turns (0..=1) that were about it, at each baseline
/// and now. At a baseline only the turns count that it has; `None` where it has none. What should be is what the suites say now.
pub fn trends(baselines: &[Baseline], cases: &[CaseResult]) -> BTreeMap<Target, Vec<Option<f64>>> {
    let past: Vec<BTreeMap<_, &PastCase>> =
        baselines.iter().map(|baseline| keyed(&baseline.cases, |case| (&case.place.file, &case.name))).collect();
    let mut counts: BTreeMap<&Target, Vec<(usize, usize)>> = BTreeMap::new();
    for (key, case) in keyed(cases, |case| (&case.place.file, &case.name)) {
        for (at, turn) in case.turns.iter().enumerate() {
            let Some(expected) = &turn.expected.about else { continue };
            let then =
                past.iter().map(|past| past.get(&key).and_then(|case| case.turns.get(at)).map(|turn| &turn.about));
            let own = counts.entry(expected).or_insert_with(|| vec![(0, 0); past.len() + 1]);
            for ((right, of), about) in own.iter_mut().zip(then.chain([Some(&turn.about)])) {
                *of += usize::from(about.is_some());
                *right += usize::from(about.is_some_and(|about| about.as_ref() == Some(expected)));
            }
        }
    }
    let share = |(right, of): (usize, usize)| (of > 0).then(|| right as f64 / of as f64);
    counts.into_iter().map(|(target, counts)| (target.clone(), counts.into_iter().map(share).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::action::Action;
    use crate::evaluate::suite_run::{Expected, TurnResult};
    use crate::text::source::Place;

    fn case(name: &str, expected: &str, found: &str) -> CaseResult {
        let target = |id: &str| Some(Target::Intent(id.to_owned()));
        let turn = TurnResult {
            input: name.to_owned(),
            expected: Expected { action: None, about: target(expected) },
            also: Vec::new(),
            action: Action::Answer,
            about: target(found),
            confidence: None,
            reasons: Vec::new(),
            candidates: Vec::new(),
            steps: Vec::new(),
        };
        let place = Place { file: "a.yml".to_owned(), line: 1, column: 1 };
        CaseResult {
            name: name.to_owned(),
            place,
            single: true,
            passed: expected == found,
            mismatches: Vec::new(),
            turns: vec![turn],
        }
    }

    #[test]
    fn only_what_a_baseline_has_counts_for_it() {
        let kept = |cases: &[CaseResult]| Baseline {
            version: 1,
            cases: cases.iter().map(PastCase::new).collect(),
            lines: crate::evaluate::edits::Lines::default(),
        };
        let before = [kept(&[case("one", "a", "b")]), kept(&[case("one", "a", "a"), case("two", "a", "b")])];
        let now = [case("one", "a", "a"), case("two", "a", "a"), case("three", "c", "a")];
        let trends = trends(&before, &now);
        let of = |id: &str| trends[&Target::Intent(id.to_owned())].clone();
        assert_eq!(of("a"), [Some(0.0), Some(0.5), Some(1.0)]);
        assert_eq!(of("c"), [None, None, Some(0.0)]);
    }
}
