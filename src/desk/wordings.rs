//! One thing to say, in one or several wordings.

use core::fmt;
use core::ops::Deref;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::span::{Span, Spanned};

/// Templates that say the same: written as one text, or as a list of texts of which each customer is told one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wordings(Vec<Spanned<String>>);

impl Wordings {
    /// The one that is said at the `said`th time, from 0, to the customer of that key: the first follows from the key, and
    /// each later one from the one before, so that none is said twice in a row if there are several.
    pub fn next(&self, key: &str, said: u32) -> Option<&Spanned<String>> {
        let count = u64::try_from(self.0.len()).ok().filter(|count| *count > 0)?;
        self.0.get(usize::try_from((hash(key) % count + u64::from(said)) % count).ok()?)
    }

    /// The one that belongs to a key, the same for equal keys; `None` if there is none at all.
    pub fn pick(&self, key: &str) -> Option<&Spanned<String>> {
        self.0.get(picked(key, self.0.len()))
    }
}

/// The index, of so many, that belongs to a key: the same for equal keys, and 0 of none.
pub(super) fn picked(key: &str, count: usize) -> usize {
    let index = u64::try_from(count).ok().and_then(|count| hash(key).checked_rem(count));
    index.and_then(|index| usize::try_from(index).ok()).unwrap_or(0)
}

impl From<Vec<Spanned<String>>> for Wordings {
    fn from(texts: Vec<Spanned<String>>) -> Self {
        Self(texts)
    }
}

impl Deref for Wordings {
    type Target = [Spanned<String>];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// FNV-1a (64 bit; Fowler, Noll and Vo), its high bits folded in, because its low bits alone change too regularly.
fn hash(key: &str) -> u64 {
    let sum =
        key.bytes().fold(0xcbf2_9ce4_8422_2325, |sum: u64, b| (sum ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3));
    sum ^ (sum >> 32)
}

/// As written: a text, whose span its place alone tells, or a list.
enum Written {
    One(String),
    Several(Vec<Spanned<String>>),
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Written;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a list of texts")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Written, E> {
                Ok(Written::One(text.to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Written, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = list.next_element()? {
                    texts.push(text);
                }
                Ok(Written::Several(texts))
            }
        }

        deserializer.deserialize_any(Either)
    }
}

impl<'de> Deserialize<'de> for Wordings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Spanned { value, span } = Spanned::<Written>::deserialize(deserializer)?;
        Ok(match value {
            Written::One(value) => Self(vec![Spanned { value, span }]),
            Written::Several(texts) => Self(texts),
        })
    }
}

impl Serialize for Wordings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Spanned { value: &self.0, span: Span::default() }.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wordings(texts: &[&str]) -> Wordings {
        let texts = texts.iter().map(|text| Spanned { value: (*text).to_owned(), span: Span::default() });
        Wordings(texts.collect())
    }

    #[test]
    fn every_wording_is_picked_and_equal_keys_pick_the_same() {
        let three = wordings(&["a", "b", "c"]);
        let mut picked = [0; 3];
        for number in 0..300 {
            let key = format!("chat-{number}");
            let wording = three.pick(&key).unwrap();
            assert_eq!(three.pick(&key), Some(wording));
            picked[usize::from(wording.value.as_bytes()[0] - b'a')] += 1;
        }
        assert!(picked.iter().all(|count| *count > 60), "{picked:?}");
        assert_eq!(wordings(&[]).pick("x"), None);
    }

    #[test]
    fn reads_back_what_it_writes() {
        let two = wordings(&["a", "b"]);
        let json = serde_json::to_string(&two).unwrap();
        assert_eq!(serde_json::from_str::<Wordings>(&json).unwrap(), two);
    }
}
