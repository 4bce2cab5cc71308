//! The seam to a search engine outside: what the host is asked to search for, and what it brings back, as plain data.

use core::fmt::{self, Display};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::EventKind;
use super::evidence::Evidence;
use crate::desk::found::FoundArticle;
use crate::text::language::Language;
use crate::text::veiled::Veiled;

/// The most articles of a search that are looked at.
pub const MAX_FOUND: usize = 5;

/// What the host is asked to search for, with action `search`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SearchQuery {
    /// The id of the event that led to it. [`EventKind::Found`] and [`EventKind::SearchFailed`] repeat it.
    pub search: String,
    /// What the customer wrote, personal data redacted. For engines that search by meaning; it is no query, and must not reach a
    /// query parser.
    pub text: String,
    /// The words in it, in small letters, without signs and personal data, misspelt ones mended, each once, at most 64: from
    /// these a query is made.
    pub words: Vec<String>,
    /// The language that it was read in.
    pub language: Language,
    /// How many articles are wanted.
    pub limit: usize,
    /// By when. Then the bot goes on without.
    pub until: Timestamp,
}

/// Prints what surrounds the question, and not the question.
impl fmt::Debug for SearchQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("SearchQuery");
        out.field("search", &self.search).field("text", &Veiled(&self.text)).field("words", &self.words.len());
        out.field("language", &self.language).field("limit", &self.limit).field("until", &self.until).finish()
    }
}

/// A search engine that a host puts behind the seam.
///
/// The engine never calls it: where a desk says `search: { host: { within: 3s } }`, a step decides
/// [`Action::Search`](crate::Action::Search), and the host answers with the event that [`answer`] makes.
///
/// ```
/// use firstline::{EventKind, FoundArticle, Retriever, SearchQuery, answer};
/// struct Shelf;
/// impl Retriever for Shelf {
///     type Error = std::io::Error;
///     fn find(&mut self, query: &SearchQuery) -> Result<Vec<FoundArticle>, Self::Error> {
///         let tea = FoundArticle { article: "tea".to_owned(), answer: "Yes, green tea.".to_owned(), ..Default::default() };
///         Ok(query.words.iter().any(|word| word == "tea").then_some(tea).into_iter().collect())
///     }
/// }
/// # fn query() -> SearchQuery {
/// #     SearchQuery { search: "e1".to_owned(), text: "is there tea?".to_owned(), words: vec!["is".to_owned(),
/// #         "there".to_owned(), "tea".to_owned()], language: firstline::Language::English, limit: 5,
/// #         until: "2026-11-23T10:00:00Z".parse().expect("a time") }
/// # }
/// let kind = answer(&mut Shelf, &query());
/// assert!(matches!(kind, EventKind::Found { articles, .. } if articles.len() == 1));
/// ```
pub trait Retriever {
    /// Why nothing could be searched for; told in the trace as a fault.
    type Error: Display;

    /// The articles that may answer, the best first, at most `query.limit`.
    ///
    /// # Errors
    /// If the search engine cannot be asked, or does not answer in time.
    fn find(&mut self, query: &SearchQuery) -> Result<Vec<FoundArticle>, Self::Error>;
}

/// Searches, and makes of what came the event that the conversation waits for.
pub fn answer(retriever: &mut impl Retriever, query: &SearchQuery) -> EventKind {
    let search = query.search.clone();
    match retriever.find(query) {
        Ok(articles) => EventKind::Found { search, articles },
        Err(error) => EventKind::SearchFailed { search, why: error.to_string() },
    }
}

/// A search that has not been answered: the message is decided on when it is, or when its time is over.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PendingSearch {
    /// The id of the search.
    pub search: String,
    /// The message as it was written, because what triggers and questions look for is looked for then. It is forgotten when the
    /// message is decided on.
    pub text: String,
    /// Its words, as they are searched for: with these the articles are compared.
    pub words: Vec<String>,
    /// What it was understood to be without the search.
    pub evidence: Evidence,
    /// By when.
    pub until: Timestamp,
}

/// Prints what surrounds the message, and not the message.
impl fmt::Debug for PendingSearch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("PendingSearch");
        out.field("search", &self.search).field("text", &Veiled(&self.text)).field("words", &self.words.len());
        out.field("evidence", &self.evidence).field("until", &self.until).finish()
    }
}
