//! `firstline test`: runs the regression suites.

use std::fmt::Write;
use std::path::Path;

use super::{Outcome, load};
use crate::evaluate::suite_run::{CaseResult, SuiteReport, run_suites};

pub(super) fn run(folder: &Path, filter: Option<&str>, json: bool) -> Result<Outcome, String> {
    let engine = load::engine(folder)?;
    if engine.desk().cases.is_empty() {
        return Err("firstline: this desk has no suites; name their folder as `suites:` in firstline.yml".to_owned());
    }
    let report = run_suites(&engine, |case, place| {
        filter.is_none_or(|filter| case.contains(filter) || place.file.contains(filter))
    });
    if report.cases.is_empty() {
        return Err(format!("firstline: no case contains `{}`", filter.unwrap_or_default()));
    }
    let found = report.failed > 0;
    let output = match json {
        true => serde_json::to_string(&report).map_err(|error| error.to_string())? + "\n",
        false => shown(&report),
    };
    Ok(Outcome { output, found })
}

fn shown(report: &SuiteReport) -> String {
    let mut out = String::new();
    for case in report.cases.iter().filter(|case| !case.passed) {
        failed(&mut out, case);
    }
    for (file, passed, total) in report.by_file() {
        let _ = writeln!(out, "{passed:>5} of {total:<5} {file}");
    }
    let _ = writeln!(out, "{} passed, {} failed", report.passed, report.failed);
    out
}

fn failed(out: &mut String, case: &CaseResult) {
    let _ = writeln!(out, "FAILED {}  {}", case.place, case.name);
    for mismatch in &case.mismatches {
        if mismatch.input != case.name {
            let _ = writeln!(out, "    turn {}: {}", mismatch.turn, mismatch.input);
        }
        let _ = writeln!(
            out,
            "    expected {} {} ({}), found {}",
            mismatch.what, mismatch.expected, mismatch.place, mismatch.found
        );
        for why in &mismatch.why {
            let _ = writeln!(out, "        {why}");
        }
    }
    out.push('\n');
}
