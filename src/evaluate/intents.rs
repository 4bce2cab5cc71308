//! The measurement of intent classification on a labelled corpus.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use super::certify::choose::{Certified, Judged, choose};
use super::certify::halves::{Halves, halves};
use super::certify::promise::Promise;
use super::corpus::{Corpus, OUT_OF_SCOPE, Row, Split};
use super::meter::{Meter, percentiles};
use super::metrics::{auroc, coverage, ece, fpr95, macro_f1, mcc, recall_at_cost};
use super::noise::Noise;
use crate::text::language::Language;
use crate::understand::classify::table::StaticTable;
use crate::understand::classify::train::train;
use crate::understand::classify::{Class, Classifier, Example, TrainingSet};

/// Seed of the typing errors.
const SEED: u64 = 7;

/// Risks at which coverage is told.
const RISKS: [f64; 5] = [0.01, 0.02, 0.05, 0.10, 0.20];

/// On how many halves of the messages a promise is tried.
const HALVES: usize = 200;

/// How to measure.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Train on the out-of-scope rows too.
    pub with_out_of_scope: bool,
    /// Typing errors in the measured messages.
    pub noise: Option<Noise>,
    /// Cross-validate over this many folds of the training rows; the test rows stay unseen.
    pub folds: Option<usize>,
    /// Only the first so many examples of each intent.
    pub examples: Option<usize>,
    /// Certify a threshold for this promise, and try whether it is kept.
    pub promise: Option<Promise>,
}

/// The figures. Shares are fractions of 1; what cannot be measured on the corpus is `null`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Messages in scope whose first candidate is right.
    pub in_scope_accuracy: f64,
    /// Mean F1 over the intents, messages in scope.
    pub macro_f1: f64,
    /// Area under the ROC curve of in scope against out of scope.
    pub auroc: Option<f64>,
    /// Share of out of scope let in where 95 % of in scope are.
    pub fpr95: Option<f64>,
    /// Recall of out of scope where the threshold costs 3 points of in-scope accuracy.
    pub oos_recall_at_3: Option<f64>,
    /// The same at 5 points.
    pub oos_recall_at_5: Option<f64>,
    /// At the threshold that training chose.
    pub deployed: Deployed,
    /// Share of all messages that can be answered while at most so many of the answered are wrong.
    pub coverage: BTreeMap<String, f64>,
    /// Expected calibration error of the first candidate's probability, messages in scope.
    pub ece: f64,
    /// What the plan's promise allows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promised: Option<Promised>,
    /// Training, out-of-scope model and calibration included.
    pub train_seconds: f64,
    /// Median time of one classification in microseconds.
    pub predict_p50_us: f64,
    /// Its 99th percentile.
    pub predict_p99_us: f64,
    /// Bytes of the saved model.
    pub model_bytes: usize,
    /// Most memory the process has held.
    pub peak_rss_bytes: Option<u64>,
}

/// Figures at the threshold that training chose.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deployed {
    /// The least `answer` that is answered.
    pub threshold: f64,
    /// Share of all messages treated rightly.
    pub accuracy: f64,
    /// Share of the messages in scope that are answered, and rightly.
    pub in_scope_accuracy: f64,
    /// Share of the messages out of scope that are turned away.
    pub oos_recall: Option<f64>,
    /// Matthews correlation over the intents and out of scope.
    pub mcc: f64,
}

/// What a promise allows on the measured messages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Promised {
    /// The promise.
    pub promise: Promise,
    /// The lowest threshold that keeps it by all messages; `None` if they do not allow any.
    pub certified: Option<Certified>,
    /// Of how many messages.
    pub messages: usize,
    /// How often it was broken, chosen on one half and counted on the other.
    pub halves: Halves,
}

impl Promised {
    fn new(promise: Promise, answers: &[Judged]) -> Self {
        let certified = choose(answers, promise, 0);
        Self { promise, certified, messages: answers.len(), halves: halves(answers, promise, HALVES) }
    }
}

/// One measured message.
struct Outcome {
    truth: Option<u32>,
    first: Option<u32>,
    probability: f64,
    answer: f64,
    in_scope: f64,
    accepted: bool,
}

