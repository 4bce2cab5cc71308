//! Makes what was imported fit for a desk: names, examples, values and replies that pass its checks.

use std::collections::{BTreeMap, BTreeSet};

use super::imported::{Entity, Example, Imported, Intent, Piece, Slot};
use super::name::{Names, built_in, kebab, snake};
use crate::desk::entity::BUILT_IN;
use crate::text::language::Language;
use crate::text::pattern::compile;
use crate::text::token::tokenize;

/// How many words of a question name its article.
const NAMING_WORDS: usize = 6;

/// Everything that a desk could not read is mended, or dropped and told.
pub(super) fn settle(imported: &mut Imported) {
    languages(imported);
    entities(imported);
    intents(imported);
    articles(imported);
    imported.intents.sort_by(|a, b| a.name.cmp(&b.name));
    imported.articles.sort_by(|a, b| a.name.cmp(&b.name));
    once_only(imported);
    values(imported);
    imported.dropped.sort();
    imported.dropped.dedup();
}

fn languages(imported: &mut Imported) {
    let mut known = Vec::new();
    for language in core::mem::take(&mut imported.languages) {
        let code = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match Language::ALL.iter().find(|known| known.code() == code) {
            Some(found) if !known.contains(&found.code().to_owned()) => known.push(found.code().to_owned()),
            Some(_) => {}
            None => {
                imported.drop(format!("language `{language}`"), "settings", "firstline does not know this language")
            }
        }
    }
    imported.languages = known;
}

/// Kinds of values get well-formed names; lists lose values without words and words that stand for two values.
fn entities(imported: &mut Imported) {
    let mut settled = BTreeMap::new();
    for (name, entity) in core::mem::take(&mut imported.entities) {
        let Some(id) = entity_id(&name) else {
            imported.drop(format!("entity `{name}`"), "entities", "its name has no letters");
            continue;
        };
        let place = format!("entity `{id}`");
        match entity {
            Entity::Pattern(pattern) => match compile(&pattern, true) {
                Ok(_) => {
                    settled.insert(id, Entity::Pattern(pattern));
                }
                Err(_) => imported.drop(format!("pattern `{pattern}`"), place, "firstline cannot compile it"),
            },
            Entity::List { values, typos } => {
                let values = settled_values(values, &place, imported);
                if !values.is_empty() {
                    settled.insert(id, Entity::List { values, typos });
                }
            }
        }
    }
    imported.entities = settled;
}

fn settled_values(
    values: BTreeMap<String, Vec<String>>,
    place: &str,
    imported: &mut Imported,
) -> BTreeMap<String, Vec<String>> {
    let mut settled: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut owners: BTreeSet<String> = BTreeSet::new();
    let mut synonyms = Vec::new();
    for (value, words) in values {
        let value = one_line(&value);
        if key(&value).is_empty() || !owners.insert(key(&value)) {
            imported.drop(format!("value `{value}`"), place, "it has no words, or another has the same");
            continue;
        }
        settled.insert(value.clone(), Vec::new());
        synonyms.push((value, words));
    }
    for (value, words) in synonyms {
        for word in words.iter().map(|word| one_line(word)).filter(|word| key(word) != key(&value)) {
            if key(&word).is_empty() || !owners.insert(key(&word)) {
                if !settled.get(&value).is_some_and(|own| own.iter().any(|own| key(own) == key(&word))) {
                    imported.drop(
                        format!("synonym `{word}` of `{value}`"),
                        place,
                        "it has no words, or stands for another value",
                    );
                }
                continue;
            }
            settled.entry(value.clone()).or_default().push(word);
        }
    }
    settled
}

fn intents(imported: &mut Imported) {
    let mut names = Names::default();
    let mut settled = Vec::new();
    for mut intent in core::mem::take(&mut imported.intents) {
        let place = format!("intent `{}`", intent.name);
        let Some(id) = names.unique(snake(&intent.name), '_') else {
            imported.drop(place, "intents", "its name has no letters");
            continue;
        };
        if intent.about.trim().is_empty() {
            intent.about = id.replace('_', " ");
        }
        intent.about = one_line(&intent.about);
        let renamed = slots(&mut intent, &place, imported);
        let mut replies: Vec<String> = Vec::new();
        for reply in core::mem::take(&mut intent.replies) {
            let reply = template(&reply, &renamed, &place, imported);
            if !reply.is_empty() && !replies.contains(&reply) {
                replies.push(reply);
            }
        }
        intent.replies = replies;
        intent.name = id;
        settled.push(intent);
    }
    imported.intents = settled;
}

