//! Typed values in a message: built-in kinds and an operator's own.
//!
//! Built-in kinds, each with its normal form:
//!
//! | kind | example | normal form |
//! |---|---|---|
//! | `email` | `Jo@Example.org` | `jo@example.org` |
//! | `url` | `www.Example.org/a?b` | `https://www.example.org/a?b` |
//! | `phone` | `+44 (0)7700 900123` | `+447700900123` |
//! | `money` | `twenty quid`, `€5` | `GBP 20.00`, `EUR 5.00` |
//! | `percentage` | `12,5 %` | `12.5%` |
//! | `date` | `next friday`, `3/4/2026` | `2026-03-13`, `2026-04-03` |
//! | `time` | `half past 3pm`, `in 2 hours` | `15:30`, `2026-03-04T16:30` |
//! | `code` | `#4711`, `a-12345` | `#4711`, `A-12345` |
//! | `number` | `twenty-five`, `1,200` | `25`, `1200` |
//!
//! No two entities share a byte. An operator's definition wins over a built-in kind, then the longer text over the shorter,
//! then the earlier one, then the order of definition or of the table above: the number in "20 pounds" is not reported
//! beside the money.

mod code;
mod date;
mod decimal;
mod email;
mod list;
mod money;
mod number;
mod pattern;
mod percentage;
mod phone;
mod piece;
mod time;
mod url;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use crate::conversation::entity::Entity;
use jiff::civil::DateTime;
use list::List;
use pattern::Pattern;
use piece::Pieces;

/// An operator's own kind of entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Definition {
    /// What a regular expression matches. Case is ignored; the normal form is the text as written, or in upper case where
    /// only that fits the expression as it stands. A group named `value` narrows the entity to that group.
    Pattern {
        /// The kind's name.
        kind: String,
        /// The expression, in the syntax of the `regex` crate.
        pattern: String,
    },
    /// One of several values, by its own name or a synonym, on word boundaries; case, punctuation and spacing are
    /// ignored. The normal form is the value's name.
    List {
        /// The kind's name.
        kind: String,
        /// Each value with its synonyms.
        values: BTreeMap<String, Vec<String>>,
        /// Whether one typing error is forgiven in names and synonyms of at least five letters.
        typos: bool,
    },
}

/// Finds entities.
#[derive(Debug, Clone, Default)]
pub struct Extractor {
    own: Vec<Own>,
}

#[derive(Debug, Clone)]
enum Own {
    Pattern(Pattern),
    List(List),
}

/// A candidate before overlaps are resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    span: Range<usize>,
    value: String,
}

impl Extractor {
    /// Prepares the operator's definitions.
    ///
    /// # Errors
    /// If a pattern is malformed, too large or matches the empty text, or a list is empty, has a name or synonym without
    /// letters and digits, or has one synonym for two values.
    pub fn new(definitions: &[Definition]) -> Result<Self, ExtractorError> {
        let own = definitions.iter().map(|definition| match definition {
            Definition::Pattern { kind, pattern } => Pattern::new(kind, pattern).map(Own::Pattern),
            Definition::List { kind, values, typos } => List::new(kind, values, *typos).map(Own::List),
        });
        Ok(Self { own: own.collect::<Result<_, _>>()? })
    }

    /// The entities of a message, in its order. Dates and times that are relative, or lack a year, are read against `now`,
    /// the customer's civil date and time, and left out without it.
    #[must_use]
    pub fn extract(&self, text: &str, now: Option<DateTime>) -> Vec<Entity> {
        let mut candidates = Vec::new();
        for (rank, own) in self.own.iter().enumerate() {
            let (kind, found) = match own {
                Own::Pattern(pattern) => (pattern.kind(), pattern.find(text)),
                Own::List(list) => (list.kind(), list.find(text)),
            };
            candidates.extend(found.into_iter().map(|f| Candidate { own: true, rank, kind, found: f }));
        }
        let pieces = Pieces::read(text);
        let builtin = [
            ("email", email::find(text)),
            ("url", url::find(text)),
            ("phone", phone::find(text)),
            ("money", money::find(&pieces)),
            ("percentage", percentage::find(&pieces)),
            ("date", date::find(&pieces, now.map(DateTime::date))),
            ("time", time::find(&pieces, now)),
            ("code", code::find(text)),
            ("number", number::find(&pieces)),
        ];
        for (rank, (kind, found)) in builtin.into_iter().enumerate() {
            candidates.extend(found.into_iter().map(|f| Candidate { own: false, rank, kind, found: f }));
        }
        resolve(candidates).into_iter().map(|candidate| candidate.into_entity(text)).collect()
    }
}

