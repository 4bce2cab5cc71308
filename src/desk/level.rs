//! How serious a desk takes a kind of finding.

use serde::{Deserialize, Serialize};

/// What becomes of the findings of one code.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// They are not told.
    Allow,
    /// They are told, and stop nothing.
    Warn,
    /// They stop the build and fail `firstline check`.
    Deny,
}
