//! Which triggers fired in a turn.

use crate::conversation::trace::Reason;

/// Whether a trigger fired: it is among the reasons, or among what the policy looked at.
pub fn fires(reasons: &[Reason], steps: &[String], name: &str) -> bool {
    reasons.iter().any(|reason| reason.is_trigger(name)) || told(steps).any(|fired| fired == name)
}

/// The triggers that the policy says fire, in its order.
pub fn told(steps: &[String]) -> impl Iterator<Item = &str> {
    let rest = steps.iter().filter_map(|step| step.strip_prefix("trigger "));
    rest.filter_map(|rest| Some(rest.split_once(" fires: ")?.0))
}
