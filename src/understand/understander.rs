//! All that is known of one message, on one scale.
//!
//! The classifier knows intents, and articles by their question variants. What it leaves open goes to the retriever, which
//! knows articles by their text: an article gets its probability of the open part. A phrase or pattern of an operator
//! goes before both.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use super::classify::builtin;
use super::classify::train::train;
use super::classify::{Class, Classification, Classifier, Example, TrainingSet};
use super::entities::{Definition, Extractor, ExtractorError};
use super::retrieve::{IndexError, Retriever};
use super::rules::{RuleError, RuleHit, Rules};
use super::signals::SignalReader;
use crate::conversation::evidence::{Candidate, Evidence, Repair, Support, Target};
use crate::conversation::fault::Fault;
use crate::desk::Desk;
use crate::desk::entity::EntityDefinition;
use crate::text::annotation;
use crate::text::source::Place;
use crate::text::span::{Span, Spanned};
use crate::text::token::tokenize;

/// How much of a message is read, in bytes.
pub const MAX_MESSAGE: usize = 4_000;
/// The probability of an intent that a rule decides; of several, each has its part of it.
const RULE: f32 = 0.98;
/// How many candidates are kept.
const CANDIDATES: usize = 5;
/// How many articles the retriever is asked for.
const ARTICLES: usize = 3;
/// From this similarity on, an example speaks for a candidate.
const SIMILAR: f32 = 0.3;

/// What understands the messages of one desk.
#[derive(Debug)]
pub struct Understander {
    rules: Rules,
    entities: Extractor,
    signals: SignalReader,
    classifier: Classifier,
    retriever: Retriever,
    /// What each class of the classifier stands for.
    targets: Vec<Target>,
    /// The classifier's examples: text, place, class.
    examples: Vec<(String, Place, u32)>,
    /// The intent that an article's content belongs to, where an intent is answered by an article.
    intent_of_article: BTreeMap<String, String>,
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
    /// The articles cannot be indexed.
    #[error(transparent)]
    Index(#[from] IndexError),
}

impl Understander {
    /// Trains and indexes what a desk says.
    ///
    /// # Errors
    /// If a rule cannot be compiled or the articles cannot be indexed.
    pub fn new(desk: &Desk) -> Result<Self, UnderstandError> {
        let rules = Rules::new(&desk.intents, &desk.sources)?;
        let entities = Extractor::new(&definitions(desk))?;
        let mut intent_of_article = BTreeMap::new();
        for intent in &desk.intents {
            if let Some(article) = &intent.article {
                intent_of_article.entry(article.value.clone()).or_insert_with(|| intent.id.value.clone());
            }
        }
        let mut targets: Vec<Target> =
            desk.intents.iter().map(|intent| Target::Intent(intent.id.value.clone())).collect();
        let mut classes: Vec<Class<'_>> =
            desk.intents.iter().map(|intent| Class { name: &intent.id, about: &intent.about }).collect();
        let mut examples = Vec::new();
        for (class, intent) in (0_u32..).zip(&desk.intents) {
            let written = intent.examples.iter().map(|example| (annotation::parse(example).text, example.span));
            let mut written: Vec<(String, Span)> = written.collect();
            for phrase in &intent.phrases {
                if written.iter().all(|(text, _)| *text != phrase.value) {
                    written.push((phrase.value.clone(), phrase.span));
                }
            }
            examples.extend(written.into_iter().map(|(text, span)| (text, desk.sources.place(span), class)));
        }
        for article in &desk.articles {
            let intent = intent_of_article.get(&article.id.value);
            let known = intent.and_then(|intent| desk.intents.iter().position(|known| known.id.value == *intent));
            let class = known.unwrap_or(classes.len());
            if known.is_none() {
                classes
                    .push(Class { name: "", about: article.title.as_ref().map_or("", |title| title.value.as_str()) });
                targets.push(Target::Article(article.id.value.clone()));
            }
            let class = u32::try_from(class).unwrap_or(u32::MAX);
            examples.extend(
                article.questions.iter().map(|text| (text.value.clone(), desk.sources.place(text.span), class)),
            );
        }
        let labelled: Vec<Example<'_>> =
            examples.iter().map(|(text, _, class)| Example { text, class: *class }).collect();
        let out_of_scope: Vec<&str> = desk.out_of_scope.iter().map(|text| text.value.as_str()).collect();
        let set = TrainingSet {
            classes: &classes,
            examples: &labelled,
            out_of_scope: &out_of_scope,
            language: desk.language(),
        };
        let classifier = train(&set, builtin::table());
        Ok(Self {
            rules,
            entities,
            signals: SignalReader::new(desk.language()),
            classifier,
            retriever: Retriever::new(desk)?,
            targets,
            examples,
            intent_of_article,
        })
    }

