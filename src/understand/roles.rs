//! Which of an intent's slots a value fills, where several of them take its kind: "from monday to friday".
//!
//! Learned from the values that examples mark, `from [monday](old_day) to [friday](new_day)`: by the words beside a value and
//! by its place among the values of its kind. Naive Bayes over these, every role as likely as another beforehand; the
//! values of a message get different roles, the surest first.

use std::collections::BTreeMap;
use std::ops::Range;

use super::classify::exponential::ln;
use crate::conversation::entity::Entity;
use crate::desk::Desk;
use crate::desk::intent::Intent;
use crate::text::annotation;
use crate::text::token::{Token, tokenize};

/// How many words before a value are looked at, and how many behind it.
const BESIDE: (usize, usize) = (3, 2);

/// Added to every count, so that what was never seen is not impossible.
const SMOOTHING: f32 = 0.5;

/// By how much, in nats, a role must be likelier than the others on average; less is no knowledge.
const LEAST: f32 = 0.1;

/// The roles of all intents that have several slots of one kind.
#[derive(Debug, Default)]
pub struct Roles {
    groups: Vec<Group>,
}

/// The slots of one intent that take one kind.
#[derive(Debug)]
struct Group {
    intent: String,
    kind: String,
    slots: Vec<String>,
    /// How many values were marked, one number a slot.
    marks: Vec<f32>,
    /// In how many of them each feature was, one number a slot.
    features: BTreeMap<String, Vec<f32>>,
}

impl Roles {
    /// Learns the roles of a desk's intents.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        let mut groups = Vec::new();
        for intent in &desk.intents {
            let mut by_kind: BTreeMap<&str, Vec<String>> = BTreeMap::new();
            for (name, slot) in &intent.slots {
                by_kind.entry(slot.kind(name)).or_default().push(name.clone());
            }
            for (kind, slots) in by_kind.into_iter().filter(|(_, slots)| slots.len() > 1) {
                groups.push(Group::learn(intent, kind, slots));
            }
        }
        Self { groups }
    }

    /// Gives the values of a message their roles, for every intent that has roles of their kind.
    pub fn assign(&self, tokens: &[Token], entities: &mut [Entity]) {
        for group in &self.groups {
            let own: Vec<usize> =
                (0..).zip(entities.iter()).filter(|(_, e)| e.kind == group.kind).map(|(at, _)| at).collect();
            let spans: Vec<Range<usize>> = own.iter().filter_map(|&at| Some(entities.get(at)?.span.clone())).collect();
            for (nth, slot) in group.roles(tokens, &spans) {
                let (Some(entity), Some(slot)) =
                    (own.get(nth).and_then(|&at| entities.get_mut(at)), group.slots.get(slot))
                else {
                    continue;
                };
                entity.roles.insert(group.intent.clone(), slot.clone());
            }
        }
    }
}

impl Group {
    fn learn(intent: &Intent, kind: &str, slots: Vec<String>) -> Self {
        let (marks, features) = (vec![0.0; slots.len()], BTreeMap::new());
        let mut group = Self { intent: intent.id.value.clone(), kind: kind.to_owned(), slots, marks, features };
        for example in &intent.examples {
            let annotated = annotation::parse(example);
            let tokens = tokenize(&annotated.text);
            let marks = annotated.marks.iter();
            let marks: Vec<(usize, Range<usize>)> = marks
                .filter_map(|mark| {
                    let slot = group.slots.iter().position(|slot| *slot == mark.slot)?;
                    Some((slot, mark.span.clone()))
                })
                .collect();
            let spans: Vec<Range<usize>> = marks.iter().map(|(_, span)| span.clone()).collect();
            for ((slot, _), features) in marks.iter().zip(features_of(&tokens, &spans)) {
                group.marks.get_mut(*slot).into_iter().for_each(|count| *count += 1.0);
                for feature in features {
                    let counts = group.features.entry(feature).or_insert_with(|| vec![0.0; group.slots.len()]);
                    counts.get_mut(*slot).into_iter().for_each(|count| *count += 1.0);
                }
            }
        }
        group
    }

    /// Pairs of value and slot, each at most once. Values that nothing is known of get none, unless there is one for every
    /// slot: then those that are left go to the slots that are left, in the order of both.
    fn roles(&self, tokens: &[Token], spans: &[Range<usize>]) -> Vec<(usize, usize)> {
        let mut sure: Vec<(f32, usize, usize)> = Vec::new();
        for (nth, features) in features_of(tokens, spans).iter().enumerate() {
            let scores = self.scores(features);
            let mean = scores.iter().sum::<f32>() / scores.len().max(1) as f32;
            sure.extend(scores.iter().enumerate().map(|(slot, score)| (score - mean, nth, slot)));
        }
        sure.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let is_free = |pairs: &[(usize, usize)], nth, slot| pairs.iter().all(|&(n, s)| n != nth && s != slot);
        for &(advantage, nth, slot) in &sure {
            if advantage >= LEAST && is_free(&pairs, nth, slot) {
                pairs.push((nth, slot));
            }
        }
        if spans.len() == self.slots.len() {
            let mut rest: Vec<(usize, usize)> = sure.iter().map(|&(_, nth, slot)| (nth, slot)).collect();
            rest.sort_unstable();
            for (nth, slot) in rest {
                if is_free(&pairs, nth, slot) {
                    pairs.push((nth, slot));
                }
            }
        }
        pairs
    }

