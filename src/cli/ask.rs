//! `firstline ask`: one message, one decision.

use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::clock::Clock;
use super::{Outcome, load};
use crate::conversation::choice::Choice;
use crate::conversation::decision::Decision;
use crate::conversation::event::Event;
use crate::conversation::evidence::{Candidate, Target};
use crate::conversation::fault::Fault;
use crate::conversation::packet::HandoffPacket;
use crate::conversation::search::answer;
use crate::conversation::state::Conversation;
use crate::conversation::trace::Reason;
use crate::engine::Engine;

/// The shape of `--json`.
#[derive(Serialize)]
struct Answer<'a> {
    action: &'static str,
    text: &'a str,
    choices: &'a [Choice],
    about: Option<&'a Target>,
    also: &'a [Target],
    candidates: &'a [Candidate],
    out_of_scope: f32,
    reasons: &'a [Reason],
    handoff: Option<&'a HandoffPacket>,
    faults: &'a [Fault],
}

pub(super) fn run(folder: &Path, message: &str, json: bool, clock: Clock) -> Result<Outcome, String> {
    let engine = load::engine(folder)?;
    let decision = decide(&engine, message, clock.now());
    if !json {
        return Ok(Outcome::fine(shown(&decision)));
    }
    let evidence = decision.trace.evidence.as_ref();
    let answer = Answer {
        action: decision.action.word(),
        text: &decision.text,
        choices: &decision.choices,
        about: decision.about.as_ref(),
        also: &decision.also,
        candidates: evidence.map_or(&[], |evidence| &evidence.candidates),
        out_of_scope: evidence.map_or(0.0, |evidence| evidence.out_of_scope),
        reasons: &decision.reasons,
        handoff: decision.handoff.as_ref(),
        faults: &decision.trace.faults,
    };
    let line = serde_json::to_string(&answer).map_err(|error| error.to_string())?;
    Ok(Outcome::fine(line + "\n"))
}

/// The decision on a first message that comes at a time. Where the desk leaves the search to its host, its own articles are searched.
pub(super) fn decide(engine: &Engine, message: &str, at: Timestamp) -> Decision {
    let event = Event::message("1", at, message);
    let step = engine.step(&Conversation::new("ask"), &event);
    match &step.decision.search {
        Some(query) => {
            let found = answer(&mut engine.clone(), query);
            engine.step(&step.conversation, &Event::new("2", at, found)).decision
        }
        None => step.decision,
    }
}

/// What the customer sees, with the choices numbered, and the action in brackets.
fn shown(decision: &Decision) -> String {
    let mut text = format!("[{}] {}\n", decision.action.word(), decision.text);
    for (number, choice) in (1..).zip(&decision.choices) {
        text.push_str(&format!("  {number}. {}\n", choice.label));
    }
    if let Some(packet) = &decision.handoff {
        text.push_str(&format!("  to queue {}, priority {}\n", packet.queue, packet.priority.word()));
    }
    text
}
