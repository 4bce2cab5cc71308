//! Conversations: their state, log and outbox.

use std::collections::BTreeMap;

use firstline::Conversation;
use serde::{Deserialize, Serialize};

use super::{Command, Row, Store, StoreError, Value};

/// The most lines that are read at once.
const MOST_LINES: usize = 500;

/// A conversation as it is stored.
#[derive(Clone, Debug)]
pub struct Stored {
    pub owner: String,
    pub version: i64,
    pub lines: i64,
    pub conversation: Conversation,
    pub agent: Option<String>,
    pub card: Card,
    /// Milliseconds since 1970.
    pub wake_at: Option<i64>,
    pub packet: Option<String>,
    pub assist: Option<String>,
    pub disposition: Option<String>,
    pub tags: Option<String>,
}

/// What the list of the agents shows of a conversation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    pub queue: String,
    pub priority: firstline::Priority,
    pub since: Option<jiff::Timestamp>,
    pub due: Option<jiff::Timestamp>,
    pub summary: String,
    /// The last thing said, and by whom.
    pub last: String,
    pub from: String,
    /// What a person is asked to allow.
    pub approval: Option<String>,
}

/// A conversation in the list of the agents.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    pub id: String,
    pub version: i64,
    pub phase: String,
    pub agent: Option<String>,
    pub card: Card,
}

/// A row of the outbox.
#[derive(Clone, Debug)]
pub struct StoredLine {
    pub number: i64,
    pub body: String,
}

impl Store {
    pub fn conversation(&self, id: &str) -> Result<Option<Stored>, StoreError> {
        let sql = "SELECT owner, version, lines, state, agent, card, wake_at, packet, assist, disposition, tags \
                   FROM conversations WHERE id = $1";
        self.query(sql, &[id.into()])?.first().map(stored).transpose()
    }

    /// Whether the conversation has had an event of that id.
    pub fn has_event(&self, conversation: &str, event: &str) -> Result<bool, StoreError> {
        let sql = "SELECT number FROM log WHERE conversation = $1 AND event = $2";
        Ok(!self.query(sql, &[conversation.into(), event.into()])?.is_empty())
    }

    /// The next lines after that number.
    pub fn lines_after(&self, conversation: &str, number: i64) -> Result<Vec<StoredLine>, StoreError> {
        let sql = "SELECT number, body FROM outbox WHERE conversation = $1 AND number > $2 ORDER BY number LIMIT $3";
        let rows = self.query(sql, &[conversation.into(), number.into(), (MOST_LINES as i64).into()])?;
        Ok(rows.iter().map(|row| StoredLine { number: row.integer(0), body: row.text(1).to_owned() }).collect())
    }

    /// Entries of the log after that number.
    pub fn entries_after(&self, conversation: &str, number: i64) -> Result<Vec<(i64, String)>, StoreError> {
        let sql = "SELECT number, entry FROM log WHERE conversation = $1 AND number > $2 ORDER BY number";
        let rows = self.query(sql, &[conversation.into(), number.into()])?;
        Ok(rows.iter().map(|row| (row.integer(0), row.text(1).to_owned())).collect())
    }

    /// Ids of the conversations that changed since then.
    pub fn changed_since(&self, since: i64) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT id FROM conversations WHERE changed_at >= $1 ORDER BY id";
        Ok(self.query(sql, &[since.into()])?.iter().map(|row| row.text(0).to_owned()).collect())
    }

    /// Ids of the conversations that are to be woken by now, the longest due first.
    pub fn due(&self, now: i64) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT id FROM conversations WHERE wake_at <= $1 ORDER BY wake_at, id LIMIT 200";
        Ok(self.query(sql, &[now.into()])?.iter().map(|row| row.text(0).to_owned()).collect())
    }

    /// What people have, wait for or are asked about, and what they have settled of late.
    pub fn listed(&self, since: i64) -> Result<Vec<Listed>, StoreError> {
        let sql = "SELECT id, version, phase, agent, card FROM conversations WHERE phase = 'waiting' \
                   OR phase = 'with_person' OR agent IS NOT NULL AND changed_at >= $1 OR phase = 'approval' ORDER BY id";
        self.query(sql, &[since.into()])?.iter().map(listed).collect()
    }

    /// How many conversations wait in each queue.
    pub fn waiting(&self) -> Result<BTreeMap<String, u32>, StoreError> {
        let mut waiting = BTreeMap::new();
        for row in self.query("SELECT card FROM conversations WHERE phase = 'waiting'", &[])? {
            let card: Card = read(row.text(0))?;
            *waiting.entry(card.queue).or_default() += 1;
        }
        Ok(waiting)
    }

    /// How many chats each person holds.
    pub fn holding(&self) -> Result<Vec<(String, i64)>, StoreError> {
        let sql = "SELECT agent, COUNT(*) FROM conversations WHERE phase = 'with_person' GROUP BY agent ORDER BY agent";
        Ok(self.query(sql, &[])?.iter().map(|row| (row.text(0).to_owned(), row.integer(1))).collect())
    }
}

