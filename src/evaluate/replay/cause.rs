//! The line of a desk that a change rests on.

use serde::Serialize;

use super::change::{Change, Decided};
use crate::conversation::trace::Reason;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::trigger::Trigger;
use crate::text::source::Place;

/// Why a decision changed, as far as its reasons tell. Causes order by place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Cause {
    /// The line, in the new desk unless `gone`.
    pub place: Option<Place>,
    /// The reason that came, went or reads otherwise.
    pub reason: String,
    /// Whether the line is one of the recorded desk, and the new desk has no such trigger.
    pub gone: bool,
}

/// The cause of a change: a trigger that fires now and did not, else one that fired and does not any more, else the first
/// reason that is new or reads otherwise, one of a line that was no reason before going first, else the first that is gone.
pub(super) fn cause(desk: &Desk, change: &Change) -> Cause {
    let (before, after) = (&change.before, &change.after);
    let trigger =
        |reason: &Reason| desk.settings.escalate.iter().find(|trigger| reason.is_trigger(&trigger.name.value));
    if let Some(reason) = lacking(after, before).find(|reason| trigger(reason).is_some()) {
        return Cause { place: reason.place.clone(), reason: reason.name.clone(), gone: false };
    }
    let handed = |decided: &Decided| decided.handoff.is_some() || decided.action == Action::Offer;
    if handed(before)
        && let Some(reason) = lacking(before, after).find(|reason| reason.place.is_some())
    {
        let place = |trigger: &Trigger| desk.sources.place(trigger.name.span);
        return match trigger(reason) {
            Some(trigger) => Cause { place: Some(place(trigger)), reason: reason.name.clone(), gone: false },
            None => Cause { place: reason.place.clone(), reason: reason.name.clone(), gone: true },
        };
    }
    let reworded = |reason: &&Reason| !before.reasons.iter().any(|old| is_same(old, reason) && old.text == reason.text);
    let new = after.reasons.iter().filter(reworded);
    let mut new: Vec<&Reason> = new.collect();
    let is_known = |reason: &Reason| before.reasons.iter().any(|old| is_same(old, reason) && old.place == reason.place);
    new.sort_by_key(|reason| (reason.place.is_none(), is_known(reason)));
    if let Some(reason) = new.first() {
        return Cause { place: reason.place.clone(), reason: reason.name.clone(), gone: false };
    }
    let old = lacking(before, after).next().or(before.reasons.first());
    Cause {
        place: old.and_then(|reason| reason.place.clone()),
        reason: old.map_or_else(String::new, |reason| reason.name.clone()),
        gone: true,
    }
}

/// The reasons of one decision that the other one does not have by name.
fn lacking<'a>(one: &'a Decided, other: &'a Decided) -> impl Iterator<Item = &'a Reason> {
    one.reasons.iter().filter(|reason| !other.reasons.iter().any(|there| is_same(there, reason)))
}

/// Whether both are the same trigger, or the same step of the engine. Older logs do not say which it is, but where it stands.
fn is_same(one: &Reason, other: &Reason) -> bool {
    one.name == other.name && (one.trigger == other.trigger || one.place == other.place)
}
