//! What is kept of a turn for the triggers that count over turns.

use super::decide::Input;
use super::guide::Lead;
use super::ladder::{Proposal, Unanswered, close_candidates};
use crate::conversation::entity::Entity;
use crate::conversation::evidence::{Candidate, Target};
use crate::conversation::packet::Speaker;
use crate::conversation::state::{Conversation, keep};
use crate::conversation::turn::{Outcome, Turn};
use crate::desk::Desk;
use crate::understand::signals::repetition::repeats;

/// What could be made of a message, and what it was about.
pub(super) fn outcome(proposal: &Proposal, asked_to_choose: bool) -> (Outcome, Option<Target>) {
    match proposal {
        Proposal::Answer(target) => (Outcome::Answered, Some(target.clone())),
        Proposal::AskSlot { intent, .. } => (Outcome::AskedSlot, Some(Target::Intent(intent.clone()))),
        Proposal::SlotExhausted { intent, .. } => (Outcome::SlotExhausted, Some(Target::Intent(intent.clone()))),
        Proposal::Clarify(_) if asked_to_choose => (Outcome::ClarifiedAgain, None),
        Proposal::Clarify(_) => (Outcome::Clarified, None),
        Proposal::Rephrase(Unanswered::NotUnderstood) => (Outcome::NotUnderstood, None),
        Proposal::Rephrase(Unanswered::NoneChosen) => (Outcome::NoneChosen, None),
        Proposal::Rephrase(Unanswered::OutOfScope) => (Outcome::OutOfScope, None),
        Proposal::Rephrase(Unanswered::NotHelped) => (Outcome::NotHelped, None),
        Proposal::Guide(Lead::Again) => (Outcome::NotUnderstood, None),
        Proposal::Guide(_) => (Outcome::Guided, None),
        Proposal::AcceptedOffer { .. } | Proposal::DeclinedOffer => (Outcome::Replied, None),
    }
}

/// Counts a turn in.
pub(super) fn remember(
    desk: &Desk,
    conversation: &mut Conversation,
    input: &Input<'_>,
    outcome: Outcome,
    about: Option<Target>,
) {
    if about.is_some() {
        conversation.about.clone_from(&about);
    }
    let signals = &input.evidence.signals;
    let best = input.evidence.candidates.first().map_or(0.0, |best| best.probability);
    // What a part of the message clearly wants may be unclear in the whole.
    let sure = *desk.settings.answers.sure;
    let clear = input.evidence.wishes.iter().map(|wish| wish.probability).filter(|probability| *probability >= sure);
    let clearest = clear.fold(best, f32::max);
    let picked = (input.picked.is_some() && outcome == Outcome::Answered) || outcome == Outcome::Guided;
    let likely_article = |candidate: &Candidate| {
        matches!(candidate.target, Target::Article(_)) && candidate.probability >= *desk.settings.answers.clarify_from
    };
    let turn = Turn {
        number: conversation.customer_turns,
        at: input.at,
        outcome,
        about,
        close: outcome == Outcome::NoneChosen
            || (clearest < sure && close_candidates(desk, input.evidence).is_some_and(|close| close.len() > 1)),
        probability: if picked { 1.0 } else { clearest },
        sentiment: signals.sentiment,
        frustration: signals.frustration,
        urgency: signals.urgency,
        profanity: signals.profanity,
        threats: signals.threats.clone(),
        asks_for_person: signals.asks_for_person,
        rejects_answer: signals.rejects_answer || outcome == Outcome::NotHelped,
        repeats: says_it_again(conversation),
        no_article: !input.evidence.candidates.iter().any(likely_article),
        amount: greatest_amount(&input.evidence.entities),
    };
    keep(&mut conversation.turns, turn);
}

/// What the bot's latest answer answered: several things, if the message held several questions.
pub(super) fn last_answered(conversation: &Conversation) -> Vec<Target> {
    let answers = conversation.turns.iter().filter(|turn| turn.outcome == Outcome::Answered);
    let latest = answers.clone().next_back().map(|turn| turn.number);
    answers.filter(|turn| Some(turn.number) == latest).filter_map(|turn| turn.about.clone()).collect()
}

/// Whether the customer's last line says again what an earlier one said.
fn says_it_again(conversation: &Conversation) -> bool {
    let customer = conversation.transcript.iter().filter(|line| line.speaker == Speaker::Customer);
    let said: Vec<&str> = customer.map(|line| line.text.as_str()).collect();
    said.split_last().is_some_and(|(now, before)| repeats(now, before))
}

/// The greatest sum of money among these values.
pub(super) fn greatest_amount(entities: &[Entity]) -> Option<f64> {
    let money = entities.iter().filter(|entity| entity.kind == "money");
    money.filter_map(|entity| number_of(&entity.value)).max_by(f64::total_cmp)
}

/// The number of a value such as `GBP 20.00`: its last word.
pub(super) fn number_of(value: &str) -> Option<f64> {
    value.split_whitespace().next_back().and_then(|word| word.parse().ok())
}
