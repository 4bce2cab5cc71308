//! Regression suites: cases that prove something.

use std::collections::BTreeMap;

use super::{Lint, repeated};
use crate::desk::Desk;
use crate::desk::suite::{Case, Expectation};
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::span::Span;

pub(super) const LINT: Lint =
    Lint { name: "suites", codes: &["leaked-case", "empty-conversation", "no-expectation"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let learnt = learnt(desk);
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
fn learnt(desk: &Desk) -> BTreeMap<String, Span> {
    let examples = desk.intents.iter().flat_map(|intent| &intent.examples);
    let questions = desk.articles.iter().flat_map(|article| &article.questions);
    let mut learnt = BTreeMap::new();
    for example in examples.chain(questions).chain(&desk.out_of_scope) {
        learnt.entry(repeated::key(example)).or_insert(example.span);
    }
    learnt
}

fn leak(case: &Case, learnt: &BTreeMap<String, Span>) -> Option<Diagnostic> {
    let first = learnt.get(&repeated::key(&case.name)).filter(|_| case.single)?;
    let message = format!("{} is also an example, so this case proves little", quoted(&case.name));
    Some(
        Diagnostic::warning("leaked-case", case.name.span, message)
            .related(*first, "the example")
            .help("test with other words, or delete the example"),
    )
}

fn expects_nothing(expect: &Expectation) -> bool {
    let Expectation { action, intent, article, reason, queue, priority, confidence, contains, lacks, slots } = expect;
    let texts = [intent, article, reason, queue].into_iter().all(|text| text.is_none());
    let fragments = [contains, lacks].into_iter().all(|texts| texts.is_none());
    action.is_none() && priority.is_none() && confidence.is_none() && slots.is_empty() && texts && fragments
}
