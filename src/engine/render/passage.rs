//! The passage of an answer that speaks of a message, with the words that both have.

use std::collections::BTreeSet;

use super::plain::plain;
use crate::conversation::passage::Passage;
use crate::text::language::Language;
use crate::text::stem::Stemmer;
use crate::text::token::tokenize;

/// The sentence or line of an answer that has most of a message's words, stemmed and without small words; of several the first,
/// and `None` if it has none of them.
pub(in crate::engine) fn passage(markdown: &str, message: &str, language: Language) -> Option<Passage> {
    let stemmer = Stemmer::new(language);
    let asked: BTreeSet<String> = tokenize(message)
        .into_iter()
        .filter(|token| !language.is_small_word(&token.text))
        .map(|token| stemmer.stem(&token.text).into_owned())
        .collect();
    let text = plain(markdown);
    let mut best: Option<(usize, Passage)> = None;
    for sentence in text.lines().flat_map(sentences) {
        let tokens = tokenize(sentence);
        let (mut matched, mut words) = (Vec::new(), BTreeSet::new());
        for token in tokens.iter().filter(|token| !language.is_small_word(&token.text)) {
            if let Some(word) = asked.get(stemmer.stem(&token.text).as_ref()) {
                matched.push(token.span.clone());
                words.insert(word);
            }
        }
        if words.len() > best.as_ref().map_or(0, |(count, _)| *count) {
            best = Some((words.len(), Passage { text: sentence.to_owned(), matched }));
        }
    }
    best.map(|(_, passage)| passage)
}

/// The sentences of a line.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line.trim();
    core::iter::from_fn(move || {
        let ends = rest.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')).map(|(at, c)| at + c.len_utf8());
        let is_end = |at: &usize| rest.get(*at..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let at = { ends }.find(is_end).unwrap_or(rest.len());
        let (sentence, after) = rest.split_at_checked(at)?;
        rest = after.trim_start();
        (!sentence.is_empty()).then_some(sentence)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_with_most_words_is_found() {
        let answer = "Hello. You can change the **address** until we ship. Addresses abroad cost more.\n\n- The end";
        let found = passage(answer, "how do I change my addresses", Language::English).unwrap();
        assert_eq!(found.text, "You can change the address until we ship.");
        let words: Vec<&str> = found.matched.iter().map(|span| &found.text[span.clone()]).collect();
        assert_eq!(words, ["change", "address"]);
        assert_eq!(passage(answer, "is it the", Language::English), None);
    }
}
