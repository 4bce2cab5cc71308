//! What triggers look at.

use crate::conversation::evidence::Target;
use crate::conversation::state::Conversation;
use crate::conversation::turn::Turn;
use crate::desk::Desk;

/// The facts of one turn.
pub(super) struct Facts<'a> {
    pub desk: &'a Desk,
    /// The conversation with this turn counted in.
    pub conversation: &'a Conversation,
    /// The turns that count, up to the one looked at.
    pub turns: &'a [Turn],
}

impl<'a> Facts<'a> {
    /// The turn looked at.
    pub fn turn(&self) -> Option<&'a Turn> {
        self.turns.last()
    }

    /// Frustration of each turn, the latest last.
    pub fn frustration(&self) -> Vec<f32> {
        self.turns.iter().map(|turn| turn.frustration).collect()
    }

    /// The tags of the intent or article that the conversation is about.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> {
        self.conversation.about.as_ref().into_iter().flat_map(|about| tags(self.desk, about))
    }
}

/// The tags of an intent or an article.
pub(super) fn tags<'a>(desk: &'a Desk, target: &Target) -> impl Iterator<Item = &'a str> {
    let tags = match target {
        Target::Intent(id) => desk.intent(id).map(|intent| &intent.tags),
        Target::Article(id) => desk.article(id).map(|article| &article.tags),
    };
    tags.into_iter().flatten().map(|tag| tag.value.as_str())
}

/// What an intent or an article is called for people: what the intent is about, or the article's name.
pub(super) fn label(desk: &Desk, target: &Target) -> String {
    let intent = target.intent().and_then(|id| desk.intent(id)).map(|intent| intent.about.value.as_str());
    let article = || desk.article(target.id()).map(|article| article.name());
    intent.or_else(article).unwrap_or(target.id()).to_owned()
}
