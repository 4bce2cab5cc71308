//! Which of an intent and an article goes first.

use crate::conversation::evidence::{Candidate, Evidence, Support, Target};

/// Why the first candidate goes before the second, where one is an intent and the other an article.
pub(super) fn precedence(evidence: &Evidence) -> Option<String> {
    let [first, second, ..] = evidence.candidates.as_slice() else { return None };
    if first.target.intent().is_some() == second.target.intent().is_some() {
        return None;
    }
    let why = if first.support.iter().any(|one| matches!(one, Support::Phrase { .. } | Support::Pattern { .. })) {
        "what an operator wrote as a phrase or pattern goes first"
    } else if first.probability > second.probability {
        "the likelier goes first"
    } else {
        "of two as likely the intent goes first"
    };
    Some(format!("precedence: {} before {}, as {why}", named(first), named(second)))
}

fn named(candidate: &Candidate) -> String {
    let kind = match candidate.target {
        Target::Intent(_) => "intent",
        Target::Article(_) => "article",
    };
    format!("{kind} `{}` {:.2}", candidate.target.id(), candidate.probability)
}
