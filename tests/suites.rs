//! `firstline test` on a small desk, as `tests/golden/test` holds it: what it prints in each form, what it says after an edit.
//! After a change, `GOLDEN=write cargo test --features cli --test suites` writes the expected files anew; review the difference.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may read files, and fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use snapbox::{Data, assert_data_eq};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/test")
}

fn test(desk: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_firstline")).args(["test", "--desk"]).arg(desk).args(arguments).output().unwrap()
}

fn text(output: &Output) -> String {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn is_as_expected(name: &str, text: &str) {
    let expected = golden().join(name);
    if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "write") {
        fs::write(&expected, text).unwrap();
    }
    assert_data_eq!(text, Data::read_from(&expected, None).raw());
}

/// A copy of the golden desk, in a folder of its own.
fn copy(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suites").join(name);
    let _ = fs::remove_dir_all(&folder);
    for part in ["", "intents", "knowledge_base", "suites"] {
        fs::create_dir_all(folder.join(part)).unwrap();
        for entry in fs::read_dir(golden().join("desk").join(part)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.join(part).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    folder
}

fn edit(desk: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(desk.join(file)).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(desk.join(file), text.replace(from, to)).unwrap();
}

#[test]
fn every_form_says_what_failed_and_why() {
    let desk = golden().join("desk");
    for (name, arguments) in [
        ("test.txt", &[][..]),
        ("test.tap", &["--format", "tap"]),
        ("coverage.txt", &["talks", "--coverage"]),
        ("noise.txt", &["messages", "--noise", "--seed", "3"]),
    ] {
        let output = test(&desk, arguments);
        is_as_expected(name, &text(&output));
        assert_eq!(output.status.code(), Some(1), "{name}");
    }
}

#[test]
fn coverage_counts_the_replies_of_guides() {
    let folder = copy("guides");
    let guide = "---
article: reader-does-not-charge
questions: [my e-reader does not charge, the reader stays empty on the cable, how do i get the e-reader to charge again]
steps:
  - step: cable
    say: Try another cable.
    choices: [{ if: It charges now, then: resolved }, { if: Still empty, then: socket }]
  - step: socket
    say: Try another socket.
    choices: [{ if: That was it, then: resolved }, { if: No luck, then: person }]
---
Cable and socket are the usual suspects.
";
    let suite = "- conversation: a cable and a socket\n  turns:\n    - customer: my e-reader does not charge\n      expect: { action: guide \
                 }\n    - choose: 2\n      expect: { action: guide }\n    - customer: no luck\n      expect: { action: handoff }\n";
    fs::write(folder.join("knowledge_base/reader-does-not-charge.md"), guide).unwrap();
    fs::write(folder.join("suites/guides.yml"), suite).unwrap();
    let output = test(&folder, &["guides.yml", "--coverage"]);
    let told = text(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("    2 of 4       50 %  guide replies, where a customer is led on by it"), "{told}");
    let (_, missing) = told.split_once("guide replies that no suite exercises\n").unwrap();
    let missing: Vec<&str> = missing.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
    assert_eq!(
        missing,
        [
            "knowledge_base/reader-does-not-charge.md:7:21  It charges now",
            "knowledge_base/reader-does-not-charge.md:10:21  That was it"
        ]
    );
}

#[test]
fn junit_and_summary_are_written_beside_the_output() {
    let folder = copy("files");
    let (junit, summary) = (folder.join("out.xml"), folder.join("summary.md"));
    fs::write(&summary, "before\n").unwrap();
    let arguments = ["--junit", junit.to_str().unwrap(), "--summary", summary.to_str().unwrap()];
    let output = test(&folder, &arguments);
    assert_eq!(text(&output), text(&test(&folder, &[])));
    is_as_expected("junit.xml", &fs::read_to_string(junit).unwrap());
    is_as_expected("summary.md", fs::read_to_string(summary).unwrap().strip_prefix("before\n").unwrap());
}

#[test]
fn json_has_everything_and_does_not_depend_on_the_threads() {
    let desk = golden().join("desk");
    let json = |threads: &str| text(&test(&desk, &["--json", "--coverage", "--noise", "--threads", threads]));
    let report: Value = serde_json::from_str(&json("1")).unwrap();
    assert_eq!(json("1"), json("3"));
    assert_eq!((&report["passed"], &report["failed"]), (&5.into(), &3.into()));
    let failed = &report["cases"][4];
    assert_eq!(
        (&failed["mismatches"][0]["what"], &failed["turns"][0]["about"]["intent"]),
        (&"intent".into(), &"cancel_order".into())
    );
    assert!(failed["turns"][0]["candidates"][1]["probability"].is_number());
    assert_eq!(report["coverage"]["kinds"][0]["of"], 4);
    assert!(report["robustness"]["kinds"]["typo"]["of"].as_u64().unwrap() >= 4);
    assert_eq!(report["gates"][0]["what"], "accuracy");
}

#[test]
fn a_part_of_a_file_is_not_judged_by_its_gates() {
    let desk = golden().join("desk");
    let output = text(&test(&desk, &["gift card"]));
    assert!(output.contains("1 passed, 0 failed\n") && !output.contains("accuracy"), "{output}");
}

#[test]
fn after_an_edit_only_what_changed_is_told_with_the_line_that_caused_it() {
    let folder = copy("edited");
    let base = folder.join("base.json");
    let base = base.to_str().unwrap();
    assert_eq!(test(&folder, &["--save-baseline", base]).status.code(), Some(1));
    let unchanged = test(&folder, &["--baseline", base, "talks"]);
    assert!(text(&unchanged).contains("2 cases in common: 0 fixed, 0 broken, 0 moved; 6 gone or not run"));
    assert_eq!(unchanged.status.code(), Some(0), "what failed before is no change");

    edit(&folder, "intents/orders.yml", "    - are you open on sundays\n    - is the shop open today\n", "");
    edit(
        &folder,
        "intents/orders.yml",
        "    - i ordered by mistake\n",
        "    - i ordered by mistake\n    - are you open on saturdays\n",
    );
    edit(&folder, "intents/orders.yml", "is on its way", "has left");
    edit(
        &folder,
        "suites/messages.yml",
        "{ intent: refund, action: answer }",
        "{ intent: cancel_order, action: answer }",
    );
    edit(&folder, "firstline.yml", "failed_turns: 2", "failed_turns: 1");
    let output = test(&folder, &["--baseline", base]);
    is_as_expected("baseline.txt", &text(&output));
    assert_eq!(output.status.code(), Some(1));
    let report = text(&test(&folder, &["--baseline", base, "--json"]));
    let report: Value = serde_json::from_str(&report).unwrap();
    let changes = &report["changes"];
    assert_eq!((&changes["broken"], &changes["fixed"]), (&2.into(), &1.into()));
    assert!((changes["p"].as_f64().unwrap() - 1.0).abs() < 1e-9);
}

#[test]
fn a_trigger_that_should_fire_or_stay_quiet_and_does_not_is_told() {
    let folder = copy("triggers");
    let talk = |last: &str| {
        let before = "- conversation: told twice\n  turns:\n    - customer: the thing is broken again\n      expect: { quiet: stuck }\n";
        fs::write(
            folder.join("suites/talks.yml"),
            format!("{before}    - customer: you know the thing\n      expect: {last}\n"),
        )
        .unwrap();
        let report: Value = serde_json::from_str(&text(&test(&folder, &["told twice", "--json"]))).unwrap();
        let mismatches = report["cases"][0]["mismatches"].as_array().unwrap().clone();
        mismatches
            .iter()
            .map(|m| format!("{} {} {} {}", m["turn"], m["what"], m["expected"], m["found"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(talk("{ fires: stuck, quiet: [about-money, asked-for-person] }"), Vec::<String>::new());
    assert_eq!(talk("{ fires: [stuck, about-money] }"), [r#"2 "fires" "about-money" "stuck""#]);
    assert_eq!(talk("{ quiet: [about-money, stuck] }"), [r#"2 "quiet" "stuck" "stuck""#]);
}

#[test]
fn noise_may_break_a_case_where_a_regression_may_not() {
    let folder = copy("significant");
    let base = folder.join("base.json");
    let base = base.to_str().unwrap();
    fs::remove_file(folder.join("suites/talks.yml")).unwrap();
    edit(
        &folder,
        "suites/messages.yml",
        "- gates:\n    accuracy: { at_least: 0.8 }\n    wrong_answers: { at_most: 0.1 }\n    intents: { track_order: { at_least: 1.0 } }\n",
        "",
    );
    let parcels: String = (10..22)
        .map(|n| format!("- message: where is parcel B000{n}\n  expect: {{ contains: on its way }}\n"))
        .collect();
    fs::write(folder.join("suites/parcels.yml"), &parcels[..parcels.len() / 12]).unwrap();
    let code = |fail_on: &str| test(&folder, &["--baseline", base, "--fail-on", fail_on]).status.code();
    test(&folder, &["--save-baseline", base]);
    edit(&folder, "intents/orders.yml", "on its way", "on the way");
    edit(&folder, "suites/messages.yml", ", contains: [A10101, on its way]", "");
    assert_eq!((code("any"), code("significant")), (Some(1), Some(0)));
    edit(&folder, "intents/orders.yml", "on the way", "on its way");
    fs::write(folder.join("suites/parcels.yml"), parcels).unwrap();
    test(&folder, &["--save-baseline", base]);
    edit(&folder, "intents/orders.yml", "on its way", "on the way");
    assert_eq!((code("any"), code("significant")), (Some(1), Some(1)));
}

#[test]
fn a_baseline_that_is_none_is_refused() {
    let folder = copy("refused");
    let file = folder.join("base.json");
    for (content, told) in [("{}", "missing field"), ("{\"version\":9,\"cases\":[],\"lines\":{}}", "it has version 9")]
    {
        fs::write(&file, content).unwrap();
        let output = test(&folder, &["--baseline", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(told));
    }
}
