//! A message as its words, with what the lexicon knows of each.

use std::ops::Range;

use super::lexicon::{Cue, Part};
use super::phrasebook::{Hit, Step};
use super::vocabulary::{Entry, Vocabulary};
use crate::text::token::tokenize;

/// A word of a message.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub span: Range<usize>,
    pub entry: Option<Entry>,
    /// Which clause it stands in; punctuation and words such as "but" begin a new one.
    pub clause: usize,
    /// Which sentence it stands in.
    pub sentence: usize,
    /// Its sentence begins like a question or a request.
    pub asked: bool,
    /// All of its at least three letters are capitals.
    pub capitals: bool,
    /// Letters were stretched: "soooo".
    pub stretched: bool,
}

/// A message that was read.
#[derive(Debug, Clone)]
pub(super) struct Reading<'t> {
    pub text: &'t str,
    pub words: Vec<Word>,
    hits: Vec<Hit>,
}

impl<'t> Reading<'t> {
    pub fn new(text: &'t str, vocabulary: &Vocabulary) -> Self {
        let tokens = tokenize(text);
        let mut words = Vec::with_capacity(tokens.len());
        let (mut clause, mut sentence, mut done) = (0, 0, 0);
        let mut asked = false;
        for token in tokens {
            let between = text.get(done..token.span.start).unwrap_or_default();
            done = token.span.end;
            let ends = |c: char| matches!(c, '.' | '!' | '?' | '\n' | '…' | '¿' | '¡' | '。');
            if !words.is_empty() && between.contains(ends) {
                sentence += 1;
                clause += 1;
            } else if between.contains([',', ';', ':', '(', ')', '–', '—']) || between.contains(" - ") {
                clause += 1;
            }
            let begins = words.last().is_none_or(|w: &Word| w.sentence != sentence);
            let (entry, stretched) = vocabulary.look_up(&token.text);
            if entry.is_some_and(|e| e.breaks) {
                clause += 1;
            }
            asked = if begins { entry.is_some_and(|e| e.asks) } else { asked };
            let raw = text.get(token.span.clone()).unwrap_or_default();
            let capitals = raw.len() >= 3 && raw.chars().all(|c| c.is_uppercase() || matches!(c, '\'' | '\u{2019}'));
            words.push(Word { span: token.span, entry, clause, sentence, asked, capitals, stretched });
        }
        let step = |w: &Word| Step { id: w.entry.map(|e| e.id), clause: w.clause, sentence: w.sentence };
        let steps: Vec<Step> = words.iter().map(step).collect();
        let hits = vocabulary.phrases.find(&steps);
        Self { text, words, hits }
    }

    /// The phrases that say something, without those that an exception covers in part.
    pub fn said(&self, cue: Cue) -> impl Iterator<Item = Range<usize>> + '_ {
        let hits = self.hits.iter().filter(move |hit| hit.cue == cue && !hit.except);
        hits.filter(move |hit| !self.is_excepted(cue, &hit.words)).map(|hit| hit.words.clone())
    }

    /// Whether an exception to a cue shares words with a place, and is no smaller part of it: a longer phrase that holds an
    /// exception is the more exact reading.
    pub fn is_excepted(&self, cue: Cue, words: &Range<usize>) -> bool {
        // Hits are in the order of their ends, and no phrase is longer than this.
        const LONGEST: usize = 32;
        let from = self.hits.partition_point(|hit| hit.words.end <= words.start);
        let near = self.hits.iter().skip(from).take_while(|hit| hit.words.end < words.end + LONGEST);
        let inside =
            |hit: &Hit| hit.words.start >= words.start && hit.words.end <= words.end && hit.words.len() < words.len();
        near.filter(|hit| hit.cue == cue && hit.except).any(|hit| hit.words.start < words.end && !inside(hit))
    }

    /// Whether a negation stands among the `reach` words before a place, in the same clause.
    pub fn is_negated(&self, at: usize, reach: usize) -> bool {
        self.before(at).take(reach).any(|(_, word)| word.entry.is_some_and(|e| e.negates))
    }

    /// The words before a place in its clause, the nearest first.
    pub fn before(&self, at: usize) -> impl Iterator<Item = (usize, &Word)> {
        let clause = self.words.get(at).map_or(usize::MAX, |w| w.clause);
        let words = self.words.iter().enumerate().take(at).rev();
        words.take_while(move |(_, word)| word.clause == clause)
    }

    /// Whether a word may play a part in asking for a person.
    pub fn is(&self, at: usize, part: Part) -> bool {
        self.words.get(at).and_then(|w| w.entry).is_some_and(|e| e.parts & part as u32 != 0)
    }

    /// The bytes from the first to the last of some words.
    pub fn span(&self, words: &Range<usize>) -> Range<usize> {
        let start = self.words.get(words.start).map_or(0, |w| w.span.start);
        let end = words.end.checked_sub(1).and_then(|i| self.words.get(i)).map_or(start, |w| w.span.end);
        start..end.max(start)
    }

    /// A word's text in lower case, as written.
    pub fn lower(&self, at: usize) -> String {
        let span = self.words.get(at).map_or(0..0, |w| w.span.clone());
        let mut lower = self.text.get(span).unwrap_or_default().to_lowercase();
        lower.retain(|c| !matches!(c, '\'' | '\u{2019}'));
        lower
    }

    /// Whether the message shouts: most of at least eight letters are capitals, in two words or more.
    pub fn shouts(&self) -> bool {
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = self.text.chars().filter(|c| c.is_uppercase()).count();
        letters >= 8 && capitals * 10 >= letters * 7 && self.words.iter().filter(|w| w.capitals).count() >= 2
    }
}
