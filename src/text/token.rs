//! Words of a text, normalised, each with its place in the original.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The word in lower case and composed form (NFKC), without apostrophes and invisible characters. Never empty.
    pub text: String,
    /// The bytes of the *original* text from the word's first to its last character; always on character boundaries.
    pub span: Range<usize>,
}

/// Cuts a text into its words.
///
/// A word is a longest run of letters, digits, underscores and the combining marks on them. Apostrophes inside a word
/// vanish (`don't` is `dont`), as do invisible joiners; but the apostrophe of an elided French or Italian word ends it
/// (`l'adresse` is `l` and `adresse`). A CJK ideograph is a word by itself; punctuation, symbols and
/// emoji are none. Spans ascend and never overlap.
///
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 6 + 1);
    let mut word: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_ideograph(c) {
            close(text, word.take(), &mut tokens);
            close(text, Some(at..end), &mut tokens);
        } else if is_letter(c) || (word.is_some() && is_mark(c)) {
            word = Some(word.map_or(at, |w| w.start)..end);
        } else if !is_transparent(c)
            || (is_apostrophe(c) && word.as_ref().is_some_and(|w| is_elided(text, w.start..at, end)))
        {
            close(text, word.take(), &mut tokens);
        }
    }
    close(text, word, &mut tokens);
    tokens
}

/// Passes after which a word is taken as it is; two are the rule for words with accents, three for stray marks.
const MOST_PASSES: usize = 6;

/// Whether a character is a CJK ideograph, which is a word by itself.
#[must_use]
pub fn is_ideograph(c: char) -> bool {
    c >= '\u{3400}'
        && matches!(c,
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{2ceaf}' | '\u{2f800}'..='\u{2fa1f}')
}

fn close(text: &str, word: Option<Range<usize>>, tokens: &mut Vec<Token>) {
    let Some(span) = word else { return };
    let normal = normalise(text.get(span.clone()).unwrap_or_default());
    if !normal.is_empty() {
        tokens.push(Token { text: normal, span });
    }
}

/// The normal form of one word's characters.
fn normalise(raw: &str) -> String {
    if raw.is_ascii() {
        let mut word = raw.to_ascii_lowercase();
        word.retain(|c| c != '\'');
        return word;
    }
    // Compatibility forms may hold capitals (full-width letters), and lower-casing may take a letter apart (`İ`): compose,
    // lower, compose again. Some of them also hold spaces and signs, which no word has; where one goes, the marks around it
    // meet and may change their order or compose: again, until nothing changes.
    let mut word = raw.to_owned();
    for _ in 0..MOST_PASSES {
        let composed: String = word.nfkc().filter(|&c| !is_transparent(c)).collect();
        let next = without_loose_marks(composed.to_lowercase().nfkc());
        if next == word {
            break;
        }
        word = next;
    }
    word
}

/// The letters, and the marks on letters: a mark at the beginning or after an ideograph is on none.
fn without_loose_marks(chars: impl Iterator<Item = char>) -> String {
    let mut word = String::new();
    let mut carried = false;
    for c in chars {
        if is_letter(c) || (carried && is_mark(c)) {
            word.push(c);
            carried = !is_ideograph(c);
        }
    }
    word
}

fn is_letter(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Combining marks but for variation selectors and keycaps, which only change how a symbol is drawn.
fn is_mark(c: char) -> bool {
    !c.is_ascii()
        && is_combining_mark(c)
        && !matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20dd}'..='\u{20e4}' | '\u{e0100}'..='\u{e01ef}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}')
}

/// Words that lose their last letter before a vowel in French, Italian or Catalan; none of them stands before an apostrophe
/// in English, where two letters follow.
const ELIDED: &[&str] = &[
    "all", "c", "d", "dall", "dell", "j", "jusqu", "l", "lorsqu", "m", "n", "nell", "puisqu", "qu", "quell", "quest",
    "quoiqu", "s", "sull", "t", "un",
];

/// Whether the word before an apostrophe is elided, and two letters follow.
fn is_elided(text: &str, word: Range<usize>, next: usize) -> bool {
    let word = text.get(word).unwrap_or_default();
    let mut after = text.get(next..).unwrap_or_default().chars();
    word.len() <= 6
        && ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(word))
        && after.next().is_some_and(char::is_alphabetic)
        && after.next().is_some_and(char::is_alphabetic)
}

