//! The written example of an intent or article that is nearest to a message by its words.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::text::annotation;
use crate::text::source::Place;
use crate::text::span::{Span, Spanned};
use crate::text::token::tokenize;

/// An example, a phrase or a question variant, and how many words it shares with a message.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NearestExample {
    /// What the operator wrote, without marks.
    pub text: String,
    /// Where.
    pub place: Place,
    /// Dice's coefficient of the two sets of words, 0..=1.
    pub shared: f64,
}

/// The example of `target` that shares the most words with `message`, the first of equals; `None` if it has no examples.
pub fn nearest_example(desk: &Desk, target: &Target, message: &str) -> Option<NearestExample> {
    let (shared, text, example) = nearest(desk, target, message, None)?;
    Some(NearestExample { text, place: desk.sources.place(example.span), shared })
}

/// The same, but for the example at one place: what it shares, its text without marks, and how it is written.
pub(super) fn nearest<'a>(
    desk: &'a Desk,
    target: &Target,
    message: &str,
    but: Option<Span>,
) -> Option<(f64, String, &'a Spanned<String>)> {
    let said = words(message);
    let mut best: Option<(f64, String, &Spanned<String>)> = None;
    for example in examples(desk, target).into_iter().filter(|example| Some(example.span) != but) {
        let text = annotation::parse(example).text;
        let own = words(&text);
        let shared = 2.0 * said.intersection(&own).count() as f64 / (said.len() + own.len()).max(1) as f64;
        if best.as_ref().is_none_or(|(most, ..)| shared > *most) {
            best = Some((shared, text, example));
        }
    }
    best
}

fn examples<'a>(desk: &'a Desk, target: &Target) -> Vec<&'a Spanned<String>> {
    match target {
        Target::Intent(id) => match desk.intent(id) {
            Some(intent) => intent.examples.iter().chain(&intent.phrases).collect(),
            None => Vec::new(),
        },
        Target::Article(id) => desk.article(id).map(|article| article.questions.iter().collect()).unwrap_or_default(),
    }
}

fn words(text: &str) -> BTreeSet<String> {
    tokenize(text).into_iter().map(|token| token.text).collect()
}
