//! Saying the same again.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::token::tokenize;

/// Share of content words that two messages must have in common: of all their words, and of the smaller message's.
const OF_ALL: f64 = 0.6;
const OF_SMALLER: f64 = 0.8;
/// Most words of a message that are compared.
const MOST: usize = 200;

/// Words without content in English; in other languages short words are left out alone.
static STOP_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| STOP_LIST.split_ascii_whitespace().collect());
const STOP_LIST: &str = "a about above after again all already also am an and any anyone are as at be because been before \
    being but by can cant could did didnt do does doesnt doing dont for from get give go going got had has have havent having \
    he hello help her here hey hi him his how however i id if ill im in into is isnt it its ive just know let like me more my \
    need no not now of off ok okay on once one only or our out over own please pls really said same say see she should so some \
    still such tell than thanks thank that thats the their them then there these they this those to too trying u up us very \
    want was wasnt we were what whats when where wheres which while who why will with wont would yes yet you your";

/// Whether a message says again what an earlier one of the same customer said: the content words overlap by 60 % of all, or by
/// 80 % of the shorter message's if that has at least three; endings are ignored. Messages without content words ("hello")
/// repeat each other only if they are equal and longer than two words.
#[must_use]
pub fn repeats(current: &str, earlier: &[&str]) -> bool {
    if earlier.is_empty() {
        return false;
    }
    let now = Content::of(current);
    earlier.iter().any(|text| now.is_like(&Content::of(text)))
}

struct Content {
    /// Stems of the content words, sorted, each once.
    words: Vec<String>,
    all: Vec<String>,
}

impl Content {
    fn of(text: &str) -> Self {
        let all: Vec<String> = tokenize(text).into_iter().take(MOST).map(|token| token.text).collect();
        let content = all.iter().filter(|word| !STOP_WORDS.contains(word.as_str()));
        let mut words: Vec<String> = content.map(|word| stem(word).to_owned()).collect();
        words.sort_unstable();
        words.dedup();
        Self { words, all }
    }

    fn is_like(&self, other: &Self) -> bool {
        if self.words.is_empty() || other.words.is_empty() {
            return self.words.is_empty() && other.words.is_empty() && self.all.len() > 2 && self.all == other.all;
        }
        let common = self.words.iter().filter(|word| other.words.binary_search(word).is_ok()).count();
        let smaller = self.words.len().min(other.words.len());
        let all = self.words.len() + other.words.len() - common;
        let share = |whole: usize| common as f64 / whole as f64;
        share(all) >= OF_ALL || (smaller >= 3 && share(smaller) >= OF_SMALLER)
    }
}

/// A word without the commonest English endings.
fn stem(word: &str) -> &str {
    let endings = ["ing", "ed", "es", "s", "e"];
    let cut = endings.iter().filter_map(|ending| word.strip_suffix(ending)).find(|rest| rest.chars().count() >= 3);
    cut.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[rustfmt::skip]
    fn the_same_in_other_words() {
        for (now, before) in [
            ("where is my order", "Where's my order??"), ("I said where is my refund", "where is my refund please"),
            ("the discount code is not working", "my discount code doesn't work"),
            ("cancel my subscription!!", "I want to cancel my subscription"),
            ("parcel A12345 never arrived, where is parcel A12345", "parcel A12345 never arrived"),
            ("can you help me", "can you help me"),
        ] {
            assert!(repeats(now, &["hello", before]), "{now} / {before}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn something_else() {
        for (now, before) in [
            ("where is my order", "where is my refund"), ("hello", "hi"), ("yes", "yes"),
            ("I want to return the blue jacket", "I want to return the shoes"),
            ("order A12345", "where is order B54321"), ("", ""), ("thanks", "thanks"),
        ] {
            assert!(!repeats(now, &[before]), "{now} / {before}");
        }
        assert!(!repeats("where is my order", &[]));
    }
}
