//! The numbers by which a message's scores are judged: is it in scope, is the first candidate right?

use super::exponential::{ln, softmax};
use super::neighbours::{Likeness, Neighbours, Probe};
use super::vocabulary::Vocabulary;

/// Numbers of evidence.
pub const EVIDENCE: usize = 16;

/// Classes whose examples are compared with a message.
const COMPARED: usize = 3;

/// What the example that is most like a message adds to its class's score: this times the cosine of the stems, and this times
/// the cosine of the static vectors. From cross-validation on training rows of several corpora.
const LIKE_WORDS: f32 = 0.7;
const LIKE_MEANING: f32 = 0.5;

/// Evidence on one message: best score above the mean, energy (ln of the sum of the scores' exponentials), log odds of the
/// best class, margin over the second; nearest static vector among the best classes' examples, mean of the three nearest and
/// highest cosine of the stems in the best class; share of known words (0 and down), ln of 1 + the number of words;
/// probability of the best class, its margin by the static block alone, how much nearer its centre is than those of the
/// other compared classes, and the inverse-frequency mass of the words that its examples hold; entropy of
/// the probabilities, how alike the best class's examples are, how many they are beside a mean class (0.5 if as many).
pub type Evidence = [f32; EVIDENCE];

/// A class of a high score, and a message's likeness to its kept examples.
#[derive(Debug, Clone)]
pub struct Compared {
    /// Its number.
    pub class: usize,
    /// The likeness, an entry for each example.
    pub examples: Vec<Likeness>,
}

/// Compares a message with the examples of the classes of the highest scores. The one that is most like it adds to its class's
/// score, by its static vector as far as the table is worth in the language (0..=1); gives the classes in their order by the new
/// scores, ties by class.
pub fn compare(
    scores: &mut [f32],
    probe: &Probe,
    trust: f32,
    neighbours: &Neighbours,
    vocabulary: &Vocabulary,
) -> Vec<Compared> {
    let mut compared = Vec::with_capacity(COMPARED);
    for class in leaders(scores) {
        let examples: Vec<Likeness> = neighbours.compare(class, probe, vocabulary).collect();
        let words = examples.iter().fold(0.0_f32, |most, likeness| most.max(likeness.words));
        let meaning = examples.iter().fold(0.0_f32, |most, likeness| most.max(likeness.meaning));
        if let Some(score) = scores.get_mut(class) {
            *score += LIKE_WORDS * words + LIKE_MEANING * trust * meaning;
        }
        compared.push(Compared { class, examples });
    }
    let score = |class: usize| scores.get(class).copied().unwrap_or(f32::NEG_INFINITY);
    compared.sort_by(|a, b| score(b.class).total_cmp(&score(a.class)).then(a.class.cmp(&b.class)));
    compared
}

/// The evidence on a message. `dense` holds the scores by the static block alone, `compared` the classes of the highest scores,
/// best first.
#[must_use]
pub fn gather(
    scores: &[f32],
    dense: &[f32],
    compared: &[Compared],
    stems: &[u32],
    probe: &Probe,
    neighbours: &Neighbours,
    vocabulary: &Vocabulary,
) -> Evidence {
    let mut p = Vec::new();
    let energy = softmax(scores, 1.0, &mut p);
    let score = |rank: usize| compared.get(rank).and_then(|own| scores.get(own.class)).copied();
    let best = compared.first().map_or(0, |own| own.class);
    let top = score(0).unwrap_or(0.0);
    let mean = scores.iter().sum::<f32>() / scores.len().max(1) as f32;
    let expected: f32 = p.iter().zip(scores).map(|(p, score)| p * score).sum();
    let p = p.get(best).copied().unwrap_or(0.0);
    let own = compared.first().map_or(&[][..], |own| &own.examples);
    let words = own.iter().fold(0.0_f32, |most, likeness| most.max(likeness.words));
    let mut three = [0.0_f32; 3];
    for likeness in own {
        insert(&mut three, likeness.meaning);
    }
    let all = compared.iter().flat_map(|own| &own.examples);
    let nearest = all.fold(0.0_f32, |most, likeness| most.max(likeness.meaning));
    let centre = |class: usize| neighbours.centre(class, probe);
    let other_centre = compared.iter().skip(1).map(|own| centre(own.class)).reduce(f32::max);
    [
        top - mean,
        energy,
        ln((p / (1.0 - p + 1e-6)).max(1e-9)),
        top - score(1).unwrap_or(0.0),
        nearest,
        three.iter().take(own.len()).sum::<f32>() / own.len().clamp(1, 3) as f32,
        words,
        -vocabulary.novelty(stems),
        ln(1.0 + stems.len() as f32),
        p,
        margin(dense, best),
        other_centre.map_or(0.0, |other| centre(best) - other),
        neighbours.covered(best, probe, vocabulary),
        energy - expected,
        neighbours.unity(best),
        neighbours.relative_size(best),
    ]
}

