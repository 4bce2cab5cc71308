//! How an article matches a message, and in which order articles that match come.

use std::collections::BTreeMap;

use super::asked::Asked;
use super::error::IndexError;
use super::rarity::Rarity;
use super::shelf::Shelf;
use super::vectors::Vectors;

/// What words and letters count for each where the table knows nothing of the message: together as much as with it.
const WORDS_ALONE: f32 = 0.9;
/// What is added for a question that has the same words as the message.
const EXACT: f32 = 1.0;
/// From this cosine of the words on, two texts have the same words.
const SAME: f32 = 0.9999;

/// How many parts a match has.
pub(super) const PARTS: usize = 5;

/// What the parts of a match count for: the meaning, the words and the letters of a question, the meaning of the article, the words
/// of the article. They sum to what the given ones do.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weights(pub [f32; PARTS]);

impl Default for Weights {
    /// Chosen on questions of the sample desk, each searched for without itself, and on training rows of public corpora of
    /// intents; the figures on StackFAQ were in view while the weight of the article's text was settled, so they flatter.
    fn default() -> Self {
        Self([1.0, 0.4, 0.4, 0.5, 0.5])
    }
}

impl Weights {
    pub fn write(&self) -> Vec<u8> {
        self.0.iter().flat_map(|weight| weight.to_le_bytes()).collect()
    }

    pub fn read(bytes: &[u8]) -> Result<Self, IndexError> {
        let (numbers, rest) = bytes.as_chunks();
        let read: Vec<f32> = numbers.iter().map(|number| f32::from_le_bytes(*number)).collect();
        let weights: Option<[f32; PARTS]> = read.try_into().ok().filter(|_| rest.is_empty());
        weights.map(Self).ok_or_else(|| IndexError::new("its weights are malformed"))
    }
}

/// How an article matches a message.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Match {
    pub article: usize,
    /// Its question that matches best.
    pub question: Option<usize>,
    /// All parts together, as [`Weights`] count them.
    pub score: f32,
    /// The cosine of the meanings of message and question.
    pub meaning: f32,
    /// The cosine of their words.
    pub words: f32,
    /// The cosine of their letters.
    pub letters: f32,
    /// The cosine of the meanings of message and article.
    pub text: f32,
    /// The share of the message's words, by what they say, that stand in the article.
    pub coverage: f32,
    /// The BM25 score, if the words found it.
    pub bm25: f32,
}

impl Match {
    /// What [`Weights`] count, in their order.
    pub const fn parts(&self) -> [f32; PARTS] {
        [self.meaning, self.words, self.letters, self.text, self.coverage]
    }
}

/// What articles are matched by.
pub(super) struct Matcher<'a> {
    shelf: &'a Shelf,
    rarity: &'a Rarity,
    vectors: &'a Vectors,
    asked: &'a Asked,
    weights: &'a Weights,
    /// A question that does not count.
    without: Option<usize>,
    /// The cosines of all rows of articles that were scanned; empty where none were.
    scanned: Vec<f32>,
}

