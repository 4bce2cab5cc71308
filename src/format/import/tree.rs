//! Reads other systems' JSON and YAML key by key, and tells the keys that nobody asked for.

use serde_json::{Map, Value};

use super::imported::{Dropped, Imported};

/// A map whose keys are taken out as they are read; what is left at the end has no place in a desk.
pub(super) struct Fields {
    map: Map<String, Value>,
    place: String,
}

impl Fields {
    /// The fields of a value; none, if it is no map.
    pub fn of(value: Value, place: impl Into<String>) -> Self {
        let map = match value {
            Value::Object(map) => map,
            _ => Map::new(),
        };
        Self { map, place: place.into() }
    }

    /// Where it stands, for people.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Says more precisely where it stands.
    pub fn name(&mut self, name: &str) {
        self.place = format!("{}, `{name}`", self.place);
    }

    /// The value of a key.
    pub fn take(&mut self, key: &str) -> Value {
        self.map.remove(key).unwrap_or(Value::Null)
    }

    /// The text of a key; a number or a truth value as text; empty for anything else.
    pub fn text(&mut self, key: &str) -> String {
        text(&self.take(key))
    }

    /// The items of a key, none if it holds no list.
    pub fn list(&mut self, key: &str) -> Vec<Value> {
        list(self.take(key))
    }

    /// The entries of a key that holds a map, in the order of their names.
    pub fn entries(&mut self, key: &str) -> Vec<(String, Value)> {
        match self.take(key) {
            Value::Object(map) => map.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The fields of a key that holds a map.
    pub fn fields(&mut self, key: &str) -> Self {
        let place = format!("{}, `{key}`", self.place);
        Self::of(self.take(key), place)
    }

    /// The fields of each item of a key that holds a list of maps.
    pub fn items(&mut self, key: &str) -> Vec<Self> {
        let place = self.place.clone();
        self.list(key).into_iter().map(|item| Self::of(item, place.clone())).collect()
    }

    /// Puts back what was taken and not read.
    pub fn put(&mut self, key: &str, value: Value) {
        self.map.insert(key.to_owned(), value);
    }

    /// Passes over a key that carries no content, such as an internal number.
    pub fn ignore(&mut self, keys: &[&str]) {
        for key in keys {
            self.map.remove(*key);
        }
    }

    /// Tells every key that was not read and is not empty.
    pub fn end(self, imported: &mut Imported) {
        for (key, value) in self.map {
            if !is_empty(&value) {
                let why = "firstline has no place for it".to_owned();
                imported.dropped.push(Dropped {
                    what: format!("`{key}`: {}", brief(&value)),
                    place: self.place.clone(),
                    why,
                });
            }
        }
    }
}

/// The text of a scalar.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        _ => String::new(),
    }
}

/// The items of a list; a scalar is a list of one.
pub(super) fn list(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        Value::Null | Value::Object(_) => Vec::new(),
        scalar => vec![scalar],
    }
}

/// The texts of a list, or of one scalar.
pub(super) fn texts(value: Value) -> Vec<String> {
    list(value).iter().map(text).filter(|text| !text.is_empty()).collect()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(map) => map.values().all(is_empty),
        Value::String(text) => text.is_empty() || text == "false",
        Value::Bool(true) | Value::Number(_) => false,
    }
}

/// A value, cut short if it is long.
fn brief(value: &Value) -> String {
    let mut text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if let Some((end, _)) = text.char_indices().nth(60) {
        text.truncate(end);
        text.push('…');
    }
    text.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_told() {
        let value = serde_json::json!({ "a": 1, "b": ["x", 2], "c": { "d": [] }, "e": { "f": true } });
        let mut fields = Fields::of(value, "file");
        assert_eq!((fields.text("a"), texts(fields.take("b"))), ("1".to_owned(), vec!["x".to_owned(), "2".to_owned()]));
        let mut imported = Imported::default();
        fields.end(&mut imported);
        assert_eq!(imported.dropped.len(), 1);
        assert_eq!(imported.dropped[0].what, "`e`: {\"f\":true}");
    }
}
