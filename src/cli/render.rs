//! Diagnostics for people: excerpts of the desk's files with carets under what is meant.

use std::collections::BTreeSet;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::{Source, Sources};
use crate::text::span::Span;

/// Columns to which long lines are cropped, around what is meant.
const WIDTH: usize = 120;

/// The diagnostics with excerpts of what they complain of, an empty line after each. Without `colour` there are no
/// escape sequences. A place that is not in the sources is left out.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, colour: bool) -> String {
    let renderer = if colour { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let mut output = String::new();
    for diagnostic in diagnostics {
        output.push_str(&renderer.render(&[group(diagnostic, sources)]));
        output.push_str("\n\n");
    }
    output
}

/// How many findings there are: `3 errors, 1 warning in 4 files`.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let of = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let counts = [(of(Severity::Error), "error"), (of(Severity::Warning), "warning")];
    let counts: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| count(*n, what)).collect();
    if counts.is_empty() {
        return "no problems".to_owned();
    }
    let in_files =
        diagnostics.iter().map(|diagnostic| diagnostic.span.source).filter(|source| *source != Span::NO_SOURCE);
    match in_files.collect::<BTreeSet<_>>().len() {
        0 => counts.join(", "),
        files => format!("{} in {}", counts.join(", "), count(files, "file")),
    }
}

/// A number of things: `1 file`, `2 files`.
pub fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.message).id(&diagnostic.code));
    let main = Place::of(diagnostic.span, sources);
    let related = diagnostic.related.as_ref();
    let related = related.and_then(|(span, label)| Some((Place::of(*span, sources)?, label.as_str())));
    match (main, related) {
        (Some(main), Some((related, label))) if main.span.source == related.span.source => {
            let lines = main.lines.start.min(related.lines.start)..main.lines.end.max(related.lines.end);
            let second = related.mark(AnnotationKind::Context, &lines).label(label);
            let first = main.mark(AnnotationKind::Primary, &lines);
            group = group.element(main.excerpt(lines).annotation(first).annotation(second));
        }
        (main, related) => {
            if let Some(main) = main {
                group = group.element(main.marked(AnnotationKind::Primary, None));
            }
            if let Some((related, label)) = related {
                group = group.element(related.marked(AnnotationKind::Context, Some(label)));
            }
        }
    }
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}

/// A span within one line of a file.
struct Place<'a> {
    source: &'a Source,
    span: Span,
    /// What is meant, in bytes of the file: the span's part on its first line.
    meant: Range<usize>,
    /// The bytes of that line, without its end.
    lines: Range<usize>,
}

impl<'a> Place<'a> {
    fn of(span: Span, sources: &'a Sources) -> Option<Self> {
        let source = sources.get(span.source)?;
        let text = source.text.as_str();
        let boundary = |at: u32| (0..=text.len().min(at as usize)).rev().find(|at| text.is_char_boundary(*at));
        let start = boundary(span.start)?;
        let line_start = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
        let line_end = text.get(start..)?.find('\n').map_or(text.len(), |at| start + at);
        let end = boundary(span.end)?.clamp(start, line_end);
        Some(Self { source, span, meant: start..end, lines: line_start..line_end })
    }

    fn excerpt(&self, lines: Range<usize>) -> Snippet<'a, Annotation<'a>> {
        let text = self.source.text.as_str();
        let before = text.get(..lines.start).unwrap_or_default();
        let number = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Snippet::source(text.get(lines).unwrap_or_default()).line_start(number).path(self.source.path.as_str())
    }

    fn mark(&self, kind: AnnotationKind, lines: &Range<usize>) -> Annotation<'a> {
        kind.span(self.meant.start - lines.start..self.meant.end - lines.start)
    }

    fn marked(&self, kind: AnnotationKind, label: Option<&'a str>) -> Snippet<'a, Annotation<'a>> {
        self.excerpt(self.lines.clone()).annotation(self.mark(kind, &self.lines).label(label))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sources() -> Sources {
        let mut sources = Sources::default();
        sources.add("intents/a.yml", "- intent: a\n  about: b\n- intent: a\n");
        sources.add("empty.yml", "");
        sources.add("long.yml", "word ".repeat(200) + "NEEDLE" + &" word".repeat(200));
        sources
    }

    fn span(source: u32, start: u32, end: u32) -> Span {
        Span { source, start, end }
    }

    #[test]
    fn both_places_the_message_and_the_remedy_are_shown() {
        let twice = Diagnostic::error("duplicate-id", span(0, 33, 34), "a second `a`");
        let twice = twice.related(span(0, 10, 11), "the first").help("rename it");
        let expected = "\
error[duplicate-id]: a second `a`
 --> intents/a.yml:3:11
  |
1 | - intent: a
  |           - the first
2 |   about: b
3 | - intent: a
  |           ^
  |
  = help: rename it

";
        assert_eq!(render(&[twice], &sources(), false), expected);
    }

    #[test]
    fn only_the_first_line_of_a_span_is_marked() {
        let output = render(&[Diagnostic::warning("x", span(0, 0, 30), "m")], &sources(), false);
        assert!(output.contains("1 | - intent: a\n  | ^^^^^^^^^^^"), "{output}");
        assert!(!output.contains("about"), "{output}");
    }

    #[test]
    fn long_lines_are_cropped_around_what_is_meant() {
        let output = render(&[Diagnostic::error("x", span(2, 1000, 1006), "m")], &sources(), false);
        assert!(output.contains("NEEDLE") && output.contains("long.yml:1:1001"), "{output}");
        assert!(output.lines().all(|line| line.chars().count() <= WIDTH + 10), "{output}");
    }

    #[test]
    fn a_missing_source_leaves_message_and_remedy() {
        let output = render(&[Diagnostic::error("x", span(9, 5, 6), "gone").help("look")], &sources(), false);
        assert!(output.contains("error[x]: gone") && output.contains("help: look"), "{output}");
    }

    #[test]
    fn findings_are_counted_in_words() {
        let error = Diagnostic::error("x", span(0, 0, 0), "m");
        let warning = Diagnostic::warning("x", span(1, 0, 0), "m");
        assert_eq!(summary(&[error.clone(), error.clone(), warning]), "2 errors, 1 warning in 2 files");
        assert_eq!(summary(&[error]), "1 error in 1 file");
        assert_eq!(summary(&[]), "no problems");
    }

    proptest! {
        #[test]
        fn any_spans_in_any_text_render(
            text in "[a-z \\n\\r\\té👍🏽\u{301}\u{202e}\\x00\\x1b]{0,60}",
            message in "\\PC{0,20}",
            spans in prop::array::uniform4(0_u32..80),
            sources_at in prop::array::uniform2(0_u32..3),
        ) {
            let mut sources = Sources::default();
            sources.add("a.yml", text);
            sources.add("b.yml", "");
            let diagnostic = Diagnostic::error("x", span(sources_at[0], spans[0], spans[1]), message)
                .related(span(sources_at[1], spans[2], spans[3]), "label");
            for colour in [false, true] {
                let output = render(std::slice::from_ref(&diagnostic), &sources, colour);
                prop_assert!(output.contains("[x]"));
                prop_assert!(colour || !output.contains('\x1b'));
            }
        }
    }
}
