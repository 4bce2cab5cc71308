//! Conditions on the people of the desk and their time.

use jiff::SignedDuration;

use super::super::facts::Facts;
use super::super::routing::route;
use super::super::workload::expected_wait;
use super::finding::Finding;
use crate::desk::condition::Presence;
use crate::desk::duration::Duration;

pub fn hours(presence: Presence, facts: &Facts<'_>) -> Finding {
    let open = facts.desk.settings.is_open(facts.at);
    let told = if open { "people are at the desk" } else { "nobody is at the desk" };
    Finding::new(open == (presence == Presence::Open), told)
}

pub fn sla_within(within: Duration, facts: &Facts<'_>) -> Finding {
    let handed = facts.conversation.handed.as_ref().filter(|handed| handed.taken.is_none());
    let left = handed.and_then(|handed| handed.due).map(|due| due.duration_since(facts.at).as_secs());
    let text = match left {
        Some(left) => format!("{left} seconds are left of the promised time (limit {within})"),
        None => "no promised time runs".to_owned(),
    };
    Finding::new(left.is_some_and(|left| left <= i64::from(within.seconds())), text)
}

pub fn wait_above(bound: Duration, facts: &Facts<'_>) -> Finding {
    let queue = route(facts.desk, facts.conversation, None, facts.at).queue;
    let load = facts.conversation.queues.get(&queue);
    let wait = load.and_then(expected_wait);
    let limit = SignedDuration::from_secs(i64::from(bound.seconds()));
    // People who are away have no expected wait, and yet the queue is known.
    let holds = load.is_some() && wait.is_none_or(|wait| wait > limit);
    let text = match (load, wait) {
        (None, _) => format!("nothing is known of the wait in `{queue}`"),
        (Some(_), None) => format!("nobody is present in `{queue}`"),
        (Some(_), Some(wait)) => format!("the wait in `{queue}` is about {} seconds (limit {bound})", wait.as_secs()),
    };
    Finding::new(holds, text)
}
