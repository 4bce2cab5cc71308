//! `suites/*.yml`: lists of single messages and of conversations, with gates over all of them.

use serde::Deserialize;

use super::{from_node, node};
use crate::desk::Desk;
use crate::desk::gates::Gates;
use crate::desk::suite::{Case, Expectation, HandoffAt, Input, Turn};
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
    turns: Vec<Spanned<WrittenTurn>>,
    #[serde(default)]
    handoff: Option<Spanned<HandoffAt>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenGates {
    gates: Spanned<Gates>,
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

pub(super) fn read(file: &Source, source: u32, desk: &mut Desk, diagnostics: &mut Vec<Diagnostic>) {
    let Some(root) = node::parse(&file.text, source, 0, diagnostics) else { return };
    let expected = "a list of cases, each beginning with `- message:` or `- conversation:`";
    let items = from_node::items(&root, expected, diagnostics);
    for item in items {
        if item.has("gates") {
            let written: Option<WrittenGates> = from_node::read(item, diagnostics);
            desk.gates.extend(written.map(|written| written.gates));
        } else if item.has("conversation") {
            let conversation: Option<Conversation> = from_node::read(item, diagnostics);
            if let Some(Conversation { conversation, turns: written, handoff }) = conversation {
                let is_empty = written.is_empty();
                let turns: Vec<_> = written.into_iter().filter_map(|turn| complete(turn, diagnostics)).collect();
                if is_empty || !turns.is_empty() {
                    desk.cases.push(Case { name: conversation, single: false, turns, handoff });
                }
            }
        } else {
            let message: Option<Message> = from_node::read(item, diagnostics);
            if let Some(Message { message, expect }) = message {
                let input = Spanned { value: Input::Message(message.value.clone()), span: message.span };
                desk.cases.push(Case {
                    name: message,
                    single: true,
                    turns: vec![Turn { input, expect }],
                    handoff: None,
                });
            }
        }
    }
}

/// The turn, if the customer does exactly one thing in it.
fn complete(turn: Spanned<WrittenTurn>, diagnostics: &mut Vec<Diagnostic>) -> Option<Turn> {
    let WrittenTurn { customer, choose, expect } = turn.value;
    let input = match (customer, choose) {
        (Some(text), None) => Spanned { value: Input::Message(text.value), span: text.span },
        (None, Some(number)) => Spanned { value: Input::Choose(number.value), span: number.span },
        (customer, _) => {
            let message = match customer {
                Some(_) => "a turn has `customer` or `choose`, not both",
                None => "a turn needs `customer` or `choose`",
            };
            let wrong = Diagnostic::error("wrong-value", turn.span, message);
            diagnostics.push(wrong.help("write `customer: \"what they type\"`, or `choose: 1` for the first choice"));
            return None;
        }
    };
    Some(Turn { input, expect })
}
