//! Kills the server at random points under load.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use firstline::Phase;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio::sync::watch::Sender;
use tokio::time::sleep;
use web_desk::host::line::Line;

use super::client::{Browser, connections, random};
use super::server::{Folder, PASSWORD, Server, add_agents, store};
use super::{helpdesk, tally};

const AGENTS: usize = 8;
/// How long conversations may take to end after the last kill.
const PATIENCE: Duration = Duration::from_secs(120);
/// Brings a person whatever the wait.
const DANGER: &str = "my machine is smoking and there are sparks coming out of it";

const THANKS: &str = "thank you for coming";

/// What one customer did and saw.
#[derive(Default)]
pub struct Customer {
    pub id: String,
    /// The ids of the events that were taken.
    pub sent: Vec<String>,
    /// The texts that were sent; no two are the same.
    pub texts: Vec<String>,
    /// The lines that came, numbered.
    pub lines: Vec<(i64, Line)>,
    pub is_done: bool,
}

pub type Customers = Vec<Arc<Mutex<Customer>>>;

/// The stores block, so that they are used outside of the runtime.
pub fn run(runtime: &Runtime, conversations: usize, kills: usize, processes: usize) -> Result<bool, String> {
    let folder = Folder::new()?;
    let store = store(&folder.0)?;
    add_agents(&store, AGENTS)?;
    let taken = runtime.block_on(helpdesk::start(&folder.0))?;
    let mut servers = Vec::new();
    let (customers, said) = runtime.block_on(play(&folder, &mut servers, conversations, kills, processes))?;
    let late = Instant::now();
    while late.elapsed() < PATIENCE && store.has_deliveries().map_err(|error| error.to_string())? {
        std::thread::sleep(Duration::from_millis(500));
    }
    drop(servers);
    tally::count(&store, &customers, &said, &locked(&taken)).map_err(|error| error.to_string())
}

/// What agents said, by conversation.
type Said = Vec<(String, String)>;

async fn play(
    folder: &Folder,
    servers: &mut Vec<Server>,
    conversations: usize,
    kills: usize,
    processes: usize,
) -> Result<(Customers, Said), String> {
    for _ in 0..processes {
        servers.push(Server::start(&folder.0)?);
    }
    for server in servers.iter() {
        server.is_up().await?;
    }
    let addresses: Arc<[Arc<str>]> = servers.iter().map(|server| server.address.clone()).collect();
    let connections = connections();
    let customers: Customers = (0..conversations).map(|_| Arc::default()).collect();
    let said = Arc::new(Mutex::new(Vec::new()));
    // Conversations begin all along, so that every part of them meets a kill.
    let span = u64::try_from(kills).unwrap_or_default() * 2_500;
    for (number, customer) in customers.iter().enumerate() {
        let browser = Browser::new(&connections, &addresses);
        tokio::spawn(be_customer(browser, customer.clone(), number, span));
    }
    for number in 0..AGENTS {
        tokio::spawn(be_agent(Browser::new(&connections, &addresses), number, said.clone()));
    }
    let began = Instant::now();
    for kill in 0..kills {
        sleep(Duration::from_millis(500 + random(2_000) as u64)).await;
        let one = random(servers.len());
        if let Some(server) = servers.get_mut(one) {
            server.kill();
            server.restart()?;
            server.is_up().await?;
        }
        eprint!("\r{} kills", kill + 1);
    }
    let last = Instant::now();
    let done = || customers.iter().filter(|customer| locked(customer).is_done).count();
    while done() < conversations && last.elapsed() < PATIENCE {
        eprint!("\r{kills} kills, {} of {conversations} conversations ended   ", done());
        sleep(Duration::from_millis(500)).await;
    }
    eprintln!("\r{kills} kills in {} s, {} of {conversations} conversations ended", began.elapsed().as_secs(), done());
    let said = locked(&said).clone();
    Ok((customers, said))
}

