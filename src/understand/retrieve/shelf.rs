//! What the index keeps of each article, in flat files of little-endian numbers: read where it lies, in memory or mapped.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use tantivy::directory::OwnedBytes;

use super::error::IndexError;
use super::files::Files;
use super::rarity::Rarity;
use super::reader::Reader;
use crate::desk::article::Article;
use crate::desk::channel::Channel;
use crate::text::language::Language;
use crate::understand::classify::bytes;

/// Numbers of an article: where its id, questions and text begin, its days, and in one number its language, channels and
/// audience. One more entry ends the last.
const ARTICLE: usize = 6;
/// Numbers of a question: where its terms and its letters begin, and the lengths of both as vectors of weights.
const QUESTION: usize = 4;
/// Audiences that can be told apart.
const MAX_AUDIENCES: usize = 65_535;

/// Writes the files of a [`Shelf`].
#[derive(Debug, Default)]
pub(super) struct ShelfWriter {
    ids: Vec<u8>,
    articles: Vec<u32>,
    questions: Vec<u32>,
    terms: Vec<u32>,
    letters: Vec<u16>,
    audiences: BTreeMap<Vec<String>, u32>,
    languages: BTreeSet<Language>,
}

impl ShelfWriter {
    pub fn articles(&self) -> u32 {
        (self.articles.len() / ARTICLE) as u32
    }

    pub fn questions(&self) -> u32 {
        (self.questions.len() / QUESTION) as u32
    }

    /// Begins an article; its questions and its text follow.
    pub fn begin(&mut self, article: &Article, language: Language) -> Result<(), IndexError> {
        let groups: Vec<String> = article.audience.iter().map(|group| group.value.clone()).collect();
        let next = self.audiences.len() as u32 + 1;
        let audience = if groups.is_empty() { 0 } else { *self.audiences.entry(groups).or_insert(next) };
        if audience as usize > MAX_AUDIENCES {
            return Err(IndexError::new("there are too many audiences"));
        }
        let on = Channel::ALL.iter().enumerate().filter(|(_, channel)| article.is_on(**channel));
        let channels = on.fold(0, |bits, (at, _)| bits | 1_u32 << at);
        let spoken = Language::ALL.iter().position(|known| *known == language).unwrap_or_default() as u32;
        self.languages.insert(language);
        let day = |day: Option<Date>, else_: i32| day.map_or(else_, number_of).cast_unsigned();
        self.articles.extend([
            self.ids.len() as u32,
            self.questions(),
            0,
            day(article.valid_from.as_ref().map(|day| day.date()), i32::MIN),
            day(article.valid_until.as_ref().map(|day| day.date()), i32::MAX),
            spoken << 24 | channels << 16 | audience,
        ]);
        self.ids.extend_from_slice(article.id.as_bytes());
        Ok(())
    }

    pub fn question(&mut self, terms: &[u32], letters: &[u16]) {
        self.questions.extend([self.terms.len() as u32, self.letters.len() as u32, 0, 0]);
        self.terms.extend_from_slice(terms);
        self.letters.extend_from_slice(letters);
    }

    /// The files, with the terms of each article's text, and the lengths of questions by these weights.
    pub fn finish(mut self, texts: &[Vec<u32>], rarity: &Rarity) -> BTreeMap<String, Vec<u8>> {
        self.articles.extend([self.ids.len() as u32, self.questions(), 0, 0, 0, 0]);
        let mut begin = 0;
        let lengths = texts.iter().map(Vec::len).chain([0]);
        for (article, length) in self.articles.as_chunks_mut::<ARTICLE>().0.iter_mut().zip(lengths) {
            article[2] = begin;
            begin += length as u32;
        }
        self.questions.extend([self.terms.len() as u32, self.letters.len() as u32, 0, 0]);
        let mut ends: Vec<(u32, u32)> =
            self.questions.as_chunks::<QUESTION>().0.iter().skip(1).map(|next| (next[0], next[1])).collect();
        ends.reverse();
        for question in self.questions.as_chunks_mut::<QUESTION>().0 {
            let Some((terms, letters)) = ends.pop() else { break };
            let terms = self.terms.get(question[0] as usize..terms as usize).unwrap_or_default();
            let letters = self.letters.get(question[1] as usize..letters as usize).unwrap_or_default();
            let length = terms.iter().map(|term| rarity.term(*term).0[0].powi(2)).sum::<f32>().sqrt();
            let letters = letters.iter().map(|group| rarity.letters(*group).powi(2)).sum::<f32>().sqrt();
            (question[2], question[3]) = (length.to_bits(), letters.to_bits());
        }
        let wide = |numbers: &[u32]| numbers.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
        let mut about = bytes::Writer::default();
        about.size(self.languages.len());
        self.languages.iter().for_each(|language| about.raw(language.code().as_bytes()));
        let mut audiences: Vec<(u32, Vec<String>)> =
            self.audiences.into_iter().map(|(groups, n)| (n, groups)).collect();
        audiences.sort_unstable();
        about.size(audiences.len());
        for (_, groups) in audiences {
            about.size(groups.len());
            for group in groups {
                about.size(group.len());
                about.raw(group.as_bytes());
            }
        }
        let letters = self.letters.iter().flat_map(|n| n.to_le_bytes()).collect();
        let files = [
            ("ids", self.ids),
            ("articles", wide(&self.articles)),
            ("questions", wide(&self.questions)),
            ("terms", wide(&self.terms)),
            ("letters", letters),
            ("texts", wide(&texts.concat())),
            ("about", about.finish()),
        ];
        files.map(|(name, bytes)| (name.to_owned(), bytes)).into()
    }
}

