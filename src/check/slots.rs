//! Kinds of values: those that slots need, and those that examples mark.

use std::collections::BTreeSet;

use super::{Lint, place};
use crate::desk::Desk;
use crate::desk::entity::BUILT_IN;
use crate::desk::intent::{Intent, Slot};
use crate::text::annotation;
use crate::text::diagnostic::{Diagnostic, did_you_mean, quoted};

pub(super) const LINT: Lint =
    Lint { name: "slots", codes: &["unknown-entity", "unknown-mark", "unmarked-slot"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let mut kinds: BTreeSet<&str> = BUILT_IN.iter().copied().collect();
    kinds.extend(desk.settings.entities.keys().map(String::as_str));
    for intent in &desk.intents {
        for (name, slot) in &intent.slots {
            let (kind, span) = match &slot.entity {
                Some(entity) => (entity.as_str(), entity.span),
                None => (name.as_str(), place::key_before(desk, slot.ask.span, name)),
            };
            if !kinds.contains(kind) {
                let help = match did_you_mean(kind, kinds.iter().copied()) {
                    Some(near) if slot.entity.is_some() => format!("did you mean `{near}`?"),
                    Some(near) => format!("did you mean `{near}`? `entity:` gives the slot a kind of another name"),
                    None => format!(
                        "define it under `entities` in `firstline.yml`, or give the slot `entity:` with one of {}",
                        list(&kinds)
                    ),
                };
                let message = format!("no kind of value is called {}", quoted(kind));
                found.push(Diagnostic::error("unknown-entity", span, message).help(help));
            }
        }
        unmarked(desk, intent, found);
        let slots: BTreeSet<&str> = intent.slots.keys().map(String::as_str).collect();
        for example in &intent.examples {
            for mark in annotation::parse(example).marks {
                let name = mark.slot.as_str();
                if slots.contains(name) || kinds.contains(name) {
                    continue;
                }
                let written = example.get(mark.written).unwrap_or_default();
                let span = place::within(desk, place::within(desk, example.span, written), name);
                let help = match did_you_mean(name, slots.union(&kinds).copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None if slots.is_empty() => format!("mark a kind of value, one of {}", list(&kinds)),
                    None => format!("mark a slot of this intent, {}, or one of {}", list(&slots), list(&kinds)),
                };
                let message = format!(
                    "{} marks a value as {}, which is no slot and no kind of value",
                    quoted(written),
                    quoted(name)
                );
                found.push(Diagnostic::error("unknown-mark", span, message).help(help));
            }
        }
    }
}

/// Which of two slots of one kind a value fills is learned from the examples that mark it.
fn unmarked(desk: &Desk, intent: &Intent, found: &mut Vec<Diagnostic>) {
    let marks: Vec<_> = intent.examples.iter().flat_map(|example| annotation::parse(example).marks).collect();
    for (name, slot) in &intent.slots {
        let kind = slot.kind(name);
        let shares = |(other, slot): &(&String, &Slot)| *other != name && slot.kind(other) == kind;
        let Some((other, _)) = intent.slots.iter().find(shares) else { continue };
        if marks.iter().any(|mark| mark.slot == *name) {
            continue;
        }
        let message = format!(
            "{} and {} both take a {}, and no example marks which is {}",
            quoted(name),
            quoted(other),
            quoted(kind),
            quoted(name)
        );
        let help = format!("mark it where the words beside it tell them apart: `... [value]({name}) ...`");
        let place = place::key_before(desk, slot.ask.span, name);
        found.push(Diagnostic::warning("unmarked-slot", place, message).help(help));
    }
}

fn list(names: &BTreeSet<&str>) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
