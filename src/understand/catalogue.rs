//! What the classifier learns from a desk, and what its classes stand for.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::classify::bytes::BytesError;
use super::classify::table::StaticTable;
use super::classify::train::{HeldOut, train_and_review};
use super::classify::{Class, Classifier, Example, TrainingSet};
use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::text::annotation;
use crate::text::language::Language;
use crate::text::language::recogniser::Recogniser;
use crate::text::source::Place;
use crate::text::span::Span;
use crate::text::token::tokenize;

/// The classes: every intent, every article that answers no intent, and last, if the desk has examples of it, what is out
/// of scope. An article that answers an intent lends it its questions.
#[derive(Debug)]
pub(super) struct Catalogue {
    /// What each class stands for; the class after them is out of scope.
    pub targets: Vec<Target>,
    /// What it is learned from.
    pub examples: Vec<Learned>,
    /// Tells the desk's languages apart, also by the words of the examples.
    pub languages: Recogniser,
    /// The intent that an article answers, by the article's id.
    pub intent_of_article: BTreeMap<String, String>,
    /// Where the questions of each article stand among the examples, by its id.
    questions: BTreeMap<String, Range<usize>>,
}

/// One example.
#[derive(Debug)]
pub(super) struct Learned {
    /// Its text, without marks.
    pub text: String,
    /// Where it is written.
    pub place: Place,
    /// The same, in bytes.
    pub written: Span,
    /// Its class.
    pub class: u32,
    /// Its language: that of its article, or else recognised.
    pub language: Language,
}

impl Catalogue {
    pub fn new(desk: &Desk) -> Self {
        let mut intent_of_article = BTreeMap::new();
        let mut questions_of = BTreeMap::new();
        let mut targets = Vec::new();
        let mut examples = Vec::new();
        let spoken: Vec<Language> = desk.settings.languages.iter().map(|language| language.value).collect();
        let mut languages = Recogniser::new(&spoken);
        let example = |text: String, span: Span, class: usize, language: Option<Language>| {
            let language = language.unwrap_or_else(|| languages.recognise(&text, &tokenize(&text), None));
            Learned {
                text,
                place: desk.sources.place(span),
                written: span,
                class: u32::try_from(class).unwrap_or(u32::MAX),
                language,
            }
        };
        for intent in &desk.intents {
            if let Some(article) = &intent.article {
                intent_of_article.entry(article.value.clone()).or_insert_with(|| intent.id.value.clone());
            }
            let written = intent.examples.iter().map(|example| (annotation::parse(example).text, example.span));
            let mut written: Vec<(String, Span)> = written.collect();
            for phrase in &intent.phrases {
                if written.iter().all(|(text, _)| *text != phrase.value) {
                    written.push((phrase.value.clone(), phrase.span));
                }
            }
            examples.extend(written.into_iter().map(|(text, span)| example(text, span, targets.len(), None)));
            targets.push(Target::Intent(intent.id.value.clone()));
        }
        for article in &desk.articles {
            let intent = intent_of_article.get(&article.id.value);
            let known = intent.and_then(|intent| desk.intents.iter().position(|known| known.id.value == *intent));
            let class = known.unwrap_or(targets.len());
            if known.is_none() {
                targets.push(Target::Article(article.id.value.clone()));
            }
            let language = article.language.as_ref().map(|language| language.value);
            let begin = examples.len();
            let questions = article.questions.iter();
            examples.extend(questions.map(|text| example(text.value.clone(), text.span, class, language)));
            questions_of.insert(article.id.value.clone(), begin..examples.len());
        }
        let out_of_scope = desk.out_of_scope.iter();
        examples.extend(out_of_scope.map(|text| example(text.value.clone(), text.span, targets.len(), None)));
        for example in &examples {
            languages.learn(&example.text, example.language);
        }
        Self { targets, examples, languages, intent_of_article, questions: questions_of }
    }

    /// Trains a classifier, or takes the one that was `trained` on the same desk before.
    pub fn classifier(
        &self,
        desk: &Desk,
        table: Option<Arc<StaticTable>>,
        trained: Option<&[u8]>,
    ) -> Result<Classifier, BytesError> {
        match trained {
            Some(bytes) => Classifier::from_bytes(bytes, table),
            None => Ok(self.train(desk, table).0),
        }
    }

    /// Trains a classifier, and tells what models that did not see them make of the examples.
    pub fn train(&self, desk: &Desk, table: Option<Arc<StaticTable>>) -> (Classifier, Vec<HeldOut>) {
        let class = |target: &Target| match target {
            Target::Intent(id) => desk.intent(id).map(|intent| (intent.id.as_str(), intent.about.as_str())),
            Target::Article(id) => desk.article(id).map(|article| ("", article.title.as_deref().map_or("", |t| t))),
        };
        let named = self.targets.iter().map(|target| class(target).unwrap_or_default());
        let mut classes: Vec<Class<'_>> = named.map(|(name, about)| Class { name, about }).collect();
        if !desk.out_of_scope.is_empty() {
            classes.push(Class { name: "", about: "" });
        }
        let examples = self.examples.iter();
        let examples =
            examples.map(|Learned { text, class, language, .. }| Example { text, class: *class, language: *language });
        let examples: Vec<Example<'_>> = examples.collect();
        let languages = self.languages.languages();
        let set = TrainingSet { classes: &classes, examples: &examples, out_of_scope: &[], languages };
        train_and_review(&set, table)
    }

    /// An article's question of that number, as the example that it is.
    pub fn question(&self, article: &str, number: usize) -> Option<&Learned> {
        self.examples.get(self.questions.get(article)?.start + number)
    }

    /// For each example the article whose question it is, if it is one, and its number among those of the same article or of
    /// none.
    pub fn owners(&self) -> Vec<(Option<&str>, usize)> {
        let mut owners = vec![None; self.examples.len()];
        for (id, questions) in &self.questions {
            owners.get_mut(questions.clone()).into_iter().flatten().for_each(|owner| *owner = Some(id.as_str()));
        }
        let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        let mut number = |owner| {
            let count = counts.entry(owner).or_default();
            *count += 1;
            *count - 1
        };
        owners.into_iter().map(|owner| (owner, number(owner))).collect()
    }
}
