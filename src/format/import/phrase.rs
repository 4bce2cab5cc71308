//! Examples with marked values, in the ways that other systems write them.

use super::imported::{Example, Piece};

/// A marked value as it was written.
pub(super) struct Mark {
    pub slot: String,
    /// The kind of value, if it is not called as the slot.
    pub kind: Option<String>,
    /// What it stands for, if that is not what is typed.
    pub value: Option<String>,
    /// What else was written of it.
    pub more: Vec<String>,
}

impl Mark {
    fn bare(slot: &str) -> Self {
        Self { slot: slot.to_owned(), kind: None, value: None, more: Vec::new() }
    }
}

/// `text [typed](slot) text`, `[typed](slot:value)` and `[typed]{"entity": "slot", "value": "…"}`, as Rasa writes them.
pub(super) fn rasa(written: &str) -> (Example, Vec<Mark>) {
    let mut pieces = Pieces::default();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('[') {
        let marked = after.split_once(']').and_then(|(typed, tail)| {
            let (mark, tail) = rasa_mark(tail)?;
            (!typed.is_empty()).then_some((typed, mark, tail))
        });
        match marked {
            Some((typed, mark, tail)) => {
                pieces.text(before);
                pieces.value(typed, mark);
                rest = tail;
            }
            None => {
                pieces.text(before);
                pieces.text("[");
                rest = after;
            }
        }
    }
    pieces.text(rest);
    pieces.end()
}

fn rasa_mark(tail: &str) -> Option<(Mark, &str)> {
    if let Some(inside) = tail.strip_prefix('(') {
        let (name, tail) = inside.split_once(')')?;
        let (slot, value) = match name.split_once(':') {
            Some((slot, value)) => (slot, Some(value.to_owned())),
            None => (name, None),
        };
        return Some((Mark { slot: slot.to_owned(), kind: None, value, more: Vec::new() }, tail));
    }
    let end = tail.starts_with('{').then(|| tail.find('}'))??;
    let map: serde_json::Map<String, serde_json::Value> = serde_json::from_str(tail.get(..=end)?).ok()?;
    let text = |key: &str| map.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    let (entity, role) = (text("entity")?, text("role"));
    let more = map.iter().filter(|(key, _)| !["entity", "value", "role"].contains(&key.as_str()));
    let more = more.map(|(key, value)| format!("{key} {value}")).collect();
    let (slot, kind) = match role {
        Some(role) => (role, Some(entity)),
        None => (entity, None),
    };
    Some((Mark { slot, kind, value: text("value"), more }, tail.get(end + 1..)?))
}

/// `text [slot:entity](typed) text`, as Snips writes them; the slot alone is its own kind of value.
pub(super) fn snips(written: &str) -> (Example, Vec<Mark>) {
    let mut pieces = Pieces::default();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('[') {
        let marked = after.split_once("](").and_then(|(name, tail)| {
            let (typed, tail) = tail.split_once(')')?;
            let (slot, kind) = name.split_once(':').map_or((name, None), |(slot, kind)| (slot, Some(kind.to_owned())));
            (!typed.is_empty() && !name.contains([' ', ']']))
                .then(|| (typed, Mark { slot: slot.to_owned(), kind, value: None, more: Vec::new() }, tail))
        });
        pieces.text(before);
        match marked {
            Some((typed, mark, tail)) => {
                pieces.value(typed, mark);
                rest = tail;
            }
            None => {
                pieces.text("[");
                rest = after;
            }
        }
    }
    pieces.text(rest);
    pieces.end()
}

/// `text {Slot} text`: a slot without a value, as Lex writes it; `typed` gives a value for it. A slot without one stays as it is.
pub(super) fn braced(written: &str, typed: impl Fn(&str) -> Option<String>) -> Example {
    filled(written, '{', |after| after.split_once('}'), typed)
}

