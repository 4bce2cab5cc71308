//! `firstline import`: other systems' files as a desk.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::Outcome;
use super::render::{count, render};
use crate::check::check;
use crate::format::import::{Imported, System, desk_files};
use crate::format::reading::read_sources;
use crate::text::diagnostic::Severity;
use crate::text::source::Sources;

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 256 << 20;

/// What can be typed after `firstline import`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Options {
    /// The file, or the archive, that the other system exported
    file: PathBuf,
    /// Of which system it is; guessed from its name and content, if not given
    #[arg(long, value_name = "SYSTEM", value_parser = system)]
    format: Option<System>,
    /// The folder to write the desk into; it must not hold a desk already
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Print one JSON object: what was written, and what was dropped and why
    #[arg(long)]
    json: bool,
}

const AFTER_HELP: &str = "\
Systems:
  rasa           nlu.yml, with or without the responses of the domain
  dialogflow-es  the archive of an agent
  dialogflow-cx  the archive of an agent, as JSON package
  luis, clu      an app or a project as JSON
  watson         a workspace or a dialog skill as JSON
  watson-csv     rows of example and intent, without a header
  lex            the archive of a Lex V2 bot
  snips          YAML of intents and entities
  nlpjs          a corpus as JSON
  qnamaker       tab-separated values
  csv, jsonl     rows with `text` and `intent`, or `text`, `article` and `answer`

Exit codes:
  0  the desk is written; what had no place in it is told
  1  the desk is written, and `firstline check` finds errors in it
  2  nothing is written: the file cannot be read, or the folder holds a desk already";

fn system(word: &str) -> Result<System, String> {
    let known = System::ALL.map(System::word).join(", ");
    System::ALL.into_iter().find(|system| system.word() == word).ok_or(format!("it is none of {known}"))
}

pub(super) fn run(options: &Options) -> Result<Outcome, String> {
    let path = options.file.display();
    let bytes = read(&options.file)?;
    let name = options.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let guessed = options.format.or_else(|| System::guess(&name, &bytes));
    let system =
        guessed.ok_or_else(|| format!("firstline: cannot tell of which system `{path}` is; name it with --format"))?;
    let imported =
        system.read(&name, &bytes).map_err(|error| format!("firstline: `{path}` as {}: {error}", system.word()))?;
    let stem = options.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let files = desk_files(&imported, &stem);
    write(&options.output, &files)?;
    let mut sources = Sources::default();
    for (path, text) in &files {
        sources.add(path, text.as_str());
    }
    let reading = read_sources(sources.clone());
    let mut problems = reading.diagnostics.clone();
    problems.extend(reading.desk.iter().flat_map(check));
    problems.retain(|problem| problem.severity == Severity::Error);
    let output = match options.json {
        true => report(system, &imported, &files, problems.len()),
        false => {
            let rendered = render(&problems, &sources, false);
            format!("{rendered}{}", shown(system, &imported, &options.output))
        }
    };
    Ok(Outcome { output, found: !problems.is_empty() })
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the file it is given, with a limit")]
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) if bytes.len() as u64 > MAX_FILE => {
            Err(format!("firstline: `{}` is larger than {} MB", path.display(), MAX_FILE >> 20))
        }
        Ok(_) => Ok(bytes),
        Err(error) => Err(format!("firstline: cannot read `{}`: {error}", path.display())),
    }
}

/// The files of a new desk. Names of files are ids, so that none leaves the folder.
fn write(folder: &Path, files: &[(String, String)]) -> Result<(), String> {
    if folder.join("firstline.yml").exists() {
        return Err(format!("firstline: `{}` holds a desk already; name another folder", folder.display()));
    }
    for (path, text) in files {
        let path = folder.join(path);
        let parent = path.parent().unwrap_or(folder);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&path, text));
        written.map_err(|error| format!("firstline: cannot write `{}`: {error}", path.display()))?;
    }
    Ok(())
}

fn shown(system: System, imported: &Imported, folder: &Path) -> String {
    let mut out = String::new();
    for dropped in &imported.dropped {
        let _ = writeln!(out, "dropped  {}: {} ({})", dropped.place, dropped.what, dropped.why);
    }
    let examples = imported.intents.iter().map(|intent| intent.examples.len()).sum();
    let silent = imported.intents.iter().filter(|intent| intent.replies.is_empty()).count();
    let _ = writeln!(
        out,
        "{} from {}: {} with {}, {}, {}, {} out of scope",
        folder.display(),
        system.word(),
        count(imported.intents.len(), "intent"),
        count(examples, "example"),
        count(imported.articles.len(), "article"),
        count(imported.entities.len(), "entity").replace("entitys", "entities"),
        count(imported.out_of_scope.len(), "example"),
    );
    if silent > 0 {
        let _ = writeln!(out, "{} without a reply: a person answers until you write one", count(silent, "intent"));
    }
    if !imported.dropped.is_empty() {
        let _ = writeln!(out, "{} dropped, as told above", count(imported.dropped.len(), "thing"));
    }
    let _ = writeln!(out, "next: firstline check --desk {}", folder.display());
    out
}

fn report(system: System, imported: &Imported, files: &[(String, String)], errors: usize) -> String {
    let paths: Vec<&String> = files.iter().map(|(path, _)| path).collect();
    let report = json!({
        "format": system.word(),
        "files": paths,
        "intents": imported.intents.len(),
        "articles": imported.articles.len(),
        "entities": imported.entities.len(),
        "out_of_scope": imported.out_of_scope.len(),
        "dropped": imported.dropped,
        "errors": errors,
    });
    format!("{report}\n")
}
