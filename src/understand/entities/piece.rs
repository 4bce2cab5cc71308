//! A message cut for reading values: words, runs of digits, signs.

use std::ops::Range;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Letters.
    Word,
    /// ASCII digits.
    Digits,
    /// One other character that is no space.
    Sign,
}

/// A piece of a message.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub kind: PieceKind,
    pub span: Range<usize>,
    /// The piece in lower case, without apostrophes.
    pub text: String,
    /// Nothing stands between it and the piece before.
    pub tight: bool,
}

/// The pieces of a message.
pub(super) struct Pieces<'t> {
    pub text: &'t str,
    pub all: Vec<Piece>,
}

impl<'t> Pieces<'t> {
    pub fn read(text: &'t str) -> Self {
        let mut all: Vec<Piece> = Vec::with_capacity(text.len() / 4 + 1);
        for (at, c) in text.char_indices() {
            let kind = match c {
                c if c.is_ascii_digit() => PieceKind::Digits,
                c if c.is_alphabetic() || matches!(c, '\'' | '\u{2019}') => PieceKind::Word,
                c if c.is_whitespace() => continue,
                _ => PieceKind::Sign,
            };
            let end = at + c.len_utf8();
            let tight = all.last().is_some_and(|last| last.span.end == at);
            match all.last_mut() {
                Some(last) if tight && kind == last.kind && kind != PieceKind::Sign => last.span.end = end,
                _ => all.push(Piece { kind, span: at..end, text: String::new(), tight }),
            }
        }
        for piece in &mut all {
            let raw = text.get(piece.span.clone()).unwrap_or_default();
            piece.text = if raw.is_ascii() { raw.to_ascii_lowercase() } else { raw.to_lowercase() };
            if piece.kind == PieceKind::Word {
                piece.text.retain(|c| !matches!(c, '\'' | '\u{2019}'));
            }
        }
        Self { text, all }
    }

    pub fn get(&self, at: usize) -> Option<&Piece> {
        self.all.get(at)
    }

    /// The lower-case text of a word, or nothing.
    pub fn word(&self, at: usize) -> Option<&str> {
        self.all.get(at).filter(|p| p.kind == PieceKind::Word).map(|p| p.text.as_str())
    }

    /// The text of a run of digits, or nothing.
    pub fn digits(&self, at: usize) -> Option<&str> {
        self.all.get(at).filter(|p| p.kind == PieceKind::Digits).map(|p| p.text.as_str())
    }

    /// The sign at a place, or nothing.
    pub fn sign(&self, at: usize) -> Option<char> {
        self.all.get(at).filter(|p| p.kind == PieceKind::Sign).and_then(|p| p.text.chars().next())
    }

    /// Whether a piece touches the one before it.
    pub fn tight(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|p| p.tight)
    }

    /// Whether letters or digits touch a piece on its left.
    pub fn glued_left(&self, at: usize) -> bool {
        self.tight(at) && at.checked_sub(1).and_then(|i| self.get(i)).is_some_and(|p| p.kind != PieceKind::Sign)
    }

    /// Whether letters or digits touch a piece on its right.
    pub fn glued_right(&self, at: usize) -> bool {
        self.get(at + 1).is_some_and(|p| p.tight && p.kind != PieceKind::Sign)
    }

    /// The bytes from the first piece to before another.
    pub fn span(&self, pieces: Range<usize>) -> Range<usize> {
        let start = self.get(pieces.start).map_or(0, |p| p.span.start);
        let end = pieces.end.checked_sub(1).and_then(|i| self.get(i)).map_or(start, |p| p.span.end);
        start..end.max(start)
    }
}
