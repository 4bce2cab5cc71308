//! What a language's words say, as plain data, and its choice by language.

use super::Threat;
use super::{de, en};
use crate::text::language::Language;
use crate::text::token::tokenize;

/// The words and phrases of one language.
///
/// Every list is a text with commas between its entries. An entry may hold alternatives, `(can|could) you`, of which one may
/// be empty, `thank you (very|so|) much`, and groups may
/// hold groups. `^` in front binds a phrase to the beginning of a clause, `$` behind to its end. Entries are read like messages: case and apostrophes do not count.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// Words by how pleased (above 0) or displeased (below 0) they sound, from -4 to 4.
    pub sentiment: &'static [(f32, &'static str)],
    /// Words that strengthen (above 0) or weaken (below 0) the feeling of the next one, as a share of it.
    pub degrees: &'static [(f32, &'static str)],
    /// Words that turn the meaning of what follows.
    pub negators: &'static str,
    /// Words that begin questions and requests, in which praise is a wish: "find me a good hotel".
    pub asking: &'static str,
    /// Words that begin a new clause, so that a negation ends before them.
    pub breaks: &'static str,
    /// What else people write for a word: `u=you`.
    pub spellings: &'static str,
    /// Words that are recognised in spite of one typing error.
    pub mistyped: &'static str,
    /// Real words that are no typing errors of those.
    pub real_words: &'static str,
    /// Coarse words, recognised when disguised too (`sh1t`, `f**k`).
    pub profanity: &'static str,
    /// Phrases with what they say.
    pub phrases: &'static [&'static [Phrases]],
    /// Words by their part in asking for a person.
    pub parts: &'static [(Part, &'static str)],
}

/// Phrases that say one thing.
#[derive(Debug)]
pub(super) struct Phrases {
    pub cue: Cue,
    pub says: &'static str,
    /// Phrases that hold one of the others and do not say it.
    pub except: &'static str,
}

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Thanks,
    Goodbye,
    /// "yes", whatever follows.
    Yes,
    /// Consent if nothing else is said: "sure", "that works".
    Consent,
    /// "no", whatever follows.
    No,
    /// Refusal if nothing else is said: "not really".
    Refusal,
    Rejection,
    /// Rejection if the message is short: "still not working".
    StillWrong,
    /// Frustration by itself.
    FedUp,
    /// Frustration if more of it comes together.
    Annoyed,
    Urgent,
    Hurry,
    /// A negation that turns nothing: "never been so happy", "couldn't be better".
    Unturned,
    /// Words that carry no feeling here: "kind of", "good morning".
    Flat,
    Profanity,
    Plainly,
    Vaguely,
    Threat(Threat),
}

/// The part of a word in asking for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Part {
    /// speak, talk
    Talk = 1,
    /// to, with
    Link = 1 << 1,
    /// agent, human
    Staff = 1 << 2,
    /// someone, person
    Anyone = 1 << 3,
    /// real, live, human
    Real = 1 << 4,
    /// customer, senior: may stand before the noun
    Quality = 1 << 5,
    /// a, the
    Article = 1 << 6,
    /// team, department
    Team = 1 << 7,
    /// transfer, put
    Transfer = 1 << 8,
    /// want, need
    Want = 1 << 9,
    /// contact, reach
    Contact = 1 << 10,
    /// please, now: may stand beside anything
    Filler = 1 << 11,
    /// hello
    Greeting = 1 << 12,
    /// delivery, travel: before the noun it makes another person of it
    Other = 1 << 13,
    /// id, number: behind the noun it makes a thing of it
    Thing = 1 << 14,
    /// Words that may stand between a negation and what it negates: want, to, be
    Between = 1 << 15,
    /// who, that, i, can: may stand between "someone" and "talk to"
    Relative = 1 << 16,
}

/// Whether a language has one.
pub(super) fn has(language: Language) -> bool {
    !of(language).phrases.is_empty()
}

