//! Starts the server: `cargo run --release -p web_desk`, in a desk's folder. `web_desk agent NAME` adds an agent, or gives one
//! another password, which it reads from its input.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use firstline::{LiveDesk, Reloaded};
use web_desk::host::clock::Clock;
use web_desk::host::{Host, dashboard, sender, timers};
use web_desk::settings::Settings;
use web_desk::store::Store;
use web_desk::web::{router, secret};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match &words[..] {
        [] => serve(),
        ["agent", name] => add_agent(name),
        _ => Err("use: web_desk, or web_desk agent NAME".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("web_desk: {error}");
            ExitCode::FAILURE
        }
    }
}

fn open(settings: &Settings) -> Result<Store, String> {
    let store = match &settings.postgres {
        Some(url) => Store::postgres(url),
        None => Store::sqlite(&settings.file),
    };
    store.map_err(|error| error.to_string())
}

fn add_agent(name: &str) -> Result<(), String> {
    let store = open(&Settings::from_environment()?)?;
    if std::io::stdin().is_terminal() {
        eprintln!("the password of `{name}`, and Enter:");
    }
    let mut password = String::new();
    std::io::stdin().read_line(&mut password).map_err(|error| error.to_string())?;
    let password = password.trim_end_matches(['\r', '\n']);
    if password.len() < 8 {
        return Err("a password has at least 8 characters".to_owned());
    }
    store.set_agent(name, &secret::password_hash(password)?).map_err(|error| error.to_string())
}

fn serve() -> Result<(), String> {
    let settings = Settings::from_environment()?;
    let desk = LiveDesk::open(&settings.desk).map_err(|error| error.to_string())?;
    let desk = Arc::new(desk);
    let watch = LiveDesk::watch(&desk, |reloaded| match reloaded {
        Reloaded::Unchanged => {}
        Reloaded::Swapped => eprintln!("web_desk: the desk has changed; the new one answers"),
        Reloaded::Kept(broken) => eprintln!("web_desk: the desk stays as it was: {}", broken.error),
    });
    let _watch = watch.map_err(|error| error.to_string())?;
    let store = open(&settings)?;
    if !store.has_agents().map_err(|error| error.to_string())? {
        let password = secret::token().map_err(|error| error.to_string())?;
        store.set_agent("demo", &secret::password_hash(&password)?).map_err(|error| error.to_string())?;
        eprintln!(
            "web_desk: agents log in as `demo` with the password `{password}`; `web_desk agent NAME` adds others"
        );
    }
    let clock = settings.now.map_or_else(Clock::default, Clock::showing);
    let host = Host::new(store, desk, clock, settings.connectors.clone());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().max_blocking_threads(64).build();
    runtime.map_err(|error| error.to_string())?.block_on(run(host, &settings))
}

async fn run(host: Arc<Host>, settings: &Settings) -> Result<(), String> {
    tokio::spawn(timers::run(host.clone()));
    tokio::spawn(sender::run(host.clone()));
    let figures = dashboard::start(host.clone());
    let listener = tokio::net::TcpListener::bind(settings.listen).await;
    let listener = listener.map_err(|error| format!("`{}`: {error}", settings.listen))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    eprintln!("web_desk: customers at http://{address}/, agents at http://{address}/agent");
    let app = router(host, figures, settings.per_minute).into_make_service_with_connect_info::<SocketAddr>();
    // Streams never end by themselves, so that they are not waited for.
    tokio::select! {
        served = async { axum::serve(listener, app).await } => served.map_err(|error| error.to_string()),
        stopped = tokio::signal::ctrl_c() => stopped.map_err(|error| error.to_string()),
    }
}
