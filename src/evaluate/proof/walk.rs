//! The walk, breadth first, so that the path to a flaw is the shortest.

use std::collections::{BTreeSet, VecDeque};

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::alphabet::{Letter, What, alphabet, asks_for_person};
use super::state::State;
use crate::conversation::decision::Step;
use crate::conversation::event::{Event, EventKind, Opened};
use crate::conversation::evidence::Evidence;
use crate::conversation::state::{Conversation, Pending, Phase};
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::desk::trigger::{Offer, Response};
use crate::desk::{Desk, Mode};
use crate::engine::Engine;

/// The most states that are visited, if no other number is asked for.
pub const MOST_STATES: usize = 2_000;
/// How often in a row the bot may ask which was meant before it counts as a loop.
const MOST_CLARIFICATIONS: usize = 4;
/// Monday, 2 June 2025, 10:00 in universal time.
const BEGINNING: Timestamp = Timestamp::constant(1_748_858_400, 0);

/// What was walked, and what was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proof {
    /// How many states were visited.
    pub states: usize,
    /// How many events were tried in them.
    pub events: usize,
    /// Whether no state was left out.
    pub complete: bool,
    /// The first flaw of each kind.
    pub flaws: Vec<Flaw>,
}

/// A promise that the policy breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flaw {
    /// Which promise.
    pub kind: FlawKind,
    /// What happened before, in order.
    pub path: Vec<String>,
}

/// The promises.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlawKind {
    /// Who plainly asks for a person gets none, and is told no other way.
    PersonNotReached,
    /// The bot says something while a person has the conversation.
    SpeaksOverPerson,
    /// The bot answers a message while the customer waits for a person.
    AnswersWhoWaits,
    /// A trigger offers a person again before its cooldown is over.
    OfferTooSoon,
    /// The bot asks again and again which was meant.
    ClarificationLoop,
}

struct Walk<'a> {
    engine: &'a Engine,
    desk: &'a Desk,
    /// The most states that are visited.
    most: usize,
    /// Each state with the one before it, and what led there.
    nodes: Vec<(State, Option<usize>, String)>,
    seen: BTreeSet<String>,
    events: usize,
    complete: bool,
    flaws: Vec<Flaw>,
}

/// Walks through the states of the engine's desk, as many as `most`; [`MOST_STATES`] is a usual number.
pub fn prove(engine: &Engine, most: usize) -> Proof {
    let desk = engine.desk();
    let letters = alphabet(desk);
    let mut walk = Walk {
        engine,
        desk,
        most,
        nodes: Vec::new(),
        seen: BTreeSet::new(),
        events: 0,
        complete: true,
        flaws: Vec::new(),
    };
    let mut ahead: VecDeque<usize> = channels(desk).into_iter().filter_map(|channel| walk.begin(channel)).collect();
    while let Some(from) = ahead.pop_front() {
        walk.asks_for_person(from);
        for letter in &letters {
            ahead.extend(walk.follow(from, letter));
        }
    }
    Proof { states: walk.nodes.len(), events: walk.events, complete: walk.complete, flaws: walk.flaws }
}

/// The channels on which somebody else answers than on the others, and the usual one.
fn channels(desk: &Desk) -> BTreeSet<Channel> {
    let named = desk.settings.modes.iter().flat_map(|rule| rule.channel.iter().copied());
    named.chain([Channel::default()]).collect()
}

