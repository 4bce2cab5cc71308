//! What the classifier is taught: examples of intents, questions of articles, and messages that are out of scope.

use crate::desk::Desk;
use crate::text::span::Spanned;

/// Who has an example.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner<'a> {
    Intent(&'a str),
    Article(&'a str),
    OutOfScope,
}

impl core::fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Intent(id) => write!(f, "intent `{id}`"),
            Self::Article(id) => write!(f, "article `{id}`"),
            Self::OutOfScope => f.write_str("`out_of_scope`"),
        }
    }
}

impl Owner<'_> {
    /// Whether both are answered by the same text: an intent, and the article that answers it.
    pub fn is_one_with(self, other: Self, desk: &Desk) -> bool {
        match (self, other) {
            (Self::Article(id), Self::Intent(intent)) | (Self::Intent(intent), Self::Article(id)) => {
                let answers = desk.intent(intent).and_then(|intent| intent.article.as_ref());
                answers.is_some_and(|article| article.value == id)
            }
            _ => self == other,
        }
    }
}

/// One example.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Taught<'a> {
    pub owner: Owner<'a>,
    pub written: &'a Spanned<String>,
}

/// Everything that is taught, by file and place.
pub(crate) fn taught(desk: &Desk) -> Vec<Taught<'_>> {
    let mut all = Vec::new();
    for intent in &desk.intents {
        let owner = Owner::Intent(&intent.id);
        all.extend(intent.examples.iter().map(|written| Taught { owner, written }));
    }
    for article in &desk.articles {
        let owner = Owner::Article(&article.id);
        all.extend(article.questions.iter().map(|written| Taught { owner, written }));
    }
    all.extend(desk.out_of_scope.iter().map(|written| Taught { owner: Owner::OutOfScope, written }));
    all.sort_by_key(|taught| taught.written.span);
    all
}
