//! How often something may be done: a bucket for each address, conversation or name, filled again over time.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Beyond this number full buckets are thrown away.
const MOST_BUCKETS: usize = 10_000;

pub struct Limits {
    /// New conversations, by address.
    pub conversations: Limit,
    /// Events, by conversation.
    pub events: Limit,
    /// Attempts to log in, by address.
    pub logins: Limit,
}

impl Limits {
    pub fn new(per_minute: u32) -> Self {
        Self {
            conversations: Limit::new(f64::from(per_minute), f64::from(per_minute) / 60.0),
            events: Limit::new(20.0, 2.0),
            logins: Limit::new(10.0, 1.0 / 6.0),
        }
    }
}

/// So many at once, and then so many a second.
pub struct Limit {
    at_once: f64,
    a_second: f64,
    buckets: Mutex<HashMap<String, (f64, Instant)>>,
}

impl Limit {
    fn new(at_once: f64, a_second: f64) -> Self {
        Self { at_once, a_second, buckets: Mutex::default() }
    }

    /// Whether it may be done once more by that key.
    pub fn allows(&self, key: &str) -> bool {
        self.allows_at(key, Instant::now())
    }

    fn allows_at(&self, key: &str, now: Instant) -> bool {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let level = |(level, since): (f64, Instant)| {
            (level + now.saturating_duration_since(since).as_secs_f64() * self.a_second).min(self.at_once)
        };
        if buckets.len() >= MOST_BUCKETS {
            buckets.retain(|_, bucket| level(*bucket) < self.at_once);
        }
        let bucket = buckets.entry(key.to_owned()).or_insert((self.at_once, now));
        let full = level(*bucket);
        let allowed = full >= 1.0;
        *bucket = (if allowed { full - 1.0 } else { full }, now);
        allowed
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let limit = Limit::new(2.0, 0.5);
        let now = Instant::now();
        let allowed = |after: u64, key: &str| limit.allows_at(key, now + Duration::from_secs(after));
        assert!(allowed(0, "a") && allowed(0, "a"));
        assert!(!allowed(0, "a"));
        assert!(allowed(0, "b"), "each has its own");
        assert!(!allowed(1, "a"));
        assert!(allowed(2, "a"));
        assert!(!allowed(2, "a"));
    }
}
