//! Other ways to a person than to wait in the chat: a call, an email, a ticket.

use jiff::Timestamp;

use super::closing::MAX_WORDS;
use super::decide::Input;
use super::escalation::by_trigger;
use super::handoff::{Insistence, hand_over, is_excepted};
use super::pending::{picked, turns_down};
use super::routing::{Route, due, route};
use super::say::{Say, label_of, reply};
use super::verdict::Verdict;
use crate::conversation::choice::Choice;
use crate::conversation::entity::Entity;
use crate::conversation::state::{Conversation, Handed, Pending, Phase, WayOffered};
use crate::conversation::trace::Reason;
use crate::conversation::wanted::Wanted;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::process::Way;
use crate::desk::queue::Priority;
use crate::desk::trigger::{PersonRequest, Trigger};
use crate::text::token::tokenize;

/// How often a number or an address is asked for before the matter is arranged without it.
const MAX_ASKED: u32 = 2;

/// The ways that the desk offers to conversations of that priority.
pub(super) fn other_ways(desk: &Desk, priority: Option<Priority>) -> &[Way] {
    match priority.is_some_and(|priority| is_excepted(desk, priority)) {
        true => &[],
        false => &desk.settings.waiting.instead,
    }
}

/// Offers them, after a sentence that says why. Nothing is handed over yet.
pub(super) fn offer_ways(
    desk: &Desk,
    conversation: &mut Conversation,
    wanted: Option<Wanted>,
    line: Say,
    in_the_chat: bool,
) -> Verdict {
    let ways = in_the_chat.then_some(Way::Chat).into_iter().chain(other_ways(desk, None).iter().copied());
    let mut offered: Vec<WayOffered> = Vec::new();
    for way in ways {
        if !offered.iter().any(|known| known.way == Some(way)) {
            offered.push(WayOffered { label: label_of(desk, label(way)), way: Some(way) });
        }
    }
    offered.push(WayOffered { label: label_of(desk, "way_bot"), way: None });
    let choices = choices(&offered);
    conversation.pending = Pending::Ways { wanted, offered };
    Verdict { choices, ..Verdict::saying(Action::Offer, vec![line]) }
}

/// What follows if the message picks a way, or gives the number or address that one needs; `None` if it does neither.
pub(super) fn take(desk: &Desk, conversation: &mut Conversation, input: &Input<'_>) -> Option<Verdict> {
    let insists = input.evidence.signals.asks_for_person == Some(PersonRequest::Plainly);
    match &conversation.pending {
        Pending::Ways { wanted, offered } => {
            let (wanted, offered) = (wanted.clone(), offered.clone());
            let labels: Vec<&str> = offered.iter().map(|way| way.label.as_str()).collect();
            let way = match picked(&labels, input.text, input.picked).and_then(|index| offered.get(index)) {
                Some(picked) => picked.way,
                // Who asks for a person again has heard how long it takes.
                None if insists && offered.iter().any(|way| way.way == Some(Way::Chat)) => Some(Way::Chat),
                // What is dangerous is no answer to this question.
                None if !input.evidence.signals.threats.is_empty() => return None,
                // Who waits keeps the place.
                None if turns_down(desk, input.evidence, input.text) => {
                    (conversation.phase == Phase::Waiting).then_some(Way::Chat)
                }
                None => {
                    let (way, given) = reached_by(&offered, input)?;
                    conversation.slots.insert(given.kind.clone(), given.value.clone());
                    Some(way)
                }
            };
            Some(go(desk, conversation, wanted, way, input.at))
        }
        Pending::Contact { way, wanted, asked } => {
            let (way, wanted, asked) = (*way, wanted.clone(), *asked);
            let kind = contact(way)?;
            if let Some(given) = given(input, kind) {
                conversation.slots.insert(kind.to_owned(), given.value.clone());
                return Some(arrange(desk, conversation, wanted.as_ref(), way, input.at));
            }
            if insists || input.evidence.candidates.first().is_some_and(|best| best.probability >= 0.8) {
                return None;
            }
            Some(match asked < MAX_ASKED {
                true => ask_contact(desk, conversation, wanted, way, asked),
                false => arrange(desk, conversation, wanted.as_ref(), way, input.at),
            })
        }
        _ => None,
    }
}

/// The way for which a message gives the number or the address that it needs, and little more.
fn reached_by<'a>(offered: &[WayOffered], input: &Input<'a>) -> Option<(Way, &'a Entity)> {
    let mut ways = offered.iter().filter_map(|offered| offered.way);
    let (way, given) = ways.find_map(|way| Some((way, given(input, contact(way)?)?)))?;
    let around = [input.text.get(..given.span.start), input.text.get(given.span.end..)];
    let words: usize = around.into_iter().flatten().map(|part| tokenize(part).len()).sum();
    (words <= MAX_WORDS).then_some((way, given))
}

/// The ways that the customer may pick from.
pub(super) fn offered(conversation: &Conversation) -> Option<(Option<Wanted>, Vec<WayOffered>)> {
    match &conversation.pending {
        Pending::Ways { wanted, offered } => Some((wanted.clone(), offered.clone())),
        _ => None,
    }
}

