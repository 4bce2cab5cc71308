//! From articles to the files of an index.

use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::directory::OwnedBytes;

use super::ArticleIndex;
use super::error::IndexError;
use super::learn::{MOST, Sample};
use super::lexical::{LexicalWriter, Terms};
use super::rarity::{Rarity, RarityWriter};
use super::shelf::ShelfWriter;
use super::terms::{letters, letters_term, numbers, terms};
use super::vectors::VectorWriter;
use crate::desk::Desk;
use crate::desk::article::Article;
use crate::text::annotation;
use crate::text::beginning::beginning;
use crate::text::language::Language;
use crate::text::stem::Stemmer;
use crate::understand::classify::table::StaticTable;

/// How many terms of an article's text are kept to compare with, the rarest.
const KEPT_TERMS: usize = 64;
/// How much of an article's text gives its vector, in bytes.
const MEANT: usize = 600;

/// Collects articles, one by one.
pub struct ArticleIndexBuilder {
    main: Language,
    table: Option<Arc<StaticTable>>,
    stemmers: BTreeMap<Language, Stemmer>,
    lexical: LexicalWriter,
    shelf: ShelfWriter,
    rarity: RarityWriter,
    vectors: VectorWriter,
    /// The distinct terms of each article's text.
    texts: Vec<Vec<u32>>,
    /// Every so many-th question, to learn from.
    samples: Vec<Sample>,
    stride: usize,
}

impl ArticleIndexBuilder {
    /// Begins an index of articles that are in `main` where they do not say otherwise.
    ///
    /// # Errors
    /// If tantivy cannot begin one.
    pub(crate) fn with_table(main: Language, table: Option<Arc<StaticTable>>) -> Result<Self, IndexError> {
        let dimensions = table.as_ref().map_or(0, |table| table.dimensions());
        Ok(Self {
            main,
            table,
            stemmers: BTreeMap::new(),
            lexical: LexicalWriter::new()?,
            shelf: ShelfWriter::default(),
            rarity: RarityWriter::default(),
            vectors: VectorWriter::new(dimensions),
            texts: Vec::new(),
            samples: Vec::new(),
            stride: 1,
        })
    }

    /// Adds an article; those of equal score are found in the order in which they were added.
    ///
    /// # Errors
    /// If tantivy cannot take it.
    pub fn add(&mut self, article: &Article) -> Result<(), IndexError> {
        let language = article.language.as_ref().map_or(self.main, |language| language.value);
        let stemmer = self.stemmers.entry(language).or_insert_with(|| Stemmer::new(language));
        let cut = |texts: &mut dyn Iterator<Item = &str>| -> Vec<String> {
            texts.flat_map(|text| terms(stemmer, text)).collect()
        };
        let body = body(article);
        let title = article.title.iter().map(|title| title.value.as_str());
        let links = article.links.keys().map(String::as_str);
        let mut fields = Terms([
            Vec::new(),
            cut(&mut title.clone()),
            cut(&mut article.tags.iter().map(|tag| tag.value.as_str())),
            cut(&mut core::iter::once(body.as_str())),
            cut(&mut links.clone()),
            Vec::new(),
        ]);
        self.shelf.begin(article, language)?;
        let mut vector = Vec::new();
        let mut groups = Vec::new();
        for question in &article.questions {
            let written = terms(stemmer, question);
            let (number, own_article) = (self.shelf.questions() as usize, self.texts.len());
            if number.is_multiple_of(self.stride) {
                let text = question.value.clone();
                self.samples.push(Sample { question: number, article: own_article, language, text });
            }
            let (own, own_letters) = (numbers(&written), letters(question));
            self.rarity.question(&own, &own_letters);
            self.shelf.question(&own, &own_letters);
            if let Some(table) = &self.table {
                table.encode(question, language, &mut vector);
                self.vectors.question(&vector);
            }
            groups.extend(own_letters);
            fields.0[0].extend(written);
        }
        groups.extend(title.clone().flat_map(letters));
        groups.sort_unstable();
        groups.dedup();
        fields.0[5] = groups.into_iter().map(letters_term).collect();
        while self.samples.len() > MOST {
            self.stride *= 2;
            self.samples.retain(|sample| sample.question.is_multiple_of(self.stride));
        }
        let [_, title_terms, tags, words, links, _] = &fields.0;
        let text: Vec<String> = [title_terms, tags, words, links].into_iter().flatten().cloned().collect();
        let text = numbers(&text);
        self.rarity.article(&text);
        self.texts.push(text);
        if let Some(table) = &self.table {
            let text: Vec<&str> = title.chain([body.as_str()]).collect();
            table.encode(beginning(&text.join(". "), MEANT), language, &mut vector);
            self.vectors.article(&vector);
        }
        self.lexical.add(fields)
    }

