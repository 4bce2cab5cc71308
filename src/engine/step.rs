//! One event through a conversation.

use std::borrow::Cow;

use super::assist::{assist, suggested_replies};
use super::render::passage::passage;
use super::render::{self, Part, PartKind};
use super::{Parts, reader, search};
use jiff::{SignedDuration, Timestamp};

use crate::conversation::decision::{Decision, Step};
use crate::conversation::event::{Event, EventKind};
use crate::conversation::evidence::Evidence;
use crate::conversation::fault::Fault;
use crate::conversation::packet::{Line, Speaker};
use crate::conversation::passage::Passage;
use crate::conversation::state::{Conversation, Pending, Phase};
use crate::conversation::trace::{Reason, Trace};
use crate::conversation::wake::WakeUp;
use crate::conversation::wanted::Wanted;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::policy::decide::{Input, decide, listen, overhear};
use crate::policy::guide;
use crate::policy::handoff::{hand_over_because, note_why};
use crate::policy::helpful;
use crate::policy::lifecycle::happened;
use crate::policy::packet::packet;
use crate::policy::timers::arm;
use crate::policy::verdict::Verdict;
use crate::text::beginning::beginning;
use crate::text::language::Language;
use crate::text::letter::{fresh, topic};
use crate::text::literal::without_name;

/// The longest line of the customer that the transcript keeps, in bytes.
const MAX_LINE: usize = 4_000;

/// The most of an email that is looked at, in bytes.
const MAX_LETTER: usize = 64 << 10;

/// More bytes than any piece of personal data has, so that none is cut in two before it is recognised.
const LONGEST_DATUM: usize = 128;

/// `meaning` is what the message is taken to be, instead of what it would be understood to be.
pub(super) fn step(parts: &Parts, before: &Conversation, event: &Event, meaning: Option<&Evidence>) -> Step {
    let mut conversation = before.clone();
    // What comes late counts from the latest event on.
    let at = before.latest.map_or(event.at, |latest| latest.max(event.at));
    let event = &Event { at, ..event.clone() };
    if !conversation.notes(&event.id) {
        let verdict = Verdict::wait("duplicate-event", "this event was handled before");
        return Step { decision: decision(parts, before, verdict, None, event).0, conversation };
    }
    conversation.began = conversation.began.or(Some(event.at));
    conversation.latest = Some(event.at);
    let (verdict, evidence) = match (search::ended(parts, &mut conversation, event), &event.kind) {
        (Some(ended), _) => ended,
        (None, EventKind::Message { text }) => said(parts, &mut conversation, event, meaning, text, None),
        (None, EventKind::Choice { number }) => said(parts, &mut conversation, event, meaning, "", Some(*number)),
        (None, other) => (happened(&parts.desk, &parts.redactor, &mut conversation, event.at, other), None),
    };
    search::forget_if_moot(&mut conversation);
    let told = decision(parts, &conversation, verdict, evidence, event);
    let (mut decision, markdown) = without_silence(parts, &mut conversation, told, event);
    if matches!(decision.action, Action::Handoff | Action::Offer) {
        note_why(&mut conversation, decision.reasons.first().map(Wanted::from));
    }
    if let Some(packet) = &mut decision.handoff {
        packet.suggested_replies = suggested_replies(parts, &conversation, decision.trace.evidence.as_ref());
    }
    if moves(&event.kind, decision.action) {
        arm(&parts.desk, &mut conversation, decision.action, event.at);
    }
    decision.wake_at = wake_at(&conversation, event.at);
    let is_over = before.phase == Phase::WithPerson && event.kind == EventKind::Closed;
    if decision.action == Action::Assist || event.kind == EventKind::Resolved || is_over {
        decision.assist = Some(assist(parts, &conversation, decision.trace.evidence.as_ref()));
    }
    if !decision.text.is_empty() {
        let choices = (1..).zip(&decision.choices).map(|(number, choice)| format!("\n{number}. {}", choice.label));
        let name = conversation.customer.name.as_deref().unwrap_or_default();
        let text = parts.redactor.redact(&without_name(&markdown, name)) + &choices.collect::<String>();
        conversation.say(Line { at: event.at, speaker: Speaker::Bot, text });
    }
    Step { decision, conversation }
}

