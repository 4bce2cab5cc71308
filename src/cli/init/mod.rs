//! `firstline init`: a small working desk to begin with, with schemas and settings for editors.

mod templates;

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::{Value, json};

use super::Outcome;
use super::render::count;
use super::schema::printed;
use crate::format::schema::FileKind;
use templates::{BANK, File, SAAS, SHOP, TELECOM};

/// What can be typed after `firstline init`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The folder to write it in, which is made if it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// What kind of desk to begin with
    #[arg(long, value_enum, default_value_t = Template::Shop)]
    template: Template,
    /// Overwrite files that are there
    #[arg(long)]
    force: bool,
}

/// The desks to begin with.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
enum Template {
    /// A shop that sends parcels
    Shop,
    /// A bank
    Bank,
    /// Mobile phones and broadband
    Telecom,
    /// Software for teams
    Saas,
}

impl Template {
    const fn files(self) -> &'static [File] {
        match self {
            Self::Shop => SHOP,
            Self::Bank => BANK,
            Self::Telecom => TELECOM,
            Self::Saas => SAAS,
        }
    }
}

/// `firstline init`.
pub(super) fn run(options: &Options) -> Result<Outcome, String> {
    let files = files(options.template)?;
    let there: Vec<&str> =
        files.iter().map(|(path, _)| path.as_str()).filter(|path| options.folder.join(path).exists()).collect();
    if !there.is_empty() && !options.force {
        let list = there.iter().map(|path| format!("  {path}")).collect::<Vec<_>>().join("\n");
        let folder = options.folder.display();
        return Err(format!(
            "firstline: `{folder}` has these files already, and nothing was written; `--force` overwrites them\n{list}"
        ));
    }
    for (path, text) in &files {
        write(&options.folder.join(path), text)
            .map_err(|error| format!("firstline: cannot write `{path}`: {error}"))?;
    }
    let folder = options.folder.display();
    let at = if options.folder == Path::new(".") { String::new() } else { format!(" --desk {folder}") };
    Ok(Outcome::fine(format!(
        "{} written in `{folder}`\n\nTry it, then make it yours:\n  firstline check{at}\n  firstline test{at}\n  firstline chat{at}\n",
        count(files.len(), "file")
    )))
}

/// Everything that is written, by path: the desk, where each file of YAML names its schema; the schemas; settings for an editor.
fn files(template: Template) -> Result<Vec<(String, String)>, String> {
    let mut files: Vec<(String, String)> = Vec::new();
    for (path, text) in template.files() {
        let text = match kind(path) {
            Some(kind) => {
                let up = "../".repeat(path.matches('/').count());
                format!("# yaml-language-server: $schema={up}{}\n{text}", schema_path(kind))
            }
            None => (*text).to_owned(),
        };
        files.push(((*path).to_owned(), text));
    }
    for kind in FileKind::ALL {
        files.push((schema_path(kind), printed(&kind.schema())?));
    }
    files.push((".vscode/settings.json".to_owned(), printed(&editor())?));
    Ok(files)
}

/// The kind of a file of YAML.
fn kind(path: &str) -> Option<FileKind> {
    match path.split('/').next() {
        Some("firstline.yml") => Some(FileKind::Settings),
        Some("intents") => Some(FileKind::Intents),
        Some("suites") => Some(FileKind::Suites),
        _ => None,
    }
}

fn schema_path(kind: FileKind) -> String {
    format!(".schema/{}.json", kind.word())
}

/// Which schema is whose, for the YAML extension of Visual Studio Code and editors that read its settings.
fn editor() -> Value {
    json!({
        "yaml.schemas": {
            schema_path(FileKind::Settings): "firstline.yml",
            schema_path(FileKind::Intents): "intents/*.yml",
            schema_path(FileKind::Suites): "suites/*.yml",
        }
    })
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
