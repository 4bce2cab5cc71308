//! Findings as SARIF 2.1.0, the OASIS standard form of what static analysis finds.

use std::path::Path;

use serde_json::{Value, json};

use super::stretch::{Stretch, from_here, stretch};
use crate::check::codes;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::Sources;
use crate::text::span::Span;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(super) fn log(found: &[Diagnostic], sources: &Sources, folder: &Path) -> serde_json::Result<String> {
    let rules: Vec<codes::Code> = codes::all().filter(|code| found.iter().any(|d| d.code == code.name)).collect();
    let results: Vec<Value> = found.iter().map(|diagnostic| result(diagnostic, &rules, sources, folder)).collect();
    let driver = json!({
        "name": "firstline",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.iter().map(rule).collect::<Vec<_>>(),
    });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    serde_json::to_string_pretty(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

fn rule(code: &codes::Code) -> Value {
    json!({
        "id": code.name,
        "shortDescription": { "text": code.summary() },
        "help": { "text": code.text, "markdown": code.text },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn result(diagnostic: &Diagnostic, rules: &[codes::Code], sources: &Sources, folder: &Path) -> Value {
    let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": level(diagnostic.severity),
        "message": { "text": format!("{}{help}", diagnostic.message) },
    });
    let mut add = |key: &str, value: Value| result.as_object_mut().map(|fields| fields.insert(key.to_owned(), value));
    if let Some(index) = rules.iter().position(|code| code.name == diagnostic.code) {
        add("ruleIndex", json!(index));
    }
    if let Some(place) = physical(diagnostic.span, sources, folder) {
        add("locations", json!([{ "physicalLocation": place }]));
    }
    let related = diagnostic.related.as_ref();
    if let Some((place, label)) = related.and_then(|(span, label)| Some((physical(*span, sources, folder)?, label))) {
        add("relatedLocations", json!([{ "physicalLocation": place, "message": { "text": label } }]));
    }
    if !diagnostic.fix.is_empty() {
        add("fixes", json!([fix(diagnostic, sources, folder)]));
    }
    result
}

fn fix(diagnostic: &Diagnostic, sources: &Sources, folder: &Path) -> Value {
    let changes = diagnostic.fix.iter().filter_map(|edit| {
        let at = stretch(edit.span, sources)?;
        Some(json!({
            "artifactLocation": { "uri": uri(&from_here(folder, &at.file)) },
            "replacements": [{ "deletedRegion": region(&at), "insertedContent": { "text": edit.text } }],
        }))
    });
    json!({ "artifactChanges": changes.collect::<Vec<_>>() })
}

fn physical(span: Span, sources: &Sources, folder: &Path) -> Option<Value> {
    let at = stretch(span, sources)?;
    let file = json!({ "uri": uri(&from_here(folder, &at.file)) });
    Some(json!({ "artifactLocation": file, "region": region(&at) }))
}

fn region(at: &Stretch) -> Value {
    json!({ "startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column })
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A path as a relative reference (RFC 3986): what is neither unreserved nor `/` is written in percent.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_a_result_with_its_rule_places_and_fix() {
        let mut sources = Sources::default();
        let source = sources.add("intents/a b.yml", "- intent: x\n- intent: é\n");
        let span = |start, end| Span { source, start, end };
        let found = [Diagnostic::error("duplicate-id", span(22, 24), "twice")
            .related(span(10, 11), "the first")
            .help("rename it")
            .fix(span(22, 24), "y")];
        let log: Value = serde_json::from_str(&log(&found, &sources, Path::new(".")).unwrap()).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "duplicate-id");
        let result = &run["results"][0];
        assert_eq!((&result["ruleIndex"], &result["level"]), (&0.into(), &"error".into()));
        assert_eq!(result["message"]["text"], "twice\nrename it");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "intents/a%20b.yml");
        assert_eq!(place["region"], json!({ "startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 12 }));
        assert_eq!(result["relatedLocations"][0]["message"]["text"], "the first");
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(
            (&change["insertedContent"]["text"], &change["deletedRegion"]["startLine"]),
            (&"y".into(), &2.into())
        );
    }
}
