//! Whether a person takes over: a trigger says so, the proposal itself, or the customer.

use super::facts::Facts;
use super::guide::Lead;
use super::ladder::{Proposal, written};
use super::trigger::{describe, fired, hears_a_wish, hears_an_end};
use crate::conversation::evidence::Target;
use crate::conversation::trace::Reason;
use crate::conversation::turn::failed_in_a_row;
use crate::desk::duration::Duration;
use crate::desk::process::LastRung;
use crate::desk::trigger::{Offer, PersonRequest, Response, Trigger};
use crate::desk::{Desk, Mode};

/// What is to be done about a person.
pub(super) enum Escalation<'a> {
    /// Nothing.
    None,
    /// Ask whether one is wanted, by this trigger if one says so.
    Offer(Option<&'a Trigger>),
    /// Have the answer allowed by one, within that time.
    Approve(&'a Trigger, Duration),
    /// Hand over, by this trigger if one says so.
    Handoff(Option<&'a Trigger>),
}

/// An escalation, the reasons that decided on it, and what was looked at.
pub(super) struct Judgement<'a> {
    pub escalation: Escalation<'a>,
    pub reasons: Vec<Reason>,
    pub steps: Vec<String>,
}

/// A handoff goes before an approval, and that before an offer. The first trigger that says `now` routes it; all that say so
/// are reasons. An offer is made at most once in its cooldown, and never where there is no person. Who asks plainly for a
/// person gets one without any trigger; a trigger may have it offered first, once.
pub(super) fn judge<'a>(desk: &'a Desk, facts: &Facts<'_>, proposal: &Proposal) -> Judgement<'a> {
    let fired = fired(&desk.settings.escalate, facts);
    let told = |reason: Reason| format!("trigger {} fires: {}", reason.name, reason.text);
    let mut steps: Vec<String> = fired.iter().map(|trigger| told(because(desk, trigger, facts))).collect();
    if steps.is_empty() {
        steps.push(format!("none of {} triggers fires", desk.settings.escalate.len()));
    }
    let judgement = |escalation, reasons| Judgement { escalation, reasons, steps };
    let now: Vec<&Trigger> = fired.iter().copied().filter(|trigger| trigger.respond == Response::Now).collect();
    let mut reasons: Vec<Reason> = now.iter().map(|trigger| because(desk, trigger, facts)).collect();
    let mode = desk.settings.mode_at(facts.conversation.channel, facts.at);
    if mode == Mode::Live {
        reasons.insert(0, plain("live-mode", "people answer everything here at this time"));
        return judgement(Escalation::Handoff(now.first().copied()), reasons);
    }
    if let Some(first) = now.first().copied() {
        return judgement(Escalation::Handoff(Some(first)), reasons);
    }
    if *proposal == Proposal::Guide(Lead::Person) {
        let by = fired.iter().copied().find(|trigger| hears_an_end(&trigger.when));
        return judgement(Escalation::Handoff(by), by.iter().map(|trigger| because(desk, trigger, facts)).collect());
    }
    if let Some((trigger, reason)) = by_itself(desk, proposal) {
        return judgement(Escalation::Handoff(trigger), vec![reason]);
    }
    // Who goes on in a guide is not asked anything else meanwhile.
    let goes_on = matches!(proposal, Proposal::Guide(lead) if *lead != Lead::Again);
    let offers = |trigger: &&Trigger| !goes_on || hears_a_wish(&trigger.when);
    let offer = fired.iter().copied().filter(offers);
    let offer = offer.clone().find(|trigger| mode == Mode::Hybrid && may_offer(facts, trigger));
    if asks_plainly(facts) {
        let wish = offer.filter(|trigger| hears_a_wish(&trigger.when) && is_first_wish(facts));
        let reason = wish.map_or_else(
            || plain("asked-for-person", "the customer asks for a person"),
            |trigger| because(desk, trigger, facts),
        );
        let escalation = wish.map_or(Escalation::Handoff(None), |trigger| Escalation::Offer(Some(trigger)));
        return judgement(escalation, vec![reason]);
    }
    let approves = |trigger: &&'a Trigger| match &trigger.respond {
        Response::Approve(approve) if matches!(proposal, Proposal::Answer(_)) => Some((*trigger, approve.within)),
        _ => None,
    };
    if let Some((trigger, within)) = fired.iter().find_map(approves).filter(|_| mode == Mode::Hybrid) {
        return judgement(Escalation::Approve(trigger, within), vec![because(desk, trigger, facts)]);
    }
    if let Some(reason) = ladder_ends(facts, proposal).filter(|_| offer.is_none()) {
        match desk.settings.ladder.then {
            LastRung::Handoff => return judgement(Escalation::Handoff(None), vec![reason]),
            LastRung::Offer if mode == Mode::Hybrid && has_cooled(facts, &Offer::default()) => {
                return judgement(Escalation::Offer(None), vec![reason]);
            }
            LastRung::Offer => {}
        }
    }
    let reasons = offer.iter().map(|trigger| because(desk, trigger, facts)).collect();
    judgement(offer.map_or(Escalation::None, |trigger| Escalation::Offer(Some(trigger))), reasons)
}

