//! What follows the events that are no messages of the customer.

use jiff::Timestamp;

use super::approval::refused;
use super::closing;
use super::decide::approved;
use super::handoff::{hand_over_because, pass_on};
use super::say::{Say, reply};
use super::verdict::Verdict;
use super::woke::woke_up;
use crate::conversation::event::{EventKind, Opened};
use crate::conversation::fault::Fault;
use crate::conversation::packet::{Line, Speaker};
use crate::conversation::state::{Conversation, Ending, MAX_KEPT, Pending, Phase, Rating, Taken};
use crate::conversation::trace::Reason;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::desk::visit::Visit;
use crate::desk::workload::Workload;
use crate::text::redact::Redactor;

/// The longest text of an agent or beside a rating that is kept, in characters.
const MAX_TEXT: usize = 4_000;
/// The longest subject of an email that is kept, in characters: that of a line of a letter (RFC 5322, 2.1.1).
const MAX_SUBJECT: usize = 998;
/// The longest name of a signal, a queue or a person that is kept, in characters.
const MAX_NAME: usize = 100;
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
            conversation.customer = customer.bounded();
            Verdict::wait("customer-facts", "what the host knows of the customer is noted")
        }
        EventKind::Signal { name } => {
            if conversation.signals.len() < MAX_KEPT {
                conversation.signals.insert(name.chars().take(MAX_NAME).collect());
            }
            let mut verdict = Verdict::wait("signal", "the host's signal is noted");
            if !desk.settings.knows_signal(name) {
                let name: String = name.chars().take(MAX_NAME).collect();
                verdict.faults.push(Fault::new("unknown-signal", format!("the desk names no signal `{name}`")));
            }
            verdict
        }
        EventKind::Queues(queues) => {
            for (name, load) in queues.iter().take(MAX_QUEUES) {
                let holding = load.holding.iter().copied().take(MAX_PEOPLE).collect();
                let name = name.chars().take(MAX_NAME).collect();
                conversation.queues.insert(name, Workload { holding, ..load.clone() });
            }
            while conversation.queues.len() > MAX_QUEUES {
                conversation.queues.pop_last();
            }
            Verdict::wait("queues", "how busy the queues are is noted")
        }
        EventKind::Visit(visit) => visited(desk, conversation, visit),
        EventKind::WokeUp => woke_up(desk, conversation, at),
        EventKind::AgentJoined { agent } => {
            conversation.phase = Phase::WithPerson;
            conversation.pending = Pending::Nothing;
            conversation.questions.clear();
            conversation.timers.clear();
            let agent = agent.chars().take(MAX_NAME).collect();
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
            let reason = Reason::own("agent-left", text, None);
            conversation.phase = Phase::SelfService;
            let verdict = hand_over_because(desk, conversation, reason, at);
            if verdict.route.is_some() {
                return Verdict { say: vec![reply(desk, conversation, "agent_left")], ..verdict };
            }
            // Nobody else is here: the bot has it again, and says so.
            conversation.handed = None;
            conversation.counted_after = conversation.customer_turns;
            verdict
        }
        EventKind::AgentLeft => Verdict::wait("noted", "no person had the conversation"),
        EventKind::Transferred { queue } => transferred(desk, conversation, queue, at),
        EventKind::ReturnedToBot => {
            begin_anew(conversation);
            conversation.phase = Phase::SelfService;
            Verdict::wait("returned-to-bot", "the conversation is with the bot again")
        }
        EventKind::Approved { .. } => approved(desk, conversation),
        EventKind::Refused { .. } => refused(desk, conversation),
        EventKind::Resolved => {
            begin_anew(conversation);
            conversation.phase = Phase::Resolved;
            match closing::ask_rating(desk, conversation) {
                Some(question) => Verdict::saying(Action::AskRating, vec![question])
                    .because("resolved", "a person has settled the matter"),
                None => Verdict::wait("resolved", "a person has settled the matter"),
            }
        }
        EventKind::Rated { score, text } => rated(desk, redactor, conversation, *score, text),
        EventKind::Closed => {
            let settled = matches!(conversation.phase, Phase::Resolved | Phase::Rated);
            let ending = if settled { Ending::Resolved } else { Ending::Abandoned };
            let ending = conversation.ending.filter(|_| conversation.phase == Phase::Closed).unwrap_or(ending);
            begin_anew(conversation);
            closing::end(conversation, ending);
            Verdict { action: Action::Close, ..Verdict::wait("closed", "the conversation has ended") }
        }
        EventKind::Unknown { name } => {
            let fault = Fault::new("unknown-event", format!("`{name}` is no event that this version knows"));
            Verdict { faults: vec![fault], ..Verdict::wait("unknown-event", "the event is not known") }
        }
        EventKind::Message { .. } | EventKind::Choice { .. } => Verdict::wait("noted", "it is a turn of the customer"),
        EventKind::Found { .. } | EventKind::SearchFailed { .. } => {
            Verdict::wait("search-over", "the conversation does not wait for that search")
        }
    }
}

