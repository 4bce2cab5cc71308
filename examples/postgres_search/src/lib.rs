//! A desk's articles in PostgreSQL, behind the seam: full-text search, and nearness of vectors where pgvector is installed and
//! the host brings an encoder.
//!
//! No text of a customer reaches a query parser. The query is put together from words that hold letters and digits alone, and is
//! passed as a parameter all the same.

use std::fmt;
use std::time::Duration;

use firstline::{FoundArticle, Retriever, SearchQuery};
use postgres::{Client, Config, NoTls};

/// The tables. Safe to run again.
const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS articles (
    id text PRIMARY KEY,
    language regconfig NOT NULL,
    title text NOT NULL,
    questions text[] NOT NULL DEFAULT '{}',
    answer text NOT NULL,
    terms tsvector NOT NULL
);
CREATE INDEX IF NOT EXISTS articles_terms ON articles USING gin (terms);
";

/// The best by full text: `ts_rank_cd` weighs title and questions above the answer, and 32 scales it to 0..1. Ties by id.
const BY_WORDS: &str = "
SELECT id, title, questions, answer FROM articles, to_tsquery($1::text::regconfig, $2) AS query
WHERE terms @@ query ORDER BY ts_rank_cd(terms, query, 32) DESC, id LIMIT $3
";

/// The best of both: each article's places in the two lists count as 1 / (60 + place) (reciprocal rank fusion, Cormack, Clarke
/// and Büttcher 2009). Ties by id.
const BY_WORDS_AND_MEANING: &str = "
WITH words AS (
    SELECT id, row_number() OVER (ORDER BY ts_rank_cd(terms, query, 32) DESC, id) AS place
    FROM articles, to_tsquery($1::text::regconfig, $2) AS query WHERE terms @@ query
    ORDER BY place LIMIT 50
), meaning AS (
    SELECT id, row_number() OVER (ORDER BY vector <=> $4::text::vector, id) AS place
    FROM articles WHERE vector IS NOT NULL ORDER BY place LIMIT 50
)
SELECT id, title, questions, answer FROM articles
LEFT JOIN words USING (id) LEFT JOIN meaning USING (id)
WHERE words.place IS NOT NULL OR meaning.place IS NOT NULL
ORDER BY coalesce(1.0 / (60 + words.place), 0) + coalesce(1.0 / (60 + meaning.place), 0) DESC, id LIMIT $3
";

/// Makes a vector of a text, such as a call to an embedding service. All have the length that the table was made for.
pub type Encoder = Box<dyn FnMut(&str) -> Vec<f32> + Send>;

/// Articles in a PostgreSQL database.
pub struct PostgresSearch {
    config: Config,
    /// `None` after a failure: the next search connects anew.
    client: Option<Client>,
    encoder: Option<Encoder>,
}

/// Why nothing could be searched for.
#[derive(Debug)]
pub struct SearchError(postgres::Error);

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = std::error::Error::source(&self.0).map(|cause| format!(": {cause}")).unwrap_or_default();
        write!(f, "PostgreSQL: {}{cause}", self.0)
    }
}

impl std::error::Error for SearchError {}

impl From<postgres::Error> for SearchError {
    fn from(error: postgres::Error) -> Self {
        Self(error)
    }
}

impl PostgresSearch {
    /// Connects when it is first used. Connecting, and each statement on its own, may take `within`; choose it shorter than the
    /// desk's `search: { host: { within } }`.
    pub fn new(mut config: Config, within: Duration) -> Self {
        config.connect_timeout(within);
        let settings = config.get_options().map(|own| format!("{own} ")).unwrap_or_default();
        config.options(&format!("{settings}-c statement_timeout={}", within.as_millis().max(1)));
        Self { config, client: None, encoder: None }
    }

    /// Searches by meaning too.
    #[must_use]
    pub fn with_encoder(self, encoder: Encoder) -> Self {
        Self { encoder: Some(encoder), ..self }
    }

