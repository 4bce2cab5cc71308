//! Where everything is kept. Both databases take the same SQL: tables of texts and integers, and parameters `$1`, `$2` … that
//! first occur in that order.

pub mod agents;
pub mod conversations;
pub mod deliveries;
mod postgres;
mod sqlite;

use std::path::Path;
use std::sync::Arc;

/// A value of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Integer(i64),
    Text(String),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A row of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(Vec<Value>);

impl Row {
    /// The number in that column, 0 if there is none.
    pub fn integer(&self, column: usize) -> i64 {
        match self.0.get(column) {
            Some(Value::Integer(value)) => *value,
            _ => 0,
        }
    }

    /// The text in that column, empty if there is none.
    pub fn text(&self, column: usize) -> &str {
        self.maybe(column).unwrap_or_default()
    }

    /// The text in that column.
    pub fn maybe(&self, column: usize) -> Option<&str> {
        match self.0.get(column) {
            Some(Value::Text(value)) => Some(value),
            _ => None,
        }
    }
}

/// One command that changes something.
#[derive(Clone, Debug)]
pub struct Command {
    sql: &'static str,
    values: Vec<Value>,
    must: bool,
}

impl Command {
    pub fn new(sql: &'static str, values: Vec<Value>) -> Self {
        Self { sql, values, must: false }
    }

    /// The same; where it changes no row, the whole change is undone.
    pub fn must(self) -> Self {
        Self { must: true, ..self }
    }
}

/// What a database said.
#[derive(Debug, thiserror::Error)]
#[error("the database failed: {0}")]
pub struct StoreError(String);

/// Called with the topic of every change that another process made; with an empty one if changes may have been missed.
pub type OnChange = Arc<dyn Fn(&str) + Send + Sync>;

trait Database: Send + Sync {
    fn query(&self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>, StoreError>;
    /// All commands in one transaction; `false` if one that must change something did not, and so nothing was changed.
    fn change(&self, commands: Vec<Command>) -> Result<bool, StoreError>;
    /// Tells other processes that share the database.
    fn tell(&self, topic: &str) -> Result<(), StoreError>;
    fn listen(&self, on_change: OnChange);
}

/// A database with the schema in it. Its functions block.
#[derive(Clone)]
pub struct Store(Arc<dyn Database>);

impl Store {
    /// A file of SQLite, made if it is missing.
    pub fn sqlite(file: &Path) -> Result<Self, StoreError> {
        Ok(Self(Arc::new(sqlite::Sqlite::open(file)?)))
    }

    /// A database of PostgreSQL.
    pub fn postgres(url: &str) -> Result<Self, StoreError> {
        Ok(Self(Arc::new(postgres::Postgres::open(url)?)))
    }

    pub fn query(&self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.0.query(sql, values)
    }

    pub fn change(&self, commands: Vec<Command>) -> Result<bool, StoreError> {
        self.0.change(commands)
    }

    pub fn tell(&self, topic: &str) -> Result<(), StoreError> {
        self.0.tell(topic)
    }

    pub fn listen(&self, on_change: OnChange) {
        self.0.listen(on_change);
    }
}
