//! Guides: a customer is led through an article's steps, may go back, leave for another question and return.
//!
//! Nothing goes round for ever: a step that is shown for the third time leads to a person, and so does a guide of which more
//! steps were tried than a conversation keeps.

mod reply_match;

use super::closing::resolve;
use super::ladder::{Proposal, Proposed};
use super::pending::picked;
use super::say::{Say, label_of, reply};
use super::verdict::Verdict;
use crate::conversation::choice::Choice;
use crate::conversation::evidence::{Evidence, Target};
use crate::conversation::guide::{GuidePosition, TriedStep};
use crate::conversation::state::{Conversation, MAX_KEPT, Pending};
use crate::conversation::trace::Reason;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::article::Article;
use crate::desk::guide::{GuideStep, Next};
use crate::text::span::Span;
use reply_match::{chosen, is_one_of};

/// How often the customer is led on from the same step before a person takes over.
const MAX_VISITS: usize = 2;

/// What is done in a guide, after the conversation's place in it has been moved.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Lead {
    /// The step at which the customer is now.
    Step,
    /// The same step again, because the reply was not understood.
    Again,
    /// The problem is solved.
    Resolved,
    /// A person takes over.
    Person,
    /// The customer wants no more of it.
    Left,
}

/// A message and what is known of it.
pub(super) struct Said<'a> {
    pub text: &'a str,
    pub picked: Option<u32>,
    pub evidence: &'a Evidence,
}

/// What follows if the conversation is in a guide and the message is about it; the conversation's place is moved. `waits` says
/// whether the bot waits for the reply to a step: the guide rests otherwise, while the customer asks something else.
pub(super) fn take(desk: &Desk, conversation: &mut Conversation, said: &Said<'_>, waits: bool) -> Option<Proposed> {
    let Some((article, step)) = place(desk, conversation) else {
        conversation.guide = None;
        return None;
    };
    let replies = &desk.settings.replies;
    let language = conversation.language.unwrap_or(desk.language());
    if !waits {
        let returns = picked(&[&label_of(desk, "guide_return")], said.text, said.picked).is_some()
            || is_one_of(&replies.guide_return, said.text);
        return returns.then(|| proposed(Lead::Step, "guide-resumed", "the customer goes on with the guide"));
    }
    let mut labels: Vec<&str> = step.choices.iter().map(|choice| choice.label.as_str()).collect();
    let back = label_of(desk, "step_back");
    if can_go_back(conversation) {
        labels.push(&back);
    }
    if let Some(index) = picked(&labels, said.text, said.picked) {
        return Some(choose(desk, conversation, article, step, index));
    }
    if is_one_of(&replies.step_back, said.text) && can_go_back(conversation) {
        return Some(go_back(conversation));
    }
    if is_one_of(&replies.guide_return, said.text) {
        return Some(proposed(Lead::Step, "guide-resumed", "the customer goes on with the guide"));
    }
    if is_one_of(&replies.guide_leave, said.text) {
        return Some(proposed(Lead::Left, "guide-left", "the customer wants no more of the guide"));
    }
    let own: Vec<&str> = step.choices.iter().map(|choice| choice.label.as_str()).collect();
    if let Some(index) = chosen(&own, said.text, &said.evidence.signals, language) {
        return Some(choose(desk, conversation, article, step, index));
    }
    let signals = &said.evidence.signals;
    let best = said.evidence.candidates.first();
    let sure = best.is_some_and(|best| best.probability >= *desk.settings.answers.sure);
    if sure || signals.asks_for_person.is_some() {
        return None;
    }
    Some(proposed(Lead::Again, "step-reply-unclear", "the message is none of the replies to the step"))
}

