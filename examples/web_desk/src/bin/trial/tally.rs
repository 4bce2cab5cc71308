//! What was lost and what was doubled.

use std::collections::BTreeMap;

use firstline::{Action, EventKind, LogEntry};
use web_desk::store::{Store, StoreError};

use super::crash::{Customers, locked};

/// Counts and prints; whether nothing was lost or doubled. `said` are the messages of agents that were taken, by
/// conversation, and `taken` how often the helpdesk took each key.
pub fn count(
    store: &Store,
    customers: &Customers,
    said: &[(String, String)],
    taken: &BTreeMap<String, u32>,
) -> Result<bool, StoreError> {
    let mut table: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut add = |what: &'static str, times: usize| {
        let counts = table.entry(what).or_default();
        counts[0] += 1;
        counts[1] += usize::from(times == 0);
        counts[2] += times.saturating_sub(1);
    };
    let mut again = 0;
    for customer in customers {
        let me = locked(customer);
        let log: Vec<LogEntry> =
            store.entries_after(&me.id, 0)?.iter().filter_map(|(_, entry)| serde_json::from_str(entry).ok()).collect();
        for id in &me.sent {
            add("events of customers in the log", log.iter().filter(|entry| entry.event.id == *id).count());
            let is_answered = |entry: &&LogEntry| entry.event.id == *id && !entry.decision.text.is_empty();
            if log.iter().any(|entry| is_answered(&entry)) {
                let shown = me.lines.iter().filter(|(_, line)| line.event == *id && line.from == "bot").count();
                add("replies of the bot on the page", shown);
            }
        }
        for text in &me.texts {
            add("messages of customers on the page", me.lines.iter().filter(|(_, line)| line.text == *text).count());
        }
        for (_, text) in said.iter().filter(|(id, _)| *id == me.id) {
            add("messages of agents on the page", me.lines.iter().filter(|(_, line)| line.text == *text).count());
        }
        let outbox = store.lines_after(&me.id, 0)?;
        for line in &outbox {
            add(
                "lines of the outbox on the page",
                me.lines.iter().filter(|(number, _)| *number == line.number).count(),
            );
        }
        let handoffs = log.iter().filter(|entry| entry.decision.action == Action::Handoff);
        let events: Vec<&String> = handoffs.map(|entry| &entry.event.id).collect();
        // Every customer asks for one; some messages before that bring another.
        add("customers handed over", usize::from(!events.is_empty()));
        for event in &events {
            add("handoffs in the log", events.iter().filter(|other| *other == event).count());
        }
        let keys: Vec<&u32> = taken.iter().filter(|(key, _)| key.starts_with(&me.id)).map(|(_, times)| times).collect();
        for number in 0..events.len().max(keys.len()) {
            let (is_logged, is_taken) = (number < events.len(), number < keys.len());
            add("handoffs at the helpdesk, by key", usize::from(is_taken) + usize::from(is_taken && !is_logged));
        }
        again += keys.iter().map(|times| **times as usize - 1).sum::<usize>();
        let rated = |entry: &&LogEntry| matches!(entry.event.kind, EventKind::Choice { .. }) && entry.rating.is_some();
        add("ratings", log.iter().filter(rated).count());
    }
    println!("{:<36}{:>8}{:>8}{:>8}", "", "count", "lost", "doubled");
    for (what, [count, lost, doubled]) in &table {
        println!("{what:<36}{count:>8}{lost:>8}{doubled:>8}");
    }
    println!("sent to the helpdesk again with a key that it had: {again}");
    Ok(table.values().all(|[_, lost, doubled]| lost + doubled == 0))
}