fn stored(row: &Row) -> Result<Stored, StoreError> {
    Ok(Stored {
        owner: row.text(0).to_owned(),
        version: row.integer(1),
        lines: row.integer(2),
        conversation: read(row.text(3))?,
        agent: row.maybe(4).map(str::to_owned),
        card: read(row.text(5))?,
        wake_at: Some(row.integer(6)).filter(|at| *at > 0),
        packet: row.maybe(7).map(str::to_owned),
        assist: row.maybe(8).map(str::to_owned),
        disposition: row.maybe(9).map(str::to_owned),
        tags: row.maybe(10).map(str::to_owned),
    })
}

fn listed(row: &Row) -> Result<Listed, StoreError> {
    Ok(Listed {
        id: row.text(0).to_owned(),
        version: row.integer(1),
        phase: row.text(2).to_owned(),
        agent: row.maybe(3).map(str::to_owned),
        card: read(row.text(4))?,
    })
}

fn read<T: for<'a> Deserialize<'a>>(json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|error| StoreError(format!("what was stored does not read: {error}")))
}

/// The row of a conversation in which nothing has happened.
pub fn begin(id: &str, owner: &str, now: i64) -> Result<Command, serde_json::Error> {
    let sql = "INSERT INTO conversations (id, owner, version, lines, state, phase, card, changed_at) \
               VALUES ($1, $2, 0, 0, $3, 'new', '{}', $4) ON CONFLICT DO NOTHING";
    let state = serde_json::to_string(&Conversation::new(id))?;
    Ok(Command::new(sql, vec![id.into(), owner.into(), state.into(), now.into()]).must())
}

/// Writes the conversation over version `before`, and nothing if another one is there by now.
pub fn write(before: i64, after: &Stored, phase: &str, now: i64) -> Result<Command, serde_json::Error> {
    let sql = "UPDATE conversations SET version = $1, lines = $2, state = $3, phase = $4, agent = $5, card = $6, packet = $7, \
               assist = $8, disposition = $9, tags = $10, wake_at = $11, changed_at = $12 WHERE id = $13 AND version = $14";
    let values: Vec<Value> = vec![
        after.version.into(),
        after.lines.into(),
        serde_json::to_string(&after.conversation)?.into(),
        phase.into(),
        after.agent.clone().into(),
        serde_json::to_string(&after.card)?.into(),
        after.packet.clone().into(),
        after.assist.clone().into(),
        after.disposition.clone().into(),
        after.tags.clone().into(),
        after.wake_at.into(),
        now.into(),
        after.conversation.id.as_str().into(),
        before.into(),
    ];
    Ok(Command::new(sql, values).must())
}

/// Notes an event in the log; an id that is there already undoes the whole change.
pub fn note(conversation: &str, number: i64, event: &str, entry: String) -> Command {
    let sql = "INSERT INTO log (conversation, number, event, entry) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    Command::new(sql, vec![conversation.into(), number.into(), event.into(), entry.into()]).must()
}

/// Puts a line into the outbox.
pub fn put(conversation: &str, number: i64, body: String) -> Command {
    let sql = "INSERT INTO outbox (conversation, number, body) VALUES ($1, $2, $3)";
    Command::new(sql, vec![conversation.into(), number.into(), body.into()])
}
