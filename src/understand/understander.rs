//! All that is known of one message, on one scale.
//!
//! The classifier knows intents, and articles by their question variants. What it leaves open goes to the retriever, which
//! knows articles by their text: an article gets its probability of the open part. A phrase or pattern of an operator
//! goes before both.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::catalogue::Catalogue;
use super::classify::builtin;
use super::classify::bytes::BytesError;
use super::classify::table::{StaticTable, TableError};
use super::classify::{Classification, Classifier, Nearest};
use super::definitions::definitions;
use super::entities::{Extractor, ExtractorError};
use super::found;
use super::retrieve::{ArticleHit, ArticleIndex, IndexError, Reader};
use super::roles::Roles;
use super::ruled::ruled;
use super::rules::{RuleError, Rules};
use super::signals::readers::SignalReaders;
use super::taught::{Meaning, Taught};
use super::wishes::wishes;
use crate::conversation::evidence::{Candidate, Evidence, Repair, Support, Target};
use crate::conversation::fault::Fault;
use crate::desk::Desk;
use crate::desk::found::FoundArticle;
use crate::desk::search::Search;
use crate::text::beginning::beginning;
use crate::text::language::Language;
use crate::text::span::Span;
use crate::text::token::{Token, tokenize};
use crate::text::traced::traced;

/// How much of a message is read, in bytes.
pub const MAX_MESSAGE: usize = 4_000;
/// How many candidates are kept.
const CANDIDATES: usize = 5;
/// How many articles the retriever is asked for.
const ARTICLES: usize = 3;
/// Below this probability, an article that was found is none: in a small collection something is always nearest.
const LEAST: f32 = 0.05;
/// How many words of a message are explained.
const EXPLAINED_WORDS: usize = 8;
/// From this similarity on, an example speaks for a candidate.
const SIMILAR: f32 = 0.3;

/// What understands the messages of one desk.
#[derive(Debug)]
pub struct Understander {
    rules: Rules,
    entities: Extractor,
    roles: Roles,
    signals: SignalReaders,
    classifier: Arc<Classifier>,
    /// What the classifier's classes stand for.
    taught: Taught,
    articles: ArticleIndex,
    /// Whether articles are searched for here, and not by the host.
    searches: bool,
    table: Option<Arc<StaticTable>>,
    catalogue: Catalogue,
}

/// What was learned from a desk before, as [`Understander::saved`] gives it.
#[derive(Copy, Clone, Debug)]
pub struct Saved<'a> {
    /// The classifier.
    pub classifier: &'a [u8],
    /// The index of the articles.
    pub articles: &'a [u8],
    /// What the classifier's classes stand for; empty, where that follows from the desk.
    pub taught: &'a [u8],
}

/// An example under a model that did not see it nor a near-duplicate.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldExample {
    /// Its text, without marks.
    pub text: String,
    /// Where it is written.
    pub written: Span,
    /// What it is an example of; `None` for what is out of scope.
    pub own: Option<Target>,
    /// What it is taken for.
    pub found: Option<Target>,
    /// How likely the model deems that, 0..=1, given that one of the classes answers.
    pub probability: f32,
    /// How likely it deems what is right.
    pub own_probability: f32,
}

