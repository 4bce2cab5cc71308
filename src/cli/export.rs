//! `firstline export`: a desk as other systems' files.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::render::{count, render};
use super::{Outcome, load};
use crate::format::export::{Target, export};
use crate::format::reading::read_desk;

/// What can be typed after `firstline export`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Options {
    /// For which system
    #[arg(long, value_enum)]
    format: Format,
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Print one JSON object: what was dropped and why
    #[arg(long)]
    json: bool,
}

const AFTER_HELP: &str = "\
Exit codes:
  0  the file is written; what had no place in it is told
  2  nothing is written: the desk has errors, or the file cannot be written";

#[derive(Copy, Clone, Debug, ValueEnum)]
enum Format {
    /// Training data and responses in one file of YAML
    Rasa,
    /// A corpus in JSON
    Nlpjs,
    /// Rows of text, intent, article and answer
    Csv,
    /// JSON lines of the same
    Jsonl,
}

impl From<Format> for Target {
    fn from(format: Format) -> Self {
        match format {
            Format::Rasa => Self::Rasa,
            Format::Nlpjs => Self::Nlpjs,
            Format::Csv => Self::Csv,
            Format::Jsonl => Self::Jsonl,
        }
    }
}

pub(super) fn run(folder: &Path, options: &Options) -> Result<Outcome, String> {
    let engine;
    let reading;
    let desk = if folder.is_file() {
        engine = load::engine(folder)?;
        engine.desk()
    } else {
        reading = read_desk(folder);
        match &reading.desk {
            Some(desk) if !reading.has_errors() => desk,
            _ => {
                let excerpts = render(&reading.diagnostics, &reading.sources, false);
                let place = folder.display();
                return Err(format!(
                    "{}\nfirstline: the desk in `{place}` has errors; mend them first",
                    excerpts.trim_end()
                ));
            }
        }
    };
    let exported = export(desk, options.format.into());
    let path = options.output.display();
    std::fs::write(&options.output, &exported.text)
        .map_err(|error| format!("firstline: cannot write `{path}`: {error}"))?;
    if options.json {
        let report = serde_json::json!({ "file": options.output, "dropped": exported.dropped });
        return Ok(Outcome::fine(format!("{report}\n")));
    }
    let mut out = String::new();
    for dropped in &exported.dropped {
        let _ = writeln!(out, "dropped  {}: {} ({})", dropped.place, dropped.what, dropped.why);
    }
    let told = match exported.dropped.len() {
        0 => "nothing dropped".to_owned(),
        some => format!("{} dropped, as told above", count(some, "thing")),
    };
    let _ = writeln!(out, "{path}: {told}");
    Ok(Outcome::fine(out))
}