/// Moves on by the reply of that index; the index after the last is the way back.
fn choose(desk: &Desk, conversation: &mut Conversation, article: &Article, step: &GuideStep, index: usize) -> Proposed {
    let Some(choice) = step.choices.get(index) else { return go_back(conversation) };
    let reply = TriedStep { step: step.id.value.clone(), reply: choice.label.value.clone() };
    let Some(position) = &mut conversation.guide else { return go_back(conversation) };
    position.tried.push(reply);
    let mut lead = match &choice.then.value {
        Next::Step(next) => {
            position.step.clone_from(next);
            Lead::Step
        }
        Next::Resolved => Lead::Resolved,
        Next::Person => Lead::Person,
    };
    let visits = position.tried.iter().filter(|tried| tried.step == position.step).count();
    let mut text = format!("the customer replied `{}` to step `{}`", choice.label.value, step.id.value);
    let goes_round = visits > MAX_VISITS || position.tried.len() >= MAX_KEPT || article.step(&position.step).is_none();
    if lead == Lead::Step && goes_round {
        lead = Lead::Person;
        text.push_str("; the steps have been tried before");
    }
    let name = match lead {
        Lead::Resolved => "guide-resolved",
        Lead::Person => {
            position.step = Next::Person.to_string();
            "guide-ends-with-person"
        }
        _ => "guide-step",
    };
    Proposed::new(Proposal::Guide(lead), reason(name, text, Some((desk, choice.label.span))))
}

fn go_back(conversation: &mut Conversation) -> Proposed {
    if let Some(position) = &mut conversation.guide
        && let Some(before) = position.tried.pop()
    {
        position.step = before.step;
    }
    proposed(Lead::Step, "guide-back", "the customer goes back a step")
}

/// Notes a reply that the customer gives to the step while a person has the conversation.
pub(super) fn overhear(desk: &Desk, conversation: &mut Conversation, said: &Said<'_>) {
    let Some((article, step)) = place(desk, conversation) else { return };
    let labels: Vec<&str> = step.choices.iter().map(|choice| choice.label.as_str()).collect();
    let language = conversation.language.unwrap_or(desk.language());
    if let Some(index) = chosen(&labels, said.text, &said.evidence.signals, language) {
        let _ = choose(desk, conversation, article, step, index);
    }
}

/// The guide that a target leads into: its own, or that of the article which answers it.
pub fn guide_of<'a>(desk: &'a Desk, target: &Target) -> Option<&'a Article> {
    let article = match target {
        Target::Article(id) => id,
        Target::Intent(id) => {
            let intent = desk.intent(id).filter(|intent| intent.reply.is_none())?;
            &intent.article.as_ref()?.value
        }
    };
    desk.article(article).filter(|article| !article.steps.is_empty())
}

/// Begins the guide of an article, or goes on with it where the customer left it.
pub(super) fn enter(desk: &Desk, conversation: &mut Conversation, article: &Article, answer: Vec<Say>) -> Verdict {
    let is_here = place(desk, conversation).is_some_and(|(here, _)| here.id.value == article.id.value);
    let first = article.steps.first();
    if let Some(first) = first.filter(|_| !is_here) {
        let step = first.id.value.clone();
        conversation.guide = Some(GuidePosition { article: article.id.value.clone(), step, tried: Vec::new() });
    }
    let mut verdict = lead(desk, conversation, Lead::Step);
    if !is_here {
        verdict.say.splice(0..0, answer);
    }
    verdict
}

/// Does what the guide says. The reasons are still to be given.
pub(super) fn lead(desk: &Desk, conversation: &mut Conversation, lead: Lead) -> Verdict {
    let about = target(desk, conversation);
    let verdict = match (lead, place(desk, conversation)) {
        (Lead::Step, Some((_, step))) => show(desk, conversation, step, vec![say(&step.say)]),
        (Lead::Again, Some((_, step))) => {
            let line = reply(desk, conversation, "step_retry");
            let asked = step.ask.as_ref().unwrap_or(&step.say);
            show(desk, conversation, step, vec![line, say(asked)])
        }
        (Lead::Resolved, _) => {
            conversation.guide = None;
            let mut verdict = resolve(desk, conversation);
            if verdict.action == Action::AskRating {
                verdict.say.insert(0, reply(desk, conversation, "guide_done"));
            }
            verdict
        }
        (Lead::Left, _) => {
            conversation.guide = None;
            Verdict::saying(Action::Answer, vec![reply(desk, conversation, "offer_declined")])
        }
        (Lead::Person | Lead::Step | Lead::Again, _) => {
            conversation.guide = None;
            Verdict::saying(Action::Rephrase, vec![reply(desk, conversation, "rephrase")])
        }
    };
    Verdict { about, ..verdict }
}