/// Trains and measures.
#[must_use]
pub fn measure(corpus: &Corpus, plan: &Plan, table: Option<&Arc<StaticTable>>, meter: &mut dyn Meter) -> Report {
    let training = limited(corpus.split(Split::Train), plan.examples);
    let language = corpus.language();
    let mut names: Vec<&str> = training.iter().map(|row| row.intent.as_str()).filter(|&i| i != OUT_OF_SCOPE).collect();
    names.sort_unstable();
    names.dedup();
    let fit = |rows: &[&Row]| {
        let classes: Vec<Class<'_>> = names.iter().map(|name| Class { name, about: "" }).collect();
        let examples: Vec<Example<'_>> = rows
            .iter()
            .filter_map(|row| Some(Example { text: &row.text, class: number(&names, &row.intent)?, language }))
            .collect();
        let outside = rows.iter().filter(|row| plan.with_out_of_scope && row.intent == OUT_OF_SCOPE);
        let out_of_scope: Vec<&str> = outside.map(|row| row.text.as_str()).collect();
        train(
            &TrainingSet {
                classes: &classes,
                examples: &examples,
                out_of_scope: &out_of_scope,
                languages: &[language],
            },
            table.cloned(),
        )
    };
    let mut run = Run {
        names: &names,
        language,
        noise: plan.noise,
        outcomes: Vec::new(),
        times: Vec::new(),
        seconds: 0.0,
        bytes: 0,
        threshold: 0.0,
    };
    match plan.folds.filter(|&folds| folds > 1) {
        Some(folds) => {
            for fold in 0..folds {
                let part = |keep: bool| -> Vec<&Row> {
                    training
                        .iter()
                        .enumerate()
                        .filter(|(i, _)| (i % folds != fold) == keep)
                        .map(|(_, row)| *row)
                        .collect()
                };
                run.fold(&|| fit(&part(true)), &part(false), meter, (fold, folds));
            }
        }
        None => run.fold(&|| fit(&training), &corpus.split(Split::Test).collect::<Vec<_>>(), meter, (0, 1)),
    }
    run.report(plan.folds.unwrap_or(1).max(1), plan.promise, meter)
}

/// The first `most` rows of every intent.
fn limited<'a>(rows: impl Iterator<Item = &'a Row>, most: Option<usize>) -> Vec<&'a Row> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    rows.filter(|row| {
        let count = seen.entry(&row.intent).or_default();
        *count += 1;
        most.is_none_or(|most| *count <= most)
    })
    .collect()
}

fn number(names: &[&str], intent: &str) -> Option<u32> {
    names.binary_search(&intent).ok().and_then(|at| u32::try_from(at).ok())
}

struct Run<'a> {
    names: &'a [&'a str],
    language: Language,
    noise: Option<Noise>,
    outcomes: Vec<Outcome>,
    times: Vec<Duration>,
    seconds: f64,
    bytes: usize,
    threshold: f64,
}

