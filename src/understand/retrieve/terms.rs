//! Texts as the index sees them: terms, which are stems and pairs of ideographs, and the letters of words.

use crate::text::stem::Stemmer;
use crate::text::token::{is_ideograph, tokenize};
use crate::understand::classify::features::hash;

/// The most terms of a message that are looked at.
pub(super) const MAX_TERMS: usize = 64;
/// The most letter groups of a text that are looked at.
const MAX_LETTERS: usize = 1_000;
/// How long a group of letters is.
const LETTERS: [usize; 2] = [3, 4];

/// The terms of a text in its order. Ideographs that stand side by side are taken in pairs, because most words of Chinese and
/// Japanese have two; one that stands alone is a term by itself.
pub(super) fn terms(stemmer: &Stemmer, text: &str) -> Vec<String> {
    let tokens = tokenize(text);
    let mut terms = Vec::with_capacity(tokens.len());
    let is_ideographic = |at: usize| tokens.get(at).is_some_and(|token| token.text.chars().all(is_ideograph));
    let joins = |at: usize| {
        let ends = tokens.get(at).map(|token| token.span.end);
        is_ideographic(at) && is_ideographic(at + 1) && ends == tokens.get(at + 1).map(|token| token.span.start)
    };
    for (at, token) in tokens.iter().enumerate() {
        match tokens.get(at + 1).filter(|_| joins(at)) {
            Some(next) => terms.push([token.text.as_str(), &next.text].concat()),
            None if at > 0 && joins(at - 1) => {}
            None => terms.push(stemmer.stem(&token.text).into_owned()),
        }
    }
    terms
}

/// What stands for a term in the files of the index.
pub(super) fn number(term: &str) -> u32 {
    hash(term.as_bytes()) as u32
}

/// The numbers of terms, ascending, each once.
pub(super) fn numbers(terms: &[String]) -> Vec<u32> {
    let mut numbers: Vec<u32> = terms.iter().map(|term| number(term)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The groups of three and four letters in a text's words, with the words' ends as letters: as numbers, ascending, each once.
pub(super) fn letters(text: &str) -> Vec<u16> {
    let mut found = Vec::new();
    let mut word: Vec<u32> = Vec::new();
    for token in tokenize(text) {
        word.clear();
        word.push(1);
        word.extend(token.text.chars().map(u32::from));
        word.push(2);
        for group in LETTERS.iter().flat_map(|&length| word.windows(length)) {
            let mixed = group.iter().fold(0xcbf2_9ce4_u32, |sum, &letter| (sum ^ letter).wrapping_mul(0x0100_0193));
            found.push((mixed ^ (mixed >> 16)) as u16);
        }
        if found.len() > MAX_LETTERS {
            break;
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What stands for a group of letters in the text index.
pub(super) fn letters_term(letters: u16) -> String {
    format!("{letters:04x}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::language::Language;

    fn of(text: &str) -> Vec<String> {
        terms(&Stemmer::new(Language::English), text)
    }

    #[test]
    fn words_are_stemmed_and_ideographs_paired() {
        assert_eq!(of("Refunds, please"), ["refund", "pleas"]);
        assert_eq!(of("我的订单abc在哪 里"), ["我的", "的订", "订单", "abc", "在哪", "里"]);
        assert_eq!(of("注文 a 品"), ["注文", "a", "品"]);
        assert!(of("?!").is_empty());
    }

    #[test]
    fn a_word_that_is_mistyped_shares_most_of_its_letters() {
        let shared = |a: &str, b: &str| {
            let others = letters(b);
            letters(a).iter().filter(|group| others.contains(group)).count()
        };
        assert_eq!(letters("a").len(), 1);
        assert!(shared("strikethrough", "stikethrough") > 15);
        assert!(shared("parcel", "refund") < 2);
    }

    proptest! {
        #[test]
        fn any_text_has_terms_and_letters(text in "\\PC{0,40}|[我的订 a]{0,12}") {
            let terms = of(&text);
            prop_assert!(terms.iter().all(|term| !term.is_empty()));
            prop_assert!(numbers(&terms).is_sorted() && letters(&text).is_sorted());
            prop_assert_eq!(terms.is_empty(), letters(&text).is_empty());
        }
    }
}
