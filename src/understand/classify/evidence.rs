//! The numbers by which a message's scores are judged: is it in scope, is the first candidate right?

use super::exponential::{ln, softmax};
use super::neighbours::{Likeness, Neighbours, Probe};
use super::vocabulary::Vocabulary;

/// Numbers of evidence.
pub const EVIDENCE: usize = 16;

/// Classes whose examples are compared with a message.
const COMPARED: usize = 3;

/// Evidence on one message: best score above the mean, energy (ln of the sum of the scores' exponentials), log odds of the
/// best class, margin over the second; nearest static vector among the best classes' examples, mean of the three nearest and
/// highest cosine of the stems in the best class; share of known words (0 and down), ln of 1 + the number of words;
/// probability of the best class, its margin by the static block alone, how much nearer its centre is than those of the
/// other compared classes, and the inverse-frequency mass of the words that its examples hold; entropy of
/// the probabilities, how alike the best class's examples are, how many they are beside a mean class (0.5 if as many).
pub type Evidence = [f32; EVIDENCE];

/// The evidence on a message, and its likeness to the examples of the best class. `dense` holds the scores by the static
/// block alone, `leaders` the classes of the highest scores.
#[must_use]
pub fn gather(
    scores: &[f32],
    dense: &[f32],
    leaders: &[usize],
    stems: &[u32],
    probe: &Probe,
    neighbours: &Neighbours,
    vocabulary: &Vocabulary,
) -> (Evidence, Vec<Likeness>) {
    let mut p = Vec::new();
    let energy = softmax(scores, 1.0, &mut p);
    let score = |rank: usize| leaders.get(rank).and_then(|&k| scores.get(k)).copied();
    let best = leaders.first().copied().unwrap_or(0);
    let top = score(0).unwrap_or(0.0);
    let mean = scores.iter().sum::<f32>() / scores.len().max(1) as f32;
    let expected: f32 = p.iter().zip(scores).map(|(p, score)| p * score).sum();
    let p = p.get(best).copied().unwrap_or(0.0);
    let own: Vec<Likeness> = neighbours.compare(best, probe, vocabulary).collect();
    let words = own.iter().fold(0.0_f32, |most, likeness| most.max(likeness.words));
    let mut three = [0.0_f32; 3];
    for likeness in &own {
        insert(&mut three, likeness.meaning);
    }
    let mut nearest = three[0];
    for &class in leaders.iter().skip(1) {
        nearest = neighbours.meanings(class, probe).fold(nearest, f32::max);
    }
    let centre = |&class: &usize| neighbours.centre(class, probe);
    let other_centre = leaders.iter().skip(1).map(centre).reduce(f32::max);
    let evidence = [
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
        other_centre.map_or(0.0, |other| centre(&best) - other),
        neighbours.covered(best, probe, vocabulary),
        energy - expected,
        neighbours.unity(best),
        neighbours.relative_size(best),
    ];
    (evidence, own)
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
        let (evidence, own) = gather(
            &[3.0, 1.0, 2.0],
            &[0.5, 0.0, 1.0],
            &[0, 2, 1],
            &[8],
            &Probe::default(),
            &Neighbours::default(),
            &vocabulary,
        );
        assert!(own.is_empty());
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
        let (evidence, _) = gather(&[], &[], &[], &[], &Probe::default(), &Neighbours::default(), &vocabulary);
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
