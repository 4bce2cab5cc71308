//! Examples that hold two wishes.

use super::{Trained, TrainedLint, named, percent};
use crate::conversation::evidence::{Candidate, Target};
use crate::desk::intent::Intent;
use crate::text::annotation;
use crate::text::diagnostic::{Diagnostic, quoted};
use crate::text::token::tokenize;
use crate::understand::wishes::parts;

pub(super) const LINT: TrainedLint = TrainedLint { name: "several", codes: &["several-intents"], check };

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
    let parts = parts(text, &tokenize(text), trained.desk.language());
    *left = left.checked_sub(parts.len()).filter(|_| parts.len() > 1)?;
    let wishes = parts.into_iter().filter_map(|part| {
        let part = text.get(part)?;
        let evidence = trained.engine.understand(part, None);
        let clear = |best: &&Candidate| best.probability >= CLEARLY && matches!(best.target, Target::Intent(_));
        let best = evidence.candidates.first().filter(clear)?;
        Some((part.to_owned(), best.target.clone(), best.probability))
    });
    let is_own = |wish: &Wish| matches!(&wish.1, Target::Intent(id) if *id == intent.id.value);
    let (own, others): (Vec<Wish>, Vec<Wish>) = wishes.partition(is_own);
    own.into_iter().next().zip(others.into_iter().next())
}
