//! Reads event logs for a command.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::render::count;
use crate::conversation::log::LogEntry;
use crate::conversation::log_reader::{LogErrorKind, LogReader};

/// How many broken lines of a file are told one by one.
const TOLD: usize = 5;

/// The time zone of that name.
pub(super) fn zone(name: &str) -> Result<TimeZone, String> {
    TimeZone::get(name).map_err(|_| format!("firstline: `{name}` is no time zone such as `Europe/London`"))
}

/// Gives every entry of the logs to `add`, in their order. What cannot be used is told on the error output; the result is
/// how many broken lines there were. Entries of a newer version are told, and are not broken.
pub(super) fn read(logs: &[PathBuf], mut add: impl FnMut(LogEntry)) -> Result<usize, String> {
    let mut broken = 0;
    for log in logs {
        broken += read_one(log, &mut add)?;
    }
    Ok(broken)
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the logs it is given, line by line")]
fn read_one(log: &Path, add: &mut impl FnMut(LogEntry)) -> Result<usize, String> {
    let name = log.display();
    let file = File::open(log).map_err(|error| format!("firstline: cannot read `{name}`: {error}"))?;
    let (mut broken, mut newer) = (0_usize, 0_usize);
    for entry in LogReader::new(BufReader::new(file)) {
        match entry {
            Ok(entry) => add(entry),
            Err(error) if error.kind() == LogErrorKind::Unreadable => {
                return Err(format!("firstline: cannot read `{name}`: {error}"));
            }
            Err(error) => {
                let total = if error.kind() == LogErrorKind::Newer { &mut newer } else { &mut broken };
                *total += 1;
                if *total <= TOLD {
                    eprintln!("{name}: {error}");
                }
            }
        }
    }
    if broken + newer > 0 {
        eprintln!("{name}: left out {}, and {} of a newer version", count(broken, "broken line"), count(newer, "line"));
    }
    Ok(broken)
}
