//! Contractions without their apostrophe and the shorthand of chat, in English, written out: `whats` and `wts` are `what is`.

use std::borrow::Cow;

/// Longest word that is looked up, in bytes.
const LONGEST: usize = 9;

/// Endings of contractions in English and the word each stands for.
const ENDINGS: &[(&str, &str)] =
    &[("nt", "not"), ("s", "is"), ("re", "are"), ("ve", "have"), ("ll", "will"), ("d", "would"), ("m", "am")];

/// What stands before them. `its` is `it is`: customers seldom tell them apart.
const fn hosts(ending: &str) -> &'static [&'static str] {
    match ending.as_bytes() {
        b"nt" => &[
            "are", "could", "did", "do", "does", "had", "has", "have", "is", "must", "need", "should", "was", "were",
            "would",
        ],
        b"s" => &["he", "here", "how", "it", "she", "that", "there", "what", "when", "where", "who", "why"],
        b"re" => &["they", "what", "who", "you"],
        b"ve" => &["could", "i", "should", "they", "we", "would", "you"],
        b"ll" => &["it", "that", "they", "you"],
        b"d" => &["they", "you"],
        b"m" => &["i"],
        _ => &[],
    }
}

/// Other short forms in English, ascending.
const SHORTHAND: &[(&str, &str)] = &[
    ("abt", "about"),
    ("acc", "account"),
    ("acct", "account"),
    ("addr", "address"),
    ("alot", "a lot"),
    ("amt", "amount"),
    ("appt", "appointment"),
    ("b4", "before"),
    ("bcoz", "because"),
    ("bcz", "because"),
    ("bday", "birthday"),
    ("cannot", "can not"),
    ("cant", "can not"),
    ("cld", "could"),
    ("cn", "can"),
    ("coz", "because"),
    ("cud", "could"),
    ("cuz", "because"),
    ("dlvry", "delivery"),
    ("dnt", "do not"),
    ("dunno", "do not know"),
    ("frm", "from"),
    ("gimme", "give me"),
    ("gonna", "going to"),
    ("gotta", "have to"),
    ("gud", "good"),
    ("hav", "have"),
    ("hv", "have"),
    ("hw", "how"),
    ("iam", "i am"),
    ("idk", "i do not know"),
    ("lemme", "let me"),
    ("lets", "let us"),
    ("msg", "message"),
    ("nd", "and"),
    ("nvm", "never mind"),
    ("pls", "please"),
    ("plse", "please"),
    ("plss", "please"),
    ("plz", "please"),
    ("plzz", "please"),
    ("pmt", "payment"),
    ("pwd", "password"),
    ("qty", "quantity"),
    ("r", "are"),
    ("rcvd", "received"),
    ("recd", "received"),
    ("shd", "should"),
    ("shld", "should"),
    ("shud", "should"),
    ("thankyou", "thank you"),
    ("tht", "that"),
    ("thx", "thanks"),
    ("tmr", "tomorrow"),
    ("tmrw", "tomorrow"),
    ("tnx", "thanks"),
    ("ty", "thank you"),
    ("u", "you"),
    ("ur", "your"),
    ("wanna", "want to"),
    ("wat", "what"),
    ("wen", "when"),
    ("whn", "when"),
    ("whr", "where"),
    ("wht", "what"),
    ("wil", "will"),
    ("wld", "would"),
    ("wont", "will not"),
    ("wts", "what is"),
    ("wud", "would"),
];

/// What a short form stands for: words with a space between them. Forms that are other words too are left alone (`ill`,
/// `were`).
#[must_use]
pub fn written_out(word: &str) -> Option<Cow<'static, str>> {
    if word.len() > LONGEST {
        return None;
    }
    if let Ok(at) = SHORTHAND.binary_search_by_key(&word, |(short, _)| short) {
        return SHORTHAND.get(at).map(|&(_, long)| long.into());
    }
    ENDINGS.iter().find_map(|&(ending, long)| {
        let hosts = hosts(ending);
        let host = hosts.get(hosts.binary_search(&word.strip_suffix(ending)?).ok()?)?;
        Some(format!("{host} {long}").into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        text.split(' ').map(|word| written_out(word).unwrap_or(Cow::Borrowed(word))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn short_forms_are_written_out() {
        assert_eq!(words("whats wts what"), "what is what is what");
        assert_eq!(words("pls u cant couldnt dont"), "please you can not could not do not");
        assert_eq!(words("im theyre weve itll youd"), "i am they are we have it will you would");
    }

    #[test]
    fn other_words_stay() {
        let text = "ill well were id shed hell want more cards nt s";
        assert_eq!(words(text), text);
    }

    #[test]
    fn lists_can_be_searched() {
        assert!(SHORTHAND.is_sorted());
        assert!(SHORTHAND.iter().all(|(short, _)| short.len() <= LONGEST));
        assert!(ENDINGS.iter().all(|(ending, _)| !hosts(ending).is_empty() && hosts(ending).is_sorted()));
    }
}
