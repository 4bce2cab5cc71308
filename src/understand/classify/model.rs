//! The linear model of one set of classes: from a text to scores, and to the evidence they are judged by.

use std::borrow::Cow;
use std::sync::Arc;

use super::exponential::softmax;
use super::features::{Emitter, Grams};
use super::neighbours::{Kept, Likeness, Neighbours, Probe};
use super::repair::Repair;
use super::solver::{Rows, Solution, Target, solve, stride};
use super::table::StaticTable;
use super::vocabulary::Vocabulary;
use super::weights::{Weights, quantise};
use crate::text::token::{Token, tokenize};

/// Numbers that the out-of-scope and answer models see.
pub const EVIDENCE: usize = 9;

/// Messages are read up to this many bytes and words.
const LONGEST_TEXT: usize = 1 << 14;
const MOST_WORDS: usize = 512;

/// A text as training keeps it.
#[derive(Debug, Clone)]
pub struct Sample {
    pub text: String,
    pub words: Vec<String>,
    pub grams: Grams,
    pub vector: Vec<f32>,
}

/// What all models of one training set share.
#[derive(Debug, Clone)]
pub struct Ground {
    pub emitter: Emitter,
    pub table: Option<Arc<StaticTable>>,
    pub common: Option<Arc<super::repair::CommonWords>>,
}

impl Ground {
    pub fn sample(&self, text: &str) -> Sample {
        let words: Vec<String> = tokenize(cut(text)).into_iter().take(MOST_WORDS).map(|t| t.text).collect();
        let grams = self.emitter.grams(words.iter().map(String::as_str));
        let mut vector = Vec::new();
        if let Some(table) = &self.table {
            table.encode(cut(text), &mut vector);
        }
        Sample { text: text.to_owned(), words, grams, vector }
    }
}

/// One training example of a model.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    pub number: u32,
    pub class: u32,
    pub sample: &'a Sample,
    /// Whether it is a class's name rather than an example.
    pub is_name: bool,
}

#[derive(Debug, Clone)]
pub struct Model {
    pub ground: Ground,
    pub vocabulary: Vocabulary,
    pub weights: Weights,
    pub repair: Repair,
    pub neighbours: Neighbours,
    pub static_weight: f32,
}

/// A text under a model.
#[derive(Debug, Clone)]
pub struct Reading {
    pub scores: Vec<f32>,
    pub best: usize,
    pub evidence: [f32; EVIDENCE],
    pub nearest: Vec<Likeness>,
    pub tokens: Vec<Token>,
    pub repaired: Vec<usize>,
}

pub struct Fitted {
    pub model: Model,
    pub solution: Solution,
}

pub fn static_weight(per_class: f32) -> f32 {
    (1.5 - 0.5 * (per_class / 5.0).ln() / 4.0_f32.ln()).clamp(1.0, 1.5)
}

