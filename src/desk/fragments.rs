//! Fragments of a reply: one text, or a list of them.

use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// Fragments of a reply, written `free delivery` or `[free, delivery]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragments(pub Vec<String>);

impl Serialize for Fragments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => serializer.serialize_str(one),
            several => serializer.collect_seq(several),
        }
    }
}

impl<'de> Deserialize<'de> for Fragments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMany)
    }
}

struct OneOrMany;

impl<'de> Visitor<'de> for OneOrMany {
    type Value = Fragments;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("a text, or a list of texts")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Fragments, E> {
        Ok(Fragments(vec![text.to_owned()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Fragments, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = items.next_element()? {
            texts.push(text);
        }
        Ok(Fragments(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::Fragments;

    #[test]
    fn one_text_and_a_list_are_read_and_written_back() {
        for json in [r#""a b""#, r#"["a","b"]"#] {
            let fragments: Fragments = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&fragments).unwrap(), json);
        }
        assert!(serde_json::from_str::<Fragments>("{}").unwrap_err().to_string().contains("a list of texts"));
    }
}
