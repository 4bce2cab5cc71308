//! What a search outside the engine brings back.

use serde::{Deserialize, Serialize};

/// An article that the host's search has found: one of the desk's, or of a knowledge base that only the host knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct FoundArticle {
    /// Its id. Where the desk has an article of that id, the desk's answer is given.
    pub article: String,
    /// What it is called, as a choice for the customer.
    pub title: String,
    /// Questions that it answers, if the host knows any.
    pub questions: Vec<String>,
    /// The answer, in Markdown; it is said as it stands, and no template.
    pub answer: String,
}
