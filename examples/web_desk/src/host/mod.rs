//! The chat host: takes each event through the engine, and commits what follows in one transaction.

pub mod clock;
pub mod dashboard;
pub mod hub;
pub mod line;
pub mod room;
pub mod sender;
pub mod timers;

use std::sync::Arc;
use std::time::{Duration, Instant};

use firstline::{Event, EventKind, LiveDesk, Phase, Step};

use crate::connect::Connector;
use crate::store::conversations::{Card, Stored, note, put, write};
use crate::store::deliveries::{self, Delivery};
use crate::store::{Command, Store, StoreError};
use clock::Clock;
use hub::Hub;
use line::{Line, lines};
use room::Room;

/// How often a change is tried again because somebody else was first.
const MOST_ATTEMPTS: u32 = 50;
/// The highest score, where the desk does not say.
const RATINGS: u32 = 5;

/// Everything that a running process has.
pub struct Host {
    pub store: Store,
    pub desk: Arc<LiveDesk>,
    pub hub: Hub,
    pub clock: Clock,
    pub room: Room,
    pub connectors: Vec<Connector>,
}

/// What is to happen to a conversation.
pub struct Happening {
    /// The event's id: whoever sends it again after a failure sends the same.
    pub id: String,
    pub kind: EventKind,
    /// How the agent puts the conversation on file, and its tags.
    pub filed: Option<(String, String)>,
}

