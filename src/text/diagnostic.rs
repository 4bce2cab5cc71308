//! What is wrong with a desk's files, told to the operator: code, severity, place, remedy.

use serde::{Deserialize, Serialize};

use super::span::Span;

/// How bad a [`Diagnostic`] is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The desk cannot be built.
    Error,
    /// The desk can be built, and something in it is likely not what was meant.
    Warning,
}

/// One finding about a desk's files.
///
/// Messages are lower case, without a full stop, the offending input in backticks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Stable name of the kind of finding, such as `unknown-field`.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Span,
    /// A second place that explains the first, with what to say of it.
    pub related: Option<(Span, String)>,
    /// What to do about it.
    pub help: Option<String>,
    /// The remedy as changes of the files, all of them together; empty where only a person can tell what is right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fix: Vec<Edit>,
}

/// A change of one file: what stands at the span is replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What is replaced; empty where something is only put in.
    pub span: Span,
    /// By what.
    pub text: String,
}

impl Diagnostic {
    /// A finding that stops the build.
    pub fn error(code: &str, span: Span, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            severity: Severity::Error,
            message: message.into(),
            span,
            related: None,
            help: None,
            fix: Vec::new(),
        }
    }

    /// A finding that does not.
    pub fn warning(code: &str, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// With the remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With a change that mends it and can harm nothing.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix.push(Edit { span, text: text.into() });
        self
    }

    /// With a second place.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related = Some((span, label.into()));
        self
    }
}

/// How many characters of what was written a message shows.
const QUOTED: usize = 60;

/// What was written, in backticks and on one line, cut short if it is long.
pub(crate) fn quoted(written: &str) -> String {
    let mut words = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(QUOTED) {
        words.truncate(end);
        words.push('…');
    }
    format!("`{words}`")
}

/// The name among `known` that is nearest to what was written, if it is near enough to be a slip.
pub(crate) fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(written, name), name))
        .filter(|(distance, name)| *distance <= (name.len().max(3) / 3))
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, quoted};

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_finds_none() {
        let known = ["examples", "phrases", "patterns"];
        assert_eq!(did_you_mean("exmaples", known), Some("examples"));
        assert_eq!(did_you_mean("colour", known), None);
    }

    #[test]
    fn long_input_is_cut() {
        assert_eq!(quoted(" a\n  b "), "`a b`");
        assert_eq!(quoted(&"é".repeat(61)), format!("`{}…`", "é".repeat(60)));
    }
}
