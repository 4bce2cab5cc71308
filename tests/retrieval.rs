//! Articles: which are found for whom, in memory and mapped, in bundles, and how they change while a desk is served.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use firstline::{
    Action, Article, ArticleChange, ArticleIndex, BuildErrorKind, Channel, Conversation, Decision, Engine, Event,
    EventKind, Language, Reader, Sources, Spanned, Target, read_sources,
};
use proptest::prelude::*;

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned { value, span: firstline::Span::default() }
}

fn article(id: &str, questions: &[&str], answer: &str) -> Article {
    let text = |text: &str| spanned(text.to_owned());
    let questions = questions.iter().map(|question| text(question)).collect();
    Article { id: text(id), questions, answer: text(answer), ..Article::default() }
}

fn index(articles: &[Article]) -> ArticleIndex {
    index_with(articles, &[])
}

fn index_with(articles: &[Article], strangers: &[String]) -> ArticleIndex {
    let mut builder = ArticleIndex::builder(Language::English).expect("an index begins");
    articles.iter().for_each(|article| builder.add(article).expect("an article is indexed"));
    ArticleIndex::build(builder, strangers).expect("an index ends")
}

fn found(index: &ArticleIndex, message: &str, reader: &Reader) -> Vec<String> {
    let found = index.find(message, reader, 5).expect("articles are looked for");
    found.hits.into_iter().map(|hit| hit.article).collect()
}

#[test]
fn an_article_is_found_on_its_days_alone() {
    let day = |day: &str| Some(spanned(day.parse().expect("a day")));
    let sale = Article {
        valid_from: day("2026-11-20"),
        valid_until: day("2026-11-22"),
        ..article("sale", &["is there a sale"], "Half price.")
    };
    let index = index(&[sale, article("tea", &["do you sell tea"], "Green tea.")]);
    for (day, is_shown) in [
        ("2026-11-19", false),
        ("2026-11-20", true),
        ("2026-11-22", true),
        ("2026-11-23", false),
        ("2030-01-01", false),
    ] {
        let reader = Reader { day: Some(day.parse().expect("a day")), ..Reader::default() };
        for message in ["is there a sale", "half price", "sale", "slae?"] {
            let hits = found(&index, message, &reader);
            assert!(is_shown || !hits.contains(&"sale".to_owned()), "{message} on {day}: {hits:?}");
        }
        assert_eq!(found(&index, "is there a sale", &reader).first().is_some_and(|id| id == "sale"), is_shown, "{day}");
    }
}

#[test]
fn audience_and_channel_keep_articles_back_and_leave_room_for_others() {
    let own = |id: &str| article(id, &["how do i return a parcel"], "Send it back.");
    let gold = Article { audience: vec![spanned("gold".to_owned())], ..own("a-gold") };
    let mail = Article { channels: vec![spanned(Channel::Email)], ..own("b-mail") };
    let index = index(&[gold, mail, own("c-all")]);
    let ask = |groups: Option<&[&str]>, channel: Option<Channel>| {
        let groups: Option<BTreeSet<String>> = groups.map(|own| own.iter().map(|group| (*group).to_owned()).collect());
        found(&index, "how do i return a parcel", &Reader { groups, channel, ..Reader::default() })
    };
    assert_eq!(ask(None, None), ["a-gold", "b-mail", "c-all"], "whoever says nothing of the reader sees all");
    assert_eq!(ask(Some(&[]), Some(Channel::Web)), ["c-all"]);
    assert_eq!(ask(Some(&["gold", "new"]), Some(Channel::Web)), ["a-gold", "c-all"]);
    assert_eq!(ask(Some(&["silver"]), Some(Channel::Email)), ["b-mail", "c-all"]);
}

