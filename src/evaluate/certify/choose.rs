//! The lowest threshold that a promise allows.
//!
//! Thresholds are tested from several fixed starts downwards, each start with its part of the allowed error, until one test
//! fails: fixed-sequence testing with several starts, of A. N. Angelopoulos, S. Bates, E. J. Candès, M. I. Jordan and L. Lei,
//! "Learn then Test: Calibrating Predictive Algorithms to Achieve Risk Control" (2021). Each test is the exact binomial one
//! of "more than the promised share of the answers is wrong". It holds for messages drawn like those given.

use serde::Serialize;

use super::bound::{at_most, upper_bound};
use super::promise::Promise;

/// Where the tests begin. Fixed before any data is seen.
const STARTS: [u32; 4] = [90, 70, 50, 30];

/// A message's probability of being answered rightly, and whether its answer would be right.
pub type Judged = (f64, bool);

/// A threshold that keeps a promise.
#[derive(Copy, Clone, Debug, PartialEq, Serialize)]
pub struct Certified {
    /// Answer from this probability on.
    pub threshold: f64,
    /// How many of the messages it answers.
    pub answered: usize,
    /// How many of those are wrong.
    pub wrong: usize,
    /// The exact upper bound of the share of wrong answers, at the confidence that its start was given.
    pub bound: f64,
}

/// The lowest threshold, in hundredths, that keeps the promise; `None` if the messages do not allow any.
#[must_use]
pub fn choose(messages: &[Judged], promise: Promise) -> Option<Certified> {
    let error = (1.0 - promise.confidence) / STARTS.len() as f64;
    let mut lowest: Option<Certified> = None;
    for start in STARTS {
        for hundredths in (0..=start).rev() {
            let found = at(messages, f64::from(hundredths) / 100.0, 1.0 - error);
            if found.answered == 0 || at_most(found.wrong, found.answered, promise.wrong_answers) > error {
                break;
            }
            if lowest.is_none_or(|lowest| found.threshold < lowest.threshold) {
                lowest = Some(found);
            }
        }
    }
    lowest
}

/// How many answers without a mistake the promise needs at least.
#[must_use]
pub fn least_answers(promise: Promise) -> u32 {
    let error = (1.0 - promise.confidence) / STARTS.len() as f64;
    (error.ln() / (-promise.wrong_answers).ln_1p()).ceil() as u32
}

fn at(messages: &[Judged], threshold: f64, confidence: f64) -> Certified {
    let answered = || messages.iter().filter(|(answer, _)| *answer >= threshold);
    let (count, wrong) = (answered().count(), answered().filter(|(_, right)| !right).count());
    Certified { threshold, answered: count, wrong, bound: upper_bound(wrong, count, confidence) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROMISE: Promise = Promise { wrong_answers: 0.05, confidence: 0.95 };

    #[test]
    fn the_lowest_threshold_that_keeps_the_promise_is_chosen() {
        let right = (0..200).map(|_| (0.8, true));
        let doubtful = (0..50).map(|n| (0.4, n % 2 == 0));
        let messages: Vec<Judged> = right.chain(doubtful).collect();
        let found = choose(&messages, PROMISE).unwrap();
        assert_eq!((found.threshold, found.answered, found.wrong), (0.41, 200, 0));
        assert!(found.bound <= 0.05);
    }

    #[test]
    fn too_few_answers_certify_nothing() {
        let enough = least_answers(PROMISE) as usize;
        assert_eq!(enough, 86);
        let of = |count: usize| vec![(0.95, true); count];
        assert_eq!(choose(&of(enough - 1), PROMISE), None);
        assert_eq!(choose(&of(enough), PROMISE).unwrap().threshold, 0.0);
        assert_eq!(choose(&[], PROMISE), None);
    }
}
