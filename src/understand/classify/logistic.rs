//! Binary logistic regression on a few standardised numbers.

use super::bytes::{BytesError, Reader, Writer};
use super::exponential::logistic;

/// Deviation below which a number is taken to hardly vary, so that its noise is not blown up.
const FLOOR: f64 = 0.05;

/// Rows of which half are believed beside a prior.
const ENOUGH: f64 = 200.0;

/// A linear score for a yes-or-no question, in log odds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Logistic {
    weights: Vec<f64>,
    intercept: f64,
}

impl Logistic {
    /// Minimises 1/2 |w|^2 + cost * the weighted losses, over features standardised to mean 0 and deviation 1; the
    /// intercept is free. Newton's method with halved steps. The weights of the standardised features are then mixed with
    /// those of `prior`, if there are any, which count the more the fewer rows there are, and never less than two fifths.
    /// Without rows, or with weights that are all zero, the score
    /// is 0.
    #[must_use]
    pub fn fit(rows: &[Vec<f64>], answers: &[bool], weights: &[f64], cost: f64, prior: &[f64]) -> Self {
        let width = rows.first().map_or(0, Vec::len);
        let total: f64 = weights.iter().sum();
        if total <= 0.0 {
            return Self { weights: vec![0.0; width], intercept: 0.0 };
        }
        let column = |j: usize| rows.iter().map(move |row| row.get(j).copied().unwrap_or(0.0));
        let n = rows.len() as f64;
        let mean: Vec<f64> = (0..width).map(|j| column(j).sum::<f64>() / n).collect();
        let scale: Vec<f64> = (0..width)
            .zip(&mean)
            .map(|(j, mean)| (column(j).map(|x| (x - mean).powi(2)).sum::<f64>() / n + FLOOR * FLOOR).sqrt())
            .collect();
        let standard: Vec<Vec<f64>> = rows
            .iter()
            .map(|row| row.iter().zip(mean.iter().zip(&scale)).map(|(x, (m, s))| (x - m) / s).chain([1.0]).collect())
            .collect();
        let mut solution = newton(&standard, answers, weights, cost, width);
        let own = 0.6 * n / (n + ENOUGH);
        for (v, prior) in solution.iter_mut().zip(prior) {
            *v = own * *v + (1.0 - own) * prior;
        }
        let own: Vec<f64> = solution.iter().zip(&scale).map(|(v, s)| v / s).collect();
        let shift: f64 = own.iter().zip(&mean).map(|(w, m)| w * m).sum();
        Self { intercept: solution.last().copied().unwrap_or(0.0) - shift, weights: own }
    }

