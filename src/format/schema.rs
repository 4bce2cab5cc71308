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
