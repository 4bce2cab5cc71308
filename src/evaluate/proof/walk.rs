//! The walk, breadth first, so that the path to a flaw is the shortest.

use std::collections::{BTreeSet, VecDeque};

use jiff::Timestamp;
use serde::Serialize;

use super::alphabet::{Letter, What, alphabet, opened, search_ends, second_question};
use super::circumstance::{BEGINNING, Given, People, people, times};
use super::kinds;
use super::past::{Past, pasts};
use super::promise::{FlawKind, Happened};
use super::state::{Forgetting, State};
use crate::conversation::assist::ApprovalRequest;
use crate::conversation::decision::Step;
use crate::conversation::event::{Event, EventKind};
use crate::conversation::evidence::{Evidence, Target};
use crate::conversation::state::{Conversation, Pending, Phase};
use crate::conversation::wake::WakeReason;
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::desk::channel::Channel;
use crate::desk::queue::Priority;
use crate::desk::trigger::{Response, Trigger};

/// A promise that the policy breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flaw {
    /// Which promise.
    pub kind: FlawKind,
    /// What happened before, in order.
    pub path: Vec<String>,
}

/// What follows an event; a message means what is given beside it.
pub(super) type Stepper<'a> = &'a dyn Fn(&Conversation, &Event, Option<&Evidence>) -> Step;

/// What was done about something that has happened.
struct Outcome {
    /// What can be told apart of it by the triggers.
    response: String,
    /// That, and all else that can be told apart.
    effect: String,
    /// Whether it hands the conversation over, or would if somebody had time.
    hands_over: bool,
}

pub(super) struct Walk<'a> {
    desk: &'a Desk,
    step: Stepper<'a>,
    /// The most states that are visited.
    most: usize,
    forgetting: Forgetting<'a>,
    letters: Vec<Letter>,
    pasts: Vec<Past>,
    /// The triggers that fire, one of each kind.
    firing: Vec<&'a str>,
    targets: Vec<Target>,
    /// What a person may have been asked to allow, where a trigger asks that.
    approval: Option<ApprovalRequest>,
    people: Vec<People>,
    times: Vec<Timestamp>,
    channels: Vec<Channel>,
    /// Each state with the one before it, and what led there.
    pub nodes: Vec<(State, Option<usize>, String)>,
    seen: BTreeSet<String>,
    ahead: VecDeque<usize>,
    pub events: usize,
    /// Whether no state was left out.
    pub complete: bool,
    pub flaws: Vec<Flaw>,
}

impl<'a> Walk<'a> {
    /// A walk over all that can happen, in which no turns are counted.
    pub fn over_all(desk: &'a Desk, most: usize, step: Stepper<'a>) -> Self {
        let targets = kinds::targets(desk);
        let named = desk.settings.modes.iter().flat_map(|rule| rule.channel.iter().copied());
        let channels: BTreeSet<Channel> = named.chain([Channel::default(), Channel::Email]).collect();
        Self {
            desk,
            step,
            most,
            forgetting: Forgetting::new(desk, &targets, None),
            letters: alphabet(desk, &targets),
            pasts: pasts(desk, &targets),
            firing: kinds::kinds(desk, true),
            approval: approval(desk, &targets),
            targets,
            people: people(desk),
            times: times(desk),
            channels: channels.into_iter().collect(),
            nodes: Vec::new(),
            seen: BTreeSet::new(),
            ahead: VecDeque::new(),
            events: 0,
            complete: true,
            flaws: Vec::new(),
        }
    }

    /// A walk that counts the turns since an offer and remembers which triggers have offered: at one time, on one channel, with one
    /// thing to ask for.
    pub fn over_offers(desk: &'a Desk, most: usize, step: Stepper<'a>) -> Self {
        let offers = |name: &&str| {
            let by = desk.settings.escalate.iter().find(|trigger| trigger.name.value == **name);
            by.is_some_and(|trigger| matches!(trigger.respond, Response::Offer(_)))
        };
        let firing: Vec<&str> = kinds::kinds(desk, false).into_iter().filter(offers).collect();
        let targets: Vec<Target> = second_question(desk, &kinds::targets(desk)).into_iter().collect();
        Self {
            forgetting: Forgetting::new(desk, &targets, Some(firing.iter().copied().collect())),
            letters: alphabet(desk, &targets),
            targets,
            firing,
            pasts: Vec::new(),
            people: Vec::new(),
            times: vec![BEGINNING],
            channels: vec![Channel::default()],
            ..Self::over_all(desk, most, step)
        }
    }

