//! The training examples nearest to a message.

use std::ops::Range;

use super::bytes::{BytesError, Reader, Writer};
use super::vocabulary::Vocabulary;
use super::weights::{dot, quantise};

/// Most examples of a class from which those to keep are chosen.
const POOL: usize = 400;

/// Examples kept of each class, for comparison.
#[derive(Debug, Clone, Default)]
pub struct Neighbours {
    /// Where each class's examples end.
    ends: Vec<u32>,
    /// Number of the example in the training set.
    numbers: Vec<u32>,
    /// Width of the static vectors, 0 without a table.
    dimensions: usize,
    /// Static vectors, their largest number scaled to 7: four bits each when saved.
    vectors: Vec<i16>,
    /// What brings each of them to unit length; 0 for the zero vector.
    units: Vec<f32>,
    /// Where each example's stems end.
    stem_ends: Vec<u32>,
    /// Feature numbers of each example's stems, ascending.
    stems: Vec<u32>,
    /// Length of each example's stem vector.
    norms: Vec<f32>,
    /// Sums of each class's unit vectors, their largest number scaled to 127.
    centres: Vec<i16>,
    /// What brings each of them to unit length; 0 for the zero vector.
    centre_units: Vec<f32>,
    /// Where each class's stems end.
    class_stem_ends: Vec<u32>,
    /// Feature numbers of the stems of each class's examples, ascending.
    class_stems: Vec<u32>,
    /// Length of the mean of each class's unit vectors.
    unity: Vec<f32>,
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
        Self { vector: vector.iter().map(|&v| code(v, 127.0)).collect(), stems: numbers, norm }
    }
}

impl Neighbours {
    /// Adds the examples of the next class.
    pub fn push_class(&mut self, examples: &[Kept<'_>], dimensions: usize, vocabulary: &Vocabulary) {
        self.dimensions = dimensions;
        for example in examples {
            let (stems, _) = stem_numbers(example.stems, vocabulary);
            self.numbers.push(example.number);
            let largest = example.vector.iter().fold(0.0_f32, |m, v| m.max(v.abs()));
            let from = self.vectors.len();
            self.vectors.extend(example.vector.iter().map(|&v| if largest > 0.0 { code(v / largest, 7.0) } else { 0 }));
            self.units.push(unit(self.vectors.get(from..).unwrap_or_default()));
            self.stems.extend_from_slice(&stems);
            self.stem_ends.push(u32::try_from(self.stems.len()).unwrap_or(u32::MAX));
            self.norms.push(length(&stems, vocabulary));
        }
        self.ends.push(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
        self.summarise(self.ends.len() - 1);
    }

    /// What all examples of the next class have in common.
    fn summarise(&mut self, class: usize) {
        let mut sum = vec![0.0_f32; self.dimensions];
        let mut stems = Vec::new();
        for at in self.of_class(class) {
            let unit = self.units.get(at).copied().unwrap_or(0.0);
            let vector = self.vectors.get(at * self.dimensions..(at + 1) * self.dimensions).unwrap_or_default();
            for (sum, &v) in sum.iter_mut().zip(vector) {
                *sum += unit * f32::from(v);
            }
            stems.extend_from_slice(self.stems_of(at));
        }
        stems.sort_unstable();
        stems.dedup();
        self.class_stems.append(&mut stems);
        self.class_stem_ends.push(u32::try_from(self.class_stems.len()).unwrap_or(u32::MAX));
        let length = sum.iter().map(|v| v * v).sum::<f32>().sqrt();
        self.unity.push(length / self.of_class(class).len().max(1) as f32);
        let mut centre = Vec::new();
        quantise(&sum, &mut centre);
        self.centre_units.push(unit(&centre));
        self.centres.append(&mut centre);
    }

    /// Compares a message with every kept example of a class.
    pub fn compare<'a>(
        &'a self,
        class: usize,
        probe: &'a Probe,
        vocabulary: &'a Vocabulary,
    ) -> impl Iterator<Item = Likeness> + 'a {
        self.of_class(class).zip(self.meanings(class, probe)).filter_map(move |(at, meaning)| {
            let common = shared(self.stems_of(at), &probe.stems, vocabulary);
            let words = if common > 0.0 { common / (self.norms.get(at)? * probe.norm) } else { 0.0 };
            Some(Likeness { example: *self.numbers.get(at)?, meaning, words: words.min(1.0) })
        })
    }

