//! Intents that the models of a cross-validation never recognise.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::place;
use super::{Trained, TrainedLint, named};
use crate::conversation::evidence::Target;
use crate::text::diagnostic::{Diagnostic, quoted};

pub(super) const LINT: TrainedLint = TrainedLint { name: "never", codes: &["never-predicted"], check };

/// Of fewer held-out examples, none being recognised says nothing.
const FEWEST: usize = 5;

fn check(trained: &Trained<'_>, found: &mut Vec<Diagnostic>) {
    let predicted: BTreeSet<&Target> =
        trained.held.iter().filter(|e| e.own == e.found).filter_map(|e| e.own.as_ref()).collect();
    let mut lost: BTreeMap<&Target, BTreeMap<&Target, usize>> = BTreeMap::new();
    let mut held: BTreeMap<&Target, usize> = BTreeMap::new();
    for example in trained.held {
        let Some(own) = example.own.as_ref().filter(|own| !predicted.contains(own)) else { continue };
        *held.entry(own).or_default() += 1;
        if let Some(best) = &example.found {
            *lost.entry(own).or_default().entry(best).or_default() += 1;
        }
    }
    for (target, count) in held.into_iter().filter(|(_, count)| *count >= FEWEST) {
        let (Some((span, _)), Target::Intent(_)) = (place(trained, target), target) else { continue };
        let others = lost.get(target);
        let most = others.and_then(|others| others.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))));
        let message = format!("none of the {count} examples of {} is recognised unseen", named(Some(target)));
        let mut never = Diagnostic::warning("never-predicted", span, message)
            .help("write examples that have words in common, or give what they ask for to other intents");
        if let Some((other, times)) = most
            && let Some((other_span, name)) = place(trained, other)
        {
            never = never.related(other_span, format!("{times} of them are taken for {}", quoted(name)));
        }
        found.push(never);
    }
}
