//! What changed since a baseline, and which edited line of the desk caused it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::baseline::{Baseline, PastCase, PastTurn};
use super::cause::{Cause, Causes};
use super::edits::Lines;
use super::mcnemar::exact_mcnemar;
use super::suite_run::CaseResult;
use crate::desk::Desk;

/// A difference is significant from this p-value down.
pub const SIGNIFICANT: f64 = 0.05;

/// What changed since a baseline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changes {
    /// Cases that are in both.
    pub common: usize,
    /// Cases that failed and now pass.
    pub fixed: usize,
    /// Cases that passed and now fail.
    pub broken: usize,
    /// Cases that pass or fail as before, with another decision.
    pub moved: usize,
    /// Cases that the baseline has not, and that fail.
    pub new_failing: usize,
    /// Cases that the baseline has not, and that pass.
    pub new_passing: usize,
    /// Cases of the baseline that are gone, or were not run.
    pub gone: usize,
    /// The p-value (0..=1) of the exact test of McNemar: how likely so uneven a number of fixed and broken cases is, if the
    /// edits made no difference.
    pub p: f64,
    /// The changed cases, by the edited line that caused the change; last those without a single line.
    pub groups: Vec<ChangeGroup>,
}

/// The cases that one edited line changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeGroup {
    /// The line; `None` if no single line caused the changes.
    pub cause: Option<Cause>,
    /// The cases, broken before fixed before moved.
    pub cases: Vec<ChangedCase>,
}

/// A case whose outcome changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangedCase {
    /// How.
    pub kind: ChangeKind,
    /// The first turn that differs, from 1.
    pub turn: usize,
    /// The case as it was.
    pub was: PastCase,
    /// The case as it is.
    pub is: PastCase,
}

/// How the outcome of a case changed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It passed and now fails.
    Broken,
    /// It failed and now passes.
    Fixed,
    /// It passes or fails as before, with another decision.
    Moved,
}

impl ChangeKind {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Fixed => "fixed",
            Self::Moved => "moved",
        }
    }
}

impl Changes {
    /// Compares the results of a desk's cases with a baseline. A case is known by its file, its name, and its number among
    /// those of the same name.
    pub fn since(baseline: &Baseline, desk: &Desk, results: &[CaseResult]) -> Self {
        let mut past: BTreeMap<Key<'_>, &PastCase> = keyed(&baseline.cases, |case| (&case.place.file, &case.name));
        let present = keyed(results, |case| (&case.place.file, &case.name));
        let causes = Causes::new(desk, baseline.lines.edits(&Lines::of(&desk.sources)));
        let mut changes = Self {
            common: 0,
            fixed: 0,
            broken: 0,
            moved: 0,
            new_failing: 0,
            new_passing: 0,
            gone: 0,
            p: 1.0,
            groups: Vec::new(),
        };
        let mut groups: BTreeMap<Option<Cause>, Vec<ChangedCase>> = BTreeMap::new();
        for (key, result) in present {
            let is = PastCase::new(result);
            let Some(was) = past.remove(&key) else {
                *(if is.passed { &mut changes.new_passing } else { &mut changes.new_failing }) += 1;
                continue;
            };
            changes.common += 1;
            let turn = was.turns.iter().zip(&is.turns).position(|(was, is)| !was.is_like(is));
            let kind = match (was.passed, is.passed) {
                (true, false) => ChangeKind::Broken,
                (false, true) => ChangeKind::Fixed,
                _ if turn.is_some() => ChangeKind::Moved,
                _ => continue,
            };
            *match kind {
                ChangeKind::Broken => &mut changes.broken,
                ChangeKind::Fixed => &mut changes.fixed,
                ChangeKind::Moved => &mut changes.moved,
            } += 1;
            let turn = turn.or_else(|| Some(result.mismatches.first()?.turn - 1)).unwrap_or(0);
            let empty = PastTurn::nothing();
            let turns = (was.turns.get(turn).unwrap_or(&empty), is.turns.get(turn).unwrap_or(&empty));
            let cause = causes.of(turns.0, turns.1, result);
            groups.entry(cause).or_default().push(ChangedCase { kind, turn: turn + 1, was: was.clone(), is });
        }
        changes.gone = past.len();
        changes.p = exact_mcnemar(changes.broken, changes.fixed);
        for (cause, mut cases) in groups {
            cases.sort_by(|a, b| (a.kind, &a.is.place).cmp(&(b.kind, &b.is.place)));
            changes.groups.push(ChangeGroup { cause, cases });
        }
        // The map has the group without a cause first.
        if changes.groups.first().is_some_and(|group| group.cause.is_none()) {
            changes.groups.rotate_left(1);
        }
        changes
    }

    /// Whether more cases are broken than fixed, by more than chance.
    pub fn is_significantly_worse(&self) -> bool {
        self.broken > self.fixed && self.p < SIGNIFICANT
    }
}

/// File, name, and number among those of the same name.
pub(super) type Key<'a> = (&'a String, &'a String, usize);

/// The cases by what they are known by.
pub(super) fn keyed<T>(cases: &[T], key: impl Fn(&T) -> (&String, &String)) -> BTreeMap<Key<'_>, &T> {
    let mut seen: BTreeMap<(&String, &String), usize> = BTreeMap::new();
    let mut map = BTreeMap::new();
    for case in cases {
        let (file, name) = key(case);
        let number = seen.entry((file, name)).or_default();
        map.insert((file, name, *number), case);
        *number += 1;
    }
    map
}
