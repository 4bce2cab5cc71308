//! An edit of the desk for a cluster of missed messages, and what it does to the suites.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::cluster::stems;
use crate::check::repeated;
use crate::check::taught::taught;
use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::engine::Engine;
use crate::evaluate::suite_report::run_suites;
use crate::format::reading::read_sources;
use crate::text::language::Language;
use crate::text::source::Place;
use crate::text::span::Spanned;
use crate::text::token::tokenize;

/// How many messages a patch teaches at most.
const TAUGHT: usize = 5;
/// An answer of a person that is shorter, in words, says too little for an article.
const ANSWER_WORDS: usize = 5;

/// What is edited.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// More examples of an intent, or questions of an article.
    Examples,
    /// A new article, with an answer of a person as its draft.
    Article,
    /// A new intent, which a person answers until somebody writes a reply.
    Intent,
}

/// An edit of the desk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Patch {
    /// What is edited.
    pub kind: Kind,
    /// The intent or article that the messages are to reach.
    pub target: Target,
    /// The file, and the line where there is one.
    pub file: String,
    /// The lines to add, or the whole of a new file.
    pub text: String,
    #[serde(skip)]
    taught: Vec<String>,
    #[serde(skip)]
    unseen: Vec<String>,
}

/// What a patch does, by trial.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Effect {
    /// Cases of the suites that failed and pass with it.
    pub fixed: Vec<Place>,
    /// Cases that passed and fail with it.
    pub broken: Vec<Place>,
    /// How many different messages of the cluster it does not teach.
    pub unseen: usize,
    /// How many of those are answered by its target as the desk is, by the threshold `answers.sure`.
    pub answered_before: usize,
    /// How many with the patch.
    pub answered_after: usize,
}

/// The suites before any patch: whether each case passes, by its place.
pub type Baseline = BTreeMap<Place, bool>;

/// Whether each case of the desk's suites passes.
#[must_use]
pub fn baseline(engine: &Engine) -> Baseline {
    run_suites(engine, |_, _| true).cases.into_iter().map(|case| (case.place, case.passed)).collect()
}

impl Patch {
    /// The edit for messages, the most frequent first: more examples where they are `near` to something; else an article if people
    /// gave `answers`, else an intent. Every other message is taught, at most five, so that the rest can show whether it helps;
    /// messages with placeholders of redacted data, and those that the desk teaches already, are not. `None` if none is left.
    pub fn of(desk: &Desk, texts: &[&str], near: Option<&Target>, answers: &[&str]) -> Option<Self> {
        let known: BTreeSet<String> = taught(desk).iter().map(|taught| repeated::key(taught.written)).collect();
        let is_usable = |text: &&str| !text.contains(['[', ']', '\n']) && !known.contains(&repeated::key(text));
        let usable: Vec<&str> = texts.iter().copied().filter(is_usable).collect();
        let pick = |odd: usize| usable.iter().enumerate().filter(move |(at, _)| at % 2 == odd).map(|(_, text)| *text);
        let teach: Vec<String> = pick(0).take(TAUGHT).map(str::to_owned).collect();
        let unseen: Vec<String> = pick(1).chain(pick(0).skip(TAUGHT)).map(str::to_owned).collect();
        let first = teach.first()?;
        let list: String = teach.iter().map(|text| format!("    - {}\n", quoted(text))).collect();
        let (kind, target, file, text) = match near {
            Some(target) => (Kind::Examples, target.clone(), place(desk, target)?.to_string(), list),
            None => {
                let name = name(desk, &usable);
                match draft(desk.language(), answers) {
                    Some(answer) => {
                        let id = name.replace('_', "-");
                        let list = list.replace("    - ", "  - ");
                        let text = format!("---\narticle: {id}\nquestions:\n{list}---\n{answer}\n");
                        (Kind::Article, Target::Article(id.clone()), format!("knowledge_base/{id}.md"), text)
                    }
                    None => {
                        let about = quoted(first);
                        let text = format!("- intent: {name}\n  about: {about}\n  examples:\n{list}  handoff: {{}}\n");
                        (Kind::Intent, Target::Intent(name.clone()), format!("intents/{name}.yml"), text)
                    }
                }
            }
        };
        Some(Self { kind, target, file, text, taught: teach, unseen })
    }

