//! Which intents and articles are taken for which.

use core::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::judged::JudgedMessage;
use crate::conversation::evidence::Target;
use crate::evaluate::metrics::macro_f1;

/// An intent or article; `None` stands for nothing on the desk.
pub type Class<'a> = Option<&'a Target>;

/// Messages by what is right and what was found.
#[derive(Clone, Debug, Default)]
pub struct Confusion<'a> {
    /// By what is right, then by what was found; the messages in their order.
    pub cells: BTreeMap<(Class<'a>, Class<'a>), Vec<&'a JudgedMessage>>,
}

/// How well one intent or article is found.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassFigures {
    /// Messages of which it is right.
    pub of: usize,
    /// Messages for which it was found.
    pub found: usize,
    /// Messages for which it was found and right.
    pub right: usize,
}

impl ClassFigures {
    /// The share of its messages that were found to be its own, 0..=1; `None` without messages.
    pub fn recall(self) -> Option<f64> {
        share(self.right, self.of)
    }

    /// The share of what was found to be its own that is, 0..=1; `None` where nothing was.
    pub fn precision(self) -> Option<f64> {
        share(self.right, self.found)
    }
}

/// Two that are taken for each other.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct ConfusedPair<'a> {
    /// The one of which more messages are taken for the other.
    pub one: Class<'a>,
    /// The other.
    pub other: Class<'a>,
    /// Messages of `one` that are taken for `other`.
    pub there: usize,
    /// Messages of `other` that are taken for `one`.
    pub back: usize,
}

impl<'a> Confusion<'a> {
    /// The confusion of these messages.
    pub fn of(messages: &'a [JudgedMessage]) -> Self {
        let mut confusion = Self::default();
        for message in messages {
            let cell = (message.expected.as_ref(), message.found.as_ref());
            confusion.cells.entry(cell).or_default().push(message);
        }
        confusion
    }

    /// How many messages there are.
    pub fn total(&self) -> usize {
        self.cells.values().map(Vec::len).sum()
    }

    /// The share of messages that are right, 0..=1; `None` without messages.
    pub fn accuracy(&self) -> Option<f64> {
        let right = self.cells.iter().filter(|((expected, found), _)| expected == found);
        share(right.map(|(_, messages)| messages.len()).sum(), self.total())
    }

    /// The mean F1 of what is right for at least one message, 0..=1.
    pub fn macro_f1(&self) -> f64 {
        let numbers: BTreeMap<Class<'_>, u32> = self.classes().into_iter().zip(0..).collect();
        let number = |class: &Class<'_>| numbers.get(class).copied().unwrap_or(u32::MAX);
        let pairs = self.cells.iter().flat_map(|((expected, found), messages)| {
            core::iter::repeat_n((number(expected), number(found)), messages.len())
        });
        macro_f1(&pairs.collect::<Vec<_>>())
    }

    /// Everything that is right for a message or was found for one.
    pub fn classes(&self) -> BTreeSet<Class<'a>> {
        self.cells.keys().flat_map(|(expected, found)| [*expected, *found]).collect()
    }

    /// How well each is found.
    pub fn figures(&self) -> BTreeMap<Class<'a>, ClassFigures> {
        let mut figures: BTreeMap<Class<'a>, ClassFigures> = BTreeMap::new();
        for ((expected, found), messages) in &self.cells {
            let own = figures.entry(*expected).or_default();
            own.of += messages.len();
            own.right += if expected == found { messages.len() } else { 0 };
            figures.entry(*found).or_default().found += messages.len();
        }
        figures
    }

    /// The pairs that are confused, most often first.
    pub fn pairs(&self) -> Vec<ConfusedPair<'a>> {
        let count = |cell: (Class<'a>, Class<'a>)| self.cells.get(&cell).map_or(0, Vec::len);
        let mistakes = self.cells.keys().filter(|(expected, found)| expected != found);
        let pairs: BTreeSet<_> = mistakes.map(|&(one, other)| (one.min(other), one.max(other))).collect();
        let pair = |(one, other)| {
            let (there, back) = (count((one, other)), count((other, one)));
            match there >= back {
                true => ConfusedPair { one, other, there, back },
                false => ConfusedPair { one: other, other: one, there: back, back: there },
            }
        };
        let mut pairs: Vec<_> = pairs.into_iter().map(pair).collect();
        pairs.sort_by_key(|pair| (Reverse(pair.there + pair.back), pair.one, pair.other));
        pairs
    }

    /// At most `most` of the intents and articles that take part in a mistake: those in the most mistakes, in the order of
    /// their ids.
    pub fn mistaken(&self, most: usize) -> Vec<Class<'a>> {
        let mut mistakes: BTreeMap<Class<'a>, usize> = BTreeMap::new();
        for ((expected, found), messages) in self.cells.iter().filter(|((expected, found), _)| expected != found) {
            *mistakes.entry(*expected).or_default() += messages.len();
            *mistakes.entry(*found).or_default() += messages.len();
        }
        let mut classes: Vec<_> = mistakes.into_iter().collect();
        classes.sort_by_key(|(class, count)| (Reverse(*count), *class));
        let mut shown: Vec<_> = classes.into_iter().take(most).map(|(class, _)| class).collect();
        shown.sort_unstable();
        shown
    }
}

fn share(part: usize, of: usize) -> Option<f64> {
    (of > 0).then(|| part as f64 / of as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Place;

    fn message(expected: Option<&str>, found: Option<&str>) -> JudgedMessage {
        let target = |id: &str| Target::Intent(id.to_owned());
        let place = Place { file: "a.yml".to_owned(), line: 1, column: 1 };
        JudgedMessage {
            text: "x".to_owned(),
            place,
            expected: expected.map(target),
            found: found.map(target),
            answer: None,
        }
    }

    #[test]
    fn mistakes_are_counted_by_pair_and_by_class() {
        let (a, b, c) = (Some("a"), Some("b"), Some("c"));
        let messages: Vec<_> = [(a, a), (a, b), (b, a), (b, a), (c, None), (c, c), (c, c), (None, None)]
            .map(|(expected, found)| message(expected, found))
            .into();
        let confusion = Confusion::of(&messages);
        assert_eq!(confusion.total(), 8);
        assert_eq!(confusion.accuracy(), Some(0.5));
        let pairs: Vec<_> = confusion
            .pairs()
            .iter()
            .map(|p| (p.one.map(Target::id), p.other.map(Target::id), p.there, p.back))
            .collect();
        assert_eq!(pairs, [(b, a, 2, 1), (c, None, 1, 0)]);
        let target = |id: &str| Target::Intent(id.to_owned());
        let figures = confusion.figures();
        let own = figures[&Some(&target("a"))];
        assert_eq!((own.of, own.found, own.right), (2, 3, 1));
        assert_eq!(own.precision(), Some(1.0 / 3.0));
        assert_eq!(confusion.mistaken(2).iter().map(|class| class.map(Target::id)).collect::<Vec<_>>(), [a, b]);
        // F1 of a: 2·1/(2+3), of b: 0, of c: 2·2/(3+2), of nothing: 2·1/(1+2).
        assert!((confusion.macro_f1() - (0.4 + 0.0 + 0.8 + 2.0 / 3.0) / 4.0).abs() < 1e-12);
        assert_eq!(Confusion::of(&[]).accuracy(), None);
    }
}
