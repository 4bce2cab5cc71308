//! How busy the people are.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use firstline::{Engine, Workload};

use super::clock::Clock;
use crate::store::{Store, StoreError};

/// How many chats one person has at once.
pub const CAPACITY: u32 = 3;
/// A person is there whose page was connected within this time.
pub const PRESENT: Duration = Duration::from_secs(25);
/// How long a person takes for a conversation, until the desk has figures of its own.
const HANDLING: u32 = 300;
/// How old what is known may be.
const FRESH: Duration = Duration::from_secs(1);

/// What was last seen.
#[derive(Default)]
pub struct Room(Mutex<Option<(Instant, BTreeMap<String, Workload>)>>);

impl Room {
    /// The workload of each queue. Everybody here serves every queue.
    pub fn loads(
        &self,
        store: &Store,
        engine: &Engine,
        clock: Clock,
    ) -> Result<BTreeMap<String, Workload>, StoreError> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, loads)) = &*seen
            && at.elapsed() < FRESH
        {
            return Ok(loads.clone());
        }
        let present = store.present(clock.millis_ago(PRESENT))?;
        let chats: BTreeMap<String, i64> = store.holding()?.into_iter().collect();
        let held = |agent: &String| chats.get(agent).and_then(|chats| u32::try_from(*chats).ok()).unwrap_or_default();
        let holding: Vec<u32> = present.iter().map(held).collect();
        let waiting = store.waiting()?;
        let load = |queue: &String| Workload {
            holding: holding.clone(),
            capacity: CAPACITY,
            waiting: waiting.get(queue).copied().unwrap_or_default(),
            handling: firstline::desk::duration::Duration::from_seconds(HANDLING),
        };
        let queues = engine.desk().settings.queues.keys();
        let loads: BTreeMap<String, Workload> = queues.map(|queue| (queue.clone(), load(queue))).collect();
        *seen = Some((Instant::now(), loads.clone()));
        Ok(loads)
    }
}
