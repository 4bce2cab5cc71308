//! Multinomial logistic regression by block dual coordinate ascent.
//!
//! Minimises over W: 1/2 |W|^2 + sum over examples of cost * -ln softmax(W' x)\[label\]. At the optimum
//! W = sum of cost * x * (t - p)', with t the one-hot label and p the predicted distribution. One step fixes all other
//! examples and solves exactly for this one's p: with q = cost * |x|^2 and z the scores as they would be had the example's
//! residual been t, ln p_k + q p_k = z_k - L and the p_k sum to one. L is found by Newton's method outside, each p_k by
//! Newton's method inside. The dual rises with every step, so there is no learning rate.

use super::exponential::{exp, ln};

/// Classes are padded to a multiple of this, so that all loops run over whole vectors.
const LANES: usize = 8;

/// Score of a padding class.
const NEVER: f32 = -1e9;

/// Training rows: sparse entries, a dense block, and a bias of one.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// Where each row's sparse entries end.
    pub ends: Vec<usize>,
    /// Sparse entries: feature number and value.
    pub entries: Vec<(u32, f32)>,
    /// Number of sparse features.
    pub features: usize,
    /// Dense values, `dimensions` a row.
    pub dense: Vec<f32>,
    /// Width of the dense block.
    pub dimensions: usize,
}

impl Rows {
    fn row(&self, i: usize) -> (&[(u32, f32)], &[f32]) {
        let start = i.checked_sub(1).and_then(|i| self.ends.get(i)).copied().unwrap_or(0);
        let end = self.ends.get(i).copied().unwrap_or(start);
        let dense = self.dense.get(i * self.dimensions..(i + 1) * self.dimensions);
        (self.entries.get(start..end).unwrap_or_default(), dense.unwrap_or_default())
    }
}

/// One example's label and cost.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Class, below the number of classes.
    pub label: u32,
    /// Weight of the example's loss, above 0.
    pub cost: f32,
}

/// What training found.
#[derive(Debug, Clone)]
pub struct Solution {
    /// Row-major: `stride` weights for each sparse feature, then each dense dimension, then the bias.
    pub weights: Vec<f32>,
    /// The residuals t - p of every example, `stride` each.
    pub residuals: Vec<f32>,
    /// Classes, padded.
    pub stride: usize,
}

/// The padded number of classes.
#[must_use]
pub const fn stride(classes: usize) -> usize {
    classes.next_multiple_of(LANES)
}

/// Trains until no probability moves by `tolerance` in a pass, or for `epochs` passes. `start` holds residuals of a similar
/// problem, `stride(classes)` for each row (each row sums to zero, as t - p does), from which training goes on.
#[must_use]
pub fn solve(
    rows: &Rows,
    targets: &[Target],
    classes: usize,
    start: Option<Vec<f32>>,
    epochs: u32,
    tolerance: f32,
) -> Solution {
    let stride = stride(classes);
    let mut solver = Solver {
        rows,
        targets,
        classes,
        stride,
        weights: vec![0.0; (rows.features + rows.dimensions + 1) * stride],
        still: tolerance * 0.2,
        scores: vec![0.0; stride],
        goal: vec![0.0; stride],
        p: vec![0.0; stride],
    };
    let mut residuals = vec![0.0; targets.len() * stride];
    if let Some(start) = start.filter(|start| start.len() == residuals.len()) {
        residuals = start;
        for i in 0..targets.len() {
            solver.adopt(i, &residuals);
        }
    }
    // An example that is at rest is left alone for a while: passes to skip, and how many the next time.
    let mut rest = vec![(0_u32, 1_u32); targets.len()];
    let mut order: Vec<usize> = (0..targets.len()).collect();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..epochs {
        shuffle(&mut order, &mut random);
        let mut largest = 0.0_f32;
        for &i in &order {
            let Some((wait, pause)) = rest.get_mut(i) else { continue };
            if *wait > 0 {
                *wait -= 1;
                continue;
            }
            let Some(own) = residuals.get_mut(i * stride..(i + 1) * stride) else { continue };
            let moved = solver.step(i, own);
            largest = largest.max(moved);
            if moved < tolerance {
                *wait = *pause;
                *pause *= 2;
            } else {
                *pause = 1;
            }
        }
        if largest < tolerance {
            break;
        }
    }
    Solution { weights: solver.weights, residuals, stride }
}

