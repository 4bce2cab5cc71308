//! Any article comes through: written and read back, found by each of its questions, shown on each channel.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use std::sync::LazyLock;

use firstline::{
    Action, Article, ArticleIndex, Channel, Conversation, Decision, Engine, Event, EventKind, FoundArticle, Language,
    Opened, Reader, Sources, Span, Spanned, read_sources,
};
use jiff::Timestamp;
use proptest::prelude::*;
use pulldown_cmark::Parser;
use serde_json::json;

/// Questions and tags: a word, and anything that may stand on a line.
const LINE: &str =
    "[ '\"#:,{}&*!|>%@`?=+.-]{0,3}[\\[\\]a-zäß🙂]{0,4}[a-z]{2,9}[ a-zA-Z0-9äéßЖ日'\"#:,{}\\[\\]&*!|>%@`?\\\\-]{0,40}";

/// Markdown of pieces that mean something in Markdown, in HTML, in addresses or in templates, and of words.
fn answer() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Zé日]{1,8}",
        prop::sample::select(vec![
            " ",
            "\n",
            "\n\n",
            "\n- ",
            "\n1. ",
            "\n7) ",
            "\n> ",
            "\n# ",
            "\n---\n",
            "\n```\n",
            "    ",
            "**",
            "*",
            "_",
            "`",
            "[",
            "]",
            "(",
            ")",
            "](",
            "![",
            "<",
            ">",
            "</",
            "<b>",
            "<script>",
            "<!--",
            "-->",
            "<a href=\"",
            "\"",
            "'",
            "&",
            "&lt;",
            "&#58;",
            "\\",
            "javascript:x",
            "https://a.example/b",
            "mailto:a@b.example",
            "/c",
            "//d",
            "[a](javascript:x)",
            "[a](/b)",
            "<https://a.example>",
            "<javascript:x>",
            "\n[r]: data:x\n",
            "[r]",
            "{{",
            "}}",
            "{% if %}",
            "\u{0}",
            "\t",
            "\r\n",
            "|",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..30).prop_map(|pieces| format!("a{}", pieces.concat()))
}

/// An article before it is written.
#[derive(Clone, Debug)]
struct Written {
    questions: Vec<String>,
    /// Title, tags, other wordings and what a step says and asks.
    lines: Vec<String>,
    answer: String,
}

fn written() -> impl Strategy<Value = Written> {
    let lines = prop::collection::vec(LINE, 5);
    (prop::collection::vec(LINE, 1..6), lines, answer()).prop_map(|(questions, lines, answer)| Written {
        questions,
        lines,
        answer,
    })
}

/// The article as it is read from the file of a desk.
fn read_back(written: &Written) -> Article {
    let [title, tag, variant, say, ask] = written.lines.as_slice() else { unreachable!("there are five lines") };
    let file = format!(
        "---\narticle: own\ntitle: {}\nquestions: {}\ntags: [{}]\nvariants: [{variant}]\nshort: {variant}\nemail: {variant}\n\
         steps: [{{ step: one, say: {}, ask: {}, choices: [{{ if: {}, then: resolved }}] }}]\n---\n{}\n",
        json!(title),
        json!(written.questions),
        json!(tag),
        json!(say),
        json!(ask),
        json!(ask),
        written.answer,
        variant = json!(variant),
    );
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: Small");
    files.add("knowledge_base/own.md", file);
    let reading = read_sources(files);
    let errors: Vec<_> = reading.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    reading.desk.expect("a desk").articles.into_iter().next().expect("an article")
}

fn others() -> Vec<Article> {
    let spanned = |text: &str| Spanned { value: text.to_owned(), span: Span::default() };
    let article = |id: &str, question: &str| Article {
        id: spanned(id),
        questions: vec![spanned(question)],
        answer: spanned("Yes."),
        ..Article::default()
    };
    vec![article("other-a", "where can I park my car"), article("other-b", "how do I send a parcel back")]
}

static HOST: LazyLock<Engine> = LazyLock::new(|| {
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: Small\nqueues: { general: {} }\nsearch: { host: { within: 3s } }\n");
    files.add(
        "intents/all.yml",
        "
- intent: opening_times
  about: when we are open
  examples: [when are you open, opening times, are you open today, what time do you close]
  reply: From 9 to 5.
- intent: parking
  about: where to park
  examples: [where can i park, is there a car park, parking near you]
  reply: Behind the shop.
",
    );
    Engine::from_reading(read_sources(files)).expect("the desk builds")
});

/// What a customer is shown on a channel where the host finds an article with that answer.
fn shown(channel: Channel, answer: &str) -> Decision {
    let at: Timestamp = "2026-11-23T10:00:00Z".parse().expect("a time");
    let question = "How do I descale the espresso machine?";
    let step = |conversation: &Conversation, id: &str, kind| HOST.step(conversation, &Event::new(id, at, kind));
    let opened = EventKind::Opened(Opened { channel: Some(channel), ..Opened::default() });
    let greeted = step(&Conversation::new("c"), "1", opened).conversation;
    let asked = step(&greeted, "2", EventKind::Message { text: question.to_owned() });
    let search = asked.decision.search.expect("a search").search;
    let article = FoundArticle {
        article: "descaling".to_owned(),
        title: question.to_owned(),
        questions: vec![question.to_owned()],
        answer: answer.to_owned(),
    };
    step(&asked.conversation, "3", EventKind::Found { search, articles: vec![article] }).decision
}

