//! Reads plain data out of a [`Node`], and goes on after a mistake.
//!
//! Serde stops at the first error. Here, a value that does not fit is reported, taken out of the tree, and the reading
//! begins again, until it succeeds or the root itself is gone: so every mistake of a file is told at once. Unknown
//! fields are reported and passed over on the way.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::de::value::MapDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};

use super::mistake::Mistake;
use super::node::{Node, Value};
use super::variant::Variant;
use crate::text::diagnostic::{Diagnostic, did_you_mean};
use crate::text::span::{SPANNED_FIELDS, SPANNED_STRUCT, Span};

/// How many mistakes of one file are told before the reader gives up on it.
const MAX_MISTAKES: usize = 200;

/// Reads a `T`, adding every mistake to `diagnostics`. `None` if the root itself cannot be read.
pub(super) fn read<T: DeserializeOwned>(root: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
    let state = State::default();
    let mut result = None;
    for _ in 0..MAX_MISTAKES {
        match T::deserialize(Reader { node: root, state: &state }) {
            Ok(value) => {
                result = Some(value);
                break;
            }
            Err(mistake) => {
                let node = mistake.node.unwrap_or(root.id);
                if let Some(diagnostic) = mistake.into_diagnostic(root.span) {
                    state.found.borrow_mut().push(diagnostic);
                }
                if node == root.id || !state.pruned.borrow_mut().insert(node) {
                    break;
                }
            }
        }
    }
    let mut found = state.found.into_inner();
    found.sort_by_key(|d| d.span);
    diagnostics.append(&mut found);
    result
}

/// The items of a file that is a list; anything else is a mistake.
pub(super) fn items<'a>(root: &'a Node, expected: &str, diagnostics: &mut Vec<Diagnostic>) -> &'a [Node] {
    match &root.value {
        Value::Sequence(items) => items,
        Value::Scalar { .. } | Value::Map(_) => {
            let begin = Span { end: root.span.start, ..root.span };
            let wrong = Diagnostic::error("wrong-type", begin, format!("expected {expected}"));
            diagnostics.push(wrong.help("write `- ` before each item, and indent its other lines by two spaces"));
            &[]
        }
    }
}

#[derive(Default)]
struct State {
    /// Nodes that did not fit and are passed over.
    pruned: RefCell<BTreeSet<u32>>,
    /// Keys reported as unknown.
    unknown: RefCell<BTreeSet<Span>>,
    found: RefCell<Vec<Diagnostic>>,
}

impl State {
    fn is_pruned(&self, node: &Node) -> bool {
        self.pruned.borrow().contains(&node.id)
    }
}

/// Reads one node.
#[derive(Copy, Clone)]
pub(super) struct Reader<'a> {
    pub node: &'a Node,
    state: &'a State,
}

impl<'a> Reader<'a> {
    /// Reads what the seed wants. What the seed itself complains of is a mistake at this node.
    pub fn seeded<S: DeserializeSeed<'a>>(self, seed: S) -> Result<S::Value, Mistake> {
        seed.deserialize(self).map_err(|mistake| mistake.at(self.node))
    }

    /// A reader of a part of this node; `None` if the part did not fit, and was told.
    pub fn part(self, node: &'a Node) -> Option<Self> {
        (!self.state.is_pruned(node)).then_some(Self { node, ..self })
    }

    /// The text of a scalar, `None` for an empty value.
    fn text(self) -> Result<Option<&'a str>, de::Unexpected<'a>> {
        match &self.node.value {
            Value::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null") => Ok(None),
            Value::Scalar { text, .. } => Ok(Some(text)),
            Value::Sequence(_) => Err(de::Unexpected::Seq),
            Value::Map(_) => Err(de::Unexpected::Map),
        }
    }

    fn parsed<T: core::str::FromStr>(self, visitor: &dyn de::Expected) -> Result<T, Mistake> {
        let unexpected = match self.text() {
            Ok(Some(text)) => match text.parse() {
                Ok(value) => return Ok(value),
                Err(_) => de::Unexpected::Str(text),
            },
            Ok(None) => de::Unexpected::Unit,
            Err(unexpected) => unexpected,
        };
        Err(<Mistake as de::Error>::invalid_type(unexpected, visitor).at(self.node))
    }

    fn str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Mistake> {
        let result = match self.text() {
            Ok(Some(text)) => visitor.visit_str(text),
            Ok(None) => Err(de::Error::invalid_type(de::Unexpected::Unit, &visitor)),
            Err(unexpected) => Err(de::Error::invalid_type(unexpected, &visitor)),
        };
        result.map_err(|e: Mistake| e.at(self.node))
    }

    /// Reads a map; `fields` are the keys that it may have, if they are known.
    pub fn map<V: Visitor<'a>>(self, visitor: V, fields: Option<&'static [&'static str]>) -> Result<V::Value, Mistake> {
        let Value::Map(entries) = &self.node.value else {
            return self.not_a(&visitor);
        };
        let access = Entries { reader: self, rest: entries.iter(), value: None, fields };
        visitor.visit_map(access).map_err(|mut mistake: Mistake| {
            let given = |field| entries.iter().any(|(key, _)| key.text() == field);
            mistake.silent |= mistake.node.is_none() && mistake.missing.is_some_and(given);
            mistake.at(self.node)
        })
    }

    fn not_a<T>(self, visitor: &dyn de::Expected) -> Result<T, Mistake> {
        let unexpected = match self.text() {
            Ok(Some(text)) => de::Unexpected::Str(text),
            Ok(None) => de::Unexpected::Unit,
            Err(unexpected) => unexpected,
        };
        Err(<Mistake as de::Error>::invalid_type(unexpected, visitor).at(self.node))
    }
}

