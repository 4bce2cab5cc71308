//! Examples of what is out of scope make a desk better at telling it, and cost next to nothing of the rest.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

use std::path::Path;

use firstline::{Desk, Engine, Spanned, read_desk};

/// From this probability on, a candidate counts as the answer.
const ANSWERED: f32 = 0.5;

/// Every so many examples, one is held out.
const FOLDS: usize = 3;

/// What a desk makes of messages that it was not taught.
#[derive(Debug, Default)]
struct Judged {
    /// Messages whose first candidate is their own intent, however unsure.
    known: usize,
    /// Messages that are answered with their own intent, or not answered where they are out of scope.
    right: usize,
    /// How far messages in scope, and messages out of scope, are taken to be out of scope.
    in_scope: Vec<f32>,
    out_of_scope: Vec<f32>,
}

impl Judged {
    fn judge(&mut self, desk: Desk, held: &[(Option<String>, String)]) {
        let engine = Engine::build(desk).expect("the desk builds");
        for (intent, message) in held {
            let evidence = engine.understand(message, None);
            let first = evidence.candidates.first();
            let is_own = first.is_some_and(|first| first.target.intent() == intent.as_deref());
            let is_answered = first.is_some_and(|first| first.probability >= ANSWERED);
            if intent.is_some() {
                self.known += usize::from(is_own);
                self.right += usize::from(is_own && is_answered);
                self.in_scope.push(evidence.out_of_scope);
            } else {
                self.right += usize::from(!is_answered);
                self.out_of_scope.push(evidence.out_of_scope);
            }
        }
    }

    /// The probability that a message out of scope is taken for that more than one in scope is.
    fn auroc(&self) -> f64 {
        let wins = |far: &f32| {
            let below = self.in_scope.iter().filter(|near| *near < far).count();
            let ties = self.in_scope.iter().filter(|near| *near == far).count();
            below as f64 + ties as f64 / 2.0
        };
        let pairs = self.in_scope.len() * self.out_of_scope.len();
        self.out_of_scope.iter().map(wins).sum::<f64>() / pairs as f64
    }
}

/// The examples that `fold` holds out, taken out of the desk.
fn hold_out(desk: &mut Desk, fold: usize) -> Vec<(Option<String>, String)> {
    let mut held = Vec::new();
    let mut part = |examples: &mut Vec<Spanned<String>>, intent: Option<&str>| {
        let mut at = 0;
        examples.retain(|example| {
            at += 1;
            let keep = at % FOLDS != fold;
            if !keep {
                held.push((intent.map(str::to_owned), example.value.clone()));
            }
            keep
        });
    };
    for intent in &mut desk.intents {
        part(&mut intent.examples, Some(&intent.id.value));
    }
    part(&mut desk.out_of_scope, None);
    held
}

#[test]
fn examples_out_of_scope_make_the_sample_desk_better_at_telling_it() {
    let desk = read_desk(Path::new(env!("CARGO_MANIFEST_DIR"))).desk.expect("the sample desk reads");
    let (mut with, mut without) = (Judged::default(), Judged::default());
    for fold in 0..FOLDS {
        let mut kept = desk.clone();
        let held = hold_out(&mut kept, fold);
        let mut bare = kept.clone();
        bare.out_of_scope.clear();
        with.judge(kept, &held);
        without.judge(bare, &held);
    }
    let (messages, strangers) = (with.in_scope.len(), with.out_of_scope.len());
    for (name, judged) in [("with", &with), ("without", &without)] {
        println!(
            "{name}: {} of {messages} known, {} of {} right, AUROC {:.3}",
            judged.known,
            judged.right,
            messages + strangers,
            judged.auroc()
        );
    }
    assert!(messages > 1_000 && strangers > 50);
    assert!(with.auroc() > without.auroc() + 0.02);
    // A few messages change sides; no more than one in a hundred may be lost.
    assert!(with.known * 100 >= without.known * 99);
    assert!(with.right * 100 >= without.right * 99);
}
