//! The language of one message, among the few that a desk has.

use std::collections::HashMap;

use super::Language;
use super::function_words::FUNCTION_WORDS;
use crate::text::token::{Token, tokenize};

/// What speaks for the language that the conversation had before, in votes of words: one word of another language does
/// not outweigh it, a sentence does.
const EXPECTED: f32 = 1.2;

/// What speaks for a desk's main language, so that it is taken where nothing else speaks.
const MAIN: f32 = 0.1;

/// What a word in a script that other languages do not use counts; a function word, a word of the desk's own examples and a
/// word with a letter of some languages count 1.
const SCRIPT: f32 = 3.0;

/// The n-gram model's vote on one word, and on each further one up to [`MOST_WORDS`]: it errs on one short message in seven.
const MODEL: (f32, f32) = (0.3, 0.4);

/// Words beyond this many add nothing to the n-gram model's vote.
const MOST_WORDS: usize = 5;

/// Letters beyond this one belong to another script, but for those of Vietnamese.
const LAST_LATIN: char = '\u{24f}';

/// How many words of a message are looked at.
const READ_WORDS: usize = 64;

/// Recognises a message's language among some.
///
/// The votes are those of function words, of words that the desk's own examples have in one language only, of letters and
/// scripts that only some of the languages use, and of an n-gram model of sixteen languages (whichlang) on the whole message.
/// A language that was expected, because the conversation was in it or the host named it, is left only for a clear majority.
#[derive(Debug, Clone)]
pub struct Recogniser {
    /// The languages, the main one first; never empty.
    languages: Vec<Language>,
    /// Votes of a word, one a language.
    words: HashMap<String, Vec<f32>>,
    /// Texts that a word was learned from, one number a language.
    learned: HashMap<String, Vec<u32>>,
    /// Texts learned from, one number a language.
    texts: Vec<u32>,
}

impl Recogniser {
    /// For some languages, the main one first; English, if there are none.
    #[must_use]
    pub fn new(languages: &[Language]) -> Self {
        let mut own: Vec<Language> = Vec::with_capacity(languages.len().max(1));
        for &language in languages {
            if !own.contains(&language) {
                own.push(language);
            }
        }
        if own.is_empty() {
            own.push(Language::English);
        }
        let mut recogniser =
            Self { texts: vec![0; own.len()], languages: own, words: HashMap::new(), learned: HashMap::new() };
        if recogniser.languages.len() > 1 {
            for (at, language) in recogniser.languages.iter().enumerate() {
                let lists = FUNCTION_WORDS.iter().filter(|(of, _)| of == language);
                for word in lists.flat_map(|(_, words)| words.split_whitespace()) {
                    let none = || vec![0.0; recogniser.languages.len()];
                    let votes = recogniser.words.entry(word.to_owned()).or_insert_with(none);
                    if let Some(vote) = votes.get_mut(at) {
                        *vote = 1.0;
                    }
                }
            }
            for votes in recogniser.words.values_mut() {
                share(votes);
            }
        }
        recogniser
    }

