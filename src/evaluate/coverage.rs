//! What of a desk no suite exercises.

use std::collections::BTreeSet;

use serde::Serialize;

use super::baseline::written;
use super::fired::fires;
use super::suite_run::{CaseResult, TurnResult};
use crate::conversation::evidence::{Support, Target};
use crate::desk::Desk;
use crate::desk::action::Action;
use crate::text::source::Place;
use crate::text::span::Spanned;

/// What of a desk the suites exercise, kind by kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Intents, examples, phrases, patterns, articles, triggers, replies to steps of guides, actions.
    pub kinds: Vec<KindCoverage>,
}

/// What of one kind of thing the suites exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindCoverage {
    /// What is counted.
    pub kind: String,
    /// When one of them counts as exercised.
    pub exercised_when: String,
    /// How many are exercised.
    pub exercised: usize,
    /// How many there are.
    pub of: usize,
    /// Those that no suite exercises, in the order of the desk.
    pub missing: Vec<Missing>,
}

/// Something that no suite exercises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// What it is called, or what is written.
    pub name: String,
    /// Where it is written, if it is the desk's own.
    pub place: Option<Place>,
}

impl Coverage {
    /// What these results of a desk's cases exercise.
    pub fn of(desk: &Desk, cases: &[CaseResult]) -> Self {
        let turns: Vec<&TurnResult> = cases.iter().flat_map(|case| &case.turns).collect();
        let about: BTreeSet<&Target> = turns.iter().flat_map(|turn| turn.about.iter().chain(&turn.also)).collect();
        let used: BTreeSet<&Place> = turns.iter().flat_map(|turn| spoke(turn)).collect();
        let is_about = |target: Target| about.contains(&target);
        let intent = |id: &Spanned<String>| is_about(Target::Intent(id.value.clone()));
        let article = |id: &Spanned<String>| {
            let lends =
                desk.intents.iter().filter(|intent| intent.article.as_ref().is_some_and(|own| own.value == id.value));
            is_about(Target::Article(id.value.clone())) || lends.into_iter().any(|lender| intent(&lender.id))
        };
        let spoke = |text: &Spanned<String>| used.contains(&desk.sources.place(text.span));
        let fired = |name: &Spanned<String>| turns.iter().any(|turn| fires(&turn.reasons, &turn.steps, name));
        let intents = || desk.intents.iter();
        let examples = || intents().flat_map(|intent| &intent.examples);
        let questions = || desk.articles.iter().flat_map(|article| &article.questions);
        let kind =
            |kind: &str, when: &str, all: Vec<&Spanned<String>>, exercised: &dyn Fn(&Spanned<String>) -> bool| {
                let missing = all.iter().filter(|one| !exercised(one));
                let missing = missing.map(|one| Missing {
                    name: one.value.clone(),
                    place: Some(desk.sources.place(one.span)).filter(|place| !place.file.is_empty()),
                });
                KindCoverage::new(kind, when, all.len(), missing.collect())
            };
        let decided = "a decision is about it";
        let near = "it is among the three nearest of a decision's intent or article";
        let triggers = desk.settings.escalate.iter().map(|trigger| &trigger.name);
        let mut kinds = vec![
            kind("intents", decided, intents().map(|intent| &intent.id).collect(), &intent),
            kind("examples", near, examples().collect(), &spoke),
            kind("phrases", "it is found", intents().flat_map(|intent| &intent.phrases).collect(), &spoke),
            kind("patterns", "it matches", intents().flat_map(|intent| &intent.patterns).collect(), &spoke),
            kind("articles", decided, desk.articles.iter().map(|article| &article.id).collect(), &article),
            kind("questions", near, questions().collect(), &spoke),
            kind("triggers", "it fires", triggers.collect(), &fired),
        ];
        let reasons: BTreeSet<&Place> =
            turns.iter().flat_map(|turn| &turn.reasons).filter_map(|r| r.place.as_ref()).collect();
        let led_on = |label: &Spanned<String>| reasons.contains(&desk.sources.place(label.span));
        let steps = desk.articles.iter().flat_map(|article| &article.steps);
        let replies = steps.flat_map(|step| &step.choices).map(|choice| &choice.label);
        kinds.push(kind("guide replies", "a customer is led on by it", replies.collect(), &led_on));
        kinds.push(actions(&turns));
        kinds.retain(|kind| kind.of > 0);
        Self { kinds }
    }
}

impl KindCoverage {
    fn new(kind: &str, exercised_when: &str, of: usize, missing: Vec<Missing>) -> Self {
        let exercised = of - missing.len();
        Self { kind: kind.to_owned(), exercised_when: exercised_when.to_owned(), exercised, of, missing }
    }
}

/// The steps of the ladder, by the actions that they end in.
fn actions(turns: &[&TurnResult]) -> KindCoverage {
    let taken: BTreeSet<Action> = turns.iter().map(|turn| turn.action).collect();
    let missing = Action::ALL.iter().filter(|action| !taken.contains(action));
    let missing = missing.map(|action| Missing { name: action.word().to_owned(), place: None });
    KindCoverage::new("actions", "the bot takes it", Action::ALL.len(), missing.collect())
}

/// The lines that spoke for what a decision is about.
fn spoke(turn: &TurnResult) -> impl Iterator<Item = &Place> {
    let decided = turn.candidates.iter().filter(|candidate| Some(&candidate.target) == turn.about.as_ref());
    let support: Vec<&Support> = decided.flat_map(|candidate| &candidate.support).collect();
    support.into_iter().filter_map(written)
}
