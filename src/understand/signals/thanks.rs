//! Thanks.

use super::Evidence;
use super::emoji::Emoji;
use super::lexicon::Cue;
use super::reading::Reading;

/// Thanks for something done; not "no thanks", "thanks for nothing", "thanks in advance".
pub(super) fn read(reading: &Reading, emoji: &Emoji, evidence: &mut Evidence) -> bool {
    let mut thanks = emoji.thanks && reading.words.is_empty();
    for words in reading.said(Cue::Thanks) {
        if !reading.is_negated(words.start, 1) {
            thanks = true;
            evidence.add("thanks", reading.span(&words));
        }
    }
    thanks
}

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use crate::text::language::Language;

    #[test]
    #[rustfmt::skip]
    fn thanks() {
        let reader = SignalReader::new(Language::English);
        for text in [
            "thanks", "Thank you so much!", "thx", "ty", "cheers mate", "much appreciated",
            "I really appreciate your help", "ok thanks a lot", "thnaks for that", "thankyou", "Perfect, thank u",
            "you're a star", "many thanks", "🙏", "great, that worked. thanks!", "thanks for sorting it out",
            "no problem, thanks", "ta",
        ] {
            assert!(reader.read(text).thanks, "{text}");
        }
        for text in [
            "no thanks", "No, thank you", "thanks for nothing", "thank god it came",
            "thanks to your mistake I missed it", "the thank you page is blank", "thanks in advance",
            "I would appreciate a quick answer", "I'd appreciate it if you called", "thanks but no thanks",
            "I don't appreciate this", "a reply would be appreciated", "where is the tanks poster",
            "can you even appreciate how long I waited", "i am thinking about it", "tahiti", "",
        ] {
            assert!(!reader.read(text).thanks, "{text}");
        }
    }
}
