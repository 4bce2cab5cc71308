//! Importers on files of every system, written after the vendors' documents with every construct of each format, and what
//! comes of them; after a change, `GOLDEN=write cargo test --features cli --test import` writes them anew.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may read files, and fails by panicking"
)]

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use firstline::{Desk, ExportTarget, Imported, Severity, Sources, System, check, desk_files, export, read_sources};
use snapbox::{Data, assert_data_eq};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SAMPLES: [(System, &str); 13] = [
    (System::Rasa, "rasa.yml"),
    (System::DialogflowEs, "dialogflow_es"),
    (System::DialogflowCx, "dialogflow_cx"),
    (System::Luis, "luis.json"),
    (System::Clu, "clu.json"),
    (System::Watson, "watson.json"),
    (System::WatsonCsv, "watson.csv"),
    (System::Lex, "lex"),
    (System::Snips, "snips.yaml"),
    (System::Nlpjs, "nlpjs.json"),
    (System::QnaMaker, "qnamaker.tsv"),
    (System::Csv, "rows.csv"),
    (System::Jsonl, "rows.jsonl"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The bytes of a sample; a folder is an archive.
fn sample(name: &str) -> Vec<u8> {
    let path = root().join("tests/import").join(name);
    if path.is_file() {
        return fs::read(path).unwrap();
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut folders = vec![path.clone()];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for entry in entries {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                let name = entry.strip_prefix(&path).unwrap().to_string_lossy().replace('\\', "/");
                writer.start_file(name, SimpleFileOptions::default()).unwrap();
                writer.write_all(&fs::read(entry).unwrap()).unwrap();
            }
        }
    }
    writer.finish().unwrap().into_inner()
}

fn desk_of(files: &[(String, String)]) -> Desk {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(path, text.as_str());
    }
    let reading = read_sources(sources.clone());
    let desk = reading.desk.unwrap();
    let errors: Vec<String> = reading
        .diagnostics
        .iter()
        .map(ToOwned::to_owned)
        .chain(check(&desk))
        .filter(|found| found.severity == Severity::Error)
        .map(|found| format!("{} {}: {}", sources.place(found.span), found.code, found.message))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    desk
}

/// The files and the report, as one text.
fn shown(imported: &Imported, files: &[(String, String)]) -> String {
    let dropped = imported.dropped.iter().map(|one| format!("dropped  {}: {} ({})\n", one.place, one.what, one.why));
    let files = files.iter().map(|(path, text)| format!("\n==> {path}\n{text}"));
    dropped.chain(files).collect()
}

#[test]
fn every_sample_becomes_a_desk_without_errors() {
    for (system, name) in SAMPLES {
        let bytes = sample(name);
        assert_eq!(System::guess(name, &bytes), Some(system), "{name}");
        let imported = system.read(name, &bytes).unwrap();
        let files = desk_files(&imported, "Imported desk");
        let expected = root().join("tests/golden/import").join(format!("{}.txt", system.word()));
        let text = shown(&imported, &files);
        if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "write") {
            fs::create_dir_all(expected.parent().unwrap()).unwrap();
            fs::write(&expected, &text).unwrap();
        }
        assert_data_eq!(text, Data::read_from(&expected, None).raw());
        desk_of(&files);
    }
}

#[test]
fn import_export_import_is_a_fixed_point() {
    for (target, system, file) in [
        (ExportTarget::Rasa, System::Rasa, "out.yml"),
        (ExportTarget::Nlpjs, System::Nlpjs, "out.json"),
        (ExportTarget::Csv, System::Csv, "out.csv"),
        (ExportTarget::Jsonl, System::Jsonl, "out.jsonl"),
    ] {
        // Whatever a form can hold after a first export, it holds after any further one.
        for (source, name) in SAMPLES {
            let first = source.read(name, &sample(name)).unwrap();
            let first = export(&desk_of(&desk_files(&first, "A desk")), target).text;
            assert_eq!(System::guess(file, first.as_bytes()), Some(system), "{name}");
            let second = system.read(file, first.as_bytes()).unwrap();
            let files = desk_files(&second, "A desk");
            assert_eq!(export(&desk_of(&files), target).text, first, "{name} as {file}");
            let third = system.read(file, first.as_bytes()).unwrap();
            assert_eq!(desk_files(&third, "A desk"), files);
        }
    }
}

