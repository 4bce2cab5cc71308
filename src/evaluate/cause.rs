//! Which edited line of a desk changed a decision.

use serde::Serialize;

use super::baseline::{PastTurn, Rest};
use super::edits::{Edits, Line};
use super::suite_run::CaseResult;
use crate::desk::Desk;
use crate::text::source::Place;

/// An edited line of the desk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Cause {
    /// Where it is written, or was.
    #[serde(flatten)]
    pub line: Line,
    /// Whether it is gone.
    pub removed: bool,
    /// What is written there; nothing if it is gone.
    pub text: String,
}

/// The edits of a desk, as causes.
pub(super) struct Causes<'a> {
    desk: &'a Desk,
    edits: Edits,
}

impl<'a> Causes<'a> {
    pub fn new(desk: &'a Desk, edits: Edits) -> Self {
        Self { desk, edits }
    }

    /// The edited line that changed a turn of a case: the case's own; else one that the decision rests on, as it is or as it
    /// was; else the only one in the item (intent, article, trigger) that it rests on; else an edited threshold; else the
    /// only edited line of the desk.
    pub fn of(&self, was: &PastTurn, is: &PastTurn, case: &CaseResult) -> Option<Cause> {
        let written = self.lines_of_item(&case.place);
        let inside = |line: &&Line| line.file == case.place.file && written.contains(&line.line);
        let own = self.edits.added.iter().find(inside).cloned();
        let evidence = |turn: &PastTurn, edited: &std::collections::BTreeSet<Line>| {
            let lines = turn.rests_on.iter().filter(|rest| rest.evidence).map(|rest| line_of(&rest.place));
            lines.into_iter().find(|line| edited.contains(line))
        };
        let added = || own.or_else(|| evidence(is, &self.edits.added)).map(|line| self.added(line));
        let removed = || evidence(was, &self.edits.removed).map(removed);
        let in_item = || self.item(&is.rests_on).or_else(|| self.item(&was.rests_on)).map(|line| self.added(line));
        let threshold = || self.threshold(was, is).map(|line| self.added(line));
        added().or_else(removed).or_else(in_item).or_else(threshold).or_else(|| self.only())
    }

    /// The edited line of an item that a decision rests on, if there is one alone.
    fn item(&self, rests_on: &[Rest]) -> Option<Line> {
        rests_on.iter().find_map(|rest| {
            let lines = self.lines_of_item(&rest.place);
            let mut edited = self.edits.added.iter();
            let inside = |line: &&Line| line.file == rest.place.file && lines.contains(&line.line);
            let first = edited.by_ref().find(inside)?;
            edited.find(inside).is_none().then(|| first.clone())
        })
    }

    /// The lines of the list item around a place: from the nearest line above that begins an item at the same depth or less,
    /// to the line before the next.
    fn lines_of_item(&self, place: &Place) -> core::ops::Range<u32> {
        let source = self.desk.sources.iter().find(|source| source.path == place.file);
        let lines: Vec<&str> = source.map(|source| source.text.lines().collect()).unwrap_or_default();
        let at = place.line.saturating_sub(1) as usize;
        let indent = |line: &str| line.len() - line.trim_start().len();
        let own = lines.get(at).map_or(0, |line| indent(line));
        let begins = |line: &&str| line.trim_start().starts_with("- ") && indent(line) <= own;
        let Some(start) = (0..=at).rev().find(|at| lines.get(*at).is_some_and(begins)) else {
            return 1..u32::MAX;
        };
        let depth = lines.get(start).map_or(0, |line| indent(line));
        let ends = |line: &str| !line.trim().is_empty() && indent(line) <= depth;
        let end =
            (start + 1..lines.len()).find(|at| lines.get(*at).is_some_and(|line| ends(line))).unwrap_or(lines.len());
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        number(start + 1)..number(end + 1)
    }

    /// The line of an edited threshold, if the candidate is as it was and its action is not.
    fn threshold(&self, was: &PastTurn, is: &PastTurn) -> Option<Line> {
        let answers = &self.desk.settings.answers;
        let spans = [answers.sure.span, answers.clarify_from.span, answers.choices.span];
        let lines = spans.into_iter().filter(|span| span.end > 0).map(|span| line_of(&self.desk.sources.place(span)));
        lines.into_iter().find(|line| was.action != is.action && self.edits.added.contains(line))
    }

    /// The only edited line of the desk; a line that took another's place counts once.
    fn only(&self) -> Option<Cause> {
        let Edits { added, removed: gone } = &self.edits;
        match (added.len(), gone.len()) {
            (1, 0 | 1) => added.first().cloned().map(|line| self.added(line)),
            (0, 1) => gone.first().cloned().map(removed),
            _ => None,
        }
    }

    fn added(&self, line: Line) -> Cause {
        let source = self.desk.sources.iter().find(|source| source.path == line.file);
        let text = source.and_then(|source| source.text.lines().nth(line.line.saturating_sub(1) as usize));
        Cause { removed: false, text: text.unwrap_or_default().trim().to_owned(), line }
    }
}

fn removed(line: Line) -> Cause {
    Cause { line, removed: true, text: String::new() }
}

fn line_of(place: &Place) -> Line {
    Line { file: place.file.clone(), line: place.line }
}