/// Why a trigger fired, with its line.
pub(super) fn because(desk: &Desk, trigger: &Trigger, facts: &Facts<'_>) -> Reason {
    by_trigger(desk, trigger, describe(&trigger.when, facts))
}

/// A trigger as a reason, with its line.
pub(super) fn by_trigger(desk: &Desk, trigger: &Trigger, text: String) -> Reason {
    let place = Some(desk.sources.place(trigger.name.span));
    Reason { trigger: true, ..Reason::own(trigger.name.value.clone(), text, place) }
}

fn plain(name: &str, text: &str) -> Reason {
    Reason::own(name, text, None)
}

/// A proposal that is a handoff without any trigger.
fn by_itself<'a>(desk: &'a Desk, proposal: &Proposal) -> Option<(Option<&'a Trigger>, Reason)> {
    match proposal {
        Proposal::AcceptedOffer { trigger } => {
            let text = "it offered a person, and the customer accepted".to_owned();
            let offered = desk.settings.escalate.iter().find(|known| known.name.value == *trigger);
            let reason = match offered {
                Some(offered) => by_trigger(desk, offered, text),
                None => Reason::own("offer-accepted", text, None),
            };
            Some((offered, reason))
        }
        Proposal::SlotExhausted { intent, slot } => {
            let text = format!("`{slot}` was asked for as often as `{intent}` allows");
            let definition = desk.intent(intent).and_then(|intent| intent.slots.get(slot));
            let place = definition.map(|slot| desk.sources.place(slot.ask.span));
            Some((None, Reason::own("slot-attempts", text, place)))
        }
        Proposal::Answer(target) if goes_to_a_person(desk, target) => {
            let text = format!("`{}` always goes to a person", target.id());
            Some((None, Reason::own("intent-handoff", text, written(desk, target))))
        }
        _ => None,
    }
}

/// Whether an intent is answered by people alone.
pub(super) fn goes_to_a_person(desk: &Desk, target: &Target) -> bool {
    target.intent().and_then(|id| desk.intent(id)).is_some_and(|intent| intent.handoff.is_some())
}

/// Whether the bot has tried all that the ladder allows, and would try again.
fn ladder_ends(facts: &Facts<'_>, proposal: &Proposal) -> Option<Reason> {
    let tries = matches!(proposal, Proposal::Rephrase(_) | Proposal::Clarify(_) | Proposal::Guide(Lead::Again));
    let failed = failed_in_a_row(facts.turns);
    let limit = facts.desk.settings.ladder.rephrase;
    let text = format!("{failed} turns in a row without an answer (the ladder allows {limit})");
    (tries && failed > limit).then(|| plain("ladder", &text))
}

fn asks_plainly(facts: &Facts<'_>) -> bool {
    facts.turn().is_some_and(|turn| turn.asks_for_person == Some(PersonRequest::Plainly))
}

fn is_first_wish(facts: &Facts<'_>) -> bool {
    facts.turns.iter().filter(|turn| turn.asks_for_person == Some(PersonRequest::Plainly)).count() == 1
}

fn may_offer(facts: &Facts<'_>, trigger: &Trigger) -> bool {
    let Response::Offer(offer) = &trigger.respond else { return false };
    let spent = offer.once && facts.conversation.spent.contains(&trigger.name.value);
    !spent && has_cooled(facts, offer)
}

fn has_cooled(facts: &Facts<'_>, offer: &Offer) -> bool {
    let turns = facts.conversation.customer_turns;
    facts.conversation.last_offer.is_none_or(|last| turns.saturating_sub(last) > offer.cooldown.0)
}
