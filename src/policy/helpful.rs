//! "Did that help?", right below the answer of an article.

use super::closing::{MAX_WORDS, resolve};
use super::decide::Input;
use super::ladder::{Proposal, Proposed, Unanswered, written};
use super::memory::last_answered;
use super::pending::picked;
use super::say::{label_of, reply};
use super::verdict::Verdict;
use crate::conversation::choice::Choice;
use crate::conversation::evidence::{Evidence, Target};
use crate::conversation::state::{Conversation, Pending};
use crate::conversation::trace::Reason;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::text::token::tokenize;

/// The replies that may be picked: yes, and no.
const LABELS: [&str; 2] = ["helped_yes", "helped_no"];

/// Asks below an answer whether it helped, if the desk wants that, an article answered, and nothing else is asked. Who gets the
/// same answer again is not asked again, and in letters nobody is.
pub(super) fn ask(desk: &Desk, conversation: &mut Conversation, answered: &Target, again: bool, verdict: &mut Verdict) {
    let wanted = desk.settings.resolution.helpful && conversation.channel != Channel::Email && !again;
    let is_free = verdict.choices.is_empty() && conversation.pending == Pending::Nothing;
    if !wanted || !is_free || verdict.action != Action::Answer || !is_of_article(desk, answered) {
        return;
    }
    conversation.pending = Pending::Helpful;
    verdict.say.push(reply(desk, conversation, "helped"));
    verdict.choices = LABELS.map(|name| Choice { label: label_of(desk, name), target: None }).into();
}

/// What the reply of that number, from 1, is called.
pub fn label(desk: &Desk, number: usize) -> Option<String> {
    LABELS.get(number.checked_sub(1)?).map(|name| label_of(desk, name))
}

fn is_of_article(desk: &Desk, target: &Target) -> bool {
    match target {
        Target::Article(_) => true,
        Target::Intent(id) => desk.intent(id).is_some_and(|intent| intent.reply.is_none() && intent.article.is_some()),
    }
}

/// What follows if the message says that the answer helped; `None` if it does not.
pub(super) fn helped(desk: &Desk, conversation: &mut Conversation, input: &Input<'_>) -> Option<Verdict> {
    let signals = &input.evidence.signals;
    let content = (signals.affirms || signals.thanks) && !signals.denies && !signals.rejects_answer;
    let says_so = content && !input.text.contains('?') && tokenize(input.text).len() <= MAX_WORDS;
    let chosen = choice(desk, input.text, input.picked);
    if chosen != Some(0) && (chosen.is_some() || !says_so) {
        return None;
    }
    let answered = last_answered(conversation);
    let reasons = reasons(desk, &answered, "answer-helped", "the customer says that the answer helped");
    let mut answered = answered.into_iter();
    Some(Verdict { about: answered.next(), also: answered.collect(), reasons, ..resolve(desk, conversation) })
}

/// What follows if the message says that it did not; `None` if it does not say so.
pub(super) fn did_not(
    desk: &Desk,
    conversation: &Conversation,
    evidence: &Evidence,
    text: &str,
    number: Option<u32>,
) -> Option<Proposed> {
    let best = evidence.candidates.first();
    let sure = best.is_some_and(|best| best.probability >= *desk.settings.answers.sure);
    let says_so = evidence.signals.denies && (!sure || tokenize(text).len() <= MAX_WORDS);
    let chosen = choice(desk, text, number);
    (chosen == Some(1) || (chosen.is_none() && says_so)).then(|| {
        let text = "the customer says that the answer did not help";
        let reasons = reasons(desk, &last_answered(conversation), "answer-rejected", text);
        Proposed { proposal: Proposal::Rephrase(Unanswered::NotHelped), reasons }
    })
}

fn choice(desk: &Desk, text: &str, number: Option<u32>) -> Option<usize> {
    let labels = LABELS.map(|name| label_of(desk, name));
    picked(&labels.each_ref().map(String::as_str), text, number)
}

/// The same reason for each answer that it is about.
fn reasons(desk: &Desk, answered: &[Target], name: &str, text: &str) -> Vec<Reason> {
    answered.iter().map(|target| Reason::own(name, text, written(desk, target))).collect()
}
