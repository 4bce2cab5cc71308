//! JSON Schemas of what operators write as text, where the form of the data does not tell it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::customer::Fact;
use super::day::Day;
use super::duration::Duration;
use super::fragments::Fragments;
use super::guide::Next;
use super::hours::{Days, Opening, Zone};
use super::share::Share;
use super::trigger::Turns;
use super::wordings::Wordings;
use crate::text::language::Language;
use crate::text::span::Spanned;

/// Where something is written is no part of it.
impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

macro_rules! schemas {
    ($($type:ty, $name:literal = $schema:tt;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

schemas! {
    Day, "Day" = { "description": "A day, such as 2027-06-30.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" };
    Duration, "Duration" = {
        "description": "A span of time: a number and `s`, `m`, `h` or `d`, such as `2m`.",
        "type": "string",
        "pattern": "^\\d+ *[smhd]$"
    };
    Share, "Share" = { "description": "A share, such as `5%`.", "type": "string", "pattern": "^ *\\d+(\\.\\d+)? *%$" };
    Turns, "Turns" = {
        "description": "A number of the customer's messages, such as `5 turns`.",
        "type": ["string", "integer"],
        "pattern": "^\\d+( turns?)?$"
    };
    Zone, "Zone" = { "description": "A time zone by its IANA name, such as `Europe/London`.", "type": "string" };
    Days, "Days" = {
        "description": "A day of the week or a range of them: `sat`, `mon-fri`.",
        "type": "string",
        "pattern": "^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$"
    };
    Opening, "Opening" = {
        "description": "From when until when, such as `08:00-20:00`; `24:00` is the end of the day.",
        "type": "string",
        "pattern": "^\\d{2}:\\d{2}-\\d{2}:\\d{2}$"
    };
    Next, "Next" = { "description": "The id of a step, `resolved`, or `person`.", "type": "string" };
    Fact, "Fact" = { "description": "True, false, a number or a text.", "type": ["boolean", "number", "string"] };
    Wordings, "Wordings" = {
        "description": "A template in Markdown, or a list of several wordings, of which each customer is told one.",
        "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
    };
    Fragments, "Fragments" = {
        "description": "A text, or a list of texts.",
        "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
    };
}

impl JsonSchema for Language {
    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<&str> = Self::ALL.iter().map(|language| language.code()).collect();
        json_schema!({ "description": "A language by its ISO 639-1 code.", "type": "string", "enum": codes })
    }
}
