//! The decision on one customer turn: proposal, triggers, response.

use jiff::Timestamp;

use super::approval::{self, ask};
use super::carry_out::carry_out;
use super::escalation::{Escalation, goes_to_a_person, judge};
use super::facts::Facts;
use super::feeling::feel;
use super::guide::{self, Said};
use super::handoff::{Insistence, hand_on, hand_over, press, tell_closed};
use super::ladder::{Proposal, Proposed};
use super::memory::{outcome, remember};
use super::pending::propose_with_pending;
use super::precedence::precedence;
use super::say::{Say, before_a_person, reply};
use super::verdict::Verdict;
use super::{closing, helpful, questions, ways};
use crate::conversation::evidence::{Evidence, Target};
use crate::conversation::state::{Conversation, Pending, keep};
use crate::conversation::turn::Outcome;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::desk::trigger::{PersonRequest, Trigger};
use crate::text::traced::traced;

/// A message or a pick of the customer.
pub struct Input<'a> {
    /// The message; empty if a choice was picked by its number.
    pub text: &'a str,
    /// The number of the choice that the host says was picked, from 1.
    pub picked: Option<u32>,
    /// What the message was understood to be.
    pub evidence: &'a Evidence,
    /// When it came.
    pub at: Timestamp,
}

/// Decides on a turn, and counts it in. The conversation must be with the bot.
pub fn decide(desk: &Desk, conversation: &mut Conversation, input: &Input<'_>) -> Verdict {
    traced!("policy");
    conversation.customer_turns = conversation.customer_turns.saturating_add(1);
    let replied = ways::take(desk, conversation, input).or_else(|| closing::take(desk, conversation, input));
    if let Some(verdict) = replied {
        remember(desk, conversation, input, Outcome::Replied, None);
        return verdict;
    }
    let before = conversation.about.clone();
    let ways = ways::offered(conversation);
    let asked_to_choose = matches!(conversation.pending, Pending::Choice(_));
    let Proposed { proposal, reasons } =
        propose_with_pending(desk, conversation, input.evidence, input.text, input.picked);
    for entity in input.evidence.entities.iter().filter(|entity| !entity.private || fills_a_slot(desk, &entity.kind)) {
        keep(&mut conversation.entities, entity.clone());
    }
    let (outcome, about) = outcome(&proposal, asked_to_choose);
    let about = match proposal {
        Proposal::Guide(_) => guide::target(desk, conversation),
        _ => about,
    };
    remember(desk, conversation, input, outcome, about);
    let told = reasons.iter().map(|reason| format!("{}: {}", reason.name, reason.text));
    let mut steps: Vec<String> = precedence(input.evidence).into_iter().chain(told).collect();
    let said = Some((input.text, input.evidence));
    let facts = Facts { said, ..Facts::now(desk, conversation, input.at) };
    let mut judgement = judge(desk, &facts, &proposal);
    judgement.reasons.extend(reasons);
    steps.append(&mut judgement.steps);
    let tried = conversation.answers_tried.clone();
    let answers = matches!((&judgement.escalation, &proposal), (Escalation::None, Proposal::Answer(_)));
    let mut verdict = respond(desk, conversation, input, before, judgement.escalation, proposal);
    feel(desk, conversation, input.evidence, &mut verdict);
    verdict.reasons = judgement.reasons;
    verdict.steps = steps;
    questions::go_on(desk, conversation, input, &mut verdict);
    if let Some(last) = verdict.also.last().or(verdict.about.as_ref()).filter(|_| answers).cloned() {
        helpful::ask(desk, conversation, &last, tried.contains(&last), &mut verdict);
    }
    if let Some(ways) = ways {
        ways::show_again(conversation, ways, &mut verdict);
    }
    verdict
}

/// Does what a proposal says, or what triggers want instead. The reasons are still to be given; `before` is what the conversation
/// was about before this turn.
pub(super) fn respond(
    desk: &Desk,
    conversation: &mut Conversation,
    input: &Input<'_>,
    before: Option<Target>,
    escalation: Escalation<'_>,
    proposal: Proposal,
) -> Verdict {
    match escalation {
        Escalation::Handoff(trigger) => {
            // What a plain request for a person resembles is not what the customer wants.
            let plainly = input.evidence.signals.asks_for_person == Some(PersonRequest::Plainly);
            if plainly && matches!(&proposal, Proposal::Answer(target) if !goes_to_a_person(desk, target)) {
                conversation.about = before;
            }
            let answer_first = !plainly && answers_before_a_person(desk, conversation, &proposal, input.at);
            let first = match proposal {
                proposal if answer_first => carry_out(desk, conversation, proposal).say,
                Proposal::Answer(target) => before_a_person(desk, conversation, &target).into_iter().collect(),
                _ => Vec::new(),
            };
            let mut verdict = hand_over(desk, conversation, trigger, Insistence::Asked, input.at);
            verdict.say.splice(0..0, first);
            verdict
        }
        Escalation::Offer(trigger) if is_unclear_letter(conversation, &proposal) => {
            hand_over(desk, conversation, trigger, Insistence::Asked, input.at)
        }
        Escalation::Offer(trigger) => offer(desk, conversation, trigger, proposal),
        Escalation::Approve(trigger, within) => match proposal {
            Proposal::Answer(target) => ask(desk, conversation, trigger, target, within, input.at),
            proposal => carry_out(desk, conversation, proposal),
        },
        // Nobody is asked by letter to write again in other words.
        Escalation::None if is_unclear_letter(conversation, &proposal) && !matches!(proposal, Proposal::Clarify(_)) => {
            hand_over(desk, conversation, None, Insistence::Asked, input.at)
        }
        Escalation::None => carry_out(desk, conversation, proposal),
    }
}

