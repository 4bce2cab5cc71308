//! Answers that a person must allow, while the bot keeps the conversation.

use jiff::{SignedDuration, Timestamp};

use super::facts::label;
use super::routing::route;
use super::say::reply;
use super::verdict::Verdict;
use crate::conversation::assist::ApprovalRequest;
use crate::conversation::evidence::Target;
use crate::conversation::state::{Conversation, Pending};
use crate::conversation::wake::WakeReason;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::duration::Duration;
use crate::desk::trigger::Trigger;

/// Holds the answer back, and asks a person to allow it. The reasons are still to be given.
pub(super) fn ask(
    desk: &Desk,
    conversation: &mut Conversation,
    trigger: &Trigger,
    target: Target,
    within: Duration,
    at: Timestamp,
) -> Verdict {
    let about = Some(target.clone());
    if conversation.approval.as_ref().is_some_and(|asked| asked.about == target) {
        let line = reply(desk, conversation, "approval_pending");
        return Verdict { about, ..Verdict::saying(Action::Nudge, vec![line]) };
    }
    let route = route(desk, conversation, Some(trigger), at);
    let known = conversation.slots.iter().map(|(slot, value)| format!("{} {value}", slot.replace('_', " ")));
    let known = known.collect::<Vec<_>>().join(", ");
    let summary = match known.is_empty() {
        true => label(desk, conversation, &target),
        false => format!("{} ({known})", label(desk, conversation, &target)),
    };
    let until = at.checked_add(SignedDuration::from_secs(i64::from(within.seconds()))).unwrap_or(at);
    let request = ApprovalRequest {
        trigger: trigger.name.value.clone(),
        about: target,
        summary,
        queue: route.queue,
        priority: route.priority,
        until,
    };
    conversation.timers.insert(WakeReason::ApprovalDue, until);
    conversation.approval = Some(request.clone());
    let line = reply(desk, conversation, "ask_approval");
    Verdict { about, approval: Some(request), ..Verdict::saying(Action::AskApproval, vec![line]) }
}

/// What was asked for, which is settled with this.
pub(super) fn settled(conversation: &mut Conversation) -> Option<ApprovalRequest> {
    conversation.timers.remove(&WakeReason::ApprovalDue);
    conversation.approval.take()
}

/// A person has not allowed it: the customer is told so, and offered a person.
pub(super) fn refused(desk: &Desk, conversation: &mut Conversation) -> Verdict {
    let Some(request) = settled(conversation) else { return Verdict::wait("refused", "nothing was to be allowed") };
    if conversation.phase.is_with_people() {
        return Verdict::wait("refused", "a person has the conversation already");
    }
    conversation.pending = Pending::Offer { trigger: request.trigger };
    conversation.last_offer = Some(conversation.customer_turns);
    let line = reply(desk, conversation, "refused");
    let verdict = Verdict { about: Some(request.about), ..Verdict::saying(Action::Offer, vec![line]) };
    verdict.because("refused", "a person has not allowed it")
}
