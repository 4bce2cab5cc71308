//! Phrases and patterns: what an operator wants recognised to the letter.

use core::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use crate::desk::intent::Intent;
use crate::text::pattern::compile;
use crate::text::source::{Place, Sources};
use crate::text::span::Span;
use crate::text::token::{Token, tokenize};

/// The phrases and patterns of all intents.
#[derive(Debug)]
pub struct Rules {
    phrases: Option<AhoCorasick>,
    /// The intent and the place of each phrase, as the automaton numbers them.
    phrase_of: Vec<(String, Place)>,
    patterns: Vec<(Regex, String, Place)>,
}

/// A phrase or a pattern that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleHit {
    /// The intent that it decides.
    pub intent: String,
    /// The bytes of the message.
    pub at: Range<usize>,
    /// Where the operator wrote it.
    pub written: Place,
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
    /// Compiles the rules of intents, which are written in `sources`.
    ///
    /// # Errors
    /// If a pattern is no regular expression, or it is too large.
    pub fn new(intents: &[Intent], sources: &Sources) -> Result<Self, RuleError> {
        let mut words = Vec::new();
        let mut phrase_of = Vec::new();
        let mut patterns = Vec::new();
        for intent in intents {
            let id = &intent.id.value;
            for phrase in &intent.phrases {
                let joined = join(&tokenize(phrase));
                if joined.len() > 1 {
                    words.push(joined);
                    phrase_of.push((id.clone(), sources.place(phrase.span)));
                }
            }
            for pattern in &intent.patterns {
                let compiled = compile(pattern, true)
                    .map_err(|error| RuleError { written: pattern.span, message: error.to_string() })?;
                patterns.push((compiled, id.clone(), sources.place(pattern.span)));
            }
        }
        let automaton = || AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words);
        let phrases = match words.is_empty() {
            true => None,
            false => Some(automaton().map_err(|error| RuleError {
                written: intents.iter().flat_map(|intent| &intent.phrases).next().map(|p| p.span).unwrap_or_default(),
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
                hits.push(RuleHit { intent: intent.clone(), at, written: written.clone(), is_pattern: false });
            }
        }
        for (regex, intent, written) in &self.patterns {
            if let Some(found) = regex.find(text) {
                hits.push(RuleHit {
                    intent: intent.clone(),
                    at: found.range(),
                    written: written.clone(),
                    is_pattern: true,
                });
            }
        }
        hits.sort_by(|a, b| (a.at.start, &a.intent, &a.written).cmp(&(b.at.start, &b.intent, &b.written)));
        hits
    }
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
    use proptest::prelude::*;

    use super::*;

    fn rules(intents: &str) -> Result<Rules, RuleError> {
        let mut sources = Sources::default();
        sources.add("firstline.yml", "desk: Test");
        sources.add("intents/a.yml", intents);
        let desk = crate::format::reading::read_sources(sources).desk.unwrap();
        Rules::new(&desk.intents, &desk.sources)
    }

    #[test]
    fn phrases_match_whole_words_and_point_into_the_message() {
        let written = "- intent: track\n  about: it\n  examples: []\n  phrases: [track my order]\n  patterns: ['\\bA\\d{5}\\b']\n";
        let rules = rules(&written.replace("order]", "order, Where's it]")).unwrap();
        let find = |text: &str| -> Vec<(String, u32)> {
            let hits = rules.find(text, &tokenize(text));
            hits.into_iter().map(|hit| (text[hit.at].to_owned(), hit.written.line)).collect()
        };
        assert_eq!(find("pls TRACK, my   order now"), [("TRACK, my   order".to_owned(), 4)]);
        assert_eq!(find("wheres it? a12345"), [("wheres it".to_owned(), 4), ("a12345".to_owned(), 5)]);
        assert!(find("track my orders").is_empty());
        assert!(find("").is_empty());
    }

    #[test]
    fn a_bad_pattern_names_its_place() {
        for pattern in ["(", "(a{1000}){1000}"] {
            let written = format!("- {{ intent: x, about: x, examples: [], patterns: ['{pattern}'] }}");
            let error = rules(&written).unwrap_err();
            assert_eq!((error.written.source, error.written.start), (1, 50));
        }
    }

    proptest! {
        #[test]
        fn hits_lie_on_character_boundaries(message in "(\\PC{0,3}|track|my|it|é|wo|ist|\\.|🙂|[ ]){0,16}") {
            let written = "- intent: track\n  about: it\n  examples: []\n  phrases: [track my, wo ist, é]\n  patterns: ['.it', 'k\\W+']\n";
            let rules = rules(written).unwrap();
            for hit in rules.find(&message, &tokenize(&message)) {
                prop_assert!(message.get(hit.at.clone()).is_some_and(|text| !text.is_empty()), "{:?}", hit);
            }
        }
    }
}
