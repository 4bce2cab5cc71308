//! What strangers get: nothing.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by them")]

use crate::server::{PASSWORD, Server};
use serde_json::{Value, json};
use ureq::http::Response;

/// A request, with the cookie and the token of the page.
fn post(url: &str, cookie: &str, csrf: &str, body: &str) -> Response<ureq::Body> {
    let request = agent().post(url).header("content-type", "application/json").header("cookie", cookie);
    request.header("x-csrf-token", csrf).send(body).unwrap()
}

fn get(url: &str, cookie: &str) -> Response<ureq::Body> {
    agent().get(url).header("cookie", cookie).call().unwrap()
}

fn agent() -> ureq::Agent {
    ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build())
}

fn body(mut response: Response<ureq::Body>) -> Value {
    serde_json::from_str(&response.body_mut().read_to_string().unwrap()).unwrap_or_default()
}

fn cookie(response: &Response<ureq::Body>) -> String {
    let set = response.headers().get("set-cookie").expect("a cookie").to_str().unwrap();
    assert!(set.contains("HttpOnly") && set.contains("Secure") && set.contains("SameSite=Strict"), "{set}");
    set.split(';').next().unwrap().to_owned()
}

fn message(id: &str, text: &str) -> String {
    json!({ "id": id, "kind": { "message": { "text": text } } }).to_string()
}

#[test]
fn strangers_get_nothing() {
    let server = Server::start("security");
    let at = |path: &str| format!("{}{path}", server.url);

    // Customers see their own conversation.
    let begun = post(&at("/api/conversations"), "", "", "{}");
    let mine = cookie(&begun);
    let id = body(begun).get("id").and_then(Value::as_str).unwrap().to_owned();
    assert_eq!(id.len(), 32, "128 bits");
    let theirs = cookie(&post(&at("/api/conversations"), "", "", "{}"));
    let (events, stream) =
        (at(&format!("/api/conversations/{id}/events")), at(&format!("/api/conversations/{id}/stream")));
    for stranger in ["", &theirs] {
        assert_eq!(post(&events, stranger, "", &message("1", "hello")).status(), 404);
        assert_eq!(get(&stream, stranger).status(), 404);
    }
    assert_eq!(post(&events, &mine, "", &message("1", "hello")).status(), 204);
    assert_eq!(post(&events, &mine, "", &message("1", "hello")).status(), 204, "the same again is no mistake");

    // They cannot say what agents or the host say.
    for kind in [
        "\"resolved\"",
        "\"agent_joined\"",
        r#"{"agent_message":{"text":"x"}}"#,
        r#"{"customer":{"tier":"gold"}}"#,
        "\"woke_up\"",
    ] {
        let told = format!(r#"{{"id":"x{}","kind":{kind}}}"#, kind.len());
        assert_eq!(post(&events, &mine, "", &told).status(), 403, "{kind}");
    }

    // Limits: of a body, of its kind, of messages.
    assert_eq!(post(&events, &mine, "", &message("2", &"x".repeat(40_000))).status(), 413);
    assert_eq!(
        agent().post(&events).header("cookie", &mine).content_type("text/plain").send("{}").unwrap().status(),
        415
    );
    let statuses: Vec<u16> = (10..60)
        .map(|number| post(&events, &mine, "", &message(&number.to_string(), "hello")).status().as_u16())
        .collect();
    assert!(statuses.contains(&429), "{statuses:?}");
    let begun: Vec<u16> = (0..30).map(|_| post(&at("/api/conversations"), "", "", "{}").status().as_u16()).collect();
    assert!(begun.contains(&429), "{begun:?}");

    // Agents log in, and what they change comes from their page.
    let joins = json!({ "id": "1", "kind": "agent_joined" }).to_string();
    let of_agents = at(&format!("/agent/conversations/{id}"));
    for path in [&of_agents, &at("/agent/stream"), &at("/agent/me"), &at("/agent/articles?q=x")] {
        assert_eq!(get(path, &mine).status(), 401, "{path}");
    }
    assert_eq!(post(&format!("{of_agents}/events"), &mine, "", &joins).status(), 401);
    let login = |password: &str| {
        post(&at("/agent/login"), "", "", &json!({ "name": "mira", "password": password }).to_string())
    };
    assert_eq!(login("guessed").status(), 401);
    let session = login(PASSWORD);
    let agents = cookie(&session);
    let csrf = body(session).get("csrf").and_then(Value::as_str).unwrap().to_owned();
    assert_eq!(post(&format!("{of_agents}/events"), &agents, "", &joins).status(), 403);
    assert_eq!(post(&format!("{of_agents}/events"), &agents, "guessed", &joins).status(), 403);
    assert_eq!(post(&format!("{of_agents}/events"), &agents, &csrf, &joins).status(), 409, "nobody waits there");
    assert_eq!(post(&at("/agent/logout"), &agents, &csrf, "{}").status(), 204);
    assert_eq!(get(&of_agents, &agents).status(), 401);
    let guesses: Vec<u16> = (0..12).map(|_| login("guessed").status().as_u16()).collect();
    assert!(guesses.contains(&429), "{guesses:?}");

    // Pages run no script but their own files.
    for page in ["/", "/agent"] {
        let mut page = get(&at(page), "");
        let policy = page.headers().get("content-security-policy").unwrap().to_str().unwrap().to_owned();
        assert!(
            policy.contains("script-src 'self'") && policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
        let html = page.body_mut().read_to_string().unwrap();
        let inline = html.split("<script").skip(1).any(|script| !script.starts_with(" type=\"module\" src=\"/assets/"));
        assert!(!inline && !html.contains(" on") && !html.contains("style="), "nothing inline");
    }
}
