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

/// The day on which golden desks are looked at.
const TODAY: [&str; 2] = ["--today", "2026-11-26"];

#[test]
fn every_desk_gets_what_is_expected() {
    for desk in desks() {
        let output = check(&desk, &TODAY);
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

/// The faults of a desk whose lines name them behind an arrow, as file, line and code.
fn seeded(desk: &Path, folder: &Path, faults: &mut Vec<(String, u64, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            seeded(desk, &path, faults);
        } else if path.file_name().unwrap() != "expected.txt" {
            let file = path.strip_prefix(desk).unwrap().to_str().unwrap().replace('\\', "/");
            for (number, line) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
                let code = line.split_once("<- ").and_then(|(_, rest)| rest.split(' ').next());
                faults.extend(code.map(|code| (file.clone(), number, code.to_owned())));
            }
        }
    }
}

#[test]
fn forty_faults_of_forty_kinds_are_found_each_on_its_line_and_nothing_else() {
    let desk = golden().join("forty_faults");
    let mut expected = Vec::new();
    seeded(&desk, &desk, &mut expected);
    let kinds: std::collections::BTreeSet<&str> = expected.iter().map(|(_, _, code)| code.as_str()).collect();
    assert_eq!((expected.len(), kinds.len()), (40, 40));
    let report: serde_json::Value = serde_json::from_slice(&check(&desk, &["--json"]).stdout).unwrap();
    let found = report["diagnostics"].as_array().unwrap().iter().map(|finding| {
        let place = &finding["place"];
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        (text(&place["file"]), place["line"].as_u64().unwrap(), text(&finding["code"]))
    });
    let mut found: Vec<_> = found.collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
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
fn nothing_is_wrong_with_the_sample_desk_and_the_templates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let templates = fs::read_dir(root.join("templates")).unwrap().map(|entry| entry.unwrap().path());
    for desk in templates.chain([root.to_owned()]) {
        let days = ["2026-11-26", "2126-11-26"].map(|day| {
            let output = check(&desk, &["--json", "--today", day]).stdout;
            serde_json::from_slice::<serde_json::Value>(&output).unwrap()
        });
        let found: Vec<_> = days.iter().flat_map(|report| report["diagnostics"].as_array().unwrap()).collect();
        assert!(found.is_empty(), "{}: {found:#?}", desk.display());
    }
}

#[test]
fn the_walk_through_the_sample_desk_comes_to_an_end() {
    let output = check(Path::new(env!("CARGO_MANIFEST_DIR")), &["--today", "2026-11-26"]).stdout;
    let told = String::from_utf8(output).unwrap();
    let states = told.lines().find_map(|line| line.strip_prefix("the policy keeps its promises in "));
    let states = states.and_then(|rest| rest.split(' ').next());
    let states: usize = states.and_then(|states| states.parse().ok()).unwrap_or_else(|| panic!("{told}"));
    assert!(states > 1_000 && !told.contains("--states"), "{told}");
}

fn codes() -> impl Iterator<Item = &'static str> {
    let trained = firstline::evaluate::trained::TRAINED_LINTS.iter().flat_map(|lint| lint.codes);
    firstline::LINTS
        .iter()
        .flat_map(|lint| lint.codes)
        .chain(firstline::READING_CODES)
        .chain(firstline::EXPIRY_CODES)
        .chain(trained)
        .copied()
}

