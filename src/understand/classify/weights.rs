//! Trained weights, pruned and in eight bits, and the scores of a message under them.

use super::solver::Solution;

/// Weights smaller than this are dropped.
const PRUNE: f32 = 0.05;

/// One row of weights a feature, a dense block, and a bias.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    pub(super) classes: usize,
    /// Where each feature's entries end.
    pub(super) ends: Vec<u32>,
    /// Class and weight, in units of the feature's scale.
    pub(super) entries: Vec<(u16, i8)>,
    pub(super) scales: Vec<f32>,
    /// Width of the dense block.
    pub(super) dimensions: usize,
    /// `dimensions` weights a class, in units of the class's dense scale; eight bits each, held in 16 because a product of
    /// 16-bit numbers is one instruction.
    pub(super) dense: Vec<i16>,
    pub(super) dense_scales: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Weights {
    /// Prunes and quantises what the solver found.
    #[must_use]
    pub fn new(solution: &Solution, classes: usize, features: usize, dimensions: usize) -> Self {
        let rows = || solution.weights.chunks_exact(solution.stride.max(1));
        let mut weights = Self { classes, dimensions, ..Self::default() };
        for row in rows().take(features) {
            let row = row.get(..classes).unwrap_or_default();
            let scale = row.iter().fold(0.0_f32, |m, w| m.max(w.abs())) / 127.0;
            for (class, &w) in (0_u16..).zip(row) {
                if w.abs() >= PRUNE {
                    weights.entries.push((class, round(w / scale)));
                }
            }
            weights.ends.push(u32::try_from(weights.entries.len()).unwrap_or(u32::MAX));
            weights.scales.push(scale);
        }
        let dense: Vec<&[f32]> = rows().skip(features).take(dimensions).collect();
        for class in 0..classes {
            let column = || dense.iter().map(|row| row.get(class).copied().unwrap_or(0.0));
            let scale = column().fold(0.0_f32, |m, w| m.max(w.abs())) / 127.0;
            weights.dense.extend(column().map(|w| if scale > 0.0 { i16::from(round(w / scale)) } else { 0 }));
            weights.dense_scales.push(scale);
        }
        weights.bias = rows().nth(features + dimensions).and_then(|row| row.get(..classes)).unwrap_or_default().to_vec();
        weights.bias.resize(classes, 0.0);
        weights
    }

    /// Number of classes.
    #[must_use]
    pub const fn classes(&self) -> usize {
        self.classes
    }

    /// Entries of one feature: class and weight.
    pub fn row(&self, feature: u32) -> impl Iterator<Item = (u16, f32)> {
        let (entries, scale) = self.entries_of(feature);
        entries.iter().map(move |&(class, w)| (class, scale * f32::from(w)))
    }

    fn entries_of(&self, feature: u32) -> (&[(u16, i8)], f32) {
        let at = feature as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        let entries = self.entries.get(start as usize..end as usize).unwrap_or_default();
        (entries, self.scales.get(at).copied().unwrap_or(0.0))
    }

    /// Scores of all classes for a sparse vector and a quantised dense one, given with its unit.
    pub fn score(&self, vector: &[(u32, f32)], dense: &[i16], unit: f32, scores: &mut Vec<f32>) {
        scores.clear();
        scores.extend_from_slice(&self.bias);
        if !dense.is_empty() && dense.len() == self.dimensions {
            let rows = self.dense.chunks_exact(self.dimensions);
            for (score, (row, scale)) in scores.iter_mut().zip(rows.zip(&self.dense_scales)) {
                *score += unit * scale * dot(row, dense) as f32;
            }
        }
        for &(feature, value) in vector {
            let (entries, scale) = self.entries_of(feature);
            let factor = value * scale;
            for &(class, w) in entries {
                if let Some(score) = scores.get_mut(usize::from(class)) {
                    *score += factor * f32::from(w);
                }
            }
        }
    }
}

/// Inner product of two vectors of eight-bit numbers.
#[inline]
#[must_use]
pub fn dot(a: &[i16], b: &[i16]) -> i32 {
    a.iter().zip(b).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
}

/// A vector in eight bits: its numbers and their unit.
pub fn quantise(vector: &[f32], codes: &mut Vec<i16>) -> f32 {
    let unit = vector.iter().fold(0.0_f32, |m, v| m.max(v.abs())) / 127.0;
    codes.clear();
    codes.extend(vector.iter().map(|&v| if unit > 0.0 { i16::from(round(v / unit)) } else { 0 }));
    unit
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
        let weights = vec![1.0, -0.5, 0.04, 0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.6, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.3, 0.0, -0.3];
        let solution = Solution { weights, residuals: Vec::new(), stride: 8, epochs: 1 };
        let mut padded = solution.clone();
        padded.weights.resize(24, 0.0);
        let w = Weights::new(&padded, 3, 1, 1);
        let mut codes = Vec::new();
        let unit = quantise(&[0.5], &mut codes);
        let mut scores = Vec::new();
        w.score(&[(0, 2.0)], &codes, unit, &mut scores);
        for (score, expected) in scores.iter().zip([2.0 + 0.1 + 0.3, -1.0 + 0.3, 0.05 - 0.3]) {
            assert!((score - expected).abs() < 0.02, "{scores:?}");
        }
        assert_eq!(w.row(0).count(), 2, "a weight of 0.04 is pruned");
    }

    #[test]
    fn nothing_scores_nothing() {
        let mut scores = vec![1.0];
        Weights::default().score(&[(3, 1.0)], &[1], 1.0, &mut scores);
        assert!(scores.is_empty());
    }
}
