//! What is no request for a person although it names one: refusals, and questions about the bot.

use super::lexicon::Part;
use super::reading::Reading;

/// Words before a request that are read.
const NEGATION: usize = 6;

/// "Are you a real person", "am I speaking with a live agent": a question about the bot.
pub(super) fn is_about_the_bot(reading: &Reading, at: usize) -> bool {
    let mut later = String::new();
    for (i, _) in reading.before(at).take(NEGATION) {
        let word = reading.lower(i);
        match (word.as_str(), later.as_str()) {
            ("are" | "r" | "if", "you" | "u")
            | ("am", "i")
            | ("is", "this" | "it" | "that")
            | ("you", "are" | "re") => return true,
            ("youre" | "ur", _) => return true,
            _ => {}
        }
        let small = reading.is(i, Part::Article)
            || reading.is(i, Part::Real)
            || reading.is(i, Part::Talk)
            || reading.is(i, Part::Link);
        let bot = matches!(
            word.as_str(),
            "you"
                | "u"
                | "i"
                | "this"
                | "it"
                | "that"
                | "or"
                | "ai"
                | "bot"
                | "robot"
                | "actually"
                | "really"
                | "just"
                | "are"
                | "being"
        );
        if !small && !bot {
            return false;
        }
        later = word;
    }
    false
}

/// "I don't want to talk to", "no need for", "without", "rather not", "please don't transfer me".
pub(super) fn is_refused(reading: &Reading, at: usize) -> bool {
    for (distance, (i, word)) in reading.before(at).take(NEGATION).enumerate() {
        let negates = word.entry.is_some_and(|e| e.negates);
        let lower = reading.lower(i);
        match lower.as_str() {
            "no" | "without" | "avoid" | "before" | "isnt" | "arent" if distance == 0 => {
                return lower != "isnt" && lower != "arent";
            }
            "no" if reading.lower(i + 1) == "need" => return true,
            "no" => return false,
            // "Why can't I speak to a person" asks for one.
            "cant" | "cannot" | "couldnt" | "wont" | "nobody" | "none" | "isnt" | "arent" | "never" | "unable"
            | "nothing" => return false,
            "than" | "of" if matches!(reading.lower(i.wrapping_sub(1)).as_str(), "rather" | "instead") && i > 0 => {
                return true;
            }
            "without" | "avoid" => return true,
            _ if negates => {
                let asks = matches!(reading.lower(i + 1).as_str(), "you" | "i" | "they" | "there" | "we");
                let why = i.checked_sub(1).is_some_and(|before| {
                    matches!(reading.lower(before).as_str(), "why" | "can" | "could" | "may" | "i" | "am")
                        && lower == "not"
                        && reading.lower(before) != "am"
                });
                return !asks && !why;
            }
            _ if reading.is(i, Part::Between) => {}
            _ => return false,
        }
    }
    false
}
