//! Tells connected pages that something is new. They then read it from the database, so that a word lost here costs time only.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::watch::{Receiver, Sender};

/// How often something happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    pub changes: u64,
    /// How often an agent was seen typing.
    pub typing: u64,
}

#[derive(Default)]
pub struct Hub {
    conversations: Mutex<HashMap<String, Sender<News>>>,
    all: Sender<u64>,
    changed: Mutex<BTreeSet<String>>,
}

impl Hub {
    /// News of one conversation.
    pub fn follow(&self, conversation: &str) -> Receiver<News> {
        let mut conversations = locked(&self.conversations);
        conversations.retain(|_, sender| sender.receiver_count() > 0);
        conversations.entry(conversation.to_owned()).or_default().subscribe()
    }

    /// News of any conversation.
    pub fn follow_all(&self) -> Receiver<u64> {
        self.all.subscribe()
    }

    pub fn changed(&self, conversation: &str) {
        locked(&self.changed).insert(conversation.to_owned());
        if let Some(sender) = locked(&self.conversations).get(conversation) {
            sender.send_modify(|news| news.changes += 1);
        }
        self.all.send_modify(|count| *count += 1);
    }

    pub fn typing(&self, conversation: &str) {
        if let Some(sender) = locked(&self.conversations).get(conversation) {
            sender.send_modify(|news| news.typing += 1);
        }
    }

    /// Something may have been missed: everybody looks.
    pub fn everything_changed(&self) {
        for sender in locked(&self.conversations).values() {
            sender.send_modify(|news| news.changes += 1);
        }
        self.all.send_modify(|count| *count += 1);
    }

    /// The conversations that changed since this was last asked.
    pub fn take_changed(&self) -> BTreeSet<String> {
        std::mem::take(&mut *locked(&self.changed))
    }

    /// What another process told: a conversation that changed, or one in which an agent types.
    pub fn hear(&self, topic: &str) {
        match topic.split_once(' ') {
            Some(("changed", conversation)) => self.changed(conversation),
            Some(("typing", conversation)) => self.typing(conversation),
            _ => self.everything_changed(),
        }
    }
}

/// A panic elsewhere leaves nothing half done here.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn followers_hear_of_their_conversation_alone() {
        let hub = Hub::default();
        let (one, other) = (hub.follow("one"), hub.follow("other"));
        hub.hear("changed one");
        hub.hear("typing other");
        assert_eq!(*one.borrow(), News { changes: 1, typing: 0 });
        assert_eq!(*other.borrow(), News { changes: 0, typing: 1 });
        assert_eq!(hub.take_changed(), BTreeSet::from(["one".to_owned()]));
        assert!(hub.take_changed().is_empty());
    }
}