/// Whether time runs anew from that event on: something was said or done, and not merely noted.
fn moves(kind: &EventKind, action: Action) -> bool {
    match kind {
        EventKind::Visit(_)
        | EventKind::Customer(_)
        | EventKind::Signal { .. }
        | EventKind::Queues(_)
        | EventKind::AgentMessage { .. }
        | EventKind::Unknown { .. } => false,
        EventKind::WokeUp | EventKind::Found { .. } | EventKind::SearchFailed { .. } => action != Action::Wait,
        _ => true,
    }
}

fn said(
    parts: &Parts,
    conversation: &mut Conversation,
    event: &Event,
    meaning: Option<&Evidence>,
    text: &str,
    picked: Option<u32>,
) -> (Verdict, Option<Evidence>) {
    let is_letter = picked.is_none() && conversation.channel == Channel::Email;
    let letter = is_letter.then(|| with_subject(conversation.subject.take(), fresh(beginning(text, MAX_LETTER))));
    let text = letter.as_deref().unwrap_or(text);
    let quote = match picked {
        Some(number) => label_of(&parts.desk, conversation, number),
        None if is_letter => beginning(&parts.redactor.redact(&dense(text)), MAX_LINE).to_owned(),
        None => beginning(&parts.redactor.redact(beginning(text, MAX_LINE + LONGEST_DATUM)), MAX_LINE).to_owned(),
    };
    conversation.say(Line { at: event.at, speaker: Speaker::Customer, text: quote });
    // What is typed while a search runs belongs to what was typed before.
    let interrupted = search::take_back(conversation);
    let joined = interrupted.as_ref().map(|before| format!("{}\n{text}", before.text));
    let text = joined.as_deref().filter(|_| picked.is_none()).unwrap_or(text);
    let now = reader::local(&parts.desk, event.at);
    let reader = reader::on(conversation, now.date());
    let mut evidence = match picked {
        Some(_) => Evidence::default(),
        None => meaning.cloned().unwrap_or_else(|| parts.understander.understand(text, Some(now), &reader)),
    };
    conversation.language = spoken(&parts.desk, conversation.language, evidence.language);
    let private = parts.redactor.find(beginning(text, MAX_LINE));
    for entity in &mut evidence.entities {
        let overlaps = |span: &core::ops::Range<usize>| span.start < entity.span.end && entity.span.start < span.end;
        entity.private = private.iter().any(|data| overlaps(&data.span));
    }
    reader::withhold(&parts.desk, &mut evidence.candidates, &reader);
    evidence.wishes.retain(|wish| reader::is_shown(&parts.desk, &wish.target, &reader));
    if interrupted.as_ref().is_some_and(|before| before.until <= event.at) {
        evidence.faults.push(search::late());
    }
    let input = Input { text: beginning(text, MAX_LINE), picked, evidence: &evidence, at: event.at };
    let verdict = match conversation.phase {
        Phase::Waiting => listen(&parts.desk, conversation, &input),
        Phase::WithPerson => {
            overhear(&parts.desk, conversation, &input);
            let verdict = Verdict::wait("with-person", "a person has the conversation");
            Verdict { action: Action::Assist, ..verdict }
        }
        _ => {
            conversation.phase = Phase::SelfService;
            conversation.ending = None;
            let search = search::begin(parts, conversation, event, &input, interrupted.as_ref());
            search.unwrap_or_else(|| decide(&parts.desk, conversation, &input))
        }
    };
    (verdict, Some(evidence))
}