/// The lexicon of a language; one without words, which still reads emoji and punctuation, where there is none.
pub(super) fn of(language: Language) -> &'static Lexicon {
    static NONE: Lexicon = Lexicon {
        sentiment: &[],
        degrees: &[],
        negators: "",
        breaks: "",
        asking: "",
        spellings: "",
        mistyped: "",
        real_words: "",
        profanity: "",
        phrases: &[],
        parts: &[],
    };
    match language {
        Language::English => &en::LEXICON,
        Language::German => &de::LEXICON,
        _ => &NONE,
    }
}

/// The parts of a phrase in order, each with its alternatives; an alternative is some words, or none.
pub(super) type Parts = Vec<Vec<Vec<String>>>;

/// A phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    pub parts: Parts,
    /// It begins its clause (`^` in front).
    pub at_start: bool,
    /// It ends its clause (`$` behind).
    pub at_end: bool,
}

/// The words of a list's entries, without alternatives.
pub(super) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|entry| !entry.is_empty())
}

/// The phrases of a list.
pub(super) fn patterns(list: &str) -> impl Iterator<Item = Pattern> + '_ {
    entries(list).map(|entry| Pattern {
        parts: parts(entry),
        at_start: entry.starts_with('^'),
        at_end: entry.ends_with('$'),
    })
}

fn parts(entry: &str) -> Parts {
    let words = |text: &str| tokenize(text).into_iter().map(|token| vec![vec![token.text]]).collect::<Parts>();
    let mut found = Vec::new();
    let mut rest = entry;
    while let Some((head, tail)) = rest.split_once('(') {
        let (choices, after) = group(tail);
        found.extend(words(head));
        found.push(choices.into_iter().flat_map(|choice| paths(&parts(choice))).collect());
        rest = after;
    }
    found.extend(words(rest));
    found
}

/// The alternatives up to the parenthesis that closes a group, and the text behind it.
fn group(text: &str) -> (Vec<&str>, &str) {
    let (mut depth, mut start, mut choices) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            '|' | ')' if depth == 0 => {
                choices.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
        if c == ')' && start == at + 1 {
            return (choices, text.get(start..).unwrap_or_default());
        }
    }
    (choices, "")
}

/// Every sequence of words that a pattern allows.
fn paths(parts: &Parts) -> Vec<Vec<String>> {
    parts.iter().fold(vec![Vec::new()], |paths, part| {
        let longer =
            |path: &Vec<String>| part.iter().map(|words| [path.as_slice(), words].concat()).collect::<Vec<_>>();
        paths.iter().flat_map(longer).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_are_kept_apart() {
        assert_eq!(patterns("(a (b|c)|d) e").next(), patterns("(a b|a c|d) e").next());
        assert!(patterns("^ a").all(|p| p.at_start && !p.at_end) && patterns("a $").all(|p| p.at_end && !p.at_start));
        let words = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let pattern: Vec<Parts> = patterns("Don't (b c|d|) e,, f").map(|p| p.parts).collect();
        let first =
            vec![vec![words(&["dont"])], vec![words(&["b", "c"]), words(&["d"]), words(&[])], vec![words(&["e"])]];
        assert_eq!(pattern, [first, vec![vec![words(&["f"])]]]);
    }

    #[test]
    fn every_phrase_is_well_formed() {
        for entry in [&en::LEXICON, &de::LEXICON]
            .iter()
            .flat_map(|lexicon| lexicon.phrases)
            .flat_map(|list| list.iter())
            .flat_map(|p| [p.says, p.except])
            .flat_map(entries)
        {
            let (mut depth, mut last) = (0, ' ');
            for c in entry.chars() {
                depth += i32::from(c == '(') - i32::from(c == ')');
                let inside_word = (c == '(' && last.is_alphanumeric())
                    || (last == ')' && c.is_alphanumeric() && !entry.contains(" |)"));
                assert!((0..=2).contains(&depth) && !inside_word && c != '?' && c != '\n', "{entry}");
                last = c;
            }
            assert_eq!(depth, 0, "{entry}");
        }
    }
}
