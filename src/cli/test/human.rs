//! Results for people: what failed and why, then the files, then the sum.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::{Findings, changes, coverage, robustness};
use crate::cli::render::count;
use crate::conversation::evidence::{Candidate, Support, Target};
use crate::desk::Desk;
use crate::engine::Engine;
use crate::evaluate::gate::GateResult;
use crate::evaluate::mismatch::Mismatch;
use crate::evaluate::nearest::nearest_example;
use crate::evaluate::suite_run::{CaseResult, TurnResult};

/// How many words are told that weigh for what was found.
const WORDS: usize = 4;

pub(super) fn shown(engine: &Engine, findings: &Findings, colour: bool) -> String {
    let paint = Paint { colour };
    let mut out = String::new();
    match &findings.changes {
        Some(changed) => changes::shown(&mut out, changed, paint),
        None => {
            for case in findings.report.cases.iter().filter(|case| !case.passed) {
                let _ = writeln!(out, "{}  {}  {}", paint.bad("FAIL"), case.place, case.name);
                let _ = writeln!(out, "{}", explained(engine, case));
            }
            for (file, passed, total) in findings.report.by_file() {
                let _ = writeln!(out, "{passed:>5} of {total:<5} {file}");
            }
        }
    }
    gates(&mut out, &findings.report.gates, paint);
    if let Some(covered) = &findings.coverage {
        coverage::shown(&mut out, covered);
    }
    if let Some(robust) = &findings.robustness {
        robustness::shown(&mut out, robust);
    }
    let _ = writeln!(out, "{}", sum(findings));
    out
}

/// How many cases passed and failed, and how many gates are missed.
pub(super) fn sum(findings: &Findings) -> String {
    let missed = findings.report.missed_gates().count();
    let gates = if missed > 0 { format!(", {} missed", count(missed, "gate")) } else { String::new() };
    format!("{} passed, {} failed{gates}", findings.report.passed, findings.report.failed)
}

fn gates(out: &mut String, gates: &[GateResult], paint: Paint) {
    for gate in gates {
        let mark = if gate.passed { paint.good("held  ") } else { paint.bad("MISSED") };
        let _ = writeln!(out, "{mark} {}  ({})", measured(gate), gate.place);
    }
}

/// A gate with its figure: `accuracy 0.950 over 20 turns, must be at least 0.9`.
pub(super) fn measured(gate: &GateResult) -> String {
    let over = count(gate.turns, "turn");
    match gate.value {
        Some(value) => format!("{} {value:.3} over {over}, must be {}", gate.what, gate.bounds),
        None => format!("{}: no turn of this file speaks of it; must be {}", gate.what, gate.bounds),
    }
}

/// Everything about a case that failed: what was expected where, what came, why, and what was near.
pub(super) fn explained(engine: &Engine, case: &CaseResult) -> String {
    let mut out = String::new();
    for (number, turn) in (1..).zip(&case.turns) {
        let mismatches: Vec<&Mismatch> = case.mismatches.iter().filter(|mismatch| mismatch.turn == number).collect();
        if mismatches.is_empty() {
            continue;
        }
        if !case.single {
            let _ = writeln!(out, "      turn {number}: {}", turn.input);
        }
        for mismatch in mismatches {
            let _ = writeln!(
                out,
                "      expected {} {}, found {}  ({})",
                mismatch.what, mismatch.expected, mismatch.found, mismatch.place
            );
        }
        because(&mut out, engine, turn);
    }
    out
}

fn because(out: &mut String, engine: &Engine, turn: &TurnResult) {
    for reason in &turn.reasons {
        let place = reason.place.as_ref().map(|place| format!("  ({place})")).unwrap_or_default();
        let _ = writeln!(out, "        because    {}: {}{place}", reason.name, reason.text);
    }
    let roles = ["best      ", "runner-up ", "third     "];
    for (role, candidate) in roles.iter().zip(&turn.candidates) {
        let support = candidate.support.first().map(|support| format!(", {}", supported(&turn.input, support)));
        let id = candidate.target.id();
        let _ = writeln!(out, "        {role} {:.2} {id}{}", candidate.probability, support.unwrap_or_default());
    }
    let expected = turn.expected.about.as_ref().filter(|expected| turn.about.as_ref() != Some(expected));
    if let Some(expected) = expected {
        wanted(out, engine.desk(), turn, expected);
        weights(out, engine, turn);
    }
}

/// What was expected instead: its probability, and its example that is nearest to the message.
fn wanted(out: &mut String, desk: &Desk, turn: &TurnResult, expected: &Target) {
    let own = turn.candidates.iter().find(|candidate| candidate.target == *expected);
    let probability =
        own.map_or_else(|| "not among the candidates".to_owned(), |own| format!("{:.2}", own.probability));
    let _ = writeln!(out, "        expected   {} {probability}", expected.id());
    if let Some(near) = nearest_example(desk, expected, &turn.input) {
        let shared = 100.0 * near.shared;
        let _ = writeln!(
            out,
            "          its nearest example: “{}”, {shared:.0} % of the words  ({})",
            near.text, near.place
        );
    }
}

/// The words that weigh most for what was found and against the runner-up.
fn weights(out: &mut String, engine: &Engine, turn: &TurnResult) {
    let evidence = engine.explain(&turn.input, None);
    let Some(Candidate { support, .. }) = evidence.candidates.first() else { return };
    let words = support.iter().filter_map(|support| match support {
        Support::Word { at, weight } => Some(format!("“{}” {weight:+.2}", turn.input.get(at.clone())?)),
        _ => None,
    });
    let words: Vec<String> = words.take(WORDS).collect();
    if !words.is_empty() {
        let _ = writeln!(out, "        words      {}", words.join(", "));
    }
}

fn supported(message: &str, support: &Support) -> String {
    let words = |at: &core::ops::Range<usize>| message.get(at.clone()).unwrap_or_default();
    match support {
        Support::Phrase { at, written } => format!("phrase “{}”  ({written})", words(at)),
        Support::Pattern { at, written } => format!("pattern on “{}”  ({written})", words(at)),
        Support::Example { text, similarity, written } => format!("near “{text}” {similarity:.2}  ({written})"),
        Support::Terms { stems, score } => format!("its text has {} (BM25 {score:.1})", stems.join(", ")),
        Support::Found { rank, stems } => format!("number {rank} of what the host found, with {}", stems.join(", ")),
        Support::Word { at, weight } => format!("word “{}” {weight:+.2}", words(at)),
    }
}

/// Words in colour, where there is colour.
#[derive(Copy, Clone)]
pub(super) struct Paint {
    pub colour: bool,
}

impl Paint {
    pub fn bad(self, text: &str) -> String {
        self.styled(text, AnsiColor::Red)
    }

    pub fn good(self, text: &str) -> String {
        self.styled(text, AnsiColor::Green)
    }

    fn styled(self, text: &str, colour: AnsiColor) -> String {
        let style = Style::new().bold().fg_color(Some(colour.into()));
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