struct Solver<'a> {
    rows: &'a Rows,
    targets: &'a [Target],
    classes: usize,
    stride: usize,
    weights: Vec<f32>,
    /// A residual this far from what it should be is left as it is.
    still: f32,
    scores: Vec<f32>,
    goal: Vec<f32>,
    p: Vec<f32>,
}

impl Solver<'_> {
    /// Solves for one example; returns the largest change of a residual.
    fn step(&mut self, i: usize, residual: &mut [f32]) -> f32 {
        let Some(&Target { label, cost }) = self.targets.get(i) else { return 0.0 };
        let (entries, dense) = self.rows.row(i);
        let norm = 1.0 + entries.iter().map(|(_, v)| v * v).sum::<f32>() + dense.iter().map(|v| v * v).sum::<f32>();
        let q = norm * cost;
        self.score(i);
        for (goal, (&score, &a)) in self.goal.iter_mut().zip(self.scores.iter().zip(residual.iter())) {
            *goal = score - q * a;
        }
        if let Some(goal) = self.goal.get_mut(label as usize) {
            *goal += q;
        }
        let top = self.scores.iter().copied().fold(NEVER, f32::max);
        for (p, &score) in self.p.iter_mut().zip(&self.scores) {
            *p = exp(score - top);
        }
        let mass = sum(&self.p);
        for p in &mut self.p {
            *p = (*p / mass).max(1e-12);
        }
        // Where the distribution already fits the residual, well within the tolerance, nothing has to be solved.
        let mut off = 0.0_f32;
        for (k, (&a, &p)) in residual.iter().zip(&self.p).enumerate() {
            let t = if k == label as usize { 1.0 } else { 0.0 };
            off = off.max((t - p - a).abs());
        }
        if off < self.still {
            return off;
        }
        distribute(q, top + ln(mass), &self.goal, &mut self.p);
        let mut moved = 0.0_f32;
        for (k, ((a, &p), delta)) in residual.iter_mut().zip(&self.p).zip(&mut self.scores).enumerate() {
            let now = if k == label as usize { 1.0 - p } else { -p };
            let change = now - *a;
            moved = moved.max(change.abs());
            *a = now;
            *delta = change * cost;
        }
        self.add(i);
        moved
    }

    /// Scores of a row under the current weights.
    fn score(&mut self, i: usize) {
        let (entries, dense) = self.rows.row(i);
        let stride = self.stride;
        self.scores.fill(0.0);
        for &(feature, value) in entries {
            let at = feature as usize * stride;
            add_scaled(&mut self.scores, value, self.weights.get(at..at + stride).unwrap_or_default());
        }
        let tail = self.weights.get(self.rows.features * stride..).unwrap_or_default();
        for (weights, &value) in tail.chunks_exact(stride).zip(dense.iter().chain(&[1.0])) {
            add_scaled(&mut self.scores, value, weights);
        }
        for pad in self.scores.iter_mut().skip(self.classes) {
            *pad = NEVER;
        }
    }

    /// Adds the row times the vector in `scores` to the weights.
    fn add(&mut self, i: usize) {
        let (entries, dense) = self.rows.row(i);
        let stride = self.stride;
        for &(feature, value) in entries {
            let at = feature as usize * stride;
            add_scaled(self.weights.get_mut(at..at + stride).unwrap_or_default(), value, &self.scores);
        }
        let tail = self.weights.get_mut(self.rows.features * stride..).unwrap_or_default();
        for (weights, &value) in tail.chunks_exact_mut(stride).zip(dense.iter().chain(&[1.0])) {
            add_scaled(weights, value, &self.scores);
        }
    }

    /// Brings the weights in line with a given residual of an example.
    fn adopt(&mut self, i: usize, residuals: &[f32]) {
        let Some(&Target { cost, .. }) = self.targets.get(i) else { return };
        let own = residuals.get(i * self.stride..(i + 1) * self.stride).unwrap_or_default();
        for (delta, &a) in self.scores.iter_mut().zip(own) {
            *delta = a * cost;
        }
        self.add(i);
    }
}