struct Candidate<'k> {
    own: bool,
    rank: usize,
    kind: &'k str,
    found: Found,
}

impl Candidate<'_> {
    fn into_entity(self, text: &str) -> Entity {
        let written = text.get(self.found.span.clone()).unwrap_or_default().to_owned();
        Entity {
            kind: self.kind.to_owned(),
            span: self.found.span,
            text: written,
            value: self.found.value,
            roles: BTreeMap::new(),
            private: false,
        }
    }
}

/// Keeps the best candidate of each place; see the module's documentation for the order.
fn resolve(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let order = |c: &Candidate| (!c.own, usize::MAX - c.found.span.len(), c.found.span.start, c.rank);
    candidates.sort_by_key(order);
    let mut kept = BTreeMap::<usize, Candidate>::new();
    for candidate in candidates {
        let span = &candidate.found.span;
        let before = kept.range(..span.end).next_back();
        if !span.is_empty() && before.is_none_or(|(_, k)| k.found.span.end <= span.start) {
            kept.insert(span.start, candidate);
        }
    }
    kept.into_values().collect()
}

/// A definition that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractorError {
    entity: String,
    kind: ExtractorErrorKind,
}

/// What is wrong with a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExtractorErrorKind {
    /// The expression is malformed or too large; the reason is the regex crate's.
    Pattern(String),
    /// The expression matches the empty text.
    MatchesNothing,
    /// The list has no values.
    EmptyList,
    /// A name or synonym has neither letters nor digits.
    NoWord(String),
    /// A synonym belongs to two values.
    Ambiguous {
        /// The synonym.
        synonym: String,
        /// The two values.
        values: [String; 2],
    },
}

impl ExtractorError {
    fn new(entity: &str, kind: ExtractorErrorKind) -> Self {
        Self { entity: entity.to_owned(), kind }
    }
}

impl fmt::Display for ExtractorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entity `{}`: ", self.entity)?;
        match &self.kind {
            ExtractorErrorKind::Pattern(reason) => write!(f, "the pattern cannot be used: {reason}"),
            ExtractorErrorKind::MatchesNothing => write!(f, "the pattern matches the empty text"),
            ExtractorErrorKind::EmptyList => write!(f, "the list has no values"),
            ExtractorErrorKind::NoWord(entry) => write!(f, "`{entry}` has neither letters nor digits"),
            ExtractorErrorKind::Ambiguous { synonym, values: [a, b] } => {
                write!(f, "`{synonym}` stands for both `{a}` and `{b}`")
            }
        }
    }
}

