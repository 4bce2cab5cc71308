//! `firstline replay`: what another desk would have done.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::render::count;
use super::{Outcome, event_log, load};
use crate::evaluate::replay::{Cause, Change, Decided, Group, Replay, ReplayReport};
use crate::evaluate::service::spread::Rate;

/// How many changes of a line are shown.
const SHOWN: usize = 5;

/// `firstline replay LOG… --desk NEW [--zone ZONE] [--json]`.
pub(super) fn run(desk: &Path, logs: &[PathBuf], zone: &str, json: bool) -> Result<Outcome, String> {
    let zone = event_log::zone(zone)?;
    let mut replay = Replay::new(load::engine(desk)?);
    let broken = event_log::read(logs, |entry| replay.add(&entry))?;
    let report = replay.report(&zone);
    if report.entries == 0 {
        return Err("firstline: there are no entries to replay".to_owned());
    }
    let output = match json {
        true => serde_json::to_string(&report).map_err(|error| error.to_string())? + "\n",
        false => shown(&report),
    };
    Ok(Outcome { output, found: broken > 0 || report.changed > 0 })
}

fn shown(report: &ReplayReport) -> String {
    let mut out = String::new();
    for Group { cause, changes } in &report.groups {
        let _ = writeln!(out, "{}: {}", headed(cause), count(changes.len(), "decision"));
        for change in changes.iter().take(SHOWN) {
            told(&mut out, change);
        }
        if changes.len() > SHOWN {
            let _ = writeln!(out, "    and {} more", changes.len() - SHOWN);
        }
        out.push('\n');
    }
    let conversations = usize::try_from(report.conversations).unwrap_or(usize::MAX);
    let _ = writeln!(out, "{}: {} changed", count(conversations, "conversation"), report.changed);
    if report.following > 0 {
        let _ = writeln!(out, "{} more decisions in them differ after the first", report.following);
    }
    if report.reworded > 0 {
        let _ = writeln!(out, "{} decisions are the same in other words", report.reworded);
    }
    let _ = writeln!(out, "\n{:<20}{:>10}{:>10}", "", "before", "after");
    let rate = |rate: Rate| rate.share().map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0));
    let (before, after) = (&report.before, &report.after);
    for (what, before, after) in
        [("handed over", before.handed_over, after.handed_over), ("contained", before.contained, after.contained)]
    {
        let _ = writeln!(out, "{what:<20}{:>10}{:>10}", rate(before), rate(after));
    }
    for (before, after) in report.before.hours.iter().zip(&report.after.hours) {
        if before.handoffs + after.handoffs > 0 {
            let hour = format!("handoffs {:02}:00", before.hour);
            let _ = writeln!(out, "{hour:<20}{:>10}{:>10}", before.handoffs, after.handoffs);
        }
    }
    out
}

fn headed(cause: &Cause) -> String {
    match (&cause.place, cause.gone) {
        (Some(place), false) => format!("{place} ({})", cause.reason),
        (Some(place), true) => format!("no longer there: {} (was {place})", cause.reason),
        (None, _) => format!("no line of the desk ({})", cause.reason),
    }
}

fn told(out: &mut String, change: &Change) {
    let _ = writeln!(out, "    {} {}: {}", change.conversation, change.at, change.said);
    let _ = writeln!(out, "        before  {}", in_short(&change.before));
    let _ = writeln!(out, "        after   {}", in_short(&change.after));
}

fn in_short(decided: &Decided) -> String {
    let mut text = decided.action.word().to_owned();
    for target in decided.about.iter().chain(&decided.also) {
        let _ = write!(text, " {}", target.id());
    }
    if let Some(route) = &decided.handoff {
        let _ = write!(text, " to {} ({})", route.queue, route.priority);
    }
    let reasons: Vec<&str> = decided.reasons.iter().map(|reason| reason.name.as_str()).collect();
    if !reasons.is_empty() {
        let _ = write!(text, ", because {}", reasons.join(", "));
    }
    text
}