#[test]
fn articles_in_the_language_of_the_message_go_first_and_others_follow() {
    let german = |id: &str, question: &str| Article {
        language: Some(spanned(Language::German)),
        ..article(id, &[question], "Ja.")
    };
    let articles = [
        article("pin-en", &["what is a pin"], "A number."),
        german("pin-de", "was ist eine pin"),
        article("warranty", &["how long is the warranty"], "Two years."),
        german("tee", "verkauft ihr grünen tee"),
    ];
    let index = index(&articles);
    let ask = |message: &str, language| {
        let reader = Reader { language: Some(language), ..Reader::default() };
        found(&index, message, &reader).first().cloned()
    };
    assert_eq!(ask("pin", Language::German).as_deref(), Some("pin-de"));
    assert_eq!(ask("pin", Language::English).as_deref(), Some("pin-en"));

    let english = &SAMPLE.desk().articles;
    let intents = SAMPLE.desk().intents.iter().filter(|intent| intent.article.is_none());
    let strangers: Vec<String> = intents.flat_map(|intent| &intent.examples).map(|text| text.value.clone()).collect();
    let index = index_with(&[english.as_slice(), &articles[1..2], &articles[3..]].concat(), &strangers);
    let reader = Reader { language: Some(Language::German), ..Reader::default() };
    for article in english.iter().step_by(10).filter(|article| !article.questions.is_empty()) {
        let hits = found(&index, &article.questions[0], &reader);
        assert!(hits.contains(&article.id.value), "only the other language has it: {}: {hits:?}", article.id.value);
    }
}

#[test]
fn ideographs_find_articles_that_are_written_in_them() {
    let other = |id: &str, question: &str, answer: &str, language| Article {
        language: Some(spanned(language)),
        ..article(id, &[question], answer)
    };
    let index = index(&[
        article("tea", &["do you sell tea"], "Green tea."),
        other("fapiao", "怎么开发票", "在订单页面点击开发票。", Language::Chinese),
        other("tuihuo", "我想退货", "七天内可以退货。", Language::Chinese),
        other("henpin", "返品はできますか", "七日以内に返品できます。", Language::Japanese),
    ]);
    for (message, language, id) in [
        ("请问发票在哪里开", Language::Chinese, "fapiao"),
        ("退货可以吗", Language::Chinese, "tuihuo"),
        ("返品したい", Language::Japanese, "henpin"),
    ] {
        let reader = Reader { language: Some(language), ..Reader::default() };
        assert_eq!(found(&index, message, &reader).first().map(String::as_str), Some(id), "{message}");
    }
}

#[test]
fn a_mapped_index_ranks_and_scores_as_the_one_in_memory() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("retrieval").join("mapped");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder is made");
    let desk = SAMPLE.desk();
    let built = index(&desk.articles);
    built.save(&folder).expect("an index is saved");
    let mapped = ArticleIndex::open(&folder).expect("an index is mapped");
    assert_eq!(mapped.size(), built.size());
    let mut hits = 0;
    for case in &desk.cases {
        for language in [None, Some(Language::German)] {
            let reader = Reader { language, ..Reader::default() };
            let find =
                |index: &ArticleIndex| index.find(&case.name.value, &reader, 10).expect("articles are looked for");
            let (one, other) = (find(&built), find(&mapped));
            assert_eq!(one, other, "{}", case.name.value);
            hits += one.hits.len();
        }
    }
    assert!(hits > 1_000, "only {hits} articles were compared");
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
    assert!(ArticleIndex::open(&folder).is_err());
}

static SAMPLE: LazyLock<Engine> =
    LazyLock::new(|| Engine::open(env!("CARGO_MANIFEST_DIR")).expect("the sample desk builds"));

const SETTINGS: &str = "desk: Tea House\nlanguages: [en]\n";
const INTENTS: &str = "
- intent: opening_times
  about: when we are open
  examples: [when are you open, opening times, are you open today, what time do you close]
  phrases: [opening times]
  reply: From 9 to 5.
- intent: returns
  about: sending goods back
  examples: [i want to send it back, return my order, can i return the cup]
  article: returning
";
const GRINDER: &str = "---
article: grinder
questions: [the grinder is jammed, my grinder does not turn, beans are stuck in the grinder]
steps:
  - step: unplug
    say: Unplug the grinder.
    ask: Does it turn by hand?
    choices: [ { if: it turns, then: resolved }, { if: still stuck, then: brush } ]
  - step: brush
    say: Brush out the beans.
    ask: Does it turn now?
    choices: [ { if: it turns now, then: resolved }, { if: no change, then: person } ]
---
Let us free it.
";

