//! What people at the desk keep typing, as suggestions for canned replies.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::text::token::tokenize;

/// In so many conversations a sentence must have been typed.
const FEWEST: usize = 3;
/// A sentence has at least so many words.
const FEWEST_WORDS: usize = 4;
/// How many are suggested.
const MOST: usize = 10;

/// A sentence that people typed again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Canned {
    /// As it was typed most often, personal data redacted.
    pub text: String,
    /// In how many conversations, letter case and punctuation aside.
    pub conversations: usize,
}

/// The sentences that were typed in the most conversations, ties by text; at most ten. `typed` are pairs of a conversation and what
/// was typed in it.
#[must_use]
pub fn canned(typed: &[(String, String)]) -> Vec<Canned> {
    let mut kept: BTreeMap<String, (BTreeSet<&str>, BTreeMap<&str, usize>)> = BTreeMap::new();
    for (conversation, text) in typed {
        for sentence in text.split_inclusive(['.', '!', '?', '\n']).map(str::trim) {
            let words: Vec<String> = tokenize(sentence).into_iter().map(|token| token.text).collect();
            if words.len() >= FEWEST_WORDS {
                let (conversations, forms) = kept.entry(words.join(" ")).or_default();
                conversations.insert(conversation);
                *forms.entry(sentence).or_default() += 1;
            }
        }
    }
    let often = kept.into_values().filter(|(conversations, _)| conversations.len() >= FEWEST);
    let mut found: Vec<Canned> = often
        .filter_map(|(conversations, forms)| {
            let (text, _) = forms.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))?;
            Some(Canned { text: text.to_owned(), conversations: conversations.len() })
        })
        .collect();
    found.sort_by(|a, b| b.conversations.cmp(&a.conversations).then_with(|| a.text.cmp(&b.text)));
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::{Canned, canned};

    #[test]
    fn what_is_typed_in_three_conversations_is_suggested() {
        let typed = |conversation: &str, text: &str| (conversation.to_owned(), text.to_owned());
        let log = [
            typed("a", "Hello. I have sent you a new voucher."),
            typed("a", "I have sent you a new voucher."),
            typed("b", "i have sent you a new voucher"),
            typed("b", "Please wait a moment here."),
            typed("c", "Done. I have sent you a new voucher."),
            typed("d", "Please wait a moment here."),
        ];
        let voucher = Canned { text: "I have sent you a new voucher.".to_owned(), conversations: 3 };
        assert_eq!(canned(&log), [voucher], "twice in one conversation is once, and two conversations are too few");
    }
}
