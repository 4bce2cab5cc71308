//! How long a message, a step and a build take: on the sample desk, and on a synthetic one of 1,000 intents.
//! `cargo bench` runs all of them, `cargo bench -- understand` some. The large desk takes minutes to build; it is left out
//! unless its name is given: `cargo bench -- large`.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a bench may stop where it cannot go on")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use firstline::{Conversation, Engine, Event, Sources, read_desk, read_sources};

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
    let mut group = c.benchmark_group("sample");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("read", |b| b.iter(|| read_desk(folder)));
    let desk = read_desk(folder).desk.expect("the sample desk reads");
    group.bench_function("build", |b| b.iter(|| Engine::build(desk.clone()).expect("the sample desk builds")));
    group.finish();
}

fn large(c: &mut Criterion) {
    if !std::env::args().any(|argument| argument.contains("large")) {
        return;
    }
    let engine = Engine::from_reading(read_sources(synthetic(1_000, 50))).expect("the synthetic desk builds");
    let mut words = Words { state: 7 };
    let messages: Vec<String> = (0..1_000).map(|intent| words.message(intent)).collect();
    let mut next = messages.iter().cycle();
    c.bench_function("large/understand", |b| {
        b.iter(|| engine.understand(black_box(next.next().expect("a cycle never ends")), None));
    });
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

criterion_group!(benches, sample, large);
criterion_main!(benches);
