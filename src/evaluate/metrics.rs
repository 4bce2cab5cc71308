//! Figures of merit.

use std::collections::BTreeMap;

/// Probability that a message of `inside` scores above one of `outside`; a tie counts half. `None` where either is empty.
#[must_use]
pub fn auroc(inside: &[f64], outside: &[f64]) -> Option<f64> {
    if inside.is_empty() || outside.is_empty() {
        return None;
    }
    let mut all: Vec<(f64, bool)> =
        inside.iter().map(|&s| (s, true)).chain(outside.iter().map(|&s| (s, false))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut sum) = (0.0, 0.0);
    for run in all.chunk_by(|a, b| a.0 == b.0) {
        let ours = run.iter().filter(|(_, inside)| *inside).count() as f64;
        let theirs = run.len() as f64 - ours;
        sum += ours * (below + theirs / 2.0);
        below += theirs;
    }
    Some(sum / (inside.len() as f64 * outside.len() as f64))
}

/// Share of `outside` that is let in by the threshold that lets in 95 % of `inside`.
#[must_use]
pub fn fpr95(inside: &[f64], outside: &[f64]) -> Option<f64> {
    if outside.is_empty() {
        return None;
    }
    let mut sorted = inside.to_vec();
    sorted.sort_by(f64::total_cmp);
    let threshold = *sorted.get(inside.len() / 20)?;
    Some(outside.iter().filter(|&&s| s >= threshold).count() as f64 / outside.len() as f64)
}

/// Share of out-of-scope messages that the highest threshold turns away which costs at most `cost` of the in-scope accuracy.
/// `inside` gives each in-scope message's score and whether its first candidate is right.
#[must_use]
pub fn recall_at_cost(inside: &[(f64, bool)], outside: &[f64], cost: f64) -> Option<f64> {
    if inside.is_empty() || outside.is_empty() {
        return None;
    }
    let mut right: Vec<f64> = inside.iter().filter(|(_, right)| *right).map(|(score, _)| *score).collect();
    right.sort_by(f64::total_cmp);
    let allowed = (cost * inside.len() as f64 + 1e-9).floor() as usize;
    let threshold = right.get(allowed).copied().unwrap_or(f64::INFINITY);
    Some(outside.iter().filter(|&&s| s < threshold).count() as f64 / outside.len() as f64)
}

/// Largest share of all messages that can be answered, most confident first, while at most `risk` of the answers are wrong.
/// Messages of equal confidence are answered together.
#[must_use]
pub fn coverage(answers: &[(f64, bool)], risk: f64) -> f64 {
    let mut order = answers.to_vec();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut answered, mut wrong, mut best) = (0_usize, 0_usize, 0_usize);
    for run in order.chunk_by(|a, b| a.0 == b.0) {
        answered += run.len();
        wrong += run.iter().filter(|(_, right)| !right).count();
        if wrong as f64 <= risk * answered as f64 + 1e-9 {
            best = answered;
        }
    }
    best as f64 / answers.len().max(1) as f64
}

/// Expected calibration error: mean distance of confidence and accuracy over 15 bins of equal width, by their sizes.
#[must_use]
pub fn ece(answers: &[(f64, bool)]) -> f64 {
    const BINS: usize = 15;
    let mut bins = [(0.0, 0.0); BINS];
    for &(confidence, right) in answers {
        let bin = ((confidence * BINS as f64) as usize).min(BINS - 1);
        if let Some((confidences, rights)) = bins.get_mut(bin) {
            *confidences += confidence;
            *rights += f64::from(u8::from(right));
        }
    }
    bins.iter().map(|(confidences, rights)| f64::abs(confidences - rights)).sum::<f64>() / answers.len().max(1) as f64
}

/// Matthews correlation of truth and prediction over any number of labels (Gorodkin 2004); 0 where it is undefined.
#[must_use]
pub fn mcc(pairs: &[(u32, u32)]) -> f64 {
    let mut truth: BTreeMap<u32, f64> = BTreeMap::new();
    let mut predicted: BTreeMap<u32, f64> = BTreeMap::new();
    for &(t, p) in pairs {
        *truth.entry(t).or_default() += 1.0;
        *predicted.entry(p).or_default() += 1.0;
    }
    let n = pairs.len() as f64;
    let correct = pairs.iter().filter(|(t, p)| t == p).count() as f64;
    let square = |counts: &BTreeMap<u32, f64>| counts.values().map(|c| c * c).sum::<f64>();
    let cross: f64 = truth.iter().map(|(label, t)| t * predicted.get(label).copied().unwrap_or(0.0)).sum();
    let below = ((n * n - square(&predicted)) * (n * n - square(&truth))).sqrt();
    if below > 0.0 { (correct * n - cross) / below } else { 0.0 }
}

