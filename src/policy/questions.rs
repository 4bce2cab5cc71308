//! Several questions in one message: the first is answered or asked back about, the others follow in their order.

use super::decide::{Input, respond};
use super::escalation::judge;
use super::facts::{Facts, closes, is_small_talk};
use super::ladder::{Proposal, Proposed, answer, written};
use super::memory::{greatest_amount, outcome};
use super::say::{Say, reply};
use super::slots;
use super::verdict::Verdict;
use crate::conversation::entity::Entity;
use crate::conversation::evidence::{Evidence, Target, Wish};
use crate::conversation::question::Question;
use crate::conversation::state::{Conversation, Pending, Phase, keep};
use crate::conversation::trace::Reason;
use crate::conversation::turn::Turn;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::desk::intent::Slot;

/// If the message holds several questions: what is done about the first. The others are kept, in place of those of an earlier
/// message. Small talk is no question, and what stands beside it may be clear where the message as a whole is not.
pub(super) fn propose_first(desk: &Desk, conversation: &mut Conversation, evidence: &Evidence) -> Option<Proposed> {
    let sure = *desk.settings.answers.sure;
    let clear = evidence.wishes.iter().filter(|wish| wish.probability >= sure && !closes(desk, &wish.target));
    let (talk, wishes): (Vec<&Wish>, Vec<&Wish>) = clear.partition(|wish| is_small_talk(desk, &wish.target));
    // The message as a whole may clearly want what none of its parts does.
    let whole = evidence.candidates.first();
    let whole = whole.filter(|best| best.probability >= sure && !is_small_talk(desk, &best.target));
    if whole.is_some_and(|best| !wishes.iter().any(|wish| wish.target == best.target)) {
        return None;
    }
    let (first, others) = wishes.split_first()?;
    if others.is_empty() {
        // A greeting hides what was asked beside it.
        let reason = Reason::own(
            "sure",
            format!("`{}` with probability {:.2} beside small talk", first.target.id(), first.probability),
            written(desk, &first.target),
        );
        let hidden = whole.is_none() && !talk.is_empty();
        return hidden.then(|| answer(desk, conversation, evidence, first.target.clone(), None, reason));
    }
    conversation.questions = others.iter().map(|wish| question(desk, evidence, wish)).collect();
    let named = wishes.iter().map(|wish| format!("`{}` {:.2}", wish.target.id(), wish.probability));
    let reason = Reason::own(
        "several-questions",
        format!("the message holds {} questions: {}", wishes.len(), named.collect::<Vec<_>>().join(", ")),
        written(desk, &first.target),
    );
    let elsewhere = |entity: &&Entity| !others.iter().any(|wish| holds(wish, entity));
    let entities = evidence.entities.iter().filter(elsewhere).cloned().collect();
    let own = Evidence { entities, ..Evidence::default() };
    Some(answer(desk, conversation, &own, first.target.clone(), None, reason))
}

fn question(desk: &Desk, evidence: &Evidence, wish: &Wish) -> Question {
    let entities: Vec<Entity> = evidence.entities.iter().filter(|entity| holds(wish, entity)).cloned().collect();
    let intent = wish.target.intent().and_then(|id| desk.intent(id));
    let values = intent.into_iter().flat_map(|intent| {
        let value = |name: &String| Some((name.clone(), slots::given(intent, name, &entities, None)?));
        intent.slots.keys().filter_map(value).collect::<Vec<_>>()
    });
    Question {
        target: wish.target.clone(),
        slots: values.collect(),
        apart: wish.apart,
        amount: greatest_amount(&evidence.entities),
    }
}

/// The values of a reply to the question for a slot of that intent. If an open question speaks of another thing and needs a value of
/// the same kind, the first value is the intent's own and the next is that question's.
pub(super) fn share(desk: &Desk, conversation: &mut Conversation, kind: &str, entities: &[Entity]) -> Vec<Entity> {
    let mut own = entities.to_vec();
    let mut values: Vec<Entity> = entities.iter().filter(|entity| entity.kind == kind).skip(1).cloned().collect();
    for question in conversation.questions.iter_mut().filter(|question| question.apart) {
        let intent = question.target.intent().and_then(|id| desk.intent(id));
        let takes = |(name, slot): (&String, &Slot)| (slot.kind(name) == kind).then(|| name.clone());
        let Some(name) = intent.and_then(|intent| intent.slots.iter().find_map(takes)) else { continue };
        if question.slots.contains_key(&name) || values.is_empty() {
            continue;
        }
        let value = values.remove(0);
        own.retain(|entity| entity.span != value.span);
        question.slots.insert(name, value.value);
    }
    own
}

