//! The act of handing over: to a queue, or, when no person has time, to another way that the customer chooses.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::escalation::because;
use super::facts::Facts;
use super::routing::{Route, hours, route, to};
use super::say::{reply, reply_with};
use super::trigger::{fired, looks_at_sla};
use super::verdict::Verdict;
use super::ways::{offer_ways, other_ways};
use super::workload::expected_wait;
use crate::conversation::state::{Conversation, Handed, Pending, Phase};
use crate::conversation::trace::Reason;
use crate::conversation::wake::WakeReason;
use crate::conversation::wanted::Wanted;
use crate::desk::action::Action;
use crate::desk::queue::Priority;
use crate::desk::trigger::{Response, Trigger};
use crate::desk::{Desk, Mode};

/// How firmly a person is wanted.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Insistence {
    /// For the first time: if no person has time, other ways are offered.
    Asked,
    /// Whatever the wait.
    Insists,
}

/// What is known of the wait in a queue.
enum Outlook {
    /// Nothing.
    Unknown,
    /// A person has time after this.
    Wait(SignedDuration),
    /// Nobody is there, though they should be.
    Nobody,
    /// Nobody is there until then, if that is known.
    Closed(Option<Timestamp>),
}

/// Hands the conversation over. The reasons are still to be given.
pub(super) fn hand_over(
    desk: &Desk,
    conversation: &mut Conversation,
    trigger: Option<&Trigger>,
    insistence: Insistence,
    at: Timestamp,
) -> Verdict {
    conversation.pending = Pending::Nothing;
    let about = conversation.about.clone();
    // Whoever has the conversation may pass it on whatever the mode: there are people then.
    let is_with_person = conversation.phase == Phase::WithPerson;
    if desk.settings.mode_at(conversation.channel, at) == Mode::Automated && !is_with_person {
        let line = reply(desk, conversation, "no_person");
        let verdict = match other_ways(desk, None).is_empty() {
            true => Verdict::saying(Action::Rephrase, vec![line]),
            false => offer_ways(desk, conversation, trigger.map(Wanted::from), line, false),
        };
        return Verdict { about, ..verdict };
    }
    let route = route(desk, conversation, trigger, at);
    let outlook = outlook(desk, conversation, &route.queue, at);
    if insistence == Insistence::Asked && !other_ways(desk, Some(route.priority)).is_empty() {
        let bearable = |wait: SignedDuration| {
            let longest = desk.settings.waiting.longest;
            longest.is_none_or(|longest| wait.as_secs() <= i64::from(longest.seconds()))
        };
        let line = match outlook {
            Outlook::Closed(opens) => {
                Some((reply_with(desk, conversation, "nobody", opening(desk, &route.queue, opens)), false))
            }
            Outlook::Nobody => {
                Some((reply_with(desk, conversation, "nobody", opening(desk, &route.queue, None)), true))
            }
            Outlook::Wait(wait) if !bearable(wait) => {
                Some((reply_with(desk, conversation, "busy", minutes(wait)), true))
            }
            Outlook::Wait(_) | Outlook::Unknown => None,
        };
        if let Some((line, in_the_chat)) = line {
            let wanted = trigger.map(Wanted::from);
            return Verdict { about, ..offer_ways(desk, conversation, wanted, line, in_the_chat) };
        }
    }
    let line = match outlook {
        Outlook::Closed(opens) => reply_with(desk, conversation, "handoff_closed", opening(desk, &route.queue, opens)),
        Outlook::Wait(wait) if wait.as_secs() > 0 => reply_with(desk, conversation, "handoff_wait", minutes(wait)),
        Outlook::Wait(_) | Outlook::Unknown | Outlook::Nobody => reply(desk, conversation, "handoff"),
    };
    commit(desk, conversation, &route, at, at);
    if let (Some(handed), Outlook::Closed(_)) = (&mut conversation.handed, &outlook) {
        handed.told_closed = Some(at);
    }
    note_why(conversation, trigger.map(Wanted::from));
    Verdict { route: Some(route), about, ..Verdict::saying(Action::Handoff, vec![line]) }
}

/// Hands the conversation over for that reason alone, without a turn of the customer, whatever the wait.
pub fn hand_over_because(desk: &Desk, conversation: &mut Conversation, reason: Reason, at: Timestamp) -> Verdict {
    let steps = vec![format!("{}: {}", reason.name, reason.text)];
    let verdict = hand_over(desk, conversation, None, Insistence::Insists, at);
    Verdict { reasons: vec![reason], steps, ..verdict }
}

/// Passes a conversation on to that queue, and says nothing.
pub(super) fn pass_on(desk: &Desk, conversation: &mut Conversation, queue: &str, at: Timestamp) -> Verdict {
    let route = to(desk, conversation, queue, None, at);
    commit(desk, conversation, &route, at, at);
    let about = conversation.about.clone();
    Verdict { route: Some(route), about, ..Verdict::saying(Action::Handoff, Vec::new()) }
}

