//! Where a customer is in a guide.

use serde::{Deserialize, Serialize};

/// A guide that the customer is led through, and the steps behind them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GuidePosition {
    /// The article that holds the guide.
    pub article: String,
    /// The step at which the customer is.
    pub step: String,
    /// The steps tried so far, in order.
    pub tried: Vec<TriedStep>,
}

/// A step that the customer has tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TriedStep {
    /// The step's id.
    pub step: String,
    /// The label of the reply that led on.
    pub reply: String,
}
