//! The handoff packet: what the person gets, so that the customer repeats nothing.

use jiff::Timestamp;

use super::facts::{is_matter, label, tags};
use super::questions;
use super::routing::Route;
use super::verdict::Verdict;
use crate::conversation::entity::Entity;
use crate::conversation::evidence::Target;
use crate::conversation::packet::{CoursePoint, HandoffPacket, PACKET_VERSION, Speaker};
use crate::conversation::state::Conversation;
use crate::desk::Desk;
use crate::desk::intent::Slot;
use crate::desk::trigger::PersonRequest;

/// The longest quotation of the customer in the summary, in characters.
const MAX_QUOTE: usize = 200;

/// Writes the packet of a handoff, without the suggested replies. `None` if the verdict is none. `version` is the desk's.
pub fn packet(
    desk: &Desk,
    version: &str,
    conversation: &Conversation,
    verdict: &Verdict,
    at: Timestamp,
) -> Option<HandoffPacket> {
    let Route { queue, priority, skills, due } = verdict.route.clone()?;
    let targets = conversation.turns.iter().filter_map(|turn| turn.about.as_ref()).chain(&conversation.about);
    let mut all_tags: Vec<String> = targets.flat_map(|target| tags(desk, target)).map(str::to_owned).collect();
    all_tags.sort_unstable();
    all_tags.dedup();
    let course = conversation.turns.iter().map(|turn| CoursePoint {
        turn: turn.number,
        outcome: turn.outcome,
        about: turn.about.clone(),
        sentiment: turn.sentiment,
        frustration: turn.frustration,
    });
    Some(HandoffPacket {
        version: PACKET_VERSION,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        desk: version.to_owned(),
        conversation: conversation.id.clone(),
        at,
        way: verdict.way,
        channel: conversation.channel,
        customer: conversation.customer.clone(),
        reasons: verdict.reasons.clone(),
        summary: summary(desk, conversation, verdict),
        language: conversation.language,
        about: wants(desk, conversation).cloned(),
        course: course.collect(),
        slots: conversation.slots.clone(),
        missing: missing(desk, conversation).map(|(name, _)| name.clone()).collect(),
        entities: conversation.entities.iter().map(Entity::masked).collect(),
        answers_tried: conversation.answers_tried.clone(),
        articles_shown: articles_shown(desk, conversation),
        guide: conversation.guide.clone(),
        queue,
        priority,
        skills,
        tags: all_tags,
        suggested_replies: Vec::new(),
        since: conversation.handed.as_ref().map_or(at, |handed| handed.since),
        due,
        transcript: conversation.transcript.iter().cloned().collect(),
        omitted_lines: conversation.omitted_lines,
    })
}

/// What the customer wants: what the conversation is about or, where that is small talk or a goodbye, was about before.
fn wants<'a>(desk: &Desk, conversation: &'a Conversation) -> Option<&'a Target> {
    // What a plain request for a person resembles is not what the customer wants.
    let others = conversation.counted().iter().rev();
    let others = others.filter(|turn| turn.asks_for_person != Some(PersonRequest::Plainly));
    let before = others.filter_map(|turn| turn.about.as_ref());
    conversation.about.iter().chain(before).find(|about| is_matter(desk, about))
}

/// The slots that the conversation's intent needs and that nobody has filled.
pub fn missing<'a>(desk: &'a Desk, conversation: &'a Conversation) -> impl Iterator<Item = (&'a String, &'a Slot)> {
    let intent = wants(desk, conversation).and_then(Target::intent).and_then(|id| desk.intent(id));
    let slots = intent.into_iter().flat_map(|intent| &intent.slots);
    slots.filter(|(name, _)| !conversation.slots.contains_key(*name))
}

/// The articles among the answers, each once.
fn articles_shown(desk: &Desk, conversation: &Conversation) -> Vec<String> {
    let article = |target: &Target| match target {
        Target::Article(id) => Some(id.clone()),
        Target::Intent(id) => desk.intent(id).and_then(|intent| intent.article.as_ref()).map(|id| id.value.clone()),
    };
    let mut shown: Vec<String> = Vec::new();
    for id in conversation.answers_tried.iter().filter_map(article) {
        if !shown.contains(&id) {
            shown.push(id);
        }
    }
    shown
}

/// Who wants what, what is known, what was tried, why a person is needed, and the customer's last words.
fn summary(desk: &Desk, conversation: &Conversation, verdict: &Verdict) -> String {
    let mut parts = Vec::new();
    let customer = &conversation.customer;
    let tier = customer.tier.as_ref().map(|tier| format!("{tier} customer"));
    let who: Vec<String> = customer.name.clone().into_iter().chain(tier).collect();
    if !who.is_empty() {
        parts.push(format!("Customer: {}.", who.join(", ")));
    }
    match wants(desk, conversation) {
        Some(target) => parts.push(format!("Wants: {}.", label(desk, conversation, target))),
        None => parts.push("What the customer wants is not clear yet.".to_owned()),
    }
    let open: Vec<String> = questions::open(conversation).map(|target| label(desk, conversation, target)).collect();
    if !open.is_empty() {
        parts.push(format!("Also asked: {}.", open.join("; ")));
    }
    if !conversation.slots.is_empty() {
        let known = conversation.slots.iter().map(|(slot, value)| format!("{} {value}", slot.replace('_', " ")));
        parts.push(format!("Known: {}.", known.collect::<Vec<_>>().join(", ")));
    }
    let missing: Vec<String> = missing(desk, conversation).map(|(name, _)| name.replace('_', " ")).collect();
    if !missing.is_empty() {
        parts.push(format!("Missing: {}.", missing.join(", ")));
    }
    let mut tried: Vec<String> = Vec::new();
    for target in conversation.answers_tried.iter().filter(|target| is_matter(desk, target)) {
        let name = label(desk, conversation, target);
        if !tried.contains(&name) {
            tried.push(name);
        }
    }
    if !tried.is_empty() {
        parts.push(format!("Already answered: {}.", tried.join("; ")));
    }
    if let Some(guide) = &conversation.guide {
        let tried = guide.tried.iter().map(|tried| format!("{} (“{}”)", tried.step, tried.reply));
        let tried = tried.collect::<Vec<_>>().join(", ");
        let tried = if tried.is_empty() { "nothing yet" } else { &tried };
        parts.push(format!("In the guide `{}` at `{}`; tried: {tried}.", guide.article, guide.step));
    }
    if let Some(reason) = verdict.reasons.first() {
        parts.push(format!("Handed over: {}.", reason.text));
    }
    let last = conversation.transcript.iter().rev().find(|line| line.speaker == Speaker::Customer);
    if let Some(line) = last {
        let mut quote: String = line.text.chars().take(MAX_QUOTE).collect();
        if quote.len() < line.text.len() {
            quote.push('…');
        }
        parts.push(format!("Last words: “{}”", quote.trim()));
    }
    parts.join(" ")
}
