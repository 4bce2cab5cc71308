//! The probability that an article which matches also answers.

use super::error::IndexError;
use super::matching::Match;
use crate::understand::classify::bytes::{Reader, Writer};
use crate::understand::classify::exponential::logistic;
use crate::understand::classify::logistic::Logistic;

/// How much a weight of the relevance may cost; small, because a desk may have few questions.
const COST: f64 = 1.0;

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

    pub fn write(&self) -> Vec<u8> {
        let mut writer = Writer::default();
        self.model.write(&mut writer);
        writer.finish()
    }

    pub fn read(bytes: &[u8]) -> Result<Self, IndexError> {
        Ok(Self { model: Logistic::read(&mut Reader::new(bytes))? })
    }

    /// The probability (0..=1) of each match that it answers. They sum to at most 1: each has its part of what those before it
    /// leave. What all leave is the probability that no article answers.
    pub fn probabilities(&self, matches: &[Match]) -> impl Iterator<Item = f32> {
        let own = (0..matches.len()).map(|rank| logistic(self.model.score(&row(matches, rank))));
        own.scan(1.0, |left, own| {
            let probability = own * *left;
            *left -= probability;
            Some(probability as f32)
        })
    }
}

/// The numbers that the model sees of a match, whose score leads the others' or lags behind the first.
fn row(matches: &[Match], rank: usize) -> Vec<f64> {
    let Some(found) = matches.get(rank) else { return vec![0.0; 4] };
    let rival = matches.get(usize::from(rank == 0)).map_or(0.0, |rival| rival.score);
    [found.score, found.score - rival, found.coverage, found.words].map(f64::from).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(score: f32, coverage: f32) -> Match {
        Match {
            article: 0,
            question: None,
            score,
            meaning: 0.0,
            words: coverage / 2.0,
            letters: 0.0,
            text: 0.0,
            coverage,
            bm25: 0.0,
        }
    }

    #[test]
    fn a_closer_match_is_likelier_and_probabilities_leave_room() {
        let good = || (vec![found(1.9, 0.8), found(0.6, 0.2)], true);
        let bad = || (vec![found(0.7, 0.3), found(0.6, 0.2)], false);
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
        let back = Relevance::read(&relevance.write()).unwrap();
        assert_eq!(first(&both), back.probabilities(&both).next().unwrap());
    }
}
