//! An operator's lists of values with synonyms.

use std::collections::{BTreeMap, HashMap};

use aho_corasick::{AhoCorasick, MatchKind};

use super::{ExtractorError, ExtractorErrorKind, Found};
use crate::text::token::{Token, tokenize};

/// Fewest letters of a name in which a typing error is forgiven.
const FORGIVING: usize = 5;

/// An operator's kind that is given by its values.
#[derive(Debug, Clone)]
pub(super) struct List {
    kind: String,
    /// Names and synonyms, each as its words with single spaces, with the value it stands for; names first.
    entries: Vec<(String, String)>,
    /// Finds entries in a text of words that each have a space on both sides.
    automaton: AhoCorasick,
    /// Entries by themselves and by what is left when one letter is taken out; empty if typing errors are not forgiven.
    mistyped: HashMap<String, Vec<usize>>,
    most_words: usize,
    /// How many characters the longest entry has.
    longest: usize,
}

impl List {
    pub fn new(kind: &str, values: &BTreeMap<String, Vec<String>>, typos: bool) -> Result<Self, ExtractorError> {
        let fault = |fault| ExtractorError::new(kind, fault);
        let mut owners = BTreeMap::<String, (bool, &str)>::new();
        let names = values.keys().map(|name| (true, name, name));
        let synonyms = values.iter().flat_map(|(name, synonyms)| synonyms.iter().map(move |s| (false, s, name)));
        for (is_name, entry, value) in names.chain(synonyms) {
            let words = words(&tokenize(entry));
            if words.is_empty() {
                return Err(fault(ExtractorErrorKind::NoWord(entry.clone())));
            }
            match owners.get(&words) {
                // A value's own name goes before another's synonym, so that values read back as themselves.
                Some((true, owner)) if !is_name || *owner == value => {}
                Some((_, owner)) if *owner != value => {
                    let values = [(*owner).to_owned(), value.clone()];
                    return Err(fault(ExtractorErrorKind::Ambiguous { synonym: entry.clone(), values }));
                }
                _ => {
                    owners.insert(words, (is_name, value));
                }
            }
        }
        let entries: Vec<(String, String)> = owners.into_iter().map(|(e, (_, v))| (e, v.to_owned())).collect();
        if entries.is_empty() {
            return Err(fault(ExtractorErrorKind::EmptyList));
        }
        let spaced = entries.iter().map(|(entry, _)| spaced(entry.split(' ')));
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(spaced)
            .map_err(|error| fault(ExtractorErrorKind::Pattern(error.to_string())))?;
        let most_words = entries.iter().map(|(entry, _)| entry.split(' ').count()).max().unwrap_or(1);
        let longest = entries.iter().map(|(entry, _)| entry.chars().count()).max().unwrap_or_default();
        let mistyped = if typos { mistyped(&entries) } else { HashMap::new() };
        Ok(Self { kind: kind.to_owned(), entries, automaton, mistyped, most_words, longest })
    }

    pub fn kind(&self) -> &str {
        &self.kind
    }

    pub fn find(&self, text: &str) -> Vec<Found> {
        let tokens = tokenize(text);
        let haystack = spaced(tokens.iter().map(|t| t.text.as_str()));
        let mut ends = Vec::with_capacity(tokens.len());
        let mut at = 0;
        for token in &tokens {
            at += token.text.len() + 2;
            ends.push(at);
        }
        let mut taken = vec![false; tokens.len()];
        let mut found = Vec::new();
        for hit in self.automaton.find_iter(&haystack) {
            let first = ends.partition_point(|end| *end <= hit.start());
            let last = ends.partition_point(|end| *end < hit.end());
            taken.iter_mut().take(last + 1).skip(first).for_each(|t| *t = true);
            found.extend(self.found(&tokens, first, last, hit.pattern().as_usize()));
        }
        if !self.mistyped.is_empty() {
            self.find_mistyped(&tokens, &taken, &mut found);
        }
        found
    }

    fn found(&self, tokens: &[Token], first: usize, last: usize, entry: usize) -> Option<Found> {
        let span = tokens.get(first)?.span.start..tokens.get(last)?.span.end;
        Some(Found { span, value: self.entries.get(entry)?.1.clone() })
    }

