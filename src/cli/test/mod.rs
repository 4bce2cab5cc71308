//! `firstline test`: runs the regression suites.

mod changes;
mod coverage;
mod human;
mod junit;
mod parallel;
mod robustness;
mod summary;
mod tap;

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Outcome, load};
use crate::desk::suite::Case;
use crate::engine::Engine;
use crate::evaluate::baseline::{BASELINE_VERSION, Baseline};
use crate::evaluate::changes::Changes;
use crate::evaluate::coverage::Coverage;
use crate::evaluate::robustness::{Robustness, disturbed};
use crate::evaluate::suite_report::{SuiteReport, wanted_cases};
use crate::evaluate::suite_run::{CaseResult, run_case};

/// The largest baseline that is read, in bytes.
const MAX_BASELINE: u64 = 256 << 20;

/// What can be typed after `firstline test`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Options {
    /// Only cases whose name or file contains this
    filter: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The same as `--format json`: one JSON object
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Write the results as JUnit XML too
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// Append a summary in Markdown to this file, such as "$GITHUB_STEP_SUMMARY"
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// Keep the results, to compare later ones with
    #[arg(long, value_name = "FILE")]
    save_baseline: Option<PathBuf>,
    /// Print only what changed since these results: fixed, broken, moved, by the edited line that caused it
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// With --baseline, what counts as a failure
    #[arg(long, value_enum, default_value_t = FailOn::Any, requires = "baseline")]
    fail_on: FailOn,
    /// Tell what of the desk no suite exercises
    #[arg(long)]
    coverage: bool,
    /// Type the messages that pass with slips, in capitals, without punctuation, politely, and tell what then fails
    #[arg(long)]
    noise: bool,
    /// The seed of --noise
    #[arg(long, value_name = "N", default_value_t = 1, requires = "noise")]
    seed: u64,
    /// On how many threads; all of the machine, if not given
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// One JSON object
    Json,
    /// Test Anything Protocol, version 14
    Tap,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// A case that passed and now fails, or a new case that fails
    Any,
    /// More broken than fixed cases, by more than chance (exact McNemar test, p < 0.05)
    Significant,
}

const AFTER_HELP: &str = "\
Examples:
  firstline test                                all suites
  firstline test orders                         cases with `orders` in their name or file
  firstline test --save-baseline base.json      before an edit
  firstline test --baseline base.json           after it: what changed, and which line changed it
  firstline test --junit out.xml --summary \"$GITHUB_STEP_SUMMARY\"

Exit codes:
  0  every case passes and every gate holds; with --baseline, nothing got worse
  1  a case fails or a gate is missed; with --baseline, what --fail-on says, or a gate is missed
  2  the suites could not be run: wrong arguments, no such case, or a desk that cannot be built";

/// Everything that a run of the suites gave.
#[derive(Serialize)]
struct Findings {
    #[serde(flatten)]
    report: SuiteReport,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Changes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Coverage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    robustness: Option<Robustness>,
}

pub(super) fn run(folder: &Path, options: &Options, colour: bool) -> Result<Outcome, String> {
    let baseline = options.baseline.as_deref().map(read_baseline).transpose()?;
    let engine = load::engine(folder)?;
    let desk = engine.desk();
    if desk.cases.is_empty() {
        return Err("firstline: this desk has no suites; name their folder as `suites:` in firstline.yml".to_owned());
    }
    let filter = options.filter.as_deref();
    let cases = wanted_cases(desk, |case, place| {
        filter.is_none_or(|filter| case.contains(filter) || place.file.contains(filter))
    });
    if cases.is_empty() {
        return Err(format!("firstline: no case contains `{}`", filter.unwrap_or_default()));
    }
    let threads = options.threads.unwrap_or_else(parallel::threads);
    let results = parallel::map("cases", &cases, threads, |case| run_case(&engine, case));
    let robustness = options.noise.then(|| robustness_of(&engine, &cases, &results, options.seed, threads));
    let findings = Findings {
        changes: baseline.map(|baseline| Changes::since(&baseline, desk, &results)),
        coverage: options.coverage.then(|| Coverage::of(desk, &results)),
        robustness,
        report: SuiteReport::new(desk, results),
    };
    if let Some(path) = &options.save_baseline {
        let kept = Baseline::new(desk, &findings.report.cases);
        write(path, &(serde_json::to_string(&kept).map_err(|error| error.to_string())? + "\n"), false)?;
    }
    if let Some(path) = &options.junit {
        write(path, &junit::shown(&engine, &findings.report)?, false)?;
    }
    if let Some(path) = &options.summary {
        write(path, &summary::shown(&engine, &findings), true)?;
    }
    let output = match options.format {
        _ if options.json => as_json(&findings)?,
        Format::Json => as_json(&findings)?,
        Format::Tap => tap::shown(&engine, &findings.report),
        Format::Human => human::shown(&engine, &findings, colour),
    };
    Ok(Outcome { output, found: findings.are_bad(options.fail_on) })
}

impl Findings {
    fn are_bad(&self, fail_on: FailOn) -> bool {
        let Some(changes) = &self.changes else { return !self.report.is_good() };
        let worse = match fail_on {
            FailOn::Any => changes.broken + changes.new_failing > 0,
            FailOn::Significant => changes.is_significantly_worse(),
        };
        worse || self.report.missed_gates().next().is_some()
    }
}

/// Runs every case of a desk, on all threads of the machine.
pub(super) fn run_all(engine: &Engine) -> Vec<CaseResult> {
    let cases = wanted_cases(engine.desk(), |_, _| true);
    parallel::map("cases", &cases, parallel::threads(), |case| run_case(engine, case))
}

fn robustness_of(engine: &Engine, cases: &[&Case], results: &[CaseResult], seed: u64, threads: usize) -> Robustness {
    let pairs: Vec<(&Case, &CaseResult)> = cases.iter().copied().zip(results).collect();
    let others = disturbed(&pairs, seed);
    let outcomes = parallel::map("disturbed cases", &others, threads, |case| case.run(engine));
    Robustness::new(seed, &others, &outcomes)
}

fn as_json(findings: &Findings) -> Result<String, String> {
    Ok(serde_json::to_string(findings).map_err(|error| error.to_string())? + "\n")
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the baseline it is given, with a limit")]
pub(super) fn read_baseline(path: &Path) -> Result<Baseline, String> {
    let failed = |error: &dyn core::fmt::Display| format!("firstline: cannot read `{}`: {error}", path.display());
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(MAX_BASELINE).read_to_string(&mut text));
    read.map_err(|error| failed(&error))?;
    let baseline: Baseline = serde_json::from_str(&text).map_err(|error| failed(&error))?;
    if baseline.version != BASELINE_VERSION {
        return Err(failed(&format!(
            "it has version {}, and this is {BASELINE_VERSION}; save it anew",
            baseline.version
        )));
    }
    Ok(baseline)
}

fn write(path: &Path, text: &str, append: bool) -> Result<(), String> {
    let mut options = File::options();
    let file = options.create(true).write(true).append(append).truncate(!append).open(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| format!("firstline: cannot write `{}`: {error}", path.display()))
}
