//! Values that an intent's reply needs.

use crate::conversation::entity::Entity;
use crate::conversation::state::Conversation;
use crate::desk::intent::Intent;

/// Fills the intent's slots from the entities of this message, then of the conversation; a slot that this message fills
/// anew takes the new value. Gives the first slot, by name, that is still missing.
pub(super) fn fill<'a>(intent: &'a Intent, conversation: &mut Conversation, entities: &[Entity]) -> Option<&'a str> {
    let mut missing = None;
    for (name, slot) in &intent.slots {
        let kind = slot.kind(name);
        let value = value_of(kind, entities)
            .or_else(|| conversation.slots.get(name).cloned())
            .or_else(|| value_of(kind, &conversation.entities));
        match value {
            Some(value) => {
                conversation.slots.insert(name.clone(), value);
            }
            None => missing = missing.or(Some(name.as_str())),
        }
    }
    missing
}

/// The latest value of that kind.
fn value_of(kind: &str, entities: &[Entity]) -> Option<String> {
    entities.iter().rev().find(|entity| entity.kind == kind).map(|entity| entity.value.clone())
}
