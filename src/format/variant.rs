//! Alternatives, written as one word, or as a map with one key.

use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};

use super::from_node::Reader;
use super::mistake::Mistake;
use super::node::Node;

/// One of several alternatives: its name, and the value behind it.
pub(super) struct Variant<'a> {
    /// Reads the whole.
    pub reader: Reader<'a>,
    pub name: &'a str,
    pub value: Option<&'a Node>,
}

impl<'de> de::EnumAccess<'de> for Variant<'de> {
    type Error = Mistake;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Mistake> {
        let name: de::value::StrDeserializer<'_, Mistake> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> Variant<'de> {
    fn value(&self) -> Result<Reader<'de>, Mistake> {
        match self.value {
            Some(node) => self.reader.part(node).ok_or_else(|| Mistake::told().at(self.reader.node)),
            None => {
                let message = format!("`{}` needs a value", self.name);
                Err(Mistake::new("wrong-type", message)
                    .help(format!("write `{}: ...`", self.name))
                    .at(self.reader.node))
            }
        }
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'de> {
    type Error = Mistake;

    fn unit_variant(self) -> Result<(), Mistake> {
        match self.value {
            None => Ok(()),
            Some(_) => {
                let message = format!("`{}` takes no value", self.name);
                Err(Mistake::new("wrong-type", message).help("write the word alone").at(self.reader.node))
            }
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mistake> {
        self.value()?.seeded(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mistake> {
        de::Deserializer::deserialize_seq(self.value()?, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Mistake> {
        self.value()?.map(visitor, Some(fields))
    }
}
