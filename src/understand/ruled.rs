//! What an operator's phrases and patterns decide.

use super::rules::RuleHit;
use crate::conversation::evidence::{Candidate, Support, Target};

/// The probability of an intent that a rule decides; of several, each has its part of it.
const RULE: f32 = 0.98;

/// An intent that a rule decides gets [`RULE`]; what is left is shared by the others.
pub(super) fn ruled(hits: &[RuleHit], candidates: &mut Vec<Candidate>) {
    let mut intents: Vec<&str> = hits.iter().map(|hit| hit.intent.as_str()).collect();
    intents.sort_unstable();
    intents.dedup();
    if intents.is_empty() {
        return;
    }
    let part = RULE / intents.len() as f32;
    for candidate in candidates.iter_mut() {
        candidate.probability *= 1.0 - RULE;
    }
    for intent in intents {
        let target = Target::Intent(intent.to_owned());
        let of_intent = hits.iter().filter(|hit| hit.intent == intent);
        let support = of_intent.map(|hit| match hit.is_pattern {
            true => Support::Pattern { at: hit.at.clone(), written: hit.written.clone() },
            false => Support::Phrase { at: hit.at.clone(), written: hit.written.clone() },
        });
        let support: Vec<Support> = support.collect();
        match candidates.iter_mut().find(|candidate| candidate.target == target) {
            Some(candidate) => {
                candidate.probability = part;
                candidate.support.splice(0..0, support);
            }
            None => candidates.push(Candidate { target, probability: part, support }),
        }
    }
}
