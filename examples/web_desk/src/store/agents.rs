//! People and their sessions.

use super::{Command, Store, StoreError};

/// A session of a person, found by its cookie.
#[derive(Clone, Debug)]
pub struct Session {
    pub agent: String,
    pub csrf: String,
}

impl Store {
    /// The hash of the person's password.
    pub fn password(&self, agent: &str) -> Result<Option<String>, StoreError> {
        let rows = self.query("SELECT password FROM agents WHERE name = $1", &[agent.into()])?;
        Ok(rows.first().map(|row| row.text(0).to_owned()))
    }

    pub fn has_agents(&self) -> Result<bool, StoreError> {
        Ok(!self.query("SELECT name FROM agents LIMIT 1", &[])?.is_empty())
    }

    /// Adds a person, or gives them another password, which ends their sessions.
    pub fn set_agent(&self, agent: &str, hash: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO agents (name, password) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET password = \
                   excluded.password";
        let out = Command::new("DELETE FROM sessions WHERE agent = $1", vec![agent.into()]);
        self.change(vec![Command::new(sql, vec![agent.into(), hash.into()]), out]).map(|_| ())
    }

    pub fn begin_session(&self, token: &str, session: &Session, now: i64, expires_at: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO sessions (token, agent, csrf, expires_at, seen_at) VALUES ($1, $2, $3, $4, 0)";
        let Session { agent, csrf } = session.clone();
        let old = Command::new("DELETE FROM sessions WHERE expires_at <= $1", vec![now.into()]);
        let new = Command::new(sql, vec![token.into(), agent.into(), csrf.into(), expires_at.into()]);
        self.change(vec![old, new]).map(|_| ())
    }

    pub fn session(&self, token: &str, now: i64) -> Result<Option<Session>, StoreError> {
        let sql = "SELECT agent, csrf FROM sessions WHERE token = $1 AND expires_at > $2";
        let rows = self.query(sql, &[token.into(), now.into()])?;
        Ok(rows.first().map(|row| Session { agent: row.text(0).to_owned(), csrf: row.text(1).to_owned() }))
    }

    pub fn end_session(&self, token: &str) -> Result<(), StoreError> {
        self.change(vec![Command::new("DELETE FROM sessions WHERE token = $1", vec![token.into()])]).map(|_| ())
    }

    /// Notes that the person's page is connected.
    pub fn see_session(&self, token: &str, now: i64) -> Result<(), StoreError> {
        let sql = "UPDATE sessions SET seen_at = $1 WHERE token = $2";
        self.change(vec![Command::new(sql, vec![now.into(), token.into()])]).map(|_| ())
    }

    /// The people whose page was connected since then.
    pub fn present(&self, since: i64) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT DISTINCT agent FROM sessions WHERE seen_at >= $1 ORDER BY agent";
        Ok(self.query(sql, &[since.into()])?.iter().map(|row| row.text(0).to_owned()).collect())
    }
}
