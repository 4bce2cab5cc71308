//! How well decisions stand noise, for people.

use std::fmt::Write;

use crate::evaluate::disturb::Disturbance;
use crate::evaluate::robustness::{Robustness, Tally};

pub(super) fn shown(out: &mut String, robustness: &Robustness) {
    let _ = writeln!(out, "\nrobustness: passing messages that still pass, typed otherwise (seed {})", robustness.seed);
    let heads = Disturbance::ALL.map(|kind| format!("{:>12}", kind.word()));
    let _ = writeln!(out, "{:<28}{}", "", heads.concat());
    let _ = writeln!(out, "{}", row("all", |kind| robustness.kinds.get(&kind).copied()));
    let mut rows: Vec<_> = robustness.expected.iter().collect();
    rows.retain(|(_, kinds)| kinds.values().any(|tally| tally.held < tally.of));
    for (name, kinds) in rows {
        let _ = writeln!(out, "{}", row(name, |kind| kinds.get(&kind).copied()));
    }
    for broken in &robustness.broken {
        let _ = writeln!(out, "\n  {:<11}  {}  {}", broken.kind.word(), broken.place, broken.original);
        let _ = writeln!(out, "    typed as   {}", broken.typed);
        for mismatch in &broken.mismatches {
            let _ = writeln!(out, "    expected   {mismatch}");
        }
    }
    out.push('\n');
}

fn row(name: &str, tally: impl Fn(Disturbance) -> Option<Tally>) -> String {
    let cell = |kind| match tally(kind) {
        Some(tally) => format!("{:>12}", format!("{} of {}", tally.held, tally.of)),
        None => format!("{:>12}", "–"),
    };
    let cells = Disturbance::ALL.map(cell).concat();
    format!("{name:<28}{cells}").trim_end().to_owned()
}