impl Happening {
    pub fn new(id: impl Into<String>, kind: EventKind) -> Self {
        Self { id: id.into(), kind, filed: None }
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Whether an event of that id had happened before, so that nothing was changed.
    pub is_old: bool,
    /// Time spent in the engine.
    pub engine: Duration,
}

/// Why nothing came of it.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    #[error("there is no such conversation")]
    Unknown,
    /// Why it may not happen, for the one who asked.
    #[error("{0}")]
    Refused(&'static str),
    #[error("too many messages; wait a moment")]
    TooMany,
    #[error("too many at once change this conversation")]
    Busy,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("it cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl Host {
    pub fn new(store: Store, desk: Arc<LiveDesk>, clock: Clock, connectors: Vec<Connector>) -> Arc<Self> {
        let (hub, room) = (Hub::default(), Room::default());
        let host = Arc::new(Self { store, desk, hub, clock, room, connectors });
        let listener = Arc::downgrade(&host);
        host.store.listen(Arc::new(move |topic| {
            if let Some(host) = listener.upgrade() {
                host.hub.hear(topic);
            }
        }));
        host
    }

    /// Takes an event through the conversation, if `allowed` says so of what is stored. Blocks.
    pub fn happen(
        &self,
        conversation: &str,
        happening: &Happening,
        allowed: impl Fn(&Stored) -> Result<(), HostError>,
    ) -> Result<Outcome, HostError> {
        let mut engine = Duration::ZERO;
        let old = |engine| Outcome { is_old: true, engine };
        for attempt in 0..MOST_ATTEMPTS {
            let before = self.store.conversation(conversation)?.ok_or(HostError::Unknown)?;
            if attempt > 0 && self.store.has_event(conversation, &happening.id)? {
                return Ok(old(engine));
            }
            if let Err(refusal) = allowed(&before) {
                // What was done before may not be allowed twice, and is no mistake.
                let done = self.store.has_event(conversation, &happening.id)?;
                return if done { Ok(old(engine)) } else { Err(refusal) };
            }
            if self.store.change(self.commands(&before, happening, &mut engine)?)? {
                self.hub.changed(conversation);
                self.store.tell(&format!("changed {conversation}"))?;
                return Ok(Outcome { is_old: false, engine });
            }
            std::thread::sleep(Duration::from_millis(u64::from(attempt)));
        }
        Err(HostError::Busy)
    }

    /// Everything that an event changes.
    fn commands(&self, before: &Stored, happening: &Happening, time: &mut Duration) -> Result<Vec<Command>, HostError> {
        let now = self.clock.now();
        let mut after = before.clone();
        let mut commands = Vec::new();
        let mut events = vec![Event::new(happening.id.clone(), now, happening.kind.clone())];
        let loads = self.room.loads(&self.store, &self.desk.engine(), self.clock)?;
        if !happening.kind.is_of_people() && loads != before.conversation.queues {
            // How busy people are is part of what the decision rests on, and so of the log.
            let id = format!("queues-{}", before.version);
            events.insert(0, Event::new(id, now, EventKind::Queues(loads)));
        }
        for event in &events {
            *time += self.take(&mut after, event, &mut commands)?;
        }
        if let Some((disposition, tags)) = &happening.filed {
            (after.disposition, after.tags) = (Some(disposition.clone()), Some(tags.clone()));
        }
        let phase = match after.conversation.approval {
            Some(_) if !after.conversation.phase.is_with_people() => "approval".to_owned(),
            _ => word(after.conversation.phase)?,
        };
        // First of all, so that whoever comes second writes nothing.
        commands.insert(0, write(before.version, &after, &phase, self.clock.millis())?);
        Ok(commands)
    }

    /// Takes one event through the engine; the time that it took there.
    fn take(&self, stored: &mut Stored, event: &Event, commands: &mut Vec<Command>) -> Result<Duration, HostError> {
        let engine = self.desk.engine();
        let id = stored.conversation.id.clone();
        let began = Instant::now();
        let step = engine.step(&stored.conversation, event);
        let time = began.elapsed();
        let entry = engine.log_entry(event, &step, self.clock.now());
        stored.version += 1;
        commands.push(note(&id, stored.version, &event.id, serde_json::to_string(&entry)?));
        let scale = engine.desk().settings.resolution.rating.as_ref().map_or(RATINGS, |rating| rating.value);
        let new = lines(&stored.conversation, event, &step.decision, &step.conversation, scale);
        for line in &new {
            stored.lines += 1;
            commands.push(put(&id, stored.lines, serde_json::to_string(line)?));
        }
        let Step { decision, conversation } = step;
        stored.wake_at = decision.wake_at.map(|wake| wake.at.as_millisecond().saturating_add(1));
        if let Some(packet) = &decision.handoff {
            let key = format!("{id}-{}", stored.version);
            for connector in &self.connectors {
                let request = serde_json::to_string(&connector.request(packet, &key))?;
                let delivery = Delivery {
                    id: format!("{key}-{}", connector.name),
                    connector: connector.name.clone(),
                    request,
                    attempts: 0,
                };
                commands.push(deliveries::put(&delivery, self.clock.millis()));
            }
            stored.packet = Some(serde_json::to_string(packet)?);
            stored.card.summary.clone_from(&packet.summary);
        }
        if let Some(assist) = &decision.assist {
            stored.assist = Some(serde_json::to_string(assist)?);
        }
        let handed = conversation.handed.as_ref();
        stored.agent = match conversation.phase {
            Phase::WithPerson => handed.and_then(|handed| handed.taken.as_ref()).map(|taken| taken.agent.clone()),
            Phase::Resolved | Phase::Rated | Phase::Closed => stored.agent.clone(),
            _ => None,
        };
        stored.card = card(stored, &conversation, &new);
        stored.conversation = conversation;
        Ok(time)
    }
}

fn card(stored: &Stored, conversation: &firstline::Conversation, new: &[Line]) -> Card {
    let mut card = stored.card.clone();
    if let Some(handed) = &conversation.handed {
        card.queue.clone_from(&handed.queue);
        (card.priority, card.since, card.due) = (handed.priority, Some(handed.since), handed.due);
    }
    if let Some(line) = new.last() {
        card.last = line.text.chars().take(120).collect();
        card.from.clone_from(&line.from);
    }
    card.approval = conversation.approval.as_ref().map(|approval| approval.summary.clone());
    card
}

/// The phase's word, as it is in JSON.
fn word(phase: Phase) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string(&phase)?.trim_matches('"').to_owned())
}
