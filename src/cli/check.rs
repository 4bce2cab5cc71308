//! `firstline check`: everything that is wrong with a desk.

use std::path::Path;

use serde::Serialize;

use super::Outcome;
use super::render::{count, render, summary};
use crate::check::check;
use crate::format::reading::{Reading, read_desk};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::Sources;
use crate::text::span::Span;

/// `firstline check [--json]`.
pub(super) fn run(folder: &Path, json: bool, colour: bool) -> Result<Outcome, String> {
    if folder.is_file() {
        return Err("firstline: check reads a folder, not a bundle".to_owned());
    }
    let (output, found) = report(&read_desk(folder), json, colour);
    Ok(Outcome { output, found })
}

/// What to print about a desk, and whether it has errors: for people, or as one JSON object.
fn report(reading: &Reading, json: bool, colour: bool) -> (String, bool) {
    let mut diagnostics = reading.diagnostics.clone();
    diagnostics.extend(reading.desk.iter().flat_map(check));
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    let has_errors = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let output = match json {
        true => as_json(&diagnostics, &reading.sources) + "\n",
        false => render(&diagnostics, &reading.sources, colour) + &conclusion(&diagnostics, reading) + "\n",
    };
    (output, has_errors)
}

fn conclusion(diagnostics: &[Diagnostic], reading: &Reading) -> String {
    match &reading.desk {
        Some(desk) if diagnostics.is_empty() => {
            let (intents, articles) = (count(desk.intents.len(), "intent"), count(desk.articles.len(), "article"));
            format!("{intents}, {articles}, {}: no problems", count(desk.cases.len(), "case"))
        }
        _ => summary(diagnostics),
    }
}

/// The shape of `--json`.
#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    /// Absent if it concerns no file.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Stretch>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    place: Option<Stretch>,
}

/// From where to where, lines and columns (in characters) from 1, the end excluded.
#[derive(Serialize)]
struct Stretch {
    file: String,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

fn as_json(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let findings: Vec<_> = diagnostics.iter().map(|diagnostic| finding(diagnostic, sources)).collect();
    let warnings = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count();
    let report = Report { errors: diagnostics.len() - warnings, warnings, diagnostics: findings };
    serde_json::to_string(&report).unwrap_or_default()
}

fn finding<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Finding<'a> {
    let related = diagnostic.related.as_ref();
    Finding {
        code: &diagnostic.code,
        severity: diagnostic.severity,
        message: &diagnostic.message,
        place: stretch(diagnostic.span, sources),
        related: related.map(|(span, message)| Related { message, place: stretch(*span, sources) }),
        help: diagnostic.help.as_deref(),
    }
}

fn stretch(span: Span, sources: &Sources) -> Option<Stretch> {
    sources.get(span.source)?;
    let start = sources.place(span);
    let end = sources.place(Span { start: span.end, ..span });
    Some(Stretch {
        file: start.file,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    })
}