    pub(super) fn main(&self) -> Language {
        self.main
    }

    pub(super) fn table(&self) -> Option<Arc<StaticTable>> {
        self.table.clone()
    }

    /// The questions to learn from.
    pub(super) fn sample(&self) -> Vec<Sample> {
        self.samples.clone()
    }

    /// The files of the index, but for what is learned with it.
    pub(super) fn finish(mut self) -> Result<BTreeMap<String, Vec<u8>>, IndexError> {
        let (questions, articles) = (self.shelf.questions(), self.shelf.articles());
        let (counts, letters) = self.rarity.finish();
        let counts = OwnedBytes::new(counts);
        let rarity = Rarity::open(counts.clone(), &letters, questions, articles);
        for text in &mut self.texts {
            if text.len() > KEPT_TERMS {
                let mut weighed: Vec<(f32, u32)> = text.iter().map(|term| (rarity.term(*term).0[1], *term)).collect();
                weighed.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                *text = weighed.into_iter().take(KEPT_TERMS).map(|(_, term)| term).collect();
                text.sort_unstable();
            }
        }
        let mut files = self.shelf.finish(&self.texts, &rarity);
        files.insert("counts".to_owned(), counts.to_vec());
        files.insert("groups".to_owned(), letters);
        files.insert("vectors".to_owned(), self.vectors.finish());
        files.extend(self.lexical.finish()?);
        Ok(files)
    }
}

impl core::fmt::Debug for ArticleIndexBuilder {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("ArticleIndexBuilder").field("articles", &self.shelf.articles()).finish_non_exhaustive()
    }
}

impl ArticleIndex {
    /// The index of a desk's articles. From the examples of intents that no article answers it learns what is none.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn of_desk(desk: &Desk, table: Option<Arc<StaticTable>>) -> Result<Self, IndexError> {
        let mut builder = ArticleIndexBuilder::with_table(desk.language(), table)?;
        desk.articles.iter().try_for_each(|article| builder.add(article))?;
        let intents = desk.intents.iter().filter(|intent| intent.article.is_none());
        let examples = intents.flat_map(|intent| intent.examples.iter()).chain(&desk.out_of_scope);
        let strangers: Vec<String> = examples.map(|example| annotation::parse(example).text).collect();
        Self::build(builder, &strangers)
    }
}

/// The words of an article's answer, of its short form and of the steps of its guide.
fn body(article: &Article) -> String {
    let steps = article.steps.iter().map(|step| step.say.value.as_str());
    let texts = core::iter::once(article.answer.value.as_str()).chain(steps);
    let mut words = String::new();
    for text in texts {
        for event in pulldown_cmark::Parser::new(text) {
            match event {
                pulldown_cmark::Event::Text(text) | pulldown_cmark::Event::Code(text) => words.push_str(&text),
                _ => words.push(' '),
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::Spanned;
    use crate::understand::retrieve::{FoundArticles, Reader};

    #[test]
    fn without_a_table_articles_are_found_by_words_and_letters() {
        let text = |text: &str| Spanned { value: text.to_owned(), ..Spanned::default() };
        let mut builder = ArticleIndexBuilder::with_table(Language::English, None).unwrap();
        for (id, question) in [("hours", "when does the shop open"), ("parking", "where can i park my bicycle")] {
            let questions = vec![text(question)];
            builder.add(&Article { id: text(id), questions, ..Article::default() }).unwrap();
        }
        let index = ArticleIndex::build(builder, &[]).unwrap();
        let find = |index: &ArticleIndex, message: &str| index.find(message, &Reader::default(), 2).unwrap();
        let first = |found: &FoundArticles| found.hits.first().map(|hit| (hit.article.clone(), hit.similarity));
        let loaded = ArticleIndex::from_bytes(&index.to_bytes(), None).unwrap();
        for (message, id) in [("is there a place to park", "parking"), ("bycicle", "parking"), ("oppen?", "hours")] {
            let found = find(&index, message);
            assert_eq!(first(&found), Some((id.to_owned(), 0.0)), "{message}");
            assert_eq!(find(&loaded, message), found);
        }
        assert!(find(&index, "zzz").hits.is_empty());
        let none = ArticleIndex::build(ArticleIndexBuilder::with_table(Language::English, None).unwrap(), &[]).unwrap();
        assert!(find(&none, "park").hits.is_empty(), "an empty index finds nothing");
    }
}
