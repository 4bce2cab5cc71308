//! `firstline certify` on the small desk of `tests/golden/test`. After a change, `GOLDEN=write cargo test --features cli --test
//! certify` writes the expected files anew; review the difference.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may read files, and fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use snapbox::{Data, assert_data_eq};

const PROMISE: [&str; 4] = ["--wrong-answers", "20%", "--confidence", "80%"];

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn certify(desk: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_firstline"));
    command.current_dir(golden().join("certify")).args(["certify", "--desk"]).arg(desk);
    command.args(arguments).output().unwrap()
}

fn is_as_expected(name: &str, text: &[u8]) {
    let expected = golden().join("certify").join(name);
    if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "write") {
        fs::write(&expected, text).unwrap();
    }
    assert_data_eq!(String::from_utf8(text.to_vec()).unwrap(), Data::read_from(&expected, None).raw());
}

#[test]
fn a_threshold_is_certified_or_the_labels_that_are_missing_are_told() {
    let desk = golden().join("test/desk");
    let found = certify(&desk, &[&["labelled.jsonl"], &PROMISE[..]].concat());
    is_as_expected("certified.txt", &found.stdout);
    assert_eq!(found.status.code(), Some(0));
    let none = certify(&desk, &["labelled.jsonl"]);
    is_as_expected("none.txt", &none.stdout);
    assert_eq!(none.status.code(), Some(1));
}

#[test]
fn messages_that_were_taught_are_refused_with_their_places() {
    let refused = certify(&golden().join("test/desk"), &["taught.jsonl"]);
    is_as_expected("taught.txt", &refused.stderr);
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0));
}

#[test]
fn the_threshold_is_written_and_the_rest_keeps_its_bytes() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("certify");
    let _ = fs::remove_dir_all(&folder);
    for part in ["intents", "knowledge_base", "suites"] {
        fs::create_dir_all(folder.join(part)).unwrap();
        for entry in fs::read_dir(golden().join("test/desk").join(part)).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.join(part).join(path.file_name().unwrap())).unwrap();
        }
    }
    let settings = folder.join("firstline.yml");
    let before = fs::read_to_string(golden().join("test/desk/firstline.yml")).unwrap();
    fs::write(&settings, &before).unwrap();
    let unwritten = certify(&folder, &["--drift", "none.jsonl"]);
    assert_eq!(unwritten.status.code(), Some(2), "nothing is certified yet");
    let done = certify(&folder, &[&["labelled.jsonl", "--write"], &PROMISE[..]].concat());
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let once = fs::read_to_string(&settings).unwrap();
    let item = once.strip_prefix(&before).unwrap();
    assert!(item.starts_with("answers:\n  wrong_answers: 20%\n  confidence: 80%\n  sure: 0."), "{item}");
    certify(&folder, &[&["labelled.jsonl", "--write"], &PROMISE[..]].concat());
    assert_eq!(fs::read_to_string(&settings).unwrap(), once, "a second time changes nothing");
    let log = folder.join("empty.jsonl");
    fs::write(&log, "").unwrap();
    let drift = || certify(&folder, &["--drift", log.to_str().unwrap()]);
    assert_eq!(drift().status.code(), Some(0), "no message, no drift");
    fs::write(folder.join("intents/more.yml"), "- out_of_scope: [tell me a joke]\n").unwrap();
    assert_eq!(drift().status.code(), Some(1), "the desk was edited");
}