/// Why a desk cannot be understood.
#[derive(Debug, thiserror::Error)]
pub enum UnderstandError {
    /// A rule cannot be compiled.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// A kind of entity cannot be recognised.
    #[error(transparent)]
    Entity(#[from] ExtractorError),
    /// The embedding table that the desk names cannot be read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The bytes are no classifier of this desk.
    #[error(transparent)]
    Classifier(#[from] BytesError),
    /// What its classes stand for cannot be read.
    #[error(transparent)]
    Taught(#[from] serde_json::Error),
    /// The articles cannot be indexed.
    #[error(transparent)]
    Index(#[from] IndexError),
}

impl Understander {
    /// Indexes what a desk says, and trains its classifier, or takes what was saved of both before.
    ///
    /// # Errors
    /// If a rule or an entity cannot be compiled, the desk's table cannot be read, the articles cannot be indexed, or the trained classifier cannot be read.
    pub fn new(desk: &Desk, saved: Option<Saved<'_>>) -> Result<Self, UnderstandError> {
        let catalogue = Catalogue::new(desk);
        let table = table_of(desk)?;
        let classifier = catalogue.classifier(desk, table.clone(), saved.map(|saved| saved.classifier))?;
        let articles = match saved {
            Some(saved) => ArticleIndex::from_bytes(saved.articles, table.clone())?,
            None => ArticleIndex::of_desk(desk, table.clone())?,
        };
        let taught = match saved.map_or(&[][..], |saved| saved.taught) {
            [] => Taught::all(&catalogue),
            bytes => serde_json::from_slice(bytes)?,
        };
        Self::with(desk, catalogue, (Arc::new(classifier), taught), articles, table)
    }

    /// The same for a desk that differs from `before`, whose understander this is, in articles alone. The articles are indexed
    /// anew. The classifier is kept, unless the questions of an article that answers an intent are others now.
    ///
    /// # Errors
    /// Those of [`Self::new`].
    pub fn with_articles(&self, before: &Desk, desk: &Desk) -> Result<Self, UnderstandError> {
        let catalogue = Catalogue::new(desk);
        let Some(taught) = self.taught.after((before, &self.catalogue), (desk, &catalogue)) else {
            return Self::new(desk, None);
        };
        let articles = ArticleIndex::of_desk(desk, self.table.clone())?;
        Self::with(desk, catalogue, (Arc::clone(&self.classifier), taught), articles, self.table.clone())
    }

    /// Indexes what a desk says, trains its classifier, and tells what models that did not see them make of the examples.
    ///
    /// # Errors
    /// Those of [`Self::new`].
    pub fn reviewed(desk: &Desk) -> Result<(Self, Vec<HeldExample>), UnderstandError> {
        let catalogue = Catalogue::new(desk);
        let table = table_of(desk)?;
        let (classifier, held) = catalogue.train(desk, table.clone());
        let target = |class: u32| catalogue.targets.get(class as usize).cloned();
        let examples = held.into_iter().filter_map(|held| {
            let example = catalogue.examples.get(held.example as usize)?;
            Some(HeldExample {
                text: example.text.clone(),
                written: example.written,
                own: target(example.class),
                found: target(held.best),
                probability: held.probability,
                own_probability: held.own,
            })
        });
        let examples = examples.collect();
        let articles = ArticleIndex::of_desk(desk, table.clone())?;
        let taught = Taught::all(&catalogue);
        Ok((Self::with(desk, catalogue, (Arc::new(classifier), taught), articles, table)?, examples))
    }

    fn with(
        desk: &Desk,
        catalogue: Catalogue,
        (classifier, taught): (Arc<Classifier>, Taught),
        articles: ArticleIndex,
        table: Option<Arc<StaticTable>>,
    ) -> Result<Self, UnderstandError> {
        let rules = Rules::new(&desk.intents, &desk.sources)?;
        let entities = Extractor::new(&definitions(desk))?;
        Ok(Self {
            rules,
            entities,
            roles: Roles::new(desk),
            signals: SignalReaders::new(catalogue.languages.languages()),
            classifier,
            taught,
            articles,
            searches: desk.settings.search == Search::Own,
            table,
            catalogue,
        })
    }

    /// Reads the first [`MAX_MESSAGE`] bytes of a message. The language of `reader` is the one that it has if nothing speaks
    /// against it: that of the conversation, or of the host's locale. Articles that are not shown to them are not found.
    pub fn understand(&self, message: &str, now: Option<DateTime>, reader: &Reader) -> Evidence {
        traced!("understand", bytes = message.len());
        let mut evidence = Evidence::default();
        let text = beginning(message, MAX_MESSAGE);
        if text.len() < message.len() {
            let told = format!("the message has {} bytes; the first {} were read", message.len(), text.len());
            evidence.faults.push(Fault::new("long-message", told));
        }
        evidence.entities = self.entities.extract(text, now);
        let tokens = tokenize(text);
        self.roles.assign(&tokens, &mut evidence.entities);
        let language = self.catalogue.languages.recognise(text, &tokens, reader.language);
        evidence.language = Some(language);
        evidence.signals = self.signals.read(text, language);
        if !tokens.iter().any(|token| token.text.contains(char::is_alphabetic)) {
            evidence.out_of_scope = 1.0;
            return evidence;
        }
        let classification = self.classifier.classify(text, language);
        let (mut candidates, strange) = self.classified(&classification);
        if self.searches {
            let reader = Reader { language: Some(language), ..reader.clone() };
            self.retrieved(text, &reader, &mut candidates, strange, &mut evidence.faults);
        }
        ruled(&self.rules.find(text, &tokens), &mut candidates);
        candidates.retain(|candidate| candidate.probability > 0.0);
        candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.target.cmp(&b.target)));
        let answered: f32 = candidates.iter().map(|candidate| candidate.probability).sum();
        candidates.truncate(CANDIDATES);
        evidence.out_of_scope = (classification.out_of_scope + strange).min((1.0 - answered).max(0.0));
        evidence.candidates = candidates;
        evidence.wishes = wishes(text, &tokens, language, |part, tokens| self.likeliest(part, tokens, language));
        let repaired = classification.repaired.into_iter();
        evidence.repaired = repaired.map(|repair| Repair { at: repair.span, read_as: repair.word }).collect();
        evidence
    }

    /// What a part of a message most likely wants, by the classifier and the rules alone.
    fn likeliest(&self, part: &str, tokens: &[Token], language: Language) -> Option<(Target, f32)> {
        let (mut candidates, _) = self.classified(&self.classifier.classify(part, language));
        ruled(&self.rules.find(part, tokens), &mut candidates);
        let best = candidates.into_iter().max_by(|a, b| a.probability.total_cmp(&b.probability))?;
        Some((best.target, best.probability))
    }

    /// Puts articles that the host has found for a message on the scale of what it was understood to be.
    pub fn weigh_in(&self, message: &str, articles: &[FoundArticle], evidence: &mut Evidence) {
        let judged = found::judge(message, evidence.language.unwrap_or_default(), self.table.as_ref(), articles);
        let intent = |article: &str| self.catalogue.intent_of_article.get(article).cloned();
        found::weigh_in(&judged, articles, intent, evidence);
        evidence.candidates.truncate(CANDIDATES);
    }

    /// The ids of the desk's articles that match these words, the best first.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn articles(&self, words: &str, limit: usize) -> Result<Vec<String>, IndexError> {
        let found = self.articles.find(words, &Reader::default(), limit)?;
        Ok(found.hits.into_iter().map(|hit| hit.article).collect())
    }

    /// The classifier, the index of the articles, and what the classes stand for, as [`Self::new`] takes them back.
    pub fn saved(&self) -> [Vec<u8>; 3] {
        let follows = self.taught == Taught::all(&self.catalogue);
        let taught = if follows { Vec::new() } else { serde_json::to_vec(&self.taught).unwrap_or_default() };
        [self.classifier.to_bytes(), self.articles.to_bytes(), taught]
    }

    /// Understands a message, and tells for each of the two likeliest candidates which words weigh for it and against the
    /// other, the weightiest first.
    pub fn explain(&self, message: &str, now: Option<DateTime>) -> Evidence {
        let mut evidence = self.understand(message, now, &Reader::default());
        let language = evidence.language.unwrap_or_default();
        let leaders = evidence.candidates.iter().take(2);
        let classes: Vec<Option<u32>> = leaders.map(|found| self.taught.class(&found.target)).collect();
        for (rank, candidate) in evidence.candidates.iter_mut().take(2).enumerate() {
            let Some(Some(own)) = classes.get(rank).copied() else { continue };
            let other = classes.get(1 - rank).copied().flatten();
            let mut words = self.classifier.explain(beginning(message, MAX_MESSAGE), language, own, other);
            words.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()).then(a.span.start.cmp(&b.span.start)));
            let words = words.into_iter().take(EXPLAINED_WORDS);
            candidate.support.extend(words.map(|word| Support::Word { at: word.span, weight: word.weight }));
        }
        evidence
    }

    /// The vector of a text in the embedding table, at unit length; empty without a table.
    pub fn meaning(&self, text: &str) -> Vec<f32> {
        let mut vector = Vec::new();
        if let Some(table) = &self.table {
            let text = beginning(text, MAX_MESSAGE);
            let language = self.catalogue.languages.recognise(text, &tokenize(text), None);
            table.encode(text, language, &mut vector);
        }
        vector
    }

    /// The classes as candidates, and the probability of the examples that are out of scope. The first class has the
    /// probability that it is right; the others keep their proportions.
    fn classified(&self, found: &Classification) -> (Vec<Candidate>, f32) {
        let first = found.candidates.first().map_or(1.0, |best| best.probability).max(f32::MIN_POSITIVE);
        let best = found.answer.min(1.0);
        let rest: f32 = found.candidates.iter().skip(1).map(|scored| scored.probability).sum();
        let open = (1.0 - found.out_of_scope - best).max(0.0);
        let share = if rest > 0.0 { (open / rest).min(best / first) } else { 0.0 };
        let mut candidates = Vec::with_capacity(found.candidates.len());
        let mut strange = 0.0;
        for (rank, scored) in found.candidates.iter().enumerate() {
            let probability = if rank == 0 { best } else { scored.probability * share };
            let target = match self.taught.meaning(scored.class) {
                Meaning::Target(target) => target,
                Meaning::Gone => continue,
                Meaning::OutOfScope => {
                    strange += probability;
                    continue;
                }
            };
            let nearest = found.nearest.iter().filter_map(|near| self.example(near, target));
            candidates.push(Candidate { target: target.clone(), probability, support: nearest.collect() });
        }
        (candidates, strange)
    }

    /// An example that speaks for a class.
    fn example(&self, near: &Nearest, target: &Target) -> Option<Support> {
        let example = self.catalogue.examples.get(self.taught.example(near.example)?)?;
        (self.catalogue.targets.get(example.class as usize) == Some(target) && near.similarity >= SIMILAR).then(|| {
            Support::Example { text: example.text.clone(), similarity: near.similarity, written: example.place.clone() }
        })
    }

    /// Gives articles that the index finds their part of what the candidates leave open.
    fn retrieved(
        &self,
        text: &str,
        reader: &Reader,
        candidates: &mut Vec<Candidate>,
        strange: f32,
        faults: &mut Vec<Fault>,
    ) {
        traced!("retrieve");
        let found = match self.articles.find(text, reader, ARTICLES) {
            Ok(found) => found,
            Err(error) => return faults.push(Fault::new("index", error.to_string())),
        };
        let known: f32 = candidates.iter().map(|candidate| candidate.probability).sum();
        let open = (1.0 - known - strange).max(0.0);
        for hit in found.hits.into_iter().filter(|hit| hit.probability >= LEAST) {
            let target = match self.catalogue.intent_of_article.get(&hit.article) {
                Some(intent) => Target::Intent(intent.clone()),
                None => Target::Article(hit.article.clone()),
            };
            let probability = hit.probability * open;
            let support = self.support(hit);
            match candidates.iter_mut().find(|candidate| candidate.target == target) {
                Some(candidate) => {
                    candidate.probability += probability;
                    for one in support {
                        let told = |other: &Support| match (other, &one) {
                            (Support::Example { text: a, .. }, Support::Example { text: b, .. }) => a == b,
                            _ => false,
                        };
                        if !candidate.support.iter().any(told) {
                            candidate.support.push(one);
                        }
                    }
                }
                None => candidates.push(Candidate { target, probability, support }),
            }
        }
    }

    /// What speaks for an article that was found: its nearest question, and the words that it shares with the message.
    fn support(&self, hit: ArticleHit) -> Vec<Support> {
        let near = hit.question.filter(|_| hit.similarity >= SIMILAR);
        let near = near.and_then(|number| self.catalogue.question(&hit.article, number));
        let example = near.map(|question| Support::Example {
            text: question.text.clone(),
            similarity: hit.similarity,
            written: question.place.clone(),
        });
        let terms = (!hit.terms.is_empty()).then_some(Support::Terms { stems: hit.terms, score: hit.bm25 });
        example.into_iter().chain(terms).collect()
    }
}

/// The embedding table of a desk: the one that it brings along, or else the crate's.
///
/// # Errors
/// If the desk's table is malformed.
pub fn table_of(desk: &Desk) -> Result<Option<Arc<StaticTable>>, TableError> {
    match desk.sources.table() {
        Some(files) => StaticTable::parse(&files.vectors, &files.vocabulary).map(|table| Some(Arc::new(table))),
        None => Ok(builtin::table()),
    }
}
