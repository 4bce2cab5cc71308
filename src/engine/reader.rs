//! For whom articles are looked for, and which of them they are shown.

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::conversation::evidence::{Candidate, Target};
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::desk::article::Article;
use crate::understand::retrieve::Reader;

/// The time on the desk's clocks.
pub(super) fn local(desk: &Desk, at: Timestamp) -> DateTime {
    let zone = desk.settings.hours.as_ref().map(|hours| hours.zone.value.clone());
    zone.unwrap_or_default().local(at)
}

/// The conversation's customer on the day of its latest event; `None` before the first.
pub(super) fn of(desk: &Desk, conversation: &Conversation) -> Option<Reader> {
    conversation.latest.map(|at| on(conversation, local(desk, at).date()))
}

/// The conversation's customer on that day.
pub(super) fn on(conversation: &Conversation, day: jiff::civil::Date) -> Reader {
    Reader {
        language: conversation.language,
        day: Some(day),
        channel: Some(conversation.channel),
        groups: Some(conversation.customer.groups()),
    }
}

/// Whether the article is shown: on its days, on its channels and to its customers alone.
pub(super) fn shows(reader: &Reader, article: &Article) -> bool {
    reader.day.is_none_or(|day| article.is_valid(day))
        && reader.channel.is_none_or(|channel| article.is_on(channel))
        && reader.groups.as_ref().is_none_or(|groups| article.is_for(groups))
}

/// Takes out the candidates whose article is not shown.
pub(super) fn withhold(desk: &Desk, candidates: &mut Vec<Candidate>, reader: &Reader) {
    candidates.retain(|candidate| is_shown(desk, &candidate.target, reader));
}

/// Whether what answers with that target is shown to them.
pub(super) fn is_shown(desk: &Desk, target: &Target, reader: &Reader) -> bool {
    let article = match target {
        Target::Article(id) => Some(id),
        Target::Intent(id) => desk.intent(id).and_then(|intent| intent.article.as_ref()).map(|id| &id.value),
    };
    article.and_then(|id| desk.article(id)).is_none_or(|article| shows(reader, article))
}
