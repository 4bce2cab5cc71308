//! The training examples nearest to a message.

use super::vocabulary::Vocabulary;
use super::weights::dot;

/// Examples kept of each class, for comparison.
#[derive(Debug, Clone, Default)]
pub struct Neighbours {
    /// Where each class's examples end.
    pub(super) ends: Vec<u32>,
    /// Number of the example in the training set.
    pub(super) numbers: Vec<u32>,
    /// Width of the static vectors, 0 without a table.
    pub(super) dimensions: usize,
    /// Static vectors at length 127.
    pub(super) vectors: Vec<i16>,
    /// Where each example's stems end.
    pub(super) stem_ends: Vec<u32>,
    /// Feature numbers of each example's stems, ascending.
    pub(super) stems: Vec<u32>,
    /// Length of each example's stem vector.
    pub(super) norms: Vec<f32>,
}

/// One comparison with an example.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Number of the example in the training set.
    pub example: u32,
    /// Cosine of the static vectors, -1..=1; 0 without a table.
    pub meaning: f32,
    /// Cosine of the stems, weighted by inverse document frequency, 0..=1.
    pub words: f32,
}

/// An example to keep.
#[derive(Debug, Clone)]
pub struct Kept<'a> {
    /// Number of the example in the training set.
    pub number: u32,
    /// Static vector at unit length, or empty.
    pub vector: &'a [f32],
    /// Keys of the stems.
    pub stems: &'a [u32],
}

/// The message as it is compared.
#[derive(Debug, Clone, Default)]
pub struct Probe {
    vector: Vec<i16>,
    stems: Vec<u32>,
    norm: f32,
}

impl Probe {
    /// From a unit vector and the keys of the stems.
    #[must_use]
    pub fn new(vector: &[f32], stems: &[u32], vocabulary: &Vocabulary) -> Self {
        let (numbers, norm) = stem_numbers(stems, vocabulary);
        Self { vector: vector.iter().map(|&v| code(v)).collect(), stems: numbers, norm }
    }
}

impl Neighbours {
    /// Adds the examples of the next class.
    pub fn push_class(&mut self, examples: &[Kept<'_>], dimensions: usize, vocabulary: &Vocabulary) {
        self.dimensions = dimensions;
        for example in examples {
            let (stems, _) = stem_numbers(example.stems, vocabulary);
            // Unseen words of a message make it longer, those of an example cannot be.
            let norm = stems.iter().map(|&n| vocabulary.idf(n).powi(2)).sum::<f32>().sqrt();
            self.numbers.push(example.number);
            self.vectors.extend(example.vector.iter().map(|&v| code(v)));
            self.stems.extend_from_slice(&stems);
            self.stem_ends.push(u32::try_from(self.stems.len()).unwrap_or(u32::MAX));
            self.norms.push(norm);
        }
        self.ends.push(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
    }

    pub fn class_stems(&self, class: usize, out: &mut Vec<u32>) {
        let start = class.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        let end = self.ends.get(class).copied().unwrap_or(0) as usize;
        for at in start..end {
            let from = at.checked_sub(1).and_then(|before| self.stem_ends.get(before)).copied().unwrap_or(0) as usize;
            out.extend_from_slice(&self.stems[from..self.stem_ends[at] as usize]);
        }
        out.sort_unstable();
        out.dedup();
    }

    /// Compares a message with every kept example of a class.
    pub fn compare<'a>(&'a self, class: usize, probe: &'a Probe, vocabulary: &'a Vocabulary) -> impl Iterator<Item = Likeness> + 'a {
        let start = class.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        let end = self.ends.get(class).copied().unwrap_or(0) as usize;
        (start..end).filter_map(move |at| {
            let meaning = match self.vectors.get(at * self.dimensions..(at + 1) * self.dimensions) {
                Some(vector) if self.dimensions > 0 => dot(vector, &probe.vector) as f32 / (127.0 * 127.0),
                _ => 0.0,
            };
            let from = at.checked_sub(1).and_then(|before| self.stem_ends.get(before)).copied().unwrap_or(0) as usize;
            let stems = self.stems.get(from..*self.stem_ends.get(at)? as usize)?;
            let common = shared(stems, &probe.stems, vocabulary);
            let words = if common > 0.0 { common / (self.norms.get(at)? * probe.norm) } else { 0.0 };
            Some(Likeness { example: *self.numbers.get(at)?, meaning: meaning.clamp(-1.0, 1.0), words: words.min(1.0) })
        })
    }
}

/// The numbers of known stems, ascending, each once, and the length of the stem vector, unseen stems included.
fn stem_numbers(stems: &[u32], vocabulary: &Vocabulary) -> (Vec<u32>, f32) {
    let mut numbers: Vec<u32> = stems.iter().filter_map(|&key| vocabulary.find(key)).collect();
    let unseen = stems.len() - numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    let known: f32 = numbers.iter().map(|&n| vocabulary.idf(n).powi(2)).sum();
    let norm = (known + unseen as f32 * vocabulary.idf_unseen().powi(2)).sqrt();
    (numbers, norm)
}

/// Inner product of two ascending lists.
fn shared(mut a: &[u32], mut b: &[u32], vocabulary: &Vocabulary) -> f32 {
    let mut sum = 0.0;
    while let (Some((x, rest_a)), Some((y, rest_b))) = (a.split_first(), b.split_first()) {
        if x == y {
            sum += vocabulary.idf(*x).powi(2);
        }
        if x <= y {
            a = rest_a;
        }
        if y <= x {
            b = rest_b;
        }
    }
    sum
}

#[expect(clippy::cast_possible_truncation, reason = "a component of a unit vector times 127")]
fn code(v: f32) -> i16 {
    (v * 127.0).round() as i16
}
