//! What is due next, after each event that moves a conversation.

use jiff::{SignedDuration, Timestamp};

use crate::conversation::state::{Conversation, Phase};
use crate::conversation::wake::WakeReason;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::desk::duration::Duration;

/// Sets the times at which the conversation wants to be woken, from where it stands after the bot has done `action`. What a
/// handoff and an approval wait for was set with them.
pub fn arm(desk: &Desk, conversation: &mut Conversation, action: Action, at: Timestamp) {
    let later = |length: Duration| at.checked_add(SignedDuration::from_secs(i64::from(length.seconds()))).ok();
    let mut set = |why, when: Option<Timestamp>| match when {
        Some(when) => drop(conversation.timers.insert(why, when)),
        None => drop(conversation.timers.remove(&why)),
    };
    let silence = &desk.settings.silence;
    match conversation.phase {
        Phase::Opened | Phase::SelfService => {
            // Letters take their time, and who waits for the bot is not silent.
            let waits_for_bot = conversation.approval.is_some() || conversation.search.is_some();
            let waits = conversation.channel != Channel::Email && !waits_for_bot;
            let asked = matches!(action, Action::Nudge | Action::Confirm);
            set(WakeReason::CustomerSilent, silence.nudge.filter(|_| waits && !asked).and_then(later));
            set(WakeReason::CustomerGone, waits.then_some(silence.close).and_then(later));
            set(WakeReason::Settled, None);
        }
        Phase::Resolved | Phase::Rated => {
            set(WakeReason::CustomerSilent, None);
            set(WakeReason::CustomerGone, None);
            set(WakeReason::Settled, later(desk.settings.resolution.close));
        }
        Phase::Waiting | Phase::New | Phase::Greeted => {
            set(WakeReason::CustomerSilent, None);
            set(WakeReason::CustomerGone, None);
            set(WakeReason::Settled, None);
        }
        Phase::WithPerson | Phase::Closed => conversation.timers.clear(),
    }
}