/// Listens to a message while the conversation waits for a person: a danger makes it more pressing, and nothing is said, but that
/// nobody is there where that is so. The turn is counted in.
pub fn listen(desk: &Desk, conversation: &mut Conversation, input: &Input<'_>) -> Verdict {
    conversation.customer_turns = conversation.customer_turns.saturating_add(1);
    if let Some(verdict) = ways::take(desk, conversation, input) {
        remember(desk, conversation, input, Outcome::Replied, None);
        return verdict;
    }
    remember(desk, conversation, input, Outcome::Replied, None);
    let silence = Verdict::wait("waiting-for-person", "a person has been asked for");
    let facts = Facts { said: Some((input.text, input.evidence)), ..Facts::now(desk, conversation, input.at) };
    match press(&facts) {
        Some((trigger, reason)) => {
            let verdict = hand_on(desk, conversation, &trigger, input.at);
            Verdict { reasons: vec![reason], ..verdict }
        }
        None => tell_closed(desk, conversation, input.at).unwrap_or(silence),
    }
}

/// Counts a turn in while a person has the conversation. What it is about and its values are noted for them.
pub fn overhear(desk: &Desk, conversation: &mut Conversation, input: &Input<'_>) {
    conversation.customer_turns = conversation.customer_turns.saturating_add(1);
    let sure = input.evidence.candidates.first().filter(|best| best.probability >= *desk.settings.answers.sure);
    let about = sure.map(|best| best.target.clone());
    let said = Said { text: input.text, picked: input.picked, evidence: input.evidence };
    guide::overhear(desk, conversation, &said);
    remember(desk, conversation, input, Outcome::Replied, about);
}

fn is_unclear_letter(conversation: &Conversation, proposal: &Proposal) -> bool {
    conversation.channel == Channel::Email && matches!(proposal, Proposal::Rephrase(_) | Proposal::Clarify(_))
}

/// Whether the answer is said before a person takes over: an article after which one should follow.
fn answers_before_a_person(desk: &Desk, conversation: &Conversation, proposal: &Proposal, at: Timestamp) -> bool {
    let facts = Facts::now(desk, conversation, at);
    matches!(proposal, Proposal::Answer(target) if facts.ends_with_person(target))
}

/// Asks whether a person is wanted, after the answer if there is one.
fn offer(desk: &Desk, conversation: &mut Conversation, trigger: Option<&Trigger>, proposal: Proposal) -> Verdict {
    let mut verdict = match proposal {
        Proposal::Answer(_) | Proposal::DeclinedOffer => carry_out(desk, conversation, proposal),
        _ => Verdict { about: conversation.about.clone(), ..Verdict::wait("", "") },
    };
    let name = trigger.map_or_else(String::new, |trigger| trigger.name.value.clone());
    conversation.spent.insert(name.clone());
    conversation.pending = Pending::Offer { trigger: name };
    conversation.last_offer = Some(conversation.customer_turns);
    verdict.action = Action::Offer;
    verdict.say.push(reply(desk, conversation, "offer"));
    verdict
}

/// A person has allowed what was asked for: the answer that was held back.
pub fn approved(desk: &Desk, conversation: &mut Conversation) -> Verdict {
    let Some(request) = approval::settled(conversation) else {
        return Verdict::wait("approved", "nothing was to be allowed");
    };
    if conversation.phase.is_with_people() {
        return Verdict::wait("approved", "a person has the conversation already");
    }
    let mut verdict = carry_out(desk, conversation, Proposal::Answer(request.about));
    let line: Say = reply(desk, conversation, "approved");
    verdict.say.insert(0, line);
    verdict.because("approved", "a person has allowed it")
}

/// Whether some intent asks for that kind of entity.
fn fills_a_slot(desk: &Desk, kind: &str) -> bool {
    let slots = desk.intents.iter().flat_map(|intent| &intent.slots);
    slots.into_iter().any(|(name, slot)| slot.kind(name) == kind)
}
