//! The linear model of one set of classes: from a text to scores, and to the evidence they are judged by.

use std::borrow::Cow;
use std::sync::Arc;

use super::exponential::softmax;
use super::features::{Emitter, Grams};
use super::neighbours::{Kept, Likeness, Neighbours, Probe};
use super::repair::{CommonWords, Repair};
use super::solver::{Rows, Solution, Target, solve, stride};
use super::table::StaticTable;
use super::vocabulary::Vocabulary;
use super::weights::{Weights, quantise};
use crate::text::language::Language;
use crate::text::token::{Token, tokenize};

/// Numbers that the out-of-scope and answer models see.
pub const EVIDENCE: usize = 20;

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
    pub common: Option<Arc<CommonWords>>,
    /// How far the table knows the language.
    pub trust: f32,
}

impl Ground {
    pub fn new<'a>(language: Language, table: Option<Arc<StaticTable>>, texts: impl Iterator<Item = &'a str>) -> Self {
        let english = language == Language::English;
        let common = table.clone().filter(|_| english).map(|table| Arc::new(CommonWords::new(table)));
        let trust = table.as_ref().map_or(0.0, |table| trust(table, texts));
        Self { emitter: Emitter::new(language), table, common, trust }
    }

    pub fn sample(&self, text: &str) -> Sample {
        let words: Vec<String> = tokenize(cut(text)).into_iter().take(MOST_WORDS).map(|t| t.text).collect();
        let grams = self.emitter.grams(words.iter().map(String::as_str));
        let mut vector = Vec::new();
        if let Some(table) = &self.table {
            extra(table, cut(text), &mut vector);
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

/// How much the table's vectors are worth for some texts, 0.3..=1: by the share of longer words that are whole words of its
/// vocabulary (0.9 and more for English under an English table, 0.1 to 0.2 for Spanish or French).
fn trust<'a>(table: &StaticTable, texts: impl Iterator<Item = &'a str>) -> f32 {
    let (mut words, mut known) = (0_u32, 0_u32);
    for text in texts {
        for token in tokenize(text).iter().filter(|t| t.text.len() >= 4 && t.text.chars().all(char::is_alphabetic)) {
            words += 1;
            known += u32::from(table.rank(&token.text).is_some());
        }
    }
    let share = if words > 0 { known as f32 / words as f32 } else { 1.0 };
    (0.3 + 0.7 * (share - 0.3) / 0.5).clamp(0.3, 1.0)
}

pub fn static_weight(per_class: f32) -> f32 {
    (1.5 - 0.5 * (per_class / 5.0).ln() / 4.0_f32.ln()).clamp(1.0, 1.5)
}

impl Model {
    pub fn fit(ground: &Ground, members: &[Member<'_>], classes: usize, start: Option<Vec<f32>>, epochs: u32) -> Fitted {
        let examples = || members.iter().filter(|m| !m.is_name);
        let vocabulary = Vocabulary::fit(examples().map(|m| &m.sample.grams), ground.emitter.weights());
        let mut words: Vec<&str> = examples().flat_map(|m| m.sample.words.iter().map(String::as_str)).collect();
        words.sort_unstable();
        let words = words.chunk_by(|a, b| a == b).filter_map(|run| Some(((*run.first()?).to_owned(), run.len() as u32))).collect();
        let repair = Repair::new(words, ground.common.clone());
        let dimensions = examples().next().map_or(0, |m| m.sample.vector.len());
        let dims = ground.table.as_ref().map_or(0, |t| t.dimensions());
        let per_class = examples().count() as f32 / classes.max(1) as f32;
        let static_weight = if dimensions > 0 { static_weight(per_class) * ground.trust } else { 0.0 };
        let cost = if dimensions > 0 { knob("c", 32.0) / (1.0 + static_weight * static_weight) } else { 30.0 };
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
                list.push(Kept { number: m.number, vector: &m.sample.vector[..dims], stems: m.sample.grams.stems() });
            }
        }
        for list in &by_class {
            neighbours.push_class(list, dims, &vocabulary);
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
            extra(table, &with_repairs(text, &tokens, &repaired), &mut vector);
        }
        let mut sparse = Vec::with_capacity(128);
        self.vocabulary.vectorise(&grams, &mut sparse);
        let mut codes = Vec::new();
        let unit = quantise(&vector, &mut codes) * self.static_weight;
        let mut scores = Vec::new();
        self.weights.score(&sparse, &codes, unit, &mut scores);
        let best = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0))).map_or(0, |(k, _)| k);
        let probe = Probe::new(&vector[..vector.len().min(128)], grams.stems(), &self.vocabulary);
        let mut lex = Vec::new();
        self.weights.score(&sparse, &[], unit, &mut lex);
        let mut pairs = (0.0, 0.0);
        let mut chars = (0.0, 0.0);
        for (list, acc) in [(&grams.blocks[1], &mut pairs), (&grams.blocks[2], &mut chars)] {
            for &k in list { match self.vocabulary.find(k) { Some(n) => acc.0 += self.vocabulary.idf(n), None => { acc.0 += self.vocabulary.idf_unseen(); acc.1 += self.vocabulary.idf_unseen(); } } }
        }
        let margin = |s: &[f32]| { let b = s.get(best).copied().unwrap_or(0.0); b - s.iter().enumerate().filter(|(k, _)| *k != best).map(|x| *x.1).fold(f32::NEG_INFINITY, f32::max).max(-1e3) };
        let stat: Vec<f32> = scores.iter().zip(&lex).map(|(a, b)| a - b).collect();
        let mut own_stems: Vec<u32> = Vec::new();
        self.neighbours.class_stems(best, &mut own_stems);
        let mut sup = (0.0, 0.0);
        for &k in grams.stems() { match self.vocabulary.find(k) { Some(n) => { sup.0 += self.vocabulary.idf(n); if own_stems.binary_search(&n).is_ok() { sup.1 += self.vocabulary.idf(n) } }, None => sup.0 += self.vocabulary.idf_unseen() } }
        // biggest single-stem contribution
        let mut contributions: Vec<f32> = grams.stems().iter().filter_map(|&k| self.vocabulary.find(k)).map(|n| self.weights.row(n).find(|(c, _)| *c as usize == best).map_or(0.0, |x| x.1) * self.vocabulary.idf(n)).collect();
        contributions.sort_by(|a, b| b.total_cmp(a));
        let (mut evidence, nearest) = self.evidence(&scores, best, &probe, &grams);
        let mean = |s: &[f32]| s.iter().sum::<f32>() / s.len().max(1) as f32;
        let extra = [margin(&lex), margin(&stat), lex.get(best).unwrap_or(&0.0) - mean(&lex), stat.get(best).unwrap_or(&0.0) - mean(&stat), -pairs.1 / f32::max(pairs.0, 1e-6), -chars.1 / f32::max(chars.0, 1e-6), sup.1 / f32::max(sup.0, 1e-6), contributions.first().copied().unwrap_or(0.0), contributions.get(1).copied().unwrap_or(0.0), sup.0.ln_1p(), lex.iter().filter(|x| **x > lex[best]).count() as f32];
        for (e, x) in evidence.iter_mut().skip(9).zip(extra) { *e = x; }
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
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
        for class in order.into_iter().take(knob("any", 5.0) as usize) {
            for l in self.neighbours.compare(class, probe, &self.vocabulary) {
                any = any.max(l.meaning);
            }
        }
        let stems = grams.stems();
        let mut evidence = [0.0; EVIDENCE];
        let base = [
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
        evidence[..9].copy_from_slice(&base);
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

pub fn knob(name: &str, default: f32) -> f32 {
    use std::sync::{Mutex, OnceLock};
    static K: OnceLock<Mutex<std::collections::HashMap<String, f32>>> = OnceLock::new();
    let m = K.get_or_init(|| Mutex::new(std::env::vars().filter_map(|(k, v)| Some((k.strip_prefix("K_")?.to_owned(), v.parse().ok()?))).collect()));
    m.lock().unwrap().get(name).copied().unwrap_or(default)
}

pub fn random_matrix() -> &'static Vec<f32> {
    static M: std::sync::OnceLock<Vec<f32>> = std::sync::OnceLock::new();
    M.get_or_init(|| {
        let mut r = crate::evaluate::noise::Random::new(17);
        (0..128 * 2048).map(|_| { let mut s = 0.0; for _ in 0..12 { s += (r.bits() >> 40) as f32 / (1 << 24) as f32; } s - 6.0 }).collect()
    })
}

