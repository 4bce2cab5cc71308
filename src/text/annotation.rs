//! Values marked in examples: `has [A12345](order_number) been sent`.

use core::ops::Range;

/// An example without its marks, and what they marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotated {
    /// The text as a customer would type it.
    pub text: String,
    /// The marked values.
    pub marks: Vec<Mark>,
}

/// One marked value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The slot that it fills.
    pub slot: String,
    /// Where the value stands in the text without marks.
    pub span: Range<usize>,
    /// Where the mark stands in what was written.
    pub written: Range<usize>,
}

/// Takes the marks out of an example. What is not wholly of the form `[value](slot)` stays as it is.
pub fn parse(written: &str) -> Annotated {
    let mut annotated = Annotated::default();
    let mut rest = 0;
    while let Some((mark, value, slot)) = next_mark(written, rest) {
        annotated.text.push_str(written.get(rest..mark.start).unwrap_or_default());
        let start = annotated.text.len();
        annotated.text.push_str(value);
        annotated.marks.push(Mark { slot: slot.to_owned(), span: start..annotated.text.len(), written: mark.clone() });
        rest = mark.end;
    }
    annotated.text.push_str(written.get(rest..).unwrap_or_default());
    annotated
}

/// The first mark at or after `from`: its range, its value, its slot.
fn next_mark(text: &str, from: usize) -> Option<(Range<usize>, &str, &str)> {
    let mut open = from;
    loop {
        open += text.get(open..)?.find('[')?;
        let inside = text.get(open + 1..)?;
        let parsed = inside.split_once("](").and_then(|(value, after)| {
            let (slot, _) = after.split_once(')')?;
            let plain = !value.is_empty() && !value.contains(['[', ']']);
            let named = !slot.is_empty() && slot.chars().all(|c| c.is_alphanumeric() || c == '_');
            (plain && named).then_some((value, slot))
        });
        if let Some((value, slot)) = parsed {
            let end = open + 1 + value.len() + 2 + slot.len() + 1;
            return Some((open..end, value, slot));
        }
        open += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_with_their_places() {
        let annotated = parse("is [A12345](order_number) or [[B2](x) é [gone](place)?");
        assert_eq!(annotated.text, "is A12345 or [B2 é gone?");
        let values: Vec<_> =
            annotated.marks.iter().map(|m| (&annotated.text[m.span.clone()], m.slot.as_str())).collect();
        assert_eq!(values, [("A12345", "order_number"), ("B2", "x"), ("gone", "place")]);
    }

    #[test]
    fn other_brackets_stay() {
        for text in ["a [b] c", "[a]()", "[](x)", "[a](b c)", "[a](b", "x](y)", ""] {
            assert_eq!(parse(text).text, text);
            assert!(parse(text).marks.is_empty(), "{text}");
        }
    }
}
