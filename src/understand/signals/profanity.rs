//! Coarse words, as they are and disguised.

use super::Evidence;
use super::lexicon::Cue;
use super::reading::Reading;
use super::vocabulary::Vocabulary;

/// Longest disguised word.
const LONGEST: usize = 20;

/// Whole words only ("class" and "Scunthorpe" are none), also with figures and signs for letters (`sh1t`, `a$$`) and with
/// stars (`f**k`, `s***`).
pub(super) fn read(reading: &Reading, vocabulary: &Vocabulary, evidence: &mut Evidence) -> bool {
    let mut found = false;
    for (at, word) in reading.words.iter().enumerate() {
        if word.entry.is_some_and(|e| e.profane) && !reading.is_excepted(Cue::Profanity, &(at..at + 1)) {
            found = true;
            evidence.add("profanity", word.span.clone());
        }
    }
    for words in reading.said(Cue::Profanity) {
        found = true;
        evidence.add("profanity", reading.span(&words));
    }
    if !reading.text.contains(['*', '@', '$', '!', '1', '0', '3', '#', '4', '5']) || vocabulary.is_empty() {
        return found;
    }
    let mut start = 0;
    for chunk in reading.text.split(char::is_whitespace) {
        let trimmed = chunk.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '*' | '@' | '$')));
        if (3..=LONGEST).contains(&trimmed.len()) && trimmed.is_ascii() && is_disguised(trimmed, vocabulary) {
            let at = start + chunk.find(trimmed).unwrap_or(0);
            found = true;
            evidence.add("profanity", at..at + trimmed.len());
        }
        start += chunk.len();
        start += reading.text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    found
}

fn is_disguised(written: &str, vocabulary: &Vocabulary) -> bool {
    let letters = written.bytes().filter(u8::is_ascii_alphabetic).count();
    let stars = written.bytes().filter(|b| matches!(b, b'*' | b'#')).count();
    let lower = written.to_ascii_lowercase();
    if letters == 0 || letters == written.len() {
        return false;
    }
    if stars > 0 {
        return !lower.starts_with(['*', '#']) && vocabulary.profane_words().any(|word| fits(&lower, word));
    }
    // Figures for letters; a number with a unit ("5h1t" is fine, "a55" is not sold) needs more letters than figures.
    let plain: String = lower.chars().map(plain_letter).collect();
    plain.bytes().all(|b| b.is_ascii_lowercase())
        && plain.len() >= 3
        && letters * 2 >= plain.len() - 1
        && vocabulary.look_up(&plain).0.is_some_and(|e| e.profane)
        && plain != lower
}

fn plain_letter(c: char) -> char {
    match c {
        '@' | '4' => 'a',
        '$' | '5' => 's',
        '1' | '!' => 'i',
        '0' => 'o',
        '3' => 'e',
        c => c,
    }
}

/// Whether a word with stars may be a coarse word: all letters stand where they should, and a star stands for one letter.
fn fits(written: &str, word: &str) -> bool {
    let same = written.bytes().zip(word.bytes()).all(|(w, c)| w == c || matches!(w, b'*' | b'#'));
    word.len() >= 4 && written.len() == word.len() && same
}

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use crate::text::language::Language;

    #[test]
    #[rustfmt::skip]
    fn coarse_words() {
        let reader = SignalReader::new(Language::English);
        for text in [
            "this is bullshit", "what the FUCK", "you bastards", "sh1t service", "f**k this", "f*cking hell",
            "s*** company", "a$$hole", "b!tch", "shiiiit", "crap", "wtf is this", "screw you", "piss off",
            "bl00dy hell", "f***ing useless", "Sh!t!", "damn it",
        ] {
            assert!(reader.read(text).profanity, "{text}");
        }
        for text in [
            "first class service", "I live in Scunthorpe", "the assistant was great", "bass guitar", "5*4 grid",
            "a bloody mary mix", "dickens novel", "order A55H0", "analysis", "hello 1 2 3", "cocktail", "4** hotel",
            "$$$", "i paid 50$ for it", "password is ****", "Dick Van Dyke DVD", "grass seed",
            "the shitake mushrooms", "what time", "passing through", "assess my claim", "email me@x.com",
        ] {
            assert!(!reader.read(text).profanity, "{text}");
        }
    }
}
