//! How much a term or a group of letters says: the logarithm of how rare it is. So small words weigh little without a list of
//! them.

use std::collections::BTreeMap;

use tantivy::directory::OwnedBytes;

/// Bytes of an entry: the term, and in how many questions and articles it stands.
const ENTRY: usize = 12;
/// Groups of letters that can be told apart.
const GROUPS: usize = 1 << 16;

/// What is `count` of `total` says, in nats; more than nothing even if it is everywhere.
fn rarity(total: u32, count: u32) -> f32 {
    ((2.0 + total as f32) / (1.0 + count as f32)).ln()
}

/// Counts in how many questions and articles terms stand.
#[derive(Debug, Default)]
pub(super) struct RarityWriter {
    terms: BTreeMap<u32, [u32; 2]>,
    letters: BTreeMap<u16, u32>,
}

impl RarityWriter {
    pub fn question(&mut self, terms: &[u32], letters: &[u16]) {
        terms.iter().for_each(|term| self.terms.entry(*term).or_default()[0] += 1);
        letters.iter().for_each(|group| *self.letters.entry(*group).or_default() += 1);
    }

    pub fn article(&mut self, terms: &[u32]) {
        terms.iter().for_each(|term| self.terms.entry(*term).or_default()[1] += 1);
    }

    /// The files of terms and of letters.
    pub fn finish(self) -> (Vec<u8>, Vec<u8>) {
        let terms = self
            .terms
            .into_iter()
            .flat_map(|(term, [questions, articles])| [term, questions, articles].map(u32::to_le_bytes).concat());
        let letters = self.letters.into_iter().flat_map(|(group, count)| {
            let [a, b] = group.to_le_bytes();
            let [c, d, e, f] = count.to_le_bytes();
            [a, b, c, d, e, f]
        });
        (terms.collect(), letters.collect())
    }
}

/// The weights of terms and letters.
#[derive(Debug)]
pub(super) struct Rarity {
    terms: OwnedBytes,
    letters: Vec<f32>,
    questions: u32,
    articles: u32,
}

impl Rarity {
    pub fn open(terms: OwnedBytes, letters: &[u8], questions: u32, articles: u32) -> Self {
        let mut weights = vec![rarity(questions, 0); GROUPS];
        for [a, b, count @ ..] in letters.as_chunks::<6>().0 {
            if let Some(weight) = weights.get_mut(usize::from(u16::from_le_bytes([*a, *b]))) {
                *weight = rarity(questions, u32::from_le_bytes(*count));
            }
        }
        Self { terms, letters: weights, questions, articles }
    }

    /// What a term says among questions, and among articles; whether it stands in any.
    pub fn term(&self, term: u32) -> ([f32; 2], bool) {
        let entries = self.terms.as_chunks::<ENTRY>().0;
        let key = |entry: &[u8; ENTRY]| entry.first_chunk::<4>().map_or(0, |bytes| u32::from_le_bytes(*bytes));
        let found = entries.binary_search_by_key(&term, key).ok().and_then(|at| entries.get(at));
        let [_, questions, articles] = found.map_or([0; 3], |entry| {
            let [a, b, c, d, e, f, g, h, i, j, k, l] = *entry;
            [[a, b, c, d], [e, f, g, h], [i, j, k, l]].map(u32::from_le_bytes)
        });
        ([rarity(self.questions, questions), rarity(self.articles, articles)], questions + articles > 0)
    }

    /// What a group of letters says.
    pub fn letters(&self, group: u16) -> f32 {
        self.letters.get(usize::from(group)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_terms_say_more_and_unknown_ones_the_most() {
        let mut writer = RarityWriter::default();
        for terms in [&[1, 7][..], &[1], &[1, 9]] {
            writer.question(terms, &[3]);
            writer.article(terms);
        }
        writer.question(&[2], &[4]);
        let (terms, letters) = writer.finish();
        let rarity = Rarity::open(OwnedBytes::new(terms), &letters, 4, 3);
        let of = |term| rarity.term(term).0[0];
        assert!(of(1) < of(7) && of(7) < of(5) && of(1) > 0.0);
        assert_eq!(of(7), (6.0_f32 / 2.0).ln());
        assert_eq!(rarity.term(7).0[1], (5.0_f32 / 2.0).ln());
        assert!(rarity.term(9).1 && !rarity.term(5).1);
        assert!(rarity.letters(3) < rarity.letters(4) && rarity.letters(4) < rarity.letters(5));
    }
}
