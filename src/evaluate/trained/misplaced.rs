//! Examples that a model which did not see them places elsewhere.

use super::{Trained, TrainedLint, named, percent};
use crate::evaluate::nearest::nearest;
use crate::text::diagnostic::{Diagnostic, quoted};

pub(super) const LINT: TrainedLint = TrainedLint { name: "misplaced", codes: &["misplaced-example"], check };

/// From this probability on, the model is nearly certain.
const CERTAIN: f32 = 0.9;
/// Up to this one, it rules out what the operator says.
const RULED_OUT: f32 = 0.005;
/// The example shares at least this much of its words with a line there, by Dice's coefficient: what a person can see too.
const SHARED: f64 = 0.4;
/// And so much more than with the other lines of its own intent.
const CLOSER: f64 = 0.2;

fn check(trained: &Trained<'_>, found: &mut Vec<Diagnostic>) {
    // What an operator keeps out on purpose often looks like what is in.
    for held in trained.held.iter().filter(|held| held.own != held.found) {
        let (Some(own), Some(other)) = (&held.own, &held.found) else { continue };
        if held.probability < CERTAIN || held.own_probability > RULED_OUT {
            continue;
        }
        let Some((shared, _, written)) = nearest(trained.desk, other, &held.text, None) else { continue };
        let at_home = nearest(trained.desk, own, &held.text, Some(held.written)).map_or(0.0, |(shared, ..)| shared);
        if shared < SHARED || shared < at_home + CLOSER {
            continue;
        }
        let (own, other) = (named(Some(own)), named(Some(other)));
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
