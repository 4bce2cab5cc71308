//! `intents/*.yml`: lists of intents, and of messages that no intent answers.

use serde::Deserialize;

use super::{from_node, node};
use crate::desk::Desk;
use crate::desk::intent::Intent;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::Source;
use crate::text::span::Spanned;

/// Messages that no intent answers, among the intents: `- out_of_scope: [...]`.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct OutOfScope {
    /// What customers type that nothing here answers.
    out_of_scope: Vec<Spanned<String>>,
}

/// One item of a file.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[expect(
    dead_code,
    reason = "it is only described; `read` tells the items apart by their first key, for better messages"
)]
pub(super) enum IntentItem {
    /// What a customer may want.
    Intent(Box<Intent>),
    /// Messages that no intent answers.
    OutOfScope(OutOfScope),
}

pub(super) fn read(file: &Source, source: u32, desk: &mut Desk, diagnostics: &mut Vec<Diagnostic>) {
    let Some(root) = node::parse(&file.text, source, 0, diagnostics) else { return };
    for item in from_node::items(&root, "a list of intents, each beginning with `- intent:`", diagnostics) {
        if item.has("out_of_scope") && !item.has("intent") {
            let list: Option<OutOfScope> = from_node::read(item, diagnostics);
            desk.out_of_scope.extend(list.into_iter().flat_map(|list| list.out_of_scope));
        } else {
            let intent: Option<Intent> = from_node::read(item, diagnostics);
            desk.intents.extend(intent);
        }
    }
}
