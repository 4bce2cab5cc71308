//! What a visitor does before the chat opens: the facts that proactive greetings look at.

use serde::{Deserialize, Serialize};

use super::duration::Duration;

/// Where a visitor of the site is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Visit {
    /// Path of the page, such as `/checkout`.
    pub page: String,
    /// For how long they have been on it.
    pub dwell: Duration,
    /// How many visits they made, this one included.
    pub visits: u32,
    /// What is in their cart, in the desk's own currency.
    pub cart: f64,
}
