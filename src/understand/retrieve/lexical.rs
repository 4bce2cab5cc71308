//! The full-text index over tantivy: terms in, numbers of articles and BM25 scores out.
//!
//! One segment, written without a thread and never updated in place, so that equal articles give equal rankings. Terms are looked
//! up one by one: no text of a customer ever reaches a query parser. The segment gets a fixed name in place of tantivy's
//! random one, so that equal articles give equal bytes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;

use tantivy::directory::RamDirectory;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::postings::{Postings as _, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{
    Directory, DocSet as _, Index, IndexSettings, InvertedIndexReader, ReloadPolicy, SegmentReader, TERMINATED,
    TantivyDocument,
};

use super::error::IndexError;
use super::files::Files;

/// Memory for writing, in bytes: tantivy's least.
const WRITER_BYTES: usize = 15_000_000;
/// How many entries of the index one search reads at most, the entry lists of rare terms first. What this leaves out are the
/// commonest words of a long message, which say least.
const ENTRIES: u64 = 30_000;
/// How many articles are scored side by side.
const WINDOW: u32 = 65_536;
const META: &str = "meta.json";
/// How soon a term that stands often in an article adds no more, and how much the article's length counts: the constants of BM25,
/// as Robertson and Zaragoza recommend them in "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
const SATURATION: f32 = 1.2;
const BY_LENGTH: f32 = 0.75;

/// The fields, and what a term's score counts for in them.
const FIELDS: [(&str, f32); 6] =
    [("questions", 2.0), ("title", 1.5), ("tags", 1.0), ("body", 1.0), ("links", 1.0), (LETTERS, 1.0)];
/// The field of letter groups, which is only searched where words find nothing.
const LETTERS: &str = "letters";

/// The terms of one article, by field, in the order of [`FIELDS`].
#[derive(Debug, Default)]
pub(super) struct Terms(pub [Vec<String>; FIELDS.len()]);

/// Writes an index; the first article has number 0.
pub(super) struct LexicalWriter {
    directory: RamDirectory,
    writer: SingleSegmentIndexWriter,
    fields: Vec<Field>,
}

impl LexicalWriter {
    pub fn new() -> Result<Self, IndexError> {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_fieldnorms(true);
        let options = TextOptions::default().set_indexing_options(indexing);
        let mut schema = Schema::builder();
        let fields = FIELDS.iter().map(|(name, _)| schema.add_text_field(name, options.clone())).collect();
        let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
        let builder = Index::builder().schema(schema.build()).settings(settings);
        let directory = RamDirectory::create();
        let writer = builder.single_segment_index_writer(directory.clone(), WRITER_BYTES)?;
        Ok(Self { directory, writer, fields })
    }

    pub fn add(&mut self, terms: Terms) -> Result<(), IndexError> {
        let mut document = TantivyDocument::new();
        for (field, terms) in self.fields.iter().zip(terms.0).filter(|(_, terms)| !terms.is_empty()) {
            let tokens = (0..).zip(terms).map(|(position, text)| Token { position, text, ..Token::default() });
            document
                .add_pre_tokenized_text(*field, PreTokenizedString { text: String::new(), tokens: tokens.collect() });
        }
        Ok(self.writer.add_document(document)?)
    }

    /// The files of the index.
    pub fn finish(self) -> Result<BTreeMap<String, Vec<u8>>, IndexError> {
        let index = self.writer.finalize()?;
        let mut files = BTreeMap::new();
        let mut meta = String::from_utf8(self.directory.atomic_read(META.as_ref())?)
            .map_err(|_| IndexError::new("its description is no text"))?;
        for segment in index.searchable_segment_ids()? {
            let name = segment.uuid_string();
            let zeros = "0".repeat(name.len());
            for path in index.load_metas()?.list_segment_files() {
                if self.directory.exists(&path)? {
                    let bytes = self.directory.open_read(&path)?.read_bytes()?.to_vec();
                    files.insert(path.to_string_lossy().replace(&name, &zeros), bytes);
                }
            }
            let parts = [0..8, 8..12, 12..16, 16..20, 20..32].into_iter().filter_map(|part| name.get(part));
            let dashed = parts.collect::<Vec<_>>().join("-");
            let zero: String = dashed.chars().map(|c| if c == '-' { c } else { '0' }).collect();
            meta = meta.replace(&dashed, &zero).replace(&name, &zeros);
        }
        files.insert(META.to_owned(), meta.into_bytes());
        Ok(files)
    }
}

/// An index that is searched.
pub(super) struct Lexical {
    /// The fields of words, and the field of letters; none of an empty index.
    words: Vec<SearchedField>,
    letters: Vec<SearchedField>,
    articles: u32,
}

/// A field, and what is the same for all its terms.
struct SearchedField {
    number: Field,
    boost: f32,
    index: Arc<InvertedIndexReader>,
    lengths: FieldNormReader,
    /// By the code of an article's length: how often a term must stand in it to count half.
    half: [f32; 256],
}

impl SearchedField {
    fn open(segment: &SegmentReader, number: Field, boost: f32) -> Result<Self, IndexError> {
        let index = segment.inverted_index(number)?;
        let average = index.total_num_tokens() as f32 / segment.max_doc() as f32;
        let half = core::array::from_fn(|code| {
            let length = FieldNormReader::id_to_fieldnorm(u8::try_from(code).unwrap_or(u8::MAX));
            SATURATION * (1.0 - BY_LENGTH + BY_LENGTH * length as f32 / average)
        });
        Ok(Self { number, boost, index, lengths: segment.get_fieldnorms_reader(number)?, half })
    }
}

impl Lexical {
    /// The index in these files.
    ///
    /// # Errors
    /// If they are none.
    pub fn open(files: &Files) -> Result<Self, IndexError> {
        let index = Index::open(files.clone())?;
        let schema = index.schema();
        let reader: tantivy::IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let mut found = Self { words: Vec::new(), letters: Vec::new(), articles: 0 };
        let searcher = reader.searcher();
        let Some(segment) = searcher.segment_readers().first() else { return Ok(found) };
        found.articles = segment.max_doc();
        for (name, boost) in FIELDS {
            let field = SearchedField::open(segment, schema.get_field(name)?, boost)?;
            if name == LETTERS { found.letters.push(field) } else { found.words.push(field) }
        }
        Ok(found)
    }

    /// The best articles by BM25 over all fields of words, or of letters, that are admitted: at most `limit`, the best first,
    /// ties in the order of their numbers.
    ///
    /// Entry lists are read side by side, in windows of articles whose scores stay in the processor's cache. With so many
    /// terms of like weight, ways of skipping entries cost more than reading them.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn search(
        &self,
        terms: &[String],
        of_letters: bool,
        limit: usize,
        admits: impl Fn(u32) -> bool,
    ) -> Result<Vec<(u32, f32)>, IndexError> {
        let mut lists = self.lists(terms, if of_letters { &self.letters } else { &self.words })?;
        if lists.is_empty() {
            return Ok(Vec::new());
        }
        let mut best = Best { limit: limit.max(1), found: BinaryHeap::new() };
        let mut scores = vec![0.0; WINDOW.min(self.articles) as usize];
        let mut seen = Vec::new();
        while let Some(start) = lists.iter().map(List::next).min().filter(|article| *article != TERMINATED) {
            lists.iter_mut().for_each(|list| list.read(start, &mut scores, &mut seen));
            for at in seen.drain(..) {
                let Some(score) = scores.get_mut(at) else { continue };
                best.offer(Found { score: core::mem::take(score), article: start + at as u32 }, &admits);
            }
        }
        Ok(best.found.into_sorted_vec().into_iter().map(|Reverse(found)| (found.article, found.score)).collect())
    }

    /// The entry lists of terms, those of rare terms first, as many as may be read.
    fn lists<'a>(&self, terms: &[String], fields: &'a [SearchedField]) -> Result<Vec<List<'a>>, IndexError> {
        let mut known: Vec<(TermInfo, &String, &SearchedField)> = Vec::new();
        for field in fields {
            for term in terms {
                if let Some(info) = field.index.terms().get(term)? {
                    known.push((info, term, field));
                }
            }
        }
        known.sort_by(|(a, term, field), (b, other, of)| {
            (a.doc_freq, *term, field.number).cmp(&(b.doc_freq, *other, of.number))
        });
        let mut read = 0;
        let mut lists = Vec::with_capacity(known.len());
        for (info, _, field) in known {
            read += u64::from(info.doc_freq);
            if read > ENTRIES && !lists.is_empty() {
                break;
            }
            let entries = field.index.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
            let (count, all) = (info.doc_freq as f32, self.articles as f32);
            let rarity = (1.0 + (all - count + 0.5) / (count + 0.5)).ln();
            lists.push(List { entries, field, weight: rarity * (1.0 + SATURATION) * field.boost });
        }
        Ok(lists)
    }
}

