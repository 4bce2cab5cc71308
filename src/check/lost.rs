//! What the reader had to leave out because of a mistake that it has told already, so that no lint complains that it is
//! missing.

use crate::desk::Desk;
use crate::text::source::Source;

/// Whether an intent of that id is written somewhere, though it could not be read.
pub(super) fn intent(desk: &Desk, id: &str) -> bool {
    folder(desk, "intents/").any(|source| values(source, "intent").any(|written| written == id))
}

/// Whether an article's file is there, though it could not be read.
pub(super) fn article(desk: &Desk, id: &str) -> bool {
    folder(desk, "knowledge_base/").any(|source| {
        let name = source.path.strip_prefix("knowledge_base/").and_then(|path| path.strip_suffix(".md"));
        name == Some(id)
    })
}

/// Whether a trigger of that name is written somewhere, though it could not be read.
pub(super) fn trigger(desk: &Desk, name: &str) -> bool {
    folder(desk, "firstline.yml").any(|source| values(source, "name").any(|written| written == name))
}

/// Whether any intent is written that could not be read.
pub(super) fn any_intent(desk: &Desk) -> bool {
    let written = folder(desk, "intents/").flat_map(|source| values(source, "intent"));
    written.count() > desk.intents.len()
}

fn folder<'a>(desk: &'a Desk, path: &'a str) -> impl Iterator<Item = &'a Source> {
    desk.sources.iter().filter(move |source| source.path.starts_with(path))
}

/// What stands behind a key, line by line, as in `- intent: track_order`.
fn values<'a>(source: &'a Source, key: &'a str) -> impl Iterator<Item = &'a str> {
    source.text.lines().filter_map(move |line| {
        let entry = line.trim_start().trim_start_matches(['-', '{', ' ', '"', '\'']);
        let value = entry.strip_prefix(key)?.trim_start_matches(['"', '\'']).strip_prefix(':')?;
        let value = value.split([',', '}', '#']).next()?;
        Some(value.trim().trim_matches(['"', '\'']))
    })
}
