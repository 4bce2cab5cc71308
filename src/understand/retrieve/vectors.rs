//! Static vectors of questions and articles, in bytes, and how near a message is to them.
//!
//! Nearness is the cosine of two vectors from which the collection's mean was taken: what all its questions have in common ("how
//! do I") then brings no two of them together.

use tantivy::directory::OwnedBytes;

use super::error::IndexError;
use crate::understand::classify::bytes::{Reader, Writer};

/// How many questions it takes until their mean is half believed.
const FEW: f32 = 20.0;
/// A row begins with its scale and its reciprocal length, four bytes each.
const ROW_HEADER: usize = 8;
/// Largest code of a row, and of a message.
const ROW_CODE: f32 = 127.0;
const MESSAGE_CODE: f32 = 2_047.0;
/// Most numbers of a vector.
const MAX_DIMENSIONS: usize = 8_192;

/// Writes vectors: first those of the questions, then those of the articles.
#[derive(Debug, Default)]
pub(super) struct VectorWriter {
    dimensions: usize,
    sum: Vec<f32>,
    questions: usize,
    rows: Vec<u8>,
    articles: Vec<u8>,
}

impl VectorWriter {
    pub fn new(dimensions: usize) -> Self {
        Self { dimensions, sum: vec![0.0; dimensions], ..Self::default() }
    }

    pub fn question(&mut self, vector: &[f32]) {
        self.questions += 1;
        self.sum.iter_mut().zip(vector).for_each(|(sum, x)| *sum += x);
        encode(vector, &mut self.rows);
    }

    pub fn article(&mut self, vector: &[f32]) {
        encode(vector, &mut self.articles);
    }

    pub fn finish(mut self) -> Vec<u8> {
        let believed = 1.0 / (self.questions as f32 + FEW);
        let centre: Vec<f32> = self.sum.iter().map(|sum| sum * believed).collect();
        self.rows.append(&mut self.articles);
        for row in self.rows.chunks_mut(ROW_HEADER + self.dimensions) {
            let length = away(row, &centre).sqrt();
            let reciprocal = if length > 1e-6 { 1.0 / length } else { 0.0 };
            if let Some(place) = row.get_mut(4..ROW_HEADER) {
                place.copy_from_slice(&f32::to_le_bytes(reciprocal));
            }
        }
        let mut writer = Writer::default();
        writer.size(self.dimensions);
        centre.iter().for_each(|x| writer.single(*x));
        writer.raw(&self.rows);
        writer.finish()
    }
}

fn encode(vector: &[f32], rows: &mut Vec<u8>) {
    let largest = vector.iter().fold(0.0_f32, |largest, x| largest.max(x.abs()));
    let scale = largest / ROW_CODE;
    rows.extend_from_slice(&scale.to_le_bytes());
    rows.extend_from_slice(&[0; 4]);
    let code = |x: &f32| if scale > 0.0 { (x / scale).round() as i8 } else { 0 };
    rows.extend(vector.iter().map(|x| code(x).to_le_bytes()[0]));
}

/// The squared distance of a row from the centre; none for a row that is all zero.
fn away(row: &[u8], centre: &[f32]) -> f32 {
    let scale = single(row);
    let codes = row.get(ROW_HEADER..).unwrap_or_default();
    if scale <= 0.0 {
        return 0.0;
    }
    codes.iter().zip(centre).map(|(code, c)| (f32::from(i8::from_le_bytes([*code])) * scale - c).powi(2)).sum()
}

fn single(bytes: &[u8]) -> f32 {
    bytes.first_chunk::<4>().map_or(0.0, |bytes| f32::from_le_bytes(*bytes))
}

/// Vectors that are compared with.
#[derive(Debug)]
pub(super) struct Vectors {
    bytes: OwnedBytes,
    centre: Vec<f32>,
}

/// A message's vector, without the mean, at unit length.
#[derive(Clone, Debug)]
pub(super) struct Direction {
    codes: Vec<i16>,
    scale: f32,
    /// Its product with the centre.
    shift: f32,
}

