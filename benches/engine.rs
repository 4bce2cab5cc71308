//! How long a message, its parts, a step and a build take: on the sample desk, and a message on synthetic desks of up to 1,000
//! intents. `cargo bench --bench engine` runs all but the last, which take minutes to build and are left out unless they are
//! named: `cargo bench --bench engine -- large`.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a bench may stop where it cannot go on"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use firstline::measured::{Class, Emitter, Example, Token, TrainingSet, builtin_table, tokenize, train};
use firstline::{Conversation, Engine, Event, Language, Sources, read_desk, read_sources};

fn sample(c: &mut Criterion) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let engine = Engine::open(folder).expect("the sample desk builds");
    let messages: Vec<String> = engine.desk().cases.iter().map(|case| case.name.value.clone()).collect();
    let mut next = messages.iter().cycle();
    c.bench_function("sample/understand", |b| {
        b.iter(|| engine.understand(black_box(next.next().expect("a cycle never ends")), None));
    });
    let conversation = Conversation::new("c");
    let at = "2026-11-23T10:00:00Z".parse().expect("a time");
    let events: Vec<Event> = messages.iter().map(|message| Event::message("e", at, message)).collect();
    let mut next = events.iter().cycle();
    c.bench_function("sample/step", |b| {
        b.iter(|| engine.step(&conversation, black_box(next.next().expect("a cycle never ends"))));
    });
    percentiles(&engine, &conversation, &events);
    let mut group = c.benchmark_group("sample");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("read", |b| b.iter(|| read_desk(folder)));
    let desk = read_desk(folder).desk.expect("the sample desk reads");
    group.bench_function("build", |b| b.iter(|| Engine::build(desk.clone()).expect("the sample desk builds")));
    group.finish();
}

/// Prints how long steps take in the middle and in the 99th percentile of the messages. A message is timed seven times and
/// counts with the median, so that what else the machine does counts less.
fn percentiles(engine: &Engine, conversation: &Conversation, events: &[Event]) {
    let time = |event: &Event| {
        let once = || {
            let start = Instant::now();
            let _ = black_box(engine.step(conversation, event));
            start.elapsed()
        };
        let mut times: [Duration; 7] = core::array::from_fn(|_| once());
        times.sort_unstable();
        times[3]
    };
    let mut times: Vec<Duration> = events.iter().map(time).collect();
    times.sort_unstable();
    let at = |share: f64| times[(times.len() as f64 * share) as usize].as_secs_f64() * 1e6;
    println!("sample/step of {} messages: p50 {:.0} µs, p99 {:.0} µs", times.len(), at(0.5), at(0.99));
}

/// The parts of understanding, each alone, on the messages of the sample desk's suites.
fn parts(c: &mut Criterion) {
    let desk = read_desk(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).desk.expect("the sample desk reads");
    let messages: Vec<String> = desk.cases.iter().map(|case| case.name.value.clone()).collect();
    let words: Vec<Vec<Token>> = messages.iter().map(|message| tokenize(message)).collect();
    let mut group = c.benchmark_group("parts");
    let mut next = messages.iter().cycle();
    group.bench_function("tokenise", |b| b.iter(|| tokenize(black_box(next.next().expect("a cycle never ends")))));
    let emitter = Emitter::new(Language::English);
    let mut next = words.iter().cycle();
    group.bench_function("features", |b| {
        b.iter(|| {
            let words = black_box(next.next().expect("a cycle never ends"));
            emitter.grams(words.iter().map(|token| token.text.as_str()))
        });
    });
    let classes: Vec<Class<'_>> =
        desk.intents.iter().map(|intent| Class { name: &intent.id, about: &intent.about }).collect();
    let numbered = (0..).zip(&desk.intents);
    let examples: Vec<Example<'_>> = numbered
        .flat_map(|(class, intent)| {
            intent.examples.iter().map(move |text| Example { text, class, language: Language::English })
        })
        .collect();
    let languages = &[Language::English];
    let set = TrainingSet { classes: &classes, examples: &examples, out_of_scope: &[], languages };
    let classifier = train(&set, builtin_table());
    let mut next = messages.iter().cycle();
    group.bench_function("classify", |b| {
        b.iter(|| classifier.classify(black_box(next.next().expect("a cycle never ends")), Language::English));
    });
    group.sample_size(10).measurement_time(Duration::from_secs(15));
    group.bench_function("train", |b| b.iter(|| train(&set, builtin_table())));
    group.finish();
}

/// What a message costs as the intents grow in number.
fn large(c: &mut Criterion) {
    if !std::env::args().any(|argument| argument.contains("large")) {
        return;
    }
    let mut group = c.benchmark_group("large/understand");
    for intents in [10, 100, 1_000] {
        let start = std::time::Instant::now();
        let engine = Engine::from_reading(read_sources(synthetic(intents, 50))).expect("the synthetic desk builds");
        println!("{intents} intents of 50 examples: built in {:.1} s", start.elapsed().as_secs_f64());
        println!("{intents} intents of 50 examples: bundle of {:.2} MB", engine.to_bundle().len() as f64 / 1e6);
        let mut words = Words { state: 7 };
        let messages: Vec<String> = (0..1_000).map(|number| words.message(number % intents)).collect();
        let mut next = messages.iter().cycle();
        group.bench_function(intents.to_string(), |b| {
            b.iter(|| engine.understand(black_box(next.next().expect("a cycle never ends")), None));
        });
    }
    group.finish();
}

/// A desk of that many intents with that many examples each, of made-up words: some of the intent's own, some shared.
fn synthetic(intents: u64, examples: u64) -> Sources {
    let mut words = Words { state: 1 };
    let mut text = String::new();
    for intent in 0..intents {
        text.push_str(&format!("- intent: intent_{intent}\n  about: number {intent}\n  reply: Yes.\n  examples:\n"));
        for _ in 0..examples {
            text.push_str(&format!("    - {}\n", words.message(intent)));
        }
    }
    let mut files = Sources::default();
    files.add("firstline.yml", "desk: Synthetic");
    files.add("intents/all.yml", text);
    files
}

/// Words from a small generator of our own (xorshift), so that every run has the same.
struct Words {
    state: u64,
}

impl Words {
    fn number(&mut self, below: u64) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state % below
    }

    fn word(number: u64) -> String {
        const SYLLABLES: [&str; 16] =
            ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va"];
        let syllable = |shift: u64| SYLLABLES[usize::try_from((number >> shift) % 16).expect("below 16")];
        [0, 4, 8].map(syllable).concat()
    }

    /// Three words out of five of the intent's own, and six out of four hundred that all share.
    fn message(&mut self, intent: u64) -> String {
        let own = |words: &mut Self| Self::word(1_000 + intent * 3 + words.number(5));
        let shared = |words: &mut Self| Self::word(words.number(400));
        let parts: Vec<String> = (0..9).map(|at| if at % 3 == 0 { own(self) } else { shared(self) }).collect();
        parts.join(" ")
    }
}

criterion_group!(benches, sample, parts, large);
criterion_main!(benches);
