//! The one place where words become features, for training and for inference.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::text::language::Language;
use crate::text::stem::Stemmer;

/// Stems; pairs of neighbouring stems with the text's ends; character n-grams inside words.
pub const BLOCKS: usize = 3;

/// The block of the stems.
pub const STEMS: usize = 0;

/// Longest part of one word that is read for character n-grams, in characters: longer words are codes or noise.
const LONGEST_WORD: usize = 40;

/// Hashed features of one text, a list for each block: in order of the text, repeats included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grams {
    /// One list of 32-bit keys for each block.
    pub blocks: [Vec<u32>; BLOCKS],
}

impl Grams {
    /// Keys of the stems, one for each word.
    #[must_use]
    pub fn stems(&self) -> &[u32] {
        &self.blocks[0]
    }
}

/// Turns words into features.
#[derive(Debug, Clone)]
pub struct Emitter {
    stemmer: Stemmer,
}

impl Emitter {
    /// An emitter that stems by the language's rules.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { stemmer: Stemmer::new(language) }
    }

    /// The language whose words are stemmed.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.stemmer.language()
    }

    /// Weights of the blocks in a text's vector. Other languages than English bend their words more, so that what is inside
    /// them says more than their stems do.
    #[must_use]
    pub fn weights(&self) -> [f32; BLOCKS] {
        [1.0, 0.7, if self.language() == Language::English { 1.0 } else { 2.0 }]
    }

    /// All features of a text's words.
    #[must_use]
    pub fn grams<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Grams {
        let mut grams = Grams::default();
        self.emit(words, |block, key, _| {
            if let Some(list) = grams.blocks.get_mut(block) {
                list.push(key);
            }
        });
        grams
    }

    /// The key of two neighbouring words; `None` in place of one is the edge of the text.
    #[must_use]
    pub fn pair(&self, before: Option<&str>, after: Option<&str>) -> u32 {
        let part = |word: Option<&str>| word.map_or(EDGE, |word| self.stem_hash(word));
        finish(mix(part(before), part(after)))
    }

    /// Features of a text of which some words are known: those are given with the hash of their stem, and their character
    /// n-grams are left out.
    #[must_use]
    pub fn grams_around<'a>(&self, words: impl IntoIterator<Item = (&'a str, Option<u64>)>) -> Grams {
        let mut grams = Grams::default();
        let [stems, pairs, inside] = &mut grams.blocks;
        let mut before = EDGE;
        for (word, known) in words {
            let stem = known.unwrap_or_else(|| self.stem_hash(word));
            stems.push(finish(stem));
            pairs.push(finish(mix(before, stem)));
            before = stem;
            if known.is_none() {
                char_grams(&fold(word), |key| inside.push(key));
            }
        }
        if !stems.is_empty() {
            pairs.push(finish(mix(before, EDGE)));
        }
        grams
    }

    /// Hash of a word's stem.
    #[must_use]
    pub fn stem_hash(&self, word: &str) -> u64 {
        hash(fold(&self.stemmer.stem(word)).as_bytes())
    }

    /// Keys of the character n-grams inside one word.
    #[must_use]
    pub fn inside(word: &str) -> Vec<u32> {
        let mut keys = Vec::new();
        char_grams(&fold(word), |key| keys.push(key));
        keys
    }

    /// Calls `visit(block, key, word)` for every feature of a text. A pair belongs to its second word; the pair with the
    /// text's end to the last.
    pub fn emit<'a>(&self, words: impl IntoIterator<Item = &'a str>, mut visit: impl FnMut(usize, u32, usize)) {
        let mut before = EDGE;
        let mut count = 0;
        for (at, word) in words.into_iter().enumerate() {
            let stem = self.stem_hash(word);
            visit(0, finish(stem), at);
            visit(1, finish(mix(before, stem)), at);
            before = stem;
            count = at + 1;
            char_grams(&fold(word), |key| visit(2, key, at));
        }
        if count > 0 {
            visit(1, finish(mix(before, EDGE)), count - 1);
        }
    }
}

/// A word without the accents of Latin and Greek letters, which customers leave out.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    let has_accents = |c| matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{1e00}'..='\u{1fff}');
    if word.is_ascii() || !word.chars().any(has_accents) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect())
}

/// Stands for the beginning and the end of a text.
const EDGE: u64 = 0x5e7d_1c3b_9a24_f068;

