//! Saying that an answer did not help.

use super::Evidence;
use super::lexicon::Cue;
use super::reading::Reading;

/// Longest message, in words, in which "still not working" answers what was said, and reports no new problem.
const SHORT: usize = 6;

/// "That didn't help", "not what I asked", "I already tried that". A question whether something helps is none.
pub(super) fn read(reading: &Reading, evidence: &mut Evidence) -> bool {
    let mut rejects = false;
    let short = reading.words.len() <= SHORT;
    for words in reading.said(Cue::Rejection).chain(reading.said(Cue::StillWrong).filter(|_| short)) {
        rejects = true;
        evidence.add("rejects_answer", reading.span(&words));
    }
    rejects
}

#[cfg(test)]
mod tests {
    use super::super::SignalReader;
    use crate::text::language::Language;

    #[test]
    #[rustfmt::skip]
    fn rejections() {
        let reader = SignalReader::new(Language::English);
        for text in [
            "that didn't help", "That doesn't help me at all", "this is not helpful", "not helpful",
            "that's not what I asked", "not what i meant", "you didn't answer my question",
            "that does not answer my question", "I already tried that", "tried that already", "ive done that already",
            "still not working", "it still doesn't work", "didn't work", "that didnt work either", "wrong answer",
            "you're not listening", "You don't understand", "it's not it", "no help at all",
            "I tried that and nothing", "this isn't helping", "same problem again", "that link doesn't work",
            "useless answer", "none of that worked", "read my message again", "that is not my question",
            "this was not useful",
        ] {
            assert!(reader.read(text).rejects_answer, "{text}");
        }
        for text in [
            "that helped, thanks", "did that help", "does it not work with android", "not what I ordered",
            "this isn't what I bought", "can you help", "it works now", "my card did not go through",
            "what if that doesn't work", "I will try again later", "can't find my order", "yes that worked",
            "how do I answer the survey", "it is helpful", "you can't help falling in love", "the answer was great",
            "that works", "is this what i asked for last week", "the delivery was late", "I hope this helps",
        ] {
            assert!(!reader.read(text).rejects_answer, "{text}");
        }
    }
}
