//! The handoff packet: what the person gets, so that the customer repeats nothing.

use jiff::Timestamp;

use super::decide::Verdict;
use super::facts::{label, tags};
use super::routing::Route;
use crate::conversation::entity::Entity;
use crate::conversation::packet::{HandoffPacket, PACKET_VERSION, Speaker};
use crate::conversation::state::Conversation;
use crate::desk::Desk;

/// The longest quotation of the customer in the summary, in characters.
const MAX_QUOTE: usize = 200;

/// Writes the packet of a handoff. `None` if the verdict is none.
pub fn packet(desk: &Desk, conversation: &Conversation, verdict: &Verdict, at: Timestamp) -> Option<HandoffPacket> {
    let Route { queue, priority, skills, due } = verdict.route.clone()?;
    let mut all_tags: Vec<String> = conversation
        .answers_tried
        .iter()
        .chain(&conversation.about)
        .flat_map(|target| tags(desk, target))
        .map(str::to_owned)
        .collect();
    all_tags.sort_unstable();
    all_tags.dedup();
    Some(HandoffPacket {
        version: PACKET_VERSION,
        conversation: conversation.id.clone(),
        at,
        reasons: verdict.reasons.clone(),
        summary: summary(desk, conversation, verdict),
        language: conversation.language,
        about: conversation.about.clone(),
        slots: conversation.slots.clone(),
        entities: conversation.entities.iter().map(Entity::masked).collect(),
        answers_tried: conversation.answers_tried.clone(),
        guide: conversation.guide.clone(),
        queue,
        priority,
        skills,
        tags: all_tags,
        due,
        transcript: conversation.transcript.iter().cloned().collect(),
        omitted_lines: conversation.omitted_lines,
    })
}

/// Who wants what, what is known, what was tried, why a person is needed, and the customer's last words.
fn summary(desk: &Desk, conversation: &Conversation, verdict: &Verdict) -> String {
    let mut parts = Vec::new();
    match &conversation.about {
        Some(target) => parts.push(format!("Wants: {}.", label(desk, target))),
        None => parts.push("What the customer wants is not clear yet.".to_owned()),
    }
    if !conversation.slots.is_empty() {
        let known = conversation.slots.iter().map(|(slot, value)| format!("{} {value}", slot.replace('_', " ")));
        parts.push(format!("Known: {}.", known.collect::<Vec<_>>().join(", ")));
    }
    if !conversation.answers_tried.is_empty() {
        let mut tried: Vec<String> = Vec::new();
        for target in &conversation.answers_tried {
            let name = label(desk, target);
            if !tried.contains(&name) {
                tried.push(name);
            }
        }
        parts.push(format!("Already answered: {}.", tried.join("; ")));
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
