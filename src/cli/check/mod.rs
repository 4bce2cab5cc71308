//! `firstline check`: everything that is wrong with a desk.

mod explain;
mod github;
mod json;
mod options;
mod sarif;
mod stretch;

use std::path::Path;

pub(super) use options::Options;

use super::Outcome;
use super::render::{count, render, summary};
use crate::engine::build::examine;
use crate::evaluate::proof::{self, Proof};
use crate::format::reading::{Reading, read_desk};
use crate::text::diagnostic::{Diagnostic, Severity};
use options::Format;

/// `firstline check`.
pub(super) fn run(folder: &Path, options: &Options, colour: bool) -> Result<Outcome, String> {
    if let Some(code) = &options.explain {
        return explain::explain(code).map(Outcome::fine);
    }
    if folder.is_file() {
        return Err("firstline: check reads a folder, not a bundle".to_owned());
    }
    let reading = read_desk(folder);
    let mut found = findings(&reading);
    let proof = proven(&reading, &mut found);
    let mut output = printed(&reading, &found, folder, options.format(), colour)?;
    if let Some(proof) = proof.filter(|_| options.format() == Format::Human && found.is_empty()) {
        output += &promises(&proof);
    }
    Ok(Outcome { output, found: has_errors(&found) })
}

/// Everything that is wrong, by file and place.
fn findings(reading: &Reading) -> Vec<Diagnostic> {
    let mut found = reading.diagnostics.clone();
    found.extend(reading.desk.iter().flat_map(examine));
    found.sort_by_key(|diagnostic| diagnostic.span);
    found
}

/// Walks through the states of the policy, if nothing is wrong with it so far, and adds the promises that it breaks.
fn proven(reading: &Reading, found: &mut Vec<Diagnostic>) -> Option<Proof> {
    let desk = reading.desk.as_ref().filter(|_| !has_errors(found))?;
    let (proof, flaws) = proof::review(desk)?;
    found.extend(flaws);
    found.sort_by_key(|diagnostic| diagnostic.span);
    Some(proof)
}

fn promises(proof: &Proof) -> String {
    let first = if proof.complete { "" } else { "the first " };
    format!("the policy keeps its promises in {first}{} states, over {} events\n", proof.states, proof.events)
}

fn has_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

fn printed(
    reading: &Reading,
    found: &[Diagnostic],
    folder: &Path,
    format: Format,
    colour: bool,
) -> Result<String, String> {
    let sources = &reading.sources;
    Ok(match format {
        Format::Human => render(found, sources, colour) + &conclusion(found, reading) + "\n",
        Format::Json => json::report(found, sources).map_err(|error| format!("firstline: {error}"))? + "\n",
        Format::Sarif => sarif::log(found, sources, folder).map_err(|error| format!("firstline: {error}"))? + "\n",
        Format::Github => github::annotations(found, sources, folder),
    })
}

fn conclusion(found: &[Diagnostic], reading: &Reading) -> String {
    match &reading.desk {
        Some(desk) if found.is_empty() => {
            let (intents, articles) = (count(desk.intents.len(), "intent"), count(desk.articles.len(), "article"));
            format!("{intents}, {articles}, {}: no problems", count(desk.cases.len(), "case"))
        }
        _ => summary(found),
    }
}
