//! A message as it is compared with articles.

use std::collections::BTreeMap;

use super::rarity::Rarity;
use super::terms::{MAX_TERMS, letters, number, terms};
use super::vectors::Direction;
use crate::text::stem::Stemmer;
use crate::text::token::{is_ideograph, tokenize};

/// How many words of 64 bits hold one for each group of letters.
const WORDS_OF_BITS: usize = (u16::MAX as usize + 1) / 64;

/// Where the bit of a group of letters is: the word, and the bit in it.
fn place(group: u16) -> (usize, u64) {
    (usize::from(group / 64), 1 << (group % 64))
}

/// What is compared of a message, in the terms of one language.
#[derive(Debug)]
pub(super) struct Asked {
    /// Its distinct terms.
    pub terms: Vec<String>,
    /// Their numbers, ascending, each with what it says among questions and among articles.
    weights: Vec<(u32, [f32; 2])>,
    /// A bit for each group of letters that it has.
    has_letters: Box<[u64]>,
    /// The lengths of its terms and of its letters, as vectors of weights among questions; and the sum of the weights among
    /// articles.
    pub length: f32,
    pub letters_length: f32,
    pub mass: f32,
    /// Its words whose terms stand nowhere, with spaces between.
    strange: String,
    /// Where its meaning points, if the table knows it.
    pub direction: Option<Direction>,
}

impl Asked {
    pub fn new(text: &str, stemmer: Option<&Stemmer>, rarity: &Rarity, direction: Option<Direction>) -> Self {
        let mut terms = stemmer.map(|stemmer| terms(stemmer, text)).unwrap_or_default();
        terms.truncate(MAX_TERMS);
        terms.sort_unstable();
        terms.dedup();
        let mut unknown: Vec<&str> = Vec::new();
        let weights: BTreeMap<u32, [f32; 2]> = terms
            .iter()
            .map(|term| {
                let (weights, is_known) = rarity.term(number(term));
                if !is_known {
                    unknown.push(term);
                }
                (number(term), weights)
            })
            .collect();
        let mut strange = String::new();
        if let Some(stemmer) = stemmer.filter(|_| !unknown.is_empty()) {
            let is_unknown = |word: &str| unknown.contains(&stemmer.stem(word).as_ref());
            let words = tokenize(text).into_iter().map(|token| token.text);
            let words = words.filter(|word| is_unknown(word) || word.chars().all(is_ideograph));
            strange = words.collect::<Vec<_>>().join(" ");
        }
        let length = weights.values().map(|weight| weight[0] * weight[0]).sum::<f32>().sqrt();
        let mass = weights.values().map(|weight| weight[1]).sum();
        let letters = letters(text);
        let mut has_letters = vec![0; WORDS_OF_BITS].into_boxed_slice();
        for group in &letters {
            let (word, bit) = place(*group);
            if let Some(word) = has_letters.get_mut(word) {
                *word |= bit;
            }
        }
        let letters_length = letters.iter().map(|group| rarity.letters(*group).powi(2)).sum::<f32>().sqrt();
        let weights = weights.into_iter().collect();
        Self { terms, weights, has_letters, length, letters_length, mass, strange, direction }
    }

    /// The weights, among questions and among articles, of the terms that also stand in an ascending list.
    pub fn shared<'a>(&'a self, terms: &'a [[u8; 4]]) -> impl Iterator<Item = (u32, [f32; 2])> + 'a {
        let mut rest = terms.iter().map(|bytes| u32::from_le_bytes(*bytes)).peekable();
        self.weights.iter().copied().filter(move |(own, _)| {
            while rest.next_if(|term| term < own).is_some() {}
            rest.peek() == Some(own)
        })
    }

    /// The groups of letters of a list that it has too, in the order of the list.
    pub fn shared_letters<'a>(&'a self, letters: &'a [[u8; 2]]) -> impl Iterator<Item = u16> + 'a {
        let groups = letters.iter().map(|bytes| u16::from_le_bytes(*bytes));
        groups.filter(|group| {
            let (word, bit) = place(*group);
            self.has_letters.get(word).is_some_and(|word| word & bit != 0)
        })
    }

    /// The groups of letters of its words whose terms stand nowhere.
    pub fn strange_letters(&self) -> Vec<u16> {
        letters(&self.strange)
    }
}
