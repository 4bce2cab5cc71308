//! What `firstline init` writes works at once, is described by its schemas, and overwrites nothing.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may read files, and fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const TEMPLATES: [&str; 4] = ["shop", "bank", "telecom", "saas"];

fn firstline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_firstline")).args(arguments).output().unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("init_{name}"));
    let _ = fs::remove_dir_all(&folder);
    folder
}

#[test]
fn every_template_passes_its_checks_and_its_suites() {
    for template in TEMPLATES {
        let desk = folder(template);
        let path = desk.to_str().unwrap();
        let written = firstline(&["init", path, "--template", template]);
        assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
        let checked = String::from_utf8(firstline(&["check", "--desk", path]).stdout).unwrap();
        assert!(checked.contains(": no problems"), "{template}: {checked}");
        let tested = firstline(&["test", "--desk", path]);
        let report = String::from_utf8_lossy(&tested.stdout).into_owned();
        assert!(tested.status.success() && report.contains(" passed, 0 failed"), "{template}: {report}");
    }
}

#[test]
fn nothing_is_overwritten_unless_it_is_said() {
    let desk = folder("again");
    let path = desk.to_str().unwrap();
    assert!(firstline(&["init", path]).status.success());
    let intents = desk.join("intents/orders.yml");
    fs::write(&intents, "mine").unwrap();
    let refused = firstline(&["init", path, "--template", "bank"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("firstline.yml"), "what is there is told");
    assert_eq!(fs::read_to_string(&intents).unwrap(), "mine");
    assert!(!desk.join("intents/cards.yml").exists(), "nothing was written");
    assert!(firstline(&["init", path, "--force"]).status.success());
    assert_ne!(fs::read_to_string(&intents).unwrap(), "mine");
}

#[test]
fn every_file_names_a_schema_that_is_there() {
    let desk = folder("schemas");
    assert!(firstline(&["init", desk.to_str().unwrap()]).status.success());
    let mut named = 0;
    for file in ["firstline.yml", "intents/orders.yml", "intents/money.yml", "suites/messages.yml"] {
        let file = desk.join(file);
        let text = fs::read_to_string(&file).unwrap();
        let schema = text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=").unwrap();
        let schema = fs::read(file.parent().unwrap().join(schema)).unwrap();
        let schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
        named += usize::from(schema["$schema"].is_string());
    }
    assert_eq!(named, 4);
    let settings: serde_json::Value =
        serde_json::from_slice(&fs::read(desk.join(".vscode/settings.json")).unwrap()).unwrap();
    for schema in settings["yaml.schemas"].as_object().unwrap().keys() {
        assert!(desk.join(schema).exists(), "{schema}");
    }
}
