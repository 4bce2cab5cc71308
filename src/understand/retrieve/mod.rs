//! Which article answers a message: by the meaning of its questions and of its text, by their words, and by their letters.
//!
//! Two steps. Candidates come from the full-text index, and in a small collection also from a scan of all vectors. Each
//! candidate is then compared with the message in all respects (`matching`), and the best gets a probability (`relevance`)
//! that was learned from the articles' own questions.

mod asked;
mod build;
mod error;
mod files;
mod fusion;
mod learn;
mod lexical;
mod matching;
mod rarity;
mod reader;
mod relevance;
mod shelf;
mod terms;
mod vectors;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use build::ArticleIndexBuilder;
pub use error::IndexError;
pub use reader::Reader;

use asked::Asked;
use files::Files;
use lexical::Lexical;
use matching::{Match, Matcher, Weights, order};
use rarity::Rarity;
use relevance::Relevance;
use shelf::Shelf;
use terms::{letters_term, number};
use vectors::Vectors;

use super::classify::builtin;
use super::classify::table::StaticTable;
use crate::text::language::Language;
use crate::text::stem::Stemmer;

/// How many candidates each way of looking brings, at least.
const CANDIDATES: usize = 32;
/// The same where all vectors are looked at: what is not among the nearest there is rarely the best.
const CANDIDATES_SCANNED: usize = 16;
/// Up to so many vectors, all are looked at; beyond, only those of candidates that the words found.
const SCANNED: usize = 10_000;
/// Below this score, articles are also looked for by the letters of the message's words that stand nowhere.
const WEAK: f32 = 0.9;
/// Below this probability of the best article in the message's language, those in others are looked at.
const UNSURE: f32 = 0.35;
/// How many terms a hit names.
const SHOWN_TERMS: usize = 5;

/// Finds articles: in memory, or mapped from a folder.
///
/// ```
/// use firstline::{Article, ArticleIndex, Language, Reader, Spanned};
/// let text = |text: &str| Spanned { value: text.to_owned(), ..Spanned::default() };
/// let article = |id: &str, question: &str| Article { id: text(id), questions: vec![text(question)], ..Article::default() };
/// let mut builder = ArticleIndex::builder(Language::English)?;
/// builder.add(&article("parking", "where can i park"))?;
/// builder.add(&article("hours", "when are you open"))?;
/// let index = ArticleIndex::build(builder, &[])?;
/// let found = index.find("is there a place to park?", &Reader::default(), 3)?;
/// assert_eq!(found.hits[0].article, "parking");
/// # Ok::<(), firstline::IndexError>(())
/// ```
#[derive(Debug)]
pub struct ArticleIndex {
    files: Files,
    lexical: Lexical,
    shelf: Shelf,
    rarity: Rarity,
    vectors: Vectors,
    table: Option<Arc<StaticTable>>,
    weights: Weights,
    relevance: Relevance,
    main: Language,
    stemmers: BTreeMap<Language, Stemmer>,
}

/// What was found for a message. The probabilities of all hits and `none` sum to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundArticles {
    /// The articles, the best match first.
    pub hits: Vec<ArticleHit>,
    /// The probability (0..=1) that no article answers the message.
    pub none: f32,
}

/// An article that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleHit {
    /// The article's id.
    pub article: String,
    /// The probability (0..=1) that it answers the message.
    pub probability: f32,
    /// How well it matches; comparable only between the hits of one message.
    pub score: f32,
    /// Its BM25 score in the full-text index; 0 if it was found by its meaning alone.
    pub bm25: f32,
    /// Which of its questions is nearest, from 0.
    pub question: Option<usize>,
    /// How near that question is by meaning, a cosine (-1..=1).
    pub similarity: f32,
    /// The terms that it shares with the message, the rarest first.
    pub terms: Vec<String>,
}

impl ArticleIndex {
    /// Begins an index, with the crate's embedding table if the feature `semantic` is on, of articles that are in `main` where
    /// they do not say otherwise.
    ///
    /// # Errors
    /// If tantivy cannot begin one.
    pub fn builder(main: Language) -> Result<ArticleIndexBuilder, IndexError> {
        ArticleIndexBuilder::with_table(main, builtin::table())
    }

