//! The features that training saw, and the sparse vector of a text over them.

use super::bytes::{BytesError, Reader, Writer};
use super::features::{BLOCKS, Grams, STEMS};

/// Length of a vector all of whose blocks are present, before it is scaled back to one.
const TOTAL: f32 = 1.5;

/// Features by their keys, with the number of training texts that hold each.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    texts: u32,
    keys: Vec<u32>,
    counts: Vec<u32>,
    idf: Vec<f32>,
    /// Weight of each block in a text's vector.
    weights: [f32; BLOCKS],
    /// Open addressing: key and feature number + 1 at the key's place or the next free one; number 0 is free. A power of two.
    slots: Vec<(u32, u32)>,
}

impl Vocabulary {
    /// Collects the features of all texts; numbers ascend with the keys.
    pub fn fit<'a>(texts: impl IntoIterator<Item = &'a Grams>, weights: [f32; BLOCKS]) -> Self {
        let mut all: Vec<u32> = Vec::new();
        let mut own: Vec<u32> = Vec::new();
        let mut count = 0;
        for grams in texts {
            own.clear();
            own.extend(grams.blocks.iter().flatten());
            own.sort_unstable();
            own.dedup();
            all.extend_from_slice(&own);
            count += 1;
        }
        all.sort_unstable();
        let mut keys: Vec<u32> = Vec::new();
        let mut counts: Vec<u32> = Vec::new();
        for run in all.chunk_by(|a, b| a == b) {
            keys.extend(run.first());
            counts.push(u32::try_from(run.len()).unwrap_or(u32::MAX));
        }
        Self::new(count, keys, counts, weights)
    }

    /// From ascending keys and, for each, the number of texts that hold it.
    #[must_use]
    pub fn new(texts: u32, keys: Vec<u32>, counts: Vec<u32>, weights: [f32; BLOCKS]) -> Self {
        let idf = counts.iter().map(|&df| inverse_frequency(texts, df)).collect();
        let mut slots = vec![(0, 0); (keys.len() * 2 + 1).next_power_of_two()];
        let mask = slots.len() - 1;
        for (number, &key) in (1..).zip(&keys) {
            let mut at = key as usize & mask;
            while slots.get(at).is_some_and(|&(_, taken)| taken != 0) {
                at = (at + 1) & mask;
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = (key, number);
            }
        }
        Self { texts, keys, counts, idf, weights, slots }
    }

    /// Number of features.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Keys in ascending order.
    #[cfg(test)]
    #[must_use]
    pub fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// Number of training texts that hold each feature.
    #[must_use]
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// Writes texts, keys and counts.
    pub fn write(&self, w: &mut Writer) {
        w.number(u64::from(self.texts));
        w.size(self.keys.len());
        w.ascending(self.keys.iter().copied());
        self.counts.iter().for_each(|&n| w.number(u64::from(n)));
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// Where the bytes end too early.
    pub fn read(r: &mut Reader<'_>, weights: [f32; BLOCKS]) -> Result<Self, BytesError> {
        let texts = r.small()?;
        let count = r.count()?;
        let keys = r.ascending(count)?;
        let counts = (0..count).map(|_| r.small()).collect::<Result<_, _>>()?;
        Ok(Self::new(texts, keys, counts, weights))
    }

    /// A feature's number.
    #[inline]
    #[must_use]
    pub fn find(&self, key: u32) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        loop {
            let &(own, number) = self.slots.get(at)?;
            let number = number.checked_sub(1)?;
            if own == key {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    /// Inverse document frequency of a feature, 1 and up.
    #[must_use]
    pub fn idf(&self, number: u32) -> f32 {
        self.idf.get(number as usize).copied().unwrap_or(1.0)
    }

    /// Inverse document frequency of a feature that no training text holds.
    #[must_use]
    pub fn idf_unseen(&self) -> f32 {
        inverse_frequency(self.texts, 0)
    }

    /// The sparse vector of a text: each feature once, stems by their inverse document frequency; each block to unit
    /// length, then to its weight over 1.5. Features never seen are left out.
    pub fn vectorise(&self, grams: &Grams, vector: &mut Vec<(u32, f32)>) {
        let mut numbers = Vec::with_capacity(64);
        for (block, (keys, weight)) in grams.blocks.iter().zip(self.weights).enumerate() {
            numbers.clear();
            numbers.extend(keys.iter().filter_map(|&key| self.find(key)));
            numbers.sort_unstable();
            numbers.dedup();
            let from = vector.len();
            vector.extend(numbers.iter().map(|&number| (number, if block == STEMS { self.idf(number) } else { 1.0 })));
            let block = vector.get_mut(from..).unwrap_or_default();
            let norm = block.iter().map(|(_, v)| v * v).sum::<f32>().sqrt();
            for (_, v) in block {
                *v *= weight / (TOTAL * norm);
            }
        }
    }

    /// What each of so many character n-grams is in a vector.
    #[must_use]
    pub fn inside_factor(&self, count: u32) -> f32 {
        let [.., weight] = self.weights;
        if count > 0 { weight / (TOTAL * (count as f32).sqrt()) } else { 0.0 }
    }

    /// Share of the text's inverse-frequency mass that lies on stems no training text holds, 0..=1.
    #[must_use]
    pub fn novelty(&self, stems: &[u32]) -> f32 {
        let (mut mass, mut unseen) = (0.0, 0.0);
        for &key in stems {
            if let Some(number) = self.find(key) {
                mass += self.idf(number);
            } else {
                mass += self.idf_unseen();
                unseen += self.idf_unseen();
            }
        }
        if mass > 0.0 { unseen / mass } else { 0.0 }
    }
}

/// Inverse document frequency, 1 and up: the logarithm of the share of texts that hold something, turned over, and 1. Both counts
/// are one higher, so that what no text holds has one too.
#[must_use]
pub fn inverse_frequency(texts: u32, df: u32) -> f32 {
    super::exponential::ln((1.0 + texts as f32) / (1.0 + df as f32)) + 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: [f32; BLOCKS] = [1.0, 0.5, 1.0];

    fn grams(stems: &[u32]) -> Grams {
        Grams { blocks: [stems.to_vec(), Vec::new(), Vec::new()] }
    }

    #[test]
    fn counts_texts_not_occurrences() {
        let v = Vocabulary::fit(&[grams(&[7, 7, 3]), grams(&[7])], WEIGHTS);
        assert_eq!(v.keys(), [3, 7]);
        assert_eq!(v.counts(), [1, 2]);
        assert_eq!(v.find(7), Some(1));
        assert_eq!(v.find(8), None);
        assert!((v.idf(1) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn reads_what_it_wrote() {
        let v = Vocabulary::fit(&[grams(&[7, 3]), grams(&[7])], WEIGHTS);
        let mut w = Writer::default();
        v.write(&mut w);
        let back = Vocabulary::read(&mut Reader::new(&w.finish()), WEIGHTS).unwrap();
        assert_eq!((back.keys(), back.counts(), back.find(7)), (v.keys(), v.counts(), Some(1)));
    }

    #[test]
    fn a_block_has_its_weight_as_length() {
        let v = Vocabulary::fit(&[grams(&[7, 3]), grams(&[7])], WEIGHTS);
        let mut vector = Vec::new();
        v.vectorise(&grams(&[3, 7, 3, 99]), &mut vector);
        assert_eq!(vector.len(), 2);
        let norm: f32 = vector.iter().map(|(_, x)| x * x).sum();
        assert!((norm.sqrt() - 1.0 / 1.5).abs() < 1e-6);
    }

    #[test]
    fn novelty_is_the_share_of_unseen_mass() {
        let v = Vocabulary::fit(&[grams(&[7])], WEIGHTS);
        assert_eq!(v.novelty(&[7]), 0.0);
        assert_eq!(v.novelty(&[8]), 1.0);
        assert_eq!(v.novelty(&[]), 0.0);
    }

    #[test]
    fn an_empty_vocabulary_finds_nothing() {
        assert_eq!(Vocabulary::default().find(0), None);
        assert_eq!(Vocabulary::fit(&[], WEIGHTS).find(0), None);
    }
}
