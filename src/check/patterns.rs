//! Regular expressions of intents, entities and redaction: they compile within limits, and match something rather than nothing.

use super::{Lint, place};
use crate::desk::Desk;
use crate::desk::entity::EntityDefinition;
use crate::text::diagnostic::Diagnostic;
use crate::text::pattern::{LONGEST, compile};
use crate::text::span::{Span, Spanned};

pub(super) const LINT: Lint =
    Lint { name: "patterns", codes: &["invalid-pattern", "pattern-too-large", "pattern-matches-nothing"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let entities = desk.settings.entities.values().filter_map(|definition| match &definition.value {
        EntityDefinition::Pattern(pattern) => Some(pattern),
        EntityDefinition::List(_) => None,
    });
    for pattern in
        desk.intents.iter().flat_map(|intent| &intent.patterns).chain(entities).chain(desk.settings.redact.values())
    {
        found.extend(complaint(desk, pattern));
    }
}

fn complaint(desk: &Desk, pattern: &Spanned<String>) -> Option<Diagnostic> {
    if pattern.len() > LONGEST {
        let long = format!("this pattern is longer than {LONGEST} bytes");
        return Some(Diagnostic::error("pattern-too-large", pattern.span, long).help("split it in two"));
    }
    match compile(pattern, true) {
        Ok(regex) if regex.is_match("") => {
            let message = "this pattern matches the empty text, and so every message";
            let empty = Diagnostic::error("pattern-matches-nothing", pattern.span, message);
            Some(empty.help("require at least one character: `+` instead of `*`, or drop a `?`"))
        }
        Ok(_) => None,
        Err(regex::Error::CompiledTooBig(_)) => {
            let large = Diagnostic::error("pattern-too-large", pattern.span, "this pattern is too large when compiled");
            Some(large.help("make its repetitions shorter, such as `.{0,30}`, or split it in two"))
        }
        Err(error) => {
            let (why, at) = explain(&error.to_string());
            let span = at.and_then(|at| narrow(desk, pattern, at)).unwrap_or(pattern.span);
            let invalid = Diagnostic::error("invalid-pattern", span, format!("this pattern is not valid: {why}"));
            Some(invalid.help(
                "close every bracket, and put a backslash before a sign that stands for itself, such as `\\(` or `\\?`",
            ))
        }
    }
}

/// What the error says, without the drawing around it, and the character of the pattern that it points at.
fn explain(error: &str) -> (String, Option<usize>) {
    let lines: Vec<&str> = error.lines().collect();
    let why = lines.last().map_or(error, |last| last.trim_start_matches("error: "));
    let at = match lines.as_slice() {
        [_, _, carets, _] => carets.chars().position(|c| c == '^').and_then(|at| at.checked_sub(4)),
        _ => None,
    };
    (why.to_owned(), at)
}

/// One character of a pattern, if the pattern stands in the file as it is.
fn narrow(desk: &Desk, pattern: &Spanned<String>, at: usize) -> Option<Span> {
    let begin = place::raw(desk, pattern.span).find(pattern.as_str())?;
    let (offset, c) = pattern.char_indices().nth(at)?;
    let start = pattern.span.start + u32::try_from(begin + offset).ok()?;
    Some(Span { start, end: start + u32::try_from(c.len_utf8()).ok()?, ..pattern.span })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_syntax_error_is_read_from_its_drawing() {
        let unclosed = "é(b".to_owned();
        let error = regex::Regex::new(&unclosed).unwrap_err().to_string();
        assert_eq!(explain(&error), ("unclosed group".to_owned(), Some(1)));
        assert_eq!(explain("odd").1, None);
    }
}