    /// Indexes what was collected, and learns what a match is worth: from each question searched for without itself, and from
    /// `strangers`, messages that no article answers.
    ///
    /// # Errors
    /// If the index cannot be written.
    pub fn build(builder: ArticleIndexBuilder, strangers: &[String]) -> Result<Self, IndexError> {
        let (main, table) = (builder.main(), builder.table());
        let questions = builder.sample();
        let mut files = builder.finish()?;
        files.insert("main".to_owned(), main.code().as_bytes().to_vec());
        let fingerprint = table.as_ref().map_or(0, |table| table.fingerprint());
        files.insert("table".to_owned(), fingerprint.to_le_bytes().to_vec());
        files.insert("relevance".to_owned(), Relevance::default().write());
        files.insert("weights".to_owned(), Weights::default().write());
        let unlearned = Self::with(Files::new(files.clone()), table.clone())?;
        files.insert("weights".to_owned(), fusion::fuse(&unlearned, &questions)?.write());
        let unlearned = Self::with(Files::new(files.clone()), table.clone())?;
        let relevance = learn::learn(&unlearned, &questions, strangers)?;
        files.insert("relevance".to_owned(), relevance.write());
        Self::with(Files::new(files), table)
    }

    /// Writes the index into a folder, which must be there and hold no index.
    ///
    /// # Errors
    /// If its files cannot be written.
    pub fn save(&self, folder: impl AsRef<Path>) -> Result<(), IndexError> {
        self.files.save(folder.as_ref())
    }

