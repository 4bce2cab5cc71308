//! How long `firstline check` takes on a desk of 200 intents with 100 examples each, and `firstline test` on 10,000 messages:
//! `cargo run --release --example big_desk`. With a folder as argument it writes the desk there, for the commands themselves.

#![expect(clippy::disallowed_methods, reason = "an example may look at the clock and write files")]

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use firstline::desk::suite::Case;
use firstline::evaluate::proof::MOST_STATES;
use firstline::evaluate::suite_run::run_case;
use firstline::evaluate::trained;
use firstline::{Sources, check, read_sources};

const ACTIONS: [[&str; 4]; 10] = [
    ["cancel", "call off", "stop", "withdraw"],
    ["track", "locate", "find", "follow"],
    ["change", "alter", "edit", "amend"],
    ["pay for", "settle", "transfer money for", "clear the balance of"],
    ["return", "send back", "give back", "hand in"],
    ["repair", "fix", "mend", "get working again"],
    ["renew", "extend", "prolong", "keep for another year"],
    ["upgrade", "improve", "get a better", "move up from"],
    ["insure", "protect", "cover", "guarantee"],
    ["register", "sign up", "enrol", "record"],
];

const THINGS: [[&str; 4]; 20] = [
    ["order", "purchase", "basket", "shopping"],
    ["parcel", "package", "box", "shipment"],
    ["subscription", "membership", "plan", "contract"],
    ["account", "profile", "login", "user name"],
    ["invoice", "bill", "receipt", "statement"],
    ["phone", "mobile", "handset", "smartphone"],
    ["router", "modem", "broadband box", "wifi hub"],
    ["flight", "plane ticket", "boarding pass", "seat on the plane"],
    ["hotel room", "booking", "suite", "overnight stay"],
    ["rental car", "hire car", "van", "vehicle"],
    ["credit card", "visa card", "bank card", "debit card"],
    ["loan", "mortgage", "overdraft", "credit line"],
    ["washing machine", "washer", "laundry machine", "dryer"],
    ["fridge", "freezer", "refrigerator", "cooler"],
    ["coffee machine", "espresso maker", "grinder", "kettle"],
    ["laptop", "notebook", "computer", "tablet"],
    ["gym pass", "fitness course", "yoga class", "trainer session"],
    ["newspaper", "magazine", "daily paper", "weekly issue"],
    ["garden chair", "lawn mower", "parasol", "greenhouse"],
    ["bicycle", "bike", "scooter", "helmet"],
];

const FRAMES: [&str; 25] = [
    "{a} my {t}",
    "how do i {a} the {t}",
    "i want to {a} my {t} today",
    "can you {a} the {t} for me",
    "please {a} our {t}",
    "is it possible to {a} a {t}",
    "i need help, i have to {a} my {t}",
    "where do i {a} the {t} in the app",
    "what does it cost to {a} a {t}",
    "my wife would like to {a} her {t}",
    "who can {a} this {t}",
    "we tried to {a} the {t} twice and it failed",
    "{a} {t}",
    "i would rather {a} the {t} by phone",
    "until when can i {a} the {t}",
    "may i {a} the {t} i got last week",
    "the button to {a} the {t} does nothing",
    "do you {a} a {t} from abroad",
    "how long does it take to {a} the {t}",
    "could someone {a} the new {t} of my mother",
    "it says i cannot {a} the {t}, why",
    "let me {a} that {t}",
    "i forgot to {a} the {t}",
    "what happens if i {a} the {t} too late",
    "tell me how to {a} my old {t}",
];

/// The desk: 200 intents, each in 100 sentences that no other has, and in 50 more in the suites.
fn desk() -> Result<Sources, std::fmt::Error> {
    let mut sources = Sources::default();
    sources.add("firstline.yml", "desk: Big Desk\nlanguages: [en]\nsuites: suites\n");
    for (number, things) in THINGS.iter().enumerate() {
        let (mut file, mut suite) = (String::new(), String::new());
        for (action, actions) in ACTIONS.iter().enumerate() {
            let ([verb, ..], [thing, ..]) = (actions, things);
            writeln!(file, "- intent: intent_{number}_{action}\n  about: to {verb} the {thing}")?;
            writeln!(file, "  reply: Here is how.\n  examples:")?;
            for (at, frame) in FRAMES.iter().enumerate() {
                for (word, thing) in things.iter().enumerate() {
                    let verb = actions.iter().cycle().nth(at + word).ok_or(std::fmt::Error)?;
                    let sentence = frame.replace("{a}", verb).replace("{t}", thing);
                    writeln!(file, "    - \"{sentence}\"")?;
                    if word < 2 {
                        let verb = actions.iter().cycle().nth(at + word + 1).ok_or(std::fmt::Error)?;
                        let unseen = frame.replace("{a}", verb).replace("{t}", thing);
                        let expect = format!("{{ intent: intent_{number}_{action} }}");
                        writeln!(suite, "- message: \"{unseen}\"\n  expect: {expect}")?;
                    }
                }
            }
        }
        sources.add(format!("intents/things_{number}.yml"), file);
        sources.add(format!("suites/things_{number}.yml"), suite);
    }
    Ok(sources)
}

fn main() -> Result<(), Box<dyn Error>> {
    let sources = desk()?;
    if let Some(folder) = std::env::args().nth(1) {
        for source in sources.iter() {
            let path = Path::new(&folder).join(&source.path);
            std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            std::fs::write(path, &source.text)?;
        }
        return Ok(());
    }
    let start = Instant::now();
    let desk = read_sources(sources).desk.ok_or("the desk could not be read")?;
    println!("{:>6.2} s  read {} intents", start.elapsed().as_secs_f64(), desk.intents.len());
    let found = check(&desk).len();
    println!("{:>6.2} s  after the lints of what it says: {found} findings", start.elapsed().as_secs_f64());
    let examined = trained::examine(&desk, MOST_STATES).ok_or("no engine could be built")?;
    println!(
        "{:>6.2} s  after training, proof and the lints of what it learned: {} findings",
        start.elapsed().as_secs_f64(),
        examined.found.len()
    );
    let start = Instant::now();
    let half = desk.cases.len() / 2;
    let passed = |cases: &[Case]| cases.iter().filter(|case| run_case(&examined.engine, case).passed).count();
    let passed = std::thread::scope(|scope| {
        let (one, other) = desk.cases.split_at(half);
        let other = scope.spawn(move || passed(other));
        passed(one) + other.join().unwrap_or(0)
    });
    let (seconds, of) = (start.elapsed().as_secs_f64(), desk.cases.len());
    println!("{seconds:>6.2} s  for {of} messages of the suites on two threads: {passed} pass");
    Ok(())
}
