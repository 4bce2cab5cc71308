//! What would change a decision: the smallest edits of the message and of the desk that do, each tried with the engine.

use serde::Serialize;

use crate::check::taught::taught;
use crate::conversation::decision::Decision;
use crate::conversation::evidence::{Candidate, Target};
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::engine::Engine;
use crate::text::span::{Span, Spanned};
use crate::text::token::tokenize;

/// How many words of a message are left out one by one.
const SINGLE_WORDS: usize = 40;
/// How many words of a message are left out in pairs.
const PAIRED_WORDS: usize = 12;
/// How many edits of words are told.
const TOLD_WORDS: usize = 4;
/// How many other candidates are tried with the message as their example.
const TAUGHT: usize = 2;
/// A desk of more examples is not trained anew for a question.
const MAX_EXAMPLES: usize = 2_000;

/// An edit that changes the decision, and the decision that it leads to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flip {
    /// The edit.
    pub edit: Edit,
    /// What the bot then does.
    pub action: Action,
    /// The intent or article that it is then about.
    pub about: Option<Target>,
    /// The probability (0..=1) of that, if it was weighed.
    pub probability: Option<f32>,
}

/// An edit of the message or of the desk.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// These words are left out of the message.
    Without(Vec<String>),
    /// `answers.sure` is another.
    Sure {
        /// What it is, 0..=1.
        from: f32,
        /// What it would be, 0..=1.
        to: f32,
    },
    /// The message becomes an example of an intent, or a question of an article.
    Example(Target),
}

/// What would change a decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flips {
    /// The edits that do.
    pub flips: Vec<Flip>,
    /// Whether examples were tried; not so on a large desk.
    pub examples_tried: bool,
}

/// The smallest edits after which `decide` decides otherwise: another action, or the same about something else. Words are left out
/// one by one, in pairs only if no single word matters. The threshold moves in hundredths, no further than needed. Where an
/// example is added, the desk is trained anew.
pub fn flips(engine: &Engine, message: &str, decide: &dyn Fn(&Engine, &str) -> Decision) -> Flips {
    let now = decide(engine, message);
    let differs = |then: &Decision| then.action != now.action || then.about != now.about;
    let tried = |edit: Edit, then: Decision| differs(&then).then(|| Flip::of(edit, then));
    let mut flips = without_words(engine, message, decide, &tried);
    let candidates = now.trace.evidence.as_ref().map_or(&[][..], |evidence| evidence.candidates.as_slice());
    flips.extend(moved(engine, message, candidates, &now, decide).and_then(|(edit, then)| tried(edit, then)));
    let examples_tried = taught(engine.desk()).len() <= MAX_EXAMPLES;
    if examples_tried {
        let others = candidates.iter().map(|candidate| &candidate.target);
        let others = others.filter(|target| now.action != Action::Answer || now.about.as_ref() != Some(*target));
        for target in others.take(TAUGHT) {
            let Some(edited) = with_example(engine.desk(), target, message) else { continue };
            // A desk that may not be so, such as with the same example twice, is no way to change anything.
            let Ok(edited) = Engine::build(edited) else { continue };
            flips.extend(tried(Edit::Example(target.clone()), decide(&edited, message)));
        }
    }
    Flips { flips, examples_tried }
}

impl Flip {
    fn of(edit: Edit, then: Decision) -> Self {
        let probability = super::suite_run::confidence(&then);
        Self { edit, action: then.action, about: then.about, probability }
    }
}

fn without_words(
    engine: &Engine,
    message: &str,
    decide: &dyn Fn(&Engine, &str) -> Decision,
    tried: &impl Fn(Edit, Decision) -> Option<Flip>,
) -> Vec<Flip> {
    let mut spans: Vec<_> = tokenize(message).into_iter().map(|token| token.span).collect();
    spans.dedup();
    let without = |left_out: &[&core::ops::Range<usize>]| {
        let mut rest = String::with_capacity(message.len());
        let mut from = 0;
        for span in left_out {
            rest.push_str(message.get(from..span.start).unwrap_or_default());
            from = span.end;
        }
        rest.push_str(message.get(from..).unwrap_or_default());
        let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = left_out.iter().filter_map(|span| message.get((*span).clone())).map(str::to_owned);
        tried(Edit::Without(words.collect()), decide(engine, &rest))
    };
    if spans.len() < 2 {
        return Vec::new();
    }
    let mut flips: Vec<Flip> = spans.iter().take(SINGLE_WORDS).filter_map(|span| without(&[span])).collect();
    if flips.is_empty() && spans.len() > 2 {
        let few = spans.get(..PAIRED_WORDS).unwrap_or(&spans);
        let pairs = few.iter().enumerate().flat_map(|(at, one)| few.iter().skip(at + 1).map(move |two| [one, two]));
        flips = pairs.filter_map(|pair| without(&pair)).take(TOLD_WORDS).collect();
    }
    flips.truncate(TOLD_WORDS);
    flips
}

/// The threshold moved just below the best candidate, or just above it where the bot answers.
fn moved(
    engine: &Engine,
    message: &str,
    candidates: &[Candidate],
    now: &Decision,
    decide: &dyn Fn(&Engine, &str) -> Decision,
) -> Option<(Edit, Decision)> {
    let mut desk = engine.desk().clone();
    let best = candidates.first()?.probability;
    let answers = &mut desk.settings.answers;
    let from = *answers.sure;
    let is_sure = best >= from;
    let hundredths = if is_sure { (best * 100.0).floor() + 1.0 } else { (best * 100.0).floor() };
    let to = hundredths / 100.0;
    if !(0.01..=1.0).contains(&to) || (is_sure && now.about.as_ref() != candidates.first().map(|best| &best.target)) {
        return None;
    }
    answers.sure.value = to;
    answers.clarify_from.value = answers.clarify_from.min(to);
    let edited = engine.resettled(desk).ok()?;
    Some((Edit::Sure { from, to }, decide(&edited, message)))
}

/// The desk with one more example; it is as if written where the intent or article is.
fn with_example(desk: &Desk, target: &Target, message: &str) -> Option<Desk> {
    let mut desk = desk.clone();
    let spanned = |span: Span| Spanned { value: message.to_owned(), span };
    match target {
        Target::Intent(id) => {
            let intent = desk.intents.iter_mut().find(|intent| intent.id.value == *id)?;
            intent.examples.push(spanned(intent.id.span));
        }
        Target::Article(id) => {
            let article = desk.articles.iter_mut().find(|article| article.id.value == *id)?;
            article.questions.push(spanned(article.id.span));
        }
    }
    Some(desk)
}
