//! The figures of a whole log: all conversations together, by what they have in common, by person, by hour.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::agents::{AgentFigures, agents};
use super::figures::Figures;
use super::grouping::{Key, all, groups};
use super::history::Histories;

/// The figures of a log.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServiceReport {
    /// When the first conversation began.
    pub from: Timestamp,
    /// When the last event happened.
    pub until: Timestamp,
    /// All conversations.
    pub total: Figures,
    /// The conversations by each key that was asked for, by its word, and then by the key's values.
    pub by: BTreeMap<&'static str, BTreeMap<String, Figures>>,
    /// Each person.
    pub agents: Vec<AgentFigures>,
    /// Each hour of the day, from 0 to 23.
    pub hours: Vec<HourLoad>,
}

/// What comes in an hour of the day, all days together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HourLoad {
    /// The hour, 0..=23.
    pub hour: u8,
    /// Conversations that began.
    pub conversations: u64,
    /// Handoffs of the bot.
    pub handoffs: u64,
}

/// The report on these conversations, by these keys; `None` if there are none. `zone` is where the hours of the day are told.
pub fn report(histories: &Histories, keys: &[Key], zone: &TimeZone) -> Option<ServiceReport> {
    let until = histories.latest()?;
    let figures = |key: Key| {
        let groups = groups(histories, key, zone).into_iter();
        (key.word(), groups.map(|(value, cases)| (value, Figures::of(&cases, until))).collect())
    };
    Some(ServiceReport {
        from: histories.iter().map(|history| history.began).min()?,
        until,
        total: Figures::of(&all(histories), until),
        by: keys.iter().copied().map(figures).collect(),
        agents: agents(histories),
        hours: load(histories, zone),
    })
}

/// What comes in each hour of the day.
pub fn load(histories: &Histories, zone: &TimeZone) -> Vec<HourLoad> {
    let mut hours: Vec<HourLoad> = (0..24).map(|hour| HourLoad { hour, ..HourLoad::default() }).collect();
    let hour = |at: Timestamp| usize::try_from(zone.to_datetime(at).hour()).unwrap_or_default();
    for history in histories.iter() {
        if let Some(load) = hours.get_mut(hour(history.began)) {
            load.conversations += 1;
        }
        for handoff in history.handoffs.iter().filter(|handoff| handoff.by_bot) {
            if let Some(load) = hours.get_mut(hour(handoff.at)) {
                load.handoffs += 1;
            }
        }
    }
    hours
}
