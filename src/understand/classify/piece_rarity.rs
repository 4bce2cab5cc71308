//! How rare each piece of the table's vocabulary is in a desk's examples.

use super::bytes::{BytesError, Reader, Writer};
use super::table::StaticTable;
use super::vocabulary::inverse_frequency;
use crate::text::language::Language;

/// Weights of pieces: their inverse document frequency over the examples. The table has the rarity of words in English at
/// large folded into it; this adds what is rare on the desk. Chosen by cross-validation on training rows of several corpora:
/// beside the plain mean it helps, above all with few examples; in place of it, it does not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PieceRarity {
    texts: u32,
    /// Pieces that the texts hold, ascending.
    pieces: Vec<u32>,
    /// In how many texts each of them is.
    counts: Vec<u32>,
}

impl PieceRarity {
    /// From the examples, each in its language.
    #[must_use]
    pub fn fit<'a>(table: &StaticTable, texts: impl Iterator<Item = (&'a str, Language)>) -> Self {
        let (mut all, mut count) = (Vec::new(), 0);
        for (text, language) in texts {
            let mut own = table.pieces(text, language);
            own.sort_unstable();
            own.dedup();
            all.append(&mut own);
            count += 1;
        }
        all.sort_unstable();
        let (mut pieces, mut counts) = (Vec::new(), Vec::new());
        for run in all.chunk_by(|a, b| a == b) {
            pieces.extend(run.first());
            counts.push(u32::try_from(run.len()).unwrap_or(u32::MAX));
        }
        Self { texts: count, pieces, counts }
    }

    /// The weight of a piece, 1 and up.
    #[must_use]
    pub fn weight(&self, piece: u32) -> f32 {
        let found = self.pieces.binary_search(&piece).ok().and_then(|at| self.counts.get(at));
        inverse_frequency(self.texts, found.copied().unwrap_or(0))
    }

    /// Writes pieces and counts.
    pub fn write(&self, w: &mut Writer) {
        w.number(u64::from(self.texts));
        w.size(self.pieces.len());
        w.ascending(self.pieces.iter().copied());
        self.counts.iter().for_each(|&count| w.number(u64::from(count)));
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// Where the bytes end too early or say what cannot be.
    pub fn read(r: &mut Reader<'_>) -> Result<Self, BytesError> {
        let (texts, count) = (r.small()?, r.count()?);
        let pieces = r.ascending(count)?;
        let counts = (0..count).map(|_| r.small()).collect::<Result<Vec<u32>, _>>()?;
        if counts.iter().any(|&count| count > texts) {
            return Err(BytesError { reason: "a piece is in more texts than there are" });
        }
        Ok(Self { texts, pieces, counts })
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::tests::shipped;
    use super::*;

    const TEXTS: [&str; 3] = ["where is my parcel", "cancel my order", "my refund please"];

    #[test]
    fn rare_pieces_weigh_more() {
        let table = shipped();
        let rarity = PieceRarity::fit(&table, TEXTS.into_iter().map(|text| (text, Language::English)));
        let weight = |word| rarity.weight(table.pieces(word, Language::English)[0]);
        assert_eq!(weight("my"), 1.0);
        assert!(weight("refund") > 1.5 && weight("invoice") > weight("refund"));
    }

    #[test]
    fn saved_and_loaded_it_is_the_same() {
        let rarity = PieceRarity::fit(&shipped(), TEXTS.into_iter().map(|text| (text, Language::English)));
        let mut w = Writer::default();
        rarity.write(&mut w);
        let bytes = w.finish();
        assert_eq!(PieceRarity::read(&mut Reader::new(&bytes)), Ok(rarity));
        for end in 0..bytes.len() {
            assert!(PieceRarity::read(&mut Reader::new(&bytes[..end])).is_err());
        }
    }
}
