//! `firstline schema`: JSON Schemas of a desk's files, for editors.

use clap::ValueEnum;
use serde_json::{Map, Value};

use super::Outcome;
use crate::format::schema::FileKind;

/// What can be typed after `firstline schema`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Only the schema of these files
    #[arg(value_enum)]
    kind: Option<Kind>,
}

/// The kinds of files, as they are typed.
#[derive(Copy, Clone, Debug, ValueEnum)]
enum Kind {
    /// `firstline.yml`
    Settings,
    /// `intents/*.yml`
    Intents,
    /// The front matter of `knowledge_base/*.md`
    Article,
    /// The regression suites
    Suites,
}

/// `firstline schema`.
pub(super) fn run(options: &Options) -> Result<Outcome, String> {
    let schema = match options.kind {
        Some(Kind::Settings) => FileKind::Settings.schema(),
        Some(Kind::Intents) => FileKind::Intents.schema(),
        Some(Kind::Article) => FileKind::Article.schema(),
        Some(Kind::Suites) => FileKind::Suites.schema(),
        None => {
            let all = FileKind::ALL.iter().map(|kind| (kind.word().to_owned(), kind.schema()));
            Value::Object(all.collect::<Map<_, _>>())
        }
    };
    Ok(Outcome::fine(printed(&schema)?))
}

/// A schema as it is printed and written.
pub(super) fn printed(schema: &Value) -> Result<String, String> {
    serde_json::to_string_pretty(schema).map(|text| text + "\n").map_err(|error| format!("firstline: {error}"))
}
