//! What all models of one training set share: how a text becomes features and a vector.

use std::borrow::Cow;
use std::sync::Arc;

use super::features::{BLOCKS, Emitter, Grams};
use super::piece_rarity::PieceRarity;
use super::repair::CommonWords;
use super::table::{StaticTable, normalise};
use crate::text::beginning::beginning;
use crate::text::language::Language;
use crate::text::token::{Token, tokenize};

/// Texts are read up to this many bytes.
const LONGEST_TEXT: usize = 1 << 14;

/// Texts are read up to this many words.
const MOST_WORDS: usize = 512;

/// From this worth on, a table holds the common words of a language: an English table is worth 1 in English, and 0.4 in a
/// language that it knows neither by itself nor by a glossary.
const KNOWN: f32 = 0.5;

/// What a table is worth in a language that it does not know. By cross-validation on train rows of Spanish and French corpora
/// (0.3: the same in French, 0.3 points of accuracy less in Spanish).
const LEAST_WORTH: f32 = 0.4;

/// Languages, table, and how far the table knows each language.
#[derive(Debug, Clone)]
pub struct Ground {
    main: Tongue,
    others: Vec<Tongue>,
    /// The static table, if any.
    pub table: Option<Arc<StaticTable>>,
    /// What its pieces weigh by how rare they are.
    pub rarity: Arc<PieceRarity>,
}

/// How one language is read.
#[derive(Debug, Clone)]
pub struct Tongue {
    /// Turns words into features.
    pub emitter: Emitter,
    /// Its common words, where they are known.
    pub common: Option<CommonWords>,
    /// Whether the table holds its words by itself, not by a glossary.
    is_native: bool,
    /// What the table's vectors are worth in this language, 0..=1.
    pub trust: f32,
}

/// A text as training keeps it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The text.
    pub text: String,
    /// Its language.
    pub language: Language,
    /// Its words, normalised.
    pub words: Vec<String>,
    /// Its features.
    pub grams: Grams,
    /// Its static vector, in both halves; empty without a table.
    pub vector: Vec<f32>,
}

impl Ground {
    /// For some languages, the main one first; what the table is worth in each is judged by some texts of it.
    #[must_use]
    pub fn new(languages: &[Language], table: Option<Arc<StaticTable>>, texts: &[(&str, Language)]) -> Self {
        let of = |language: Language| texts.iter().filter(move |(_, own)| *own == language).map(|(text, _)| *text);
        let judge = |language: Language| table.as_ref().map_or(0.0, |table| trust(table, language, of(language)));
        let main = languages.first().copied().unwrap_or_default();
        let others: Vec<_> = languages.iter().skip(1).map(|&language| (language, judge(language))).collect();
        Self::with_trust((main, judge(main)), &others, table.clone())
    }

    /// For languages in each of which the table's worth is known.
    #[must_use]
    pub fn with_trust(main: (Language, f32), others: &[(Language, f32)], table: Option<Arc<StaticTable>>) -> Self {
        let needs_glossary = |language| table.as_ref().is_some_and(|table| table.needs_glossary(language));
        let is_native = |&(language, trust): &(Language, f32)| trust >= KNOWN && !needs_glossary(language);
        let any = is_native(&main) || others.iter().any(is_native);
        let common = table.as_ref().filter(|_| any).map(|table| CommonWords::near(table));
        // A glossary is too small to repair spelling by: what it does not hold may well be a word.
        let (common, none) = (Arc::new(common.unwrap_or_default()), Arc::default());
        let tongue = |own: &(Language, f32)| {
            let &(language, trust) = own;
            let near = if is_native(own) { &common } else { &none };
            let table = table.clone().filter(|_| is_native(own) || needs_glossary(language));
            Tongue {
                emitter: Emitter::new(language),
                common: table.map(|table| CommonWords::new(table, language, Arc::clone(near))),
                is_native: is_native(own),
                trust,
            }
        };
        Self { main: tongue(&main), others: others.iter().map(tongue).collect(), table, rarity: Arc::default() }
    }

    /// The same with these weights of the table's pieces.
    #[must_use]
    pub fn weighed(self, rarity: PieceRarity) -> Self {
        Self { rarity: Arc::new(rarity), ..self }
    }

    /// All languages, the main one first.
    pub fn tongues(&self) -> impl Iterator<Item = &Tongue> {
        core::iter::once(&self.main).chain(&self.others)
    }

    /// The place of a language among them; the main one's for a language that is not there.
    #[must_use]
    pub fn place(&self, language: Language) -> usize {
        self.tongues().position(|tongue| tongue.emitter.language() == language).unwrap_or(0)
    }

