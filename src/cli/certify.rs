//! `firstline certify`: a threshold with a promise for a desk.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::check::fix;
use super::render::count;
use super::{Outcome, event_log, load, now};
use crate::desk::answers::Certificate;
use crate::desk::day::Day;
use crate::desk::share::Share;
use crate::engine::Engine;
use crate::evaluate::certify::certification::{Certification, certify, fingerprint};
use crate::evaluate::certify::choose::{Certified, Needed};
use crate::evaluate::certify::drift::{Counts, Drift, LiveMessages, PARTS, drift};
use crate::evaluate::certify::labelled::{self, Labelled};
use crate::evaluate::certify::overlap::overlaps;
use crate::evaluate::certify::promise::Promise;
use crate::evaluate::certify::written::written;

/// The largest file of labelled messages that is read, in bytes.
const MAX_BYTES: u64 = 64 << 20;
/// How many lines of a kind of complaint are told.
const TOLD: usize = 20;

/// The arguments of `firstline certify`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Options {
    /// The labelled messages; none of them may be an example of the desk
    #[arg(required_unless_present = "drift")]
    labelled: Option<PathBuf>,
    /// The largest share of answers that may be wrong
    #[arg(long, value_name = "SHARE", default_value = "5%")]
    wrong_answers: Share,
    /// How sure it must be
    #[arg(long, value_name = "SHARE", default_value = "95%")]
    confidence: Share,
    /// Write the threshold into `firstline.yml`, as `answers`, with its promise and what it rests on
    #[arg(long)]
    write: bool,
    /// Instead of certifying, tell whether the messages of these event logs are still like those that were certified
    #[arg(long, value_name = "LOG", num_args = 1.., conflicts_with_all = ["labelled", "write", "wrong_answers", "confidence"])]
    drift: Vec<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// `firstline certify LABELLED [--wrong-answers 5%] [--confidence 95%] [--write] [--json]`, `firstline certify --drift LOG…`.
pub(super) fn run(desk: &Path, options: &Options) -> Result<Outcome, String> {
    let Some(file) = &options.labelled else { return drifted(desk, &options.drift, options.json) };
    let promise =
        Promise::new(options.wrong_answers, options.confidence).map_err(|error| format!("firstline: {error}"))?;
    let engine = load::engine(desk)?;
    let rows = rows(&engine, file)?;
    let found = certify(&engine, &rows, promise);
    let mut output = match options.json {
        true => serde_json::to_string(&found).map_err(|error| error.to_string())? + "\n",
        false => shown(&found, options),
    };
    if let Some(certified) = found.certified.filter(|_| options.write) {
        let place = write(desk, &engine, &found, certified, options)?;
        if !options.json {
            let _ = writeln!(output, "\nwritten to {place}");
        }
    }
    Ok(Outcome { output, found: found.certified.is_none() })
}

fn rows(engine: &Engine, file: &Path) -> Result<Vec<Labelled>, String> {
    let name = file.display();
    let told = |what: &str, lines: &[String]| {
        let shown: Vec<String> = lines.iter().take(TOLD).map(|line| format!("{name}: {line}")).collect();
        let more = lines.len().saturating_sub(TOLD);
        let more = if more > 0 { format!("\nand {more} more") } else { String::new() };
        format!("{}{more}\nfirstline: {what}", shown.join("\n"))
    };
    let text = read(file)?;
    let rows =
        labelled::read(engine.desk(), &text).map_err(|faults| told("these lines are no labelled messages", &faults))?;
    match overlaps(engine.desk(), &rows).as_slice() {
        [] if rows.is_empty() => Err(format!("firstline: `{name}` holds no labelled messages")),
        [] => Ok(rows),
        overlaps => Err(told(
            "a promise cannot rest on messages that the desk has learned from; take them out of one of the two",
            overlaps,
        )),
    }
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the file it is given, with a limit")]
fn read(file: &Path) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("firstline: cannot read `{}`: {error}", file.display());
    let mut text = String::new();
    File::open(file).map_err(failed)?.take(MAX_BYTES + 1).read_to_string(&mut text).map_err(failed)?;
    match text.len() as u64 > MAX_BYTES {
        true => Err(format!("firstline: `{}` is larger than {} MB", file.display(), MAX_BYTES >> 20)),
        false => Ok(text),
    }
}