fn written(id: &str, question: &str, answer: &str) -> String {
    format!("---\narticle: {id}\nquestions: ['{question}']\n---\n{answer}\n")
}

fn desk(articles: &[(&str, String)]) -> Result<Engine, firstline::BuildError> {
    let mut files = Sources::default();
    files.add("firstline.yml", SETTINGS);
    files.add("intents/all.yml", INTENTS);
    for (id, text) in articles {
        files.add(format!("knowledge_base/{id}.md"), text);
    }
    Engine::from_reading(read_sources(files))
}

fn articles() -> Vec<(&'static str, String)> {
    vec![
        ("descaling", written("descaling", "how do i descale the espresso machine", "Fill the tank.")),
        ("grinder", GRINDER.to_owned()),
        ("matcha", written("matcha", "how do i whisk matcha without lumps", "Sieve it first.")),
        ("returning", written("returning", "how do i return a parcel", "Send it back.")),
    ]
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| desk(&articles()).expect("the desk builds"));

fn put(id: &str, text: String) -> ArticleChange {
    ArticleChange::Put { article: id.to_owned(), text }
}

fn withdraw(id: &str) -> ArticleChange {
    ArticleChange::Withdraw { article: id.to_owned() }
}

fn says(engine: &Engine, conversation: &mut Conversation, text: &str) -> Decision {
    let id = (conversation.transcript.len() + 1).to_string();
    let event = Event::message(id, "2026-11-23T10:00:00Z".parse().expect("a time"), text);
    let step = engine.step(conversation, &event);
    *conversation = step.conversation;
    step.decision
}

fn said(engine: &Engine, text: &str) -> Decision {
    says(engine, &mut Conversation::new("c"), text)
}

fn about(engine: &Engine, text: &str) -> Option<Target> {
    said(engine, text).about
}

#[test]
fn where_no_question_changes_the_changed_engine_is_the_one_built_whole() {
    let descaling = written("descaling", "how do i descale the espresso machine", "Use citric acid, *not* vinegar.");
    let returning = written("returning", "how do i return a parcel", "Print the label.");
    let changed = ENGINE.with_articles([put("descaling", descaling.clone()), put("returning", returning.clone())]);
    let changed = changed.expect("the desk is sound");
    let mut all = articles();
    all[0].1 = descaling;
    all[3].1 = returning;
    let whole = desk(&all).expect("the desk builds");
    assert!(changed.to_bundle() == whole.to_bundle());
    assert!(said(&changed, "how do i descale the espresso machine").text.contains("vinegar"));
    assert!(
        !said(&ENGINE, "how do i descale the espresso machine").text.contains("vinegar"),
        "an engine never changes"
    );
}

#[test]
fn what_is_added_is_found_and_what_is_taken_away_again_leaves_no_trace() {
    let text = "---\narticle: kettle\nquestions: [the kettle whistles all the time, why does my kettle whistle]\n---\nLift the lid.\n";
    let with = SAMPLE.with_articles([put("kettle", text.to_owned())]).expect("the desk is sound");
    let kettle = Some(Target::Article("kettle".to_owned()));
    for question in ["the kettle whistles all the time", "why is my kettle whistling"] {
        let first =
            |engine: &Engine| engine.understand(question, None).candidates.into_iter().next().map(|one| one.target);
        assert_eq!(first(&with), kettle, "{question} {:?}", with.understand(question, None).candidates);
        assert_ne!(first(&SAMPLE), kettle);
    }
    assert_eq!(about(&with, "why does my kettle whistle"), kettle);
    let without = with.with_articles([withdraw("kettle"), withdraw("no-such-article")]).expect("the desk is sound");
    assert!(without.to_bundle() == SAMPLE.to_bundle());

    let withdrawn = ENGINE.with_articles([withdraw("matcha")]).expect("the desk is sound");
    let asked = "how do i whisk matcha without lumps";
    assert_eq!(about(&ENGINE, asked), Some(Target::Article("matcha".to_owned())));
    let decision = said(&withdrawn, asked);
    assert_ne!(decision.action, Action::Answer);
    let evidence = decision.trace.evidence.expect("a message has evidence");
    assert!(evidence.candidates.iter().all(|candidate| candidate.target.id() != "matcha"), "{evidence:?}");
}

