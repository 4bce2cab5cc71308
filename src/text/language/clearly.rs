//! Texts that are clearly in another language than they should be.

use super::Language;
use super::function_words::FUNCTION_WORDS;
use super::recogniser::model;
use crate::text::token::tokenize;

/// How many function words of another language a text must hold, and none of its own.
const FEWEST: usize = 2;
/// Shorter texts tell no language.
const FEWEST_WORDS: usize = 4;
/// Words that are looked at.
const READ_WORDS: usize = 200;

/// The language that a text is clearly written in, if that is none of `expected`. Two judges must agree: the n-gram model of
/// sixteen languages, and the function words, of which there must be some of that language, and at most a quarter as many of
/// the expected ones.
#[must_use]
pub fn clearly_other(text: &str, expected: &[Language]) -> Option<Language> {
    let words: Vec<String> = tokenize(text).into_iter().take(READ_WORDS).map(|token| token.text).collect();
    if words.len() < FEWEST_WORDS {
        return None;
    }
    let found = model(text).filter(|found| !expected.contains(found))?;
    let list = |language: Language| {
        let lists = FUNCTION_WORDS.iter().filter(move |(of, _)| *of == language);
        lists.flat_map(|(_, list)| list.split_whitespace()).collect::<Vec<_>>()
    };
    let own: Vec<&str> = expected.iter().flat_map(|language| list(*language)).collect();
    let other = list(found);
    if other.is_empty() {
        // A script of its own speaks for itself.
        return words.iter().all(|word| !word.is_ascii()).then_some(found);
    }
    let only_own = words.iter().filter(|word| own.contains(&word.as_str())).count();
    let only_other =
        words.iter().filter(|word| other.contains(&word.as_str()) && !own.contains(&word.as_str())).count();
    (only_other >= FEWEST && only_own * 4 <= only_other).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_another_language_is_seen_and_a_borrowed_word_is_not() {
        let english = &[Language::English];
        assert_eq!(clearly_other("wo ist mein paket und wann kommt es", english), Some(Language::German));
        assert_eq!(clearly_other("wann habt ihr am samstag auf und wie lange", english), Some(Language::German));
        assert_eq!(clearly_other("où est mon colis s'il vous plaît", english), Some(Language::French));
        for text in ["do you sell café crème for my maison", "i have a dolce gusto machine", "danke", "la machine"] {
            assert_eq!(clearly_other(text, english), None, "{text}");
        }
        assert_eq!(clearly_other("wo ist mein paket und wann kommt es", &[Language::English, Language::German]), None);
    }
}
