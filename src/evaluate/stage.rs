//! Where a case of a suite is played: the turns become events, and the clock of the suite wakes the conversation.

use jiff::{SignedDuration, Timestamp};

use crate::conversation::decision::Step;
use crate::conversation::event::{Event, EventKind, Opened};
use crate::conversation::state::Conversation;
use crate::conversation::wake::WakeUp;
use crate::desk::duration::Duration;
use crate::desk::suite::{AgentDoes, Input, Turn};
use crate::engine::Engine;

/// How often a conversation is woken at most while time passes in one turn.
const MAX_WAKE_UPS: u32 = 100;

/// One conversation, and the time.
pub(super) struct Stage<'a> {
    engine: &'a Engine,
    conversation: Conversation,
    at: Timestamp,
    events: u32,
    wake: Option<WakeUp>,
}

impl<'a> Stage<'a> {
    /// A conversation in which nothing has happened, at that time.
    pub fn new(engine: &'a Engine, at: Timestamp) -> Self {
        Self { engine, conversation: Conversation::new("suite"), at, events: 0, wake: None }
    }

    /// Plays a turn: lets its time pass, then lets happen what happens. Where nothing does, the step is that of the last
    /// wake-up.
    pub fn plays(&mut self, turn: &Turn) -> Step {
        let woken = turn.after.and_then(|after| self.pass(after));
        match (self.kind(&turn.input.value), &turn.input.value) {
            (Some(kind), _) => self.step(kind),
            (None, Input::Passes(length)) => {
                let woken = self.pass(*length).or(woken);
                woken.unwrap_or_else(|| self.step(EventKind::WokeUp))
            }
            (None, _) => self.step(EventKind::WokeUp),
        }
    }

    /// The event of an input; `None` where only time passes. A search that nobody asked for ends as one without a name.
    fn kind(&self, input: &Input) -> Option<EventKind> {
        let search = || self.conversation.search.as_ref().map(|search| search.search.clone()).unwrap_or_default();
        match input {
            Input::Found(articles) => Some(EventKind::Found { search: search(), articles: articles.clone() }),
            Input::SearchFails(why) => Some(EventKind::SearchFailed { search: search(), why: why.clone() }),
            other => event_of(other),
        }
    }

    /// Lets time pass, and wakes the conversation whenever it wants to be woken in it.
    fn pass(&mut self, length: Duration) -> Option<Step> {
        let until = self.at.checked_add(SignedDuration::from_secs(i64::from(length.seconds()))).unwrap_or(self.at);
        let mut last = None;
        for _ in 0..MAX_WAKE_UPS {
            let Some(wake) = self.wake.filter(|wake| wake.at <= until) else { break };
            self.at = wake.at;
            last = Some(self.step(EventKind::WokeUp));
        }
        self.at = until;
        last
    }

    fn step(&mut self, kind: EventKind) -> Step {
        self.events += 1;
        let step = self.engine.step(&self.conversation, &Event::new(self.events.to_string(), self.at, kind));
        self.conversation = step.conversation.clone();
        self.wake = step.decision.wake_at;
        step
    }
}

/// The event of an input that depends on nothing else; `None` of one that ends a search, or that only lets time pass.
pub fn event_of(input: &Input) -> Option<EventKind> {
    let agent = || "agent".to_owned();
    Some(match input {
        Input::Message(text) => EventKind::Message { text: text.clone() },
        Input::Choose(number) => EventKind::Choice { number: *number },
        Input::Visits(visit) => EventKind::Visit(visit.clone()),
        Input::Opens(opening) => EventKind::Opened(Opened {
            channel: Some(opening.channel),
            locale: opening.locale.clone(),
            subject: opening.subject.clone(),
            customer: opening.customer.clone(),
        }),
        Input::Knows(customer) => EventKind::Customer(customer.clone()),
        Input::Signal(name) => EventKind::Signal { name: name.clone() },
        Input::Queues(queues) => EventKind::Queues(queues.clone()),
        Input::Agent(AgentDoes::Joins) => EventKind::AgentJoined { agent: agent() },
        Input::Agent(AgentDoes::Says(text)) => EventKind::AgentMessage { text: text.clone() },
        Input::Agent(AgentDoes::Transfers(queue)) => EventKind::Transferred { queue: queue.clone() },
        Input::Agent(AgentDoes::Returns) => EventKind::ReturnedToBot,
        Input::Agent(AgentDoes::Leaves) => EventKind::AgentLeft,
        Input::Agent(AgentDoes::Resolves) => EventKind::Resolved,
        Input::Agent(AgentDoes::Approves) => EventKind::Approved { agent: agent() },
        Input::Agent(AgentDoes::Refuses) => EventKind::Refused { agent: agent() },
        Input::Rates(score) => EventKind::Rated { score: *score, text: String::new() },
        Input::Found(_) | Input::SearchFails(_) | Input::Passes(_) => return None,
    })
}

/// An input in a few words.
pub(super) fn told(input: &Input) -> String {
    match input {
        Input::Message(text) => text.clone(),
        Input::Choose(number) => format!("(chooses {number})"),
        Input::Visits(visit) => format!("(visits {})", visit.page),
        Input::Opens(_) => "(opens the chat)".to_owned(),
        Input::Knows(_) => "(the host tells about the customer)".to_owned(),
        Input::Signal(name) => format!("(the host signals {name})"),
        Input::Queues(_) => "(the host tells about the queues)".to_owned(),
        Input::Agent(AgentDoes::Says(text)) => format!("(the agent says: {text})"),
        Input::Agent(_) => "(the agent acts)".to_owned(),
        Input::Found(articles) => format!("(the host finds {} articles)", articles.len()),
        Input::SearchFails(_) => "(the search fails)".to_owned(),
        Input::Rates(score) => format!("(rates {score})"),
        Input::Passes(length) => format!("({length} pass)"),
    }
}
