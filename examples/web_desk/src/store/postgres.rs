//! PostgreSQL, which several processes may share. `LISTEN` and `NOTIFY` tell them of each other's changes.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Mutex;
use std::time::Duration;

use bytes::BytesMut;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, NoTls, Statement};

use super::{Command, Database, OnChange, Row, StoreError, Value};

/// How long to wait before a lost connection is made anew.
const AGAIN: Duration = Duration::from_secs(1);
/// No two processes may create the tables at once; the number is the lock's name.
const CREATING: &str = "SELECT pg_advisory_xact_lock(7302114)";

struct Connection {
    client: Client,
    statements: HashMap<&'static str, Statement>,
}

pub struct Postgres {
    url: String,
    idle: Mutex<Vec<Connection>>,
}

impl Postgres {
    pub fn open(url: &str) -> Result<Self, StoreError> {
        let store = Self { url: url.to_owned(), idle: Mutex::default() };
        store.with(|connection| {
            let mut transaction = connection.client.transaction()?;
            transaction.batch_execute(CREATING)?;
            transaction.batch_execute(include_str!("schema.sql"))?;
            transaction.commit()
        })?;
        Ok(store)
    }

    /// Does something with an idle connection, or with a new one. One that failed is thrown away.
    fn with<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T, postgres::Error>) -> Result<T, StoreError> {
        let idle = self.idle.lock().ok().and_then(|mut idle| idle.pop()).filter(|idle| !idle.client.is_closed());
        let mut connection = match idle {
            Some(connection) => connection,
            None => Connection { client: Client::connect(&self.url, NoTls)?, statements: HashMap::new() },
        };
        let result = work(&mut connection)?;
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(connection);
        }
        Ok(result)
    }
}

impl Connection {
    fn prepared(&mut self, sql: &'static str) -> Result<Statement, postgres::Error> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql)?;
        self.statements.insert(sql, statement.clone());
        Ok(statement)
    }
}

impl Database for Postgres {
    fn query(&self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.with(|connection| {
            let statement = connection.prepared(sql)?;
            let rows = connection.client.query(&statement, &parameters(values))?;
            Ok(rows.iter().map(row).collect())
        })
    }

    fn change(&self, commands: Vec<Command>) -> Result<bool, StoreError> {
        self.with(|connection| {
            let prepared = commands.iter().map(|command| connection.prepared(command.sql));
            let prepared = prepared.collect::<Result<Vec<_>, _>>()?;
            let mut transaction = connection.client.transaction()?;
            for (command, statement) in commands.iter().zip(&prepared) {
                let changed = transaction.execute(statement, &parameters(&command.values))?;
                if command.must && changed == 0 {
                    transaction.rollback()?;
                    return Ok(false);
                }
            }
            transaction.commit()?;
            Ok(true)
        })
    }

    fn tell(&self, topic: &str) -> Result<(), StoreError> {
        self.query("SELECT pg_notify('web_desk', $1)", &[topic.into()]).map(|_| ())
    }

    fn listen(&self, on_change: OnChange) {
        let url = self.url.clone();
        std::thread::spawn(move || {
            loop {
                // Whatever ends it, the connection is made anew, and everybody looks again.
                let _ = hear(&url, &on_change);
                std::thread::sleep(AGAIN);
                on_change("");
            }
        });
    }
}

fn hear(url: &str, on_change: &OnChange) -> Result<(), postgres::Error> {
    let mut client = Client::connect(url, NoTls)?;
    client.batch_execute("LISTEN web_desk")?;
    on_change("");
    let mut notifications = client.notifications();
    let mut each = notifications.blocking_iter();
    while let Some(notification) = each.next()? {
        on_change(notification.payload());
    }
    Ok(())
}

fn parameters(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn row(row: &postgres::Row) -> Row {
    let value = |(number, column): (usize, &postgres::Column)| match *column.type_() {
        Type::INT8 => row.get::<_, Option<i64>>(number).into(),
        Type::TEXT => row.get::<_, Option<String>>(number).into(),
        _ => Value::Null,
    };
    Row(row.columns().iter().enumerate().map(value).collect())
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Integer(value) => value.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::TEXT)
    }

    to_sql_checked!();
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        Self(error.source().map_or_else(|| error.to_string(), |source| format!("{error}: {source}")))
    }
}
