//! A day of the sample desk in simulated time: 10,000 conversations, 20 people with three chats each, a peak of three times
//! the mean. Run it in the repository's root: `cargo run --example simulate_day`. It prints the day's figures, the waits with
//! and without the engine's knowledge of the queues, whether an urgent conversation was ever overtaken, and how well the
//! Erlang C formula foretells the mean wait of a flat day.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "an example may stop where it cannot go on")]

mod customer;
mod day;
mod random;

use firstline::evaluate::service::grouping::Key;
use firstline::evaluate::service::report::{ServiceReport, report};
use firstline::evaluate::service::spread::Spread;
use firstline::{Engine, Priority, mean_wait};
use jiff::tz::TimeZone;

use day::{OPEN, Outcome, Plan, run};

const PEOPLE: usize = 20;
const CAPACITY: u32 = 3;
const HANDLING: f64 = 480.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::open(".")?;
    let plan = |aware| Plan {
        seed: 7,
        conversations: 10_000,
        people: PEOPLE,
        capacity: CAPACITY,
        handling: HANDLING,
        patience: 1_200.0,
        peak: 3.0,
        aware,
    };
    let aware = run(&engine, &plan(true));
    let unaware = run(&engine, &plan(false));
    println!("{}", figures(&aware)?);
    let (knows, does_not) = (figures(&aware)?.total.wait.p95, figures(&unaware)?.total.wait.p95);
    println!("95th percentile of the wait for a person, seconds");
    println!("    the engine knows the queues   {knows:>8.0}");
    println!("    it does not                   {does_not:>8.0}");
    println!("    less by                       {:>8.0}, {:.1} %", does_not - knows, 100.0 * (1.0 - knows / does_not));
    for (what, outcome) in [("it knows them", &aware), ("it does not", &unaware)] {
        let (urgent, overtaken) = overtaken(outcome);
        println!("urgent conversations, when {what}: {urgent}, overtaken by an ordinary one: {overtaken}");
        if overtaken > 0 {
            return Err("an ordinary conversation was taken before an urgent one that waited".into());
        }
    }
    foretell(&engine, &unaware);
    Ok(())
}

fn figures(outcome: &Outcome) -> Result<ServiceReport, &'static str> {
    report(&outcome.histories, &[Key::Queue], &TimeZone::UTC).ok_or("nothing happened")
}

/// How many urgent handoffs there were, and how often an ordinary one was taken while an urgent one waited that had come no
/// later.
fn overtaken(outcome: &Outcome) -> (usize, usize) {
    let is_urgent = |(priority, _, _): &&(Priority, f64, f64)| *priority == Priority::Urgent;
    let urgent: Vec<_> = outcome.taken.iter().filter(is_urgent).collect();
    let ordinary = outcome.taken.iter().filter(|taken| !is_urgent(taken));
    let overtakes = |(_, since, taken): &&(Priority, f64, f64)| {
        urgent.iter().any(|(_, waits, served)| waits < taken && taken < served && waits <= since)
    };
    (urgent.len(), ordinary.filter(overtakes).count())
}

/// A flat day on which everybody waits, with as many people as are busy nine tenths of the time.
fn foretell(engine: &Engine, day: &Outcome) {
    let load = day.taken.len() as f64 / OPEN * HANDLING;
    let people = (load / 0.9 / f64::from(CAPACITY)).ceil();
    let plan = Plan {
        seed: 11,
        conversations: 10_000,
        people: people as usize,
        capacity: CAPACITY,
        handling: HANDLING,
        patience: f64::INFINITY,
        peak: 1.0,
        aware: false,
    };
    let outcome = run(engine, &plan);
    let waits = Spread::of(outcome.taken.iter().map(|(_, since, taken)| taken - since).collect());
    let places = people as u32 * CAPACITY;
    let predicted = mean_wait(places, waits.count as f64 / OPEN, HANDLING);
    println!("\na flat day with {people} people ({places} places) and {} handoffs, mean wait in seconds", waits.count);
    match predicted {
        Some(seconds) => println!("    foretold by Erlang C          {seconds:>8.1}"),
        None => println!("    foretold by Erlang C          without end"),
    }
    println!("    simulated                     {:>8.1}", waits.mean);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A day of twice the contacts than two people can take.
    fn busy_day(engine: &Engine, aware: bool) -> Outcome {
        let plan = Plan {
            seed: 3,
            conversations: 800,
            people: 2,
            capacity: 3,
            handling: HANDLING,
            patience: 1_200.0,
            peak: 3.0,
            aware,
        };
        run(engine, &plan)
    }

    #[test]
    fn nobody_urgent_is_overtaken_and_a_seed_gives_one_day() {
        let engine = Engine::open(env!("CARGO_MANIFEST_DIR")).expect("the sample desk");
        for aware in [true, false] {
            let day = busy_day(&engine, aware);
            let (urgent, overtaken) = overtaken(&day);
            assert!(urgent > 0 && day.taken.len() > 2 * urgent, "{urgent} of {}", day.taken.len());
            assert_eq!(overtaken, 0);
            assert_eq!(busy_day(&engine, aware).taken, day.taken);
        }
    }

    #[test]
    fn an_ordinary_one_before_an_urgent_one_is_counted() {
        let engine = Engine::open(env!("CARGO_MANIFEST_DIR")).expect("the sample desk");
        let mut day = busy_day(&engine, true);
        day.taken = vec![(Priority::Urgent, 10.0, 50.0), (Priority::Normal, 12.0, 30.0), (Priority::Normal, 5.0, 40.0)];
        assert_eq!(overtaken(&day), (1, 1));
    }
}
