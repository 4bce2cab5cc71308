//! Taking leave.

use super::Evidence;
use super::emoji::Emoji;
use super::lexicon::Cue;
use super::reading::Reading;

/// Words of a message from whose end a farewell may be: "bye" inside a long story is none.
const NEAR_THE_EDGE: usize = 8;

/// A farewell, or saying that there is nothing else.
pub(super) fn read(reading: &Reading, emoji: &Emoji, evidence: &mut Evidence) -> bool {
    let mut goodbye = emoji.waves && reading.words.is_empty();
    for words in reading.said(Cue::Goodbye) {
        let near = reading.words.len() - words.end <= NEAR_THE_EDGE;
        if near && !reading.is_negated(words.start, 3) {
            goodbye = true;
            evidence.add("goodbye", reading.span(&words));
        }
    }
    goodbye
}

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use crate::text::language::Language;

    #[test]
    #[rustfmt::skip]
    fn farewells() {
        let reader = SignalReader::new(Language::English);
        for text in [
            "bye", "Goodbye!", "ok bye", "goodbey", "see you later", "have a nice day", "Have a great weekend :)",
            "that's all, thanks", "That will be all", "take care", "ttyl", "good night", "cya", "thanks, gotta go",
            "nothing else thank you", "bye bye", "👋", "no more questions, have a good one", "speak soon",
        ] {
            assert!(reader.read(text).goodbye, "{text}");
        }
        for text in [
            "see you in court", "can I say goodbye to my old plan", "I see you charged me twice",
            "take care of my refund please", "that's all wrong", "that's all I got", "nothing else works",
            "why does it take so long", "I have to go to the post office now", "does it work at night",
            "the good night cream arrived broken", "I buy here often", "don't say goodbye", "bypass the login",
            "hello", "i got to go through all the steps again", "not a good night",
        ] {
            assert!(!reader.read(text).goodbye, "{text}");
        }
    }
}
