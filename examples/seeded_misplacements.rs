//! How many examples in the wrong intent `firstline check` finds: moves every twentieth example of the desk in the current folder to
//! another intent, and counts what is told. `cargo run --features cli --example
//! seeded_misplacements`.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use firstline::evaluate::proof::MOST_STATES;
use firstline::evaluate::trained;
use firstline::{Desk, Span, read_desk};

/// Every so many examples are moved.
const EVERY: usize = 20;
/// They go to the intent so many places further on.
const FURTHER: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let mut desk = read_desk(Path::new(".")).desk.ok_or("there is no desk here")?;
    let before = told(&desk)?;
    let (mut at, mut moved) = (0, Vec::new());
    for (place, intent) in desk.intents.iter_mut().enumerate() {
        intent.examples.retain(|example| {
            at += 1;
            let goes = at % EVERY == 0;
            if goes {
                moved.push((place, example.clone()));
            }
            !goes
        });
    }
    let count = desk.intents.len();
    for (place, example) in &moved {
        if let Some(intent) = desk.intents.get_mut((place + FURTHER) % count) {
            intent.examples.push(example.clone());
        }
    }
    let after = told(&desk)?;
    let found = moved.iter().filter(|(_, example)| after.contains(&example.span)).count();
    println!("examples: {at}; told before: {}", before.len());
    println!("moved: {}; of these told: {found}; others told: {}", moved.len(), after.len() - found);
    Ok(())
}

/// Where examples look like those of another intent.
fn told(desk: &Desk) -> Result<BTreeSet<Span>, Box<dyn Error>> {
    let found = trained::examine(desk, MOST_STATES).ok_or("no engine could be built")?.found;
    Ok(found.iter().filter(|finding| finding.code == "misplaced-example").map(|finding| finding.span).collect())
}
