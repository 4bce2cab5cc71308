//! Random events of all kinds, duplicates, late ones and time-outs among them, against what a conversation promises.
//!
//! `FIRSTLINE_EVENTS=10000000 cargo test --test lifecycle` runs that many events instead of the usual number.
#![expect(clippy::expect_used, clippy::disallowed_methods, reason = "a test may ask how much to do, and may stop")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use firstline::conversation::state::{MAX_EVENT_IDS, MAX_KEPT, MAX_LINES, Pending};
use firstline::{
    Action, Channel, Conversation, Customer, Engine, Event, EventKind, FoundArticle, Opened, Phase, Sources, Step,
    Visit, WakeReason, WakeUp, Workload, read_sources,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// How many events are tried if nothing else is asked for.
const EVENTS: u32 = 100_000;
/// How many events a conversation has on average.
const LENGTH: u32 = 60;
/// What a conversation may take as JSON, in bytes, however long it runs: the lines that it keeps, at their longest, and the
/// rest.
const MOST_BYTES: usize = MAX_LINES * 4_200 + (64 << 10);

const SETTINGS: &str = "desk: Small
hours: { zone: Europe/London, open: { mon-fri: '08:00-18:00' } }
silence: { nudge: 2m, close: 10m }
waiting: { longest: 5m, patience: 3m, instead: [callback, ticket] }
resolution: { confirm: true, rating: 5, close: 5m }
greet:
  - { name: checkout, when: { page: /checkout, cart: 100 }, say: Can I help? }
queues: { general: { sla: 2m }, payments: { priority: high }, safety: { sla: 30s, priority: urgent } }
escalate:
  - name: quiet
    when: { all: [ { intent: [opening_times] }, { not: { asks_for_person: vaguely } } ] }
    respond: suppress
  - name: danger
    when: { threat: [safety, self_harm, violence] }
    respond: now
    queue: safety
  - name: asked-for-person
    when: { asks_for_person: plainly }
    respond: now
  - name: out-of-scope-twice
    when: { out_of_scope: 2 }
    respond: now
  - name: big-sum
    when: { all: [ { intent: [weather] }, open_complaint ] }
    respond: { approve: { within: 2m } }
  - name: angry
    when: { any: [ { frustration: { at_least: 0.6 } }, { failed_turns: 2 }, { signal: vip } ] }
    respond: { offer: { cooldown: 3 turns } }
  - name: stuck
    when: { failed_turns: 4 }
    respond: now
";

const INTENTS: &str = "
- intent: refund
  about: money back
  examples: [i want my money back, refund please, give me a refund, can i get a refund]
  phrases: [refund please]
  slots: { order: { entity: code, ask: Which order?, attempts: 2 } }
  reply: The refund for {{ order }} is on its way.
- intent: opening_times
  about: when we are open
  examples: [when are you open, opening times, are you open today, what time do you close]
  phrases: [opening times]
  reply: From 9 to 5.
- intent: weather
  about: the weather
  examples: [will it rain, is it sunny today, weather please, how is the weather]
  reply: It is fine.
- intent: hacked
  about: a stolen account
  examples: [my account was hacked, someone is in my account, my login was stolen]
  phrases: [account was hacked]
  handoff: { queue: payments, priority: high }
- intent: goodbye
  about: leaving
  examples: [bye, goodbye, see you, that is all]
  phrases: [bye]
  reply: Goodbye!
  closes: true
";

/// The desk as it is, and with the search left to the host.
static ENGINES: LazyLock<[Engine; 2]> = LazyLock::new(|| ["", "search: { host: { within: 3s } }\n"].map(engine));

fn engine(search: &str) -> Engine {
    let mut files = Sources::default();
    files.add("firstline.yml", format!("{SETTINGS}{search}"));
    files.add("intents/all.yml", INTENTS);
    files.add(
        "knowledge_base/tea.md",
        "---\narticle: tea\nquestions: [do you sell tea, is there tea]\n---\nYes, *green* tea.",
    );
    Engine::from_reading(read_sources(files)).expect("the small desk builds")
}

/// What a host may do next.
#[derive(Clone, Debug)]
enum Next {
    /// Something new, so many seconds later.
    New(EventKind, i64),
    /// Something that happened so many seconds before the latest event.
    Late(EventKind, i64),
    /// The event of so many events ago, again.
    Again(usize),
    /// The time-out that the last decision asked for, so many seconds late.
    WakeUp(i64),
    /// The search that the conversation waits for, or one that it does not wait for, ends so.
    Search(Ends),
}

/// How a search ends.
#[derive(Clone, Debug)]
enum Ends {
    /// With an article that says just what the customer wrote.
    Found,
    /// With these.
    With(Vec<FoundArticle>),
    Failed,
    /// It is another one that ends.
    Another,
}

const SAID: &[&str] = &[
    "opening times",
    "opening times today? and refund please now",
    "will it rain today? refund please for A1B2C3. opening times of today? my account was hacked",
    "refund please",
    "A1B2C3",
    "asdf",
    "zzz qqq",
    "refund or the weather",
    "do you sell tea",
    "yes",
    "no",
    "1",
    "2",
    "none of these",
    "i want to talk to a person",
    "is anyone there",
    "this is useless!!! you are useless",
    "that did not help",
    "thanks, that helped",
    "bye",
    "my account was hacked",
    "smoke comes out of my machine",
    "will it rain",
    "jo.doe@example.com 4111 1111 1111 1111",
    "",
    "🙂",
    "5",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        30 => prop::sample::select(SAID).prop_map(str::to_owned),
        2 => "\\PC{0,40}",
        1 => Just("long ".repeat(1_500)),
    ]
}

