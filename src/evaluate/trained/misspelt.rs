//! Spelling slips: in what customers read, and in examples where a word of the desk is known in its misspelt form only.

use std::collections::BTreeMap;

use super::{Trained, TrainedLint};
use crate::check::taught::{Owner, taught};
use crate::desk::Desk;
use crate::text::annotation;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::language::Language;
use crate::text::language::clearly::clearly_other;
use crate::text::span::{Span, Spanned};
use crate::text::token::{Token, tokenize};
use crate::understand::classify::speller::{Near, Speller};
use crate::understand::classify::table::StaticTable;
use crate::understand::understander::table_of;

pub(super) const LINT: TrainedLint = TrainedLint { name: "misspelt", codes: &["misspelt-word"], check };

/// Shorter words are one slip away from too many others.
const SHORTEST: usize = 5;
/// The same, where the other is a common word that the desk hardly has.
const SHORTEST_COMMON: usize = 6;
/// A slip that an intent has so often is no single one.
const SEVERAL: u32 = 2;
/// A word that the desk uses so often is one of its own.
const OWN: u32 = 3;

fn check(trained: &Trained<'_>, found: &mut Vec<Diagnostic>) {
    let desk = trained.desk;
    // The common words are those of the table, which is English unless the desk brings its own.
    let table = match table_of(desk) {
        Ok(Some(table)) if desk.sources.table().is_some() || desk.language() == Language::English => table,
        _ => return,
    };
    let dictionary = Dictionary::of(desk, &table);
    let own = [desk.language()];
    for text in read_by_customers(desk).filter(|text| clearly_other(text, &own).is_none()) {
        for word in prose(text) {
            if let Some(meant) = dictionary.meant(&word.text) {
                let message = format!("{} is likely misspelt", quoted(&word.text));
                let slip = Diagnostic::warning("misspelt-word", at(desk, text, &word), message);
                found.push(slip.help(format!("did you mean `{meant}`?")));
            }
        }
    }
    taught_slips(desk, &dictionary, found);
}

/// Words that an intent or article has several times, and always misspelt.
fn taught_slips(desk: &Desk, dictionary: &Dictionary<'_>, found: &mut Vec<Diagnostic>) {
    let mut uses: BTreeMap<(Owner<'_>, String), (u32, &Spanned<String>, Token)> = BTreeMap::new();
    for taught in taught(desk).into_iter().filter(|taught| taught.owner != Owner::OutOfScope) {
        for word in tokenize(&annotation::parse(taught.written).text) {
            uses.entry((taught.owner, word.text.clone())).or_insert((0, taught.written, word)).0 += 1;
        }
    }
    for ((owner, word), (count, written, token)) in &uses {
        let Some(meant) = dictionary.own_word(word).filter(|_| *count >= SEVERAL) else { continue };
        if !uses.contains_key(&(*owner, meant.to_owned())) {
            let message = format!("{owner} knows `{meant}` only as {}", quoted(word));
            let slip = Diagnostic::warning("misspelt-word", at(desk, written, token), message);
            found.push(slip.help(format!("add an example with `{meant}`, or mend these {count}")));
        }
    }
}

struct Dictionary<'a> {
    table: &'a StaticTable,
    counts: BTreeMap<String, u32>,
    own: Speller,
    common: Speller,
}

impl<'a> Dictionary<'a> {
    fn of(desk: &Desk, table: &'a StaticTable) -> Self {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        let taught = taught(desk);
        let texts = taught.iter().map(|taught| taught.written).chain(read_by_customers(desk));
        for word in texts.flat_map(|text| tokenize(text)) {
            *counts.entry(word.text).or_default() += 1;
        }
        let own = counts.iter().filter(|(word, count)| **count >= OWN && word.chars().count() >= SHORTEST);
        let own = Speller::new(own.map(|(word, count)| (word.clone(), *count)).collect());
        let common = Speller::new(table.common_words().map(|(word, rank)| (word.to_owned(), rank)).collect());
        Self { table, counts, own, common }
    }

    /// Whether it could be a slip: a longer word of letters, unknown to the table, and no contraction (`wasnt`).
    fn is_strange(&self, word: &str) -> bool {
        let is_word = word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
        is_word && !word.ends_with("nt") && self.table.rank(word).is_none() && !is_form_of_known(self, word)
    }

    /// The word of the desk that a strange one is a slip of.
    fn own_word(&self, word: &str) -> Option<&str> {
        let used = |word: &str| self.counts.get(word).copied().unwrap_or(0);
        let near = likeliest(self.own.near(word)).filter(|near| *near != word && used(near) > used(word))?;
        self.is_strange(word).then_some(near)
    }

    /// The word of the desk or the language that a strange and rare one is a slip of.
    fn meant(&self, word: &str) -> Option<&str> {
        let is_rare = self.counts.get(word).is_none_or(|count| *count < OWN);
        let is_long = word.chars().count() >= SHORTEST_COMMON;
        let common = || {
            likeliest(self.common.near(word)).filter(|meant| is_long && is_slip(word, meant) && self.is_strange(word))
        };
        self.own_word(word).filter(|meant| is_slip(word, meant)).or_else(common).filter(|_| is_rare)
    }
}

