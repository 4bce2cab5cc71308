//! Articles that change while a desk is served.

use super::{BuildError, Engine};
use crate::format::reading::{ARTICLES, INTENTS, read_sources};
use crate::text::source::Source;

/// What becomes of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleChange {
    /// It is added, or takes the place of the one with its id.
    Put {
        /// Its id.
        article: String,
        /// Its file: front matter and answer.
        text: String,
    },
    /// It is taken away; one that is not there changes nothing.
    Withdraw {
        /// Its id.
        article: String,
    },
}

impl Engine {
    /// The engine with articles added, replaced and withdrawn; this one stays as it is. Conversations are plain data, so that
    /// they go on under the next engine as under the last.
    ///
    /// The articles are indexed anew, all of them, and the classifier is shared. It decides exactly as an engine built from the
    /// changed desk where titles, languages and questions of articles stayed as they were. An article that came new, or has
    /// other questions than the classifier learned, is found by the index alone until the desk is built again, and a
    /// withdrawn one not at all. Only if the questions of an article that answers an intent change is the classifier trained
    /// anew.
    ///
    /// ```no_run
    /// use firstline::{ArticleChange, Engine};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let engine = Engine::open("path/to/desk")?;
    /// let text = "---\narticle: tea\nquestions: [do you sell tea]\n---\nGreen tea.\n".to_owned();
    /// let next = engine.with_articles([ArticleChange::Put { article: "tea".to_owned(), text }])?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the changed desk has errors, with its diagnostics: an article is malformed, or an intent names a withdrawn one.
    pub fn with_articles(&self, changes: impl IntoIterator<Item = ArticleChange>) -> Result<Self, BuildError> {
        let desk = &self.parts.desk;
        let mut files: Vec<Source> = desk.sources.iter().cloned().collect();
        for change in changes {
            let (article, text) = match change {
                ArticleChange::Put { article, text } => (article, Some(text)),
                ArticleChange::Withdraw { article } => (article, None),
            };
            let written = desk.article(&article).and_then(|known| desk.sources.get(known.id.span.source));
            let path = written.map_or_else(|| format!("{ARTICLES}/{article}.md"), |file| file.path.clone());
            put(&mut files, path, text);
        }
        self.changed(read_sources(desk.sources.with_texts(files)))
    }
}

/// Puts a file where a folder's reader finds it: among the articles, in the order of their names.
fn put(files: &mut Vec<Source>, path: String, text: Option<String>) {
    let same = files.iter().position(|file| file.path == path);
    match (same, text) {
        (Some(at), Some(text)) => files.splice(at..=at, [Source { path, text }]).for_each(drop),
        (Some(at), None) => drop(files.remove(at)),
        (None, Some(text)) => {
            let stands_before = |file: &Source| {
                let in_folder = |folder: &str| file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
                !file.path.contains('/') || in_folder(INTENTS) || (in_folder(ARTICLES) && file.path < path)
            };
            let at = files.iter().rposition(stands_before).map_or(0, |last| last + 1);
            files.insert(at, Source { path, text });
        }
        (None, None) => {}
    }
}
