//! The seam to a search engine outside: when the host is asked, and what becomes of what it finds, of failures and of silence.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use firstline::evaluate::proof::{MOST_STATES, prove};
use firstline::evaluate::suite_run::run_case;
use firstline::{
    Action, Conversation, Decision, Engine, Event, EventKind, FoundArticle, Phase, Sources, Target, WakeReason, answer,
    read_sources,
};
use jiff::{SignedDuration, Timestamp};

const INTENTS: &str = "
- intent: opening_times
  about: when we are open
  examples: [when are you open, opening times, are you open today, what time do you close]
  phrases: [opening times]
  reply: From 9 to 5.
- intent: parking
  about: where to park
  examples: [where can i park, is there a car park, parking near you]
  reply: Behind the shop.
";

fn engine(settings: &str, articles: &[(&str, &str, &str)]) -> Engine {
    let mut files = Sources::default();
    files.add("firstline.yml", format!("desk: Small\nqueues: {{ general: {{}} }}\n{settings}"));
    files.add("intents/all.yml", INTENTS);
    for (id, question, answer) in articles {
        let text = format!("---\narticle: {id}\nquestions: ['{question}']\n---\n{answer}\n");
        files.add(format!("knowledge_base/{id}.md"), text);
    }
    Engine::from_reading(read_sources(files)).expect("the desk builds")
}

const HOST: &str = "search: { host: { within: 3s } }";

struct Chat {
    engine: Engine,
    conversation: Conversation,
    events: u32,
    now: Timestamp,
}

impl Chat {
    fn new(engine: Engine) -> Self {
        let now = "2026-11-23T10:00:00Z".parse().expect("a time");
        Self { engine, conversation: Conversation::new("c"), events: 0, now }
    }

    fn event(&mut self, kind: EventKind) -> Decision {
        self.events += 1;
        let step = self.engine.step(&self.conversation, &Event::new(self.events.to_string(), self.now, kind));
        let stored = serde_json::to_string(&step.conversation).expect("a conversation serialises");
        self.conversation = serde_json::from_str(&stored).expect("a conversation reads back");
        assert_eq!(self.conversation, step.conversation);
        step.decision
    }

    fn says(&mut self, text: &str) -> Decision {
        self.event(EventKind::Message { text: text.to_owned() })
    }

    fn finds(&mut self, search: &str, articles: &[FoundArticle]) -> Decision {
        self.event(EventKind::Found { search: search.to_owned(), articles: articles.to_vec() })
    }
}

fn article(id: &str, title: &str, answer: &str) -> FoundArticle {
    FoundArticle {
        article: id.to_owned(),
        title: title.to_owned(),
        answer: answer.to_owned(),
        ..FoundArticle::default()
    }
}

fn descaling() -> FoundArticle {
    article(
        "descaling",
        "How do I descale the espresso machine?",
        "Fill the tank with **descaler**. {{ not_a_template }}",
    )
}

#[test]
fn what_the_desk_leaves_open_is_searched_for_and_answered() {
    let mut chat = Chat::new(engine(HOST, &[]));
    let asked = chat.says("How do I descale the *espresso* machine? jo.doe@example.com");
    assert_eq!((asked.action, asked.text.as_str()), (Action::Search, ""));
    let query = asked.search.expect("there is a query");
    assert_eq!(query.search, "1");
    assert!(["descale", "espresso", "machine"].iter().all(|word| query.words.iter().any(|own| own == word)));
    assert!(!query.words.iter().any(|word| word.contains("doe") || word.contains('*')), "{:?}", query.words);
    assert!(query.text.contains("[email]") && !query.text.contains("jo.doe"));
    assert_eq!(query.until, chat.now + SignedDuration::from_secs(3));
    assert_eq!(asked.wake_at.map(|wake| (wake.at, wake.why)), Some((query.until, WakeReason::SearchDue)));
    assert_eq!(chat.conversation.customer_turns, 0, "the turn is counted when it is decided on");

    let found = chat.finds("1", &[article("grinder", "Cleaning the grinder", "Brush it."), descaling()]);
    assert_eq!((found.action, found.about), (Action::Answer, Some(Target::Article("descaling".to_owned()))));
    assert_eq!(found.text, "Fill the tank with **descaler**. {{ not_a_template }}", "it is said as it stands");
    assert_eq!((chat.conversation.customer_turns, &chat.conversation.search), (1, &None));
    let candidates = found.trace.evidence.expect("a message has evidence").candidates;
    assert!(candidates.iter().map(|candidate| candidate.probability).sum::<f32>() <= 1.0);
}

