//! Training: the model, and what held-out examples say about its certainty.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::calibrate::temperature;
use super::exponential::logistic;
use super::folds::{Item, grouped};
use super::logistic::{Logistic, balanced};
use super::model::{EVIDENCE, Fitted, Ground, Member, Model, Sample, padded};
use super::table::StaticTable;
use super::threshold::{Judged, most_right};
use super::{Certainty, Classifier, TrainingSet};

/// From this many examples on: fewer folds and runs.
const BIG: usize = 4000;

/// Passes over the examples, the first time and going on from residuals of the whole set.
const EPOCHS: u32 = 12;
const EPOCHS_WARM: u32 = 5;

/// Share of the traffic reckoned to be out of scope, where probabilities and thresholds depend on it.
const OUT_OF_SCOPE: f64 = 0.3;

/// Trains a classifier. Works for any set, be it empty.
#[must_use]
pub fn train(set: &TrainingSet<'_>, table: Option<Arc<StaticTable>>) -> Classifier {
    let ground = Ground::new(set.language, table, set.examples.iter().map(|e| e.text).take(2000));
    let trainer = Trainer::new(set, ground);
    trainer.train(set.out_of_scope)
}

struct Trainer {
    ground: Ground,
    samples: Vec<Sample>,
    labels: Vec<u32>,
    names: Vec<(u32, Sample)>,
    classes: usize,
}

/// A held-out message under a model that did not see it, or not its class.
struct Held {
    evidence: [f32; EVIDENCE],
    in_scope: bool,
    right: bool,
    /// Scores over all classes and the true class, from cross-validation.
    scores: Option<(Vec<f32>, usize)>,
}

impl Trainer {
    fn new(set: &TrainingSet<'_>, ground: Ground) -> Self {
        let classes = set.classes.len();
        let examples = || set.examples.iter().filter(|e| (e.class as usize) < classes);
        let samples = examples().map(|e| ground.sample(e.text)).collect();
        let labels = examples().map(|e| e.class).collect();
        let texts = name_texts(&set.classes.iter().map(|c| c.name).collect::<Vec<_>>());
        let mut names = Vec::new();
        for (class, (name, c)) in (0..).zip(texts.iter().zip(set.classes)) {
            for text in [name.as_str(), c.about].into_iter().filter(|text| !text.trim().is_empty()) {
                names.push((class, ground.sample(text)));
            }
        }
        Self { ground, samples, labels, names, classes }
    }

    fn train(&self, out_of_scope: &[&str]) -> Classifier {
        let all: Vec<usize> = (0..self.samples.len()).collect();
        let every: Vec<Option<u32>> = (0..self.classes).map(|k| u32::try_from(k).ok()).collect();
        let Fitted { model, solution } = self.fit(&all, &every, None, EPOCHS);
        let warm = Warm { stride: solution.stride, residuals: &solution.residuals };
        let held = self.cross_validate(&model, &every, &warm);
        let hidden = self.leave_classes_out(out_of_scope);
        let certainty = judge(&held, &hidden);
        Classifier { model, certainty }
    }

    /// Fits a model to some examples and some classes: `classes` gives each class its number in the model, if any.
    fn fit(&self, chosen: &[usize], classes: &[Option<u32>], warm: Option<&Warm<'_>>, epochs: u32) -> Fitted {
        let count = classes.iter().flatten().count();
        let mut members = Vec::with_capacity(chosen.len() + self.names.len());
        let mut rows = Vec::with_capacity(members.capacity());
        for &i in chosen {
            let (Some(sample), Some(&label)) = (self.samples.get(i), self.labels.get(i)) else { continue };
            if let Some(&Some(class)) = classes.get(label as usize) {
                members.push(Member { number: i as u32, class, sample, is_name: false });
                rows.push(i);
            }
        }
        for (at, (label, sample)) in self.names.iter().enumerate() {
            if let Some(&Some(class)) = classes.get(*label as usize) {
                members.push(Member { number: 0, class, sample, is_name: true });
                rows.push(self.samples.len() + at);
            }
        }
        let start = warm.map(|warm| warm.restrict(&rows, classes));
        Model::fit(&self.ground, &members, count, start, epochs)
    }

