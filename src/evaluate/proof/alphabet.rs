//! What can happen to a conversation, one event for each thing that makes a difference to a policy.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::condition;
use crate::conversation::entity::Entity;
use crate::conversation::event::EventKind;
use crate::conversation::evidence::{Candidate, Evidence, Target, Wish};
use crate::conversation::search::PendingSearch;
use crate::conversation::signals::Signals;
use crate::desk::Desk;
use crate::desk::found::FoundArticle;
use crate::desk::intent::Intent;
use crate::desk::search::Search;
use crate::desk::trigger::{Condition, PersonRequest, Threat};
use crate::desk::workload::Workload;

/// The most intents and articles that messages are made up about. Those that the policy names come first.
const TARGETS: usize = 6;

/// Something that can happen.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    /// What the path of a flaw calls it.
    pub name: String,
    pub what: What,
}

/// What can happen.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// A message, and what it is understood to be.
    Message(Box<Evidence>),
    /// Any other event.
    Event(EventKind),
    /// The time-out that the last decision asked for.
    WakeUp,
    /// People go home, or come.
    Hours,
    /// The search that the host was asked for ends.
    Search(SearchEnds),
}

/// How a search ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum SearchEnds {
    /// With an article that is just what the customer asked for.
    Found,
    /// Without any.
    Empty,
    /// It fails.
    Failed,
}

impl SearchEnds {
    /// The event that tells the search of this conversation so.
    pub fn event(self, pending: &PendingSearch) -> EventKind {
        let search = pending.search.clone();
        let article = || FoundArticle {
            article: "found".to_owned(),
            title: pending.text.clone(),
            questions: vec![pending.text.clone()],
            answer: pending.text.clone(),
        };
        match self {
            Self::Found => EventKind::Found { search, articles: vec![article()] },
            Self::Empty => EventKind::Found { search, articles: Vec::new() },
            Self::Failed => EventKind::SearchFailed { search, why: "it failed".to_owned() },
        }
    }
}

/// A message that plainly asks for a person.
pub(super) fn asks_for_person() -> Evidence {
    with(Signals { asks_for_person: Some(PersonRequest::Plainly), ..Signals::default() })
}

/// Everything that can happen on this desk.
pub(super) fn alphabet(desk: &Desk) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut message = |name: String, evidence| letters.push(Letter { name, what: What::Message(Box::new(evidence)) });
    let targets = targets(desk);
    for target in &targets {
        message(format!("a clear message about `{}`", target.id()), about(&[(target, 0.99)]));
    }
    let share = (*desk.settings.answers.sure * 0.9).min(0.45);
    for pair in targets.windows(2) {
        if let [one, other] = pair {
            let name = format!("a message between `{}` and `{}`", one.id(), other.id());
            message(name, about(&[(one, share), (other, share * 0.95)]));
        }
    }
    if let Some((one, other)) = two_questions(desk, &targets) {
        let wish = |target: &Target| Wish { at: 0..1, target: target.clone(), probability: 0.99, apart: false };
        let wishes = vec![wish(one), wish(other)];
        let name = format!("a message about both `{}` and `{}`", one.id(), other.id());
        message(name, Evidence { wishes, ..Evidence::default() });
    }
    for kind in slot_kinds(desk, &targets) {
        let value = Entity {
            kind: kind.clone(),
            span: 0..1,
            text: "7".to_owned(),
            value: "7".to_owned(),
            private: false,
            roles: BTreeMap::new(),
        };
        message(format!("a value of `{kind}`"), Evidence { entities: vec![value], ..Evidence::default() });
    }
    message("a message that is not understood".to_owned(), Evidence::default());
    message("a message out of scope".to_owned(), Evidence { out_of_scope: 0.95, ..Evidence::default() });
    for (name, signals) in signals() {
        message(name, with(signals));
    }
    message("a plain wish for a person".to_owned(), asks_for_person());
    letters.extend(events(desk).into_iter().map(|(name, what)| Letter { name, what }));
    letters
}

fn signals() -> Vec<(String, Signals)> {
    let none = Signals::default;
    let mut signals = vec![
        ("a vague wish for a person", Signals { asks_for_person: Some(PersonRequest::Vaguely), ..none() }),
        ("an angry message", Signals { frustration: 1.0, sentiment: -1.0, profanity: true, ..none() }),
        ("an urgent message", Signals { urgency: 1.0, ..none() }),
        ("yes", Signals { affirms: true, ..none() }),
        ("no", Signals { denies: true, ..none() }),
        ("that did not help", Signals { rejects_answer: true, ..none() }),
        ("thanks", Signals { thanks: true, ..none() }),
    ]
    .into_iter()
    .map(|(name, signals)| (name.to_owned(), signals))
    .collect::<Vec<_>>();
    let threat = |threat: Threat| (format!("a threat: {}", threat.name()), Signals { threats: vec![threat], ..none() });
    signals.extend(Threat::ALL.map(threat));
    signals
}

