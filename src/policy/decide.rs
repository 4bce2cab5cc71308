//! The decision on one customer turn: proposal, triggers, response.

use jiff::Timestamp;

use super::facts::{Facts, label};
use super::ladder::{Proposal, Proposed, sorted, written};
use super::pending::propose_with_pending;
use super::routing::{Route, route};
use super::trigger::{describe, fired};
use crate::conversation::choice::Choice;
use crate::conversation::evidence::{Evidence, Target};
use crate::conversation::state::{Conversation, MAX_KEPT, Pending, Phase, keep};
use crate::conversation::trace::Reason;
use crate::desk::action::Action;
use crate::desk::intent::Intent;
use crate::desk::trigger::{Response, Trigger};
use crate::desk::{Desk, Mode};
use crate::text::span::Spanned;

/// One turn of the customer.
pub struct Turn<'a> {
    /// The message; empty if a choice was picked by its number.
    pub text: &'a str,
    /// The number of the choice that the host says was picked, from 1.
    pub picked: Option<u32>,
    /// What the message was understood to be.
    pub evidence: &'a Evidence,
    /// When it came.
    pub at: Timestamp,
}

/// What is to be done.
#[derive(Debug)]
pub struct Verdict {
    /// In a word.
    pub action: Action,
    /// What is to be said, one after the other.
    pub say: Vec<Say>,
    /// What the customer can pick.
    pub choices: Vec<Choice>,
    /// What it is about.
    pub about: Option<Target>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Where it goes, with action `handoff`.
    pub route: Option<Route>,
    /// What was looked at on the way.
    pub steps: Vec<String>,
}

/// Something to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// A template of the desk.
    Template(Spanned<String>),
    /// The answer of an article.
    Article(String),
}

impl Verdict {
    /// Nothing is said, for this reason.
    pub fn wait(name: &str, text: &str) -> Self {
        let reason = Reason { name: name.to_owned(), text: text.to_owned(), place: None };
        Self {
            action: Action::Wait,
            say: Vec::new(),
            choices: Vec::new(),
            about: None,
            reasons: vec![reason],
            route: None,
            steps: Vec::new(),
        }
    }
}

/// Decides on a turn, and counts it in. The conversation must be with the bot.
pub fn decide(desk: &Desk, conversation: &mut Conversation, turn: &Turn<'_>) -> Verdict {
    conversation.customer_turns = conversation.customer_turns.saturating_add(1);
    keep(&mut conversation.frustration, turn.evidence.signals.frustration);
    let Proposed { proposal, mut reasons } =
        propose_with_pending(desk, conversation, turn.evidence, turn.text, turn.picked);
    for entity in &turn.evidence.entities {
        keep(&mut conversation.entities, entity.clone());
    }
    count(conversation, &proposal);
    let mut steps: Vec<String> = reasons.iter().map(|reason| format!("{}: {}", reason.name, reason.text)).collect();

    let facts = Facts {
        desk,
        conversation,
        evidence: turn.evidence,
        slot_attempts_exhausted: matches!(proposal, Proposal::SlotExhausted { .. }),
    };
    let fired = fired(&desk.settings.escalate, &facts);
    let because = |trigger: &Trigger| Reason {
        name: trigger.name.value.clone(),
        text: describe(&trigger.when, &facts),
        place: Some(desk.sources.place(trigger.name.span)),
    };
    let mut why: Vec<Reason> = fired.iter().map(|trigger| because(trigger)).collect();
    steps.extend(why.iter().map(|reason| format!("trigger {} fires: {}", reason.name, reason.text)));
    if why.is_empty() {
        steps.push(format!("none of {} triggers fires", desk.settings.escalate.len()));
    }
    why.append(&mut reasons);
    let mut verdict = match escalation(desk, conversation, &proposal, &fired, &mut why) {
        Escalation::Handoff(trigger) => handoff(desk, conversation, trigger, turn.at),
        Escalation::Offer(trigger) => {
            conversation.pending = Pending::Offer { trigger: trigger.name.value.clone() };
            conversation.last_offer = Some(conversation.customer_turns);
            let mut verdict = carry_out(desk, conversation, proposal);
            verdict.action = Action::Offer;
            verdict.choices.clear();
            verdict.say.retain(|say| !is_a_question(desk, say));
            verdict.say.push(Say::Template(desk.settings.replies.offer.clone()));
            verdict
        }
        Escalation::None => carry_out(desk, conversation, proposal),
    };
    verdict.reasons = why;
    verdict.steps = steps;
    verdict
}

