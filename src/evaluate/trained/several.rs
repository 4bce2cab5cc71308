//! Examples that hold two wishes.

use super::{Trained, TrainedLint, named, percent};
use crate::conversation::evidence::{Candidate, Target};
use crate::desk::intent::Intent;
use crate::text::annotation;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::token::tokenize;

pub(super) const LINT: TrainedLint = TrainedLint { name: "several", codes: &["several-intents"], check };

/// Between two wishes.
const JOINTS: &[&str] = &[". ", "? ", "! ", "; ", " and also ", " also ", " and then ", " and "];
/// A wish has at least so many words.
const FEWEST_WORDS: usize = 4;
/// From this probability on, a part clearly is something.
const CLEARLY: f32 = 0.8;
/// Parts that are looked at, of all examples.
const MOST_PARTS: usize = 5_000;

fn check(trained: &Trained<'_>, found: &mut Vec<Diagnostic>) {
    let mut left = MOST_PARTS;
    for intent in &trained.desk.intents {
        for example in &intent.examples {
            let text = annotation::parse(example).text;
            let Some((own, other)) = wishes(trained, intent, &text, &mut left) else { continue };
            let message =
                format!("{} holds two wishes: {} and {}", quoted(&text), named(Some(&own.1)), named(Some(&other.1)));
            let several = Diagnostic::warning("several-intents", example.span, message);
            let help = format!(
                "keep {}; {} is {} to {}",
                quoted(&own.0),
                quoted(&other.0),
                named(Some(&other.1)),
                percent(other.2)
            );
            found.push(several.help(help));
        }
    }
}

/// A part, what it is, and how clearly.
type Wish = (String, Target, f32);

/// The part of an example that is its intent's, and the one that is another's, if there are both. What an article would answer is
/// no second wish: articles are found by single words too.
fn wishes(trained: &Trained<'_>, intent: &Intent, text: &str, left: &mut usize) -> Option<(Wish, Wish)> {
    for joint in JOINTS {
        let Some((first, second)) = text.split_once(joint) else { continue };
        if [first, second].iter().any(|part| tokenize(part).len() < FEWEST_WORDS) {
            continue;
        }
        *left = left.checked_sub(2)?;
        let wish = |part: &str| {
            let evidence = trained.engine.understand(part, None);
            let clear = |best: &&Candidate| best.probability >= CLEARLY && matches!(best.target, Target::Intent(_));
            let best = evidence.candidates.first().filter(clear)?;
            Some((part.trim().to_owned(), best.target.clone(), best.probability))
        };
        let (Some(first), Some(second)) = (wish(first), wish(second)) else { continue };
        let is_own = |wish: &Wish| matches!(&wish.1, Target::Intent(id) if *id == intent.id.value);
        match (is_own(&first), is_own(&second)) {
            (true, false) => return Some((first, second)),
            (false, true) => return Some((second, first)),
            _ => {}
        }
    }
    None
}