    /// Maps the index in a folder, with the crate's embedding table. Only versions and lengths of files are checked, because
    /// reading all would take as long as loading: nobody may change them while they are mapped.
    ///
    /// # Errors
    /// If the folder holds no index of this version and table, or a file is cut off.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, IndexError> {
        Self::with(Files::map(folder.as_ref())?, builtin::table())
    }

    /// How many bytes its files have.
    pub fn size(&self) -> usize {
        self.files.size()
    }

    /// The index as bytes, as [`Self::from_bytes`] takes them back; equal articles give equal bytes.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.files.pack()
    }

    /// # Errors
    /// If the bytes are no index of this version and table.
    pub(crate) fn from_bytes(bytes: &[u8], table: Option<Arc<StaticTable>>) -> Result<Self, IndexError> {
        Self::with(Files::unpack(bytes)?, table)
    }

    fn with(files: Files, table: Option<Arc<StaticTable>>) -> Result<Self, IndexError> {
        let fingerprint = table.as_ref().map_or(0, |table| table.fingerprint());
        if *files.get("table") != fingerprint.to_le_bytes() {
            return Err(IndexError::new("it was made with another embedding table"));
        }
        let main = str::from_utf8(&files.get("main")).ok().and_then(|code| code.parse().ok());
        let main: Language = main.ok_or_else(|| IndexError::new("its main language is unknown"))?;
        let shelf = Shelf::open(&files)?;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (questions, articles) = (count(shelf.all_questions()), count(shelf.len));
        let stemmers = shelf.languages.iter().map(|language| (*language, Stemmer::new(*language))).collect();
        Ok(Self {
            lexical: Lexical::open(&files)?,
            rarity: Rarity::open(files.get("counts"), &files.get("groups"), questions, articles),
            vectors: Vectors::open(files.get("vectors"))?,
            weights: Weights::read(&files.get("weights"))?,
            relevance: Relevance::read(&files.get("relevance"))?,
            shelf,
            table,
            main,
            stemmers,
            files,
        })
    }

    /// The best articles for a message, at most `limit`.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn find(&self, message: &str, reader: &Reader, limit: usize) -> Result<FoundArticles, IndexError> {
        let (mut vector, mut read_as) = (Vec::new(), None);
        let mut found = FoundArticles { none: 1.0, ..FoundArticles::default() };
        for language in self.languages(reader.language) {
            let read_in = reader.language.unwrap_or(language);
            if let Some(table) = self.table.as_ref().filter(|_| read_as != Some(read_in)) {
                table.encode(message, read_in, &mut vector);
                read_as = Some(read_in);
            }
            let asked = self.ask(message, language, &vector);
            let admits = self.shelf.admits(reader);
            let matches = self
                .matches(&asked, limit, None, |article| self.shelf.language(article) == language && admits(article))?;
            let left = found.none;
            for (found_one, probability) in matches.iter().zip(self.relevance.probabilities(&matches)).take(limit) {
                let hit = self.hit(found_one, &asked, probability * left);
                found.none = (found.none - hit.probability).max(0.0);
                found.hits.push(hit);
            }
            if found.hits.first().is_some_and(|best| best.probability >= UNSURE) {
                break;
            }
        }
        found.hits.truncate(limit);
        Ok(found)
    }

    /// The languages of the articles in the order in which they are looked at.
    fn languages(&self, of_message: Option<Language>) -> Vec<Language> {
        let mut languages = self.shelf.languages.clone();
        let first = of_message.unwrap_or(self.main);
        languages.sort_by_key(|language| (*language != first, *language != self.main, *language));
        languages
    }

    fn ask(&self, message: &str, language: Language, vector: &[f32]) -> Asked {
        Asked::new(message, self.stemmers.get(&language), &self.rarity, self.vectors.direction(vector))
    }

    /// The articles that match, in order; more than `limit` may come.
    fn matches(
        &self,
        asked: &Asked,
        limit: usize,
        without: Option<usize>,
        admits: impl Fn(usize) -> bool,
    ) -> Result<Vec<Match>, IndexError> {
        let is_scanned = self.shelf.all_questions() + self.shelf.len <= SCANNED && asked.direction.is_some();
        let limit = limit.max(if is_scanned { CANDIDATES_SCANNED } else { CANDIDATES });
        let kept = (&self.shelf, &self.rarity, &self.vectors);
        let mut matcher = Matcher::new(kept, asked, &self.weights, without);
        let found = self.lexical.search(&asked.terms, false, limit, |article| admits(article as usize))?;
        let mut candidates: BTreeMap<usize, f32> =
            found.into_iter().map(|(article, score)| (article as usize, score)).collect();
        if is_scanned {
            let mut near = matcher.scan((0..self.shelf.len).filter(|article| admits(*article)));
            if near.len() > limit {
                near.select_nth_unstable_by(limit, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                near.truncate(limit);
            }
            for (_, article) in near {
                candidates.entry(article).or_default();
            }
        }
        let mut matches: Vec<Match> =
            candidates.iter().map(|(article, bm25)| matcher.compare(*article, *bm25)).collect();
        if matches.iter().all(|found| found.score < WEAK) {
            let letters: Vec<String> = asked.strange_letters().into_iter().map(letters_term).collect();
            let found = self.lexical.search(&letters, true, limit, |article| admits(article as usize))?;
            let new = found.into_iter().map(|(article, _)| article as usize);
            let new = new.filter(|article| !candidates.contains_key(article));
            matches.extend(new.map(|article| matcher.compare(article, 0.0)));
        }
        order(&self.shelf, &mut matches);
        Ok(matches)
    }

    fn hit(&self, found: &Match, asked: &Asked, probability: f32) -> ArticleHit {
        let of_question = found.question.map(|question| self.shelf.terms(question)).unwrap_or_default();
        let shared = asked.shared(self.shelf.text(found.article)).chain(asked.shared(of_question));
        let shared: BTreeMap<u32, f32> = shared.map(|(term, weight)| (term, weight[1])).collect();
        let mut terms: Vec<(f32, &String)> =
            asked.terms.iter().filter_map(|term| Some((*shared.get(&number(term))?, term))).collect();
        terms.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        ArticleHit {
            article: self.shelf.id(found.article),
            probability,
            score: found.score,
            bm25: found.bm25,
            question: found.question.map(|question| question - self.shelf.questions(found.article).start),
            similarity: found.meaning,
            terms: terms.into_iter().take(SHOWN_TERMS).map(|(_, term)| term.clone()).collect(),
        }
    }
}
