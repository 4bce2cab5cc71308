//! Whether a person takes over: a trigger says so, or the proposal itself.

use super::facts::Facts;
use super::ladder::{Proposal, written};
use super::trigger::{describe, fired};
use crate::conversation::evidence::Target;
use crate::conversation::trace::Reason;
use crate::desk::trigger::{Response, Trigger};
use crate::desk::{Desk, Mode};

/// What is to be done about a person.
pub(super) enum Escalation<'a> {
    /// Nothing.
    None,
    /// Ask whether one is wanted.
    Offer(&'a Trigger),
    /// Hand over, by this trigger if one says so.
    Handoff(Option<&'a Trigger>),
}

/// An escalation, the reasons that decided on it, and what was looked at.
pub(super) struct Judgement<'a> {
    pub escalation: Escalation<'a>,
    pub reasons: Vec<Reason>,
    pub steps: Vec<String>,
}

/// A handoff goes before an offer. The first trigger that says `now` routes it; all that say so are reasons. An offer is
/// made at most once in its cooldown, and never where there is no person.
pub(super) fn judge<'a>(desk: &'a Desk, facts: &Facts<'_>, proposal: &Proposal) -> Judgement<'a> {
    let fired = fired(&desk.settings.escalate, facts);
    let because = |trigger: &Trigger| Reason {
        name: trigger.name.value.clone(),
        text: describe(&trigger.when, facts),
        place: Some(desk.sources.place(trigger.name.span)),
    };
    let told = |reason: Reason| format!("trigger {} fires: {}", reason.name, reason.text);
    let mut steps: Vec<String> = fired.iter().map(|trigger| told(because(trigger))).collect();
    if steps.is_empty() {
        steps.push(format!("none of {} triggers fires", desk.settings.escalate.len()));
    }
    let now: Vec<&Trigger> = fired.iter().copied().filter(|trigger| trigger.respond == Response::Now).collect();
    let mut reasons: Vec<Reason> = now.iter().map(|trigger| because(trigger)).collect();
    if desk.settings.mode == Mode::Live {
        let text = "people answer everything at this desk".to_owned();
        reasons.insert(0, Reason { name: "live-mode".to_owned(), text, place: None });
        return Judgement { escalation: Escalation::Handoff(now.first().copied()), reasons, steps };
    }
    if let Some(first) = now.first().copied() {
        return Judgement { escalation: Escalation::Handoff(Some(first)), reasons, steps };
    }
    let own = by_itself(desk, proposal);
    if let Some((trigger, reason)) = own {
        return Judgement { escalation: Escalation::Handoff(trigger), reasons: vec![reason], steps };
    }
    let offer = fired.into_iter().find(|trigger| may_offer(desk, facts, trigger));
    let reasons = offer.iter().map(|trigger| because(trigger)).collect();
    Judgement { escalation: offer.map_or(Escalation::None, Escalation::Offer), reasons, steps }
}

/// A proposal that is a handoff without any trigger.
fn by_itself<'a>(desk: &'a Desk, proposal: &Proposal) -> Option<(Option<&'a Trigger>, Reason)> {
    match proposal {
        Proposal::AcceptedOffer { trigger } => {
            let offered = desk.settings.escalate.iter().find(|known| known.name.value == *trigger)?;
            let text = "it offered a person, and the customer accepted".to_owned();
            let place = Some(desk.sources.place(offered.name.span));
            Some((Some(offered), Reason { name: offered.name.value.clone(), text, place }))
        }
        Proposal::SlotExhausted { intent, slot } => {
            let text = format!("`{slot}` was asked for as often as `{intent}` allows");
            let definition = desk.intent(intent).and_then(|intent| intent.slots.get(slot));
            let place = definition.map(|slot| desk.sources.place(slot.ask.span));
            Some((None, Reason { name: "slot-attempts".to_owned(), text, place }))
        }
        Proposal::Answer(target) if goes_to_a_person(desk, target) => {
            let text = format!("`{}` always goes to a person", target.id());
            Some((None, Reason { name: "intent-handoff".to_owned(), text, place: written(desk, target) }))
        }
        _ => None,
    }
}

/// Whether an intent is answered by people alone.
pub(super) fn goes_to_a_person(desk: &Desk, target: &Target) -> bool {
    target.intent().and_then(|id| desk.intent(id)).is_some_and(|intent| intent.handoff.is_some())
}

fn may_offer(desk: &Desk, facts: &Facts<'_>, trigger: &Trigger) -> bool {
    let Response::Offer(offer) = &trigger.respond else { return false };
    let turns = facts.conversation.customer_turns;
    let cooled = facts.conversation.last_offer.is_none_or(|last| turns.saturating_sub(last) > offer.cooldown.0);
    cooled && desk.settings.mode == Mode::Hybrid
}
