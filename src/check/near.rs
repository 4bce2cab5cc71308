//! Nearly the same example in two places: the same words in another order, or with another courtesy around them.

use std::collections::BTreeMap;

use super::taught::{Taught, taught};
use super::{Lint, repeated};
use crate::desk::Desk;
use crate::text::annotation;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::language::Language;
use crate::text::stem::Stemmer;
use crate::text::token::tokenize;

pub(super) const LINT: Lint = Lint { name: "near", codes: &["near-example"], check };

/// English words that change nothing in what a message wants: articles, greetings and courtesies.
const EMPTY_WORDS: &[&str] = &[
    "a", "an", "the", "please", "pls", "plz", "hi", "hello", "hey", "thanks", "thank", "you", "thx", "cheers",
    "kindly", "just", "so", "ok", "well",
];

/// With fewer words left than this, an example is not compared.
const FEWEST_WORDS: usize = 2;

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let words = Words::of(desk);
    let mut seen: BTreeMap<Vec<String>, Taught<'_>> = BTreeMap::new();
    for one in taught(desk) {
        let Some(key) = words.key(one.written) else { continue };
        let Some(first) = seen.get(&key) else {
            seen.insert(key, one);
            continue;
        };
        let is_same = repeated::key(one.written) == repeated::key(first.written);
        if is_same || one.owner.is_one_with(first.owner, desk) {
            continue;
        }
        let message =
            format!("{} in {} says nearly the same as an example of {}", quoted(one.written), one.owner, first.owner);
        found.push(
            Diagnostic::warning("near-example", one.written.span, message)
                .related(first.written.span, format!("in {}", first.owner))
                .help("keep it where it belongs, or add the word that tells the two apart"),
        );
    }
}

/// Compares texts by their words.
pub(crate) struct Words {
    stemmer: Stemmer,
    empty: &'static [&'static str],
}

impl Words {
    pub fn of(desk: &Desk) -> Self {
        let language = desk.language();
        let empty = if language == Language::English { EMPTY_WORDS } else { &[] };
        Self { stemmer: Stemmer::new(language), empty }
    }

    /// The stems of a text in alphabetical order, without empty words; `None` where too few are left.
    pub fn key(&self, written: &str) -> Option<Vec<String>> {
        let words = tokenize(&annotation::parse(written).text);
        let telling = words.iter().filter(|word| !self.empty.contains(&word.text.as_str()));
        let mut stems: Vec<String> = telling.map(|word| self.stem(&word.text)).collect();
        stems.sort_unstable();
        (stems.len() >= FEWEST_WORDS).then_some(stems)
    }

    fn stem(&self, word: &str) -> String {
        match word {
            "are" | "was" | "were" if self.stemmer.language() == Language::English => "is".to_owned(),
            word => self.stemmer.stem(word).into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_endings_and_courtesies_do_not_count() {
        let words = Words { stemmer: Stemmer::new(Language::English), empty: EMPTY_WORDS };
        let key = |text: &str| words.key(text);
        assert_eq!(key("Please cancel my orders"), key("hi, my order: cancel"));
        assert_eq!(key("where is my order"), key("where are my orders, please"));
        assert_ne!(key("cancel my order"), key("cancel my subscription"));
        assert_eq!(key("hello there the"), None, "one word is left");
    }
}
