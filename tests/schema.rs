//! The schemas in `docs/schema` are those that the code gives. After a change, `GOLDEN=write cargo test --features cli --test
//! schema` writes them anew.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may read files, and fails by panicking"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use firstline::{DataKind, FileKind};
use serde_json::Value;

/// Every schema, with its name.
fn all() -> impl Iterator<Item = (&'static str, Value)> {
    let files = FileKind::ALL.into_iter().map(|kind| (kind.word(), kind.schema()));
    files.chain(DataKind::ALL.into_iter().map(|kind| (kind.word(), kind.schema())))
}

#[test]
fn the_schemas_that_are_checked_in_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    for (word, schema) in all() {
        let file = folder.join(format!("{word}.json"));
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "write") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&file, &text).unwrap();
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), text, "{} is out of date", file.display());
    }
}

#[test]
fn the_command_prints_one_schema_or_all() {
    let run = |arguments: &[&str]| -> Value {
        let output = Command::new(env!("CARGO_BIN_EXE_firstline")).arg("schema").args(arguments).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let printed = run(&[]);
    for (word, schema) in all() {
        assert_eq!(run(&[word]), schema);
        assert_eq!(printed[word], schema);
    }
}

/// Every part of a schema that describes a map with known keys.
fn maps<'a>(schema: &'a Value, found: &mut Vec<&'a Value>) {
    match schema {
        Value::Object(fields) => {
            if fields.get("properties").is_some_and(Value::is_object) {
                found.push(schema);
            }
            fields.values().for_each(|part| maps(part, found));
        }
        Value::Array(parts) => parts.iter().for_each(|part| maps(part, found)),
        _ => {}
    }
}

#[test]
fn unknown_keys_are_denied_and_every_key_is_explained() {
    for kind in FileKind::ALL {
        let schema = kind.schema();
        let mut found = Vec::new();
        maps(&schema, &mut found);
        assert!(!found.is_empty(), "{}", kind.word());
        for map in found {
            assert_eq!(map["additionalProperties"], false, "{map:#}");
            let properties = map["properties"].as_object().unwrap();
            // An alternative is explained as a whole.
            let is_alternative =
                properties.len() == 1 && map["required"].as_array().is_some_and(|keys| keys.len() == 1);
            for (key, property) in properties {
                let explained =
                    property.get("description").is_some() || property.get("$ref").is_some() || is_alternative;
                assert!(explained, "`{key}` of {} is not explained", kind.word());
            }
        }
    }
}
