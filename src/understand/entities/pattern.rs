//! An operator's regular expressions.

use regex::Regex;

use super::{ExtractorError, ExtractorErrorKind, Found};
use crate::text::pattern::{LONGEST, compile};

/// An operator's kind that is given by a pattern.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    kind: String,
    /// Ignores case.
    loose: Regex,
    /// As the operator wrote it.
    strict: Regex,
}

impl Pattern {
    pub fn new(kind: &str, pattern: &str) -> Result<Self, ExtractorError> {
        let fault = |fault| ExtractorError::new(kind, fault);
        if pattern.len() > LONGEST {
            return Err(fault(ExtractorErrorKind::Pattern(format!("longer than {LONGEST} bytes"))));
        }
        let build = |pattern: &str, loose: bool| {
            compile(pattern, loose).map_err(|error| fault(ExtractorErrorKind::Pattern(error.to_string())))
        };
        let loose = build(pattern, true)?;
        let strict = build(pattern, false)?;
        match loose.is_match("") {
            true => Err(fault(ExtractorErrorKind::MatchesNothing)),
            false => Ok(Self { kind: kind.to_owned(), loose, strict }),
        }
    }

    pub fn kind(&self) -> &str {
        &self.kind
    }

    pub fn find(&self, text: &str) -> Vec<Found> {
        let narrowed = self.loose.capture_names().flatten().any(|name| name == "value");
        if !narrowed {
            return self.loose.find_iter(text).map(|m| self.found(m)).collect();
        }
        self.loose.captures_iter(text).filter_map(|c| c.name("value")).map(|m| self.found(m)).collect()
    }

    fn found(&self, found: regex::Match) -> Found {
        let written = found.as_str();
        let upper = written.to_uppercase();
        let fits = |text: &str| self.strict.find(text).is_some_and(|m| m.len() == text.len());
        let raised = upper != written && !fits(written) && fits(&upper);
        Found { span: found.range(), value: if raised { upper } else { written.to_owned() } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pattern: &str, text: &str) -> Vec<String> {
        Pattern::new("x", pattern).unwrap().find(text).into_iter().map(|f| f.value).collect()
    }

    #[test]
    fn case_is_ignored_and_normalised_where_the_pattern_wants_capitals() {
        assert_eq!(values(r"\b[A-Z]\d{5}\b", "a12345 and B54321"), ["A12345", "B54321"]);
        assert_eq!(values("(?-i)[A-Z]\\d{5}", "a12345"), Vec::<String>::new());
        assert_eq!(values("red|blue", "Red"), ["Red"]);
    }

    #[test]
    fn a_group_narrows_the_value() {
        assert_eq!(values(r"meter (?<value>\d+)", "meter 123, 456"), ["123"]);
    }

    #[test]
    fn bad_patterns_are_refused() {
        let kind = |pattern: &str| Pattern::new("x", pattern).unwrap_err().kind;
        assert_eq!(kind("a*"), ExtractorErrorKind::MatchesNothing);
        assert!(matches!(kind("("), ExtractorErrorKind::Pattern(_)));
        assert!(matches!(kind("(\\w{100}){100}"), ExtractorErrorKind::Pattern(_)));
        assert!(matches!(kind(&"a".repeat(1_001)), ExtractorErrorKind::Pattern(_)));
    }
}
