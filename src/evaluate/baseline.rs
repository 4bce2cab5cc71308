//! The results of a desk's suites at one time, kept to compare later ones with.

use serde::{Deserialize, Serialize};

use super::edits::Lines;
use super::suite_run::{CaseResult, TurnResult};
use crate::conversation::evidence::{Candidate, Support, Target};
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::text::source::Place;

/// The version of the file's shape.
pub const BASELINE_VERSION: u32 = 1;

/// The results of a desk's suites, with what tells which lines of the desk were edited since.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// [`BASELINE_VERSION`].
    pub version: u32,
    /// The cases, in the order of the files.
    pub cases: Vec<PastCase>,
    /// The lines of the desk's files.
    pub lines: Lines,
}

/// What one case gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastCase {
    /// The message, or the conversation's name.
    pub name: String,
    /// Where it was written.
    pub place: Place,
    /// Whether everything came as expected.
    pub passed: bool,
    /// What happened, turn by turn.
    pub turns: Vec<PastTurn>,
}

/// What happened in one turn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastTurn {
    /// What the bot did.
    pub action: Action,
    /// The intent or article that the decision was about.
    pub about: Option<Target>,
    /// The probability (0..=1) of that intent or article, if the message was weighed.
    pub confidence: Option<f32>,
    /// The names of the reasons.
    pub reasons: Vec<String>,
    /// The lines that the decision rests on, the weightiest first.
    pub rests_on: Vec<Rest>,
}

/// A line that a decision rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rest {
    /// Where it is written.
    pub place: Place,
    /// Whether it is itself the evidence, such as an example or a phrase, and not the head of an intent, article or trigger.
    pub evidence: bool,
}

impl Baseline {
    /// What these results of a desk's cases come to.
    pub fn new(desk: &Desk, cases: &[CaseResult]) -> Self {
        let cases = cases.iter().map(PastCase::new).collect();
        Self { version: BASELINE_VERSION, cases, lines: Lines::of(&desk.sources) }
    }
}

impl PastCase {
    pub(super) fn new(case: &CaseResult) -> Self {
        Self {
            name: case.name.clone(),
            place: case.place.clone(),
            passed: case.passed,
            turns: case.turns.iter().map(PastTurn::new).collect(),
        }
    }
}

impl PastTurn {
    fn new(turn: &TurnResult) -> Self {
        let leader = |candidate: &&Candidate| turn.about.as_ref().is_none_or(|about| *about == candidate.target);
        let leaders = turn.candidates.iter().filter(leader);
        let others = turn.candidates.iter().filter(|candidate| !leader(candidate));
        let evidence = leaders.chain(others).flat_map(|candidate| &candidate.support).filter_map(written);
        let evidence = evidence.map(|place| Rest { place: place.clone(), evidence: true });
        let heads = turn.reasons.iter().filter_map(|reason| reason.place.clone());
        let heads = heads.map(|place| Rest { place, evidence: false });
        Self {
            action: turn.action,
            about: turn.about.clone(),
            confidence: turn.confidence.map(|confidence| (confidence * 1000.0).round() / 1000.0),
            reasons: turn.reasons.iter().map(|reason| reason.name.clone()).collect(),
            rests_on: evidence.chain(heads).collect(),
        }
    }

    /// A turn that did not take place.
    pub(super) fn nothing() -> Self {
        Self { action: Action::Wait, about: None, confidence: None, reasons: Vec::new(), rests_on: Vec::new() }
    }

    /// Whether another turn did the same about the same for the same reasons.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.action, &self.about, &self.reasons) == (other.action, &other.about, &other.reasons)
    }
}

/// Where the line stands that spoke for a candidate.
pub(super) fn written(support: &Support) -> Option<&Place> {
    match support {
        Support::Phrase { written, .. } | Support::Pattern { written, .. } | Support::Example { written, .. } => {
            Some(written)
        }
        _ => None,
    }
}
