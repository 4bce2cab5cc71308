//! Where a message may hold several wishes: at the ends of its sentences, and at words that join two.

use std::ops::Range;

use crate::conversation::evidence::{Target, Wish};
use crate::text::language::Language;
use crate::text::token::{Token, tokenize};

/// A wish has at least so many words; a shorter part belongs to the one before it.
const FEWEST_WORDS: usize = 3;
/// A message is cut into at most so many parts; the last takes the rest.
const MOST_PARTS: usize = 6;
/// A part wants something if that is more likely than not; what is sure enough to be answered, the policy knows.
const LIKELY: f32 = 0.5;

/// What the parts of a message want, if they want different things; `likeliest` tells what a part most likely wants.
pub(super) fn wishes(
    text: &str,
    tokens: &[Token],
    language: Language,
    likeliest: impl Fn(&str, &[Token]) -> Option<(Target, f32)>,
) -> Vec<Wish> {
    let parts = parts(text, tokens, language);
    let mut wishes: Vec<Wish> = Vec::new();
    if parts.len() < 2 {
        return wishes;
    }
    for at in parts {
        let part = text.get(at.clone()).unwrap_or_default();
        let tokens = tokenize(part);
        let Some((target, probability)) = likeliest(part, &tokens).filter(|found| found.1 >= LIKELY) else { continue };
        if !wishes.iter().any(|wish| wish.target == target) {
            wishes.push(Wish { at, target, probability, apart: is_apart(&tokens, language) });
        }
    }
    if wishes.len() > 1 { wishes } else { Vec::new() }
}

/// The parts of a message between which one wish may end and another begin, as its bytes; one part if there is no such place.
pub fn parts(text: &str, tokens: &[Token], language: Language) -> Vec<Range<usize>> {
    let joins = |token: &Token| joints(language).contains(&token.text.as_str());
    let mut parts: Vec<&[Token]> = Vec::new();
    let mut from = 0;
    for (at, pair) in (1..).zip(tokens.windows(2)) {
        let [before, token] = pair else { continue };
        let gap = text.get(before.span.end..token.span.start).unwrap_or_default();
        let is_end = gap.contains(['.', '?', '!', ';', '\n']) && gap.contains(char::is_whitespace);
        if (is_end || joins(token)) && at > from {
            parts.extend(tokens.get(from..at));
            from = at;
        }
    }
    parts.extend(tokens.get(from..));
    // The mark behind a sentence belongs to it: a question mark makes a question plainer.
    let with_mark = |end: usize| {
        let rest = text.get(end..).unwrap_or_default();
        end + rest.len() - rest.trim_start_matches(['.', '?', '!', ';']).len()
    };
    let mut spans: Vec<(usize, Range<usize>)> = Vec::new();
    for part in parts {
        let (Some(first), Some(last)) = (part.iter().find(|token| !joins(token)), part.last()) else { continue };
        let words = part.iter().filter(|token| !joins(token)).count();
        let is_full = spans.len() == MOST_PARTS;
        match spans.last_mut() {
            Some((before, span)) if words < FEWEST_WORDS || *before < FEWEST_WORDS || is_full => {
                *before += words;
                span.end = with_mark(last.span.end);
            }
            _ => spans.push((words, first.span.start..with_mark(last.span.end))),
        }
    }
    spans.into_iter().map(|(_, span)| span).collect()
}

/// Whether a part speaks of another thing than the one before it: `cancel the other one`.
fn is_apart(part: &[Token], language: Language) -> bool {
    part.iter().any(|token| others(language).contains(&token.text.as_str()))
}

/// Words that join two wishes.
const fn joints(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["and", "also", "plus", "then"],
        Language::German => &["und", "außerdem", "auch", "dann"],
        Language::French => &["et", "aussi", "puis"],
        Language::Spanish => &["y", "también", "además"],
        _ => &[],
    }
}

/// Words for another one than the one spoken of.
const fn others(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["other", "another", "different", "second"],
        Language::German => &["andere", "anderen", "anderes", "andern", "zweite", "zweiten"],
        Language::French => &["autre", "deuxième"],
        Language::Spanish => &["otro", "otra", "segundo", "segunda"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        parts(text, &tokenize(text), Language::English).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn sentences_and_joints_end_a_part() {
        assert_eq!(
            cut("where is my parcel and also cancel the other one"),
            ["where is my parcel", "cancel the other one"]
        );
        assert_eq!(
            cut("Where is A12345? And how do I descale my machine?\nthanks"),
            ["Where is A12345?", "how do I descale my machine?\nthanks"]
        );
        assert_eq!(cut("order no. A12345 v2.0 is late"), ["order no. A12345 v2.0 is late"]);
    }

    #[test]
    fn short_parts_belong_to_their_neighbours() {
        assert_eq!(cut("Hello. Where is my parcel?"), ["Hello. Where is my parcel?"]);
        assert_eq!(cut("salt and pepper"), ["salt and pepper"]);
        assert!(cut("and").is_empty() && cut("").is_empty());
    }

    #[test]
    fn there_are_at_most_six() {
        let text = "one two three. ".repeat(40);
        assert_eq!(cut(&text).len(), 6);
        assert_eq!(cut(&text).last().unwrap().len(), text.trim_end().len() - 75);
    }

    #[test]
    fn another_one_is_told() {
        assert!(is_apart(&tokenize("cancel the other one"), Language::English));
        assert!(!is_apart(&tokenize("cancel it"), Language::English));
    }
}
