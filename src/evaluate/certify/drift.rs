//! Whether live messages are still like those that a threshold was certified by.
//!
//! The probabilities of the best candidates are compared by the two-sample test of Kolmogorov and Smirnov: N. V. Smirnov, "Table
//! for estimating the goodness of fit of empirical distributions", Annals of Mathematical Statistics 19 (1948), 279–281; the
//! chance by its asymptotic series, with the correction for small samples of M. A. Stephens, "Use of the Kolmogorov–Smirnov,
//! Cramér–von Mises and related statistics without extensive tables", Journal of the Royal Statistical Society B 32 (1970),
//! 115–122. The certificate keeps counts by twentieths, so the distance is looked at between twentieths only: the test
//! warns rather too late than too early.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::conversation::event::EventKind;
use crate::conversation::log::LogEntry;
use crate::desk::action::Action;
use crate::engine::Engine;

/// Into how many parts the probabilities are counted.
pub const PARTS: usize = 20;
/// Below this chance the distributions are said to differ.
const CHANCE: f64 = 0.01;

/// How many probabilities (0..=1) lie in each twentieth.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Counts(pub Vec<u32>);

impl Counts {
    /// Counts them.
    pub fn of(probabilities: impl Iterator<Item = f64>) -> Self {
        let mut counts = vec![0_u32; PARTS];
        for probability in probabilities {
            let part = ((probability * PARTS as f64) as usize).min(PARTS - 1);
            if let Some(count) = counts.get_mut(part) {
                *count = count.saturating_add(1);
            }
        }
        Self(counts)
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.0.iter().map(|count| u64::from(*count)).sum()
    }
}

/// How live messages compare with the certified ones.
#[derive(Copy, Clone, Debug, PartialEq, Serialize)]
pub struct Drift {
    /// How many live messages were compared.
    pub messages: u64,
    /// The largest distance between the two distributions, 0..=1.
    pub distance: f64,
    /// How likely a distance so large is if nothing has changed, 0..=1.
    pub chance: f64,
    /// Whether that is so unlikely, less than 1 in 100, that the promise no longer rests on the certified messages.
    pub drifted: bool,
}

/// Compares certified probabilities with live ones.
#[must_use]
pub fn drift(certified: &Counts, live: &Counts) -> Drift {
    let (n, m) = (certified.total() as f64, live.total() as f64);
    let (mut below, mut live_below, mut distance) = (0.0, 0.0, 0.0_f64);
    for (one, other) in certified.0.iter().zip(&live.0) {
        below += f64::from(*one) / n.max(1.0);
        live_below += f64::from(*other) / m.max(1.0);
        distance = distance.max(f64::abs(below - live_below));
    }
    let size = (n * m / (n + m).max(1.0)).sqrt();
    let chance = if n * m > 0.0 { beyond((size + 0.12 + 0.11 / size) * distance) } else { 1.0 };
    Drift { messages: live.total(), distance, chance, drifted: chance < CHANCE }
}

/// The chance that Kolmogorov's distribution goes beyond `x`.
fn beyond(x: f64) -> f64 {
    // Below this the series converges slowly, and the chance is 1 to many digits.
    if x < 0.2 {
        return 1.0;
    }
    let term = |k: i32| f64::from(1 - 2 * ((k - 1) % 2)) * (-2.0 * f64::from(k * k) * x * x).exp();
    (2.0 * (1..=100).map(term).sum::<f64>()).clamp(0.0, 1.0)
}

/// Collects the messages of a log that say what is wanted: a conversation's first, and those after an answer or after the bot
/// asked to put it otherwise. Replies to the bot's own questions and messages to people are left out.
#[derive(Debug, Default)]
pub struct LiveMessages {
    before: BTreeMap<String, Action>,
    probabilities: Vec<f64>,
}

impl LiveMessages {
    /// Takes one entry; the message is understood by the engine as it is now.
    pub fn add(&mut self, engine: &Engine, entry: &LogEntry) {
        let action = entry.decision.action;
        if let EventKind::Message { text } = &entry.event.kind {
            let before = self.before.get(&entry.conversation);
            let wanted = before.is_none_or(|before| matches!(before, Action::Answer | Action::Rephrase));
            if wanted && !matches!(action, Action::Assist | Action::Wait) {
                let best = engine.understand(text, None).candidates.first().map_or(0.0, |best| best.probability);
                self.probabilities.push(f64::from(best));
            }
        }
        if action != Action::Wait {
            self.before.insert(entry.conversation.clone(), action);
        }
    }

    /// Their probabilities, counted.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::of(self.probabilities.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn critical_values_are_those_of_the_tables() {
        assert!((beyond(1.358) - 0.05).abs() < 1e-3);
        assert!((beyond(1.628) - 0.01).abs() < 1e-3);
        assert_eq!((beyond(0.1), beyond(40.0)), (1.0, 0.0));
    }

    #[test]
    fn equal_samples_do_not_differ_and_shifted_ones_do() {
        let even = Counts::of((0..200).map(|n| f64::from(n) / 200.0));
        let high = Counts::of((0..200).map(|n| 0.4 + 0.6 * f64::from(n) / 200.0));
        let same = drift(&even, &even);
        assert_eq!((same.distance, same.chance, same.drifted), (0.0, 1.0, false));
        let shifted = drift(&even, &high);
        assert!((shifted.distance - 0.4).abs() < 0.01 && shifted.drifted, "{shifted:?}");
        let few = Counts::of([0.9, 0.95].into_iter());
        assert!(!drift(&even, &few).drifted, "two messages prove nothing");
        assert!(!drift(&even, &Counts::default()).drifted);
    }

    #[test]
    fn the_largest_probability_is_counted_in_the_last_part() {
        assert_eq!(Counts::of([0.0, 1.0, 0.05].into_iter()).0.iter().sum::<u32>(), 3);
        assert_eq!(Counts::of([1.0].into_iter()).0.last(), Some(&1));
    }
}
