//! Examples that a model which did not see them places elsewhere.

use super::{Trained, TrainedLint, named, percent};
use crate::evaluate::nearest::nearest;
use crate::text::diagnostic::{Diagnostic, quoted};

pub(super) const LINT: TrainedLint = TrainedLint { name: "misplaced", codes: &["misplaced-example"], check };

/// From this probability on, the model is nearly certain.
const CERTAIN: f32 = 0.97;
/// Up to this one, it all but rules out what the operator says.
const RULED_OUT: f32 = 0.03;
/// The example shares at least this much of its words with a line there, by Dice's coefficient: what a person can see too.
const SHARED: f64 = 0.5;

fn check(trained: &Trained<'_>, found: &mut Vec<Diagnostic>) {
    // What an operator keeps out on purpose often looks like what is in.
    for held in trained.held.iter().filter(|held| held.own.is_some() && held.own != held.found) {
        if held.probability < CERTAIN || held.own_probability > RULED_OUT {
            continue;
        }
        let near = held.found.as_ref().and_then(|target| nearest(trained.desk, target, &held.text));
        let Some((_, _, written)) = near.filter(|(shared, ..)| *shared >= SHARED) else { continue };
        let (own, other) = (named(held.own.as_ref()), named(held.found.as_ref()));
        let message = format!(
            "{} is given in {own}, and looks like {other}: {} to {}",
            quoted(&held.text),
            percent(held.probability),
            percent(held.own_probability)
        );
        let misplaced = Diagnostic::warning("misplaced-example", held.written, message)
            .related(written.span, format!("the nearest line of {other}"));
        found.push(misplaced.help(format!("move it there, or give {own} more examples in these words")));
    }
}
