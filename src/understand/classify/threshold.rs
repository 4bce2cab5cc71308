//! Where to draw the line between answering and not.

/// One held-out message: the probability it was given, and what is true of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// Estimated probability that the first candidate is right.
    pub answer: f32,
    /// Whether the first candidate is right; never, out of scope.
    pub right: bool,
    /// Whether any class answers the message.
    pub in_scope: bool,
    /// Weight of the message in the traffic that is reckoned with.
    pub weight: f64,
}

/// The threshold on `answer` under which most messages are treated rightly: answered with the right class, or turned away
/// where they are out of scope. 0 if answering everything is best.
#[must_use]
pub fn most_right(judged: &[Judged]) -> f32 {
    let mut order: Vec<&Judged> = judged.iter().collect();
    order.sort_by(|a, b| a.answer.total_cmp(&b.answer));
    let mut treated: f64 = order.iter().filter(|j| j.right).map(|j| j.weight).sum();
    let mut best = (treated, 0.0);
    for (at, j) in order.iter().enumerate() {
        if j.right {
            treated -= j.weight;
        } else if !j.in_scope {
            treated += j.weight;
        }
        let next = order.get(at + 1).map_or(1.0, |n| n.answer);
        if treated > best.0 + 1e-9 && next > j.answer {
            best = (treated, j.answer + (next - j.answer) / 2.0);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(answer: f32, right: bool, in_scope: bool) -> Judged {
        Judged { answer, right, in_scope, weight: 1.0 }
    }

    #[test]
    fn lies_between_the_kinds() {
        let all =
            [judged(0.1, false, false), judged(0.3, false, false), judged(0.5, true, true), judged(0.9, true, true)];
        assert!((most_right(&all) - 0.4).abs() < 1e-6);
        assert_eq!(most_right(&all[2..]), 0.0);
        assert_eq!(most_right(&[]), 0.0);
    }

    #[test]
    fn wrong_answers_in_scope_do_not_count_either_way() {
        assert_eq!(most_right(&[judged(0.1, false, true), judged(0.2, true, true)]), 0.0);
    }
}
