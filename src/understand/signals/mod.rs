//! How a message sounds, apart from what it asks for: sentiment, frustration, urgency, threats, a wish for a person,
//! courtesies, and replies to questions.
//!
//! The rules are one file a signal; the words are one file a language. A signal is what a message says by itself; what it
//! means for a conversation is for the policy to decide.

mod affirmation;
mod de;
mod emoji;
mod en;
pub mod frustration;
mod goodbye;
mod lexicon;
mod person_noun;
mod person_refusal;
mod person_request;
mod phrasebook;
mod profanity;
pub mod readers;
mod reading;
mod rejection;
pub mod repetition;
mod sentiment;
mod thanks;
mod threat;
mod urgency;
mod vocabulary;

use std::ops::Range;

use crate::conversation::signals::{SignalEvidence, Signals};
use crate::desk::trigger::{PersonRequest, Threat};
use crate::text::language::Language;
use reading::Reading;
use vocabulary::Vocabulary;

/// The most pieces of evidence that are kept of a message.
pub const MOST_EVIDENCE: usize = 64;

/// Reads signals in one language.
///
/// Languages without a lexicon still have the signals of emoji and punctuation.
#[derive(Debug, Clone)]
pub struct SignalReader {
    vocabulary: Vocabulary,
}

impl SignalReader {
    /// Prepares a language's lexicon, which takes some milliseconds; keep the reader.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { vocabulary: Vocabulary::new(lexicon::of(language)) }
    }

    /// The signals of a message. The time grows linearly with its length.
    #[must_use]
    pub fn read(&self, text: &str) -> Signals {
        let reading = Reading::new(text, &self.vocabulary);
        let mut evidence = Evidence::default();
        let emoji = emoji::read(text);
        let sentiment = sentiment::read(&reading, &emoji, &mut evidence);
        let threats = threat::read(&reading, &mut evidence);
        let profanity = profanity::read(&reading, &self.vocabulary, &mut evidence);
        let rejects_answer = rejection::read(&reading, &mut evidence);
        let (affirms, denies) = affirmation::read(&reading, &emoji, &mut evidence);
        Signals {
            sentiment,
            frustration: frustration::read(
                &reading,
                &frustration::Context { sentiment, profanity, rejects_answer, threats: &threats, emoji: &emoji },
                &mut evidence,
            ),
            urgency: urgency::read(&reading, &threats, &mut evidence),
            profanity,
            asks_for_person: person_request::read(&reading, &mut evidence),
            thanks: thanks::read(&reading, &emoji, &mut evidence),
            goodbye: goodbye::read(&reading, &emoji, &mut evidence),
            affirms,
            denies,
            rejects_answer,
            threats,
            evidence: evidence.finish(),
        }
    }
}

/// Collects evidence.
#[derive(Debug, Default)]
struct Evidence {
    pieces: Vec<SignalEvidence>,
}

impl Evidence {
    fn add(&mut self, signal: &'static str, span: Range<usize>) {
        if self.pieces.len() < 4 * MOST_EVIDENCE {
            self.pieces.push(SignalEvidence { signal: signal.to_owned(), span });
        }
    }

    fn finish(mut self) -> Vec<SignalEvidence> {
        self.pieces.sort_by(|a, b| (a.span.start, a.span.end, &a.signal).cmp(&(b.span.start, b.span.end, &b.signal)));
        self.pieces.dedup();
        self.pieces.truncate(MOST_EVIDENCE);
        self.pieces
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn evidence_points_at_words() {
        let text = "Thanks, but that didn't help. I'll sue you!";
        let signals = SignalReader::new(Language::English).read(text);
        assert!(signals.thanks && signals.rejects_answer && signals.threats == [Threat::Legal]);
        let words = |name: &str| signals.evidence.iter().find(|e| e.signal == name).map(|e| &text[e.span.clone()]);
        assert_eq!(words("thanks"), Some("Thanks"));
        assert_eq!(words("rejects_answer"), Some("that didn't help"));
        assert_eq!(words("legal"), Some("I'll sue"));
    }

    #[test]
    fn signals_serialise_and_read_back() {
        let signals = SignalReader::new(Language::English).read("Get me a human NOW, this is a joke!!");
        let json = serde_json::to_string(&signals).unwrap();
        assert_eq!(serde_json::from_str::<Signals>(&json).unwrap(), signals);
    }

    #[test]
    fn a_language_without_lexicon_reads_emoji() {
        let reader = SignalReader::new(Language::Thai);
        assert!(reader.read("😡😡").sentiment < -0.3);
        assert!(reader.read("👍").affirms);
        assert_eq!(reader.read("thanks"), Signals::default());
    }

    proptest! {
        #[test]
        fn signals_stay_in_their_ranges(text in "\\PC*|([a-z]{1,8}[ ,.!?]|not |NO |very |good |bad |agent |please |😡){0,40}") {
            let reader = SignalReader::new(Language::English);
            let signals = reader.read(&text);
            prop_assert!((-1.0..=1.0).contains(&signals.sentiment));
            prop_assert!((0.0..=1.0).contains(&signals.frustration));
            prop_assert!((0.0..=1.0).contains(&signals.urgency));
            prop_assert!(!(signals.affirms && signals.denies));
            for evidence in &signals.evidence {
                prop_assert!(text.get(evidence.span.clone()).is_some_and(|t| !t.is_empty()));
            }
            prop_assert_eq!(reader.read(&text), signals);
        }
    }
}
