//! Finds phrases with alternatives in a sequence of words, all in one pass.

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::{Cue, Pattern};

/// A phrase that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub cue: Cue,
    /// The phrase speaks against the cue.
    pub except: bool,
    /// The words it takes.
    pub words: Range<usize>,
}

/// Phrases as a graph: words lead from node to node, and some nodes end a phrase.
///
/// Parts with alternatives stay parts (a phrase with five parts of ten alternatives has 50 edges, not 100,000 paths), so
/// several nodes may be active at a time.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrasebook {
    nodes: Vec<Node>,
    /// Where phrases begin, by their first word.
    first: HashMap<u32, Vec<u32>>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    /// Words with the nodes they lead to, sorted.
    edges: Vec<(u32, u32)>,
    ends: Option<(Cue, bool)>,
}

/// Threads that may be active at a time; only texts made for it have more.
const MOST_ACTIVE: usize = 2_000;

impl Phrasebook {
    /// Adds a phrase; `id` gives a word its number. A phrase that may be empty is left out.
    pub fn add(&mut self, pattern: &Pattern, cue: Cue, except: bool, mut id: impl FnMut(&str) -> u32) {
        // Places from which the next part may go on; `None` is the beginning.
        let mut places: Vec<Option<u32>> = vec![None];
        for part in pattern {
            let join = self.node();
            let mut next = vec![Some(join)];
            for alternative in part {
                let Some((first, rest)) = alternative.split_first() else {
                    next.extend(places.iter().filter(|p| **p != Some(join)));
                    continue;
                };
                let mut to = join;
                for word in rest.iter().rev() {
                    let node = self.node();
                    self.link(Some(node), id(word), to);
                    to = node;
                }
                let first = id(first);
                for place in &places {
                    self.link(*place, first, to);
                }
            }
            next.dedup();
            places = next;
        }
        for place in places.into_iter().flatten() {
            if let Some(node) = self.nodes.get_mut(place as usize) {
                node.ends = Some((cue, except));
            }
        }
    }

    fn node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    fn link(&mut self, from: Option<u32>, word: u32, to: u32) {
        let edges = match from {
            None => {
                self.first.entry(word).or_default().push(to);
                return;
            }
            Some(from) => self.nodes.get_mut(from as usize).map(|node| &mut node.edges),
        };
        if let Some(edges) = edges {
            edges.push((word, to));
            edges.sort_unstable();
            edges.dedup();
        }
    }

    /// The phrases in a sequence of words: their numbers (`None` if unknown) and their sentences, which no phrase leaves.
    pub fn find(&self, words: impl Iterator<Item = (Option<u32>, usize)>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut active: Vec<(u32, usize)> = Vec::new();
        let mut next: Vec<(u32, usize)> = Vec::new();
        let mut last = 0;
        for (at, (word, sentence)) in words.enumerate() {
            if sentence != last {
                active.clear();
                last = sentence;
            }
            next.clear();
            if let Some(word) = word {
                for &(node, start) in &active {
                    let edges = self.nodes.get(node as usize).map_or(&[][..], |n| &n.edges);
                    let from = edges.partition_point(|(w, _)| *w < word);
                    let to = edges.iter().skip(from).take_while(|(w, _)| *w == word);
                    next.extend(to.map(|(_, node)| (*node, start)));
                }
                let begun = self.first.get(&word).into_iter().flatten();
                next.extend(begun.map(|node| (*node, at)));
                next.truncate(MOST_ACTIVE);
            }
            for &(node, start) in &next {
                if let Some((cue, except)) = self.nodes.get(node as usize).and_then(|n| n.ends) {
                    let hit = Hit { cue, except, words: start..at + 1 };
                    // Several phrases may say the same thing of the same words.
                    if !hits.iter().rev().take_while(|h: &&Hit| h.words.end == at + 1).any(|h| *h == hit) {
                        hits.push(hit);
                    }
                }
            }
            std::mem::swap(&mut active, &mut next);
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::patterns;
    use super::*;

    fn find(list: &str, text: &str) -> Vec<Range<usize>> {
        let mut ids: HashMap<String, u32> = HashMap::new();
        let mut book = Phrasebook::default();
        for pattern in patterns(list) {
            book.add(&pattern, Cue::Thanks, false, |word| {
                let next = ids.len() as u32;
                *ids.entry(word.to_owned()).or_insert(next)
            });
        }
        book.find(text.split(' ').map(|word| (ids.get(word).copied(), 0))).into_iter().map(|hit| hit.words).collect()
    }

    #[test]
    fn alternatives_and_optional_words() {
        let list = "(a|b c|) d (e|) (f|)";
        assert_eq!(find(list, "d"), [0..1]);
        assert_eq!(find(list, "b c d"), [0..3, 2..3]);
        assert_eq!(find(list, "a d e f"), [0..2, 1..2, 0..3, 1..3, 0..4, 1..4]);
        assert_eq!(find(list, "a d f"), [0..2, 1..2, 0..3, 1..3]);
        assert_eq!(find(list, "b d x e"), [1..2]);
    }

    #[test]
    fn a_phrase_stays_in_its_sentence() {
        let mut book = Phrasebook::default();
        let pattern = patterns("x y").next().unwrap();
        book.add(&pattern, Cue::Yes, true, |word| u32::from(word == "y"));
        assert_eq!(book.find([(Some(0), 0), (Some(1), 0)].into_iter()).len(), 1);
        assert_eq!(book.find([(Some(0), 0), (Some(1), 1)].into_iter()).len(), 0);
        assert_eq!(book.find([(Some(0), 0), (None, 0), (Some(1), 0)].into_iter()).len(), 0);
    }
}
