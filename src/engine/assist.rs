//! Suggestions to the person who has the conversation.

use std::collections::BTreeMap;

use super::Parts;
use super::render::markdown;
use super::step::answered;
use crate::conversation::assist::{Assist, Suggestion};
use crate::conversation::evidence::{Evidence, Target};
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::policy::facts::{closes, is_small_talk, label, tags};
use crate::policy::guide::{guide_of, place};
use crate::policy::packet::missing;
use crate::policy::say::{Say, said};

/// A candidate is suggested from this probability on.
const LEAST: f32 = 0.1;
/// How many are suggested at most.
const MOST: usize = 3;

/// What may help the person with the customer's last message, or, without one, with putting the conversation on file.
pub(super) fn assist(parts: &Parts, conversation: &Conversation, evidence: Option<&Evidence>) -> Assist {
    let desk = &parts.desk;
    let suggestions: Vec<Suggestion> = likely(desk, evidence)
        .into_iter()
        .map(|(target, probability)| suggestion(parts, conversation, target, probability))
        .collect();
    let mut all: Vec<String> = about(conversation).flat_map(|target| tags(desk, target)).map(str::to_owned).collect();
    all.sort_unstable();
    all.dedup();
    Assist {
        next: next(parts, conversation, evidence),
        suggestions,
        tags: all,
        disposition: mostly_about(conversation),
    }
}

/// The texts of what is suggested, and the next step.
pub(super) fn suggested_replies(
    parts: &Parts,
    conversation: &Conversation,
    evidence: Option<&Evidence>,
) -> Vec<String> {
    let likely = likely(&parts.desk, evidence).into_iter();
    let texts = likely.map(|(target, _)| {
        let say: Vec<Say> = said(&parts.desk, conversation, target);
        parts.replies.render(&parts.desk, &say, conversation).0
    });
    texts.chain(next(parts, conversation, evidence)).filter(|text| !text.is_empty()).collect()
}

/// What each question of the message wants, and then what it may want as a whole.
fn likely<'a>(desk: &Desk, evidence: Option<&'a Evidence>) -> Vec<(&'a Target, f32)> {
    let wishes = evidence.into_iter().flat_map(|evidence| &evidence.wishes);
    let wishes = wishes.filter(|wish| !closes(desk, &wish.target) && !is_small_talk(desk, &wish.target));
    let wishes = wishes.map(|wish| (&wish.target, wish.probability));
    let candidates = evidence.into_iter().flat_map(|evidence| &evidence.candidates);
    let candidates = candidates.map(|candidate| (&candidate.target, candidate.probability));
    let mut likely: Vec<(&Target, f32)> = Vec::new();
    for found in wishes.chain(candidates).filter(|(_, probability)| *probability >= LEAST) {
        if likely.len() < MOST && !likely.iter().any(|(target, _)| *target == found.0) {
            likely.push(found);
        }
    }
    likely
}

fn suggestion(parts: &Parts, conversation: &Conversation, target: &Target, probability: f32) -> Suggestion {
    let say: Vec<Say> = said(&parts.desk, conversation, target);
    let (said, _) = parts.replies.parts(&parts.desk, &say, conversation);
    let passage = answered(parts, conversation, &said);
    Suggestion {
        target: target.clone(),
        label: label(&parts.desk, conversation, target),
        text: markdown(&said),
        passage,
        probability,
    }
}

/// What to do next: the step of the guide at which the customer is, or the first of the guide that likely answers the
/// message, with where each reply leads; else the question for the first value that is missing.
fn next(parts: &Parts, conversation: &Conversation, evidence: Option<&Evidence>) -> Option<String> {
    let desk = &parts.desk;
    let best = evidence.and_then(|evidence| evidence.candidates.first());
    let likely = best.filter(|best| best.probability >= *desk.settings.answers.clarify_from);
    let first = likely.and_then(|best| guide_of(desk, &best.target)).and_then(|article| article.steps.first());
    if let Some(step) = place(desk, conversation).map(|(_, step)| step).or(first) {
        let say: Vec<Say> = core::iter::once(&step.say).chain(&step.ask).cloned().map(Say::Template).collect();
        let (mut text, _) = parts.replies.render(desk, &say, conversation);
        text.extend(step.choices.iter().map(|choice| format!("\n- {} → {}", choice.label.value, choice.then.value)));
        return Some(text);
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
