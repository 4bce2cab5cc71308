//! `firstline check`: everything that is wrong with a desk.

mod explain;
pub(in crate::cli) mod fix;
mod github;
mod json;
mod options;
mod sarif;
mod stretch;
mod watch;

use std::path::Path;

pub(super) use options::Options;

use jiff::tz::TimeZone;

use super::Outcome;
use super::render::{count, render, summary};
use crate::check::expiring;
use crate::desk::day::Day;
use crate::engine::build::examine;
use crate::evaluate::proof::Proof;
use crate::evaluate::trained::{self, Examination};
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
    if options.watch {
        return watch::watch(colour, || round(folder, options, colour)).map(|()| Outcome::fine(String::new()));
    }
    let reading = read_desk(folder);
    let (found, examined) = examined(&reading, options.states, options.today());
    if options.fix {
        let fixed = fix::fix(folder, &reading, &found)?;
        let reading = read_desk(folder);
        let (found, _) = self::examined(&reading, options.states, options.today());
        let output = printed(&reading, &found, folder, options.format(), colour)?;
        // Only people read what was changed beside what is left.
        let output = if options.format() == Format::Human { fixed + "\n" + &output } else { output };
        return Ok(Outcome { output, found: has_errors(&found) });
    }
    let mut output = printed(&reading, &found, folder, options.format(), colour)?;
    if let Some(examined) = examined.filter(|_| options.format() == Format::Human) {
        output += &promises(&examined.proof, found.is_empty());
    }
    Ok(Outcome { output, found: has_errors(&found) })
}

/// One round of `--watch`.
fn round(folder: &Path, options: &Options, colour: bool) -> Result<watch::Round, String> {
    let reading = read_desk(folder);
    let (found, _) = examined(&reading, options.states, options.today());
    let text = printed(&reading, &found, folder, Format::Human, colour)?;
    let files = reading.sources.iter().map(|source| folder.join(&source.path));
    let folders = files.filter_map(|file| file.parent().map(Path::to_owned)).chain([folder.to_owned()]).collect();
    Ok(watch::Round { text, folders })
}

/// Everything that is wrong, by file and place: what the desk says, and if that holds no error, what its policy can come to
/// and what it makes of its own examples; and which articles expire, as of `today`.
pub(super) fn examined(reading: &Reading, states: usize, today: Day) -> (Vec<Diagnostic>, Option<Examination>) {
    let mut found = findings(reading);
    found.extend(reading.desk.iter().flat_map(|desk| expiring(desk, today)));
    found.sort_by_key(|diagnostic| diagnostic.span);
    let desk = reading.desk.as_ref().filter(|_| !has_errors(&found));
    let Some(mut examined) = desk.and_then(|desk| trained::examine(desk, states)) else { return (found, None) };
    found.append(&mut examined.found);
    found.sort_by_key(|diagnostic| diagnostic.span);
    (found, Some(examined))
}

/// The day of the clock, in Greenwich.
pub(super) fn today() -> Day {
    Day::from(super::now().to_zoned(TimeZone::UTC).date())
}

/// What is wrong with what the desk says.
fn findings(reading: &Reading) -> Vec<Diagnostic> {
    let mut found = reading.diagnostics.clone();
    found.extend(reading.desk.iter().flat_map(examine));
    found.sort_by_key(|diagnostic| diagnostic.span);
    found
}

/// What the walk through the policy's states came to, and whether it came to an end.
fn promises(proof: &Proof, nothing_found: bool) -> String {
    let first = if proof.complete { "" } else { "the first " };
    let (states, events, walks) = (proof.states, proof.events, proof.walks);
    let mut told = match nothing_found {
        true => {
            format!("the policy keeps its promises in {first}{states} states of {walks} walks, over {events} events\n")
        }
        false => String::new(),
    };
    if !proof.complete {
        told += &format!("note: the policy has more than {states} states; `--states` walks through more of them\n");
    }
    told
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