fn workload() -> impl Strategy<Value = EventKind> {
    let queue = prop::sample::select(&["general", "payments", "safety", "unheard-of"][..]);
    (queue, prop::collection::vec(0_u32..5, 0..4), 0_u32..5, 0_u32..200).prop_map(
        |(queue, holding, capacity, waiting)| {
            let handling = "10m".parse().expect("a time");
            let load = Workload { holding, capacity, waiting, handling };
            EventKind::Queues(BTreeMap::from([(queue.to_owned(), load)]))
        },
    )
}

fn customer() -> impl Strategy<Value = Customer> {
    (any::<bool>(), 0_u32..1_000_000).prop_map(|(open_complaint, value)| Customer {
        name: Some("Jo Doe".to_owned()),
        tier: Some("gold".to_owned()),
        value: Some(f64::from(value)),
        open_complaint,
        ..Customer::default()
    })
}

fn kind() -> impl Strategy<Value = EventKind> {
    let agent = || prop::sample::select(&["mira", "tom", ""][..]).prop_map(str::to_owned);
    let channel = prop::sample::select(&[Channel::Chat, Channel::Email, Channel::Sms][..]);
    prop_oneof![
        30 => text().prop_map(|text| EventKind::Message { text }),
        3 => (0_u32..6).prop_map(|number| EventKind::Choice { number }),
        1 => (channel, customer()).prop_map(|(channel, customer)| {
            EventKind::Opened(Opened { channel: Some(channel), locale: Some("en-GB".to_owned()), customer, ..Opened::default() })
        }),
        1 => Just(EventKind::opened()),
        1 => customer().prop_map(EventKind::Customer),
        1 => (0_u32..500, 0_u32..9).prop_map(|(cart, visits)| {
            let cart = f64::from(cart);
            EventKind::Visit(Visit { page: "/checkout".to_owned(), visits, cart, ..Visit::default() })
        }),
        2 => "[a-z]{1,3}|vip".prop_map(|name| EventKind::Signal { name }),
        2 => workload(),
        2 => Just(EventKind::WokeUp),
        5 => agent().prop_map(|agent| EventKind::AgentJoined { agent }),
        4 => text().prop_map(|text| EventKind::AgentMessage { text }),
        1 => Just(EventKind::AgentLeft),
        1 => prop::sample::select(&["payments", "unheard-of"][..])
            .prop_map(|queue| EventKind::Transferred { queue: queue.to_owned() }),
        3 => Just(EventKind::ReturnedToBot),
        1 => agent().prop_map(|agent| EventKind::Approved { agent }),
        1 => agent().prop_map(|agent| EventKind::Refused { agent }),
        2 => Just(EventKind::Resolved),
        2 => (0_u32..12, text()).prop_map(|(score, text)| EventKind::Rated { score, text }),
        1 => Just(EventKind::Closed),
        1 => "[a-z]{1,9}".prop_map(|name| EventKind::Unknown { name }),
    ]
}

