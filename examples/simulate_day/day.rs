//! One day of a support centre: customers come, the engine decides, people take what waits in the policy's order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use firstline::evaluate::service::history::Histories;
use firstline::{Conversation, Engine, Event, EventKind, InLine, Phase, Priority, Workload, in_order};
use jiff::{SignedDuration, Timestamp};

use crate::customer::{Customer, Deed};
use crate::random::Random;

/// What a day is like.
pub struct Plan {
    pub seed: u64,
    pub conversations: usize,
    pub people: usize,
    /// How many chats one person holds at once.
    pub capacity: u32,
    /// How long a person has a chat, on average, in seconds.
    pub handling: f64,
    /// How long a customer waits for a person, on average, in seconds.
    pub patience: f64,
    /// How many times the mean the busiest moment is; 1 for a flat day.
    pub peak: f64,
    /// Whether the engine is told how busy the queues are.
    pub aware: bool,
}

/// How long the desk is open, in seconds.
pub const OPEN: f64 = 12.0 * 3600.0;

/// What came of a day.
pub struct Outcome {
    pub histories: Histories,
    /// Of each handoff: its priority, since when it waited, and when it was taken, in seconds.
    pub taken: Vec<(Priority, f64, f64)>,
}

enum What {
    Comes(usize),
    Does(usize, EventKind),
    WakesUp(usize, Timestamp),
    LosesPatience(usize, f64),
    IsDone(usize),
}

struct Chat {
    conversation: Conversation,
    customer: Customer,
    events: u32,
    /// Since when it waits for a person, in seconds.
    waits: Option<f64>,
    agent: Option<usize>,
    wake_at: Option<Timestamp>,
}

struct Day<'a> {
    engine: &'a Engine,
    plan: &'a Plan,
    random: Random,
    opens: Timestamp,
    now: f64,
    due: BinaryHeap<Reverse<(u64, u64)>>,
    what: BTreeMap<u64, What>,
    numbers: u64,
    chats: Vec<Chat>,
    /// How many chats each person has.
    people: Vec<u32>,
    line: Vec<InLine>,
    outcome: Outcome,
}

pub fn run(engine: &Engine, plan: &Plan) -> Outcome {
    let mut random = Random::new(plan.seed);
    let chats = (0..plan.conversations).map(|number| Chat {
        conversation: Conversation::new(format!("{number:05}")),
        customer: Customer::new(&mut random, plan.patience),
        events: 0,
        waits: None,
        agent: None,
        wake_at: None,
    });
    let chats = chats.collect();
    let mut day = Day {
        engine,
        plan,
        random,
        opens: "2026-11-24T08:00:00Z".parse().expect("a time"),
        now: 0.0,
        due: BinaryHeap::new(),
        what: BTreeMap::new(),
        numbers: 0,
        chats,
        people: vec![0; plan.people],
        line: Vec::new(),
        outcome: Outcome { histories: Histories::default(), taken: Vec::new() },
    };
    for chat in 0..plan.conversations {
        let at = day.arrival();
        day.plan_for(at, What::Comes(chat));
    }
    while let Some(Reverse((at, number))) = day.due.pop() {
        day.now = at as f64 / 1000.0;
        if let Some(what) = day.what.remove(&number) {
            day.happens(what);
        }
    }
    day.outcome
}