/// Mean F1 over all labels that occur as truth.
#[must_use]
pub fn macro_f1(pairs: &[(u32, u32)]) -> f64 {
    let mut counts: BTreeMap<u32, (f64, f64, f64)> = BTreeMap::new();
    for &(t, p) in pairs {
        let entry = counts.entry(t).or_default();
        entry.0 += 1.0;
        entry.2 += f64::from(u8::from(t == p));
        counts.entry(p).or_default().1 += 1.0;
    }
    let labels: Vec<_> = counts.values().filter(|(truth, _, _)| *truth > 0.0).collect();
    labels.iter().map(|(truth, predicted, both)| 2.0 * both / (truth + predicted)).sum::<f64>()
        / labels.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    #[test]
    fn auroc_counts_pairs() {
        assert_eq!(auroc(&[0.9, 0.5], &[0.1, 0.7]), Some(0.75));
        assert_eq!(auroc(&[0.5], &[0.5]), Some(0.5));
        assert_eq!(auroc(&[], &[0.5]), None);
    }

    #[test]
    fn fpr95_lets_in_95_of_100() {
        let inside: Vec<f64> = (0..100).map(f64::from).collect();
        assert_eq!(fpr95(&inside, &[4.0, 5.0, 6.0, -1.0]), Some(0.5));
        assert_eq!(fpr95(&[], &[1.0]), None);
    }

    #[test]
    fn recall_pays_its_cost() {
        let inside = [(0.1, true), (0.2, false), (0.3, true), (0.9, true)];
        // Nothing to lose: up to the first right one. A quarter lost: up to the second.
        assert_eq!(recall_at_cost(&inside, &[0.05, 0.25, 0.5], 0.0), Some(1.0 / 3.0));
        assert_eq!(recall_at_cost(&inside, &[0.05, 0.25, 0.5], 0.25), Some(2.0 / 3.0));
    }

    #[test]
    fn coverage_takes_the_surest_first() {
        let answers = [(0.9, true), (0.8, false), (0.7, true), (0.6, true), (0.5, false)];
        assert!(close(coverage(&answers, 0.0), 0.2));
        assert!(close(coverage(&answers, 0.25), 0.8));
        assert!(close(coverage(&answers, 0.4), 1.0));
        assert!(close(coverage(&[(0.5, true), (0.5, false)], 0.1), 0.0));
        assert!(close(coverage(&[], 0.1), 0.0));
    }

    #[test]
    fn ece_is_the_gap() {
        assert!(close(ece(&[(0.75, true), (0.75, false)]), 0.25));
        assert!(close(ece(&[(1.0, true), (0.0, false)]), 0.0));
        assert!(close(ece(&[]), 0.0));
    }

    #[test]
    fn mcc_agrees_with_the_binary_formula() {
        // 3 true positives, 1 false negative, 2 false positives, 4 true negatives.
        let pairs = [(1, 1), (1, 1), (1, 1), (1, 0), (0, 1), (0, 1), (0, 0), (0, 0), (0, 0), (0, 0)];
        let expected = (3.0 * 4.0 - 2.0 * 1.0) / f64::sqrt(5.0 * 4.0 * 6.0 * 5.0);
        assert!(close(mcc(&pairs), expected));
        assert!(close(mcc(&[(1, 1), (2, 2), (3, 3)]), 1.0));
        assert!(close(mcc(&[(1, 1), (1, 1)]), 0.0));
    }

    #[test]
    fn macro_f1_weighs_labels_alike() {
        // Label 1: precision 1/2, recall 1; label 2: never found; label 3 is only ever predicted.
        assert!(close(macro_f1(&[(1, 1), (2, 1), (2, 3)]), (2.0 / 3.0 + 0.0) / 2.0));
        assert!(close(macro_f1(&[]), 0.0));
    }
}
