//! Pairs of intents that the models of a cross-validation take for one another.

use std::collections::BTreeMap;

use super::{Trained, TrainedLint, named};
use crate::conversation::evidence::Target;
use crate::evaluate::nearest::nearest;
use crate::text::diagnostic::{Diagnostic, quoted};

pub(super) const LINT: TrainedLint = TrainedLint { name: "alike", codes: &["intents-alike"], check };

/// This share of the examples of both, taken for the other, is more than the usual confusion.
const SHARE: f64 = 0.25;
/// And at least so many of both together.
const FEWEST: usize = 4;

fn check(trained: &Trained<'_>, found: &mut Vec<Diagnostic>) {
    let mut held: BTreeMap<&Target, usize> = BTreeMap::new();
    let mut taken: BTreeMap<(&Target, &Target), usize> = BTreeMap::new();
    for example in trained.held {
        let (Some(own), Some(best)) = (&example.own, &example.found) else { continue };
        *held.entry(own).or_default() += 1;
        if own != best {
            *taken.entry((own, best)).or_default() += 1;
        }
    }
    let size = |target: &Target| held.get(target).copied().unwrap_or(0);
    for (&(one, other), &there) in taken.iter().filter(|((one, other), _)| one < other) {
        let back = taken.get(&(other, one)).copied().unwrap_or(0);
        let all = size(one) + size(other);
        if there + back < FEWEST || there == 0 || back == 0 || ((there + back) as f64) < SHARE * all as f64 {
            continue;
        }
        let Some(first) = first_mistaken(trained, one, other) else { continue };
        let message = format!(
            "{} and {} are hard to tell apart: {} of their {all} examples are taken for the other",
            named(Some(one)),
            named(Some(other)),
            there + back
        );
        let help =
            format!("make one of the two, or write examples that say what differs; {first} is one that is mistaken");
        let Some((span, _)) = place(trained, one) else { continue };
        let mut alike = Diagnostic::warning("intents-alike", span, message).help(help);
        if let Some((other_span, _)) = place(trained, other) {
            alike = alike.related(other_span, "the other");
        }
        found.push(alike);
    }
}

/// An example of `own` that is taken for `other`, with the nearest line there.
fn first_mistaken(trained: &Trained<'_>, own: &Target, other: &Target) -> Option<String> {
    let is_taken = |example: &&crate::understand::understander::HeldExample| {
        example.own.as_ref() == Some(own) && example.found.as_ref() == Some(other)
    };
    let example = trained.held.iter().find(is_taken)?;
    let at = trained.desk.sources.place(example.written);
    let near = nearest(trained.desk, other, &example.text, None)
        .map(|(_, text, written)| {
            let place = trained.desk.sources.place(written.span);
            format!(", near {} ({}:{})", quoted(&text), place.file, place.line)
        })
        .unwrap_or_default();
    Some(format!("{} ({}:{}){near}", quoted(&example.text), at.file, at.line))
}

/// Where an intent or article is written, and its name.
pub(super) fn place<'a>(trained: &'a Trained<'_>, target: &'a Target) -> Option<(crate::text::span::Span, &'a str)> {
    match target {
        Target::Intent(id) => trained.desk.intent(id).map(|intent| (intent.id.span, id.as_str())),
        Target::Article(id) => trained.desk.article(id).map(|article| (article.id.span, id.as_str())),
    }
}
