//! The kinds of entities that a desk defines.

use super::entities::Definition;
use crate::desk::Desk;
use crate::desk::entity::EntityDefinition;
use crate::text::span::Spanned;

pub(super) fn definitions(desk: &Desk) -> Vec<Definition> {
    let entities = desk.settings.entities.iter();
    let definitions = entities.map(|(kind, definition)| match &definition.value {
        EntityDefinition::Pattern(pattern) => {
            Definition::Pattern { kind: kind.clone(), pattern: pattern.value.clone() }
        }
        EntityDefinition::List(list) => {
            let words = |words: &Vec<Spanned<String>>| words.iter().map(|word| word.value.clone()).collect();
            let values = list.values.iter().map(|(value, synonyms)| (value.clone(), words(synonyms))).collect();
            Definition::List { kind: kind.clone(), values, typos: list.typos }
        }
    });
    definitions.collect()
}
