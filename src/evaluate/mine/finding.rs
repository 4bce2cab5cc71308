//! What mining finds: clusters of missed messages with what can be done about each.

use std::collections::BTreeMap;

use serde::Serialize;

use super::canned::{Canned, canned};
use super::cluster::clusters;
use super::missed::{Failure, Missed, Misses};
use super::patch::{Effect, Patch, baseline};
use crate::check::repeated;
use crate::conversation::evidence::Target;
use crate::engine::Engine;
use crate::text::beginning::beginning;

/// How many messages of a cluster are told.
const SAMPLES: usize = 5;
/// From this mean probability on, a cluster belongs to what is nearest.
const NEAR: f32 = 0.3;
/// The longest text that is told, in bytes of its beginning.
const MAX_TEXT: usize = 300;

/// What mining looks at.
#[derive(Copy, Clone, Debug)]
pub struct Plan {
    /// How many clusters are told at most.
    pub most: usize,
    /// A cluster has at least so many messages.
    pub fewest: usize,
}

/// What was found in event logs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mined {
    /// How many entries were read.
    pub entries: u64,
    /// How many messages the bot could not settle.
    pub missed: usize,
    /// How many more there were than are looked at.
    pub left_out: u64,
    /// How the bot failed, and how often.
    pub failures: BTreeMap<Failure, usize>,
    /// The clusters, the largest first.
    pub findings: Vec<Finding>,
    /// How many further clusters are large enough, and not told.
    pub more: usize,
    /// How many messages are in clusters that are too small.
    pub scattered: usize,
    /// What people keep typing.
    pub canned: Vec<Canned>,
}

/// A cluster of missed messages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// How many messages.
    pub messages: usize,
    /// How many of them are different, letter case and punctuation aside.
    pub texts: usize,
    /// How the bot failed, and how often.
    pub failures: BTreeMap<Failure, usize>,
    /// How many came in the first half of the time that the logs span.
    pub earlier: usize,
    /// How many came in the second half.
    pub later: usize,
    /// Some of them, the most frequent first.
    pub samples: Vec<String>,
    /// What they are nearest to.
    pub nearest: Option<Nearest>,
    /// What to do, and what it does; `None` if no message can be taught.
    pub proposal: Option<Proposal>,
}

/// What a cluster is nearest to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Nearest {
    /// The intent or article.
    pub target: Target,
    /// Its mean probability (0..=1) over the different messages.
    pub probability: f32,
}

/// An edit and its effect.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proposal {
    /// The edit.
    pub patch: Patch,
    /// What it does; `None` if the desk has errors with it.
    pub effect: Option<Effect>,
    /// Whether it is offered: the desk has no errors with it, and no case of the suites breaks.
    pub offered: bool,
    /// The errors.
    pub errors: Option<String>,
}

/// Clusters what was missed, proposes an edit for each of the largest clusters, and tries it.
#[must_use]
pub fn mine(engine: &Engine, misses: &Misses, plan: Plan) -> Mined {
    let mut by_text: BTreeMap<String, Vec<&Missed>> = BTreeMap::new();
    for missed in &misses.missed {
        by_text.entry(repeated::key(&missed.text)).or_default().push(missed);
    }
    let groups: Vec<Vec<&Missed>> = by_text.into_values().collect();
    let text = |group: &[&Missed]| group.first().map(|missed| missed.text.clone()).unwrap_or_default();
    let texts: Vec<(String, usize)> = groups.iter().map(|group| (text(group), group.len())).collect();
    let (mut findings, mut more, mut told) = (Vec::new(), 0, 0);
    let before = baseline(engine);
    for members in clusters(engine, &texts) {
        let members: Vec<&Vec<&Missed>> = members.iter().filter_map(|&at| groups.get(at)).collect();
        let messages: Vec<&Missed> = members.iter().flat_map(|group| group.iter().copied()).collect();
        if messages.len() < plan.fewest {
            continue;
        }
        told += messages.len();
        if findings.len() >= plan.most {
            more += 1;
            continue;
        }
        let texts: Vec<&str> = members.iter().filter_map(|group| Some(group.first()?.text.as_str())).collect();
        let nearest = nearest(engine, &texts);
        let near = nearest.as_ref().filter(|nearest| nearest.probability >= NEAR).map(|nearest| &nearest.target);
        let answers = messages.iter().filter_map(|missed| misses.answers.get(&missed.conversation));
        let answers: Vec<&str> = answers.flatten().map(String::as_str).collect();
        let proposal = Patch::of(engine.desk(), &texts, near, &answers).map(|patch| {
            let (effect, errors) = match patch.tried(engine, &before) {
                Ok(effect) => (Some(effect), None),
                Err(errors) => (None, Some(errors)),
            };
            let offered = effect.as_ref().is_some_and(|effect| effect.broken.is_empty());
            Proposal { patch, effect, offered, errors }
        });
        let later = messages.iter().filter(|missed| is_later(misses, missed)).count();
        findings.push(Finding {
            messages: messages.len(),
            texts: texts.len(),
            failures: failures(messages.iter().copied()),
            earlier: messages.len() - later,
            later,
            samples: texts.iter().take(SAMPLES).map(|text| beginning(text, MAX_TEXT).to_owned()).collect(),
            nearest,
            proposal,
        });
    }
    Mined {
        entries: misses.entries,
        missed: misses.missed.len(),
        left_out: misses.left_out,
        failures: failures(misses.missed.iter()),
        findings,
        more,
        scattered: misses.missed.len() - told,
        canned: canned(&misses.typed),
    }
}

fn failures<'a>(missed: impl Iterator<Item = &'a Missed>) -> BTreeMap<Failure, usize> {
    let mut counts = BTreeMap::new();
    for missed in missed {
        *counts.entry(missed.failure).or_default() += 1;
    }
    counts
}

/// Whether a message came in the second half of the time that the logs span.
fn is_later(misses: &Misses, missed: &Missed) -> bool {
    let Some((first, last)) = misses.times else { return false };
    missed.at.as_millisecond() - first.as_millisecond() > last.as_millisecond() - missed.at.as_millisecond()
}

/// The candidate with the highest mean probability, ties by id.
fn nearest(engine: &Engine, texts: &[&str]) -> Option<Nearest> {
    let mut sums: BTreeMap<Target, f32> = BTreeMap::new();
    for text in texts {
        for candidate in engine.understand(text, None).candidates {
            *sums.entry(candidate.target).or_default() += candidate.probability;
        }
    }
    let (target, sum) = sums.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
    Some(Nearest { target, probability: sum / texts.len().max(1) as f32 })
}