    /// The log-likelihood of a value under each slot.
    fn scores(&self, features: &[String]) -> Vec<f32> {
        let seen = features.iter().filter_map(|feature| self.features.get(feature));
        let seen: Vec<&Vec<f32>> = seen.collect();
        let score = |(slot, marks): (usize, &f32)| {
            let counts = seen.iter().map(|counts| counts.get(slot).copied().unwrap_or_default());
            counts.map(|count| ln((count + SMOOTHING) / (marks + 2.0 * SMOOTHING))).sum()
        };
        self.marks.iter().enumerate().map(score).collect()
    }
}

/// What is known of each of some values of one kind: the words before it, back to the value before, the words behind it, and
/// its place among them.
fn features_of(tokens: &[Token], spans: &[Range<usize>]) -> Vec<Vec<String>> {
    let mut all = Vec::with_capacity(spans.len());
    let mut from = 0;
    for (nth, span) in spans.iter().enumerate() {
        let mut features = vec![format!("place {nth} of {}", spans.len())];
        let before = tokens.iter().rev().filter(|token| token.span.end <= span.start && token.span.start >= from);
        for (distance, token) in before.take(BESIDE.0).enumerate() {
            if distance == 0 {
                features.push(format!("next before {}", token.text));
            }
            features.push(format!("before {}", token.text));
        }
        let until = spans.get(nth + 1).map_or(usize::MAX, |next| next.start);
        let behind = tokens.iter().filter(|token| token.span.start >= span.end && token.span.end <= until);
        features.extend(behind.take(BESIDE.1).map(|token| format!("behind {}", token.text)));
        from = span.end;
        features.sort_unstable();
        features.dedup();
        all.push(features);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Sources;
    use crate::understand::entities::Extractor;

    fn assigned(examples: &str, message: &str) -> Vec<(String, Option<String>)> {
        let mut sources = Sources::default();
        sources.add("firstline.yml", "desk: Test");
        let intent = "- intent: move_visit\n  about: another day\n  reply: Yes.\n  slots:\n    day: { entity: date, ask: To which? }\n    planned: { entity: date, ask: From which? }\n  examples:\n";
        sources.add("intents/a.yml", format!("{intent}{examples}"));
        let desk = crate::format::reading::read_sources(sources).desk.unwrap();
        let now = jiff::civil::date(2026, 3, 4).at(12, 0, 0, 0);
        let mut entities = Extractor::default().extract(message, Some(now));
        Roles::new(&desk).assign(&tokenize(message), &mut entities);
        entities.into_iter().map(|mut entity| (entity.text, entity.roles.remove("move_visit"))).collect()
    }

    const EXAMPLES: &str = "    - move it from [monday](planned) to [friday](day)
    - instead of [tuesday](planned) can it be [wednesday](day)
    - can you come on [thursday](day) rather than [friday](planned)
    - can we make it [tomorrow](day)
";

    #[test]
    fn words_beside_a_value_tell_its_role() {
        let check = |message: &str, expected: &[(&str, &str)]| {
            let expected: Vec<_> =
                expected.iter().map(|(text, role)| ((*text).to_owned(), Some((*role).to_owned()))).collect();
            assert_eq!(assigned(EXAMPLES, message), expected, "{message}");
        };
        check("from tuesday to thursday please", &[("tuesday", "planned"), ("thursday", "day")]);
        check("to thursday from tuesday please", &[("thursday", "day"), ("tuesday", "planned")]);
        check("on monday rather than on friday", &[("monday", "day"), ("friday", "planned")]);
        check("instead of friday, monday", &[("friday", "planned"), ("monday", "day")]);
        check("move it to monday", &[("monday", "day")]);
        check("it was planned from monday on", &[("monday", "planned")]);
    }

    #[test]
    fn without_examples_one_value_each_goes_by_order() {
        let roles = |message: &str| assigned("    - another day\n", message);
        assert_eq!(
            roles("monday or friday"),
            [("monday".to_owned(), Some("day".to_owned())), ("friday".to_owned(), Some("planned".to_owned()))]
        );
        assert_eq!(roles("monday"), [("monday".to_owned(), None)]);
    }

    #[test]
    fn a_role_is_given_once() {
        let roles = assigned(EXAMPLES, "to monday, to friday, to sunday");
        let given: Vec<_> = roles.iter().filter_map(|(_, role)| role.as_deref()).collect();
        assert_eq!(given.iter().filter(|role| **role == "day").count(), 1, "{roles:?}");
    }
}