/// Keys of the 2- to 4-grams of a word with a space before and after it.
fn char_grams(word: &str, mut visit: impl FnMut(u32)) {
    const SPACE: u64 = 32;
    // The last three characters: a new one ends a 2-, a 3- and a 4-gram.
    let mut last = [None, None, Some(SPACE)];
    for c in word.chars().take(LONGEST_WORD).map(u64::from).chain([SPACE]) {
        let mut key = mix(0x9d5b_21f3_77c4_e681, c);
        for &earlier in last.iter().rev() {
            let Some(earlier) = earlier else { break };
            key = mix(key, earlier);
            visit(finish(key));
        }
        last = [last[1], last[2], Some(c)];
    }
}

/// A hash of bytes; of a stem or a word.
#[must_use]
pub fn hash(bytes: &[u8]) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        h = mix(h, u64::from_le_bytes(word));
    }
    mix(h, bytes.len() as u64)
}

const fn mix(h: u64, x: u64) -> u64 {
    (h.rotate_left(23) ^ x).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The final key: the upper half after one more scramble.
#[must_use]
pub const fn finish(h: u64) -> u32 {
    let h = (h ^ (h >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (h >> 32) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn emitter() -> Emitter {
        Emitter::new(Language::English)
    }

    #[test]
    fn blocks_have_the_documented_sizes() {
        let grams = emitter().grams(["where", "is", "it"]);
        assert_eq!(grams.blocks[0].len(), 3);
        assert_eq!(grams.blocks[1].len(), 4);
        // " where " has 6 + 5 + 4 n-grams; " is " and " it " have 3 + 2 + 1 each.
        assert_eq!(grams.blocks[2].len(), 15 + 6 + 6);
    }

    #[test]
    fn stems_share_keys_and_others_do_not() {
        let grams = emitter().grams(["refund", "refunds", "order"]);
        let stems = grams.stems();
        assert_eq!(stems[0], stems[1]);
        assert_ne!(stems[0], stems[2]);
    }

    #[test]
    fn pairs_know_their_order() {
        let keys = |words: [&str; 2]| emitter().grams(words).blocks[1].clone();
        assert_ne!(keys(["a", "b"])[1], keys(["b", "a"])[1]);
    }

    #[test]
    fn accents_may_be_left_out() {
        let spanish = Emitter::new(Language::Spanish);
        assert_eq!(spanish.grams(["número"]), spanish.grams(["numero"]));
        assert_eq!(fold("ναός"), "ναος");
        assert_eq!(fold("हिन्दी"), "हिन्दी");
    }

    #[test]
    fn no_words_have_no_features() {
        assert_eq!(emitter().grams([]), Grams::default());
    }

    #[test]
    fn keys_rarely_collide() {
        let mut keys: Vec<u32> = (0..50_000).map(|i| finish(hash(format!("word{i}").as_bytes()))).collect();
        keys.sort_unstable();
        keys.dedup();
        assert!(keys.len() > 49_990);
    }

    proptest! {
        /// Training takes all features of its texts; a message takes what is kept of its known words for them, and explaining
        /// takes them one by one.
        #[test]
        fn training_and_inference_see_the_same(
            words in proptest::collection::vec(("\\PC{1,12}|[a-zé]{1,12}", any::<bool>()), 0..12),
            language in 0..Language::ALL.len(),
        ) {
            let emitter = Emitter::new(Language::ALL[language]);
            let all = || words.iter().map(|(word, _)| word.as_str());
            let trained = emitter.grams(all());
            prop_assert_eq!(&emitter.grams_around(all().map(|word| (word, None))), &trained);
            let known = words.iter().map(|(word, known)| (word.as_str(), known.then(|| emitter.stem_hash(word))));
            let mut read = emitter.grams_around(known);
            prop_assert_eq!(&read.blocks[..2], &trained.blocks[..2]);
            read.blocks[2].extend(words.iter().filter(|(_, known)| *known).flat_map(|(word, _)| Emitter::inside(word)));
            let sorted = |grams: &Grams| { let mut keys = grams.blocks[2].clone(); keys.sort_unstable(); keys };
            prop_assert_eq!(sorted(&read), sorted(&trained));
            let mut explained = Grams::default();
            emitter.emit(all(), |block, key, word| {
                assert!(word < words.len());
                explained.blocks[block].push(key);
            });
            prop_assert_eq!(explained, trained);
        }
    }
}
