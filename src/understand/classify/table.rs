//! A static table: one vector for each word piece; a text's vector is their mean, at unit length.

use std::fmt;

use super::features::hash;
use super::glossary::Glossaries;
use super::wordpiece::WordPiece;
use crate::text::language::Language;
use crate::text::token::tokenize;

/// Words that are common enough to be what a misspelt one was meant to be are among the first pieces of the vocabulary.
const COMMON: u32 = 16_000;

/// Token vectors of four bits a number, with one scale a row, and the vocabulary they belong to.
#[derive(Clone)]
pub struct StaticTable {
    pieces: WordPiece,
    dimensions: usize,
    /// `dimensions / 2` bytes a row: dimension 2j in the low half of byte j, 2j + 1 in the high one, plus 8 each.
    codes: Vec<u8>,
    scales: Vec<f32>,
    fingerprint: u64,
    glossaries: Glossaries,
}

/// Why bytes are no static table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    reason: &'static str,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a static table: {}", self.reason)
    }
}

impl std::error::Error for TableError {}

impl StaticTable {
    /// Reads a table: `safetensors` with tensors `codes` (U8, rows x bytes) and `scales` (F16, rows), and its vocabulary, one
    /// piece a line.
    ///
    /// # Errors
    /// Where the header, the tensors' shapes or the vocabulary's length do not fit each other.
    pub fn parse(safetensors: &[u8], vocabulary: &str) -> Result<Self, TableError> {
        let fail = |reason| TableError { reason };
        let (length, rest) = safetensors.split_first_chunk::<8>().ok_or(fail("the file ends before the header"))?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| fail("the header is too long"))?;
        let (header, data) = rest.split_at_checked(length).ok_or(fail("the file ends within the header"))?;
        let header: serde_json::Value = serde_json::from_slice(header).map_err(|_| fail("the header is no JSON"))?;
        let codes = Tensor::find(&header, "codes", "U8", data).ok_or(fail("`codes` is missing or malformed"))?;
        let scales = Tensor::find(&header, "scales", "F16", data).ok_or(fail("`scales` is missing or malformed"))?;
        let (&[rows, width], &[scale_rows]) = (codes.shape.as_slice(), scales.shape.as_slice()) else {
            return Err(fail("`codes` must have two dimensions and `scales` one"));
        };
        let fits = rows == scale_rows
            && rows.checked_mul(width) == Some(codes.bytes.len())
            && rows.checked_mul(2) == Some(scales.bytes.len());
        if !fits || width == 0 || width > 4096 {
            return Err(fail("the tensors' shapes do not fit their data"));
        }
        let pieces = WordPiece::parse(vocabulary).ok_or(fail("the vocabulary has no `[UNK]`"))?;
        if pieces.len() != rows {
            return Err(fail("the vocabulary and the table differ in length"));
        }
        let scales: Vec<f32> = scales.bytes.as_chunks::<2>().0.iter().map(|&b| half(u16::from_le_bytes(b))).collect();
        if scales.iter().any(|scale| !scale.is_finite()) {
            return Err(fail("a scale is not finite"));
        }
        let fingerprint = [hash(safetensors), hash(vocabulary.as_bytes()), Glossaries::fingerprint()];
        let fingerprint = fingerprint.into_iter().fold(0_u64, |all, own| all.rotate_left(1) ^ own);
        let (codes, glossaries) = (codes.bytes.to_vec(), Glossaries::default());
        Ok(Self { pieces, dimensions: width * 2, codes, scales, fingerprint, glossaries })
    }

    /// Numbers in a vector.
    #[must_use]
    pub const fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// A hash of table, vocabulary and glossaries: a model belongs to the table it was trained with.
    #[must_use]
    pub const fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Adds the vector of a text to `vector`, which is emptied first: unit length, or all zero where no piece is known.
    pub fn encode(&self, text: &str, language: Language, vector: &mut Vec<f32>) {
        vector.clear();
        self.add_up(&self.pieces(text, language), |_| 1.0, vector);
        normalise(vector);
    }

    /// The known pieces of a text, by their numbers: for a word that a glossary has, those of what it means.
    #[must_use]
    pub fn pieces(&self, text: &str, language: Language) -> Vec<u32> {
        let mut pieces = Vec::with_capacity(32);
        let Some(glossary) = self.glossaries.of(language, self) else {
            self.pieces.pieces(text, |piece| pieces.push(piece));
            return pieces;
        };
        for token in tokenize(text) {
            match glossary.find(&token.text) {
                Some(found) => pieces.extend_from_slice(found),
                None => self.pieces.pieces(&token.text, |piece| pieces.push(piece)),
            }
        }
        pieces
    }

    /// Whether the table, or a glossary, knows a word of a language as a whole.
    #[must_use]
    pub fn knows(&self, word: &str, language: Language) -> bool {
        let glossary = self.glossaries.of(language, self);
        glossary.is_some_and(|glossary| glossary.find(word).is_some()) || self.rank(word).is_some()
    }

    /// Whether it is a glossary that makes the table serve a language.
    #[must_use]
    pub fn needs_glossary(&self, language: Language) -> bool {
        self.glossaries.of(language, self).is_some()
    }

    /// Adds the sum of pieces' vectors, each by its weight, to the end of `sum`.
    pub fn add_up(&self, pieces: &[u32], weight: impl Fn(u32) -> f32, sum: &mut Vec<f32>) {
        let width = self.dimensions / 2;
        let mut halves = vec![0.0; self.dimensions];
        let (low, high) = halves.split_at_mut(width);
        let mut scales = 0.0;
        for &piece in pieces {
            let at = piece as usize * width;
            let (Some(codes), Some(&scale)) = (self.codes.get(at..at + width), self.scales.get(piece as usize)) else {
                continue;
            };
            let scale = scale * weight(piece);
            for (low, code) in low.iter_mut().zip(codes) {
                *low += f32::from(code & 15) * scale;
            }
            for (high, code) in high.iter_mut().zip(codes) {
                *high += f32::from(code >> 4) * scale;
            }
            scales += scale;
        }
        sum.extend(low.iter().zip(&*high).flat_map(|(low, high)| [low - 8.0 * scales, high - 8.0 * scales]));
    }

    /// The rank of a whole word in the vocabulary, commoner words first.
    #[must_use]
    pub fn rank(&self, word: &str) -> Option<u32> {
        self.pieces.word(word)
    }

    /// Common words of 4 letters and more with their ranks.
    pub fn common_words(&self) -> impl Iterator<Item = (&str, u32)> {
        let count = u32::try_from(self.pieces.len()).unwrap_or(u32::MAX).min(COMMON);
        let words = (0..count).map(|number| (self.pieces.piece(number), number));
        words.filter(|(word, _)| word.len() >= 4 && word.chars().all(char::is_alphabetic))
    }
}

