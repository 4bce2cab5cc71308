//! A word of feeling before a reply, chosen by what the message sounds like.

use super::say::reply;
use super::verdict::Verdict;
use crate::conversation::evidence::Evidence;
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::desk::action::Action;

/// From this frustration of a message on, the bot says that it is sorry.
const FRUSTRATED: f32 = 0.5;
/// From this urgency on, that it hurries.
const URGENT: f32 = 0.6;
/// In how many turns after such a word no other is said.
const PAUSE: u32 = 3;

/// Puts it before what is said, unless one was said a short while ago or the reply has its own.
pub(super) fn feel(desk: &Desk, conversation: &mut Conversation, evidence: &Evidence, verdict: &mut Verdict) {
    let signals = &evidence.signals;
    let asks = matches!(verdict.action, Action::Clarify | Action::AskSlot | Action::Offer);
    let serves = asks || matches!(verdict.action, Action::Answer | Action::Handoff | Action::AskApproval);
    let recent = conversation.felt.is_some_and(|turn| conversation.customer_turns.saturating_sub(turn) < PAUSE);
    if recent || !serves || verdict.say.is_empty() {
        return;
    }
    let name = match () {
        () if signals.frustration >= FRUSTRATED => "feel_frustrated",
        () if signals.urgency >= URGENT && verdict.action != Action::Answer => "feel_urgent",
        () if signals.thanks && asks => "feel_thanks",
        () => return,
    };
    conversation.felt = Some(conversation.customer_turns);
    let line = reply(desk, conversation, name);
    verdict.say.insert(0, line);
}
