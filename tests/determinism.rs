//! Equal inputs give equal bytes: for two builds of a desk, and on any number of threads.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use firstline::{Conversation, Engine, Event};

const MESSAGES: usize = 1_000;

#[test]
fn two_builds_and_many_threads_give_the_same_bytes() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let first = Engine::open(folder).expect("the sample desk builds");
    let second = Engine::open(folder).expect("the sample desk builds twice");
    let messages = messages(&first);
    assert_eq!(messages.len(), MESSAGES);

    let alone = decisions(&first, &messages);
    assert_eq!(alone, decisions(&second, &messages), "two builds differ");
    assert!(first.to_bundle() == second.to_bundle(), "two builds give two bundles");
    for threads in [2, 3, 8] {
        let together = std::thread::scope(|scope| {
            let parts = messages.chunks(MESSAGES.div_ceil(threads));
            let running: Vec<_> = parts.map(|part| scope.spawn(|| decisions(&first, part))).collect();
            running.into_iter().flat_map(|part| part.join().expect("a thread ends well")).collect::<Vec<_>>()
        });
        assert!(alone == together, "{threads} threads differ from one");
    }
    let mut different = alone.clone();
    different.sort();
    different.dedup();
    assert!(different.len() > MESSAGES / 2, "the messages must not all lead to one decision");
}

/// Messages of the desk's suites, whole, halved and joined.
fn messages(engine: &Engine) -> Vec<String> {
    let names = || engine.desk().cases.iter().map(|case| case.name.value.clone());
    let first_half = |text: String| text.chars().take(text.chars().count() / 2).collect::<String>();
    let joined = names().zip(names().skip(1)).map(|(a, b)| format!("{a}, and {b}"));
    let shouted = names().map(|text| text.to_uppercase());
    names().chain(names().map(first_half)).chain(joined).chain(shouted).take(MESSAGES).collect()
}

fn decisions(engine: &Engine, messages: &[String]) -> Vec<String> {
    let at = "2026-11-23T10:00:00Z".parse().expect("a time");
    let conversation = Conversation::new("c");
    let step = |message: &String| engine.step(&conversation, &Event::message("e", at, message));
    messages.iter().map(|message| serde_json::to_string(&step(message)).expect("a step serialises")).collect()
}