    /// Cosines of the static vectors of a class's kept examples, -1..=1; all 0 without a table.
    pub fn meanings(&self, class: usize, probe: &Probe) -> impl Iterator<Item = f32> {
        self.of_class(class).map(move |at| match self.vectors.get(at * self.dimensions..(at + 1) * self.dimensions) {
            Some(vector) if self.dimensions > 0 => {
                let unit = self.units.get(at).copied().unwrap_or(0.0) / 127.0;
                (dot(vector, &probe.vector) as f32 * unit).clamp(-1.0, 1.0)
            }
            _ => 0.0,
        })
    }

    /// Cosine of the static vector and the centre of a class's kept examples, -1..=1; 0 without a table.
    #[must_use]
    pub fn centre(&self, class: usize, probe: &Probe) -> f32 {
        let centre = self.centres.get(class * self.dimensions..(class + 1) * self.dimensions).unwrap_or_default();
        let unit = self.centre_units.get(class).copied().unwrap_or(0.0) / 127.0;
        (dot(centre, &probe.vector) as f32 * unit).clamp(-1.0, 1.0)
    }

    /// How alike a class's kept examples are: the length of the mean of their static vectors, 0..=1; 0 without a table.
    #[must_use]
    pub fn unity(&self, class: usize) -> f32 {
        self.unity.get(class).copied().unwrap_or(0.0)
    }

    /// The number of a class's kept examples, over the same plus the mean of all classes: 0..1, 0.5 for a mean class.
    #[must_use]
    pub fn relative_size(&self, class: usize) -> f32 {
        let own = self.of_class(class).len() as f32;
        let mean = self.numbers.len() as f32 / self.ends.len().max(1) as f32;
        if mean > 0.0 { own / (own + mean) } else { 0.5 }
    }

    /// Inverse-frequency mass of the message's stems that a class's kept examples hold.
    #[must_use]
    pub fn covered(&self, class: usize, probe: &Probe, vocabulary: &Vocabulary) -> f32 {
        let bounds = run(&self.class_stem_ends, class);
        let stems = self.class_stems.get(bounds).unwrap_or_default();
        let held = probe.stems.iter().filter(|stem| stems.binary_search(stem).is_ok());
        held.map(|&stem| vocabulary.idf(stem)).sum()
    }

    fn of_class(&self, class: usize) -> Range<usize> {
        run(&self.ends, class)
    }

    fn stems_of(&self, at: usize) -> &[u32] {
        self.stems.get(run(&self.stem_ends, at)).unwrap_or_default()
    }

    /// Writes everything.
    pub fn write(&self, w: &mut Writer) {
        w.size(self.ends.len());
        w.size(self.dimensions);
        w.size(self.numbers.len());
        w.ascending(self.ends.iter().copied());
        self.numbers.iter().for_each(|&n| w.number(u64::from(n)));
        for at in 0..self.numbers.len() {
            w.size(self.stems_of(at).len());
            w.ascending(self.stems_of(at).iter().copied());
        }
        let halves = self.vectors.chunks(2).map(|pair| pair.iter().rev().fold(0, |byte, &c| byte << 4 | (c + 8) as u8));
        w.raw(&halves.collect::<Vec<u8>>());
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// Where lengths do not fit.
    pub fn read(r: &mut Reader<'_>, vocabulary: &Vocabulary) -> Result<Self, BytesError> {
        let (classes, dimensions, count) = (r.count()?, r.small()? as usize, r.count()?);
        let mut neighbours = Self { ends: r.ascending(classes)?, dimensions, ..Self::default() };
        if neighbours.ends.iter().any(|&end| end as usize > count) || dimensions > 1 << 16 {
            return Err(BytesError { reason: "the neighbours' shape is impossible" });
        }
        for _ in 0..count {
            neighbours.numbers.push(r.small()?);
        }
        for _ in 0..count {
            let stems = r.count()?;
            neighbours.stems.extend(r.ascending(stems)?);
            neighbours.stem_ends.push(neighbours.stems.len() as u32);
        }
        let numbers = count.checked_mul(dimensions).ok_or(BytesError { reason: "a number is too large" })?;
        let halves = r.raw(numbers.div_ceil(2))?.iter().flat_map(|byte| [byte & 15, byte >> 4]);
        neighbours.vectors = halves.take(numbers).map(|half| i16::from(half) - 8).collect();
        for at in 0..count {
            let own = neighbours.vectors.get(at * dimensions..(at + 1) * dimensions).unwrap_or_default();
            neighbours.units.push(unit(own));
            let norm = length(neighbours.stems_of(at), vocabulary);
            neighbours.norms.push(norm);
        }
        for class in 0..classes {
            neighbours.summarise(class);
        }
        Ok(neighbours)
    }
}

/// What lies between one end and the one before.
fn run(ends: &[u32], at: usize) -> Range<usize> {
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    start as usize..ends.get(at).copied().unwrap_or(0) as usize
}

/// At most `most` of a class's examples that stand for the others: each time the one least like those already chosen, so
/// that every example is near one that is kept.
#[must_use]
pub fn diverse<'a>(examples: &[Kept<'a>], most: usize) -> Vec<Kept<'a>> {
    if examples.len() <= most {
        return examples.to_vec();
    }
    // A huge class is thinned evenly first, so that the choice stays quick.
    let pool: Vec<&Kept<'a>> = examples.iter().step_by(examples.len().div_ceil(POOL)).collect();
    let mut likeness = vec![f32::NEG_INFINITY; pool.len()];
    let mut chosen = Vec::with_capacity(most);
    let mut next = 0;
    while chosen.len() < most.min(pool.len()) {
        let Some(&kept) = pool.get(next) else { break };
        for (most_like, other) in likeness.iter_mut().zip(&pool) {
            *most_like = most_like.max(alike(kept, other));
        }
        if let Some(own) = likeness.get_mut(next) {
            *own = f32::INFINITY;
        }
        chosen.push(kept.clone());
        next = likeness.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(at, _)| at);
    }
    chosen
}

