//! SQLite: one thread writes, and takes all changes that wait into one transaction on disk; a few connections read.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};

use super::{Command, Database, OnChange, Row, StoreError, Value};

/// The most changes that one transaction on disk holds.
const MOST: usize = 64;
/// How long it waits for another process that writes to the same file, in milliseconds.
const PATIENCE: i64 = 5_000;

struct Job {
    commands: Vec<Command>,
    reply: Sender<Result<bool, StoreError>>,
}

pub struct Sqlite {
    file: PathBuf,
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Sender<Job>>,
}

impl Sqlite {
    pub fn open(file: &Path) -> Result<Self, StoreError> {
        let mut connection = connect(file)?;
        connection.execute_batch(include_str!("schema.sql"))?;
        let (writer, jobs) = channel();
        std::thread::spawn(move || write(&mut connection, &jobs));
        Ok(Self { file: file.to_owned(), readers: Mutex::default(), writer: Mutex::new(writer) })
    }
}

fn connect(file: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // A change is on disk before it is acknowledged, whatever becomes of the machine.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "busy_timeout", PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

impl Database for Sqlite {
    fn query(&self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let idle = self.readers.lock().ok().and_then(|mut readers| readers.pop());
        let connection = idle.map_or_else(|| connect(&self.file), Ok)?;
        let rows = read(&connection, sql, values);
        if let Ok(mut readers) = self.readers.lock() {
            readers.push(connection);
        }
        rows
    }

    fn change(&self, commands: Vec<Command>) -> Result<bool, StoreError> {
        let gone = || StoreError("its writer has stopped".to_owned());
        let (reply, answer) = channel();
        let job = Job { commands, reply };
        self.writer.lock().map_err(|_| gone())?.send(job).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())?
    }

    fn tell(&self, _: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn listen(&self, _: OnChange) {}
}

fn read(connection: &Connection, sql: &str, values: &[Value]) -> Result<Vec<Row>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = statement.column_count();
    let rows = statement.query_map(params_from_iter(values), |row| {
        (0..columns).map(|column| row.get_ref(column).map(value)).collect::<Result<Vec<_>, _>>().map(Row)
    })?;
    Ok(rows.collect::<Result<Vec<_>, _>>()?)
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Integer(value) => Value::Integer(value),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        _ => Value::Null,
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Sql::Null),
            Self::Integer(value) => ToSqlOutput::Owned(Sql::Integer(*value)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

/// Writes until nobody can send any more.
fn write(connection: &mut Connection, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let jobs: Vec<Job> = std::iter::once(first).chain(jobs.try_iter().take(MOST - 1)).collect();
        let outcomes = together(connection, &jobs);
        for (number, job) in jobs.into_iter().enumerate() {
            let outcome = match &outcomes {
                Ok(outcomes) => Ok(outcomes.get(number).copied().unwrap_or_default()),
                Err(error) => Err(StoreError(error.0.clone())),
            };
            // Whoever asked may have gone.
            let _ = job.reply.send(outcome);
        }
    }
}

fn together(connection: &mut Connection, jobs: &[Job]) -> Result<Vec<bool>, StoreError> {
    let mut transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let mut outcomes = Vec::new();
    for job in jobs {
        let savepoint = transaction.savepoint()?;
        let done = apply(&savepoint, &job.commands)?;
        if done {
            savepoint.commit()?;
        } else {
            // Dropped, it is rolled back.
            drop(savepoint);
        }
        outcomes.push(done);
    }
    transaction.commit()?;
    Ok(outcomes)
}

fn apply(connection: &Connection, commands: &[Command]) -> Result<bool, StoreError> {
    for command in commands {
        let changed = connection.prepare_cached(command.sql)?.execute(params_from_iter(&command.values))?;
        if command.must && changed == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.to_string())
    }
}