/// A letter below its subject.
fn with_subject(subject: Option<String>, letter: Cow<'_, str>) -> Cow<'_, str> {
    match subject.as_deref().map(topic).filter(|subject| !subject.is_empty()) {
        Some(subject) => Cow::Owned(format!("{subject}\n{letter}")),
        None => letter,
    }
}

/// The lines of a letter that say something, at most [`MAX_LINE`] bytes and the longest datum.
fn dense(letter: &str) -> String {
    let lines = letter.lines().map(str::trim_end).filter(|line| !line.is_empty());
    beginning(&lines.collect::<Vec<_>>().join("\n"), MAX_LINE + LONGEST_DATUM).to_owned()
}

fn label_of(desk: &Desk, conversation: &Conversation, number: u32) -> String {
    let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    match (&conversation.pending, index) {
        (Pending::Choice(choices), Some(index)) => choices.get(index).map(|choice| choice.label.clone()),
        (Pending::Helpful, Some(index)) => helpful::label(desk, index),
        (Pending::Ways { offered, .. }, Some(index)) => offered.get(index).map(|way| way.label.clone()),
        _ => guide::label(desk, conversation, number),
    }
    .unwrap_or_else(|| number.to_string())
}

/// The decision, and what it says in Markdown.
fn decision(
    parts: &Parts,
    conversation: &Conversation,
    verdict: Verdict,
    mut evidence: Option<Evidence>,
    event: &Event,
) -> (Decision, String) {
    for entity in evidence.iter_mut().flat_map(|evidence| &mut evidence.entities) {
        *entity = entity.masked();
    }
    let (said, mut faults) = parts.replies.parts(&parts.desk, &verdict.say, conversation);
    let markdown = render::markdown(&said);
    faults.extend(verdict.faults.iter().cloned());
    faults.extend(evidence.iter().flat_map(|evidence| evidence.faults.iter().cloned()));
    let passage = answered(parts, conversation, &said);
    let handoff = packet(&parts.desk, &parts.desk_version, conversation, &verdict, event.at);
    let decision = Decision {
        action: verdict.action,
        text: parts.replies.for_channel(&parts.desk, said, conversation),
        passage,
        choices: verdict.choices,
        about: verdict.about,
        also: verdict.also,
        reasons: verdict.reasons,
        wake_at: wake_at(conversation, event.at),
        approval: verdict.approval,
        search: verdict.search,
        assist: None,
        handoff,
        trace: Trace { evidence, steps: verdict.steps, faults },
    };
    (decision, markdown)
}

/// The passage of the articles' answers that speaks of the customer's last message.
pub(super) fn answered(parts: &Parts, conversation: &Conversation, said: &[Part]) -> Option<Passage> {
    let last = conversation.transcript.iter().rev().find(|line| line.speaker == Speaker::Customer)?;
    let language = conversation.language.unwrap_or(parts.desk.language());
    let answers = said.iter().filter(|part| part.kind == PartKind::Answer);
    { answers }.find_map(|answer| passage(&answer.markdown, &last.text, language))
}

/// The first that is due after that time; what is due already comes a second later.
fn wake_at(conversation: &Conversation, at: Timestamp) -> Option<WakeUp> {
    let soonest = at.checked_add(SignedDuration::from_secs(1)).ok()?;
    let due = conversation.timers.iter().map(|(why, due)| WakeUp { at: (*due).max(soonest), why: *why });
    due.min_by_key(|wake| (wake.at, wake.why))
}

/// A decision that should say something and cannot falls towards a person.
fn without_silence(
    parts: &Parts,
    conversation: &mut Conversation,
    told: (Decision, String),
    event: &Event,
) -> (Decision, String) {
    let (decision, markdown) = told;
    let silent =
        matches!(decision.action, Action::Wait | Action::Close | Action::Handoff | Action::Assist | Action::Search);
    if silent || !decision.text.is_empty() {
        return (decision, markdown);
    }
    let fault = decision.trace.faults.first();
    let text = fault.map_or("there is nothing to say", |fault| fault.message.as_str()).to_owned();
    let reason = Reason::own("fault", text, None);
    let verdict = hand_over_because(&parts.desk, conversation, reason, event.at);
    let (mut again, markdown) = self::decision(parts, conversation, verdict, decision.trace.evidence, event);
    again.trace.faults = decision.trace.faults;
    again.trace.faults.push(Fault::new("nothing-to-say", "the decision was to say something, and there was no text"));
    (again, markdown)
}

/// The customer's language after a message that was read as `read`. What the host told stays where the desk has not that
/// language, because then no message can be recognised as being in it.
fn spoken(desk: &Desk, before: Option<Language>, read: Option<Language>) -> Option<Language> {
    let languages = &desk.settings.languages;
    let is_known = |language: &Language| languages.iter().any(|own| own.value == *language);
    before.filter(|before| !is_known(before) && !languages.is_empty()).or(read).or(before)
}
