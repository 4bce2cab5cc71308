//! Runs a desk's regression suites: each case is a conversation with the engine, at a fixed time.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::conversation::decision::Decision;
use crate::conversation::event::{Event, EventKind};
use crate::conversation::state::Conversation;
use crate::desk::suite::{Case, Expectation, Input};
use crate::engine::Engine;
use crate::text::source::Place;
use crate::text::span::{Span, Spanned};

/// When suites take place: Monday, 2 June 2025, 10:00 in universal time.
const SUITE_TIME: Timestamp = Timestamp::constant(1_748_858_400, 0);

/// What the suites of a desk gave.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SuiteReport {
    /// How many cases passed.
    pub passed: usize,
    /// How many failed.
    pub failed: usize,
    /// The cases, in the order of the files.
    pub cases: Vec<CaseResult>,
}

/// What one case gave.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseResult {
    /// The message, or the conversation's name.
    pub name: String,
    /// Where it is written.
    pub place: Place,
    /// Whether everything came as expected.
    pub passed: bool,
    /// What did not, in order.
    pub mismatches: Vec<Mismatch>,
}

/// Something that did not come as expected.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mismatch {
    /// The turn, from 1.
    pub turn: usize,
    /// What the customer did.
    pub input: String,
    /// Where the expectation is written.
    pub place: Place,
    /// Which expectation: `action`, `intent`, `reason`, …
    pub what: String,
    /// What was expected.
    pub expected: String,
    /// What came.
    pub found: String,
    /// Why it came: the reasons, and the best candidates with their probabilities.
    pub why: Vec<String>,
}

impl SuiteReport {
    /// Each file with the number of its cases that passed, and of all.
    pub fn by_file(&self) -> Vec<(&str, usize, usize)> {
        let mut files: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for case in &self.cases {
            let (passed, total) = files.entry(&case.place.file).or_default();
            *passed += usize::from(case.passed);
            *total += 1;
        }
        files.into_iter().map(|(file, (passed, total))| (file, passed, total)).collect()
    }
}

/// Runs the cases of the engine's desk that are `wanted`, by name and place.
pub fn run_suites(engine: &Engine, wanted: impl Fn(&str, &Place) -> bool) -> SuiteReport {
    let desk = engine.desk();
    let cases = desk.cases.iter().filter(|case| wanted(&case.name, &desk.sources.place(case.name.span)));
    let cases: Vec<CaseResult> = cases.map(|case| run_case(engine, case)).collect();
    let passed = cases.iter().filter(|case| case.passed).count();
    SuiteReport { passed, failed: cases.len() - passed, cases }
}

fn run_case(engine: &Engine, case: &Case) -> CaseResult {
    let mut conversation = Conversation::new("suite");
    let mut mismatches = Vec::new();
    for (number, turn) in (1..).zip(&case.turns) {
        let kind = match &turn.input.value {
            Input::Message(text) => EventKind::Message { text: text.clone() },
            Input::Choose(number) => EventKind::Choice { number: *number },
        };
        let input = match &turn.input.value {
            Input::Message(text) => text.clone(),
            Input::Choose(number) => format!("(chooses {number})"),
        };
        let step = engine.step(&conversation, &Event::new(number.to_string(), SUITE_TIME, kind));
        for (what, span, expected, found) in differences(&turn.expect, &step.decision, &step.conversation) {
            mismatches.push(Mismatch {
                turn: number,
                input: input.clone(),
                place: engine.desk().sources.place(span),
                what: what.to_owned(),
                expected,
                found,
                why: why(&step.decision),
            });
        }
        conversation = step.conversation;
    }
    CaseResult {
        name: case.name.value.clone(),
        place: engine.desk().sources.place(case.name.span),
        passed: mismatches.is_empty(),
        mismatches,
    }
}

type Difference = (&'static str, Span, String, String);

fn differences(expect: &Expectation, decision: &Decision, conversation: &Conversation) -> Vec<Difference> {
    let mut differences = Vec::new();
    let handoff = decision.handoff.as_ref();
    let none = || "none".to_owned();
    if let Some(action) = expect.action.as_ref().filter(|action| action.value != decision.action) {
        let found = decision.action.word().to_owned();
        differences.push(("action", action.span, action.word().to_owned(), found));
    }
    let about = decision.about.as_ref().map(|target| target.id());
    let is_intent = decision.about.as_ref().is_some_and(|target| target.intent().is_some());
    for (what, wanted, matches) in [("intent", &expect.intent, is_intent), ("article", &expect.article, !is_intent)] {
        if let Some(wanted) = wanted.as_ref().filter(|wanted| !matches || about != Some(wanted.as_str())) {
            differences.push((what, wanted.span, wanted.value.clone(), about.map_or_else(none, str::to_owned)));
        }
    }
    if let Some(reason) = &expect.reason {
        let names: Vec<&str> = decision.reasons.iter().map(|reason| reason.name.as_str()).collect();
        if !names.contains(&reason.as_str()) {
            differences.push(("reason", reason.span, reason.value.clone(), names.join(", ")));
        }
    }
    if let Some(queue) = &expect.queue {
        let found = handoff.map(|packet| packet.queue.clone());
        if found.as_ref() != Some(&queue.value) {
            differences.push(("queue", queue.span, queue.value.clone(), found.unwrap_or_else(none)));
        }
    }
    if let Some(priority) = &expect.priority {
        let found = handoff.map(|packet| packet.priority);
        if found != Some(priority.value) {
            let found = found.map_or_else(none, |found| found.word().to_owned());
            differences.push(("priority", priority.span, priority.word().to_owned(), found));
        }
    }
    let missing = |text: &&Spanned<String>| !decision.text.to_lowercase().contains(&text.to_lowercase());
    if let Some(text) = expect.contains.as_ref().filter(missing) {
        differences.push(("contains", text.span, text.value.clone(), decision.text.clone()));
    }
    for (name, value) in &expect.slots {
        let found = conversation.slots.get(name);
        if found != Some(&value.value) {
            differences.push((
                "slots",
                value.span,
                format!("{name}: {}", value.value),
                found.cloned().unwrap_or_else(none),
            ));
        }
    }
    differences
}

fn why(decision: &Decision) -> Vec<String> {
    let reasons = decision.reasons.iter().map(|reason| match &reason.place {
        Some(place) => format!("{}: {} ({place})", reason.name, reason.text),
        None => format!("{}: {}", reason.name, reason.text),
    });
    let evidence = decision.trace.evidence.iter();
    let candidates = evidence.flat_map(|evidence| &evidence.candidates).take(3);
    let candidates = candidates.map(|candidate| format!("{:.2} {}", candidate.probability, candidate.target.id()));
    reasons.chain(candidates).collect()
}
