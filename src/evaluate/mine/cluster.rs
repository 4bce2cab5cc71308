//! Messages that want the same, put together.
//!
//! Leader clustering (J. A. Hartigan, "Clustering Algorithms", 1975, chapter 3): each message joins the most similar leader if it
//! is similar enough, and else leads a cluster of its own. Frequent messages come first, so that they lead. Likeness is the mean
//! of two cosines: of the vectors of the embedding table, and of the stems weighted by how rare they are among the messages.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::Engine;
use crate::text::language::Language;
use crate::text::stem::Stemmer;
use crate::text::token::tokenize;

/// From this likeness on, two messages want the same.
const ALIKE: f32 = 0.45;
/// How many different texts are compared; rarer ones are left out.
const MAX_TEXTS: usize = 5_000;

/// A text as it is compared.
struct Shape {
    /// Numbers of its stems.
    stems: BTreeSet<usize>,
    /// The length of the vector of its stems, squared.
    weight: f32,
    /// Its vector in the embedding table, at unit length; empty without a table.
    vector: Vec<f32>,
}

/// Puts texts with how often they occur together. Each cluster lists positions in `texts`, its leader first; the largest cluster
/// comes first, ties by the text of the leader. At most 5,000 texts are looked at, the most frequent ones.
#[must_use]
pub fn clusters(engine: &Engine, texts: &[(String, usize)]) -> Vec<Vec<usize>> {
    let mut order: Vec<(usize, &(String, usize))> = texts.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    order.truncate(MAX_TEXTS);
    let language = engine.desk().language();
    let words: Vec<BTreeSet<String>> = order.iter().map(|(_, (text, _))| stems(language, text)).collect();
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in words.iter().flatten() {
        *holders.entry(stem).or_default() += 1;
    }
    let rarity: Vec<f32> =
        holders.values().map(|&known| (1.0 + order.len() as f32 / known as f32).ln().powi(2)).collect();
    let numbers: BTreeMap<&str, usize> = holders.keys().enumerate().map(|(number, stem)| (*stem, number)).collect();
    let shape = |(words, (_, (text, _))): (&BTreeSet<String>, &(usize, &(String, usize)))| {
        let stems: BTreeSet<usize> = words.iter().filter_map(|stem| numbers.get(stem.as_str()).copied()).collect();
        Shape { weight: weight(stems.iter(), &rarity), stems, vector: engine.meaning(text) }
    };
    let shapes: Vec<Shape> = words.iter().zip(&order).map(shape).collect();
    let mut found: Vec<(&Shape, Vec<usize>)> = Vec::new();
    for ((position, _), shape) in order.iter().zip(&shapes) {
        let mut best: Option<(f32, usize)> = None;
        for (number, (leader, _)) in found.iter().enumerate() {
            let alike = likeness(shape, leader, &rarity);
            if alike >= ALIKE && best.is_none_or(|(most, _)| alike > most) {
                best = Some((alike, number));
            }
        }
        match best.and_then(|(_, number)| found.get_mut(number)) {
            Some((_, members)) => members.push(*position),
            None => found.push((shape, vec![*position])),
        }
    }
    let mut clusters: Vec<Vec<usize>> = found.into_iter().map(|(_, members)| members).collect();
    let size =
        |members: &[usize]| members.iter().filter_map(|&at| texts.get(at)).map(|(_, count)| count).sum::<usize>();
    // The sort is stable, and the leaders stand in order of frequency and text.
    clusters.sort_by_key(|members| core::cmp::Reverse(size(members)));
    clusters
}

/// The stems that tell a text from others: without the small words of the language, unless there are no others.
#[must_use]
pub fn stems(language: Language, text: &str) -> BTreeSet<String> {
    let stemmer = Stemmer::new(language);
    let tokens = tokenize(text);
    let stem = |word: &str| stemmer.stem(word).into_owned();
    let telling = tokens.iter().map(|token| token.text.as_str()).filter(|word| !language.is_small_word(word));
    let telling: BTreeSet<String> = telling.map(stem).collect();
    if telling.is_empty() { tokens.iter().map(|token| stem(&token.text)).collect() } else { telling }
}

fn weight<'a>(stems: impl Iterator<Item = &'a usize>, rarity: &[f32]) -> f32 {
    stems.filter_map(|&stem| rarity.get(stem)).sum()
}

fn likeness(one: &Shape, other: &Shape, rarity: &[f32]) -> f32 {
    let shared = weight(one.stems.intersection(&other.stems), rarity);
    let words = if shared > 0.0 { shared / (one.weight * other.weight).sqrt() } else { 0.0 };
    if one.vector.is_empty() {
        return words;
    }
    let meaning: f32 = one.vector.iter().zip(&other.vector).map(|(a, b)| a * b).sum();
    (words + meaning.max(0.0)) / 2.0
}
