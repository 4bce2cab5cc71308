//! nlp.js: a corpus as JSON.

use serde_json::{Map, Value, json};

use super::super::import::Dropped;
use super::rasa::plain;
use crate::desk::Desk;
use crate::desk::entity::EntityDefinition;
use crate::desk::intent::Intent;
use crate::text::annotation;

pub(super) fn write(desk: &Desk, dropped: &mut Vec<Dropped>) -> String {
    let mut data: Vec<Value> = desk.intents.iter().map(|one| intent(desk, one, dropped)).collect();
    if !desk.out_of_scope.is_empty() {
        let texts: Vec<&str> = desk.out_of_scope.iter().map(|text| text.as_str()).collect();
        data.push(json!({ "intent": "None", "utterances": texts }));
    }
    for article in &desk.articles {
        let questions: Vec<&str> = article.questions.iter().map(|text| text.as_str()).collect();
        let name = format!("faq.{}", article.id.value);
        data.push(json!({ "intent": name, "utterances": questions, "answers": [article.answer.value] }));
    }
    let mut entities = Map::new();
    for (name, entity) in &desk.settings.entities {
        let value = match &entity.value {
            EntityDefinition::Pattern(pattern) => json!(format!("/{}/gi", pattern.value)),
            EntityDefinition::List(list) => {
                let words = |(value, synonyms): (&String, &Vec<crate::text::span::Spanned<String>>)| {
                    let synonyms: Vec<&str> = synonyms.iter().map(|synonym| synonym.as_str()).collect();
                    (value.clone(), json!(synonyms))
                };
                json!({ "options": list.values.iter().map(words).collect::<Map<String, Value>>() })
            }
        };
        entities.insert(name.clone(), value);
    }
    let mut corpus = json!({ "name": desk.settings.name.value, "locale": desk.language().code(), "data": data });
    if let (Some(corpus), false) = (corpus.as_object_mut(), entities.is_empty()) {
        corpus.insert("entities".to_owned(), Value::Object(entities));
    }
    format!("{corpus:#}\n")
}

fn intent(desk: &Desk, intent: &Intent, dropped: &mut Vec<Dropped>) -> Value {
    let utterances: Vec<String> = intent.examples.iter().map(|example| named(desk, intent, example, dropped)).collect();
    let answers: Vec<String> =
        intent.reply.iter().flat_map(|reply| reply.iter()).map(|text| plain(intent, text)).collect();
    let mut item = json!({ "intent": intent.id.value, "utterances": utterances });
    let Some(map) = item.as_object_mut() else { return item };
    if !answers.is_empty() {
        map.insert("answers".to_owned(), json!(answers));
    }
    if !intent.slots.is_empty() {
        let mut slots = Map::new();
        for (name, slot) in &intent.slots {
            if slot.kind(name) == name {
                slots.insert(name.clone(), json!({ "mandatory": true, "question": slot.ask.value }));
            } else {
                let why = "nlp.js fills a slot from the entity of its name".to_owned();
                let place = desk.sources.place(slot.ask.span).to_string();
                dropped.push(Dropped { what: format!("the slot `{name}` of kind `{}`", slot.kind(name)), place, why });
            }
        }
        if !slots.is_empty() {
            map.insert("slotFilling".to_owned(), Value::Object(slots));
        }
    }
    item
}

/// The example with its values; the first value of a list gives way to the name of its entity.
fn named(desk: &Desk, intent: &Intent, example: &str, dropped: &mut Vec<Dropped>) -> String {
    let annotated = annotation::parse(example);
    let (mut out, mut at) = (String::new(), 0);
    for mark in &annotated.marks {
        let value = annotated.text.get(mark.span.clone()).unwrap_or_default();
        out.push_str(annotated.text.get(at..mark.span.start).unwrap_or_default());
        let kind = intent.slots.get(&mark.slot).map_or(mark.slot.as_str(), |slot| slot.kind(&mark.slot));
        let first = match desk.settings.entities.get(kind).map(|entity| &entity.value) {
            Some(EntityDefinition::List(list)) => list.values.keys().next().map(String::as_str),
            _ => None,
        };
        if first == Some(value) && kind == mark.slot {
            out.push('@');
            out.push_str(kind);
        } else {
            out.push_str(value);
            let why = "nlp.js marks an entity by its name alone".to_owned();
            let what = format!("the mark of `{value}` as `{}`", mark.slot);
            dropped.push(Dropped { what, place: format!("intent `{}`", intent.id.value), why });
        }
        at = mark.span.end;
    }
    out.push_str(annotated.text.get(at..).unwrap_or_default());
    out
}