    fn cross_validate(&self, model: &Model, every: &[Option<u32>], warm: &Warm<'_>) -> Vec<Held> {
        let big = self.samples.len() > BIG;
        let (folds, most) = if big { (3, 1500) } else { (5, usize::MAX) };
        let vectors: Vec<Vec<(u32, f32)>> = self
            .samples
            .iter()
            .map(|sample| {
                let mut vector = Vec::new();
                model.vocabulary.vectorise(&sample.grams, &mut vector);
                vector
            })
            .collect();
        let items: Vec<Item<'_>> = self
            .samples
            .iter()
            .zip(&self.labels)
            .zip(&vectors)
            .map(|((sample, &class), vector)| Item { class, text: &sample.text, vector })
            .collect();
        let fold = grouped(&items, self.classes, model.vocabulary.len(), folds);
        let mut sizes = vec![0_usize; self.classes];
        for &label in &self.labels {
            if let Some(size) = sizes.get_mut(label as usize) {
                *size += 1;
            }
        }
        let alone = |i: usize| self.labels.get(i).and_then(|&l| sizes.get(l as usize)).is_none_or(|&size| size < 2);
        let mut held = Vec::new();
        for f in 0..folds {
            let (out, kept): (Vec<usize>, Vec<usize>) = (0..self.samples.len()).partition(|&i| fold.get(i) == Some(&f) && !alone(i));
            if out.is_empty() || kept.is_empty() {
                continue;
            }
            let fitted = self.fit(&kept, every, Some(warm), EPOCHS_WARM);
            for &i in spread(&out, most).iter() {
                let (Some(sample), Some(&label)) = (self.samples.get(i), self.labels.get(i)) else { continue };
                let reading = fitted.model.read(&sample.text);
                let right = reading.best == label as usize;
                held.push(Held { evidence: reading.evidence, in_scope: true, right, scores: Some((reading.scores, label as usize)) });
            }
        }
        held
    }

    /// Hides a quarter of the classes: their examples are out of scope, and a fifth of the others' are held out.
    fn leave_classes_out(&self, out_of_scope: &[&str]) -> Vec<Held> {
        let big = self.samples.len() > BIG;
        let (runs, most) = if big { (super::model::knob("runs", 2.0) as usize, super::model::knob("most", 40.0) as usize) } else { (8, usize::MAX) };
        let mut held = Vec::new();
        if self.classes < 2 {
            return held;
        }
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = move || {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random >> 33) as usize
        };
        for _ in 0..runs {
            let mut order: Vec<usize> = (0..self.classes).collect();
            for i in (1..order.len()).rev() {
                order.swap(i, next() % (i + 1));
            }
            let hide = (self.classes / 4).max(1);
            let mut classes = vec![None; self.classes];
            let mut number = 0;
            for k in 0..self.classes {
                if !order.iter().take(hide).any(|&h| h == k) {
                    if let Some(slot) = classes.get_mut(k) {
                        *slot = Some(number);
                    }
                    number += 1;
                }
            }
            let (mut kept, mut near, mut far) = (Vec::new(), Vec::new(), Vec::new());
            let mut taken = vec![0_usize; self.classes];
            let mut shuffled: Vec<usize> = (0..self.samples.len()).collect();
            for i in (1..shuffled.len()).rev() {
                shuffled.swap(i, next() % (i + 1));
            }
            for i in shuffled {
                let Some(&label) = self.labels.get(i) else { continue };
                let Some(count) = taken.get_mut(label as usize) else { continue };
                *count += 1;
                if *count > most {
                    continue;
                }
                if classes.get(label as usize).copied().flatten().is_none() {
                    far.push(i);
                } else if *count % 5 == 2 {
                    near.push(i);
                } else {
                    kept.push(i);
                }
            }
            kept.sort_unstable();
            let fitted = self.fit(&kept, &classes, None, EPOCHS);
            for (list, in_scope) in [(near, true), (far, false)] {
                for &i in spread(&list, 1500).iter() {
                    let (Some(sample), Some(&label)) = (self.samples.get(i), self.labels.get(i)) else { continue };
                    let reading = fitted.model.read(&sample.text);
                    let right = in_scope && classes.get(label as usize).copied().flatten() == Some(reading.best as u32);
                    held.push(Held { evidence: reading.evidence, in_scope, right, scores: None });
                }
            }
            for text in out_of_scope {
                let reading = fitted.model.read(text);
                held.push(Held { evidence: reading.evidence, in_scope: false, right: false, scores: None });
            }
        }
        held
    }
}

/// At most `most` of a list, evenly spread.
fn spread(list: &[usize], most: usize) -> Vec<usize> {
    let most = most.min(list.len());
    (0..most).filter_map(|i| list.get(i * list.len() / most)).copied().collect()
}

