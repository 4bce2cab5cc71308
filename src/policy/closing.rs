//! The end of a conversation: confirmation, rating, comment, goodbye.

use std::collections::BTreeMap;

use super::decide::Input;
use super::helpful;
use super::pending::typed_number;
use super::say::{Say, reply, reply_with};
use super::verdict::Verdict;
use crate::conversation::state::{Conversation, Ending, Pending, Phase, Rating};
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::text::token::tokenize;

/// How many words a reply to a question of the bot has at most; what is longer is a message of its own.
pub(super) const MAX_WORDS: usize = 5;

/// From this sentiment on, in either direction, a message about a known subject is a comment and no new question.
const FEELING: f32 = 0.2;

/// What follows if the message replies to a question about the end; `None` if it does not.
pub(super) fn take(desk: &Desk, conversation: &mut Conversation, input: &Input<'_>) -> Option<Verdict> {
    let signals = &input.evidence.signals;
    if signals.asks_for_person.is_some() || !signals.threats.is_empty() {
        return None;
    }
    let words: Vec<String> = tokenize(input.text).into_iter().map(|token| token.text).collect();
    match conversation.pending {
        Pending::Confirmation if (signals.affirms || signals.thanks) && words.len() <= MAX_WORDS => {
            Some(resolve(desk, conversation).because("resolved", "the customer says that the matter is settled"))
        }
        Pending::Helpful => helpful::helped(desk, conversation, input),
        Pending::Rating => {
            let scale = scale(desk)?;
            let score = input.picked.or_else(|| typed_number(&words, 0)).filter(|score| (1..=scale).contains(score))?;
            Some(rated(desk, conversation, score))
        }
        Pending::Comment => {
            let best = input.evidence.candidates.first();
            let sure = best.is_some_and(|best| best.probability >= *desk.settings.answers.sure);
            let has_feeling = signals.thanks || signals.sentiment.abs() >= FEELING;
            if input.text.contains('?') || (sure && !has_feeling) {
                return None;
            }
            let said = conversation.transcript.back().map(|line| line.text.clone()).unwrap_or_default();
            if let Some(rating) = &mut conversation.rating {
                rating.text = said;
            }
            end(conversation, Ending::Resolved);
            let line = reply(desk, conversation, "comment_noted");
            Some(Verdict::saying(Action::Close, vec![line]).because("comment", "the customer commented on the rating"))
        }
        _ => None,
    }
}

/// The matter is settled: a rating is asked for, or the conversation ends. The reasons are still to be given.
pub(super) fn resolve(desk: &Desk, conversation: &mut Conversation) -> Verdict {
    match ask_rating(desk, conversation) {
        Some(question) => Verdict::saying(Action::AskRating, vec![question]),
        None => {
            end(conversation, Ending::Resolved);
            Verdict::saying(Action::Close, vec![reply(desk, conversation, "settled")])
        }
    }
}

/// The customer says goodbye: what the bot says to it, and the question for a rating if there is something to rate.
pub(super) fn say_goodbye(desk: &Desk, conversation: &mut Conversation, mut say: Vec<Say>) -> Verdict {
    let served = !conversation.answers_tried.is_empty();
    match served.then(|| ask_rating(desk, conversation)).flatten() {
        Some(question) => {
            say.push(question);
            Verdict::saying(Action::AskRating, say)
        }
        None => {
            end(conversation, Ending::Resolved);
            Verdict::saying(Action::Close, say)
        }
    }
}

/// The question for a rating, unless the desk wants none or has one.
pub(super) fn ask_rating(desk: &Desk, conversation: &mut Conversation) -> Option<Say> {
    let scale = scale(desk).filter(|_| conversation.rating.is_none())?;
    conversation.phase = Phase::Resolved;
    conversation.pending = Pending::Rating;
    Some(reply_with(desk, conversation, "ask_rating", BTreeMap::from([("scale", scale.to_string())])))
}

fn rated(desk: &Desk, conversation: &mut Conversation, score: u32) -> Verdict {
    conversation.rating = Some(Rating { score, text: String::new() });
    conversation.phase = Phase::Rated;
    conversation.pending = Pending::Comment;
    let line = reply(desk, conversation, "rated");
    Verdict::saying(Action::Answer, vec![line]).because("rated", "the customer rated the conversation")
}

/// The highest score, if ratings are asked for.
pub(super) fn scale(desk: &Desk) -> Option<u32> {
    desk.settings.resolution.rating.as_ref().map(|scale| scale.value)
}

/// The conversation is over.
pub(super) fn end(conversation: &mut Conversation, ending: Ending) {
    conversation.phase = Phase::Closed;
    conversation.ending = Some(ending);
    conversation.pending = Pending::Nothing;
    conversation.timers.clear();
}
