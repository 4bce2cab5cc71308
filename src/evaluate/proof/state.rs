//! What tells two states of a conversation apart.

use std::fmt::Write;

use jiff::Timestamp;

use crate::conversation::state::{Conversation, Pending};
use crate::conversation::turn::{failed_in_a_row, out_of_scope_in_a_row};
use crate::desk::Desk;

/// Up to where turns in a row are counted.
const COUNTED: u32 = 4;
/// Up to where turns since an offer are counted.
const LONGEST_COOLDOWN: u32 = 8;

/// A conversation on the walk, and the time.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub conversation: Conversation,
    pub at: Timestamp,
    /// How often in a row the bot has asked which was meant.
    pub clarified: usize,
}

impl State {
    /// Two states with the same key go on alike, as far as the walk looks: who has the conversation, what it waits for, what is
    /// counted, whether people are there. Of a message that is searched for, only
    /// the last line counts. Texts, values, times and the order of earlier turns are left out.
    pub fn key(&self, desk: &Desk) -> String {
        let conversation = &self.conversation;
        let mut key = String::new();
        let turns = conversation.counted();
        let streaks = [failed_in_a_row(turns), out_of_scope_in_a_row(turns)].map(|streak| streak.min(COUNTED));
        let since = |turn: u32| conversation.customer_turns.saturating_sub(turn).min(LONGEST_COOLDOWN);
        let since_offer = conversation.last_offer.map(since);
        let taken = conversation.handed.as_ref().map(|handed| (handed.taken.is_some(), handed.told_closed.is_some()));
        let loads: Vec<_> = conversation.queues.values().map(|load| load.holding.len()).collect();
        let searched = conversation.search.as_ref().map(|search| search.text.lines().next_back());
        let guide =
            conversation.guide.as_ref().map(|position| (&position.article, &position.step, position.tried.len()));
        let open: Vec<_> = conversation
            .questions
            .iter()
            .map(|open| (&open.target, open.apart, open.slots.len(), open.amount))
            .collect();
        let _ = write!(
            key,
            "{:?} {:?} {} {:?} {streaks:?} {since_offer:?} {taken:?} {loads:?} {:?} {:?} {} {} {} {} {searched:?} {guide:?} {open:?}",
            conversation.phase,
            conversation.channel,
            waits_for(&conversation.pending),
            conversation.about,
            conversation.signals,
            conversation.spent,
            conversation.approval.is_some(),
            conversation.customer_turns.min(2),
            self.clarified.min(COUNTED as usize + 1),
            desk.settings.is_open(self.at),
        );
        key
    }
}

/// What the conversation waits for, without the words.
fn waits_for(pending: &Pending) -> String {
    match pending {
        Pending::Choice(choices) => format!("choice {}", choices.len()),
        Pending::Ways { offered, .. } => format!("ways {}", offered.len()),
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::evidence::Target;
    use crate::conversation::question::Question;
    use crate::evaluate::proof::alphabet::{What, alphabet};
    use crate::format::reading::read_sources;
    use crate::text::source::Sources;

    #[test]
    fn a_question_that_stays_open_makes_another_state() {
        let mut files = Sources::default();
        files.add("firstline.yml", "desk: X");
        let refund = "- intent: refund\n  about: money\n  examples: [a]\n  slots: { order: { entity: code, ask: Which? } }\n  reply: Yes.\n";
        let hours = "- intent: hours\n  about: hours\n  examples: [b]\n  reply: Nine.\n";
        files.add("intents/a.yml", format!("{refund}{hours}"));
        let desk = read_sources(files).desk.unwrap();
        let letters = alphabet(&desk);
        let both = letters.iter().filter_map(|letter| match &letter.what {
            What::Message(evidence) if evidence.wishes.len() == 2 => Some(&evidence.wishes),
            _ => None,
        });
        let wishes: Vec<_> = both.flatten().map(|wish| wish.target.id()).collect();
        assert_eq!(wishes, ["refund", "hours"], "the one that needs a value comes first, so that the other stays open");
        let state = |questions| {
            let conversation = Conversation { questions, ..Conversation::new("c") };
            State { conversation, at: Timestamp::UNIX_EPOCH, clarified: 0 }.key(&desk)
        };
        let open = Question {
            target: Target::Intent("hours".to_owned()),
            slots: std::collections::BTreeMap::new(),
            apart: false,
            amount: None,
        };
        assert_ne!(state(vec![open]), state(Vec::new()));
    }
}