/// Who was not understood sees the ways again.
pub(super) fn show_again(
    conversation: &mut Conversation,
    (wanted, offered): (Option<Wanted>, Vec<WayOffered>),
    verdict: &mut Verdict,
) {
    let is_free = conversation.pending == Pending::Nothing && verdict.choices.is_empty();
    if verdict.action == Action::Rephrase && is_free && conversation.phase == Phase::SelfService {
        verdict.choices = choices(&offered);
        conversation.pending = Pending::Ways { wanted, offered };
    }
}

/// The first number or address of that kind in the message.
fn given<'a>(input: &Input<'a>, kind: &str) -> Option<&'a Entity> {
    input.evidence.entities.iter().find(|entity| entity.kind == kind)
}

fn choices(offered: &[WayOffered]) -> Vec<Choice> {
    offered.iter().map(|way| Choice { label: way.label.clone(), target: None }).collect()
}

/// Goes the way that was picked.
fn go(
    desk: &Desk,
    conversation: &mut Conversation,
    wanted: Option<Wanted>,
    way: Option<Way>,
    at: Timestamp,
) -> Verdict {
    match way {
        Some(Way::Chat) if conversation.phase == Phase::Waiting => {
            conversation.pending = Pending::Nothing;
            let line = reply(desk, conversation, "still_waiting");
            Verdict::saying(Action::Nudge, vec![line]).because("way-chosen", "the customer goes on waiting")
        }
        Some(Way::Chat) => {
            let by = trigger_of(desk, wanted.as_ref());
            let verdict = hand_over(desk, conversation, by, Insistence::Insists, at);
            let verdict = verdict.because("way-chosen", "the customer chose to wait for a person");
            wanted_by(desk, wanted.as_ref(), verdict)
        }
        Some(way) => {
            let known = contact(way).is_none_or(|kind| conversation.slots.contains_key(kind));
            match known {
                true => arrange(desk, conversation, wanted.as_ref(), way, at),
                false => ask_contact(desk, conversation, wanted, way, 0),
            }
        }
        None => {
            back_to_the_bot(conversation);
            let line = reply(desk, conversation, "offer_declined");
            Verdict::saying(Action::Answer, vec![line]).because("offer-declined", "the customer wants no person")
        }
    }
}

/// Hands the matter over by another way; the conversation stays with the bot.
fn arrange(desk: &Desk, conversation: &mut Conversation, wanted: Option<&Wanted>, way: Way, at: Timestamp) -> Verdict {
    let mut route = route(desk, conversation, trigger_of(desk, wanted), at);
    if let Some(handed) = &conversation.handed {
        // It keeps the place that it waited in, with a promise of its own.
        let due = due(desk, &handed.queue, at);
        let Handed { queue, priority, skills, .. } = handed.clone();
        route = Route { queue, priority, skills, due };
    }
    back_to_the_bot(conversation);
    let line = match way {
        Way::Email => "arranged_email",
        Way::Ticket => "arranged_ticket",
        Way::Callback | Way::Chat => "arranged_callback",
    };
    let say = vec![reply(desk, conversation, line)];
    let about = conversation.about.clone();
    let verdict = Verdict { route: Some(route), way, about, ..Verdict::saying(Action::Arrange, say) };
    wanted_by(desk, wanted, verdict.because("way-chosen", "the customer chose another way to a person"))
}

/// Puts before the choice why a person was wanted at all.
fn wanted_by(desk: &Desk, wanted: Option<&Wanted>, mut verdict: Verdict) -> Verdict {
    let text = "a person was wanted, and none had time";
    let reason = wanted.map(|wanted| match trigger_of(desk, Some(wanted)) {
        Some(trigger) => by_trigger(desk, trigger, text.to_owned()),
        None => Reason { trigger: wanted.trigger, ..Reason::own(&wanted.name, text, None) },
    });
    verdict.reasons.splice(0..0, reason);
    verdict
}

fn ask_contact(desk: &Desk, conversation: &mut Conversation, wanted: Option<Wanted>, way: Way, asked: u32) -> Verdict {
    conversation.pending = Pending::Contact { way, wanted, asked: asked.saturating_add(1) };
    let name = if way == Way::Email { "ask_email" } else { "ask_phone" };
    let line = reply(desk, conversation, name);
    Verdict::saying(Action::AskSlot, vec![line]).because("missing-contact", "the way needs a number or an address")
}

fn back_to_the_bot(conversation: &mut Conversation) {
    conversation.pending = Pending::Nothing;
    if conversation.phase == Phase::Waiting {
        conversation.phase = Phase::SelfService;
        conversation.handed = None;
        conversation.timers.clear();
    }
}

/// The kind of entity, and the slot, that a way needs.
const fn contact(way: Way) -> Option<&'static str> {
    match way {
        Way::Callback => Some("phone"),
        Way::Email => Some("email"),
        Way::Chat | Way::Ticket => None,
    }
}

const fn label(way: Way) -> &'static str {
    match way {
        Way::Chat => "way_chat",
        Way::Callback => "way_callback",
        Way::Email => "way_email",
        Way::Ticket => "way_ticket",
    }
}

/// The trigger that wanted a person, if it was one of the desk's.
fn trigger_of<'a>(desk: &'a Desk, wanted: Option<&Wanted>) -> Option<&'a Trigger> {
    let wanted = wanted.filter(|wanted| wanted.trigger)?;
    desk.settings.escalate.iter().find(|trigger| trigger.name.value == wanted.name)
}