pub fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn be_customer(mut browser: Browser, me: Arc<Mutex<Customer>>, number: usize, span: u64) {
    sleep(Duration::from_millis(random(usize::try_from(span).unwrap_or(1)) as u64)).await;
    let begun = browser.post("/api/conversations", &json!({})).await;
    let id = begun.body.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    locked(&me).id.clone_from(&id);
    let phase = Arc::new(Sender::new((Phase::New, false)));
    tokio::spawn(watch(browser.clone(), me.clone(), phase.clone()));
    let mut phases = phase.subscribe();
    let questions = [
        "how long does delivery take",
        "do you deliver to spain",
        "i want to return my grinder",
        "is the coffee organic",
    ];
    send(&mut browser, &me, &id, number, json!({ "opened": {} })).await;
    for (turn, question) in questions.iter().enumerate() {
        sleep(Duration::from_millis(random(1_500) as u64)).await;
        let text = format!("{question} (customer {number}, message {turn})");
        send(&mut browser, &me, &id, number, json!({ "message": { "text": text } })).await;
    }
    send(&mut browser, &me, &id, number, json!({ "message": { "text": format!("{DANGER} (customer {number})") } }))
        .await;
    let _ = phases.wait_for(|(phase, _)| *phase == Phase::WithPerson).await;
    send(&mut browser, &me, &id, number, json!({ "message": { "text": format!("{THANKS} (customer {number})") } }))
        .await;
    let _ = phases.wait_for(|(_, rating)| *rating).await;
    send(&mut browser, &me, &id, number, json!({ "choice": { "number": 5 } })).await;
    let _ = phases.wait_for(|(phase, _)| *phase == Phase::Rated).await;
    locked(&me).is_done = true;
}

async fn send(browser: &mut Browser, me: &Mutex<Customer>, id: &str, number: usize, kind: Value) {
    let event = format!("{number}-{}", locked(me).sent.len());
    let answer = browser.post(&format!("/api/conversations/{id}/events"), &json!({ "id": event, "kind": kind })).await;
    if !answer.status.is_success() {
        eprintln!("customer {number}: {} {}", answer.status, answer.body);
    }
    let mut me = locked(me);
    me.sent.push(format!("c-{event}"));
    if let Some(text) = kind.pointer("/message/text").and_then(Value::as_str) {
        me.texts.push(text.to_owned());
    }
}

/// Reads the lines as a page does: from the last one that it has.
async fn watch(browser: Browser, me: Arc<Mutex<Customer>>, phase: Arc<Sender<(Phase, bool)>>) {
    let path = format!("/api/conversations/{}/stream", locked(&me).id);
    loop {
        let last = locked(&me).lines.last().map_or(0, |(number, _)| *number);
        let on_line = |_: &str, number: i64, data: &str| {
            let mut me = locked(&me);
            let last = me.lines.last().map_or(0, |(number, _)| *number);
            if let Ok(line) = serde_json::from_str::<Line>(data)
                && number > last
            {
                phase.send_modify(|seen| *seen = (line.phase, seen.1 || line.scale.is_some()));
                me.lines.push((number, line));
            }
            true
        };
        browser.follow(&path, last, on_line).await;
        sleep(Duration::from_millis(100)).await;
    }
}

static SAID: AtomicUsize = AtomicUsize::new(0);

/// Takes whoever waits, says one thing, and settles the matter.
async fn be_agent(mut browser: Browser, number: usize, said: Arc<Mutex<Vec<(String, String)>>>) {
    let name = format!("agent-{number}");
    let answer = browser.post("/agent/login", &json!({ "name": name, "password": PASSWORD })).await;
    browser.csrf = answer.body.get("csrf").and_then(Value::as_str).unwrap_or_default().to_owned();
    loop {
        let mut room = Value::Null;
        browser
            .follow("/agent/stream", 0, |_, _, data| {
                room = serde_json::from_str(data).unwrap_or_default();
                false
            })
            .await;
        let mine =
            list(&room, "mine").into_iter().find(|one| one.get("phase").and_then(Value::as_str) == Some("with_person"));
        let waiting = list(&room, "waiting");
        let Some(next) = mine.clone().or_else(|| waiting.get(random(waiting.len())).cloned()) else {
            sleep(Duration::from_millis(300)).await;
            continue;
        };
        let id = next.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        if mine.is_none() && !tell(&mut browser, &id, json!("agent_joined")).await {
            continue;
        }
        let text = format!("I will see to it (line {})", SAID.fetch_add(1, Ordering::Relaxed));
        sleep(Duration::from_millis(random(400) as u64)).await;
        if tell(&mut browser, &id, json!({ "agent_message": { "text": text } })).await {
            locked(&said).push((id.clone(), text));
        }
        // What the customer says after the end would begin a matter of its own.
        while !browser.get(&format!("/agent/conversations/{id}")).await.contains(THANKS) {
            sleep(Duration::from_millis(200)).await;
        }
        tell(&mut browser, &id, json!("resolved")).await;
    }
}

fn list(room: &Value, name: &str) -> Vec<Value> {
    room.get(name).and_then(Value::as_array).cloned().unwrap_or_default()
}

async fn tell(browser: &mut Browser, id: &str, kind: Value) -> bool {
    let event = format!("{:016x}{:016x}", random(usize::MAX), random(usize::MAX));
    let body = json!({ "id": event, "kind": kind });
    browser.post(&format!("/agent/conversations/{id}/events"), &body).await.status.is_success()
}
