//! Email addresses.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Longest local part and domain (RFC 5321, 4.5.3.1).
const LOCAL: usize = 64;
const DOMAIN: usize = 255;

/// Addresses written out so that robots do not read them: "jo (at) example (dot) org", "jo at example dot org".
static WRITTEN_OUT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let at = r"\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*";
    let dot = r"(?:\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*|\s+dot\s+)";
    let bracketed = format!(r"[\w.%+-]+{at}[\w-]+(?:(?:{dot}|\.)[\w-]+)*(?:{dot}|\.)[a-z]{{2,12}}\b");
    let spoken = format!(r"[\w.%+-]+\s+at\s+[\w-]+(?:(?:{dot}|\.)[\w-]+)*{dot}[a-z]{{2,12}}\b");
    Regex::new(&format!("(?i)(?:{bracketed}|{spoken})")).ok()
});

/// Email addresses, as they are and written out.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = find_plain(text);
    let has_dot = || text.as_bytes().windows(3).any(|three| three.eq_ignore_ascii_case(b"dot"));
    if text.contains(['(', '[', '{', '<']) || has_dot() {
        let matches = WRITTEN_OUT.iter().flat_map(|regex| regex.find_iter(text));
        found.extend(matches.map(|m| m.range()));
    }
    found
}

/// Email addresses as they are: local part, `@`, a domain with a top level of letters. Ascending.
pub(crate) fn find_plain(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, _) in text.match_indices('@') {
        let local = text.get(done..at).unwrap_or_default();
        let end = at + 1 + domain(text.get(at + 1..).unwrap_or_default());
        let start = at - local_part(local);
        if start < at && end > at + 1 {
            found.push(start..end);
            done = end;
        }
    }
    found
}

/// The length of the local part at the end of a text.
fn local_part(text: &str) -> usize {
    let is_local = |c: char| c.is_alphanumeric() || "._%+-'!#&*/=?^`{|}~".contains(c);
    let part = text.char_indices().rev().take(LOCAL).take_while(|&(_, c)| is_local(c)).last();
    let part = part.and_then(|(at, _)| text.get(at..)).unwrap_or_default();
    // Quotes, brackets and list signs around an address are no part of it.
    let inner = part.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
    let inner = inner.rsplit(['/', '=', '|', '?', '&', '#', '`', '{', '}', '!', '*']).next().unwrap_or_default();
    if inner.ends_with('.') { 0 } else { inner.len() }
}

/// The length of the domain at the start of a text, or 0.
fn domain(text: &str) -> usize {
    let is_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let len = text.chars().take(DOMAIN).take_while(|&c| is_domain(c)).map(char::len_utf8).sum::<usize>();
    let mut rest = text.get(..len).unwrap_or_default();
    // What follows the last dot must be letters; cut a sentence's full stop and a next sentence without space.
    while let Some((head, tail)) = rest.rsplit_once('.') {
        let top = tail.len() >= 2 && (tail.chars().all(char::is_alphabetic) || tail.starts_with("xn--"));
        if top && !head.is_empty() && !head.starts_with(['.', '-']) && !head.contains("..") {
            return rest.len();
        }
        let letters = tail.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
        if letters >= 2 && tail.get(letters..).is_some_and(|t| t.starts_with('-')) && !head.is_empty() {
            return head.len() + 1 + letters;
        }
        rest = head;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emails(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn addresses_without_what_surrounds_them() {
        assert_eq!(emails("write to jo.smith+shop@mail.example.co.uk."), ["jo.smith+shop@mail.example.co.uk"]);
        assert_eq!(emails("<jo@example.org>,\"o'hara@example.com\""), ["jo@example.org", "o'hara@example.com"]);
        assert_eq!(emails("mailto:jo@example.org?subject=x"), ["jo@example.org"]);
        assert_eq!(emails("jörg@bücher.example"), ["jörg@bücher.example"]);
        assert_eq!(emails("a@b.cd@e.fg"), ["a@b.cd"]);
    }

    #[test]
    fn addresses_written_out() {
        assert_eq!(emails("it is jo.smith at example dot com thanks"), ["jo.smith at example dot com"]);
        assert_eq!(emails("jo (at) example (dot) org"), ["jo (at) example (dot) org"]);
        assert_eq!(emails("jo[at]example.org"), ["jo[at]example.org"]);
    }

    #[test]
    #[rustfmt::skip]
    fn what_only_looks_like_an_address() {
        for text in [
            "@jo on twitter", "5 @ 3.50", "meet @ noon", "jo@", "@example.com", "look at example.com",
            "at the dot com boom",
        ] {
            assert_eq!(emails(text), Vec::<&str>::new(), "{text}");
        }
    }
}