/// A slot is kept if something asks for it; the marks of others name the kind of value. Gives the slots that are kept, by the names
/// that they had.
fn slots(intent: &mut Intent, place: &str, imported: &mut Imported) -> BTreeMap<String, String> {
    let mut marks_as: BTreeMap<String, String> = BTreeMap::new();
    let mut kept = BTreeMap::new();
    let mut settled = BTreeMap::new();
    for (name, slot) in core::mem::take(&mut intent.slots) {
        let kind = entity_id(&slot.entity);
        let (Some(id), Some(kind)) = (snake(&name), kind) else {
            imported.drop(format!("slot `{name}`"), place, "its name or its kind has no letters");
            continue;
        };
        if slot.ask.trim().is_empty() {
            if id != kind {
                imported.drop(
                    format!("slot `{name}`"),
                    place,
                    "nothing asks for it; its values are marked by their kind",
                );
            }
            marks_as.insert(name, kind);
            continue;
        }
        let ask = template(&slot.ask, &BTreeMap::new(), place, imported);
        marks_as.insert(name.clone(), id.clone());
        kept.insert(name, id.clone());
        settled.insert(id, Slot { entity: kind, ask });
    }
    for piece in intent.examples.iter_mut().flat_map(|example| &mut example.0) {
        if let Some(slot) = piece.slot.take() {
            piece.slot = marks_as.get(&slot).cloned().or_else(|| entity_id(&slot));
        }
    }
    intent.slots = settled;
    kept
}

fn articles(imported: &mut Imported) {
    let mut names = Names::default();
    let mut settled = Vec::new();
    for mut article in core::mem::take(&mut imported.articles) {
        let place = format!("article `{}`", article.name);
        let mut seen = BTreeSet::new();
        let questions = article.questions.iter().map(|question| one_line(question));
        article.questions = questions.filter(|text| !text.is_empty() && seen.insert(key(text))).collect();
        article.answer = template(&article.answer, &BTreeMap::new(), &place, imported);
        let Some(first) = article.questions.first() else {
            imported.drop(place, "articles", "it has no questions");
            continue;
        };
        if article.answer.is_empty() {
            imported.drop(place, "articles", "it has no answer");
            continue;
        }
        let words: Vec<&str> = first.split_whitespace().take(NAMING_WORDS).collect();
        let id = kebab(&article.name).or_else(|| kebab(&words.join(" "))).unwrap_or_else(|| "article".to_owned());
        article.name = names.unique(Some(id), '-').unwrap_or_default();
        article.tags.retain(|tag| !tag.trim().is_empty());
        settled.push(article);
    }
    imported.articles = settled;
}

/// An example belongs to one intent, or is out of scope, once.
fn once_only(imported: &mut Imported) {
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let mut dropped = Vec::new();
    let mut keep = |text: &str, owner: &str| {
        if text.is_empty() {
            return false;
        }
        match owners.get(&key(text)) {
            Some(other) => {
                let told = if other == owner { "it is given twice".to_owned() } else { format!("{other} has it too") };
                dropped.push((format!("example `{text}`"), owner.to_owned(), told));
                false
            }
            None => {
                owners.insert(key(text), owner.to_owned());
                true
            }
        }
    };
    for intent in &mut imported.intents {
        let owner = format!("intent `{}`", intent.name);
        intent.examples = intent.examples.iter().map(settled_example).collect();
        intent.examples.retain(|example| keep(&example.text(), &owner));
    }
    for text in &mut imported.out_of_scope {
        *text = settled_example(&Example::plain(one_line(text))).text();
    }
    imported.out_of_scope.retain(|text| keep(text, "out of scope"));
    for (what, place, why) in dropped {
        imported.drop(what, place, why);
    }
    let (kept, empty): (Vec<_>, Vec<_>) =
        core::mem::take(&mut imported.intents).into_iter().partition(|intent| !intent.examples.is_empty());
    imported.intents = kept;
    for intent in empty {
        let replies = if intent.replies.is_empty() { "" } else { ", with its replies" };
        imported.drop(
            format!("intent `{}`{replies}", intent.name),
            "intents",
            "it has no examples, and would never be found",
        );
    }
}

