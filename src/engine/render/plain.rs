//! Markdown as plain text: no marks, addresses behind what they are called, lists by dashes and numbers.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::text::address::complete;

/// The plain text of a Markdown text.
pub(in crate::engine) fn plain(markdown: &str) -> String {
    let mut writer = Writer::default();
    for event in Parser::new(markdown) {
        writer.take(event);
    }
    writer.out.truncate(writer.out.trim_end().len());
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The lists that are open, with the number of the next item if they are numbered.
    lists: Vec<Option<u64>>,
    /// The links that are open: where each leads, and where its text begins.
    links: Vec<(String, usize)>,
    /// Whether a list has begun that stands in no other, and has no item yet.
    list_begins: bool,
    /// Whether the mark of an item was just written.
    marked: bool,
    in_code: bool,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::List(first)) => {
                self.list_begins = self.lists.is_empty();
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
            }
            Event::Start(Tag::Item) => self.item(),
            Event::Start(Tag::CodeBlock(_)) => {
                self.begin(2);
                self.in_code = true;
            }
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock) => self.begin(2),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                self.links.push((dest_url.to_string(), self.out.len()));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.end_link(),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.line(1),
            Event::Rule => {
                self.begin(2);
                self.text("---");
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.marked = false;
        self.out.push_str(text);
    }

    /// Begins a block, unless the mark of its item was just written.
    fn begin(&mut self, breaks: usize) {
        if !core::mem::take(&mut self.marked) {
            self.line(breaks);
        }
    }

    fn line(&mut self, breaks: usize) {
        if !self.in_code {
            self.out.truncate(self.out.trim_end().len());
        }
        if !self.out.is_empty() {
            self.out.push_str(&"\n".repeat(breaks));
            self.out.push_str(&"  ".repeat(self.lists.len()));
        }
    }

    fn item(&mut self) {
        let begins = core::mem::take(&mut self.list_begins);
        self.out.truncate(self.out.trim_end().len());
        if !self.out.is_empty() {
            self.out.push_str(if begins { "\n\n" } else { "\n" });
        }
        let depth = self.lists.len().saturating_sub(1);
        self.out.push_str(&"  ".repeat(depth));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{number}. ");
                *number = number.saturating_add(1);
                self.out.push_str(&mark);
            }
            _ => self.out.push_str("- "),
        }
        self.marked = true;
    }

    fn end_link(&mut self) {
        let Some((target, begin)) = self.links.pop() else { return };
        let Some(target) = complete(&target) else { return };
        let bare = target.strip_prefix("mailto:").or(target.strip_prefix("tel:")).unwrap_or(target);
        if self.out.get(begin..).is_none_or(|text| !text.contains(bare)) {
            self.text(&format!(" ({bare})"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_vanish_and_addresses_stay() {
        for (markdown, text) in [
            ("**Open** the *app*, `Orders`.", "Open the app, Orders."),
            ("one\ntwo\\\nthree", "one two\nthree"),
            ("# Title\n\nText\n- a\n- b\n  1. c\n  2. d\n\nEnd", "Title\n\nText\n\n- a\n- b\n  1. c\n  2. d\n\nEnd"),
            ("[Orders](https://a.example/o)", "Orders (https://a.example/o)"),
            ("<https://a.example>, [a@b.example](mailto:a@b.example)", "https://a.example, a@b.example"),
            ("[call](tel:+44123) [x](javascript:y)", "call (+44123) x"),
            ("\\*\\*a\\*\\* \\<script\\> \\[x\\]\\(y\\)", "**a** <script> [x](y)"),
            ("3\\. a &amp; b", "3. a & b"),
        ] {
            assert_eq!(plain(markdown), text, "{markdown}");
        }
    }
}