fn opened(desk: &Desk, conversation: &mut Conversation, opened: &Opened) -> Verdict {
    conversation.channel = opened.channel.unwrap_or(conversation.channel);
    conversation.customer = opened.customer.bounded();
    let code = opened.locale.as_deref().and_then(|locale| locale.split(['-', '_']).next());
    conversation.language = code.and_then(|code| code.to_lowercase().parse().ok()).or(conversation.language);
    conversation.subject = opened.subject.as_ref().map(|subject| subject.chars().take(MAX_SUBJECT).collect());
    let greeted = conversation.phase == Phase::Greeted;
    let is_new = conversation.phase == Phase::New && conversation.transcript.is_empty();
    if !(greeted || is_new) {
        return Verdict::wait("opened", "the conversation goes on");
    }
    if greeted {
        conversation.phase = Phase::Opened;
        return Verdict::wait("opened", "the visitor was greeted already");
    }
    conversation.phase = Phase::Opened;
    if conversation.channel == Channel::Email {
        return Verdict::wait("opened", "the letter follows, and the reply to it has a salutation of its own");
    }
    let greeting = reply(desk, conversation, "greeting");
    let verdict = Verdict::wait("greeting", "the customer opened the chat");
    Verdict { action: Action::Answer, say: vec![greeting], ..verdict }
}

/// What the bot asked, counted and was told of no longer holds.
fn begin_anew(conversation: &mut Conversation) {
    conversation.pending = Pending::Nothing;
    conversation.questions.clear();
    conversation.counted_after = conversation.customer_turns;
    conversation.about = None;
    conversation.signals.clear();
    conversation.last_offer = None;
    conversation.handed = None;
    conversation.approval = None;
    conversation.timers.clear();
}

/// Passed on by a person: it waits in the queue that they named.
fn transferred(desk: &Desk, conversation: &mut Conversation, queue: &str, at: Timestamp) -> Verdict {
    let text = format!("it was passed on to `{queue}`");
    let reason = Reason::own("transferred", text, None);
    conversation.phase = Phase::WithPerson;
    if desk.settings.queues.contains_key(queue) {
        let steps = vec![format!("{}: {}", reason.name, reason.text)];
        return Verdict { reasons: vec![reason], steps, ..pass_on(desk, conversation, queue, at) };
    }
    let fault = Fault::new("unknown-queue", format!("there is no queue `{queue}`"));
    let verdict = hand_over_because(desk, conversation, reason, at);
    Verdict { say: Vec::new(), faults: vec![fault], ..verdict }
}

/// A visitor who has not opened the chat: the first greeting that fits is said, once.
fn visited(desk: &Desk, conversation: &mut Conversation, visit: &Visit) -> Verdict {
    let fits = desk.settings.greet.iter().find(|greeting| greeting.when.fits(visit));
    let Some(greeting) = fits.filter(|_| conversation.phase == Phase::New) else {
        return Verdict::wait("visit", "the visit calls for no greeting");
    };
    conversation.phase = Phase::Greeted;
    let said = greeting.say.pick(&conversation.id).cloned().map(Say::Template);
    let place = Some(desk.sources.place(greeting.name.span));
    let text = format!("the visitor is on `{}`", visit.page);
    let reason = Reason::own(greeting.name.value.clone(), text, place);
    Verdict { reasons: vec![reason], ..Verdict::saying(Action::Nudge, said.into_iter().collect()) }
}

/// The host's own form gave a rating.
fn rated(desk: &Desk, redactor: &Redactor, conversation: &mut Conversation, score: u32, text: &str) -> Verdict {
    let scale = closing::scale(desk).unwrap_or(u32::MAX);
    let mut verdict = Verdict::wait("rated", "the customer rated the conversation");
    if !(1..=scale).contains(&score) {
        verdict.faults.push(Fault::new("rating", format!("`{score}` is no score from 1 to {scale}")));
        return verdict;
    }
    let text = redactor.redact(&text.chars().take(MAX_TEXT).collect::<String>());
    conversation.rating = Some(Rating { score, text });
    if !conversation.phase.is_with_people() && conversation.phase != Phase::Closed {
        conversation.phase = Phase::Rated;
        conversation.pending = Pending::Nothing;
    }
    verdict
}
