//! Links: complete addresses that a browser or a mail program opens.

use super::Lint;
use crate::desk::Desk;
use crate::text::diagnostic::{Diagnostic, quoted};

pub(super) const LINT: Lint = Lint { name: "links", codes: &["invalid-link"], check };

const BEGINNINGS: [&str; 3] = ["https://", "http://", "mailto:"];

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let articles = desk.articles.iter().flat_map(|article| article.links.iter().chain(&article.attachments));
    for (name, url) in desk.settings.links.iter().chain(articles) {
        let complete =
            BEGINNINGS.iter().any(|begin| url.strip_prefix(begin).is_some_and(|rest| !rest.trim().is_empty()));
        if !complete {
            let message = match url.trim().is_empty() {
                true => format!("the link `{name}` leads nowhere"),
                false => format!("the link `{name}` leads to {}, which is no complete address", quoted(url)),
            };
            let invalid = Diagnostic::error("invalid-link", url.span, message);
            found.push(invalid.help("begin it with `https://`, `http://` or `mailto:`"));
        }
    }
}
