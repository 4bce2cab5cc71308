//! The same example in two places, letter case and punctuation aside.

use std::collections::BTreeMap;

use super::taught::{Owner, Taught, taught};
use super::{Lint, place};
use crate::desk::Desk;
use crate::desk::intent::Intent;
use crate::text::annotation;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::span::{Span, Spanned};
use crate::text::token::tokenize;

pub(super) const LINT: Lint =
    Lint { name: "repeated", codes: &["same-example", "same-question", "repeated-example", "same-phrase"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let mut seen = BTreeMap::new();
    for Taught { owner, written: example } in taught(desk) {
        let key = key(example);
        let Some((first_owner, first)) = seen.get(&key) else {
            seen.insert(key, (owner, example.span));
            continue;
        };
        found.extend(complaint(desk, example, owner, *first_owner, *first));
    }
    phrases(desk, found);
}

fn complaint(
    desk: &Desk,
    example: &Spanned<String>,
    owner: Owner<'_>,
    other: Owner<'_>,
    first: Span,
) -> Option<Diagnostic> {
    let text = quoted(example);
    let (error, code, help) = match (owner, other) {
        _ if owner == other => {
            let message = format!("{text} is given twice in {owner}");
            let twice = Diagnostic::warning("repeated-example", example.span, message);
            let twice = twice.related(first, "first given here").help("delete one of the two");
            return Some(match place::list_item(desk, example.span) {
                Some(item) => twice.fix(item, ""),
                None => twice,
            });
        }
        _ if owner.is_one_with(other, desk) => return None,
        (Owner::Article(id), Owner::Intent(_)) | (Owner::Intent(_), Owner::Article(id)) => {
            let help = format!("delete one of the two, or let the article answer the intent with `article: {id}`");
            (false, "same-question", help)
        }
        (Owner::Article(_), Owner::Article(_)) => {
            (false, "same-question", "delete one of the two, or make one article of both".to_owned())
        }
        _ => (true, "same-example", "keep it where it belongs, and delete the other".to_owned()),
    };
    let message = format!("{text} is given in {owner} and in {other}");
    let same = match error {
        true => Diagnostic::error(code, example.span, message),
        false => Diagnostic::warning(code, example.span, message),
    };
    Some(same.related(first, format!("in {other}")).help(help))
}

fn phrases(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, (&Intent, Span)> = BTreeMap::new();
    for intent in &desk.intents {
        for phrase in intent.phrases.iter().filter(|phrase| !tokenize(phrase).is_empty()) {
            let key = key(phrase);
            match seen.get(&key) {
                Some((other, first)) if other.id != intent.id => {
                    let message = format!(
                        "the phrase {} decides two intents, `{}` and `{}`",
                        quoted(phrase),
                        other.id.value,
                        intent.id.value
                    );
                    let same = Diagnostic::error("same-phrase", phrase.span, message);
                    found.push(same.related(*first, "the same phrase").help("keep it in one of them"));
                }
                Some(_) => {}
                None => {
                    seen.insert(key, (intent, phrase.span));
                }
            }
        }
    }
}

/// What is compared: the words without marks, case and punctuation; what has no words is compared as it stands.
pub(crate) fn key(example: &str) -> String {
    let text = annotation::parse(example).text;
    let words: Vec<String> = tokenize(&text).into_iter().map(|token| token.text).collect();
    if words.is_empty() { text.trim().to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn case_marks_and_punctuation_do_not_count() {
        assert_eq!(key("Where's [A12345](order_number)?!"), key("wheres a12345"));
        assert_ne!(key("where is it"), key("where it is"));
        assert_ne!(key("???"), key("!!!"));
    }
}