fn holds(wish: &Wish, entity: &Entity) -> bool {
    wish.at.start <= entity.span.start && entity.span.end <= wish.at.end
}

/// After an answer: the questions that are still open, until one needs something of the customer. In a letter all are gone
/// through, and what is missing is asked for at once.
pub(super) fn go_on(desk: &Desk, conversation: &mut Conversation, input: &Input<'_>, verdict: &mut Verdict) {
    if verdict.action == Action::Answer {
        conversation.questions.retain(|question| Some(&question.target) != verdict.about.as_ref());
    }
    let is_letter = conversation.channel == Channel::Email;
    for question in core::mem::take(&mut conversation.questions) {
        let goes_on = conversation.phase == Phase::SelfService
            && match verdict.action {
                Action::Answer => conversation.pending == Pending::Nothing,
                Action::AskSlot => is_letter,
                _ => false,
            };
        match goes_on {
            true => follow(desk, conversation, input, question, verdict),
            false => keep(&mut conversation.questions, question),
        }
    }
}

/// Adds what is done about one more question.
fn follow(desk: &Desk, conversation: &mut Conversation, input: &Input<'_>, question: Question, verdict: &mut Verdict) {
    let needs = question.target.intent().and_then(|id| desk.intent(id));
    if verdict.also.is_empty() {
        verdict.say.insert(0, Say::Holding(conversation.slots.clone()));
    }
    if question.apart {
        for (name, slot) in needs.into_iter().flat_map(|intent| &intent.slots) {
            conversation.slots.remove(name);
            conversation.entities.retain(|entity| entity.kind != slot.kind(name));
        }
    }
    conversation.slots.extend(question.slots.clone());
    let reason = Reason::own(
        "next-question",
        format!("`{}` was asked for in the same message", question.target.id()),
        written(desk, &question.target),
    );
    // What the message gives is in the slots already, or belongs to another question.
    let own = Evidence::default();
    let Proposed { proposal, reasons } = answer(desk, conversation, &own, question.target.clone(), None, reason);
    verdict.say.push(Say::Holding(conversation.slots.clone()));
    verdict.say.push(reply(desk, conversation, "next_question"));
    verdict.also.push(question.target.clone());
    if let (Proposal::AskSlot { intent, slot, .. }, Pending::Slot { .. }) = (&proposal, &conversation.pending) {
        // In a letter: asked for beside what is waited for already, and kept until it comes.
        let definition = desk.intent(intent).and_then(|intent| intent.slots.get(slot));
        verdict.say.extend(definition.map(|slot| Say::Template(slot.ask.clone())));
        keep(&mut conversation.questions, question);
        return;
    }
    count_in(conversation, &proposal, question.amount);
    let judgement = judge(desk, &Facts::now(desk, conversation, input.at), &proposal);
    // Why a person comes in goes before what was understood, as it does for a message with one question.
    verdict.reasons.splice(0..0, judgement.reasons);
    verdict.reasons.extend(reasons);
    verdict.steps.extend(judgement.steps);
    let before = conversation.about.clone();
    let more = respond(desk, conversation, input, before, judgement.escalation, proposal);
    verdict.say.extend(more.say);
    verdict.choices.extend(more.choices);
    verdict.route = more.route.or(verdict.route.take());
    verdict.approval = more.approval.or(verdict.approval.take());
    verdict.way = more.way;
    verdict.faults.extend(more.faults);
    if verdict.action != Action::AskSlot || more.action != Action::Answer {
        verdict.action = more.action;
    }
}

/// Counts the question in beside the one before it, of whose message it is a part. What that message says beside its questions, such
/// as a threat, counts once, for the latest of them, so that triggers see it together with each.
fn count_in(conversation: &mut Conversation, proposal: &Proposal, amount: Option<f64>) {
    let (outcome, about) = outcome(proposal, false);
    conversation.about.clone_from(&about);
    let Some(before) = conversation.turns.last_mut() else { return };
    let amount = amount.into_iter().chain(before.amount).max_by(f64::total_cmp);
    let turn = Turn { outcome, about, close: false, amount, ..before.clone() };
    *before = Turn {
        rejects_answer: false,
        repeats: false,
        profanity: false,
        threats: Vec::new(),
        asks_for_person: None,
        amount: None,
        ..before.clone()
    };
    keep(&mut conversation.turns, turn);
}

/// What all that is still open answers, for the person who takes over.
pub(super) fn open(conversation: &Conversation) -> impl Iterator<Item = &Target> {
    conversation.questions.iter().map(|question| &question.target)
}
