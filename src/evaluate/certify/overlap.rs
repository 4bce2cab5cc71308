//! Labelled messages that the desk has learned from: they would make it look better than it is.

use std::collections::BTreeMap;

use super::labelled::Labelled;
use crate::check::near::Words;
use crate::check::repeated;
use crate::check::taught::taught;
use crate::desk::Desk;
use crate::text::span::Span;

/// One line for each labelled message that is an example of the desk, or nearly one: the same words in another order, with other
/// endings or courtesies, as `check` compares examples.
#[must_use]
pub fn overlaps(desk: &Desk, rows: &[Labelled]) -> Vec<String> {
    let words = Words::of(desk);
    let (mut exact, mut near): (BTreeMap<String, Span>, BTreeMap<Vec<String>, Span>) = Default::default();
    let phrases = desk.intents.iter().flat_map(|intent| &intent.phrases);
    for written in taught(desk).into_iter().map(|taught| taught.written).chain(phrases) {
        exact.entry(repeated::key(written)).or_insert(written.span);
        if let Some(key) = words.key(written) {
            near.entry(key).or_insert(written.span);
        }
    }
    let told = rows.iter().filter_map(|row| {
        let same = exact.get(&repeated::key(&row.text)).map(|span| ("is taught", span));
        let nearly = || Some(("is nearly what is taught", near.get(&words.key(&row.text)?)?));
        let (how, span) = same.or_else(nearly)?;
        Some(format!("line {}: `{}` {how} at {}", row.line, row.text, desk.sources.place(*span)))
    });
    told.collect()
}
