//! Phrases and patterns: what an operator wants recognised to the letter.

use core::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::{Regex, RegexBuilder};

use crate::text::span::{Span, Spanned};
use crate::text::token::{Token, tokenize};

/// The largest compiled form of one pattern, in bytes.
pub const PATTERN_SIZE_LIMIT: usize = 1 << 20;

/// The phrases and patterns of all intents.
#[derive(Debug)]
pub struct Rules {
    phrases: Option<AhoCorasick>,
    /// The intent and the place of each phrase, as the automaton numbers them.
    phrase_of: Vec<(String, Span)>,
    patterns: Vec<(Regex, String, Span)>,
}

/// A phrase or a pattern that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleHit {
    /// The intent that it decides.
    pub intent: String,
    /// The bytes of the message.
    pub at: Range<usize>,
    /// Where the operator wrote it.
    pub written: Span,
    /// Whether it is a pattern.
    pub is_pattern: bool,
}

/// A phrase or pattern that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct RuleError {
    /// Where it is written.
    pub written: Span,
    message: String,
}

impl Rules {
    /// Compiles the rules of `(intent, phrases, patterns)`.
    ///
    /// # Errors
    /// If a pattern is no regular expression, or its compiled form is larger than [`PATTERN_SIZE_LIMIT`].
    pub fn new<'a>(
        intents: impl Iterator<Item = (&'a str, &'a [Spanned<String>], &'a [Spanned<String>])>,
    ) -> Result<Self, RuleError> {
        let mut words = Vec::new();
        let mut phrase_of = Vec::new();
        let mut patterns = Vec::new();
        for (intent, phrases_of_intent, patterns_of_intent) in intents {
            for phrase in phrases_of_intent {
                let joined = join(&tokenize(phrase));
                if joined.len() > 1 {
                    words.push(joined);
                    phrase_of.push((intent.to_owned(), phrase.span));
                }
            }
            for pattern in patterns_of_intent {
                let compiled = compile(pattern)
                    .map_err(|error| RuleError { written: pattern.span, message: error.to_string() })?;
                patterns.push((compiled, intent.to_owned(), pattern.span));
            }
        }
        let automaton = || AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words);
        let phrases = match words.is_empty() {
            true => None,
            false => Some(automaton().map_err(|error| RuleError {
                written: phrase_of.first().map(|(_, span)| *span).unwrap_or_default(),
                message: format!("the phrases cannot be compiled: {error}"),
            })?),
        };
        Ok(Self { phrases, phrase_of, patterns })
    }

    /// Every rule that applies, in the order of the message; a pattern counts once.
    pub fn find(&self, text: &str, tokens: &[Token]) -> Vec<RuleHit> {
        let mut hits = Vec::new();
        if let Some(phrases) = &self.phrases {
            let joined = join(tokens);
            for found in phrases.find_iter(&joined) {
                let Some((intent, written)) = self.phrase_of.get(found.pattern().as_usize()) else { continue };
                let Some(at) = token_range(tokens, found.range()) else { continue };
                hits.push(RuleHit { intent: intent.clone(), at, written: *written, is_pattern: false });
            }
        }
        for (regex, intent, written) in &self.patterns {
            if let Some(found) = regex.find(text) {
                hits.push(RuleHit { intent: intent.clone(), at: found.range(), written: *written, is_pattern: true });
            }
        }
        hits.sort_by(|a, b| (a.at.start, &a.intent, a.written).cmp(&(b.at.start, &b.intent, b.written)));
        hits
    }
}

/// Compiles an operator's pattern: without regard to case, with a bound on its size.
pub fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).case_insensitive(true).size_limit(PATTERN_SIZE_LIMIT).build()
}

/// The words with one space around each, so that a phrase can only match whole words. A word holds no space.
fn join(tokens: &[Token]) -> String {
    let mut joined = String::with_capacity(tokens.iter().map(|token| token.text.len() + 1).sum::<usize>() + 1);
    for token in tokens {
        joined.push(' ');
        joined.push_str(&token.text);
    }
    joined.push(' ');
    joined
}

/// The bytes of the message that a range of the joined words covers.
fn token_range(tokens: &[Token], joined: Range<usize>) -> Option<Range<usize>> {
    let mut at = 0;
    let mut covered: Option<Range<usize>> = None;
    for token in tokens {
        if at >= joined.start && at + 1 + token.text.len() < joined.end {
            let start = covered.map_or(token.span.start, |range| range.start);
            covered = Some(start..token.span.end);
        }
        at += 1 + token.text.len();
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spanned(text: &str, start: u32) -> Spanned<String> {
        Spanned { value: text.to_owned(), span: Span { source: 0, start, end: start } }
    }

    #[test]
    fn phrases_match_whole_words_and_point_into_the_message() {
        let phrases = [spanned("track my order", 1), spanned("Where's it", 2)];
        let patterns = [spanned(r"\bA\d{5}\b", 3)];
        let rules = Rules::new([("track", &phrases[..], &patterns[..])].into_iter()).unwrap();
        let find = |text: &str| -> Vec<(String, u32)> {
            let hits = rules.find(text, &tokenize(text));
            hits.into_iter().map(|hit| (text[hit.at].to_owned(), hit.written.start)).collect()
        };
        assert_eq!(find("pls TRACK, my   order now"), [("TRACK, my   order".to_owned(), 1)]);
        assert_eq!(find("wheres it? a12345"), [("wheres it".to_owned(), 2), ("a12345".to_owned(), 3)]);
        assert!(find("track my orders").is_empty());
        assert!(find("").is_empty());
    }

    #[test]
    fn a_bad_pattern_names_its_place() {
        for pattern in ["(", "(a{1000}){1000}"] {
            let patterns = [spanned(pattern, 7)];
            let error = Rules::new([("x", &[][..], &patterns[..])].into_iter()).unwrap_err();
            assert_eq!(error.written.start, 7);
        }
    }
}
