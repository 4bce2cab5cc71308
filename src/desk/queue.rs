//! Queues of people.

use serde::{Deserialize, Serialize};

use super::duration::Duration;
use super::hours::Hours;
use crate::text::language::Language;
use crate::text::span::Spanned;

/// The queue of conversations that name none, if the desk has a queue of that name; else the first by name.
pub const DEFAULT: &str = "general";

/// How soon a conversation should be taken, lowest first.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// When nobody else waits.
    Low,
    /// In turn.
    #[default]
    Normal,
    /// Before the others.
    High,
    /// At once.
    Urgent,
}

impl Priority {
    /// The word for it in desk files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
            Self::Urgent => "urgent",
        }
    }
}

/// One queue.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Queue {
    /// What people there can do.
    pub skills: Vec<Spanned<String>>,
    /// The languages that they speak; those of the desk, if it names none.
    pub languages: Vec<Spanned<Language>>,
    /// When they are there; the desk's hours, if it does not say.
    pub hours: Option<Hours>,
    /// Within which time a conversation should be taken.
    pub sla: Option<Spanned<Duration>>,
    /// The least priority of conversations there.
    pub priority: Priority,
}