#[test]
fn what_a_form_can_hold_comes_back_byte_for_byte() {
    for (system, name, target) in [
        (System::Rasa, "rasa.yml", ExportTarget::Rasa),
        (System::Nlpjs, "nlpjs.json", ExportTarget::Nlpjs),
        (System::Csv, "rows.csv", ExportTarget::Csv),
        (System::Jsonl, "rows.jsonl", ExportTarget::Jsonl),
        (System::Luis, "luis.json", ExportTarget::Rasa),
        (System::Snips, "snips.yaml", ExportTarget::Rasa),
        (System::QnaMaker, "qnamaker.tsv", ExportTarget::Nlpjs),
    ] {
        let files = desk_files(&system.read(name, &sample(name)).unwrap(), "A desk");
        let exported = export(&desk_of(&files), target).text;
        let back = match target {
            ExportTarget::Rasa => System::Rasa,
            ExportTarget::Nlpjs => System::Nlpjs,
            ExportTarget::Csv => System::Csv,
            ExportTarget::Jsonl => System::Jsonl,
        };
        let again = desk_files(&back.read(name, exported.as_bytes()).unwrap(), "A desk");
        let contents = |files: &[(String, String)]| {
            let of_content = files.iter().filter(|(path, _)| path != "firstline.yml").cloned();
            of_content
                .map(|(path, text)| (path, text.replace("tags: [\"topic:reset\", \"model:two\"]\n", "")))
                .collect::<Vec<_>>()
        };
        assert_eq!(contents(&again), contents(&files), "{name}");
    }
}

#[test]
fn the_sample_desk_is_exported_with_a_report_and_comes_back() {
    let reading = firstline::read_desk(&root());
    let desk = reading.desk.unwrap();
    let exported = export(&desk, ExportTarget::Rasa);
    assert!(exported.dropped.iter().any(|dropped| dropped.what == "the escalation policy"));
    let imported = System::Rasa.read("nlu.yml", exported.text.as_bytes()).unwrap();
    assert_eq!(imported.intents.len(), desk.intents.len());
    assert_eq!(imported.articles.len(), desk.articles.len());
    let examples = |desk: &Desk| desk.intents.iter().map(|intent| intent.examples.len()).sum::<usize>();
    assert_eq!(examples(&desk_of(&desk_files(&imported, "Back"))), examples(&desk));
}

#[test]
fn the_command_writes_a_desk_once() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("imported");
    let _ = fs::remove_dir_all(&folder);
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_firstline")).args(arguments).current_dir(root()).output().unwrap()
    };
    let out = folder.to_str().unwrap();
    let first = run(&["import", "tests/import/luis.json", "-o", out]);
    let text = String::from_utf8_lossy(&first.stdout).into_owned();
    assert_eq!(first.status.code(), Some(0), "{text}");
    assert!(text.contains("dropped  ") && text.contains("from luis: 2 intents with 5 examples"), "{text}");
    assert_eq!(run(&["check", "--desk", out]).status.code(), Some(0));
    let again = run(&["import", "tests/import/luis.json", "-o", out]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("holds a desk already"));
    let file = folder.join("out.jsonl");
    let exported = run(&["export", "--desk", out, "--format", "jsonl", "-o", file.to_str().unwrap(), "--json"]);
    assert_eq!(exported.status.code(), Some(0));
    assert!(fs::read_to_string(file).unwrap().contains("cancel ticket [T-1234](ticket)"));
    let unknown = run(&["import", "Cargo.lock", "-o", out]);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("name it with --format"));
}
