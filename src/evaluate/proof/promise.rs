//! What every conversation is promised.

use jiff::Timestamp;
use serde::Serialize;

use super::alphabet::What;
use crate::conversation::decision::Step;
use crate::conversation::event::EventKind;
use crate::conversation::state::{Conversation, Pending, Phase};
use crate::desk::action::Action;
use crate::desk::trigger::{Offer, PersonRequest, Response};
use crate::desk::{Desk, Mode};

/// How often in a row the bot may ask which was meant before it counts as a loop.
pub(super) const MOST_CLARIFICATIONS: usize = 4;

/// The promises, by what breaks them.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlawKind {
    /// Who plainly asks for a person gets none, and is told no other way.
    PersonNotReached,
    /// The bot says something while a person has the conversation.
    SpeaksOverPerson,
    /// The bot answers a message while the customer waits for a person.
    AnswersWhoWaits,
    /// A trigger offers a person again before its cooldown is over.
    OfferTooSoon,
    /// The bot asks again and again which was meant.
    ClarificationLoop,
}

/// Something that has happened.
pub(super) struct Happened<'a> {
    pub desk: &'a Desk,
    pub before: &'a Conversation,
    pub at: Timestamp,
    pub what: &'a What,
    pub step: &'a Step,
    /// How often in a row the bot has asked which was meant, this time included.
    pub clarified: usize,
}

impl Happened<'_> {
    /// The promises that it breaks.
    pub fn broken(&self) -> Vec<FlawKind> {
        let found = [
            (self.reaches_no_person(), FlawKind::PersonNotReached),
            (self.speaks_over_person(), FlawKind::SpeaksOverPerson),
            (self.answers_who_waits(), FlawKind::AnswersWhoWaits),
            (self.offers_too_soon(), FlawKind::OfferTooSoon),
            (self.clarified > MOST_CLARIFICATIONS, FlawKind::ClarificationLoop),
        ];
        found.into_iter().filter(|(broken, _)| *broken).map(|(_, kind)| kind).collect()
    }

    fn reaches_no_person(&self) -> bool {
        let What::Message(evidence) = self.what else { return false };
        let (decision, after) = (&self.step.decision, &self.step.conversation);
        let other_way = matches!(decision.action, Action::Offer | Action::Arrange | Action::AskSlot);
        // Where the bot is alone, it says so.
        let alone = self.desk.settings.mode_at(after.channel, self.at) == Mode::Automated;
        let told = |conversation: &Conversation| conversation.said.get("no_person").copied();
        let reached = after.phase.is_with_people()
            || (other_way && !decision.text.is_empty())
            || (alone && told(after) > told(self.before));
        evidence.signals.asks_for_person == Some(PersonRequest::Plainly) && !reached
    }

    fn speaks_over_person(&self) -> bool {
        let has_person = |conversation: &Conversation| conversation.phase == Phase::WithPerson;
        has_person(self.before) && has_person(&self.step.conversation) && !self.step.decision.text.is_empty()
    }

    /// Who waits for a person is told of the wait, or that nobody is there, and may choose another way; what they write goes to
    /// the person.
    fn answers_who_waits(&self) -> bool {
        let writes = matches!(self.what, What::Message(_) | What::Event(EventKind::Choice { .. }));
        let waits = self.before.phase == Phase::Waiting && self.before.pending == Pending::Nothing;
        let told_closed = self.step.decision.reasons.iter().any(|reason| reason.is_own("still-closed"));
        writes && waits && !self.step.decision.text.is_empty() && !told_closed
    }

    /// Whether a person is offered within the cooldown of whoever offers, or once more by who offers once only. Other ways than
    /// the chat are no such offer: they are the reply to who wants a person. Nor is what follows when a person has not allowed an
    /// answer.
    fn offers_too_soon(&self) -> bool {
        let refused = matches!(self.what, What::Event(EventKind::Refused { .. }));
        let Pending::Offer { trigger } = &self.step.conversation.pending else { return false };
        if refused || self.step.decision.action != Action::Offer {
            return false;
        }
        let by = self.desk.settings.escalate.iter().find(|known| known.name.value == *trigger);
        let ladder = Offer::default();
        let offer = match by.map(|trigger| &trigger.respond) {
            Some(Response::Offer(offer)) => offer,
            _ => &ladder,
        };
        let turns = |last: u32| self.step.conversation.customer_turns.saturating_sub(last);
        let is_hot = self.before.last_offer.is_some_and(|last| turns(last) <= offer.cooldown.0);
        is_hot || (offer.once && self.before.spent.contains(trigger))
    }
}
