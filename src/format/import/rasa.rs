//! Rasa: `nlu.yml` and the responses of `domain.yml`, in one file or two documents.
//!
//! Format: Rasa documentation, "Training Data Format" and "Domain", version 3.x.

use std::collections::BTreeMap;

use serde_json::Value;

use super::imported::{Article, Entity, Example, Imported, Slot};
use super::phrase;
use super::system::ImportError;
use super::tree::{Fields, text};

/// The names of intents that Rasa gives to what is out of scope.
const OUT_OF_SCOPE: [&str; 3] = ["out_of_scope", "nlu_fallback", "outofscope"];

pub(super) fn read(documents: Vec<Value>, file: &str, imported: &mut Imported) -> Result<(), ImportError> {
    let mut responses = BTreeMap::new();
    let mut synonyms = BTreeMap::new();
    let mut any = false;
    for document in documents {
        let mut fields = Fields::of(document, file);
        fields.ignore(&["version"]);
        for item in fields.items("nlu") {
            any = true;
            nlu(item, &mut synonyms, imported);
        }
        for (name, response) in fields.entries("responses") {
            any = true;
            responses.insert(name.clone(), wordings(response, &format!("{file}, `{name}`"), imported));
        }
        // A domain lists what the training data define.
        fields.ignore(&["intents", "entities"]);
        fields.end(imported);
    }
    if !any {
        return Err(ImportError::new("no Rasa file: it has neither `nlu:` nor `responses:`"));
    }
    attach_synonyms(synonyms, file, imported);
    attach_responses(responses, file, imported);
    Ok(())
}

fn nlu(mut item: Fields, synonyms: &mut BTreeMap<String, Vec<String>>, imported: &mut Imported) {
    for kind in ["intent", "synonym", "regex", "lookup"] {
        let name = item.text(kind);
        if name.is_empty() {
            continue;
        }
        item.name(&name);
        let place = item.place().to_owned();
        let examples = examples(item.take("examples"), &place, imported);
        match kind {
            "intent" => intent(&name, &examples, &place, imported),
            "synonym" => synonyms.entry(name).or_default().extend(examples),
            "lookup" => {
                if let Some(values) = imported.list(&name) {
                    for value in examples {
                        values.entry(value).or_default();
                    }
                }
            }
            _ => {
                let pattern = examples.iter().map(|pattern| format!("(?:{pattern})")).collect::<Vec<_>>().join("|");
                let pattern = if let [one] = examples.as_slice() { one.clone() } else { pattern };
                imported.entities.insert(name, Entity::Pattern(pattern));
            }
        }
        return item.end(imported);
    }
    item.end(imported);
}

fn intent(name: &str, examples: &[String], place: &str, imported: &mut Imported) {
    if OUT_OF_SCOPE.contains(&name) {
        return imported.out_of_scope.extend(examples.iter().map(|example| phrase::rasa(example).0.text()));
    }
    if let Some((_, key)) = name.split_once('/') {
        let questions = examples.iter().map(|example| phrase::rasa(example).0.text()).collect();
        return imported.articles.push(Article { name: key.to_owned(), questions, ..Article::default() });
    }
    imported.intent(name);
    for written in examples {
        let (example, marks) = phrase::rasa(written);
        for (mark, (_, typed)) in marks.iter().zip(example.marks()) {
            let kind = mark.kind.as_ref().unwrap_or(&mark.slot);
            if mark.kind.is_some() {
                let slot = Slot { entity: kind.clone(), ask: String::new() };
                imported.intent(name).slots.entry(mark.slot.clone()).or_insert(slot);
            }
            let values = mark.value.as_ref().and_then(|value| Some((value, imported.list(kind)?)));
            if let Some((value, values)) = values {
                values.entry(value.clone()).or_default().push(typed.to_owned());
            }
            for more in &mark.more {
                imported.drop(more.clone(), place, "a value has a slot, and nothing beside it");
            }
        }
        imported.intent(name).examples.push(example);
    }
}

