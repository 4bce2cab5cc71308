//! Names that may be given once only: intents, articles, triggers, the steps of a guide.

use std::collections::BTreeMap;

use super::Lint;
use crate::desk::Desk;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::span::{Span, Spanned};

pub(super) const LINT: Lint = Lint { name: "duplicates", codes: &["duplicate-id"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let mergeable = "give one of them another name, or move the examples of both into one";
    once("intent", desk.intents.iter().map(|intent| &intent.id), mergeable, found);
    once("article", desk.articles.iter().map(|article| &article.id), "give one of them another name", found);
    for article in &desk.articles {
        once("step", article.steps.iter().map(|step| &step.id), "give one of them another name", found);
    }
    once("trigger", desk.settings.escalate.iter().map(|trigger| &trigger.name), "give one of them another name", found);
}

fn once<'a>(what: &str, ids: impl Iterator<Item = &'a Spanned<String>>, help: &str, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for id in ids {
        if let Some(first) = seen.get(id.as_str()) {
            let message = format!("a second {what} is called {}", quoted(id));
            found.push(Diagnostic::error("duplicate-id", id.span, message).related(*first, "the first").help(help));
        } else {
            seen.insert(id, id.span);
        }
    }
}
