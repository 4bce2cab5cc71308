//! Guides: every reply leads somewhere, and every step is led to.

use std::collections::BTreeSet;

use super::Lint;
use crate::desk::Desk;
use crate::desk::article::Article;
use crate::desk::guide::Next;
use crate::text::diagnostic::{Diagnostic, did_you_mean, quoted};

pub(super) const LINT: Lint =
    Lint { name: "guides", codes: &["unknown-step", "dead-end-step", "unreachable-step"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    for article in &desk.articles {
        for step in &article.steps {
            if step.choices.is_empty() {
                let message = format!("step {} has no replies, so nothing leads on from it", quoted(&step.id));
                let dead = Diagnostic::warning("dead-end-step", step.id.span, message);
                found.push(dead.help("list under `choices` what customers may reply, and where each reply leads"));
            }
        }
        replies(article, found);
        unreachable(article, found);
    }
}

fn replies(article: &Article, found: &mut Vec<Diagnostic>) {
    for choice in article.steps.iter().flat_map(|step| &step.choices) {
        let Next::Step(next) = &choice.then.value else { continue };
        if article.step(next).is_some() {
            continue;
        }
        let message = format!("unknown step {}", quoted(next));
        let ends = ["resolved", "person"];
        let known = article.steps.iter().map(|step| step.id.as_str()).chain(ends);
        let help = match did_you_mean(next, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a step of this guide, `resolved`, or `person`".to_owned(),
        };
        found.push(Diagnostic::error("unknown-step", choice.then.span, message).help(help));
    }
}

/// Steps to which no way leads from the first.
fn unreachable(article: &Article, found: &mut Vec<Diagnostic>) {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = article.steps.first().map(|step| step.id.as_str()).into_iter().collect();
    while let Some(id) = next.pop() {
        if !reached.insert(id) {
            continue;
        }
        for choice in article.step(id).into_iter().flat_map(|step| &step.choices) {
            if let Next::Step(step) = &choice.then.value {
                next.push(step);
            }
        }
    }
    for step in article.steps.iter().filter(|step| !reached.contains(step.id.as_str())) {
        let message = format!("no reply leads to step {}", quoted(&step.id));
        let help = match step.id.as_str() {
            "resolved" | "person" => "`resolved` and `person` are ends; give the step another name",
            _ => "let a reply of another step lead to it, or delete it",
        };
        found.push(Diagnostic::warning("unreachable-step", step.id.span, message).help(help));
    }
}
