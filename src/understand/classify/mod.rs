//! Which class of a desk a message belongs to, and how sure that is.

pub mod builtin;
pub mod calibrate;
pub mod exponential;
pub mod features;
pub mod folds;
pub mod logistic;
pub mod model;
pub mod neighbours;
pub mod repair;
pub mod solver;
pub mod speller;
pub mod table;
pub mod threshold;
pub mod train;
pub mod vocabulary;
pub mod weights;
pub mod wordpiece;

use std::ops::Range;

use self::exponential::softmax;
use self::logistic::Logistic;
use self::model::Model;
use crate::text::language::Language;

/// A class, as its author describes it.
#[derive(Debug, Clone, Copy)]
pub struct Class<'a> {
    /// Its name; split into words, one more training example.
    pub name: &'a str,
    /// What it is about: another one, or empty.
    pub about: &'a str,
}

/// A labelled text.
#[derive(Debug, Clone, Copy)]
pub struct Example<'a> {
    /// What a customer might write.
    pub text: &'a str,
    /// Index of its class; an example of no class is left out.
    pub class: u32,
}

/// Everything a classifier learns from.
#[derive(Debug, Clone, Copy)]
pub struct TrainingSet<'a> {
    /// The classes, by index.
    pub classes: &'a [Class<'a>],
    /// Examples in any order.
    pub examples: &'a [Example<'a>],
    /// Texts that no class answers, if there are any.
    pub out_of_scope: &'a [&'a str],
    /// The language of all texts.
    pub language: Language,
}

/// A trained classifier.
#[derive(Debug, Clone)]
pub struct Classifier {
    model: Model,
    certainty: Certainty,
}

#[derive(Debug, Clone)]
struct Certainty {
    scope: Logistic,
    answer: Logistic,
    scope_scale: Logistic,
    answer_scale: Logistic,
    temperature: f32,
    threshold: f32,
}

/// A class with its probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// Index of the class.
    pub class: u32,
    /// Probability of the class, given that the message is in scope.
    pub probability: f32,
}

/// A training example like the message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Index in the training set's examples.
    pub example: u32,
    /// Cosine, 0..=1.
    pub similarity: f32,
}

/// A word that was read as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Its bytes in the message.
    pub span: Range<usize>,
    /// The word it was taken for, in lower case.
    pub word: String,
}

/// What a classifier makes of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Classification {
    /// The likeliest classes, at most ten.
    pub candidates: Vec<Scored>,
    /// Probability that no class answers the message.
    pub out_of_scope: f32,
    /// Probability that the first candidate is right.
    pub answer: f32,
    /// Up to three training examples.
    pub nearest: Vec<Nearest>,
    /// Words that were read as others.
    pub repaired: Vec<Repair>,
}

impl Classifier {
    /// Classifies a message.
    #[must_use]
    pub fn classify(&self, text: &str) -> Classification {
        let reading = self.model.read(text);
        let row: Vec<f64> = model::masked(&reading.evidence);
        let scale = |scale: &Logistic, model: &Logistic| exponential::logistic(scale.score(&[model.score(&row)])) as f32;
        let c = &self.certainty;
        let mut p = Vec::new();
        softmax(&reading.scores, c.temperature, &mut p);
        let mut candidates: Vec<Scored> = (0..).zip(p).map(|(class, probability)| Scored { class, probability }).collect();
        candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.class.cmp(&b.class)));
        candidates.truncate(10);
        let mut nearest = reading.nearest;
        nearest.sort_by(|a, b| (b.meaning + b.words).total_cmp(&(a.meaning + a.words)).then(a.example.cmp(&b.example)));
        Classification {
            candidates,
            out_of_scope: 1.0 - scale(&c.scope_scale, &c.scope),
            answer: scale(&c.answer_scale, &c.answer),
            nearest: nearest.iter().take(3).map(|l| Nearest { example: l.example, similarity: l.meaning.max(l.words) }).collect(),
            repaired: reading.repaired.iter().filter_map(|&i| reading.tokens.get(i)).map(|t| Repair { span: t.span.clone(), word: t.text.clone() }).collect(),
        }
    }

    /// The classifier's own bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        Vec::new()
    }

    /// The `answer` from which on training would answer.
    #[must_use]
    pub const fn threshold(&self) -> f32 {
        self.certainty.threshold
    }
}
