//! Spelling repair: a word nobody taught becomes what it was likely meant to be. A word may be one or two typing errors away
//! from a known one, cut in two, run together with the next, or shorthand.
//!
//! Gains by cross-validation on the training rows of five corpora, one such error in every message: words cut in two +8 to +14
//! points of accuracy, run together +2 to +5, two errors in one word of seven letters or more +1 to +4, shorthand 0 to +1.5;
//! messages without such errors fare the same.

use std::borrow::Cow;
use std::sync::Arc;

use super::bytes::{BytesError, Reader, Writer};
use super::features::hash;
use super::shorthand::written_out;
use super::speller::{Near, Speller};
use super::table::StaticTable;
use crate::text::language::Language;
use crate::text::token::Token;

/// Shortest unknown word that is repaired, in characters.
const SHORTEST: usize = 4;

/// Shortest unknown word that may become a common word of the language which training does not hold.
const SHORTEST_COMMON: usize = 5;

/// Shortest word, in bytes, of which two neighbours are taken for halves.
const SHORTEST_HALVED: usize = 5;

/// Shortest half, in bytes, of a word that is taken for two which no training text holds side by side: with shorter ones, most
/// such words are compounds (`headphones`, `lunchtime`).
const SHORTEST_HALF: usize = 5;

/// Shortest unknown word that may be two edits away from a training word, in characters: among shorter ones are too many
/// words of their own that training and table do not hold (`puncture`, two edits from `picture`).
const SHORTEST_FAR: usize = 9;

/// How much a unit of a slip's cost counts against the logarithm of a word's frequency.
const SLIP: f32 = 2.0;

/// How much the logarithm of a neighbouring pair's frequency counts.
const PAIR: f32 = 1.5;

/// Words of training.
#[derive(Debug, Clone, Default)]
pub struct Repair {
    words: Vec<(String, u32)>,
    /// Hashes of all words, sorted.
    known: Vec<u64>,
    near: Speller,
}

/// The common words of a language.
#[derive(Debug, Clone)]
pub struct CommonWords {
    table: Arc<StaticTable>,
    language: Language,
    /// Those that a misspelt word may become.
    near: Arc<Speller>,
}

impl CommonWords {
    /// Those that the table, or a glossary, knows.
    #[must_use]
    pub const fn new(table: Arc<StaticTable>, language: Language, near: Arc<Speller>) -> Self {
        Self { table, language, near }
    }

    /// The commonest words of the table.
    #[must_use]
    pub fn near(table: &StaticTable) -> Speller {
        Speller::new(table.common_words().map(|(word, rank)| (word.to_owned(), rank)).collect())
    }
}

impl Repair {
    /// From training words in ascending order, each with the number of its occurrences.
    #[must_use]
    pub fn new(words: Vec<(String, u32)>) -> Self {
        let mut known: Vec<u64> = words.iter().map(|(word, _)| hash(word.as_bytes())).collect();
        known.sort_unstable();
        let near = Speller::new(words.iter().filter(|(word, _)| is_word(word, 4)).cloned().collect());
        Self { words, known, near }
    }

    /// The training words in ascending order, each with the number of its occurrences.
    #[must_use]
    pub fn words(&self) -> &[(String, u32)] {
        &self.words
    }