fn write(
    folder: &Path,
    engine: &Engine,
    found: &Certification,
    certified: Certified,
    options: &Options,
) -> Result<String, String> {
    if folder.is_file() {
        return Err("firstline: a built desk cannot be written to; name the desk's folder".to_owned());
    }
    let promise = (options.wrong_answers, options.confidence);
    let date = Day::from(now().to_zoned(TimeZone::UTC).date());
    let text =
        written(engine.desk(), found, certified, promise, date).map_err(|error| format!("firstline: {error}"))?;
    let path = folder.join("firstline.yml");
    fix::write(&path, &text).map_err(|error| format!("firstline: cannot write `{}`: {error}", path.display()))?;
    Ok(path.display().to_string())
}

fn row(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "{name:<22}{value}");
}

fn percent(part: usize, of: usize) -> String {
    format!("{:.1} %", 100.0 * part as f64 / of.max(1) as f64)
}

fn shown(found: &Certification, options: &Options) -> String {
    let mut out = String::new();
    let Options { wrong_answers, confidence, .. } = options;
    row(&mut out, "messages", &format!("{}, {} of them out of scope", found.messages, found.out_of_scope));
    row(
        &mut out,
        "promise",
        &format!("at most {wrong_answers} of the answers are wrong, with {confidence} confidence"),
    );
    match &found.certified {
        Some(certified) => {
            let Certified { threshold, answered, wrong, bound } = *certified;
            row(&mut out, "threshold", &format!("{threshold:.2}"));
            row(&mut out, "answered", &format!("{}, {answered} messages", percent(answered, found.messages)));
            let wrong = format!(
                "{}, {}; at most {:.1} % by the bound",
                percent(wrong, answered),
                count(wrong, "answer"),
                bound * 100.0
            );
            row(&mut out, "wrong", &wrong);
        }
        None => row(&mut out, "threshold", "none: these messages do not allow the promise"),
    }
    row(&mut out, "one more label", &one_more(found));
    row(&mut out, "at the least", &format!("{} answers without a mistake", found.least_answers));
    let _ = writeln!(out, "\n{:>10}{:>12}{:>12}{:>12}", "threshold", "answered", "wrong", "at most");
    for Certified { threshold, answered, wrong, bound } in found.curve.iter().copied() {
        let (share, wrong) = (percent(answered, found.messages), percent(wrong, answered));
        let _ = writeln!(out, "{threshold:>10.2}{share:>12}{wrong:>12}{:>12}", format!("{:.1} %", bound * 100.0));
    }
    out
}

fn one_more(found: &Certification) -> String {
    let Some(Needed { threshold, right_answers, labels }) = found.needed else {
        return match found.certified {
            Some(_) => "buys nothing: the bot asks back below this threshold".to_owned(),
            None => "buys nothing: too many of the answers are wrong for any number of labels".to_owned(),
        };
    };
    let labels = labels.map_or_else(String::new, |labels| format!(", about {labels} more labels"));
    match right_answers {
        1 => format!("buys the threshold {threshold:.2}, if its message is answered rightly"),
        more => format!("is not enough: {threshold:.2} needs {more} more right answers and no wrong one{labels}"),
    }
}

fn drifted(desk: &Path, logs: &[PathBuf], json: bool) -> Result<Outcome, String> {
    let engine = load::engine(desk)?;
    let Some(certificate) = &engine.desk().settings.answers.certified_on else {
        return Err("firstline: the desk's threshold is not certified; `certify LABELLED --write` does so".to_owned());
    };
    let counts = Counts(certificate.probabilities.clone());
    if certificate.probabilities.len() != PARTS || counts.total() != u64::from(certificate.rows) {
        return Err("firstline: `certified_on` was edited by hand; certify anew".to_owned());
    }
    let mut live = LiveMessages::default();
    let broken = event_log::read(logs, |entry| live.add(&engine, &entry))?;
    let found = drift(&counts, &live.counts());
    let is_edited = certificate.fingerprint != fingerprint(&engine.desk().sources);
    let output = match json {
        true => serde_json::json!({ "drift": found, "edited_since": is_edited }).to_string() + "\n",
        false => told(certificate, found, is_edited),
    };
    Ok(Outcome { output, found: found.drifted || is_edited || broken > 0 })
}

fn told(certificate: &Certificate, found: Drift, is_edited: bool) -> String {
    let mut out = String::new();
    row(&mut out, "certified", &format!("on {} messages, {}", certificate.rows, certificate.date));
    row(&mut out, "live", &format!("{} messages", found.messages));
    row(&mut out, "distance", &format!("{:.3}, by chance with probability {:.4}", found.distance, found.chance));
    if is_edited {
        row(&mut out, "warning", "intents or articles were edited since; the promise was about others");
    }
    row(
        &mut out,
        if found.drifted { "warning" } else { "fine" },
        match found.drifted {
            true => "live messages are not like the certified ones; label new ones and certify anew",
            false => "no sign that live messages differ from the certified ones",
        },
    );
    out
}