#[test]
fn every_code_is_given_for_some_golden_desk_as_serious_as_it_is_explained() {
    let texts: String = desks().iter().map(|desk| text(&check(desk, &TODAY))).collect();
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
fn what_expires_is_told_as_of_the_day_that_is_given() {
    let desk = golden().join("articles");
    let told = |day: &str| {
        let text = text(&check(&desk, &["--today", day]));
        ["expired-article", "expires-soon"].map(|code| text.matches(code).count())
    };
    assert_eq!(told("2026-09-30"), [0, 0], "31 days are left");
    assert_eq!(told("2026-10-01"), [0, 1]);
    assert_eq!(told("2026-10-31"), [0, 1], "the last day is a day on which it is shown");
    assert_eq!(told("2026-11-26"), [1, 1]);
    assert_eq!(told("2027-01-01"), [2, 0]);
    assert_eq!(check(&desk, &["--today", "26.11.2026"]).status.code(), Some(2));
    let by_the_clock = text(&check(&desk, &[]));
    assert!(by_the_clock.contains("expired-article"), "the summer of 2026 is over: {by_the_clock}");
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

/// A copy of a golden desk that a test may change.
struct Copy(PathBuf);

impl Copy {
    fn of(desk: &str, name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("check_{name}"));
        let _ = fs::remove_dir_all(&folder);
        copy(&golden().join(desk), &folder);
        Self(folder)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).unwrap()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}

#[test]
fn fixes_are_applied_told_and_then_found_no_more() {
    let desk = Copy::of("marks", "fix");
    let before = desk.read("intents/club.yml");
    let output = text(&check(&desk.0, &["--fix"]));
    assert!(output.starts_with("fixed[bare-value] intents/club.yml:5:14: `duo` is not marked here"), "{output}");
    assert!(output.contains("1 finding fixed in 1 file"), "{output}");
    let after = desk.read("intents/club.yml");
    assert_eq!(after, before.replace("is the duo plan", "is the [duo](plan) plan"));
    let again = text(&check(&desk.0, &["--fix"]));
    assert!(again.starts_with("nothing to fix"), "what is left only a person can mend: {again}");
    assert_eq!(desk.read("intents/club.yml"), after);
    let hidden = fs::read_dir(desk.0.join("intents")).unwrap().count();
    assert_eq!(hidden, 1, "no half-written file is left");
}

#[test]
fn a_repeated_example_is_taken_out_with_its_line_and_a_byte_order_mark_stays() {
    let desk = Copy::of("marks", "repeated");
    let intents = "\u{feff}- intent: a\n  about: x\n  examples:\n    - one two\n    - One, two!\n    - three four\n    - five\n  reply: yes\n";
    fs::write(desk.0.join("intents/club.yml"), intents).unwrap();
    let output = text(&check(&desk.0, &["--fix"]));
    assert!(output.starts_with("fixed[repeated-example] intents/club.yml:5:7"), "{output}");
    assert_eq!(desk.read("intents/club.yml"), intents.replace("    - One, two!\n", ""));
}

#[test]
fn a_slip_in_a_key_is_mended_unless_an_error_would_follow() {
    let desk = Copy::of("marks", "keys");
    let settings = desk.read("firstline.yml");
    fs::write(desk.0.join("firstline.yml"), settings.replace("entities:", "entitis:")).unwrap();
    let intents = desk.read("intents/club.yml").replace("  reply:", "  urgncy: low\n  phrses: ['?']\n  reply:");
    fs::write(desk.0.join("intents/club.yml"), &intents).unwrap();
    let output = text(&check(&desk.0, &["--fix"]));
    assert_eq!(desk.read("firstline.yml"), settings, "{output}");
    let mended = desk.read("intents/club.yml");
    assert!(
        mended.contains("  urgency: low") && mended.contains("  phrses: ['?']"),
        "a phrase without a word: {mended}"
    );
}

#[test]
fn a_saved_file_is_checked_again() {
    use std::io::{BufRead, BufReader};
    let desk = Copy::of("good", "watch");
    let mut command = Command::new(env!("CARGO_BIN_EXE_firstline"));
    command.args(["check", "--watch", "--desk"]).arg(&desk.0).stdout(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut round = || -> Vec<String> {
        let lines = lines.by_ref().map(Result::unwrap);
        lines.take_while(|line| !line.starts_with("watching")).collect()
    };
    assert!(round().iter().any(|line| line.contains("no problems")));
    let intents = desk.read("intents/orders.yml");
    fs::write(desk.0.join("intents/orders.yml"), intents.replace("about: where", "abuot: where")).unwrap();
    let broken = round();
    fs::write(desk.0.join("intents/orders.yml"), &intents).unwrap();
    let mended = round();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(broken.iter().any(|line| line.contains("did you mean `about`?")), "{broken:?}");
    assert!(mended.iter().any(|line| line.contains("no problems")), "{mended:?}");
}
