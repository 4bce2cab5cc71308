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
/// More further answers than this are not asked for.
const MOST_ANSWERS: usize = 10_000_000;

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

/// The lowest threshold, in hundredths and not below `floor` hundredths, that keeps the promise; `None` if the messages do not
/// allow any. The floor must not depend on the messages.
#[must_use]
pub fn choose(messages: &[Judged], promise: Promise, floor: u32) -> Option<Certified> {
    let error = error(promise);
    let mut lowest: Option<Certified> = None;
    for start in STARTS {
        for hundredths in (floor..=start).rev() {
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
    (error(promise).ln() / (-promise.wrong_answers).ln_1p()).ceil() as u32
}

/// What a threshold would need to be certified as well.
#[derive(Copy, Clone, Debug, PartialEq, Serialize)]
pub struct Needed {
    /// The threshold.
    pub threshold: f64,
    /// The smallest number of further answers from it on, all of them right, with which its test would pass.
    pub right_answers: usize,
    /// About how many labelled messages give so many right answers, by the share of right answers so far; `None` without any.
    pub labels: Option<usize>,
}

/// What the next lower threshold needs; if none is certified, what the start needs that needs the least. `None` if nothing lower
/// is looked at, or no number below ten million would do.
#[must_use]
pub fn needed(messages: &[Judged], promise: Promise, floor: u32) -> Option<Needed> {
    let certified = choose(messages, promise, floor).map(|found| (found.threshold * 100.0).round() as u32);
    let tested: Vec<u32> = match certified {
        Some(lowest) => lowest.checked_sub(1).filter(|next| *next >= floor).into_iter().collect(),
        None => STARTS.into_iter().filter(|start| *start >= floor).collect(),
    };
    let needs = tested.into_iter().filter_map(|hundredths| {
        let found = at(messages, f64::from(hundredths) / 100.0, 1.0 - error(promise));
        let right_answers = more_right_answers(found, promise)?;
        let right = found.answered - found.wrong;
        let labels = (right > 0).then(|| (right_answers * messages.len()).div_ceil(right));
        Some(Needed { threshold: found.threshold, right_answers, labels })
    });
    needs.min_by_key(|needed| needed.right_answers)
}

/// The smallest number of further right answers with which a threshold's test passes.
fn more_right_answers(found: Certified, promise: Promise) -> Option<usize> {
    let passes = |more: usize| at_most(found.wrong, found.answered + more, promise.wrong_answers) <= error(promise);
    let mut enough = 1;
    while !passes(enough) {
        enough *= 2;
        if enough > MOST_ANSWERS {
            return None;
        }
    }
    let mut too_few = enough / 2;
    while too_few + 1 < enough {
        let middle = usize::midpoint(too_few, enough);
        if passes(middle) { enough = middle } else { too_few = middle }
    }
    Some(enough)
}

/// The error that the tests of one start may have.
fn error(promise: Promise) -> f64 {
    (1.0 - promise.confidence) / STARTS.len() as f64
}

/// What each of these thresholds, in hundredths, would answer, with the bound at the confidence that each start has.
#[must_use]
pub fn curve(messages: &[Judged], promise: Promise, hundredths: impl Iterator<Item = u32>) -> Vec<Certified> {
    let confidence = 1.0 - error(promise);
    hundredths.map(|hundredths| at(messages, f64::from(hundredths) / 100.0, confidence)).collect()
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
        let found = choose(&messages, PROMISE, 0).unwrap();
        assert_eq!((found.threshold, found.answered, found.wrong), (0.41, 200, 0));
        assert!(found.bound <= 0.05);
    }

    #[test]
    fn too_few_answers_certify_nothing() {
        let enough = least_answers(PROMISE) as usize;
        assert_eq!(enough, 86);
        let of = |count: usize| vec![(0.95, true); count];
        assert_eq!(choose(&of(enough - 1), PROMISE, 0), None);
        assert_eq!(choose(&of(enough), PROMISE, 0).unwrap().threshold, 0.0);
        assert_eq!(choose(&[], PROMISE, 0), None);
    }

    #[test]
    fn a_floor_stops_the_search() {
        let messages = vec![(0.95, true); 100];
        assert_eq!(choose(&messages, PROMISE, 35).unwrap().threshold, 0.35);
        assert_eq!(needed(&messages, PROMISE, 35), None);
    }

    #[test]
    fn so_many_right_answers_as_are_needed_are_enough_and_one_less_is_not() {
        let messages: Vec<Judged> = (0..60).map(|n| (0.95, n % 30 != 0)).collect();
        let needed = needed(&messages, PROMISE, 0).unwrap();
        assert_eq!((needed.threshold, needed.labels), (0.9, Some((needed.right_answers * 60).div_ceil(58))));
        let with = |more: usize| {
            let mut messages = messages.clone();
            messages.extend(vec![(0.95, true); more]);
            choose(&messages, PROMISE, 0)
        };
        assert_eq!(with(needed.right_answers - 1), None);
        assert!(with(needed.right_answers).is_some());
    }

    #[test]
    fn the_next_lower_threshold_needs_more() {
        let mut messages: Vec<Judged> = vec![(0.8, true); 200];
        messages.extend((0..50).map(|n| (0.4, n % 2 == 0)));
        let needed = needed(&messages, PROMISE, 0).unwrap();
        assert_eq!(needed.threshold, 0.4);
        assert!(needed.right_answers > 300, "{needed:?}");
    }
}
