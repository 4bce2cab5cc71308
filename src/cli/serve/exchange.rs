//! One event in, one decision out, as JSON: the same by lines and over HTTP.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::sessions::Sessions;
use crate::conversation::decision::{Decision, Step};
use crate::conversation::event::{Event, EventKind};
use crate::conversation::state::{Conversation, STATE_VERSION};
use crate::engine::Engine;

/// The longest id of a conversation or an event, in characters.
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
    let whole: Value = serde_json::from_str(text).map_err(|error| Refusal::json(&error, text))?;
    let request: Request = match serde_json::from_str(text) {
        Ok(request) => request,
        Err(error) => {
            serde_json::from_value(in_whole_numbers(whole.clone())).map_err(|_| Refusal::json(&error, text))?
        }
    };
    if let Some(key) = list_for_map(&whole) {
        return Err(Refusal::new("invalid", format!("`{key}` is a map, and no list")));
    }
    for (what, id) in [("conversation", &request.conversation), ("event.id", &request.event.id)] {
        if id.is_empty() || id.chars().count() > MAX_ID {
            return Err(Refusal::new("invalid", format!("`{what}` has from 1 to {MAX_ID} characters")));
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

/// The same with `3` for `3.0`: JSON knows one kind of number, and some hosts write every number with a fraction.
fn in_whole_numbers(value: Value) -> Value {
    match value {
        Value::Number(number) => {
            let whole = number.as_f64().filter(|float| number.is_f64() && float.fract() == 0.0);
            let whole = whole.filter(|float| (0.0..=f64::from(u32::MAX)).contains(float));
            whole.map_or(Value::Number(number), |float| Value::from(float as u64))
        }
        Value::Array(items) => items.into_iter().map(in_whole_numbers).collect(),
        Value::Object(map) => map.into_iter().map(|(key, value)| (key, in_whole_numbers(value))).collect(),
        other => other,
    }
}

/// The key of a list where a map should stand. Serde reads one as the map's values, in their order.
fn list_for_map(request: &Value) -> Option<&str> {
    let Some(event) = request.get("event") else { return Some("the request") };
    let Some(kind) = event.get("kind") else { return Some("event") };
    let (name, inner) = kind.as_object()?.iter().next()?;
    let lists = |key: &'static str, part: &Value| {
        let parts = part.get(key).and_then(Value::as_array);
        parts.is_some_and(|parts| parts.iter().any(Value::is_array)).then_some(key)
    };
    if inner.is_array() {
        return Some(name);
    }
    match name.as_str() {
        "opened" => inner.get("customer").filter(|customer| customer.is_array()).map(|_| "customer"),
        "queues" => inner.as_object()?.iter().find(|(_, load)| load.is_array()).map(|(queue, _)| queue.as_str()),
        "found" => lists("articles", inner),
        _ => None,
    }
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
        assert_eq!((broken.code, broken.column), ("malformed", Some(34)));
        let unknown = refused(r#"{"conversation":"c","events":[]}"#);
        assert!(unknown.code == "invalid" && unknown.message.starts_with("unknown field `events`"), "{unknown:?}");
        let event = |kind: &str| {
            format!(r#"{{"conversation":"c","event":{{"id":"1","at":"2026-11-23T10:00:00Z","kind":{kind}}}}}"#)
        };
        assert_eq!(refused(&event(r#""telepathy""#)).code, "unknown-event");
        assert!(read(event(r#""opened""#).as_bytes()).is_ok());
        assert_eq!(refused(&event(r#""opened""#).replace("\"1\"", "\"\"")).code, "invalid");
        assert!(refused(&event(r#"{"customer":[null,null]}"#)).message.contains("`customer` is a map"));
        assert!(refused(&event(r#"{"found":{"search":"1","articles":[["a","b"]]}}"#)).message.contains("`articles`"));
        assert_eq!(
            refused(&format!(r#"["c",{}]"#, r#"{"id":"1","at":"2026-11-23T10:00:00Z","kind":"opened"}"#)).code,
            "invalid"
        );
        assert!(read(event(r#"{"customer":{"contacts":["2026-11-01T10:00:00Z"]}}"#).as_bytes()).is_ok());
        assert!(refused(&event(r#"{"opened":{"customer":[]}}"#)).message.contains("`customer`"));
        assert!(refused(&event(r#"{"queues":{"general":[[]]}}"#)).message.contains("`general`"));
        assert!(read(event(r#"{"choice":{"number":2.0}}"#).as_bytes()).is_ok(), "it is a whole number");
        assert!(refused(&event(r#"{"choice":{"number":2.5}}"#)).message.contains("floating point"));
        assert_eq!(read(b"\xff").expect_err("no text").column, Some(1));
    }
}