    /// The weight of each number.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Writes weights and intercept.
    pub fn write(&self, w: &mut Writer) {
        w.size(self.weights.len());
        self.weights.iter().chain([&self.intercept]).for_each(|&x| w.double(x));
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// Where the bytes end too early.
    pub fn read(r: &mut Reader<'_>) -> Result<Self, BytesError> {
        let count = r.count()?;
        let weights = (0..count).map(|_| r.double()).collect::<Result<_, _>>()?;
        Ok(Self { weights, intercept: r.double()? })
    }

    /// Log odds of yes.
    #[must_use]
    pub fn score(&self, row: &[f64]) -> f64 {
        self.intercept + self.weights.iter().zip(row).map(|(w, x)| w * x).sum::<f64>()
    }
}

/// Weights under which both answers have the same mass, as many in all as there are rows.
#[must_use]
pub fn balanced(answers: &[bool]) -> Vec<f64> {
    let n = answers.len() as f64;
    let yes = answers.iter().filter(|&&a| a).count() as f64;
    answers.iter().map(|&a| n / (2.0 * if a { yes } else { n - yes }.max(1.0))).collect()
}

fn loss(rows: &[Vec<f64>], answers: &[bool], weights: &[f64], cost: f64, v: &[f64], width: usize) -> f64 {
    let mut loss = v.iter().take(width).map(|w| w * w).sum::<f64>() / 2.0;
    for ((row, &answer), weight) in rows.iter().zip(answers).zip(weights) {
        let s = dot(row, v);
        let m = if answer { -s } else { s };
        loss += cost * weight * if m > 30.0 { m } else { m.exp().ln_1p() };
    }
    loss
}

fn newton(rows: &[Vec<f64>], answers: &[bool], weights: &[f64], cost: f64, width: usize) -> Vec<f64> {
    let size = width + 1;
    let mut v = vec![0.0; size];
    let mut best = loss(rows, answers, weights, cost, &v, width);
    for _ in 0..50 {
        let mut gradient: Vec<f64> = v.iter().take(width).copied().chain([0.0]).collect();
        let mut hessian = vec![vec![0.0; size]; size];
        for (i, line) in hessian.iter_mut().enumerate() {
            if let Some(diagonal) = line.get_mut(i) {
                *diagonal = if i < width { 1.0 } else { 1e-9 };
            }
        }
        for ((row, &answer), weight) in rows.iter().zip(answers).zip(weights) {
            let p = logistic(dot(row, &v));
            let slope = cost * weight * (p - f64::from(u8::from(answer)));
            let curve = cost * weight * (p * (1.0 - p)).max(1e-12);
            for ((line, g), &x) in hessian.iter_mut().zip(&mut gradient).zip(row) {
                *g += slope * x;
                for (h, &y) in line.iter_mut().zip(row) {
                    *h += curve * x * y;
                }
            }
        }
        let step = solve(hessian, gradient);
        let mut factor = 1.0;
        let improved = loop {
            let next: Vec<f64> = v.iter().zip(&step).map(|(v, s)| v - factor * s).collect();
            let now = loss(rows, answers, weights, cost, &next, width);
            if now < best {
                let gain = best - now;
                (v, best) = (next, now);
                break gain > 1e-10 * best.abs();
            }
            factor /= 2.0;
            if factor < 1e-4 {
                break false;
            }
        };
        if !improved {
            break;
        }
    }
    v
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Solves a symmetric positive definite system by elimination; its pivots need no exchange.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let n = right.len();
    for i in 0..n {
        let (upper, lower) = matrix.split_at_mut(i + 1);
        let (above, below) = right.split_at_mut(i + 1);
        let (Some(pivot_row), Some(&pivot_right)) = (upper.last(), above.last()) else { continue };
        let Some(&pivot) = pivot_row.get(i).filter(|p| p.abs() > 1e-300) else { continue };
        for (row, r) in lower.iter_mut().zip(below) {
            let factor = row.get(i).copied().unwrap_or(0.0) / pivot;
            for (x, p) in row.iter_mut().zip(pivot_row).skip(i) {
                *x -= factor * p;
            }
            *r -= factor * pivot_right;
        }
    }
    let mut x = vec![0.0; n];
    for (i, row) in matrix.iter().enumerate().rev() {
        let known: f64 = row.iter().zip(&x).skip(i + 1).map(|(a, b)| a * b).sum();
        let pivot = row.get(i).copied().filter(|p| p.abs() > 1e-300);
        let value = (right.get(i).copied().unwrap_or(0.0) - known) / pivot.unwrap_or(f64::INFINITY);
        if let Some(slot) = x.get_mut(i) {
            *slot = value;
        }
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_a_linear_system() {
        let x = solve(vec![vec![4.0, 1.0], vec![1.0, 3.0]], vec![1.0, 2.0]);
        assert!((x[0] - 1.0 / 11.0).abs() < 1e-12 && (x[1] - 7.0 / 11.0).abs() < 1e-12);
    }

    #[test]
    fn finds_the_base_rate() {
        let rows = vec![vec![]; 4];
        let model = Logistic::fit(&rows, &[true, true, true, false], &[1.0; 4], 1.0, &[]);
        assert!((logistic(model.score(&[])) - 0.75).abs() < 1e-6);
    }

    #[test]
    fn separates_and_standardises() {
        let rows: Vec<Vec<f64>> = (0..20).map(|i| vec![1000.0 + f64::from(i), 5.0]).collect();
        let answers: Vec<bool> = (0..20).map(|i| i >= 10).collect();
        let model = Logistic::fit(&rows, &answers, &balanced(&answers), 1.0, &[]);
        assert!(model.score(&[1003.0, 5.0]) < -0.5 && model.score(&[1016.0, 5.0]) > 0.5);
        assert!(model.score(&[1009.5, 5.0]).abs() < 1e-6);
    }

    #[test]
    fn nothing_to_learn_from_scores_zero() {
        assert_eq!(Logistic::fit(&[], &[], &[], 1.0, &[]).score(&[3.0]), 0.0);
        assert!(Logistic::fit(&[vec![1.0]], &[true], &[1.0], 1.0, &[]).score(&[1.0]).is_finite());
    }

    #[test]
    fn a_prior_speaks_where_rows_are_few() {
        let rows = vec![vec![0.0], vec![1.0]];
        let model = Logistic::fit(&rows, &[true, false], &[1.0; 2], 0.1, &[2.0]);
        assert!(model.score(&[1.0]) > model.score(&[0.0]));
        let many: Vec<Vec<f64>> = rows.iter().cycle().take(20_000).cloned().collect();
        let answers: Vec<bool> = [true, false].into_iter().cycle().take(20_000).collect();
        let model = Logistic::fit(&many, &answers, &vec![1.0; 20_000], 1.0, &[2.0]);
        assert!(model.score(&[1.0]) < model.score(&[0.0]));
    }
}