impl fmt::Debug for StaticTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("StaticTable");
        debug.field("rows", &self.scales.len()).field("dimensions", &self.dimensions).finish_non_exhaustive()
    }
}

/// Scales a vector to unit length; zero stays zero.
pub fn normalise(vector: &mut [f32]) {
    let norm = vector.iter().map(|v| v * v).sum::<f32>().sqrt();
    if norm > 0.0 {
        for v in vector {
            *v /= norm;
        }
    }
}

struct Tensor<'a> {
    shape: Vec<usize>,
    bytes: &'a [u8],
}

impl<'a> Tensor<'a> {
    fn find(header: &serde_json::Value, name: &str, kind: &str, data: &'a [u8]) -> Option<Self> {
        let entry = header.get(name)?;
        if entry.get("dtype")?.as_str()? != kind {
            return None;
        }
        let numbers = |key| -> Option<Vec<usize>> {
            entry.get(key)?.as_array()?.iter().map(|n| usize::try_from(n.as_u64()?).ok()).collect()
        };
        let &[from, to] = numbers("data_offsets")?.as_slice() else { return None };
        Some(Self { shape: numbers("shape")?, bytes: data.get(from..to)? })
    }
}

/// IEEE half precision to single.
fn half(bits: u16) -> f32 {
    let sign = u32::from(bits >> 15) << 31;
    let (exponent, fraction) = (u32::from(bits >> 10) & 31, u32::from(bits) & 0x3ff);
    match exponent {
        // Subnormal: the fraction times 2^-24.
        0 => f32::from_bits(sign | 0x3f80_0000) * f32::from(bits & 0x3ff) * f32::from_bits(0x3380_0000),
        31 => f32::from_bits(sign | 0x7f80_0000 | (fraction << 13)),
        _ => f32::from_bits(sign | ((exponent + 112) << 23) | (fraction << 13)),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const VOCABULARY: &str = "[UNK]\nparcel\n##s\nlate";

    fn file(header: &str, data: &[u8]) -> Vec<u8> {
        [&(header.len() as u64).to_le_bytes(), header.as_bytes(), data].concat()
    }

    fn small() -> Vec<u8> {
        let header = r#"{"codes":{"dtype":"U8","shape":[4,1],"data_offsets":[0,4]},
            "scales":{"dtype":"F16","shape":[4],"data_offsets":[4,12]}}"#;
        // Rows: (-8, -8), (1, 0), (0, 1), (3, 4), each times 1.0.
        file(header, &[0x00, 0x89, 0x98, 0xcb, 0, 0x3c, 0, 0x3c, 0, 0x3c, 0, 0x3c])
    }

    #[test]
    fn a_text_is_the_mean_of_its_pieces() {
        let table = StaticTable::parse(&small(), VOCABULARY).unwrap();
        let mut v = Vec::new();
        table.encode("late zzz", Language::English, &mut v);
        assert_eq!(v, [0.6, 0.8]);
        table.encode("Parcels", Language::English, &mut v);
        assert!((v[0] - 0.5_f32.sqrt()).abs() < 1e-6 && v[0] == v[1]);
        table.encode("?", Language::English, &mut v);
        assert_eq!(v, [0.0, 0.0]);
    }

    #[test]
    fn half_precision() {
        assert_eq!(half(0x3c00), 1.0);
        assert_eq!(half(0xc000), -2.0);
        assert_eq!(half(0x0001), 5.960_464_5e-8);
        assert_eq!(half(0x03ff), 1023.0 / 16_777_216.0);
        assert!(half(0x7c00).is_infinite());
    }

    #[test]
    fn malformed_files_are_errors() {
        let good = small();
        for end in 0..good.len() {
            assert!(StaticTable::parse(&good[..end], VOCABULARY).is_err());
        }
        assert!(StaticTable::parse(&good, "[UNK]\na").is_err());
        assert!(StaticTable::parse(&good, "a\nb\nc\nd").is_err());
        assert!(StaticTable::parse(&[255; 64], VOCABULARY).is_err());
        let header = r#"{"codes":{"dtype":"U8","shape":[4,9223372036854775807],"data_offsets":[0,4]},
            "scales":{"dtype":"F16","shape":[4],"data_offsets":[4,12]}}"#;
        assert!(StaticTable::parse(&file(header, &[0; 12]), VOCABULARY).is_err());
        let error = StaticTable::parse(&[], "").unwrap_err();
        assert_eq!(error.to_string(), "not a static table: the file ends before the header");
    }

    /// The table that ships with the crate.
    pub(crate) fn shipped() -> StaticTable {
        let bytes = include_bytes!("../../../assets/static_table/table.safetensors");
        StaticTable::parse(bytes, include_str!("../../../assets/static_table/vocab.txt")).unwrap()
    }

    #[test]
    fn the_shipped_table_gives_the_vectors_it_came_with() {
        let table = shipped();
        let mut v = Vec::new();
        for line in include_str!("../../../assets/static_table/vectors.jsonl").lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = row["text"].as_str().unwrap();
            let mut ids = Vec::new();
            table.pieces.encode(text, |id| ids.push(u64::from(id)));
            let expected: Vec<u64> = row["ids"].as_array().unwrap().iter().map(|id| id.as_u64().unwrap()).collect();
            assert_eq!(ids, expected, "{text}");
            table.encode(text, Language::English, &mut v);
            for (value, expected) in v.iter().zip(row["vector"].as_array().unwrap()) {
                assert!((f64::from(*value) - expected.as_f64().unwrap()).abs() < 1e-5, "{text}");
            }
        }
    }
}
