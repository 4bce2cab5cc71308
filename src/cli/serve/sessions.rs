//! The conversations that the process keeps: those used latest, up to a number.

use std::collections::BTreeMap;

use crate::conversation::state::Conversation;

/// Conversations by id. Beyond the limit the one that was not used for longest is forgotten.
#[derive(Debug)]
pub(super) struct Sessions {
    limit: usize,
    kept: BTreeMap<String, (u64, Conversation)>,
    /// The id of each conversation by when it was last used, counted in uses.
    uses: BTreeMap<u64, String>,
    clock: u64,
    pub forgotten: u64,
}

impl Sessions {
    pub fn new(limit: usize) -> Self {
        Self { limit: limit.max(1), kept: BTreeMap::new(), uses: BTreeMap::new(), clock: 0, forgotten: 0 }
    }

    #[cfg(any(feature = "serve", test))]
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// The conversation of that id, or one in which nothing has happened.
    pub fn get(&self, id: &str) -> Conversation {
        self.kept.get(id).map_or_else(|| Conversation::new(id), |(_, conversation)| conversation.clone())
    }

    pub fn put(&mut self, conversation: Conversation) {
        let id = conversation.id.clone();
        self.clock += 1;
        self.uses.insert(self.clock, id.clone());
        if let Some((used, _)) = self.kept.insert(id, (self.clock, conversation)) {
            self.uses.remove(&used);
        }
        while self.kept.len() > self.limit {
            let Some((_, oldest)) = self.uses.pop_first() else { return };
            self.kept.remove(&oldest);
            self.forgotten += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_that_was_not_used_for_longest_is_forgotten() {
        let mut sessions = Sessions::new(2);
        let used = |id: &str| Conversation { customer_turns: 1, ..Conversation::new(id) };
        for id in ["a", "b", "a", "c"] {
            sessions.put(used(id));
        }
        assert_eq!((sessions.len(), sessions.forgotten), (2, 1));
        assert_eq!(["a", "b", "c"].map(|id| sessions.get(id).customer_turns), [1, 0, 1]);
        assert_eq!(sessions.uses.len(), 2);
    }
}
