//! What a classifier knows about its own certainty, learnt from held-out messages.

use super::bytes::{BytesError, Reader, Writer};
use super::calibrate::temperature;
use super::evidence::{EVIDENCE, Evidence, plain};
use super::exponential::logistic;
use super::logistic::{Logistic, balanced};
use super::threshold::{Judged, most_right};

/// Share of the traffic reckoned to be out of scope, where probabilities and thresholds depend on it.
const OUT_OF_SCOPE: f64 = 0.3;

/// With fewer classes, messages under models with all of them are learnt from too.
const FEW_CLASSES: usize = 4;

/// Cost of a row in the two models of the evidence.
const COST: f64 = 0.1;

/// What each number of the evidence, standardised, says for *in scope* on other desks: few classes can be hidden on a small
/// desk, so what they teach is averaged with this. From hidden-class runs on small desks cut from training rows of several
/// corpora; leaving any of them out hardly moves a number.
const SCOPE: [f64; EVIDENCE] =
    [0.1, 0.55, 0.2, 0.0, 0.6, -0.05, 0.3, 0.05, -0.35, 0.25, -0.15, 0.05, 0.6, -0.75, -0.35, -0.45];

/// The same for *the best class is right*.
const ANSWER: [f64; EVIDENCE] =
    [0.15, 0.1, 0.55, 0.1, 0.5, 0.1, 0.35, 0.0, -0.4, 0.7, -0.2, 0.1, 0.7, -0.55, -0.4, -0.55];

/// Cost of a row where one score is only brought to scale: next to no regularisation.
const COST_SCALE: f64 = 1e3;

/// A held-out message under a model that did not see it, or not its class.
#[derive(Debug, Clone)]
pub struct Held {
    /// What its scores are judged by.
    pub evidence: Evidence,
    /// Whether one of the model's classes answers it.
    pub in_scope: bool,
    /// Whether the best class does.
    pub right: bool,
    /// Scores over all classes and the true one, where no class was hidden.
    pub scores: Option<(Vec<f32>, usize)>,
}

/// Judges evidence.
#[derive(Debug, Clone)]
pub struct Certainty {
    scope: Logistic,
    scope_scale: Logistic,
    answer: Logistic,
    answer_scale: Logistic,
    temperature: f32,
    threshold: f32,
}

impl Certainty {
    /// Learns from messages held out with all classes present, and from others with classes hidden.
    #[must_use]
    pub fn fit(held: &[Held], hidden: &[Held]) -> Self {
        // Of two or three classes, next to nothing is left when one is hidden.
        let tiny = held.iter().filter_map(|h| h.scores.as_ref()).any(|(scores, _)| scores.len() < FEW_CLASSES);
        let seen: Vec<&Held> = if tiny {
            held.iter().chain(hidden.iter().filter(|h| !h.in_scope)).collect()
        } else {
            hidden.iter().collect()
        };
        let in_scope: Vec<bool> = seen.iter().map(|h| h.in_scope).collect();
        let right: Vec<bool> = seen.iter().map(|h| h.right).collect();
        let rows: Vec<Vec<f64>> = seen.iter().map(|h| plain(&h.evidence)).collect();
        let scope = Logistic::fit(&rows, &in_scope, &balanced(&in_scope), COST, &SCOPE);
        let answer = Logistic::fit(&rows, &right, &balanced(&right), COST, &ANSWER);
        // Hiding classes makes in-scope messages look easier than they are: scale by the others, together with the hidden
        // ones in the proportion of the traffic reckoned with.
        let far: Vec<&Held> = hidden.iter().filter(|h| !h.in_scope).collect();
        let share = OUT_OF_SCOPE / (1.0 - OUT_OF_SCOPE);
        let far_weight = held.len() as f64 / far.len().max(1) as f64 * share;
        let both: Vec<&Held> = held.iter().chain(far).collect();
        let weights: Vec<f64> = both.iter().map(|h| if h.in_scope { 1.0 } else { far_weight }).collect();
        let scale = |score: &dyn Fn(&Evidence) -> f64, truth: fn(&Held) -> bool| {
            let rows: Vec<Vec<f64>> = both.iter().map(|h| vec![score(&h.evidence)]).collect();
            Logistic::fit(&rows, &both.iter().map(|h| truth(h)).collect::<Vec<_>>(), &weights, COST_SCALE, &[])
        };
        let scope_scale = scale(&|e| scope.score(&plain(e)), |h| h.in_scope);
        let answer_scale = scale(&|e| answer.score(&plain(e)), |h| h.right);
        let scores = held.iter().filter_map(|h| h.scores.as_ref());
        let temperature = temperature(scores.map(|(scores, label)| (scores.as_slice(), *label)));
        let mut certainty = Self { scope, scope_scale, answer, answer_scale, temperature, threshold: 0.0 };
        let judged = both.iter().zip(&weights).map(|(h, &weight)| Judged {
            answer: certainty.answer(&h.evidence),
            right: h.right,
            in_scope: h.in_scope,
            weight,
        });
        certainty.threshold = most_right(&judged.collect::<Vec<_>>());
        certainty
    }

    /// Probability that no class answers the message, 0..=1.
    #[must_use]
    pub fn out_of_scope(&self, evidence: &Evidence) -> f32 {
        logistic(-self.scope_scale.score(&[self.scope.score(&plain(evidence))])) as f32
    }

    /// Probability that the best class is right, 0..=1.
    #[must_use]
    pub fn answer(&self, evidence: &Evidence) -> f32 {
        logistic(self.answer_scale.score(&[self.answer.score(&plain(evidence))])) as f32
    }

    /// By what scores are divided before they become probabilities.
    #[must_use]
    pub const fn temperature(&self) -> f32 {
        self.temperature
    }

    /// The `answer` from which on most messages are treated rightly.
    #[must_use]
    pub const fn threshold(&self) -> f32 {
        self.threshold
    }

    /// Writes everything.
    pub fn write(&self, w: &mut Writer) {
        [&self.scope, &self.scope_scale, &self.answer, &self.answer_scale].into_iter().for_each(|model| model.write(w));
        w.single(self.temperature);
        w.single(self.threshold);
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// Where the bytes end too early.
    pub fn read(r: &mut Reader<'_>) -> Result<Self, BytesError> {
        Ok(Self {
            scope: Logistic::read(r)?,
            scope_scale: Logistic::read(r)?,
            answer: Logistic::read(r)?,
            answer_scale: Logistic::read(r)?,
            temperature: r.single()?,
            threshold: r.single()?,
        })
    }
}
