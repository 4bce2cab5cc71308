//! What no suite exercises, for people.

use std::fmt::Write;

use crate::evaluate::coverage::Coverage;

pub(super) fn shown(out: &mut String, coverage: &Coverage) {
    let _ = writeln!(out, "\ncoverage");
    for kind in &coverage.kinds {
        let share = 100.0 * kind.exercised as f64 / kind.of.max(1) as f64;
        let _ = writeln!(
            out,
            "{:>5} of {:<5} {share:>4.0} %  {}, where {}",
            kind.exercised, kind.of, kind.kind, kind.exercised_when
        );
    }
    for kind in coverage.kinds.iter().filter(|kind| !kind.missing.is_empty()) {
        let _ = writeln!(out, "\n{} that no suite exercises", kind.kind);
        for missing in &kind.missing {
            let place = missing.place.as_ref().map(|place| format!("{place}  ")).unwrap_or_default();
            let _ = writeln!(out, "  {place}{}", missing.name);
        }
    }
    out.push('\n');
}
