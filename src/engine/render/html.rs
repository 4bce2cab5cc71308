//! Markdown as HTML that has no tag, no attribute and no address but those named here. HTML in the Markdown is shown as text.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeStream};

use crate::text::address::{complete, on_page};
use crate::text::literal::html as escape;

/// The HTML of a Markdown text; `links` are addresses that become links where they stand bare.
pub(super) fn html(markdown: &str, links: &BTreeSet<&str>) -> String {
    let mut out = String::with_capacity(markdown.len() * 2);
    // Of each link that is open, whether it is written.
    let mut open = Vec::new();
    for event in TextMergeStream::new(Parser::new(markdown)) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let target = on_page(&dest_url).filter(|_| !open.contains(&true));
                if let Some(target) = target {
                    begin_link(&mut out, target);
                }
                open.push(target.is_some());
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let written = open.pop() == Some(true);
                if written {
                    out.push_str("</a>");
                }
            }
            Event::Start(Tag::List(Some(first))) if first != 1 => out.push_str(&format!("<ol start=\"{first}\">\n")),
            Event::Start(tag) => {
                let end = tag.to_end();
                if let Some(name) = element(end) {
                    out.push_str(&format!("<{name}>"));
                    if matches!(end, TagEnd::List(_) | TagEnd::BlockQuote(_)) {
                        out.push('\n');
                    }
                }
            }
            Event::End(end) => {
                if let Some(name) = element(end) {
                    out.push_str(&format!("</{name}>"));
                    if !matches!(end, TagEnd::Emphasis | TagEnd::Strong) {
                        out.push('\n');
                    }
                }
            }
            Event::Text(text) if open.contains(&true) => escape(&mut out, &text),
            Event::Text(text) => with_links(&mut out, &text, links),
            Event::Html(text) | Event::InlineHtml(text) => escape(&mut out, &text),
            Event::Code(text) => {
                out.push_str("<code>");
                escape(&mut out, &text);
                out.push_str("</code>");
            }
            Event::SoftBreak => out.push('\n'),
            Event::HardBreak => out.push_str("<br>\n"),
            Event::Rule => out.push_str("<hr>\n"),
            // Extensions of Markdown that are not switched on.
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn element(tag: TagEnd) -> Option<&'static str> {
    use pulldown_cmark::HeadingLevel::{H1, H2, H3, H4, H5, H6};
    Some(match tag {
        TagEnd::Paragraph | TagEnd::HtmlBlock => "p",
        TagEnd::Heading(H1) => "h1",
        TagEnd::Heading(H2) => "h2",
        TagEnd::Heading(H3) => "h3",
        TagEnd::Heading(H4) => "h4",
        TagEnd::Heading(H5) => "h5",
        TagEnd::Heading(H6) => "h6",
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::CodeBlock => "pre",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        _ => return None,
    })
}

/// Text in which some addresses become links.
fn with_links(out: &mut String, text: &str, links: &BTreeSet<&str>) {
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end().trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
        match complete(bare).filter(|bare| links.contains(bare)) {
            Some(target) => {
                begin_link(out, target);
                escape(out, target);
                out.push_str("</a>");
                escape(out, word.strip_prefix(bare).unwrap_or_default());
            }
            None => escape(out, word),
        }
    }
}

fn begin_link(out: &mut String, target: &str) {
    out.push_str("<a href=\"");
    escape(out, target);
    out.push_str("\" rel=\"noopener noreferrer\">");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plainly(markdown: &str) -> String {
        html(markdown, &BTreeSet::new())
    }

    #[test]
    fn what_could_do_harm_is_text() {
        assert_eq!(plainly("<b onclick=x>a</b>"), "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>");
        assert_eq!(plainly("<script>\nalert(1)\n</script>"), "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>");
        assert_eq!(plainly("[a](javascript:alert(1))"), "<p>a</p>");
        assert_eq!(plainly("[a](javascript&#58;alert(1))"), "<p>a</p>");
        assert_eq!(plainly("[a](/b) [c](//d.example)"), "<p><a href=\"/b\" rel=\"noopener noreferrer\">a</a> c</p>");
        assert_eq!(plainly("![a](https://b.example/c)"), plainly("[a](https://b.example/c)"));
        let quoted = plainly("[a](<https://b.example/\"onload='x>)");
        assert!(quoted.contains("href=\"https://b.example/&quot;onload=&#39;x\""), "{quoted}");
    }

    #[test]
    fn known_addresses_become_links_where_they_stand() {
        let links = BTreeSet::from(["https://a.example/b_c"]);
        assert_eq!(
            html("See https://a.example/b_c. Not https://x.example.", &links),
            "<p>See <a href=\"https://a.example/b_c\" rel=\"noopener noreferrer\">https://a.example/b_c</a>. Not https://x.example.</p>"
        );
    }
}