/// The entries of a term in one field, which are read in the order of the articles.
struct List<'a> {
    entries: SegmentPostings,
    field: &'a SearchedField,
    /// What the term counts for where it stands without end.
    weight: f32,
}

impl List<'_> {
    /// The article of the next entry, or [`TERMINATED`].
    fn next(&self) -> u32 {
        self.entries.doc()
    }

    /// Adds the scores of the entries in the window from `start` on, and tells which scores were none before.
    fn read(&mut self, start: u32, scores: &mut [f32], seen: &mut Vec<usize>) {
        let mut article = self.entries.doc();
        while article != TERMINATED {
            let at = (article - start) as usize;
            let Some(score) = scores.get_mut(at) else { break };
            if *score == 0.0 {
                seen.push(at);
            }
            let count = self.entries.term_freq() as f32;
            let length = usize::from(self.field.lengths.fieldnorm_id(article));
            let half = self.field.half.get(length).copied().unwrap_or(SATURATION);
            *score += self.weight * (count / (count + half));
            article = self.entries.advance();
        }
    }
}

/// The best of those that are admitted.
struct Best {
    limit: usize,
    found: BinaryHeap<Reverse<Found>>,
}

impl Best {
    fn offer(&mut self, found: Found, admits: impl Fn(u32) -> bool) {
        let is_full = self.found.len() >= self.limit;
        if is_full && self.found.peek().is_some_and(|worst| found <= worst.0) || !admits(found.article) {
            return;
        }
        if is_full {
            self.found.pop();
        }
        self.found.push(Reverse(found));
    }
}

