//! Other systems' YAML as JSON values. Unlike a desk's own files it may hold several documents, anchors and aliases.

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle, StrInput};
use serde_json::{Map, Value};

/// The most values that one file may hold, those of its aliases included.
const MAX_VALUES: usize = 2_000_000;
/// How deep values may lie in each other.
const MAX_DEPTH: usize = 64;

/// Every document of a text.
pub(super) fn documents(text: &str) -> Result<Vec<Value>, String> {
    let mut builder = Builder { parser: Parser::new_from_str(text), anchors: BTreeMap::new(), values: 0 };
    let mut documents = Vec::new();
    while let Some(event) = builder.next()? {
        match event {
            Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
            Event::StreamEnd => break,
            event => documents.push(builder.value(event, 0)?),
        }
    }
    Ok(documents)
}

struct Builder<'a> {
    parser: Parser<'a, StrInput<'a>>,
    anchors: BTreeMap<usize, (Value, usize)>,
    values: usize,
}

impl<'a> Builder<'a> {
    fn next(&mut self) -> Result<Option<Event<'a>>, String> {
        match self.parser.next() {
            None => Ok(None),
            Some(Ok((event, _))) => Ok(Some(event)),
            Some(Err(error)) => Err(error.to_string()),
        }
    }

    fn value(&mut self, event: Event<'a>, depth: usize) -> Result<Value, String> {
        let before = self.values;
        self.count(1)?;
        if depth > MAX_DEPTH {
            return Err(format!("values lie more than {MAX_DEPTH} deep"));
        }
        let anchor = event.anchor_id();
        let value = match event {
            Event::Scalar(text, style, _, _) => scalar(&text, style),
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                while let Some(event) = self.next()? {
                    if matches!(event, Event::SequenceEnd) {
                        break;
                    }
                    items.push(self.value(event, depth + 1)?);
                }
                Value::Array(items)
            }
            Event::MappingStart(..) => {
                let mut map = Map::new();
                while let Some(event) = self.next()? {
                    if matches!(event, Event::MappingEnd) {
                        break;
                    }
                    let key = self.value(event, depth + 1)?;
                    let Some(event) = self.next()? else { break };
                    let value = self.value(event, depth + 1)?;
                    map.insert(super::tree::text(&key), value);
                }
                Value::Object(map)
            }
            Event::Alias(id) => match self.anchors.get(&id).cloned() {
                Some((value, size)) => {
                    self.count(size)?;
                    value
                }
                None => return Err("an alias stands before its anchor".to_owned()),
            },
            other => return Err(format!("{other:?} is out of place")),
        };
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, (value.clone(), self.values - before));
        }
        Ok(value)
    }

    fn count(&mut self, more: usize) -> Result<(), String> {
        self.values += more;
        if self.values > MAX_VALUES { Err(format!("more than {MAX_VALUES} values in one file")) } else { Ok(()) }
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    match (style, text) {
        (ScalarStyle::Plain, "" | "~" | "null") => Value::Null,
        (ScalarStyle::Plain, "true" | "True") => Value::Bool(true),
        (ScalarStyle::Plain, "false" | "False") => Value::Bool(false),
        _ => Value::String(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::documents;

    #[test]
    fn documents_and_aliases_are_read() {
        let found = documents("a: &x [1, two]\nb: *x\n---\nc: null\n").unwrap();
        assert_eq!(
            found.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [r#"{"a":["1","two"],"b":["1","two"]}"#, r#"{"c":null}"#]
        );
    }

    #[test]
    fn a_bomb_of_aliases_and_a_deep_nest_are_refused() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for n in 1..9 {
            let before = format!("*a{}", n - 1);
            bomb += &format!("a{n}: &a{n} [{}]\n", [before.as_str(); 10].join(", "));
        }
        assert!(documents(&bomb).unwrap_err().contains("more than"));
        assert!(documents(&"[".repeat(100)).is_err());
    }
}