fn article() -> impl Strategy<Value = FoundArticle> {
    let id = prop::sample::select(&["tea", "coffee", ""][..]);
    (id, "[a-z ]{0,20}", prop::sample::select(&["", "*Brew* it. {{ order }} {% x %}"][..]), any::<bool>()).prop_map(
        |(article, title, answer, long)| FoundArticle {
            article: article.to_owned(),
            questions: vec![title.clone()],
            title,
            answer: if long { answer.repeat(2_000) } else { answer.to_owned() },
        },
    )
}

fn ends() -> impl Strategy<Value = Ends> {
    prop_oneof![
        4 => Just(Ends::Found),
        4 => prop::collection::vec(article(), 0..8).prop_map(Ends::With),
        2 => Just(Ends::Failed),
        1 => Just(Ends::Another),
    ]
}

fn next() -> impl Strategy<Value = Next> {
    prop_oneof![
        16 => (kind(), 0_i64..120).prop_map(|(kind, wait)| Next::New(kind, wait)),
        1 => (kind(), 0_i64..100_000).prop_map(|(kind, wait)| Next::New(kind, wait)),
        1 => (kind(), 1_i64..10_000).prop_map(|(kind, late)| Next::Late(kind, late)),
        2 => (0_usize..40).prop_map(Next::Again),
        4 => (0_i64..90).prop_map(Next::WakeUp),
        3 => ends().prop_map(Next::Search),
    ]
}

/// A conversation as a host keeps it.
struct Host {
    engine: &'static Engine,
    conversation: Conversation,
    now: Timestamp,
    events: Vec<Event>,
    wake_at: Option<WakeUp>,
}

impl Host {
    fn new(engine: &'static Engine) -> Self {
        let now = "2026-11-23T10:00:00Z".parse().expect("a time");
        Self { engine, conversation: Conversation::new("c"), now, events: Vec::new(), wake_at: None }
    }

    fn event(&mut self, kind: EventKind, at: Timestamp) -> Event {
        Event::new(self.events.len().to_string(), at, kind)
    }

    fn does(&mut self, next: Next) -> TestCaseResult {
        let event = match next {
            Next::New(kind, wait) => {
                self.now += SignedDuration::from_secs(wait);
                self.event(kind, self.now)
            }
            Next::Late(kind, late) => self.event(kind, self.now - SignedDuration::from_secs(late)),
            Next::WakeUp(late) => {
                let due = self.wake_at.map_or(self.now, |wake| wake.at);
                self.now = self.now.max(due + SignedDuration::from_secs(late));
                self.event(EventKind::WokeUp, self.now)
            }
            Next::Search(ends) => {
                self.now += SignedDuration::from_secs(1);
                self.event(self.search_ends(ends), self.now)
            }
            Next::Again(ago) => match self.events.len().checked_sub(ago + 1).and_then(|at| self.events.get(at)) {
                Some(event) => return self.again(&event.clone()),
                None => return Ok(()),
            },
        };
        let step = self.engine.step(&self.conversation, &event);
        self.check(&event, &step)?;
        self.wake_at = step.decision.wake_at;
        self.conversation = stored(&step.conversation)?;
        self.events.push(event);
        Ok(())
    }

    fn search_ends(&self, ends: Ends) -> EventKind {
        let pending = self.conversation.search.as_ref();
        let search = pending.map_or_else(|| "none".to_owned(), |pending| pending.search.clone());
        let text = pending.map(|pending| pending.text.clone()).unwrap_or_default();
        match ends {
            Ends::Found => {
                let article = FoundArticle {
                    article: "found".to_owned(),
                    title: text.chars().take(100).collect(),
                    questions: vec![text],
                    answer: "Here it is.".to_owned(),
                };
                EventKind::Found { search, articles: vec![article] }
            }
            Ends::With(articles) => EventKind::Found { search, articles },
            Ends::Failed => EventKind::SearchFailed { search, why: "no route to host".repeat(100) },
            Ends::Another => EventKind::Found { search: "another".to_owned(), articles: Vec::new() },
        }
    }

