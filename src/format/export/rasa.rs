//! Rasa: training data and responses in one file.

use std::fmt::Write;

use super::super::yaml_text::{block, scalar};
use crate::desk::Desk;
use crate::desk::entity::EntityDefinition;
use crate::desk::intent::Intent;
use crate::text::annotation;

pub(super) fn write(desk: &Desk) -> String {
    let mut nlu = String::new();
    let mut responses = String::new();
    for intent in &desk.intents {
        let examples: Vec<String> = intent.examples.iter().map(|example| marked(intent, example)).collect();
        item(&mut nlu, "intent", &intent.id, &examples);
        let replies: Vec<String> =
            intent.reply.iter().flat_map(|reply| reply.iter()).map(|text| plain(intent, text)).collect();
        response(&mut responses, &intent.id, &replies);
        for (slot, definition) in &intent.slots {
            response(
                &mut responses,
                &format!("ask_{}__{slot}", intent.id.value),
                core::slice::from_ref(&definition.ask.value),
            );
        }
    }
    let out_of_scope: Vec<String> = desk.out_of_scope.iter().map(|text| text.value.clone()).collect();
    if !out_of_scope.is_empty() {
        item(&mut nlu, "intent", "out_of_scope", &out_of_scope);
    }
    for article in &desk.articles {
        let questions: Vec<String> = article.questions.iter().map(|text| text.value.clone()).collect();
        item(&mut nlu, "intent", &format!("faq/{}", article.id.value), &questions);
        response(&mut responses, &format!("faq/{}", article.id.value), core::slice::from_ref(&article.answer.value));
    }
    for (name, entity) in &desk.settings.entities {
        match &entity.value {
            EntityDefinition::Pattern(pattern) => item(&mut nlu, "regex", name, core::slice::from_ref(&pattern.value)),
            EntityDefinition::List(list) => {
                let values: Vec<String> = list.values.keys().cloned().collect();
                item(&mut nlu, "lookup", name, &values);
                for (value, synonyms) in list.values.iter().filter(|(_, synonyms)| !synonyms.is_empty()) {
                    let synonyms: Vec<String> = synonyms.iter().map(|synonym| synonym.value.clone()).collect();
                    item(&mut nlu, "synonym", value, &synonyms);
                }
            }
        }
    }
    let responses = if responses.is_empty() { responses } else { format!("responses:\n{responses}") };
    format!("version: \"3.1\"\nnlu:\n{nlu}{responses}")
}

fn item(out: &mut String, kind: &str, name: &str, examples: &[String]) {
    let _ = writeln!(out, "- {kind}: {}\n  examples: |", scalar(name));
    for example in examples {
        let _ = writeln!(out, "    - {example}");
    }
}

fn response(out: &mut String, name: &str, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    let _ = writeln!(out, "  utter_{name}:");
    for text in texts {
        let _ = writeln!(out, "  - text: {}", block(text, 6));
    }
}

/// An example in Rasa's marks: a slot that is not called as its kind is a role.
fn marked(intent: &Intent, example: &str) -> String {
    let annotated = annotation::parse(example);
    let (mut out, mut at) = (String::new(), 0);
    for mark in &annotated.marks {
        let value = annotated.text.get(mark.span.clone()).unwrap_or_default();
        out.push_str(annotated.text.get(at..mark.span.start).unwrap_or_default());
        let kind = intent.slots.get(&mark.slot).map_or(mark.slot.as_str(), |slot| slot.kind(&mark.slot));
        if kind == mark.slot {
            let _ = write!(out, "[{value}]({kind})");
        } else {
            let _ = write!(out, "[{value}]{{\"entity\": \"{kind}\", \"role\": \"{}\"}}", mark.slot);
        }
        at = mark.span.end;
    }
    out.push_str(annotated.text.get(at..).unwrap_or_default());
    out
}

/// A reply with its slots as Rasa names them.
pub(super) fn plain(intent: &Intent, template: &str) -> String {
    let mut text = template.to_owned();
    for slot in intent.slots.keys() {
        text = text.replace(&format!("{{{{ {slot} }}}}"), &format!("{{{slot}}}"));
    }
    text
}
