//! Results in the Test Anything Protocol, version 14.

use std::fmt::Write;

use super::human::{explained, measured};
use crate::engine::Engine;
use crate::evaluate::suite_report::SuiteReport;

pub(super) fn shown(engine: &Engine, report: &SuiteReport) -> String {
    let mut out = format!("TAP version 14\n1..{}\n", report.cases.len() + report.gates.len());
    let mut number = 0;
    let mut line = |passed: bool, name: String, why: String| {
        number += 1;
        let _ = writeln!(out, "{} {number} - {}", if passed { "ok" } else { "not ok" }, escaped(&name));
        if !passed {
            let lines = why.lines().map(|line| format!("    {line}\n"));
            let _ = write!(out, "  ---\n  message: |\n{}  ...\n", lines.collect::<String>());
        }
    };
    for case in &report.cases {
        let why = if case.passed { String::new() } else { explained(engine, case) };
        line(case.passed, format!("{} {}", case.place, case.name), why);
    }
    for gate in &report.gates {
        line(gate.passed, format!("{} gate {}", gate.place, gate.what), measured(gate));
    }
    out
}

/// A name without what begins a directive, on one line.
fn escaped(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "\\\\").replace('#', "\\#")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_is_no_directive() {
        assert_eq!(super::escaped("order #5\n# SKIP"), "order \\#5 \\# SKIP");
    }
}