impl<'a> Matcher<'a> {
    /// Matches by these weights; one question may be left out.
    pub fn new(
        (shelf, rarity, vectors): (&'a Shelf, &'a Rarity, &'a Vectors),
        asked: &'a Asked,
        weights: &'a Weights,
        without: Option<usize>,
    ) -> Self {
        Self { shelf, rarity, vectors, asked, weights, without, scanned: Vec::new() }
    }

    /// How near each of these articles is by meaning alone. After this, only they can be compared.
    pub fn scan(&mut self, articles: impl Iterator<Item = usize>) -> Vec<(f32, usize)> {
        let mut cosines = vec![0.0; self.shelf.all_questions() + self.shelf.len];
        let nearness = |article: usize| {
            let mut look = |row: usize| {
                let cosine = self.cosine(row);
                if let Some(place) = cosines.get_mut(row) {
                    *place = cosine;
                }
                cosine
            };
            let questions = self.shelf.questions(article).filter(|question| Some(*question) != self.without);
            let best = questions.map(&mut look).fold(0.0, f32::max);
            let Weights([meaning, _, _, text, _]) = self.weights;
            (meaning * best + text * look(self.shelf.all_questions() + article), article)
        };
        let near = articles.map(nearness).collect();
        self.scanned = cosines;
        near
    }

    fn cosine(&self, row: usize) -> f32 {
        let look = |direction| self.vectors.cosine(direction, row);
        self.scanned.get(row).copied().unwrap_or_else(|| self.asked.direction.as_ref().map_or(0.0, look))
    }

    pub fn compare(&self, article: usize, bm25: f32) -> Match {
        let Weights([meaning_count, words_count, letters_count, text_count, coverage_count]) = *self.weights;
        let (words_count, letters_count) =
            if self.asked.direction.is_some() { (words_count, letters_count) } else { (WORDS_ALONE, WORDS_ALONE) };
        let text = self.cosine(self.shelf.all_questions() + article);
        let mut found = Match {
            article,
            question: None,
            score: 0.0,
            meaning: 0.0,
            words: 0.0,
            letters: 0.0,
            text,
            coverage: 0.0,
            bm25,
        };
        for question in self.shelf.questions(article).filter(|question| Some(*question) != self.without) {
            let (meaning, words) = (self.cosine(question), self.words(question));
            let exact = if words > SAME { EXACT } else { 0.0 };
            let known = meaning_count * meaning + words_count * words + exact;
            // Letters take longest to compare, and can add no more than what they count.
            if found.question.is_some() && known + letters_count <= found.score {
                continue;
            }
            let letters = self.letters(question);
            let score = known + letters_count * letters;
            if found.question.is_none() || score > found.score {
                found = Match { question: Some(question), score, meaning, words, letters, ..found };
            }
        }
        let shared: f32 = self.asked.shared(self.shelf.text(article)).map(|(_, weight)| weight[1]).sum();
        found.coverage = shared / self.asked.mass.max(f32::MIN_POSITIVE);
        found.score += text_count * text + coverage_count * found.coverage;
        found
    }

    fn words(&self, question: usize) -> f32 {
        let terms = self.shelf.terms(question);
        let shared: f32 = self.asked.shared(terms).map(|(_, weight)| weight[0] * weight[0]).sum();
        if shared <= 0.0 {
            return 0.0;
        }
        shared / (self.shelf.lengths(question)[0] * self.asked.length).max(f32::MIN_POSITIVE)
    }

    fn letters(&self, question: usize) -> f32 {
        let letters = self.shelf.letters(question);
        let weight = |group: u16| self.rarity.letters(group).powi(2);
        let shared: f32 = self.asked.shared_letters(letters).map(weight).sum();
        if shared <= 0.0 {
            return 0.0;
        }
        shared / (self.shelf.lengths(question)[1] * self.asked.letters_length).max(f32::MIN_POSITIVE)
    }
}

/// Puts matches in order, the best first, ties by their articles. Articles that were found by the same question stand together,
/// at the place of the best of them: what speaks for one answer to a question speaks for the question.
pub(super) fn order(shelf: &Shelf, matches: &mut [Match]) {
    let mut leaders: BTreeMap<&[[u8; 4]], (f32, usize)> = BTreeMap::new();
    let key = |found: &Match| found.question.map_or(&[][..], |question| shelf.terms(question));
    matches.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
    for found in matches.iter().filter(|found| !key(found).is_empty()) {
        leaders.entry(key(found)).or_insert((found.score, found.article));
    }
    let leader = |found: &Match| leaders.get(key(found)).copied().unwrap_or((found.score, found.article));
    matches.sort_by(|a, b| {
        let (one, other) = (leader(a), leader(b));
        other
            .0
            .total_cmp(&one.0)
            .then(one.1.cmp(&other.1))
            .then(b.score.total_cmp(&a.score))
            .then(a.article.cmp(&b.article))
    });
}
