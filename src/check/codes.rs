//! Every code that a finding can have, explained. The explanations stand in `docs/checks.md`, one section a code.

use crate::text::diagnostic::Severity;

const EXPLAINED: &str = include_str!("../../docs/checks.md");

/// A kind of finding.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    /// Its stable name.
    pub name: &'static str,
    /// How bad it is, unless the desk says otherwise.
    pub severity: Severity,
    /// What it means, why it matters, what is wrong and what is right, in Markdown.
    pub text: &'static str,
}

impl Code {
    /// What it is: the first sentence of its text, on one line.
    #[cfg(any(feature = "cli", test))]
    pub fn summary(&self) -> String {
        let paragraph = self.text.split("\n\n").next().unwrap_or(self.text);
        let words = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        let sentence = words.split_once(". ").map_or(words.as_str(), |(first, _)| first);
        sentence.trim_end_matches('.').to_owned()
    }
}

/// Every code, in the order of the document.
pub(crate) fn all() -> impl Iterator<Item = Code> {
    EXPLAINED.split("\n## ").skip(1).filter_map(section)
}

/// The code of that name.
pub(crate) fn find(name: &str) -> Option<Code> {
    all().find(|code| code.name == name)
}

/// A section: `name (severity)`, an empty line, the text. A chapter has no severity.
fn section(section: &'static str) -> Option<Code> {
    let (heading, text) = section.split_once('\n')?;
    let (name, severity) = heading.strip_suffix(')')?.split_once(" (")?;
    let severity = match severity {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => return None,
    };
    let text = text.split("\n# ").next().unwrap_or(text).trim();
    Some(Code { name, severity, text })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_section_is_a_code_with_a_wrong_and_a_right_example() {
        let names: BTreeSet<&str> = all().map(|code| code.name).collect();
        assert_eq!(names.len(), EXPLAINED.matches("\n## ").count(), "a heading is malformed, or given twice");
        for code in all() {
            assert!(code.text.contains("Wrong:") && code.text.contains("Right:"), "{}", code.name);
            let summary = code.summary();
            assert!((10..200).contains(&summary.len()) && !summary.contains('\n'), "{}: {summary}", code.name);
        }
    }

    #[test]
    fn a_text_ends_where_the_next_chapter_begins() {
        assert!(all().all(|code| !code.text.contains("\n# ")));
    }
}
