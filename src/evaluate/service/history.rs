//! What became of one conversation, from its entries in the event log.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::conversation::event::EventKind;
use crate::conversation::evidence::Target;
use crate::conversation::log::{LogEntry, LoggedDecision};
use crate::conversation::state::Phase;
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::desk::queue::Priority;
use crate::text::language::Language;

/// What became of one conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// By which way the customer wrote.
    pub channel: Channel,
    /// In which language.
    pub language: Language,
    /// When it began.
    pub began: Timestamp,
    /// When the customer first wrote.
    pub asked: Option<Timestamp>,
    /// When the bot's first reply to that was out.
    pub replied: Option<Timestamp>,
    /// How many messages and choices the customer sent.
    pub turns: u32,
    /// How many answers the bot gave.
    pub answers: u32,
    /// What the customer said of answers, in order.
    pub votes: Vec<Vote>,
    /// Whether the last thing that the bot did about a message was to ask for other words.
    pub unanswered: bool,
    /// The intents and articles that it was about.
    pub targets: BTreeSet<Target>,
    /// The times at which it was handed to people, in order.
    pub handoffs: Vec<Handoff>,
    /// The times that people had it, in order.
    pub stints: Vec<Stint>,
    /// When the matter was settled or the conversation ended, if it stayed so.
    pub settled: Option<Timestamp>,
    /// How often it was settled or ended, the times that it was taken up again included.
    pub settlements: u32,
    /// How often the customer came back after that.
    pub reopened: u32,
    /// The customer's rating, and the highest that the scale allows.
    pub rating: Option<(u32, u32)>,
    /// The fingerprint of the last desk that decided.
    pub desk: String,
    /// What the bot's last reply that answered something answered with.
    last_answers: Vec<Target>,
    phase: Phase,
}

/// What a customer said of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The intent or article that had answered.
    pub target: Target,
    /// Whether it helped.
    pub helped: bool,
}

/// One handoff to people.
#[derive(Clone, Debug, PartialEq)]
pub struct Handoff {
    /// The first reason: the name of a trigger or of a step of the engine.
    pub reason: String,
    /// Whether the bot had the conversation until then; not so when people pass it on.
    pub by_bot: bool,
    /// The queue.
    pub queue: String,
    /// How soon it should be taken.
    pub priority: Priority,
    /// When.
    pub at: Timestamp,
    /// Whether it was arranged by another way than the chat, such as a call, so that nobody waits in the chat.
    pub arranged: bool,
    /// By when a person should have it.
    pub due: Option<Timestamp>,
    /// When a person took it.
    pub taken: Option<Timestamp>,
    /// When the person first wrote; the time of taking it, until then.
    pub replied: Option<Timestamp>,
    /// When the conversation ended while it waited.
    pub abandoned: Option<Timestamp>,
    /// When nobody waited any more, though no person had taken it: it ended, or the customer went another way or back to the bot.
    pub ended: Option<Timestamp>,
}

impl Handoff {
    /// The same wait, in the queue and with the promise that it was handed on to; the sooner promise holds.
    fn handed_on(&self, to: Self) -> Self {
        let due = [self.due, to.due].into_iter().flatten().min();
        Self { queue: to.queue, priority: to.priority, due, ..self.clone() }
    }
}

/// A time that one person had the conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Stint {
    /// Who; empty if the host does not say.
    pub agent: String,
    /// The queue that it came from.
    pub queue: String,
    /// Since when.
    pub from: Timestamp,
    /// Until when; `None` if the log ends before.
    pub until: Option<Timestamp>,
}

/// The conversations of a log, by id.
#[derive(Clone, Debug, Default)]
pub struct Histories {
    histories: BTreeMap<String, History>,
    /// The time of the latest event.
    latest: Option<Timestamp>,
}

impl Histories {
    /// Counts an entry in. Entries of one conversation come in the order in which they were written.
    pub fn add(&mut self, entry: &LogEntry) {
        self.latest = self.latest.max(Some(entry.event.at));
        let began = || History::begun_with(entry);
        self.histories.entry(entry.conversation.clone()).or_insert_with(began).add(entry);
    }

    /// The conversations, by id.
    pub fn iter(&self) -> impl Iterator<Item = &History> {
        self.histories.values()
    }

    /// The time of the latest event.
    pub const fn latest(&self) -> Option<Timestamp> {
        self.latest
    }
}

impl History {
    fn begun_with(entry: &LogEntry) -> Self {
        Self {
            channel: entry.channel,
            language: entry.language,
            began: entry.event.at,
            asked: None,
            replied: None,
            turns: 0,
            answers: 0,
            votes: Vec::new(),
            last_answers: Vec::new(),
            unanswered: false,
            targets: BTreeSet::new(),
            handoffs: Vec::new(),
            stints: Vec::new(),
            settled: None,
            settlements: 0,
            reopened: 0,
            rating: None,
            desk: entry.desk.clone(),
            phase: Phase::default(),
        }
    }