    /// How a language is read; as the main one, if it is not there.
    #[must_use]
    pub fn tongue(&self, language: Language) -> &Tongue {
        self.others.iter().find(|tongue| tongue.emitter.language() == language).unwrap_or(&self.main)
    }

    /// Weights of the blocks in a text's vector: the mean over the languages.
    #[must_use]
    pub fn weights(&self) -> [f32; BLOCKS] {
        let mut sum = [0.0; BLOCKS];
        for tongue in self.tongues() {
            sum.iter_mut().zip(tongue.emitter.weights()).for_each(|(sum, weight)| *sum += weight);
        }
        sum.map(|weight| weight / (1 + self.others.len()) as f32)
    }

    /// A training text.
    #[must_use]
    pub fn sample(&self, text: &str, language: Language) -> Sample {
        let words: Vec<String> = self.tokens(text).into_iter().map(|token| token.text).collect();
        let grams = self.tongue(language).emitter.grams(words.iter().map(String::as_str));
        Sample { text: text.to_owned(), language, words, grams, vector: self.vector(text, self.tongue(language)) }
    }

    /// The words of a text, up to the limits.
    #[must_use]
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = tokenize(beginning(text, LONGEST_TEXT));
        tokens.truncate(MOST_WORDS);
        tokens
    }

    /// The static vector of a text in two halves, each of unit length: the mean of its pieces, and their mean by rarity. In a
    /// language that the table does not know, whose words fall into pieces of little meaning, both are by rarity. Empty
    /// without a table.
    #[must_use]
    pub fn vector(&self, text: &str, tongue: &Tongue) -> Vec<f32> {
        let Some(table) = &self.table else { return Vec::new() };
        let pieces = table.pieces(beginning(text, LONGEST_TEXT), tongue.emitter.language());
        let mut vector = Vec::with_capacity(self.dimensions());
        table.add_up(&pieces, |piece| self.plain_weight(piece, tongue), &mut vector);
        table.add_up(&pieces, |piece| self.rarity.weight(piece), &mut vector);
        let (plain, by_rarity) = vector.split_at_mut(table.dimensions());
        normalise(plain);
        normalise(by_rarity);
        vector
    }

    /// The weight of a piece in the first half of a static vector.
    #[must_use]
    pub fn plain_weight(&self, piece: u32, tongue: &Tongue) -> f32 {
        if tongue.is_native { 1.0 } else { self.rarity.weight(piece) }
    }

    /// Numbers in a static vector, 0 without a table.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.table.as_ref().map_or(0, |table| 2 * table.dimensions())
    }
}

/// The first half of a static vector: the mean of the text's pieces.
#[must_use]
pub fn plain(vector: &[f32]) -> &[f32] {
    vector.get(..vector.len() / 2).unwrap_or_default()
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
        // One of the later words that stand for one.
        if token.span.start < at {
            out.push(' ');
        }
        out.push_str(text.get(at..token.span.start).unwrap_or_default());
        out.push_str(&token.text);
        at = token.span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(out)
}

/// What the table's vectors are worth for some texts, 0.4..=1: by the share of longer words that are whole words of its
/// vocabulary (0.9 and more for English under an English table, 0.1 to 0.2 for Spanish or French alone), or in a glossary.
fn trust<'a>(table: &StaticTable, language: Language, texts: impl Iterator<Item = &'a str>) -> f32 {
    let (mut words, mut known) = (0_u32, 0_u32);
    for text in texts {
        for token in tokenize(text).iter().filter(|t| t.text.len() >= 4 && t.text.chars().all(char::is_alphabetic)) {
            words += 1;
            known += u32::from(table.knows(&token.text, language));
        }
    }
    let share = if words > 0 { known as f32 / words as f32 } else { 1.0 };
    (0.3 + 0.7 * (share - 0.3) / 0.5).clamp(LEAST_WORTH, 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::shipped;
    use super::*;

    #[test]
    fn an_english_table_knows_english() {
        let table = shipped();
        assert_eq!(
            trust(&table, Language::English, ["where is my order, it should have arrived yesterday"].into_iter()),
            1.0
        );
        assert!(
            trust(&table, Language::Polish, ["gdzie jest moje zamówienie, powinno przyjść wczoraj"].into_iter()) < 0.5
        );
    }

    #[test]
    fn long_texts_are_cut() {
        let ground = Ground::new(&[Language::English], None, &[]);
        assert_eq!(ground.tokens(&"a ".repeat(5000)).len(), MOST_WORDS);
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
