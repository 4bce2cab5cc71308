//! Exporters: a desk as other systems' files, with a report of what they have no place for.

mod csv_rows;
mod leftover;
mod nlpjs;
mod rasa;

use super::import::Dropped;
use crate::desk::Desk;

/// A form in which a desk can be written.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Rasa: training data and responses in one file.
    Rasa,
    /// nlp.js: a corpus.
    Nlpjs,
    /// Rows of `text`, `intent`, `article`, `answer`.
    Csv,
    /// JSON lines of the same.
    Jsonl,
}

/// A desk in another system's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// What the form has no place for.
    pub dropped: Vec<Dropped>,
}

/// The desk in that form.
pub fn export(desk: &Desk, target: Target) -> Exported {
    let mut dropped = leftover::of(desk);
    let text = match target {
        Target::Rasa => rasa::write(desk),
        Target::Nlpjs => nlpjs::write(desk, &mut dropped),
        Target::Csv => csv_rows::write(desk, &mut dropped),
        Target::Jsonl => csv_rows::write_jsonl(desk, &mut dropped),
    };
    dropped.sort();
    dropped.dedup();
    Exported { text, dropped }
}
