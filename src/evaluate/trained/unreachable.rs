//! Articles that none of their own questions leads to.

use super::{Trained, TrainedLint, named};
use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::desk::article::Article;
use crate::text::diagnostic::{Diagnostic, quoted};

pub(super) const LINT: TrainedLint = TrainedLint { name: "unreachable", codes: &["unreachable-article"], check };

/// Questions that are looked at, of all articles.
const MOST_QUESTIONS: usize = 5_000;

fn check(trained: &Trained<'_>, found: &mut Vec<Diagnostic>) {
    let mut left = MOST_QUESTIONS;
    for article in &trained.desk.articles {
        let mut instead = None;
        let mut is_reached = false;
        for question in &article.questions {
            let Some(fewer) = left.checked_sub(1) else { return };
            left = fewer;
            let evidence = trained.engine.understand(question, None);
            let best = evidence.candidates.into_iter().next().map(|candidate| candidate.target);
            is_reached = best.as_ref().is_some_and(|target| shows(trained.desk, target, article));
            if is_reached {
                break;
            }
            instead = instead.or(best.map(|target| (question, target)));
        }
        if let Some((question, target)) = instead.filter(|_| !is_reached) {
            let message = format!("none of the questions of article `{}` leads to it", article.id.value);
            let unreachable = Diagnostic::warning("unreachable-article", article.id.span, message)
                .related(question.span, format!("{} leads to {}", quoted(question), named(Some(&target))));
            found.push(unreachable.help("make one of the two, or take the questions away from the other"));
        }
    }
}

/// Whether a target is answered by an article.
fn shows(desk: &Desk, target: &Target, article: &Article) -> bool {
    let id = match target {
        Target::Article(id) => Some(id),
        Target::Intent(id) => desk.intent(id).and_then(|intent| intent.article.as_ref()).map(|id| &id.value),
    };
    id == Some(&article.id.value)
}
