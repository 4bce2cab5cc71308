//! `firstline serve`: the desk as a process, for hosts in any language.

mod exchange;
#[cfg(feature = "serve")]
mod http;
mod lines;
#[cfg(feature = "serve")]
mod metrics;
mod sessions;

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::render::render;
use super::{Outcome, load};
use crate::host::live_desk::{LiveDesk, Reloaded, Watch};
use sessions::Sessions;

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Read one event a line from standard input, as JSON, and write one decision a line
    #[arg(long, conflicts_with = "http", required_unless_present = "http")]
    stdio: bool,
    /// Serve over HTTP at this address; needs the feature `serve`
    #[arg(long, value_name = "HOST:PORT", num_args = 0..=1, default_missing_value = "127.0.0.1:8080")]
    http: Option<String>,
    /// How many conversations are kept in memory; the one that was not used for longest is forgotten first
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    conversations: usize,
    /// Build once, and do not watch the desk's files
    #[arg(long)]
    no_watch: bool,
}

/// Serves the desk until the input ends or the process is asked to stop.
pub(super) fn run(folder: &Path, options: &Options, colour: bool) -> Result<Outcome, String> {
    let engine = load::engine(folder)?;
    let desk = Arc::new(LiveDesk::of(folder, engine));
    // A bundle is one file that `build` writes; a desk is a folder that people edit.
    let watch = (folder.is_dir() && !options.no_watch).then(|| watch(&desk, colour)).transpose()?;
    let mut sessions = Sessions::new(options.conversations);
    if let Some(address) = &options.http {
        http_at(address, &desk, sessions)?;
    } else {
        match lines::serve(&desk, &mut sessions, io::stdin().lock(), io::stdout().lock()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(format!("firstline: {error}")),
            _ => {}
        }
    }
    drop(watch);
    Ok(Outcome::fine(String::new()))
}

#[cfg(feature = "serve")]
fn http_at(address: &str, desk: &Arc<LiveDesk>, sessions: Sessions) -> Result<(), String> {
    http::serve(address, desk, sessions).map_err(|error| format!("firstline: `{address}`: {error}"))
}

#[cfg(not(feature = "serve"))]
fn http_at(_: &str, _: &Arc<LiveDesk>, _: Sessions) -> Result<(), String> {
    Err("firstline: `--http` needs the feature `serve`: cargo install firstline --features cli,serve".to_owned())
}

/// Builds the desk anew when its files change, and tells what came of it on standard error.
fn watch(desk: &Arc<LiveDesk>, colour: bool) -> Result<Watch, String> {
    let told = move |reloaded: &Reloaded| match reloaded {
        Reloaded::Unchanged => {}
        Reloaded::Swapped => eprintln!("firstline: the edited desk answers from now on"),
        Reloaded::Kept(broken) => {
            let diagnostics = render(broken.error.diagnostics(), &broken.sources, colour);
            let why = if diagnostics.is_empty() { broken.error.to_string() } else { diagnostics };
            eprintln!("{}\nfirstline: the desk has errors; the engine that was there stays", why.trim_end());
        }
    };
    LiveDesk::watch(desk, told).map_err(|error| format!("firstline: {error}"))
}
