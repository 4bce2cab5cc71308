//! Trained weights, pruned and in eight bits, and the scores of a message under them.

use super::bytes::{BytesError, Reader, Writer};
use super::solver::Solution;

/// Weights smaller than this are dropped.
const PRUNE: f32 = 0.05;

/// No place among the full rows.
const SPARSE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Row {
    /// Where its entries end.
    end: u32,
    /// Place in `full` of a row that is nearly full, in rows; else [`SPARSE`].
    place: u32,
    /// Unit of its entries.
    scale: f32,
}

/// One row of weights a feature, a dense block, and a bias.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    classes: usize,
    /// What is known of each feature's row, in one place for the cache's sake.
    rows: Vec<Row>,
    /// Class and weight, in units of the feature's scale.
    entries: Vec<(u16, i8)>,
    /// Full rows, a weight for each class: walking along one is quicker than picking many entries.
    full: Vec<i8>,
    /// Width of the dense block.
    dimensions: usize,
    /// `dimensions` weights a class, in units of the class's dense scale; eight bits each, held in 16 because a product of
    /// 16-bit numbers is one instruction.
    dense: Vec<i16>,
    dense_scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Weights {
    /// Prunes and quantises what the solver found.
    #[must_use]
    pub fn new(solution: &Solution, classes: usize, features: usize, dimensions: usize) -> Self {
        let rows = || solution.weights.chunks_exact(solution.stride.max(1));
        let mut weights = Self { classes, dimensions, ..Self::default() };
        for row in rows().take(features) {
            let row = row.get(..classes).unwrap_or_default();
            let scale = coarse(row.iter().fold(0.0_f32, |m, w| m.max(w.abs())) / 127.0);
            let from = weights.entries.len();
            for (class, &w) in (0_u16..).zip(row) {
                if w.abs() >= PRUNE {
                    weights.entries.push((class, round(w / scale)));
                }
            }
            let end = u32::try_from(weights.entries.len()).unwrap_or(u32::MAX);
            weights.rows.push(Row {
                end,
                place: SPARSE,
                scale: if weights.entries.len() > from { scale } else { 0.0 },
            });
        }
        let dense: Vec<&[f32]> = rows().skip(features).take(dimensions).collect();
        for class in 0..classes {
            let column = || dense.iter().map(|row| row.get(class).copied().unwrap_or(0.0));
            let scale = column().fold(0.0_f32, |m, w| m.max(w.abs())) / 127.0;
            weights.dense.extend(column().map(|w| if scale > 0.0 { i16::from(round(w / scale)) } else { 0 }));
            weights.dense_scales.push(scale);
        }
        weights.bias =
            rows().nth(features + dimensions).and_then(|row| row.get(..classes)).unwrap_or_default().to_vec();
        weights.bias.resize(classes, 0.0);
        weights.fill();
        weights
    }

    /// Lays out the full rows of the features with entries for more than a sixth of the classes.
    fn fill(&mut self) {
        let mut start = 0;
        for row in &mut self.rows {
            let entries = self.entries.get(start as usize..row.end as usize).unwrap_or_default();
            start = row.end;
            if entries.len() * 6 > self.classes {
                let mut weights = vec![0_i8; self.classes];
                for &(class, w) in entries {
                    if let Some(slot) = weights.get_mut(usize::from(class)) {
                        *slot = w;
                    }
                }
                row.place = (self.full.len() / self.classes) as u32;
                self.full.append(&mut weights);
            }
        }
    }

    /// Number of classes.
    #[must_use]
    pub const fn classes(&self) -> usize {
        self.classes
    }

    /// The weight of a feature for a class.
    #[must_use]
    pub fn weight(&self, feature: u32, class: u32) -> f32 {
        let (entries, scale) = self.entries_of(feature);
        let found = entries.iter().find(|(k, _)| u32::from(*k) == class);
        found.map_or(0.0, |(_, w)| scale * f32::from(*w))
    }

    /// The dense weights of a class and their unit.
    #[must_use]
    pub fn dense_row(&self, class: u32) -> (&[i16], f32) {
        let at = class as usize * self.dimensions;
        let row = self.dense.get(at..at + self.dimensions).unwrap_or_default();
        (row, self.dense_scales.get(class as usize).copied().unwrap_or(0.0))
    }

    /// Writes everything.
    pub fn write(&self, w: &mut Writer) {
        w.size(self.classes);
        w.size(self.dimensions);
        w.size(self.rows.len());
        for feature in 0..self.rows.len() {
            let (entries, scale) = self.entries_of(feature as u32);
            w.size(entries.len());
            if !entries.is_empty() {
                w.raw(&((scale.to_bits() >> 16) as u16).to_le_bytes());
                w.ascending(entries.iter().map(|&(class, _)| u32::from(class)));
                w.raw(&entries.iter().map(|&(_, weight)| weight.to_le_bytes()[0]).collect::<Vec<u8>>());
            }
        }
        w.codes(&self.dense);
        self.dense_scales.iter().chain(&self.bias).for_each(|&x| w.single(x));
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// Where lengths or classes do not fit.
    pub fn read(r: &mut Reader<'_>) -> Result<Self, BytesError> {
        let (classes, dimensions, features) = (r.small()? as usize, r.small()? as usize, r.count()?);
        if classes > usize::from(u16::MAX) || dimensions > 1 << 16 {
            return Err(BytesError { reason: "the weights' shape is impossible" });
        }
        let mut weights = Self { classes, dimensions, ..Self::default() };
        for _ in 0..features {
            let count = r.count()?;
            let mut scale = 0.0;
            if count > 0 {
                let &[low, high] = r.raw(2)? else { return Err(BytesError { reason: "a scale is missing" }) };
                scale = f32::from_bits(u32::from(u16::from_le_bytes([low, high])) << 16);
                let numbers = r.ascending(count)?;
                for (class, &weight) in numbers.into_iter().zip(r.raw(count)?) {
                    let class = u16::try_from(class).ok().filter(|&class| usize::from(class) < classes);
                    let class = class.ok_or(BytesError { reason: "a weight is of no class" })?;
                    weights.entries.push((class, i8::from_le_bytes([weight])));
                }
            }
            if !scale.is_finite() {
                return Err(BytesError { reason: "a scale is not finite" });
            }
            weights.rows.push(Row { end: weights.entries.len() as u32, place: SPARSE, scale });
        }
        weights.dense = r.codes(classes * dimensions)?;
        weights.dense_scales = (0..classes).map(|_| r.single()).collect::<Result<_, _>>()?;
        weights.bias = (0..classes).map(|_| r.single()).collect::<Result<_, _>>()?;
        weights.fill();
        Ok(weights)
    }

    fn entries_of(&self, feature: u32) -> (&[(u16, i8)], f32) {
        let (start, row) = self.place_of(feature);
        let entries = row.map_or(start..start, |row| start..row.end as usize);
        (self.entries.get(entries).unwrap_or_default(), row.map_or(0.0, |row| row.scale))
    }

    /// Where a feature's entries begin, and its row.
    fn place_of(&self, feature: u32) -> (usize, Option<&Row>) {
        let before = (feature as usize).checked_sub(1).and_then(|before| self.rows.get(before));
        (before.map_or(0, |row| row.end as usize), self.rows.get(feature as usize))
    }

    /// Scores of all classes for a quantised dense vector, given with its unit, bias included.
    pub fn score_dense(&self, dense: &[i16], unit: f32, scores: &mut Vec<f32>) {
        scores.clear();
        scores.extend_from_slice(&self.bias);
        if !dense.is_empty() && dense.len() == self.dimensions {
            let rows = self.dense.chunks_exact(self.dimensions);
            for (score, (row, scale)) in scores.iter_mut().zip(rows.zip(&self.dense_scales)) {
                *score += unit * scale * dot(row, dense) as f32;
            }
        }
    }

    /// Adds the scores of a sparse vector.
    pub fn score_sparse(&self, vector: &[(u32, f32)], scores: &mut [f32]) {
        for &(feature, value) in vector {
            let (start, Some(row)) = self.place_of(feature) else { continue };
            let factor = value * row.scale;
            if row.place != SPARSE {
                let at = row.place as usize * self.classes;
                for (score, &w) in scores.iter_mut().zip(self.full.get(at..at + self.classes).unwrap_or_default()) {
                    *score += factor * f32::from(w);
                }
                continue;
            }
            let entries = self.entries.get(start..row.end as usize).unwrap_or_default();
            for &(class, w) in entries {
                if let Some(score) = scores.get_mut(usize::from(class)) {
                    *score += factor * f32::from(w);
                }
            }
        }
    }
}

/// Inner product of two vectors of eight-bit numbers. Runs of known length become straight vector code.
#[inline]
#[must_use]
pub fn dot(a: &[i16], b: &[i16]) -> i32 {
    let ((a, rest_a), (b, rest_b)) = (a.as_chunks::<32>(), b.as_chunks::<32>());
    a.iter().zip(b).map(|(a, b)| dot_run(a, b)).sum::<i32>() + dot_run(rest_a, rest_b)
}

#[inline]
fn dot_run(a: &[i16], b: &[i16]) -> i32 {
    a.iter().zip(b).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
}

/// A vector in eight bits: its numbers and their unit.
pub fn quantise(vector: &[f32], codes: &mut Vec<i16>) -> f32 {
    let unit = vector.iter().fold(0.0_f32, |m, v| m.max(v.abs())) / 127.0;
    codes.clear();
    codes.extend(vector.iter().map(|&v| if unit > 0.0 { i16::from(round(v / unit)) } else { 0 }));
    unit
}

/// Rounds up to the eight leading bits of the fraction, so that a scale is saved in two bytes.
fn coarse(x: f32) -> f32 {
    f32::from_bits((x.to_bits() + 0xffff) & 0xffff_0000)
}

#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and callers scale to 127")]
fn round(x: f32) -> i8 {
    x.round() as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_scores_within_the_rounding() {
        let weights =
            vec![1.0, -0.5, 0.04, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.6, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.3, 0.0, -0.3];
        let solution = Solution { weights, residuals: Vec::new(), stride: 8 };
        let mut padded = solution.clone();
        padded.weights.resize(24, 0.0);
        let w = Weights::new(&padded, 3, 1, 1);
        let mut codes = Vec::new();
        let unit = quantise(&[0.5], &mut codes);
        let mut scores = Vec::new();
        w.score_dense(&codes, unit, &mut scores);
        w.score_sparse(&[(0, 2.0)], &mut scores);
        for (score, expected) in scores.iter().zip([2.0 + 0.1 + 0.3, -1.0 + 0.3, 0.05 - 0.3]) {
            assert!((score - expected).abs() < 0.02, "{scores:?}");
        }
        assert_eq!(w.weight(0, 2), 0.0, "a weight of 0.04 is pruned");
        let mut writer = Writer::default();
        w.write(&mut writer);
        let bytes = writer.finish();
        let back = Weights::read(&mut Reader::new(&bytes)).unwrap();
        let mut again = Vec::new();
        back.score_dense(&codes, unit, &mut again);
        back.score_sparse(&[(0, 2.0)], &mut again);
        assert_eq!(scores, again);
        assert!(Weights::read(&mut Reader::new(&bytes[..bytes.len() - 1])).is_err());
    }

    #[test]
    fn nothing_scores_nothing() {
        let mut scores = vec![1.0];
        Weights::default().score_dense(&[1], 1.0, &mut scores);
        Weights::default().score_sparse(&[(3, 1.0)], &mut scores);
        assert!(scores.is_empty());
    }
}
