//! Intents with many more examples than the others, or many fewer.

use super::Lint;
use crate::desk::Desk;
use crate::text::diagnostic::Diagnostic;

pub(super) const LINT: Lint = Lint { name: "balance", codes: &["unbalanced-examples"], check };

/// This many times the median is out of balance.
const TIMES: usize = 8;
/// Fewer examples than this drown nobody.
const MANY: usize = 40;
/// Among fewer intents there is no usual number.
const FEWEST_INTENTS: usize = 4;
/// An intent with fewer examples has been complained of already.
const FEW: usize = 3;

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let mut counts: Vec<usize> = desk.intents.iter().map(|intent| intent.examples.len()).filter(|n| *n > 0).collect();
    counts.sort_unstable();
    let Some(median) = counts.get(counts.len() / 2).copied().filter(|_| counts.len() >= FEWEST_INTENTS) else { return };
    for intent in &desk.intents {
        let (id, own) = (&intent.id.value, intent.examples.len());
        let help = if own >= MANY.max(median * TIMES) {
            "keep the most different of them, or split the intent in two: what has most examples is guessed most"
        } else if own >= FEW && own * TIMES <= median {
            "add more of what customers type: what has fewest examples is guessed least"
        } else {
            continue;
        };
        let message = format!("intent `{id}` has {own} examples, where half of the intents have at most {median}");
        found.push(Diagnostic::warning("unbalanced-examples", intent.id.span, message).help(help));
    }
}
