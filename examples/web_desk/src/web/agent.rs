//! What the agents' page asks for and sends.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use firstline::{EventKind, Phase, Target};
use serde::Deserialize;
use serde_json::{Value, json};

use super::guard::agent;
use super::refusal::Refusal;
use super::{Web, blocking};
use crate::host::room::CAPACITY;
use crate::host::{Happening, Host, HostError};
use crate::store::conversations::Stored;

/// How many articles a search gives.
const MOST: usize = 5;
/// The longest words on file, in characters.
const LONGEST: usize = 200;

/// An event as the agents' page tells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    id: String,
    kind: EventKind,
    #[serde(default)]
    disposition: String,
    #[serde(default)]
    tags: String,
}

/// All that is known of a conversation.
pub async fn conversation(
    State(web): State<Arc<Web>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    let told = blocking(&web, move |host| {
        agent(host, &headers, false)?;
        let stored = host.store.conversation(&id)?.ok_or_else(Refusal::not_found)?;
        let mut lines = Vec::new();
        loop {
            let next = host.store.lines_after(&id, lines.len() as i64)?;
            if next.is_empty() {
                break;
            }
            lines.extend(next.iter().map(|line| value(Some(&line.body))));
        }
        let guide = stored.conversation.guide.as_ref();
        Ok(json!({
            "id": id,
            "version": stored.version,
            "phase": stored.conversation.phase,
            "agent": stored.agent,
            "approval": stored.conversation.approval,
            "lines": lines,
            "packet": value(stored.packet.as_deref()),
            "assist": value(stored.assist.as_deref()),
            "guide": guide,
            "slots": stored.conversation.slots,
            "rating": stored.conversation.rating,
            "disposition": stored.disposition,
            "tags": stored.tags,
        }))
    })
    .await?;
    Ok(Json(told))
}

fn value(json: Option<&str>) -> Value {
    json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

pub async fn event(
    State(web): State<Arc<Web>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(told): Json<Told>,
) -> Result<StatusCode, Refusal> {
    blocking(&web, move |host| {
        let me = agent(host, &headers, true)?.agent;
        let kind = of_agents(told.kind, &me)?;
        let cut = |text: &str| text.chars().take(LONGEST).collect::<String>();
        let filed = (kind == EventKind::Resolved).then(|| (cut(&told.disposition), cut(&told.tags)));
        let happening = Happening { id: format!("a-{}", told.id), kind, filed };
        host.happen(&id, &happening, |stored| may(host, stored, &happening.kind, &me))?;
        Ok(())
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says to the customer that an agent types.
pub async fn typing(
    State(web): State<Arc<Web>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Refusal> {
    blocking(&web, move |host| {
        agent(host, &headers, true)?;
        host.hub.typing(&id);
        Ok(host.store.tell(&format!("typing {id}"))?)
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
pub struct Search {
    q: String,
}

/// What answers those words, as the engine would find it.
pub async fn articles(
    State(web): State<Arc<Web>>,
    Query(search): Query<Search>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    let found = blocking(&web, move |host| {
        agent(host, &headers, false)?;
        let engine = host.desk.engine();
        let words: String = search.q.chars().take(LONGEST).collect();
        let evidence = engine.understand(&words, None);
        let article = |target: &Target| match target {
            Target::Article(id) => engine.desk().article(id),
            Target::Intent(id) => {
                let article = engine.desk().intent(id).and_then(|intent| intent.article.as_ref());
                article.and_then(|article| engine.desk().article(&article.value))
            }
        };
        let mut found: Vec<Value> = Vec::new();
        for article in evidence.candidates.iter().filter_map(|candidate| article(&candidate.target)) {
            let told = json!({ "title": article.name(), "text": article.answer.value });
            if found.len() < MOST && !found.contains(&told) {
                found.push(told);
            }
        }
        Ok(found)
    })
    .await?;
    Ok(Json(json!({ "articles": found })))
}

/// What agents may tell; who they are, the session says.
fn of_agents(kind: EventKind, me: &str) -> Result<EventKind, Refusal> {
    let agent = me.to_owned();
    Ok(match kind {
        EventKind::AgentJoined { .. } => EventKind::AgentJoined { agent },
        EventKind::Approved { .. } => EventKind::Approved { agent },
        EventKind::Refused { .. } => EventKind::Refused { agent },
        EventKind::AgentMessage { .. }
        | EventKind::AgentLeft
        | EventKind::Transferred { .. }
        | EventKind::ReturnedToBot
        | EventKind::Resolved => kind,
        _ => return Err(Refusal::new(StatusCode::FORBIDDEN, "an agent cannot tell that")),
    })
}

/// Whether that agent may do that to the conversation as it stands.
fn may(host: &Host, stored: &Stored, kind: &EventKind, me: &str) -> Result<(), HostError> {
    let conversation = &stored.conversation;
    match kind {
        EventKind::Approved { .. } | EventKind::Refused { .. } if conversation.approval.is_some() => Ok(()),
        EventKind::Approved { .. } | EventKind::Refused { .. } => {
            Err(HostError::Refused("nothing is to be allowed here"))
        }
        EventKind::AgentJoined { .. } if conversation.phase != Phase::Waiting => {
            Err(HostError::Refused("somebody else has taken it"))
        }
        EventKind::AgentJoined { .. } => {
            let chats = host.store.holding()?.into_iter().find(|(agent, _)| agent == me).map_or(0, |(_, chats)| chats);
            if chats < i64::from(CAPACITY) {
                Ok(())
            } else {
                Err(HostError::Refused("you have as many chats as you can hold"))
            }
        }
        EventKind::Transferred { queue } if !host.desk.engine().desk().settings.queues.contains_key(queue) => {
            Err(HostError::Refused("there is no such queue"))
        }
        _ if stored.agent.as_deref() == Some(me) && conversation.phase == Phase::WithPerson => Ok(()),
        _ => Err(HostError::Refused("it is not with you")),
    }
}
