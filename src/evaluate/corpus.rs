//! Labelled corpora: one JSON object a line, `{"text", "intent", "split"}`.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::text::language::Language;
use crate::text::language::recogniser::Recogniser;
use crate::text::token::tokenize;

/// The intent of messages that no intent of the corpus answers.
pub const OUT_OF_SCOPE: &str = "oos";

/// The part of a corpus that a row belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Split {
    /// To learn from.
    Train,
    /// To choose by.
    Val,
    /// To report on.
    Test,
}

/// One labelled message.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Row {
    /// The message.
    pub text: String,
    /// Its intent, or [`OUT_OF_SCOPE`].
    pub intent: String,
    /// The part it belongs to.
    pub split: Split,
}

/// A labelled corpus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corpus {
    /// Rows in the order of the file.
    pub rows: Vec<Row>,
}

/// Every line that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusError {
    faults: Vec<(usize, String)>,
}

impl CorpusError {
    /// The faulty lines, from 1, each with what is wrong.
    #[cfg(test)]
    #[must_use]
    pub fn faults(&self) -> &[(usize, String)] {
        &self.faults
    }
}

impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (line, fault)) in self.faults.iter().enumerate() {
            let gap = if at > 0 { "\n" } else { "" };
            write!(f, "{gap}line {line}: {fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for CorpusError {}

impl Corpus {
    /// Reads a corpus; empty lines are skipped, further keys ignored.
    ///
    /// # Errors
    /// Lists every line that is no row.
    pub fn parse(file: &str) -> Result<Self, CorpusError> {
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        for (number, line) in (1..).zip(file.lines()) {
            if line.trim().is_empty() {
                continue;
            }
            match serde_json::from_str::<Row>(line) {
                Ok(row) if row.intent.is_empty() => faults.push((number, "the intent is empty".to_owned())),
                Ok(row) => rows.push(row),
                Err(error) => faults.push((number, error.to_string())),
            }
        }
        if faults.is_empty() { Ok(Self { rows }) } else { Err(CorpusError { faults }) }
    }

    /// Rows of one part.
    pub fn split(&self, split: Split) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.split == split)
    }

    /// The language of most training rows; English if there are none.
    #[must_use]
    pub fn language(&self) -> Language {
        let english_first = [Language::English].iter().chain(Language::ALL).copied();
        let recogniser = Recogniser::new(&english_first.collect::<Vec<_>>());
        let mut counts: BTreeMap<Language, usize> = BTreeMap::new();
        for row in self.split(Split::Train).take(2000) {
            *counts.entry(recogniser.recognise(&row.text, &tokenize(&row.text), None)).or_default() += 1;
        }
        let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
        most.map_or(Language::English, |(language, _)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows_and_skips_empty_lines() {
        let file = "{\"text\":\"hi\",\"intent\":\"greet\",\"split\":\"train\"}\n\n{\"text\":\"x\",\"intent\":\"oos\",\"split\":\"test\"}\n";
        let corpus = Corpus::parse(file).unwrap();
        assert_eq!(corpus.rows.len(), 2);
        assert_eq!(corpus.split(Split::Test).next().unwrap().intent, OUT_OF_SCOPE);
    }

    #[test]
    fn all_faults_are_told_with_their_lines() {
        let file = "{}\n{\"text\":\"x\",\"intent\":\"\",\"split\":\"val\"}\n{\"text\":\"x\",\"intent\":\"a\",\"split\":\"dev\"}";
        let error = Corpus::parse(file).unwrap_err();
        assert_eq!(error.faults().iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(error.to_string().starts_with("line 1: missing field `text`"), "{error}");
    }

    #[test]
    fn the_language_is_recognised() {
        let language = |text: &str| {
            Corpus { rows: vec![Row { text: text.to_owned(), intent: "a".to_owned(), split: Split::Train }] }.language()
        };
        assert_eq!(language("where is my parcel"), Language::English);
        assert_eq!(language("¿cómo puedo devolver el pedido?"), Language::Spanish);
        assert_eq!(language("comment retourner ma commande ?"), Language::French);
        assert_eq!(language("4711"), Language::English);
    }
}
