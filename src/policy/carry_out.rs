//! From a proposal to what is done and said.

use std::collections::BTreeMap;

use super::facts::label;
use super::guide;
use super::ladder::{Proposal, Unanswered, sorted};
use super::say::{Say, label_of, reply, reply_with, said};
use super::verdict::Verdict;
use crate::conversation::choice::Choice;
use crate::conversation::evidence::Target;
use crate::conversation::state::{Conversation, Pending, keep};
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::desk::intent::Slot;

/// Does what the proposal says. The reasons are still to be given.
pub(super) fn carry_out(desk: &Desk, conversation: &mut Conversation, proposal: Proposal) -> Verdict {
    match proposal {
        Proposal::Answer(target) => answer(desk, conversation, target),
        Proposal::AskSlot { intent, slot, asked } => {
            let definition = desk.intent(&intent).and_then(|intent| intent.slots.get(&slot));
            let mut say: Vec<Say> = definition.map(|slot| Say::Template(slot.ask.clone())).into_iter().collect();
            if asked > 0 {
                say.insert(0, reply(desk, conversation, "slot_retry"));
            }
            conversation.pending = Pending::Slot { intent: intent.clone(), slot, asked: asked.saturating_add(1) };
            Verdict { about: Some(Target::Intent(intent)), ..Verdict::saying(Action::AskSlot, say) }
        }
        Proposal::Clarify(targets) if conversation.channel == Channel::Email => either(desk, conversation, targets),
        Proposal::Clarify(targets) => {
            conversation.clarified.insert(sorted(&targets));
            let mut choices: Vec<Choice> = targets
                .into_iter()
                .map(|target| Choice { label: label(desk, conversation, &target), target: Some(target) })
                .collect();
            choices.push(Choice { label: label_of(desk, "none_of_these"), target: None });
            conversation.pending = Pending::Choice(choices.clone());
            let about = choices.first().and_then(|choice| choice.target.clone());
            let say = vec![reply(desk, conversation, "clarify")];
            Verdict { choices, about, ..Verdict::saying(Action::Clarify, say) }
        }
        Proposal::Rephrase(why) => {
            let name = match why {
                Unanswered::NotUnderstood | Unanswered::NoneChosen => "rephrase",
                Unanswered::OutOfScope => "out_of_scope",
                Unanswered::NotHelped => "not_helped",
            };
            Verdict::saying(Action::Rephrase, vec![reply(desk, conversation, name)])
        }
        Proposal::Guide(lead) => guide::lead(desk, conversation, lead),
        Proposal::DeclinedOffer => Verdict::saying(Action::Answer, vec![reply(desk, conversation, "offer_declined")]),
        Proposal::SlotExhausted { .. } | Proposal::AcceptedOffer { .. } => {
            Verdict::saying(Action::Rephrase, vec![reply(desk, conversation, "rephrase")])
        }
    }
}

/// In a letter nobody is asked to choose: what is likely meant is answered, or what its answer needs is asked for.
fn either(desk: &Desk, conversation: &mut Conversation, targets: Vec<Target>) -> Verdict {
    conversation.clarified.insert(sorted(&targets));
    let mut say = vec![reply(desk, conversation, "either")];
    for target in &targets {
        let topic = BTreeMap::from([("topic", label(desk, conversation, target))]);
        say.push(reply_with(desk, conversation, "if_about", topic));
        let intent = target.intent().and_then(|id| desk.intent(id));
        let slots = intent.into_iter().flat_map(|intent| &intent.slots);
        let needed: Vec<&Slot> =
            slots.filter(|(name, _)| !conversation.slots.contains_key(*name)).map(|(_, slot)| slot).collect();
        match needed.is_empty() {
            true => say.extend(said(desk, conversation, target)),
            false => say.extend(needed.into_iter().map(|slot| Say::Template(slot.ask.clone()))),
        }
    }
    Verdict { about: targets.into_iter().next(), ..Verdict::saying(Action::Clarify, say) }
}

fn answer(desk: &Desk, conversation: &mut Conversation, target: Target) -> Verdict {
    let intent = target.intent().and_then(|id| desk.intent(id));
    let say = said(desk, conversation, &target);
    let about = Some(target.clone());
    if intent.is_some_and(|intent| intent.closes) {
        let verdict = super::closing::say_goodbye(desk, conversation, say);
        return Verdict { about, ..verdict };
    }
    let steps = guide::guide_of(desk, &target);
    keep(&mut conversation.answers_tried, target);
    let mut verdict = match steps {
        Some(article) => guide::enter(desk, conversation, article, say),
        None => Verdict::saying(Action::Answer, say),
    };
    guide::offer_return(desk, conversation, &mut verdict);
    Verdict { about, ..verdict }
}
