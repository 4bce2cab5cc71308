//! What time it is for a command: now, or a moment that the operator wants to try.

use clap::Args;
use jiff::{SignedDuration, Timestamp};

/// What can be typed after the commands that talk as a customer would.
#[derive(Debug, Args)]
pub(super) struct At {
    /// Take this for the present, such as 2026-11-24T22:30:00Z: at night or on a holiday a desk may answer otherwise
    #[arg(long, value_name = "TIME")]
    at: Option<Timestamp>,
}

impl At {
    /// A clock that shows that moment now, and goes on from there.
    pub(super) fn clock(&self) -> Clock {
        let now = super::now();
        Clock { ahead: self.at.map_or(SignedDuration::ZERO, |at| at.duration_since(now)) }
    }
}

/// A clock.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    /// How far it is ahead of the machine's.
    ahead: SignedDuration,
}

impl Clock {
    /// What it shows.
    pub(super) fn now(self) -> Timestamp {
        super::now().saturating_add(self.ahead).unwrap_or(Timestamp::MAX)
    }
}
