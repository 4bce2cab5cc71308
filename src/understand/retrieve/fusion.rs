//! What the parts of a match count for, learned from the articles' own questions.

use super::error::IndexError;
use super::learn::Sample;
use super::matching::{Match, PARTS, Weights};
use super::{ArticleIndex, Reader};
use crate::understand::classify::logistic::Logistic;

/// How many questions are learned from, at most and at least.
const MOST: usize = 500;
const FEWEST: usize = 100;
/// How many other articles a question's own is compared with.
const RIVALS: usize = 50;
/// How much a weight may cost.
const COST: f64 = 1.0;
/// Questions from which the learned weights count as much as the given ones.
const ENOUGH: f32 = 200.0;

/// A question: the parts of its own article, and those of others that were found beside it.
struct Question {
    own: [f32; PARTS],
    others: Vec<[f32; PARTS]>,
}

/// The weights under which each question, searched for without itself, finds its own article before others, mixed with the given
/// ones. Those stay unless weights that were learned from one half of the questions put more of the other half right.
pub(super) fn fuse(index: &ArticleIndex, samples: &[Sample]) -> Result<Weights, IndexError> {
    let given = Weights::default();
    let questions = questions(index, samples)?;
    if questions.len() < FEWEST {
        return Ok(given);
    }
    let all: Vec<&Question> = questions.iter().collect();
    let even: Vec<&Question> = questions.iter().step_by(2).collect();
    let odd: Vec<&Question> = questions.iter().skip(1).step_by(2).collect();
    let learned = right(&odd, &learn(&even)) + right(&even, &learn(&odd));
    Ok(if learned > right(&all, &given) { learn(&all) } else { given })
}

fn questions(index: &ArticleIndex, samples: &[Sample]) -> Result<Vec<Question>, IndexError> {
    let Some(table) = &index.table else { return Ok(Vec::new()) };
    let mut questions = Vec::new();
    let mut vector = Vec::new();
    for sample in samples.iter().step_by(samples.len().div_ceil(MOST).max(1)) {
        vector.clear();
        table.encode(&sample.text, sample.language, &mut vector);
        let asked = index.ask(&sample.text, sample.language, &vector);
        let admits = index.shelf.admits(&Reader::default());
        let fits = |article: usize| index.shelf.language(article) == sample.language && admits(article);
        let matches = index.matches(&asked, RIVALS, Some(sample.question), fits)?;
        // An article without another question, and one that shares the question, teach nothing of what customers write.
        let terms = index.shelf.terms(sample.question);
        let is_same = |found: &Match| found.question.is_some_and(|question| index.shelf.terms(question) == terms);
        let is_own = |found: &&Match| found.article == sample.article && found.question.is_some();
        let Some(own) = matches.iter().find(is_own) else { continue };
        let others = matches.iter().filter(|found| found.article != sample.article && !is_same(found));
        let others: Vec<_> = others.take(RIVALS).map(Match::parts).collect();
        if !others.is_empty() {
            questions.push(Question { own: own.parts(), others });
        }
    }
    Ok(questions)
}

/// A logistic model of which of two articles is the own one, in which each question counts the same.
fn learn(questions: &[&Question]) -> Weights {
    let (mut rows, mut answers, mut counts) = (Vec::new(), Vec::new(), Vec::new());
    for question in questions {
        for other in &question.others {
            let ahead: Vec<f64> = question.own.iter().zip(other).map(|(own, other)| f64::from(own - other)).collect();
            rows.push(ahead.iter().map(|part| -part).collect());
            rows.push(ahead);
            answers.extend([false, true]);
            counts.extend([1.0 / question.others.len() as f64; 2]);
        }
    }
    let model = Logistic::fit(&rows, &answers, &counts, COST, &[]);
    let learned: Vec<f32> = model.weights().iter().map(|weight| weight.max(0.0) as f32).collect();
    let Weights(given) = Weights::default();
    let scale = given.iter().sum::<f32>() / learned.iter().sum::<f32>();
    if !scale.is_finite() {
        return Weights(given);
    }
    let own = questions.len() as f32 / (questions.len() as f32 + ENOUGH);
    let mut weights = given;
    for (weight, learned) in weights.iter_mut().zip(learned) {
        *weight = own * scale * learned + (1.0 - own) * *weight;
    }
    Weights(weights)
}

/// How many questions put their own article before all others.
fn right(questions: &[&Question], weights: &Weights) -> usize {
    let score = |parts: &[f32; PARTS]| parts.iter().zip(weights.0).map(|(part, weight)| part * weight).sum::<f32>();
    let is_right = |question: &&&Question| question.others.iter().all(|other| score(other) < score(&question.own));
    questions.iter().filter(is_right).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Questions whose own article has more of one part, and less of the meaning.
    fn questions(part: usize) -> Vec<Question> {
        let parts = |meaning: f32, other: f32| {
            let mut parts = [0.1; PARTS];
            parts[0] = meaning;
            parts[part] = other;
            parts
        };
        let of = |at: u16| {
            let noise = f32::from(at % 7) / 100.0;
            Question { own: parts(0.5 - noise, 0.6 + noise), others: vec![parts(0.6, 0.4 - noise), parts(0.7, 0.5)] }
        };
        (0..200).map(of).collect()
    }

    #[test]
    fn what_tells_articles_apart_counts_more() {
        for part in 1..PARTS {
            let questions = questions(part);
            let all: Vec<&Question> = questions.iter().collect();
            let (Weights(learned), Weights(given)) = (learn(&all), Weights::default());
            assert!(learned[part] > given[part] && learned[0] < given[0], "{part}: {learned:?}");
            let sums = [learned, given].map(|weights| weights.iter().sum::<f32>());
            assert!((sums[0] - sums[1]).abs() < 1e-4, "{sums:?}");
            assert!(right(&all, &Weights(learned)) > right(&all, &Weights(given)), "{part}: {learned:?}");
        }
    }

    #[test]
    fn from_nothing_nothing_is_learned() {
        assert_eq!(learn(&[]), Weights::default());
    }
}
