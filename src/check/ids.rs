//! The form of ids: `lower_snake_case` for intents, `kebab-case` for articles and triggers; an article is named as its file.

use super::Lint;
use crate::desk::Desk;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::span::Spanned;

pub(super) const LINT: Lint = Lint { name: "ids", codes: &["malformed-id", "article-file"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    for intent in &desk.intents {
        form(&intent.id, "intent", '_', found);
    }
    for trigger in &desk.settings.escalate {
        form(&trigger.name, "trigger", '-', found);
    }
    for article in &desk.articles {
        form(&article.id, "article", '-', found);
        let path = desk.sources.get(article.id.span.source).map_or("", |source| source.path.as_str());
        let file = path.rsplit('/').next().unwrap_or_default();
        if file.strip_suffix(".md").is_some_and(|name| name != article.id.value) {
            let message = format!("article {} stands in a file of another name, `{file}`", quoted(&article.id));
            let help = match is_well_formed(&article.id, '-') {
                true => format!("rename the file to `{}.md`, or the article", article.id.value),
                false => format!("name the article as its file: `{}`", file.trim_end_matches(".md")),
            };
            found.push(Diagnostic::error("article-file", article.id.span, message).help(help));
        }
    }
}

fn form(id: &Spanned<String>, what: &str, joint: char, found: &mut Vec<Diagnostic>) {
    if is_well_formed(id, joint) {
        return;
    }
    let example = if joint == '_' { "track_order" } else { "track-order" };
    let help = match well_formed(id, joint) {
        Some(better) => format!("write it as `{better}`"),
        None => format!("write it in small letters a to z, digits and `{joint}`, such as `{example}`"),
    };
    let message = format!("{} is not a well-formed {what} name", quoted(id));
    found.push(Diagnostic::error("malformed-id", id.span, message).help(help));
}

/// Whether an id is of small letters and digits, begins with a letter, and has single joints inside only.
fn is_well_formed(id: &str, joint: char) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    id.starts_with(|c: char| c.is_ascii_lowercase()) && id.split(joint).all(part)
}

fn well_formed(id: &str, joint: char) -> Option<String> {
    let mut better = String::new();
    let mut last = ' ';
    for c in id.trim().chars() {
        let begins_word = c.is_ascii_uppercase() && last.is_ascii_lowercase();
        if (begins_word || !last.is_ascii_alphanumeric()) && c.is_ascii_alphanumeric() && !better.is_empty() {
            better.push(joint);
        }
        if c.is_ascii_alphanumeric() {
            better.push(c.to_ascii_lowercase());
        } else if c.is_alphabetic() {
            return None;
        }
        last = c;
    }
    is_well_formed(&better, joint).then_some(better)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_ids_are_proposed() {
        for (id, better) in [
            ("Track Order", "track_order"),
            ("trackOrder", "track_order"),
            ("track-order", "track_order"),
            ("_a__b_", "a_b"),
            ("FAQ", "faq"),
        ] {
            assert!(!is_well_formed(id, '_'), "{id}");
            assert_eq!(well_formed(id, '_').as_deref(), Some(better));
        }
        for id in ["", "2fa", "größe", "???"] {
            assert!(!is_well_formed(id, '-') && well_formed(id, '-').is_none(), "{id}");
        }
        assert!(is_well_formed("out-of-scope-2", '-') && is_well_formed("a", '_'));
    }
}
