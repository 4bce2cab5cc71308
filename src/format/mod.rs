//! Floor 2: readers of desk files. Every mistake in every file is told, with its place and its remedy.

mod articles;
mod from_node;
mod intents;
mod mistake;
mod node;
pub mod reading;
mod settings;
mod suites;
mod variant;
mod yaml_error;

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
