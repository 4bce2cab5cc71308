//! What the classifier learns from a desk, and what its classes stand for.

use std::collections::BTreeMap;

use super::classify::bytes::BytesError;
use super::classify::train::train;
use super::classify::{Class, Classifier, Example, TrainingSet, builtin};
use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::text::annotation;
use crate::text::source::Place;
use crate::text::span::Span;

/// The classes: every intent, every article that answers no intent, and last, if the desk has examples of it, what is out
/// of scope. An article that answers an intent lends it its questions.
#[derive(Debug)]
pub(super) struct Catalogue {
    /// What each class stands for; the class after them is out of scope.
    pub targets: Vec<Target>,
    /// Text, place and class of each example.
    pub examples: Vec<(String, Place, u32)>,
    /// The intent that an article answers, by the article's id.
    pub intent_of_article: BTreeMap<String, String>,
}

impl Catalogue {
    pub fn new(desk: &Desk) -> Self {
        let mut intent_of_article = BTreeMap::new();
        let mut targets = Vec::new();
        let mut examples = Vec::new();
        let example = |text: String, span: Span, class: usize| {
            (text, desk.sources.place(span), u32::try_from(class).unwrap_or(u32::MAX))
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
            examples.extend(written.into_iter().map(|(text, span)| example(text, span, targets.len())));
            targets.push(Target::Intent(intent.id.value.clone()));
        }
        for article in &desk.articles {
            let intent = intent_of_article.get(&article.id.value);
            let known = intent.and_then(|intent| desk.intents.iter().position(|known| known.id.value == *intent));
            let class = known.unwrap_or(targets.len());
            if known.is_none() {
                targets.push(Target::Article(article.id.value.clone()));
            }
            examples.extend(article.questions.iter().map(|text| example(text.value.clone(), text.span, class)));
        }
        let out_of_scope = desk.out_of_scope.iter();
        examples.extend(out_of_scope.map(|text| example(text.value.clone(), text.span, targets.len())));
        Self { targets, examples, intent_of_article }
    }

    /// Trains a classifier, or takes the one that was `trained` on the same desk before.
    pub fn classifier(&self, desk: &Desk, trained: Option<&[u8]>) -> Result<Classifier, BytesError> {
        if let Some(bytes) = trained {
            return Classifier::from_bytes(bytes, builtin::table());
        }
        let class = |target: &Target| match target {
            Target::Intent(id) => desk.intent(id).map(|intent| (intent.id.as_str(), intent.about.as_str())),
            Target::Article(id) => desk.article(id).map(|article| ("", article.title.as_deref().map_or("", |t| t))),
        };
        let named = self.targets.iter().map(|target| class(target).unwrap_or_default());
        let mut classes: Vec<Class<'_>> = named.map(|(name, about)| Class { name, about }).collect();
        if !desk.out_of_scope.is_empty() {
            classes.push(Class { name: "", about: "" });
        }
        let examples = self.examples.iter().map(|(text, _, class)| Example { text, class: *class });
        let examples: Vec<Example<'_>> = examples.collect();
        let language = desk.language();
        Ok(train(
            &TrainingSet { classes: &classes, examples: &examples, out_of_scope: &[], language },
            builtin::table(),
        ))
    }

    /// The class of an intent or an article.
    pub fn class(&self, target: &Target) -> Option<u32> {
        self.targets.iter().position(|known| known == target).and_then(|class| u32::try_from(class).ok())
    }
}
