//! Markdown for hosts that show it with a renderer of their own: without HTML, and without links that could run code.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::text::address::on_page;

/// The same Markdown, in which HTML is text, and links of other kinds than a page may have are their text alone.
pub(super) fn harmless(markdown: &str) -> String {
    let text = if markdown.contains('<') { without_html(markdown) } else { markdown.to_owned() };
    if text.contains('[') || text.contains('<') { without_links(&text) } else { text }
}

/// With a backslash before every sign that begins a piece of HTML.
fn without_html(markdown: &str) -> String {
    let mut edits = Vec::new();
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        if matches!(event, Event::Html(_) | Event::InlineHtml(_)) {
            let html = markdown.get(range.clone()).unwrap_or_default();
            let signs = html.match_indices('<').map(|(at, _)| range.start + at);
            edits.extend(signs.map(|at| (at..at, "\\")));
        }
    }
    edited(markdown, edits)
}

/// Without the links that are not [`on_page`]. What is a bracket then stays one: it gets a backslash, so that no other link, and no
/// HTML, comes to be around the text of one that has gone.
fn without_links(markdown: &str) -> String {
    let mut open: Vec<Link> = Vec::new();
    let (mut edits, mut brackets) = (Vec::new(), Vec::new());
    let mut in_code = false;
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        if let Some(link) = open.last_mut().filter(|_| !matches!(event, Event::End(TagEnd::Link | TagEnd::Image))) {
            link.text = Some(link.text.as_ref().map_or(range.clone(), |text| text.start..text.end.max(range.end)));
        }
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                open.push(Link { all: range, text: None, stays: on_page(&dest_url).is_some() });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let Some(link) = open.pop().filter(|link| !link.stays) else { continue };
                let text = link.text.unwrap_or(link.all.end..link.all.end);
                edits.extend([(link.all.start..text.start, ""), (text.end..link.all.end, "")]);
            }
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => {
                let written = markdown.get(range.clone()).unwrap_or_default();
                brackets.extend(written.match_indices(['[', ']', '<']).filter_map(|(at, _)| {
                    let at = range.start + at;
                    let before = markdown.get(..at).is_some_and(|before| before.ends_with('\\'));
                    (!before).then_some((at..at, "\\"))
                }));
            }
            _ => {}
        }
    }
    if edits.is_empty() {
        return markdown.to_owned();
    }
    edits.append(&mut brackets);
    edited(markdown, edits)
}

/// A link that is open: where it stands, what of that is its text, and whether it may stay.
struct Link {
    all: Range<usize>,
    text: Option<Range<usize>>,
    stays: bool,
}

fn edited(text: &str, mut edits: Vec<(Range<usize>, &str)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len() + edits.len());
    let mut at = 0;
    for (range, with) in edits {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(with);
        at = at.max(range.end);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn links_that_could_run_code_are_their_text_alone() {
        for (markdown, shown) in [
            ("[a **b**](javascript:c) d", "a **b** d"),
            ("[a](java&#115;cript:c), ![b](data:d)", "a, b"),
            ("[a][b] [b]\n\n[b]: vbscript:c", "a b\n\n[b]: vbscript:c"),
            ("[](javascript:a)b", "b"),
            ("<javascript:a>", "javascript:a"),
            ("[[a](javascript:b)](javascript:c)", "\\[a\\](javascript:c)"),
            ("[![a](data:b)](javascript:c)", "a"),
            ("[a](javascript:b) \\[c] [d](/e)", "a \\[c\\] [d](/e)"),
            ("`[a](javascript:b)` [c](https://d.example) [e]", "`[a](javascript:b)` [c](https://d.example) [e]"),
            ("<b>a</b> <https://c.example>", "\\<b>a\\</b> <https://c.example>"),
            ("<div>\n[a](javascript:b)\n</div>", "\\<div>\na\n\\</div>"),
            ("1 < 2", "1 < 2"),
            ("a<<javascript:x>-->", "a\\<javascript:x-->"),
            ("<[b](javascript:x)>", "\\<b>"),
        ] {
            assert_eq!(harmless(markdown), shown, "{markdown}");
        }
    }
}
