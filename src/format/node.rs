//! A YAML document as a tree whose every part knows its span.
//!
//! Desk files are read from this tree and not straight from the parser's events, so that one mistake does not hide the
//! next (see [`from_node`](super::from_node)). Anchors, aliases, tags and several documents are refused: a desk has one
//! obvious way to say each thing.

use std::collections::BTreeSet;

use granit_parser::{Event, Parser, ScalarStyle};

use super::yaml_error;
use crate::text::diagnostic::Diagnostic;
use crate::text::span::Span;

/// The most nodes one file may hold.
const MAX_NODES: u32 = 2_000_000;

/// One value of the document.
#[derive(Debug)]
pub(super) struct Node {
    /// Unique within the document.
    pub id: u32,
    pub span: Span,
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Debug)]
pub(super) enum Value {
    /// The text, and whether it stood without quotes, so that `null` and `""` can be told apart.
    Scalar {
        text: String,
        plain: bool,
    },
    Sequence(Vec<Node>),
    /// Keys are scalars, each once.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// Whether it is a map with that key.
    pub fn has(&self, name: &str) -> bool {
        matches!(&self.value, Value::Map(entries) if entries.iter().any(|(key, _)| key.text() == name))
    }

    /// The text of a scalar; empty for a list or a map.
    pub fn text(&self) -> &str {
        match &self.value {
            Value::Scalar { text, .. } => text,
            Value::Sequence(_) | Value::Map(_) => "",
        }
    }
}

/// Parses one file. `base` is added to byte offsets, for a document inside a larger file.
pub(super) fn parse(text: &str, source: u32, base: u32, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let builder = Builder { parser: Parser::new_from_str(text), text, source, base, nodes: 0 };
    match builder.document(diagnostics) {
        Ok(node) => node,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    }
}

struct Builder<'a> {
    parser: Parser<'a, granit_parser::StrInput<'a>>,
    text: &'a str,
    source: u32,
    base: u32,
    nodes: u32,
}

impl<'a> Builder<'a> {
    fn document(mut self, diagnostics: &mut Vec<Diagnostic>) -> Result<Option<Node>, Box<Diagnostic>> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                _ if root.is_some() => {
                    return Err(Box::new(
                        Diagnostic::error("yaml", span, "a second document in one file")
                            .help("remove the `---` line, or move what follows into a file of its own"),
                    ));
                }
                event => root = Some(self.node(event, span, diagnostics)?),
            }
        }
        Ok(root)
    }

    fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Box<Diagnostic>> {
        match self.parser.next() {
            None => Ok(None),
            Some(Ok((event, span))) => Ok(Some((event, self.span(&span)))),
            Some(Err(error)) => {
                let span = self.character(yaml_error::place(&error, self.text));
                let (message, help) = yaml_error::explain(&error);
                Err(Box::new(Diagnostic::error("yaml", span, message).help(help)))
            }
        }
    }

    fn node(
        &mut self,
        event: Event<'a>,
        span: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Node, Box<Diagnostic>> {
        self.nodes += 1;
        let id = self.nodes;
        if id > MAX_NODES {
            let message = format!("more than {MAX_NODES} values in one file");
            return Err(Box::new(Diagnostic::error("yaml", span, message).help("split the file")));
        }
        if event.anchor_id().is_some() || event.tag().is_some() {
            diagnostics.push(
                Diagnostic::error("yaml", span, "anchors and tags are not supported here").help("write the value out"),
            );
        }
        match event {
            Event::Scalar(text, style, _, _) => {
                let plain = matches!(style, ScalarStyle::Plain);
                Ok(Node { id, span, value: Value::Scalar { text: text.into_owned(), plain } })
            }
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                let mut whole = span;
                while let Some((event, at)) = self.next()? {
                    whole.end = whole.end.max(at.end);
                    if matches!(event, Event::SequenceEnd) {
                        break;
                    }
                    items.push(self.node(event, at, diagnostics)?);
                }
                Ok(Node { id, span: whole, value: Value::Sequence(items) })
            }
            Event::MappingStart(..) => self.map(id, span, diagnostics),
            _ => Err(Box::new(
                Diagnostic::error("yaml", span, "aliases are not supported here").help("write the value out"),
            )),
        }
    }

    fn map(&mut self, id: u32, mut span: Span, diagnostics: &mut Vec<Diagnostic>) -> Result<Node, Box<Diagnostic>> {
        let mut entries: Vec<(Node, Node)> = Vec::new();
        let mut seen = BTreeSet::new();
        while let Some((event, at)) = self.next()? {
            span.end = span.end.max(at.end);
            if matches!(event, Event::MappingEnd) {
                break;
            }
            let key = self.node(event, at, diagnostics)?;
            let value = match self.next()? {
                Some((event, at)) => self.node(event, at, diagnostics)?,
                None => break,
            };
            span.end = span.end.max(value.span.end);
            if !matches!(key.value, Value::Scalar { .. }) {
                let complaint = Diagnostic::error("yaml", key.span, "a key must be plain text");
                diagnostics.push(complaint.help("put the key in quotes"));
            } else if !seen.insert(key.text().to_owned()) {
                let mut complaint =
                    Diagnostic::error("duplicate-key", key.span, format!("`{}` is given twice here", key.text()))
                        .help("keep one of the two");
                if let Some((first, _)) = entries.iter().find(|(earlier, _)| earlier.text() == key.text()) {
                    complaint = complaint.related(first.span, "first given here");
                }
                diagnostics.push(complaint);
            } else {
                entries.push((key, value));
            }
        }
        Ok(Node { id, span, value: Value::Map(entries) })
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        let range = span.byte_range().unwrap_or(self.text.len()..self.text.len());
        self.bytes(range.start, range.end)
    }

    /// The character at a byte; the last place of the text, if there is none.
    fn character(&self, at: usize) -> Span {
        let at = (0..=at.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let length = self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        self.bytes(at, at + length)
    }

    fn bytes(&self, start: usize, end: usize) -> Span {
        let place = |at: usize| self.base.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        Span { source: self.source, start: place(start), end: place(end) }
    }
}