impl std::error::Error for ExtractorError {}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn extractor() -> Extractor {
        let values = |entries: &[(&str, &[&str])]| {
            let own = |(v, s): &(&str, &[&str])| ((*v).to_owned(), s.iter().map(|s| (*s).to_owned()).collect());
            entries.iter().map(own).collect()
        };
        Extractor::new(&[
            Definition::Pattern { kind: "order".to_owned(), pattern: r"\b[A-Z]{2}\d{6}\b".to_owned() },
            Definition::List {
                kind: "size".to_owned(),
                values: values(&[("small", &["s"]), ("extra large", &["xl"])]),
                typos: true,
            },
        ])
        .unwrap()
    }

    /// Wednesday.
    fn now() -> DateTime {
        date(2026, 3, 4).at(14, 30, 0, 0)
    }

    fn entities(text: &str) -> Vec<(String, String)> {
        extractor().extract(text, Some(now())).into_iter().map(|e| (e.kind, e.value)).collect()
    }

    fn check(text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        assert_eq!(entities(text), expected, "{text}");
    }

    #[test]
    #[rustfmt::skip]
    fn every_kind_in_one_message() {
        check(
            "Order ab123456 (2 shirts, extra lagre, £20 or 10% off) by Friday 5pm, mail Jo@Ex.org or +44 7700 900123, see www.ex.org, ref #4711 X99Z1",
            &[
                ("order", "AB123456"), ("number", "2"), ("size", "extra large"), ("money", "GBP 20.00"),
                ("percentage", "10%"), ("date", "2026-03-06"), ("time", "17:00"), ("email", "jo@ex.org"),
                ("phone", "+447700900123"), ("url", "https://www.ex.org"), ("code", "#4711"), ("code", "X99Z1"),
            ],
        );
    }

    #[test]
    fn longer_wins_and_nothing_overlaps() {
        check("twenty pounds", &[("money", "GBP 20.00")]);
        check("2026-03-04T16:30", &[("time", "2026-03-04T16:30")]);
        check("at 2026-03-04 16:30", &[("date", "2026-03-04"), ("time", "16:30")]);
        check("jo1234@ex.org", &[("email", "jo1234@ex.org")]);
        check("https://ex.org/A12345/2026-01-01", &[("url", "https://ex.org/A12345/2026-01-01")]);
        check("07700 900123", &[("phone", "07700900123")]);
        check("in 3 days", &[("date", "2026-03-07")]);
        check("3 items in 2 hours", &[("number", "3"), ("time", "2026-03-04T16:30")]);
        check("AB123456", &[("order", "AB123456")]);
    }

    #[test]
    fn two_of_a_kind_keep_their_order() {
        check("from tomorrow to friday", &[("date", "2026-03-05"), ("date", "2026-03-06")]);
        check("change small to XL", &[("size", "small"), ("size", "extra large")]);
    }

    #[test]
    fn entities_keep_the_text_as_written() {
        let found = extractor().extract("für  Twenty-Five  Stück", None);
        assert_eq!(
            found,
            [Entity {
                kind: "number".to_owned(),
                span: 6..17,
                text: "Twenty-Five".to_owned(),
                value: "25".to_owned(),
                roles: BTreeMap::new(),
                private: false
            }]
        );
    }

    /// Texts with many values and near-values.
    #[rustfmt::skip]
    fn messages() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "\\PC{0,6}", "[0-9]{1,12}", "[0-9]{1,4}[.,:/-][0-9]{1,4}([.,:/-][0-9]{1,4})?",
            "[A-Za-z]{0,3}[0-9]{1,8}[A-Za-z]{0,3}",
            "(one|two|twenty|ninety|hundred|thousand|million|a|an|half|and|dozen|zero|fourty)",
            "(GBP|EUR|€|£|\\$|US\\$|quid|pounds|cents|p|dollars|-|%|percent|per cent|k|m)",
            "(in|on|next|last|this|the|of|today|tomorrow|monday|fri|day|days|weeks|ago|month|may|3rd|march|from now)",
            "(am|pm|at|past|to|quarter|noon|o'clock|hours|minutes|:|T|h)",
            "(jo|@|ex|\\.|org|com|www\\.|https://|/|#|\\+44|small|xl|extra lrge|ab123456|\\(|\\))",
        ];
        let joined = proptest::collection::vec((piece, "[ ]{0,1}"), 0..9);
        joined.prop_map(|pieces| pieces.into_iter().map(|(text, gap)| text + &gap).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn values_read_back_as_themselves(text in messages()) {
            // An operator's pattern may claim what a built-in kind found in another place, so the two are read apart.
            let (own, builtin) = (extractor(), Extractor::default());
            let mut entities: Vec<_> = own.extract(&text, Some(now())).into_iter().map(|e| (&own, e)).collect();
            entities.retain(|(_, e)| e.kind == "order" || e.kind == "size");
            entities.extend(builtin.extract(&text, Some(now())).into_iter().map(|e| (&builtin, e)));
            for (extractor, entity) in entities {
                for now in [None, Some(now())] {
                    let again = extractor.extract(&entity.value, now);
                    prop_assert!(
                        again.iter().any(|e| e.kind == entity.kind && e.value == entity.value && e.text == entity.value),
                        "{:?} gives {:?}", entity, again
                    );
                }
            }
        }

        #[test]
        fn spans_ascend_without_overlap_on_boundaries(text in messages()) {
            let mut last = 0;
            for entity in extractor().extract(&text, Some(now())) {
                prop_assert!(entity.span.start >= last && entity.span.end > entity.span.start);
                prop_assert_eq!(text.get(entity.span.clone()), Some(entity.text.as_str()));
                last = entity.span.end;
            }
        }
    }
}