struct Warm<'a> {
    stride: usize,
    residuals: &'a [f32],
}

impl Warm<'_> {
    /// Residuals of some rows over some classes. What a row had on the classes left out is shared by those that stay.
    fn restrict(&self, rows: &[usize], classes: &[Option<u32>]) -> Vec<f32> {
        let count = classes.iter().flatten().count();
        let width = padded(count);
        let mut out = vec![0.0; rows.len() * width];
        for (&row, to) in rows.iter().zip(out.chunks_exact_mut(width.max(1))) {
            let from = self.residuals.get(row * self.stride..(row + 1) * self.stride).unwrap_or_default();
            let (mut gone, mut kept) = (0.0, 0.0);
            for (&a, class) in from.iter().zip(classes) {
                match class {
                    None => gone += a,
                    Some(_) => kept += if a < 0.0 { a } else { 0.0 },
                }
            }
            // Residuals of the other classes are -p: they grow in proportion until the row sums to zero again.
            let factor = if kept < 0.0 { 1.0 + gone / kept } else { 1.0 };
            for (&a, class) in from.iter().zip(classes) {
                if let Some(slot) = class.and_then(|class| to.get_mut(class as usize)) {
                    *slot = if a < 0.0 { a * factor } else { a };
                }
            }
        }
        out
    }
}

/// What the held-out messages say: when is a message in scope, when is the answer right, from where on to answer.
fn judge(held: &[Held], hidden: &[Held]) -> Certainty {
    let rows = |list: &[Held]| -> Vec<Vec<f64>> { list.iter().map(|h| row(&h.evidence)).collect() };
    let lco = rows(hidden);
    let in_scope: Vec<bool> = hidden.iter().map(|h| h.in_scope).collect();
    let right: Vec<bool> = hidden.iter().map(|h| h.right).collect();
    let cc = f64::from(super::model::knob("lc", 0.1));
    let scope = Logistic::fit(&lco, &in_scope, &balanced(&in_scope), cc);
    let answer = Logistic::fit(&lco, &right, &balanced(&right), cc);
    let temperature = temperature(held.iter().filter_map(|h| h.scores.as_ref()).map(|(s, l)| (s.as_slice(), *l)));
    // Both scores in the light of all held-out messages, in the proportions of the traffic reckoned with.
    let far = || hidden.iter().filter(|h| !h.in_scope);
    let (n_held, n_far) = (held.len() as f64, far().count() as f64);
    let far_weight = if n_far > 0.0 { n_held / n_far * OUT_OF_SCOPE / (1.0 - OUT_OF_SCOPE) } else { 0.0 };
    let both: Vec<&Held> = held.iter().chain(far()).collect();
    let weights: Vec<f64> = both.iter().map(|h| if h.in_scope { 1.0 } else { far_weight }).collect();
    let scored = |model: &Logistic| -> Vec<Vec<f64>> { both.iter().map(|h| vec![model.score(&row(&h.evidence))]).collect() };
    let inside: Vec<bool> = both.iter().map(|h| h.in_scope).collect();
    let correct: Vec<bool> = both.iter().map(|h| h.right).collect();
    let scope_scale = Logistic::fit(&scored(&scope), &inside, &weights, 1e3);
    let answer_scale = Logistic::fit(&scored(&answer), &correct, &weights, 1e3);
    let judged: Vec<Judged> = both
        .iter()
        .zip(&weights)
        .map(|(h, &weight)| Judged {
            answer: logistic(answer_scale.score(&[answer.score(&row(&h.evidence))])) as f32,
            right: h.right,
            in_scope: h.in_scope,
            weight,
        })
        .collect();
    let threshold = most_right(&judged);
    Certainty { scope, answer, scope_scale, answer_scale, temperature, threshold }
}

fn row(evidence: &[f32; EVIDENCE]) -> Vec<f64> {
    super::model::masked(evidence)
}

/// The classes' names as texts: split into words, without numbers and without words that nearly all names share and
/// which therefore name no class (`intent` in `intent_7`). Empty where nothing is left.
pub fn name_texts(names: &[&str]) -> Vec<String> {
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
    split.iter().map(|words| words.iter().filter(says_something).map(String::as_str).collect::<Vec<_>>().join(" ")).collect()
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

    #[test]
    fn a_spread_is_even() {
        assert_eq!(spread(&[1, 2, 3, 4], 2), [1, 3]);
        assert_eq!(spread(&[], 2), Vec::<usize>::new());
    }
}
