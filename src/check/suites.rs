//! Regression suites: cases that prove something.

use std::collections::BTreeMap;

use super::near::Words;
use super::taught::{Taught, taught};
use super::{Lint, repeated};
use crate::desk::Desk;
use crate::desk::suite::{Case, Expectation};
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::span::Span;

pub(super) const LINT: Lint =
    Lint { name: "suites", codes: &["leaked-case", "empty-conversation", "no-expectation"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let learnt = Learnt::of(desk);
    for case in &desk.cases {
        if case.turns.is_empty() {
            let message = format!("the conversation {} has no turns", quoted(&case.name));
            let empty = Diagnostic::error("empty-conversation", case.name.span, message);
            found.push(empty.help("add `turns:` with what the customer types and what must follow"));
        } else if case.handoff.is_none() && case.turns.iter().all(|turn| expects_nothing(&turn.expect)) {
            let message = "this case expects nothing, and so proves nothing";
            let nothing = Diagnostic::warning("no-expectation", case.name.span, message);
            found.push(nothing.help("add `expect:` with an intent, an article or an action"));
        }
        found.extend(leak(case, &learnt));
    }
}

/// Everything that the engine learns from, as it is compared, with its place.
struct Learnt {
    words: Words,
    exactly: BTreeMap<String, Span>,
    nearly: BTreeMap<Vec<String>, Span>,
}

impl Learnt {
    fn of(desk: &Desk) -> Self {
        let mut learnt = Self { words: Words::of(desk), exactly: BTreeMap::new(), nearly: BTreeMap::new() };
        for Taught { written, .. } in taught(desk) {
            learnt.exactly.entry(repeated::key(written)).or_insert(written.span);
            if let Some(key) = learnt.words.key(written) {
                learnt.nearly.entry(key).or_insert(written.span);
            }
        }
        learnt
    }
}

fn leak(case: &Case, learnt: &Learnt) -> Option<Diagnostic> {
    let written = Some(&case.name).filter(|_| case.single)?;
    let exactly = learnt.exactly.get(&repeated::key(written)).map(|first| (first, "is also an example"));
    let nearly = || Some((learnt.nearly.get(&learnt.words.key(written)?)?, "says nearly the same as an example"));
    let (first, how) = exactly.or_else(nearly)?;
    let message = format!("{} {how}, so this case proves little", quoted(written));
    Some(
        Diagnostic::warning("leaked-case", written.span, message)
            .related(*first, "the example")
            .help("test with other words, or delete the example"),
    )
}

fn expects_nothing(expect: &Expectation) -> bool {
    let Expectation { action, intent, article, also, reason, fires, quiet, queue, priority, .. } = expect;
    let Expectation { confidence, contains, lacks, slots, .. } = expect;
    let texts = [intent, article, reason, queue].into_iter().all(|text| text.is_none());
    let fragments = [also, fires, quiet, contains, lacks].into_iter().all(|texts| texts.is_none());
    action.is_none() && priority.is_none() && confidence.is_none() && slots.is_empty() && texts && fragments
}
