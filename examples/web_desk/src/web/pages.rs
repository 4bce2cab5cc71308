//! The two pages and what they load: all of it is in the program.

use std::sync::Arc;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;

use super::Web;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

const FILES: [(&str, &str, &str); 10] = [
    ("/", HTML, include_str!("../../assets/customer.html")),
    ("/agent", HTML, include_str!("../../assets/agent.html")),
    ("/assets/base.css", CSS, include_str!("../../assets/base.css")),
    ("/assets/customer.css", CSS, include_str!("../../assets/customer.css")),
    ("/assets/agent.css", CSS, include_str!("../../assets/agent.css")),
    ("/assets/customer.js", SCRIPT, include_str!("../../assets/customer.js")),
    ("/assets/agent.js", SCRIPT, include_str!("../../assets/agent.js")),
    ("/assets/chat.js", SCRIPT, include_str!("../../assets/chat.js")),
    ("/assets/panel.js", SCRIPT, include_str!("../../assets/panel.js")),
    ("/assets/dom.js", SCRIPT, include_str!("../../assets/dom.js")),
];

pub fn routes() -> Router<Arc<Web>> {
    FILES.into_iter().fold(Router::new(), |router, (path, kind, text)| {
        router.route(path, get(move || async move { ([(CONTENT_TYPE, kind)], text).into_response() }))
    })
}
