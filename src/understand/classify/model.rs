//! The linear model of one set of classes: from a text to scores and their evidence.

use super::bytes::{BytesError, Reader, Writer};
use super::evidence::{Evidence, compare, gather};
use super::ground::{Ground, Sample, Tongue, plain, with_repairs};
use super::neighbours::{Kept, Likeness, Neighbours, Probe, diverse};
use super::repair::Repair;
use super::solver::{Rows, Solution, Target, solve};
use super::vocabulary::Vocabulary;
use super::weights::{Weights, quantise};
use super::words::{KnownWord, WordRows};
use crate::text::language::Language;
use crate::text::token::Token;

/// Total cost of a training example, over |x|^2 of about 1 + the static block's. From cross-validation on the
/// training rows of several corpora, flat from 30 to 60.
const COST: f32 = 40.0;

/// The same without a static block.
const COST_LEXICAL: f32 = 30.0;

/// What brings a vector of two halves of unit length to unit length.
pub(super) const HALF: f32 = std::f32::consts::FRAC_1_SQRT_2;

/// Passes of training end when no probability moves by this much.
const TOLERANCE: f32 = 0.01;

/// Examples of one class that are kept for comparison.
const KEPT: usize = 48;

/// One training row of a model.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// Number of the example in the training set.
    pub number: u32,
    /// Its class in the model.
    pub class: u32,
    /// Its text.
    pub sample: &'a Sample,
    /// Whether it is a class's name or description rather than an example.
    pub is_name: bool,
}

/// A trained linear model.
#[derive(Debug, Clone)]
pub struct Model {
    ground: Ground,
    vocabulary: Vocabulary,
    weights: Weights,
    repair: Repair,
    neighbours: Neighbours,
    words: WordRows,
    static_weight: f32,
}

/// A text under a model.
#[derive(Debug, Clone)]
pub struct Reading {
    /// One score for each class.
    pub scores: Vec<f32>,
    /// The class of the highest score.
    pub best: usize,
    /// What the scores are judged by.
    pub evidence: Evidence,
    /// Likeness to the kept examples of the best class.
    pub nearest: Vec<Likeness>,
    /// The words, repaired.
    pub tokens: Vec<Token>,
    /// Positions of the words that were repaired.
    pub repaired: Vec<usize>,
}

/// A text as the weights see it.
pub(super) struct Seen {
    pub(super) tokens: Vec<Token>,
    pub(super) sparse: Vec<(u32, f32)>,
}

