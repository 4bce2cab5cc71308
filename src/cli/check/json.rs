//! Findings as one JSON object.

use serde::Serialize;

use super::stretch::{Stretch, stretch};
use crate::text::diagnostic::{Diagnostic, Edit, Severity};
use crate::text::source::Sources;

/// The shape of `--format json`.
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
    /// What `--fix` would change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fix: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    place: Option<Stretch>,
}

#[derive(Serialize)]
struct Change<'a> {
    place: Option<Stretch>,
    text: &'a str,
}

pub(super) fn report(found: &[Diagnostic], sources: &Sources) -> serde_json::Result<String> {
    let warnings = found.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count();
    let diagnostics = found.iter().map(|diagnostic| finding(diagnostic, sources)).collect();
    serde_json::to_string(&Report { errors: found.len() - warnings, warnings, diagnostics })
}

fn finding<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Finding<'a> {
    let related = diagnostic.related.as_ref();
    let change = |edit: &'a Edit| Change { place: stretch(edit.span, sources), text: &edit.text };
    Finding {
        code: &diagnostic.code,
        severity: diagnostic.severity,
        message: &diagnostic.message,
        place: stretch(diagnostic.span, sources),
        related: related.map(|(span, message)| Related { message, place: stretch(*span, sources) }),
        help: diagnostic.help.as_deref(),
        fix: diagnostic.fix.iter().map(change).collect(),
    }
}
