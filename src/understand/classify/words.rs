//! What the words of training add to the scores by the character n-grams inside them, summed up once: a message of known
//! words then costs one row a word in place of one an n-gram.

use std::ops::Range;

use super::features::{Emitter, hash};
use super::ground::Ground;
use super::vocabulary::Vocabulary;
use super::weights::Weights;

/// Most numbers kept, a word's row having one a class: two bytes each. The commonest words come first.
const MOST_NUMBERS: usize = 4 << 20;

/// The known words' rows.
#[derive(Debug, Clone, Default)]
pub struct WordRows {
    classes: usize,
    /// Open addressing over the word's hash, with its number + 1; number 0 is free. A power of two.
    slots: Vec<(u64, u32)>,
    words: Vec<KnownWord>,
    /// Hashes of the words' stems, one a language.
    stems: Vec<u64>,
    rows: Vec<i16>,
    /// Feature numbers of the words' character n-grams, each once a word.
    inside: Vec<u32>,
}

/// A word whose row is kept.
#[derive(Debug, Clone)]
pub struct KnownWord {
    /// Place of its stems.
    stems: usize,
    /// Unit of its row.
    scale: f32,
    /// Place of its row.
    row: usize,
    /// Places of its n-grams in `inside`.
    inside: Range<usize>,
}

