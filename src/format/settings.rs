//! `firstline.yml`.

use super::{from_node, node};
use crate::desk::Settings;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::Source;

pub(super) fn read(file: &Source, source: u32, diagnostics: &mut Vec<Diagnostic>) -> Option<Settings> {
    let found = diagnostics.len();
    let root = node::parse(&file.text, source, 0, diagnostics);
    match root {
        Some(root) => from_node::read(&root, diagnostics),
        None if diagnostics.len() > found => None,
        None => {
            let span = crate::text::span::Span { source, start: 0, end: 0 };
            let empty = Diagnostic::error("empty-file", span, "this file is empty");
            diagnostics.push(empty.help("begin with `desk: Name of your support team`"));
            None
        }
    }
}
