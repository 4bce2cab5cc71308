//! Spans as lines and columns.

use std::path::Path;

use serde::Serialize;

use crate::text::source::Sources;
use crate::text::span::Span;

/// From where to where, lines and columns (in characters) from 1, the end excluded.
#[derive(Serialize)]
pub(super) struct Stretch {
    pub file: String,
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// The stretch of a span; `None` if it lies in no file.
pub(super) fn stretch(span: Span, sources: &Sources) -> Option<Stretch> {
    sources.get(span.source)?;
    let start = sources.place(span);
    let end = sources.place(Span { start: span.end, ..span });
    Some(Stretch {
        file: start.file,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    })
}

/// A file's path as seen from where the command runs, with `/` between folders, which is what code hosts want.
pub(super) fn from_here(folder: &Path, file: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let folder = folder.strip_prefix(&here).unwrap_or(folder);
    let parts = folder.components().filter(|part| !matches!(part, std::path::Component::CurDir));
    let mut path: Vec<String> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    path.push(file.to_owned());
    path.join("/").replace("//", "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_here() {
        assert_eq!(from_here(Path::new("."), "intents/a.yml"), "intents/a.yml");
        assert_eq!(from_here(Path::new("./support/desk/"), "a.yml"), "support/desk/a.yml");
        let here = std::env::current_dir().unwrap();
        assert_eq!(from_here(&here.join("desk"), "a.yml"), "desk/a.yml");
        assert_eq!(from_here(Path::new("/elsewhere"), "a.yml"), "/elsewhere/a.yml");
    }
}
