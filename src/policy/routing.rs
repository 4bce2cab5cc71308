//! Where a handoff goes: queue, priority, skills, and by when.

use jiff::{SignedDuration, Timestamp};

use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::desk::queue::{DEFAULT, Priority};
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

/// The route of a handoff: the trigger's queue, else the intent's, else `general`, else the first by name. The priority is
/// the highest that the trigger, the intent or the queue names.
pub(super) fn route(desk: &Desk, trigger: Option<&Trigger>, about: Option<&Target>, at: Timestamp) -> Route {
    let intent = about.and_then(Target::intent).and_then(|id| desk.intent(id));
    let handoff = intent.and_then(|intent| intent.handoff.as_ref());
    let queues = &desk.settings.queues;
    let default = || match queues.contains_key(DEFAULT) {
        true => DEFAULT,
        false => queues.keys().next().map_or(DEFAULT, String::as_str),
    };
    let named = trigger.and_then(|trigger| trigger.queue.as_deref());
    let name = named.or(handoff.and_then(|handoff| handoff.queue.as_deref())).map_or_else(default, String::as_str);
    let queue = queues.get(name);
    let priorities = [
        trigger.and_then(|trigger| trigger.priority),
        handoff.and_then(|handoff| handoff.priority),
        intent.map(|intent| intent.urgency),
        queue.map(|queue| queue.priority),
    ];
    let skills = queue.into_iter().flat_map(|queue| &queue.skills);
    let mut skills: Vec<String> = skills
        .chain(trigger.into_iter().flat_map(|trigger| &trigger.skills))
        .map(|skill| skill.value.clone())
        .collect();
    skills.sort_unstable();
    skills.dedup();
    let sla = queue.and_then(|queue| queue.sla.as_ref());
    Route {
        queue: name.to_owned(),
        priority: priorities.into_iter().flatten().max().unwrap_or_default(),
        skills,
        due: sla.and_then(|sla| at.checked_add(SignedDuration::from_secs(i64::from(sla.seconds()))).ok()),
    }
}