/// Hands the conversation over without a turn of the customer, as when something went wrong inside.
pub fn hand_over(desk: &Desk, conversation: &mut Conversation, reason: Reason, at: Timestamp) -> Verdict {
    let steps = vec![format!("{}: {}", reason.name, reason.text)];
    Verdict { reasons: vec![reason], steps, ..handoff(desk, conversation, None, at) }
}

fn count(conversation: &mut Conversation, proposal: &Proposal) {
    match proposal {
        Proposal::Answer(target) => {
            conversation.about = Some(target.clone());
            conversation.failed_turns = 0;
            conversation.out_of_scope_turns = 0;
        }
        Proposal::AskSlot { intent, .. } | Proposal::SlotExhausted { intent, .. } => {
            conversation.about = Some(Target::Intent(intent.clone()));
            conversation.failed_turns = 0;
            conversation.out_of_scope_turns = 0;
        }
        Proposal::Rephrase { out_of_scope } => {
            conversation.failed_turns = conversation.failed_turns.saturating_add(1);
            let turns = conversation.out_of_scope_turns.saturating_add(1);
            conversation.out_of_scope_turns = if *out_of_scope { turns } else { 0 };
        }
        Proposal::Clarify(_) => conversation.out_of_scope_turns = 0,
        Proposal::AcceptedOffer { .. } | Proposal::DeclinedOffer => {}
    }
}

enum Escalation<'a> {
    None,
    Offer(&'a Trigger),
    Handoff(Option<&'a Trigger>),
}

/// Whether a person takes over: a trigger says so, or the proposal itself. A handoff goes before an offer.
fn escalation<'a>(
    desk: &'a Desk,
    conversation: &Conversation,
    proposal: &Proposal,
    fired: &[&'a Trigger],
    why: &mut Vec<Reason>,
) -> Escalation<'a> {
    if desk.settings.mode == Mode::Live {
        let text = "people answer everything at this desk".to_owned();
        why.insert(0, Reason { name: "live-mode".to_owned(), text, place: None });
        return Escalation::Handoff(None);
    }
    if let Some(trigger) = fired.iter().find(|trigger| trigger.respond == Response::Now) {
        return Escalation::Handoff(Some(trigger));
    }
    match proposal {
        Proposal::AcceptedOffer { trigger } => {
            let offered = desk.settings.escalate.iter().find(|known| known.name.value == *trigger);
            return Escalation::Handoff(offered);
        }
        Proposal::SlotExhausted { intent, slot } => {
            let text = format!("`{slot}` was asked for as often as `{intent}` allows");
            why.insert(0, Reason { name: "slot-attempts".to_owned(), text, place: None });
            return Escalation::Handoff(None);
        }
        Proposal::Answer(target) if goes_to_a_person(desk, target) => {
            let text = format!("`{}` always goes to a person", target.id());
            why.insert(0, Reason { name: "intent-handoff".to_owned(), text, place: written(desk, target) });
            return Escalation::Handoff(None);
        }
        _ => {}
    }
    let offer = fired.iter().find(|trigger| match &trigger.respond {
        Response::Offer(offer) => conversation
            .last_offer
            .is_none_or(|last| conversation.customer_turns.saturating_sub(last) > offer.cooldown.0),
        _ => false,
    });
    offer.map_or(Escalation::None, |trigger| Escalation::Offer(trigger))
}

fn goes_to_a_person(desk: &Desk, target: &Target) -> bool {
    target.intent().and_then(|id| desk.intent(id)).is_some_and(|intent| intent.handoff.is_some())
}

