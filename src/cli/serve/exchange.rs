//! One event in, one decision out, as JSON: the same by lines and over HTTP.

use serde::{Deserialize, Serialize};

use super::sessions::Sessions;
use crate::conversation::decision::{Decision, Step};
use crate::conversation::event::{Event, EventKind};
use crate::conversation::state::{Conversation, STATE_VERSION};
use crate::engine::Engine;

/// The longest id of a conversation or an event, in bytes.
const MAX_ID: usize = 200;

/// What a host sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    conversation: String,
    event: Event,
    /// The conversation as the host keeps it; `null` for a new one. Without it the process keeps the conversation.
    #[serde(default, deserialize_with = "given")]
    state: Option<Option<Box<Conversation>>>,
}

/// Tells `null` from a key that is not there.
fn given<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}

/// What it gets back.
#[derive(Debug, Serialize)]
pub(super) struct Response {
    pub conversation: String,
    pub decision: Decision,
    /// The conversation afterwards, where the host keeps it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Box<Conversation>>,
}

/// Why there is no decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Refusal {
    /// A word for programs.
    pub code: &'static str,
    /// A sentence for people.
    pub message: String,
    /// Where in the line or the body, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

impl Refusal {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), column: None }
    }

    /// What is wrong with the JSON.
    fn json(error: &serde_json::Error, text: &str) -> Self {
        let code = if error.is_data() { "invalid" } else { "malformed" };
        let told = error.to_string();
        let message = told.split(" at line ").next().unwrap_or_default().to_owned();
        let before: usize = text.lines().take(error.line().saturating_sub(1)).map(|line| line.len() + 1).sum();
        Self { code, message, column: Some(before + error.column()).filter(|column| *column > 0) }
    }
}

/// An error as it is sent.
#[derive(Debug, Serialize)]
pub(super) struct Refused<'a> {
    pub error: &'a Refusal,
}

/// Reads a request.
///
/// # Errors
/// If it is no request.
pub(super) fn read(bytes: &[u8]) -> Result<Request, Refusal> {
    let text = str::from_utf8(bytes).map_err(|error| Refusal {
        column: Some(error.valid_up_to() + 1),
        ..Refusal::new("malformed", "it is not UTF-8")
    })?;
    let request: Request = serde_json::from_str(text).map_err(|error| Refusal::json(&error, text))?;
    for (what, id) in [("conversation", &request.conversation), ("event.id", &request.event.id)] {
        if id.is_empty() || id.len() > MAX_ID {
            return Err(Refusal::new("invalid", format!("`{what}` has from 1 to {MAX_ID} bytes")));
        }
    }
    if let EventKind::Unknown { name } = &request.event.kind {
        return Err(Refusal::new("unknown-event", format!("`{name}` is no kind of event that this version knows")));
    }
    if let Some(Some(state)) = &request.state {
        if state.version > STATE_VERSION {
            let message = format!("the state has version {}, and this firstline reads {STATE_VERSION}", state.version);
            return Err(Refusal::new("newer-state", message));
        }
        if state.id != request.conversation {
            let message = format!("the state is that of `{}`", state.id);
            return Err(Refusal::new("invalid", message));
        }
    }
    Ok(request)
}

/// Takes the event through the conversation.
pub(super) fn answer(engine: &Engine, sessions: &mut Sessions, request: Request) -> Response {
    let Request { conversation, event, state } = request;
    let kept_here = state.is_none();
    let before = match state {
        None => sessions.get(&conversation),
        Some(state) => state.map_or_else(|| Conversation::new(&conversation), |state| *state),
    };
    let Step { decision, conversation: after } = engine.step(&before, &event);
    let state = match kept_here {
        true => {
            sessions.put(after);
            None
        }
        false => Some(Box::new(after)),
    };
    Response { conversation, decision, state }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Refusal {
        read(text.as_bytes()).expect_err("it is no request")
    }

    #[test]
    fn refusals_tell_the_place() {
        let broken = refused("{\"conversation\": \"c\",\n  \"event\": }");
        assert_eq!((broken.code, broken.column), ("malformed", Some(33)));
        let unknown = refused(r#"{"conversation":"c","events":[]}"#);
        assert!(unknown.code == "invalid" && unknown.message.starts_with("unknown field `events`"), "{unknown:?}");
        let event = |kind: &str| {
            format!(r#"{{"conversation":"c","event":{{"id":"1","at":"2026-11-23T10:00:00Z","kind":{kind}}}}}"#)
        };
        assert_eq!(refused(&event(r#""telepathy""#)).code, "unknown-event");
        assert!(read(event(r#""opened""#).as_bytes()).is_ok());
        assert_eq!(refused(&event(r#""opened""#).replace("\"1\"", "\"\"")).code, "invalid");
        assert_eq!(read(b"\xff").expect_err("no text").column, Some(1));
    }
}
