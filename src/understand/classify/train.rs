//! Training: the model, and models that hold something back to learn how certain it may be.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::certainty::{Certainty, Held};
use super::exponential::softmax;
use super::ground::{Ground, Sample};
use super::model::{Member, Model};
use super::piece_rarity::PieceRarity;
use super::solver::{Solution, stride};
use super::table::StaticTable;
use super::{Classifier, TrainingSet};

/// Passes over the examples.
pub(super) const EPOCHS: u32 = 12;

/// Most examples by which the table's worth is judged.
const MOST_JUDGED: usize = 2000;

/// Most classes; weights keep a class in 16 bits.
const MOST_CLASSES: usize = u16::MAX as usize;

/// Trains a classifier. Works for any set, be it empty. Examples of classes that are not there are left out.
#[must_use]
pub fn train(set: &TrainingSet<'_>, table: Option<Arc<StaticTable>>) -> Classifier {
    train_and_review(set, table).0
}

/// An example under a model that did not see it nor a near-duplicate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeldOut {
    /// Index in the training set's examples.
    pub example: u32,
    /// The likeliest class.
    pub best: u32,
    /// Its probability, given that the message is in scope.
    pub probability: f32,
    /// The probability of the example's own class.
    pub own: f32,
}

/// The same, and what the models of the cross-validation made of the examples that they did not see: each example whose class has
/// another, by index; an even spread of them in a big set.
#[must_use]
pub fn train_and_review(set: &TrainingSet<'_>, table: Option<Arc<StaticTable>>) -> (Classifier, Vec<HeldOut>) {
    let texts: Vec<_> = set.examples.iter().map(|e| (e.text, e.language)).take(MOST_JUDGED).collect();
    let rarity = table.as_ref().map(|table| PieceRarity::fit(table, set.examples.iter().map(|e| (e.text, e.language))));
    let ground = Ground::new(set.languages, table, &texts).weighed(rarity.unwrap_or_default());
    let trainer = Trainer::new(set, ground);
    let every = trainer.every_class();
    let (model, solution) = trainer.fit(&trainer.every_example(), &every, None, EPOCHS);
    let (places, held): (Vec<usize>, Vec<Held>) = trainer.cross_validate(&model, &every, &solution).into_iter().unzip();
    let hidden = trainer.leave_classes_out(set.out_of_scope, set.languages.first().copied().unwrap_or_default());
    let certainty = Certainty::fit(&held, &hidden);
    let review = trainer.review(&places, &held, certainty.temperature());
    (Classifier { certainty, model }, review)
}

/// The training set, read once.
pub(super) struct Trainer {
    ground: Ground,
    pub(super) samples: Vec<Sample>,
    pub(super) labels: Vec<u32>,
    /// Index of each sample among the examples of the set.
    numbers: Vec<u32>,
    /// Names and descriptions, with their classes.
    names: Vec<(u32, Sample)>,
    pub(super) classes: usize,
}

impl Trainer {
    fn new(set: &TrainingSet<'_>, ground: Ground) -> Self {
        let classes = set.classes.len().min(MOST_CLASSES);
        let examples = || (0..).zip(set.examples).filter(|(_, e)| (e.class as usize) < classes);
        let main = set.languages.first().copied().unwrap_or_default();
        let texts = name_texts(&set.classes.iter().map(|c| c.name).collect::<Vec<_>>());
        let mut names = Vec::new();
        for (class, (name, c)) in (0..).zip(texts.iter().zip(set.classes)).take(classes) {
            for text in [name.as_str(), c.about].into_iter().filter(|text| !text.trim().is_empty()) {
                names.push((class, ground.sample(text, main)));
            }
        }
        let samples = examples().map(|(_, e)| ground.sample(e.text, e.language)).collect();
        let (labels, numbers) =
            (examples().map(|(_, e)| e.class).collect(), examples().map(|(number, _)| number).collect());
        Self { ground, samples, labels, numbers, names, classes }
    }

