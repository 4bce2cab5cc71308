//! `firstline mine`: what customers asked and the bot could not settle, and what to do about it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::render::count;
use super::{Outcome, event_log, load};
use crate::conversation::evidence::Target;
use crate::evaluate::mine::finding::{Finding, Mined, Plan, Proposal, mine};
use crate::evaluate::mine::missed::{Failure, Misses};
use crate::evaluate::mine::patch::Kind;
use crate::text::source::Place;

/// The arguments of `firstline mine`.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Options {
    /// The logs, in the order in which they were written
    #[arg(required = true, value_name = "LOG")]
    logs: Vec<PathBuf>,
    /// How many clusters are told at most; for each the desk is trained anew
    #[arg(long, value_name = "N", default_value_t = 10)]
    most: usize,
    /// A cluster has at least so many messages
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..))]
    fewest: u16,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// `firstline mine LOG… [--most N] [--fewest N] [--json]`.
pub(super) fn run(desk: &Path, options: &Options) -> Result<Outcome, String> {
    let engine = load::engine(desk)?;
    let mut misses = Misses::default();
    let broken = event_log::read(&options.logs, |entry| misses.add(&engine, &entry))?;
    if misses.entries == 0 {
        return Err("firstline: there are no entries to mine".to_owned());
    }
    let found = mine(&engine, &misses, Plan { most: options.most, fewest: usize::from(options.fewest) });
    let output = match options.json {
        true => serde_json::to_string(&found).map_err(|error| error.to_string())? + "\n",
        false => shown(&found),
    };
    Ok(Outcome { output, found: broken > 0 })
}

fn shown(mined: &Mined) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{} not settled, in {} log entries{}",
        count(mined.missed, "message"),
        mined.entries,
        in_words(&mined.failures, ": ")
    );
    if mined.left_out > 0 {
        let _ = writeln!(out, "{} more were left out; mine fewer logs at once", mined.left_out);
    }
    for (number, finding) in (1..).zip(&mined.findings) {
        let _ = write!(out, "\n{number}. ");
        cluster(&mut out, finding);
    }
    if mined.more > 0 {
        let _ = writeln!(out, "\n{} as large: --most tells more", count(mined.more, "further cluster"));
    }
    if mined.scattered > 0 {
        let _ =
            writeln!(out, "\n{} in clusters too small to tell: --fewest tells them", count(mined.scattered, "message"));
    }
    if !mined.canned.is_empty() {
        let _ = writeln!(out, "\npeople keep typing; canned replies would spare them that:");
        for canned in &mined.canned {
            let _ = writeln!(out, "  in {:>3} conversations  {}", canned.conversations, canned.text);
        }
    }
    out
}

fn in_words(failures: &BTreeMap<Failure, usize>, before: &str) -> String {
    let told: Vec<String> = failures.iter().map(|(failure, count)| format!("{count} {}", failure.word())).collect();
    if told.is_empty() { String::new() } else { format!("{before}{}", told.join(", ")) }
}

fn cluster(out: &mut String, finding: &Finding) {
    let _ = writeln!(out, "{}{}", count(finding.messages, "message"), in_words(&finding.failures, ", "));
    let _ =
        writeln!(out, "   trend    {} in the first half of the time, {} in the second", finding.earlier, finding.later);
    for sample in &finding.samples {
        let _ = writeln!(out, "   message  {}", sample.replace('\n', " "));
    }
    if finding.texts > finding.samples.len() {
        let _ = writeln!(out, "            and {} other wordings", finding.texts - finding.samples.len());
    }
    if let Some(nearest) = &finding.nearest {
        let _ = writeln!(out, "   nearest  {}, mean probability {:.2}", named(&nearest.target), nearest.probability);
    }
    match &finding.proposal {
        Some(proposal) => proposed(out, proposal),
        None => {
            let _ = writeln!(out, "   patch    none: every message is taught already, or holds redacted data");
        }
    }
}

fn proposed(out: &mut String, proposal: &Proposal) {
    let patch = &proposal.patch;
    let what = match patch.kind {
        Kind::Examples => format!("more examples of {}, {}", named(&patch.target), patch.file),
        Kind::Article => format!("a new article from what people answered, to be read over: {}", patch.file),
        Kind::Intent => format!("a new intent, which a person answers until it has a reply: {}", patch.file),
    };
    let _ = writeln!(out, "   patch    {what}");
    let Some(effect) = &proposal.effect else {
        let errors = proposal.errors.as_deref().unwrap_or_default();
        let _ = writeln!(out, "            not offered, for {}", errors.replace('\n', "\n            "));
        return;
    };
    if proposal.offered {
        for line in patch.text.lines() {
            let _ = writeln!(out, "            | {line}");
        }
    }
    let (before, after, unseen) = (effect.answered_before, effect.answered_after, effect.unseen);
    let _ = writeln!(
        out,
        "   effect   of {} that it does not teach, it answers {after}; before, {before}",
        count(unseen, "wording")
    );
    let _ = writeln!(out, "            suites: {} fixed, {} broken", effect.fixed.len(), effect.broken.len());
    let places = |places: &[Place]| places.iter().map(Place::to_string).collect::<Vec<_>>().join(", ");
    if !effect.fixed.is_empty() {
        let _ = writeln!(out, "            fixed: {}", places(&effect.fixed));
    }
    if !proposal.offered {
        let _ = writeln!(out, "            not offered, because it breaks {}", places(&effect.broken));
    }
}

fn named(target: &Target) -> String {
    match target {
        Target::Intent(id) => format!("intent {id}"),
        Target::Article(id) => format!("article {id}"),
    }
}