#[test]
fn an_article_with_other_questions_is_no_longer_found_by_the_old_ones() {
    let matcha = written("matcha", "which bowl fits a bamboo whisk", "A wide one.");
    let changed = ENGINE.with_articles([put("matcha", matcha)]).expect("the desk is sound");
    assert_eq!(about(&changed, "which bowl fits a bamboo whisk"), Some(Target::Article("matcha".to_owned())));
    let old = said(&changed, "how do i make it without lumps");
    let first = said(&ENGINE, "how do i make it without lumps");
    let likely = |decision: &Decision| {
        let candidates = &decision.trace.evidence.as_ref().expect("a message has evidence").candidates;
        candidates.iter().find(|one| one.target.id() == "matcha").map_or(0.0, |one| one.probability)
    };
    assert!(likely(&old) < likely(&first), "{} {}", likely(&old), likely(&first));

    let returning = written("returning", "where do i print a label", "Here.");
    let trained = ENGINE.with_articles([put("returning", returning.clone())]).expect("the desk is sound");
    let mut all = articles();
    all[3].1 = returning;
    assert!(
        trained.to_bundle() == desk(&all).expect("the desk builds").to_bundle(),
        "an intent's article is learned anew"
    );
}

#[test]
fn a_bundle_carries_changed_articles() {
    let kettle = put("kettle", written("kettle", "the kettle whistles all the time", "Lift the lid."));
    let changed = ENGINE.with_articles([kettle, withdraw("matcha")]).expect("the desk is sound");
    let bundle = changed.to_bundle();
    let loaded = Engine::load(&bundle).expect("the bundle loads");
    assert!(loaded.to_bundle() == bundle);
    for text in
        ["why does the kettle whistle", "how do i whisk matcha", "the grinder is jammed", "opening times", "zzz"]
    {
        assert_eq!(said(&loaded, text), said(&changed, text), "{text}");
        assert_eq!(loaded.explain(text, None), changed.explain(text, None), "{text}");
    }
}

#[test]
fn an_unsound_change_is_refused_with_its_diagnostics() {
    let refused = |change: ArticleChange| {
        let error = ENGINE.with_articles([change]).expect_err("the change is unsound");
        assert_eq!(error.kind(), BuildErrorKind::Desk);
        error.to_string()
    };
    let named = refused(withdraw("returning"));
    assert!(named.contains("intents/all.yml:10:12: ") && named.contains("`returning`"), "{named}");
    let malformed = refused(put("matcha", "---\narticle: matcha\nquestion: [a]\n---\n".to_owned()));
    assert!(malformed.contains("knowledge_base/matcha.md:3:1: unknown field `question`"), "{malformed}");
    let misnamed = refused(put("tea", written("coffee", "is there coffee", "Yes.")));
    assert!(misnamed.contains("knowledge_base/tea.md"), "{misnamed}");
}

#[test]
fn a_conversation_survives_the_article_that_it_was_about() {
    let mut conversation = Conversation::new("c");
    let begun = says(&ENGINE, &mut conversation, "the grinder is jammed");
    assert!(begun.text.contains("Unplug the grinder."), "{}", begun.text);
    let without = ENGINE.with_articles([withdraw("grinder")]).expect("the desk is sound");
    let stored = serde_json::to_string(&conversation).expect("a conversation serialises");
    let mut conversation: Conversation = serde_json::from_str(&stored).expect("a conversation reads back");
    let next = says(&without, &mut conversation, "still stuck");
    assert!(!next.text.is_empty() && !next.text.contains("Brush out"), "{}", next.text);
    assert_eq!(says(&without, &mut conversation, "opening times").text, "From 9 to 5.");
    let handed = says(&without, &mut conversation, "i want to talk to a person");
    assert_eq!(handed.action, Action::Handoff);
    let packet = handed.handoff.expect("a handoff has a packet");
    assert!(packet.transcript.iter().any(|line| line.text.contains("grinder is jammed")));

    let mut picking = Conversation::new("d");
    says(&ENGINE, &mut picking, "the grinder is jammed");
    let event = Event::new("pick", "2026-11-23T10:00:00Z".parse().expect("a time"), EventKind::Choice { number: 2 });
    assert!(!without.step(&picking, &event).decision.text.contains("Brush out"));
}

