//! A lexicon prepared for looking words up.

use std::collections::{HashMap, HashSet};

use super::lexicon::{Cue, Lexicon, entries, patterns};
use super::phrasebook::Phrasebook;
use crate::text::token::tokenize;

/// Fewest letters of a word in which a typing error is recognised.
const SHORTEST_MISTYPED: usize = 5;
/// Longest word that is looked at closely.
const LONGEST: usize = 40;

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Entry {
    /// The word's number in phrases.
    pub id: u32,
    /// How pleased it sounds, from -4 to 4.
    pub feeling: f32,
    /// How much it strengthens what follows, as a share.
    pub degree: f32,
    pub negates: bool,
    /// It begins questions and requests.
    pub asks: bool,
    /// It begins a new clause.
    pub breaks: bool,
    pub profane: bool,
    /// Its parts in asking for a person, as bits.
    pub parts: u32,
}

/// A lexicon's words and phrases.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    words: HashMap<String, Entry>,
    spellings: HashMap<String, String>,
    real: HashSet<String>,
    profane: Vec<String>,
    /// Words to be recognised when mistyped, by themselves without one letter.
    shortened: HashMap<String, Vec<String>>,
    pub phrases: Phrasebook,
}

impl Vocabulary {
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut vocabulary = Self::default();
        for (written, meant) in entries(lexicon.spellings).filter_map(|pair| pair.split_once('=')) {
            vocabulary.spellings.insert(written.to_owned(), meant.to_owned());
        }
        for &(feeling, list) in lexicon.sentiment {
            vocabulary.each(list, |entry| entry.feeling = feeling);
        }
        for &(degree, list) in lexicon.degrees {
            vocabulary.each(list, |entry| entry.degree = degree);
        }
        for &(part, list) in lexicon.parts {
            vocabulary.each(list, |entry| entry.parts |= part as u32);
        }
        vocabulary.each(lexicon.negators, |entry| entry.negates = true);
        vocabulary.each(lexicon.asking, |entry| entry.asks = true);
        vocabulary.each(lexicon.breaks, |entry| entry.breaks = true);
        vocabulary.each(lexicon.profanity, |entry| entry.profane = true);
        for list in lexicon.phrases.iter().copied().flatten() {
            vocabulary.add_phrases(list.says, list.cue, false);
            vocabulary.add_phrases(list.except, list.cue, true);
        }
        vocabulary.phrases.finish();
        vocabulary.profane = entries(lexicon.profanity).map(str::to_owned).collect();
        vocabulary.real = entries(lexicon.real_words).map(str::to_owned).collect();
        for word in entries(lexicon.mistyped) {
            vocabulary.entry(word);
            for key in std::iter::once(word.to_owned()).chain(shortened(word)) {
                vocabulary.shortened.entry(key).or_default().push(word.to_owned());
            }
        }
        vocabulary
    }

    /// Changes the entry of each word of a list; entries of several words are phrases and belong elsewhere.
    fn each(&mut self, list: &str, change: impl Fn(&mut Entry)) {
        for tokens in entries(list).map(tokenize) {
            if let [word] = tokens.as_slice() {
                change(self.entry(&word.text));
            }
        }
    }

    fn entry(&mut self, word: &str) -> &mut Entry {
        let word = self.spellings.get(word).map_or(word, String::as_str).to_owned();
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.entry(word).or_insert_with(|| Entry { id, ..Entry::default() })
    }

    fn add_phrases(&mut self, list: &str, cue: Cue, except: bool) {
        for pattern in patterns(list) {
            let mut phrases = std::mem::take(&mut self.phrases);
            phrases.add(&pattern, cue, except, |word| self.entry(word).id);
            self.phrases = phrases;
        }
    }

    /// Whether there are no words at all.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The coarse words.
    pub fn profane_words(&self) -> impl Iterator<Item = &str> {
        self.profane.iter().map(String::as_str)
    }

    /// What is known of a word, as it is, respelt, with stretched letters shortened, or with one typing error mended; and
    /// whether its letters were stretched.
    pub fn look_up(&self, word: &str) -> (Option<Entry>, bool) {
        if let Some(entry) = self.known(word) {
            return (Some(entry), false);
        }
        if word.len() > LONGEST || self.words.is_empty() {
            return (None, false);
        }
        for most in [2, 1] {
            let short = unstretched(word, most);
            if let Some(entry) = short.filter(|s| s != word).and_then(|s| self.known(&s)) {
                return (Some(entry), true);
            }
        }
        (self.mended(word), false)
    }

    fn known(&self, word: &str) -> Option<Entry> {
        let word = self.spellings.get(word).map_or(word, String::as_str);
        self.words.get(word).copied()
    }

    fn mended(&self, word: &str) -> Option<Entry> {
        let letters = word.chars().count();
        if letters + 1 < SHORTEST_MISTYPED || self.real.contains(word) || word.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let near = |meant: &&String| {
            let starts = meant.chars().next() == word.chars().next()
                || meant.chars().take(2).eq(word.chars().take(2).collect::<Vec<_>>().into_iter().rev());
            starts && strsim::osa_distance(meant, word) <= 1
        };
        let keys = std::iter::once(word.to_owned()).chain(shortened(word));
        let meant = keys.filter_map(|key| self.shortened.get(&key)).flatten().filter(near).min()?;
        self.words.get(meant).copied()
    }
}

/// A word with no letter more than `most` times in a row, if it has one three times.
fn unstretched(word: &str, most: usize) -> Option<String> {
    let (mut short, mut run, mut longest, mut last) = (String::with_capacity(word.len()), 0, 0, None);
    for c in word.chars() {
        run = if last == Some(c) { run + 1 } else { 1 };
        longest = longest.max(run);
        last = Some(c);
        if run <= most {
            short.push(c);
        }
    }
    (longest >= 3).then_some(short)
}

/// A word without one of its characters, for each of them.
fn shortened(word: &str) -> impl Iterator<Item = String> + '_ {
    word.char_indices().filter_map(|(at, c)| Some([word.get(..at)?, word.get(at + c.len_utf8()..)?].concat()))
}

#[cfg(test)]
mod tests {
    use super::super::en;
    use super::*;

    #[test]
    fn words_are_found_in_spite_of_their_spelling() {
        let vocabulary = Vocabulary::new(&en::LEXICON);
        let id = |word: &str| vocabulary.look_up(word).0.map(|entry| entry.id);
        assert_eq!(id("u"), id("you"));
        assert_eq!(id("soooo"), id("so"));
        assert_eq!(id("helllllo"), id("hello"));
        for typo in ["agnet", "agemt", "agentt", "gaent"] {
            assert_eq!(id(typo), id("agent"), "{typo}");
        }
        for word in ["manage", "steak", "prison", "arent", "zzz", "agents1"] {
            assert_ne!(id(word), id("manager"), "{word}");
            assert_ne!(id(word), id("speak"), "{word}");
            assert_ne!(id(word), id("agent"), "{word}");
        }
    }
}
