//! `suites/*.yml`: lists of single messages and of conversations, with gates over all of them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use super::{from_node, node};
use crate::desk::Desk;
use crate::desk::customer::Customer;
use crate::desk::duration::Duration;
use crate::desk::found::FoundArticle;
use crate::desk::gates::Gates;
use crate::desk::suite::{AgentDoes, Case, Expectation, HandoffAt, Input, Opening, Turn};
use crate::desk::visit::Visit;
use crate::desk::workload::Workload;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::Source;
use crate::text::span::Spanned;

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Message {
    /// What the customer types.
    message: Spanned<String>,
    /// What must follow.
    expect: Expectation,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Conversation {
    /// What happens in it, in a few words.
    conversation: Spanned<String>,
    /// What happens, one after the other.
    turns: Vec<Spanned<WrittenTurn>>,
    /// When it begins, such as `2026-11-23T10:00:00Z`.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    at: Option<Spanned<Timestamp>>,
    /// At which turn it goes to a person.
    #[serde(default)]
    handoff: Option<Spanned<HandoffAt>>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenGates {
    /// The figures, each with its bounds.
    gates: Spanned<Gates>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WrittenTurn {
    /// What the customer types.
    #[serde(default)]
    customer: Option<Spanned<String>>,
    /// The choice that the customer taps, from 1.
    #[serde(default)]
    choose: Option<Spanned<u32>>,
    /// What a visitor does before the chat opens.
    #[serde(default)]
    visits: Option<Spanned<Visit>>,
    /// The chat opens.
    #[serde(default)]
    opens: Option<Spanned<Opening>>,
    /// What the host knows of the customer.
    #[serde(default)]
    knows: Option<Spanned<Customer>>,
    /// A fact that the host tells.
    #[serde(default)]
    signal: Option<Spanned<String>>,
    /// How busy the queues are.
    #[serde(default)]
    queues: Option<Spanned<BTreeMap<String, Workload>>>,
    /// What a person at the desk does.
    #[serde(default)]
    agent: Option<Spanned<AgentDoes>>,
    /// The articles that the host's search has found, the best first; none, for an empty list.
    #[serde(default)]
    found: Option<Spanned<Vec<FoundArticle>>>,
    /// The host's search fails, for this reason.
    #[serde(default)]
    search_fails: Option<Spanned<String>>,
    /// The score that the customer gives.
    #[serde(default)]
    rates: Option<Spanned<u32>>,
    /// How long after the turn before; alone, that nothing else happens for so long.
    #[serde(default)]
    after: Option<Spanned<Duration>>,
    /// What must follow.
    #[serde(default)]
    expect: Expectation,
}

/// One item of a file.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[expect(
    dead_code,
    clippy::large_enum_variant,
    reason = "it is only described; `read` tells the items apart by their keys, for better messages"
)]
pub(super) enum SuiteItem {
    /// One message and what must follow.
    Message(Message),
    /// A whole conversation.
    Conversation(Conversation),
    /// Figures over all cases of the file.
    Gates(WrittenGates),
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
    let WrittenTurn { customer, choose, visits, opens, knows, signal, queues, agent, found, .. } = turn.value;
    let WrittenTurn { search_fails, rates, after, expect, .. } = turn.value;
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
        input(found, Input::Found),
        input(search_fails, Input::SearchFails),
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