    /// Writes the training words, each by what it does not share with the one before.
    pub fn write(&self, w: &mut Writer) {
        w.size(self.words.len());
        let mut last = "";
        for (word, count) in &self.words {
            let shared = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            let rest = word.as_bytes().get(shared..).unwrap_or_default();
            w.size(shared);
            w.size(rest.len());
            w.raw(rest);
            w.number(u64::from(*count));
            last = word;
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// Where lengths do not fit or a word is no UTF-8.
    pub fn read(r: &mut Reader<'_>) -> Result<Self, BytesError> {
        let mut words: Vec<(String, u32)> = Vec::new();
        let mut last: Vec<u8> = Vec::new();
        for _ in 0..r.count()? {
            let shared = r.small()? as usize;
            if shared > last.len() {
                return Err(BytesError { reason: "a word shares more than there is" });
            }
            last.truncate(shared);
            let length = r.count()?;
            last.extend_from_slice(r.raw(length)?);
            let word = String::from_utf8(last.clone()).map_err(|_| BytesError { reason: "a word is no UTF-8" })?;
            words.push((word, r.small()?));
        }
        Ok(Self::new(words))
    }

    /// Repairs the words of a text; gives the positions of those that changed too. Two words that are halves of one become
    /// that one; one that stands for several becomes those, all with its span. `common` are the common words of its language,
    /// if they are known; `pair_count` tells in how many training texts two words follow each other (`None` is the edge of
    /// the text).
    pub fn apply(
        &self,
        tokens: Vec<Token>,
        language: Language,
        common: Option<&CommonWords>,
        pair_count: impl Fn(Option<&str>, Option<&str>) -> u32,
    ) -> (Vec<Token>, Vec<usize>) {
        let mut out: Vec<Token> = Vec::with_capacity(tokens.len() + 2);
        let mut changed = Vec::new();
        let mut rest = tokens.into_iter().peekable();
        while let Some(token) = rest.next() {
            if let Some(whole) = rest.peek().and_then(|next| self.joined(&token, next)) {
                rest.next();
                changed.push(out.len());
                out.push(whole);
                continue;
            }
            let before = out.last().map(|before| before.text.as_str());
            let after = rest.peek().map(|after| after.text.as_str());
            let short = if language == Language::English && !self.is_taught(&token.text) {
                written_out(&token.text)
            } else {
                None
            };
            let Some(meant) = short.or_else(|| self.meant(&token.text, (before, after), common, &pair_count)) else {
                out.push(token);
                continue;
            };
            for word in meant.split(' ') {
                changed.push(out.len());
                out.push(Token { text: word.to_owned(), span: token.span.clone() });
            }
        }
        (out, changed)
    }

    fn is_taught(&self, word: &str) -> bool {
        self.known.binary_search(&hash(word.as_bytes())).is_ok()
    }

    /// Whether a word is left alone: known, too short, or no word at all.
    fn is_known(&self, word: &str, common: Option<&CommonWords>) -> bool {
        self.is_taught(word)
            || !is_word(word, SHORTEST)
            || common.is_some_and(|common| common.table.knows(word, common.language))
    }

    /// The training word of which two words are the halves, with one character between them; not both of them may be words
    /// of training.
    fn joined(&self, token: &Token, next: &Token) -> Option<Token> {
        let (first, second) = (token.text.as_str(), next.text.as_str());
        let near = next.span.start == token.span.end + 1;
        let may = near && first.len() + second.len() >= SHORTEST_HALVED && is_word(first, 1) && is_word(second, 1);
        if !may || (self.is_taught(first) && self.is_taught(second)) {
            return None;
        }
        let text = [first, second].concat();
        self.is_taught(&text).then_some(Token { text, span: token.span.start..next.span.end })
    }

    /// What a word that training does not hold was meant to be: one word or several, a space between them. The surest comes
    /// first: a training word one edit away; two that follow each other in training, run together; a common word
    /// one edit away; a long training word two edits away; any two training words.
    fn meant<'a>(
        &'a self,
        word: &str,
        (before, after): (Option<&str>, Option<&str>),
        common: Option<&'a CommonWords>,
        pair_count: impl Fn(Option<&str>, Option<&str>) -> u32,
    ) -> Option<Cow<'a, str>> {
        if self.is_known(word, common) {
            return None;
        }
        let count = |n: u32| super::exponential::ln(1.0 + n.min(1 << 20) as f32);
        let pairs = |word: &str| pair_count(before, Some(word)) + pair_count(Some(word), after);
        let likely = |near: &Near<'_>| count(near.note) + PAIR * count(pairs(near.word)) - SLIP * near.cost;
        if let Some(best) = best(self.near.near(word), likely) {
            return Some(best.into());
        }
        let run_together = self.halves(word, &pair_count);
        if let Some((1.., first, second)) = run_together {
            return Some(format!("{first} {second}").into());
        }
        let letters = word.chars().count();
        let common = common.filter(|_| letters >= SHORTEST_COMMON);
        let common = common.map(|common| common.near.near(word)).unwrap_or_default();
        let unlikely = |near: &Near<'_>| super::exponential::ln(1.0 + near.note as f32) + SLIP * near.cost;
        if let Some(best) = best(common, |near| -unlikely(near)) {
            return Some(best.into());
        }
        let far = if letters >= SHORTEST_FAR { self.near.within_two(word) } else { Vec::new() };
        if let Some(best) = best(far, likely) {
            return Some(best.into());
        }
        let (_, first, second) = run_together?;
        (first.len().min(second.len()) >= SHORTEST_HALF).then(|| format!("{first} {second}").into())
    }

    /// The two training words that make up a word and follow each other most often in training, with how often they do.
    fn halves<'w>(
        &self,
        word: &'w str,
        pair_count: impl Fn(Option<&str>, Option<&str>) -> u32,
    ) -> Option<(u32, &'w str, &'w str)> {
        let cuts = word.char_indices().skip(1).map(|(at, _)| word.split_at(at));
        let taught = cuts.filter(|(first, second)| self.is_taught(first) && self.is_taught(second));
        taught.map(|(first, second)| (pair_count(Some(first), Some(second)), first, second)).max()
    }
}

