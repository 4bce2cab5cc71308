//! nlp.js: a corpus as JSON.
//!
//! Format: AXA, nlp.js documentation, "Corpus". An utterance names an entity as `@entity`; it is written here with the first of
//! the entity's values.

use std::collections::BTreeMap;

use serde_json::Value;

use super::imported::{Entity, Imported, Slot};
use super::phrase;
use super::system::ImportError;
use super::tree::{Fields, text, texts};

/// The intent of what is out of scope.
const NONE: &str = "None";

pub(super) fn read(value: Value, file: &str, imported: &mut Imported) -> Result<(), ImportError> {
    let mut corpus = Fields::of(value, file);
    imported.name = Some(corpus.text("name")).filter(|name| !name.is_empty());
    imported.languages.extend(Some(corpus.text("locale")).filter(|locale| !locale.is_empty()));
    for (name, definition) in corpus.entries("entities") {
        entity(&name, definition, file, imported);
    }
    let first: BTreeMap<String, String> =
        imported.entities.iter().filter_map(|(name, entity)| Some((name.clone(), first_value(entity)?))).collect();
    for mut item in corpus.items("data") {
        let name = item.text("intent");
        item.name(&name);
        let utterances = texts(item.take("utterances"));
        let examples = utterances.iter().map(|written| phrase::at_sign(written, |slot| first.get(slot).cloned()));
        let examples: Vec<_> = examples.collect();
        let mut answers = Vec::new();
        for answer in item.list("answers") {
            match answer {
                Value::Object(_) => {
                    let mut answer = Fields::of(answer, item.place());
                    answers.push(answer.text("answer"));
                    answer.end(imported);
                }
                scalar => answers.push(text(&scalar)),
            }
        }
        let tests = texts(item.take("tests"));
        if !tests.is_empty() {
            imported.drop(
                format!("{} tests", tests.len()),
                item.place(),
                "write them into a suite: suite messages are never examples",
            );
        }
        let mut slots = BTreeMap::new();
        for (slot, definition) in item.entries("slotFilling") {
            let mut definition = Fields::of(definition, item.place());
            definition.ignore(&["mandatory"]);
            let ask = definition.text("question");
            slots.insert(slot.clone(), Slot { entity: slot, ask });
            definition.end(imported);
        }
        match name.as_str() {
            NONE | "" => imported.out_of_scope.extend(examples.iter().map(super::imported::Example::text)),
            _ => {
                let article = name.strip_prefix("faq.").filter(|_| !answers.is_empty() && slots.is_empty());
                match article {
                    Some(key) => imported.articles.push(super::imported::Article {
                        name: key.to_owned(),
                        questions: examples.iter().map(super::imported::Example::text).collect(),
                        answer: answers.join("\n\n"),
                        tags: Vec::new(),
                    }),
                    None => {
                        let intent = imported.intent(&name);
                        intent.examples.extend(examples);
                        intent.replies.extend(answers);
                        intent.slots.extend(slots);
                    }
                }
            }
        }
        item.end(imported);
    }
    corpus.end(imported);
    Ok(())
}

/// A list of `options`, a `regex`, or a pattern as text: `/…/gi`.
fn entity(name: &str, definition: Value, file: &str, imported: &mut Imported) {
    let pattern = |text: &str| {
        let inside = text.strip_prefix('/').and_then(|rest| rest.rsplit_once('/')).map(|(pattern, _)| pattern);
        Entity::Pattern(inside.unwrap_or(text).to_owned())
    };
    match definition {
        Value::String(text) => {
            imported.entities.insert(name.to_owned(), pattern(&text));
        }
        definition => {
            let mut definition = Fields::of(definition, format!("{file}, entity `{name}`"));
            definition.ignore(&["type"]);
            for (value, words) in definition.entries("options") {
                if let Some(values) = imported.list(name) {
                    values.entry(value).or_default().extend(texts(words));
                }
            }
            for regex in texts(definition.take("regex")) {
                imported.entities.insert(name.to_owned(), pattern(&regex));
            }
            definition.end(imported);
        }
    }
}

/// The first value of a list, which stands for its name in an example.
fn first_value(entity: &Entity) -> Option<String> {
    match entity {
        Entity::List { values, .. } => values.keys().next().cloned(),
        Entity::Pattern(_) => None,
    }
}
