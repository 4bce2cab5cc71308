//! `suites/*.yml`: lists of single messages and of conversations, with gates over all of them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use super::{from_node, node};
use crate::desk::Desk;
use crate::desk::customer::Customer;
use crate::desk::duration::Duration;
use crate::desk::gates::Gates;
use crate::desk::suite::{AgentDoes, Case, Expectation, HandoffAt, Input, Opening, Turn};
use crate::desk::visit::Visit;
use crate::desk::workload::Workload;
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
    at: Option<Spanned<Timestamp>>,
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
    visits: Option<Spanned<Visit>>,
    #[serde(default)]
    opens: Option<Spanned<Opening>>,
    #[serde(default)]
    knows: Option<Spanned<Customer>>,
    #[serde(default)]
    signal: Option<Spanned<String>>,
    #[serde(default)]
    queues: Option<Spanned<BTreeMap<String, Workload>>>,
    #[serde(default)]
    agent: Option<Spanned<AgentDoes>>,
    #[serde(default)]
    rates: Option<Spanned<u32>>,
    #[serde(default)]
    after: Option<Spanned<Duration>>,
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
            if let Some(Conversation { conversation, turns: written, at, handoff }) = conversation {
                let is_empty = written.is_empty();
                let turns: Vec<_> = written.into_iter().filter_map(|turn| complete(turn, diagnostics)).collect();
                if is_empty || !turns.is_empty() {
                    desk.cases.push(Case { name: conversation, single: false, at, turns, handoff });
                }
            }
        } else {
            let message: Option<Message> = from_node::read(item, diagnostics);
            if let Some(Message { message, expect }) = message {
                let input = Spanned { value: Input::Message(message.value.clone()), span: message.span };
                desk.cases.push(Case {
                    name: message,
                    single: true,
                    at: None,
                    turns: vec![Turn { after: None, input, expect }],
                    handoff: None,
                });
            }
        }
    }
}

/// The turn, if exactly one thing happens in it.
fn complete(turn: Spanned<WrittenTurn>, diagnostics: &mut Vec<Diagnostic>) -> Option<Turn> {
    let WrittenTurn { customer, choose, visits, opens, knows, signal, queues, agent, rates, after, expect } =
        turn.value;
    let message = customer.map(|text| Spanned { value: text.value, span: turn.span });
    let happens = [
        input(message, Input::Message),
        input(choose, Input::Choose),
        input(visits, Input::Visits),
        input(opens, Input::Opens),
        input(knows, Input::Knows),
        input(signal, Input::Signal),
        input(queues, Input::Queues),
        input(agent, Input::Agent),
        input(rates, Input::Rates),
    ];
    let mut happens = happens.into_iter().flatten();
    let after_alone = after.clone().map(|after| Spanned { value: Input::Passes(after.value), span: after.span });
    match (happens.next(), happens.next(), after_alone) {
        (Some(input), None, _) => Some(Turn { after: after.map(|after| after.value), input, expect }),
        (None, _, Some(input)) => Some(Turn { after: None, input, expect }),
        (first, _, _) => {
            let message = match first {
                Some(_) => "a turn is one thing that happens, and this is several",
                None => "a turn needs something that happens, such as `customer` or `choose`",
            };
            let wrong = Diagnostic::error("wrong-value", turn.span, message);
            diagnostics.push(wrong.help("write `customer: \"what they type\"`, or `choose: 1` for the first choice"));
            None
        }
    }
}

fn input<T>(written: Option<Spanned<T>>, kind: fn(T) -> Input) -> Option<Spanned<Input>> {
    written.map(|written| Spanned { value: kind(written.value), span: written.span })
}