/// Cosine of the static vectors, and the share of stems in common.
fn alike(a: &Kept<'_>, b: &Kept<'_>) -> f32 {
    let meaning: f32 = a.vector.iter().zip(b.vector).map(|(x, y)| x * y).sum();
    let common = a.stems.iter().filter(|stem| b.stems.contains(stem)).count();
    meaning + common as f32 / (a.stems.len().max(b.stems.len()).max(1)) as f32
}

/// Length of a stem vector.
fn length(stems: &[u32], vocabulary: &Vocabulary) -> f32 {
    stems.iter().map(|&n| vocabulary.idf(n).powi(2)).sum::<f32>().sqrt()
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

fn unit(codes: &[i16]) -> f32 {
    let square = dot(codes, codes);
    if square > 0 { 1.0 / (square as f32).sqrt() } else { 0.0 }
}

#[expect(clippy::cast_possible_truncation, reason = "a number of at most 1 times 127 or less")]
fn code(v: f32, scale: f32) -> i16 {
    (v * scale).round() as i16
}

#[cfg(test)]
mod tests {
    use super::super::features::Grams;
    use super::*;

    #[test]
    fn likeness_is_by_meaning_and_words() {
        let grams = [[1, 2], [3, 4]].map(|stems| Grams { blocks: [stems.to_vec(), Vec::new(), Vec::new()] });
        let vocabulary = Vocabulary::fit(&grams, [1.0, 0.5, 1.0]);
        let mut neighbours = Neighbours::default();
        neighbours.push_class(&[], 2, &vocabulary);
        let kept = [
            Kept { number: 7, vector: &[0.6, 0.8], stems: &[1, 2] },
            Kept { number: 9, vector: &[1.0, 0.0], stems: &[3, 4] },
        ];
        neighbours.push_class(&kept, 2, &vocabulary);
        let probe = Probe::new(&[1.0, 0.0], &[1, 2], &vocabulary);
        assert_eq!(neighbours.compare(0, &probe, &vocabulary).count(), 0);
        let found: Vec<Likeness> = neighbours.compare(1, &probe, &vocabulary).collect();
        assert_eq!(found.iter().map(|l| l.example).collect::<Vec<_>>(), [7, 9]);
        assert!((found[0].meaning - 0.6).abs() < 0.05 && (found[0].words - 1.0).abs() < 1e-5);
        assert!((found[1].meaning - 1.0).abs() < 0.01 && found[1].words == 0.0);
        assert!((neighbours.centre(1, &probe) - 0.894).abs() < 0.03 && neighbours.centre(0, &probe) == 0.0);
        let idf = vocabulary.idf(0);
        assert_eq!([0, 1].map(|class| neighbours.covered(class, &probe, &vocabulary)), [0.0, 2.0 * idf]);
        let mut w = Writer::default();
        neighbours.write(&mut w);
        let bytes = w.finish();
        let back = Neighbours::read(&mut Reader::new(&bytes), &vocabulary).unwrap();
        assert_eq!(back.compare(1, &probe, &vocabulary).collect::<Vec<_>>(), found);
        for end in 0..bytes.len() {
            assert!(Neighbours::read(&mut Reader::new(&bytes[..end]), &vocabulary).is_err());
        }
    }
}