/// Whether it is a known word with another ending, which no vocabulary lists in full: `descaler`, `grinders`.
fn is_form_of_known(dictionary: &Dictionary<'_>, word: &str) -> bool {
    let is_known = |stem: &str| {
        stem.len() >= 3
            && (dictionary.table.rank(stem).is_some() || dictionary.counts.get(stem).is_some_and(|count| *count >= OWN))
    };
    let endings =
        ["s", "es", "d", "ed", "r", "er", "ers", "ly", "y", "ing", "ings", "able", "less", "ness", "ish", "al"];
    let mut stems = endings.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.any(|stem| {
        let mut chars = stem.chars();
        let doubled = chars.next_back().is_some_and(|last| chars.next_back() == Some(last));
        is_known(stem)
            || is_known(&format!("{stem}e"))
            || stem.strip_suffix('i').is_some_and(|stem| is_known(&format!("{stem}y")))
            || (doubled && stem.get(..stem.len() - 1).is_some_and(is_known))
    })
}

/// Whether two words one edit apart differ as slips of the pen do: neighbours swapped, a letter doubled or not, a vowel for
/// another, too many or missing. The vocabulary is small, and many a right word is one other letter away from one of its words.
fn is_slip(word: &str, meant: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), meant.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (rest_a, rest_b) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
    let is_vowel = |c: Option<&char>| c.is_some_and(|c| "aeiou".contains(*c));
    let (longer, at) = if a.len() >= b.len() { (&a, rest_a) } else { (&b, rest_b) };
    // The first and the last letter are seldom wrong.
    if same == 0 || a.last() != b.last() {
        return false;
    }
    match a.len().abs_diff(b.len()) {
        0 => {
            let swapped = rest_a.first() == rest_b.get(1) && rest_a.get(1) == rest_b.first();
            swapped || (is_vowel(rest_a.first()) && is_vowel(rest_b.first()))
        }
        _ => is_vowel(at.first()) || at.first() == longer.get(same - 1),
    }
}

/// The nearest of words one edit away that begin alike.
fn likeliest<'a>(near: Vec<Near<'a>>) -> Option<&'a str> {
    near.into_iter().min_by(|a, b| a.cost.total_cmp(&b.cost).then(a.word.cmp(b.word))).map(|near| near.word)
}

/// Every text that customers read.
fn read_by_customers(desk: &Desk) -> impl Iterator<Item = &Spanned<String>> {
    let intents = desk.intents.iter().flat_map(|intent| {
        core::iter::once(&intent.about).chain(intent.replies()).chain(intent.slots.values().map(|slot| &slot.ask))
    });
    let articles =
        desk.articles.iter().filter(|article| article.language.as_ref().is_none_or(|own| own.value == desk.language()));
    let articles = articles.flat_map(|article| article.title.iter().chain(article.templates()));
    let own = desk.settings.replies.iter().map(|(_, reply)| reply).filter(|reply| reply.span != Span::default());
    intents.chain(articles).chain(own)
}

/// The words of a text in Markdown, without names, addresses, code and templates.
fn prose(text: &str) -> Vec<Token> {
    let words = tokenize(text).into_iter();
    words
        .filter(|word| {
            let before = text.get(..word.span.start).unwrap_or_default();
            let is_name = text.get(word.span.clone()).is_some_and(|word| word.starts_with(char::is_uppercase));
            let inside = |open: &str, close: &str| {
                before.rfind(open).is_some_and(|at| !before.get(at + open.len()..).unwrap_or_default().contains(close))
            };
            let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
            let rest = text.get(start..).unwrap_or_default();
            let chunk = rest.split_whitespace().next().unwrap_or_default();
            let is_address = chunk.contains("://") || chunk.contains('@') || chunk.contains("](") && inside("](", ")");
            !is_name
                && !is_address
                && !inside("{{", "}}")
                && !inside("{%", "%}")
                && before.matches('`').count() % 2 == 0
        })
        .collect()
}

/// Where a word stands in its file; the whole text, where it is written otherwise than it reads.
fn at(desk: &Desk, text: &Spanned<String>, word: &Token) -> Span {
    let source = desk.sources.get(text.span.source).map_or("", |source| source.text.as_str());
    let raw = source.get(text.span.start as usize..text.span.end as usize).unwrap_or_default();
    let places = tokenize(raw).into_iter().filter(|other| other.text == word.text).map(|other| other.span);
    places.into_iter().next().map_or(text.span, |place| {
        let offset = |at: usize| text.span.start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        Span { start: offset(place.start), end: offset(place.end), ..text.span }
    })
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn slips_of_the_pen_and_words_of_their_own() {
        for (word, meant) in
            [("recieve", "receive"), ("seperate", "separate"), ("tommorow", "tomorrow"), ("arive", "arrive")]
        {
            assert_eq!(is_slip(word, meant), word != "tommorow", "{word}: two edits are no slip");
        }
        for (word, meant) in
            [("composted", "composed"), ("arabica", "arabia"), ("robusta", "robust"), ("soften", "often")]
        {
            assert!(!is_slip(word, meant), "{word}");
        }
    }
}
