//! Findings as commands of GitHub Actions, which shows them beside the changed lines.
//!
//! Form and escapes: "Workflow commands for GitHub Actions", docs.github.com.

use std::fmt::Write;
use std::path::Path;

use super::stretch::{from_here, stretch};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::Sources;

pub(super) fn annotations(found: &[Diagnostic], sources: &Sources, folder: &Path) -> String {
    let mut out = String::new();
    for diagnostic in found {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut properties = Vec::new();
        if let Some(at) = stretch(diagnostic.span, sources) {
            properties.push(format!("file={}", property(&from_here(folder, &at.file))));
            properties.push(format!("line={},endLine={}", at.line, at.end_line));
            // Columns are only understood within one line.
            if at.line == at.end_line {
                properties.push(format!("col={},endColumn={}", at.column, at.end_column));
            }
        }
        properties.push(format!("title={}", property(&diagnostic.code)));
        let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!("\nhelp: {help}"));
        let message = data(&format!("{}{help}", diagnostic.message));
        let _ = writeln!(out, "::{command} {}::{message}", properties.join(","));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::Span;

    #[test]
    fn signs_of_the_form_are_escaped() {
        let mut sources = Sources::default();
        let source = sources.add("intents/a,b.yml", "- intent: x\n");
        let span = Span { source, start: 10, end: 11 };
        let found = [Diagnostic::warning("few-examples", span, "50 % of\nit").help("add more")];
        let text = annotations(&found, &sources, Path::new("desk"));
        assert_eq!(
            text,
            "::warning file=desk/intents/a%2Cb.yml,line=1,endLine=1,col=11,endColumn=12,title=few-examples::50 %25 of%0Ait%0Ahelp: add more\n"
        );
        let nowhere = Span { source: Span::NO_SOURCE, ..span };
        let text = annotations(&[Diagnostic::error("missing-file", nowhere, "none")], &sources, Path::new("."));
        assert_eq!(text, "::error title=missing-file::none\n");
    }
}
