//! Spelling repair: a word nobody taught becomes the likeliest known word one typing error away.

use std::sync::Arc;

use super::bytes::{BytesError, Reader, Writer};
use super::features::hash;
use super::speller::{Near, Speller};
use super::table::StaticTable;
use crate::text::token::Token;

/// Shortest unknown word that is repaired, in characters.
const SHORTEST: usize = 4;

/// Shortest unknown word that may become a common word of the language which training does not hold.
const SHORTEST_COMMON: usize = 5;

/// How much a unit of a slip's cost counts against the logarithm of a word's frequency.
const SLIP: f32 = 2.0;

/// How much the logarithm of a neighbouring pair's frequency counts.
const PAIR: f32 = 1.5;

/// Words of training.
#[derive(Debug, Clone, Default)]
pub struct Repair {
    words: Vec<(String, u32)>,
    /// Hashes of all words, sorted.
    known: Vec<u64>,
    near: Speller,
}

/// Common words of the static table's language.
#[derive(Debug, Clone)]
pub struct CommonWords {
    table: Arc<StaticTable>,
    near: Speller,
}

impl CommonWords {
    /// The table's common words.
    #[must_use]
    pub fn new(table: Arc<StaticTable>) -> Self {
        let near = Speller::new(table.common_words().map(|(word, rank)| (word.to_owned(), rank)).collect());
        Self { table, near }
    }
}

impl Repair {
    /// From training words in ascending order, each with the number of its occurrences.
    #[must_use]
    pub fn new(words: Vec<(String, u32)>) -> Self {
        let mut known: Vec<u64> = words.iter().map(|(word, _)| hash(word.as_bytes())).collect();
        known.sort_unstable();
        let near = Speller::new(words.iter().filter(|(word, _)| is_word(word, 4)).cloned().collect());
        Self { words, known, near }
    }

    /// The training words in ascending order, each with the number of its occurrences.
    #[must_use]
    pub fn words(&self) -> &[(String, u32)] {
        &self.words
    }

    /// Writes the training words, each by what it does not share with the one before.
    pub fn write(&self, w: &mut Writer) {
        w.size(self.words.len());
        let mut last = "";
        for (word, count) in &self.words {
            let shared = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            let rest = word.as_bytes().get(shared..).unwrap_or_default();
            w.size(shared);
            w.size(rest.len());
            w.raw(rest);
            w.number(u64::from(*count));
            last = word;
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// Where lengths do not fit or a word is no UTF-8.
    pub fn read(r: &mut Reader<'_>) -> Result<Self, BytesError> {
        let mut words: Vec<(String, u32)> = Vec::new();
        let mut last: Vec<u8> = Vec::new();
        for _ in 0..r.count()? {
            let shared = r.small()? as usize;
            if shared > last.len() {
                return Err(BytesError { reason: "a word shares more than there is" });
            }
            last.truncate(shared);
            let length = r.count()?;
            last.extend_from_slice(r.raw(length)?);
            let word = String::from_utf8(last.clone()).map_err(|_| BytesError { reason: "a word is no UTF-8" })?;
            words.push((word, r.small()?));
        }
        Ok(Self::new(words))
    }

    /// Repairs the words of a text in place; returns the positions of those that changed. `common` are the common words of
    /// its language, if they are known; `pair_count` tells in how many training texts two words follow each other (`None` is
    /// the edge of the text).
    pub fn apply(
        &self,
        tokens: &mut [Token],
        common: Option<&CommonWords>,
        pair_count: impl Fn(Option<&str>, Option<&str>) -> u32,
    ) -> Vec<usize> {
        let mut changed = Vec::new();
        for at in 0..tokens.len() {
            let Some(token) = tokens.get(at) else { continue };
            if self.is_known(&token.text, common) {
                continue;
            }
            let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|t| t.text.as_str());
            let (before, after) = (word(at.checked_sub(1)), word(at.checked_add(1)));
            let pairs = |w: &str| pair_count(before, Some(w)) + pair_count(Some(w), after);
            let Some(better) = self.replacement(&token.text, common, pairs).map(str::to_owned) else { continue };
            if let Some(token) = tokens.get_mut(at) {
                token.text = better;
                changed.push(at);
            }
        }
        changed
    }

    /// Whether a word is left alone: known, too short, or no word at all.
    fn is_known(&self, word: &str, common: Option<&CommonWords>) -> bool {
        self.known.binary_search(&hash(word.as_bytes())).is_ok()
            || !is_word(word, SHORTEST)
            || common.is_some_and(|common| common.table.rank(word).is_some())
    }

    fn replacement<'a>(
        &'a self,
        word: &str,
        common: Option<&'a CommonWords>,
        pairs: impl Fn(&str) -> u32,
    ) -> Option<&'a str> {
        let likely = |near: &Near<'_>| {
            let count = |n: u32| super::exponential::ln(1.0 + n.min(1 << 20) as f32);
            count(near.note) + PAIR * count(pairs(near.word)) - SLIP * near.cost
        };
        let own = self.near.near(word);
        if let Some(best) = own.iter().max_by(|a, b| likely(a).total_cmp(&likely(b)).then(b.word.cmp(a.word))) {
            return Some(best.word);
        }
        let common = common.filter(|_| word.chars().count() >= SHORTEST_COMMON)?;
        let unlikely = |near: &Near<'_>| super::exponential::ln(1.0 + near.note as f32) + SLIP * near.cost;
        let others = common.near.near(word);
        let best = others.iter().min_by(|a, b| unlikely(a).total_cmp(&unlikely(b)).then(a.word.cmp(b.word)))?;
        Some(best.word)
    }
}

fn is_word(word: &str, shortest: usize) -> bool {
    word.len() >= shortest
        && word.len() <= 64
        && word.chars().count() >= shortest
        && word.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn repaired(text: &str, pair_count: impl Fn(Option<&str>, Option<&str>) -> u32) -> Vec<String> {
        let words = [("card", 5), ("cart", 50), ("my", 9), ("order", 9)].map(|(w, n)| (w.to_owned(), n)).to_vec();
        let mut tokens = tokenize(text);
        Repair::new(words).apply(&mut tokens, None, pair_count);
        tokens.into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn unknown_words_become_known_ones() {
        assert_eq!(repaired("my ordre", |_, _| 0), ["my", "order"]);
        assert_eq!(repaired("card xyzzy odr", |_, _| 0), ["card", "xyzzy", "odr"]);
    }

    #[test]
    fn neighbours_decide_between_candidates() {
        assert_eq!(repaired("my carx", |_, _| 0), ["my", "cart"]);
        assert_eq!(
            repaired("my carx", |a, b| if (a, b) == (Some("my"), Some("card")) { 9 } else { 0 }),
            ["my", "card"]
        );
    }

    #[test]
    fn reads_what_it_wrote() {
        let words = [("card", 5), ("cart", 50), ("été", 1)].map(|(w, n)| (w.to_owned(), n)).to_vec();
        let mut w = Writer::default();
        Repair::new(words.clone()).write(&mut w);
        let bytes = w.finish();
        assert_eq!(Repair::read(&mut Reader::new(&bytes)).unwrap().words, words);
        for end in 0..bytes.len() {
            assert!(Repair::read(&mut Reader::new(&bytes[..end])).is_err());
        }
    }

    #[test]
    fn numbers_are_not_words() {
        assert_eq!(repaired("ord3r", |_, _| 9), ["ord3r"]);
    }
}
