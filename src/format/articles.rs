//! `knowledge_base/*.md`: front matter between two lines of `---`, then the answer in Markdown.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{from_node, node};
use crate::desk::article::Article;
use crate::desk::channel::Channel;
use crate::desk::day::Day;
use crate::desk::guide::GuideStep;
use crate::text::diagnostic::Diagnostic;
use crate::text::language::Language;
use crate::text::source::Source;
use crate::text::span::{Span, Spanned};

const FENCE: &str = "---";

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct FrontMatter {
    /// Its id, in `kebab-case`, the name of its file.
    article: Spanned<String>,
    /// Its title; the first question, if it has none.
    #[serde(default)]
    title: Option<Spanned<String>>,
    /// Questions that it answers, as customers put them.
    questions: Vec<Spanned<String>>,
    /// Tags for the log and the handoff packet.
    #[serde(default)]
    tags: Vec<Spanned<String>>,
    /// Its language; the desk's main one, if it does not say.
    #[serde(default)]
    language: Option<Spanned<Language>>,
    /// The first day on which it is shown.
    #[serde(default)]
    valid_from: Option<Spanned<Day>>,
    /// The last day on which it is shown.
    #[serde(default)]
    valid_until: Option<Spanned<Day>>,
    /// The customers to whom it is shown, by the desk's own words for them; all, if it names none.
    #[serde(default)]
    audience: Vec<Spanned<String>>,
    /// The channels on which it is shown; all, if it names none.
    #[serde(default)]
    channels: Vec<Spanned<Channel>>,
    /// Links shown below the answer: what they are called, where they lead.
    #[serde(default)]
    links: BTreeMap<String, Spanned<String>>,
    /// Files shown below the answer: what they are called, where they are.
    #[serde(default)]
    attachments: BTreeMap<String, Spanned<String>>,
    /// Ids of articles that are offered with it.
    #[serde(default)]
    related: Vec<Spanned<String>>,
    /// Other wordings of the answer, in Markdown.
    #[serde(default)]
    variants: Vec<Spanned<String>>,
    /// Its form in short messages, in Markdown; made from the answer, if it has none.
    #[serde(default)]
    short: Option<Spanned<String>>,
    /// Its form in email, in Markdown; the answer, if it has none.
    #[serde(default)]
    email: Option<Spanned<String>>,
    /// Whether a person should follow the answer.
    #[serde(default)]
    person: bool,
    /// The guide that follows the answer.
    #[serde(default)]
    steps: Vec<GuideStep>,
}

pub(super) fn read(file: &Source, source: u32, diagnostics: &mut Vec<Diagnostic>) -> Option<Article> {
    let span = |start: usize, end: usize| {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { source, start: place(start), end: place(end) }
    };
    let Some((matter, answer)) = split(&file.text) else {
        let (message, help) = match first_line(&file.text) == Some(FENCE) {
            true => ("the front matter has no end", "write a second line `---` between it and the answer"),
            false => (
                "an article begins with front matter",
                "begin with a line `---`, then `article:` and `questions:`, then a line `---`",
            ),
        };
        diagnostics.push(Diagnostic::error("front-matter", span(0, 0), message).help(help));
        return None;
    };
    let yaml = file.text.get(matter.clone()).unwrap_or_default();
    let base = span(matter.start, matter.start).start;
    let found = diagnostics.len();
    let root = node::parse(yaml, source, base, diagnostics);
    if root.is_none() && diagnostics.len() == found {
        let missing = Diagnostic::error("front-matter", span(0, FENCE.len()), "the front matter is empty");
        diagnostics.push(missing.help("add `article:` and `questions:`"));
    }
    let matter: FrontMatter = from_node::read(&root?, diagnostics)?;
    let text = file.text.get(answer..).unwrap_or_default();
    let end = answer + text.trim_end().len();
    Some(Article {
        id: matter.article,
        person: matter.person,
        title: matter.title,
        questions: matter.questions,
        tags: matter.tags,
        language: matter.language,
        valid_from: matter.valid_from,
        valid_until: matter.valid_until,
        audience: matter.audience,
        channels: matter.channels,
        links: matter.links,
        attachments: matter.attachments,
        related: matter.related,
        variants: matter.variants,
        short: matter.short,
        email: matter.email,
        steps: matter.steps,
        answer: Spanned { value: text.trim().to_owned(), span: span(end - text.trim().len(), end) },
    })
}

fn first_line(text: &str) -> Option<&str> {
    text.lines().next().map(str::trim_end)
}

/// The bytes of the front matter, and where the answer begins.
fn split(text: &str) -> Option<(core::ops::Range<usize>, usize)> {
    let first = text.split_inclusive('\n').next().filter(|_| first_line(text) == Some(FENCE))?;
    let mut at = first.len();
    for line in text.get(at..)?.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((first.len()..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn front_matter_stands_between_two_fences() {
        let text = "---\r\na: 1\n---\nAnswer\n---\n";
        let (matter, answer) = split(text).unwrap();
        assert_eq!((&text[matter], &text[answer..]), ("a: 1\n", "Answer\n---\n"));
        for text in ["", "a", "---", "---\na: 1", "--- x\n---\n"] {
            assert!(split(text).is_none(), "{text}");
        }
    }
}