/// The likeliest of some words; ties by the word.
fn best<'a>(list: Vec<Near<'a>>, likely: impl Fn(&Near<'_>) -> f32) -> Option<&'a str> {
    let best = list.iter().max_by(|a, b| likely(a).total_cmp(&likely(b)).then(b.word.cmp(a.word)))?;
    Some(best.word)
}

fn is_word(word: &str, shortest: usize) -> bool {
    word.len() >= shortest
        && word.len() <= 64
        && word.chars().count() >= shortest
        && word.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::tokenize;

    fn repaired(text: &str, pair_count: impl Fn(Option<&str>, Option<&str>) -> u32) -> Vec<String> {
        let words = [
            ("can", 5),
            ("card", 5),
            ("cart", 50),
            ("delivery", 2),
            ("i", 9),
            ("my", 9),
            ("order", 9),
            ("subscription", 1),
        ];
        let words = words.map(|(w, n)| (w.to_owned(), n)).to_vec();
        let (tokens, _) = Repair::new(words).apply(tokenize(text), Language::English, None, pair_count);
        tokens.into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn unknown_words_become_known_ones() {
        assert_eq!(repaired("my ordre", |_, _| 0), ["my", "order"]);
        assert_eq!(repaired("card xyzzy odr", |_, _| 0), ["card", "xyzzy", "odr"]);
    }

    #[test]
    fn neighbours_decide_between_candidates() {
        assert_eq!(repaired("my carx", |_, _| 0), ["my", "cart"]);
        assert_eq!(
            repaired("my carx", |a, b| if (a, b) == (Some("my"), Some("card")) { 9 } else { 0 }),
            ["my", "card"]
        );
    }

    #[test]
    fn words_run_together_are_cut() {
        assert_eq!(repaired("orderdelivery", |_, _| 0), ["order", "delivery"]);
        assert_eq!(repaired("cardorder", |_, _| 0), ["cardorder"]);
        assert_eq!(repaired("myorder", |_, _| 0), ["myorder"]);
        assert_eq!(repaired("myorder", |a, b| u32::from((a, b) == (Some("my"), Some("order")))), ["my", "order"]);
    }

    #[test]
    fn halves_become_whole() {
        assert_eq!(repaired("my or der", |_, _| 0), ["my", "order"]);
        assert_eq!(repaired("de livery can", |_, _| 0), ["delivery", "can"]);
        assert_eq!(repaired("car t", |_, _| 0), ["car", "t"]);
        assert_eq!(repaired("or. der", |_, _| 0), ["or", "der"]);
    }

    #[test]
    fn long_words_may_have_two_errors() {
        assert_eq!(repaired("delvery", |_, _| 0), ["delivery"]);
        assert_eq!(repaired("subscirptoin", |_, _| 0), ["subscription"]);
        assert_eq!(repaired("dilevery", |_, _| 0), ["dilevery"]);
        assert_eq!(repaired("sxbsxription", |_, _| 0), ["subscription"]);
        assert_eq!(repaired("sxbsxrixtion", |_, _| 0), ["sxbsxrixtion"]);
        assert_eq!(repaired("cxrx", |_, _| 0), ["cxrx"]);
    }

    #[test]
    fn shorthand_is_written_out_where_it_is_not_taught() {
        assert_eq!(repaired("cn u", |_, _| 0), ["can", "you"]);
        let words = vec![("u".to_owned(), 1)];
        let (tokens, changed) = Repair::new(words).apply(tokenize("u whats"), Language::English, None, |_, _| 0);
        assert_eq!(tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>(), ["u", "what", "is"]);
        assert_eq!((changed, tokens[2].span.clone()), (vec![1, 2], 2..7));
    }

    #[test]
    fn reads_what_it_wrote() {
        let words = [("card", 5), ("cart", 50), ("été", 1)].map(|(w, n)| (w.to_owned(), n)).to_vec();
        let mut w = Writer::default();
        Repair::new(words.clone()).write(&mut w);
        let bytes = w.finish();
        assert_eq!(Repair::read(&mut Reader::new(&bytes)).unwrap().words, words);
        for end in 0..bytes.len() {
            assert!(Repair::read(&mut Reader::new(&bytes[..end])).is_err());
        }
    }

    #[test]
    fn numbers_are_not_words() {
        assert_eq!(repaired("ord3r", |_, _| 9), ["ord3r"]);
    }
}
