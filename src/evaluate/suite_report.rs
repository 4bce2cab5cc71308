//! What the suites of a desk gave, as a whole.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::gate::{GateResult, judge};
use super::suite_run::{CaseResult, run_case};
use crate::desk::Desk;
use crate::desk::suite::Case;
use crate::engine::Engine;
use crate::text::source::Place;

/// What the suites of a desk gave.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SuiteReport {
    /// How many cases passed.
    pub passed: usize,
    /// How many failed.
    pub failed: usize,
    /// The gates of those files of which every case was run.
    pub gates: Vec<GateResult>,
    /// The cases, in the order of the files.
    pub cases: Vec<CaseResult>,
}

impl SuiteReport {
    /// The report on the results of some or all of a desk's cases, in the order of the desk.
    pub fn new(desk: &Desk, cases: Vec<CaseResult>) -> Self {
        let run: BTreeSet<&Place> = cases.iter().map(|case| &case.place).collect();
        let places = desk.cases.iter().map(|case| (case.name.span.source, desk.sources.place(case.name.span)));
        let left_out: BTreeSet<u32> = places.filter(|(_, place)| !run.contains(place)).map(|(file, _)| file).collect();
        let whole = desk.gates.iter().filter(|gates| !left_out.contains(&gates.span.source));
        let gates = whole.flat_map(|gates| judge(gates, &desk.sources, &cases)).collect();
        let passed = cases.iter().filter(|case| case.passed).count();
        Self { passed, failed: cases.len() - passed, gates, cases }
    }

    /// Whether every case passed and every gate holds.
    pub fn is_good(&self) -> bool {
        self.failed == 0 && self.missed_gates().next().is_none()
    }

    /// The gates that do not hold.
    pub fn missed_gates(&self) -> impl Iterator<Item = &GateResult> {
        self.gates.iter().filter(|gate| !gate.passed)
    }

    /// Each file with the number of its cases that passed, and of all.
    pub fn by_file(&self) -> Vec<(&str, usize, usize)> {
        let mut files: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for case in &self.cases {
            let (passed, total) = files.entry(&case.place.file).or_default();
            *passed += usize::from(case.passed);
            *total += 1;
        }
        files.into_iter().map(|(file, (passed, total))| (file, passed, total)).collect()
    }
}

/// The cases of a desk that are `wanted`, by name and place, in the order of its files.
pub fn wanted_cases(desk: &Desk, wanted: impl Fn(&str, &Place) -> bool) -> Vec<&Case> {
    desk.cases.iter().filter(|case| wanted(&case.name, &desk.sources.place(case.name.span))).collect()
}

/// Runs the cases of the engine's desk that are `wanted`, by name and place, one after the other.
pub fn run_suites(engine: &Engine, wanted: impl Fn(&str, &Place) -> bool) -> SuiteReport {
    let cases = wanted_cases(engine.desk(), wanted);
    SuiteReport::new(engine.desk(), cases.into_iter().map(|case| run_case(engine, case)).collect())
}
