//! The state of a conversation between two events.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::assist::ApprovalRequest;
use super::choice::Choice;
use super::entity::Entity;
use super::evidence::Target;
use super::guide::GuidePosition;
use super::packet::Line;
use super::question::Question;
use super::search::PendingSearch;
use super::turn::Turn;
use super::wake::WakeReason;
use super::wanted::Wanted;
use crate::desk::channel::Channel;
use crate::desk::customer::Customer;
use crate::desk::found::FoundArticle;
use crate::desk::process::Way;
use crate::desk::queue::Priority;
use crate::desk::workload::Workload;
use crate::text::language::Language;
use crate::text::veiled::Veiled;

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
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conversation {
    /// [`STATE_VERSION`].
    pub version: u32,
    /// Its id, as the host gave it.
    pub id: String,
    /// Where it stands.
    pub phase: Phase,
    /// How it ended, once it has.
    pub ending: Option<Ending>,
    /// By which way the customer writes.
    pub channel: Channel,
    /// The customer's language, if the host or the messages tell it.
    pub language: Option<Language>,
    /// What the host knows of the customer.
    pub customer: Customer,
    /// When the first event happened.
    pub began: Option<Timestamp>,
    /// When the latest event happened.
    pub latest: Option<Timestamp>,
    /// What the bot waits for.
    pub pending: Pending,
    /// How many messages the customer has sent.
    pub customer_turns: u32,
    /// The latest messages of the customer, as triggers see them, the latest last.
    pub turns: Vec<Turn>,
    /// Turns up to this number no longer count for triggers, because a person had the conversation since.
    pub counted_after: u32,
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
    /// The subject of an email whose text has not come yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What the customer asked beside what the bot has answered or asks back about, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// The guide that the customer has begun and not ended.
    #[serde(default)]
    pub guide: Option<GuidePosition>,
    /// Signals that the host has sent.
    pub signals: BTreeSet<String>,
    /// How busy the queues are, as the host last told.
    pub queues: BTreeMap<String, Workload>,
    /// The customer turn at which a person was last offered.
    pub last_offer: Option<u32>,
    /// Triggers that have fired and do so once only.
    pub spent: BTreeSet<String>,
    /// Where it was handed over to, while it is with people.
    pub handed: Option<Handed>,
    /// What a person was asked to allow, and has not yet.
    pub approval: Option<ApprovalRequest>,
    /// What the host searches for, and has not found yet.
    #[serde(default)]
    pub search: Option<PendingSearch>,
    /// What the latest search found, so that a choice of it can be answered.
    #[serde(default)]
    pub found: Vec<FoundArticle>,
    /// What is due, and when.
    pub timers: BTreeMap<WakeReason, Timestamp>,
    /// How often each of the bot's own sentences was said.
    pub said: BTreeMap<String, u32>,
    /// The customer turn at which the bot last showed that it feels with the customer.
    pub felt: Option<u32>,
    /// How the customer rated it.
    pub rating: Option<Rating>,
    /// What was said, personal data redacted, the latest last.
    pub transcript: VecDeque<Line>,
    /// Lines that were dropped from the front of the transcript.
    pub omitted_lines: u32,
    /// Ids of the latest events, to know a duplicate.
    pub seen: VecDeque<String>,
}

/// Prints where it stands, and nothing that people wrote; all of it is in its JSON.
impl fmt::Debug for Conversation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Conversation");
        out.field("id", &self.id).field("phase", &self.phase).field("ending", &self.ending);
        out.field("channel", &self.channel).field("language", &self.language).field("latest", &self.latest);
        out.field("pending", &self.pending).field("customer_turns", &self.customer_turns).field("about", &self.about);
        out.field("slots", &self.slots.keys()).field("signals", &self.signals).field("handed", &self.handed);
        out.field("timers", &self.timers).field("lines", &self.transcript.len()).finish_non_exhaustive()
    }
}

