//! Plain text that fits into a few short messages joined to one.

use super::plain::plain;
use super::{Part, PartKind};

/// The most characters: three messages of 153, which is what fits into one that is joined to others (3GPP TS 23.040).
const MOST: usize = 3 * 153;

/// The parts as one text of at most 459 characters. If that is too little, what stands below an answer is left out first,
/// then answers end at a sentence or a word, and then the whole does.
pub(super) fn short(parts: &[Part]) -> String {
    let written = |keep: &dyn Fn(&&Part) -> bool| -> Vec<(PartKind, String)> {
        parts.iter().filter(keep).map(|part| (part.kind, tight(&plain(&part.markdown)))).collect()
    };
    let all = written(&|_| true);
    if length(&all) <= MOST {
        return joined(&all);
    }
    let mut texts = written(&|part| part.kind != PartKind::Below);
    for index in 0..texts.len() {
        let over = length(&texts).saturating_sub(MOST);
        if let Some((PartKind::Answer, text)) = texts.get_mut(index).filter(|_| over > 0) {
            *text = cut(text, text.chars().count().saturating_sub(over));
        }
    }
    texts.retain(|(_, text)| !text.is_empty());
    cut(&joined(&texts), MOST)
}

fn joined(texts: &[(PartKind, String)]) -> String {
    let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    texts.join("\n")
}

fn length(texts: &[(PartKind, String)]) -> usize {
    joined(texts).chars().count()
}

/// Without empty lines.
fn tight(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The beginning of a text, of at most so many characters: up to the last end of a sentence in its second half, else up to the
/// last word, with an ellipsis.
fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let begin = text.get(..end).unwrap_or_default();
    let ends = ['.', '!', '?'].iter().flat_map(|mark| begin.match_indices(*mark).map(|(at, mark)| at + mark.len()));
    let is_end = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let sentence = ends.filter(is_end).max().filter(|at| *at * 2 >= end);
    if let Some(whole) = sentence.and_then(|at| begin.get(..at)) {
        return whole.to_owned();
    }
    let room = begin.char_indices().next_back().map_or(0, |(at, _)| at);
    let begin = begin.get(..room).unwrap_or_default();
    let word = begin.rfind(char::is_whitespace).map_or("", |at| begin.get(..at).unwrap_or_default()).trim_end();
    match word.is_empty() {
        true => String::new(),
        false => format!("{word}…"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(kind: PartKind, text: &str) -> Part {
        Part { markdown: text.to_owned(), kind }
    }

    #[test]
    fn an_answer_is_cut_before_a_sentence_of_the_bot() {
        let long = "Open the lid and wait. ".repeat(40);
        let last = "I am passing you to a colleague.";
        let parts = [part(PartKind::Answer, &long), part(PartKind::Below, "- a link"), part(PartKind::Sentence, last)];
        let text = short(&parts);
        assert!(text.chars().count() <= MOST, "{text}");
        assert!(text.ends_with(&format!("and wait.\n{last}")), "{text}");
        assert_eq!(short(&[part(PartKind::Answer, "**Yes**.\n\nNo."), part(PartKind::Below, "- b")]), "Yes.\nNo.\n- b");
    }

    #[test]
    fn a_text_without_sentences_ends_at_a_word() {
        let text = short(&[part(PartKind::Sentence, &"ünder ".repeat(100))]);
        assert!(text.chars().count() <= MOST && text.ends_with("ünder…"), "{text}");
        assert_eq!(cut("https://a.example/long", 5), "");
        assert_eq!(cut("abc", 3), "abc");
    }
}
