//! What triggers look at.

use jiff::Timestamp;

use crate::conversation::evidence::{Evidence, Target};
use crate::conversation::state::Conversation;
use crate::conversation::turn::Turn;
use crate::desk::Desk;

/// The facts of one turn.
#[derive(Copy, Clone)]
pub struct Facts<'a> {
    pub desk: &'a Desk,
    /// The conversation with this turn counted in.
    pub conversation: &'a Conversation,
    /// The turns that count, up to the one looked at.
    pub turns: &'a [Turn],
    /// The time.
    pub at: Timestamp,
    /// The message of the latest turn and what it was understood to be, unless an earlier turn or none is looked at.
    pub said: Option<(&'a str, &'a Evidence)>,
}

impl<'a> Facts<'a> {
    /// The facts of a conversation at a time at which nothing was said.
    pub fn now(desk: &'a Desk, conversation: &'a Conversation, at: Timestamp) -> Self {
        Self { desk, conversation, turns: conversation.counted(), at, said: None }
    }

    /// The facts as they were at an earlier turn.
    pub fn up_to(&self, turns: usize) -> Self {
        Self { turns: self.turns.get(..turns).unwrap_or_default(), said: None, ..*self }
    }

    /// The turn looked at.
    pub fn turn(&self) -> Option<&'a Turn> {
        self.turns.last()
    }

    /// What the conversation was about at the turn looked at.
    pub fn about(&self) -> Option<&'a Target> {
        match self.turns.len() == self.conversation.counted().len() {
            true => self.conversation.about.as_ref(),
            false => self.turns.iter().rev().find_map(|turn| turn.about.as_ref()),
        }
    }

    /// The tags of the intent or article that the conversation is about.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> {
        let desk = self.desk;
        self.about().into_iter().flat_map(move |about| tags(desk, about))
    }

    /// Whether a person should follow that answer.
    pub fn ends_with_person(&self, target: &Target) -> bool {
        let article = match target {
            Target::Article(id) => Some(id),
            Target::Intent(id) => self.desk.intent(id).and_then(|intent| intent.article.as_ref()).map(|id| &id.value),
        };
        article.and_then(|id| self.desk.article(id)).is_some_and(|article| article.person)
    }

    /// The words of the message that a signal was read from, in brackets; nothing if there are none.
    pub fn quote(&self, signal: &str) -> String {
        let Some((text, evidence)) = self.said else { return String::new() };
        let words = evidence.signals.evidence.iter().find(|words| words.signal == signal);
        let words = words.and_then(|words| text.get(words.span.clone()));
        words.map_or_else(String::new, |words| format!(" (“{}”)", words.trim()))
    }
}

/// Whether an answer ends the conversation.
pub fn closes(desk: &Desk, target: &Target) -> bool {
    target.intent().and_then(|id| desk.intent(id)).is_some_and(|intent| intent.closes)
}

/// Whether it is about nothing that anybody wants.
pub fn is_small_talk(desk: &Desk, target: &Target) -> bool {
    target.intent().and_then(|id| desk.intent(id)).is_some_and(|intent| intent.small_talk)
}

/// Whether somebody may want it: it is neither small talk nor a goodbye.
pub fn is_matter(desk: &Desk, target: &Target) -> bool {
    !is_small_talk(desk, target) && !closes(desk, target)
}

/// Whether a message was small talk.
pub fn is_talk(desk: &Desk, turn: &Turn) -> bool {
    turn.about.as_ref().is_some_and(|about| is_small_talk(desk, about))
}

/// The tags of an intent or an article.
pub fn tags<'a>(desk: &'a Desk, target: &Target) -> impl Iterator<Item = &'a str> {
    let tags = match target {
        Target::Intent(id) => desk.intent(id).map(|intent| &intent.tags),
        Target::Article(id) => desk.article(id).map(|article| &article.tags),
    };
    tags.into_iter().flatten().map(|tag| tag.value.as_str())
}

/// What an intent or an article is called for people: what the intent is about, or the article's name.
pub fn label(desk: &Desk, conversation: &Conversation, target: &Target) -> String {
    let intent = target.intent().and_then(|id| desk.intent(id)).map(|intent| intent.about.value.as_str());
    let article = || desk.article(target.id()).map(|article| article.name());
    let found = || conversation.found.iter().find(|found| found.article == target.id() && !found.title.is_empty());
    let found = || found().map(|found| found.title.as_str());
    intent.or_else(article).or_else(found).unwrap_or(target.id()).to_owned()
}
