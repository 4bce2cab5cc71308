//! How well a desk's decisions stand when customers type the same otherwise.

use std::collections::BTreeMap;

use serde::Serialize;

use super::disturb::Disturbance;
use super::suite_run::{CaseResult, run_case};
use crate::desk::suite::{Case, Input};
use crate::engine::Engine;
use crate::text::source::Place;

/// A case that is a single message, typed otherwise.
#[derive(Clone, Debug)]
pub struct DisturbedCase {
    /// How.
    pub kind: Disturbance,
    /// The message as the suite has it.
    pub original: String,
    /// What the case expects: an intent, an article or an action.
    pub expects: String,
    case: Case,
}

/// What disturbed cases gave.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Robustness {
    /// The seed of the disturbances.
    pub seed: u64,
    /// Of each kind, how many cases still pass.
    pub kinds: BTreeMap<Disturbance, Tally>,
    /// Of each expected intent, article or action, and each kind, how many cases still pass.
    pub expected: BTreeMap<String, BTreeMap<Disturbance, Tally>>,
    /// The cases that no longer pass, in the order of the suites.
    pub broken: Vec<BrokenCase>,
}

/// How many cases still pass.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// That many pass.
    pub held: usize,
    /// Of that many.
    pub of: usize,
}

/// A case that passes as it is written, and fails typed otherwise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BrokenCase {
    /// How it was typed otherwise.
    pub kind: Disturbance,
    /// Where the case is written.
    pub place: Place,
    /// The message as the suite has it.
    pub original: String,
    /// The message as it was typed.
    pub typed: String,
    /// What did not come: `intent track_order, found return_item`.
    pub mismatches: Vec<String>,
}

/// The cases that are single messages and pass as they are written, typed otherwise in every way that changes them.
pub fn disturbed(cases: &[(&Case, &CaseResult)], seed: u64) -> Vec<DisturbedCase> {
    let passing = (0..).zip(cases).filter(|(_, (case, result))| case.single && result.passed);
    let mut disturbed = Vec::new();
    for (number, (case, result)) in passing {
        for kind in Disturbance::ALL {
            let Some(typed) = kind.apply(&case.name, seed, number) else { continue };
            let mut other = (*case).clone();
            for turn in &mut other.turns {
                turn.input.value = Input::Message(typed.clone());
            }
            let expected = result.turns.first().map(|turn| &turn.expected);
            let about = expected.and_then(|expected| expected.about.as_ref()).map(|about| about.id().to_owned());
            let action = || expected.and_then(|expected| expected.action).map(|action| format!("({})", action.word()));
            let expects = about.or_else(action).unwrap_or_else(|| "(other)".to_owned());
            disturbed.push(DisturbedCase { kind, original: case.name.value.clone(), expects, case: other });
        }
    }
    disturbed
}

impl DisturbedCase {
    /// Runs it.
    pub fn run(&self, engine: &Engine) -> CaseResult {
        run_case(engine, &self.case)
    }
}

impl Robustness {
    /// The report on disturbed cases and their results, in the same order.
    pub fn new(seed: u64, cases: &[DisturbedCase], results: &[CaseResult]) -> Self {
        let mut report = Self { seed, kinds: BTreeMap::new(), expected: BTreeMap::new(), broken: Vec::new() };
        for (case, result) in cases.iter().zip(results) {
            let of_expected = report.expected.entry(case.expects.clone()).or_default();
            for tally in [report.kinds.entry(case.kind).or_default(), of_expected.entry(case.kind).or_default()] {
                tally.of += 1;
                tally.held += usize::from(result.passed);
            }
            if !result.passed {
                let told = result.mismatches.iter();
                report.broken.push(BrokenCase {
                    kind: case.kind,
                    place: result.place.clone(),
                    original: case.original.clone(),
                    typed: result.turns.first().map(|turn| turn.input.clone()).unwrap_or_default(),
                    mismatches: told.map(|m| format!("{} {}, found {}", m.what, m.expected, m.found)).collect(),
                });
            }
        }
        report
    }
}

impl Tally {
    /// The share that still pass, 0..=1; 1 of none.
    pub fn share(self) -> f64 {
        if self.of == 0 { 1.0 } else { self.held as f64 / self.of as f64 }
    }
}