    /// Builds the desk with the patch, and runs its suites.
    ///
    /// # Errors
    /// In words, if the desk with the patch has errors.
    pub fn tried(&self, engine: &Engine, before: &Baseline) -> Result<Effect, String> {
        let patched = match self.kind {
            Kind::Examples => Engine::build(self.with_examples(engine.desk())),
            Kind::Article | Kind::Intent => {
                let mut sources = engine.desk().sources.clone();
                sources.add(self.file.clone(), self.text.clone());
                Engine::from_reading(read_sources(sources))
            }
        };
        let patched = patched.map_err(|error| error.to_string())?;
        let mut effect = Effect {
            fixed: Vec::new(),
            broken: Vec::new(),
            unseen: self.unseen.len(),
            answered_before: self.answered(engine),
            answered_after: self.answered(&patched),
        };
        for (place, passes) in baseline(&patched) {
            match (before.get(&place), passes) {
                (Some(false), true) => effect.fixed.push(place),
                (Some(true), false) => effect.broken.push(place),
                _ => {}
            }
        }
        Ok(effect)
    }

    fn answered(&self, engine: &Engine) -> usize {
        let sure = *engine.desk().settings.answers.sure;
        let is_answered = |text: &&String| {
            let evidence = engine.understand(text, None);
            evidence.candidates.first().is_some_and(|best| best.target == self.target && best.probability >= sure)
        };
        self.unseen.iter().filter(is_answered).count()
    }

    fn with_examples(&self, desk: &Desk) -> Desk {
        let mut desk = desk.clone();
        let intent = desk.intents.iter_mut().find(|intent| self.target.intent() == Some(intent.id.as_str()));
        let article = desk.articles.iter_mut().find(|article| self.target == Target::Article(article.id.value.clone()));
        let lists = intent.map(|intent| (intent.id.span, &mut intent.examples));
        if let Some((span, list)) = lists.or(article.map(|article| (article.id.span, &mut article.questions))) {
            list.extend(self.taught.iter().map(|text| Spanned { value: text.clone(), span }));
        }
        desk
    }
}

/// Text as YAML reads it: it takes a string of JSON for one of its own.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn place(desk: &Desk, target: &Target) -> Option<Place> {
    let span = match target {
        Target::Intent(id) => desk.intent(id)?.id.span,
        Target::Article(id) => desk.article(id)?.id.span,
    };
    Some(desk.sources.place(span))
}

/// An id of the two words that most of the texts share, in the order of the first text that has them, and which no intent, article
/// or file has yet.
fn name(desk: &Desk, texts: &[&str]) -> String {
    let mut holders: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for text in texts {
        let words: BTreeMap<String, usize> =
            tokenize(text).into_iter().map(|token| (token.text, token.span.start)).collect();
        for (word, at) in words {
            if word.bytes().all(|byte| byte.is_ascii_lowercase()) && !desk.language().is_small_word(&word) {
                holders.entry(word).or_insert((0, at)).0 += 1;
            }
        }
    }
    let mut words: Vec<(String, (usize, usize))> = holders.into_iter().collect();
    words.sort_by(|(a, (many, _)), (b, (others, _))| others.cmp(many).then_with(|| a.cmp(b)));
    words.truncate(2);
    words.sort_by_key(|(_, (_, at))| *at);
    let words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
    let base = if words.is_empty() { "mined".to_owned() } else { words.join("_") };
    let is_taken = |name: &str| {
        let article = name.replace('_', "-");
        let files = [format!("intents/{name}.yml"), format!("knowledge_base/{article}.md")];
        let is_file = desk.sources.iter().any(|source| files.contains(&source.path));
        is_file || desk.intent(name).is_some() || desk.article(&article).is_some()
    };
    let numbered = (2..).map(|number: u32| format!("{base}_{number}"));
    core::iter::once(base.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(base)
}

/// Of the answers that people gave, the one that shares the most with the others; ties by text.
fn draft(language: Language, answers: &[&str]) -> Option<String> {
    let long = |answer: &&&str| tokenize(answer).len() >= ANSWER_WORDS && !answer.contains(['[', ']', '{', '}']);
    let mut answers: Vec<&str> = answers.iter().filter(long).copied().collect();
    answers.sort_unstable();
    let words: Vec<BTreeSet<String>> = answers.iter().map(|answer| stems(language, answer)).collect();
    let shared = |one: &BTreeSet<String>| -> f32 {
        let alike =
            |other: &BTreeSet<String>| one.intersection(other).count() as f32 / one.union(other).count().max(1) as f32;
        words.iter().map(alike).sum()
    };
    let mut best: Option<(f32, &str)> = None;
    for (answer, words) in answers.iter().zip(&words) {
        let shared = shared(words);
        if best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, answer));
        }
    }
    best.map(|(_, answer)| answer.trim().to_owned())
}
