//! What is to be said.

use std::collections::BTreeMap;

use crate::conversation::evidence::Target;
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::text::span::Spanned;

/// Something to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// A template of the desk.
    Template(Spanned<String>),
    /// A template of the desk, with values of its own.
    With(Spanned<String>, BTreeMap<&'static str, String>),
    /// The answer of an article.
    Article(String),
    /// Nothing; but from here on the slots have these values, and not those that they have in the end.
    Holding(BTreeMap<String, String>),
}

/// One of the bot's own sentences: the next wording of the reply of that name.
pub(super) fn reply(desk: &Desk, conversation: &mut Conversation, name: &'static str) -> Say {
    reply_with(desk, conversation, name, BTreeMap::new())
}

/// The same, with values.
pub(super) fn reply_with(
    desk: &Desk,
    conversation: &mut Conversation,
    name: &'static str,
    values: BTreeMap<&'static str, String>,
) -> Say {
    let said = conversation.said.entry(name.to_owned()).or_default();
    let wordings = desk.settings.replies.named(name);
    let text = wordings.and_then(|wordings| wordings.next(&conversation.id, *said)).cloned().unwrap_or_default();
    *said = said.wrapping_add(1);
    match values.is_empty() {
        true => Say::Template(text),
        false => Say::With(text, values),
    }
}

/// The first wording of a reply, as the label of a choice.
pub(super) fn label_of(desk: &Desk, name: &str) -> String {
    let wordings = desk.settings.replies.named(name);
    wordings.and_then(|wordings| wordings.first()).map(|text| text.value.clone()).unwrap_or_default()
}

/// What is said before people take over what they alone answer.
pub(super) fn before_a_person(desk: &Desk, conversation: &Conversation, target: &Target) -> Option<Say> {
    let wordings = desk.intent(target.intent()?)?.handoff.as_ref()?.say.as_ref()?;
    wordings.pick(&key(conversation, target)).cloned().map(Say::Template)
}

/// What is said when an intent or an article answers.
pub fn said(desk: &Desk, conversation: &Conversation, target: &Target) -> Vec<Say> {
    let intent = match target {
        Target::Article(id) => return vec![Say::Article(id.clone())],
        Target::Intent(id) => desk.intent(id),
    };
    let key = key(conversation, target);
    let reply =
        intent.and_then(|intent| intent.wordings(conversation.channel)).and_then(|wordings| wordings.pick(&key));
    let article = intent.and_then(|intent| intent.article.as_ref()).map(|article| Say::Article(article.value.clone()));
    reply.cloned().map(Say::Template).or(article).into_iter().collect()
}

/// By which one of several wordings is picked.
fn key(conversation: &Conversation, target: &Target) -> String {
    format!("{} {}", conversation.id, target.id())
}
