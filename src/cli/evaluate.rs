//! `firstline evaluate`: measures understanding on a labelled corpus.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::Outcome;
use crate::evaluate::certify::choose::least_answers;
use crate::evaluate::corpus::Corpus;
use crate::evaluate::faq::{self, FaqCorpus, FaqReport};
use crate::evaluate::intents::{self, Plan, Promised, Report};
use crate::evaluate::meter::Meter;
use crate::understand::classify::builtin;
use crate::understand::classify::table::StaticTable;

/// The largest corpus that is read, in bytes.
const MAX_BYTES: u64 = 1 << 30;

pub(super) fn run(file: &Path, plan: &Plan, lexical: bool, json: bool) -> Result<Outcome, String> {
    let text = read(file)?;
    let mut meter = Wall::new();
    if file.to_string_lossy().ends_with(".faq.json") {
        let corpus: FaqCorpus =
            serde_json::from_str(&text).map_err(|error| format!("firstline: {}: {error}", file.display()))?;
        let report = faq::measure(&corpus, &mut meter).map_err(|error| format!("firstline: {error}"))?;
        meter.finish();
        return printed(&report, json, || faq_table(&report));
    }
    let corpus = Corpus::parse(&text).map_err(|error| format!("firstline: {}:\n{error}", file.display()))?;
    let table: Option<Arc<StaticTable>> = builtin::table().filter(|_| !lexical);
    let report = intents::measure(&corpus, plan, table.as_ref(), &mut meter);
    meter.finish();
    printed(&report, json, || intents_table(&report))
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the corpus it is given, with a limit")]
fn read(file: &Path) -> Result<String, String> {
    let failed = |error: io::Error| format!("firstline: cannot read `{}`: {error}", file.display());
    let mut text = String::new();
    File::open(file).map_err(failed)?.take(MAX_BYTES).read_to_string(&mut text).map_err(failed)?;
    Ok(text)
}

fn printed(report: &impl Serialize, json: bool, table: impl Fn() -> String) -> Result<Outcome, String> {
    Ok(Outcome::fine(match json {
        true => serde_json::to_string_pretty(report).map_err(|error| error.to_string())? + "\n",
        false => table(),
    }))
}

fn row(out: &mut String, name: &str, value: String) {
    let _ = writeln!(out, "{name:<44}{value:>12}");
}

fn percent(share: f64) -> String {
    format!("{:.2} %", 100.0 * share)
}

fn intents_table(report: &Report) -> String {
    let mut out = String::new();
    let some = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), percent);
    row(&mut out, "accuracy in scope", percent(report.in_scope_accuracy));
    row(&mut out, "macro F1", percent(report.macro_f1));
    row(&mut out, "out of scope: AUROC", some(report.auroc));
    row(&mut out, "out of scope: FPR at 95 % recall", some(report.fpr95));
    row(&mut out, "out of scope: recall at 3 points' cost", some(report.oos_recall_at_3));
    row(&mut out, "out of scope: recall at 5 points' cost", some(report.oos_recall_at_5));
    row(&mut out, "deployed: threshold", format!("{:.3}", report.deployed.threshold));
    row(&mut out, "deployed: accuracy", percent(report.deployed.accuracy));
    row(&mut out, "deployed: accuracy in scope", percent(report.deployed.in_scope_accuracy));
    row(&mut out, "deployed: recall of out of scope", some(report.deployed.oos_recall));
    row(&mut out, "deployed: Matthews correlation", format!("{:.3}", report.deployed.mcc));
    for (risk, share) in &report.coverage {
        let risk: f64 = risk.parse().unwrap_or_default();
        row(&mut out, &format!("answered with at most {:.0} % wrong", 100.0 * risk), percent(*share));
    }
    row(&mut out, "calibration error (ECE)", percent(report.ece));
    if let Some(promised) = &report.promised {
        promise(&mut out, promised);
    }
    row(&mut out, "training", format!("{:.1} s", report.train_seconds));
    row(&mut out, "a message, median", format!("{:.1} µs", report.predict_p50_us));
    row(&mut out, "a message, 99th percentile", format!("{:.1} µs", report.predict_p99_us));
    row(&mut out, "model", format!("{:.2} MB", report.model_bytes as f64 / 1e6));
    let memory = report.peak_rss_bytes.map_or_else(|| "–".to_owned(), |bytes| format!("{:.0} MB", bytes as f64 / 1e6));
    row(&mut out, "memory of the process at its peak", memory);
    out
}

fn promise(out: &mut String, promised: &Promised) {
    let Promised { promise, certified, messages, halves } = promised;
    match certified {
        Some(found) => {
            row(out, "certified: threshold", format!("{:.2}", found.threshold));
            row(out, "certified: answered", percent(found.answered as f64 / (*messages).max(1) as f64));
            row(out, "certified: wrong answers at most", percent(found.bound));
        }
        None => row(out, "certified: threshold", "none".to_owned()),
    }
    row(out, "certified: answers needed at the least", least_answers(*promise).to_string());
    row(out, "halves: drawn", halves.drawn.to_string());
    row(out, "halves: with a threshold", halves.certified.to_string());
    row(out, "halves: promise broken on all messages", halves.exceeded.to_string());
    row(out, "halves: allowed to be broken", format!("{:.0}", (1.0 - promise.confidence) * halves.drawn as f64));
    row(out, "halves: broken on the other half alone", halves.exceeded_on_other_half.to_string());
    row(out, "halves: answered, mean", percent(halves.coverage));
}

fn faq_table(report: &FaqReport) -> String {
    let mut out = String::new();
    row(&mut out, "mean average precision", percent(report.map));
    row(&mut out, "mean reciprocal rank", percent(report.mrr));
    row(&mut out, "NDCG of the first 10", percent(report.ndcg10));
    row(&mut out, "relevant among the first 5", percent(report.p5));
    row(&mut out, "first is relevant", percent(report.success1));
    row(&mut out, "indexing", format!("{:.2} s", report.index_seconds));
    row(&mut out, "a query, median", format!("{:.1} µs", report.query_p50_us));
    row(&mut out, "a query, 99th percentile", format!("{:.1} µs", report.query_p99_us));
    out
}

/// Real time, and a line of progress on a terminal.
struct Wall {
    start: Instant,
    shows: bool,
}

impl Wall {
    #[expect(clippy::disallowed_methods, reason = "the command line measures")]
    fn new() -> Self {
        Self { start: Instant::now(), shows: io::stderr().is_terminal() }
    }

    fn finish(&self) {
        if self.shows {
            let _ = write!(io::stderr(), "\r{:60}\r", "");
        }
    }
}

impl Meter for Wall {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    #[expect(clippy::disallowed_methods, reason = "the command line asks the system how much memory it has used")]
    fn peak_memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
        Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
    }

    fn progress(&mut self, share: f64, doing: &'static str) {
        if self.shows {
            let _ = write!(io::stderr(), "\r{:>4.0} %  {doing:<40}", 100.0 * share);
        }
    }
}
