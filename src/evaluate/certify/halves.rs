//! Whether a promise is kept: a threshold is chosen on one random half of the messages, and its wrong answers are counted on all
//! of them and on the other half.
//!
//! The promise is about the messages that the half was drawn from, so the count on all of them is what the confidence speaks of.
//! The other half is a sample itself, whose chance is added to that of the first: the promise may be broken there more often.

use serde::Serialize;

use super::choose::{Judged, choose};
use super::promise::Promise;
use crate::evaluate::noise::Random;

/// Seed of the halves.
const SEED: u64 = 7;

/// How often a promise was broken.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Halves {
    /// How many halves were drawn.
    pub drawn: usize,
    /// On how many of them a threshold was certified; with the others nothing is answered.
    pub certified: usize,
    /// How often more than the promised share of the answers to all messages was wrong; the confidence speaks of this.
    pub exceeded: usize,
    /// How often more than the promised share of the answers on the other half was wrong.
    pub exceeded_on_other_half: usize,
    /// The mean share of the other half that is answered.
    pub coverage: f64,
}

/// Draws so many halves.
#[must_use]
pub fn halves(messages: &[Judged], promise: Promise, count: usize) -> Halves {
    let mut random = Random::new(SEED);
    let mut found = Halves { drawn: count, ..Halves::default() };
    for _ in 0..count {
        let mut keyed: Vec<(u64, Judged)> = messages.iter().map(|message| (random.bits(), *message)).collect();
        keyed.sort_by_key(|(key, _)| *key);
        let drawn: Vec<Judged> = keyed.into_iter().map(|(_, message)| message).collect();
        let (chosen, counted) = drawn.split_at(drawn.len() / 2);
        let Some(certified) = choose(chosen, promise, 0) else { continue };
        let (answers, exceeded) = counts(counted, certified.threshold, promise);
        found.certified += 1;
        found.exceeded += usize::from(counts(messages, certified.threshold, promise).1);
        found.exceeded_on_other_half += usize::from(exceeded);
        found.coverage += answers as f64 / counted.len().max(1) as f64 / count as f64;
    }
    found
}

/// How many messages a threshold answers, and whether more than the promised share of those answers is wrong.
fn counts(messages: &[Judged], threshold: f64, promise: Promise) -> (usize, bool) {
    let answered = || messages.iter().filter(|(answer, _)| *answer >= threshold);
    let (answers, wrong) = (answered().count(), answered().filter(|(_, right)| !right).count());
    (answers, wrong as f64 > promise.wrong_answers * answers as f64 + 1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_kept_on_messages_whose_probabilities_are_true() {
        let mut random = Random::new(1);
        let mut uniform = || (random.bits() >> 11) as f64 / (1_u64 << 53) as f64;
        let answers: Vec<f64> = (0..2000).map(|_| 1.0 - uniform().powi(2)).collect();
        let messages: Vec<Judged> = answers.into_iter().map(|answer| (answer, uniform() < answer)).collect();
        let promise = Promise { wrong_answers: 0.1, confidence: 0.9 };
        let found = halves(&messages, promise, 200);
        assert!(found.certified > 150 && found.exceeded <= 20, "{found:?}");
        assert!(found.coverage > 0.05, "{found:?}");
        assert_eq!(found, halves(&messages, promise, 200));
    }

    #[test]
    fn where_nothing_is_certified_nothing_is_answered() {
        let promise = Promise { wrong_answers: 0.05, confidence: 0.95 };
        let found = halves(&[(0.9, false); 400], promise, 5);
        assert_eq!((found.drawn, found.certified, found.exceeded), (5, 0, 0));
        assert_eq!(found.coverage, 0.0);
    }
}
