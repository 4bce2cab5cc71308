//! The decision on one customer turn: proposal, triggers, response.

use jiff::Timestamp;

use super::escalation::{Escalation, goes_to_a_person, judge};
use super::facts::{Facts, label};
use super::ladder::{Proposal, Proposed, Unanswered, sorted};
use super::memory::remember;
use super::pending::propose_with_pending;
use super::routing::{Route, route};
use crate::conversation::choice::Choice;
use crate::conversation::evidence::{Evidence, Target};
use crate::conversation::fault::Fault;
use crate::conversation::state::{Conversation, Ending, Handed, Pending, Phase, keep};
use crate::conversation::trace::Reason;
use crate::conversation::wake::WakeReason;
use crate::desk::action::Action;
use crate::desk::intent::Intent;
use crate::desk::trigger::{PersonRequest, Trigger};
use crate::desk::{Desk, Mode};
use crate::text::span::Spanned;

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
    /// What went wrong.
    pub faults: Vec<Fault>,
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
            faults: Vec::new(),
        }
    }
}

/// Decides on a turn, and counts it in. The conversation must be with the bot.
pub fn decide(desk: &Desk, conversation: &mut Conversation, turn: &Input<'_>) -> Verdict {
    conversation.customer_turns = conversation.customer_turns.saturating_add(1);
    let before = conversation.about.clone();
    let asked_to_choose = matches!(conversation.pending, Pending::Choice(_));
    let Proposed { proposal, reasons } =
        propose_with_pending(desk, conversation, turn.evidence, turn.text, turn.picked);
    for entity in turn.evidence.entities.iter().filter(|entity| !entity.private || fills_a_slot(desk, &entity.kind)) {
        keep(&mut conversation.entities, entity.clone());
    }
    remember(conversation, turn, &proposal, asked_to_choose);
    let mut steps: Vec<String> = reasons.iter().map(|reason| format!("{}: {}", reason.name, reason.text)).collect();
    let facts = Facts { desk, conversation, turns: conversation.counted() };
    let mut judgement = judge(desk, &facts, &proposal);
    judgement.reasons.extend(reasons);
    steps.append(&mut judgement.steps);
    let mut verdict = match judgement.escalation {
        Escalation::Handoff(trigger) => {
            // What a plain request for a person resembles is not what the customer wants.
            let asks = turn.evidence.signals.asks_for_person == Some(PersonRequest::Plainly);
            if asks && matches!(&proposal, Proposal::Answer(target) if !goes_to_a_person(desk, target)) {
                conversation.about = before;
            }
            handoff(desk, conversation, trigger, turn.at)
        }
        Escalation::Offer(trigger) => {
            let mut verdict = match proposal {
                Proposal::Answer(_) | Proposal::DeclinedOffer => carry_out(desk, conversation, proposal),
                _ => Verdict { about: conversation.about.clone(), ..Verdict::wait("", "") },
            };
            conversation.pending = Pending::Offer { trigger: trigger.name.value.clone() };
            conversation.last_offer = Some(conversation.customer_turns);
            verdict.action = Action::Offer;
            verdict.say.push(Say::Template(desk.settings.replies.offer.clone()));
            verdict
        }
        Escalation::None => carry_out(desk, conversation, proposal),
    };
    verdict.reasons = judgement.reasons;
    verdict.steps = steps;
    verdict
}

/// Hands the conversation over without a turn of the customer, as when something went wrong inside.
pub fn hand_over(desk: &Desk, conversation: &mut Conversation, reason: Reason, at: Timestamp) -> Verdict {
    let steps = vec![format!("{}: {}", reason.name, reason.text)];
    Verdict { reasons: vec![reason], steps, ..handoff(desk, conversation, None, at) }
}

/// Whether some intent asks for that kind of entity.
fn fills_a_slot(desk: &Desk, kind: &str) -> bool {
    let slots = desk.intents.iter().flat_map(|intent| &intent.slots);
    slots.into_iter().any(|(name, slot)| slot.kind(name) == kind)
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
    let mut route = route(desk, trigger, about.as_ref(), at);
    route.due = route.due.filter(|_| open);
    conversation.handed = Some(Handed {
        queue: route.queue.clone(),
        priority: route.priority,
        skills: route.skills.clone(),
        since: at,
        due: route.due,
        taken: None,
    });
    if let Some(due) = route.due {
        conversation.timers.insert(WakeReason::SlaMissed, due);
    }
    Verdict {
        action: Action::Handoff,
        say: vec![Say::Template(text.clone())],
        route: Some(route),
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
                    conversation.ending = Some(Ending::Resolved);
                    Action::Close
                }
                false => Action::Answer,
            };
            saying(action, said(&target, intent, &conversation.id), Some(target))
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
            conversation.clarified.insert(sorted(&targets));
            let mut choices: Vec<Choice> = targets
                .into_iter()
                .map(|target| Choice { label: label(desk, &target), target: Some(target) })
                .collect();
            choices.push(Choice { label: replies.none_of_these.value.clone(), target: None });
            conversation.pending = Pending::Choice(choices.clone());
            let about = choices.first().and_then(|choice| choice.target.clone());
            Verdict { choices, ..saying(Action::Clarify, vec![template(&replies.clarify)], about) }
        }
        Proposal::Rephrase(why) => {
            let text = match why {
                Unanswered::NotUnderstood => &replies.rephrase,
                Unanswered::OutOfScope => &replies.out_of_scope,
                Unanswered::NotHelped => &replies.not_helped,
            };
            saying(Action::Rephrase, vec![template(text)], None)
        }
        Proposal::DeclinedOffer => saying(Action::Answer, vec![template(&replies.offer_declined)], None),
        Proposal::SlotExhausted { .. } | Proposal::AcceptedOffer { .. } => {
            saying(Action::Rephrase, vec![template(&replies.rephrase)], None)
        }
    }
}

fn said(target: &Target, intent: Option<&Intent>, conversation: &str) -> Vec<Say> {
    let Some(intent) = intent else { return vec![Say::Article(target.id().to_owned())] };
    let key = format!("{conversation} {}", target.id());
    let reply = intent.reply.as_ref().and_then(|wordings| wordings.pick(&key)).cloned().map(Say::Template);
    let article = intent.article.as_ref().map(|article| Say::Article(article.value.clone()));
    reply.or(article).into_iter().collect()
}