pub fn extra(table: &StaticTable, text: &str, vector: &mut Vec<f32>) {
    table.encode(text, vector);
    let v = vector.clone();
    let m = random_matrix();
    let proj = |j: usize, v: &[f32]| m[j * 128..(j + 1) * 128].iter().zip(v).map(|(a, b)| a * b).sum::<f32>();
    let kind = knob("x", 0.0) as usize;
    let n = knob("xn", 256.0) as usize;
    let w = knob("xw", 0.5);
    let mut e: Vec<f32> = vec![];
    match kind {
        1 => { // binding
            let mut rows: Vec<Vec<f32>> = vec![];
            table.each(text, |row| rows.push(row));
            e = vec![0.0; n];
            for p in rows.windows(2) { for j in 0..n { e[j] += proj(2 * j, &p[0]) * proj(2 * j + 1, &p[1]); } }
        }
        2 => e = (0..n).map(|j| proj(2 * j, &v) * proj(2 * j + 1, &v)).collect(),
        3 => { let g = knob("xg", 1.0); e = (0..n).flat_map(|j| { let a = g * proj(j, &v); [a.cos(), a.sin()] }).collect() }
        4 => { e = vec![0.0; 256]; table.each(text, |row| for (j, x) in row.iter().enumerate() { e[2*j] = e[2*j].max(*x); e[2*j+1] = e[2*j+1].max(-*x); }) }
        5 => { let mut rows: Vec<Vec<f32>> = vec![]; table.each(text, |row| rows.push(row)); e = vec![0.0; 128]; for mut r in rows { crate::understand::classify::table::normalise(&mut r); for j in 0..128 { e[j] += r[j]; } } }
        6 => { let mut rows: Vec<Vec<f32>> = vec![]; table.each(text, |row| rows.push(row)); // soft LSH bits
            let bits = knob("xb", 5.0) as usize; let tables = n; e = vec![0.0; tables << bits];
            for r in rows { let nr = r.iter().map(|x| x * x).sum::<f32>().sqrt(); for t in 0..tables { let mut c = 0; for b in 0..bits { if proj(t * bits + b, &r) > 0.0 { c |= 1 << b } } e[(t << bits) + c] += nr; } } }
        7 => { let g = knob("xg", 1.0); let mut rows: Vec<Vec<f32>> = vec![]; table.each(text, |row| rows.push(row)); e = vec![0.0; n];
            for r in rows { for j in 0..n { e[j] += (g * proj(j, &r)).tanh(); } } }
        _ => {}
    }
    crate::understand::classify::table::normalise(&mut e);
    vector.extend(e.iter().map(|x| x * w));
}

pub fn mask() -> u32 { knob("m", 511.0) as u32 }
pub fn masked(e: &[f32]) -> Vec<f64> {
    let m = mask();
    let mut v: Vec<f64> = e.iter().enumerate().filter(|(i, _)| m >> i & 1 == 1).map(|(_, x)| f64::from(*x)).collect();
    if knob("sq", 0.0) > 0.0 { let n = v.len(); for i in 0..n { for j in i..n { v.push(v[i] * v[j]); } } }
    v
}