    /// Reads the first [`MAX_MESSAGE`] bytes of a message.
    pub fn understand(&self, message: &str, now: Option<DateTime>) -> Evidence {
        let mut evidence = Evidence::default();
        let mut end = message.len().min(MAX_MESSAGE);
        while !message.is_char_boundary(end) {
            end -= 1;
        }
        let text = message.get(..end).unwrap_or_default();
        if end < message.len() {
            let cut = format!("the message has {} bytes; the first {end} were read", message.len());
            evidence.faults.push(Fault::new("long-message", cut));
        }
        evidence.entities = self.entities.extract(text, now);
        evidence.signals = self.signals.read(text);
        let tokens = tokenize(text);
        if !tokens.iter().any(|token| token.text.contains(char::is_alphabetic)) {
            evidence.out_of_scope = 1.0;
            return evidence;
        }
        let classification = self.classifier.classify(text);
        let mut candidates = self.classified(&classification);
        self.retrieved(text, &mut candidates, &mut evidence.faults);
        ruled(&self.rules.find(text, &tokens), &mut candidates);
        candidates.retain(|candidate| candidate.probability > 0.0);
        candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability).then_with(|| a.target.cmp(&b.target)));
        let answered: f32 = candidates.iter().map(|candidate| candidate.probability).sum();
        candidates.truncate(CANDIDATES);
        evidence.out_of_scope = classification.out_of_scope.min((1.0 - answered).max(0.0));
        evidence.candidates = candidates;
        let repaired = classification.repaired.into_iter();
        evidence.repaired = repaired.map(|repair| Repair { at: repair.span, read_as: repair.word }).collect();
        evidence
    }

    /// The classes as candidates. The first has the probability that it is right; the others keep their proportion to it.
    fn classified(&self, found: &Classification) -> Vec<Candidate> {
        let first = found.candidates.first().map_or(1.0, |best| best.probability).max(f32::MIN_POSITIVE);
        let in_scope = 1.0 - found.out_of_scope;
        let best = found.answer.min(1.0);
        let rest: f32 = found.candidates.iter().skip(1).map(|scored| scored.probability).sum();
        let share = if rest > 0.0 { ((in_scope - best).max(0.0) / rest).min(best / first) } else { 0.0 };
        let candidates = found.candidates.iter().enumerate().filter_map(|(rank, scored)| {
            let target = self.targets.get(scored.class as usize)?.clone();
            let probability = if rank == 0 { best } else { scored.probability * share };
            let nearest = found.nearest.iter().filter_map(|near| {
                let (text, written, class) = self.examples.get(near.example as usize)?;
                let speaks = *class == scored.class && near.similarity >= SIMILAR;
                speaks.then(|| Support::Example {
                    text: text.clone(),
                    similarity: near.similarity,
                    written: written.clone(),
                })
            });
            Some(Candidate { target, probability, support: nearest.collect() })
        });
        candidates.collect()
    }

    /// Gives articles that the retriever finds their part of what the candidates leave open.
    fn retrieved(&self, text: &str, candidates: &mut Vec<Candidate>, faults: &mut Vec<Fault>) {
        let hits = match self.retriever.find(text, ARTICLES) {
            Ok(hits) => hits,
            Err(error) => return faults.push(Fault::new("index", error.to_string())),
        };
        let open = 1.0 - candidates.iter().map(|candidate| candidate.probability).sum::<f32>().min(1.0);
        for hit in hits {
            let target = match self.intent_of_article.get(&hit.article) {
                Some(intent) => Target::Intent(intent.clone()),
                None => Target::Article(hit.article),
            };
            let support = Support::Terms { stems: hit.stems, score: hit.score };
            let probability = hit.probability * open;
            match candidates.iter_mut().find(|candidate| candidate.target == target) {
                Some(candidate) => {
                    candidate.probability += probability;
                    candidate.support.push(support);
                }
                None => candidates.push(Candidate { target, probability, support: vec![support] }),
            }
        }
    }
}

/// The kinds of entities that a desk defines.
fn definitions(desk: &Desk) -> Vec<Definition> {
    let entities = desk.settings.entities.iter();
    let definitions = entities.map(|(kind, definition)| match &definition.value {
        EntityDefinition::Pattern(pattern) => {
            Definition::Pattern { kind: kind.clone(), pattern: pattern.value.clone() }
        }
        EntityDefinition::List(list) => {
            let words = |words: &Vec<Spanned<String>>| words.iter().map(|word| word.value.clone()).collect();
            let values = list.values.iter().map(|(value, synonyms)| (value.clone(), words(synonyms))).collect();
            Definition::List { kind: kind.clone(), values, typos: list.typos }
        }
    });
    definitions.collect()
}

/// An intent that a rule decides gets [`RULE`]; what is left is shared by the others.
fn ruled(hits: &[RuleHit], candidates: &mut Vec<Candidate>) {
    let mut intents: Vec<&str> = hits.iter().map(|hit| hit.intent.as_str()).collect();
    intents.sort_unstable();
    intents.dedup();
    if intents.is_empty() {
        return;
    }
    let part = RULE / intents.len() as f32;
    for candidate in candidates.iter_mut() {
        candidate.probability *= 1.0 - RULE;
    }
    for intent in intents {
        let target = Target::Intent(intent.to_owned());
        let of_intent = hits.iter().filter(|hit| hit.intent == intent);
        let support = of_intent.map(|hit| match hit.is_pattern {
            true => Support::Pattern { at: hit.at.clone(), written: hit.written.clone() },
            false => Support::Phrase { at: hit.at.clone(), written: hit.written.clone() },
        });
        let support: Vec<Support> = support.collect();
        match candidates.iter_mut().find(|candidate| candidate.target == target) {
            Some(candidate) => {
                candidate.probability = part;
                candidate.support.splice(0..0, support);
            }
            None => candidates.push(Candidate { target, probability: part, support }),
        }
    }
}
