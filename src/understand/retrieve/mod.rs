//! Which article answers a message, by the words of its text.

mod index;
mod relevance;

use std::collections::{BTreeMap, BTreeSet};

pub use index::IndexError;

use index::TextIndex;
use relevance::{Match, Relevance};

use crate::desk::Desk;
use crate::desk::article::Article;
use crate::text::annotation;
use crate::text::stem::Stemmer;
use crate::text::token::tokenize;

/// How many documents a search brings back; an article has one for its text and one for each of its questions.
const DOCUMENTS: usize = 24;
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
    frequencies: BTreeMap<String, u32>,
    relevance: Relevance,
}

#[derive(Debug)]
struct Document {
    /// Index of the article.
    article: u32,
    is_question: bool,
    stems: BTreeSet<String>,
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
        let mut documents = Vec::new();
        let mut texts = Vec::new();
        for (article, written) in (0_u32..).zip(&desk.articles) {
            let body = stems(&stemmer, &body(written));
            let questions = written.questions.iter().map(|question| stems(&stemmer, question));
            for (at, stems) in core::iter::once(body).chain(questions).enumerate() {
                documents.push(Document { article, is_question: at > 0, stems: stems.iter().cloned().collect() });
                texts.push(stems);
            }
        }
        let mut frequencies = BTreeMap::new();
        for stem in documents.iter().flat_map(|document| &document.stems) {
            *frequencies.entry(stem.clone()).or_default() += 1;
        }
        let index = TextIndex::build(texts.iter().map(Vec::as_slice))?;
        let ids = desk.articles.iter().map(|article| article.id.value.clone()).collect();
        let mut retriever = Self { stemmer, index, documents, ids, frequencies, relevance: Relevance::default() };
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
        let matches = self.matches(&stems, None)?;
        let hits = matches.iter().enumerate().take(limit).filter_map(|(rank, found)| {
            Some(ArticleHit {
                article: self.ids.get(found.article as usize)?.clone(),
                probability: self.relevance.probability(&matches, rank),
                score: found.score,
                stems: self.matched(found, &stems),
            })
        });
        Ok(hits.collect())
    }

    fn learn(&self, desk: &Desk, texts: &[Vec<String>]) -> Result<Relevance, IndexError> {
        let mut judged = Vec::new();
        for (number, (document, stems)) in (0_u32..).zip(self.documents.iter().zip(texts)) {
            if document.is_question {
                let matches = self.matches(stems, Some(number))?;
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
            judged.push((self.matches(&stems(&self.stemmer, &text), None)?, false));
        }
        Ok(Relevance::learn(&judged))
    }

    /// The articles that match, the best first. `without` names a document that does not count.
    fn matches(&self, stems: &[String], without: Option<u32>) -> Result<Vec<Match>, IndexError> {
        let query: BTreeSet<&str> = stems.iter().map(String::as_str).collect();
        let mass: f32 = query.iter().map(|stem| self.weight(stem)).sum();
        let found = self.index.search(query.iter().copied(), DOCUMENTS)?;
        let mut matches: BTreeMap<u32, Match> = BTreeMap::new();
        for (number, score) in found.into_iter().filter(|(number, _)| Some(*number) != without) {
            let Some(document) = self.documents.get(number as usize) else { continue };
            let shared: f32 =
                query.iter().filter(|stem| document.stems.contains(**stem)).map(|stem| self.weight(stem)).sum();
            let own: f32 = document.stems.iter().map(|stem| self.weight(stem)).sum();
            let entry = matches.entry(document.article).or_insert_with(|| Match::new(document.article, number));
            if score > entry.score {
                entry.score = score;
                entry.document = number;
            }
            let coverage = shared / mass.max(f32::MIN_POSITIVE);
            if document.is_question {
                entry.question = entry.question.max(coverage);
                entry.overlap = entry.overlap.max(shared / (mass + own - shared).max(f32::MIN_POSITIVE));
            } else {
                entry.body = coverage;
            }
        }
        let mut matches: Vec<Match> = matches.into_values().collect();
        matches.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
        Ok(matches)
    }

    /// How much a stem says: the logarithm of how rare it is among the documents.
    fn weight(&self, stem: &str) -> f32 {
        let total = self.documents.len() as f32;
        let frequency = self.frequencies.get(stem).map_or(0.0, |&count| count as f32);
        ((1.0 + total) / (1.0 + frequency)).ln()
    }

    fn matched(&self, found: &Match, stems: &[String]) -> Vec<String> {
        let document = self.documents.get(found.document as usize);
        let mut shared: Vec<&String> =
            stems.iter().filter(|stem| document.is_some_and(|document| document.stems.contains(*stem))).collect();
        shared.sort_by(|a, b| self.weight(b).total_cmp(&self.weight(a)).then(a.cmp(b)));
        shared.dedup();
        shared.into_iter().take(SHOWN_STEMS).cloned().collect()
    }
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
