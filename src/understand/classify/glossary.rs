//! What the common words of a language mean in English, so that a table of English serves it too.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::features::{Emitter, fold, hash};
use super::table::StaticTable;
use crate::text::language::Language;

/// The glossaries of the crate. A line is one meaning: English words, `=`, and the forms that mean it; `#` begins a heading.
const TEXTS: [(Language, &str); 6] = [
    (Language::Dutch, include_str!("../../../assets/glossaries/nl.txt")),
    (Language::German, include_str!("../../../assets/glossaries/de.txt")),
    (Language::French, include_str!("../../../assets/glossaries/fr.txt")),
    (Language::Italian, include_str!("../../../assets/glossaries/it.txt")),
    (Language::Portuguese, include_str!("../../../assets/glossaries/pt.txt")),
    (Language::Spanish, include_str!("../../../assets/glossaries/es.txt")),
];

/// A table that holds this share of a glossary's forms knows the language by itself. A table of English holds some of French and
/// Spanish (0.16), for what both languages spell alike.
const KNOWN: f64 = 0.5;

/// The glossaries as one table reads them, each read when it is first needed.
#[derive(Debug, Clone, Default)]
pub struct Glossaries([OnceLock<Option<Glossary>>; TEXTS.len()]);

impl Glossaries {
    /// The glossary of a language, unless there is none or the table does not need it.
    #[must_use]
    pub fn of(&self, language: Language, table: &StaticTable) -> Option<&Glossary> {
        let (own, text) = self.0.iter().zip(&TEXTS).find(|(_, (of, _))| *of == language)?;
        own.get_or_init(|| Glossary::parse(language, text.1, table)).as_ref()
    }

    /// A hash of all of them.
    #[must_use]
    pub fn fingerprint() -> u64 {
        TEXTS.iter().fold(0_u64, |all, (_, text)| all.rotate_left(1) ^ hash(text.as_bytes()))
    }
}

/// Words of one language, each with the table's pieces for what it means.
#[derive(Debug, Clone)]
pub struct Glossary {
    emitter: Emitter,
    /// The pieces of each meaning.
    meanings: Vec<Vec<u32>>,
    /// Number of a meaning by the hash of a form, with its accents or without; where these are two words (`é`, `e`), each has its own.
    forms: HashMap<u64, usize>,
    /// Likewise by the hash of a stem. Here and for forms without their accents, the first of several lines counts.
    stems: HashMap<u64, usize>,
}

impl Glossary {
    /// Reads a glossary; `None` for a table that knows the language by itself, or does not know what the words mean.
    fn parse(language: Language, text: &str, table: &StaticTable) -> Option<Self> {
        let (mut meanings, mut all) = (Vec::new(), Vec::new());
        for (english, forms) in entries(text) {
            let pieces: Vec<u32> = english.split_whitespace().filter_map(|word| table.rank(word)).collect();
            if !pieces.is_empty() {
                all.extend(forms.split_whitespace().map(|form| (form, meanings.len())));
                meanings.push(pieces);
            }
        }
        let known = all.iter().filter(|(form, _)| table.rank(form).is_some()).count();
        if known as f64 >= KNOWN * all.len() as f64 {
            return None;
        }
        let (emitter, mut stems) = (Emitter::new(language), HashMap::new());
        let mut forms: HashMap<u64, usize> =
            all.iter().map(|&(form, number)| (hash(form.as_bytes()), number)).collect();
        for (form, number) in all {
            forms.entry(hash(fold(form).as_bytes())).or_insert(number);
            stems.entry(emitter.stem_hash(form)).or_insert(number);
        }
        Some(Self { emitter, meanings, forms, stems })
    }

    /// The pieces for what a word means; `None` for one that is not there.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<&[u32]> {
        let form = self.forms.get(&hash(word.as_bytes())).or_else(|| self.forms.get(&hash(fold(word).as_bytes())));
        let number = form.or_else(|| self.stems.get(&self.emitter.stem_hash(word)))?;
        self.meanings.get(*number).map(Vec::as_slice)
    }
}

fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('='))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::table::tests::shipped;
    use super::*;
    use crate::text::token::tokenize;

    #[test]
    fn words_mean_what_english_words_mean() {
        let table = shipped();
        let pieces = |text| table.pieces(text, Language::French);
        let english = |text| table.pieces(text, Language::English);
        for form in ["commande", "commandes", "COMMANDES"] {
            assert_eq!(pieces(form), english("order"), "{form}");
        }
        assert_eq!(pieces("Mon colis xyzzy est"), english("my parcel package xyzzy is"));
        let portuguese = |text| table.pieces(text, Language::Portuguese);
        assert_eq!([portuguese("é"), portuguese("e")], [english("is"), english("and")]);
        assert_eq!(pieces("cote"), pieces("côté"), "accents may be left out");
        assert_eq!(table.pieces("commande", Language::Polish), english("commande"));
        assert!(table.knows("commande", Language::French) && !table.knows("commande", Language::English));
    }

    #[test]
    fn every_line_is_sound() {
        let table = shipped();
        for (language, text) in TEXTS {
            assert!(table.needs_glossary(language), "{language}");
            let mut seen = BTreeMap::new();
            for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#')) {
                let (meanings, forms) = line.split_once('=').unwrap_or_else(|| panic!("{language}, line {number}"));
                for word in meanings.split_whitespace() {
                    assert!(table.rank(word).is_some(), "{language}, line {number}: the table has no `{word}`");
                }
                assert_ne!(forms.trim(), "", "{language}, line {number}");
                for form in forms.split_whitespace() {
                    let tokens = tokenize(form);
                    let is_word = tokens.len() == 1 && tokens[0].text == form;
                    assert!(is_word, "{language}, line {number}: `{form}` is no word");
                    let before = seen.insert(form, number);
                    assert_eq!(before, None, "{language}, line {number}: `{form}` stands there already");
                }
            }
        }
    }
}
