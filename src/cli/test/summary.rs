//! A summary in Markdown, for a pull request or a CI job.

use std::fmt::Write;

use super::human::{explained, measured};
use super::{Findings, changes, human};
use crate::engine::Engine;

/// How many failed or changed cases are told.
const TOLD: usize = 50;

pub(super) fn shown(engine: &Engine, findings: &Findings) -> String {
    let report = &findings.report;
    let mark = if report.is_good() { "✅" } else { "❌" };
    let mut out = format!("### {mark} firstline test: {}\n\n", human::sum(findings));
    if let Some(changed) = &findings.changes {
        let _ = writeln!(out, "{}\n", changes::sum(changed).replace('\n', "  \n"));
        for group in changed.groups.iter().take(TOLD) {
            let _ = writeln!(out, "{}\n", code(&changes::heading(group.cause.as_ref())));
            for case in group.cases.iter().take(TOLD) {
                let place = code(&case.is.place.to_string());
                let told = code(&changes::transition(case));
                let _ = writeln!(out, "- **{}** {place} {}: {told}", case.kind.word(), code(&case.is.name));
            }
            out.push('\n');
        }
    } else {
        let _ = writeln!(out, "| suite | passed | of |\n|---|---:|---:|");
        for (file, passed, total) in report.by_file() {
            let _ = writeln!(out, "| {} | {passed} | {total} |", code(file));
        }
        out.push('\n');
        let failed: Vec<_> = report.cases.iter().filter(|case| !case.passed).collect();
        for case in failed.iter().take(TOLD) {
            let why = explained(engine, case).replace("```", "'''");
            let head = format!("{} {}", case.place, case.name);
            let head = head.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let _ = writeln!(out, "<details><summary>{head}</summary>\n\n```\n{}```\n\n</details>\n", why);
        }
        if failed.len() > TOLD {
            let _ = writeln!(out, "… and {} more\n", failed.len() - TOLD);
        }
    }
    for gate in &report.gates {
        let word = if gate.passed { "held" } else { "**missed**" };
        let _ = writeln!(out, "- gate {word}: {} ({})", measured(gate), code(&gate.place.to_string()));
    }
    if let Some(coverage) = &findings.coverage {
        let _ = writeln!(out, "\n| exercised | of | |\n|---:|---:|---|");
        for kind in &coverage.kinds {
            let _ = writeln!(out, "| {} | {} | {} |", kind.exercised, kind.of, kind.kind);
        }
    }
    if let Some(robustness) = &findings.robustness {
        let _ = writeln!(out, "\n| typed with | still pass | of |\n|---|---:|---:|");
        for (kind, tally) in &robustness.kinds {
            let _ = writeln!(out, "| {} | {} | {} |", kind.word(), tally.held, tally.of);
        }
    }
    out.push('\n');
    out
}

/// Text as Markdown code on one line, whatever it holds.
fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "¦");
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

#[cfg(test)]
mod tests {
    #[test]
    fn text_stays_code() {
        assert_eq!(super::code("a | b"), "`a ¦ b`");
        assert_eq!(super::code("say `hi`"), "`` say `hi` ``");
    }
}
