//! Rows of `text`, `intent`, `article` and `answer`: CSV and JSON lines.

use serde_json::json;

use super::super::import::Dropped;
use super::rasa::plain;
use crate::desk::Desk;

/// A question or an example, with what it belongs to.
struct Row {
    text: String,
    intent: String,
    article: String,
    answer: String,
}

pub(super) fn write(desk: &Desk, dropped: &mut Vec<Dropped>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Nothing that is written to memory fails.
    let _ = writer.write_record(["text", "intent", "article", "answer"]);
    for row in rows(desk, dropped) {
        let _ = writer.write_record([row.text, row.intent, row.article, row.answer]);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

pub(super) fn write_jsonl(desk: &Desk, dropped: &mut Vec<Dropped>) -> String {
    let line = |row: Row| {
        let named = [("text", row.text), ("intent", row.intent), ("article", row.article), ("answer", row.answer)];
        let map: serde_json::Map<_, _> = named
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.to_owned(), json!(text)))
            .collect();
        serde_json::Value::Object(map).to_string() + "\n"
    };
    rows(desk, dropped).into_iter().map(line).collect()
}

/// One row an example; the wordings of a reply stand in the first rows.
fn rows(desk: &Desk, dropped: &mut Vec<Dropped>) -> Vec<Row> {
    let mut rows = Vec::new();
    for intent in &desk.intents {
        let mut replies = intent.reply.iter().flat_map(|reply| reply.iter()).map(|text| plain(intent, text));
        for example in &intent.examples {
            rows.push(Row {
                text: example.value.clone(),
                intent: intent.id.value.clone(),
                article: String::new(),
                answer: replies.next().unwrap_or_default(),
            });
        }
        let mut drop = |what: String| {
            let why = "a row has a text, an intent and an answer".to_owned();
            dropped.push(Dropped { what, place: desk.sources.place(intent.id.span).to_string(), why });
        };
        replies.for_each(|reply| drop(format!("the reply `{reply}`")));
        intent.slots.keys().for_each(|slot| drop(format!("the slot `{slot}` of the intent `{}`", intent.id.value)));
    }
    for text in &desk.out_of_scope {
        let (intent, article, answer) = ("out_of_scope".to_owned(), String::new(), String::new());
        rows.push(Row { text: text.value.clone(), intent, article, answer });
    }
    for article in &desk.articles {
        let mut answer = Some(article.answer.value.clone());
        for question in &article.questions {
            rows.push(Row {
                text: question.value.clone(),
                intent: String::new(),
                article: article.id.value.clone(),
                answer: answer.take().unwrap_or_default(),
            });
        }
    }
    for name in desk.settings.entities.keys() {
        let why = "rows have marked values, and no kinds of values".to_owned();
        dropped.push(Dropped { what: format!("the entity `{name}`"), place: "firstline.yml".to_owned(), why });
    }
    rows
}