impl Model {
    pub fn fit(ground: &Ground, members: &[Member<'_>], classes: usize, start: Option<Vec<f32>>, epochs: u32) -> Fitted {
        let examples = || members.iter().filter(|m| !m.is_name);
        let vocabulary = Vocabulary::fit(examples().map(|m| &m.sample.grams));
        let mut words: Vec<&str> = examples().flat_map(|m| m.sample.words.iter().map(String::as_str)).collect();
        words.sort_unstable();
        let words = words.chunk_by(|a, b| a == b).filter_map(|run| Some(((*run.first()?).to_owned(), run.len() as u32))).collect();
        let repair = Repair::new(words, ground.common.clone());
        let dimensions = ground.table.as_ref().map_or(0, |t| t.dimensions());
        let per_class = examples().count() as f32 / classes.max(1) as f32;
        let static_weight = if dimensions > 0 { static_weight(per_class) } else { 0.0 };
        let cost = if dimensions > 0 { 32.0 / (1.0 + static_weight * static_weight) } else { 30.0 };
        let mut rows = Rows { features: vocabulary.len(), dimensions, ..Rows::default() };
        for m in members {
            vocabulary.vectorise(&m.sample.grams, &mut rows.entries);
            rows.ends.push(rows.entries.len());
            rows.dense.extend(m.sample.vector.iter().map(|v| v * static_weight));
        }
        let targets: Vec<Target> = members.iter().map(|m| Target { label: m.class, cost }).collect();
        let solution = solve(&rows, &targets, classes, start, epochs, 0.01);
        let weights = Weights::new(&solution, classes, rows.features, dimensions);
        let mut neighbours = Neighbours::default();
        let mut by_class: Vec<Vec<Kept<'_>>> = vec![Vec::new(); classes];
        for m in examples() {
            if let Some(list) = by_class.get_mut(m.class as usize) {
                list.push(Kept { number: m.number, vector: &m.sample.vector, stems: m.sample.grams.stems() });
            }
        }
        for list in &by_class {
            neighbours.push_class(list, dimensions, &vocabulary);
        }
        let model = Self { ground: ground.clone(), vocabulary, weights, repair, neighbours, static_weight };
        Fitted { model, solution }
    }

    pub fn read(&self, text: &str) -> Reading {
        let text = cut(text);
        let mut tokens = tokenize(text);
        tokens.truncate(MOST_WORDS);
        let pair_count = |a: Option<&str>, b: Option<&str>| self.pair_count(a, b);
        let repaired = self.repair.apply(&mut tokens, pair_count);
        let grams = self.ground.emitter.grams(tokens.iter().map(|t| t.text.as_str()));
        let mut vector = Vec::new();
        if let Some(table) = &self.ground.table {
            table.encode(&with_repairs(text, &tokens, &repaired), &mut vector);
        }
        let mut sparse = Vec::with_capacity(128);
        self.vocabulary.vectorise(&grams, &mut sparse);
        let mut codes = Vec::new();
        let unit = quantise(&vector, &mut codes) * self.static_weight;
        let mut scores = Vec::new();
        self.weights.score(&sparse, &codes, unit, &mut scores);
        let best = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0))).map_or(0, |(k, _)| k);
        let probe = Probe::new(&vector, grams.stems(), &self.vocabulary);
        let (evidence, nearest) = self.evidence(&scores, best, &probe, &grams);
        Reading { scores, best, evidence, nearest, tokens, repaired }
    }

    fn evidence(&self, scores: &[f32], best: usize, probe: &Probe, grams: &Grams) -> ([f32; EVIDENCE], Vec<Likeness>) {
        let mut p = Vec::new();
        let energy = softmax(scores, 1.0, &mut p);
        let top = scores.get(best).copied().unwrap_or(0.0);
        let mean = scores.iter().sum::<f32>() / scores.len().max(1) as f32;
        let second = scores.iter().enumerate().filter(|&(k, _)| k != best).map(|(_, &s)| s).fold(f32::NEG_INFINITY, f32::max);
        let margin = if second.is_finite() { top - second } else { top };
        let p = p.get(best).copied().unwrap_or(0.0);
        let own: Vec<Likeness> = self.neighbours.compare(best, probe, &self.vocabulary).collect();
        let words = own.iter().fold(0.0_f32, |m, l| m.max(l.words));
        let mut meaning: Vec<f32> = own.iter().map(|l| l.meaning.max(0.0)).collect();
        meaning.sort_by(|a, b| b.total_cmp(a));
        meaning.truncate(3);
        let three = meaning.iter().sum::<f32>() / meaning.len().max(1) as f32;
        let mut any = 0.0_f32;
        for class in 0..self.weights.classes() {
            for l in self.neighbours.compare(class, probe, &self.vocabulary) {
                any = any.max(l.meaning);
            }
        }
        let stems = grams.stems();
        let evidence = [
            top - mean,
            energy,
            (p / (1.0 - p + 1e-6)).ln(),
            margin,
            any,
            three,
            words,
            -self.vocabulary.novelty(stems),
            (1.0 + stems.len() as f32).ln(),
        ];
        (evidence, own)
    }

    fn pair_count(&self, a: Option<&str>, b: Option<&str>) -> u32 {
        let key = self.ground.emitter.pair(a, b);
        self.vocabulary.find(key).and_then(|n| self.vocabulary.counts().get(n as usize)).copied().unwrap_or(0)
    }
}

/// The text with repaired words in place.
fn with_repairs<'a>(text: &'a str, tokens: &[Token], repaired: &[usize]) -> Cow<'a, str> {
    if repaired.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for token in repaired.iter().filter_map(|&i| tokens.get(i)) {
        out.push_str(text.get(at..token.span.start).unwrap_or_default());
        out.push_str(&token.text);
        at = token.span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(out)
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

pub fn padded(classes: usize) -> usize {
    stride(classes)
}
