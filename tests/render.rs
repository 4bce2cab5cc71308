//! What customers read, channel by channel, in `tests/golden/render`. `GOLDEN=write cargo test --features cli --test render` writes it anew.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may read files, and fails by panicking"
)]

use std::fs;
use std::path::Path;

use firstline::{
    Action, Channel, Conversation, Customer, Decision, Engine, Event, EventKind, Opened, Phase, Sources, read_sources,
};
use jiff::{Timestamp, ToSpan};

const SETTINGS: &str = r#"
desk: Harbour & Sons
languages: [en, de]
links: { tracking: "https://harbour.example/track_it" }
replies:
  greeting: |
    Welcome to **{{ desk }}**.
    Ask me anything.
  handoff: A colleague takes over.
  email_salutation: "Dear {{ name or 'customer' }},"
queues: { general: {} }
"#;

const INTENTS: &str = r#"
- intent: track_order
  about: where a parcel is
  examples: [where is my parcel, track my order, has my order been sent, when will it come]
  phrases: [track my order]
  slots: { note: { ask: "What is written on it, between quotes?" } }
  reply: "Your parcel **{{ note }}** is on its way: {{ links.tracking }}"
  email: "We have looked into it.\n\nYour parcel **{{ note }}** is on its way. You can follow it at {{ links.tracking }}."
  short: "Parcel {{ note }}: {{ links.tracking }}"
- intent: talk
  about: a person
  examples: [let me talk to someone, a person please, can i speak to a human]
  phrases: [let me talk to someone]
  handoff: {}
"#;

const ARTICLES: [(&str, &str); 6] = [
    (
        "opening-times",
        "---
article: opening-times
title: When we are open
questions: [when are you open, what are your opening times]
links: { All times: 'https://harbour.example/times', Old page: 'https://harbour.example/old' }
attachments: { Map: 'https://harbour.example/map.pdf' }
related: [parking, summer-party, winter-market, sailing]
short: Mon-Fri 9-17, Sat 9-12. Closed on Sundays.
email: |
  Thank you for asking.

  We are open from Monday to Friday, 9 to 17, and on Saturday until noon.
---
## Opening times

We are open **every day** but _Sunday_:

- Monday to Friday: 9 to 17
- Saturday: 9 to 12
  1. the shop
  2. the café

> Closed on holidays & when it <b>storms</b>.

See `harbour.example` or [write to us](mailto:post@harbour.example), not [this]({{ 'javascript:alert(1)' }}).
",
    ),
    (
        "parking",
        "---
article: parking
questions: ['Where can I park <my> car?', is there a car park]
variants: [Park behind the *shop*., 'There is a car park, free for an hour.']
---
You can park at the harbour.
",
    ),
    (
        "summer-party",
        "---\narticle: summer-party\nquestions: [when is the summer party, summer feast]\nvalid_until: 2026-08-31\n---\nIn August.\n",
    ),
    (
        "winter-market",
        "---\narticle: winter-market\nquestions: [when is the winter market, christmas stalls]\nvalid_from: 2026-12-01\n---\nIn December.\n",
    ),
    (
        "sailing",
        "---\narticle: sailing\nquestions: [can I learn to sail, sailing lessons]\naudience: [members]\n---\nMembers can.\n",
    ),
    (
        "fuel",
        "---\narticle: fuel\nlanguage: de\nquestions: [wo kann ich tanken, gibt es hier Diesel]\n---\nTanken können Sie am Steg.\n",
    ),
];

fn engine() -> Engine {
    let mut files = Sources::default();
    let quoted = "entities: { note: { pattern: '\"[^\"]+\"' } }\n";
    files.add("firstline.yml", format!("{SETTINGS}{quoted}"));
    files.add("intents/all.yml", INTENTS.to_owned());
    for (id, text) in ARTICLES {
        files.add(format!("knowledge_base/{id}.md"), text.to_owned());
    }
    let reading = read_sources(files);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    Engine::from_reading(reading).unwrap()
}

struct Chat<'a> {
    engine: &'a Engine,
    conversation: Conversation,
    at: Timestamp,
}

impl<'a> Chat<'a> {
    fn opened(engine: &'a Engine, id: &str, channel: Channel, day: &str) -> (Self, Decision) {
        let mut chat =
            Self { engine, conversation: Conversation::new(id), at: format!("{day}T10:00:00Z").parse().unwrap() };
        let customer = Customer { name: Some("Ada <script>alert(1)</script>".to_owned()), ..Customer::default() };
        let opened = Opened { channel: Some(channel), customer, ..Opened::default() };
        let decision = chat.happens(EventKind::Opened(opened));
        (chat, decision)
    }