/// Apostrophes, and characters that cannot be seen: they neither belong to a word nor end it.
fn is_transparent(c: char) -> bool {
    is_apostrophe(c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokenize(text).into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn words_are_lower_case_and_without_apostrophes() {
        assert_eq!(words("Where's MY order, please?"), ["wheres", "my", "order", "please"]);
        assert_eq!(words("I don\u{2019}t 'quote' it"), ["i", "dont", "quote", "it"]);
        assert_eq!(words("order_status A12-B"), ["order_status", "a12", "b"]);
        assert_eq!(words("''' ... !"), Vec::<String>::new());
    }

    #[test]
    fn elided_words_are_words() {
        assert_eq!(
            words("J\u{2019}ai changé d'adresse, qu'est-ce"),
            ["j", "ai", "changé", "d", "adresse", "qu", "est", "ce"]
        );
        assert_eq!(words("dell'ordine"), ["dell", "ordine"]);
        assert_eq!(words("I'm sure it's Tom's, T's & C's"), ["im", "sure", "its", "toms", "ts", "cs"]);
        assert_eq!(tokenize("l'eau")[0].span, 0..1);
    }

    #[test]
    fn spans_point_into_the_original() {
        let text = "¿Dónde está mi pedido?";
        let spans: Vec<&str> = tokenize(text).into_iter().map(|t| &text[t.span]).collect();
        assert_eq!(spans, ["Dónde", "está", "mi", "pedido"]);
        assert_eq!(tokenize("'dogs' x")[0].span, 1..5);
        assert_eq!(tokenize("a don't")[1].span, 2..7);
    }

    #[test]
    fn combining_marks_compose() {
        assert_eq!(words("cafe\u{301} CAFÉ"), ["café", "café"]);
        assert_eq!(words("हिन्दी में"), ["हिन्दी", "में"]);
        assert_eq!(words("\u{301}a"), ["a"]);
    }

    #[test]
    fn lower_casing_may_change_the_length() {
        let text = "İSTANBUL'DA x";
        let tokens = tokenize(text);
        assert_eq!(tokens[0].text, "i\u{307}stanbulda");
        assert_eq!(&text[tokens[0].span.clone()], "İSTANBUL'DA");
        assert_eq!(&text[tokens[1].span.clone()], "x");
        assert_eq!(words("ＡＢＣ１ Straße ΣΑΣ"), ["abc1", "straße", "σας"]);
    }

    #[test]
    fn each_ideograph_is_a_word() {
        assert_eq!(words("我的订单abc在哪里"), ["我", "的", "订", "单", "abc", "在", "哪", "里"]);
        assert_eq!(words("ありがとう 注文"), ["ありがとう", "注", "文"]);
    }

    #[test]
    fn emoji_and_joiners_are_no_words() {
        assert_eq!(words("👍🏽 ok 👨\u{200d}👩 ❤\u{fe0f}"), ["ok"]);
        assert_eq!(words("1\u{fe0f}\u{20e3}"), ["1"]);
        assert_eq!(words("می\u{200c}خواهم"), ["میخواهم"]);
    }

    proptest! {
        #[test]
        fn spans_are_ordered_and_on_boundaries(text in "\\PC*|[a-zİßé'\u{301}\u{200d}我 ]{0,30}") {
            let mut last = 0;
            for token in tokenize(&text) {
                prop_assert!(!token.text.is_empty());
                prop_assert!(token.span.start >= last && token.span.end > token.span.start);
                prop_assert!(text.is_char_boundary(token.span.start) && text.is_char_boundary(token.span.end));
                prop_assert!(token.text.chars().all(|c| is_letter(c) || is_mark(c)));
                last = token.span.end;
            }
        }

        #[test]
        fn a_word_is_its_own_normal_form(text in "\\PC{0,20}") {
            for token in tokenize(&text) {
                let again = words(&token.text);
                prop_assert_eq!(again.concat(), token.text);
            }
        }
    }
}
