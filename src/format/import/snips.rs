//! Snips: its YAML of intents and entities, one a document.
//!
//! Format: Snips, snips-nlu documentation, "Dataset Format" (YAML).

use serde_json::Value;

use super::imported::{Entity, Imported, Slot};
use super::phrase;
use super::system::ImportError;
use super::tree::{Fields, text, texts};

pub(super) fn read(documents: Vec<Value>, file: &str, imported: &mut Imported) -> Result<(), ImportError> {
    let mut any = false;
    for document in documents {
        let mut fields = Fields::of(document, file);
        let (kind, name) = (fields.text("type"), fields.text("name"));
        fields.name(&name);
        match kind.as_str() {
            "intent" => intent(&name, &mut fields, imported),
            "entity" => entity(&name, &mut fields, imported),
            _ => {
                fields.end(imported);
                continue;
            }
        }
        any = true;
        fields.end(imported);
    }
    if any {
        Ok(())
    } else {
        Err(ImportError::new("no Snips dataset: no document has `type: intent` or `type: entity`"))
    }
}

fn intent(name: &str, fields: &mut Fields, imported: &mut Imported) {
    imported.intent(name);
    for mut slot in fields.items("slots") {
        let kind = Slot { entity: slot.text("entity"), ask: String::new() };
        imported.intent(name).slots.insert(slot.text("name"), kind);
        slot.end(imported);
    }
    for written in texts(fields.take("utterances")) {
        let (example, marks) = phrase::snips(&written);
        let intent = imported.intent(name);
        for mark in marks {
            if let Some(kind) = mark.kind {
                intent.slots.entry(mark.slot).or_insert(Slot { entity: kind, ask: String::new() });
            }
        }
        intent.examples.push(example);
    }
}

fn entity(name: &str, fields: &mut Fields, imported: &mut Imported) {
    if !is_false(&fields.text("automatically_extensible")) {
        imported.drop("`automatically_extensible`", fields.place(), "a list has the values that are written");
    }
    let with_synonyms = !is_false(&fields.text("use_synonyms"));
    let strictness = fields.text("matching_strictness");
    if !strictness.is_empty() && strictness != "1" && strictness != "1.0" {
        imported.drop(
            format!("`matching_strictness`: {strictness}"),
            fields.place(),
            "a list forgives one typing error, or none",
        );
    }
    let place = fields.place().to_owned();
    for value in fields.list("values") {
        let (value, synonyms) = match value {
            Value::Array(items) => {
                let mut items = items.into_iter();
                let value = items.next().map(|value| text(&value)).unwrap_or_default();
                (value, items.flat_map(texts).collect::<Vec<_>>())
            }
            scalar => (text(&scalar), Vec::new()),
        };
        if !with_synonyms && !synonyms.is_empty() {
            imported.drop(format!("synonyms of `{value}`"), place.clone(), "`use_synonyms` is false");
        }
        if let Some(values) = imported.list(name) {
            values.entry(value).or_default().extend(synonyms.into_iter().filter(|_| with_synonyms));
        }
    }
    for regex in texts(fields.take("patterns")) {
        imported.entities.entry(name.to_owned()).or_insert(Entity::Pattern(regex));
    }
}

/// Whether a word of YAML 1.1 says no.
fn is_false(word: &str) -> bool {
    ["false", "no", "off"].iter().any(|no| word.eq_ignore_ascii_case(no))
}
