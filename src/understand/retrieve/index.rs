//! A full-text index over tantivy: our own stems in, document numbers and scores out.
//!
//! One segment, written without a thread and never updated in place, so that equal documents give equal rankings. The
//! query is built term by term: no text of a customer ever reaches a query parser.

use tantivy::collector::TopDocs;
use tantivy::directory::RamDirectory;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexReader, IndexSettings, ReloadPolicy, TantivyDocument, Term};

/// Memory for writing, in bytes: tantivy's least.
const WRITER_BYTES: usize = 15_000_000;

/// An index of documents, each a list of stems.
pub(super) struct TextIndex {
    reader: IndexReader,
    field: Field,
}

/// What tantivy could not do.
#[derive(Debug, thiserror::Error)]
#[error("the article index failed: {0}")]
pub struct IndexError(#[from] tantivy::TantivyError);

impl TextIndex {
    /// Indexes documents; the first has number 0.
    pub fn build<'a>(documents: impl Iterator<Item = &'a [String]>) -> Result<Self, IndexError> {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_fieldnorms(true);
        let mut schema = Schema::builder();
        let field = schema.add_text_field("stems", TextOptions::default().set_indexing_options(indexing));
        let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
        let builder = Index::builder().schema(schema.build()).settings(settings);
        let mut writer: SingleSegmentIndexWriter =
            builder.single_segment_index_writer(RamDirectory::create(), WRITER_BYTES)?;
        for stems in documents {
            let tokens =
                (0..).zip(stems).map(|(position, stem)| Token { position, text: stem.clone(), ..Token::default() });
            let mut document = TantivyDocument::new();
            let text = PreTokenizedString { text: String::new(), tokens: tokens.collect() };
            document.add_pre_tokenized_text(field, text);
            writer.add_document(document)?;
        }
        let reader = writer.finalize()?.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { reader, field })
    }

    /// The best documents by BM25, at most `limit`, ties in the order of their numbers.
    pub fn search<'a>(
        &self,
        stems: impl Iterator<Item = &'a str>,
        limit: usize,
    ) -> Result<Vec<(u32, f32)>, IndexError> {
        let term = |stem| -> (Occur, Box<dyn Query>) {
            let term = Term::from_field_text(self.field, stem);
            (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)))
        };
        let query = BooleanQuery::new(stems.map(term).collect());
        let found = self.reader.searcher().search(&query, &TopDocs::with_limit(limit.max(1)).order_by_score())?;
        Ok(found.into_iter().map(|(score, address)| (address.doc_id, score)).collect())
    }
}

impl core::fmt::Debug for TextIndex {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("TextIndex").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_document_comes_first_and_ties_keep_their_order() {
        let documents = [["a", "b"], ["a", "c"], ["a", "b"]].map(|stems| stems.map(str::to_owned));
        let index = TextIndex::build(documents.iter().map(|stems| &stems[..])).unwrap();
        let found = |stems: &[&str]| -> Vec<u32> {
            index.search(stems.iter().copied(), 5).unwrap().into_iter().map(|(number, _)| number).collect()
        };
        assert_eq!(found(&["c", "a"]), [1, 0, 2]);
        assert_eq!(found(&["b"]), [0, 2]);
        assert!(found(&["AND", "z", "\"", "*"]).is_empty());
        assert!(found(&[]).is_empty());
        let empty = TextIndex::build(core::iter::empty()).unwrap();
        assert!(empty.search(["a"].into_iter(), 3).unwrap().is_empty());
    }
}
