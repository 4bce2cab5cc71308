//! What changed since a baseline, for people.

use std::fmt::Write;

use super::human::Paint;
use crate::cli::render::count;
use crate::evaluate::baseline::PastTurn;
use crate::evaluate::cause::Cause;
use crate::evaluate::changes::{ChangeKind, ChangedCase, Changes, SIGNIFICANT};

pub(super) fn shown(out: &mut String, changes: &Changes, paint: Paint) {
    for group in &changes.groups {
        let _ = writeln!(out, "{}", heading(group.cause.as_ref()));
        for case in &group.cases {
            let word = format!("{:<6}", case.kind.word());
            let word = match case.kind {
                ChangeKind::Broken => paint.bad(&word),
                ChangeKind::Fixed => paint.good(&word),
                ChangeKind::Moved => word,
            };
            let _ = writeln!(out, "  {word}  {}  {}", case.is.place, case.is.name);
            let _ = writeln!(out, "          {}", transition(case));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", sum(changes));
}

/// The edited line, with what is written there.
pub(super) fn heading(cause: Option<&Cause>) -> String {
    match cause {
        None => "no single line".to_owned(),
        Some(Cause { line, removed: true, .. }) => format!("{}:{} (removed)", line.file, line.line),
        Some(Cause { line, text, .. }) => format!("{}:{}  {text}", line.file, line.line),
    }
}

/// What a case did at its first turn that differs, then and now.
pub(super) fn transition(case: &ChangedCase) -> String {
    let at = |turns: &[PastTurn]| turns.get(case.turn.saturating_sub(1)).map_or_else(|| "nothing".to_owned(), did);
    let turn = if case.is.turns.len() > 1 { format!("turn {}: ", case.turn) } else { String::new() };
    let (was, is) = (at(&case.was.turns), at(&case.is.turns));
    match was == is {
        true => format!("{turn}{is}, as before; what is said or expected changed"),
        false => format!("{turn}was {was}, is {is}"),
    }
}

fn did(turn: &PastTurn) -> String {
    let about = turn.about.as_ref().map(|about| format!(" {}", about.id())).unwrap_or_default();
    let confidence = turn.confidence.map(|confidence| format!(" {confidence:.2}")).unwrap_or_default();
    format!("{}{about}{confidence} ({})", turn.action.word(), turn.reasons.join(", "))
}

/// The numbers, and whether they are more than chance.
pub(super) fn sum(changes: &Changes) -> String {
    let Changes { common, fixed, broken, moved, new_failing, new_passing, gone, p, .. } = changes;
    let mut text = format!("{} in common: {fixed} fixed, {broken} broken, {moved} moved", count(*common, "case"));
    if new_failing + new_passing > 0 {
        let _ = write!(text, "; {} new, {new_failing} of them failing", new_failing + new_passing);
    }
    if *gone > 0 {
        let _ = write!(text, "; {gone} gone or not run");
    }
    if fixed + broken > 0 {
        let verdict = match *p < SIGNIFICANT {
            true => "more than chance",
            false => "may be chance",
        };
        let _ = write!(text, "\nexact McNemar test of {fixed} fixed and {broken} broken: p = {p:.3}, {verdict}");
    }
    text
}
