//! One entry of the knowledge base.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::day::Day;
use crate::text::language::Language;
use crate::text::span::Spanned;

/// An article: question variants and an answer, in `knowledge_base/*.md`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Article {
    /// Its id, the name of its file.
    pub id: Spanned<String>,
    /// Its title; the first question, if it has none.
    pub title: Option<Spanned<String>>,
    /// Questions that it answers, as customers put them.
    pub questions: Vec<Spanned<String>>,
    /// Tags for the log and the handoff packet.
    pub tags: Vec<Spanned<String>>,
    /// Its language; the desk's main one, if it does not say.
    pub language: Option<Spanned<Language>>,
    /// The last day on which it is shown.
    pub valid_until: Option<Spanned<Day>>,
    /// Links shown below the answer: what they are called, where they lead.
    pub links: BTreeMap<String, Spanned<String>>,
    /// The answer, in Markdown.
    pub answer: Spanned<String>,
}

impl Article {
    /// What it is called: its title, else its first question, else its id.
    pub fn name(&self) -> &str {
        self.title.as_ref().or(self.questions.first()).unwrap_or(&self.id)
    }
}
