//! The measurement of article retrieval on a corpus of questions: `{"docs": [{"id", "question", "answer", "thread"}],
//! "queries": [{"text", "thread"}]}`. A document is relevant for a query of the same thread.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::meter::{Meter, percentiles};
use crate::desk::article::Article;
use crate::text::language::Language;
use crate::text::span::{Span, Spanned};
use crate::understand::retrieve::{ArticleIndex, IndexError, Reader};

/// How many ranks of each query are looked at.
const DEPTH: usize = 1_000;

/// A corpus of documents and queries.
#[derive(Clone, Debug, Deserialize)]
pub struct FaqCorpus {
    docs: Vec<Document>,
    queries: Vec<Query>,
}

#[derive(Clone, Debug, Deserialize)]
struct Document {
    id: u64,
    question: String,
    answer: String,
    thread: u64,
}

#[derive(Clone, Debug, Deserialize)]
struct Query {
    text: String,
    thread: u64,
}

/// The figures, means over the queries; times in the unit of the name.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FaqReport {
    /// Mean average precision.
    pub map: f64,
    /// Mean reciprocal rank of the first relevant document.
    pub mrr: f64,
    /// Normalised discounted cumulative gain of the first ten ranks.
    pub ndcg10: f64,
    /// Share of relevant documents among the first five.
    pub p5: f64,
    /// Share of queries whose first document is relevant.
    pub success1: f64,
    /// Building the index.
    pub index_seconds: f64,
    /// Median time of a query.
    pub query_p50_us: f64,
    /// Its 99th percentile.
    pub query_p99_us: f64,
}

/// Ranks the corpus' documents, as articles, for each of its queries.
///
/// # Errors
/// If the documents cannot be indexed or searched.
pub fn measure(corpus: &FaqCorpus, meter: &mut dyn Meter) -> Result<FaqReport, IndexError> {
    let thread: BTreeMap<String, u64> = corpus.docs.iter().map(|document| (name(document), document.thread)).collect();
    let mut relevant: BTreeMap<u64, usize> = BTreeMap::new();
    for document in &corpus.docs {
        *relevant.entry(document.thread).or_default() += 1;
    }
    meter.progress(0.0, "indexing");
    let start = meter.now();
    let mut builder = ArticleIndex::builder(Language::English)?;
    corpus.docs.iter().try_for_each(|document| builder.add(&article(document)))?;
    let index = ArticleIndex::build(builder, &[])?;
    let mut report = FaqReport { index_seconds: (meter.now() - start).as_secs_f64(), ..FaqReport::default() };
    let mut times = Vec::with_capacity(corpus.queries.len());
    let count = corpus.queries.len().max(1) as f64;
    for (at, query) in corpus.queries.iter().enumerate() {
        if at % 64 == 0 {
            meter.progress(at as f64 / count, "searching");
        }
        let start = meter.now();
        let hits = index.find(&query.text, &Reader::default(), DEPTH)?.hits;
        times.push(meter.now() - start);
        let ranks = hits.iter().map(|hit| thread.get(&hit.article) == Some(&query.thread));
        report.add(&Ranking::of(ranks, relevant.get(&query.thread).copied().unwrap_or(0)), count);
    }
    (report.query_p50_us, report.query_p99_us) = percentiles(times);
    Ok(report)
}

impl FaqReport {
    fn add(&mut self, ranking: &Ranking, count: f64) {
        self.map += ranking.average_precision / count;
        self.mrr += ranking.reciprocal_rank / count;
        self.ndcg10 += ranking.ndcg10 / count;
        self.p5 += ranking.p5 / count;
        self.success1 += ranking.success1 / count;
    }
}

/// The figures of one query.
#[derive(Debug, Default, PartialEq)]
struct Ranking {
    average_precision: f64,
    reciprocal_rank: f64,
    ndcg10: f64,
    p5: f64,
    success1: f64,
}

impl Ranking {
    /// From whether the document of each rank is relevant, and how many are in all.
    fn of(ranks: impl Iterator<Item = bool>, relevant: usize) -> Self {
        let mut ranking = Self::default();
        let (mut found, mut gain) = (0.0, 0.0);
        for (rank, _) in (1_u32..).zip(ranks).filter(|(_, is_relevant)| *is_relevant) {
            let rank = f64::from(rank);
            found += 1.0;
            ranking.average_precision += found / rank;
            ranking.reciprocal_rank = ranking.reciprocal_rank.max(1.0 / rank);
            if rank <= 10.0 {
                gain += discount(rank);
            }
            if rank <= 5.0 {
                ranking.p5 += 0.2;
            }
            if rank <= 1.0 {
                ranking.success1 = 1.0;
            }
        }
        let best: f64 = (1..=relevant.min(10)).map(|rank| discount(rank as f64)).sum();
        ranking.average_precision /= relevant.max(1) as f64;
        ranking.ndcg10 = if best > 0.0 { gain / best } else { 0.0 };
        ranking
    }
}

fn discount(rank: f64) -> f64 {
    1.0 / (rank + 1.0).log2()
}

fn name(document: &Document) -> String {
    format!("{:08}", document.id)
}

fn article(document: &Document) -> Article {
    let spanned = |value: String| Spanned { value, span: Span::default() };
    Article {
        id: spanned(name(document)),
        questions: vec![spanned(document.question.clone())],
        answer: spanned(document.answer.clone()),
        ..Article::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_a_ranking_are_as_computed_by_hand() {
        let ranking = Ranking::of([false, true, true, false].into_iter(), 3);
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(ranking.average_precision, (1.0 / 2.0 + 2.0 / 3.0) / 3.0));
        assert!(close(ranking.reciprocal_rank, 0.5));
        assert!(close(ranking.p5, 0.4));
        assert!(close(ranking.success1, 0.0));
        let gain = 1.0 / 3.0_f64.log2() + 0.5;
        assert!(close(ranking.ndcg10, gain / (1.0 + 1.0 / 3.0_f64.log2() + 0.5)));
        assert_eq!(Ranking::of(core::iter::empty(), 0), Ranking::default());
    }
}