#[test]
fn what_the_desk_knows_is_not_searched_for() {
    let mut chat = Chat::new(engine(HOST, &[]));
    assert_eq!(chat.says("opening times").action, Action::Answer);
    assert_eq!(chat.says("yes").action, Action::Rephrase, "a yes is no question");
    let mut other = Chat::new(engine(HOST, &[]));
    assert_eq!(other.says("!?").action, Action::Rephrase, "there is no word to search for");
    assert_eq!(chat.says("i want to talk to a person").action, Action::Handoff);
    let mut own = Chat::new(engine("", &[("descaling", "how do i descale the machine", "Fill the tank.")]));
    assert_eq!(own.says("zzz qqq").action, Action::Rephrase, "without the setting nothing is searched for outside");
}

#[test]
fn failures_and_silence_end_in_a_safe_decision_with_a_fault() {
    let policy = format!("{HOST}\nescalate: [ {{ name: stuck, when: {{ failed_turns: 2 }}, respond: now }} ]");
    let mut chat = Chat::new(engine(&policy, &[]));
    chat.says("how do i descale the espresso machine");
    let why = "connection refused".to_owned();
    let failed = chat.event(EventKind::SearchFailed { search: "1".to_owned(), why });
    assert_eq!(failed.action, Action::Rephrase);
    assert_eq!(failed.trace.faults[0].code, "search-failed");
    assert!(failed.trace.faults[0].message.contains("connection refused"));

    assert_eq!(chat.says("the espresso machine has scale in it").action, Action::Search);
    assert_eq!(chat.event(EventKind::WokeUp).action, Action::Wait, "its time is not over");
    chat.now += SignedDuration::from_secs(3);
    let late = chat.event(EventKind::WokeUp);
    assert_eq!((late.action, late.trace.faults[0].code.as_str()), (Action::Handoff, "search-late"), "stuck twice");
    assert_eq!(chat.conversation.phase, Phase::Waiting);
    let too_late = chat.finds("3", &[descaling()]);
    assert_eq!((too_late.action, too_late.text.as_str()), (Action::Wait, ""), "never a reply after a handoff");
}

#[test]
fn late_double_and_foreign_results_are_harmless() {
    let mut chat = Chat::new(engine(HOST, &[]));
    chat.says("how do i descale the espresso machine");
    assert_eq!(chat.finds("another", &[descaling()]).action, Action::Wait);
    assert!(chat.conversation.search.is_some());
    assert_eq!(chat.finds("1", &[descaling()]).action, Action::Answer);
    let before = chat.conversation.clone();
    let again = chat.finds("1", &[descaling()]);
    assert_eq!((again.action, again.text.as_str()), (Action::Wait, ""));
    assert_eq!(chat.conversation.transcript, before.transcript);
    assert_eq!(chat.conversation.timers, before.timers, "time does not run anew");
}

#[test]
fn who_goes_on_writing_is_understood_as_a_whole() {
    let mut chat = Chat::new(engine(HOST, &[]));
    let first = chat.says("my espresso machine").search.expect("a search");
    chat.now += SignedDuration::from_secs(2);
    let second = chat.says("how do i descale it").search.expect("a search for both");
    assert_eq!(second.search, "2");
    assert!(second.words.contains(&"espresso".to_owned()) && second.words.contains(&"descale".to_owned()));
    assert_eq!(second.until, first.until, "nobody waits longer for having written more");
    assert_eq!(chat.finds("1", &[]).action, Action::Wait, "the first search is over");
    assert_eq!(chat.finds("2", &[descaling()]).action, Action::Answer);
    assert_eq!(chat.conversation.customer_turns, 1);

    chat.says("and the grinder of the roastery");
    let handed = chat.says("human please");
    assert_eq!((handed.action, &chat.conversation.search), (Action::Handoff, &None));

    let mut chat = Chat::new(engine(HOST, &[]));
    chat.says("my espresso machine");
    chat.now += SignedDuration::from_secs(60);
    let overdue = chat.says("hello? are you there");
    assert_ne!(overdue.action, Action::Search, "a host that never woke the conversation is not waited for again");
    assert_eq!(overdue.trace.faults[0].code, "search-late");
}

#[test]
fn people_and_endings_take_the_search_back() {
    for kind in [EventKind::AgentJoined { agent: "mira".to_owned() }, EventKind::Resolved, EventKind::Closed] {
        let mut chat = Chat::new(engine(HOST, &[]));
        chat.says("how do i descale the espresso machine");
        chat.event(kind.clone());
        assert_eq!(chat.conversation.search, None, "{kind:?}");
        let found = chat.finds("1", &[descaling()]);
        assert_eq!((found.action, found.text.as_str()), (Action::Wait, ""), "{kind:?}");
    }
    let mut chat = Chat::new(engine(HOST, &[]));
    chat.says("how do i descale the espresso machine");
    chat.event(EventKind::Signal { name: "vip".to_owned() });
    assert_eq!(chat.finds("1", &[descaling()]).action, Action::Answer, "what the host notes takes nothing back");
}

