//! What tells two states of a conversation apart: all that is left of it when the walk has forgotten what it may.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::kinds;
use super::past::turn;
use super::promise::MOST_CLARIFICATIONS;
use crate::conversation::choice::Choice;
use crate::conversation::evidence::Target;
use crate::conversation::search::PendingSearch;
use crate::conversation::state::{Conversation, Handed, Pending, Phase, Taken};
use crate::conversation::turn::{Outcome, Turn};
use crate::conversation::wake::WakeReason;
use crate::conversation::wanted::Wanted;
use crate::desk::Desk;
use crate::desk::queue::Priority;
use crate::desk::trigger::{Offer, Response};

/// A conversation on the walk, and the time.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub conversation: Conversation,
    pub at: Timestamp,
    /// How often in a row the bot has asked which was meant.
    pub clarified: usize,
}

impl State {
    /// Two states with the same key are the same.
    pub fn key(&self) -> String {
        let conversation = serde_json::to_string(&self.conversation).unwrap_or_default();
        format!("{} {} {conversation}", self.at, self.clarified)
    }

    /// The conversation, with every time-out that may be due set for later.
    pub fn with_timers(&self) -> Conversation {
        let later = self.at.checked_add(SignedDuration::from_hours(1)).unwrap_or(self.at);
        let mut conversation = self.conversation.clone();
        conversation.timers.extend(self.may_be_due().into_iter().map(|reason| (reason, later)));
        conversation
    }

    /// Why the conversation may be woken. How long ago what was is forgotten, so that whatever may be due may be due at any time;
    /// where nothing may, only what is.
    pub fn may_be_due(&self) -> BTreeSet<WakeReason> {
        let conversation = &self.conversation;
        let mut due: BTreeSet<WakeReason> = conversation.timers.keys().copied().collect();
        match conversation.phase {
            Phase::Opened | Phase::SelfService => due.extend([WakeReason::CustomerSilent, WakeReason::CustomerGone]),
            Phase::Waiting => due.extend([WakeReason::SlaNear, WakeReason::SlaMissed, WakeReason::NobodyCame]),
            Phase::Resolved | Phase::Rated => due.extend([WakeReason::Settled]),
            Phase::New | Phase::Greeted | Phase::WithPerson | Phase::Closed => {}
        }
        due
    }
}

/// What the walk forgets of a conversation.
///
/// Forgotten is what only conditions of triggers look at, and what is put back as a [`Past`](super::past::Past) or tried in every
/// way: texts, values, facts, what it is about, how busy the queues are, how long ago what was. Turns are forgotten but for the
/// clarifications at their end.
#[derive(Debug)]
pub(super) struct Forgetting<'a> {
    /// For each trigger the first by which a conversation takes a like route, and the first that is as pressing.
    alike: BTreeMap<&'a str, &'a str>,
    as_pressing: BTreeMap<&'a str, &'a str>,
    /// Where turns since an offer and the triggers that have offered are kept, the names of those that are told apart.
    offers: Option<BTreeSet<&'a str>>,
    /// The longest cooldown of the desk's offers, in turns.
    longest: u32,
    /// Pairs that the customer may be asked to choose from.
    pairs: Vec<Vec<Target>>,
    /// What the customer is asked to choose from: what is chosen can be asked for as well.
    choices: Vec<Choice>,
}

impl<'a> Forgetting<'a> {
    pub fn new(desk: &'a Desk, targets: &[Target], offers: Option<BTreeSet<&'a str>>) -> Self {
        let cooldowns = desk.settings.escalate.iter().filter_map(|trigger| match &trigger.respond {
            Response::Offer(offer) => Some(offer.cooldown.0),
            _ => None,
        });
        let longest = cooldowns.chain([Offer::default().cooldown.0]).max().unwrap_or_default();
        let pairs = targets.windows(2).take(MOST_CLARIFICATIONS + 1).map(|pair| {
            let mut pair = pair.to_vec();
            pair.sort_unstable();
            pair
        });
        let two = targets.iter().take(2).cloned().map(Some);
        let choice = |target: Option<Target>| Choice { label: format!("{target:?}"), target };
        Self {
            alike: kinds::alike(desk),
            as_pressing: kinds::as_pressing(desk),
            offers,
            longest,
            pairs: pairs.collect(),
            choices: two.chain([None]).map(choice).collect(),
        }
    }

