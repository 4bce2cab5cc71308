//! Lists of values that an operator defines: each has values, and each synonym stands for one of them.

use std::collections::BTreeMap;

use super::{Lint, place};
use crate::desk::Desk;
use crate::desk::entity::{EntityDefinition, ListDefinition};
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::span::Span;
use crate::text::token::tokenize;

pub(super) const LINT: Lint =
    Lint { name: "entities", codes: &["no-values", "wordless-value", "same-synonym", "shared-synonym"], check };

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    for (name, definition) in &desk.settings.entities {
        let EntityDefinition::List(list) = &definition.value else { continue };
        if list.values.is_empty() {
            let message = format!("the entity `{name}` has no values");
            let empty = Diagnostic::error("no-values", definition.span, message);
            found.push(empty.help("list its values, each with the words that stand for it, or `[]`"));
        }
        entries(desk, definition.span, list, found);
    }
    shared(desk, found);
}

/// Words that stand for values of two kinds: both are found wherever they occur.
fn shared(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let mut owners: BTreeMap<String, (&str, &str, Span)> = BTreeMap::new();
    for (kind, definition) in &desk.settings.entities {
        let EntityDefinition::List(list) = &definition.value else { continue };
        for (value, synonyms) in &list.values {
            let name = core::iter::once((value, place::within(desk, definition.span, value)));
            for (entry, span) in name.chain(synonyms.iter().map(|synonym| (&synonym.value, synonym.span))) {
                let words: Vec<String> = tokenize(entry).into_iter().map(|token| token.text).collect();
                match owners.get(&words.join(" ")) {
                    Some((other, their, first)) if *other != kind && !words.is_empty() => {
                        let message = format!(
                            "{} stands for `{value}` of `{kind}`, and for `{their}` of `{other}`",
                            quoted(entry)
                        );
                        let both = Diagnostic::warning("shared-synonym", span, message);
                        let help = "keep it in one of them, or add a word that tells the two apart";
                        found.push(both.related(*first, format!("a `{other}`")).help(help));
                    }
                    Some(_) => {}
                    None => {
                        owners.insert(words.join(" "), (kind, value, span));
                    }
                }
            }
        }
    }
}

/// Names and synonyms are compared by their words. A value's own name goes before another's synonym.
fn entries(desk: &Desk, definition: Span, list: &ListDefinition, found: &mut Vec<Diagnostic>) {
    let names = list.values.keys().map(|name| (name, name, place::within(desk, definition, name)));
    let synonyms = list
        .values
        .iter()
        .flat_map(|(name, synonyms)| synonyms.iter().map(move |synonym| (&synonym.value, name, synonym.span)));
    let mut owners: BTreeMap<String, (&str, Span, bool)> = BTreeMap::new();
    let entries = names.map(|entry| (entry, true)).chain(synonyms.map(|entry| (entry, false)));
    for ((entry, value, span), is_name) in entries {
        let words: Vec<String> = tokenize(entry).into_iter().map(|token| token.text).collect();
        let words = words.join(" ");
        if words.is_empty() {
            let message = format!("{} has no letters or digits", quoted(entry));
            let wordless = Diagnostic::error("wordless-value", span, message);
            found.push(wordless.help("write words that customers type, or delete it"));
            continue;
        }
        match owners.get(&words) {
            Some((owner, first, owner_is_name)) => {
                if owner != value && (is_name || !owner_is_name) {
                    let message = format!("{} stands for both `{owner}` and `{value}`", quoted(entry));
                    let same = Diagnostic::error("same-synonym", span, message).related(*first, "the first");
                    found.push(same.help("keep it for one of them"));
                }
            }
            None => {
                owners.insert(words, (value, span, is_name));
            }
        }
    }
}
