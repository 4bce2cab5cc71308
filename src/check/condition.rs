//! Conditions of triggers: their parts, and which of them follows from which.

use crate::desk::trigger::Condition;

/// The condition and all conditions in it.
pub(crate) fn parts(condition: &Condition) -> Vec<&Condition> {
    let mut found = vec![condition];
    match condition {
        Condition::All(inner) | Condition::Any(inner) => found.extend(inner.iter().flat_map(parts)),
        Condition::Not(inner) => found.extend(parts(inner)),
        Condition::Count(count) => found.extend(parts(&count.of)),
        _ => {}
    }
    found
}

/// Whether it asks, outside of every `not`, if the customer wants a person.
pub(crate) fn hears_wish_for_person(condition: &Condition) -> bool {
    match condition {
        Condition::AsksForPerson(_) => true,
        Condition::All(inner) | Condition::Any(inner) => inner.iter().any(hears_wish_for_person),
        _ => false,
    }
}

/// Whether it holds at every turn, as far as its form tells.
pub(super) fn always_holds(condition: &Condition) -> bool {
    match condition {
        Condition::All(inner) => inner.iter().all(always_holds),
        Condition::Any(inner) => inner.iter().any(always_holds),
        Condition::Not(inner) => never_holds(inner),
        Condition::FailedTurns(turns) | Condition::OutOfScope(turns) => *turns == 0,
        Condition::Frustration(level) => level.at_least <= 0.0 && !level.rising,
        Condition::Urgency(level) => level.at_least <= 0.0,
        _ => false,
    }
}

fn never_holds(condition: &Condition) -> bool {
    match condition {
        Condition::All(inner) => inner.iter().any(never_holds),
        Condition::Any(inner) => inner.iter().all(never_holds),
        Condition::Not(inner) => always_holds(inner),
        Condition::Intent(names) | Condition::Tag(names) => names.is_empty(),
        Condition::Threat(kinds) => kinds.is_empty(),
        _ => false,
    }
}

/// How many pairs of parts are compared before two conditions count as independent. Hand-written ones need a few dozen;
/// the number of ways through deeply nested `all` and `any` grows exponentially.
const MAX_COMPARISONS: u32 = 10_000;

/// Whether `wide` holds whenever `narrow` does, as far as their forms tell.
pub(super) fn follows(narrow: &Condition, wide: &Condition) -> bool {
    Comparison { left: MAX_COMPARISONS }.follows(narrow, wide)
}

struct Comparison {
    left: u32,
}

impl Comparison {
    fn follows(&mut self, narrow: &Condition, wide: &Condition) -> bool {
        use Condition as C;
        let Some(left) = self.left.checked_sub(1) else { return false };
        self.left = left;
        if always_holds(wide) {
            return true;
        }
        match (narrow, wide) {
            (_, C::All(parts)) => parts.iter().all(|part| self.follows(narrow, part)),
            (C::Any(parts), _) => parts.iter().all(|part| self.follows(part, wide)),
            (C::All(parts), C::Any(wider)) => {
                parts.iter().any(|part| self.follows(part, wide)) || wider.iter().any(|wide| self.follows(narrow, wide))
            }
            (_, C::Any(wider)) => wider.iter().any(|wide| self.follows(narrow, wide)),
            (C::All(parts), _) => parts.iter().any(|part| self.follows(part, wide)),
            (C::Not(narrow), C::Not(wide)) => self.follows(wide, narrow),
            (narrow, wide) => atom_follows(narrow, wide),
        }
    }
}