/// The items of `examples: |` with a dash before each, or of a list of `text:`.
fn examples(value: Value, place: &str, imported: &mut Imported) -> Vec<String> {
    match value {
        Value::String(block) => {
            let lines = block.lines().map(|line| line.trim().trim_start_matches("- ").trim().to_owned());
            lines.filter(|line| !line.is_empty() && line != "-").collect()
        }
        Value::Array(items) => {
            let mut found = Vec::new();
            for item in items {
                match item {
                    Value::Object(_) => {
                        let mut item = Fields::of(item, place);
                        let text = item.text("text");
                        found.extend(text.lines().map(|line| line.trim().trim_start_matches("- ").to_owned()));
                        item.end(imported);
                    }
                    scalar => found.push(text(&scalar)),
                }
            }
            found
        }
        _ => Vec::new(),
    }
}

fn wordings(response: Value, place: &str, imported: &mut Imported) -> Vec<String> {
    let mut found = Vec::new();
    for item in super::tree::list(response) {
        let mut item = Fields::of(item, place);
        found.push(item.text("text"));
        item.end(imported);
    }
    found.retain(|text| !text.is_empty());
    found
}

/// A synonym belongs to the list that has its value; Rasa itself does not say to which.
fn attach_synonyms(synonyms: BTreeMap<String, Vec<String>>, file: &str, imported: &mut Imported) {
    for (value, words) in synonyms {
        let lists = imported.entities.values_mut().filter_map(|entity| match entity {
            Entity::List { values, .. } => Some(values),
            Entity::Pattern(_) => None,
        });
        let mut owner = lists
            .into_iter()
            .find(|values| values.contains_key(&value) || words.iter().any(|word| values.contains_key(word)));
        match owner.as_mut() {
            Some(values) => {
                for word in &words {
                    values.remove(word);
                }
                values.entry(value).or_default().extend(words);
            }
            None => {
                let marked = imported.intents.iter().flat_map(|intent| &intent.examples).flat_map(Example::marks);
                let slot =
                    marked.into_iter().find(|(_, typed)| *typed == value || words.iter().any(|word| word == typed));
                let slot = slot.map(|(slot, _)| slot.to_owned());
                match slot.and_then(|slot| imported.list(&slot)) {
                    Some(values) => values.entry(value).or_default().extend(words),
                    None => imported.drop(format!("synonyms of `{value}`"), file, "no kind of value has this value"),
                }
            }
        }
    }
}

/// `utter_ask_slot` asks for a slot, `utter_faq/key` answers an article, `utter_intent` an intent.
fn attach_responses(responses: BTreeMap<String, Vec<String>>, file: &str, imported: &mut Imported) {
    for (name, wordings) in responses {
        let Some(first) = wordings.first().cloned() else { continue };
        let key = name.strip_prefix("utter_").unwrap_or(&name);
        let article =
            key.split_once('/').and_then(|(_, key)| imported.articles.iter_mut().find(|known| known.name == key));
        if let Some(article) = article {
            article.answer = wordings.join("\n\n");
        } else if let Some(intent) = imported.intents.iter_mut().find(|intent| intent.name == key) {
            intent.replies = wordings;
        } else if let Some(slot) = key.strip_prefix("ask_") {
            let (owner, slot) = slot.split_once("__").map_or((None, slot), |(owner, slot)| (Some(owner), slot));
            let mut any = false;
            for intent in &mut imported.intents {
                let marks = intent.examples.iter().flat_map(Example::marks).any(|(known, _)| known == slot);
                if owner.map_or(marks, |owner| owner == intent.name) {
                    let new = || Slot { entity: slot.to_owned(), ask: String::new() };
                    intent.slots.entry(slot.to_owned()).or_insert_with(new).ask.clone_from(&first);
                    any = true;
                }
            }
            if !any {
                imported.drop(format!("response `{name}`"), file, "no intent marks this value");
            }
        } else {
            imported.drop(format!("response `{name}`: {first}"), file, "no intent has this name");
        }
    }
    for article in &mut imported.articles {
        article.questions.retain(|question| !question.is_empty());
    }
}
