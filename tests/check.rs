//! Golden desks: each folder of `tests/golden/check` is a desk, and its `expected.txt` what `firstline check` says of it.
//! After a change, `GOLDEN=write cargo test --features cli --test check` writes them anew; review the difference.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may read files, and fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use snapbox::{Data, assert_data_eq};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/check")
}

fn desks() -> Vec<PathBuf> {
    let mut desks: Vec<_> = fs::read_dir(golden()).unwrap().map(|entry| entry.unwrap().path()).collect();
    desks.sort();
    desks
}

fn check(desk: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_firstline")).args(["check", "--desk"]).arg(desk).args(arguments).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn every_desk_gets_what_is_expected() {
    for desk in desks() {
        let output = check(&desk, &[]);
        let text = text(&output);
        assert_eq!(output.status.code(), Some(i32::from(text.contains("error["))), "{}", desk.display());
        let expected = desk.join("expected.txt");
        if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "write") {
            fs::write(&expected, &text).unwrap();
        }
        assert_data_eq!(text, Data::read_from(&expected, None).raw());
    }
}

#[test]
fn ten_mistakes_give_ten_findings_with_place_and_remedy() {
    let text = text(&check(&golden().join("ten_mistakes"), &[]));
    let findings: Vec<&str> = text.trim_end().split("\n\n").collect();
    let (conclusion, findings) = findings.split_last().unwrap();
    assert_eq!(*conclusion, "10 errors in 5 files");
    assert_eq!(findings.len(), 10);
    for finding in findings {
        assert!(finding.contains("--> ") && finding.contains('^') && finding.contains("= help: "), "{finding}");
    }
}

#[test]
fn json_says_the_same() {
    let desk = golden().join("ten_mistakes");
    let output = check(&desk, &["--json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["errors"], &report["warnings"]), (&10.into(), &0.into()));
    let text = text(&check(&desk, &[]));
    for finding in report["diagnostics"].as_array().unwrap() {
        let place = &finding["place"];
        let title = format!("error[{}]: {}", finding["code"].as_str().unwrap(), finding["message"].as_str().unwrap());
        let origin = format!("--> {}:{}:{}", place["file"].as_str().unwrap(), place["line"], place["column"]);
        assert!(text.contains(&title) && text.contains(&origin), "{finding}");
    }
}

#[test]
fn every_code_is_given_for_some_golden_desk() {
    let texts: String = desks().iter().map(|desk| text(&check(desk, &[]))).collect();
    let codes = firstline::LINTS.iter().flat_map(|lint| lint.codes).chain(firstline::READING_CODES);
    for code in codes {
        assert!(texts.contains(&format!("[{code}]")), "`{code}` is given for none");
    }
}
