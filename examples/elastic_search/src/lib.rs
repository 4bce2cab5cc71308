//! A desk's articles behind the `_search` API that Elasticsearch has, and OpenSearch and Quickwit understand.
//!
//! The documents have the fields `title`, `questions`, `answer` and `language`, and the article's id as their own. The query is
//! a `multi_match` of words, which knows no operators, so that no text of a customer reaches a query parser.

use std::fmt;
use std::time::Duration;

use firstline::{FoundArticle, Retriever, SearchQuery};
use serde::Deserialize;
use serde_json::{Value, json};
use ureq::Agent;

/// The largest response that is read, in bytes.
const MAX_RESPONSE: u64 = 1 << 20;

/// An index behind the `_search` API.
pub struct ElasticSearch {
    agent: Agent,
    url: String,
    authorization: Option<String>,
    within: Duration,
}

/// Why nothing could be searched for.
#[derive(Debug)]
pub enum SearchError {
    /// The search engine cannot be asked, does not answer in time, or answers with an error.
    Request(ureq::Error),
    /// It gave up before all was searched.
    TimedOut,
}

impl fmt::Display for SearchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => write!(f, "the search engine: {error}"),
            Self::TimedOut => f.write_str("the search engine gave up before all was searched"),
        }
    }
}

impl std::error::Error for SearchError {}

impl From<ureq::Error> for SearchError {
    fn from(error: ureq::Error) -> Self {
        Self::Request(error)
    }
}

impl ElasticSearch {
    /// The index of that name at a base such as `http://localhost:9200` (Quickwit: `http://localhost:7280/api/v1/_elastic`). A search
    /// may take `within`; choose it shorter than the desk's `search: { host: { within } }`.
    pub fn new(base: &str, index: &str, within: Duration) -> Self {
        let agent = Agent::config_builder().timeout_global(Some(within)).max_redirects(0).build();
        let url = format!("{}/{index}/_search", base.trim_end_matches('/'));
        Self { agent: agent.into(), url, authorization: None, within }
    }

    /// Sends this header, such as `ApiKey …` or `Basic …`.
    #[must_use]
    pub fn with_authorization(self, authorization: String) -> Self {
        Self { authorization: Some(authorization), ..self }
    }

    fn request(&self, query: &SearchQuery) -> Value {
        let words = json!({
            "query": query.words.join(" "),
            "fields": ["title^3", "questions^3", "answer"],
            "type": "best_fields",
            "operator": "or"
        });
        json!({
            "size": query.limit,
            "timeout": format!("{}ms", self.within.as_millis()),
            "_source": ["title", "questions", "answer"],
            "query": {
                "bool": {
                    "must": [{ "multi_match": words }],
                    "filter": [{ "term": { "language": query.language.code() } }]
                }
            }
        })
    }
}

impl Retriever for ElasticSearch {
    type Error = SearchError;

    fn find(&mut self, query: &SearchQuery) -> Result<Vec<FoundArticle>, SearchError> {
        let mut request = self.agent.post(&self.url);
        if let Some(authorization) = &self.authorization {
            request = request.header("Authorization", authorization);
        }
        let mut response = request.send_json(self.request(query))?;
        let found: Response = response.body_mut().with_config().limit(MAX_RESPONSE).read_json()?;
        if found.timed_out {
            return Err(SearchError::TimedOut);
        }
        let article = |hit: Hit| FoundArticle {
            article: hit.id,
            title: hit.source.title,
            questions: hit.source.questions.into(),
            answer: hit.source.answer,
        };
        Ok(found.hits.hits.into_iter().take(query.limit).map(article).collect())
    }
}

#[derive(Deserialize)]
struct Response {
    #[serde(default)]
    timed_out: bool,
    hits: Hits,
}

#[derive(Deserialize)]
struct Hits {
    hits: Vec<Hit>,
}

#[derive(Deserialize)]
struct Hit {
    #[serde(rename = "_id")]
    id: String,
    #[serde(rename = "_source")]
    source: Source,
}

#[derive(Deserialize)]
struct Source {
    #[serde(default)]
    title: String,
    #[serde(default)]
    questions: Questions,
    answer: String,
}

/// These engines know no lists: a field holds one value or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Questions {
    One(String),
    Several(Vec<String>),
}

impl Default for Questions {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl From<Questions> for Vec<String> {
    fn from(questions: Questions) -> Self {
        match questions {
            Questions::One(question) => vec![question],
            Questions::Several(questions) => questions,
        }
    }
}
