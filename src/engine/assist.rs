//! Suggestions to the person who has the conversation.

use std::collections::BTreeMap;

use super::Parts;
use crate::conversation::assist::{Assist, Suggestion};
use crate::conversation::evidence::{Candidate, Evidence, Target};
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::policy::facts::{label, tags};
use crate::policy::packet::missing;
use crate::policy::say::{Say, said};

/// A candidate is suggested from this probability on.
const LEAST: f32 = 0.1;
/// How many are suggested at most.
const MOST: usize = 3;

/// What may help the person with the customer's last message, or, without one, with putting the conversation on file.
pub(super) fn assist(parts: &Parts, conversation: &Conversation, evidence: Option<&Evidence>) -> Assist {
    let desk = &parts.desk;
    let candidates = evidence.into_iter().flat_map(|evidence| &evidence.candidates);
    let likely = candidates.filter(|candidate| candidate.probability >= LEAST).take(MOST);
    let suggestions: Vec<Suggestion> = likely.map(|candidate| suggestion(parts, conversation, candidate)).collect();
    let mut all: Vec<String> = about(conversation).flat_map(|target| tags(desk, target)).map(str::to_owned).collect();
    all.sort_unstable();
    all.dedup();
    Assist { next: next(desk, conversation), suggestions, tags: all, disposition: mostly_about(conversation) }
}

fn suggestion(parts: &Parts, conversation: &Conversation, candidate: &Candidate) -> Suggestion {
    let target = &candidate.target;
    let say: Vec<Say> = said(&parts.desk, conversation, target);
    let (text, _) = parts.replies.render(&parts.desk, &say, conversation);
    Suggestion {
        target: target.clone(),
        label: label(&parts.desk, conversation, target),
        text,
        probability: candidate.probability,
    }
}

/// What to do next: the step of the guide at which the customer is, or the first value that is missing.
fn next(desk: &Desk, conversation: &Conversation) -> Option<String> {
    if let Some(position) = &conversation.guide {
        let step = desk.article(&position.article).and_then(|article| article.step(&position.step));
        return step.map(|step| step.say.value.clone());
    }
    missing(desk, conversation).next().map(|(_, slot)| slot.ask.value.clone())
}

/// What each turn was about.
fn about(conversation: &Conversation) -> impl Iterator<Item = &Target> {
    conversation.turns.iter().filter_map(|turn| turn.about.as_ref()).chain(&conversation.about)
}

/// What most turns were about; of several the latest.
fn mostly_about(conversation: &Conversation) -> Option<Target> {
    let mut counts: BTreeMap<&Target, (usize, usize)> = BTreeMap::new();
    for (number, target) in about(conversation).enumerate() {
        let count = counts.entry(target).or_default();
        *count = (count.0 + 1, number);
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(target, _)| target.clone())
}
