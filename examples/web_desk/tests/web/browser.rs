//! Chromium, driven over the WebDriver protocol, a window for each person.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by them"
)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::server::{Folder, Running};

const PATIENCE: Duration = Duration::from_secs(60);
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The driver, and the windows that it opens.
pub struct Driver {
    url: String,
    folder: Folder,
    _running: Running,
}

impl Driver {
    pub fn start(name: &str) -> Self {
        let folder = Folder::new(&format!("chromium-{name}"));
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let running = Running(command.spawn().expect("chromedriver, of Debian's package chromium-driver"));
        let driver = Self { url: format!("http://127.0.0.1:{port}"), folder, _running: running };
        let began = Instant::now();
        while ureq::get(format!("{}/status", driver.url)).call().is_err() {
            assert!(began.elapsed() < PATIENCE, "chromedriver does not start");
            std::thread::sleep(Duration::from_millis(100));
        }
        driver
    }

    /// A browser of its own, with cookies of its own.
    pub fn open(&self, name: &str, page: &str, size: (u32, u32)) -> Page {
        let data = self.folder.0.join(name);
        let mut flags: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ]
        .map(str::to_owned)
        .to_vec();
        flags.push(format!("--user-data-dir={}", data.display()));
        flags.push(format!("--window-size={},{}", size.0, size.1));
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "unhandledPromptBehavior": "ignore",
            "goog:chromeOptions": { "args": flags, "binary": "/usr/bin/chromium" },
        }}});
        let session = call("POST", &format!("{}/session", self.url), &wanted).unwrap();
        let id = session["sessionId"].as_str().unwrap();
        let browser = Page { url: format!("{}/session/{id}", self.url) };
        // A headless window is narrower than a phone only by this command.
        browser.command("POST", "/window/rect", &json!({ "width": size.0, "height": size.1 }));
        browser.command("POST", "/url", &json!({ "url": page }));
        browser
    }
}

pub struct Page {
    url: String,
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = call("DELETE", &self.url, &Value::Null);
    }
}

impl Page {
    fn command(&self, method: &str, path: &str, body: &Value) -> Value {
        call(method, &format!("{}{path}", self.url), body).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// What a script returns.
    pub fn script(&self, script: &str) -> Value {
        self.command("POST", "/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Waits until a script returns something true.
    pub fn until(&self, what: &str, script: &str) -> Value {
        let began = Instant::now();
        loop {
            let value = self.script(script);
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return value;
            }
            let text = || self.script("return document.body.innerText");
            assert!(
                began.elapsed() < PATIENCE,
                "waited in vain for {what}; the page says:\n{}",
                text().as_str().unwrap()
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Waits until the page shows this text.
    pub fn shows(&self, text: &str) {
        self.until(text, &format!("return document.body.innerText.includes({})", json!(text)));
    }

    fn element(&self, css: &str) -> String {
        self.until(css, &format!("return !!document.querySelector({})", json!(css)));
        let found = self.command("POST", "/element", &json!({ "using": "css selector", "value": css }));
        found[ELEMENT].as_str().unwrap().to_owned()
    }

    pub fn click(&self, css: &str) {
        let element = self.element(css);
        self.command("POST", &format!("/element/{element}/click"), &json!({}));
    }

    /// Types into the element; `\u{e007}` is Enter.
    pub fn types(&self, css: &str, text: &str) {
        let element = self.element(css);
        self.command("POST", &format!("/element/{element}/value"), &json!({ "text": text }));
    }

    /// Presses keys wherever the focus is.
    pub fn keys(&self, keys: &str) {
        let presses = keys
            .chars()
            .flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]);
        let actions = json!({ "actions": [{ "type": "key", "id": "keys", "actions": presses.collect::<Vec<_>>() }] });
        self.command("POST", "/actions", &actions);
    }

    pub fn reload(&self) {
        self.command("POST", "/refresh", &json!({}));
    }

    /// Keeps a picture where `SCREENSHOTS` says, for people to look at.
    pub fn picture(&self, name: &str) {
        let Ok(folder) = std::env::var("SCREENSHOTS") else { return };
        let picture = self.command("GET", "/screenshot", &Value::Null);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(Path::new(&folder).join(format!("{name}.base64")), picture.as_str().unwrap()).unwrap();
    }
}

fn call(method: &str, url: &str, body: &Value) -> Result<Value, String> {
    let config = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).http_status_as_error(false).build();
    let agent = ureq::Agent::new_with_config(config);
    let mut response = match method {
        "GET" => agent.get(url).call(),
        "DELETE" => agent.delete(url).call(),
        _ => agent.post(url).send(body.to_string()),
    }
    .map_err(|error| error.to_string())?;
    let is_ok = response.status().is_success();
    let text = response.body_mut().read_to_string().map_err(|error| error.to_string())?;
    let value: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    if is_ok { Ok(value["value"].clone()) } else { Err(text) }
}
