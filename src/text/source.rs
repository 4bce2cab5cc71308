//! The files of a desk as they were read, and positions in them.

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::span::Span;

/// One file: its path relative to the desk, with `/` between folders, and its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Path relative to the desk's folder.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// All files of a desk, by the index that spans carry.
///
/// They serialise as the list of their texts; an embedding table is not part of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Source>", into = "Vec<Source>")]
pub struct Sources {
    texts: Vec<Source>,
    table: Option<Arc<TableFiles>>,
    /// Where each line of each text begins, counted when a place is first asked for.
    lines: OnceLock<Vec<Vec<u32>>>,
}

impl PartialEq for Sources {
    fn eq(&self, other: &Self) -> bool {
        (&self.texts, &self.table) == (&other.texts, &other.table)
    }
}

impl Eq for Sources {}

/// The files of an embedding table that a desk brings along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFiles {
    /// `table.safetensors`.
    pub vectors: Vec<u8>,
    /// `vocab.txt`.
    pub vocabulary: String,
}

impl From<Vec<Source>> for Sources {
    fn from(texts: Vec<Source>) -> Self {
        Self { texts, ..Self::default() }
    }
}

impl From<Sources> for Vec<Source> {
    fn from(sources: Sources) -> Self {
        sources.texts
    }
}

/// A position for people: file, line and column (in characters), both from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Path relative to the desk's folder.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl core::fmt::Display for Place {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

impl Sources {
    /// Adds a file and returns its index.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> u32 {
        self.lines.take();
        self.texts.push(Source { path: path.into(), text: text.into() });
        u32::try_from(self.texts.len() - 1).unwrap_or(u32::MAX)
    }

    /// The file of that index.
    pub fn get(&self, index: u32) -> Option<&Source> {
        self.texts.get(index as usize)
    }

    /// All files, in the order of their indices.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.texts.iter()
    }

    /// Adds the embedding table that `table:` in `firstline.yml` names.
    pub fn add_table(&mut self, vectors: Vec<u8>, vocabulary: String) {
        self.table = Some(Arc::new(TableFiles { vectors, vocabulary }));
    }

    /// Other texts, with the same embedding table.
    pub(crate) fn with_texts(&self, texts: Vec<Source>) -> Self {
        Self { texts, table: self.table.clone(), ..Self::default() }
    }

    /// The embedding table that the desk brings along.
    pub fn table(&self) -> Option<&TableFiles> {
        self.table.as_deref()
    }

    /// A fingerprint of all paths and texts, and of the table, 16 hexadecimal digits: FNV-1a (64 bit, Fowler, Noll and Vo),
    /// each text after its length.
    pub fn fingerprint(&self) -> String {
        let mut sum = 0xcbf2_9ce4_8422_2325_u64;
        let texts = self.texts.iter().flat_map(|source| [source.path.as_bytes(), source.text.as_bytes()]);
        let table = self.table.iter().flat_map(|table| [table.vectors.as_slice(), table.vocabulary.as_bytes()]);
        for bytes in texts.chain(table) {
            let length = (bytes.len() as u64).to_le_bytes();
            for byte in length.iter().chain(bytes) {
                sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        format!("{sum:016x}")
    }

    /// Where a span begins; line and column are 1 where the span lies outside its file.
    pub fn place(&self, span: Span) -> Place {
        let Some(source) = self.get(span.source) else {
            return Place { file: String::new(), line: 1, column: 1 };
        };
        let at = if source.text.is_char_boundary(span.start as usize) { span.start } else { 0 };
        let starts = self.lines.get_or_init(|| self.texts.iter().map(|file| line_starts(&file.text)).collect());
        let starts = starts.get(span.source as usize).map_or(&[][..], Vec::as_slice);
        let line = starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| starts.get(line)).copied().unwrap_or(0);
        let before = source.text.get(start as usize..at as usize).unwrap_or_default();
        let column = before.chars().count() + 1;
        Place {
            file: source.path.clone(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }
}

/// Where each line begins, in bytes.
fn line_starts(text: &str) -> Vec<u32> {
    let after = text.bytes().zip(1_u32..).filter(|(byte, _)| *byte == b'\n').map(|(_, after)| after);
    core::iter::once(0).chain(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let mut sources = Sources::default();
        let source = sources.add("intents/a.yml", "é: 1\nkaffee: ü x\n");
        let x = Span { source, start: 17, end: 18 };
        let place = sources.place(x);
        assert_eq!(place.to_string(), "intents/a.yml:2:11");
        assert_eq!(sources.place(Span { source: 9, start: 0, end: 0 }).line, 1);
        assert_eq!(sources.place(Span { source, start: 1, end: 2 }).to_string(), "intents/a.yml:1:1");
        let other = sources.add("b.yml", "one\n\nthree");
        let places = [0, 3, 4, 5, 10].map(|start| sources.place(Span { source: other, start, end: start }));
        assert_eq!(places.map(|place| (place.line, place.column)), [(1, 1), (1, 4), (2, 1), (3, 1), (3, 6)]);
    }
}