    fn add(&mut self, entry: &LogEntry) {
        if entry.decision.is_duplicate() {
            return;
        }
        let at = entry.event.at;
        self.channel = entry.channel;
        self.language = entry.language;
        self.desk.clone_from(&entry.desk);
        self.rating = entry.rating.map(|rating| (rating.score, rating.of)).or(self.rating);
        if matches!(entry.event.kind, EventKind::Message { .. } | EventKind::Choice { .. }) {
            self.turns = self.turns.saturating_add(1);
            self.asked.get_or_insert(at);
        }
        self.decided(entry);
        self.people(entry);
        self.settle(at, entry.phase);
        self.phase = entry.phase;
    }

    /// What the bot did.
    fn decided(&mut self, entry: &LogEntry) {
        let decision = &entry.decision;
        if self.asked.is_some() && !decision.text.is_empty() {
            self.replied.get_or_insert(entry.done_at.max(entry.event.at));
        }
        let is_turn = matches!(entry.event.kind, EventKind::Message { .. } | EventKind::Choice { .. });
        let said = decision.reasons.iter().filter(|_| is_turn).find_map(|reason| match reason.name.as_str() {
            _ if reason.trigger => None,
            "answer-helped" | "resolved" => Some(true),
            "answer-rejected" => Some(false),
            _ => None,
        });
        if let Some(helped) = said {
            self.votes.extend(self.last_answers.iter().map(|target| Vote { target: target.clone(), helped }));
        }
        if decision.action != Action::Clarify {
            self.targets.extend(decision.about.clone());
            self.targets.extend(decision.also.iter().cloned());
        }
        let answered = answered(entry);
        if !answered.is_empty() {
            self.answers = self.answers.saturating_add(u32::try_from(answered.len()).unwrap_or(u32::MAX));
            self.last_answers = answered.iter().map(|target| (*target).clone()).collect();
        }
        match decision.action {
            Action::Answer if !answered.is_empty() => self.unanswered = false,
            Action::Rephrase => self.unanswered = true,
            _ => {}
        }
    }

    /// Handoffs, and who has the conversation.
    fn people(&mut self, entry: &LogEntry) {
        let (at, before, after) = (entry.event.at, self.phase, entry.phase);
        let waited = self.handoffs.last_mut().filter(|_| before == Phase::Waiting && !after.is_with_people());
        if let Some(handoff) = waited {
            handoff.ended = Some(at);
            handoff.abandoned = Some(at).filter(|_| after == Phase::Closed);
        }
        if let Some(route) = &entry.decision.handoff {
            let handoff = Handoff {
                reason: entry.decision.reasons.first().map_or_else(String::new, |reason| reason.name.clone()),
                by_bot: !before.is_with_people(),
                queue: route.queue.clone(),
                priority: route.priority,
                at,
                arranged: entry.decision.action == Action::Arrange,
                due: route.due,
                taken: None,
                replied: None,
                abandoned: None,
                ended: None,
            };
            match self.handoffs.last_mut().filter(|_| before == Phase::Waiting && after == Phase::Waiting) {
                // Handed on while it waits: the customer waits since the first time.
                Some(waiting) => *waiting = waiting.handed_on(handoff),
                None => self.handoffs.push(handoff),
            }
        }
        let joined = match &entry.event.kind {
            EventKind::AgentJoined { agent } if after == Phase::WithPerson => Some(agent),
            _ => None,
        };
        if (joined.is_some() || after != Phase::WithPerson)
            && let Some(stint) = self.stints.last_mut()
        {
            stint.until.get_or_insert(at);
        }
        if let Some(agent) = joined {
            let queue = self.handoffs.last().map_or_else(String::new, |handoff| handoff.queue.clone());
            self.stints.push(Stint { agent: agent.clone(), queue, from: at, until: None });
        }
        if let Some(handoff) = self.handoffs.last_mut() {
            if joined.is_some() && handoff.taken.is_none() {
                handoff.taken = Some(at);
            }
            if matches!(entry.event.kind, EventKind::AgentMessage { .. }) && handoff.taken.is_some() {
                handoff.replied.get_or_insert(at);
            }
        }
    }

    /// Whether the matter is settled, or taken up again.
    fn settle(&mut self, at: Timestamp, after: Phase) {
        let is_settled = |phase| matches!(phase, Phase::Resolved | Phase::Rated | Phase::Closed);
        match (is_settled(self.phase), is_settled(after)) {
            (false, true) => {
                self.settled = Some(at);
                self.settlements = self.settlements.saturating_add(1);
            }
            (true, false) => {
                self.settled = None;
                self.reopened = self.reopened.saturating_add(1);
            }
            _ => {}
        }
    }
}

/// What the decision has answered, in order. Of several questions in a chat the last one may have led to something else: to a
/// question for a value, to a person. A letter that asks for values may have answered none.
fn answered(entry: &LogEntry) -> Vec<&Target> {
    let LoggedDecision { action, about, also, reasons, .. } = &entry.decision;
    // It speaks of answers that were given before.
    if reasons.iter().any(|reason| reason.is_own("answer-helped")) {
        return Vec::new();
    }
    let all = about.iter().chain(also);
    match action {
        Action::Answer => all.collect(),
        _ if entry.channel == Channel::Email => Vec::new(),
        _ => all.take(also.len()).collect(),
    }
}