fn handoff(desk: &Desk, conversation: &mut Conversation, trigger: Option<&Trigger>, at: Timestamp) -> Verdict {
    let replies = &desk.settings.replies;
    conversation.pending = Pending::Nothing;
    let about = conversation.about.clone();
    if desk.settings.mode == Mode::Automated {
        return Verdict {
            action: Action::Rephrase,
            say: vec![Say::Template(replies.no_person.clone())],
            about,
            ..Verdict::wait("", "")
        };
    }
    conversation.phase = Phase::Waiting;
    let open = desk.settings.hours.as_ref().is_none_or(|hours| hours.is_open(at));
    let text = if open { &replies.handoff } else { &replies.handoff_closed };
    Verdict {
        action: Action::Handoff,
        say: vec![Say::Template(text.clone())],
        route: Some(route(desk, trigger, about.as_ref(), at)),
        about,
        ..Verdict::wait("", "")
    }
}

/// Turns a proposal into what is done and said.
fn carry_out(desk: &Desk, conversation: &mut Conversation, proposal: Proposal) -> Verdict {
    let replies = &desk.settings.replies;
    let saying = |action, say: Vec<Say>, about| Verdict { action, say, about, ..Verdict::wait("", "") };
    let template = |text: &Spanned<String>| Say::Template(text.clone());
    match proposal {
        Proposal::Answer(target) => {
            keep(&mut conversation.answers_tried, target.clone());
            let intent = target.intent().and_then(|id| desk.intent(id));
            let action = match intent.is_some_and(|intent| intent.closes) {
                true => {
                    conversation.phase = Phase::Closed;
                    Action::Close
                }
                false => Action::Answer,
            };
            saying(action, said(&target, intent), Some(target))
        }
        Proposal::AskSlot { intent, slot, asked } => {
            let definition = desk.intent(&intent).and_then(|intent| intent.slots.get(&slot));
            let mut say: Vec<Say> = definition.map(|slot| template(&slot.ask)).into_iter().collect();
            if asked > 0 {
                say.insert(0, template(&replies.slot_retry));
            }
            conversation.pending = Pending::Slot { intent: intent.clone(), slot, asked: asked.saturating_add(1) };
            saying(Action::AskSlot, say, Some(Target::Intent(intent)))
        }
        Proposal::Clarify(targets) => {
            if conversation.clarified.len() < MAX_KEPT {
                conversation.clarified.insert(sorted(&targets));
            }
            let mut choices: Vec<Choice> = targets
                .into_iter()
                .map(|target| Choice { label: label(desk, &target), target: Some(target) })
                .collect();
            choices.push(Choice { label: replies.none_of_these.value.clone(), target: None });
            conversation.pending = Pending::Choice(choices.clone());
            let about = choices.first().and_then(|choice| choice.target.clone());
            Verdict { choices, ..saying(Action::Clarify, vec![template(&replies.clarify)], about) }
        }
        Proposal::Rephrase { out_of_scope } => {
            let text = if out_of_scope { &replies.out_of_scope } else { &replies.rephrase };
            saying(Action::Rephrase, vec![template(text)], None)
        }
        Proposal::DeclinedOffer => saying(Action::Answer, vec![template(&replies.offer_declined)], None),
        Proposal::SlotExhausted { .. } | Proposal::AcceptedOffer { .. } => {
            saying(Action::Rephrase, vec![template(&replies.rephrase)], None)
        }
    }
}

fn said(target: &Target, intent: Option<&Intent>) -> Vec<Say> {
    let Some(intent) = intent else { return vec![Say::Article(target.id().to_owned())] };
    let reply = intent.reply.clone().map(Say::Template);
    let article = intent.article.as_ref().map(|article| Say::Article(article.value.clone()));
    reply.or(article).into_iter().collect()
}

/// Whether it asks the customer for something, so that no second question should follow it.
fn is_a_question(desk: &Desk, say: &Say) -> bool {
    let replies = &desk.settings.replies;
    matches!(say, Say::Template(text) if [&replies.clarify, &replies.rephrase].contains(&text))
}
