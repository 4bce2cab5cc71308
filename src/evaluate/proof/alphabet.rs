//! What can happen to a conversation, one event for each thing that makes a difference to the engine, whatever the triggers say.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::promise::MOST_CLARIFICATIONS;
use crate::conversation::entity::Entity;
use crate::conversation::event::{EventKind, Opened};
use crate::conversation::evidence::{Candidate, Evidence, Target, Wish};
use crate::conversation::search::PendingSearch;
use crate::conversation::signals::Signals;
use crate::conversation::wake::WakeReason;
use crate::desk::Desk;
use crate::desk::channel::Channel;
use crate::desk::found::FoundArticle;
use crate::desk::queue::DEFAULT;
use crate::desk::search::Search;
use crate::desk::trigger::{PersonRequest, Threat};

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
    /// The time-out for that reason.
    WakeUp(WakeReason),
    /// A person allows an answer, that one.
    Allowed(Target),
    /// Time goes by until then.
    Until(Timestamp),
    /// The search that the host was asked for ends.
    Search(SearchEnds),
}

impl Letter {
    pub fn event(name: impl Into<String>, kind: EventKind) -> Self {
        Self { name: name.into(), what: What::Event(kind) }
    }

    /// The time-out for that reason.
    pub fn time_out(reason: WakeReason) -> Self {
        Self { name: format!("a time-out, because {}", reason.text()), what: What::WakeUp(reason) }
    }

    /// A person allows that answer.
    pub fn allowed(target: &Target) -> Self {
        Self { name: format!("the answer about `{}` is allowed", target.id()), what: What::Allowed(target.clone()) }
    }

    /// Whether triggers are looked at.
    pub fn is_turn(&self) -> bool {
        let choice = matches!(self.what, What::Event(EventKind::Choice { .. }));
        choice || matches!(self.what, What::Message(_) | What::WakeUp(_) | What::Search(_))
    }

    /// Whether it is a message that holds several questions.
    pub fn has_questions(&self) -> bool {
        matches!(&self.what, What::Message(evidence) if !evidence.wishes.is_empty())
    }
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

/// Every message that can come on this desk, and what hosts and people can do at any time.
pub(super) fn alphabet(desk: &Desk, targets: &[Target]) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut message = |name: String, evidence| letters.push(Letter { name, what: What::Message(Box::new(evidence)) });
    for target in targets {
        message(format!("a clear message about `{}`", target.id()), about(&[(target, 0.99)]));
    }
    let share = (*desk.settings.answers.sure * 0.9).min(0.45);
    for pair in targets.windows(2).take(MOST_CLARIFICATIONS + 1) {
        if let [one, other] = pair {
            let name = format!("a message between `{}` and `{}`", one.id(), other.id());
            message(name, about(&[(one, share), (other, share * 0.95)]));
        }
    }
    for [one, other] in two_questions(desk, targets) {
        let wish = |target: &Target| Wish { at: 0..1, target: target.clone(), probability: 0.99, apart: false };
        let wishes = vec![wish(one), wish(other)];
        let name = format!("a message about both `{}` and `{}`", one.id(), other.id());
        message(name, Evidence { wishes, ..Evidence::default() });
    }
    for kind in value_kinds(desk, targets) {
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
        message(name.to_owned(), Evidence { signals, ..Evidence::default() });
    }
    letters.extend(events(desk));
    letters
}

/// What a message says beside its content. What only conditions of triggers look at is left out.
fn signals() -> Vec<(&'static str, Signals)> {
    let none = Signals::default;
    vec![
        ("a plain wish for a person", Signals { asks_for_person: Some(PersonRequest::Plainly), ..none() }),
        ("a vague wish for a person", Signals { asks_for_person: Some(PersonRequest::Vaguely), ..none() }),
        ("an angry message", Signals { frustration: 1.0, sentiment: -1.0, profanity: true, urgency: 1.0, ..none() }),
        ("a threat", Signals { threats: vec![Threat::Safety], ..none() }),
        ("yes", Signals { affirms: true, ..none() }),
        ("no", Signals { denies: true, ..none() }),
        ("that did not help", Signals { rejects_answer: true, ..none() }),
        ("thanks", Signals { thanks: true, ..none() }),
    ]
}