    /// Goes on until there is no new state, or as many as may be visited.
    pub fn go(&mut self) {
        let begins = [(Phase::New, "a visitor comes"), (Phase::Greeted, "a visitor is greeted")];
        for (phase, name) in begins {
            let conversation = Conversation { phase, ..Conversation::new("proof") };
            let state = self.forgetting.rest(conversation, BEGINNING, 0);
            self.visit(state.key(), state, None, || name.to_owned());
        }
        while let Some(from) = self.ahead.pop_front() {
            let Some((state, ..)) = self.nodes.get(from).cloned() else { continue };
            let mut letters = self.letters.clone();
            letters.extend(self.occasions(&state));
            let mut known = BTreeSet::new();
            for letter in &letters {
                self.try_all(from, &state, letter, &mut known);
            }
        }
    }

    /// What can happen in a state and not in every other.
    fn occasions(&self, state: &State) -> Vec<Letter> {
        let conversation = &state.conversation;
        let choices = match &conversation.pending {
            Pending::Choice(choices) => choices.len(),
            Pending::Ways { offered, .. } => offered.len(),
            Pending::Step => MOST_REPLIES,
            Pending::Helpful => 2,
            Pending::Rating => 1,
            _ => 0,
        };
        let choice = |number| Letter::event(format!("choice {number}"), EventKind::Choice { number });
        let mut letters: Vec<Letter> = (1..).take(choices).chain([NO_CHOICE]).map(choice).collect();
        let is_new = matches!(conversation.phase, Phase::New | Phase::Greeted);
        letters.extend(self.channels.iter().filter(|_| is_new).map(|channel| opened(*channel)));
        letters.extend(state.may_be_due().into_iter().map(Letter::time_out));
        letters.extend(self.times.iter().filter(|time| **time != state.at).map(|time| {
            let name = if self.desk.settings.is_open(*time) { "people come" } else { "people go home" };
            Letter { name: name.to_owned(), what: What::Until(*time) }
        }));
        if self.approval.is_some() {
            letters.extend(self.targets.iter().map(Letter::allowed));
            letters.push(Letter::event("an answer is refused", EventKind::Refused { agent: String::new() }));
            letters.push(Letter::time_out(WakeReason::ApprovalDue));
        }
        if conversation.search.is_some() {
            letters.extend(search_ends(self.desk));
        }
        letters
    }

    /// Lets something happen in a state under all circumstances. Of several things with the same effect in that state, only the first
    /// happens under others; so it is with triggers and what they can tell apart.
    fn try_all(&mut self, from: usize, state: &State, letter: &Letter, known: &mut BTreeSet<String>) {
        if let What::Until(at) = &letter.what {
            let next = self.forgetting.rest(state.conversation.clone(), *at, state.clarified);
            self.visit(next.key(), next, Some(from), || letter.name.clone());
            return;
        }
        let Some(outcome) = self.happen(from, state, letter, Given::Nothing, None) else { return };
        let responds = known.insert(outcome.response);
        let leads = known.insert(outcome.effect);
        if responds && outcome.hands_over {
            self.vary(from, state, letter, Given::Nothing);
        }
        // People and hosts rest nothing on what was said before.
        let looks_back = letter.is_turn() || matches!(letter.what, What::Allowed(_));
        for past in self.pasts.clone().iter().filter(|past| leads && (looks_back || matches!(past, Past::Rated))) {
            self.happen(from, state, letter, Given::Past(past), None);
        }
        for trigger in self.firing.clone().into_iter().filter(|_| letter.is_turn()) {
            let fires = responds.then(|| self.happen(from, state, letter, Given::Fires(trigger), None)).flatten();
            if fires.is_some_and(|outcome| outcome.hands_over) && known.insert(trigger.to_owned()) {
                self.vary(from, state, letter, Given::Fires(trigger));
            }
            if letter.has_questions() {
                self.happen(from, state, letter, Given::FiresLater(trigger), None);
            }
        }
    }

    /// Lets something that hands a conversation over happen again, with other people.
    fn vary(&mut self, from: usize, state: &State, letter: &Letter, given: Given<'_>) {
        for people in self.people.clone() {
            self.happen(from, state, letter, given, Some(&people));
        }
    }

