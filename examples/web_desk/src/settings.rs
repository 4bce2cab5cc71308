//! What the environment says.

use std::net::SocketAddr;
use std::path::PathBuf;

use jiff::Timestamp;

use crate::connect::Connector;

/// How the server runs. Each has a variable of the environment.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `DESK`: the desk's folder; the one it is started in, if it does not say.
    pub desk: PathBuf,
    /// `LISTEN`: where to listen; `127.0.0.1:8080`, if it does not say.
    pub listen: SocketAddr,
    /// `DATABASE_URL`: a PostgreSQL; without it a file is used.
    pub postgres: Option<String>,
    /// `DATABASE_FILE`: the file of SQLite; `web_desk.db`, if it does not say.
    pub file: PathBuf,
    /// `CONNECTORS`: a JSON file with the helpdesks.
    pub connectors: Vec<Connector>,
    /// `NOW`: the time to begin with, instead of the system's.
    pub now: Option<Timestamp>,
    /// `CONVERSATIONS_PER_MINUTE`: how many one address may begin.
    pub per_minute: u32,
}

impl Settings {
    pub fn from_environment() -> Result<Self, String> {
        let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Ok(Self {
            desk: said("DESK").unwrap_or_else(|| ".".to_owned()).into(),
            listen: parsed("LISTEN", said("LISTEN"))?.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            postgres: said("DATABASE_URL"),
            file: said("DATABASE_FILE").unwrap_or_else(|| "web_desk.db".to_owned()).into(),
            connectors: said("CONNECTORS").map(|file| connectors(&file)).transpose()?.unwrap_or_default(),
            now: parsed("NOW", said("NOW"))?,
            per_minute: parsed("CONVERSATIONS_PER_MINUTE", said("CONVERSATIONS_PER_MINUTE"))?.unwrap_or(20),
        })
    }
}

fn parsed<T: core::str::FromStr<Err: core::fmt::Display>>(
    name: &str,
    value: Option<String>,
) -> Result<Option<T>, String> {
    let Some(value) = value else { return Ok(None) };
    value.parse().map(Some).map_err(|error| format!("{name}: `{value}`: {error}"))
}

fn connectors(file: &str) -> Result<Vec<Connector>, String> {
    let json = std::fs::read_to_string(file).map_err(|error| format!("cannot read `{file}`: {error}"))?;
    serde_json::from_str(&json).map_err(|error| format!("`{file}`: {error}"))
}
