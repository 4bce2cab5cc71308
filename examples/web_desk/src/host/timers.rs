//! Wakes conversations when their time has come.

use std::sync::Arc;
use std::time::Duration;

use firstline::EventKind;

use super::{Happening, Host, HostError};

const EVERY: Duration = Duration::from_millis(500);

/// Runs until the process ends.
pub async fn run(host: Arc<Host>) {
    loop {
        tokio::time::sleep(EVERY).await;
        let host = host.clone();
        let woken = tokio::task::spawn_blocking(move || wake(&host)).await;
        if let Ok(Err(error)) = woken {
            eprintln!("web_desk: timers: {error}");
        }
    }
}

fn wake(host: &Host) -> Result<(), HostError> {
    for id in host.store.due(host.clock.millis())? {
        let Some(stored) = host.store.conversation(&id)? else { continue };
        // Two processes may both find it due: they make the same event, which happens once.
        let happening = Happening::new(format!("wake-{}", stored.version), EventKind::WokeUp);
        let still_due = |stored: &crate::store::conversations::Stored| match stored.wake_at {
            Some(at) if at <= host.clock.millis() => Ok(()),
            _ => Err(HostError::Refused("it is not due any more")),
        };
        match host.happen(&id, &happening, still_due) {
            Ok(_) | Err(HostError::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