impl Walk<'_> {
    fn begin(&mut self, channel: Channel) -> Option<usize> {
        let opened = EventKind::Opened(Opened { channel: Some(channel), ..Opened::default() });
        let event = Event::new("0", BEGINNING, opened);
        let step = self.engine.step(&Conversation::new("proof"), &event);
        let state = State { conversation: step.conversation, at: BEGINNING, clarified: 0 };
        self.visit(state, None, format!("a chat is opened by {}", channel.word()))
    }

    /// Notes a state; its number, if it is new.
    fn visit(&mut self, state: State, from: Option<usize>, by: String) -> Option<usize> {
        if !self.seen.insert(state.key(self.desk)) {
            return None;
        }
        if self.nodes.len() >= self.most {
            self.complete = false;
            return None;
        }
        self.nodes.push((state, from, by));
        Some(self.nodes.len() - 1)
    }

    fn step(&mut self, state: &State, kind: EventKind, evidence: Option<&Evidence>) -> Option<(State, Step)> {
        self.events += 1;
        let at = state.at.checked_add(SignedDuration::from_secs(10)).ok()?;
        let event = Event::new(format!("e{}", self.events), at, kind);
        let step = match evidence {
            Some(evidence) => self.engine.step_as(&state.conversation, &event, evidence),
            None => self.engine.step(&state.conversation, &event),
        };
        let clarified = match step.decision.action {
            Action::Clarify => state.clarified + 1,
            Action::Wait | Action::Nudge | Action::Search => state.clarified,
            _ => 0,
        };
        Some((State { conversation: step.conversation.clone(), at, clarified }, step))
    }

    /// What follows if that happens in a state: its number, if it is new.
    fn follow(&mut self, from: usize, letter: &Letter) -> Option<usize> {
        let state = self.nodes.get(from)?.0.clone();
        let (next, step) = match &letter.what {
            What::Message(evidence) => {
                self.step(&state, EventKind::Message { text: letter.name.clone() }, Some(evidence))?
            }
            What::Event(kind) => self.step(&state, kind.clone(), None)?,
            What::Search(ends) => {
                let kind = ends.event(state.conversation.search.as_ref()?);
                self.step(&state, kind, None)?
            }
            What::WakeUp => {
                let due = state.conversation.timers.values().min()?;
                let due = State { at: state.at.max(*due), ..state.clone() };
                self.step(&due, EventKind::WokeUp, None)?
            }
            What::Hours => {
                let at = self.other_hours(state.at)?;
                return self.visit(State { at, ..state }, Some(from), letter.name.clone());
            }
        };
        self.examine(from, letter, &state, &next, &step);
        self.visit(next, Some(from), letter.name.clone())
    }

    /// The next hour at which people are there if they are not now, or are not if they are.
    fn other_hours(&self, at: Timestamp) -> Option<Timestamp> {
        let open = self.desk.settings.is_open(at);
        let hours = (1..=24 * 7).filter_map(|hours| at.checked_add(SignedDuration::from_hours(hours)).ok());
        let mut other = hours.filter(|at| self.desk.settings.is_open(*at) != open);
        other.next()
    }

    fn examine(&mut self, from: usize, letter: &Letter, before: &State, after: &State, step: &Step) {
        let had_person = before.conversation.phase == Phase::WithPerson;
        let has_person = after.conversation.phase == Phase::WithPerson;
        if had_person && has_person && !step.decision.text.is_empty() {
            self.flaw(FlawKind::SpeaksOverPerson, from, &letter.name);
        }
        // Who waits for a person is told of the wait, or that nobody is there, and may choose another way; what they write goes to
        // the person.
        let waits = |state: &State| {
            state.conversation.phase == Phase::Waiting && state.conversation.pending == Pending::Nothing
        };
        let writes = matches!(&letter.what, What::Message(_) | What::Event(EventKind::Choice { .. }));
        let told_closed = step.decision.reasons.iter().any(|reason| reason.is_own("still-closed"));
        if writes && waits(before) && !step.decision.text.is_empty() && !told_closed {
            self.flaw(FlawKind::AnswersWhoWaits, from, &letter.name);
        }
        if after.clarified > MOST_CLARIFICATIONS {
            self.flaw(FlawKind::ClarificationLoop, from, &letter.name);
        }
        if step.decision.action == Action::Offer && self.is_too_soon(before, after) {
            self.flaw(FlawKind::OfferTooSoon, from, &letter.name);
        }
    }

    /// Whether a person is offered within the cooldown of whoever offers, or once more by who offers once only. Other ways than
    /// the chat are no such offer: they are the reply to who wants a person.
    fn is_too_soon(&self, before: &State, after: &State) -> bool {
        let Pending::Offer { trigger } = &after.conversation.pending else { return false };
        let by = self.desk.settings.escalate.iter().find(|known| known.name.value == *trigger);
        let ladder = Offer::default();
        let offer = match by.map(|trigger| &trigger.respond) {
            Some(Response::Offer(offer)) => offer,
            _ => &ladder,
        };
        let turns = |last: u32| after.conversation.customer_turns.saturating_sub(last);
        let is_hot = before.conversation.last_offer.is_some_and(|last| turns(last) <= offer.cooldown.0);
        is_hot || (offer.once && before.conversation.spent.contains(trigger))
    }

    /// Asks for a person in that state.
    fn asks_for_person(&mut self, from: usize) {
        let Some((state, ..)) = self.nodes.get(from).cloned() else { return };
        let wish = "i want to talk to a person";
        let asked = self.step(&state, EventKind::Message { text: wish.to_owned() }, Some(&asks_for_person()));
        let Some((after, step)) = asked else { return };
        let decision = &step.decision;
        let other_way = matches!(decision.action, Action::Offer | Action::Arrange | Action::AskSlot);
        // Where the bot is alone, it says so.
        let alone = self.desk.settings.mode_at(after.conversation.channel, after.at) == Mode::Automated;
        let told = |state: &State| state.conversation.said.get("no_person").copied();
        let reached = after.conversation.phase.is_with_people()
            || (other_way && !decision.text.is_empty())
            || (alone && told(&after) > told(&state));
        if !reached {
            self.flaw(FlawKind::PersonNotReached, from, wish);
        }
    }

    /// Notes the first flaw of its kind.
    fn flaw(&mut self, kind: FlawKind, from: usize, by: &str) {
        if self.flaws.iter().any(|flaw| flaw.kind == kind) {
            return;
        }
        let mut path = vec![by.to_owned()];
        let mut at = Some(from);
        while let Some((_, before, by)) = at.and_then(|at| self.nodes.get(at)) {
            path.push(by.clone());
            at = *before;
        }
        path.reverse();
        self.flaws.push(Flaw { kind, path });
    }
}
