//! The systems whose files can be read, and how a file is told to be of one.

use serde_json::Value;

use super::imported::Imported;
use super::{
    archive, clu, csv_rows, dialogflow_cx, dialogflow_es, lex, luis, nlpjs, qna_maker, rasa, settle, snips, watson,
    yaml_tree,
};

/// A system whose files can be read.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum System {
    /// Rasa: `nlu.yml`, with or without the responses of its domain.
    Rasa,
    /// Dialogflow ES: the archive of an agent.
    DialogflowEs,
    /// Dialogflow CX: the archive of an agent.
    DialogflowCx,
    /// LUIS: an app as JSON.
    Luis,
    /// Azure Conversational Language Understanding: a project as JSON.
    Clu,
    /// IBM Watson Assistant: a workspace or a dialog skill as JSON.
    Watson,
    /// IBM Watson Assistant: rows of example and intent, without a header.
    WatsonCsv,
    /// Amazon Lex V2: the archive of a bot.
    Lex,
    /// Snips: its YAML of intents and entities.
    Snips,
    /// nlp.js: a corpus as JSON.
    Nlpjs,
    /// QnA Maker: its table of tab-separated values.
    QnaMaker,
    /// Rows with a header that names `text` and `intent`, or `article` and `answer`.
    Csv,
    /// JSON lines with the same names.
    Jsonl,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ImportError {
    message: String,
}

impl ImportError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl From<String> for ImportError {
    fn from(message: String) -> Self {
        Self { message }
    }
}

impl System {
    /// Every system.
    pub const ALL: [Self; 13] = [
        Self::Rasa,
        Self::DialogflowEs,
        Self::DialogflowCx,
        Self::Luis,
        Self::Clu,
        Self::Watson,
        Self::WatsonCsv,
        Self::Lex,
        Self::Snips,
        Self::Nlpjs,
        Self::QnaMaker,
        Self::Csv,
        Self::Jsonl,
    ];

    /// The word for it on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rasa => "rasa",
            Self::DialogflowEs => "dialogflow-es",
            Self::DialogflowCx => "dialogflow-cx",
            Self::Luis => "luis",
            Self::Clu => "clu",
            Self::Watson => "watson",
            Self::WatsonCsv => "watson-csv",
            Self::Lex => "lex",
            Self::Snips => "snips",
            Self::Nlpjs => "nlpjs",
            Self::QnaMaker => "qnamaker",
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
        }
    }

    /// The system that a file is of, by its name and what is in it; `None` if no system writes such files.
    pub fn guess(name: &str, bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK") {
            let files = archive::files(bytes).ok()?;
            let any = |part: &str| files.keys().any(|path| path.contains(part));
            return match () {
                () if any("BotLocales/") => Some(Self::Lex),
                () if any("trainingPhrases/") || any("flows/") => Some(Self::DialogflowCx),
                () if any("intents/") => Some(Self::DialogflowEs),
                () => None,
            };
        }
        let text = core::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        match ending.as_str() {
            "json" => serde_json::from_str(text).ok().and_then(|value| Self::of_json(&value)),
            "yml" | "yaml" => Some(if text.contains("type: intent") || text.contains("type: entity") {
                Self::Snips
            } else {
                Self::Rasa
            }),
            "tsv" => Some(Self::QnaMaker),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(if csv_rows::has_header(text) { Self::Csv } else { Self::WatsonCsv }),
            _ => None,
        }
    }

    fn of_json(value: &Value) -> Option<Self> {
        let has = |key: &str| value.get(key).is_some();
        match () {
            () if has("luis_schema_version") => Some(Self::Luis),
            () if has("projectFileVersion") || has("assets") => Some(Self::Clu),
            () if has("data") && (has("locale") || has("name")) => Some(Self::Nlpjs),
            () if has("intents") || has("workspace") || has("dialog_nodes") => Some(Self::Watson),
            () => None,
        }
    }

    /// Reads a file, and makes what is in it fit for a desk. `name` is the file's name, for messages.
    ///
    /// # Errors
    /// If it is not of this system, damaged, or larger than the limits allow.
    pub fn read(self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let mut imported = Imported::default();
        let text = || {
            let text = core::str::from_utf8(bytes).map_err(|_| ImportError::new("the file is not UTF-8"))?;
            Ok::<&str, ImportError>(text.trim_start_matches('\u{feff}'))
        };
        let json = || {
            let value: Result<Value, _> = serde_json::from_str(text()?);
            value.map_err(|error| ImportError::new(format!("no valid JSON: {error}")))
        };
        let yaml =
            || yaml_tree::documents(text()?).map_err(|error| ImportError::new(format!("no valid YAML: {error}")));
        match self {
            Self::Rasa => rasa::read(yaml()?, name, &mut imported)?,
            Self::DialogflowEs => dialogflow_es::read(archive::files(bytes)?, &mut imported)?,
            Self::DialogflowCx => dialogflow_cx::read(archive::files(bytes)?, &mut imported)?,
            Self::Luis => luis::read(json()?, name, &mut imported)?,
            Self::Clu => clu::read(json()?, name, &mut imported)?,
            Self::Watson => watson::read(json()?, name, &mut imported)?,
            Self::WatsonCsv => csv_rows::read_watson(text()?, name, &mut imported)?,
            Self::Lex => lex::read(archive::files(bytes)?, &mut imported)?,
            Self::Snips => snips::read(yaml()?, name, &mut imported)?,
            Self::Nlpjs => nlpjs::read(json()?, name, &mut imported)?,
            Self::QnaMaker => qna_maker::read(text()?, name, &mut imported)?,
            Self::Csv => csv_rows::read(text()?, name, &mut imported)?,
            Self::Jsonl => csv_rows::read_jsonl(text()?, name, &mut imported)?,
        }
        settle::settle(&mut imported);
        if imported.intents.is_empty() && imported.articles.is_empty() {
            return Err(ImportError::new("there is no intent and no article in it"));
        }
        Ok(imported)
    }
}