    /// What is left of a conversation at a time. Every part of it is named here, so that whoever adds one decides whether it is kept.
    pub fn rest(&self, conversation: Conversation, at: Timestamp, clarified_in_a_row: usize) -> State {
        #[rustfmt::skip]
        let Conversation {
            version, id, phase, channel, language, customer, pending, customer_turns, turns, counted_after, clarified,
            guide, last_offer, spent, handed, search, found, timers,
            ending: _, began: _, latest: _, about: _, slots: _, entities: _, answers_tried: _, subject: _, questions: _, approval: _,
            signals: _, queues: _, said: _, felt: _, rating: _, transcript: _, omitted_lines: _, seen: _,
        } = conversation;
        let before = at.checked_sub(SignedDuration::from_secs(10)).unwrap_or(at);
        let later = at.checked_add(SignedDuration::from_hours(1)).unwrap_or(at);
        let now = self.longest.saturating_add(2);
        let since = last_offer.map(|offer| customer_turns.saturating_sub(offer));
        let since = since.filter(|since| self.offers.is_some() && *since <= self.longest);
        let clarifications = match clarified_in_a_row {
            0 => Vec::new(),
            _ => clarifications(&turns, counted_after, now, before),
        };
        let asked = if clarifications.is_empty() { 0 } else { clarified.len() };
        let named = |name: &String| self.offers.as_ref().is_some_and(|offers| offers.contains(name.as_str()));
        let has_end = matches!(phase, Phase::WithPerson | Phase::Closed);
        let is_due = |reason: &WakeReason| has_end || *reason == WakeReason::SearchDue;
        let has_found = matches!(pending, Pending::Choice(_)) && !found.is_empty();
        let conversation = Conversation {
            phase,
            channel,
            language,
            customer,
            began: Some(before),
            latest: Some(before),
            customer_turns: now,
            turns: clarifications,
            clarified: self.pairs.iter().take(asked).cloned().collect(),
            guide: guide.filter(|_| pending == Pending::Step).map(|mut guide| {
                guide.tried.clear();
                guide
            }),
            last_offer: since.map(|since| now.saturating_sub(since)),
            spent: spent.into_iter().filter(named).collect(),
            handed: handed.map(|handed| self.handed(handed, before)),
            search: search.map(|search| latest_line(search, later)),
            found: found.into_iter().filter(|_| has_found).collect(),
            timers: timers.into_keys().filter(is_due).map(|reason| (reason, later)).collect(),
            pending: if has_found { pending } else { self.pending(pending) },
            ..Conversation { version, ..Conversation::new(id) }
        };
        State { conversation, at, clarified: clarified_in_a_row.min(MOST_CLARIFICATIONS + 1) }
    }

    /// The first trigger that is like the one of that name where it leads.
    fn like(&self, trigger: &str) -> String {
        let alike = self.alike.get(trigger).filter(|_| self.offers.is_none());
        alike.copied().unwrap_or_default().to_owned()
    }

    /// The first trigger that is as pressing as the one that wanted a person.
    fn as_pressing(&self, wanted: Option<Wanted>) -> Option<Wanted> {
        let trigger = wanted.filter(|wanted| wanted.trigger && self.offers.is_none())?;
        let first = self.as_pressing.get(trigger.name.as_str())?;
        Some(Wanted { name: (*first).to_owned(), trigger: true })
    }

    fn pending(&self, pending: Pending) -> Pending {
        match pending {
            Pending::Choice(_) => Pending::Choice(self.choices.clone()),
            Pending::Offer { trigger } => Pending::Offer { trigger: self.like(&trigger) },
            Pending::Ways { wanted, offered } => Pending::Ways { wanted: self.as_pressing(wanted), offered },
            Pending::Contact { way, asked, .. } => Pending::Contact { way, wanted: None, asked },
            other => other,
        }
    }

    fn handed(&self, handed: Handed, before: Timestamp) -> Handed {
        let taken = handed.taken.map(|_| Taken { agent: String::new(), at: before });
        let (queue, skills) = (String::new(), Vec::new());
        let told_closed = handed.told_closed.map(|_| before);
        let wanted = self.as_pressing(handed.wanted);
        let priority = if self.offers.is_none() { handed.priority } else { Priority::default() };
        Handed { queue, priority, skills, since: before, due: None, taken, wanted, told_closed }
    }
}

/// The clarifications at the end of the turns that count.
fn clarifications(turns: &[Turn], counted_after: u32, number: u32, at: Timestamp) -> Vec<Turn> {
    let counted = turns.iter().rev().take_while(|turn| turn.number > counted_after);
    let asked = counted.map(|turn| turn.outcome);
    let asked = asked.take_while(|outcome| matches!(outcome, Outcome::Clarified | Outcome::ClarifiedAgain));
    let mut kept: Vec<Turn> = asked.take(MOST_CLARIFICATIONS + 1).map(|outcome| turn(number, at, outcome)).collect();
    kept.reverse();
    kept
}

/// Of a message that is searched for, only the last line.
fn latest_line(search: PendingSearch, until: Timestamp) -> PendingSearch {
    let text = search.text.lines().next_back().unwrap_or_default().to_owned();
    let words = search.words.into_iter().filter(|word| text.to_lowercase().contains(word.as_str())).collect();
    PendingSearch { search: "search".to_owned(), text, words, evidence: search.evidence, until }
}
