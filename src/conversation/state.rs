//! The state of a conversation between two events.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::entity::Entity;
use super::evidence::Target;
use super::guide::GuidePosition;
use super::packet::Line;
use crate::desk::channel::Channel;

/// The version of the state's shape.
pub const STATE_VERSION: u32 = 1;
/// How many lines of the transcript a conversation keeps.
pub const MAX_LINES: usize = 200;
/// How many ids of past events a conversation keeps, to know a duplicate.
pub const MAX_EVENT_IDS: usize = 64;
/// How many values, answers and the like a conversation keeps.
pub const MAX_KEPT: usize = 50;

/// A conversation, as plain data of bounded size that the host stores between events.
///
/// ```
/// let conversation = firstline::Conversation::new("c1");
/// let stored = serde_json::to_string(&conversation)?;
/// assert_eq!(serde_json::from_str::<firstline::Conversation>(&stored)?, conversation);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// [`STATE_VERSION`].
    pub version: u32,
    /// Its id, as the host gave it.
    pub id: String,
    /// The channel on which it is held.
    #[serde(default)]
    pub channel: Channel,
    /// Who has it.
    pub phase: Phase,
    /// What the bot waits for.
    pub pending: Pending,
    /// How many messages the customer has sent.
    pub customer_turns: u32,
    /// How many turns in a row gave the customer no answer.
    pub failed_turns: u32,
    /// How many turns in a row were out of scope.
    pub out_of_scope_turns: u32,
    /// The intent or article that it is about.
    pub about: Option<Target>,
    /// Values of slots.
    pub slots: BTreeMap<String, String>,
    /// Values found so far, the latest last.
    pub entities: Vec<Entity>,
    /// Answers given, in order.
    pub answers_tried: Vec<Target>,
    /// Sets of targets that the customer was already asked to choose from.
    pub clarified: BTreeSet<Vec<Target>>,
    /// The guide that the customer has begun and not ended.
    #[serde(default)]
    pub guide: Option<GuidePosition>,
    /// Frustration (0..=1) of each customer turn, the latest last.
    pub frustration: Vec<f32>,
    /// Signals that the host has sent.
    pub signals: BTreeSet<String>,
    /// The customer turn at which a person was last offered.
    pub last_offer: Option<u32>,
    /// By when a person should have taken it, while it waits for one.
    pub due: Option<Timestamp>,
    /// What was said, personal data redacted, the latest last.
    pub transcript: VecDeque<Line>,
    /// Lines that were dropped from the front of the transcript.
    pub omitted_lines: u32,
    /// Ids of the latest events, to know a duplicate.
    pub seen: VecDeque<String>,
}

/// Who has the conversation.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The bot.
    #[default]
    Bot,
    /// Nobody yet: it was handed over and waits for a person.
    Waiting,
    /// A person.
    Agent,
    /// It is over.
    Closed,
}

/// What the bot waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pending {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// The customer's pick.
    Choice(Vec<Choice>),
    /// The reply to the step of the guide that the conversation is in.
    Step,
    /// The value of a slot.
    Slot {
        /// The intent that needs it.
        intent: String,
        /// The slot.
        slot: String,
        /// How often it was asked for.
        asked: u32,
    },
    /// A yes or a no to a person.
    Offer {
        /// The trigger that offered.
        trigger: String,
    },
}

impl Conversation {
    /// A conversation in which nothing has happened yet.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            version: STATE_VERSION,
            id: id.into(),
            channel: Channel::default(),
            phase: Phase::Bot,
            pending: Pending::Nothing,
            customer_turns: 0,
            failed_turns: 0,
            out_of_scope_turns: 0,
            about: None,
            slots: BTreeMap::new(),
            entities: Vec::new(),
            answers_tried: Vec::new(),
            clarified: BTreeSet::new(),
            guide: None,
            frustration: Vec::new(),
            signals: BTreeSet::new(),
            last_offer: None,
            due: None,
            transcript: VecDeque::new(),
            omitted_lines: 0,
            seen: VecDeque::new(),
        }
    }

    /// The same conversation on that channel.
    #[must_use]
    pub fn on(self, channel: Channel) -> Self {
        Self { channel, ..self }
    }

    /// Adds a line to the transcript, dropping the oldest beyond [`MAX_LINES`].
    pub(crate) fn say(&mut self, line: Line) {
        self.transcript.push_back(line);
        if self.transcript.len() > MAX_LINES {
            self.transcript.pop_front();
            self.omitted_lines = self.omitted_lines.saturating_add(1);
        }
    }

    /// Notes an event's id; `false` if it was seen before.
    pub(crate) fn notes(&mut self, event: &str) -> bool {
        if self.seen.iter().any(|seen| seen == event) {
            return false;
        }
        self.seen.push_back(event.to_owned());
        if self.seen.len() > MAX_EVENT_IDS {
            self.seen.pop_front();
        }
        true
    }
}

/// Adds to a list that keeps at most [`MAX_KEPT`] of the latest.
pub(crate) fn keep<T>(list: &mut Vec<T>, item: T) {
    if list.len() >= MAX_KEPT {
        list.remove(0);
    }
    list.push(item);
}
