//! The same message as another customer would type it: with slips, in capitals, without punctuation, politely.

use serde::Serialize;

use super::noise::{Noise, Random};

/// A way to type the same message otherwise, which should change no decision. The words are English.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Disturbance {
    /// One typing error.
    Typo,
    /// All in capitals, all in small letters, or each word capitalised.
    Casing,
    /// Without punctuation between words.
    Punctuation,
    /// With a word that says nothing.
    Filler,
    /// With a courtesy around it.
    Politeness,
    /// With short forms written out, or long forms shortened.
    Contraction,
}

const FIRST_FILLERS: [&str; 8] = ["um", "so", "well", "ok so", "erm", "basically", "right", "actually"];
const LAST_FILLERS: [&str; 4] = ["tbh", "lol", "i guess", "you know"];
const FIRST_COURTESIES: [&str; 4] = ["hello,", "sorry to bother you,", "hi, quick question:", "please,"];
const LAST_COURTESIES: [&str; 4] = ["please", "thanks in advance", "thank you", "if possible, thanks"];

/// Long forms and their short ones.
const CONTRACTIONS: [(&str, &str); 21] = [
    ("do not", "don't"),
    ("does not", "doesn't"),
    ("did not", "didn't"),
    ("is not", "isn't"),
    ("has not", "hasn't"),
    ("have not", "haven't"),
    ("will not", "won't"),
    ("would not", "wouldn't"),
    ("can not", "can't"),
    ("cannot", "can't"),
    ("i am", "i'm"),
    ("i have", "i've"),
    ("i would", "i'd"),
    ("i will", "i'll"),
    ("it is", "it's"),
    ("that is", "that's"),
    ("what is", "what's"),
    ("where is", "where's"),
    ("when is", "when's"),
    ("how is", "how's"),
    ("there is", "there's"),
];

impl Disturbance {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Typo, Self::Casing, Self::Punctuation, Self::Filler, Self::Politeness, Self::Contraction];

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Typo => "typo",
            Self::Casing => "casing",
            Self::Punctuation => "punctuation",
            Self::Filler => "filler",
            Self::Politeness => "politeness",
            Self::Contraction => "contraction",
        }
    }

    /// The message typed otherwise; `None` where this kind leaves it as it is. The same seed and message number give the same
    /// text.
    #[must_use]
    pub fn apply(self, text: &str, seed: u64, message: u64) -> Option<String> {
        let mut random = Random::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ message.wrapping_mul(64) ^ self as u64);
        let changed = match self {
            Self::Typo => Noise::Typo1.apply(text, seed, message),
            Self::Casing => cased(text, &mut random),
            Self::Punctuation => unpunctuated(text),
            Self::Filler => around(text, &FIRST_FILLERS, &LAST_FILLERS, &mut random),
            Self::Politeness => around(text, &FIRST_COURTESIES, &LAST_COURTESIES, &mut random),
            Self::Contraction => contracted(text, &mut random),
        };
        (changed != text).then_some(changed)
    }
}

fn cased(text: &str, random: &mut Random) -> String {
    match random.below(3) {
        0 => text.to_uppercase(),
        1 => text.to_lowercase(),
        _ => {
            let mut begins = true;
            let mut titled = String::with_capacity(text.len());
            for c in text.chars() {
                match begins {
                    true => titled.extend(c.to_uppercase()),
                    false => titled.push(c),
                }
                begins = c.is_whitespace();
            }
            titled
        }
    }
}

/// The text without the marks at the ends of words; those inside of words and numbers stay.
fn unpunctuated(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | '"' | '(' | ')' | '…');
    let words = text.split_whitespace().map(|word| word.trim_matches(is_mark)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn around(text: &str, first: &[&str], last: &[&str], random: &mut Random) -> String {
    let chosen = random.below(first.len() + last.len());
    match (first.get(chosen), last.get(chosen.saturating_sub(first.len()))) {
        (Some(before), _) => format!("{before} {text}"),
        (None, Some(after)) => format!("{text} {after}"),
        (None, None) => text.to_owned(),
    }
}

/// The text with its short forms written out; if it has none, with its long forms shortened, half of the time without the
/// apostrophe.
fn contracted(text: &str, random: &mut Random) -> String {
    let bare = |short: &str| short.replace('\'', "");
    let mut expanded = text.replace('’', "'");
    let plain = expanded.clone();
    for (long, short) in CONTRACTIONS {
        expanded = replaced(&expanded, short, long);
        // Without their apostrophes, some short forms are other words.
        if !matches!(short, "it's" | "i'd" | "i'll" | "won't") {
            expanded = replaced(&expanded, &bare(short), long);
        }
    }
    if expanded != plain {
        return expanded;
    }
    let without = random.below(2) == 1;
    let mut shortened = text.to_owned();
    for (long, short) in CONTRACTIONS {
        shortened = replaced(&shortened, long, &if without { bare(short) } else { short.to_owned() });
    }
    shortened
}

/// The text with each whole-word occurrence of `from`, in any case, replaced.
fn replaced(text: &str, from: &str, to: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '\'');
    for (start, _) in lower.match_indices(from) {
        let end = start + from.len();
        let before = lower.get(..start).and_then(|text| text.chars().next_back());
        let after = lower.get(end..).and_then(|text| text.chars().next());
        if start >= at && !is_word(before) && !is_word(after) {
            out.push_str(text.get(at..start).unwrap_or_default());
            out.push_str(to);
            at = end;
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_changes_what_it_says() {
        let text = "Where is my parcel, A12345? I don't see it (at all).";
        let every = |kind: Disturbance| (0..60).filter_map(move |n| kind.apply(text, 1, n)).collect::<Vec<_>>();
        assert!(every(Disturbance::Casing).contains(&text.to_uppercase()));
        assert_eq!(every(Disturbance::Punctuation)[0], "Where is my parcel A12345 I don't see it at all");
        assert!(every(Disturbance::Filler).contains(&format!("um {text}")));
        assert!(every(Disturbance::Politeness).contains(&format!("{text} thank you")));
        assert_eq!(every(Disturbance::Contraction)[0], text.replace("don't", "do not"));
        assert!(every(Disturbance::Typo).iter().all(|typo| typo.contains("A12345") && typo != text));
    }

    #[test]
    fn short_and_long_forms_turn_into_each_other() {
        let all = |text: &str| (0..20).filter_map(|n| Disturbance::Contraction.apply(text, 1, n)).collect::<Vec<_>>();
        assert_eq!(all("wheres it")[0], "where is it");
        assert_eq!(all("Wont ill its id").len(), 0);
        let short = all("What is it, I am lost");
        assert!(short.contains(&"what's it, i'm lost".to_owned()) && short.contains(&"whats it, im lost".to_owned()));
        assert_eq!(Disturbance::Punctuation.apply("no marks here", 1, 1), None);
    }

    #[test]
    fn equal_seeds_give_equal_texts() {
        for kind in Disturbance::ALL {
            let texts = |seed| (0..30).map(|n| kind.apply("Is my parcel late?", seed, n)).collect::<Vec<_>>();
            assert_eq!(texts(3), texts(3));
        }
    }
}
