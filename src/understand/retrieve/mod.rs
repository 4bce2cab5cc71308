//! Which article answers a message, by the words of its text.

mod index;
mod relevance;

use std::collections::BTreeMap;

pub use index::IndexError;

use index::TextIndex;
use relevance::{Match, Relevance};

use crate::desk::Desk;
use crate::desk::article::Article;
use crate::text::annotation;
use crate::text::stem::Stemmer;
use crate::text::token::tokenize;

/// How many documents a search brings back for each article that is wanted, because an article has one for its text and one
/// for each of its questions.
const DOCUMENTS: usize = 8;
/// How many articles are looked at in learning how well a match answers.
const LEARNT: usize = 3;
/// The most stems of a message that are searched for.
const MAX_STEMS: usize = 64;
/// How many messages that no article answers the relevance is learned from, at most.
const MAX_STRANGERS: usize = 1_500;
/// How many stems a hit names.
const SHOWN_STEMS: usize = 5;

/// Finds articles. Every article is one document of its title, tags and answer, and one for each of its questions.
#[derive(Debug)]
pub struct Retriever {
    stemmer: Stemmer,
    index: TextIndex,
    documents: Vec<Document>,
    ids: Vec<String>,
    /// The number of each stem, and by that number how much it says.
    numbers: BTreeMap<String, u32>,
    weights: Vec<f32>,
    relevance: Relevance,
}

#[derive(Debug)]
struct Document {
    /// Index of the article.
    article: u32,
    is_question: bool,
    /// The numbers of its stems, ascending.
    stems: Vec<u32>,
    /// How much they say together.
    mass: f32,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleHit {
    /// The article's id.
    pub article: String,
    /// The probability (0..=1) that it answers the message.
    pub probability: f32,
    /// The best BM25 score of its documents.
    pub score: f32,
    /// The stems that matched, the rarest first.
    pub stems: Vec<String>,
}

impl Retriever {
    /// Indexes the articles of a desk, and learns how well a match answers a message: from each question searched for
    /// without itself, and from the examples of intents, which no article answers.
    ///
    /// # Errors
    /// If the index cannot be written.
    pub fn new(desk: &Desk) -> Result<Self, IndexError> {
        let stemmer = Stemmer::new(desk.language());
        let mut texts = Vec::new();
        let mut owners = Vec::new();
        for (article, written) in (0_u32..).zip(&desk.articles) {
            let body = stems(&stemmer, &body(written));
            let questions = written.questions.iter().map(|question| stems(&stemmer, question));
            for (at, stems) in core::iter::once(body).chain(questions).enumerate() {
                owners.push((article, at > 0));
                texts.push(stems);
            }
        }
        let (numbers, weights) = weigh(&texts);
        let documents = owners.into_iter().zip(&texts).map(|((article, is_question), text)| {
            let stems = numbered(&numbers, text);
            let mass = mass(&weights, &stems);
            Document { article, is_question, stems, mass }
        });
        let documents = documents.collect();
        let index = TextIndex::build(texts.iter().map(Vec::as_slice))?;
        let ids = desk.articles.iter().map(|article| article.id.value.clone()).collect();
        let relevance = Relevance::default();
        let mut retriever = Self { stemmer, index, documents, ids, numbers, weights, relevance };
        retriever.relevance = retriever.learn(desk, &texts)?;
        Ok(retriever)
    }

    /// The likeliest articles, at most `limit`, ties by id.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn find(&self, message: &str, limit: usize) -> Result<Vec<ArticleHit>, IndexError> {
        let mut stems = stems(&self.stemmer, message);
        stems.truncate(MAX_STEMS);
        let matches = self.matches(&stems, None, limit)?;
        let hits = matches.iter().zip(self.relevance.probabilities(&matches)).take(limit).filter_map(
            |(found, probability)| {
                let article = self.ids.get(found.article as usize)?.clone();
                Some(ArticleHit { article, probability, score: found.score, stems: self.matched(found, &stems) })
            },
        );
        Ok(hits.collect())
    }

    fn learn(&self, desk: &Desk, texts: &[Vec<String>]) -> Result<Relevance, IndexError> {
        let mut judged = Vec::new();
        for (number, (document, stems)) in (0_u32..).zip(self.documents.iter().zip(texts)) {
            if document.is_question {
                let matches = self.matches(stems, Some(number), LEARNT)?;
                let right = matches.first().is_some_and(|best| best.article == document.article);
                judged.push((matches, right));
            }
        }
        let intents = desk.intents.iter().filter(|intent| intent.article.is_none());
        let examples = intents.flat_map(|intent| intent.examples.iter());
        let strangers: Vec<_> = examples.chain(&desk.out_of_scope).collect();
        let stride = strangers.len().div_ceil(MAX_STRANGERS).max(1);
        for stranger in strangers.into_iter().step_by(stride) {
            let text = annotation::parse(stranger).text;
            judged.push((self.matches(&stems(&self.stemmer, &text), None, LEARNT)?, false));
        }
        Ok(Relevance::learn(&judged))
    }

