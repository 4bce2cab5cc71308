//! What time it is. The engine asks nobody; the host tells it with each event.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// The time, or a time that somebody would like to begin with: to see the desk at night, or in a test.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    ahead: SignedDuration,
}

impl Clock {
    /// A clock that shows that time now, and goes on from there.
    pub fn showing(now: Timestamp) -> Self {
        Self { ahead: now.duration_since(Timestamp::now()) }
    }

    pub fn now(self) -> Timestamp {
        Timestamp::now().saturating_add(self.ahead).unwrap_or(Timestamp::MAX)
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.now().as_millisecond()
    }

    /// Milliseconds since 1970, that long ago.
    pub fn millis_ago(self, ago: Duration) -> i64 {
        self.millis().saturating_sub(i64::try_from(ago.as_millis()).unwrap_or(i64::MAX))
    }
}
