//! Yes and no, as replies to a question.

use std::ops::Range;

use super::Evidence;
use super::emoji::Emoji;
use super::lexicon::{Cue, Part};
use super::reading::Reading;

/// Longest reply, in words, that may be a yes or no with more behind it.
const LONGEST: usize = 12;

/// Whether a message says yes, and whether it says no; never both.
///
/// "Yes" and "no" count at the beginning of a short message; weaker words ("sure", "not really") must make up the whole
/// message, courtesies aside.
pub(super) fn read(reading: &Reading, emoji: &Emoji, evidence: &mut Evidence) -> (bool, bool) {
    if reading.words.is_empty() {
        return (emoji.thumbs_up && !emoji.thumbs_down, emoji.thumbs_down && !emoji.thumbs_up);
    }
    if reading.words.len() > LONGEST {
        return (false, false);
    }
    let says = |cue: Cue| reading.said(cue).collect::<Vec<_>>();
    let (yes, no) = (says(Cue::Yes), says(Cue::No));
    let (consent, refusal) = (says(Cue::Consent), says(Cue::Refusal));
    let first = opening(reading);
    // "No, that's right" is a no; "not correct" belongs to what the longest phrase says.
    let start = |hits: &[Range<usize>]| hits.iter().filter(|w| w.start == first).map(|w| w.end).max();
    let question = reading.text.trim_end().ends_with('?') && reading.words.len() > 3;
    let affirms = start(&yes).filter(|end| !question && is_firm(reading, first, *end));
    let denies = start(&no).filter(|end| !question && is_firm(reading, first, *end));
    let covered = |hits: &[&Vec<Range<usize>>]| !question && covers(reading, hits);
    let (affirms, denies) = match (affirms, denies) {
        (Some(yes), Some(no)) => (yes > no, no >= yes),
        (Some(_), None) => (true, false),
        (None, Some(_)) => (false, true),
        _ if covered(&[&no, &refusal]) => (false, true),
        _ => (covered(&[&yes, &consent]), false),
    };
    let hits = if denies { [no, refusal] } else { [yes, consent] };
    if affirms || denies {
        let name = if denies { "denies" } else { "affirms" };
        hits.iter().flatten().for_each(|words| evidence.add(name, reading.span(words)));
    }
    (affirms, denies)
}

/// The first word after "oh", "well", "um", greetings.
fn opening(reading: &Reading) -> usize {
    let filler = |at: &usize| {
        let word = reading.lower(*at);
        matches!(word.as_str(), "oh" | "ah" | "um" | "uh" | "well" | "hmm" | "hm" | "erm" | "so")
            || reading.is(*at, Part::Greeting)
    };
    (0..reading.words.len()).take_while(filler).count()
}

/// A reply that begins with yes or no is one if that word stands alone, before punctuation, or before something that is no
/// noun: "no i didnt", but not "no parcel".
fn is_firm(reading: &Reading, first: usize, end: usize) -> bool {
    let (Some(last), Some(next)) = (reading.words.get(end - 1), reading.words.get(end)) else {
        return true;
    };
    if next.clause != last.clause && next.entry.is_none_or(|e| !e.breaks) {
        return true;
    }
    // "I did" says yes, "I did a transfer" does not.
    if end - first > 1 {
        return reading.words.len() <= end + 2 || matches!(reading.lower(end).as_str(), "please" | "thanks" | "thank");
    }
    let known = next.entry.is_some_and(|e| e.parts & (Part::Filler as u32 | Part::Between as u32) != 0);
    let word = reading.lower(end);
    let follows = [
        "it", "its", "it's", "i", "im", "ive", "ill", "id", "that", "thats", "this", "you", "we", "they", "he", "she",
        "please", "thanks", "thank", "not", "never", "still", "sorry", "because", "cancel", "my", "the", "there",
        "was", "did", "do", "does",
    ];
    follows.contains(&word.as_str()) || (known && word != "help" && word != "need" && word != "agent")
}

/// Whether phrases, courtesies and small words make up the whole message, with at least one phrase.
fn covers(reading: &Reading, hits: &[&Vec<Range<usize>>]) -> bool {
    let said = |at: usize| hits.iter().flat_map(|h| h.iter()).any(|words| words.contains(&at));
    let courtesy: Vec<Range<usize>> = reading.said(Cue::Thanks).collect();
    let small = |at: usize| {
        let word = reading.lower(at);
        let small = [
            "please", "oh", "ah", "um", "well", "then", "that", "it", "is", "i", "mean", "all", "so", "very", "now",
            "and", "guess", "just", "the",
        ];
        small.contains(&word.as_str()) || courtesy.iter().any(|words| words.contains(&at))
    };
    let any = hits.iter().any(|h| !h.is_empty());
    any && reading.words.len() <= 7 && (0..reading.words.len()).all(|at| said(at) || small(at))
}

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use crate::text::language::Language;

    #[test]
    #[rustfmt::skip]
    fn yes() {
        let reader = SignalReader::new(Language::English);
        for text in [
            "yes", "Yes please", "yeah", "yep", "yesss", "sure", "ok", "okay thanks", "of course", "correct",
            "that's right", "exactly", "go ahead", "sounds good", "please do", "y", "it did",
            "that worked, thank you", "Yes, cancel the order please", "yes it is", "oh yes", "absolutely", "perfect",
            "that's the one", "right", "👍", "no problem", "ok that's fine", "yes I would like that",
        ] {
            let signals = reader.read(text);
            assert!(signals.affirms && !signals.denies, "{text}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn no() {
        let reader = SignalReader::new(Language::English);
        for text in [
            "no", "Nope", "nah", "no thanks", "not really", "no, that's wrong", "No I didn't", "not that one",
            "neither", "none of these", "it didn't help", "wrong one", "n", "no, the other one",
            "no it is still broken", "no way", "👎", "that's not it", "not yet", "I don't think so", "no thank you",
            "of course not", "absolutely not", "never mind",
        ] {
            let signals = reader.read(text);
            assert!(signals.denies && !signals.affirms, "{text}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn neither() {
        let reader = SignalReader::new(Language::English);
        for text in [
            "no parcel yet", "no refund received", "no one answers the phone", "not sure", "I don't know",
            "yes and no", "where is my order", "ok but where is my parcel", "right now I am at work",
            "the correct address is 5 High Street", "is that correct?", "no internet since yesterday",
            "sure is cold in your store today", "I have the correct size but wrong colour",
            "i didn't receive my order", "fine print", "is it ok to wash it at 40 degrees?", "no idea",
            "do you ship to Norway",
            "I have a good question about my last invoice and the yes no boxes on it are not clear",
            "yes but it is still broken",
        ] {
            let signals = reader.read(text);
            assert!(!signals.affirms && !signals.denies, "{text}: {signals:?}");
        }
    }
}
