//! Under which circumstances something happens: what was before, which trigger fires, what people have to do.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::kinds;
use super::past::Past;
use crate::conversation::evidence::Target;
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::desk::workload::Workload;

/// Monday, 2 June 2025, 10:00 in universal time.
pub(super) const BEGINNING: Timestamp = Timestamp::constant(1_748_858_400, 0);
/// How long a chat takes where a queue is full.
const HANDLING: &str = "10m";

/// What is given beside what happens.
#[derive(Copy, Clone)]
pub(super) enum Given<'a> {
    /// Nothing.
    Nothing,
    /// That was before.
    Past(&'a Past),
    /// That trigger fires.
    Fires(&'a str),
    /// It fires at the later of two questions.
    FiresLater(&'a str),
}

impl Given<'_> {
    /// Puts it into a conversation; `false` if it does not fit there.
    pub fn put_into(self, conversation: &mut Conversation, at: Timestamp) -> bool {
        match self {
            Self::Nothing => true,
            Self::Past(past) => past.put_into(conversation, at),
            Self::Fires(trigger) => conversation.signals.insert(kinds::fires(trigger)),
            Self::FiresLater(trigger) => conversation.signals.insert(kinds::fires_later(trigger)),
        }
    }

    /// What the path of a flaw adds.
    pub fn name(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Past(past) => format!(", {}", past.name()),
            Self::Fires(trigger) => format!(", and `{trigger}` fires"),
            Self::FiresLater(trigger) => format!(", and `{trigger}` fires at the second question"),
        }
    }
}

/// What makes a difference when a conversation is handed over.
#[derive(Clone, Debug)]
pub(super) enum People {
    /// Every queue is like that.
    Load(&'static str, Workload),
    /// The conversation was about that before.
    About(Target),
    /// It is then, when the people of some queue are there who are not at another time, or the other way round.
    At(Timestamp),
}

impl People {
    /// Puts it into a conversation, and gives the time; `None` if it does not fit there.
    pub fn put_into(&self, conversation: &mut Conversation, at: Timestamp, desk: &Desk) -> Option<Timestamp> {
        match self {
            Self::Load(_, load) => {
                let queues = desk.settings.queues.keys().map(|queue| (queue.clone(), load.clone()));
                conversation.queues = queues.collect();
            }
            Self::About(target) => conversation.about = Some(target.clone()),
            Self::At(time) => {
                let fits = *time > at && desk.settings.is_open(*time) == desk.settings.is_open(at);
                return fits.then_some(*time);
            }
        }
        Some(at)
    }

    /// What the path of a flaw adds.
    pub fn name(&self) -> String {
        match self {
            Self::Load(told, _) => format!(", while {told}"),
            Self::About(target) => format!(", after something about `{}`", target.id()),
            Self::At(time) => format!(", on {time}"),
        }
    }
}

/// What may differ when a conversation is handed over, one thing at a time.
pub(super) fn people(desk: &Desk) -> Vec<People> {
    let full = Workload { holding: vec![3], capacity: 3, waiting: 500, handling: HANDLING.parse().unwrap_or_default() };
    let loads = [People::Load("every queue is full", full), People::Load("nobody is there", Workload::default())];
    let loads = loads.into_iter().filter(|_| !desk.settings.queues.is_empty());
    let queues: Vec<_> = desk.settings.queues.values().filter_map(|queue| queue.hours.as_ref()).collect();
    let open = |at: Timestamp| {
        let open: Vec<bool> = queues.iter().map(|hours| hours.is_open(at)).collect();
        (desk.settings.is_open(at), open)
    };
    let usual: BTreeSet<_> = times(desk).into_iter().map(open).collect();
    let times = first_of_week(open).into_iter().filter(|(key, _)| !usual.contains(key));
    let times = times.map(|(_, time)| People::At(time));
    loads.chain(kinds::routes(desk).into_iter().map(People::About)).chain(times).collect()
}

/// A time at which people are at the desk, and one at which they are not, where there are both.
pub(super) fn times(desk: &Desk) -> Vec<Timestamp> {
    let mut times: Vec<Timestamp> = first_of_week(|at| desk.settings.is_open(at)).into_values().collect();
    times.sort_unstable();
    times
}

/// The first time of each kind in a week, hour by hour.
fn first_of_week<K: Ord>(kind: impl Fn(Timestamp) -> K) -> BTreeMap<K, Timestamp> {
    let hours = (0..24 * 7).filter_map(|hours| BEGINNING.checked_add(SignedDuration::from_hours(hours)).ok());
    let mut first = BTreeMap::new();
    for at in hours {
        first.entry(kind(at)).or_insert(at);
    }
    first
}
