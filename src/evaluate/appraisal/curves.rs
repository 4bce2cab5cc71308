//! What confidences are worth: how they spread, how often they are right, and what answering from a threshold on comes to.

/// Messages whose confidence lies in one interval.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub struct Bin {
    /// Lower end of the interval, 0..1.
    pub from: f64,
    /// Upper end, not included unless it is 1.
    pub to: f64,
    /// How many of the likeliest answers are right.
    pub right: usize,
    /// How many are wrong.
    pub wrong: usize,
    /// The mean confidence; the middle of the interval if it is empty.
    pub confidence: f64,
}

impl Bin {
    /// How many messages.
    pub fn count(self) -> usize {
        self.right + self.wrong
    }

    /// The share that is right, 0..=1; `None` of an empty bin.
    pub fn accuracy(self) -> Option<f64> {
        (self.count() > 0).then(|| self.right as f64 / self.count() as f64)
    }
}

/// The confidences (0..=1) in `count` intervals of equal width.
#[must_use]
pub fn bins(answers: &[(f64, bool)], count: usize) -> Vec<Bin> {
    let edge = |at: usize| at as f64 / count as f64;
    let mut bins: Vec<Bin> = (0..count).map(|at| Bin { from: edge(at), to: edge(at + 1), ..Bin::default() }).collect();
    for &(confidence, right) in answers {
        let at = ((confidence * count as f64) as usize).min(count.saturating_sub(1));
        if let Some(bin) = bins.get_mut(at) {
            *(if right { &mut bin.right } else { &mut bin.wrong }) += 1;
            bin.confidence += confidence;
        }
    }
    for bin in &mut bins {
        let middle = (bin.from + bin.to) / 2.0;
        bin.confidence = if bin.count() > 0 { bin.confidence / bin.count() as f64 } else { middle };
    }
    bins
}

/// What answering from a threshold on comes to.
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct CoveragePoint {
    /// Answered are messages of at least this confidence.
    pub threshold: f64,
    /// The share of messages that are answered, 0..=1.
    pub coverage: f64,
    /// The share of those that are answered wrongly, 0..=1.
    pub risk: f64,
}

/// The coverage–risk curve, from the surest message to all: one point for each confidence that occurs.
///
/// Source: Y. Geifman and R. El-Yaniv, "Selective Classification for Deep Neural Networks" (2017).
#[must_use]
pub fn coverage_risk(answers: &[(f64, bool)]) -> Vec<CoveragePoint> {
    let mut order = answers.to_vec();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut answered, mut wrong) = (0_usize, 0_usize);
    let points = order.chunk_by(|a, b| a.0 == b.0).filter_map(|run| {
        answered += run.len();
        wrong += run.iter().filter(|(_, right)| !right).count();
        let (threshold, _) = *run.first()?;
        let (coverage, risk) = (answered as f64 / answers.len() as f64, wrong as f64 / answered as f64);
        Some(CoveragePoint { threshold, coverage, risk })
    });
    points.collect()
}

/// What answering from that threshold on comes to; `None` if it answers nothing.
#[must_use]
pub fn at_threshold(curve: &[CoveragePoint], threshold: f64) -> Option<CoveragePoint> {
    curve.iter().rev().find(|point| point.threshold >= threshold).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWERS: [(f64, bool); 5] = [(0.9, true), (1.0, true), (0.6, false), (0.6, true), (0.1, false)];

    #[test]
    fn every_confidence_is_in_its_bin() {
        let bins = bins(&ANSWERS, 5);
        assert_eq!(
            bins.iter().map(|bin| (bin.right, bin.wrong)).collect::<Vec<_>>(),
            [(0, 1), (0, 0), (0, 0), (1, 1), (2, 0)]
        );
        assert!((bins[4].confidence - 0.95).abs() < 1e-12);
        assert_eq!((bins[3].accuracy(), bins[1].accuracy()), (Some(0.5), None));
        assert!((bins[1].confidence - 0.3).abs() < 1e-12);
    }

    #[test]
    fn risk_is_told_for_each_coverage() {
        let curve = coverage_risk(&ANSWERS);
        let points: Vec<_> = curve.iter().map(|point| (point.threshold, point.coverage, point.risk)).collect();
        assert_eq!(points, [(1.0, 0.2, 0.0), (0.9, 0.4, 0.0), (0.6, 0.8, 0.25), (0.1, 1.0, 0.4)]);
        assert_eq!(at_threshold(&curve, 0.75).map(|point| point.coverage), Some(0.4));
        assert_eq!(at_threshold(&curve, 0.6).map(|point| point.risk), Some(0.25));
        assert_eq!(at_threshold(&[], 0.5), None);
        assert!(coverage_risk(&[]).is_empty());
    }
}
