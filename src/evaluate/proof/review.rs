//! What the proof tells an operator.

use super::promise::FlawKind;
use super::prove::{Proof, prove};
use super::walk::Flaw;
use crate::check::{condition, levels};
use crate::desk::Desk;
use crate::engine::Engine;
use crate::text::diagnostic::Diagnostic;
use crate::text::span::Span;

/// The codes of the findings.
pub const CODES: &[&str] = &["broken-promise"];

/// Walks through the states of a desk, as many as `most`, and tells each promise that its policy breaks.
pub fn review(engine: &Engine, most: usize) -> (Proof, Vec<Diagnostic>) {
    let desk = engine.desk();
    let proof = prove(engine, most);
    let mut found: Vec<Diagnostic> = proof.flaws.iter().filter_map(|flaw| told(desk, flaw)).collect();
    levels::apply(desk, &mut found);
    (proof, found)
}

fn told(desk: &Desk, flaw: &Flaw) -> Option<Diagnostic> {
    let triggers = &desk.settings.escalate;
    let heard = triggers.iter().find(|trigger| condition::hears_wish_for_person(&trigger.when));
    let (message, trigger) = match flaw.kind {
        // Where no trigger hears the wish at all, a lint has said so.
        FlawKind::PersonNotReached => {
            ("who asks for a person does not always get one, and is told no other way", Some(heard?))
        }
        FlawKind::SpeaksOverPerson => ("the bot says something while a person has the conversation", None),
        FlawKind::AnswersWhoWaits => ("the bot answers a message while the customer waits for a person", None),
        FlawKind::OfferTooSoon => ("a person is offered again before the cooldown is over", None),
        FlawKind::ClarificationLoop => ("the bot asks again and again which was meant", None),
    };
    let span: Span = trigger.or(triggers.first()).map_or(desk.settings.name.span, |trigger| trigger.name.span);
    let path = flaw.path.join("; then ");
    Some(Diagnostic::warning("broken-promise", span, message).help(format!("it comes to this: {path}")))
}
