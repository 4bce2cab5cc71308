//! Queues: which of them is the default should be plain to see.

use super::{Lint, place};
use crate::desk::Desk;
use crate::desk::queue::DEFAULT;
use crate::text::diagnostic::Diagnostic;
use crate::text::span::Span;

pub(super) const LINT: Lint = Lint { name: "queues", codes: &["no-default-queue"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let queues = &desk.settings.queues;
    if queues.len() < 2 || queues.contains_key(DEFAULT) {
        return;
    }
    let name = desk.settings.name.span;
    let end = desk.sources.get(name.source).map_or(0, |settings| settings.text.len());
    let end = u32::try_from(end).unwrap_or(u32::MAX);
    let span = place::key_before(desk, Span { start: end, end, ..name }, "queues");
    let first = queues.keys().next().map_or("", String::as_str);
    let message = format!("no queue is called `{DEFAULT}`, so a conversation goes to the first by name, `{first}`");
    found.push(Diagnostic::warning("no-default-queue", span, message).help(format!("call one of them `{DEFAULT}`")));
}
