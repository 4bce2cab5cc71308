//! JSON Schemas of the files of a desk, for editors that complete and explain what is typed.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::articles::FrontMatter;
use super::intents::IntentItem;
use super::suites::SuiteItem;
use crate::desk::Settings;

/// A kind of file.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileKind {
    /// `firstline.yml`.
    Settings,
    /// `intents/*.yml`.
    Intents,
    /// The front matter of `knowledge_base/*.md`.
    Article,
    /// The suites.
    Suites,
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Settings, Self::Intents, Self::Article, Self::Suites];

    /// Its name in one word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Intents => "intents",
            Self::Article => "article",
            Self::Suites => "suites",
        }
    }

    /// What it is a schema of.
    const fn title(self) -> &'static str {
        match self {
            Self::Settings => "firstline.yml",
            Self::Intents => "intents/*.yml",
            Self::Article => "front matter of knowledge_base/*.md",
            Self::Suites => "regression suites",
        }
    }

    /// Its JSON Schema, of draft 7, which editors of YAML read. Keys that are unknown to it are denied; descriptions are
    /// those of this crate's documentation.
    #[must_use]
    pub fn schema(self) -> Value {
        let schema = match self {
            Self::Settings => of::<Settings>(),
            Self::Intents => of::<Vec<IntentItem>>(),
            Self::Article => of::<FrontMatter>(),
            Self::Suites => of::<Vec<SuiteItem>>(),
        };
        let mut schema = schema.to_value();
        plain(&mut schema);
        if let Some(root) = schema.as_object_mut() {
            root.insert("title".to_owned(), json!(self.title()));
        }
        schema
    }
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<T>()
}

/// Takes out what says nothing to an editor: names of formats that YAML does not know, defaults that are nothing, and the
/// spans in defaults.
fn plain(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if fields.get("format").is_some_and(Value::is_string) {
                fields.remove("format");
            }
            if let Some(default) = fields.get_mut("default") {
                unspanned(default);
                if says_nothing(default) {
                    fields.remove("default");
                }
            }
            fields.values_mut().for_each(plain);
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        _ => {}
    }
}

