//! Days on which articles are shown: that there are any, and, on a day that the caller tells, that some are left.

use super::{Lint, levels};
use crate::desk::Desk;
use crate::desk::day::Day;
use crate::text::diagnostic::Diagnostic;

pub(super) const LINT: Lint = Lint { name: "validity", codes: &["never-shown"], check };

/// The codes of what [`expiring`] finds.
pub const EXPIRY_CODES: &[&str] = &["expired-article", "expires-soon"];

/// So many days before its last one, an article is told.
const SOON: i32 = 30;

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    for article in &desk.articles {
        let (Some(from), Some(until)) = (&article.valid_from, &article.valid_until) else { continue };
        if until.value < from.value {
            let message = format!("article `{}` is never shown: it ends before it begins", article.id.value);
            let never = Diagnostic::warning("never-shown", until.span, message);
            found.push(never.related(from.span, "it begins here").help("mend one of the two days"));
        }
    }
}

/// The articles that are no longer shown on that day, or will not be within 30 days, by file and place.
pub fn expiring(desk: &Desk, today: Day) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for article in &desk.articles {
        let Some(until) = &article.valid_until else { continue };
        let id = &article.id.value;
        if until.value < today {
            let message = format!("article `{id}` expired on {}", until.value);
            let expired = Diagnostic::warning("expired-article", until.span, message);
            found.push(expired.help("delete it, or give it a later `valid_until`"));
        } else if today.date().until(until.date()).is_ok_and(|left| left.get_days() <= SOON) {
            let message = format!("article `{id}` is shown until {} only", until.value);
            let soon = Diagnostic::warning("expires-soon", until.span, message);
            found.push(soon.help("write what follows it, or give it a later `valid_until`"));
        }
    }
    levels::apply(desk, &mut found);
    found.sort_by_key(|diagnostic| diagnostic.span);
    found
}