macro_rules! parse_scalars {
    ($($method:ident $visit:ident $type:ty),* $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
            let value: $type = self.parsed(&visitor)?;
            visitor.$visit(value).map_err(|e: Mistake| e.at(self.node))
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Reader<'de> {
    type Error = Mistake;

    parse_scalars! {
        deserialize_bool visit_bool bool,
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64, deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64,
        deserialize_f32 visit_f32 f32, deserialize_f64 visit_f64 f64,
        deserialize_char visit_char char,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match &self.node.value {
            Value::Scalar { .. } => self.str(visitor),
            Value::Sequence(_) => self.deserialize_seq(visitor),
            Value::Map(_) => self.map(visitor, None),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        self.str(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        self.str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        self.str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.text() {
            Ok(None) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match &self.node.value {
            Value::Sequence(items) => {
                visitor.visit_seq(Items { state: self.state, rest: items.iter() }).map_err(|e: Mistake| e.at(self.node))
            }
            _ => self.not_a(&visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        self.map(visitor, None)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        if name == SPANNED_STRUCT && fields == SPANNED_FIELDS {
            return visitor
                .visit_map(WithSpan { reader: self, next: SPANNED_FIELDS.iter() })
                .map_err(|e| e.at(self.node));
        }
        self.map(visitor, Some(fields))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_newtype_struct(self).map_err(|e| e.at(self.node))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let (name, at, value) = match &self.node.value {
            Value::Scalar { text, .. } => (text.as_str(), self.node.span, None),
            Value::Map(entries) => match entries.as_slice() {
                [(key, value)] => (key.text(), key.span, Some(value)),
                _ => {
                    let message = format!("expected a map with one key, found {} keys", entries.len());
                    return Err(Mistake::new("wrong-type", message)
                        .help("to combine several, list them under `all`, `any` or `not`")
                        .at(self.node));
                }
            },
            Value::Sequence(_) => return self.not_a(&visitor),
        };
        if !variants.contains(&name) {
            let mut mistake = <Mistake as de::Error>::unknown_variant(name, variants);
            mistake.node = Some(self.node.id);
            mistake.span = Some(at);
            return Err(mistake);
        }
        visitor.visit_enum(Variant { reader: self, name, value }).map_err(|e| e.at(self.node))
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { i128 u128 bytes byte_buf unit_struct tuple tuple_struct }
}

struct Items<'a> {
    state: &'a State,
    rest: core::slice::Iter<'a, Node>,
}

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = Mistake;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mistake> {
        for node in self.rest.by_ref() {
            if !self.state.is_pruned(node) {
                return Reader { node, state: self.state }.seeded(seed).map(Some);
            }
        }
        Ok(None)
    }
}

struct Entries<'a> {
    reader: Reader<'a>,
    rest: core::slice::Iter<'a, (Node, Node)>,
    value: Option<&'a Node>,
    fields: Option<&'static [&'static str]>,
}

impl<'de> de::MapAccess<'de> for Entries<'de> {
    type Error = Mistake;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Mistake> {
        let state = self.reader.state;
        for (key, node) in self.rest.by_ref() {
            if state.is_pruned(key) || state.is_pruned(node) {
                continue;
            }
            if let Some(fields) = self.fields.filter(|fields| !fields.contains(&key.text())) {
                if state.unknown.borrow_mut().insert(key.span) {
                    let known = fields.iter().map(|f| format!("`{f}`")).collect::<Vec<_>>().join(", ");
                    let unknown =
                        Diagnostic::error("unknown-field", key.span, format!("unknown field `{}`", key.text()));
                    let unknown = match did_you_mean(key.text(), fields.iter().copied()) {
                        Some(near) if self.reader.node.has(near) => unknown.help(format!("did you mean `{near}`?")),
                        Some(near) => unknown.help(format!("did you mean `{near}`?")).fix(key.span, near),
                        None => unknown.help(format!("known fields here: {known}")),
                    };
                    state.found.borrow_mut().push(unknown);
                }
                continue;
            }
            self.value = Some(node);
            return Reader { node: key, state }.seeded(seed).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mistake> {
        match self.value.take() {
            Some(node) => Reader { node, state: self.reader.state }.seeded(seed),
            None => Err(de::Error::custom("a value was asked for before its key")),
        }
    }
}

/// A value with its span, as the struct that [`Spanned`](crate::text::span::Spanned) reads.
struct WithSpan<'a> {
    reader: Reader<'a>,
    next: core::slice::Iter<'static, &'static str>,
}

impl<'de> de::MapAccess<'de> for WithSpan<'de> {
    type Error = Mistake;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Mistake> {
        self.next.as_slice().first().map(|name| seed.deserialize((*name).into_deserializer())).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mistake> {
        if self.next.next() == Some(&"value") {
            return seed.deserialize(self.reader);
        }
        let Span { source, start, end } = self.reader.node.span;
        let fields = [("source", source), ("start", start), ("end", end)];
        seed.deserialize(MapDeserializer::new(fields.into_iter()))
    }
}
