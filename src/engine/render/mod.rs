//! From Markdown to the form in which a channel shows it.

mod html;
pub(super) mod passage;
pub(super) mod plain;
mod short;

use std::collections::BTreeSet;

use crate::desk::channel::Channel;

/// A paragraph or more of what is said, in Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The text.
    pub markdown: String,
    /// What it is.
    pub kind: PartKind,
}

/// What a part is: short messages leave out what is only below an answer, and cut an answer before anything else.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// A sentence of the bot.
    Sentence,
    /// What an article answers.
    Answer,
    /// What stands below an answer: links, files, other articles.
    Below,
}

/// All parts as Markdown.
pub(super) fn markdown(parts: &[Part]) -> String {
    let texts: Vec<&str> = parts.iter().map(|part| part.markdown.as_str()).collect();
    texts.join("\n\n")
}

/// All parts as a channel shows them; `links` are the addresses that become links in HTML where they stand bare. Empty
/// if nothing is said.
pub(super) fn render(parts: &[Part], channel: Channel, links: &BTreeSet<&str>) -> String {
    match channel {
        Channel::Chat => markdown(parts),
        Channel::Web => html::html(&markdown(parts), links),
        Channel::Plain | Channel::Email => plain::plain(&markdown(parts)),
        Channel::Sms => short::short(parts),
    }
}

/// The address of a link that customers may follow; `None` for kinds such as `javascript:`, and for addresses that are not
/// complete.
fn address(written: &str) -> Option<&str> {
    let (scheme, rest) = written.split_once(':')?;
    let known = ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let sound = !rest.is_empty() && !written.chars().any(|c| c.is_control() || c.is_whitespace());
    (known && sound).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn only_complete_addresses_of_known_kinds_are_followed() {
        for good in ["https://a.example/b?c=d", "HTTP://a.example", "mailto:a@b.example", "tel:+441234"] {
            assert_eq!(address(good), Some(good));
        }
        for bad in
            ["javascript:alert(1)", "data:text/html,x", "//a.example", "/orders", "orders", "https:", "java\nscript:x"]
        {
            assert_eq!(address(bad), None, "{bad}");
        }
    }
}
