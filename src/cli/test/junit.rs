//! Results as JUnit XML.

use std::collections::BTreeMap;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::human::{explained, measured};
use crate::engine::Engine;
use crate::evaluate::suite_report::SuiteReport;

pub(super) fn shown(engine: &Engine, report: &SuiteReport) -> Result<String, String> {
    let mut suites: BTreeMap<&str, TestSuite> = BTreeMap::new();
    let mut add = |file, name: &str, failure: Option<(&str, String)>| {
        let status = match failure {
            None => TestCaseStatus::success(),
            Some((message, description)) => {
                let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                status.set_message(message).set_description(description);
                status
            }
        };
        let mut case = TestCase::new(name, status);
        case.set_classname(file);
        suites.entry(file).or_insert_with(|| TestSuite::new(file)).add_test_case(case);
    };
    for case in &report.cases {
        let failure = case.mismatches.first().map(|first| {
            let message = format!("expected {} {}, found {}", first.what, first.expected, first.found);
            (message, format!("{}\n{}", case.place, explained(engine, case)))
        });
        let failure = failure.as_ref().map(|(message, description)| (message.as_str(), description.clone()));
        add(&case.place.file, &format!("{}:{} {}", case.place.line, case.place.column, case.name), failure);
    }
    for gate in &report.gates {
        let failure = (!gate.passed).then(|| ("gate missed", format!("{}\n{}", gate.place, measured(gate))));
        add(&gate.place.file, &format!("gate {}", gate.what), failure);
    }
    let mut whole = Report::new("firstline");
    whole.add_test_suites(suites.into_values());
    whole.to_string().map_err(|error| format!("firstline: cannot write JUnit XML: {error}"))
}