    /// What became of examples that were held out.
    fn review(&self, places: &[usize], held: &[Held], temperature: f32) -> Vec<HeldOut> {
        let mut p = Vec::new();
        let mut review: Vec<HeldOut> = Vec::with_capacity(held.len());
        for (place, held) in places.iter().zip(held) {
            let (Some(&example), Some((scores, class))) = (self.numbers.get(*place), &held.scores) else { continue };
            softmax(scores, temperature, &mut p);
            let best = (0..).zip(&p).max_by(|a: &(u32, &f32), b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
            let (Some((best, &probability)), Some(&own)) = (best, p.get(*class)) else { continue };
            review.push(HeldOut { example, best, probability, own });
        }
        review.sort_by_key(|held| held.example);
        review
    }

    fn every_example(&self) -> Vec<usize> {
        (0..self.samples.len()).collect()
    }

    /// All classes, each with its own number.
    fn every_class(&self) -> Vec<Option<u32>> {
        (0..self.classes).map(|class| u32::try_from(class).ok()).collect()
    }

    /// Fits a model to some examples and some classes: `classes` gives each class its number in the model, if it has one.
    /// `solution` is one for all examples and classes, to go on from.
    pub(super) fn fit(
        &self,
        chosen: &[usize],
        classes: &[Option<u32>],
        solution: Option<&Solution>,
        epochs: u32,
    ) -> (Model, Solution) {
        let (mut members, mut rows) = (Vec::new(), Vec::new());
        let place = |label: u32| classes.get(label as usize).copied().flatten();
        for &i in chosen {
            let (Some(sample), Some(&number)) = (self.samples.get(i), self.numbers.get(i)) else { continue };
            if let Some(class) = self.labels.get(i).and_then(|&label| place(label)) {
                members.push(Member { number, class, sample, is_name: false });
                rows.push(i);
            }
        }
        for (at, (label, sample)) in self.names.iter().enumerate() {
            if let Some(class) = place(*label) {
                members.push(Member { number: 0, class, sample, is_name: true });
                rows.push(self.samples.len() + at);
            }
        }
        let start = solution.map(|solution| restrict(solution, &rows, self.classes));
        Model::fit(&self.ground, &members, classes.iter().flatten().count(), start, epochs)
    }
}

/// Residuals of some rows of a solution.
fn restrict(solution: &Solution, rows: &[usize], classes: usize) -> Vec<f32> {
    let width = stride(classes);
    let of = |row: &usize| solution.residuals.get(row * width..(row + 1) * width).unwrap_or_default();
    rows.iter().flat_map(of).copied().collect()
}

/// The classes' names as texts: split into words, without numbers and without words that nearly all names share and which
/// therefore name no class (`intent` in `intent_7`). Empty where nothing is left.
pub(crate) fn name_texts(names: &[&str]) -> Vec<String> {
    let split: Vec<Vec<String>> = names.iter().map(|name| name_words(name)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for words in &split {
        let own: BTreeSet<&str> = words.iter().map(String::as_str).collect();
        for word in own {
            *counts.entry(word).or_default() += 1;
        }
    }
    let says_something = |word: &&String| {
        let count = counts.get(word.as_str()).copied().unwrap_or(0);
        word.chars().any(char::is_alphabetic) && (count < 3 || count * 5 < names.len() * 4)
    };
    split
        .iter()
        .map(|words| words.iter().filter(says_something).map(String::as_str).collect::<Vec<_>>().join(" "))
        .collect()
}

/// The words of a name: `order_status`, `orderStatus` are `order` and `status`.
fn name_words(name: &str) -> Vec<String> {
    let mut words = String::with_capacity(name.len() + 4);
    let mut lower = false;
    for c in name.chars() {
        if lower && c.is_uppercase() {
            words.push(' ');
        }
        lower = c.is_lowercase();
        words.push(if c.is_alphanumeric() { c } else { ' ' });
    }
    words.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_words() {
        assert_eq!(name_words("orderStatus_new"), ["order", "status", "new"]);
        assert_eq!(name_words("PIN"), ["pin"]);
        assert_eq!(name_texts(&["track_order", "cancel order"]), ["track order", "cancel order"]);
    }

    #[test]
    fn what_all_names_share_says_nothing() {
        let names = ["help.refund", "help.parcel", "help.hours", "help_7"];
        assert_eq!(name_texts(&names), ["refund", "parcel", "hours", ""]);
    }
}
