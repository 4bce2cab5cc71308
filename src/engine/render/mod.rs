//! From Markdown to the form in which a channel shows it.

mod harmless;
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

/// All parts as Markdown in which no link leads to what could run code, and no HTML is left.
pub(super) fn markdown(parts: &[Part]) -> String {
    harmless::harmless(&joined(parts))
}

fn joined(parts: &[Part]) -> String {
    let texts: Vec<&str> = parts.iter().map(|part| part.markdown.as_str()).collect();
    texts.join("\n\n")
}

/// All parts as a channel shows them; `links` are the addresses that become links in HTML where they stand bare. Empty
/// if nothing is said.
pub(super) fn render(parts: &[Part], channel: Channel, links: &BTreeSet<&str>) -> String {
    match channel {
        Channel::Chat => markdown(parts),
        Channel::Web => html::html(&joined(parts), links),
        Channel::Plain | Channel::Email => plain::plain(&joined(parts)),
        Channel::Sms => short::short(parts),
    }
}