/// A step's own words, its question unless it was asked alone, and the replies.
fn show(desk: &Desk, conversation: &mut Conversation, step: &GuideStep, mut words: Vec<Say>) -> Verdict {
    let asked = step.ask.as_ref().map(say).filter(|ask| words.last() != Some(ask));
    words.extend(asked);
    let mut choices: Vec<Choice> = step.choices.iter().map(|choice| plain(choice.label.value.clone())).collect();
    match choices.is_empty() {
        true => conversation.guide = None,
        false => {
            conversation.pending = Pending::Step;
            if can_go_back(conversation) {
                choices.push(plain(label_of(desk, "step_back")));
            }
        }
    }
    Verdict { choices, ..Verdict::saying(Action::Guide, words) }
}

/// Offers the way back to a guide that rests, below an answer to something else.
pub(super) fn offer_return(desk: &Desk, conversation: &mut Conversation, verdict: &mut Verdict) {
    if place(desk, conversation).is_some() && conversation.pending == Pending::Nothing && verdict.choices.is_empty() {
        verdict.say.push(reply(desk, conversation, "guide_paused"));
        verdict.choices.push(plain(label_of(desk, "guide_return")));
    }
}

/// What the guide of the conversation is about: the intent that its article answers, or the article.
pub(super) fn target(desk: &Desk, conversation: &Conversation) -> Option<Target> {
    let id = &conversation.guide.as_ref()?.article;
    let is_its = |article: &crate::text::span::Spanned<String>| article.value == *id;
    let intent =
        desk.intents.iter().find(|intent| intent.reply.is_none() && intent.article.as_ref().is_some_and(is_its));
    Some(intent.map_or_else(|| Target::Article(id.clone()), |intent| Target::Intent(intent.id.value.clone())))
}

/// What the reply of that number, from 1, is called; `None` if the conversation is in no guide.
pub fn label(desk: &Desk, conversation: &Conversation, number: u32) -> Option<String> {
    let (_, step) = place(desk, conversation)?;
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    match conversation.pending {
        Pending::Step if index == step.choices.len() => Some(label_of(desk, "step_back")),
        Pending::Step => step.choices.get(index).map(|choice| choice.label.value.clone()),
        Pending::Nothing if index == 0 => Some(label_of(desk, "guide_return")),
        _ => None,
    }
}

/// The article and the step at which the conversation is, if both are still there.
pub fn place<'a>(desk: &'a Desk, conversation: &Conversation) -> Option<(&'a Article, &'a GuideStep)> {
    let position = conversation.guide.as_ref()?;
    let article = desk.article(&position.article)?;
    Some((article, article.step(&position.step)?))
}

fn can_go_back(conversation: &Conversation) -> bool {
    conversation.guide.as_ref().is_some_and(|position| !position.tried.is_empty())
}

fn say(template: &crate::text::span::Spanned<String>) -> Say {
    Say::Template(template.clone())
}

fn plain(label: String) -> Choice {
    Choice { label, target: None }
}

fn proposed(lead: Lead, name: &str, text: &str) -> Proposed {
    Proposed::new(Proposal::Guide(lead), reason(name, text.to_owned(), None))
}

fn reason(name: &str, text: String, at: Option<(&Desk, Span)>) -> Reason {
    Reason::own(name, text, at.map(|(desk, span)| desk.sources.place(span)))
}
