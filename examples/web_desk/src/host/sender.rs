//! Sends helpdesks what is put down for them, until it is taken: again after a failure, later each time.

use std::sync::Arc;
use std::time::Duration;

use super::Host;
use crate::connect::{Request, Sent, send};
use crate::store::StoreError;
use crate::store::deliveries::Delivery;

const EVERY: Duration = Duration::from_millis(500);
/// For how long a process that sends one has it to itself, in milliseconds.
const CLAIM: i64 = 30_000;
const FIRST_PAUSE: i64 = 1_000;
const LONGEST_PAUSE: i64 = 3_600_000;
/// After so many attempts, more than a day, it is given up.
const MOST_ATTEMPTS: i64 = 40;

/// Runs until the process ends.
pub async fn run(host: Arc<Host>) {
    loop {
        tokio::time::sleep(EVERY).await;
        let host = host.clone();
        if let Ok(Err(error)) = tokio::task::spawn_blocking(move || send_due(&host)).await {
            eprintln!("web_desk: sender: {error}");
        }
    }
}

fn send_due(host: &Host) -> Result<(), StoreError> {
    let now = host.clock.millis();
    for delivery in host.store.claim_deliveries(now, now + CLAIM)? {
        let Delivery { id, request, attempts, .. } = &delivery;
        let sent = match serde_json::from_str::<Request>(request) {
            Ok(request) => host
                .connectors
                .iter()
                .find(|connector| connector.name == delivery.connector)
                .map_or(Sent::Refused("there is no such connector any more".to_owned()), |connector| {
                    send(connector, &request)
                }),
            Err(error) => Sent::Refused(error.to_string()),
        };
        let now = host.clock.millis();
        match sent {
            Sent::Taken => host.store.settle_delivery(id, None, "sent")?,
            Sent::Refused(why) => {
                eprintln!("web_desk: `{id}` was refused: {why}");
                host.store.settle_delivery(id, None, &format!("refused: {why}"))?;
            }
            Sent::Failed(why) if *attempts >= MOST_ATTEMPTS => {
                host.store.settle_delivery(id, None, &format!("given up: {why}"))?;
            }
            Sent::Failed(why) => {
                host.store.settle_delivery(id, Some(now + pause(*attempts)), &format!("failed: {why}"))?
            }
        }
    }
    Ok(())
}

/// How long to wait after so many attempts, in milliseconds: twice as long each time.
fn pause(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.saturating_sub(1).clamp(0, 20)).unwrap_or_default();
    FIRST_PAUSE.saturating_mul(1 << doublings).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour() {
        assert_eq!([1, 2, 3, 5, 40].map(pause), [1_000, 2_000, 4_000, 16_000, LONGEST_PAUSE]);
    }
}
