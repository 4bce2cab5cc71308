//! What the YAML parser complains of, in the operator's words.

use granit_parser::ScanError;

/// A piece of the parser's message, what to say instead, and the remedy.
const KNOWN: &[(&str, &str, &str)] = &[
    (
        "mapping values are not allowed",
        "`: ` where no key can stand",
        "put text that holds `: ` in quotes, and indent the keys of one entry alike",
    ),
    (
        "illegal placement of ':'",
        "`: ` where no key can stand",
        "close the `[`, `{` or quote above, or put text that holds `: ` in quotes",
    ),
    ("found a tab", "a tab where only spaces may stand", "indent with spaces"),
    ("invalid indentation in multiline quoted", "text in quotes without an end", "close the quotes"),
    ("invalid indentation in flow", "a `[` or `{` without an end", "close it, with `]` or `}`"),
    ("parsing a flow sequence, expected", "a `[` without an end", "put `,` between the items, and `]` behind the last"),
    (
        "parsing a flow mapping, did not find",
        "a `{` without an end",
        "put `,` between the entries, and `}` behind the last",
    ),
    ("unclosed bracket", "a `[` or `{` without an end", "close it, with `]` or `}`"),
    ("unexpected document indicator", "text in quotes without an end", "close the quotes"),
    ("trailing content after", "something behind the closing quote", "put the whole text in one pair of quotes"),
    (
        "unknown escape character",
        "an unknown escape after a backslash",
        "put the text in single quotes, where a backslash is itself",
    ),
    ("did not find expected key", "something else where a key should stand", "indent the keys of one entry alike"),
    ("expected '-' indicator", "something else where `- ` should stand", "indent the items of one list alike"),
    (
        "block sequence entries are not allowed",
        "`- ` where no list can begin",
        "put the list on lines of its own below its key",
    ),
    ("simple key expected", "a key without `:`", "write `key: value`, and put long text in quotes or behind `|`"),
    ("unexpected character", "a character that YAML does not allow here", "delete it, or put the text in quotes"),
    (
        "unknown anchor",
        "aliases are not supported here",
        "write the value out, or put text that begins with `*` in quotes",
    ),
    ("recursion limit", "lists and maps nested too deeply", "they go a few levels deep at most here"),
];

/// The byte of the text that an error is about.
pub(super) fn place(error: &ScanError, text: &str) -> usize {
    let at = error.marker().byte_offset().unwrap_or(text.len());
    let tab = text.get(at..).filter(|_| error.info().contains("found a tab")).and_then(|rest| rest.find('\t'));
    at + tab.unwrap_or(0)
}

/// What to say of an error, and the remedy.
pub(super) fn explain(error: &ScanError) -> (String, &'static str) {
    let info = error.info();
    match KNOWN.iter().find(|(piece, ..)| info.contains(piece)) {
        Some((_, message, help)) => ((*message).to_owned(), help),
        None => {
            let help = "put text that holds `: ` or ` #`, or begins with a special character, in quotes";
            (format!("this is not valid YAML: {info}"), help)
        }
    }
}

#[cfg(test)]
mod tests {
    use granit_parser::Parser;

    use super::*;

    #[test]
    fn common_mistakes_have_plain_words() {
        let cases = [
            ("a: b: c", "where no key can stand"),
            ("a: [b\nc: d", "`: ` where no key can stand"),
            ("- a: b\n\tc: d", "a tab"),
            ("a: \"b\nc: d", "quotes without an end"),
            ("a: {b: c", "without an end"),
            ("a: [b", "without an end"),
            ("a: 'b' c", "behind the closing quote"),
            (r#"a: "\d""#, "unknown escape"),
            ("a: b\n- c", "should stand"),
            ("a: - b", "no list can begin"),
            ("a: b\nc\nd: e", "a key without"),
            ("a: *b", "aliases"),
        ];
        let explained = cases.map(|(yaml, words)| {
            let error = Parser::new_from_str(yaml).find_map(Result::err).unwrap();
            (yaml, explain(&error).0.contains(words), error.info().to_owned())
        });
        let wrong: Vec<_> = explained.iter().filter(|(_, right, _)| !right).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
