//! WordPiece over BERT's uncased vocabulary, with the static table's own rules for what a word is.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::token::is_ideograph;

/// Words longer than this, in characters, are unknown.
const LONGEST_WORD: usize = 100;

/// The pieces by their text.
#[derive(Debug, Clone)]
pub struct WordPiece {
    /// All lines of the vocabulary, one after the other.
    text: String,
    /// Where each line ends in `text`.
    ends: Vec<u32>,
    /// Open addressing over `hash`: line + 1, or 0 where free. A power of two.
    slots: Vec<u32>,
    /// Longest piece in bytes, without `##`.
    longest: usize,
    unknown: u32,
}

impl WordPiece {
    /// Reads a vocabulary, one piece a line, its number the line's number from 0. `None` without a line `[UNK]`.
    #[must_use]
    pub fn parse(vocabulary: &str) -> Option<Self> {
        let lines: Vec<&str> = vocabulary.lines().collect();
        let unknown = u32::try_from(lines.iter().position(|&line| line == "[UNK]")?).ok()?;
        let mut ends = Vec::with_capacity(lines.len());
        let mut text = String::with_capacity(vocabulary.len());
        for line in &lines {
            text.push_str(line);
            ends.push(u32::try_from(text.len()).ok()?);
        }
        let longest = lines.iter().map(|line| line.strip_prefix("##").unwrap_or(line).len()).max().unwrap_or(0);
        let slots = vec![0; (lines.len() * 2 + 1).next_power_of_two()];
        let mut pieces = Self { text, ends, slots, longest, unknown };
        for (number, line) in (0..).zip(&lines) {
            pieces.insert(number, line);
        }
        Some(pieces)
    }

    /// Number of pieces.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a piece.
    #[must_use]
    pub fn piece(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The number of a whole word, in lower case.
    #[must_use]
    pub fn word(&self, word: &str) -> Option<u32> {
        self.lookup(word.as_bytes(), bytes_hash(WHOLE, word.as_bytes()), false)
    }

    /// Pieces of a text, `[UNK]` left out.
    pub fn pieces(&self, text: &str, visit: impl FnMut(u32)) {
        let mut visit = visit;
        self.encode(text, |number| {
            if number != self.unknown {
                visit(number);
            }
        });
    }

    /// Pieces of a text.
    pub fn encode(&self, text: &str, mut visit: impl FnMut(u32)) {
        let mut word = String::new();
        if text.is_ascii() {
            for c in text.chars() {
                self.step(c, &mut word, &mut visit);
            }
        } else {
            for c in text.nfkd() {
                self.step(c, &mut word, &mut visit);
            }
        }
        self.flush(&mut word, &mut visit);
    }

    /// Reads one character of the decomposed text.
    fn step(&self, c: char, word: &mut String, visit: &mut impl FnMut(u32)) {
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && is_combining_mark(c) {
            // Marks are dropped: `é` is `e`.
        } else if c.is_alphanumeric() && !is_ideograph(c) {
            word.extend(c.to_lowercase());
        } else {
            self.flush(word, visit);
            if !c.is_whitespace() {
                word.push(c);
                self.flush(word, visit);
            }
        }
    }

    fn flush(&self, word: &mut String, visit: &mut impl FnMut(u32)) {
        if !word.is_empty() {
            self.cut(word, visit);
            word.clear();
        }
    }

    /// Greedy longest match from the left; a word that cannot be covered is unknown as a whole.
    fn cut(&self, word: &str, visit: &mut impl FnMut(u32)) {
        if let Some(number) = self.word(word) {
            visit(number);
            return;
        }
        if word.chars().count() > LONGEST_WORD {
            visit(self.unknown);
            return;
        }
        let mut found = Vec::new();
        let mut rest = word;
        while !rest.is_empty() {
            let Some((number, length)) = self.longest_prefix(rest, !found.is_empty()) else {
                visit(self.unknown);
                return;
            };
            found.push(number);
            rest = rest.get(length..).unwrap_or_default();
        }
        found.into_iter().for_each(visit);
    }

    fn longest_prefix(&self, word: &str, inside: bool) -> Option<(u32, usize)> {
        let bytes = word.as_bytes().get(..word.len().min(self.longest)).unwrap_or_default();
        let mut hash = if inside { INSIDE } else { WHOLE };
        let mut best = None;
        for (at, &byte) in bytes.iter().enumerate() {
            hash = byte_hash(hash, byte);
            if word.is_char_boundary(at + 1)
                && let Some(number) = self.lookup(bytes.get(..=at).unwrap_or_default(), hash, inside)
            {
                best = Some((number, at + 1));
            }
        }
        best
    }

    /// The number of a piece given without `##`, and whether it stands inside a word.
    fn lookup(&self, bytes: &[u8], hash: u64, inside: bool) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = place(hash) & mask;
        loop {
            let number = self.slots.get(at)?.checked_sub(1)?;
            let piece = self.piece(number).as_bytes();
            let same = if inside { piece.strip_prefix(b"##") == Some(bytes) } else { piece == bytes };
            if same {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    fn insert(&mut self, number: u32, line: &str) {
        let hash = match line.strip_prefix("##") {
            Some(piece) if !piece.is_empty() => bytes_hash(INSIDE, piece.as_bytes()),
            _ => bytes_hash(WHOLE, line.as_bytes()),
        };
        let mask = self.slots.len() - 1;
        let mut at = place(hash) & mask;
        while self.slots.get(at).is_some_and(|&slot| slot != 0) {
            at = (at + 1) & mask;
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = number + 1;
        }
    }
}

const WHOLE: u64 = 0xcbf2_9ce4_8422_2325;
const INSIDE: u64 = 0x6c62_272e_07bb_0142;

/// FNV-1a: byte by byte, so that every prefix of a word has its hash on the way.
const fn byte_hash(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

fn bytes_hash(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, &byte| byte_hash(hash, byte))
}

const fn place(hash: u64) -> usize {
    (hash ^ (hash >> 29)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<u32> {
        let pieces = WordPiece::parse("[PAD]\n[UNK]\nplay\n##ing\n##in\n!\n中\ncafe\n##\n#").unwrap();
        let mut ids = Vec::new();
        pieces.encode(text, |id| ids.push(id));
        ids
    }

    #[test]
    fn the_longest_piece_wins() {
        assert_eq!(ids("Playing!"), [2, 3, 5]);
        assert_eq!(ids("ing"), [1]);
        assert_eq!(ids("playx"), [1]);
    }

    #[test]
    fn marks_go_and_ideographs_stand_alone() {
        assert_eq!(ids("CAFÉ中中"), [7, 6, 6]);
        assert_eq!(ids("[PAD]"), [1, 1, 1]);
        assert_eq!(ids(&"a".repeat(101)), [1]);
        assert_eq!(ids("#"), [9]);
    }

    #[test]
    fn a_vocabulary_needs_the_unknown_piece() {
        assert!(WordPiece::parse("a\nb").is_none());
    }
}