impl core::fmt::Debug for Lexical {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Lexical").finish_non_exhaustive()
    }
}

/// Ordered by score, and of equal ones the first article is the greatest.
#[derive(Copy, Clone, Debug)]
struct Found {
    score: f32,
    article: u32,
}

impl Ord for Found {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.score.total_cmp(&other.score).then(other.article.cmp(&self.article))
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Found {}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(documents: &[&str]) -> Files {
        let mut writer = LexicalWriter::new().unwrap();
        for text in documents {
            let mut terms = Terms::default();
            terms.0[0] = text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
            writer.add(terms).unwrap();
        }
        Files::new(writer.finish().unwrap())
    }

    #[test]
    fn the_best_comes_first_ties_keep_their_order_and_filters_leave_room() {
        let index = Lexical::open(&files(&["a b", "a c", "a b", ""])).unwrap();
        let found = |query: &str, limit: usize, without: u32| -> Vec<u32> {
            let terms: Vec<String> = query.split(' ').map(str::to_owned).collect();
            let found = index.search(&terms, false, limit, |article| article != without).unwrap();
            found.into_iter().map(|(number, _)| number).collect()
        };
        assert_eq!(found("c a", 5, 9), [1, 0, 2]);
        assert_eq!(found("b", 5, 9), [0, 2]);
        assert_eq!(found("b", 1, 9), [0]);
        assert_eq!(found("b", 1, 0), [2]);
        assert!(found("AND z \" *", 5, 9).is_empty());
        assert!(Lexical::open(&files(&[])).unwrap().search(&["a".to_owned()], false, 3, |_| true).unwrap().is_empty());
    }

    #[test]
    fn equal_articles_give_equal_bytes() {
        let documents = ["a b", "a c d", "zz y", "a a a b"];
        assert_eq!(files(&documents).pack(), files(&documents).pack());
    }
}