/// What hosts and people do at any time.
fn events(desk: &Desk) -> Vec<Letter> {
    let queue = if desk.settings.queues.contains_key(DEFAULT) { Some(DEFAULT) } else { None };
    let queue = queue.or(desk.settings.queues.keys().next().map(String::as_str)).unwrap_or_default().to_owned();
    vec![
        Letter::event("a person joins", EventKind::AgentJoined { agent: "a".to_owned() }),
        Letter::event("the person writes", EventKind::AgentMessage { text: "hello".to_owned() }),
        Letter::event("the person passes it on", EventKind::Transferred { queue }),
        Letter::event("the person leaves", EventKind::AgentLeft),
        Letter::event("the person returns it to the bot", EventKind::ReturnedToBot),
        Letter::event("the matter is settled", EventKind::Resolved),
        Letter::event("it is rated", EventKind::Rated { score: 1, text: String::new() }),
        Letter::event("the conversation is closed", EventKind::Closed),
    ]
}

/// How the search can end that the host was asked for.
pub(super) fn search_ends(desk: &Desk) -> Vec<Letter> {
    let ends = |name: &str, ends| Letter { name: name.to_owned(), what: What::Search(ends) };
    match desk.settings.search {
        Search::Own => Vec::new(),
        _ => vec![
            ends("the search finds an answer", SearchEnds::Found),
            ends("the search finds nothing", SearchEnds::Empty),
            ends("the search fails", SearchEnds::Failed),
        ],
    }
}

/// The chat is opened on that channel.
pub(super) fn opened(channel: Channel) -> Letter {
    let opened = Opened { channel: Some(channel), ..Opened::default() };
    Letter::event(format!("a chat is opened by {}", channel.word()), EventKind::Opened(opened))
}

/// The second of two questions that come in one message.
pub(super) fn second_question(desk: &Desk, targets: &[Target]) -> Option<Target> {
    two_questions(desk, targets).first().map(|[_, second]| (*second).clone())
}

/// Things that may be asked for in one message, two by two: one that needs a value, so that the second stays open, and one that
/// needs none, so that the second follows at once.
fn two_questions<'a>(desk: &Desk, targets: &'a [Target]) -> Vec<[&'a Target; 2]> {
    let nature = |target: &Target| {
        let intent = target.intent().and_then(|id| desk.intent(id));
        let is_question = intent.is_none_or(|intent| intent.handoff.is_none() && !intent.closes && !intent.small_talk);
        let needs = intent.is_some_and(|intent| !intent.slots.is_empty());
        (is_question, needs)
    };
    let mut plain = targets.iter().filter(|target| nature(target) == (true, false));
    let Some(second) = plain.next() else { return Vec::new() };
    let needing = targets.iter().find(|target| nature(target) == (true, true));
    needing.into_iter().chain(plain.next()).map(|first| [first, second]).collect()
}

/// The kinds of values that those intents ask for, and the ways to a person.
fn value_kinds(desk: &Desk, targets: &[Target]) -> BTreeSet<String> {
    let intents = targets.iter().filter_map(|target| desk.intent(target.intent()?));
    let kinds = intents.flat_map(|intent| &intent.slots).map(|(name, slot)| slot.kind(name).to_owned());
    let contacts = ["phone", "email"].into_iter().filter(|_| !desk.settings.waiting.instead.is_empty());
    kinds.chain(contacts.map(str::to_owned)).collect()
}

fn about(targets: &[(&Target, f32)]) -> Evidence {
    let candidate = |(target, probability): &(&Target, f32)| Candidate {
        target: (*target).clone(),
        probability: *probability,
        support: Vec::new(),
    };
    Evidence { candidates: targets.iter().map(candidate).collect(), out_of_scope: 0.01, ..Evidence::default() }
}
