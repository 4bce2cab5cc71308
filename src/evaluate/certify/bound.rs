//! Exact tests and bounds on a share, from the binomial distribution.

/// The chance of at most `wrong` wrong ones among `of` when each is wrong with probability `share` (0..1).
#[must_use]
pub fn at_most(wrong: usize, of: usize, share: f64) -> f64 {
    if wrong >= of {
        return 1.0;
    }
    let (n, odds) = (of as f64, (share / (1.0 - share)).ln());
    let mut term = n * (-share).ln_1p();
    let mut sum = 0.0;
    for i in 0..=wrong {
        sum += term.exp();
        term += ((n - i as f64) / (i as f64 + 1.0)).ln() + odds;
    }
    f64::min(sum, 1.0)
}

/// The exact upper bound of a share of which `wrong` of `of` were seen: the largest share at which so few would still come
/// with a chance of `1 - confidence`. 1 of none.
///
/// Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
/// Biometrika 26 (1934), 404–413; one-sided.
#[must_use]
pub fn upper_bound(wrong: usize, of: usize, confidence: f64) -> f64 {
    if wrong >= of {
        return 1.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if at_most(wrong, of, middle) > 1.0 - confidence { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::{at_most, upper_bound};

    #[test]
    fn tails_agree_with_sums_by_hand() {
        assert!((at_most(0, 3, 0.5) - 0.125).abs() < 1e-12);
        assert!((at_most(1, 3, 0.5) - 0.5).abs() < 1e-12);
        assert!((at_most(2, 10, 0.1) - 0.929_809_173_6).abs() < 1e-9);
        assert_eq!(at_most(3, 3, 0.1), 1.0);
    }

    #[test]
    fn bounds_agree_with_what_can_be_solved() {
        // With none wrong the bound solves (1 - p)^n = 1 - confidence.
        assert!((upper_bound(0, 59, 0.95) - (1.0 - 0.05_f64.powf(1.0 / 59.0))).abs() < 1e-12);
        for (wrong, of) in [(1, 20), (7, 300), (40, 90)] {
            assert!((at_most(wrong, of, upper_bound(wrong, of, 0.9)) - 0.1).abs() < 1e-9);
        }
        assert_eq!((upper_bound(0, 0, 0.95), upper_bound(4, 4, 0.95)), (1.0, 1.0));
    }
}
