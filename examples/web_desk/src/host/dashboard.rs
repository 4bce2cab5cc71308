//! The figures of the desk, live: those of `firstline metrics`, from the event log in the database.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use firstline::LogEntry;
use firstline::evaluate::service::figures::Figures;
use firstline::evaluate::service::grouping::all;
use firstline::evaluate::service::history::Histories;
use firstline::evaluate::service::table::{rates, spreads};
use serde_json::{Value, json};
use tokio::sync::watch::{Receiver, Sender};

use super::Host;
use crate::store::StoreError;

const EVERY: Duration = Duration::from_secs(2);
/// What is older does not count.
const SPAN: Duration = Duration::from_secs(7 * 24 * 3_600);
/// How often all conversations that changed of late are looked at, whether this process heard of it or not.
const SWEEP: u32 = 15;

/// Folds the log as it grows.
#[derive(Default)]
struct Board {
    histories: Histories,
    /// The last entry that was counted, by conversation.
    counted: HashMap<String, i64>,
}

/// Counts until the process ends; the latest figures are always there.
pub fn start(host: Arc<Host>) -> Receiver<Value> {
    let figures = Sender::new(Value::Null);
    let latest = figures.subscribe();
    tokio::spawn(async move {
        let mut board = Board::default();
        let mut since = host.clock.millis_ago(SPAN);
        for round in 0u32.. {
            let sweep = round.is_multiple_of(SWEEP).then_some(since);
            let counting = host.clone();
            let counted = tokio::task::spawn_blocking(move || board.count(&counting, sweep)).await;
            let Ok((counted, told)) = counted else { return };
            board = counted;
            match told {
                Ok(Some(told)) => figures.send_modify(|latest| *latest = told),
                Ok(None) => {}
                Err(error) => eprintln!("web_desk: dashboard: {error}"),
            }
            if sweep.is_some() {
                since = host.clock.millis_ago(EVERY * SWEEP * 4);
            }
            tokio::time::sleep(EVERY).await;
        }
    });
    latest
}

impl Board {
    fn count(mut self, host: &Host, sweep: Option<i64>) -> (Self, Result<Option<Value>, StoreError>) {
        let told = self.add_new(host, sweep).map(|grew| grew.then(|| self.told()));
        (self, told)
    }

    fn add_new(&mut self, host: &Host, sweep: Option<i64>) -> Result<bool, StoreError> {
        let mut changed = host.hub.take_changed();
        if let Some(since) = sweep {
            changed.extend(host.store.changed_since(since)?);
        }
        let mut grew = sweep.is_some();
        for conversation in changed {
            let counted = self.counted.entry(conversation.clone()).or_default();
            for (number, entry) in host.store.entries_after(&conversation, *counted)? {
                *counted = number;
                if let Ok(entry) = serde_json::from_str::<LogEntry>(&entry) {
                    self.histories.add(&entry);
                    grew = true;
                }
            }
        }
        Ok(grew)
    }

    fn told(&self) -> Value {
        let Some(until) = self.histories.latest() else { return Value::Null };
        let figures = Figures::of(&all(&self.histories), until);
        let rates = rates(&figures).map(|(name, rate)| json!({ "name": name, "count": rate.count, "of": rate.of }));
        let spreads = spreads(&figures)
            .map(|(name, spread)| json!({ "name": name, "count": spread.count, "p50": spread.p50, "p95": spread.p95 }));
        json!({
            "conversations": figures.conversations,
            "rates": rates,
            "spreads": spreads,
            "escalations": figures.escalations,
            "rating": figures.rating,
        })
    }
}