/// The letters and digits of what a Markdown text says, raw HTML included as it is written.
fn letters_of(markdown: &str) -> String {
    use pulldown_cmark::Event::{Code, Html, InlineHtml, Text};
    let said = Parser::new(markdown).filter_map(|event| match event {
        Text(text) | Code(text) | Html(text) | InlineHtml(text) => Some(text.to_string()),
        _ => None,
    });
    letters(&said.collect::<String>())
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Reads HTML of the few elements that there may be; its text, and where its links lead.
fn read_html(html: &str) -> (String, Vec<String>) {
    const PLAIN: [&str; 15] =
        ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ol", "ul", "li", "em", "strong", "code"];
    let (mut text, mut links, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
        } else if let Some(target) = tag.strip_prefix("a href=\"") {
            links.push(target.strip_suffix("\" rel=\"noopener noreferrer\"").expect("nothing else").to_owned());
            open.push("a");
        } else if !matches!(tag, "br" | "hr") {
            let start = tag.strip_prefix("ol start=\"").and_then(|tag| tag.strip_suffix('"'));
            let name = if start.is_some_and(|number| number.parse::<u64>().is_ok()) { "ol" } else { tag };
            assert!(PLAIN.contains(&name), "`{tag}` in {html}");
            open.push(name);
        }
    }
    text.push_str(rest);
    assert!(open.is_empty() && !text.contains('>'), "{html}");
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let text = signs.iter().fold(text, |text, (from, to)| text.replace(from, to));
    (text, links)
}

fn is_harmless(target: &str) -> bool {
    let may = ["https://", "http://", "mailto:", "tel:", "./", "../", "#", "?", "/"];
    may.iter().any(|begin| target.starts_with(begin)) && !target.starts_with("//")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn an_article_that_is_written_reads_back(written in written()) {
        let read = read_back(&written);
        let texts = |list: &[Spanned<String>]| list.iter().map(|text| text.value.clone()).collect::<Vec<_>>();
        prop_assert_eq!(texts(&read.questions), written.questions);
        let step = read.steps.first().expect("a step");
        let lines: Vec<_> = read.title.iter().chain(&read.tags).chain(&read.variants).chain([&step.say]).chain(&step.ask).collect();
        prop_assert_eq!(lines.into_iter().map(|line| line.value.clone()).collect::<Vec<_>>(), written.lines.clone());
        let forms = [read.short, read.email].map(|form| form.map(|text| text.value));
        prop_assert_eq!(&forms[0], &forms[1]);
        prop_assert_eq!(forms[0].as_ref(), written.lines.get(2));
        prop_assert_eq!(read.answer.value.as_str(), written.answer.trim());
    }

    #[test]
    fn an_article_is_shown_on_every_channel_without_harm(answer in answer()) {
        for channel in Channel::ALL {
            let decision = shown(channel, &answer);
            prop_assert_eq!(decision.action, Action::Answer);
            prop_assert!(decision.trace.faults.is_empty(), "{:?}", decision.trace.faults);
            let text = decision.text.as_str();
            match channel {
                Channel::Web => {
                    let (said, links) = read_html(text);
                    prop_assert_eq!(letters(&said), letters_of(answer.trim()), "{}", text);
                    prop_assert!(links.iter().all(|target| is_harmless(target)), "{:?}", links);
                }
                Channel::Chat => {
                    // What is in HTML may become a list or a link, once its first sign is text.
                    let is_html = |event| matches!(event, pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_));
                    if !Parser::new(answer.trim()).any(is_html) {
                        prop_assert_eq!(letters_of(text), letters_of(answer.trim()), "{}", text);
                    }
                    for event in Parser::new(text) {
                        use pulldown_cmark::{Event as Part, Tag};
                        prop_assert!(!matches!(event, Part::Html(_) | Part::InlineHtml(_)), "{}", text);
                        if let Part::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
                            prop_assert!(is_harmless(&dest_url), "{} in {}", dest_url, text);
                        }
                    }
                }
                Channel::Sms => prop_assert!(text.chars().count() <= 459),
                _ => prop_assert!(text.contains('a')),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn an_article_is_found_by_each_of_its_questions(written in written()) {
        let own = read_back(&written);
        let mut builder = ArticleIndex::builder(Language::English).expect("an index begins");
        for article in others().iter().chain([&own]) {
            builder.add(article).expect("an article is indexed");
        }
        let index = ArticleIndex::build(builder, &[]).expect("an index ends");
        for question in &own.questions {
            let found = index.find(question, &Reader::default(), 3).expect("articles are looked for");
            prop_assert_eq!(found.hits.first().map(|hit| hit.article.as_str()), Some("own"), "{}", question.value);
        }
    }
}