/// `text @slot text`, as nlp.js writes it.
pub(super) fn at_sign(written: &str, typed: impl Fn(&str) -> Option<String>) -> Example {
    let name =
        |after: &'_ str| -> usize { after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len()) };
    let mut pieces = Pieces::default();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('@') {
        let (slot, tail) = after.split_at(name(after));
        pieces.text(before);
        match typed(slot) {
            Some(value) => pieces.value(&value, Mark::bare(slot)),
            None => {
                pieces.text("@");
                pieces.text(slot);
            }
        }
        rest = tail;
    }
    pieces.text(rest);
    pieces.end().0
}

fn filled<'a>(
    written: &'a str,
    open: char,
    close: impl Fn(&'a str) -> Option<(&'a str, &'a str)>,
    typed: impl Fn(&str) -> Option<String>,
) -> Example {
    let mut pieces = Pieces::default();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once(open) {
        pieces.text(before);
        match close(after).and_then(|(slot, tail)| Some((slot, typed(slot)?, tail))) {
            Some((slot, value, tail)) => {
                pieces.value(&value, Mark::bare(slot));
                rest = tail;
            }
            None => {
                pieces.text(open.encode_utf8(&mut [0; 4]));
                rest = after;
            }
        }
    }
    pieces.text(rest);
    pieces.end().0
}

/// Text with values that lie at ranges of its characters: where each begins, where it ends, its slot.
pub(super) fn at_ranges(written: &str, mut ranges: Vec<(usize, usize, String)>) -> Option<Example> {
    ranges.sort();
    let chars: Vec<char> = written.chars().collect();
    let mut pieces = Pieces::default();
    let mut at = 0;
    for (start, end, slot) in ranges {
        let (before, typed) = (chars.get(at..start)?, chars.get(start..end)?);
        pieces.text(&before.iter().collect::<String>());
        pieces.value(&typed.iter().collect::<String>(), Mark::bare(&slot));
        at = end;
    }
    pieces.text(&chars.get(at..)?.iter().collect::<String>());
    Some(pieces.end().0)
}

#[derive(Default)]
struct Pieces {
    pieces: Vec<Piece>,
    marks: Vec<Mark>,
}

impl Pieces {
    fn text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece { text: last, slot: None }) => last.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), slot: None }),
        }
    }

    fn value(&mut self, typed: &str, mark: Mark) {
        self.pieces.push(Piece { text: typed.to_owned(), slot: Some(mark.slot.clone()) });
        self.marks.push(mark);
    }

    fn end(self) -> (Example, Vec<Mark>) {
        (Example(self.pieces), self.marks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(example: &Example) -> String {
        let piece = |piece: &Piece| match &piece.slot {
            Some(slot) => format!("<{slot}={}>", piece.text),
            None => piece.text.clone(),
        };
        example.0.iter().map(piece).collect()
    }

    #[test]
    fn every_way_to_mark_a_value_is_read() {
        let (example, marks) = rasa(
            r#"from [Rome](city) to [NYC]{"entity": "city", "role": "to", "value": "New York", "group": "1"} [x] [y](z:w"#,
        );
        assert_eq!(shown(&example), "from <city=Rome> to <to=NYC> [x] [y](z:w");
        assert_eq!(
            (marks[1].value.as_deref(), marks[1].more.as_slice()),
            (Some("New York"), &["group \"1\"".to_owned()][..])
        );
        assert_eq!(rasa("[NY](city:New York)").1[0].value.as_deref(), Some("New York"));
        let (example, marks) = snips("turn on the [room:rooms](kitchen) [lamp](light) [a b](c)");
        assert_eq!(shown(&example), "turn on the <room=kitchen> <lamp=light> [a b](c)");
        assert_eq!((marks[0].kind.as_deref(), marks[1].kind.as_deref()), (Some("rooms"), None));
        let known = |slot: &str| (slot == "day").then(|| "monday".to_owned());
        assert_eq!(shown(&braced("on {day} at {hour}", known)), "on <day=monday> at {hour}");
        assert_eq!(shown(&at_sign("on @day at @hour, me@x", known)), "on <day=monday> at @hour, me@x");
        assert_eq!(shown(&at_ranges("é to Rome", vec![(5, 9, "city".to_owned())]).unwrap()), "é to <city=Rome>");
        assert!(at_ranges("short", vec![(3, 99, "x".to_owned())]).is_none());
    }
}
