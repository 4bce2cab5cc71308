//! The probability that an article which matches also answers.

use crate::understand::classify::exponential::logistic;
use crate::understand::classify::logistic::Logistic;

/// How much a weight of the relevance may cost; small, because a desk may have few questions.
const COST: f64 = 1.0;

/// How an article matches a message; shares are of the message's weight in rare words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Match {
    /// Index of the article.
    pub article: u32,
    /// The number of its document that scores best.
    pub document: u32,
    /// That document's BM25 score.
    pub score: f32,
    /// The largest share of the message that stands in one of its questions.
    pub question: f32,
    /// The largest weighted overlap (Jaccard) of the message with one of its questions.
    pub overlap: f32,
    /// The share of the message that stands in its text.
    pub body: f32,
    /// The weight of the shared stems; short messages share little even if they share all.
    pub shared: f32,
}

impl Match {
    pub fn new(article: u32, document: u32) -> Self {
        Self { article, document, score: 0.0, question: 0.0, overlap: 0.0, body: 0.0, shared: 0.0 }
    }
}

/// A logistic model over a match and its distance to the runner-up.
#[derive(Debug, Default)]
pub(super) struct Relevance {
    model: Logistic,
}

impl Relevance {
    /// Learns from ranked matches and whether the first of them was right.
    pub fn learn(judged: &[(Vec<Match>, bool)]) -> Self {
        let (rows, answers): (Vec<Vec<f64>>, Vec<bool>) = judged
            .iter()
            .filter(|(matches, _)| !matches.is_empty())
            .map(|(matches, right)| (row(matches, 0), *right))
            .unzip();
        Self { model: Logistic::fit(&rows, &answers, &vec![1.0; rows.len()], COST, &[]) }
    }

    /// The probability (0..=1) of each match that it answers. They sum to at most 1: each has its part of what those before
    /// it leave.
    pub fn probabilities(&self, matches: &[Match]) -> impl Iterator<Item = f32> {
        let own = (0..matches.len()).map(|rank| logistic(self.model.score(&row(matches, rank))));
        own.scan(1.0, |left, own| {
            let probability = own * *left;
            *left -= probability;
            Some(probability as f32)
        })
    }
}

/// The numbers that the model sees of a match; the matches are sorted by their scores.
fn row(matches: &[Match], rank: usize) -> Vec<f64> {
    let Some(found) = matches.get(rank) else { return vec![0.0; 5] };
    let rival = matches.get(usize::from(rank == 0)).map_or(0.0, |rival| rival.score);
    let margin = (found.score - rival) / found.score.max(f32::MIN_POSITIVE);
    [found.question, found.overlap, found.body, margin, found.shared.ln_1p()].map(f64::from).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(score: f32, question: f32, body: f32) -> Match {
        Match { score, question, overlap: question / 2.0, body, shared: score, ..Match::new(0, 0) }
    }

    #[test]
    fn a_closer_match_is_likelier_and_probabilities_leave_room() {
        let good = || (vec![found(9.0, 0.9, 0.8), found(2.0, 0.2, 0.2)], true);
        let bad = || (vec![found(3.0, 0.3, 0.3), found(2.8, 0.3, 0.2)], false);
        let judged: Vec<_> = (0..20).flat_map(|_| [good(), bad()]).collect();
        let relevance = Relevance::learn(&judged);
        let first = |matches: &[Match]| relevance.probabilities(matches).next().unwrap();
        let likely = first(&good().0);
        let unlikely = first(&bad().0);
        assert!(likely > 0.8 && unlikely < 0.2, "{likely} {unlikely}");
        let both = good().0;
        let sum: f32 = relevance.probabilities(&both).sum();
        assert!(sum <= 1.0);
        assert_eq!(Relevance::learn(&[]).probabilities(&both).next(), Some(0.5));
    }
}
