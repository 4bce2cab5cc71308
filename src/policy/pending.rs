//! A message that replies to a question of the bot: a pick, a value, a yes or a no.

use super::facts::closes;
use super::guide::{self, Said};
use super::ladder::{Proposal, Proposed, Unanswered, answer, propose, written};
use super::slots;
use super::{helpful, questions};
use crate::conversation::choice::Choice;
use crate::conversation::evidence::{Evidence, Target};
use crate::conversation::state::{Conversation, Pending};
use crate::conversation::trace::Reason;
use crate::desk::Desk;
use crate::desk::trigger::PersonRequest;
use crate::text::token::tokenize;

/// How many words a message may have that picks a choice by its number: "the second one".
const PICK_WORDS: usize = 3;

/// What the bot would do, given what it waits for. `text` is the message, and `picked` the number of a choice that the
/// host says was picked. What it waited for is taken.
pub(super) fn propose_with_pending(
    desk: &Desk,
    conversation: &mut Conversation,
    evidence: &Evidence,
    text: &str,
    picked: Option<u32>,
) -> Proposed {
    match core::mem::take(&mut conversation.pending) {
        waits @ (Pending::Nothing | Pending::Step) => {
            let said = Said { text, picked, evidence };
            let led = guide::take(desk, conversation, &said, waits == Pending::Step);
            led.unwrap_or_else(|| propose(desk, conversation, evidence))
        }
        Pending::Choice(choices) => match pick(&choices, text, picked) {
            Some(Choice { target: Some(target), label }) => {
                let reason = Reason::own("chosen", format!("the customer chose `{label}`"), written(desk, target));
                answer(desk, conversation, evidence, target.clone(), None, reason)
            }
            Some(Choice { target: None, label }) => none_of_these(format!("the customer chose `{label}`")),
            None if turns_down(desk, evidence, text) => none_of_these("the customer says no to all of them".to_owned()),
            None => propose(desk, conversation, evidence),
        },
        Pending::Slot { intent, slot, asked } => with_slot(desk, conversation, evidence, intent, slot, asked),
        Pending::Offer { trigger } => {
            let signals = &evidence.signals;
            let reason = |name: &str, text: &str| Reason::own(name, text, None);
            let insists = signals.asks_for_person == Some(PersonRequest::Plainly);
            if signals.affirms || insists {
                let reason = reason("offer-accepted", "the customer said yes to a person");
                return Proposed::new(Proposal::AcceptedOffer { trigger }, reason);
            }
            if signals.denies {
                let reason = reason("offer-declined", "the customer said no to a person");
                return Proposed::new(Proposal::DeclinedOffer, reason);
            }
            propose(desk, conversation, evidence)
        }
        Pending::Confirmation if evidence.signals.denies => {
            let text = "the customer says that the matter is not settled".to_owned();
            let reason = Reason::own("answer-rejected", text, None);
            Proposed::new(Proposal::Rephrase(Unanswered::NotHelped), reason)
        }
        Pending::Helpful => helpful::did_not(desk, conversation, evidence, text, picked)
            .unwrap_or_else(|| propose(desk, conversation, evidence)),
        // What these wait for has been looked for already.
        Pending::Ways { .. } | Pending::Contact { .. } | Pending::Confirmation | Pending::Rating | Pending::Comment => {
            propose(desk, conversation, evidence)
        }
    }
}

fn none_of_these(text: String) -> Proposed {
    let reason = Reason::own("none-of-these", text, None);
    Proposed::new(Proposal::Rephrase(Unanswered::NoneChosen), reason)
}

/// Whether a message is no more than a no: it is not a goodbye, and does not say what is wanted instead.
pub(super) fn turns_down(desk: &Desk, evidence: &Evidence, text: &str) -> bool {
    let sure = *desk.settings.answers.sure;
    let wants = evidence.candidates.first().filter(|best| best.probability >= sure && !closes(desk, &best.target));
    evidence.signals.denies && !evidence.signals.goodbye && wants.is_none() && tokenize(text).len() <= PICK_WORDS
}

/// The choice that a message picks.
fn pick<'a>(choices: &'a [Choice], text: &str, number: Option<u32>) -> Option<&'a Choice> {
    let labels: Vec<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
    picked(&labels, text, number).and_then(|index| choices.get(index))
}

/// The index of the label that a message picks: by the host's word, by its number, or by the label itself.
pub(super) fn picked(labels: &[&str], text: &str, number: Option<u32>) -> Option<usize> {
    let words: Vec<String> = tokenize(text).into_iter().map(|token| token.text).collect();
    let typed = || typed_number(&words, labels.len());
    if let Some(number) = number.or_else(typed) {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        return (index < labels.len()).then_some(index);
    }
    let same = |label: &&str| tokenize(label).iter().map(|token| &token.text).eq(words.iter());
    labels.iter().position(same).filter(|_| !words.is_empty())
}

/// The one number that a short message holds, in digits or as an ordinal word.
pub(super) fn typed_number(words: &[String], choices: usize) -> Option<u32> {
    let number = |word: &String| match word.as_str() {
        "first" => Some(1),
        "second" => Some(2),
        "third" => Some(3),
        "last" => u32::try_from(choices).ok(),
        digits => digits.parse::<u32>().ok(),
    };
    let mut numbers = words.iter().filter_map(number);
    let one = numbers.next().filter(|_| words.len() <= PICK_WORDS);
    one.filter(|_| numbers.next().is_none())
}

fn with_slot(
    desk: &Desk,
    conversation: &mut Conversation,
    evidence: &Evidence,
    intent: String,
    slot: String,
    asked: u32,
) -> Proposed {
    let Some(wanted) = desk.intent(&intent) else { return propose(desk, conversation, evidence) };
    let Some(definition) = wanted.slots.get(&slot) else { return propose(desk, conversation, evidence) };
    let target = Target::Intent(intent.clone());
    let entities = questions::share(desk, conversation, definition.kind(&slot), &evidence.entities);
    if slots::given(wanted, &slot, &entities, Some(&slot)).is_some() {
        let evidence = &Evidence { entities, ..evidence.clone() };
        let reason = Reason::own(
            "slot-filled",
            format!("the message gives `{slot}`"),
            Some(desk.sources.place(definition.ask.span)),
        );
        return answer(desk, conversation, evidence, target, Some(&slot), reason);
    }
    if evidence.signals.denies {
        let text = format!("the customer does not want to give `{slot}`");
        let reason = Reason::own("slot-declined", text, None);
        return Proposed::new(Proposal::DeclinedOffer, reason);
    }
    let other = evidence.candidates.first().filter(|best| best.target != target);
    if other.is_some_and(|best| best.probability >= *desk.settings.answers.sure) {
        return propose(desk, conversation, evidence);
    }
    let reason = Reason::own(
        "slot-not-given",
        format!("the message gives no `{slot}`; asked {asked} of {} times", definition.attempts),
        Some(desk.sources.place(definition.ask.span)),
    );
    let proposal = match asked < definition.attempts {
        true => Proposal::AskSlot { intent, slot, asked },
        false => Proposal::SlotExhausted { intent, slot },
    };
    Proposed::new(proposal, reason)
}