#[test]
fn close_results_are_a_choice_that_can_be_answered_later() {
    let mut chat = Chat::new(engine(&format!("{HOST}\nanswers: {{ sure: 0.95 }}"), &[]));
    chat.says("descale the espresso machine");
    let found = [
        article("one", "Descale the espresso machine by hand", "By hand."),
        article("two", "Descale the espresso machine by itself", "By itself."),
    ];
    let asked = chat.finds("1", &found);
    assert_eq!(asked.action, Action::Clarify, "{:?}", asked.reasons);
    let labels: Vec<&str> = asked.choices.iter().map(|choice| choice.label.as_str()).collect();
    assert!(labels.contains(&"Descale the espresso machine by itself"), "{labels:?}");
    let at = labels.iter().position(|label| label.ends_with("by itself")).expect("it is a choice");
    let number = u32::try_from(at).expect("a small number") + 1;
    assert_eq!(chat.event(EventKind::Choice { number }).text, "By itself.");
}

#[test]
fn the_desks_own_article_has_the_last_word() {
    let own = [("descaling", "how to remove limescale from it", "Our own way.")];
    let mut chat = Chat::new(engine(HOST, &own));
    chat.says("how do i descale the espresso machine");
    assert_eq!(chat.finds("1", &[descaling()]).text, "Our own way.");
}

#[test]
fn results_are_bounded_and_nameless_ones_are_told() {
    let mut chat = Chat::new(engine(HOST, &[]));
    chat.says("how do i descale the espresso machine");
    let mut long = descaling();
    long.answer = "é".repeat(10_000);
    let nameless = article("", "How do I descale the espresso machine?", "Nobody's.");
    let found = chat.finds("1", &[nameless, long]);
    let codes: Vec<&str> = found.trace.faults.iter().map(|fault| fault.code.as_str()).collect();
    assert_eq!(codes, ["found-nameless", "found-long"]);
    assert!(found.text.len() <= 6_000 && found.text.starts_with('é'));
}

#[test]
fn suites_play_the_host_that_searches() {
    let mut files = Sources::default();
    files.add("firstline.yml", format!("desk: Small\nsuites: suites\n{HOST}"));
    files.add("intents/all.yml", INTENTS);
    files.add(
        "suites/search.yml",
        "
- message: how do i descale the espresso machine
  expect: { action: search, reason: search }
- conversation: found, failed, and silent
  turns:
    - customer: how do i descale the espresso machine
      expect: { action: search }
    - found: [ { article: descaling, title: How do I descale the espresso machine?, answer: Fill the tank. } ]
      expect: { action: answer, contains: fill the tank }
    - customer: and the grinder of the roastery
    - search_fails: connection refused
      expect: { action: rephrase }
    - customer: what about the grinder of the roastery
    - after: 3s
      expect: { action: handoff }
    - found: [ { article: grinder, answer: Brush it. } ]
      expect: { action: wait, reason: search-over }
",
    );
    let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
    for case in &engine.desk().cases {
        let result = run_case(&engine, case);
        assert!(result.passed, "{:#?}", result.mismatches);
    }
    assert_eq!(engine.desk().cases.len(), 2);
}

#[test]
fn the_proof_walks_through_searches_too() {
    let engine = engine(HOST, &[]);
    let proof = prove(&engine, MOST_STATES);
    assert_eq!((proof.flaws, proof.complete), (Vec::new(), true));
    let without = prove(&self::engine("", &[]), MOST_STATES);
    assert!(proof.states > without.states, "{} {}", proof.states, without.states);
}

#[test]
fn one_engine_can_be_the_search_engine_of_another() {
    let mut knowledge = engine(
        "",
        &[
            ("descaling", "how do i descale the espresso machine", "Fill the tank of {{ desk }}."),
            ("grinder", "how do i clean the grinder", "Brush it."),
        ],
    );
    let mut chat = Chat::new(engine(HOST, &[]));
    let query = chat.says("how can i descale my espresso machine").search.expect("a search");
    let kind = answer(&mut knowledge, &query);
    let EventKind::Found { articles, .. } = &kind else { panic!("{kind:?}") };
    assert_eq!(articles[0].article, "descaling");
    assert_eq!(chat.event(kind).text, "Fill the tank of Small.");
}
