//! Runs a desk's regression suites: each case is a conversation with the engine, at a fixed time.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::conversation::decision::Decision;
use crate::conversation::event::{Event, EventKind};
use crate::conversation::state::Conversation;
use crate::desk::action::Action;
use crate::desk::suite::{Case, Expectation, HandoffAt, Input};
use crate::engine::Engine;
use crate::text::source::Place;
use crate::text::span::Span;

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
    let mut handed_over = None;
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
        if step.decision.action == Action::Handoff {
            handed_over = handed_over.or(Some((number, why(&step.decision))));
        }
        conversation = step.conversation;
    }
    mismatches.extend(handoff_elsewhere(engine, case, handed_over));
    CaseResult {
        name: case.name.value.clone(),
        place: engine.desk().sources.place(case.name.span),
        passed: mismatches.is_empty(),
        mismatches,
    }
}

/// The mismatch of a conversation that goes to a person at another turn than it should.
fn handoff_elsewhere(engine: &Engine, case: &Case, found: Option<(usize, Vec<String>)>) -> Option<Mismatch> {
    let expected = case.handoff.as_ref()?;
    let wanted = match expected.value {
        HandoffAt::Never => None,
        HandoffAt::Turn(turn) => usize::try_from(turn).ok(),
    };
    let (turn, why) = found.map_or((None, Vec::new()), |(turn, why)| (Some(turn), why));
    let told = |turn: Option<usize>| turn.map_or_else(|| "never".to_owned(), |turn| format!("at turn {turn}"));
    (turn != wanted).then(|| Mismatch {
        turn: turn.or(wanted).unwrap_or_default(),
        input: case.name.value.clone(),
        place: engine.desk().sources.place(expected.span),
        what: "handoff".to_owned(),
        expected: told(wanted),
        found: told(turn),
        why,
    })
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
    if let Some(bounds) = &expect.confidence {
        let found = confidence(decision);
        if !found.is_some_and(|found| bounds.hold(found.into())) {
            let found = found.map_or_else(none, |found| format!("{found:.3}"));
            differences.push(("confidence", bounds.span, bounds.to_string(), found));
        }
    }
    let said = decision.text.to_lowercase();
    for (what, texts, wanted) in [("contains", &expect.contains, true), ("lacks", &expect.lacks, false)] {
        let Some(texts) = texts else { continue };
        for text in texts.0.iter().filter(|text| said.contains(&text.to_lowercase()) != wanted) {
            differences.push((what, texts.span, text.clone(), decision.text.clone()));
        }
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

/// The probability of what a decision is about.
fn confidence(decision: &Decision) -> Option<f32> {
    let (about, evidence) = (decision.about.as_ref()?, decision.trace.evidence.as_ref()?);
    let found = evidence.candidates.iter().find(|candidate| candidate.target == *about)?;
    Some(found.probability)
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