    /// A duplicate changes nothing, and nothing is said.
    fn again(&self, event: &Event) -> TestCaseResult {
        let step = self.engine.step(&self.conversation, event);
        prop_assert_eq!(step.decision.action, Action::Wait);
        prop_assert!(step.decision.text.is_empty() && step.decision.handoff.is_none());
        prop_assert_eq!(&step.conversation, &self.conversation, "a duplicate changes something");
        prop_assert_eq!(step.decision.wake_at, self.wake_at, "a duplicate moves the time-out");
        Ok(())
    }

    fn check(&self, event: &Event, step: &Step) -> TestCaseResult {
        let (before, after, decision) = (&self.conversation, &step.conversation, &step.decision);
        if before.phase == Phase::WithPerson && after.phase == Phase::WithPerson {
            prop_assert!(decision.text.is_empty() && decision.choices.is_empty(), "the bot speaks over a person");
        }
        let customer_speaks = matches!(event.kind, EventKind::Message { .. } | EventKind::Choice { .. });
        if before.phase == Phase::Waiting && customer_speaks && after.phase == Phase::Waiting {
            prop_assert!(!matches!(decision.action, Action::Answer | Action::Clarify | Action::Offer));
            // Only who picks a call or an email from the ways that the bot offered is asked for a number or an address.
            let picks_a_way = matches!(before.pending, Pending::Ways { .. } | Pending::Contact { .. });
            let asks_for_contact = matches!(after.pending, Pending::Contact { .. });
            prop_assert!(decision.action != Action::AskSlot || (picks_a_way && asks_for_contact));
        }
        let hands_over = matches!(decision.action, Action::Handoff | Action::Arrange);
        prop_assert_eq!(hands_over, decision.handoff.is_some());
        if let Some(packet) = decision.handoff.as_ref().filter(|_| decision.action == Action::Handoff) {
            prop_assert_eq!(after.phase, Phase::Waiting, "a handoff that nobody waits for");
            let handed = after.handed.as_ref().map(|handed| (&handed.queue, handed.priority));
            prop_assert_eq!(handed, Some((&packet.queue, packet.priority)));
        }
        if after.phase == Phase::Waiting {
            prop_assert!(after.handed.is_some(), "it waits, and for no queue");
        }
        self.keeps_the_handoff(event, step)?;
        self.ends_its_search(event, step)?;
        let latest = after.latest.expect("an event has happened");
        prop_assert!(latest >= event.at && before.latest.is_none_or(|before| latest >= before), "time runs backwards");
        if let Some(wake) = &decision.wake_at {
            prop_assert!(wake.at > event.at && wake.at > latest, "{wake:?} is not in the future");
        }
        let kept = [after.turns.len(), after.answers_tried.len(), after.entities.len(), after.signals.len()];
        prop_assert!(kept.into_iter().all(|kept| kept <= MAX_KEPT), "{kept:?}");
        prop_assert!(after.transcript.len() <= MAX_LINES && after.seen.len() <= MAX_EVENT_IDS);
        let spoken = !matches!(
            decision.action,
            Action::Wait | Action::Close | Action::Assist | Action::Handoff | Action::Search
        );
        prop_assert!(!spoken || !decision.text.is_empty(), "{:?} without a word", decision.action);
        Ok(())
    }

