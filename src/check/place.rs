//! Places inside of what was written: narrower spans than the whole value.

use crate::desk::Desk;
use crate::text::span::Span;

/// The text of a span as it stands in its file, with its quotes and indentation.
pub(super) fn raw(desk: &Desk, span: Span) -> &str {
    let source = desk.sources.get(span.source).map_or("", |source| source.text.as_str());
    source.get(span.start as usize..span.end as usize).unwrap_or_default()
}

/// The first whole-word occurrence of `needle` within a span; the span itself if there is none.
pub(super) fn within(desk: &Desk, span: Span, needle: &str) -> Span {
    find_word(raw(desk, span), needle).map_or(span, |at| part(span, at, needle.len()))
}

/// The first occurrence of `name` within a template's `{{ }}` or `{% %}`; the span itself if there is none.
pub(super) fn within_braces(desk: &Desk, span: Span, name: &str) -> Span {
    let text = raw(desk, span);
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find(['{'])).map(|at| from + at) {
        let inside = text.get(open..).unwrap_or_default();
        if inside.starts_with("{{") || inside.starts_with("{%") {
            let length = inside.find(['}']).unwrap_or(inside.len());
            if let Some(at) = inside.get(..length).and_then(|inside| find_word(inside, name)) {
                return part(span, open + at, name.len());
            }
        }
        from = open + 1;
    }
    span
}

/// One line of a span, counted from 1, without the blanks around it; the span itself if it has no such line.
pub(super) fn line(desk: &Desk, span: Span, number: usize) -> Span {
    let text = raw(desk, span);
    let mut start = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        if at + 1 == number && !line.trim().is_empty() {
            return part(span, start + (line.len() - line.trim_start().len()), line.trim().len());
        }
        start += line.len();
    }
    span
}

/// The nearest key `name:` before a place in the same file; the place itself if there is none.
pub(super) fn key_before(desk: &Desk, place: Span, name: &str) -> Span {
    let text = raw(desk, Span { start: 0, end: place.start, ..place });
    let mut end = text.len();
    while let Some(at) = text.get(..end).and_then(|text| text.rfind(name)) {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + name.len()..).unwrap_or_default().trim_start_matches(['"', '\'']);
        if !before.is_some_and(is_word) && after.starts_with(':') {
            return part(Span { start: 0, ..place }, at, name.len());
        }
        end = at;
    }
    place
}

/// What to delete to take an item out of a list: its line, or in brackets the comma before it and the item. `None` where it
/// stands otherwise, or more than the item would go.
pub(super) fn list_item(desk: &Desk, item: Span) -> Option<Span> {
    let text = desk.sources.get(item.source)?.text.as_str();
    let (before, after) = (text.get(..item.start as usize)?, text.get(item.end as usize..)?);
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let ends_line = after.split('\n').next().is_some_and(|rest| rest.trim().is_empty());
    if ends_line && before.get(line..)?.trim() == "-" {
        let end = after.find('\n').map_or(after.len(), |at| at + 1);
        return Some(part(Span { start: 0, ..item }, line, before.len() - line + raw(desk, item).len() + end));
    }
    let comma = before.trim_end().strip_suffix(',')?;
    matches!(after.trim_start().chars().next(), Some(',' | ']'))
        .then_some(Span { start: u32::try_from(comma.len()).ok()?, ..item })
}

fn find_word(text: &str, needle: &str) -> Option<usize> {
    text.match_indices(needle).map(|(at, _)| at).find(|&at| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + needle.len()..).and_then(|text| text.chars().next());
        // A sign at the needle's own edge ends the word there.
        let edge = |inner: Option<char>, outer: Option<char>| inner.is_some_and(is_word) && outer.is_some_and(is_word);
        !edge(needle.chars().next(), before) && !edge(needle.chars().next_back(), after)
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn part(span: Span, at: usize, length: usize) -> Span {
    let start = span.start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    Span { start, end: start.saturating_add(u32::try_from(length).unwrap_or(u32::MAX)), ..span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Settings;
    use crate::text::source::Sources;

    fn desk(text: &str) -> (Desk, Span) {
        let mut sources = Sources::default();
        let source = sources.add("intents/a.yml", text);
        let end = u32::try_from(text.len()).unwrap();
        let settings = Settings::default();
        let desk = Desk {
            settings,
            intents: vec![],
            out_of_scope: vec![],
            articles: vec![],
            cases: vec![],
            gates: vec![],
            sources,
        };
        (desk, Span { source, start: 0, end })
    }

    #[test]
    fn whole_words_are_found() {
        let (desk, all) = desk("order_id: { id } [x](id)");
        assert_eq!(raw(&desk, within(&desk, all, "id")), "id");
        assert_eq!(within(&desk, all, "id").start, 12);
        assert_eq!(within(&desk, all, "[x](id)").start, 17);
        assert_eq!(within(&desk, all, "order"), all);
    }

    #[test]
    fn names_in_braces_are_found_before_the_same_name_in_the_text() {
        let (desk, all) = desk("order { order {{ é }} {% if order %} {{ order }}");
        assert_eq!(within_braces(&desk, all, "order").start, 29);
        assert_eq!(within_braces(&desk, all, "parcel"), all);
    }

    #[test]
    fn lines_are_trimmed() {
        let (desk, all) = desk("one\n   two \n\n");
        assert_eq!(raw(&desk, line(&desk, all, 2)), "two");
        assert_eq!(line(&desk, all, 3), all, "nothing stands there");
        assert_eq!(line(&desk, all, 9), all);
    }

    #[test]
    fn an_item_goes_with_its_line_or_its_comma() {
        let (desk, all) = desk("a: [x, yy , z]\nb:\n  - one\n  - two  # why\n  - 'three'\n");
        let item = |text: &str| {
            let start = u32::try_from(raw(&desk, all).find(text).unwrap()).unwrap();
            let end = start + u32::try_from(text.len()).unwrap();
            list_item(&desk, Span { start, end, ..all }).map(|span| raw(&desk, span).to_owned())
        };
        assert_eq!(item("yy").as_deref(), Some(", yy"));
        assert_eq!(item("z").as_deref(), Some(", z"));
        assert_eq!(item("x"), None, "the first has no comma before it");
        assert_eq!(item("one").as_deref(), Some("  - one\n"));
        assert_eq!(item("'three'").as_deref(), Some("  - 'three'\n"));
        assert_eq!(item("two"), None, "the comment would go too");
    }

    #[test]
    fn keys_are_found_backwards() {
        let (desk, all) = desk("slots:\n  \"date\": { ask: x }\n  my_date: { x: date y, ask: When }");
        let ask = Span { start: 50, ..all };
        assert_eq!(key_before(&desk, ask, "date").start, 10);
        assert_eq!(key_before(&desk, ask, "my_date").start, 30);
        assert_eq!(key_before(&desk, ask, "money"), ask);
    }
}