    fn happens(&mut self, kind: EventKind) -> Decision {
        self.at = self.at.checked_add(10.seconds()).unwrap();
        let step = self.engine.step(&self.conversation, &Event::new(self.at.to_string(), self.at, kind));
        self.conversation = step.conversation;
        step.decision
    }

    fn says(&mut self, text: &str) -> Decision {
        self.happens(EventKind::Message { text: text.to_owned() })
    }
}

const INJECTION: &str =
    r#"track my order "<script>alert(1)</script> [x](javascript:alert(1)) **bold** # & ![i](http://a.b/c)""#;

#[test]
fn each_channel_has_its_form() {
    let engine = engine();
    for channel in Channel::ALL {
        let (mut chat, greeting) = Chat::opened(&engine, "c1", channel, "2026-11-23");
        let mut told = format!("> (opened)\n{}\n", greeting.text);
        for message in [INJECTION, "what are your opening times", "where can i park my car", "let me talk to someone"] {
            let decision = chat.says(message);
            told += &format!("\n> {message}\n{}\n", decision.text);
        }
        assert_eq!(chat.conversation.phase, Phase::Waiting);
        let file = format!("{}/tests/golden/render/{}.txt", env!("CARGO_MANIFEST_DIR"), channel.word());
        if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "write") {
            fs::create_dir_all(Path::new(&file).parent().unwrap()).unwrap();
            fs::write(&file, &told).unwrap();
        }
        assert_eq!(fs::read_to_string(&file).unwrap_or_default(), told, "{file} is out of date");
    }
}

#[test]
fn what_customers_write_stays_text() {
    let engine = engine();
    for channel in Channel::ALL {
        let (mut chat, _) = Chat::opened(&engine, "c1", channel, "2026-11-23");
        let text = chat.says(INJECTION).text;
        match channel {
            Channel::Web => {
                assert!(
                    !text.contains("<script") && !text.contains("href=\"javascript") && !text.contains("<img"),
                    "{text}"
                );
                assert!(text.contains("&lt;script&gt;") && text.contains("**bold**"), "{text}");
            }
            Channel::Chat => assert!(text.contains("\\<script\\>") && text.contains("\\*\\*bold\\*\\*"), "{text}"),
            _ => assert!(text.contains("<script>alert(1)</script> [x](javascript:alert(1)) **bold**"), "{text}"),
        }
    }
}