/// Hands a conversation that waits on to where the trigger says, and says nothing; it stays in its queue if the trigger does not
/// say. Its place in time stays what it was.
pub(super) fn hand_on(desk: &Desk, conversation: &mut Conversation, trigger: &Trigger, at: Timestamp) -> Verdict {
    let before = conversation.handed.take();
    let moves = trigger.queue.is_some() || !trigger.skills.is_empty();
    let mut route = match before.as_ref().filter(|_| !moves) {
        Some(before) => {
            Route { skills: before.skills.clone(), ..to(desk, conversation, &before.queue, Some(trigger), at) }
        }
        None => route(desk, conversation, Some(trigger), at),
    };
    // What is due already is still to be done.
    let overdue = conversation.timers.clone().into_iter().filter(|(_, due)| *due <= at);
    if let Some(before) = &before {
        route.priority = route.priority.max(before.priority);
        route.due = [route.due, before.due].into_iter().flatten().min();
    }
    commit(desk, conversation, &route, before.as_ref().map_or(at, |before| before.since), at);
    if let (Some(handed), Some(before)) = (&mut conversation.handed, &before) {
        handed.told_closed = before.told_closed.filter(|_| handed.queue == before.queue);
    }
    conversation.timers.extend(overdue);
    // A trigger that watches the promised time says nothing of what the customer needs.
    let wanted = before.and_then(|before| before.wanted).filter(|_| looks_at_sla(&trigger.when).is_some());
    note_why(conversation, wanted.or(Some(trigger.into())));
    let about = conversation.about.clone();
    Verdict { route: Some(route), about, ..Verdict::saying(Action::Handoff, Vec::new()) }
}

/// Notes why a person is wanted, unless that is known, for the packet of another way that the customer may take later.
pub fn note_why(conversation: &mut Conversation, why: Option<Wanted>) {
    let wanted = match &mut conversation.pending {
        Pending::Ways { wanted, .. } => Some(wanted),
        _ => conversation.handed.as_mut().map(|handed| &mut handed.wanted),
    };
    if let Some(wanted) = wanted {
        *wanted = wanted.take().or(why);
    }
}

/// Tells who writes while they wait that nobody is there, and until when; once until people have been there again.
pub(super) fn tell_closed(desk: &Desk, conversation: &mut Conversation, at: Timestamp) -> Option<Verdict> {
    let handed = conversation.handed.as_mut()?;
    let hours = hours(desk, &handed.queue).filter(|hours| !hours.is_open(at))?;
    let has_opened = |told: Timestamp| hours.next_opening(told).is_some_and(|opened| opened <= at);
    if !handed.told_closed.is_none_or(has_opened) {
        return None;
    }
    handed.told_closed = Some(at);
    let opens = opening(desk, &handed.queue, hours.next_opening(at));
    let line = reply_with(desk, conversation, "still_closed", opens);
    Some(Verdict::saying(Action::Nudge, vec![line]).because("still-closed", "nobody is there at this time"))
}

/// The first trigger that makes a waiting conversation more pressing than it is, with its reason.
pub(super) fn press(facts: &Facts<'_>) -> Option<(Trigger, Reason)> {
    let priority = facts.conversation.handed.as_ref()?.priority;
    let fired = fired(&facts.desk.settings.escalate, facts);
    let now = fired.into_iter().filter(|trigger| trigger.respond == Response::Now);
    let mut pressing = now.filter(|trigger| trigger.priority.is_some_and(|own| own > priority));
    pressing.next().map(|trigger| (trigger.clone(), because(facts.desk, trigger, facts)))
}

/// The conversation is with people from now on.
fn commit(desk: &Desk, conversation: &mut Conversation, route: &Route, since: Timestamp, at: Timestamp) {
    conversation.phase = Phase::Waiting;
    conversation.pending = Pending::Nothing;
    conversation.approval = None;
    conversation.timers.clear();
    conversation.handed = Some(Handed {
        queue: route.queue.clone(),
        priority: route.priority,
        skills: route.skills.clone(),
        since,
        due: route.due,
        taken: None,
        wanted: None,
        told_closed: None,
    });
    if let Some(due) = route.due.filter(|due| *due > at) {
        conversation.timers.insert(WakeReason::SlaMissed, due);
        let watchers = desk.settings.escalate.iter().filter_map(|trigger| looks_at_sla(&trigger.when)).max();
        let near = watchers.and_then(|within| due.checked_sub(SignedDuration::from_secs(within.seconds().into())).ok());
        if let Some(near) = near.filter(|near| *near > at) {
            conversation.timers.insert(WakeReason::SlaNear, near);
        }
    }
    let patience = desk.settings.waiting.patience.map(|patience| SignedDuration::from_secs(patience.seconds().into()));
    let patience = patience.and_then(|patience| since.checked_add(patience).ok()).filter(|patience| *patience > at);
    if let Some(patience) = patience.filter(|_| !other_ways(desk, Some(route.priority)).is_empty()) {
        conversation.timers.insert(WakeReason::NobodyCame, patience);
    }
}

fn outlook(desk: &Desk, conversation: &Conversation, queue: &str, at: Timestamp) -> Outlook {
    if let Some(hours) = hours(desk, queue).filter(|hours| !hours.is_open(at)) {
        return Outlook::Closed(hours.next_opening(at));
    }
    match conversation.queues.get(queue) {
        None => Outlook::Unknown,
        Some(load) => expected_wait(load).map_or(Outlook::Nobody, Outlook::Wait),
    }
}

fn minutes(wait: SignedDuration) -> BTreeMap<&'static str, String> {
    let minutes = (wait.as_secs().saturating_add(59)) / 60;
    BTreeMap::from([("minutes", minutes.max(1).to_string())])
}

/// When the queue opens: `2026-11-23 08:00`, in the time of the desk, or of the queue where the desk has none.
fn opening(desk: &Desk, queue: &str, opens: Option<Timestamp>) -> BTreeMap<&'static str, String> {
    let hours = desk.settings.hours.as_ref().or_else(|| hours(desk, queue));
    let zone = hours.map(|hours| hours.zone.value.clone()).unwrap_or_default();
    let told = opens.map(|opens| zone.local(opens).strftime("%Y-%m-%d %H:%M").to_string());
    BTreeMap::from([("opens", told.unwrap_or_default())])
}

/// Whether conversations of that priority go to their queue whatever the wait.
pub(super) fn is_excepted(desk: &Desk, priority: Priority) -> bool {
    priority >= desk.settings.waiting.except.unwrap_or(Priority::Urgent)
}
