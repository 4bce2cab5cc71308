//! What conditions of triggers compare with.

use serde::{Deserialize, Serialize};

use super::duration::Duration;
use super::trigger::{Condition, Turns};
use crate::text::span::Spanned;

/// A level of frustration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FrustrationLevel {
    /// From this level (0..=1) on.
    pub at_least: f32,
    /// Only while it is rising over the turns.
    #[serde(default)]
    pub rising: bool,
}

/// A lower bound.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    /// The bound, itself included.
    pub at_least: f32,
}

/// An upper bound of a probability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Below {
    /// The bound (0..=1), itself excluded.
    pub below: f32,
}

/// A lower bound of money, in the desk's own currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Above {
    /// The bound, itself excluded.
    pub above: f64,
}

/// A comparison with a value that has a name: a slot's, or a fact's of the customer.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The slot or the fact.
    pub name: Spanned<String>,
    /// Its number is greater than this.
    #[serde(default)]
    pub above: Option<f64>,
    /// Its number is less than this.
    #[serde(default)]
    pub below: Option<f64>,
    /// Its value is this, without regard to case.
    #[serde(default)]
    pub equals: Option<String>,
}

/// Earlier contacts of the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    /// At least so many.
    pub at_least: u32,
    /// Not longer ago than this.
    pub within: Duration,
}

/// How long a conversation is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Length {
    /// In messages of the customer.
    Turns(u32),
    /// In time since its first event.
    Time(Duration),
}

/// Whether people are at the desk.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Within the opening hours.
    Open,
    /// Outside of them.
    Closed,
}

/// A condition that held in several of the latest turns. What looks at no single turn (the customer, the time, the host's
/// signals) counts in every turn as it is now.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The condition.
    pub of: Condition,
    /// In how many of them.
    pub at_least: u32,
    /// How many turns are looked at, this one included; at most 50.
    pub within: Turns,
}
