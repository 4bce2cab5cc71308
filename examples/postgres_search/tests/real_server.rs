//! Against a real PostgreSQL, which the test starts in a temporary folder and stops at its end. It listens on a socket in that
//! folder alone.
//!
//! The server's programs are looked for in `FIRSTLINE_PGBIN`, else where Debian's package `postgresql` puts them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test may start a server, and stop where it cannot go on"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use firstline::{
    Action, Conversation, Decision, Engine, Event, EventKind, FoundArticle, Language, Sources, answer, read_sources,
};
use postgres::{Config, NoTls};
use postgres_search::PostgresSearch;

/// A running server.
struct Server {
    folder: PathBuf,
    programs: PathBuf,
}

impl Server {
    fn start(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("firstline-{name}-{}", std::process::id()));
        let server = Self { folder, programs: programs() };
        let _ = fs::remove_dir_all(&server.folder);
        fs::create_dir_all(&server.folder).expect("a folder is made");
        if is_root() {
            assert!(run(Command::new("chown").arg("postgres").arg(&server.folder)), "the server's user has the folder");
        }
        let data = server.folder.join("data");
        let data = data.to_str().expect("a path");
        let init = server
            .program("initdb")
            .args(["-D", data, "-U", "firstline", "-A", "trust", "--no-sync", "-E", "UTF8"])
            .status();
        assert!(init.expect("initdb runs").success());
        let options = format!("-c listen_addresses='' -c fsync=off -k {}", server.folder.display());
        let log = server.folder.join("log");
        let log = log.to_str().expect("a path");
        let start = server.program("pg_ctl").args(["-D", data, "-l", log, "-o", &options, "-w", "start"]).status();
        assert!(start.expect("pg_ctl runs").success(), "{}", fs::read_to_string(log).unwrap_or_default());
        server
    }

    /// One of PostgreSQL's programs, as a user who is not root, because it refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = match is_root() {
            true => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--"]).arg(program);
                command
            }
            false => Command::new(program),
        };
        command.current_dir(&self.folder).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn config(&self) -> Config {
        let mut config = Config::new();
        config.host_path(&self.folder).user("firstline").dbname("postgres");
        config
    }

    fn stop(&self) {
        let data = self.folder.join("data");
        let _ = self.program("pg_ctl").arg("-D").arg(data).args(["-m", "immediate", "-w", "stop"]).status();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn programs() -> PathBuf {
    if let Some(folder) = std::env::var_os("FIRSTLINE_PGBIN") {
        return folder.into();
    }
    let versions = fs::read_dir("/usr/lib/postgresql").expect("the package `postgresql` is installed");
    let folders = versions.map(|version| version.expect("a version").path().join("bin"));
    folders.filter(|folder| folder.join("initdb").exists()).max().expect("a server is installed")
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("`id` runs");
    id.stdout.trim_ascii() == b"0"
}

fn run(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

fn article(id: &str, title: &str, questions: &[&str], answer: &str) -> FoundArticle {
    FoundArticle {
        article: id.to_owned(),
        title: title.to_owned(),
        questions: questions.iter().map(|question| (*question).to_owned()).collect(),
        answer: answer.to_owned(),
    }
}

fn articles() -> [FoundArticle; 3] {
    [
        article(
            "descaling",
            "Descaling the espresso machine",
            &["How do I descale my espresso machine?"],
            "Fill the tank with descaler and start the cleaning programme.",
        ),
        article("grinder", "Cleaning the grinder", &["How do I clean the grinder?"], "Brush the burrs of the grinder."),
        article("invoice", "Finding an invoice", &["Where is my invoice?"], "Invoices are in your account."),
    ]
}

struct Chat {
    engine: Engine,
    conversation: Conversation,
    events: u32,
}

impl Chat {
    fn new() -> Self {
        let mut files = Sources::default();
        files.add("firstline.yml", "desk: Small\nsearch: { host: { within: 3s } }");
        let intents = "- { intent: opening_times, about: when we are open, examples: [when are you open, opening times, what time do you close], reply: From 9 to 5. }
- { intent: parking, about: where to park, examples: [where can i park, is there a car park, parking near you], reply: Behind the shop. }";
        files.add("intents/all.yml", intents);
        let engine = Engine::from_reading(read_sources(files)).expect("the desk builds");
        Self { engine, conversation: Conversation::new("c"), events: 0 }
    }

    fn event(&mut self, kind: EventKind) -> Decision {
        self.events += 1;
        let at = "2026-11-23T10:00:00Z".parse().expect("a time");
        let step = self.engine.step(&self.conversation, &Event::new(self.events.to_string(), at, kind));
        self.conversation = step.conversation;
        step.decision
    }

    /// What a host does: it asks the engine, and the database if the engine wants it to.
    fn says(&mut self, search: &mut PostgresSearch, text: &str) -> Decision {
        let decision = self.event(EventKind::Message { text: text.to_owned() });
        match &decision.search {
            Some(query) => self.event(answer(search, query)),
            None => decision,
        }
    }
}

#[test]
fn articles_are_found_by_words_and_what_fails_ends_in_a_safe_decision() {
    let server = Server::start("words");
    let mut search = PostgresSearch::new(server.config(), Duration::from_millis(500));
    search.prepare().expect("the table is made");
    search.prepare().expect("it may be made again");
    for article in articles() {
        search.put(&article, Language::English).expect("the article is kept");
    }
    let mut chat = Chat::new();
    let found = chat.says(&mut search, "how can i descale my espresso machine");
    assert_eq!((found.action, found.text.as_str()), (Action::Answer, articles()[0].answer.as_str()));
    let hostile = chat.says(&mut search, "grinder' | !cleaning & (grinder:* \\ -- ; DROP TABLE articles");
    assert!(hostile.trace.faults.is_empty(), "{:?}", hostile.trace.faults);
    let replaced =
        article("descaling", "Descaling the espresso machine", &["How do I descale my espresso machine?"], "Call us.");
    search.put(&replaced, Language::English).expect("the article is replaced");
    assert_eq!(Chat::new().says(&mut search, "how can i descale my espresso machine").text, "Call us.");

    // Another transaction holds the table for longer than a search may take.
    let mut other = server.config().connect(NoTls).expect("it connects");
    let mut holds = other.transaction().expect("a transaction begins");
    holds.batch_execute("LOCK TABLE articles").expect("the table is locked");
    let late = Chat::new().says(&mut search, "how can i descale my espresso machine");
    assert_eq!((late.action, late.trace.faults[0].code.as_str()), (Action::Rephrase, "search-failed"));
    assert!(late.trace.faults[0].message.contains("statement timeout"), "{:?}", late.trace.faults);
    holds.rollback().expect("the lock is given back");
    assert_eq!(Chat::new().says(&mut search, "how can i descale my espresso machine").text, "Call us.");

    server.stop();
    let down = Chat::new().says(&mut search, "how can i descale my espresso machine");
    assert_eq!((down.action, down.trace.faults[0].code.as_str()), (Action::Rephrase, "search-failed"));
}

/// An encoder that knows two meanings. A host calls an embedding service here.
fn encode(text: &str) -> Vec<f32> {
    let text = text.to_lowercase();
    let says = |words: &[&str]| f32::from(u8::from(words.iter().any(|word| text.contains(word))));
    vec![says(&["descal", "limescale", "chalk"]), says(&["invoice", "bill"]), 0.1]
}

#[test]
fn where_pgvector_is_installed_articles_are_found_by_meaning() {
    let server = Server::start("meaning");
    let mut client = server.config().connect(NoTls).expect("it connects");
    let installed = "SELECT 1 FROM pg_available_extensions WHERE name = 'vector'";
    let has_vectors = !client.query(installed, &[]).expect("it answers").is_empty();
    let search = PostgresSearch::new(server.config(), Duration::from_secs(5));
    let mut search = search.with_encoder(Box::new(encode));
    if !has_vectors {
        let error = search.prepare().expect_err("there is no pgvector");
        assert!(error.to_string().contains("vector"), "{error}");
        println!("pgvector is not installed here; FIRSTLINE_PGBIN names a server that has it");
        return;
    }
    search.prepare().expect("the table is made");
    for article in articles() {
        search.put(&article, Language::English).expect("the article is kept");
    }
    let query = |words: &str| firstline::SearchQuery {
        search: "1".to_owned(),
        text: words.to_owned(),
        words: words.split(' ').map(str::to_owned).collect(),
        language: Language::English,
        limit: 5,
        until: "2026-11-23T10:00:00Z".parse().expect("a time"),
    };
    let found = firstline::Retriever::find(&mut search, &query("chalk everywhere")).expect("it answers");
    assert_eq!(found[0].article, "descaling", "no word of it stands in the article");
    let found = firstline::Retriever::find(&mut search, &query("my bill of the grinder")).expect("it answers");
    assert!(found[..2].iter().any(|article| article.article == "invoice"), "{found:?}");
    assert!(found[..2].iter().any(|article| article.article == "grinder"), "{found:?}");
}

#[test]
fn a_database_that_is_not_there_is_a_failure_and_no_panic() {
    let mut config = Config::new();
    config.host_path(Path::new("/nonexistent")).user("firstline");
    let mut search = PostgresSearch::new(config, Duration::from_millis(200));
    let decision = Chat::new().says(&mut search, "how can i descale my espresso machine");
    assert_eq!((decision.action, decision.trace.faults[0].code.as_str()), (Action::Rephrase, "search-failed"));
}
