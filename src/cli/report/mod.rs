//! `firstline report`: how well a desk works, or how a support centre does, as one page of HTML.

mod chart;
mod classes;
mod escape;
mod health;
mod live;
mod matrix;
mod page;
mod policy;
mod table;
mod understanding;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::render::count;
use super::{Outcome, check, event_log, load, test};
use crate::evaluate::appraisal::confusion::Confusion;
use crate::evaluate::appraisal::judged::{JudgedMessage, of_suites};
use crate::evaluate::appraisal::trend::trends;
use crate::evaluate::baseline::Baseline;
use crate::evaluate::changes::Changes;
use crate::evaluate::coverage::Coverage;
use crate::evaluate::proof::MOST_STATES;
use crate::evaluate::service::grouping::Key;
use crate::evaluate::service::history::Histories;
use crate::evaluate::service::report::report;
use crate::evaluate::suite_report::SuiteReport;
use crate::evaluate::suite_run::CaseResult;
use crate::evaluate::trained::Examination;
use crate::format::reading::read_desk;
use crate::text::diagnostic::Diagnostic;
use page::{Page, tiles};

/// What can be typed after `firstline report`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Options {
    /// Event logs, in the order in which they were written: the page tells their figures in place of the desk's
    #[arg(value_name = "LOG")]
    logs: Vec<PathBuf>,
    /// The page to write
    #[arg(short, long, value_name = "FILE", default_value = "report.html")]
    output: PathBuf,
    /// Results that `test --save-baseline` kept, to compare with; several, the oldest first, make a longer line
    #[arg(long, value_name = "FILE", conflicts_with = "logs")]
    baseline: Vec<PathBuf>,
    /// Where the hours of the day are told
    #[arg(long, default_value = "UTC")]
    zone: String,
}

const AFTER_HELP: &str = "\
The page needs no network and no script. It shows messages as they stand in the desk's suites and examples; of a log it shows
figures alone.

Examples:
  firstline report                                     the desk in the current folder
  firstline report --baseline base.json -o desk.html   with what changed since then
  firstline report chats.jsonl -o live.html            the figures of a log";

pub(super) fn run(folder: &Path, options: &Options) -> Result<Outcome, String> {
    let (html, broken) = match options.logs.as_slice() {
        [] => (of_desk(folder, options)?, 0),
        logs => of_logs(logs, &options.zone)?,
    };
    let name = options.output.display();
    fs::write(&options.output, html).map_err(|error| format!("firstline: cannot write `{name}`: {error}"))?;
    Ok(Outcome { output: format!("wrote {name}\n"), found: broken > 0 })
}

fn of_logs(logs: &[PathBuf], name: &str) -> Result<(String, usize), String> {
    let zone = event_log::zone(name)?;
    let mut histories = Histories::default();
    let broken = event_log::read(logs, |entry| histories.add(&entry))?;
    let keys = [Key::Intent, Key::Article, Key::Queue, Key::Agent, Key::Channel, Key::Language];
    let report = report(&histories, &keys, &zone).ok_or("firstline: there are no entries to count")?;
    Ok((live::page(&report, name), broken))
}

fn of_desk(folder: &Path, options: &Options) -> Result<String, String> {
    if folder.is_file() {
        return Err("firstline: report reads a folder, not a bundle".to_owned());
    }
    let baselines: Vec<Baseline> =
        options.baseline.iter().map(|path| test::read_baseline(path)).collect::<Result<_, _>>()?;
    let (found, examined) = check::examined(&read_desk(folder), MOST_STATES, check::today());
    let Some(examined) = examined else {
        // Says what stands in the way.
        return load::engine(folder).and(Err("firstline: no engine can be built from this desk".to_owned()));
    };
    let cases = test::run_all(&examined.engine);
    Ok(desk_page(&found, &examined, cases, &baselines))
}

fn desk_page(found: &[Diagnostic], examined: &Examination, cases: Vec<CaseResult>, baselines: &[Baseline]) -> String {
    let desk = examined.engine.desk();
    let suites = of_suites(&cases);
    let lead = format!(
        "{}, {}, {}",
        count(desk.intents.len(), "intent"),
        count(desk.articles.len(), "article"),
        count(cases.len(), "case")
    );
    let mut page = Page::new(format!("{}: report", desk.settings.name.value), lead);
    let changes = baselines.last().map(|last| Changes::since(last, desk, &cases));
    let (coverage, trends) = (Coverage::of(desk, &cases), trends(baselines, &cases));
    let report = SuiteReport::new(desk, cases);
    page.add("overview", "Overview", &overview(&report, found, &suites, &examined.examples, changes.as_ref()));
    let sure = f64::from(desk.settings.answers.sure.value);
    page.add("suites", "Messages of the suites", &understanding::section("suites", &suites, Some(sure)));
    let unseen = "<p>Every example of the desk under a model that did not see it, by cross-validation (of a large desk, a part). \
                  The confidence is given that the message has an answer at all.</p>\n";
    let examples = understanding::section("examples", &examined.examples, None);
    page.add("examples", "Examples, unseen", &(unseen.to_owned() + &examples));
    let (suites, examples) = (Confusion::of(&suites), Confusion::of(&examined.examples));
    page.add("classes", "Intents and articles", &classes::section(desk, &suites, &examples, &trends));
    page.add("policy", "Escalation policy", &policy::section(desk, &report.cases));
    page.add("content", "Content", &health::section(found, &desk.sources, &coverage));
    page.html()
}

fn overview(
    report: &SuiteReport,
    found: &[Diagnostic],
    suites: &[JudgedMessage],
    examples: &[JudgedMessage],
    changes: Option<&Changes>,
) -> String {
    let accuracy = |messages| page::percent(Confusion::of(messages).accuracy());
    let mut figures = vec![
        ("cases passed", format!("{} of {}", report.passed, report.cases.len())),
        ("right in the suites", accuracy(suites)),
        ("right unseen", accuracy(examples)),
        ("findings of check", found.len().to_string()),
    ];
    if !report.gates.is_empty() {
        figures.push(("gates missed", format!("{} of {}", report.missed_gates().count(), report.gates.len())));
    }
    if let Some(changes) = changes {
        figures.push(("since the baseline", format!("+{} −{}", changes.fixed, changes.broken)));
    }
    let mut out = tiles(&figures);
    if let Some(Changes { fixed, broken, moved, p, .. }) = changes {
        out += &format!(
            "<p>Since the last baseline: {fixed} fixed, {broken} broken, {moved} moved; exact McNemar test, p = {p:.3}.</p>\n"
        );
    }
    out
}