fn atom_follows(narrow: &Condition, wide: &Condition) -> bool {
    use Condition as C;
    match (narrow, wide) {
        (C::AsksForPerson(narrow), C::AsksForPerson(wide)) => narrow >= wide,
        (C::FailedTurns(narrow), C::FailedTurns(wide)) | (C::OutOfScope(narrow), C::OutOfScope(wide)) => narrow >= wide,
        (C::Intent(narrow), C::Intent(wide))
        | (C::Article(narrow), C::Article(wide))
        | (C::Tag(narrow), C::Tag(wide)) => {
            narrow.iter().all(|name| wide.iter().any(|other| other.value == name.value))
        }
        (C::Threat(narrow), C::Threat(wide)) => narrow.iter().all(|kind| wide.contains(kind)),
        (C::Frustration(narrow), C::Frustration(wide)) => {
            narrow.at_least >= wide.at_least && (narrow.rising || !wide.rising)
        }
        (C::Urgency(narrow), C::Urgency(wide)) => narrow.at_least >= wide.at_least,
        (C::CloseCandidates(narrow), C::CloseCandidates(wide)) => narrow >= wide,
        (C::Confidence(narrow), C::Confidence(wide)) => narrow.below <= wide.below,
        (C::Amount(narrow), C::Amount(wide)) | (C::CustomerValue(narrow), C::CustomerValue(wide)) => {
            narrow.above >= wide.above
        }
        (C::WaitAbove(narrow), C::WaitAbove(wide)) => narrow >= wide,
        (C::SlaWithin(narrow), C::SlaWithin(wide)) => narrow <= wide,
        (C::Hours(narrow), C::Hours(wide)) => narrow == wide,
        (C::Tier(narrow), C::Tier(wide)) => narrow.iter().all(|tier| wide.contains(tier)),
        (C::Channel(narrow), C::Channel(wide)) => narrow.iter().all(|channel| wide.contains(channel)),
        (C::SlotAttemptsExhausted, C::SlotAttemptsExhausted)
        | (C::FirstTurn, C::FirstTurn)
        | (C::EndsWithPerson, C::EndsWithPerson)
        | (C::NoArticle, C::NoArticle)
        | (C::AnswerRejected, C::AnswerRejected)
        | (C::Profanity, C::Profanity)
        | (C::RepeatsItself, C::RepeatsItself)
        | (C::OpenComplaint, C::OpenComplaint)
        | (C::LanguageNotServed, C::LanguageNotServed) => true,
        (C::Signal(narrow), C::Signal(wide)) => narrow == wide,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(json: &str) -> Condition {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn what_follows_and_what_does_not() {
        let pairs = [
            (r#"{"failed_turns":3}"#, r#"{"failed_turns":2}"#),
            (r#"{"asks_for_person":"plainly"}"#, r#"{"asks_for_person":"vaguely"}"#),
            (r#"{"threat":["legal"]}"#, r#"{"threat":["fraud","legal"]}"#),
            (r#"{"all":[{"signal":"vip"},{"out_of_scope":2}]}"#, r#"{"any":[{"out_of_scope":1},{"signal":"x"}]}"#),
            (r#"{"any":[{"signal":"a"},{"signal":"b"}]}"#, r#"{"any":[{"signal":"b"},{"signal":"a"},{"signal":"c"}]}"#),
            (r#"{"all":[{"signal":"a"},{"signal":"b"}]}"#, r#"{"all":[{"signal":"b"}]}"#),
            (r#"{"frustration":{"at_least":0.7,"rising":true}}"#, r#"{"frustration":{"at_least":0.6}}"#),
            (r#"{"not":{"failed_turns":1}}"#, r#"{"not":{"failed_turns":2}}"#),
            (r#"{"signal":"a"}"#, r#"{"urgency":{"at_least":0}}"#),
        ];
        for (narrow, wide) in pairs {
            assert!(follows(&condition(narrow), &condition(wide)), "{wide} does not follow from {narrow}");
            assert!(!follows(&condition(wide), &condition(narrow)), "{narrow} follows from {wide}");
        }
    }

    #[test]
    fn deep_nesting_ends() {
        let nested = |atom: &str| {
            let inner = format!("{{\"signal\":\"{atom}\"}}");
            (0..30).fold(inner, |inner, _| format!("{{\"all\":[{{\"any\":[{inner},{{\"signal\":\"{atom}2\"}}]}}]}}"))
        };
        assert!(!follows(&condition(&nested("a")), &condition(&nested("b"))));
    }

    #[test]
    fn what_always_holds() {
        for json in [r#"{"all":[]}"#, r#"{"failed_turns":0}"#, r#"{"not":{"any":[]}}"#, r#"{"not":{"intent":[]}}"#] {
            assert!(always_holds(&condition(json)), "{json}");
        }
        for json in [r#"{"any":[]}"#, r#"{"failed_turns":1}"#, r#"{"not":{"signal":"x"}}"#] {
            assert!(!always_holds(&condition(json)), "{json}");
        }
    }

    #[test]
    fn a_wish_inside_not_is_not_heard() {
        assert!(hears_wish_for_person(&condition(r#"{"any":[{"signal":"a"},{"asks_for_person":"plainly"}]}"#)));
        assert!(!hears_wish_for_person(&condition(r#"{"not":{"asks_for_person":"plainly"}}"#)));
    }
}
