//! Conversations by what they have in common.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::figures::Case;
use super::history::{Handoff, Histories, History, Stint};
use crate::conversation::evidence::Target;

/// What conversations may have in common.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// An intent that they were about; a conversation about several counts in each, with what was said of that one's answer.
    Intent,
    /// An article that answered, likewise. Articles that answer an intent count there.
    Article,
    /// The reason of a handoff, mostly a trigger; only handoffs for it count.
    Trigger,
    /// The queue; only handoffs to it count.
    Queue,
    /// The person; only what that person did counts.
    Agent,
    /// The channel.
    Channel,
    /// The language.
    Language,
    /// The hour of the day in which they began.
    Hour,
}

impl Key {
    /// Every key.
    pub const ALL: [Self; 8] = [
        Self::Intent,
        Self::Article,
        Self::Trigger,
        Self::Queue,
        Self::Agent,
        Self::Channel,
        Self::Language,
        Self::Hour,
    ];

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Intent => "intent",
            Self::Article => "article",
            Self::Trigger => "trigger",
            Self::Queue => "queue",
            Self::Agent => "agent",
            Self::Channel => "channel",
            Self::Language => "language",
            Self::Hour => "hour",
        }
    }
}

impl core::str::FromStr for Key {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let words = Self::ALL.map(Self::word).join(", ");
        let found = Self::ALL.into_iter().find(|key| key.word() == text);
        found.ok_or_else(|| format!("`{text}` is none of {words}"))
    }
}

/// All conversations, with everything that people did.
pub fn all(histories: &Histories) -> Vec<Case<'_>> {
    histories.iter().map(whole).collect()
}

/// The conversations by that key, in the order of its values. `zone` is where the hours of the day are told.
pub fn groups<'a>(histories: &'a Histories, key: Key, zone: &TimeZone) -> BTreeMap<String, Vec<Case<'a>>> {
    let mut groups: BTreeMap<String, Vec<Case<'a>>> = BTreeMap::new();
    let mut add = |value: &str, case: Case<'a>| match groups.get_mut(value) {
        Some(cases) => cases.push(case),
        None => drop(groups.insert(value.to_owned(), vec![case])),
    };
    for history in histories.iter() {
        match key {
            Key::Intent => {
                targets(history, |target| target.intent()).for_each(|(id, target)| add(id, of(history, target)))
            }
            Key::Article => targets(history, article).for_each(|(id, target)| add(id, of(history, target))),
            Key::Channel => add(history.channel.word(), whole(history)),
            Key::Language => add(history.language.code(), whole(history)),
            Key::Hour => add(&format!("{:02}:00", zone.to_datetime(history.began).hour()), whole(history)),
            Key::Trigger => {
                let of = |handoff: &'a Handoff| handoff.by_bot.then_some(handoff.reason.as_str());
                for (reason, handoffs) in split(&history.handoffs, of) {
                    add(reason, Case { history, handoffs, stints: Vec::new(), votes: Vec::new() });
                }
            }
            Key::Queue => {
                let mut stints = split(&history.stints, |stint| Some(stint.queue.as_str()));
                for (queue, handoffs) in split(&history.handoffs, |handoff| Some(handoff.queue.as_str())) {
                    let stints = stints.remove(queue).unwrap_or_default();
                    add(queue, Case { history, handoffs, stints, votes: Vec::new() });
                }
            }
            Key::Agent => {
                let named = |stint: &'a Stint| Some(stint.agent.as_str()).filter(|agent| !agent.is_empty());
                for (agent, stints) in split(&history.stints, named) {
                    let taken = |handoff: &&Handoff| stints.iter().any(|stint| handoff.taken == Some(stint.from));
                    let handoffs = history.handoffs.iter().filter(taken).collect();
                    add(agent, Case { history, handoffs, stints, votes: Vec::new() });
                }
            }
        }
    }
    groups
}

fn whole(history: &History) -> Case<'_> {
    Case {
        history,
        handoffs: history.handoffs.iter().collect(),
        stints: history.stints.iter().collect(),
        votes: history.votes.iter().collect(),
    }
}

/// The same with what the customer said of that target alone.
fn of<'a>(history: &'a History, target: &Target) -> Case<'a> {
    let votes = history.votes.iter().filter(|vote| vote.target == *target).collect();
    Case { votes, ..whole(history) }
}

/// The targets of a kind, with their ids.
fn targets<'a>(
    history: &'a History,
    of: fn(&'a Target) -> Option<&'a str>,
) -> impl Iterator<Item = (&'a str, &'a Target)> {
    history.targets.iter().filter_map(move |target| Some((of(target)?, target)))
}

fn article(target: &Target) -> Option<&str> {
    match target {
        Target::Article(id) => Some(id),
        Target::Intent(_) => None,
    }
}

/// The items by what they have in common; those that have nothing are left out.
fn split<'a, T>(items: &'a [T], by: impl Fn(&'a T) -> Option<&'a str>) -> BTreeMap<&'a str, Vec<&'a T>> {
    let mut parts: BTreeMap<&str, Vec<&T>> = BTreeMap::new();
    for item in items {
        if let Some(value) = by(item) {
            parts.entry(value).or_default().push(item);
        }
    }
    parts
}
