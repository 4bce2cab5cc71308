//! Reads event logs, line by line.

use std::io::{self, BufRead, Read};

use serde::Deserialize;

use super::log::{LOG_VERSION, LogEntry};

/// The longest line of a log that is read, in bytes.
pub const MAX_LOG_LINE: usize = 1 << 20;

/// Why a line of a log gives no entry.
#[derive(Debug)]
pub struct LogError {
    kind: LogErrorKind,
    line: u64,
    message: String,
}

/// The kinds of [`LogError`].
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LogErrorKind {
    /// The file cannot be read on.
    Unreadable,
    /// The line is longer than [`MAX_LOG_LINE`], or is no UTF-8.
    Unusable,
    /// The line is no entry of a log: cut off, or something else.
    Malformed,
    /// The entry was written by a newer version of the crate. The lines after it may be of use.
    Newer,
}

impl LogError {
    /// What kind of error it is.
    pub fn kind(&self) -> LogErrorKind {
        self.kind
    }

    /// The line, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }
}

impl core::fmt::Display for LogError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for LogError {}

/// The entries of a log, in its order; empty lines are passed over. Every line is read, whatever came before it, until the
/// file itself cannot be read on.
///
/// ```
/// use firstline::{LogErrorKind, LogReader};
/// let mut log = LogReader::new("\n{\"version\": 99}\n".as_bytes());
/// let error = log.next().and_then(Result::err).ok_or("an error")?;
/// assert_eq!((error.kind(), error.line()), (LogErrorKind::Newer, 2));
/// assert!(log.next().is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug)]
pub struct LogReader<R> {
    from: R,
    line: u64,
    bytes: Vec<u8>,
    failed: bool,
}

impl<R: BufRead> LogReader<R> {
    /// Reads from there.
    pub const fn new(from: R) -> Self {
        Self { from, line: 0, bytes: Vec::new(), failed: false }
    }

    /// Reads one line; `false` at the end.
    fn read_line(&mut self) -> io::Result<bool> {
        self.bytes.clear();
        let limit = MAX_LOG_LINE as u64 + 1;
        let read = self.from.by_ref().take(limit).read_until(b'\n', &mut self.bytes)?;
        self.line += u64::from(read > 0);
        Ok(read > 0)
    }

    fn error(&self, kind: LogErrorKind, message: impl Into<String>) -> LogError {
        LogError { kind, line: self.line, message: message.into() }
    }

    fn entry(&mut self) -> Result<LogEntry, LogError> {
        if self.bytes.len() > MAX_LOG_LINE {
            self.from.skip_until(b'\n').map_err(|error| self.error(LogErrorKind::Unreadable, error.to_string()))?;
            let message = format!("it is longer than {MAX_LOG_LINE} bytes");
            return Err(self.error(LogErrorKind::Unusable, message));
        }
        let Ok(text) = str::from_utf8(&self.bytes) else {
            return Err(self.error(LogErrorKind::Unusable, "it is not UTF-8"));
        };
        match serde_json::from_str(text) {
            Ok(LogEntry { version, .. }) if version > LOG_VERSION => Err(self.newer(version)),
            Ok(entry) => Ok(entry),
            Err(error) => match serde_json::from_str(text) {
                Ok(Versioned { version }) if version > LOG_VERSION => Err(self.newer(version)),
                _ => {
                    let what = error.to_string();
                    let what = what.split(" at line ").next().unwrap_or_default();
                    let message = format!("column {}: no entry of an event log: {what}", error.column());
                    Err(self.error(LogErrorKind::Malformed, message))
                }
            },
        }
    }

    fn newer(&self, version: u32) -> LogError {
        let message = format!("the entry has version {version}, and this firstline reads {LOG_VERSION}");
        self.error(LogErrorKind::Newer, message)
    }
}

/// What every version of an entry has.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl<R: BufRead> Iterator for LogReader<R> {
    type Item = Result<LogEntry, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.failed {
                return None;
            }
            match self.read_line() {
                Ok(false) => return None,
                Ok(true) if self.bytes.trim_ascii().is_empty() => {}
                Ok(true) => return Some(self.entry()),
                Err(error) => {
                    self.failed = true;
                    return Some(Err(self.error(LogErrorKind::Unreadable, error.to_string())));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_is_told_and_the_next_one_read() {
        let long = "x".repeat(MAX_LOG_LINE + 5);
        let log = format!("{{\"version\":1}}\n\n{long}\n{{\"version\":2,\"new\":true}}\nnonsense");
        let errors: Vec<_> = LogReader::new(log.as_bytes()).map(|entry| entry.unwrap_err()).collect();
        let found: Vec<_> = errors.iter().map(|error| (error.line(), error.kind())).collect();
        use LogErrorKind::{Malformed, Newer, Unusable};
        assert_eq!(found, [(1, Malformed), (3, Unusable), (4, Newer), (5, Malformed)]);
        assert!(errors[0].to_string().starts_with("line 1: column 13: no entry of an event log: missing field"));
    }

    #[test]
    fn bytes_that_are_no_text_are_told() {
        let error = LogReader::new(&b"\xff\xfe\n"[..]).next().unwrap().unwrap_err();
        assert_eq!((error.kind(), error.line()), (LogErrorKind::Unusable, 1));
    }
}
