//! What a classifier was trained on, in terms of a desk whose articles may have changed since.
//!
//! A class whose article was withdrawn, or has other questions now, stands for nothing: its probability is left open, and the
//! index, which knows the article as it is, may take it. So the classifier claims nothing that the desk no longer says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::catalogue::Catalogue;
use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::desk::article::Article;
use crate::text::language::Language;

/// The classes and examples of a classifier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Taught {
    /// What each class stands for; nothing, where that is gone. The class after them is out of scope.
    targets: Vec<Option<Target>>,
    /// Which of the catalogue's examples each of the classifier's is.
    examples: Vec<Option<usize>>,
}

/// What a class stands for.
#[derive(Debug, PartialEq)]
pub(super) enum Meaning<'a> {
    /// An intent or an article.
    Target(&'a Target),
    /// What the desk no longer says.
    Gone,
    /// The examples that are out of scope.
    OutOfScope,
}

impl Taught {
    /// Everything that is in a catalogue.
    pub fn all(catalogue: &Catalogue) -> Self {
        Self {
            targets: catalogue.targets.iter().cloned().map(Some).collect(),
            examples: (0..catalogue.examples.len()).map(Some).collect(),
        }
    }

    pub fn meaning(&self, class: u32) -> Meaning<'_> {
        match self.targets.get(class as usize) {
            Some(Some(target)) => Meaning::Target(target),
            Some(None) => Meaning::Gone,
            None => Meaning::OutOfScope,
        }
    }

    /// The class of an intent or an article.
    pub fn class(&self, target: &Target) -> Option<u32> {
        let class = self.targets.iter().position(|known| known.as_ref() == Some(target));
        class.and_then(|class| u32::try_from(class).ok())
    }

    /// The number in the catalogue of an example of the classifier.
    pub fn example(&self, number: u32) -> Option<usize> {
        self.examples.get(number as usize).copied().flatten()
    }

    /// The same classifier, once articles have changed. `None` where it has to be trained anew: an intent's article has other
    /// questions, and the intent cannot do without a class.
    pub fn after(&self, before: (&Desk, &Catalogue), now: (&Desk, &Catalogue)) -> Option<Self> {
        let changed = |id: &str| before.0.article(id).map(lesson) != now.0.article(id).map(lesson);
        if now.1.intent_of_article.keys().any(|id| changed(id)) {
            return None;
        }
        let numbers: BTreeMap<_, usize> = now.1.owners().into_iter().zip(0..).collect();
        let moved = before.1.owners().into_iter().map(|(article, number)| match article {
            Some(id) if changed(id) => None,
            _ => numbers.get(&(article, number)).copied(),
        });
        let moved: Vec<Option<usize>> = moved.collect();
        let is_gone = |target: &Target| matches!(target, Target::Article(id) if changed(id));
        let targets = self.targets.iter().map(|target| target.clone().filter(|target| !is_gone(target)));
        let examples =
            self.examples.iter().map(|number| number.and_then(|number| moved.get(number).copied().flatten()));
        Some(Self { targets: targets.collect(), examples: examples.collect() })
    }
}

/// What a classifier learns from an article.
fn lesson(article: &Article) -> (Option<&str>, Option<Language>, Vec<&str>) {
    let title = article.title.as_ref().map(|title| title.as_str());
    let language = article.language.as_ref().map(|language| language.value);
    (title, language, article.questions.iter().map(|question| question.as_str()).collect())
}
