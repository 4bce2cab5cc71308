//! What an engine writes into the event log.

use jiff::Timestamp;

use super::Engine;
use crate::conversation::decision::Step;
use crate::conversation::event::Event;
use crate::conversation::log::{LogEntry, Writer};
use crate::text::redact::Redactor;

/// The highest score of ratings that the host asks for, where the desk does not say.
const RATINGS: u32 = 5;

impl Engine {
    /// The log entry of an event and of the step that this engine gave for it, personal data redacted. `done_at` is when the
    /// host had carried the decision out.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use std::io::Write;
    /// use firstline::{Conversation, Engine, Event};
    /// let engine = Engine::open("path/to/desk")?;
    /// let mut log = std::fs::File::options().append(true).create(true).open("log.jsonl")?;
    /// let event = Event::message("e1", "2026-11-23T10:00:00Z".parse()?, "where is my parcel");
    /// let step = engine.step(&Conversation::new("c1"), &event);
    /// let done_at = "2026-11-23T10:00:01Z".parse()?;
    /// writeln!(log, "{}", serde_json::to_string(&engine.log_entry(&event, &step, done_at))?)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn log_entry(&self, event: &Event, step: &Step, done_at: Timestamp) -> LogEntry {
        self.entry(Some(&self.parts.redactor), event, step, done_at)
    }

    /// The same with every word as it was written. Only for a host that may store its customers' personal data and guards
    /// it.
    pub fn raw_log_entry(&self, event: &Event, step: &Step, done_at: Timestamp) -> LogEntry {
        self.entry(None, event, step, done_at)
    }

    /// The version of the desk: a fingerprint of all its files, 16 hexadecimal digits.
    pub fn desk_version(&self) -> &str {
        &self.parts.desk_version
    }

    fn entry(&self, redactor: Option<&Redactor>, event: &Event, step: &Step, done_at: Timestamp) -> LogEntry {
        let language = self.parts.desk.language();
        let scale = self.parts.desk.settings.resolution.rating.as_ref().map_or(RATINGS, |rating| rating.value);
        let writer = Writer { redactor, language, scale, desk: self.desk_version().to_owned() };
        LogEntry::of(writer, event, step, done_at)
    }
}
