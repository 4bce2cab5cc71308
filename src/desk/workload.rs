//! How busy a queue is, as the host sees it.

use serde::{Deserialize, Serialize};

use super::duration::Duration;

/// A queue at one moment. The host sends a new one when it changes, or every few seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Workload {
    /// For each person present, how many chats they hold; the engine keeps the first 500.
    pub holding: Vec<u32>,
    /// How many chats one person may hold at once.
    pub capacity: u32,
    /// How many conversations wait.
    pub waiting: u32,
    /// How long a person takes for a conversation, on average (average handling time).
    pub handling: Duration,
}

impl Workload {
    /// How many chats the people present can hold together.
    pub fn places(&self) -> u32 {
        let people = u32::try_from(self.holding.len()).unwrap_or(u32::MAX);
        people.saturating_mul(self.capacity)
    }

    /// How many more they can take at once.
    pub fn free(&self) -> u32 {
        let free = self.holding.iter().map(|chats| self.capacity.saturating_sub(*chats));
        free.fold(0, u32::saturating_add)
    }
}