/// Kinds of values that examples mark and nothing defines become lists of the marked values; a slot whose kind nothing
/// defines is dropped.
fn values(imported: &mut Imported) {
    let mut missing: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    let defined = |kind: &str| BUILT_IN.contains(&kind) || imported.entities.contains_key(kind);
    for intent in &imported.intents {
        for (slot, typed) in intent.examples.iter().flat_map(Example::marks) {
            let kind = intent.slots.get(slot).map_or(slot, |slot| slot.entity.as_str());
            if !defined(kind) {
                missing.entry(kind.to_owned()).or_default().insert(typed.to_owned(), Vec::new());
            }
        }
    }
    for (kind, values) in missing {
        let values = settled_values(values, &format!("entity `{kind}`"), imported);
        if !values.is_empty() {
            imported.entities.insert(kind, Entity::List { values, typos: false });
        }
    }
    let mut dropped = Vec::new();
    for intent in &mut imported.intents {
        let defined = |kind: &str| BUILT_IN.contains(&kind) || imported.entities.contains_key(kind);
        let unknown = intent.slots.iter().filter(|(_, slot)| !defined(&slot.entity));
        let unknown: Vec<String> = unknown.map(|(name, _)| name.clone()).collect();
        for name in unknown {
            intent.slots.remove(&name);
            for reply in &mut intent.replies {
                *reply = reply.replace(&format!("{{{{ {name} }}}}"), &format!("{{{name}}}"));
            }
            dropped.push((format!("slot `{name}`"), format!("intent `{}`", intent.name)));
        }
        let slots = &intent.slots;
        for piece in intent.examples.iter_mut().flat_map(|example| &mut example.0) {
            piece.slot = piece.slot.take().filter(|slot| slots.contains_key(slot) || defined(slot));
        }
        for example in &mut intent.examples {
            *example = joined(example);
        }
    }
    for (what, place) in dropped {
        imported.drop(what, place, "its kind of value is not defined");
    }
}

/// A piece after a piece without a slot, without one itself, is one with it.
fn joined(example: &Example) -> Example {
    let mut pieces: Vec<Piece> = Vec::new();
    for piece in &example.0 {
        match pieces.last_mut() {
            Some(last) if last.slot.is_none() && piece.slot.is_none() => last.text.push_str(&piece.text),
            _ => pieces.push(piece.clone()),
        }
    }
    Example(pieces)
}

/// The example on one line; text that reads like a mark is kept apart, and a value loses its brackets.
fn settled_example(example: &Example) -> Example {
    let mut pieces = Vec::new();
    for piece in &joined(example).0 {
        let text = piece.text.replace(char::is_control, " ");
        let text = match &piece.slot {
            Some(_) => text.replace(['[', ']'], "").trim().to_owned(),
            None => text.replace("](", "] ("),
        };
        let slot = piece.slot.clone().filter(|_| !text.is_empty());
        pieces.push(Piece { text, slot });
    }
    if let Some(first) = pieces.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = pieces.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    pieces.retain(|piece| !piece.text.is_empty());
    Example(pieces)
}

/// A reply as a template: `{slot}` and `$slot` of a slot that is asked for are filled in; other braces are text. `slots` gives
/// the slots by the names that they had.
fn template(text: &str, slots: &BTreeMap<String, String>, place: &str, imported: &mut Imported) -> String {
    let mut template = text.trim().to_owned();
    for opening in ["{{", "{%", "{#"] {
        if template.contains(opening) {
            imported.drop(format!("the braces of `{}`", brief(&template)), place, "they would begin a template");
            let (first, second) = opening.split_at(1);
            template = template.replace(opening, &format!("{first} {second}"));
        }
    }
    // The longest first, because one name may begin with another.
    let mut names: Vec<(&String, &String)> = slots.iter().collect();
    names.sort_by_key(|(name, _)| core::cmp::Reverse(name.len()));
    for (name, slot) in names {
        template = template.replace(&format!("{{{name}}}"), &format!("{{{{ {slot} }}}}"));
        template = template.replace(&format!("${name}"), &format!("{{{{ {slot} }}}}"));
    }
    template
}

fn brief(text: &str) -> String {
    text.chars().take(60).map(|c| if c == '\n' { ' ' } else { c }).collect()
}

fn entity_id(name: &str) -> Option<String> {
    built_in(name).map(str::to_owned).or_else(|| snake(name))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What examples are compared by: their words, or else the text.
fn key(text: &str) -> String {
    let words: Vec<String> = tokenize(text).into_iter().map(|token| token.text).collect();
    if words.is_empty() { text.trim().to_owned() } else { words.join(" ") }
}
