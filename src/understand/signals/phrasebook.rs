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
    /// Where phrases begin, by their first word: those that begin a clause, and all others.
    first: [HashMap<u32, Vec<u32>>; 2],
}

#[derive(Debug, Clone, Default)]
struct Node {
    /// Words with the nodes they lead to, sorted.
    edges: Vec<(u32, u32)>,
    ends: Option<End>,
}

#[derive(Debug, Clone, Copy)]
struct End {
    cue: Cue,
    except: bool,
    /// Only at the end of a clause.
    of_clause: bool,
}

/// A word as the phrasebook sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// The word's number, if it has one.
    pub id: Option<u32>,
    pub clause: usize,
    pub sentence: usize,
}

/// Threads that may be active at a time; only texts made for it have more.
const MOST_ACTIVE: usize = 2_000;

impl Phrasebook {
    /// Adds a phrase; `id` gives a word its number. A phrase that may be empty is left out.
    pub fn add(&mut self, pattern: &Pattern, cue: Cue, except: bool, mut id: impl FnMut(&str) -> u32) {
        // Places from which the next part may go on; `None` is the beginning.
        let mut places: Vec<Option<u32>> = vec![None];
        for part in &pattern.parts {
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
                    self.link(Some(node), id(word), to, false);
                    to = node;
                }
                let first = id(first);
                for place in &places {
                    self.link(*place, first, to, pattern.at_start);
                }
            }
            next.dedup();
            places = next;
        }
        for place in places.into_iter().flatten() {
            if let Some(node) = self.nodes.get_mut(place as usize) {
                node.ends = Some(End { cue, except, of_clause: pattern.at_end });
            }
        }
    }

    /// Puts the edges in order; to be called once, after the last phrase.
    pub fn finish(&mut self) {
        for node in &mut self.nodes {
            node.edges.sort_unstable();
            node.edges.dedup();
        }
    }

    fn node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    fn link(&mut self, from: Option<u32>, word: u32, to: u32, at_start: bool) {
        let edges = match from {
            None => {
                let [starting, anywhere] = &mut self.first;
                let first = if at_start { starting } else { anywhere };
                first.entry(word).or_default().push(to);
                return;
            }
            Some(from) => self.nodes.get_mut(from as usize).map(|node| &mut node.edges),
        };
        if let Some(edges) = edges {
            edges.push((word, to));
        }
    }

    /// The phrases in a sequence of words, in the order of their ends. No phrase leaves its sentence.
    pub fn find(&self, words: &[Step]) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        let mut active: Vec<(u32, usize)> = Vec::new();
        let mut next: Vec<(u32, usize)> = Vec::new();
        let mut last: Option<Step> = None;
        for (at, step) in words.iter().enumerate() {
            if last.is_some_and(|last| last.sentence != step.sentence) {
                active.clear();
            }
            next.clear();
            if let Some(word) = step.id {
                for &(node, start) in &active {
                    let edges = self.nodes.get(node as usize).map_or(&[][..], |n| &n.edges);
                    let from = edges.partition_point(|(w, _)| *w < word);
                    let to = edges.iter().skip(from).take_while(|(w, _)| *w == word);
                    next.extend(to.map(|(_, node)| (*node, start)));
                }
                let [starting, anywhere] = &self.first;
                let starts = last.is_none_or(|last| last.clause != step.clause);
                let starting = starting.get(&word).filter(|_| starts);
                next.extend(starting.into_iter().chain(anywhere.get(&word)).flatten().map(|node| (*node, at)));
                next.truncate(MOST_ACTIVE);
            }
            let ends_clause = words.get(at + 1).is_none_or(|after| after.clause != step.clause);
            for &(node, start) in &next {
                let end =
                    self.nodes.get(node as usize).and_then(|n| n.ends).filter(|end| ends_clause || !end.of_clause);
                let Some(end) = end else { continue };
                let hit = Hit { cue: end.cue, except: end.except, words: start..at + 1 };
                // Several phrases may say the same thing of the same words.
                if !hits.iter().rev().take_while(|h| h.words.end == at + 1).any(|h| *h == hit) {
                    hits.push(hit);
                }
            }
            last = Some(*step);
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
        book.finish();
        let steps: Vec<Step> = text.split(' ').map(|word| step(ids.get(word).copied(), 0, 0)).collect();
        book.find(&steps).into_iter().map(|hit| hit.words).collect()
    }

    fn step(id: Option<u32>, clause: usize, sentence: usize) -> Step {
        Step { id, clause, sentence }
    }

    #[test]
    fn alternatives_and_optional_words() {
        let list = "(a|b c|) d (e|) (f|)";
        assert_eq!(find(list, "d"), vec![0..1]);
        assert_eq!(find(list, "b c d"), [0..3, 2..3]);
        assert_eq!(find(list, "a d e f"), [0..2, 1..2, 0..3, 1..3, 0..4, 1..4]);
        assert_eq!(find(list, "a d f"), [0..2, 1..2, 0..3, 1..3]);
        assert_eq!(find(list, "b d x e"), vec![1..2]);
    }

    #[test]
    fn a_phrase_keeps_to_its_sentence_and_clause() {
        let book = |list: &str| {
            let mut book = Phrasebook::default();
            book.add(&patterns(list).next().unwrap(), Cue::Yes, true, |word| u32::from(word == "y"));
            book.finish();
            book
        };
        let (x, y) = (Some(0), Some(1));
        assert_eq!(book("x y").find(&[step(x, 0, 0), step(y, 0, 0)]).len(), 1);
        assert_eq!(book("x y").find(&[step(x, 0, 0), step(y, 1, 1)]).len(), 0);
        assert_eq!(book("x y").find(&[step(x, 0, 0), step(None, 0, 0), step(y, 0, 0)]).len(), 0);
        assert_eq!(book("^ x").find(&[step(y, 0, 0), step(x, 0, 0), step(x, 1, 0)]).len(), 1);
        assert_eq!(book("x $").find(&[step(x, 0, 0), step(x, 0, 0), step(x, 1, 0)]).len(), 2);
    }
}