#[test]
fn what_the_host_knows_of_a_customer_fills_templates_as_text() {
    let mut files = Sources::default();
    let greeting = "Dear {{ customer.name }}{% if customer.tier %}, {{ customer.tier }} member{% endif %}\
        {% if customer.facts.orders and customer.facts.orders > 3 %}, thanks for {{ customer.facts.orders }} orders{% endif %}\
        {% if customer.facts.vip %}, VIP{% endif %}, of {{ customer.facts.town }}!";
    files.add("firstline.yml", format!("desk: X\nreplies: {{ greeting: \"{greeting}\" }}"));
    files.add("intents/a.yml", "- intent: a\n  about: b\n  examples: [one two, two three, three four]\n  reply: c");
    let reading = read_sources(files);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let engine = Engine::from_reading(reading).unwrap();
    let greet = |channel, customer: &str| {
        let customer: Customer = serde_json::from_str(customer).unwrap();
        let opened = Opened { channel: Some(channel), customer, ..Opened::default() };
        let event = Event::new("1", "2026-11-23T10:00:00Z".parse().unwrap(), EventKind::Opened(opened));
        let decision = engine.step(&Conversation::new("c"), &event).decision;
        assert!(decision.trace.faults.is_empty(), "{:?}", decision.trace.faults);
        decision.text
    };
    let ada =
        r#"{ "name": "<b>Ada</b>", "tier": "[g](http://x)", "facts": { "orders": 12, "vip": true, "town": "*Ulm*" } }"#;
    assert_eq!(
        greet(Channel::Plain, ada),
        "Dear <b>Ada</b>, [g](http://x) member, thanks for 12 orders, VIP, of *Ulm*!"
    );
    let web = greet(Channel::Web, ada);
    assert!(web.contains("Dear &lt;b&gt;Ada&lt;/b&gt;, [g](http://x) member") && web.contains("*Ulm*"), "{web}");
    assert!(greet(Channel::Chat, ada).contains("\\<b\\>Ada\\</b\\>, \\[g\\]\\(http://x\\) member"));
    assert_eq!(greet(Channel::Plain, r#"{ "facts": { "orders": 2, "vip": false } }"#), "Dear , of !");
    assert_eq!(greet(Channel::Plain, "{}"), "Dear , of !");
}

#[test]
fn the_transcript_has_one_form_whatever_the_channel() {
    let engine = engine();
    let line = |channel| {
        let (mut chat, _) = Chat::opened(&engine, "c1", channel, "2026-11-23");
        let decision = chat.says("where can i park my car");
        (decision.text, chat.conversation.transcript.back().unwrap().text.clone())
    };
    let (chat, web) = (line(Channel::Chat), line(Channel::Web));
    assert_ne!(chat.0, web.0);
    assert_eq!(chat.1, web.1);
}

#[test]
fn a_wording_follows_from_the_conversation() {
    let engine = engine();
    let mut wordings = std::collections::BTreeSet::new();
    for number in 0..30 {
        let id = format!("c{number}");
        let said = || Chat::opened(&engine, &id, Channel::Plain, "2026-11-23").0.says("where can i park my car").text;
        assert_eq!(said(), said());
        wordings.insert(said());
    }
    assert_eq!(wordings.len(), 3, "{wordings:?}");
}

#[test]
fn an_article_is_never_shown_outside_its_days() {
    let engine = engine();
    for (day, summer, winter) in [
        ("2026-08-31", true, false),
        ("2026-09-01", false, false),
        ("2026-11-30", false, false),
        ("2026-12-01", false, true),
    ] {
        for (message, text, shown) in
            [("when is the summer party", "In August.", summer), ("when is the winter market", "In December.", winter)]
        {
            let (mut chat, _) = Chat::opened(&engine, "c1", Channel::Chat, day);
            let decision = chat.says(message);
            let told = serde_json::to_string(&(&decision.text, &decision.choices)).unwrap();
            assert_eq!(told.contains(text), shown, "{day} {message}: {told}");
            let party = if message.contains("summer") { "summer-party" } else { "winter-market" };
            assert_eq!(serde_json::to_string(&decision).unwrap().contains(party), shown, "{day}");
        }
        let (mut chat, _) = Chat::opened(&engine, "c1", Channel::Chat, day);
        let related = chat.says("what are your opening times").text;
        assert_eq!((related.contains("summer party"), related.contains("winter market")), (summer, winter), "{day}");
        assert!(!related.contains("sail"), "only members are shown it");
    }
}

#[test]
fn an_article_of_another_language_answers_where_none_of_the_own_does() {
    let engine = engine();
    let (mut chat, _) = Chat::opened(&engine, "c1", Channel::Plain, "2026-11-23");
    let german = chat.says("wo kann ich hier tanken, bitte?");
    assert_eq!((german.action, german.text.as_str()), (Action::Answer, "Tanken können Sie am Steg."));
    let english = chat.says("when are you open");
    assert!(english.text.contains("Monday to Friday"), "{}", english.text);
    // What is there in German alone is told to a customer who writes in German, in English where that is all there is.
    let fallback = chat.says("wann haben Sie geöffnet, what are your opening times");
    assert!(fallback.text.contains("Monday to Friday"), "{}", fallback.text);
}

#[test]
fn the_passage_that_speaks_of_the_message_is_told() {
    let engine = engine();
    let (mut chat, _) = Chat::opened(&engine, "c1", Channel::Web, "2026-11-23");
    let passage = chat.says("what are your opening times on saturday").passage.unwrap();
    let words: Vec<&str> = passage.matched.iter().map(|span| &passage.text[span.clone()]).collect();
    assert!(["Opening times", "Saturday: 9 to 12"].contains(&passage.text.trim_start_matches("- ")), "{passage:?}");
    assert!(!words.is_empty());
    chat.says("let me talk to someone");
    chat.happens(EventKind::AgentJoined { agent: "mira".to_owned() });
    let decision = chat.says("and on which days can i park my car");
    assert!(decision.text.is_empty(), "nothing is sent while a person has the chat");
    let suggestion = &decision.assist.unwrap().suggestions[0];
    let passage = suggestion.passage.as_ref().unwrap();
    assert!(passage.matched.iter().all(|span| passage.text.get(span.clone()).is_some()), "{passage:?}");
}