/// A value in place of the value with its span.
fn unspanned(value: &mut Value) {
    if let Value::Object(fields) = value
        && fields.len() == 2
        && fields.contains_key("span")
        && let Some(inner) = fields.remove("value")
    {
        *value = inner;
    }
    match value {
        Value::Object(fields) => fields.values_mut().for_each(unspanned),
        Value::Array(items) => {
            items.iter_mut().for_each(unspanned);
        }
        _ => {}
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(fields) => fields.values().all(says_nothing),
        Value::Array(items) => items.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test may read files")]
pub(crate) mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use regex::Regex;
    use serde_json::{Map, Value, json};

    use super::FileKind;
    use crate::format::node::{self, Node, Value as Written};

    /// What an editor makes of YAML, where plain scalars are typed.
    fn typed(node: &Node) -> Value {
        match &node.value {
            Written::Scalar { text, plain: true } => match serde_json::from_str::<Value>(text) {
                Ok(value) if value.is_number() || value.is_boolean() => value,
                _ => json!(text),
            },
            Written::Scalar { text, .. } => json!(text),
            Written::Sequence(items) => Value::Array(items.iter().map(typed).collect()),
            Written::Map(entries) => Value::Object(
                entries.iter().map(|(key, value)| (key.text().to_owned(), typed(value))).collect::<Map<_, _>>(),
            ),
        }
    }

    /// Whether a value is what a schema describes, by the keywords that our schemas use.
    pub(crate) fn fits(schema: &Value, value: &Value, root: &Value) -> bool {
        let Value::Object(rules) = schema else { return schema == &json!(true) };
        let inner = |part: &Value| fits(part, value, root);
        rules.iter().all(|(keyword, rule)| match keyword.as_str() {
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix("#/definitions/").unwrap();
                fits(&root["definitions"][name], value, root)
            }
            "allOf" => rule.as_array().unwrap().iter().all(inner),
            "anyOf" => rule.as_array().unwrap().iter().any(inner),
            "oneOf" => rule.as_array().unwrap().iter().filter(|part| inner(part)).count() == 1,
            "const" => rule == value,
            "enum" => rule.as_array().unwrap().contains(value),
            "type" => match rule {
                Value::Array(types) => types.iter().any(|one| is_a(one, value)),
                one => is_a(one, value),
            },
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "pattern" => value.as_str().is_none_or(|text| Regex::new(rule.as_str().unwrap()).unwrap().is_match(text)),
            "items" => value.as_array().is_none_or(|items| items.iter().all(|item| fits(rule, item, root))),
            "required" => value
                .as_object()
                .is_none_or(|map| rule.as_array().unwrap().iter().all(|key| map.contains_key(key.as_str().unwrap()))),
            "properties" => value.as_object().is_none_or(|map| {
                map.iter().all(|(key, value)| rule.get(key).is_none_or(|schema| fits(schema, value, root)))
            }),
            "additionalProperties" => value.as_object().is_none_or(|map| {
                let by_pattern = |key: &str| {
                    let patterns = rules.get("patternProperties").and_then(Value::as_object);
                    patterns.is_some_and(|patterns| patterns.keys().any(|p| Regex::new(p).unwrap().is_match(key)))
                };
                let known = |key: &str| rules.get("properties").is_some_and(|known| known.get(key).is_some());
                map.iter().all(|(key, value)| known(key) || by_pattern(key) || fits(rule, value, root))
            }),
            "patternProperties" => value.as_object().is_none_or(|map| {
                rule.as_object().unwrap().iter().all(|(pattern, schema)| {
                    let pattern = Regex::new(pattern).unwrap();
                    map.iter().all(|(key, value)| !pattern.is_match(key) || fits(schema, value, root))
                })
            }),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "uniqueItems" => {
                value.as_array().is_none_or(|items| (1..items.len()).all(|at| !items[..at].contains(&items[at])))
            }
            "propertyNames" => value.as_object().is_none_or(|map| map.keys().all(|key| fits(rule, &json!(key), root))),
            "description" | "default" | "title" | "$schema" | "definitions" | "format" => true,
            other => panic!("`{other}` is not checked here"),
        })
    }

    fn is_a(kind: &Value, value: &Value) -> bool {
        match kind.as_str().unwrap() {
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "number" => value.is_number(),
            "integer" => value.is_i64() || value.is_u64(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            "null" => value.is_null(),
            other => panic!("`{other}` is no type"),
        }
    }

    fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        paths.filter(|path| path.extension().is_some_and(|own| own == ending)).collect()
    }

    fn yaml(text: &str) -> Value {
        typed(&node::parse(text, 0, 0, &mut Vec::new()).unwrap())
    }

    #[test]
    fn the_sample_desk_is_described() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let groups = [
            (FileKind::Settings, vec![root.join("firstline.yml")]),
            (FileKind::Intents, files("intents", "yml")),
            (FileKind::Article, files("knowledge_base", "md")),
            (FileKind::Suites, files("tests/suites", "yml")),
        ];
        for (kind, paths) in groups {
            let schema = kind.schema();
            assert!(!paths.is_empty());
            for path in paths {
                let text = fs::read_to_string(&path).unwrap();
                let matter = text.split("---\n").nth(1).filter(|_| kind == FileKind::Article);
                assert!(fits(&schema, &yaml(matter.unwrap_or(&text)), &schema), "{}", path.display());
            }
        }
    }

    #[test]
    fn what_a_desk_may_not_say_is_denied() {
        let wrong = [
            (FileKind::Settings, "desk: A\nlenguages: [en]"),
            (FileKind::Settings, "desk: A\nmode: hybird"),
            (FileKind::Settings, "desk: A\nescalate: [{ name: a, when: { failed_turn: 2 }, respond: now }]"),
            (FileKind::Settings, "desk: A\nqueues: { general: { sla: soon } }"),
            (FileKind::Intents, "- intent: a\n  about: b\n  exmaples: [c]"),
            (FileKind::Intents, "- intent: a\n  examples: [c]"),
            (FileKind::Article, "article: a\nquestions: []\nvalid_until: tomorrow"),
            (FileKind::Suites, "- message: a\n  expect: { intnet: b }"),
        ];
        for (kind, text) in wrong {
            let schema = kind.schema();
            assert!(!fits(&schema, &yaml(text), &schema), "{text}");
        }
    }
}
