//! Values that are marked in one example and left bare, or marked as something else, in another of the same intent.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lint, place};
use crate::desk::Desk;
use crate::desk::intent::Intent;
use crate::text::annotation;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::span::{Span, Spanned};
use crate::text::token::tokenize;

pub(super) const LINT: Lint = Lint { name: "marks", codes: &["bare-value", "conflicting-marks"], check };

/// What an intent's examples mark: each value in small letters, with its slots and where it is marked first.
type Marked<'a> = BTreeMap<String, (BTreeSet<String>, &'a Spanned<String>)>;

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    for intent in &desk.intents {
        let marked = marked(desk, intent, found);
        for example in &intent.examples {
            found.extend(bare(desk, &marked, example));
        }
    }
}

fn marked<'a>(desk: &Desk, intent: &'a Intent, found: &mut Vec<Diagnostic>) -> Marked<'a> {
    let mut marked = Marked::new();
    let kind = |slot: &str| intent.slots.get(slot).map_or(slot, |known| known.kind(slot)).to_owned();
    for example in &intent.examples {
        let annotated = annotation::parse(example);
        for mark in &annotated.marks {
            let value = annotated.text.get(mark.span.clone()).unwrap_or_default();
            let (slots, first) = marked.entry(value.to_lowercase()).or_insert_with(|| (BTreeSet::new(), example));
            let other = slots.iter().find(|slot| kind(slot) != kind(&mark.slot)).cloned();
            if let Some(other) = other {
                let message =
                    format!("{} is marked as `{}` here, and as `{other}` elsewhere", quoted(value), mark.slot);
                let written = example.get(mark.written.clone()).unwrap_or_default();
                let conflict =
                    Diagnostic::warning("conflicting-marks", place::within(desk, example.span, written), message);
                found.push(conflict.related(first.span, format!("as `{other}`")).help("mark it as the same in both"));
            }
            slots.insert(mark.slot.clone());
        }
    }
    marked
}

/// The first bare value of an example, if it is one that is marked elsewhere.
fn bare(desk: &Desk, marked: &Marked<'_>, example: &Spanned<String>) -> Option<Diagnostic> {
    let marks = annotation::parse(example).marks;
    let in_mark = |at: usize| marks.iter().any(|mark| mark.written.contains(&at));
    let words = tokenize(example);
    for (at, word) in words.iter().enumerate().filter(|(_, word)| !in_mark(word.span.start)) {
        // The longest value that begins here.
        for last in words.iter().skip(at).take(4).rev().filter(|last| last.span.start >= word.span.start) {
            let value = example.get(word.span.start..last.span.end).unwrap_or_default();
            let Some((slots, first)) = marked.get(&value.to_lowercase()) else { continue };
            let Some(slot) = slots.first() else { continue };
            let span = place::within(desk, example.span, value);
            let message = format!("{} is not marked here, and is marked as `{slot}` elsewhere", quoted(value));
            let found = Diagnostic::warning("bare-value", span, message).related(first.span, "marked here");
            let marked = format!("[{value}]({slot})");
            let found = found.help(format!("mark it as well: `{marked}`"));
            // Which of several slots it fills, and how to quote it, only a person can tell.
            return Some(match slots.len() == 1 && may_hold_brackets(desk, example.span, span) {
                true => found.fix(span, marked),
                false => found,
            });
        }
    }
    None
}

/// Whether a bracket put in at `at` stays part of the text: an item of a list on its own line, not at its beginning.
fn may_hold_brackets(desk: &Desk, example: Span, at: Span) -> bool {
    let before = desk.sources.get(example.source).and_then(|source| source.text.get(..example.start as usize));
    let line = before.unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    line.trim() == "-" && at.start > example.start && at.end <= example.end && at != example
}
