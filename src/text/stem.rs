//! Stems of words, by language.

use std::borrow::Cow;

use rust_stemmers::Algorithm;

use super::language::Language;

/// Words to which Porter2 would give the stem of another word with another meaning (`university` and `universe`), each
/// with the stem it gets instead. Sorted.
const PROTECTED_ENGLISH: &[(&str, &str)] = &[
    ("ad", "ad"),
    ("add", "add"),
    ("added", "add"),
    ("adding", "add"),
    ("adds", "add"),
    ("ads", "ad"),
    ("general", "general"),
    ("generally", "general"),
    ("generate", "generate"),
    ("generated", "generate"),
    ("generates", "generate"),
    ("generating", "generate"),
    ("generation", "generate"),
    ("generic", "generic"),
    ("inning", "inning"),
    ("innings", "inning"),
    ("intern", "intern"),
    ("internal", "internal"),
    ("internally", "internal"),
    ("interns", "intern"),
    ("news", "news"),
    ("organ", "organ"),
    ("organic", "organic"),
    ("organisation", "organise"),
    ("organisations", "organise"),
    ("organise", "organise"),
    ("organised", "organise"),
    ("organiser", "organise"),
    ("organises", "organise"),
    ("organising", "organise"),
    ("organization", "organise"),
    ("organizations", "organise"),
    ("organize", "organise"),
    ("organized", "organise"),
    ("organizer", "organise"),
    ("organizes", "organise"),
    ("organizing", "organise"),
    ("organs", "organ"),
    ("outing", "outing"),
    ("outings", "outing"),
    ("police", "police"),
    ("policies", "policy"),
    ("policy", "policy"),
    ("universal", "universal"),
    ("universally", "universal"),
    ("universe", "universe"),
    ("universes", "universe"),
    ("universities", "university"),
    ("university", "university"),
    ("utilise", "utilise"),
    ("utilised", "utilise"),
    ("utilities", "utility"),
    ("utility", "utility"),
    ("utilize", "utilise"),
    ("utilized", "utilise"),
];

/// Longest word that is stemmed, in bytes; longer ones are no words of a language.
const LONGEST: usize = 128;

/// Reduces words to stems, for one language. A language without a stemmer keeps its words.
pub struct Stemmer {
    language: Language,
    snowball: Option<rust_stemmers::Stemmer>,
}

impl Stemmer {
    /// The stemmer of a language: one of the eighteen Snowball algorithms, or none.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, snowball: algorithm(language).map(rust_stemmers::Stemmer::create) }
    }

    /// The language whose words are stemmed.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The stem of one lower-case word, as [`tokenize`](super::token::tokenize) gives it. Never empty unless the word is:
    /// a word of which the algorithm would leave nothing is its own stem.
    #[must_use]
    pub fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let Some(snowball) = &self.snowball else { return Cow::Borrowed(word) };
        if word.len() > LONGEST || (self.language == Language::Greek && starts_with_isa(word)) {
            return Cow::Borrowed(word);
        }
        if self.language == Language::English
            && let Ok(at) = PROTECTED_ENGLISH.binary_search_by_key(&word, |&(word, _)| word)
            && let Some(&(_, stem)) = PROTECTED_ENGLISH.get(at)
        {
            return Cow::Borrowed(stem);
        }
        let stem = snowball.stem(word);
        if stem.is_empty() { Cow::Borrowed(word) } else { stem }
    }
}

impl std::fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stemmer").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Clone for Stemmer {
    fn clone(&self) -> Self {
        Self::new(self.language)
    }
}

/// Whether a Greek word begins with `ισα`, with or without accents: rust-stemmers 1.2 panics in `r_steps3` on `ισα`
/// before one of seven endings (`ισαισα`), because it replaces a slice that it has already deleted.
fn starts_with_isa(word: &str) -> bool {
    let mut chars = word.chars();
    matches!(chars.next(), Some('ι' | 'ί' | 'ϊ' | 'ΐ'))
        && matches!(chars.next(), Some('σ' | 'ς'))
        && matches!(chars.next(), Some('α' | 'ά'))
}

const fn algorithm(language: Language) -> Option<Algorithm> {
    Some(match language {
        Language::Arabic => Algorithm::Arabic,
        Language::Danish => Algorithm::Danish,
        Language::Dutch => Algorithm::Dutch,
        Language::English => Algorithm::English,
        Language::Finnish => Algorithm::Finnish,
        Language::French => Algorithm::French,
        Language::German => Algorithm::German,
        Language::Greek => Algorithm::Greek,
        Language::Hungarian => Algorithm::Hungarian,
        Language::Italian => Algorithm::Italian,
        Language::Norwegian => Algorithm::Norwegian,
        Language::Portuguese => Algorithm::Portuguese,
        Language::Romanian => Algorithm::Romanian,
        Language::Russian => Algorithm::Russian,
        Language::Spanish => Algorithm::Spanish,
        Language::Swedish => Algorithm::Swedish,
        Language::Tamil => Algorithm::Tamil,
        Language::Turkish => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn english_words_share_stems() {
        let stemmer = Stemmer::new(Language::English);
        assert_eq!(stemmer.stem("refunds"), "refund");
        assert_eq!(stemmer.stem("refunded"), "refund");
        assert_eq!(stemmer.stem("cancellation"), stemmer.stem("cancellations"));
    }

    #[test]
    fn protected_words_stay_apart() {
        assert!(PROTECTED_ENGLISH.is_sorted_by_key(|p| p.0), "binary search needs order");
        let stemmer = Stemmer::new(Language::English);
        for (one, other) in [
            ("university", "universal"),
            ("organise", "organ"),
            ("internal", "intern"),
            ("added", "ad"),
            ("policy", "police"),
        ] {
            assert_ne!(stemmer.stem(one), stemmer.stem(other), "{one} {other}");
        }
        assert_eq!(stemmer.stem("policies"), stemmer.stem("policy"));
    }

    #[test]
    fn other_languages_have_their_own_stems() {
        assert_eq!(Stemmer::new(Language::Spanish).stem("pedidos"), "ped");
        assert_eq!(Stemmer::new(Language::French).stem("commandes"), "command");
        assert_eq!(Stemmer::new(Language::Polish).stem("zamówienia"), "zamówienia");
    }

    #[test]
    fn greek_words_that_break_the_algorithm_stay() {
        let stemmer = Stemmer::new(Language::Greek);
        for word in ["ισαισα", "ισαισεσ", "ίσαισα", "ΐσάισα"] {
            assert_eq!(stemmer.stem(word), word);
        }
        assert_eq!(stemmer.stem("παραγγελίες"), "παραγγελι");
    }

    #[test]
    fn a_long_word_is_not_stemmed() {
        let word = "s".repeat(1 << 20);
        assert_eq!(Stemmer::new(Language::English).stem(&word), word);
    }

    proptest! {
        #[test]
        fn stemming_never_panics_nor_empties(word in "\\PC{1,12}", greek in "[ισαάίεηςνουκρτ]{1,9}", at in 0..Language::ALL.len()) {
            let stemmer = Stemmer::new(Language::ALL[at]);
            prop_assert!(!stemmer.stem(&word).is_empty());
            prop_assert!(!Stemmer::new(Language::Greek).stem(&greek).is_empty());
        }
    }
}