impl Run<'_> {
    fn fold(
        &mut self,
        fit: &dyn Fn() -> Classifier,
        rows: &[&Row],
        meter: &mut dyn Meter,
        (fold, folds): (usize, usize),
    ) {
        let share = |done: f64| (fold as f64 + done) / folds as f64;
        meter.progress(share(0.0), "training");
        let start = meter.now();
        let classifier = fit();
        self.seconds += (meter.now() - start).as_secs_f64();
        self.bytes = self.bytes.max(classifier.to_bytes().len());
        let threshold = f64::from(classifier.threshold());
        self.threshold += threshold / folds as f64;
        for (at, row) in rows.iter().enumerate() {
            if at % 256 == 0 {
                meter.progress(share(0.5 + 0.5 * at as f64 / rows.len().max(1) as f64), "measuring");
            }
            let text = self.noise.map_or_else(|| row.text.clone(), |noise| noise.apply(&row.text, SEED, at as u64));
            let start = meter.now();
            let result = classifier.classify(&text, self.language);
            self.times.push(meter.now() - start);
            let first = result.candidates.first();
            self.outcomes.push(Outcome {
                truth: number(self.names, &row.intent),
                first: first.map(|c| c.class),
                probability: first.map_or(0.0, |c| f64::from(c.probability)),
                answer: f64::from(result.answer),
                in_scope: 1.0 - f64::from(result.out_of_scope),
                accepted: f64::from(result.answer) >= threshold,
            });
        }
    }

    fn report(self, folds: usize, promise: Option<Promise>, meter: &mut dyn Meter) -> Report {
        meter.progress(1.0, "done");
        let right = |o: &Outcome| o.truth.is_some() && o.truth == o.first;
        let none = u32::MAX;
        let inside: Vec<&Outcome> = self.outcomes.iter().filter(|o| o.truth.is_some()).collect();
        let outside: Vec<f64> = self.outcomes.iter().filter(|o| o.truth.is_none()).map(|o| o.in_scope).collect();
        let scores: Vec<f64> = inside.iter().map(|o| o.in_scope).collect();
        let judged: Vec<(f64, bool)> = inside.iter().map(|o| (o.in_scope, right(o))).collect();
        let forced: Vec<(u32, u32)> = inside.iter().filter_map(|o| Some((o.truth?, o.first.unwrap_or(none)))).collect();
        let answers: Vec<(f64, bool)> = self.outcomes.iter().map(|o| (o.answer, right(o))).collect();
        let decided = |o: &Outcome| if o.accepted { o.first.unwrap_or(none) } else { none };
        let decisions: Vec<(u32, u32)> = self.outcomes.iter().map(|o| (o.truth.unwrap_or(none), decided(o))).collect();
        let share = |count: usize, of: usize| count as f64 / of.max(1) as f64;
        let rejected = decisions.iter().filter(|(t, p)| *t == none && *p == none).count();
        let deployed = Deployed {
            threshold: self.threshold,
            accuracy: share(decisions.iter().filter(|(t, p)| t == p).count(), decisions.len()),
            in_scope_accuracy: share(decisions.iter().filter(|(t, p)| *t != none && t == p).count(), inside.len()),
            oos_recall: (!outside.is_empty()).then(|| share(rejected, outside.len())),
            mcc: mcc(&decisions),
        };
        let (predict_p50_us, predict_p99_us) = percentiles(self.times);
        Report {
            in_scope_accuracy: share(judged.iter().filter(|(_, right)| *right).count(), judged.len()),
            macro_f1: macro_f1(&forced),
            auroc: auroc(&scores, &outside),
            fpr95: fpr95(&scores, &outside),
            oos_recall_at_3: recall_at_cost(&judged, &outside, 0.03),
            oos_recall_at_5: recall_at_cost(&judged, &outside, 0.05),
            deployed,
            coverage: RISKS.iter().map(|&risk| (format!("{risk:.2}"), coverage(&answers, risk))).collect(),
            ece: ece(&inside.iter().map(|o| (o.probability, right(o))).collect::<Vec<_>>()),
            promised: promise.map(|promise| Promised::new(promise, &answers)),
            train_seconds: self.seconds / folds as f64,
            predict_p50_us,
            predict_p99_us,
            model_bytes: self.bytes,
            peak_rss_bytes: meter.peak_memory(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Ticks(std::cell::Cell<u64>);

    impl Meter for Ticks {
        fn now(&self) -> Duration {
            self.0.set(self.0.get() + 1);
            Duration::from_micros(self.0.get())
        }

        fn peak_memory(&self) -> Option<u64> {
            Some(5)
        }

        fn progress(&mut self, share: f64, _: &'static str) {
            assert!((0.0..=1.0).contains(&share));
        }
    }

    fn corpus() -> Corpus {
        let mut file = String::new();
        for (intent, words) in [("refund", "money back refund return"), ("parcel", "parcel delivery late courier")] {
            for word in words.split(' ') {
                for (split, frame) in [("train", "where is my"), ("train", "about the"), ("test", "what about my")] {
                    file += &format!("{{\"text\":\"{frame} {word}\",\"intent\":\"{intent}\",\"split\":\"{split}\"}}\n");
                }
            }
        }
        file += "{\"text\":\"sing a song\",\"intent\":\"oos\",\"split\":\"test\"}\n";
        Corpus::parse(&file).unwrap()
    }

    #[test]
    fn an_easy_corpus_is_understood() {
        let report = measure(&corpus(), &Plan::default(), None, &mut Ticks(0.into()));
        assert_eq!(report.in_scope_accuracy, 1.0);
        assert_eq!(report.auroc, Some(1.0));
        assert_eq!(report.predict_p50_us, 1.0);
        assert!(report.coverage["0.01"] > 0.8);
        let keys: Vec<String> = report.coverage.keys().cloned().collect();
        assert_eq!(keys, ["0.01", "0.02", "0.05", "0.10", "0.20"]);
    }

    #[test]
    fn folds_leave_the_test_rows_alone() {
        let plan = Plan { folds: Some(2), examples: Some(6), with_out_of_scope: true, ..Plan::default() };
        let report = measure(&corpus(), &plan, None, &mut Ticks(0.into()));
        assert_eq!(report.auroc, None);
        assert!(report.in_scope_accuracy > 0.4);
    }
}
