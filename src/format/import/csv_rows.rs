//! Rows of text and intent: CSV with or without a header, and JSON lines.
//!
//! The columns are `text`, `intent`, `article` and `answer`; some other customary names are understood. A row with an article is
//! a question, and its answer stands in one of the rows; a row with an intent is an example, with `[value](slot)` as in a desk.

use serde_json::Value;

use super::imported::{Article, Example, Imported};
use super::phrase;
use super::system::ImportError;
use super::tree::Fields;

/// The names that a column may have.
const TEXT: [&str; 8] = ["text", "utterance", "example", "message", "question", "query", "phrase", "sentence"];
const INTENT: [&str; 5] = ["intent", "label", "category", "class", "expected_intent"];
const ARTICLE: [&str; 3] = ["article", "faq", "key"];
const ANSWER: [&str; 3] = ["answer", "reply", "response"];
/// The names of intents that stand for what is out of scope.
const OUT_OF_SCOPE: [&str; 5] = ["out_of_scope", "oos", "none", "no_match", "nlu_fallback"];

/// Whether the first line names the columns.
pub(super) fn has_header(text: &str) -> bool {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let first = reader.records().next().and_then(Result::ok).unwrap_or_default();
    let names = |names: &[&str]| first.iter().any(|cell| is_one_of(cell, names));
    names(&TEXT) && (names(&INTENT) || names(&ANSWER))
}

fn is_one_of(cell: &str, names: &[&str]) -> bool {
    names.iter().any(|name| cell.trim().eq_ignore_ascii_case(name))
}

pub(super) fn read(text: &str, file: &str, imported: &mut Imported) -> Result<(), ImportError> {
    let delimiter = match text.lines().next() {
        Some(first) if first.contains('\t') => b'\t',
        Some(first) if first.contains(';') && !first.contains(',') => b';',
        _ => b',',
    };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let names = reader.headers().map_err(told)?.clone();
    let column = |known: &[&str]| names.iter().position(|name| is_one_of(name, known));
    let columns = [column(&TEXT), column(&INTENT), column(&ARTICLE), column(&ANSWER)];
    if columns == [None; 4] || columns.first() == Some(&None) {
        return Err(ImportError::new("no column is called `text`; the first line must name the columns"));
    }
    for (at, name) in names.iter().enumerate().filter(|(at, _)| !columns.contains(&Some(*at))) {
        let told = format!("column `{name}`");
        if !name.trim().is_empty() {
            imported.drop(told, format!("{file}, column {}", at + 1), "firstline has no place for it");
        }
    }
    for (number, row) in (2..).zip(reader.records()) {
        let row = row.map_err(told)?;
        let cells = columns.map(|at| at.and_then(|at| row.get(at)).unwrap_or_default().trim());
        self::row(cells, &format!("{file}, line {number}"), imported);
    }
    Ok(())
}

/// Rows of example and intent, as Watson exports them.
pub(super) fn read_watson(text: &str, file: &str, imported: &mut Imported) -> Result<(), ImportError> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    for (number, row) in (1..).zip(reader.records()) {
        let row = row.map_err(told)?;
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        let place = format!("{file}, line {number}");
        for more in row.iter().skip(2).filter(|more| !more.trim().is_empty()) {
            imported.drop(format!("third column: {more}"), place.clone(), "a row has an example and an intent");
        }
        self::row([cell(0), cell(1), "", ""], &place, imported);
    }
    Ok(())
}

/// One object a line, with the names of the columns as keys.
pub(super) fn read_jsonl(text: &str, file: &str, imported: &mut Imported) -> Result<(), ImportError> {
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let place = format!("{file}, line {number}");
        let value: Value = serde_json::from_str(line).map_err(|error| ImportError::new(format!("{place}: {error}")))?;
        let mut fields = Fields::of(value, place.clone());
        let mut first = |names: &[&str]| {
            let mut texts = names.iter().map(|name| fields.text(name));
            texts.find(|text| !text.is_empty()).unwrap_or_default()
        };
        let cells = [first(&TEXT), first(&INTENT), first(&ARTICLE), first(&ANSWER)];
        if fields.text("split").eq_ignore_ascii_case("test") {
            imported.drop(
                format!("test row `{}`", cells.first().map_or("", |text| text)),
                place,
                "suite messages are never examples",
            );
        } else {
            self::row(cells.each_ref().map(String::as_str), &place, imported);
        }
        fields.end(imported);
    }
    Ok(())
}

fn told(error: csv::Error) -> ImportError {
    ImportError::new(format!("no valid CSV: {error}"))
}

fn row([text, intent, article, answer]: [&str; 4], place: &str, imported: &mut Imported) {
    let example = || phrase::rasa(text).0;
    if text.is_empty() {
        if !intent.is_empty() || !article.is_empty() {
            imported.drop(format!("a row of `{intent}{article}`"), place, "it has no text");
        }
    } else if !article.is_empty() || (intent.is_empty() && !answer.is_empty()) {
        question(text, article, answer, imported);
    } else if intent.is_empty() {
        imported.drop(format!("`{text}`"), place, "it has no intent");
    } else if is_one_of(intent, &OUT_OF_SCOPE) {
        imported.out_of_scope.push(Example::text(&example()));
    } else {
        let found = imported.intent(intent);
        found.examples.push(example());
        if !answer.is_empty() && !found.replies.iter().any(|reply| reply == answer) {
            found.replies.push(answer.to_owned());
        }
    }
}

/// A question of an article that has that name, or that answer.
fn question(text: &str, name: &str, answer: &str, imported: &mut Imported) {
    let same = |article: &&mut Article| if name.is_empty() { article.answer == answer } else { article.name == name };
    match imported.articles.iter_mut().find(same) {
        Some(article) => {
            article.questions.push(text.to_owned());
            if article.answer.is_empty() {
                article.answer = answer.to_owned();
            }
        }
        None => imported.articles.push(Article {
            name: name.to_owned(),
            questions: vec![text.to_owned()],
            answer: answer.to_owned(),
            tags: Vec::new(),
        }),
    }
}