/// Where a conversation stands.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nothing was said yet.
    #[default]
    New,
    /// The bot greeted a visitor by itself.
    Greeted,
    /// The customer opened the chat.
    Opened,
    /// The bot serves the customer.
    SelfService,
    /// It was handed over, and nobody has taken it yet.
    Waiting,
    /// A person has it.
    WithPerson,
    /// The matter is settled.
    Resolved,
    /// The customer has rated it.
    Rated,
    /// It is over.
    Closed,
}

impl Phase {
    /// Whether people have it, or will: the bot answers no message then.
    pub const fn is_with_people(self) -> bool {
        matches!(self, Self::Waiting | Self::WithPerson)
    }
}

/// How a conversation ended.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The matter was settled.
    Resolved,
    /// The customer left with the matter open.
    Abandoned,
    /// The customer fell silent with the matter open.
    TimedOut,
}

/// Where a conversation was handed over to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Handed {
    /// The queue.
    pub queue: String,
    /// How soon it should be taken.
    pub priority: Priority,
    /// What the person needs to be able to do.
    pub skills: Vec<String>,
    /// Since when it waits.
    pub since: Timestamp,
    /// When it should have been taken, if the queue promises a time.
    pub due: Option<Timestamp>,
    /// Who took it, and when.
    pub taken: Option<Taken>,
    /// Why a person is wanted.
    #[serde(default)]
    pub wanted: Option<Wanted>,
    /// When the customer was last told that nobody is there.
    #[serde(default)]
    pub told_closed: Option<Timestamp>,
}

/// Who took a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Taken {
    /// Who, in the host's words.
    pub agent: String,
    /// When.
    pub at: Timestamp,
}

/// How the customer rated a conversation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rating {
    /// The score, on the desk's scale.
    pub score: u32,
    /// What they wrote beside it, personal data redacted.
    pub text: String,
}

/// Prints the score, and not what was written beside it.
impl fmt::Debug for Rating {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Veiled(&self.text);
        f.debug_struct("Rating").field("score", &self.score).field("text", &text).finish()
    }
}

/// What the bot waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// A pick among ways to a person.
    Ways {
        /// Why a person is wanted.
        #[serde(default)]
        wanted: Option<Wanted>,
        /// What was offered.
        offered: Vec<WayOffered>,
    },
    /// A telephone number or an address, so that a person can follow up by that way.
    Contact {
        /// The way.
        way: Way,
        /// Why a person is wanted.
        #[serde(default)]
        wanted: Option<Wanted>,
        /// How often it was asked for.
        asked: u32,
    },
    /// Whether the answer of an article helped.
    Helpful,
    /// Whether the matter is settled.
    Confirmation,
    /// A rating.
    Rating,
    /// A comment on the rating.
    Comment,
}

/// A way to a person, as it was offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WayOffered {
    /// What the choice is called.
    pub label: String,
    /// The way; `None` for none of them.
    pub way: Option<Way>,
}

impl Conversation {
    /// A conversation in which nothing has happened yet.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            version: STATE_VERSION,
            id: id.into(),
            phase: Phase::New,
            ending: None,
            channel: Channel::default(),
            language: None,
            customer: Customer::default(),
            began: None,
            latest: None,
            pending: Pending::Nothing,
            customer_turns: 0,
            turns: Vec::new(),
            counted_after: 0,
            about: None,
            slots: BTreeMap::new(),
            entities: Vec::new(),
            answers_tried: Vec::new(),
            clarified: BTreeSet::new(),
            subject: None,
            questions: Vec::new(),
            guide: None,
            signals: BTreeSet::new(),
            queues: BTreeMap::new(),
            last_offer: None,
            spent: BTreeSet::new(),
            handed: None,
            approval: None,
            search: None,
            found: Vec::new(),
            timers: BTreeMap::new(),
            said: BTreeMap::new(),
            felt: None,
            rating: None,
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

    /// The turns that count for triggers, the latest last.
    pub fn counted(&self) -> &[Turn] {
        let from = self.turns.partition_point(|turn| turn.number <= self.counted_after);
        self.turns.get(from..).unwrap_or_default()
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
