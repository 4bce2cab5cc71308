//! Labelled corpora: one JSON object a line, `{"text", "intent", "split"}`.

use std::fmt;

use serde::Deserialize;

use crate::text::language::Language;
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

    /// The language whose commonest words fill the largest share of the training rows; English if none does.
    #[must_use]
    pub fn language(&self) -> Language {
        let mut counts = vec![0_usize; COMMON_WORDS.len()];
        for row in self.split(Split::Train).take(2000) {
            for token in tokenize(&row.text) {
                for (count, (_, words)) in counts.iter_mut().zip(COMMON_WORDS) {
                    *count += usize::from(words.split(' ').any(|word| word == token.text));
                }
            }
        }
        let most = counts.iter().copied().max().filter(|&most| most > 0);
        let found = counts.iter().zip(COMMON_WORDS).find(|(count, _)| Some(**count) == most);
        found.map_or(Language::English, |(_, (language, _))| *language)
    }
}

/// A dozen of the commonest words of each language, as questions of customers hold them.
const COMMON_WORDS: &[(Language, &str)] = &[
    (Language::English, "the i my to is a you how what do can of for it in and"),
    (Language::Spanish, "de que el la en mi un una es por los con para cómo qué puedo se lo"),
    (Language::French, "de le la les je est un une des que pour mon ma en vous comment quel ce pas"),
    (Language::German, "der die das ich ist und nicht ein eine mein wie kann zu den mit auf für es"),
    (Language::Italian, "di il la che è un una mi per non come posso del sono ho i con le"),
    (Language::Portuguese, "de o a que não um uma é eu meu minha como em para os do da posso"),
    (Language::Dutch, "de het een ik is mijn niet van en kan hoe wat je voor op dat met"),
    (Language::Swedish, "jag är det en att och min inte hur kan på i för som ett har vad"),
    (Language::Danish, "jeg er det en at og min ikke hvordan kan på i for som et har hvad"),
    (Language::Norwegian, "jeg er det en å og min ikke hvordan kan på i for som et har hva"),
    (Language::Finnish, "on ei ja minun miten voin että se mikä mitä olen minulla voinko en"),
    (Language::Polish, "nie jest i w na się jak czy do mam moje to z mój że"),
    (Language::Turkish, "bir ve bu nasıl için ne var mi mı çok benim değil ben"),
    (Language::Russian, "и в не на я что как мой с это у мне по есть"),
    (Language::Romanian, "de nu este un o să la cum ce în mea meu pot și care"),
    (Language::Hungarian, "a az nem és hogy egy van hogyan mi meg is én"),
    (Language::Greek, "το να και η μου δεν είναι για με πώς την τι"),
    (Language::Arabic, "في من على ما هل كيف أن هذا لا إلى"),
];

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
        assert_eq!(language("xyz"), Language::English);
    }
}
