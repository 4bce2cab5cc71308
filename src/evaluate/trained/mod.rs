//! Lints that need a trained desk: what models of a cross-validation make of the examples that they did not see, and what the
//! desk makes of parts of its own examples. One lint a file and its line in [`TRAINED_LINTS`].

mod alike;
mod misplaced;
mod misspelt;
mod never;
mod several;
mod unreachable;

use crate::check::levels;
use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::engine::Engine;
use crate::evaluate::appraisal::judged::{JudgedMessage, of_examples};
use crate::evaluate::proof::{self, Proof};
use crate::text::diagnostic::Diagnostic;
use crate::understand::understander::HeldExample;

/// One kind of examination of a trained desk.
#[derive(Copy, Clone, Debug)]
pub struct TrainedLint {
    /// What it looks at, in one word.
    pub name: &'static str,
    /// The codes of the diagnostics that it may give.
    pub codes: &'static [&'static str],
    check: fn(&Trained<'_>, &mut Vec<Diagnostic>),
}

/// Every lint of a trained desk.
pub const TRAINED_LINTS: &[TrainedLint] =
    &[misplaced::LINT, alike::LINT, never::LINT, unreachable::LINT, several::LINT, misspelt::LINT];

/// A trained desk as the lints see it.
struct Trained<'a> {
    engine: &'a Engine,
    desk: &'a Desk,
    held: &'a [HeldExample],
}

/// A desk that was trained and examined.
#[derive(Clone, Debug)]
pub struct Examination {
    /// By file and place, which promises its policy breaks, and what the lints find.
    pub found: Vec<Diagnostic>,
    /// The walk through the states of its policy.
    pub proof: Proof,
    /// Its engine.
    pub engine: Engine,
    /// Its examples under models that did not see them.
    pub examples: Vec<JudgedMessage>,
}

/// Trains a desk without errors, walks through as many as `most` states of its policy, and looks at its examples. `None` if no
/// engine can be built from it.
pub fn examine(desk: &Desk, most: usize) -> Option<Examination> {
    let (engine, held) = Engine::build_reviewed(desk).ok()?;
    let (proof, mut found) = proof::review(&engine, most);
    found.extend(review(&engine, &held));
    found.sort_by_key(|diagnostic| diagnostic.span);
    let examples = of_examples(engine.desk(), &held);
    Some(Examination { found, proof, engine, examples })
}

/// What the lints find.
fn review(engine: &Engine, held: &[HeldExample]) -> Vec<Diagnostic> {
    let trained = Trained { engine, desk: engine.desk(), held };
    let mut found = Vec::new();
    for lint in TRAINED_LINTS {
        let before = found.len();
        (lint.check)(&trained, &mut found);
        let declared = |diagnostic: &Diagnostic| lint.codes.contains(&diagnostic.code.as_str());
        debug_assert!(found.iter().skip(before).all(declared), "a code that `{}` does not declare", lint.name);
    }
    levels::apply(trained.desk, &mut found);
    found
}

/// What is told of a class.
fn named(target: Option<&Target>) -> String {
    match target {
        Some(Target::Intent(id)) => format!("intent `{id}`"),
        Some(Target::Article(id)) => format!("article `{id}`"),
        None => "`out_of_scope`".to_owned(),
    }
}

/// A probability as people read it.
fn percent(probability: f32) -> String {
    format!("{:.0} %", (probability * 100.0).floor())
}
