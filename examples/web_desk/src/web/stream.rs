//! What streams to pages, as server-sent events.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use firstline::{InLine, in_order};
use futures_util::{Stream, stream};
use serde_json::{Value, json};
use tokio::sync::watch::Receiver;
use tokio::time::{sleep, timeout};

use super::customer::own;
use super::guard::{AGENT, agent as session_of, cookie};
use super::refusal::Refusal;
use super::secret::hash;
use super::{Web, blocking};
use crate::host::Host;
use crate::host::hub::News;
use crate::store::StoreError;
use crate::store::conversations::StoredLine;

/// So often a page is looked after even where nothing is heard: a word lost between processes costs this much time.
const ANYWAY: Duration = Duration::from_secs(10);
/// Changes that come closer together are told together.
const TOGETHER: Duration = Duration::from_millis(200);
/// What was settled is shown to agents for this long.
const SHOWN: Duration = Duration::from_secs(3_600);

type Told = Result<Event, Infallible>;

/// Where the stream of a customer's page stands.
struct Page {
    web: Arc<Web>,
    id: String,
    last: i64,
    seen: News,
    news: Receiver<News>,
    ready: VecDeque<Event>,
}

/// The lines of a conversation after the last one that the page has. A page that was away says which that is
/// (`Last-Event-ID`), and so loses none.
pub async fn customer(
    State(web): State<Arc<Web>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Told>>, Refusal> {
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|last| last.parse().ok());
    let asked = id.clone();
    blocking(&web, move |host| own(host, &asked, &headers)).await?;
    let news = web.host.hub.follow(&id);
    let page = Page { id, last: last.unwrap_or_default(), seen: News::default(), news, ready: VecDeque::new(), web };
    let told = stream::unfold(page, |mut page| async move {
        let event = page.next().await;
        Some((Ok(event), page))
    });
    Ok(Sse::new(told).keep_alive(KeepAlive::default()))
}

impl Page {
    async fn next(&mut self) -> Event {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return event;
            }
            // Marked as seen before the lines are read, so that what comes meanwhile is read next.
            let news = *self.news.borrow_and_update();
            if news.typing > self.seen.typing && self.seen != News::default() {
                self.ready.push_back(Event::default().event("typing").data("{}"));
            }
            self.seen = news;
            match self.lines().await {
                Ok(lines) => {
                    self.last = lines.last().map_or(self.last, |line| line.number);
                    let event = |line: StoredLine| Event::default().id(line.number.to_string()).data(line.body);
                    self.ready.extend(lines.into_iter().map(event));
                }
                Err(error) => {
                    eprintln!("web_desk: stream: {error}");
                    sleep(Duration::from_secs(1)).await;
                }
            }
            if self.ready.is_empty() && timeout(ANYWAY, self.news.changed()).await.is_ok_and(|changed| changed.is_err())
            {
                sleep(ANYWAY).await;
            }
        }
    }

    async fn lines(&self) -> Result<Vec<StoredLine>, StoreError> {
        let (host, id, last) = (self.web.host.clone(), self.id.clone(), self.last);
        match tokio::task::spawn_blocking(move || host.store.lines_after(&id, last)).await {
            Ok(lines) => lines,
            Err(_) => Ok(Vec::new()),
        }
    }
}

/// What agents see of all conversations, again whenever something changes.
pub async fn agent(State(web): State<Arc<Web>>, headers: HeaderMap) -> Result<Sse<impl Stream<Item = Told>>, Refusal> {
    let token = hash(&cookie(&headers, AGENT).unwrap_or_default());
    let me = blocking(&web, move |host| session_of(host, &headers, false)).await?.agent;
    let news = web.host.hub.follow_all();
    let told = stream::unfold((web, token, me, news, true), |(web, token, me, mut news, first)| async move {
        if !first {
            let _ = timeout(ANYWAY, news.changed()).await;
            sleep(TOGETHER).await;
        }
        news.mark_unchanged();
        let (host, seen, name) = (web.host.clone(), token.clone(), me.clone());
        let room = tokio::task::spawn_blocking(move || room(&host, &seen, &name)).await;
        let event = match room {
            Ok(Ok(Some(mut room))) => {
                if let Some(room) = room.as_object_mut() {
                    room.insert("figures".to_owned(), web.figures.borrow().clone());
                }
                Event::default().event("room").data(room.to_string())
            }
            // The session is over.
            Ok(Ok(None)) => return None,
            Ok(Err(error)) => {
                eprintln!("web_desk: stream: {error}");
                Event::default().comment("")
            }
            Err(_) => return None,
        };
        Some((Ok(event), (web, token, me, news, false)))
    });
    Ok(Sse::new(told).keep_alive(KeepAlive::default()))
}

fn room(host: &Host, token: &str, me: &str) -> Result<Option<Value>, StoreError> {
    let now = host.clock.millis();
    if host.store.session(token, now)?.is_none() {
        return Ok(None);
    }
    host.store.see_session(token, now)?;
    let listed = host.store.listed(host.clock.millis_ago(SHOWN))?;
    let mut line: Vec<InLine> = Vec::new();
    for one in listed.iter().filter(|one| one.phase == "waiting") {
        let since = one.card.since.unwrap_or_else(|| host.clock.now());
        line.push(InLine { conversation: one.id.clone(), priority: one.card.priority, since });
    }
    in_order(&mut line);
    let position = |id: &str| line.iter().position(|waiting| waiting.conversation == id);
    let mut waiting: Vec<_> = listed.iter().filter(|one| one.phase == "waiting").collect();
    waiting.sort_by_key(|one| position(&one.id));
    let engine = host.desk.engine();
    let loads = host.room.loads(&host.store, &engine, host.clock)?;
    let queues: Vec<Value> = loads
        .iter()
        .map(|(name, load)| {
            let places = load.places();
            let ahead = load.waiting.saturating_sub(load.free());
            let handling = f64::from(load.handling.seconds());
            let wait = (places > 0).then(|| {
                if load.free() > load.waiting { Some(0.0) } else { firstline::wait_behind(ahead, places, handling) }
            });
            json!({ "name": name, "waiting": load.waiting, "people": load.holding.len(), "wait": wait.flatten() })
        })
        .collect();
    Ok(Some(json!({
        "now": host.clock.now(),
        "queues": queues,
        "waiting": waiting,
        "mine": listed.iter().filter(|one| one.agent.as_deref() == Some(me)).collect::<Vec<_>>(),
        "approvals": listed.iter().filter(|one| one.card.approval.is_some()).collect::<Vec<_>>(),
        "desk": host.desk.status(),
    })))
}
