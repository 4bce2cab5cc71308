//! Messages that a model did not see, or whose class it does not know.

use super::certainty::Held;
use super::folds::{Item, grouped};
use super::model::Model;
use super::solver::Solution;
use super::train::{EPOCHS, Trainer};
use crate::text::language::Language;

/// From this many examples on: fewer folds and runs.
const BIG: usize = 4000;

/// From this many examples times classes on: only one fold is trained.
const HUGE: usize = 8_000_000;

/// Passes over the examples where training goes on from residuals of the whole set.
const EPOCHS_WARM: u32 = 5;

/// Most held-out messages of a fold, and of either kind in a run.
const MOST_HELD: usize = 1500;

/// Examples of a class in a run on a big set.
const MOST_OF_CLASS: usize = 40;

impl Trainer {
    /// Every example, by its place among the samples, under a model that did not see it nor a near-duplicate; of big sets a
    /// part.
    pub(super) fn cross_validate(
        &self,
        model: &Model,
        every: &[Option<u32>],
        solution: &Solution,
    ) -> Vec<(usize, Held)> {
        let big = self.samples.len() > BIG;
        let (folds, most) = if big { (3, MOST_HELD) } else { (5, usize::MAX) };
        let fold = self.folds(model, folds);
        let trained = if self.samples.len() * self.classes > HUGE { 1 } else { folds };
        let mut held = Vec::new();
        for f in 0..trained {
            let (out, kept): (Vec<usize>, Vec<usize>) =
                (0..self.samples.len()).partition(|&i| fold.get(i) == Some(&Some(f)));
            if out.is_empty() || kept.is_empty() {
                continue;
            }
            let (model, _) = self.fit(&kept, every, Some(solution), EPOCHS_WARM);
            held.extend(spread(&out, most).filter_map(|i| Some((i, self.held(&model, i, every, true)?))));
        }
        held
    }

    /// A fold for every example whose class has another one.
    fn folds(&self, model: &Model, folds: usize) -> Vec<Option<usize>> {
        let vector = |sample: &super::ground::Sample| {
            let mut vector = Vec::new();
            model.vocabulary().vectorise(&sample.grams, &mut vector);
            vector
        };
        let vectors: Vec<Vec<(u32, f32)>> = self.samples.iter().map(vector).collect();
        let rows = self.samples.iter().zip(&self.labels).zip(&vectors);
        let items: Vec<Item<'_>> = rows.map(|((s, &class), vector)| Item { class, text: &s.text, vector }).collect();
        let mut sizes = vec![0_usize; self.classes];
        for &label in &self.labels {
            if let Some(size) = sizes.get_mut(label as usize) {
                *size += 1;
            }
        }
        let fold = grouped(&items, self.classes, model.vocabulary().len(), folds);
        let alone = |&label: &u32| sizes.get(label as usize).is_none_or(|&size| size < 2);
        fold.into_iter().zip(&self.labels).map(|(fold, label)| (!alone(label)).then_some(fold)).collect()
    }

    /// Hides a quarter of the classes: their examples are out of scope, as is what the desk says is; a fifth of the others'
    /// examples are held out. Again with other classes.
    pub(super) fn leave_classes_out(&self, out_of_scope: &[&str], language: Language) -> Vec<Held> {
        let big = self.samples.len() > BIG;
        let (runs, most) = if big { (2, MOST_OF_CLASS) } else { (8, usize::MAX) };
        let mut held = Vec::new();
        if self.classes < 2 {
            return held;
        }
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        for _ in 0..runs {
            let classes = self.some_classes(&mut random);
            let (kept, near, far) = self.part(&classes, most, &mut random);
            let (model, _) = self.fit(&kept, &classes, None, EPOCHS);
            held.extend(spread(&near, MOST_HELD).filter_map(|i| self.held(&model, i, &classes, false)));
            held.extend(spread(&far, MOST_HELD).filter_map(|i| self.held(&model, i, &classes, false)));
            held.extend(out_of_scope.iter().map(|text| Held {
                evidence: model.read(text, language).evidence,
                in_scope: false,
                right: false,
                scores: None,
            }));
        }
        held
    }

    /// Three quarters of the classes, renumbered.
    fn some_classes(&self, random: &mut u64) -> Vec<Option<u32>> {
        let mut order: Vec<usize> = (0..self.classes).collect();
        shuffle(&mut order, random);
        let mut shown = vec![true; self.classes];
        for &hide in order.iter().take((self.classes / 4).max(1)) {
            if let Some(shown) = shown.get_mut(hide) {
                *shown = false;
            }
        }
        let mut next = 0..;
        shown.into_iter().map(|shown| if shown { next.next() } else { None }).collect()
    }

    /// Examples to train on, to hold out in scope, and of hidden classes: at most `most` of a class.
    fn part(&self, classes: &[Option<u32>], most: usize, random: &mut u64) -> (Vec<usize>, Vec<usize>, Vec<usize>) {
        let (mut kept, mut near, mut far) = (Vec::new(), Vec::new(), Vec::new());
        let mut taken = vec![0_usize; self.classes];
        let mut order: Vec<usize> = (0..self.samples.len()).collect();
        shuffle(&mut order, random);
        for i in order {
            let Some(&label) = self.labels.get(i) else { continue };
            let Some(count) = taken.get_mut(label as usize).filter(|count| **count < most) else { continue };
            *count += 1;
            if classes.get(label as usize).copied().flatten().is_none() {
                far.push(i);
            } else if *count % 5 == 2 {
                near.push(i);
            } else {
                kept.push(i);
            }
        }
        kept.sort_unstable();
        (kept, near, far)
    }

    fn held(&self, model: &Model, i: usize, classes: &[Option<u32>], complete: bool) -> Option<Held> {
        let label = *self.labels.get(i)? as usize;
        let sample = self.samples.get(i)?;
        let reading = model.read(&sample.text, sample.language);
        let class = classes.get(label).copied().flatten();
        let right = class.is_some_and(|class| class as usize == reading.best);
        Some(Held {
            evidence: reading.evidence,
            in_scope: class.is_some(),
            right,
            scores: complete.then_some((reading.scores, label)),
        })
    }
}

/// At most `most` of a list, evenly spread.
fn spread(list: &[usize], most: usize) -> impl Iterator<Item = usize> {
    let count = most.min(list.len());
    (0..count).filter_map(move |i| list.get(i * list.len() / count)).copied()
}

fn shuffle(order: &mut [usize], random: &mut u64) {
    for i in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(i, (*random >> 33) as usize % (i + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_even() {
        assert_eq!(spread(&[1, 2, 3, 4], 2).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(spread(&[], 2).count(), 0);
        assert_eq!(spread(&[1, 2], 9).collect::<Vec<_>>(), [1, 2]);
    }
}
