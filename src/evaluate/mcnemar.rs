//! The exact test of McNemar: whether paired results differ by more than chance.

/// The two-sided p-value (0..=1) of `broken` cases that passed before and fail now, against `fixed` cases that failed before and
/// pass now. If a change made no difference, each of the `n` cases that changed is as likely to be fixed as to be broken, so
/// their number is binomial with 1/2, and p = min(1, 2 · Σ C(n, i) / 2ⁿ for i from 0 to the smaller number).
///
/// Source: Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
/// Psychometrika 12 (1947), 153–157, in its exact form (the sign test of the pairs that differ).
#[must_use]
pub fn exact_mcnemar(broken: usize, fixed: usize) -> f64 {
    let n = (broken + fixed) as f64;
    let mut term = -n * core::f64::consts::LN_2;
    let mut tail = 0.0;
    for i in 0..=broken.min(fixed) {
        tail += term.exp();
        term += ((n - i as f64) / (i as f64 + 1.0)).ln();
    }
    (2.0 * tail).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::exact_mcnemar;

    #[test]
    fn values_agree_with_the_binomial_table() {
        for (broken, fixed, p) in [(0, 0, 1.0), (1, 0, 1.0), (5, 0, 0.0625), (0, 6, 0.03125), (2, 10, 158.0 / 4096.0)] {
            assert!((exact_mcnemar(broken, fixed) - p).abs() < 1e-12, "{broken} {fixed}");
            assert_eq!(exact_mcnemar(broken, fixed), exact_mcnemar(fixed, broken));
        }
        assert_eq!(exact_mcnemar(50, 50), 1.0);
        assert!(exact_mcnemar(4000, 0) >= 0.0 && exact_mcnemar(2100, 1900) < 0.01);
    }
}