    /// The articles that match, the best first. `without` names a document that does not count.
    fn matches(&self, stems: &[String], without: Option<u32>, articles: usize) -> Result<Vec<Match>, IndexError> {
        let known = numbered(&self.numbers, stems);
        let mut unknown: Vec<&String> = stems.iter().filter(|stem| !self.numbers.contains_key(*stem)).collect();
        unknown.sort_unstable();
        unknown.dedup();
        let rarest = (1.0 + self.documents.len() as f32).ln();
        let whole = mass(&self.weights, &known) + rarest * unknown.len() as f32;
        let mut distinct: Vec<&str> = stems.iter().map(String::as_str).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let found = self.index.search(distinct.into_iter(), articles.saturating_mul(DOCUMENTS))?;
        let mut matches: BTreeMap<u32, Match> = BTreeMap::new();
        for (number, score) in found.into_iter().filter(|(number, _)| Some(*number) != without) {
            let Some(document) = self.documents.get(number as usize) else { continue };
            let shared = mass(&self.weights, &common(&known, &document.stems));
            let entry = matches.entry(document.article).or_insert_with(|| Match::new(document.article, number));
            if score > entry.score {
                entry.score = score;
                entry.document = number;
            }
            entry.shared = entry.shared.max(shared);
            let coverage = shared / whole.max(f32::MIN_POSITIVE);
            if document.is_question {
                entry.question = entry.question.max(coverage);
                entry.overlap = entry.overlap.max(shared / (whole + document.mass - shared).max(f32::MIN_POSITIVE));
            } else {
                entry.body = coverage;
            }
        }
        let mut matches: Vec<Match> = matches.into_values().collect();
        matches.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
        Ok(matches)
    }

    fn matched(&self, found: &Match, stems: &[String]) -> Vec<String> {
        let document = self.documents.get(found.document as usize);
        let weight = |stem: &String| {
            let number = self.numbers.get(stem)?;
            document?.stems.binary_search(number).ok()?;
            self.weights.get(*number as usize).copied()
        };
        let mut shared: Vec<(f32, &String)> = stems.iter().filter_map(|stem| Some((weight(stem)?, stem))).collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        shared.dedup();
        shared.into_iter().take(SHOWN_STEMS).map(|(_, stem)| stem.clone()).collect()
    }
}

/// Numbers the stems of all documents, in alphabetical order, and weighs each by the logarithm of how rare it is.
fn weigh(texts: &[Vec<String>]) -> (BTreeMap<String, u32>, Vec<f32>) {
    let mut frequencies: BTreeMap<&String, u32> = BTreeMap::new();
    for text in texts {
        let mut stems: Vec<&String> = text.iter().collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            *frequencies.entry(stem).or_default() += 1;
        }
    }
    let total = texts.len() as f32;
    let weights = frequencies.values().map(|&count| ((1.0 + total) / (1.0 + count as f32)).ln()).collect();
    (frequencies.into_keys().cloned().zip(0..).collect(), weights)
}

/// The numbers of a text's known stems, ascending, each once.
fn numbered(numbers: &BTreeMap<String, u32>, text: &[String]) -> Vec<u32> {
    let mut stems: Vec<u32> = text.iter().filter_map(|stem| numbers.get(stem).copied()).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// The numbers in both of two ascending lists, of which the first is the shorter.
fn common(few: &[u32], many: &[u32]) -> Vec<u32> {
    few.iter().copied().filter(|number| many.binary_search(number).is_ok()).collect()
}

fn mass(weights: &[f32], stems: &[u32]) -> f32 {
    stems.iter().filter_map(|&stem| weights.get(stem as usize)).sum()
}

/// What an article says, without its questions.
fn body(article: &Article) -> String {
    let title = article.title.iter().map(|title| title.value.as_str());
    let tags = article.tags.iter().map(|tag| tag.value.as_str());
    let parser = pulldown_cmark::Parser::new(&article.answer);
    let mut text: Vec<&str> = title.chain(tags).collect();
    let words: Vec<_> = parser
        .filter_map(|event| match event {
            pulldown_cmark::Event::Text(text) | pulldown_cmark::Event::Code(text) => Some(text),
            _ => None,
        })
        .collect();
    text.extend(words.iter().map(|words| &**words));
    text.join(" ")
}

fn stems(stemmer: &Stemmer, text: &str) -> Vec<String> {
    tokenize(text).iter().map(|token| stemmer.stem(&token.text).into_owned()).collect()
}
