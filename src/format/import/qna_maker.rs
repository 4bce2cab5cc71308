//! QnA Maker: its table of tab-separated values.
//!
//! Format: Microsoft, "QnA Maker export format". Rows of the same `QnaId`, or the same answer, are one article.

use serde_json::Value;

use super::imported::{Article, Imported};
use super::system::ImportError;
use super::tree::Fields;

pub(super) fn read(text: &str, file: &str, imported: &mut Imported) -> Result<(), ImportError> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b'\t').flexible(true).quoting(false).from_reader(text.as_bytes());
    let names = reader.headers().map_err(|error| ImportError::new(error.to_string()))?.clone();
    let column = |name: &str| names.iter().position(|known| known.trim().eq_ignore_ascii_case(name));
    let (Some(question), Some(answer)) = (column("Question"), column("Answer")) else {
        return Err(ImportError::new("no table of QnA Maker: its first line has no `Question` and `Answer`"));
    };
    let (id, metadata, prompts) = (column("QnaId"), column("Metadata"), column("Prompts"));
    let context = column("IsContextOnly");
    for (number, row) in (2..).zip(reader.records()) {
        let row = row.map_err(|error| ImportError::new(error.to_string()))?;
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default().trim();
        let answer = cell(Some(answer)).replace("\\n", "\n");
        let place = format!("{file}, line {number}");
        let key = cell(id);
        let same = |article: &&mut Article| if key.is_empty() { article.answer == answer } else { article.name == key };
        let found = imported.articles.iter_mut().find(same);
        match found {
            Some(article) => article.questions.push(cell(Some(question)).to_owned()),
            None => imported.articles.push(Article {
                name: key.to_owned(),
                questions: vec![cell(Some(question)).to_owned()],
                answer,
                tags: cell(metadata).split('|').filter(|tag| !tag.is_empty()).map(str::to_owned).collect(),
            }),
        }
        if cell(context).eq_ignore_ascii_case("true") {
            imported.drop("`IsContextOnly`", place.clone(), "an article is found at any time");
        }
        for name in ["Source", "SuggestedQuestions"] {
            let written = cell(column(name));
            if !["", "[]", "Editorial"].contains(&written) {
                imported.drop(format!("`{name}`: {written}"), place.clone(), "firstline has no place for it");
            }
        }
        for prompt in serde_json::from_str::<Vec<Value>>(cell(prompts)).unwrap_or_default() {
            let mut prompt = Fields::of(prompt, place.clone());
            let (label, to) = (prompt.text("displayText"), prompt.text("qnaId"));
            imported.drop(
                format!("prompt `{label}` to {to}"),
                place.clone(),
                "follow-up prompts are no part of an article",
            );
        }
    }
    for article in &mut imported.articles {
        // A number is no name; the first question will name it.
        if article.name.chars().all(|c| c.is_ascii_digit()) {
            article.name.clear();
        }
    }
    Ok(())
}
