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
    let mut command = Command::new(env!("CARGO_BIN_EXE_firstline"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["check", "--desk"]).arg(desk).args(arguments);
    command.output().unwrap()
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

fn codes() -> impl Iterator<Item = &'static str> {
    firstline::LINTS.iter().flat_map(|lint| lint.codes).chain(firstline::READING_CODES).copied()
}

#[test]
fn every_code_is_given_for_some_golden_desk_as_serious_as_it_is_explained() {
    let texts: String = desks().iter().map(|desk| text(&check(desk, &[]))).collect();
    for code in codes() {
        let explained = text(&check(Path::new("."), &["--explain", code]));
        let title = explained.lines().next().unwrap_or_default();
        assert!(title.ends_with(&format!("[{code}]")), "`{code}` has no section in docs/checks.md");
        assert!(texts.contains(title), "`{title}` is given for none");
    }
}

#[test]
fn every_code_that_is_explained_is_given_by_a_lint_or_the_reader() {
    let document = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md")).unwrap();
    for heading in document.lines().filter_map(|line| line.strip_prefix("## ")) {
        let code = heading.split(' ').next().unwrap();
        let mut known = codes().chain(firstline::evaluate::proof::CODES.iter().copied());
        assert!(known.any(|known| known == code), "nothing gives `{code}`");
    }
}

#[test]
fn an_unknown_code_cannot_be_explained_and_a_near_one_is_proposed() {
    let output = check(Path::new("."), &["--explain", "same-exmaple"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("did you mean `same-example`?"));
}

#[test]
fn other_programs_get_every_finding_in_their_own_form() {
    let desk = golden().join("ten_mistakes");
    let output = check(&desk, &["--format", "sarif"]);
    assert_eq!(output.status.code(), Some(1));
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(results.len(), 10);
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("tests/golden/check/ten_mistakes/"), "{uri} is not seen from the root");
    }
    let annotations = text(&check(&desk, &["--format", "github"]));
    assert_eq!(annotations.lines().filter(|line| line.starts_with("::error file=")).count(), 10);
}