    /// Lets something happen in a state; `None` if it cannot.
    fn happen(
        &mut self,
        from: usize,
        state: &State,
        letter: &Letter,
        given: Given<'_>,
        people: Option<&People>,
    ) -> Option<Outcome> {
        let mut before = state.with_timers();
        if !given.put_into(&mut before, state.at) {
            return None;
        }
        let at = match people {
            Some(people) => people.put_into(&mut before, state.at, self.desk)?,
            None => state.at,
        };
        let (kind, meaning) = self.event(&mut before, letter, at)?;
        let event = Event::new("e", at, kind);
        let step = (self.step)(&before, &event, meaning);
        self.events += 1;
        let after = &step.conversation;
        // What people had or have settled is a new beginning.
        let settled = matches!(event.kind, EventKind::ReturnedToBot | EventKind::Resolved | EventKind::Closed);
        let action = step.decision.action;
        let clarified = match action {
            _ if settled || after.phase.is_with_people() => 0,
            Action::Clarify => state.clarified + 1,
            Action::Wait | Action::Nudge | Action::Search => state.clarified,
            _ => 0,
        };
        let name = || {
            let people = people.map(People::name).unwrap_or_default();
            format!("{}{}{people}", letter.name, given.name())
        };
        let happened = Happened { desk: self.desk, before: &before, at, what: &letter.what, step: &step, clarified };
        for kind in happened.broken() {
            self.flaw(kind, from, name());
        }
        let is_ways = |conversation: &Conversation| matches!(conversation.pending, Pending::Ways { .. });
        let waits = |conversation: &Conversation| conversation.phase == Phase::Waiting || is_ways(conversation);
        let hands_over = waits(after) && !waits(&before);
        let outcome = after.turns.last().map(|turn| turn.outcome);
        let signals = meaning.map(|meaning| &meaning.signals);
        let wish = signals.map(|signals| signals.asks_for_person);
        let response = format!("{action:?} {outcome:?} {wish:?}");
        let next = self.forgetting.rest(step.conversation, state.at, clarified);
        let key = next.key();
        let effect = format!("{response} {signals:?} {key}");
        self.visit(key, next, Some(from), name);
        Some(Outcome { response, effect, hands_over })
    }

    /// The event, and what a message means; what must have been before is put into the conversation. `None` if it cannot happen there.
    fn event<'l>(
        &self,
        before: &mut Conversation,
        letter: &'l Letter,
        at: Timestamp,
    ) -> Option<(EventKind, Option<&'l Evidence>)> {
        let nobody = String::new;
        let kind = match &letter.what {
            What::Message(meaning) => return Some((EventKind::Message { text: letter.name.clone() }, Some(meaning))),
            What::Event(kind) => {
                if matches!(kind, EventKind::Refused { .. }) {
                    before.approval.clone_from(&self.approval);
                }
                kind.clone()
            }
            What::WakeUp(reason) => {
                before.timers.insert(*reason, at);
                if *reason == WakeReason::ApprovalDue {
                    before.approval.clone_from(&self.approval);
                }
                if let Some(search) = before.search.as_mut().filter(|_| *reason == WakeReason::SearchDue) {
                    search.until = at;
                }
                EventKind::WokeUp
            }
            What::Allowed(target) => {
                before.approval = self.approval.clone().map(|asked| ApprovalRequest { about: target.clone(), ..asked });
                EventKind::Approved { agent: nobody() }
            }
            What::Search(ends) => ends.event(before.search.as_ref()?),
            What::Until(_) => return None,
        };
        Some((kind, None))
    }

    /// Notes a state, if it is new.
    fn visit(&mut self, key: String, state: State, from: Option<usize>, by: impl Fn() -> String) {
        if !self.seen.insert(key) {
            return;
        }
        if self.nodes.len() >= self.most {
            self.complete = false;
            return;
        }
        self.ahead.push_back(self.nodes.len());
        self.nodes.push((state, from, by()));
    }

    /// Notes the first flaw of its kind.
    fn flaw(&mut self, kind: FlawKind, from: usize, by: String) {
        if self.flaws.iter().any(|flaw| flaw.kind == kind) {
            return;
        }
        let mut path = vec![by];
        let mut at = Some(from);
        while let Some((_, before, by)) = at.and_then(|at| self.nodes.get(at)) {
            path.push(by.clone());
            at = *before;
        }
        path.reverse();
        self.flaws.push(Flaw { kind, path });
    }
}

/// How many replies to a step of a guide are tried.
const MOST_REPLIES: usize = 5;
/// A number that is no choice.
const NO_CHOICE: u32 = 99;

/// What a person is asked to allow by the first trigger that asks so.
fn approval(desk: &Desk, targets: &[Target]) -> Option<ApprovalRequest> {
    let asks = |trigger: &&Trigger| matches!(trigger.respond, Response::Approve(_));
    let trigger = desk.settings.escalate.iter().find(asks)?;
    Some(ApprovalRequest {
        trigger: trigger.name.value.clone(),
        about: targets.first()?.clone(),
        summary: String::new(),
        queue: String::new(),
        priority: Priority::default(),
        until: BEGINNING,
    })
}