#[test]
fn equally_good_articles_come_by_their_ids() {
    let twin = |id: &'static str| (id, written(id, "how do i clean the milk frother", "Rinse it."));
    for order in [["frother-b", "frother-a"], ["frother-a", "frother-b"]] {
        let all: Vec<_> = order.map(twin).into_iter().chain(articles().split_off(3)).collect();
        let engine = desk(&all).expect("the desk builds");
        let hits = found(&index(&engine.desk().articles), "clean the frother", &Reader::default());
        assert_eq!(hits[..2], ["frother-a", "frother-b"]);
    }
    let two = index(&[article("y", &["clean the frother"], ""), article("x", &["clean the frother"], "")]);
    assert_eq!(
        found(&two, "clean the frother", &Reader::default()),
        ["y", "x"],
        "in the order in which they were added"
    );
}

#[test]
fn the_trace_says_which_of_an_intent_and_an_article_goes_first() {
    let told = |text: &str| {
        let steps = said(&ENGINE, text).trace.steps;
        steps.into_iter().find(|step| step.starts_with("precedence: ")).unwrap_or_default()
    };
    let phrase = told("opening times of the espresso machine");
    assert!(phrase.contains("intent `opening_times` 0.98 before article "), "{phrase}");
    assert!(phrase.ends_with("what an operator wrote as a phrase or pattern goes first"), "{phrase}");
    let likelier = told("when are you open to descale the machine");
    assert!(likelier.contains(" before ") && likelier.ends_with("as the likelier goes first"), "{likelier}");
}

static LOADED: LazyLock<Engine> = LazyLock::new(|| Engine::load(&ENGINE.to_bundle()).expect("the bundle loads"));

fn message() -> impl Strategy<Value = String> {
    let words =
        "when are you open grinder jammed stuck descale the espresso machine matcha lumps return cup no yes agent";
    let words: Vec<&str> = words.split(' ').collect();
    let known = prop::collection::vec(prop::sample::select(words), 1..8).prop_map(|words| words.join(" "));
    prop_oneof![3 => known, 1 => "\\PC{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn a_loaded_engine_decides_exactly_as_the_built_one(messages in prop::collection::vec(message(), 1..6)) {
        let (mut one, mut other) = (Conversation::new("c"), Conversation::new("c"));
        for text in &messages {
            prop_assert_eq!(says(&ENGINE, &mut one, text), says(&LOADED, &mut other, text));
            prop_assert_eq!(&one, &other);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn any_desks_bundle_gives_its_engine_back(
        texts in prop::collection::vec(("[a-z]{2,8}( [a-z]{2,8}){1,5}", "\\PC{0,60}"), 0..5),
        message in message(),
    ) {
        let mut all: Vec<(String, String)> = Vec::new();
        for (number, (question, answer)) in texts.iter().enumerate() {
            let answer = answer.replace(['{', '}', '[', '('], " ");
            all.push((format!("a{number}"), written(&format!("a{number}"), question, &format!("So: {answer}"))));
        }
        let mut files: Vec<(&str, String)> = all.iter().map(|(id, text)| (id.as_str(), text.clone())).collect();
        files.extend(articles().split_off(3));
        let built = desk(&files);
        prop_assert!(built.is_ok(), "{:?}", built.err());
        let Ok(built) = built else { return Ok(()) };
        let found_by_words = index(&built.desk().articles);
        for ((id, _), (question, _)) in all.iter().zip(&texts) {
            let read = built.desk().article(id).map(|article| article.questions[0].value.as_str());
            prop_assert_eq!(read, Some(question.as_str()));
            prop_assert!(found(&found_by_words, question, &Reader::default()).contains(id), "{}", question);
        }
        let bundle = built.to_bundle();
        let loaded = Engine::load(&bundle).expect("the bundle loads");
        prop_assert!(loaded.to_bundle() == bundle);
        for text in texts.iter().map(|(question, _)| question).chain([&message]) {
            prop_assert_eq!(said(&built, text), said(&loaded, text));
        }
    }
}
