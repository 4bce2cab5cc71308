//! What follows the events that are no messages of the customer.

use jiff::Timestamp;

use super::decide::{Say, Verdict, hand_over};
use crate::conversation::event::{EventKind, Opened};
use crate::conversation::fault::Fault;
use crate::conversation::packet::{Line, Speaker};
use crate::conversation::state::{Conversation, Ending, MAX_KEPT, Pending, Phase, Rating, Taken};
use crate::conversation::trace::Reason;
use crate::conversation::wake::WakeReason;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::workload::Workload;
use crate::text::redact::Redactor;

/// The longest text of an agent or beside a rating that is kept, in characters.
const MAX_TEXT: usize = 4_000;
/// The most queues, and people of a queue, whose workload is kept.
const MAX_QUEUES: usize = 50;
const MAX_PEOPLE: usize = 500;

/// What is done about an event that is no message. Everything that it brings is bounded here.
pub fn happened(
    desk: &Desk,
    redactor: &Redactor,
    conversation: &mut Conversation,
    at: Timestamp,
    event: &EventKind,
) -> Verdict {
    match event {
        EventKind::Opened(opened) => self::opened(desk, conversation, opened),
        EventKind::Customer(customer) => {
            conversation.customer = customer.clone();
            Verdict::wait("customer-facts", "what the host knows of the customer is noted")
        }
        EventKind::Signal { name } => {
            if conversation.signals.len() < MAX_KEPT {
                conversation.signals.insert(name.clone());
            }
            Verdict::wait("signal", "the host's signal is noted")
        }
        EventKind::Queues(queues) => {
            for (name, load) in queues.iter().take(MAX_QUEUES) {
                let holding = load.holding.iter().copied().take(MAX_PEOPLE).collect();
                conversation.queues.insert(name.clone(), Workload { holding, ..load.clone() });
            }
            while conversation.queues.len() > MAX_QUEUES {
                conversation.queues.pop_last();
            }
            Verdict::wait("queues", "how busy the queues are is noted")
        }
        EventKind::WokeUp => woke_up(desk, conversation, at),
        EventKind::AgentJoined { agent } => {
            conversation.phase = Phase::WithPerson;
            conversation.pending = Pending::Nothing;
            conversation.timers.clear();
            let agent = agent.chars().take(MAX_KEPT).collect();
            if let Some(handed) = &mut conversation.handed {
                handed.taken = Some(Taken { agent, at });
            }
            Verdict::wait("agent-joined", "a person has the conversation")
        }
        EventKind::AgentMessage { text } => {
            let text = redactor.redact(&text.chars().take(MAX_TEXT).collect::<String>());
            conversation.say(Line { at, speaker: Speaker::Agent, text });
            Verdict::wait("with-person", "a person has the conversation")
        }
        EventKind::AgentLeft if conversation.phase == Phase::WithPerson => {
            let text = "the person left before the matter was settled".to_owned();
            hand_over(desk, conversation, Reason { name: "agent-left".to_owned(), text, place: None }, at)
        }
        EventKind::Transferred { queue } => {
            let text = format!("it was passed on to `{queue}`");
            hand_over(desk, conversation, Reason { name: "transferred".to_owned(), text, place: None }, at)
        }
        EventKind::ReturnedToBot => {
            conversation.phase = Phase::SelfService;
            begin_anew(conversation);
            Verdict::wait("returned-to-bot", "the conversation is with the bot again")
        }
        EventKind::Resolved => {
            conversation.phase = Phase::Resolved;
            begin_anew(conversation);
            Verdict::wait("resolved", "the matter is settled")
        }
        EventKind::Rated { score, text } => {
            let text = redactor.redact(&text.chars().take(MAX_TEXT).collect::<String>());
            conversation.rating = Some(Rating { score: *score, text });
            Verdict::wait("rated", "the rating is noted")
        }
        EventKind::Closed => {
            let settled = matches!(conversation.phase, Phase::Resolved | Phase::Rated);
            conversation.ending = Some(if settled { Ending::Resolved } else { Ending::Abandoned });
            conversation.phase = Phase::Closed;
            begin_anew(conversation);
            Verdict { action: Action::Close, ..Verdict::wait("closed", "the conversation has ended") }
        }
        EventKind::Unknown { name } => {
            let fault = Fault::new("unknown-event", format!("`{name}` is no event that this version knows"));
            Verdict { faults: vec![fault], ..Verdict::wait("unknown-event", "the event is not known") }
        }
        EventKind::Visit(_) | EventKind::AgentLeft | EventKind::Approved { .. } | EventKind::Refused { .. } => {
            Verdict::wait("noted", "nothing follows from it")
        }
        EventKind::Message { .. } | EventKind::Choice { .. } => Verdict::wait("noted", "it is a turn of the customer"),
    }
}

fn opened(desk: &Desk, conversation: &mut Conversation, opened: &Opened) -> Verdict {
    conversation.channel = opened.channel.unwrap_or(conversation.channel);
    conversation.customer = opened.customer.clone();
    let code = opened.locale.as_deref().and_then(|locale| locale.split(['-', '_']).next());
    conversation.language = code.and_then(|code| code.to_lowercase().parse().ok()).or(conversation.language);
    if conversation.phase != Phase::New || !conversation.transcript.is_empty() {
        return Verdict::wait("opened", "the conversation goes on");
    }
    conversation.phase = Phase::Opened;
    let greeting = Say::Template(desk.settings.replies.greeting.clone());
    let verdict = Verdict::wait("greeting", "the customer opened the chat");
    Verdict { action: Action::Answer, say: vec![greeting], ..verdict }
}

/// What the bot asked, counted and was told of no longer holds.
fn begin_anew(conversation: &mut Conversation) {
    conversation.pending = Pending::Nothing;
    conversation.counted_after = conversation.customer_turns;
    conversation.about = None;
    conversation.signals.clear();
    conversation.last_offer = None;
    conversation.handed = None;
    conversation.approval = None;
    conversation.timers.clear();
}

fn woke_up(desk: &Desk, conversation: &mut Conversation, at: Timestamp) -> Verdict {
    let due = conversation.timers.iter().find(|(_, due)| **due <= at).map(|(why, _)| *why);
    let Some(why) = due else { return Verdict::wait("woke-up", "nothing is due") };
    conversation.timers.remove(&why);
    match why {
        WakeReason::SlaMissed => {
            let patience = Say::Template(desk.settings.replies.still_waiting.clone());
            let late = Verdict::wait("still-waiting", "nobody has taken the conversation in time");
            Verdict { action: Action::Nudge, say: vec![patience], ..late }
        }
        _ => Verdict::wait("woke-up", why.text()),
    }
}