impl WordRows {
    /// Sums up the rows of training words, each given with the number of its occurrences.
    #[must_use]
    pub fn new(words: &[(String, u32)], ground: &Ground, vocabulary: &Vocabulary, weights: &Weights) -> Self {
        let classes = weights.classes();
        let mut order: Vec<&(String, u32)> = words.iter().collect();
        order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        order.truncate(MOST_NUMBERS / classes.max(1));
        let mut own =
            Self { classes, slots: vec![(0, 0); (order.len() * 2 + 1).next_power_of_two()], ..Self::default() };
        let mut scores = vec![0.0_f32; classes];
        for (word, _) in order {
            let from = own.inside.len();
            let mut numbers: Vec<u32> =
                Emitter::inside(word).into_iter().filter_map(|key| vocabulary.find(key)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            let sparse: Vec<(u32, f32)> = numbers.iter().map(|&number| (number, 1.0)).collect();
            own.inside.append(&mut numbers);
            scores.fill(0.0);
            weights.score_sparse(&sparse, &mut scores);
            let scale = scores.iter().fold(0.0_f32, |most, score| most.max(score.abs())) / f32::from(i16::MAX);
            let row = own.rows.len();
            own.rows.extend(scores.iter().map(|&score| if scale > 0.0 { code(score / scale) } else { 0 }));
            let stems = own.stems.len();
            own.stems.extend(ground.tongues().map(|tongue| tongue.emitter.stem_hash(word)));
            own.words.push(KnownWord { stems, scale, row, inside: from..own.inside.len() });
            own.insert(hash(word.as_bytes()));
        }
        own
    }

    /// Gives the last word its place.
    fn insert(&mut self, key: u64) {
        let mask = self.slots.len() - 1;
        let mut at = place(key) & mask;
        while self.slots.get(at).is_some_and(|&(_, taken)| taken != 0) {
            at = (at + 1) & mask;
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = (key, u32::try_from(self.words.len()).unwrap_or(0));
        }
    }

    /// Hash of a word's stem in the language of that place in the ground.
    #[must_use]
    pub fn stem(&self, word: &KnownWord, place: usize) -> u64 {
        self.stems.get(word.stems + place).copied().unwrap_or_default()
    }

    /// What is known of a word.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<&KnownWord> {
        let key = hash(word.as_bytes());
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = place(key) & mask;
        loop {
            let &(own, number) = self.slots.get(at)?;
            let number = number.checked_sub(1)?;
            if own == key {
                return self.words.get(number as usize);
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds the scores of all character n-grams of a text: those of its known words and, by their keys, those of others. An
    /// n-gram counts once, so what is in the rows again is taken out.
    pub fn score<'a>(
        &self,
        known: impl Iterator<Item = &'a KnownWord> + Clone,
        others: &[u32],
        vocabulary: &Vocabulary,
        weights: &Weights,
        scores: &mut [f32],
    ) {
        let mut met = vec![0_u64; vocabulary.len() / 64 + 1];
        let mut is_new = |number: u32| {
            let bit = 1 << (number % 64);
            met.get_mut(number as usize / 64).is_some_and(|word| std::mem::replace(word, *word | bit) & bit == 0)
        };
        let mut sparse = Vec::with_capacity(32);
        let mut count = 0;
        for word in known.clone() {
            for &number in self.inside.get(word.inside.clone()).unwrap_or_default() {
                if is_new(number) {
                    count += 1;
                } else {
                    sparse.push((number, -1.0));
                }
            }
        }
        for number in others.iter().filter_map(|&key| vocabulary.find(key)) {
            if is_new(number) {
                count += 1;
                sparse.push((number, 1.0));
            }
        }
        let factor = vocabulary.inside_factor(count);
        for (_, value) in &mut sparse {
            *value *= factor;
        }
        weights.score_sparse(&sparse, scores);
        for word in known {
            let factor = factor * word.scale;
            let row = self.rows.get(word.row..word.row + self.classes).unwrap_or_default();
            for (score, &w) in scores.iter_mut().zip(row) {
                *score += factor * f32::from(w);
            }
        }
    }
}

const fn place(key: u64) -> usize {
    (key ^ (key >> 32)) as usize
}

#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and callers scale to 32767")]
fn code(x: f32) -> i16 {
    x.round() as i16
}

#[cfg(test)]
mod tests {
    use super::super::features::Grams;
    use super::super::solver::{Rows, Target, solve};
    use super::*;
    use crate::text::language::Language;

    #[test]
    fn rows_say_what_their_features_say() {
        let ground = Ground::new(&[Language::English], None, &[]);
        let emitter = &ground.tongue(Language::English).emitter;
        let texts = ["the order there", "other parcel", "their refund refunded"];
        let grams: Vec<Grams> = texts.iter().map(|text| emitter.grams(text.split(' '))).collect();
        let vocabulary = Vocabulary::fit(&grams, emitter.weights());
        let mut rows = Rows { features: vocabulary.len(), ..Rows::default() };
        for grams in &grams {
            vocabulary.vectorise(grams, &mut rows.entries);
            rows.ends.push(rows.entries.len());
        }
        let targets = [0, 1, 2].map(|label| Target { label, cost: 30.0 });
        let weights = Weights::new(&solve(&rows, &targets, 3, None, 20, 0.001), 3, vocabulary.len(), 0);
        let words = ["order", "other", "parcel", "the", "there"].map(|word| (word.to_owned(), 1));
        let known = WordRows::new(&words, &ground, &vocabulary, &weights);
        for text in ["the other order there", "the refund", "refunds", "the the their others", ""] {
            let found: Vec<_> = text.split(' ').map(|word| known.find(word)).collect();
            let whole = emitter.grams(text.split(' '));
            let word_stem = |found: Option<&KnownWord>| found.map(|found| known.stem(found, 0));
            let given = text.split(' ').zip(&found).map(|(word, known)| (word, word_stem(*known)));
            let mut around = emitter.grams_around(given);
            assert_eq!(around.blocks[..2], whole.blocks[..2], "{text}");
            let others = std::mem::take(&mut around.blocks[2]);
            let (mut sparse, mut scores, mut expected) = (Vec::new(), vec![0.0; 3], vec![0.0; 3]);
            vocabulary.vectorise(&whole, &mut sparse);
            weights.score_sparse(&sparse, &mut expected);
            sparse.clear();
            vocabulary.vectorise(&around, &mut sparse);
            weights.score_sparse(&sparse, &mut scores);
            known.score(found.iter().copied().flatten(), &others, &vocabulary, &weights, &mut scores);
            for (score, expected) in scores.iter().zip(&expected) {
                assert!((score - expected).abs() < 1e-3, "{text}: {scores:?} {expected:?}");
            }
        }
    }
}