/// Days since 1970.
fn number_of(day: Date) -> i32 {
    day.duration_since(jiff::civil::date(1970, 1, 1)).as_hours().div_euclid(24) as i32
}

/// The articles of an index.
#[derive(Debug)]
pub(super) struct Shelf {
    ids: OwnedBytes,
    articles: OwnedBytes,
    questions: OwnedBytes,
    terms: OwnedBytes,
    letters: OwnedBytes,
    texts: OwnedBytes,
    /// The languages of its articles.
    pub languages: Vec<Language>,
    audiences: Vec<Vec<String>>,
    /// How many articles there are.
    pub len: usize,
}

impl Shelf {
    pub fn open(files: &Files) -> Result<Self, IndexError> {
        let about = files.get("about");
        let mut reader = bytes::Reader::new(&about);
        let mut languages = Vec::new();
        for _ in 0..reader.count()? {
            let code = str::from_utf8(reader.raw(2)?).ok().and_then(|code| code.parse().ok());
            languages.push(code.ok_or_else(|| IndexError::new("a language is unknown"))?);
        }
        let mut audiences = Vec::new();
        for _ in 0..reader.count()? {
            let mut groups = Vec::new();
            for _ in 0..reader.count()? {
                let length = reader.count()?;
                groups.push(String::from_utf8_lossy(reader.raw(length)?).into_owned());
            }
            audiences.push(groups);
        }
        let articles = files.get("articles");
        let len = (articles.len() / (4 * ARTICLE)).checked_sub(1).ok_or_else(|| IndexError::new("it is cut off"))?;
        Ok(Self {
            ids: files.get("ids"),
            articles,
            questions: files.get("questions"),
            terms: files.get("terms"),
            letters: files.get("letters"),
            texts: files.get("texts"),
            languages,
            audiences,
            len,
        })
    }

    fn article(&self, article: usize, field: usize) -> u32 {
        at(&self.articles, article * ARTICLE + field)
    }

    /// An article's id.
    pub fn id(&self, article: usize) -> String {
        let range = self.article(article, 0) as usize..self.article(article + 1, 0) as usize;
        String::from_utf8_lossy(self.ids.get(range).unwrap_or_default()).into_owned()
    }

    /// The numbers of an article's questions.
    pub fn questions(&self, article: usize) -> core::ops::Range<usize> {
        self.article(article, 1) as usize..self.article(article + 1, 1) as usize
    }

    /// How many questions all articles have.
    pub fn all_questions(&self) -> usize {
        self.article(self.len, 1) as usize
    }

    /// The terms of an article's text, ascending.
    pub fn text(&self, article: usize) -> &[[u8; 4]] {
        let range = self.article(article, 2) as usize..self.article(article + 1, 2) as usize;
        self.texts.as_chunks::<4>().0.get(range).unwrap_or_default()
    }

    /// The terms of a question, ascending.
    pub fn terms(&self, question: usize) -> &[[u8; 4]] {
        let range = at(&self.questions, question * QUESTION)..at(&self.questions, (question + 1) * QUESTION);
        self.terms.as_chunks::<4>().0.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The groups of letters of a question, ascending.
    pub fn letters(&self, question: usize) -> &[[u8; 2]] {
        let range = at(&self.questions, question * QUESTION + 1)..at(&self.questions, (question + 1) * QUESTION + 1);
        self.letters.as_chunks::<2>().0.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The lengths of a question's terms and letters, as vectors of what they say.
    pub fn lengths(&self, question: usize) -> [f32; 2] {
        [2, 3].map(|field| f32::from_bits(at(&self.questions, question * QUESTION + field)))
    }

    /// An article's language.
    pub fn language(&self, article: usize) -> Language {
        Language::ALL.get((self.article(article, 5) >> 24) as usize).copied().unwrap_or_default()
    }

    /// What tells whether an article is shown to that reader; languages apart.
    pub fn admits<'a>(&'a self, reader: &Reader) -> impl Fn(usize) -> bool + use<'a> {
        let day = reader.day.map(number_of);
        let channel = reader.channel.and_then(|own| Channel::ALL.iter().position(|channel| *channel == own));
        let fits = |groups: &Vec<String>| {
            reader.groups.as_ref().is_none_or(|own| groups.iter().any(|group| own.contains(group)))
        };
        let audiences: Vec<bool> = core::iter::once(true).chain(self.audiences.iter().map(fits)).collect();
        move |article| {
            let (from, until) = (self.article(article, 3).cast_signed(), self.article(article, 4).cast_signed());
            let marks = self.article(article, 5);
            day.is_none_or(|day| (from..=until).contains(&day))
                && channel.is_none_or(|channel| marks >> 16 & 1 << channel != 0)
                && audiences.get((marks & 0xffff) as usize) == Some(&true)
        }
    }
}

fn at(bytes: &[u8], index: usize) -> u32 {
    bytes.as_chunks::<4>().0.get(index).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