impl Vectors {
    /// # Errors
    /// If the bytes are cut off.
    pub fn open(bytes: OwnedBytes) -> Result<Self, IndexError> {
        let mut reader = Reader::new(&bytes);
        let dimensions = reader.count()?;
        if dimensions > MAX_DIMENSIONS {
            return Err(IndexError::new("its vectors are too long"));
        }
        let centre: Vec<f32> = (0..dimensions).map(|_| reader.single()).collect::<Result<_, _>>()?;
        let mut head = Writer::default();
        head.size(dimensions);
        let header = head.finish().len() + 4 * dimensions;
        Ok(Self { bytes: bytes.slice(header..bytes.len()), centre })
    }

    /// The direction of a vector; `None` where it has none.
    pub fn direction(&self, vector: &[f32]) -> Option<Direction> {
        if self.centre.is_empty() || vector.iter().all(|x| *x == 0.0) {
            return None;
        }
        let away: Vec<f32> = vector.iter().zip(&self.centre).map(|(x, c)| x - c).collect();
        let length = away.iter().map(|x| x * x).sum::<f32>().sqrt();
        let largest = away.iter().fold(0.0_f32, |largest, x| largest.max(x.abs()));
        if length < 1e-6 {
            return None;
        }
        let codes = away.iter().map(|x| (x / largest * MESSAGE_CODE).round() as i16).collect();
        let shift = away.iter().zip(&self.centre).map(|(x, c)| x * c).sum::<f32>() / length;
        Some(Direction { codes, scale: largest / MESSAGE_CODE / length, shift })
    }

    /// The cosine (-1..=1) of a message and a row; 0 where there is no such row.
    pub fn cosine(&self, direction: &Direction, row: usize) -> f32 {
        let width = ROW_HEADER + self.centre.len();
        let row = row.checked_mul(width).and_then(|from| self.bytes.get(from..from + width));
        let Some((header, codes)) = row.and_then(|row| row.split_at_checked(ROW_HEADER)) else { return 0.0 };
        let (scale, reciprocal) = (single(header), single(header.get(4..).unwrap_or_default()));
        let pairs = codes.iter().zip(&direction.codes);
        // In this plain form compilers turn it into vector instructions; by hand, in chunks, it was half as fast.
        let product: i32 = pairs.map(|(a, b)| i32::from(i8::from_le_bytes([*a])) * i32::from(*b)).sum();
        let cosine = (product as f32 * scale * direction.scale - direction.shift) * reciprocal;
        if cosine.is_finite() { cosine.clamp(-1.0, 1.0) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cosines_are_those_of_the_centred_vectors() {
        let vectors = [[0.6, 0.8, 0.0], [0.0, 0.6, 0.8], [0.0, 0.0, 0.0], [1.0, 0.0, 0.0]];
        let mut writer = VectorWriter::new(3);
        vectors[..3].iter().for_each(|vector| writer.question(vector));
        writer.article(&vectors[3]);
        let index = Vectors::open(OwnedBytes::new(writer.finish())).unwrap();
        let centre: Vec<f32> = (0..3).map(|at| vectors[..3].iter().map(|v| v[at]).sum::<f32>() / 23.0).collect();
        let message = [0.0, 1.0, 0.0];
        let direction = index.direction(&message).unwrap();
        for (row, vector) in vectors.iter().enumerate() {
            let away = |v: &[f32]| -> Vec<f32> { v.iter().zip(&centre).map(|(x, c)| x - c).collect() };
            let (a, b) = (away(&message), away(vector));
            let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>();
            let expected = if row == 2 { 0.0 } else { dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt() };
            assert!((index.cosine(&direction, row) - expected).abs() < 0.01, "{row}");
        }
        assert_eq!(index.cosine(&direction, 99), 0.0);
        assert!(index.direction(&[0.0; 3]).is_none());
        let none = Vectors::open(OwnedBytes::new(VectorWriter::new(0).finish())).unwrap();
        assert!(none.direction(&[]).is_none());
        assert!(Vectors::open(OwnedBytes::empty()).is_err());
    }
}