    /// Whoever waits for a search is woken from it, nobody waits for one in vain, and one that nobody waits for does nothing.
    fn ends_its_search(&self, event: &Event, step: &Step) -> TestCaseResult {
        let (before, after, decision) = (&self.conversation, &step.conversation, &step.decision);
        prop_assert_eq!(decision.action == Action::Search, decision.search.is_some());
        if let Some(query) = &decision.search {
            prop_assert!(decision.text.is_empty() && decision.choices.is_empty());
            prop_assert_eq!(after.search.as_ref().map(|own| &own.search), Some(&query.search));
            let waits = before.search.as_ref();
            prop_assert!(waits.is_none_or(|before| query.until <= before.until), "a search is prolonged");
            let plain =
                |word: &String| !word.contains(|c: char| c.is_whitespace() || (c.is_ascii_punctuation() && c != '_'));
            prop_assert!(!query.words.is_empty() && query.words.iter().all(plain), "{:?}", query.words);
            prop_assert!(!query.text.contains("4111") && !query.words.iter().any(|word| word.contains("4111")));
        }
        if let Some(own) = &after.search {
            prop_assert!(after.phase == Phase::SelfService || after.phase == Phase::Rated, "{:?}", after.phase);
            prop_assert_eq!(after.timers.get(&WakeReason::SearchDue), Some(&own.until));
            let wake = decision.wake_at.as_ref().expect("a search has an end");
            prop_assert!(wake.at <= own.until.max(after.latest.expect("events") + SignedDuration::from_secs(1)));
        } else {
            prop_assert!(!after.timers.contains_key(&WakeReason::SearchDue));
        }
        let ends = match &event.kind {
            EventKind::Found { search, .. } | EventKind::SearchFailed { search, .. } => Some(search),
            _ => None,
        };
        if let Some(ends) = ends {
            let waited = before.search.as_ref().is_some_and(|own| own.search == *ends);
            prop_assert_eq!(decision.action != Action::Wait, waited, "{:?}", decision.action);
            prop_assert!(!waited || after.search.is_none());
        }
        let long = after.found.iter().any(|article| article.answer.len() > 6_000 || !article.questions.is_empty());
        prop_assert!(after.found.len() <= 5 && !long, "what was found is not bounded");
        Ok(())
    }

    /// What waits for a person goes on waiting until a person takes it, or it ends, or another way is agreed on.
    fn keeps_the_handoff(&self, event: &Event, step: &Step) -> TestCaseResult {
        if self.conversation.phase != Phase::Waiting {
            return Ok(());
        }
        let after = step.conversation.phase;
        let was_offered = matches!(self.conversation.pending, Pending::Ways { .. } | Pending::Contact { .. });
        let may = match event.kind {
            EventKind::AgentJoined { .. } => after == Phase::WithPerson,
            EventKind::ReturnedToBot => after == Phase::SelfService,
            EventKind::Resolved => after == Phase::Resolved,
            EventKind::Closed => after == Phase::Closed,
            EventKind::Message { .. } | EventKind::Choice { .. } if was_offered => {
                matches!(after, Phase::Waiting | Phase::SelfService)
            }
            _ => after == Phase::Waiting,
        };
        prop_assert!(may, "{:?} takes what waits to {after:?}", event.kind);
        Ok(())
    }
}

/// The conversation as it is after it was stored and read back.
fn stored(conversation: &Conversation) -> Result<Conversation, TestCaseError> {
    let json = serde_json::to_string(conversation).expect("a conversation serialises");
    prop_assert!(json.len() <= MOST_BYTES, "{} bytes", json.len());
    let again: Conversation = serde_json::from_str(&json).expect("a conversation reads back");
    prop_assert_eq!(&again, conversation, "a stored conversation is another one");
    Ok(again)
}

fn cases() -> u32 {
    let events = std::env::var("FIRSTLINE_EVENTS").ok().and_then(|events| events.parse().ok());
    events.unwrap_or(EVENTS).div_ceil(LENGTH)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn conversations_keep_their_promises(
        outside in 0_usize..2,
        happening in prop::collection::vec(next(), 1..(2 * LENGTH as usize)),
    ) {
        let mut host = Host::new(&ENGINES[outside]);
        for next in happening {
            host.does(next)?;
        }
    }
}

#[test]
fn a_conversation_without_end_is_of_bounded_size() {
    let mut host = Host::new(&ENGINES[0]);
    let mut largest = 0;
    for round in 0..600 {
        for text in ["é".repeat(5_000), format!("refund please for B{round:05}"), "zzz qqq".to_owned(), "1".to_owned()]
        {
            let agent = "x".repeat(10_000);
            host.does(Next::New(EventKind::Message { text: text.clone() }, 5)).expect("promises are kept");
            host.does(Next::New(EventKind::AgentMessage { text }, 5)).expect("promises are kept");
            host.does(Next::New(EventKind::Signal { name: agent }, 5)).expect("promises are kept");
        }
        host.does(Next::New(EventKind::ReturnedToBot, 5)).expect("promises are kept");
        largest = largest.max(serde_json::to_vec(&host.conversation).expect("it serialises").len());
    }
    assert!(largest > 100_000, "the test says nothing if the conversation stays small: {largest}");
}
