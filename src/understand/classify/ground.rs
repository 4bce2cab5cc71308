//! What all models of one training set share: how a text becomes features and a vector.

use std::borrow::Cow;
use std::sync::Arc;

use super::features::{Emitter, Grams};
use super::repair::CommonWords;
use super::table::StaticTable;
use crate::text::language::Language;
use crate::text::token::{Token, tokenize};

/// Texts are read up to this many bytes.
const LONGEST_TEXT: usize = 1 << 14;

/// Texts are read up to this many words.
const MOST_WORDS: usize = 512;

/// Language, table, and how far the table knows the language.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Turns words into features.
    pub emitter: Emitter,
    /// The static table, if any.
    pub table: Option<Arc<StaticTable>>,
    /// The table's common words, where they are of the language.
    pub common: Option<Arc<CommonWords>>,
    /// What the table's vectors are worth in this language, 0..=1.
    pub trust: f32,
}

/// A text as training keeps it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The text.
    pub text: String,
    /// Its words, normalised.
    pub words: Vec<String>,
    /// Its features.
    pub grams: Grams,
    /// Its static vector; empty without a table.
    pub vector: Vec<f32>,
}

impl Ground {
    /// For a language; the table's worth is judged by some texts.
    #[must_use]
    pub fn new<'a>(language: Language, table: Option<Arc<StaticTable>>, texts: impl Iterator<Item = &'a str>) -> Self {
        let trust = table.as_ref().map_or(0.0, |table| trust(table, texts));
        Self::with_trust(language, table, trust)
    }

    /// For a language, with the table's worth known.
    #[must_use]
    pub fn with_trust(language: Language, table: Option<Arc<StaticTable>>, trust: f32) -> Self {
        let english = language == Language::English;
        let common = table.clone().filter(|_| english).map(|table| Arc::new(CommonWords::new(table)));
        Self { emitter: Emitter::new(language), table, common, trust }
    }

    /// A training text.
    #[must_use]
    pub fn sample(&self, text: &str) -> Sample {
        let words: Vec<String> = self.tokens(text).into_iter().map(|token| token.text).collect();
        let grams = self.emitter.grams(words.iter().map(String::as_str));
        let mut vector = Vec::new();
        self.vector(text, &mut vector);
        Sample { text: text.to_owned(), words, grams, vector }
    }

    /// The words of a text, up to the limits.
    #[must_use]
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = tokenize(cut(text));
        tokens.truncate(MOST_WORDS);
        tokens
    }

    /// The static vector of a text; empty without a table.
    pub fn vector(&self, text: &str, vector: &mut Vec<f32>) {
        if let Some(table) = &self.table {
            table.encode(cut(text), vector);
        }
    }

    /// Numbers in a static vector, 0 without a table.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.table.as_ref().map_or(0, |table| table.dimensions())
    }
}

/// The text with its repaired words in place.
#[must_use]
pub fn with_repairs<'a>(text: &'a str, tokens: &[Token], repaired: &[usize]) -> Cow<'a, str> {
    if repaired.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for token in repaired.iter().filter_map(|&i| tokens.get(i)) {
        out.push_str(text.get(at..token.span.start).unwrap_or_default());
        out.push_str(&token.text);
        at = token.span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(out)
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// What the table's vectors are worth for some texts, 0.3..=1: by the share of longer words that are whole words of its
/// vocabulary (0.9 and more for English under an English table, 0.1 to 0.2 for Spanish or French).
fn trust<'a>(table: &StaticTable, texts: impl Iterator<Item = &'a str>) -> f32 {
    let (mut words, mut known) = (0_u32, 0_u32);
    for text in texts {
        for token in tokenize(text).iter().filter(|t| t.text.len() >= 4 && t.text.chars().all(char::is_alphabetic)) {
            words += 1;
            known += u32::from(table.rank(&token.text).is_some());
        }
    }
    let share = if words > 0 { known as f32 / words as f32 } else { 1.0 };
    (0.3 + 0.7 * (share - 0.3) / 0.5).clamp(0.3, 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::shipped;
    use super::*;

    #[test]
    fn an_english_table_knows_english() {
        let table = shipped();
        assert_eq!(trust(&table, ["where is my order, it should have arrived yesterday"].into_iter()), 1.0);
        assert!(trust(&table, ["¿dónde está mi pedido? debería haber llegado ayer"].into_iter()) < 0.5);
    }

    #[test]
    fn long_texts_are_cut() {
        let ground = Ground::new(Language::English, None, std::iter::empty());
        assert_eq!(ground.tokens(&"a ".repeat(5000)).len(), MOST_WORDS);
        assert_eq!(cut(&"é".repeat(1 << 14)).len(), LONGEST_TEXT);
        assert_eq!(cut(&format!("a{}", "é".repeat(1 << 14))).len(), LONGEST_TEXT - 1);
    }

    #[test]
    fn repaired_words_are_put_in_place() {
        let text = "My ordre, plase!";
        let mut tokens = tokenize(text);
        tokens[1].text = "order".to_owned();
        tokens[2].text = "please".to_owned();
        assert_eq!(with_repairs(text, &tokens, &[1, 2]), "My order, please!");
        assert_eq!(with_repairs(text, &tokens, &[]), text);
    }
}