impl Day<'_> {
    /// When somebody comes: a bell around noon over a flat ground, whose top is `peak` times the mean.
    fn arrival(&mut self) -> f64 {
        const WIDTH: f64 = 0.1;
        let bell = WIDTH * (2.0 * std::f64::consts::PI).sqrt();
        let ground = (1.0 - self.plan.peak * bell) / (1.0 - bell);
        loop {
            let at = self.random.share();
            let height = ground + (self.plan.peak - ground) * (-((at - 0.4) / WIDTH).powi(2) / 2.0).exp();
            if self.random.share() * self.plan.peak < height {
                return at * OPEN;
            }
        }
    }

    fn plan_for(&mut self, at: f64, what: What) {
        self.numbers += 1;
        self.due.push(Reverse(((at * 1000.0) as u64, self.numbers)));
        self.what.insert(self.numbers, what);
    }

    fn time(&self) -> Timestamp {
        self.opens + SignedDuration::from_millis((self.now * 1000.0) as i64)
    }

    fn happens(&mut self, what: What) {
        match what {
            What::Comes(chat) => {
                self.step(chat, EventKind::opened());
                let says = self.chats[chat].customer.says();
                self.plan_for(self.now + 5.0, What::Does(chat, says));
            }
            What::Does(chat, kind) => {
                if self.chats[chat].conversation.phase.is_with_people() {
                    return;
                }
                if self.plan.aware {
                    let load = self.workload();
                    self.step(chat, EventKind::Queues(load));
                }
                self.step(chat, kind);
            }
            What::WakesUp(chat, at) if self.chats[chat].wake_at == Some(at) => self.step(chat, EventKind::WokeUp),
            What::LosesPatience(chat, since) if self.chats[chat].waits == Some(since) => {
                self.step(chat, EventKind::Closed);
            }
            What::WakesUp(..) | What::LosesPatience(..) => {}
            What::IsDone(chat) => {
                self.step(chat, EventKind::Resolved);
                if self.random.chance(0.4) {
                    let score = if self.random.chance(0.8) { 5 } else { 2 };
                    self.step(chat, EventKind::Rated { score, text: String::new() });
                }
                self.step(chat, EventKind::Closed);
                if let Some(agent) = self.chats[chat].agent.take() {
                    self.people[agent] -= 1;
                }
                self.assign();
            }
        }
    }

    fn step(&mut self, chat: usize, kind: EventKind) {
        let at = self.time();
        let Chat { conversation, events, .. } = &mut self.chats[chat];
        *events += 1;
        let of_customer = !matches!(kind, EventKind::Queues(_));
        let event = Event::new(events.to_string(), at, kind);
        let step = self.engine.step(conversation, &event);
        self.outcome.histories.add(&self.engine.log_entry(&event, &step, at + SignedDuration::from_millis(200)));
        *conversation = step.conversation;
        self.chats[chat].wake_at = step.decision.wake_at.map(|wake| wake.at);
        if let Some(wake) = step.decision.wake_at {
            let seconds = wake.at.duration_since(self.opens).as_secs_f64();
            self.plan_for(seconds, What::WakesUp(chat, wake.at));
        }
        self.queue(chat);
        if of_customer {
            let deed = self.chats[chat].customer.hears(&step.decision, &mut self.random);
            if let Deed::Does(after, kind) = deed {
                self.plan_for(self.now + after, What::Does(chat, kind));
            }
        }
    }

    /// Puts the conversation in the line if it waits, and takes it out if it does not any more.
    fn queue(&mut self, chat: usize) {
        let Chat { conversation, waits, .. } = &mut self.chats[chat];
        match (conversation.phase == Phase::Waiting, *waits) {
            (true, None) => {
                let handed = conversation.handed.as_ref().expect("what waits was handed over");
                *waits = Some(self.now);
                let conversation = conversation.id.clone();
                self.line.push(InLine { conversation, priority: handed.priority, since: handed.since });
                let patience = self.chats[chat].customer.patience;
                if patience.is_finite() {
                    self.plan_for(self.now + patience, What::LosesPatience(chat, self.now));
                }
                self.assign();
            }
            (false, Some(_)) => {
                *waits = None;
                let id = conversation.id.clone();
                self.line.retain(|waiting| waiting.conversation != id);
            }
            _ => {}
        }
    }

    /// Gives what waits to the people who have room, the least busy first.
    fn assign(&mut self) {
        in_order(&mut self.line);
        while !self.line.is_empty() {
            let free = self.people.iter().enumerate().filter(|(_, chats)| **chats < self.plan.capacity);
            let Some((agent, _)) = free.min_by_key(|(agent, chats)| (**chats, *agent)) else { return };
            let next = self.line.remove(0);
            let chat: usize = next.conversation.parse().expect("a number");
            let since = self.chats[chat].waits.take().unwrap_or(self.now);
            self.outcome.taken.push((next.priority, since, self.now));
            self.people[agent] += 1;
            self.chats[chat].agent = Some(agent);
            self.step(chat, EventKind::AgentJoined { agent: format!("agent-{agent:02}") });
            self.step(chat, EventKind::AgentMessage { text: "hello, I am looking into it".to_owned() });
            let handling = self.random.exponential(self.plan.handling);
            self.plan_for(self.now + handling, What::IsDone(chat));
        }
    }

    /// Everybody here serves every queue.
    fn workload(&self) -> BTreeMap<String, Workload> {
        let load = Workload {
            holding: self.people.clone(),
            capacity: self.plan.capacity,
            waiting: self.line.len() as u32,
            handling: firstline::desk::duration::Duration::from_seconds(self.plan.handling as u32),
        };
        let queues = &self.engine.desk().settings.queues;
        queues.keys().map(|queue| (queue.clone(), load.clone())).collect()
    }
}
