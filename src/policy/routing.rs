//! Where a handoff goes: queue, priority, skills, and by when.

use jiff::{SignedDuration, Timestamp};

use crate::conversation::evidence::Target;
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::desk::hours::Hours;
use crate::desk::intent::Intent;
use crate::desk::queue::{DEFAULT, Priority, Queue};
use crate::desk::trigger::Trigger;

/// Where a handoff goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The queue.
    pub queue: String,
    /// How soon it should be taken.
    pub priority: Priority,
    /// What the person needs to be able to do, sorted.
    pub skills: Vec<String>,
    /// When it should have been taken.
    pub due: Option<Timestamp>,
}

/// The route of a handoff.
///
/// The queue is the trigger's, else the intent's; else the first by name whose people have the skills that the trigger asks
/// for; else `general`, else the first by name. If its people do not speak the customer's language, the first by name that
/// has these skills and speaks it takes its place. The priority is the highest that the trigger, the intent or the queue
/// names. A promised time runs from now, or from when the queue opens.
pub(super) fn route(desk: &Desk, conversation: &Conversation, trigger: Option<&Trigger>, at: Timestamp) -> Route {
    let handoff = intent(desk, conversation).and_then(|intent| intent.handoff.as_ref());
    let queues = &desk.settings.queues;
    let wanted: Vec<&str> = trigger.iter().flat_map(|trigger| &trigger.skills).map(|skill| skill.as_str()).collect();
    let named = trigger
        .and_then(|trigger| trigger.queue.as_deref())
        .or(handoff.and_then(|handoff| handoff.queue.as_deref()))
        .map(String::as_str);
    let able =
        || queues.iter().find(|(_, queue)| !wanted.is_empty() && has(queue, &wanted)).map(|(name, _)| name.as_str());
    let mut name = named.or_else(able).unwrap_or_else(|| default(desk));
    if !queues.get(name).is_none_or(|queue| speaks(desk, queue, conversation)) {
        let other = queues.iter().find(|(_, queue)| has(queue, &wanted) && speaks(desk, queue, conversation));
        name = other.map_or(name, |(name, _)| name);
    }
    to(desk, conversation, name, trigger, at)
}

/// The route to that queue.
pub(super) fn to(
    desk: &Desk,
    conversation: &Conversation,
    name: &str,
    trigger: Option<&Trigger>,
    at: Timestamp,
) -> Route {
    let intent = intent(desk, conversation);
    let queue = desk.settings.queues.get(name);
    let priorities = [
        trigger.and_then(|trigger| trigger.priority),
        intent.and_then(|intent| intent.handoff.as_ref()).and_then(|handoff| handoff.priority),
        intent.map(|intent| intent.urgency),
        queue.map(|queue| queue.priority),
    ];
    let skills = trigger.into_iter().flat_map(|trigger| &trigger.skills);
    let skills = queue.into_iter().flat_map(|queue| &queue.skills).chain(skills);
    let mut skills: Vec<String> = skills.map(|skill| skill.value.clone()).collect();
    skills.sort_unstable();
    skills.dedup();
    Route {
        queue: name.to_owned(),
        priority: priorities.into_iter().flatten().max().unwrap_or_default(),
        skills,
        due: due(desk, name, at),
    }
}

/// The intent that the conversation is about.
fn intent<'a>(desk: &'a Desk, conversation: &Conversation) -> Option<&'a Intent> {
    conversation.about.as_ref().and_then(Target::intent).and_then(|id| desk.intent(id))
}

/// By when somebody of that queue should take what comes to it now.
pub(super) fn due(desk: &Desk, queue: &str, at: Timestamp) -> Option<Timestamp> {
    let sla = desk.settings.queues.get(queue)?.sla.as_ref()?;
    let from = hours(desk, queue).map_or(Some(at), |hours| hours.next_opening(at))?;
    from.checked_add(SignedDuration::from_secs(i64::from(sla.seconds()))).ok()
}

/// When the people of a queue are there; `None` if always.
pub(super) fn hours<'a>(desk: &'a Desk, queue: &str) -> Option<&'a Hours> {
    let own = desk.settings.queues.get(queue).and_then(|queue| queue.hours.as_ref());
    own.or(desk.settings.hours.as_ref())
}

fn default(desk: &Desk) -> &str {
    let queues = &desk.settings.queues;
    match queues.contains_key(DEFAULT) {
        true => DEFAULT,
        false => queues.keys().next().map_or(DEFAULT, String::as_str),
    }
}

fn has(queue: &Queue, skills: &[&str]) -> bool {
    skills.iter().all(|skill| queue.skills.iter().any(|known| known.value == *skill))
}

fn speaks(desk: &Desk, queue: &Queue, conversation: &Conversation) -> bool {
    let language = conversation.language.unwrap_or(desk.language());
    queue.languages.is_empty() || queue.languages.iter().any(|spoken| spoken.value == language)
}
