//! `suites/*.yml`: lists of single messages and of conversations.

use serde::Deserialize;

use super::{from_node, node};
use crate::desk::suite::{Case, Expectation, Input, Turn};
use crate::text::diagnostic::Diagnostic;
use crate::text::source::Source;
use crate::text::span::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    message: Spanned<String>,
    expect: Expectation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Conversation {
    conversation: Spanned<String>,
    turns: Vec<WrittenTurn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTurn {
    #[serde(default)]
    customer: Option<Spanned<String>>,
    #[serde(default)]
    choose: Option<Spanned<u32>>,
    #[serde(default)]
    expect: Expectation,
}

pub(super) fn read(file: &Source, source: u32, diagnostics: &mut Vec<Diagnostic>) -> Vec<Case> {
    let Some(root) = node::parse(&file.text, source, 0, diagnostics) else { return Vec::new() };
    let expected = "a list of cases, each beginning with `- message:` or `- conversation:`";
    let items = from_node::items(&root, expected, diagnostics);
    let mut cases = Vec::with_capacity(items.len());
    for item in items {
        if item.has("conversation") {
            let conversation: Option<Conversation> = from_node::read(item, diagnostics);
            if let Some(Conversation { conversation, turns }) = conversation {
                let turns =
                    turns.into_iter().filter_map(|turn| turn.complete(conversation.span, diagnostics)).collect();
                cases.push(Case { name: conversation, single: false, turns });
            }
        } else {
            let message: Option<Message> = from_node::read(item, diagnostics);
            if let Some(Message { message, expect }) = message {
                let input = Spanned { value: Input::Message(message.value.clone()), span: message.span };
                cases.push(Case { name: message, single: true, turns: vec![Turn { input, expect }] });
            }
        }
    }
    cases
}

impl WrittenTurn {
    fn complete(self, near: crate::text::span::Span, diagnostics: &mut Vec<Diagnostic>) -> Option<Turn> {
        let input = match (self.customer, self.choose) {
            (Some(text), None) => Spanned { value: Input::Message(text.value), span: text.span },
            (None, Some(number)) => Spanned { value: Input::Choose(number.value), span: number.span },
            (given, chosen) => {
                let span = given.map(|text| text.span).or(chosen.map(|number| number.span)).unwrap_or(near);
                let wrong = Diagnostic::error("wrong-value", span, "a turn has either `customer` or `choose`");
                diagnostics
                    .push(wrong.help("write `customer: \"what they type\"`, or `choose: 1` for the first choice"));
                return None;
            }
        };
        Some(Turn { input, expect: self.expect })
    }
}
