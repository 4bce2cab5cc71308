//! The escalation policy: triggers that can never fire, and customers who cannot reach a person.

use super::{Lint, condition, place};
use crate::desk::queue::Priority;
use crate::desk::trigger::{Condition, Response, Trigger};
use crate::desk::{Desk, Mode};
use crate::text::diagnostic::Diagnostic;

pub(super) const LINT: Lint = Lint {
    name: "policy",
    codes: &["unreachable-trigger", "no-way-to-a-person", "empty-condition", "empty-comparison"],
    check,
};

fn check(desk: &Desk, found: &mut Vec<Diagnostic>) {
    let triggers = &desk.settings.escalate;
    for (at, trigger) in triggers.iter().enumerate() {
        let above = triggers.iter().take(at);
        let suppresses = above.clone().any(|earlier| earlier.respond == Response::Suppress);
        let blocks = |earlier: &&Trigger| {
            let escapes = suppresses && is_urgent(trigger) && !is_urgent(earlier);
            !escapes && goes_before(earlier, trigger) && condition::follows(&trigger.when, &earlier.when)
        };
        if let Some(earlier) = above.clone().find(blocks) {
            found.push(unreachable(trigger, earlier));
        }
        emptiness(desk, trigger, found);
    }
    if desk.settings.mode == Mode::Hybrid && !triggers.iter().any(brings_a_person) {
        found.extend(no_way(desk));
    }
}

/// Whether a trigger does nothing where one above it fires too. Of those that offer a person, or have an answer allowed, the
/// first counts, unless it offers once only or less often; who is in the middle of a guide is offered a person only if they wish
/// for one.
fn goes_before(earlier: &Trigger, trigger: &Trigger) -> bool {
    match (&earlier.respond, &trigger.respond) {
        (Response::Now | Response::Suppress, _) | (Response::Approve(_), Response::Approve(_)) => true,
        (Response::Offer(first), Response::Offer(second)) => {
            let is_heard = |trigger: &Trigger| condition::hears_wish_for_person(&trigger.when);
            !first.once && first.cooldown <= second.cooldown && (is_heard(earlier) || !is_heard(trigger))
        }
        (Response::Offer(_) | Response::Approve(_), _) => false,
    }
}

/// What is urgent is not suppressed.
fn is_urgent(trigger: &Trigger) -> bool {
    trigger.priority == Some(Priority::Urgent)
}

fn unreachable(trigger: &Trigger, earlier: &Trigger) -> Diagnostic {
    let (name, other) = (&trigger.name.value, &earlier.name.value);
    let (message, help) = match condition::always_holds(&earlier.when) {
        true => (
            format!("trigger `{name}` never fires, because `{other}` above it fires at every turn"),
            format!("give `{other}` a narrower condition, or move it to the end"),
        ),
        false => (
            format!("trigger `{name}` never fires, because `{other}` above it fires whenever this one would"),
            format!("move `{name}` above `{other}`, or delete it"),
        ),
    };
    Diagnostic::error("unreachable-trigger", trigger.name.span, message)
        .related(earlier.name.span, "this one comes first")
        .help(help)
}

/// Conditions that compare with nothing.
fn emptiness(desk: &Desk, trigger: &Trigger, found: &mut Vec<Diagnostic>) {
    for part in condition::parts(&trigger.when) {
        let (name, holds) = match part {
            Condition::All(inner) if inner.is_empty() => ("all", "always holds"),
            Condition::Any(inner) if inner.is_empty() => ("any", "never holds"),
            Condition::Intent(names) if names.is_empty() => ("intent", "never holds"),
            Condition::Tag(names) if names.is_empty() => ("tag", "never holds"),
            Condition::Article(names) if names.is_empty() => ("article", "never holds"),
            Condition::Tier(names) if names.is_empty() => ("tier", "never holds"),
            Condition::Channel(names) if names.is_empty() => ("channel", "never holds"),
            Condition::Threat(kinds) if kinds.is_empty() => ("threat", "never holds"),
            Condition::Signal(name) if name.trim().is_empty() => ("signal", "never holds"),
            Condition::Slot(value) | Condition::Fact(value)
                if value.above.is_none() && value.below.is_none() && value.equals.is_none() =>
            {
                let kind = if matches!(part, Condition::Slot(_)) { "slot" } else { "fact" };
                let message = format!("the {kind} `{}` is compared with nothing", value.name.value);
                let empty = Diagnostic::error("empty-comparison", value.name.span, message);
                found.push(empty.help("add `above:`, `below:` or `equals:`"));
                continue;
            }
            _ => continue,
        };
        let span = place::within(desk, trigger.when.span, name);
        let empty = Diagnostic::error("empty-condition", span, format!("an empty `{name}` {holds}"));
        found.push(empty.help("name what it should look for, or delete it"));
    }
}

/// Whether a customer who asks for a person gets one by this trigger.
fn brings_a_person(trigger: &Trigger) -> bool {
    trigger.respond == Response::Now && condition::hears_wish_for_person(&trigger.when)
}

fn no_way(desk: &Desk) -> Option<Diagnostic> {
    let triggers = &desk.settings.escalate;
    let settings = desk.sources.get(desk.settings.name.span.source)?;
    let is_heard = triggers.iter().any(|trigger| condition::hears_wish_for_person(&trigger.when));
    if !is_heard && settings.text.contains("asks_for_person:") {
        // It is written, and could not be read: the reader has complained of that.
        return None;
    }
    let span = match triggers.first() {
        Some(first) => place::key_before(desk, first.name.span, "escalate"),
        None => desk.settings.name.span,
    };
    let message = "no trigger brings a person at once when the customer asks for one, so customers may get stuck";
    Some(
        Diagnostic::warning("no-way-to-a-person", span, message)
            .help("add `- { name: asked-for-person, when: { asks_for_person: plainly }, respond: now }` to `escalate`"),
    )
}
