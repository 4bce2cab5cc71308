//! Floor 2: readers of desk files. Every mistake in every file is told, with its place and its remedy.

mod articles;
#[cfg(feature = "import")]
pub mod export;
mod from_node;
#[cfg(feature = "import")]
pub mod import;
mod intents;
mod mistake;
mod node;
pub mod reading;
#[cfg(feature = "schema")]
pub mod schema;
mod settings;
mod suites;
mod variant;
mod yaml_error;
#[cfg(feature = "import")]
pub mod yaml_text;

/// The codes of the diagnostics that reading gives.
pub const CODES: &[&str] = &[
    "duplicate-key",
    "empty-file",
    "front-matter",
    "missing-field",
    "missing-file",
    "unknown-field",
    "unknown-value",
    "unreadable-file",
    "unusable-table",
    "wrong-type",
    "wrong-value",
    "yaml",
];
