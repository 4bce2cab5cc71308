//! What an intent leads to: exactly one of `reply`, `article` and `handoff`.

use super::{Lint, place};
use crate::desk::Desk;
use crate::desk::intent::Intent;
use crate::text::diagnostic::Diagnostic;
use crate::text::span::Span;

pub(super) const LINT: Lint = Lint { name: "outcome", codes: &["missing-outcome", "several-outcomes"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    for intent in &desk.intents {
        let outcomes = outcomes(desk, intent);
        let places: Vec<Span> = outcomes.iter().filter_map(|(_, place)| *place).collect();
        let id = &intent.id.value;
        match outcomes.as_slice() {
            [] if !is_written(desk, intent) => {
                let message = format!("intent `{id}` says neither what to reply nor who answers");
                found.push(Diagnostic::error("missing-outcome", intent.id.span, message).help(
                    "add `reply:` with a text, `article:` with the id of an article, or `handoff:` with a queue",
                ));
            }
            [(first, _), (second, _), ..] => {
                let message = format!("intent `{id}` has both `{first}` and `{second}`");
                let place = places.last().copied().unwrap_or(intent.id.span);
                let several = Diagnostic::error("several-outcomes", place, message);
                let several = match places.first() {
                    Some(first) if *first != place => several.related(*first, "one of them"),
                    _ => several,
                };
                found.push(several.help("keep one of `reply`, `article` and `handoff`"));
            }
            _ => {}
        }
    }
}

/// What the intent has, each with a place where one is known.
fn outcomes(desk: &Desk, intent: &Intent) -> Vec<(&'static str, Option<Span>)> {
    let mut outcomes = Vec::new();
    if let Some(reply) = intent.reply.as_ref().and_then(|wordings| wordings.first()) {
        outcomes.push(("reply", Some(place::key_before(desk, reply.span, "reply"))));
    }
    if let Some(article) = &intent.article {
        outcomes.push(("article", Some(place::key_before(desk, article.span, "article"))));
    }
    if let Some(handoff) = &intent.handoff {
        let queue = handoff.queue.as_ref();
        outcomes.push(("handoff", queue.map(|queue| place::key_before(desk, queue.span, "handoff"))));
    }
    outcomes
}

/// Whether an outcome is written that could not be read: the reader has complained of it already.
fn is_written(desk: &Desk, intent: &Intent) -> bool {
    let text = desk.sources.get(intent.id.span.source).map_or("", |source| source.text.as_str());
    let rest = text.get(intent.id.span.end as usize..).unwrap_or_default();
    let item = rest.split("\n- ").next().unwrap_or_default();
    item.lines().any(|line| ["reply:", "article:", "handoff:"].iter().any(|key| line.trim_start().starts_with(key)))
}
