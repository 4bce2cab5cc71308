//! How many messages a second, and how long an answer takes.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::watch::{Receiver, Sender};
use tokio::time::{sleep, timeout};
use web_desk::host::line::Line;

use super::client::{Browser, connections};
use super::crash::locked;
use super::helpdesk;
use super::server::{Folder, Server};

const PATIENCE: Duration = Duration::from_secs(10);
const MESSAGES: [&str; 8] = [
    "how long does delivery take",
    "where is my parcel, the number is A12345",
    "can i change the delivery address",
    "do you have decaf",
    "my grinder is jammed",
    "i forgot my password",
    "how do i descale the northwind one",
    "is there a student discount",
];

/// What was measured of one message, in milliseconds.
#[derive(Clone, Copy)]
struct Measured {
    answer: f64,
    engine: f64,
    request: f64,
}

struct Open {
    browser: Browser,
    id: String,
    /// The event that the bot last replied to.
    replied: Receiver<String>,
}

pub async fn run(conversations: usize, seconds: usize, at_once: usize) -> Result<bool, String> {
    let folder = Folder::new()?;
    helpdesk::start(&folder.0).await?;
    let server = Server::start(&folder.0)?;
    server.is_up().await?;
    let addresses: Arc<[Arc<str>]> = Arc::new([server.address.clone()]);
    let connections = connections();
    let mut open: Vec<Vec<Open>> = (0..at_once).map(|_| Vec::new()).collect();
    for number in 0..conversations {
        let mut browser = Browser::new(&connections, &addresses);
        let begun = browser.post("/api/conversations", &json!({})).await;
        let id = begun.body.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let sender = Sender::new(String::new());
        let replied = sender.subscribe();
        let (watching, path) = (browser.clone(), format!("/api/conversations/{id}/stream"));
        tokio::spawn(async move {
            let on_line = |_: &str, _: i64, data: &str| {
                if let Ok(line) = serde_json::from_str::<Line>(data)
                    && line.from == "bot"
                {
                    sender.send_replace(line.event);
                }
                true
            };
            watching.follow(&path, 0, on_line).await;
        });
        if let Some(group) = open.get_mut(number % at_once) {
            group.push(Open { browser, id, replied });
        }
    }
    eprintln!("{conversations} conversations are open, {at_once} messages at once");
    let measured = Arc::new(Mutex::new(Vec::new()));
    let over = Arc::new(AtomicBool::new(false));
    let began = Instant::now();
    let workers: Vec<_> =
        open.into_iter().map(|group| tokio::spawn(work(group, measured.clone(), over.clone()))).collect();
    sleep(Duration::from_secs(seconds as u64)).await;
    over.store(true, Ordering::Relaxed);
    for worker in workers {
        worker.await.map_err(|error| error.to_string())?;
    }
    let elapsed = began.elapsed().as_secs_f64();
    let measured = locked(&measured).clone();
    let mut answers: Vec<f64> = measured.iter().map(|one| one.answer).collect();
    answers.sort_by(f64::total_cmp);
    let rank = |share: f64| {
        answers.get(((answers.len() as f64 * share) as usize).min(answers.len().saturating_sub(1))).copied()
    };
    let sum = |of: fn(&Measured) -> f64| measured.iter().map(of).sum::<f64>();
    let share = sum(|one| one.engine) / sum(|one| one.request).max(f64::MIN_POSITIVE);
    println!("{:.0} messages a second ({} in {elapsed:.1} s)", measured.len() as f64 / elapsed, measured.len());
    println!(
        "until the answer: p50 {:.1} ms, p99 {:.1} ms",
        rank(0.5).unwrap_or_default(),
        rank(0.99).unwrap_or_default()
    );
    println!("in the engine: {:.1} % of the time of a request", share * 100.0);
    println!(
        "per message: engine {:.2} ms, request {:.2} ms",
        sum(|one| one.engine) / measured.len().max(1) as f64,
        sum(|one| one.request) / measured.len().max(1) as f64
    );
    Ok(!measured.is_empty() && share < 0.1)
}

/// Sends one message after the other, each in the next of the conversations.
async fn work(mut group: Vec<Open>, measured: Arc<Mutex<Vec<Measured>>>, over: Arc<AtomicBool>) {
    for turn in 0.. {
        let count = group.len().max(1);
        let Some(one) = group.get_mut(turn % count) else { return };
        if over.load(Ordering::Relaxed) {
            return;
        }
        let text = MESSAGES.get((turn / count + turn) % MESSAGES.len()).copied().unwrap_or_default();
        let event = format!("{turn}");
        let began = Instant::now();
        let body = json!({ "id": event, "kind": { "message": { "text": text } } });
        let answer = one.browser.post(&format!("/api/conversations/{}/events", one.id), &body).await;
        let reply = format!("c-{event}");
        let replied = timeout(PATIENCE, one.replied.wait_for(|seen| *seen == reply)).await.is_ok();
        if let (true, Some((engine, request))) = (replied, answer.timing) {
            let answer = began.elapsed().as_secs_f64() * 1_000.0;
            locked(&measured).push(Measured { answer, engine, request });
        }
    }
}
