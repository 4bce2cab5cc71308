//! Values that an intent's reply needs.

use crate::conversation::entity::Entity;
use crate::conversation::state::Conversation;
use crate::desk::intent::Intent;

/// Fills the intent's slots from the entities of this message, then of the conversation; a slot that this message fills
/// anew takes the new value. Where several slots take one kind, each takes the value with its role; the only value of a
/// reply to the question for one of them, `asked`, is its own. Gives the first slot, by name, that is still missing.
pub(super) fn fill<'a>(
    intent: &'a Intent,
    conversation: &mut Conversation,
    entities: &[Entity],
    asked: Option<&str>,
) -> Option<&'a str> {
    let mut missing = None;
    for name in intent.slots.keys() {
        let value = given(intent, name, entities, asked)
            .or_else(|| conversation.slots.get(name).cloned())
            .or_else(|| given(intent, name, &conversation.entities, None));
        match value {
            Some(value) => {
                conversation.slots.insert(name.clone(), value);
            }
            None => missing = missing.or(Some(name.as_str())),
        }
    }
    missing
}

/// The value that a message's entities give a slot, if they give one.
pub(super) fn given(intent: &Intent, name: &str, entities: &[Entity], asked: Option<&str>) -> Option<String> {
    let kind = intent.slots.get(name)?.kind(name);
    let is_shared = intent.slots.iter().any(|(other, slot)| other != name && slot.kind(other) == kind);
    let is_alone = || entities.iter().filter(|entity| entity.kind == kind).count() == 1;
    match asked {
        _ if !is_shared => value_of(kind, entities),
        Some(asked) if is_alone() => value_of(kind, entities).filter(|_| asked == name),
        _ => in_role(entities, &intent.id, name),
    }
}

/// The latest value of that kind.
fn value_of(kind: &str, entities: &[Entity]) -> Option<String> {
    entities.iter().rev().find(|entity| entity.kind == kind).map(|entity| entity.value.clone())
}

/// The latest value that fills that slot of the intent.
fn in_role(entities: &[Entity], intent: &str, slot: &str) -> Option<String> {
    let fills = |entity: &&Entity| entity.roles.get(intent).is_some_and(|role| role == slot);
    entities.iter().rev().find(fills).map(|entity| entity.value.clone())
}