/// Finds p with ln p_k + q p_k = goal_k - level, summing to one. `p` comes in as a first guess, as does `level`.
fn distribute(q: f32, mut level: f32, goal: &[f32], p: &mut [f32]) {
    for _ in 0..6 {
        let (mut total, mut slope) = ([0.0_f32; LANES], [0.0_f32; LANES]);
        for (p, goal) in p.chunks_exact_mut(LANES).zip(goal.chunks_exact(LANES)) {
            for (((p, &goal), total), slope) in p.iter_mut().zip(goal).zip(&mut total).zip(&mut slope) {
                let target = goal - level;
                let mut now = *p;
                for _ in 0..2 {
                    let f = ln(now) + q * now - target;
                    let next = now * (1.0 - f / (1.0 + q * now));
                    let floor = if now * 0.05 > 1e-12 { now * 0.05 } else { 1e-12 };
                    let next = if next > floor { next } else { floor };
                    now = if next < 1.0 { next } else { 1.0 };
                }
                *p = now;
                *total += now;
                *slope += now / (1.0 + q * now);
            }
        }
        let (total, slope) = (total.iter().sum::<f32>(), slope.iter().sum::<f32>());
        level += ((total - 1.0) / slope).clamp(-20.0, 20.0);
        if (total - 1.0).abs() < 1e-3 {
            break;
        }
    }
    let total = sum(p);
    for p in p {
        *p /= total;
    }
}

#[inline]
fn add_scaled(to: &mut [f32], factor: f32, from: &[f32]) {
    for (to, &from) in to.iter_mut().zip(from) {
        *to += factor * from;
    }
}

fn sum(values: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; LANES];
    for chunk in values.chunks_exact(LANES) {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    lanes.iter().sum()
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(i, (*random >> 33) as usize % (i + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> (Rows, Vec<Target>) {
        let entries = vec![(0, 1.0), (1, 0.5), (0, 0.3), (2, 1.0), (3, 0.7), (1, 0.2)];
        let rows =
            Rows { ends: vec![2, 4, 5, 6], entries, features: 4, dense: vec![0.1, 0.4, -0.3, 0.2], dimensions: 1 };
        let targets = [0, 1, 2, 0].map(|label| Target { label, cost: 3.0 }).to_vec();
        (rows, targets)
    }

    /// Gradient of the primal objective by plain arithmetic in double precision.
    fn gradient(rows: &Rows, targets: &[Target], classes: usize, solution: &Solution) -> f64 {
        let mut gradient: Vec<f64> = solution.weights.iter().map(|&w| f64::from(w)).collect();
        for (i, target) in targets.iter().enumerate() {
            let (entries, dense) = rows.row(i);
            let mut x: Vec<(usize, f64)> = entries.iter().map(|&(f, v)| (f as usize, f64::from(v))).collect();
            x.extend(dense.iter().enumerate().map(|(d, &v)| (rows.features + d, f64::from(v))));
            x.push((rows.features + rows.dimensions, 1.0));
            let weight = |f: usize, k: usize| f64::from(solution.weights[f * solution.stride + k]);
            let s: Vec<f64> =
                (0..classes).map(|k| x.iter().map(|&(f, v)| v * weight(f, k)).sum::<f64>().exp()).collect();
            for k in 0..classes {
                let t = f64::from(u8::from(k == target.label as usize));
                for &(f, v) in &x {
                    gradient[f * solution.stride + k] -=
                        f64::from(target.cost) * v * (t - s[k] / s.iter().sum::<f64>());
                }
            }
        }
        gradient.iter().fold(0.0, |largest, g| largest.max(g.abs()))
    }

    #[test]
    fn reaches_the_optimum() {
        let (rows, targets) = rows();
        let solution = solve(&rows, &targets, 3, None, 200, 1e-6);
        assert!(gradient(&rows, &targets, 3, &solution) < 5e-3);
    }

    #[test]
    fn goes_on_from_given_residuals() {
        let (rows, targets) = rows();
        let first = solve(&rows, &targets, 3, None, 200, 1e-6);
        let again = solve(&rows, &targets, 3, Some(first.residuals), 1, 1e-6);
        for (a, b) in first.weights.iter().zip(&again.weights) {
            assert!((a - b).abs() < 1e-2);
        }
    }

    #[test]
    fn nothing_to_learn_is_no_trouble() {
        let solution = solve(&Rows::default(), &[], 0, None, 3, 0.01);
        assert!(solution.weights.is_empty());
        let one = Rows { ends: vec![1], entries: vec![(0, 1.0)], features: 1, ..Rows::default() };
        let solution = solve(&one, &[Target { label: 0, cost: 1.0 }], 1, None, 3, 0.01);
        assert!(solution.weights.iter().all(|w| w.is_finite()));
    }
}