impl Model {
    /// Trains a model; `start` holds residuals from which the solver goes on, a row for each member. Gives the solution
    /// too, for others to start from.
    #[must_use]
    pub fn fit(
        ground: &Ground,
        members: &[Member<'_>],
        classes: usize,
        start: Option<Vec<f32>>,
        epochs: u32,
    ) -> (Self, Solution) {
        let examples = || members.iter().filter(|member| !member.is_name);
        let vocabulary = Vocabulary::fit(examples().map(|m| &m.sample.grams), ground.weights());
        let dimensions = ground.dimensions();
        let static_weight = static_weight(ground, examples().count(), classes);
        let mut rows = Rows { features: vocabulary.len(), dimensions, ..Rows::default() };
        let mut targets = Vec::with_capacity(members.len());
        for member in members {
            vocabulary.vectorise(&member.sample.grams, &mut rows.entries);
            rows.ends.push(rows.entries.len());
            let weight = static_weight * ground.tongue(member.sample.language).trust;
            rows.dense.extend(member.sample.vector.iter().map(|v| v * weight * HALF));
            let cost = if dimensions > 0 { COST / (1.0 + weight * weight) } else { COST_LEXICAL };
            targets.push(Target { label: member.class, cost });
        }
        let solution = solve(&rows, &targets, classes, start, epochs, TOLERANCE);
        let weights = Weights::new(&solution, classes, rows.features, dimensions);
        let repair = Repair::new(word_counts(examples().map(|m| m.sample)));
        let words = WordRows::new(repair.words(), ground, &vocabulary, &weights);
        let neighbours = neighbours(examples(), classes, dimensions / 2, &vocabulary);
        (Self { ground: ground.clone(), vocabulary, weights, repair, neighbours, words, static_weight }, solution)
    }

    /// Features of texts and their numbers.
    #[must_use]
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The trained weights.
    #[must_use]
    pub const fn weights(&self) -> &Weights {
        &self.weights
    }

    /// Language and table.
    #[must_use]
    pub const fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Length of the static block in a language that the table knows.
    #[must_use]
    pub const fn static_weight(&self) -> f32 {
        self.static_weight
    }

    /// Scores a text and gathers the evidence.
    #[must_use]
    pub fn read(&self, text: &str, language: Language) -> Reading {
        let tongue = self.ground.tongue(language);
        let place = self.ground.place(language);
        let (tokens, repaired, vector) = self.words(text, tongue);
        let known: Vec<_> = tokens.iter().map(|token| self.words.find(&token.text)).collect();
        let stem = |word: &KnownWord| self.words.stem(word, place);
        let words = tokens.iter().zip(&known).map(|(token, known)| (token.text.as_str(), known.map(stem)));
        let mut grams = tongue.emitter.grams_around(words);
        let others = std::mem::take(&mut grams.blocks[2]);
        let mut sparse = Vec::with_capacity(64);
        self.vocabulary.vectorise(&grams, &mut sparse);
        let mut codes = Vec::new();
        let unit = quantise(&vector, &mut codes) * (self.static_weight * tongue.trust * HALF);
        let mut dense = Vec::with_capacity(self.weights.classes());
        self.weights.score_dense(&codes, unit, &mut dense);
        let mut scores = dense.clone();
        self.weights.score_sparse(&sparse, &mut scores);
        let known = known.iter().copied().flatten();
        self.words.score(known, &others, &self.vocabulary, &self.weights, &mut scores);
        let probe = Probe::new(plain(&vector), grams.stems(), &self.vocabulary);
        let compared = compare(&mut scores, &probe, tongue.trust, &self.neighbours, &self.vocabulary);
        let evidence = gather(&scores, &dense, &compared, grams.stems(), &probe, &self.neighbours, &self.vocabulary);
        let (best, nearest) = compared.into_iter().next().map_or((0, Vec::new()), |own| (own.class, own.examples));
        Reading { scores, best, evidence, nearest, tokens, repaired }
    }

    /// The words of a text, repaired; positions of those that were; and the static vector.
    fn words(&self, text: &str, tongue: &Tongue) -> (Vec<Token>, Vec<usize>, Vec<f32>) {
        let tokens = self.ground.tokens(text);
        let pairs = |before: Option<&str>, after: Option<&str>| self.pair_count(tongue, before, after);
        let (tokens, repaired) = self.repair.apply(tokens, tongue.emitter.language(), tongue.common.as_ref(), pairs);
        let vector = self.ground.vector(&with_repairs(text, &tokens, &repaired), tongue);
        (tokens, repaired, vector)
    }

    /// A text as the weights see it.
    pub(super) fn see(&self, text: &str, language: Language) -> Seen {
        let tongue = self.ground.tongue(language);
        let (tokens, _, _) = self.words(text, tongue);
        let grams = tongue.emitter.grams(tokens.iter().map(|t| t.text.as_str()));
        let mut sparse = Vec::with_capacity(128);
        self.vocabulary.vectorise(&grams, &mut sparse);
        Seen { tokens, sparse }
    }

    /// In how many training texts two words follow each other.
    fn pair_count(&self, tongue: &Tongue, before: Option<&str>, after: Option<&str>) -> u32 {
        let found = self.vocabulary.find(tongue.emitter.pair(before, after));
        found.and_then(|n| self.vocabulary.counts().get(n as usize)).copied().unwrap_or(0)
    }

    /// Writes everything but the ground.
    pub fn write(&self, w: &mut Writer) {
        w.single(self.static_weight);
        self.vocabulary.write(w);
        self.weights.write(w);
        self.repair.write(w);
        self.neighbours.write(w);
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// Where the parts do not fit each other or the ground.
    pub fn read_from(r: &mut Reader<'_>, ground: Ground) -> Result<Self, BytesError> {
        let static_weight = r.single()?;
        let vocabulary = Vocabulary::read(r, ground.weights())?;
        let weights = Weights::read(r)?;
        let repair = Repair::read(r)?;
        let neighbours = Neighbours::read(r, &vocabulary)?;
        let words = WordRows::new(repair.words(), &ground, &vocabulary, &weights);
        Ok(Self { ground, vocabulary, weights, repair, neighbours, words, static_weight })
    }
}

/// The fewer examples a class has, the more the static block counts: 1.5 up to 5, 1 from 20 on; in each language times the
/// table's worth there.
fn static_weight(ground: &Ground, examples: usize, classes: usize) -> f32 {
    if ground.table.is_none() {
        return 0.0;
    }
    let per_class = (examples as f32 / classes.max(1) as f32).max(1.0);
    let weight = 1.5 - 0.5 * super::exponential::ln(per_class / 5.0) / super::exponential::ln(4.0);
    weight.clamp(1.0, 1.5)
}

fn word_counts<'a>(samples: impl Iterator<Item = &'a Sample>) -> Vec<(String, u32)> {
    let mut words: Vec<&str> = samples.flat_map(|sample| sample.words.iter().map(String::as_str)).collect();
    words.sort_unstable();
    let runs = words.chunk_by(|a, b| a == b);
    runs.filter_map(|run| Some(((*run.first()?).to_owned(), u32::try_from(run.len()).unwrap_or(u32::MAX)))).collect()
}

fn neighbours<'a>(
    examples: impl Iterator<Item = &'a Member<'a>>,
    classes: usize,
    dimensions: usize,
    vocabulary: &Vocabulary,
) -> Neighbours {
    let mut by_class: Vec<Vec<Kept<'a>>> = vec![Vec::new(); classes];
    for member in examples {
        if let Some(list) = by_class.get_mut(member.class as usize) {
            let sample = member.sample;
            list.push(Kept { number: member.number, vector: plain(&sample.vector), stems: sample.grams.stems() });
        }
    }
    let mut neighbours = Neighbours::default();
    for list in &by_class {
        neighbours.push_class(&diverse(list, KEPT), dimensions, vocabulary);
    }
    neighbours
}
