//! Which of a step's replies a customer means, in their own words.

use crate::conversation::signals::Signals;
use crate::text::language::Language;
use crate::text::stem::Stemmer;
use crate::text::token::tokenize;

/// The share of a label's words, or of the message's, that must be in the other.
const LEAST_SHARE: f32 = 0.6;
/// A message of more words than this is no reply to a step.
const MOST_WORDS: usize = 24;
/// From this length in characters on, a word may have one slip, and carries enough meaning to stand for a label alone.
const LONG_WORD: usize = 4;
/// Words that turn a sentence round.
const NEGATORS: [&str; 9] = ["not", "no", "never", "cannot", "nothing", "nicht", "kein", "pas", "nunca"];
/// How labels begin that say yes.
const YES: [&str; 8] = ["yes", "ja", "oui", "si", "sí", "sim", "tak", "да"];
/// How labels begin that say no.
const NO: [&str; 8] = ["no", "nein", "non", "não", "nee", "nej", "nie", "нет"];

/// Whether a message says one of these and nothing else.
pub(super) fn is_one_of(wordings: &[crate::text::span::Spanned<String>], text: &str) -> bool {
    let said = words(text);
    !said.is_empty() && wordings.iter().any(|wording| words(wording) == said)
}

/// The one label that a message means best: by most of its words, stemmed and with slips allowed, where both say it
/// affirmatively or both negatively; or by a yes or a no, where one label alone begins so. `None` if none or several are meant.
pub(super) fn chosen(labels: &[&str], text: &str, signals: &Signals, language: Language) -> Option<usize> {
    let said = words(text);
    if text.contains('?') || said.is_empty() || said.len() > MOST_WORDS {
        return None;
    }
    let begins_with =
        |label: &str, begins: &[&str]| words(label).first().is_some_and(|first| begins.contains(&first.as_str()));
    let only = |begins: &[&str]| {
        let mut found = (0..).zip(labels).filter(|(_, label)| begins_with(label, begins));
        found.next().map(|(index, _)| index).filter(|_| found.next().is_none())
    };
    // Thanks are no reply to a step.
    let by_word = match signals.thanks {
        true => None,
        false if signals.affirms => only(&YES),
        false if signals.denies => only(&NO),
        false => None,
    };
    if by_word.is_some() {
        return by_word;
    }
    let rest = said.get(1..).filter(|rest| !rest.is_empty() && begins_with(text, &[YES, NO].concat()));
    let stemmer = Stemmer::new(language);
    let stems = |words: &[String]| words.iter().map(|word| stemmer.stem(word).into_owned()).collect::<Vec<_>>();
    let score = |own: &[String], said: &[String]| match is_negative(own) == is_negative(said) {
        true => likeness(&stems(own), &stems(said)),
        false => 0.0,
    };
    let of_label = |label: &&str| {
        let own = words(label);
        score(&own, &said).max(rest.map_or(0.0, |rest| score(&own, rest)))
    };
    let mut scored: Vec<(f32, usize)> = labels.iter().map(of_label).zip(0..).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (best, index) = scored.first().copied().filter(|(best, _)| *best >= LEAST_SHARE)?;
    let tied = scored.get(1).is_some_and(|(second, _)| best - second < f32::EPSILON);
    (!tied).then_some(index)
}

/// The greater of the share of the label's words that the message has, and of the message's words that the label has.
fn likeness(label: &[String], message: &[String]) -> f32 {
    let shared = |of: &[String], with: &[String]| of.iter().filter(|word| has(with, word)).count() as f32;
    let telling = message.iter().any(|word| word.chars().count() >= LONG_WORD && has(label, word));
    if !telling {
        return if label == message { 1.0 } else { 0.0 };
    }
    let of_label = shared(label, message) / (label.len().max(1) as f32);
    let of_message = shared(message, label) / (message.len().max(1) as f32);
    of_label.max(of_message)
}

fn has(words: &[String], word: &str) -> bool {
    let is_long = |word: &str| word.chars().count() >= LONG_WORD;
    words
        .iter()
        .any(|other| other == word || (is_long(word) && is_long(other) && strsim::osa_distance(other, word) <= 1))
}

fn is_negative(words: &[String]) -> bool {
    words
        .iter()
        .any(|word| NEGATORS.contains(&word.as_str()) || (word.len() > 3 && word.ends_with("nt") && is_short_not(word)))
}

/// Whether a word is a verb with its "not": `isnt`, `doesnt`, `wont`.
fn is_short_not(word: &str) -> bool {
    const VERBS: [&str; 16] = [
        "is", "does", "do", "did", "has", "have", "had", "wo", "was", "were", "are", "ca", "would", "could", "should",
        "ai",
    ];
    word.strip_suffix("nt").is_some_and(|verb| VERBS.contains(&verb))
}

fn words(text: &str) -> Vec<String> {
    tokenize(text).into_iter().map(|token| token.text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(labels: &[&str], text: &str) -> Option<usize> {
        let reader = crate::understand::signals::SignalReader::new(Language::English);
        chosen(labels, text, &reader.read(text), Language::English)
    }

    #[test]
    fn own_words_find_the_label() {
        let labels = ["It heats up", "Still cold", "The lamp does not work either"];
        for (text, index) in [
            ("still cold", 1),
            ("no, it's still cold", 1),
            ("its stil cold", 1),
            ("it is heating up now", 0),
            ("yes it heats up", 0),
            ("the lamp doesn't work either", 2),
        ] {
            assert_eq!(meant(&labels, text), Some(index), "{text}");
        }
        for text in ["", "it is not heating up", "where is my parcel", "is it still cold?", "hm", "it", "yes"] {
            assert_eq!(meant(&labels, text), None, "{text}");
        }
    }

    #[test]
    fn yes_and_no_find_labels_that_begin_so() {
        let labels = ["Yes, it works", "No, nothing happens", "I have no lamp"];
        assert_eq!(meant(&labels, "yep"), Some(0));
        assert_eq!(meant(&labels, "nope"), Some(1));
        assert_eq!(meant(&["Yes, at once", "Yes, but slowly"], "yes"), None, "two begin so");
        assert_eq!(meant(&["Yes", "Yes, but slowly"], "yes"), Some(0), "a label in its own words");
    }
}
