//! What an importer found, before it is a desk.

use std::collections::BTreeMap;

use serde::Serialize;

/// What another system's files say, in the terms of a desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// What the bot is called there.
    pub name: Option<String>,
    /// Codes of its languages, the main one first.
    pub languages: Vec<String>,
    /// Its intents, in the order of the files.
    pub intents: Vec<Intent>,
    /// Its questions with answers.
    pub articles: Vec<Article>,
    /// Its kinds of values, by name.
    pub entities: BTreeMap<String, Entity>,
    /// Messages that it does not answer.
    pub out_of_scope: Vec<String>,
    /// What has no place in a desk.
    pub dropped: Vec<Dropped>,
}

/// An intent of another system.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intent {
    /// Its name there.
    pub name: String,
    /// What it is, if it says.
    pub about: String,
    /// What customers type.
    pub examples: Vec<Example>,
    /// Values that it asks for.
    pub slots: BTreeMap<String, Slot>,
    /// What the bot replies, in several wordings.
    pub replies: Vec<String>,
}

/// A value that an intent asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slot {
    /// The kind of value.
    pub entity: String,
    /// How the bot asks for it; empty, if it does not ask.
    pub ask: String,
}

/// A question with its answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Its name or number there.
    pub name: String,
    /// Ways to ask.
    pub questions: Vec<String>,
    /// The answer.
    pub answer: String,
    /// Tags.
    pub tags: Vec<String>,
}

/// A kind of value.
#[derive(Clone, Debug, PartialEq)]
pub enum Entity {
    /// What matches a regular expression.
    Pattern(String),
    /// One of several values, each with its synonyms.
    List {
        /// The values.
        values: BTreeMap<String, Vec<String>>,
        /// Whether typing errors are forgiven.
        typos: bool,
    },
}

/// An example, cut into pieces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example(pub Vec<Piece>);

/// A piece of an example.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    /// What is typed.
    pub text: String,
    /// The slot whose value it is.
    pub slot: Option<String>,
}

/// A part of another system's files that has no place in a desk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Dropped {
    /// In which file or part of it.
    pub place: String,
    /// What it is.
    pub what: String,
    /// Why it is dropped.
    pub why: String,
}

impl Imported {
    /// Tells that a part has no place.
    pub fn drop(&mut self, what: impl Into<String>, place: impl Into<String>, why: impl Into<String>) {
        self.dropped.push(Dropped { what: what.into(), place: place.into(), why: why.into() });
    }

    /// The intent of that name, new if there is none.
    pub fn intent(&mut self, name: &str) -> &mut Intent {
        let at = self.intents.iter().position(|intent| intent.name == name);
        let at = at.unwrap_or_else(|| {
            self.intents.push(Intent { name: name.to_owned(), ..Intent::default() });
            self.intents.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the index was found or pushed above")]
        &mut self.intents[at]
    }

    /// The values of the list of that name, new if there is none; what a pattern of that name recognises has no values.
    pub fn list(&mut self, name: &str) -> Option<&mut BTreeMap<String, Vec<String>>> {
        let new = || Entity::List { values: BTreeMap::new(), typos: false };
        match self.entities.entry(name.to_owned()).or_insert_with(new) {
            Entity::List { values, .. } => Some(values),
            Entity::Pattern(_) => None,
        }
    }
}

impl Example {
    /// Text without values.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Piece { text: text.into(), slot: None }])
    }

    /// The text as a customer types it.
    pub fn text(&self) -> String {
        self.0.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The values that are marked, with their slots.
    pub fn marks(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|piece| Some((piece.slot.as_deref()?, piece.text.as_str())))
    }
}
