//! A desk's threshold, certified by labelled messages.

use serde::Serialize;

use super::choose::{Certified, Judged, Needed, choose, curve, least_answers, needed};
use super::drift::Counts;
use super::labelled::{Labelled, is_right};
use super::promise::Promise;
use crate::engine::Engine;
use crate::evaluate::corpus::OUT_OF_SCOPE;
use crate::text::source::Sources;

/// Between two thresholds of the curve, in hundredths.
const CURVE_STEP: u32 = 5;

/// What labelled messages allow a desk to promise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Certification {
    /// The promise.
    pub promise: Promise,
    /// How many messages there were.
    pub messages: usize,
    /// How many of them nothing on the desk answers.
    pub out_of_scope: usize,
    /// The lowest threshold that keeps the promise, not below `clarify_from`; `None` if the messages do not allow any.
    pub certified: Option<Certified>,
    /// What more labels would buy.
    pub needed: Option<Needed>,
    /// How many answers without a mistake any threshold needs.
    pub least_answers: u32,
    /// What each threshold would answer.
    pub curve: Vec<Certified>,
    /// The distribution of the best candidates' probabilities.
    pub probabilities: Counts,
    /// The fingerprint of the desk's intents and articles.
    pub fingerprint: String,
}

/// Judges each message, and chooses the threshold.
#[must_use]
pub fn certify(engine: &Engine, rows: &[Labelled], promise: Promise) -> Certification {
    let judged: Vec<Judged> = rows.iter().map(|row| judge(engine, row)).collect();
    let floor =
        (f64::from(*engine.desk().settings.answers.clarify_from) * 100.0 - 1e-4).ceil().clamp(0.0, 100.0) as u32;
    Certification {
        promise,
        messages: rows.len(),
        out_of_scope: rows.iter().filter(|row| row.intent == OUT_OF_SCOPE).count(),
        certified: choose(&judged, promise, floor),
        needed: needed(&judged, promise, floor),
        least_answers: least_answers(promise),
        curve: curve(&judged, promise, (floor..100).rev().filter(|at| at.is_multiple_of(CURVE_STEP))),
        probabilities: Counts::of(judged.iter().map(|(answer, _)| *answer)),
        fingerprint: fingerprint(&engine.desk().sources),
    }
}

/// A fingerprint of the files that a desk learns from: intents and articles.
#[must_use]
pub fn fingerprint(sources: &Sources) -> String {
    let mut learned = Sources::default();
    let is_learned = |path: &str| path.starts_with("intents/") || path.starts_with("knowledge_base/");
    for source in sources.iter().filter(|source| is_learned(&source.path)) {
        learned.add(source.path.clone(), source.text.clone());
    }
    learned.fingerprint()
}

/// The probability of a message's best candidate, 0 without one, and whether it is right.
fn judge(engine: &Engine, row: &Labelled) -> Judged {
    let evidence = engine.understand(&row.text, None);
    match evidence.candidates.first() {
        Some(best) => (f64::from(best.probability), is_right(engine.desk(), &best.target, &row.intent)),
        None => (0.0, false),
    }
}
