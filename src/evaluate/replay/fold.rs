//! Folds a log through an engine.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::Serialize;

use super::cause::{Cause, cause};
use super::change::{Change, Difference, compare};
use super::stand_in::with_stand_ins;
use crate::conversation::choice::Choice;
use crate::conversation::event::{Event, EventKind};
use crate::conversation::log::LogEntry;
use crate::conversation::state::{Conversation, Pending, Phase};
use crate::engine::Engine;
use crate::evaluate::service::figures::{containment, escalation};
use crate::evaluate::service::grouping::all;
use crate::evaluate::service::history::Histories;
use crate::evaluate::service::report::{HourLoad, load};
use crate::evaluate::service::spread::Rate;

/// Recorded conversations on their way through another desk.
///
/// The recorded events are taken as they are, while they still make sense. A choice that is not offered now is read as the
/// label that the customer picked. What people did is left out while the other desk has not handed the conversation over; and
/// where they had a conversation that the other desk keeps with the bot, the fold of that conversation ends, because nobody
/// knows what the customer would have said. After the first change of a conversation, others in it mostly follow from it, so
/// they are only counted. Redacted personal data gives way to values of the same kind.
#[derive(Debug)]
pub struct Replay {
    engine: Engine,
    folds: BTreeMap<String, Fold>,
    before: Histories,
    after: Histories,
    entries: u64,
    unlike: u64,
    changes: BTreeMap<Cause, Vec<Change>>,
    following: u64,
    reworded: u64,
}

/// One conversation.
#[derive(Debug)]
struct Fold {
    conversation: Conversation,
    /// What the customer could pick, as recorded.
    choices: Vec<Choice>,
    /// Who had it, as recorded.
    phase: Phase,
    changed: bool,
    ended: bool,
}

/// What a replay found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReplayReport {
    /// How many entries were folded.
    pub entries: u64,
    /// How many of them another desk than this one had decided on.
    pub of_another_desk: u64,
    /// How many conversations.
    pub conversations: u64,
    /// How many of them have a changed decision.
    pub changed: u64,
    /// The first changed decision of each of those, by the line that it rests on.
    pub groups: Vec<Group>,
    /// How many decisions differ after those.
    pub following: u64,
    /// How many decisions are the same in other words.
    pub reworded: u64,
    /// What was recorded.
    pub before: Service,
    /// What this desk leads to.
    pub after: Service,
}

/// Changed decisions that rest on one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The line.
    pub cause: Cause,
    /// The decisions, in the order of the log.
    pub changes: Vec<Change>,
}

/// What becomes of conversations, in short.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Service {
    /// Conversations that were handed over.
    pub handed_over: Rate,
    /// Conversations that stayed with the bot.
    pub contained: Rate,
    /// What comes in each hour of the day.
    pub hours: Vec<HourLoad>,
}

impl Replay {
    /// Nothing folded yet.
    pub fn new(engine: Engine) -> Self {
        Self {
            engine,
            folds: BTreeMap::new(),
            before: Histories::default(),
            after: Histories::default(),
            entries: 0,
            unlike: 0,
            changes: BTreeMap::new(),
            following: 0,
            reworded: 0,
        }
    }

    /// Folds an entry. Entries of one conversation come in the order in which they were written.
    pub fn add(&mut self, recorded: &LogEntry) {
        self.before.add(recorded);
        self.entries += 1;
        self.unlike += u64::from(recorded.desk != self.engine.desk_version());
        let begun = || Fold {
            conversation: Conversation::new(&recorded.conversation),
            choices: Vec::new(),
            phase: Phase::default(),
            changed: false,
            ended: false,
        };
        let fold = self.folds.entry(recorded.conversation.clone()).or_insert_with(begun);
        let Some(event) = fold.event(recorded) else { return };
        let step = self.engine.step(&fold.conversation, &event);
        let again = match recorded.redacted {
            true => self.engine.log_entry(&event, &step, recorded.done_at),
            false => self.engine.raw_log_entry(&event, &step, recorded.done_at),
        };
        self.after.add(&again);
        match compare(recorded, &again) {
            Difference::None => {}
            Difference::Wording => self.reworded += 1,
            Difference::Decision(_) if fold.changed => self.following += 1,
            Difference::Decision(change) => {
                fold.changed = true;
                let cause = cause(self.engine.desk(), &change);
                self.changes.entry(cause).or_default().push(*change);
            }
        }
        fold.conversation = step.conversation;
    }

    /// What was found so far. `zone` is where the hours of the day are told.
    pub fn report(self, zone: &TimeZone) -> ReplayReport {
        let service = |histories: &Histories| {
            let cases = all(histories);
            Service { handed_over: escalation(&cases), contained: containment(&cases), hours: load(histories, zone) }
        };
        let groups =
            self.changes.iter().map(|(cause, changes)| Group { cause: cause.clone(), changes: changes.clone() });
        let mut groups: Vec<Group> = groups.collect();
        groups.sort_by_key(|group| group.cause.place.is_none());
        let changed = self.changes.values().map(|changes| changes.len() as u64).sum();
        ReplayReport {
            entries: self.entries,
            of_another_desk: self.unlike,
            conversations: self.folds.len() as u64,
            changed,
            following: self.following,
            reworded: self.reworded,
            before: service(&self.before),
            after: service(&self.after),
            groups,
        }
    }
}

impl Fold {
    /// The event as it happens to this conversation; `None` if it cannot.
    fn event(&mut self, recorded: &LogEntry) -> Option<Event> {
        let had_people = core::mem::replace(&mut self.phase, recorded.phase).is_with_people();
        let choices = match recorded.decision.choices.is_empty() {
            true => self.choices.clone(),
            false => core::mem::replace(&mut self.choices, recorded.decision.choices.clone()),
        };
        let has_people = self.conversation.phase.is_with_people();
        let event = &recorded.event;
        let kind = match &event.kind {
            kind if kind.is_of_people() && !has_people && had_people => return None,
            EventKind::Message { .. } | EventKind::Choice { .. } if had_people && !has_people => {
                self.ended = true;
                return None;
            }
            EventKind::Choice { number }
                if !matches!(self.conversation.pending, Pending::Choice(_)) && self.changed =>
            {
                let index = usize::try_from(*number).ok()?.checked_sub(1)?;
                EventKind::Message { text: choices.get(index)?.label.clone() }
            }
            EventKind::Message { text } if recorded.redacted => EventKind::Message { text: with_stand_ins(text) },
            kind => kind.clone(),
        };
        (!self.ended).then(|| Event { kind, ..event.clone() })
    }
}