    /// Entries with one wrong, missing, additional or swapped letter, the longest first at each place.
    fn find_mistyped(&self, tokens: &[Token], taken: &[bool], found: &mut Vec<Found>) {
        let mut first = 0;
        while first < tokens.len() {
            let windows = (1..=self.most_words.min(tokens.len() - first)).rev();
            let free = windows.filter(|n| taken.iter().skip(first).take(*n).all(|t| !t));
            let mut hits = free.filter_map(|n| Some((n, self.closest(&words(tokens.get(first..first + n)?))?)));
            match hits.next() {
                Some((n, entry)) => {
                    found.extend(self.found(tokens, first, first + n - 1, entry));
                    first += n;
                }
                None => first += 1,
            }
        }
    }

    fn closest(&self, written: &str) -> Option<usize> {
        let letters = written.chars().count();
        if letters + 1 < FORGIVING || letters > self.longest + 1 {
            return None;
        }
        let near = |entry: &usize| {
            let name = self.entries.get(*entry).map_or("", |(name, _)| name.as_str());
            digits(name).eq(digits(written)) && strsim::osa_distance(name, written) <= 1
        };
        let keys = std::iter::once(written.to_owned()).chain(shortened(written));
        keys.filter_map(|key| self.mistyped.get(&key)).flatten().copied().filter(near).min()
    }
}

fn digits(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_numeric())
}

/// The words of a text with single spaces between.
fn words(tokens: &[Token]) -> String {
    let words: Vec<&str> = tokens.iter().map(|t| t.text.as_str()).collect();
    words.join(" ")
}

/// Words with a space on both sides of each, so that neighbours can be found without sharing a space.
fn spaced<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.flat_map(|word| [" ", word, " "]).collect()
}

fn mistyped(entries: &[(String, String)]) -> HashMap<String, Vec<usize>> {
    let mut mistyped: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, (entry, _)) in entries.iter().enumerate() {
        if entry.chars().filter(|c| c.is_alphabetic()).count() >= FORGIVING {
            for key in std::iter::once(entry.clone()).chain(shortened(entry)) {
                mistyped.entry(key).or_default().push(i);
            }
        }
    }
    mistyped
}

/// A text without one of its characters, for each of them.
fn shortened(text: &str) -> impl Iterator<Item = String> + '_ {
    text.char_indices().filter_map(|(at, c)| {
        let (head, tail) = (text.get(..at)?, text.get(at + c.len_utf8()..)?);
        Some([head, tail].concat())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(typos: bool) -> List {
        let values = [
            ("small", vec!["s", "little"]),
            ("extra large", vec!["XL", "x-large", "very big"]),
            ("T-Shirt", vec!["tee", "tee shirt"]),
            ("model 100", vec![]),
        ];
        let own = |(value, synonyms): (&str, Vec<&str>)| {
            (value.to_owned(), synonyms.iter().map(|s| (*s).to_owned()).collect())
        };
        List::new("size", &values.into_iter().map(own).collect(), typos).unwrap()
    }

    fn values(text: &str, typos: bool) -> Vec<String> {
        sizes(typos).find(text).into_iter().map(|f| f.value).collect()
    }

    #[test]
    fn names_and_synonyms_on_word_boundaries() {
        assert_eq!(values("a Small, an X-LARGE and xl", false), ["small", "extra large", "extra large"]);
        assert_eq!(values("small small", false), ["small", "small"]);
        assert_eq!(values("tee shirt or t shirt", false), ["T-Shirt", "T-Shirt"]);
        assert_eq!(values("smaller teeth smalls", false), Vec::<String>::new());
        let found = sizes(false).find("the very   big one");
        assert_eq!(found.first().map(|f| f.span.clone()), Some(4..14));
    }

    #[test]
    fn typing_errors_are_forgiven_on_request() {
        assert_eq!(
            values("smal smlal smmall smaal exrta large", true),
            ["small", "small", "small", "small", "extra large"]
        );
        assert_eq!(values("smal", false), Vec::<String>::new());
        assert_eq!(values("te xk model 101 smaalll", true), Vec::<String>::new());
    }

    #[test]
    fn bad_lists_are_refused() {
        let refuse = |values: &[(&str, &[&str])]| {
            let own = |(v, s): &(&str, &[&str])| ((*v).to_owned(), s.iter().map(|s| (*s).to_owned()).collect());
            List::new("x", &values.iter().map(own).collect(), false).unwrap_err().kind
        };
        assert_eq!(refuse(&[]), ExtractorErrorKind::EmptyList);
        assert_eq!(refuse(&[("!", &[])]), ExtractorErrorKind::NoWord("!".to_owned()));
        assert!(matches!(refuse(&[("a", &["c"]), ("b", &["C"])]), ExtractorErrorKind::Ambiguous { .. }));
    }
}
