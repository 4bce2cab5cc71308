//! Floor 2: readers of desk files. Every mistake in every file is told, with its place and its remedy.

mod articles;
mod from_node;
mod intents;
mod mistake;
mod node;
pub mod reading;
mod settings;
mod suites;
