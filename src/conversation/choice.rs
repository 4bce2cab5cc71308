//! What a customer can pick.

use serde::{Deserialize, Serialize};

use super::evidence::Target;

/// Something that the customer can pick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// What it leads to; `None` for "none of these".
    pub target: Option<Target>,
}
