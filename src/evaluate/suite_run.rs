//! Runs a desk's regression suites: each case is a conversation with the engine, at a fixed time.

use jiff::Timestamp;
use serde::Serialize;

use super::mismatch::{Mismatch, differences, handoff_elsewhere};
use super::stage::{Stage, told};
use crate::conversation::decision::Decision;
use crate::conversation::evidence::{Candidate, Target};
use crate::conversation::trace::Reason;
use crate::desk::action::Action;
use crate::desk::suite::{Case, Expectation};
use crate::engine::Engine;
use crate::text::source::Place;

/// When suites take place: Monday, 2 June 2025, 10:00 in universal time.
const SUITE_TIME: Timestamp = Timestamp::constant(1_748_858_400, 0);
/// How many candidates of each turn are kept.
const CANDIDATES: usize = 3;

/// What one case gave.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseResult {
    /// The message, or the conversation's name.
    pub name: String,
    /// Where it is written.
    pub place: Place,
    /// Whether it is a single message.
    pub single: bool,
    /// Whether everything came as expected.
    pub passed: bool,
    /// What did not, in order.
    pub mismatches: Vec<Mismatch>,
    /// What happened, turn by turn.
    pub turns: Vec<TurnResult>,
}

/// What happened in one turn.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TurnResult {
    /// What the customer did.
    pub input: String,
    /// What was expected of the decision.
    pub expected: Expected,
    /// What the bot did.
    pub action: Action,
    /// The intent or article that the decision is about.
    pub about: Option<Target>,
    /// What else it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Target>,
    /// The probability (0..=1) of that intent or article, if the message was weighed.
    pub confidence: Option<f32>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The likeliest candidates with what spoke for them, at most three.
    pub candidates: Vec<Candidate>,
    /// What the policy looked at.
    #[serde(skip)]
    pub steps: Vec<String>,
}

/// What a turn expects of the decision, as far as figures over many turns need it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// The action; `handoff` also where a queue or a priority is expected.
    pub action: Option<Action>,
    /// The intent or article.
    pub about: Option<Target>,
}

impl Expected {
    fn of(expect: &Expectation) -> Self {
        let implied = (expect.queue.is_some() || expect.priority.is_some()).then_some(Action::Handoff);
        let intent = expect.intent.as_ref().map(|id| Target::Intent(id.value.clone()));
        let article = expect.article.as_ref().map(|id| Target::Article(id.value.clone()));
        Self { action: expect.action.as_ref().map(|action| action.value).or(implied), about: intent.or(article) }
    }
}

/// Runs one case from the beginning of a conversation.
pub fn run_case(engine: &Engine, case: &Case) -> CaseResult {
    let sources = &engine.desk().sources;
    let mut stage = Stage::new(engine, case.at.as_ref().map_or(SUITE_TIME, |at| at.value));
    let mut mismatches = Vec::new();
    let mut turns = Vec::with_capacity(case.turns.len());
    for (number, turn) in (1..).zip(&case.turns) {
        let input = told(&turn.input.value);
        let step = stage.plays(turn);
        let different = differences(engine.desk(), &turn.expect, &step.decision, &step.conversation);
        let found = different.into_iter().map(|different| different.at(number, sources));
        mismatches.extend(found);
        turns.push(turn_result(input, Expected::of(&turn.expect), step.decision));
    }
    mismatches.extend(handoff_elsewhere(case, &turns, sources));
    CaseResult {
        name: case.name.value.clone(),
        place: sources.place(case.name.span),
        single: case.single,
        passed: mismatches.is_empty(),
        mismatches,
        turns,
    }
}

fn turn_result(input: String, expected: Expected, decision: Decision) -> TurnResult {
    let confidence = confidence(&decision);
    let candidates = decision.trace.evidence.map(|evidence| evidence.candidates).unwrap_or_default();
    TurnResult {
        input,
        expected,
        action: decision.action,
        confidence,
        about: decision.about,
        also: decision.also,
        reasons: decision.reasons,
        candidates: candidates.into_iter().take(CANDIDATES).collect(),
        steps: decision.trace.steps,
    }
}

/// The probability of what a decision is about, if the message was weighed.
pub(super) fn confidence(decision: &Decision) -> Option<f32> {
    let (about, evidence) = (decision.about.as_ref()?, decision.trace.evidence.as_ref()?);
    let found = evidence.candidates.iter().find(|candidate| candidate.target == *about)?;
    Some(found.probability)
}