    /// The languages, the main one first.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The main language.
    #[must_use]
    pub fn main(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// Learns the words of a text whose language is known.
    pub fn learn(&mut self, text: &str, language: Language) {
        let Some(at) = self.languages.iter().position(|own| *own == language) else { return };
        if self.languages.len() < 2 {
            return;
        }
        if let Some(count) = self.texts.get_mut(at) {
            *count += 1;
        }
        let mut words: Vec<String> = tokenize(text).into_iter().take(READ_WORDS).map(|token| token.text).collect();
        words.sort_unstable();
        words.dedup();
        for word in words.into_iter().filter(|word| word.chars().any(char::is_alphabetic)) {
            let counts = self.learned.entry(word).or_insert_with(|| vec![0; self.languages.len()]);
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
    }

    /// The language of a message; `expected` is the one that it has if nothing speaks against it.
    #[must_use]
    pub fn recognise(&self, text: &str, tokens: &[Token], expected: Option<Language>) -> Language {
        if self.languages.len() < 2 {
            return self.main();
        }
        let mut votes = vec![0.0_f32; self.languages.len()];
        let place = |language: Language| self.languages.iter().position(|own| *own == language);
        let mut add = |at: usize, vote: f32| {
            if let Some(total) = votes.get_mut(at) {
                *total += vote;
            }
        };
        add(0, MAIN);
        if let Some(at) = expected.and_then(place) {
            add(at, EXPECTED);
        }
        let mut words = 0;
        for token in tokens.iter().take(READ_WORDS).filter(|token| token.text.chars().any(char::is_alphabetic)) {
            words += 1;
            let letters = self.by_letters(&token.text);
            let votes =
                letters.or_else(|| self.words.get(&token.text).cloned()).or_else(|| self.by_examples(&token.text));
            votes.into_iter().flatten().enumerate().for_each(|(at, vote)| add(at, vote));
        }
        if words > 0
            && let Some(at) = model(text).and_then(place)
        {
            add(at, MODEL.0 + MODEL.1 * words.min(MOST_WORDS) as f32);
        }
        let best = self.languages.iter().zip(&votes).rev().max_by(|a, b| a.1.total_cmp(b.1));
        best.map_or_else(|| self.main(), |(language, _)| *language)
    }

    /// Votes of a word of the desk's examples: by the share of each language's texts that hold it.
    fn by_examples(&self, word: &str) -> Option<Vec<f32>> {
        let counts = self.learned.get(word)?;
        let mut votes: Vec<f32> =
            counts.iter().zip(&self.texts).map(|(&count, &texts)| count as f32 / texts.max(1) as f32).collect();
        share(&mut votes);
        Some(votes)
    }

    /// Votes of a word with a letter that some of the languages use and others do not.
    fn by_letters(&self, word: &str) -> Option<Vec<f32>> {
        if word.is_ascii() {
            return None;
        }
        let (letter, of) = word.chars().find_map(|letter| Some((letter, languages_of(letter)?)))?;
        let mut votes: Vec<f32> = self.languages.iter().map(|own| f32::from(u8::from(of.contains(own)))).collect();
        let users = votes.iter().filter(|vote| **vote > 0.0).count();
        if users == 0 || users == votes.len() {
            return None;
        }
        share(&mut votes);
        if letter > LAST_LATIN {
            votes.iter_mut().for_each(|vote| *vote *= SCRIPT);
        }
        Some(votes)
    }
}

/// Makes votes sum to 1, less what languages have in common: a word of all of them says nothing.
fn share(votes: &mut [f32]) {
    let least = votes.iter().copied().fold(f32::INFINITY, f32::min);
    let sum: f32 = votes.iter().sum();
    if sum > 0.0 {
        votes.iter_mut().for_each(|vote| *vote = (*vote - least) / sum);
    }
}

/// The n-gram model's verdict, in our words.
pub(super) fn model(text: &str) -> Option<Language> {
    use whichlang::Lang;
    Some(match whichlang::detect_language(text) {
        Lang::Ara => Language::Arabic,
        Lang::Cmn => Language::Chinese,
        Lang::Deu => Language::German,
        Lang::Eng => Language::English,
        Lang::Fra => Language::French,
        Lang::Hin => Language::Hindi,
        Lang::Ita => Language::Italian,
        Lang::Jpn => Language::Japanese,
        Lang::Kor => Language::Korean,
        Lang::Nld => Language::Dutch,
        Lang::Por => Language::Portuguese,
        Lang::Rus => Language::Russian,
        Lang::Spa => Language::Spanish,
        Lang::Swe => Language::Swedish,
        Lang::Tur => Language::Turkish,
        Lang::Vie => Language::Vietnamese,
    })
}

/// The languages that write with a letter which most do not have; `None` for a letter that says little.
fn languages_of(letter: char) -> Option<&'static [Language]> {
    use Language as L;
    Some(match letter {
        'ß' => &[L::German],
        'ä' => &[L::German, L::Swedish, L::Finnish, L::Estonian, L::Slovak],
        'ö' => &[L::German, L::Swedish, L::Finnish, L::Estonian, L::Hungarian, L::Turkish],
        'ü' => &[L::German, L::Turkish, L::Estonian, L::Hungarian, L::Spanish],
        'å' => &[L::Swedish, L::Danish, L::Norwegian],
        'ø' | 'æ' => &[L::Danish, L::Norwegian],
        'á' | 'í' | 'ó' | 'ú' | 'é' => &[
            L::Spanish,
            L::Portuguese,
            L::Hungarian,
            L::Czech,
            L::Slovak,
            L::Irish,
            L::Vietnamese,
            L::Catalan,
            L::French,
            L::Italian,
            L::Polish,
        ],
        'ñ' => &[L::Spanish, L::Basque, L::Filipino],
        'ã' | 'õ' => &[L::Portuguese, L::Estonian, L::Vietnamese],
        'œ' | 'ê' | 'û' | 'è' | 'ù' => &[L::French, L::Italian, L::Portuguese, L::Catalan, L::Vietnamese],
        'ğ' | 'ı' | 'ş' => &[L::Turkish],
        'ă' | 'ț' | 'ș' => &[L::Romanian, L::Vietnamese],
        'ő' | 'ű' => &[L::Hungarian],
        'ł' | 'ą' | 'ę' | 'ż' | 'ś' => &[L::Polish],
        'ř' | 'ě' | 'ů' => &[L::Czech],
        'đ' | 'ơ' | 'ư' | '\u{1ea0}'..='\u{1ef9}' => &[L::Vietnamese],
        '\u{370}'..='\u{3ff}' => &[L::Greek],
        'і' | 'ї' | 'є' | 'ґ' => &[L::Ukrainian],
        'ы' | 'э' | 'ё' => &[L::Russian],
        'ј' | 'љ' | 'њ' | 'ћ' | 'ђ' => &[L::Serbian],
        '\u{400}'..='\u{4ff}' => &[L::Russian, L::Ukrainian, L::Bulgarian, L::Serbian],
        '\u{590}'..='\u{5ff}' => &[L::Hebrew],
        'پ' | 'چ' | 'ژ' | 'گ' => &[L::Persian, L::Urdu],
        'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ہ' | 'ے' => &[L::Urdu],
        '\u{600}'..='\u{6ff}' => &[L::Arabic, L::Persian, L::Urdu],
        '\u{900}'..='\u{97f}' => &[L::Hindi],
        '\u{980}'..='\u{9ff}' => &[L::Bengali],
        '\u{b80}'..='\u{bff}' => &[L::Tamil],
        '\u{e00}'..='\u{e7f}' => &[L::Thai],
        '\u{ac00}'..='\u{d7a3}' => &[L::Korean],
        '\u{3040}'..='\u{30ff}' => &[L::Japanese],
        '\u{3400}'..='\u{9fff}' => &[L::Chinese, L::Japanese],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn recognise(recogniser: &Recogniser, text: &str, expected: Option<Language>) -> Language {
        recogniser.recognise(text, &tokenize(text), expected)
    }

    #[test]
    fn short_messages_of_many_languages() {
        let recogniser = Recogniser::new(&[
            Language::English,
            Language::German,
            Language::French,
            Language::Spanish,
            Language::Italian,
            Language::Dutch,
            Language::Polish,
        ]);
        let mut wrong = Vec::new();
        for (language, texts) in [
            ("en", "where is my parcel|refund please|hi there|the machine leaks|i was charged twice|cancel it"),
            ("de", "wo ist mein Paket|Geld zurück bitte|Guten Tag|die Maschine tropft|bitte stornieren|Rückgabe"),
            ("fr", "où est mon colis|remboursement svp|bonjour|la machine fuit|je veux annuler|c'est cassé"),
            ("es", "dónde está mi paquete|quiero un reembolso|hola|la máquina gotea|cancelar el pedido|no funciona"),
            ("it", "dov'è il mio pacco|vorrei un rimborso|buongiorno|la macchina perde acqua|non funziona più"),
            ("nl", "waar is mijn pakket|ik wil mijn geld terug|hoi|de machine lekt|het werkt niet"),
            ("pl", "gdzie jest moja paczka|proszę o zwrot pieniędzy|dzień dobry|ekspres przecieka, co robić"),
        ] {
            for text in texts.split('|') {
                let found = recognise(&recogniser, text, None);
                if found.code() != language {
                    wrong.push((text, found));
                }
            }
        }
        assert!(wrong.len() <= 1, "{wrong:?}");
    }

    #[test]
    fn what_was_expected_stays_until_a_sentence_speaks_against_it() {
        let recogniser = Recogniser::new(&[Language::English, Language::German]);
        for text in ["ok", "4711", "", "👍", "Paypal", "A12345"] {
            assert_eq!(recognise(&recogniser, text, None), Language::English, "{text}");
            assert_eq!(recognise(&recogniser, text, Some(Language::German)), Language::German, "{text}");
        }
        assert_eq!(recognise(&recogniser, "where is my order", Some(Language::German)), Language::English);
        assert_eq!(recognise(&recogniser, "wo ist meine Bestellung", Some(Language::English)), Language::German);
        assert_eq!(recognise(&recogniser, "ok", Some(Language::French)), Language::English, "not the desk's");
    }

    #[test]
    fn words_of_the_desks_examples_vote() {
        let mut recogniser = Recogniser::new(&[Language::English, Language::Danish]);
        assert_eq!(recognise(&recogniser, "refusion", None), Language::English);
        recogniser.learn("refusion af mit køb", Language::Danish);
        recogniser.learn("a refund of my purchase", Language::English);
        assert_eq!(recognise(&recogniser, "refusion", None), Language::Danish);
        assert_eq!(recognise(&recogniser, "refund", None), Language::English);
    }

    #[test]
    fn one_language_needs_no_look() {
        let mut recogniser = Recogniser::new(&[Language::German, Language::German]);
        recogniser.learn("where is my order", Language::English);
        assert_eq!(recognise(&recogniser, "where is my order", Some(Language::English)), Language::German);
        assert!(recogniser.words.is_empty() && recogniser.learned.is_empty());
        assert_eq!(Recogniser::new(&[]).main(), Language::English);
    }

    #[test]
    fn scripts_decide() {
        let recogniser = Recogniser::new(&[Language::English, Language::Greek, Language::Japanese, Language::Chinese]);
        for (text, language) in [
            ("παραγγελία", Language::Greek),
            ("荷物はどこですか", Language::Japanese),
            ("我的包裹在哪里", Language::Chinese),
        ] {
            assert_eq!(recognise(&recogniser, text, Some(Language::English)), language, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_one_of_the_languages(text in "\\PC{0,60}", expected in 0..Language::ALL.len()) {
            let recogniser = Recogniser::new(&[Language::Turkish, Language::Thai, Language::French]);
            let found = recognise(&recogniser, &text, Language::ALL.get(expected).copied());
            prop_assert!(recogniser.languages().contains(&found));
        }
    }
}
