//! `firstline check --watch`: checks again whenever a file of the desk is saved.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher};

/// How long no file may change before the desk is read again: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(150);
/// Wipes the screen and what has scrolled away.
const CLEAR: &str = "\u{1b}[2J\u{1b}[3J\u{1b}[H";

/// What a round of checking says, and the folders whose files it read.
pub(super) struct Round {
    pub text: String,
    pub folders: BTreeSet<PathBuf>,
}

/// Prints what `check` says, now and after each change of a desk's file, until the reader of the output goes away.
///
/// # Errors
/// If a folder cannot be watched.
pub(super) fn watch(clear: bool, mut check: impl FnMut() -> Result<Round, String>) -> Result<(), String> {
    let (sender, changes) = channel();
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| concerns_desk(&event)) {
            // Nobody listens any more once the command ends.
            let _ = sender.send(());
        }
    });
    let mut watcher = watcher.map_err(|error| format!("firstline: cannot watch files: {error}"))?;
    let mut watched = BTreeSet::new();
    loop {
        let round = check()?;
        // A folder that came with the last change is new; one that is not there yet comes with a change of the desk's own.
        for folder in round.folders.iter().filter(|folder| folder.is_dir()) {
            if watched.insert(folder.clone()) {
                let fails = |error| format!("firstline: cannot watch `{}`: {error}", folder.display());
                watcher.watch(folder, RecursiveMode::NonRecursive).map_err(fails)?;
            }
        }
        let mut out = io::stdout().lock();
        let start = if clear { CLEAR } else { "" };
        let printed = writeln!(out, "{start}{}watching; Ctrl-C ends", round.text).and_then(|()| out.flush());
        drop(out);
        if printed.is_err() || !changed(&changes) {
            return Ok(());
        }
    }
}

/// Waits for a change, and until no more follow; `false` if none can come.
fn changed(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    while changes.recv_timeout(QUIET).is_ok() {}
    true
}

/// Whether a file that a desk is read from was written, moved or deleted, or a folder came or went.
fn concerns_desk(event: &Event) -> bool {
    let is_text = |path: &Path| {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        !hidden && path.extension().is_none_or(|ending| ending == "yml" || ending == "md")
    };
    !event.kind.is_access() && event.paths.iter().any(|path| is_text(path))
}
