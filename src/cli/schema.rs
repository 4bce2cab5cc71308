//! `firstline schema`: JSON Schemas of a desk's files, for editors, and of what hosts exchange with the engine.

use clap::ValueEnum;
use serde_json::{Map, Value};

use super::Outcome;
use crate::engine::schema::DataKind;
use crate::format::schema::FileKind;

/// What can be typed after `firstline schema`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Only the schema of this
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
    /// What a host sends
    Event,
    /// What follows
    Decision,
    /// What a person gets who takes over
    Packet,
    /// A line of the event log
    #[value(name = "log_entry")]
    LogEntry,
    /// What a host stores between events
    Conversation,
}

/// `firstline schema`.
pub(super) fn run(options: &Options) -> Result<Outcome, String> {
    let schema = match options.kind {
        Some(Kind::Settings) => FileKind::Settings.schema(),
        Some(Kind::Intents) => FileKind::Intents.schema(),
        Some(Kind::Article) => FileKind::Article.schema(),
        Some(Kind::Suites) => FileKind::Suites.schema(),
        Some(Kind::Event) => DataKind::Event.schema(),
        Some(Kind::Decision) => DataKind::Decision.schema(),
        Some(Kind::Packet) => DataKind::Packet.schema(),
        Some(Kind::LogEntry) => DataKind::LogEntry.schema(),
        Some(Kind::Conversation) => DataKind::Conversation.schema(),
        None => {
            let all = FileKind::ALL.iter().map(|kind| (kind.word().to_owned(), kind.schema()));
            let data = DataKind::ALL.iter().map(|kind| (kind.word().to_owned(), kind.schema()));
            Value::Object(all.chain(data).collect::<Map<_, _>>())
        }
    };
    Ok(Outcome::fine(printed(&schema)?))
}

/// A schema as it is printed and written.
pub(super) fn printed(schema: &Value) -> Result<String, String> {
    serde_json::to_string_pretty(schema).map(|text| text + "\n").map_err(|error| format!("firstline: {error}"))
}