/// How far the score of a class lies above all others; below, if negative. 0 if it has no rival.
fn margin(scores: &[f32], class: usize) -> f32 {
    let others = scores.iter().enumerate().filter(|&(k, _)| k != class).map(|(_, &score)| score);
    let other = others.reduce(f32::max);
    scores.get(class).zip(other).map_or(0.0, |(own, other)| own - other)
}

/// The classes of the highest scores, best first; ties by class.
#[must_use]
pub fn leaders(scores: &[f32]) -> Vec<usize> {
    let mut leaders: Vec<(f32, usize)> = Vec::with_capacity(COMPARED + 1);
    for (class, &score) in scores.iter().enumerate() {
        if leaders.len() == COMPARED && leaders.last().is_some_and(|&(last, _)| score <= last) {
            continue;
        }
        let at = leaders.partition_point(|&(other, _)| other >= score);
        leaders.insert(at, (score, class));
        leaders.truncate(COMPARED);
    }
    leaders.into_iter().map(|(_, class)| class).collect()
}

/// The evidence in double precision.
#[must_use]
pub fn plain(evidence: &Evidence) -> Vec<f64> {
    evidence.iter().map(|&x| f64::from(x)).collect()
}

/// Keeps the three highest values, highest first.
fn insert(three: &mut [f32; 3], value: f32) {
    let [a, b, c] = *three;
    *three = if value > a {
        [value, a, b]
    } else if value > b {
        [a, value, b]
    } else if value > c {
        [a, b, value]
    } else {
        [a, b, c]
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_are_the_best_in_order() {
        assert_eq!(leaders(&[1.0, 5.0, 3.0, 5.0, 0.0, 2.0, 4.0]), [1, 3, 6]);
        assert_eq!(leaders(&[]), Vec::<usize>::new());
    }

    #[test]
    fn scores_become_evidence() {
        let vocabulary = Vocabulary::fit(&[], [1.0, 0.5, 1.0]);
        let (probe, neighbours) = (Probe::default(), Neighbours::default());
        let mut scores = [3.0, 1.0, 2.0];
        let compared = compare(&mut scores, &probe, 1.0, &neighbours, &vocabulary);
        assert_eq!(compared.iter().map(|own| own.class).collect::<Vec<_>>(), [0, 2, 1]);
        assert!(scores == [3.0, 1.0, 2.0] && compared[0].examples.is_empty());
        let evidence = gather(&scores, &[0.5, 0.0, 1.0], &compared, &[8], &probe, &neighbours, &vocabulary);
        let expected = [
            1.0,
            3.407_606,
            0.686_68,
            1.0,
            0.0,
            0.0,
            0.0,
            -1.0,
            2.0_f32.ln(),
            0.665_24,
            -0.5,
            0.0,
            0.0,
            0.832_4,
            0.0,
            0.5,
        ];
        for (value, expected) in evidence.iter().zip(expected) {
            assert!((value - expected).abs() < 1e-3, "{evidence:?}");
        }
        let evidence = gather(&[], &[], &[], &[], &probe, &neighbours, &vocabulary);
        assert!(evidence.iter().all(|x| x.is_finite()));
    }

    #[test]
    fn the_three_highest_stay() {
        let mut three = [0.0; 3];
        for value in [0.2, 0.9, -1.0, 0.5, 0.7] {
            insert(&mut three, value);
        }
        assert_eq!(three, [0.9, 0.7, 0.5]);
    }
}