/// What hosts and people do, and time.
fn events(desk: &Desk) -> Vec<(String, What)> {
    let event = |name: &str, kind| (name.to_owned(), What::Event(kind));
    let mut events = vec![
        event("choice 1", EventKind::Choice { number: 1 }),
        event("choice 9", EventKind::Choice { number: 9 }),
        event("a person joins", EventKind::AgentJoined { agent: "a".to_owned() }),
        event("the person writes", EventKind::AgentMessage { text: "hello".to_owned() }),
        event("the person leaves", EventKind::AgentLeft),
        event("the person returns it to the bot", EventKind::ReturnedToBot),
        event("the matter is settled", EventKind::Resolved),
        event("the conversation is closed", EventKind::Closed),
        ("a time-out".to_owned(), What::WakeUp),
    ];
    if desk.settings.hours.is_some() {
        events.push(("people go home, or come".to_owned(), What::Hours));
    }
    if desk.settings.search != Search::Own {
        let ends = |name: &str, ends| (name.to_owned(), What::Search(ends));
        events.push(ends("the search finds an answer", SearchEnds::Found));
        events.push(ends("the search finds nothing", SearchEnds::Empty));
        events.push(ends("the search fails", SearchEnds::Failed));
    }
    let parts = desk.settings.escalate.iter().flat_map(|trigger| condition::parts(&trigger.when));
    let named: BTreeSet<&String> = parts
        .filter_map(|part| match part {
            Condition::Signal(name) => Some(name),
            _ => None,
        })
        .collect();
    let signal =
        |name: &String| (format!("the signal `{name}`"), What::Event(EventKind::Signal { name: name.clone() }));
    events.extend(named.into_iter().map(signal));
    let full = Workload { holding: vec![3], capacity: 3, waiting: 500, handling: HANDLING.parse().unwrap_or_default() };
    let loads = [("every queue is full", full), ("nobody is there", Workload::default())];
    for (name, load) in loads.into_iter().filter(|_| !desk.settings.queues.is_empty()) {
        let queues: BTreeMap<_, _> = desk.settings.queues.keys().map(|queue| (queue.clone(), load.clone())).collect();
        events.push(event(name, EventKind::Queues(queues)));
    }
    events
}

/// How long a chat takes where a queue is full.
const HANDLING: &str = "10m";

/// The intents and articles that the policy names, one of each kind of intent, and an article.
fn targets(desk: &Desk) -> Vec<Target> {
    let intent = |intent: &Intent| Target::Intent(intent.id.value.clone());
    let mut targets: Vec<Target> = Vec::new();
    for part in desk.settings.escalate.iter().flat_map(|trigger| condition::parts(&trigger.when)) {
        match part {
            Condition::Intent(ids) => {
                targets.extend(ids.iter().take(1).map(|id| Target::Intent(id.value.clone())));
            }
            Condition::Tag(tags) => {
                let tagged = |intent: &&Intent| {
                    intent.tags.iter().any(|tag| tags.iter().any(|wanted| wanted.value == tag.value))
                };
                targets.extend(desk.intents.iter().find(tagged).map(intent));
            }
            _ => {}
        }
    }
    let kinds: [fn(&&Intent) -> bool; 4] = [
        |intent| intent.handoff.is_none() && intent.slots.is_empty() && !intent.closes,
        |intent| !intent.slots.is_empty(),
        |intent| intent.handoff.is_some(),
        |intent| intent.closes,
    ];
    targets.extend(kinds.into_iter().filter_map(|kind| desk.intents.iter().find(kind)).map(intent));
    targets.extend(desk.articles.first().map(|article| Target::Article(article.id.value.clone())));
    let mut seen = BTreeSet::new();
    targets.retain(|target| seen.insert(target.clone()));
    targets.truncate(TARGETS);
    targets
}

/// Two things that may be asked for in one message; the first needs a value, where one does, so that the second stays open.
fn two_questions<'a>(desk: &Desk, targets: &'a [Target]) -> Option<(&'a Target, &'a Target)> {
    let needs = |target: &&Target| {
        let intent = target.intent().and_then(|id| desk.intent(id));
        intent.is_some_and(|intent| !intent.slots.is_empty())
    };
    let first = targets.iter().find(needs).or(targets.first())?;
    let second = targets.iter().find(|target| *target != first && !needs(target))?;
    Some((first, second))
}

/// The kinds of values that those intents ask for.
fn slot_kinds(desk: &Desk, targets: &[Target]) -> BTreeSet<String> {
    let intents = targets.iter().filter_map(|target| desk.intent(target.intent()?));
    intents.flat_map(|intent| &intent.slots).map(|(name, slot)| slot.kind(name).to_owned()).collect()
}

fn about(targets: &[(&Target, f32)]) -> Evidence {
    let candidate = |(target, probability): &(&Target, f32)| Candidate {
        target: (*target).clone(),
        probability: *probability,
        support: Vec::new(),
    };
    Evidence { candidates: targets.iter().map(candidate).collect(), out_of_scope: 0.01, ..Evidence::default() }
}

fn with(signals: Signals) -> Evidence {
    Evidence { signals, ..Evidence::default() }
}
