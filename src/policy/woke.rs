//! What is done when a conversation is woken.

use jiff::Timestamp;

use super::approval::settled;
use super::closing::end;
use super::escalation::because;
use super::facts::Facts;
use super::handoff::{Insistence, hand_on, hand_over};
use super::say::reply;
use super::trigger::{fired, looks_at_sla};
use super::verdict::Verdict;
use super::ways::{offer_ways, other_ways};
use crate::conversation::state::{Conversation, Ending, Pending};
use crate::conversation::turn::Outcome;
use crate::conversation::wake::WakeReason;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::trigger::Response;

/// Does the most pressing thing that is due; what else is due comes with the next wake-up.
pub(super) fn woke_up(desk: &Desk, conversation: &mut Conversation, at: Timestamp) -> Verdict {
    let due = conversation.timers.iter().find(|(_, due)| **due <= at).map(|(why, _)| *why);
    let Some(why) = due else { return Verdict::wait("woke-up", "nothing is due") };
    conversation.timers.remove(&why);
    match why {
        WakeReason::SearchDue => Verdict::wait("woke-up", "nothing is searched for"),
        WakeReason::ApprovalDue => approval_due(desk, conversation, at),
        WakeReason::SlaNear => sla_near(desk, conversation, at),
        WakeReason::SlaMissed => {
            let line = reply(desk, conversation, "still_waiting");
            let late = Verdict::saying(Action::Nudge, vec![line]);
            late.because("still-waiting", "nobody has taken the conversation in time")
        }
        WakeReason::NobodyCame => nobody_came(desk, conversation),
        WakeReason::CustomerSilent => customer_silent(desk, conversation),
        WakeReason::CustomerGone => {
            end(conversation, Ending::TimedOut);
            let line = reply(desk, conversation, "closing");
            Verdict::saying(Action::Close, vec![line])
                .because("customer-gone", "the customer has said nothing for long")
        }
        WakeReason::Settled => {
            end(conversation, Ending::Resolved);
            Verdict::saying(Action::Close, Vec::new()).because("settled", "the matter is settled")
        }
    }
}

/// Nobody has allowed or refused in time: a person takes over.
fn approval_due(desk: &Desk, conversation: &mut Conversation, at: Timestamp) -> Verdict {
    let Some(request) = settled(conversation) else { return Verdict::wait("woke-up", "nothing is due") };
    conversation.about = Some(request.about);
    let trigger = desk.settings.escalate.iter().find(|trigger| trigger.name.value == request.trigger);
    let verdict = hand_over(desk, conversation, trigger, Insistence::Asked, at);
    verdict.because("approval-late", "nobody has allowed or refused it in time")
}

/// The promised time is nearly over: the first trigger that watches it may hand the conversation on.
fn sla_near(desk: &Desk, conversation: &mut Conversation, at: Timestamp) -> Verdict {
    let facts = Facts::now(desk, conversation, at);
    let fired = fired(&desk.settings.escalate, &facts);
    let watches = |trigger: &&_| {
        let trigger: &crate::desk::trigger::Trigger = trigger;
        trigger.respond == Response::Now && looks_at_sla(&trigger.when).is_some()
    };
    let Some(trigger) = fired.into_iter().find(watches) else {
        return Verdict::wait("woke-up", "no trigger watches the promised time");
    };
    let reason = because(desk, trigger, &facts);
    let verdict = hand_on(desk, conversation, trigger, at);
    conversation.timers.remove(&WakeReason::SlaNear);
    Verdict { reasons: vec![reason], ..verdict }
}

fn nobody_came(desk: &Desk, conversation: &mut Conversation) -> Verdict {
    let handed = conversation.handed.as_ref();
    let priority = handed.map(|handed| handed.priority);
    let wanted = handed.and_then(|handed| handed.wanted.clone());
    let verdict = match other_ways(desk, priority).is_empty() {
        true => Verdict::saying(Action::Nudge, vec![reply(desk, conversation, "still_waiting")]),
        false => {
            let line = reply(desk, conversation, "nobody_came");
            let offer = offer_ways(desk, conversation, wanted, line, true);
            Verdict { action: Action::Nudge, ..offer }
        }
    };
    verdict.because("nobody-came", "nobody has taken the conversation for long")
}

/// A word to a silent customer: whether the last answer settled the matter, or whether they are still there.
fn customer_silent(desk: &Desk, conversation: &mut Conversation) -> Verdict {
    let answered = conversation.counted().last().is_some_and(|turn| turn.outcome == Outcome::Answered);
    if desk.settings.resolution.confirm && answered && conversation.pending == Pending::Nothing {
        conversation.pending = Pending::Confirmation;
        let line = reply(desk, conversation, "confirm");
        return Verdict::saying(Action::Confirm, vec![line])
            .because("customer-silent", "nothing was said after the answer");
    }
    let line = reply(desk, conversation, "nudge");
    Verdict::saying(Action::Nudge, vec![line]).because("customer-silent", "the customer says nothing")
}
