//! Labelled messages to certify by: one JSON object a line, `{"text", "intent"}`.

use serde::Deserialize;

use crate::conversation::evidence::Target;
use crate::desk::Desk;
use crate::evaluate::corpus::OUT_OF_SCOPE;

/// A message, and what answers it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Labelled {
    /// What the customer typed.
    pub text: String,
    /// The id of the intent or article that answers it, or [`OUT_OF_SCOPE`].
    pub intent: String,
    /// Its line in the file, from 1.
    #[serde(skip)]
    pub line: usize,
}

/// Reads labelled messages; empty lines are skipped, further keys ignored.
///
/// # Errors
/// Every line that is no such object, or has a label that the desk does not know, with its number.
pub fn read(desk: &Desk, file: &str) -> Result<Vec<Labelled>, Vec<String>> {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (line, text) in (1..).zip(file.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        match serde_json::from_str::<Labelled>(text) {
            Ok(row) if row.text.trim().is_empty() => faults.push(format!("line {line}: the text is empty")),
            Ok(row) if !is_known(desk, &row.intent) => {
                faults.push(format!("line {line}: the desk has no intent or article `{}`", row.intent));
            }
            Ok(row) => rows.push(Labelled { line, ..row }),
            Err(error) => faults.push(format!("line {line}: {error}")),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn is_known(desk: &Desk, label: &str) -> bool {
    label == OUT_OF_SCOPE || desk.intent(label).is_some() || desk.article(label).is_some()
}

/// Whether an answer from `target` is right where `label` was wanted. An intent and the article that answers it are one.
pub(super) fn is_right(desk: &Desk, target: &Target, label: &str) -> bool {
    let answers = |intent: &str, article: &str| {
        desk.intent(intent).and_then(|intent| intent.article.as_ref()).is_some_and(|own| own.value == article)
    };
    match target {
        Target::Intent(id) => id == label || answers(id, label),
        Target::Article(id) => id == label || answers(label, id),
    }
}