    /// Makes the table, and its vectors if there is an encoder.
    ///
    /// # Errors
    /// If the database cannot be reached, or has no pgvector and an encoder is there.
    pub fn prepare(&mut self) -> Result<(), SearchError> {
        let length = self.encoder.as_mut().map(|encode| encode("").len());
        let client = self.client()?;
        client.batch_execute(SCHEMA)?;
        if let Some(length) = length {
            client.batch_execute("CREATE EXTENSION IF NOT EXISTS vector")?;
            client.batch_execute(&format!("ALTER TABLE articles ADD COLUMN IF NOT EXISTS vector vector({length})"))?;
        }
        Ok(())
    }

    /// Adds an article, or replaces it.
    ///
    /// # Errors
    /// If the database cannot be reached or refuses.
    pub fn put(&mut self, article: &FoundArticle, language: firstline::Language) -> Result<(), SearchError> {
        let questions = article.questions.join("\n");
        let names = format!("{}\n{questions}", article.title);
        let vector = self.encoder.as_mut().map(|encode| literal(&encode(&names)));
        let client = self.client()?;
        client.execute(
            "INSERT INTO articles (id, language, title, questions, answer, terms) VALUES ($1, $2::text::regconfig, $3, $4, $5,
                setweight(to_tsvector($2::text::regconfig, $6), 'A') || setweight(to_tsvector($2::text::regconfig, $5), 'C'))
             ON CONFLICT (id) DO UPDATE SET language = excluded.language, title = excluded.title,
                questions = excluded.questions, answer = excluded.answer, terms = excluded.terms",
            &[&article.article, &dictionary(language), &article.title, &article.questions, &article.answer, &names],
        )?;
        if let Some(vector) = vector {
            client
                .execute("UPDATE articles SET vector = $2::text::vector WHERE id = $1", &[&article.article, &vector])?;
        }
        Ok(())
    }

    fn client(&mut self) -> Result<&mut Client, SearchError> {
        let client = match self.client.take().filter(|client| !client.is_closed()) {
            Some(client) => client,
            None => self.config.connect(NoTls)?,
        };
        Ok(self.client.insert(client))
    }

    fn search(&mut self, query: &SearchQuery) -> Result<Vec<FoundArticle>, SearchError> {
        let terms = terms(&query.words);
        let limit = i64::try_from(query.limit).unwrap_or(i64::MAX);
        let vector = self.encoder.as_mut().map(|encode| literal(&encode(&query.text)));
        let language = dictionary(query.language);
        let client = self.client()?;
        let rows = match vector {
            None => client.query(BY_WORDS, &[&language, &terms, &limit])?,
            Some(vector) => client.query(BY_WORDS_AND_MEANING, &[&language, &terms, &limit, &vector])?,
        };
        let article = |row: &postgres::Row| {
            Ok(FoundArticle {
                article: row.try_get(0)?,
                title: row.try_get(1)?,
                questions: row.try_get(2)?,
                answer: row.try_get(3)?,
            })
        };
        rows.iter().map(article).collect()
    }
}

impl Retriever for PostgresSearch {
    type Error = SearchError;

    fn find(&mut self, query: &SearchQuery) -> Result<Vec<FoundArticle>, SearchError> {
        let found = self.search(query);
        if found.is_err() {
            self.client = None;
        }
        found
    }
}

/// The query of `to_tsquery`: any of the words. A word holds letters and digits alone, so that it is no operator.
fn terms(words: &[String]) -> String {
    let word = |word: &String| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let words: Vec<String> = words.iter().map(word).filter(|word| !word.is_empty()).collect();
    words.join(" | ")
}

/// PostgreSQL's dictionary of a language.
fn dictionary(language: firstline::Language) -> &'static str {
    match language.code() {
        "en" => "english",
        "de" => "german",
        "fr" => "french",
        "es" => "spanish",
        "it" => "italian",
        "nl" => "dutch",
        "pt" => "portuguese",
        "sv" => "swedish",
        _ => "simple",
    }
}

/// A vector as pgvector reads it.
fn literal(vector: &[f32]) -> String {
    let numbers: Vec<String> = vector.iter().map(f32::to_string).collect();
    format!("[{}]", numbers.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_become_operators() {
        let words = ["a & b", "!c", "it's", "d:*", "<->", "naïve", "\\'"].map(str::to_owned);
        assert_eq!(terms(&words), "ab | c | its | d | naïve");
        assert_eq!(literal(&[1.0, -0.5]), "[1,-0.5]");
    }
}
